//! A stream that was made anew, or lost its newest messages, gets them again from `event_log`; the inboxes drop what
//! was there. The broker's acknowledgement is not on disk, so this turns its losses into repetitions.

use crate::{
    Kit, Tx,
    broker::{Broker, StreamState},
    database::Database,
    error::Error,
    metrics::EventingMetrics,
};
use contracts::topology::{EVENTS, Retention, STREAMS, Stream};
use futures::future::BoxFuture;
use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx as _;
use service_kit::{readiness::Readiness, tasks::BackgroundTask};
use std::{sync::Arc, time::Duration};
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

/// How far a stream was seen to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// When the stream was made.
    pub created: Timestamp,
    /// Its last sequence.
    pub last_sequence: u64,
    /// Whatever was logged before this instant had been acknowledged.
    pub unpublished_since: Timestamp,
}

/// What a stream lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// It was made anew: everything.
    Everything,
    /// Its newest messages: what was logged since this instant at most.
    Since(Timestamp),
}

/// What the stream lost since it was marked; `marks` newest first. `None`: nothing, or it is seen for the first time.
#[must_use]
pub fn loss(marks: &[Mark], state: &StreamState) -> Option<Loss> {
    let newest = marks.first()?;
    if newest.created != state.created {
        return Some(Loss::Everything);
    }
    if state.last_sequence >= newest.last_sequence {
        return None;
    }
    // What is gone came after the last sequence that is left, so also after every mark that is not beyond it.
    let before =
        marks.iter().find(|mark| mark.created == state.created && mark.last_sequence <= state.last_sequence);
    Some(before.map_or(Loss::Everything, |mark| Loss::Since(mark.unpublished_since)))
}

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
}

/// Rows that one statement puts back.
const CHUNK: i64 = 5_000;
/// An event is visible at the latest so long after it was logged: no transaction takes longer.
const LONGEST_TRANSACTION: SignedDuration = SignedDuration::from_secs(60);
/// How long marks are kept. A loss that reaches back further refills everything.
const MARKS_KEPT: &str = "1 hour";

impl Watch {
    /// Looks at the stream once. The order matters: marks, then what is unpublished, then the broker.
    async fn look(&self) -> Result<(), Error> {
        let marks = self.marks().await?;
        let (checked_at, unpublished_since) = self.unpublished_since().await?;
        let state = self.broker.stream_state(self.stream).await?;
        let found = loss(&marks, &state);
        // What is put back is unpublished again, however long ago it was logged.
        let unpublished_since = match found {
            Some(Loss::Everything) => Timestamp::UNIX_EPOCH,
            Some(Loss::Since(since)) => unpublished_since.min(since),
            None => unpublished_since,
        };
        if let Some(loss) = found {
            tracing::warn!(
                stream = self.stream.name,
                ?loss,
                "the stream lost messages; they are published again"
            );
            let count = match &self.emit_again {
                Some(emit_again) => {
                    let emit_again = emit_again.clone();
                    self.database.transact(move |tx| Box::pin(async move { emit_again(tx).await })).await?
                }
                None => self.put_back(loss).await?,
            };
            self.metrics.refilled.inc_by(count);
            self.database.publish_now();
        }
        let unchanged = marks
            .first()
            .is_some_and(|mark| (mark.created, mark.last_sequence) == (state.created, state.last_sequence));
        if !unchanged {
            self.mark(checked_at, unpublished_since, &state).await?;
        }
        Ok(())
    }

    async fn marks(&self) -> Result<Vec<Mark>, Error> {
        let rows = sqlx::query_as::<_, (jiff_sqlx::Timestamp, i64, jiff_sqlx::Timestamp)>(
            "SELECT created_at, last_sequence, unpublished_since FROM stream_marks WHERE stream = $1
             ORDER BY checked_at DESC",
        )
        .bind(self.stream.name)
        .fetch_all(self.database.pool())
        .await?;
        let mark =
            |(created, last_sequence, since): (jiff_sqlx::Timestamp, i64, jiff_sqlx::Timestamp)| Mark {
                created: created.to_jiff(),
                last_sequence: u64::try_from(last_sequence).unwrap_or(0),
                unpublished_since: since.to_jiff(),
            };
        Ok(rows.into_iter().map(mark).collect())
    }

