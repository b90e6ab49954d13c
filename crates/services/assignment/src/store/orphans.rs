//! What the daily scan reads and keeps.

use super::TaskRow;
use eventing::{Error, Tx};
use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

/// What one scan found: how many of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scan {
    /// Civil date by the root's calendar.
    pub date: Date,
    /// When.
    pub scanned_at: Timestamp,
    /// In the order of [`OrphanKind::ALL`](crate::domain::orphan::OrphanKind::ALL).
    pub counts: [u64; 4],
}

/// A page of open tasks that are not done, by id; `units`: only these, or of these owners; `None`: all.
///
/// # Errors
/// What Postgres says.
pub async fn open_tasks(
    connection: &mut PgConnection,
    units: Option<&[String]>,
    owners: &[String],
    after: Uuid,
    limit: i64,
) -> Result<Vec<TaskRow>, Error> {
    let rows = sqlx::query_as!(
        TaskRow,
        "SELECT task_id, alert_id, body, alert, resolution FROM assignment.tasks
         WHERE open AND state <> 'resolved' AND task_id > $1
           AND ($2::text[] IS NULL OR resolved_unit = ANY($2) OR owner = ANY($3))
         ORDER BY task_id LIMIT $4",
        after,
        units as Option<&[String]>,
        owners,
        limit,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// The newest scan.
///
/// # Errors
/// What Postgres says.
pub async fn newest_scan(pool: &PgPool) -> Result<Option<Scan>, Error> {
    let row = sqlx::query!(
        r#"SELECT scan_date::text AS "scan_date!", scanned_at, no_owner, owner_absent, no_phone, deadline_while_closed
         FROM assignment.orphan_scans ORDER BY orphan_scans.scan_date DESC LIMIT 1"#
    )
    .fetch_optional(pool)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Scan {
        date: row.scan_date.parse().map_err(anyhow::Error::from)?,
        scanned_at: row.scanned_at.to_jiff(),
        counts: [row.no_owner, row.owner_absent, row.no_phone, row.deadline_while_closed]
            .map(|count| u64::try_from(count).unwrap_or(0)),
    }))
}

/// Claims the scan of a day; whether nobody else has.
///
/// # Errors
/// What Postgres says.
pub async fn claim_scan(tx: &mut Tx, date: Date, now: Timestamp) -> Result<bool, Error> {
    let claimed = sqlx::query!(
        "INSERT INTO assignment.orphan_scans (scan_date, scanned_at) VALUES ($1::text::date, $2) ON CONFLICT DO NOTHING",
        date.to_string(),
        now.to_sqlx() as _,
    )
    .execute(tx.connection())
    .await?;
    Ok(claimed.rows_affected() == 1)
}

/// Keeps what a claimed scan found.
///
/// # Errors
/// What Postgres says.
pub async fn save_scan(tx: &mut Tx, scan: &Scan) -> Result<(), Error> {
    let [no_owner, owner_absent, no_phone, deadline] =
        scan.counts.map(|count| i64::try_from(count).unwrap_or(i64::MAX));
    sqlx::query!(
        "UPDATE assignment.orphan_scans
         SET no_owner = $2, owner_absent = $3, no_phone = $4, deadline_while_closed = $5 WHERE scan_date = $1::text::date",
        scan.date.to_string(),
        no_owner,
        owner_absent,
        no_phone,
        deadline,
    )
    .execute(tx.connection())
    .await?;
    Ok(())
}
