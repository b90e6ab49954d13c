//! A stream that was made anew, or lost its newest messages, gets them again from `event_log`; the inboxes drop what
//! was there. The broker's acknowledgement is not on disk, so this turns its losses into repetitions.

mod loss;

pub use loss::{Loss, Mark, Ranges, Round, loss, ranges};

use crate::{
    Kit, Tx,
    acknowledged::{self, Notes, signed, unsigned},
    broker::{Broker, StreamState},
    controls::{self, Guard},
    database::Database,
    error::Error,
    metrics::EventingMetrics,
};
use contracts::topology::{EventKind, Retention, STREAMS, Stream};
use futures::future::BoxFuture;
use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx as _;
use service_kit::{readiness::Readiness, tasks::BackgroundTask};
use sqlx::Row as _;
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use uuid::Uuid;

/// How often each stream is looked at.
#[derive(Debug, Clone)]
pub struct RefillSettings {
    /// Between two looks, machine time.
    pub poll: Duration,
}

impl Default for RefillSettings {
    fn default() -> Self {
        Self { poll: Duration::from_secs(5) }
    }
}

/// Emits again what a stream must hold, where the log does not reach back far enough; how much that was.
pub type EmitAgain = Arc<dyn for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<u64, Error>> + Send + Sync>;

/// The loop that watches one stream of the service. `emit_again` is for a stream that keeps values without limit of
/// age; the others are refilled from the log, which is kept longer than their messages.
#[must_use]
pub fn refill(
    kit: &Kit,
    readiness: &Readiness,
    stream: &'static Stream,
    emit_again: Option<EmitAgain>,
) -> BackgroundTask {
    let watch = Watch {
        database: kit.database.clone(),
        broker: kit.broker.clone(),
        metrics: kit.metrics.clone(),
        stream,
        emit_again,
        unmended: Mutex::new(None),
    };
    let (readiness, poll) = (readiness.clone(), kit.refill.poll);
    let name = format!("stream {}", stream.name);
    BackgroundTask::new(name.clone(), move |stop| async move {
        while !stop.is_cancelled() {
            match watch.look().await {
                Ok(()) => readiness.well(&name),
                Err(error) => readiness.unwell(&name, &error.to_string()),
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(poll) => {}
            }
        }
        Ok(())
    })
}

/// The loops for every stream of the service that is refilled from the log.
#[must_use]
pub fn from_log(kit: &Kit, readiness: &Readiness) -> Vec<BackgroundTask> {
    STREAMS
        .iter()
        .copied()
        .filter(|stream| stream.owner == kit.database.service())
        .filter(|stream| matches!(stream.retention, Retention::Days(_)))
        .map(|stream| refill(kit, readiness, stream, None))
        .collect()
}

struct Watch {
    database: Database,
    broker: Broker,
    metrics: EventingMetrics,
    stream: &'static Stream,
    emit_again: Option<EmitAgain>,
    /// A loss that was seen and is not put back yet: the stream may outgrow it meanwhile.
    unmended: Mutex<Option<Loss>>,
}

/// Rows that one statement puts back.
const CHUNK: i64 = 5_000;
/// An event is visible at the latest so long after it was logged: no transaction takes longer.
const LONGEST_TRANSACTION: SignedDuration = SignedDuration::from_secs(60);
/// How long marks are kept. A loss that reaches back further refills everything.
const MARKS_KEPT: &str = "1 hour";

impl Watch {
    /// Looks at the stream once. The order matters: what was noted, then what is unpublished, then the broker.
    async fn look(&self) -> Result<(), Error> {
        let marks = self.marks().await?;
        let Notes { rounds, positions, old } = acknowledged::notes(&self.database, self.stream).await?;
        let (checked_at, unpublished_since) = self.unpublished_since().await?;
        let state = self.broker.stream_state(self.stream).await?;
        let found = if controls::is_off(Guard::Refill) { None } else { loss(&marks, &rounds, &state) };
        let Some(found) = Loss::both(found, self.unmended()) else {
            let unchanged = marks.first().is_some_and(|mark| {
                (mark.first_sequence, mark.last_sequence) == (state.first_sequence, state.last_sequence)
            });
            if !unchanged {
                self.mark(checked_at, unpublished_since, &state).await?;
            }
            return acknowledged::forget(&self.database, &old).await;
        };
        self.set_unmended(Some(found));
        tracing::warn!(
            stream = self.stream.name,
            ?found,
            "the stream lost messages; they are published again"
        );
        // What is put back is unpublished again, however long ago it was logged. Marked at once: whatever is lost from
        // here on is another loss. What told of this one goes last, so that it is seen again if this process ends
        // before all is put back.
        self.mark(checked_at, unpublished_since.min(found.since), &state).await?;
        self.database.outgoing().note_loss();
        let count = match &self.emit_again {
            Some(emit_again) => {
                let emit_again = emit_again.clone();
                self.database.transact(move |tx| Box::pin(async move { emit_again(tx).await })).await?
            }
            None => self.put_back(found).await?,
        };
        self.metrics.refilled.inc_by(count);
        self.database.publish_now();
        self.forget(&found, &state, &positions).await?;
        self.set_unmended(None);
        Ok(())
    }