    async fn unpublished_since(&self) -> Result<(jiff_sqlx::Timestamp, Timestamp), Error> {
        let (now, oldest) = sqlx::query_as::<_, (jiff_sqlx::Timestamp, Option<jiff_sqlx::Timestamp>)>(
            "SELECT clock_timestamp(),
                    (SELECT min(logged_at) FROM outbox_pending JOIN event_log USING (event_id))",
        )
        .fetch_one(self.database.pool())
        .await?;
        let visible = now.to_jiff().saturating_sub(LONGEST_TRANSACTION).unwrap_or(Timestamp::MIN);
        Ok((now, oldest.map_or(visible, |oldest| oldest.to_jiff().min(visible))))
    }

    async fn mark(
        &self,
        checked_at: jiff_sqlx::Timestamp,
        unpublished_since: Timestamp,
        state: &StreamState,
    ) -> Result<(), Error> {
        sqlx::query(
            "WITH old AS (
                 -- The newest of the old ones stays: on a quiet stream it may be the only one before a loss.
                 DELETE FROM stream_marks WHERE stream = $1 AND checked_at < (
                     SELECT max(checked_at) FROM stream_marks
                     WHERE stream = $1 AND checked_at < $2 - $6::text::interval)
             )
             INSERT INTO stream_marks (stream, checked_at, created_at, last_sequence, unpublished_since)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        )
        .bind(self.stream.name)
        .bind(checked_at)
        .bind(state.created.to_sqlx())
        .bind(i64::try_from(state.last_sequence).unwrap_or(i64::MAX))
        .bind(unpublished_since.to_sqlx())
        .bind(MARKS_KEPT)
        .execute(self.database.pool())
        .await?;
        Ok(())
    }

    /// Puts the log's rows of the stream back into the outbox, a few at a time. What is there already stays.
    async fn put_back(&self, loss: Loss) -> Result<u64, Error> {
        let types: Vec<String> = EVENTS
            .iter()
            .filter(|kind| std::ptr::eq(Stream::of(kind), self.stream))
            .map(|kind| kind.ce_type())
            .collect();
        let days = match self.stream.retention {
            Retention::Days(days) => i32::try_from(days).unwrap_or(i32::MAX),
            Retention::LastPerSubject(_) => i32::MAX,
        };
        let since = match loss {
            Loss::Everything => Timestamp::UNIX_EPOCH,
            Loss::Since(since) => since,
        };
        let (mut after, mut count) = (Uuid::nil(), 0);
        loop {
            let chunk: Vec<Uuid> = sqlx::query_scalar(
                "WITH chunk AS (
                     SELECT event_id, octet_length(payload) AS bytes FROM event_log
                     WHERE event_id > $1 AND event_type = ANY($2) AND logged_at >= $3
                       AND logged_at >= clock_timestamp() - make_interval(days => $4)
                     ORDER BY event_id LIMIT $5
                 ), put_back AS (
                     INSERT INTO outbox_pending (event_id, bytes) SELECT event_id, bytes FROM chunk
                     ON CONFLICT DO NOTHING
                 )
                 SELECT event_id FROM chunk ORDER BY event_id",
            )
            .bind(after)
            .bind(&types)
            .bind(since.to_sqlx())
            .bind(days)
            .bind(CHUNK)
            .fetch_all(self.database.pool())
            .await?;
            let Some(last) = chunk.last() else { return Ok(count) };
            (after, count) = (*last, count + chunk.len() as u64);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn mark(created: i64, last_sequence: u64, since: i64) -> Mark {
        Mark { created: at(created), last_sequence, unpublished_since: at(since) }
    }

    #[test]
    fn a_loss_is_seen_and_reaches_back_to_the_last_mark_that_is_left() {
        let marks = [mark(1, 30, 130), mark(1, 20, 120), mark(1, 10, 110)];
        let seen =
            |created, last_sequence| loss(&marks, &StreamState { created: at(created), last_sequence });
        assert_eq!((seen(1, 30), seen(1, 31)), (None, None));
        assert_eq!(seen(1, 29), Some(Loss::Since(at(120))));
        assert_eq!(seen(1, 20), Some(Loss::Since(at(120))));
        assert_eq!(seen(1, 5), Some(Loss::Everything), "older than every mark");
        assert_eq!(seen(2, 40), Some(Loss::Everything), "made anew");
        assert_eq!(loss(&[], &StreamState { created: at(1), last_sequence: 7 }), None);
    }
}
