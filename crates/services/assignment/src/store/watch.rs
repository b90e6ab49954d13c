//! What live feeds read.

use super::{TimelineRow, bigint};
use eventing::Error;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::PgPool;
use uuid::Uuid;

/// Task and version: what names a change.
pub type ChangeKey = (Uuid, u64);

/// A change as it is kept: its entry, whose it was before, and its event's payload.
#[derive(Debug, Clone)]
pub struct ChangeRow {
    /// The entry.
    pub entry: TimelineRow,
    /// The event's payload, with the task after the change.
    pub payload: Vec<u8>,
}

/// The keys of every change written at this machine instant or later, oldest first.
///
/// # Errors
/// What Postgres says.
pub async fn change_keys(pool: &PgPool, since: Timestamp) -> Result<Vec<(ChangeKey, Timestamp)>, Error> {
    let rows = sqlx::query!(
        "SELECT task_id, version, logged_at FROM assignment.task_timeline WHERE logged_at >= $1
         ORDER BY logged_at, task_id, version",
        since.to_sqlx() as _,
    )
    .fetch_all(pool)
    .await?;
    let key = |task, version| (task, u64::try_from(version).unwrap_or(0));
    Ok(rows.into_iter().map(|row| (key(row.task_id, row.version), row.logged_at.to_jiff())).collect())
}

/// The changes of these keys, in their order.
///
/// # Errors
/// What Postgres says.
pub async fn changes(pool: &PgPool, keys: &[ChangeKey]) -> Result<Vec<ChangeRow>, Error> {
    let rows = sqlx::query!(
        r#"SELECT t.task_id, t.version, t.event, t.actor_kind, t.actor, t.changed_at, t.reason, t.text,
                  t.attempt_outcome, t.event_id AS "event_id!", t.previous_owner, t.snoozed_until, l.payload
           FROM UNNEST($1::uuid[], $2::bigint[]) WITH ORDINALITY AS asked (task_id, version, place)
           JOIN assignment.task_timeline t ON t.task_id = asked.task_id AND t.version = asked.version
           JOIN assignment.event_log l ON l.event_id = t.event_id
           ORDER BY asked.place"#,
        &keys.iter().map(|key| key.0).collect::<Vec<_>>(),
        &keys.iter().map(|key| bigint(key.1)).collect::<Vec<_>>(),
    )
    .fetch_all(pool)
    .await?;
    let rows = rows.into_iter().map(|row| ChangeRow {
        entry: TimelineRow {
            task_id: row.task_id,
            version: u64::try_from(row.version).unwrap_or(0),
            event_id: row.event_id,
            event: row.event,
            actor: (row.actor_kind, row.actor),
            changed_at: row.changed_at.to_jiff(),
            reason: row.reason,
            text: row.text,
            attempt_outcome: row.attempt_outcome,
            previous_owner: row.previous_owner,
            snoozed_until: row.snoozed_until.map(|at| at.to_jiff()),
        },
        payload: row.payload,
    });
    Ok(rows.collect())
}
