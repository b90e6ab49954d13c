//! What was put aside: items that wait for another try, and items that wait for a person.

use crate::{
    consumer::{Received, label},
    database::Database,
    error::Error,
    metrics::EventingMetrics,
    tx::Tx,
};
use contracts::topology::Durable;
use jiff::Timestamp;
use sqlx::Row as _;
use std::collections::BTreeMap;
use uuid::Uuid;

/// In place of an item's index: the message as a whole.
pub const WHOLE_MESSAGE: i32 = -1;

pub(crate) struct Aside<'a> {
    durable: &'static Durable,
    message: &'a Received,
    item_index: i32,
    state: &'static str,
    reason: String,
}

impl<'a> Aside<'a> {
    pub(crate) const fn retry(
        durable: &'static Durable,
        message: &'a Received,
        item_index: i32,
        reason: String,
    ) -> Self {
        Self { durable, message, item_index, state: "retry", reason }
    }

    pub(crate) const fn parked(
        durable: &'static Durable,
        message: &'a Received,
        item_index: i32,
        reason: String,
    ) -> Self {
        Self { durable, message, item_index, state: "parked", reason }
    }
}

/// Writes what was put aside, in one statement, beside the inbox rows that it stands in for.
pub(crate) async fn set_aside(
    metrics: &EventingMetrics,
    tx: &mut Tx,
    aside: Vec<Aside<'_>>,
) -> Result<(), Error> {
    if aside.is_empty() {
        return Ok(());
    }
    let mut consumers = vec![];
    let (mut ids, mut indexes, mut states, mut reasons) = (vec![], vec![], vec![], vec![]);
    let (mut subjects, mut headers, mut payloads) = (vec![], vec![], vec![]);
    for entry in aside {
        let family = if entry.state == "parked" { &metrics.parked } else { &metrics.retried };
        family.get_or_create(&label(entry.durable)).inc();
        tracing::warn!(consumer = entry.durable.name, event_id = %entry.message.event_id,
            item_index = entry.item_index, state = entry.state, reason = %entry.reason, "put aside");
        consumers.push(entry.durable.name);
        ids.push(entry.message.event_id);
        indexes.push(entry.item_index);
        states.push(entry.state);
        reasons.push(storable(&entry.reason));
        subjects.push(storable(&entry.message.subject));
        let stored = entry.message.headers.iter().map(|(name, value)| (storable(name), storable(value)));
        headers.push(serde_json::json!(stored.collect::<BTreeMap<_, _>>()));
        payloads.push(entry.message.payload.to_vec());
    }
    sqlx::query(
        "INSERT INTO parked (consumer, event_id, item_index, state, reason, next_attempt_at, subject, headers, payload)
         SELECT consumer, id, item_index, state, reason, clock_timestamp() + interval '250 milliseconds', subject, headers,
                payload
         FROM UNNEST($1::text[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::bytea[])
              AS aside (consumer, id, item_index, state, reason, subject, headers, payload)
         ON CONFLICT DO NOTHING",
    )
    .bind(consumers)
    .bind(ids)
    .bind(indexes)
    .bind(states)
    .bind(reasons)
    .bind(subjects)
    .bind(headers)
    .bind(payloads)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Postgres keeps no NUL character in a text. One in a header or a reason must not make its whole batch fail for ever.
fn storable(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// One item that was put aside.
#[derive(Debug, Clone)]
pub struct Row {
    /// Durable that received it.
    pub consumer: String,
    /// Its message.
    pub event_id: Uuid,
    /// Its place in a pack; [`WHOLE_MESSAGE`] for a message that can't be read.
    pub item_index: i32,
    /// `retry` or `parked`.
    pub state: String,
    /// Why.
    pub reason: String,
    /// How often it was tried since.
    pub attempts: i32,
    /// When it was put aside, machine clock.
    pub parked_at: Timestamp,
    /// Subject without prefix.
    pub subject: String,
    /// Headers, decoded.
    pub headers: BTreeMap<String, String>,
    /// The message as it came.
    pub payload: Vec<u8>,
}

const COLUMNS: &str = "SELECT consumer, event_id, item_index, state, reason, attempts, parked_at, subject, headers, payload FROM parked";

fn row(row: &sqlx::postgres::PgRow) -> Result<Row, Error> {
    let headers: serde_json::Value = row.try_get("headers")?;
    Ok(Row {
        consumer: row.try_get("consumer")?,
        event_id: row.try_get("event_id")?,
        item_index: row.try_get("item_index")?,
        state: row.try_get("state")?,
        reason: row.try_get("reason")?,
        attempts: row.try_get("attempts")?,
        parked_at: row.try_get::<jiff_sqlx::Timestamp, _>("parked_at")?.to_jiff(),
        subject: row.try_get("subject")?,
        headers: serde_json::from_value(headers).unwrap_or_default(),
        payload: row.try_get("payload")?,
    })
}

/// Everything put aside, newest first.
///
/// # Errors
/// What Postgres says.
pub async fn list(database: &Database, at_most: i64) -> Result<Vec<Row>, Error> {
    let statement = format!("{COLUMNS} ORDER BY parked_at DESC, event_id, item_index LIMIT $1");
    let query = sqlx::query(sqlx::AssertSqlSafe(statement)).bind(at_most).fetch_all(database.pool());
    let rows = database.answered(query).await?;
    rows.iter().map(row).collect()
}

/// Everything put aside of one event, consumer by consumer, item by item.
///
/// # Errors
/// What Postgres says.
pub async fn of_event(database: &Database, event_id: Uuid) -> Result<Vec<Row>, Error> {
    let statement = format!("{COLUMNS} WHERE event_id = $1 ORDER BY consumer, item_index");
    let query = sqlx::query(sqlx::AssertSqlSafe(statement)).bind(event_id).fetch_all(database.pool());
    let rows = database.answered(query).await?;
    rows.iter().map(row).collect()
}

/// Gives a parked item another try, at once.
///
/// # Errors
/// What Postgres says.
pub async fn redrive(
    database: &Database,
    consumer: &str,
    event_id: Uuid,
    item_index: i32,
) -> Result<bool, Error> {
    let query = sqlx::query(
        "UPDATE parked SET state = 'retry', attempts = 0, next_attempt_at = clock_timestamp()
         WHERE consumer = $1 AND event_id = $2 AND item_index = $3",
    )
    .bind(consumer)
    .bind(event_id)
    .bind(item_index)
    .execute(database.pool());
    let changed = database.answered(query).await?;
    database.note_put_aside();
    Ok(changed.rows_affected() == 1)
}

/// How long a try may take before another replica takes the item over; longer than any transaction may.
const LEASE: &str = "15 seconds";

/// No try is ever further away than this. One that is was written before the clock of the database went back, and is due.
const FARTHEST: &str = "20 seconds";

/// Takes the item whose try is due first, so that no other replica tries it at the same time, and counts the try in
/// the same statement, committed before the item is handled. Its message, its place there, and the count.
///
/// Taking and counting are one: if each replica that saw the item counted it, four of them would look like a process
/// that ended three times.
pub(crate) async fn take_due(database: &Database, consumer: &str) -> Result<Option<(Uuid, i32, i32)>, Error> {
    let statement = format!(
        "WITH due AS (
             SELECT consumer, event_id, item_index FROM parked
             WHERE consumer = $1 AND state = 'retry'
               AND (next_attempt_at <= clock_timestamp() OR next_attempt_at > clock_timestamp() + interval '{FARTHEST}')
             ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED
         ), taken AS (
             UPDATE parked SET next_attempt_at = clock_timestamp() + interval '{LEASE}' FROM due
             WHERE parked.consumer = due.consumer AND parked.event_id = due.event_id
               AND parked.item_index = due.item_index
             RETURNING parked.consumer, parked.event_id, parked.item_index
         )
         INSERT INTO handled_alone (consumer, event_id, item_index, attempts)
         SELECT consumer, event_id, item_index, 1 FROM taken
         ON CONFLICT (consumer, event_id, item_index) DO UPDATE SET attempts = handled_alone.attempts + 1
         RETURNING event_id, item_index, attempts"
    );
    let taken = sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(consumer);
    database.answered(taken.fetch_optional(database.pool())).await
}

pub(crate) async fn lock_taken(
    tx: &mut Tx,
    consumer: &str,
    event_id: Uuid,
    item_index: i32,
) -> Result<Option<Row>, Error> {
    let statement = format!(
        "{COLUMNS} WHERE consumer = $1 AND event_id = $2 AND item_index = $3 AND state = 'retry'
         FOR UPDATE SKIP LOCKED"
    );
    let found = sqlx::query(sqlx::AssertSqlSafe(statement))
        .bind(consumer)
        .bind(event_id)
        .bind(item_index)
        .fetch_optional(tx.connection())
        .await?;
    found.as_ref().map(row).transpose()
}

pub(crate) async fn delete(tx: &mut Tx, row: &Row) -> Result<(), Error> {
    sqlx::query("DELETE FROM parked WHERE consumer = $1 AND event_id = $2 AND item_index = $3")
        .bind(&row.consumer)
        .bind(row.event_id)
        .bind(row.item_index)
        .execute(tx.connection())
        .await?;
    Ok(())
}

pub(crate) async fn postpone(
    tx: &mut Tx,
    row: &Row,
    reason: &str,
    next: jiff_sqlx::Timestamp,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE parked SET attempts = attempts + 1, reason = $4, next_attempt_at = $5
         WHERE consumer = $1 AND event_id = $2 AND item_index = $3",
    )
    .bind(&row.consumer)
    .bind(row.event_id)
    .bind(row.item_index)
    .bind(storable(reason))
    .bind(next)
    .execute(tx.connection())
    .await?;
    Ok(())
}

pub(crate) async fn park_locked(tx: &mut Tx, row: &Row, reason: &str) -> Result<(), Error> {
    sqlx::query(
        "UPDATE parked SET state = 'parked', reason = $4 WHERE consumer = $1 AND event_id = $2 AND item_index = $3",
    )
    .bind(&row.consumer)
    .bind(row.event_id)
    .bind(row.item_index)
    .bind(storable(reason))
    .execute(tx.connection())
    .await?;
    Ok(())
}

pub(crate) async fn park(
    database: &Database,
    consumer: &str,
    event_id: Uuid,
    item_index: i32,
    reason: &str,
) -> Result<(), Error> {
    let query = sqlx::query(
        "UPDATE parked SET state = 'parked', reason = $4 WHERE consumer = $1 AND event_id = $2 AND item_index = $3",
    )
    .bind(consumer)
    .bind(event_id)
    .bind(item_index)
    .bind(reason)
    .execute(database.pool());
    database.answered(query).await.map(drop)
}

/// Counts, in a transaction of its own, that a message or item is about to be handled alone. The count after it.
pub(crate) async fn count_alone(
    database: &Database,
    consumer: &str,
    event_id: Uuid,
    item_index: i32,
) -> Result<i32, Error> {
    let query = sqlx::query_scalar(
        "INSERT INTO handled_alone (consumer, event_id, item_index, attempts) VALUES ($1, $2, $3, 1)
         ON CONFLICT (consumer, event_id, item_index) DO UPDATE SET attempts = handled_alone.attempts + 1
         RETURNING attempts",
    )
    .bind(consumer)
    .bind(event_id)
    .bind(item_index)
    .fetch_one(database.pool());
    database.answered(query).await
}

/// Takes the count back: the process lives.
///
/// # Errors
/// What Postgres says; the count is one too many until it is taken back.
pub(crate) async fn forget_alone(
    database: &Database,
    consumer: &str,
    event_id: Uuid,
    item_index: i32,
) -> Result<(), Error> {
    let query =
        sqlx::query("DELETE FROM handled_alone WHERE consumer = $1 AND event_id = $2 AND item_index = $3")
            .bind(consumer)
            .bind(event_id)
            .bind(item_index)
            .execute(database.pool());
    database.answered(query).await.map(drop)
}
