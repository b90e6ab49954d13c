//! Rows and bytes written, by Postgres' own statistics.

use anyhow::Context as _;
use sqlx::PgPool;

/// What Postgres wrote so far. The difference of two is what was written between them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Rows inserted, updated and deleted in the benchmark's database. Sessions report them a moment late: read it a
    /// second after the work, or once the services have ended.
    pub rows: u64,
    /// Bytes of write-ahead log. It belongs to the whole server: on one that others use, their writes are in it.
    pub bytes: u64,
}

impl Written {
    /// Reads both.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn read(pool: &PgPool) -> anyhow::Result<Self> {
        // Statistics are kept for the length of a transaction; each statement here is one.
        let (rows, bytes): (i64, i64) = sqlx::query_as(
            "SELECT (tup_inserted + tup_updated + tup_deleted)::bigint,
                    (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint
             FROM pg_stat_database WHERE datname = current_database()",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_was_reset_has_written_nothing_since() {
        let (early, late) = (Written { rows: 5, bytes: 50 }, Written { rows: 7, bytes: 40 });
        assert_eq!(late.since(early), Written { rows: 2, bytes: 0 });
    }
}
