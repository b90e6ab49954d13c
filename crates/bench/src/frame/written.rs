//! Rows and bytes written, by Postgres' own statistics.

use anyhow::{Context as _, ensure};
use contracts::topology::ServiceName;
use service_kit::clock::Monotonic;
use sqlx::PgPool;
use std::time::Duration;

/// How late a session that rests tells what it wrote: ten seconds, by Postgres' own `PGSTAT_IDLE_INTERVAL`, and one for its
/// way. A session that works tells once a second.
const TOLD_WITHIN: Duration = Duration::from_secs(11);

/// Longest time in which the sessions of services that have ended end as well.
const END_WITHIN: Duration = Duration::from_secs(30);

/// How often it is looked whether they have.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// What Postgres wrote so far. The difference of two is what was written between them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Rows inserted, updated and deleted in the tables that the benchmark's database has now: not those of catalogues, nor of
    /// the limits, whose table is gone.
    pub rows: u64,
    /// Bytes of write-ahead log. It belongs to the whole server: on one that others use, their writes are in it.
    pub bytes: u64,
}

impl Written {
    /// Reads both once sessions that do nothing any more have told what they wrote: waits for [`TOLD_WITHIN`].
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn by_sessions_at_rest(pool: &PgPool) -> anyhow::Result<Self> {
        tokio::time::sleep(TOLD_WITHIN).await;
        Self::read(pool).await
    }

    /// Reads both once every session of the services has ended, which are stopped: a session tells before it ends.
    ///
    /// # Errors
    /// What Postgres says; that a session does not end.
    pub async fn by_ended_sessions(pool: &PgPool) -> anyhow::Result<Self> {
        let clock = Monotonic::start();
        while of_services(pool).await? > 0 {
            ensure!(
                clock.elapsed() < END_WITHIN,
                "the services have ended, but Postgres still has sessions of theirs; is a pooler between them? \
                 Give --database-url of Postgres itself"
            );
            tokio::time::sleep(LOOK_EVERY).await;
        }
        Self::read(pool).await
    }

    /// Reads both as Postgres knows them now.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn read(pool: &PgPool) -> anyhow::Result<Self> {
        // Statistics are kept for the length of a transaction; each statement here is one.
        let (rows, bytes): (i64, i64) = sqlx::query_as(
            "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint,
                    (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint
             FROM pg_stat_user_tables",
        )
        .fetch_one(pool)
        .await
        .context("Postgres' statistics can't be read; they need a role that may read them")?;
        Ok(Self { rows: u64::try_from(rows).unwrap_or(0), bytes: u64::try_from(bytes).unwrap_or(0) })
    }

    /// What was written since.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Self {
        Self { rows: self.rows.saturating_sub(earlier.rows), bytes: self.bytes.saturating_sub(earlier.bytes) }
    }
}

/// Sessions of services in this database. They log in as the benchmark does, and say by what they are called who they are.
async fn of_services(pool: &PgPool) -> anyhow::Result<i64> {
    let count = "SELECT count(*) FROM pg_stat_activity
                 WHERE datname = current_database() AND application_name = ANY($1)";
    let services: Vec<&str> = ServiceName::ALL.iter().map(|service| service.kebab()).collect();
    Ok(sqlx::query_scalar(count).bind(services).fetch_one(pool).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_was_reset_has_written_nothing_since() {
        let (early, late) = (Written { rows: 5, bytes: 50 }, Written { rows: 7, bytes: 40 });
        assert_eq!(late.since(early), Written { rows: 2, bytes: 0 });
    }
}