    fn unmended(&self) -> Option<Loss> {
        *self.unmended.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set_unmended(&self, loss: Option<Loss>) {
        *self.unmended.lock().unwrap_or_else(PoisonError::into_inner) = loss;
    }

    /// What was marked, newest first.
    async fn marks(&self) -> Result<Vec<Mark>, Error> {
        let query = sqlx::query(
            "SELECT created_at, first_sequence, last_sequence, unpublished_since FROM stream_marks
             WHERE stream = $1 ORDER BY position DESC",
        )
        .bind(self.stream.name)
        .fetch_all(self.database.pool());
        let rows = self.database.answered(query).await?;
        let mut marks = Vec::with_capacity(rows.len());
        for row in rows {
            marks.push(Mark {
                created: row.try_get::<jiff_sqlx::Timestamp, _>("created_at")?.to_jiff(),
                first_sequence: unsigned(row.try_get("first_sequence")?),
                last_sequence: unsigned(row.try_get("last_sequence")?),
                unpublished_since: row.try_get::<jiff_sqlx::Timestamp, _>("unpublished_since")?.to_jiff(),
            });
        }
        Ok(marks)
    }

    /// Forgets what told of a loss that is mended. Marks before it stay true.
    async fn forget(&self, loss: &Loss, state: &StreamState, rounds: &[i64]) -> Result<(), Error> {
        let query = sqlx::query(
            "WITH rounds AS (DELETE FROM stream_acknowledgements WHERE position = ANY($1)),
                  newest AS (SELECT max(position) AS position FROM stream_marks
                             WHERE stream = $2 AND created_at = $3)
             DELETE FROM stream_marks USING newest
             WHERE stream = $2 AND (created_at <> $3 OR last_sequence > $4)
               AND stream_marks.position < newest.position",
        )
        .bind(rounds)
        .bind(self.stream.name)
        .bind(state.created.to_sqlx())
        .bind(signed(loss.left))
        .execute(self.database.pool());
        self.database.answered(query).await?;
        Ok(())
    }

    async fn unpublished_since(&self) -> Result<(jiff_sqlx::Timestamp, Timestamp), Error> {
        let query = sqlx::query_as::<_, (jiff_sqlx::Timestamp, Option<jiff_sqlx::Timestamp>)>(
            "SELECT clock_timestamp(),
                    (SELECT min(logged_at) FROM outbox_pending JOIN event_log USING (event_id))",
        )
        .fetch_one(self.database.pool());
        let (now, oldest) = self.database.answered(query).await?;
        let visible = now.to_jiff().saturating_sub(LONGEST_TRANSACTION).unwrap_or(Timestamp::MIN);
        Ok((now, oldest.map_or(visible, |oldest| oldest.to_jiff().min(visible))))
    }

    async fn mark(
        &self,
        checked_at: jiff_sqlx::Timestamp,
        unpublished_since: Timestamp,
        state: &StreamState,
    ) -> Result<(), Error> {
        let query = sqlx::query(
            "WITH old AS (
                 -- The newest of the old ones stays: on a quiet stream it may be the only one before a loss.
                 DELETE FROM stream_marks WHERE stream = $1 AND checked_at < (
                     SELECT max(checked_at) FROM stream_marks
                     WHERE stream = $1 AND checked_at < $2 - $6::text::interval)
             )
             INSERT INTO stream_marks
                 (stream, checked_at, created_at, last_sequence, unpublished_since, first_sequence)
             VALUES ($1, $2, $3, $4, $5, $7) ON CONFLICT DO NOTHING",
        )
        .bind(self.stream.name)
        .bind(checked_at)
        .bind(state.created.to_sqlx())
        .bind(signed(state.last_sequence))
        .bind(unpublished_since.to_sqlx())
        .bind(MARKS_KEPT)
        .bind(signed(state.first_sequence))
        .execute(self.database.pool());
        self.database.answered(query).await?;
        Ok(())
    }

    /// Puts the log's rows of the stream back into the outbox, a few at a time. Also those that are there already: a
    /// relay may hold them, which the lost stream acknowledged and which leave the outbox a moment later. This waits for
    /// its row and writes it again.
    async fn put_back(&self, loss: Loss) -> Result<u64, Error> {
        let types: Vec<String> = self.stream.events().map(EventKind::ce_type).collect();
        let days = match self.stream.retention {
            Retention::Days(days) => i32::try_from(days).unwrap_or(i32::MAX),
            Retention::LastPerSubject(_) => i32::MAX,
        };
        let (mut after, mut count) = (Uuid::nil(), 0);
        loop {
            let chunk = sqlx::query_scalar(
                "WITH chunk AS (
                     SELECT event_id, octet_length(payload) AS bytes FROM event_log
                     WHERE event_id > $1 AND event_type = ANY($2) AND logged_at >= $3
                       AND logged_at >= clock_timestamp() - make_interval(days => $4)
                     ORDER BY event_id LIMIT $5
                 ), put_back AS (
                     INSERT INTO outbox_pending (event_id, bytes, again) SELECT event_id, bytes, true FROM chunk
                     ON CONFLICT (event_id) DO UPDATE SET again = true
                 )
                 SELECT event_id FROM chunk ORDER BY event_id",
            )
            .bind(after)
            .bind(&types)
            .bind(loss.since.to_sqlx())
            .bind(days)
            .bind(CHUNK)
            .fetch_all(self.database.pool());
            let chunk: Vec<Uuid> = self.database.answered(chunk).await?;
            let Some(last) = chunk.last() else { return Ok(count) };
            (after, count) = (*last, count + chunk.len() as u64);
        }
    }
}
