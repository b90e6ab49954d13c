//! Connections of transactions. Giving one back to the pool and taking it again costs three round trips, more than many a
//! transaction has statements: those that ended well are kept for the next.

use crate::error::Error;
use service_kit::clock::Monotonic;
use sqlx::{Connection as _, Executor as _, PgConnection, PgPool, Postgres, pool::PoolConnection};
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// So long a connection is kept without being used: then others may want it more.
const KEPT: Duration = Duration::from_secs(1);

/// What a transaction does is driven by the keys that it names, each found by an index. A plan is made once for a
/// connection, perhaps while a table is still empty and reading all of it looks cheaper; it must serve when it is not.
macro_rules! begin {
    () => {
        "BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; \
         SET LOCAL plan_cache_mode = force_generic_plan"
    };
}

/// What becomes of a transaction when Postgres dies just after it was committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Commit {
    /// It stands: the commit waits for the disk.
    Stands,
    /// All of it may be as if it had never been: for what is simply done again then.
    MayBeUndone,
}

impl Commit {
    const fn begin(self) -> &'static str {
        match self {
            Self::Stands => begin!(),
            Self::MayBeUndone => concat!(begin!(), "; SET LOCAL synchronous_commit = off"),
        }
    }
}

/// Takes connections from the pool for transactions, and keeps some of them in between.
pub(crate) struct Connections {
    pool: PgPool,
    most: usize,
    /// Longest wait for a kept connection to answer: Postgres may be gone since.
    wait: Duration,
    kept: Mutex<Vec<(Open, Monotonic)>>,
}

impl Connections {
    /// Keeps at most half of what the pool has: reads must not wait for what rests.
    pub(crate) fn new(pool: PgPool, pool_max: u32, wait: Duration) -> Self {
        let most = usize::try_from(pool_max / 2).unwrap_or(usize::MAX);
        Self { pool, most, wait, kept: Mutex::default() }
    }

    /// A connection inside a transaction.
    pub(crate) async fn begin(&self, commit: Commit) -> Result<Open, Error> {
        if let Some(mut open) = self.take() {
            if let Ok(Ok(())) = tokio::time::timeout(self.wait, open.begin(commit)).await {
                return Ok(open);
            }
            // It was cut off since: so were the others. The pool looks at each before it gives it away.
            self.forget();
        }
        let mut open = Open { connection: self.pool.acquire().await?, inside: false };
        open.begin(commit).await?;
        Ok(open)
    }

    fn take(&self) -> Option<Open> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(_, since)| since.elapsed() < KEPT);
        kept.pop().map(|(open, _)| open)
    }

    /// Keeps one for the next transaction, unless enough are kept; what was not used for a while goes back to the pool.
    pub(crate) fn keep(&self, mut open: Open) {
        // What a batch wrote stays as long as the connection otherwise, at its greatest length: 21 of alert-rules' 47 MiB.
        // To grow again costs small transactions nothing that could be measured.
        open.connection.shrink_buffers();
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(_, since)| since.elapsed() < KEPT);
        if kept.len() < self.most && !self.pool.is_closed() {
            kept.push((open, Monotonic::start()));
        }
    }

    /// Gives all that are kept back to the pool, which closes those that do not answer.
    pub(crate) fn forget(&self) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// A connection, inside a transaction or after one. Dropped inside it is closed: nobody must get a connection of which it
/// isn't known what it is in the middle of.
pub(crate) struct Open {
    connection: PoolConnection<Postgres>,
    inside: bool,
}

impl Open {
    async fn begin(&mut self, commit: Commit) -> Result<(), Error> {
        self.inside = true;
        self.connection.execute(commit.begin()).await?;
        Ok(())
    }

    pub(crate) async fn commit(&mut self) -> Result<(), Error> {
        self.connection.execute("COMMIT").await?;
        self.inside = false;
        Ok(())
    }

    pub(crate) async fn rollback(&mut self) -> Result<(), Error> {
        self.connection.execute("ROLLBACK").await?;
        self.inside = false;
        Ok(())
    }

    pub(crate) fn connection(&mut self) -> &mut PgConnection {
        &mut self.connection
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        if self.inside {
            self.connection.close_on_drop();
        }
    }
}
