//! Live feeds: what was written to the journal, whichever replica wrote it.

use crate::{
    domain::{case::Case, fact::Entry, response::Response},
    store::watch::{Key, happened, written_since},
};
use eventing::{Database, Error, watch::Source};
use jiff::Timestamp;

/// Something that happened to a case.
#[derive(Debug)]
pub struct Happened {
    /// What.
    pub entry: Entry,
    /// The case as it stood when it was read; `None`: its alert was not heard of yet.
    pub case: Option<Case>,
    /// The response that it is about, where there is no case to show; `None`: not heard of yet either.
    pub response: Option<Response>,
    /// The business instant at which both were read: whether the case is overdue is told as of then.
    pub read_at: Timestamp,
}

/// The journal as a table that is watched.
pub struct Journal {
    /// Where it is.
    pub database: Database,
}

impl Source for Journal {
    type Key = Key;
    type Change = Happened;

    async fn keys(&self, since: Timestamp) -> Result<Vec<(Key, Timestamp)>, Error> {
        written_since(self.database.pool(), since).await
    }

    async fn read(&self, keys: &[Key]) -> Result<Vec<Happened>, Error> {
        // Once for all of them: a reading per change and watcher would queue behind each other.
        let now = self.database.now().await?.business;
        happened(self.database.pool(), keys, now).await
    }
}
