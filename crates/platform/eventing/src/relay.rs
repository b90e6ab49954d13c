//! The relay: what was committed reaches the broker. Every replica relays; nobody leads.

use crate::{
    broker::{Broker, CloudEvent, cloud_event_headers},
    database::Database,
    error::Error,
    metrics::EventingMetrics,
};
use contracts::topology::{EventKind, Stream};
use futures::{StreamExt as _, stream};
use service_kit::{ids::jitter, readiness::Readiness, tasks::BackgroundTask};
use sqlx::Row as _;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// Most rows that one round claims.
const CLAIM_ROWS: i64 = 500;
/// Most bytes that one round publishes.
const CLAIM_BYTES: i64 = 8 * 1024 * 1024;
/// Most messages in flight.
const IN_FLIGHT: usize = 256;
/// Longest time of one round.
const ROUND: Duration = Duration::from_secs(15);

/// How often to look without being woken.
#[derive(Debug, Clone)]
pub struct RelaySettings {
    /// Finds what another replica committed and could not publish.
    pub poll: Duration,
}

impl Default for RelaySettings {
    fn default() -> Self {
        Self { poll: Duration::from_millis(250) }
    }
}

/// The relay of one service as a background task.
#[must_use]
pub fn relay(
    database: Database,
    broker: Broker,
    settings: RelaySettings,
    readiness: Readiness,
    metrics: EventingMetrics,
) -> BackgroundTask {
    BackgroundTask::new("relay", move |stop| async move {
        run(&database, &broker, &settings, &readiness, &metrics, &stop).await;
        Ok(())
    })
}

async fn run(
    database: &Database,
    broker: &Broker,
    settings: &RelaySettings,
    readiness: &Readiness,
    metrics: &EventingMetrics,
    stop: &CancellationToken,
) {
    let mut failures: u32 = 0;
    while !stop.is_cancelled() {
        match publish_round(database, broker, metrics).await {
            Ok(0) => {
                failures = 0;
                readiness.well("relay");
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = database.committed(settings.poll) => {}
                }
            }
            Ok(_) => {
                failures = 0;
                readiness.well("relay");
            }
            Err(error) => {
                failures = failures.saturating_add(1);
                readiness.unwell("relay", &error.to_string());
                let most = Duration::from_millis(50 << failures.min(6));
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = tokio::time::sleep(most / 2 + jitter(most / 2)) => {}
                }
            }
        }
    }
    // One last round: what was committed while stopping should not wait for the next start.
    let _ = publish_round(database, broker, metrics).await;
}

/// Claims, publishes, deletes what was acknowledged, commits. How many were published.
async fn publish_round(
    database: &Database,
    broker: &Broker,
    metrics: &EventingMetrics,
) -> Result<usize, Error> {
    let (database, broker, metrics) = (database.clone(), broker.clone(), metrics.clone());
    let service = database.service();
    let source = format!("/recontact/{}", service.kebab());
    let database_for_quota = database.clone();
    database
        .transact(move |tx| {
            Box::pin(async move {
                let claimed = sqlx::query(
                    "SELECT event_id, bytes FROM outbox_pending ORDER BY event_id LIMIT $1 FOR UPDATE SKIP LOCKED",
                )
                .bind(CLAIM_ROWS)
                .fetch_all(tx.connection())
                .await?;
                if claimed.is_empty() {
                    database_for_quota.set_outbox_bytes(0);
                    metrics.outbox_pending.set(0);
                    return Ok(0);
                }
                let mut ids: Vec<Uuid> = Vec::with_capacity(claimed.len());
                let mut total = 0;
                for row in &claimed {
                    total += i64::from(row.try_get::<i32, _>("bytes")?);
                    if total > CLAIM_BYTES && !ids.is_empty() {
                        break;
                    }
                    ids.push(row.try_get("event_id")?);
                }
                let rows = sqlx::query(
                    "SELECT event_id, event_type, subject, aggregate_id, occurred_at, traceparent, payload
                     FROM event_log WHERE event_id = ANY($1) ORDER BY event_id",
                )
                .bind(&ids)
                .fetch_all(tx.connection())
                .await?;
                let messages = rows.iter().map(|row| message(row, &source)).collect::<Result<Vec<_>, _>>()?;
                let results = tokio::time::timeout(ROUND, publish_all(&broker, messages)).await;
                let results = results.map_err(|_| Error::Unavailable("publishing took too long".to_owned()))?;
                let (done, failed): (Vec<_>, Vec<_>) = results.into_iter().partition(|(_, result)| result.is_ok());
                let done: Vec<Uuid> = done.into_iter().map(|(id, _)| id).collect();
                sqlx::query("DELETE FROM outbox_pending WHERE event_id = ANY($1)")
                    .bind(&done)
                    .execute(tx.connection())
                    .await?;
                metrics.published.inc_by(done.len() as u64);
                if claimed.len() as i64 == CLAIM_ROWS || !failed.is_empty() {
                    measure(&database_for_quota, &metrics, tx).await?;
                }
                match failed.into_iter().next() {
                    Some((_, Err(error))) if done.is_empty() => Err(error),
                    _ => Ok(done.len()),
                }
            })
        })
        .await
}

async fn measure(database: &Database, metrics: &EventingMetrics, tx: &mut crate::Tx) -> Result<(), Error> {
    let row = sqlx::query(
        "SELECT count(*) AS messages, coalesce(sum(bytes), 0)::bigint AS bytes FROM outbox_pending",
    )
    .fetch_one(tx.connection())
    .await?;
    let bytes: i64 = row.try_get("bytes")?;
    database.set_outbox_bytes(u64::try_from(bytes).unwrap_or(0));
    metrics.outbox_pending.set(row.try_get("messages")?);
    Ok(())
}

struct Message {
    id: Uuid,
    subject: String,
    headers: async_nats::HeaderMap,
    payload: bytes::Bytes,
}

fn message(row: &sqlx::postgres::PgRow, source: &str) -> Result<Message, Error> {
    let id: Uuid = row.try_get("event_id")?;
    let event_type: String = row.try_get("event_type")?;
    let schema = EventKind::of_type(&event_type).map(EventKind::ce_dataschema).unwrap_or_default();
    let occurred_at: jiff_sqlx::Timestamp = row.try_get("occurred_at")?;
    let headers = cloud_event_headers(&CloudEvent {
        id: id.to_string(),
        event_type,
        source: source.to_owned(),
        subject: row.try_get("aggregate_id")?,
        time: occurred_at.to_jiff(),
        schema,
        traceparent: row.try_get("traceparent")?,
    });
    let payload: Vec<u8> = row.try_get("payload")?;
    Ok(Message { id, subject: row.try_get("subject")?, headers, payload: payload.into() })
}

async fn publish_all(broker: &Broker, messages: Vec<Message>) -> Vec<(Uuid, Result<(), Error>)> {
    stream::iter(messages)
        .map(|message| async move {
            (message.id, broker.publish(&message.subject, message.headers, message.payload).await)
        })
        .buffer_unordered(IN_FLIGHT)
        .collect()
        .await
}

/// The streams that a service publishes to.
#[must_use]
pub fn streams_of(service: contracts::topology::ServiceName) -> Vec<&'static Stream> {
    contracts::topology::STREAMS.iter().copied().filter(|stream| stream.owner == service).collect()
}
