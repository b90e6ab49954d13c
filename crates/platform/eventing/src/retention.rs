//! Old rows go, in small ranges along the primary key.

use crate::{database::Database, error::Error};
use service_kit::tasks::BackgroundTask;
use std::time::Duration;

/// How long rows are kept, on the machine clock.
#[derive(Debug, Clone)]
pub struct RetentionSettings {
    /// Days of `event_log`.
    pub event_log_days: i32,
    /// Days of `inbox`: at least those of `event_log`, of the streams, and one.
    pub inbox_days: i32,
}

impl Default for RetentionSettings {
    fn default() -> Self {
        Self { event_log_days: 14, inbox_days: 22 }
    }
}

/// Removes old rows once an hour.
#[must_use]
pub fn retention(database: Database, settings: RetentionSettings) -> BackgroundTask {
    BackgroundTask::new("retention", move |stop| async move {
        while !stop.is_cancelled() {
            if let Err(error) = sweep(&database, &settings).await {
                tracing::warn!(%error, "old rows were not removed; the next try is in an hour");
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(Duration::from_secs(3600)) => {}
            }
        }
        Ok(())
    })
}

/// Most rows that one statement removes.
const ROWS: i64 = 5_000;

async fn sweep(database: &Database, settings: &RetentionSettings) -> Result<(), Error> {
    loop {
        // Ids are UUIDv7, so the oldest rows are the first of the key; what still waits for the broker stays.
        let query = sqlx::query(
            "DELETE FROM event_log WHERE event_id IN (
                 SELECT event_id FROM event_log l
                 WHERE logged_at < clock_timestamp() - make_interval(days => $1)
                   AND NOT EXISTS (SELECT FROM outbox_pending p WHERE p.event_id = l.event_id)
                 ORDER BY event_id LIMIT $2)",
        )
        .bind(settings.event_log_days)
        .bind(ROWS)
        .execute(database.pool());
        let removed = database.answered(query).await?;
        if removed.rows_affected() < ROWS.unsigned_abs() {
            break;
        }
    }
    loop {
        let query = sqlx::query(
            "DELETE FROM inbox WHERE (consumer, event_id) IN (
                 SELECT consumer, event_id FROM inbox
                 WHERE handled_at < clock_timestamp() - make_interval(days => $1)
                 ORDER BY consumer, event_id LIMIT $2)",
        )
        .bind(settings.inbox_days)
        .bind(ROWS)
        .execute(database.pool());
        let removed = database.answered(query).await?;
        if removed.rows_affected() < ROWS.unsigned_abs() {
            return Ok(());
        }
    }
}
