//! Live feeds: what was written to the journal, whichever replica wrote it.

use crate::{
    domain::{case::Case, fact::Entry, response::Response},
    store::watch::{Key, happened, written_since},
};
use eventing::{Error, watch::Source};
use jiff::Timestamp;
use sqlx::PgPool;

/// Something that happened to a case.
#[derive(Debug)]
pub struct Happened {
    /// What.
    pub entry: Entry,
    /// The case as it stood when it was read; `None`: its alert was not heard of yet.
    pub case: Option<Case>,
    /// The response that it is about; `None`: not heard of yet.
    pub response: Option<Response>,
}

/// The journal as a table that is watched.
pub struct Journal {
    /// Where it is.
    pub pool: PgPool,
}

impl Source for Journal {
    type Key = Key;
    type Change = Happened;

    async fn keys(&self, since: Timestamp) -> Result<Vec<(Key, Timestamp)>, Error> {
        written_since(&self.pool, since).await
    }

    async fn read(&self, keys: &[Key]) -> Result<Vec<Happened>, Error> {
        happened(&self.pool, keys).await
    }
}
