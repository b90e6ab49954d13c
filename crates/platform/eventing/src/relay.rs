//! The relay: what was committed reaches the broker. Every replica relays; nobody leads.
//!
//! What a process commits it hands to its relay, which publishes it at once ([`handed`]). Rounds claim what is in the outbox
//! a while later all the same: what another replica could not publish, what was too much to be handed over, and everything
//! while the broker fails.

mod handed;
mod message;
mod outgoing;

pub(crate) use message::Message;
pub(crate) use outgoing::Outgoing;

use crate::{
    acknowledged::{self, Known},
    broker::{Acknowledgement, Broker},
    connection::Commit,
    database::Database,
    error::Error,
    metrics::EventingMetrics,
    tx::Tx,
};
use contracts::topology::{EventKind, STREAMS, ServiceName, Stream};
use futures::{StreamExt as _, stream};
use handed::Handed;
use service_kit::{clock::Monotonic, ids::jitter, readiness::Readiness, tasks::BackgroundTask};
use sqlx::Row as _;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};
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
/// Longest time of a round beside publishing: a Postgres whose host is gone never answers.
const BESIDE_PUBLISHING: Duration = Duration::from_secs(5);
/// How often what waits is counted while more than one round's share of it does: each count reads all of it.
const MEASURE_EVERY: Duration = Duration::from_millis(500);

/// So long a round leaves what was committed to the process that committed it.
const HANDED_FOR: Duration = Duration::from_secs(1);

/// How often to look without being woken.
#[derive(Debug, Clone)]
pub struct RelaySettings {
    /// Finds what nobody has published that it was handed to.
    pub poll: Duration,
}

impl Default for RelaySettings {
    fn default() -> Self {
        Self { poll: Duration::from_secs(1) }
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
    let receiver = database.outgoing().begin();
    let handed = Handed { database, broker, metrics, readiness };
    tokio::join!(
        handed.run(receiver, stop),
        publish_rounds(database, broker, settings, readiness, metrics, stop)
    );
    // One last round: what was committed while stopping should not wait for the next start.
    let _ = publish_round(database, broker, metrics, Which::all(), true).await;
}

async fn publish_rounds(
    database: &Database,
    broker: &Broker,
    settings: &RelaySettings,
    readiness: &Readiness,
    metrics: &EventingMetrics,
    stop: &CancellationToken,
) {
    let outgoing = database.outgoing();
    let mut pace = Pace::default();
    let mut measured: Option<Monotonic> = None;
    while !stop.is_cancelled() {
        let measure = measured.is_none_or(|since| since.elapsed() >= MEASURE_EVERY);
        if measure {
            measured = Some(Monotonic::start());
        }
        let (handed, closings) =
            (if outgoing.is_open() { HANDED_FOR } else { Duration::ZERO }, outgoing.closings());
        let which = Which { without: pace.without.clone(), older_than: handed };
        let round = publish_round(database, broker, metrics, which, measure).await;
        match &round {
            Ok(Round { failure: None, .. }) if pace.without.is_empty() => {
                // What failed on the short way since is not yet tried by a round.
                if outgoing.closings() == closings {
                    readiness.well("relay");
                    outgoing.open();
                }
            }
            Ok(Round { failure: Some(error), published: 0, .. }) | Err(error) => {
                readiness.unwell("relay", &error.to_string());
            }
            Ok(_) => {}
        }
        match pace.after(&round) {
            Next::AtOnce => {}
            Next::AfterCommit => tokio::select! {
                () = stop.cancelled() => {}
                () = database.committed(settings.poll) => {}
            },
            Next::AfterPause => {
                let most = Duration::from_millis(50 << pace.failures.min(6));
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = tokio::time::sleep(most / 2 + jitter(most / 2)) => {}
                }
            }
        }
    }
}

/// When the next round begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    AtOnce,
    AfterCommit,
    AfterPause,
}

/// How rounds follow each other. A stream that takes nothing must not keep its owner's other streams waiting: after a round
/// in which one refused comes a round without it, and then it is asked again.
#[derive(Default)]
struct Pace {
    /// Rounds that failed since one of all events went well.
    failures: u32,
    /// Types of events that the next round leaves out.
    without: Vec<String>,
}

impl Pace {
    fn after(&mut self, round: &Result<Round, Error>) -> Next {
        let of_all = self.without.is_empty();
        self.without.clear();
        let Ok(round) = round else {
            self.failures = self.failures.saturating_add(1);
            return Next::AfterPause;
        };
        if of_all {
            self.without = types_of(&round.refused);
        }
        match (&round.failure, round.published) {
            (None, 0) if of_all => {
                self.failures = 0;
                Next::AfterCommit
            }
            (None, 0) => Next::AfterPause,
            (None, _) => {
                if of_all {
                    self.failures = 0;
                }
                // Whatever is committed during a round wakes the next.
                if of_all && !round.more { Next::AfterCommit } else { Next::AtOnce }
            }
            (Some(_), _) => {
                self.failures = self.failures.saturating_add(1);
                if self.without.is_empty() { Next::AfterPause } else { Next::AtOnce }
            }
        }
    }
}

/// What one round came to.
#[derive(Default)]
struct Round {
    published: usize,
    /// Whether more may have waited than a round takes.
    more: bool,
    /// Streams that did not take a message.
    refused: BTreeSet<&'static str>,
    /// Why not, of one of them.
    failure: Option<Error>,
}

/// The types of all events that go to these streams.
fn types_of(names: &BTreeSet<&'static str>) -> Vec<String> {
    let streams = STREAMS.iter().copied().filter(|stream| names.contains(stream.name));
    streams.flat_map(Stream::events).map(EventKind::ce_type).collect()
}

/// What a round takes.
struct Which {
    /// Types of events that wait.
    without: Vec<String>,
    /// What is younger is in the hands of whoever committed it.
    older_than: Duration,
}

impl Which {
    const fn all() -> Self {
        Self { without: Vec::new(), older_than: Duration::ZERO }
    }
}

/// Claims, publishes, deletes what was acknowledged, commits.
async fn publish_round(
    database: &Database,
    broker: &Broker,
    metrics: &EventingMetrics,
    which: Which,
    measure_more: bool,
) -> Result<Round, Error> {
    let (broker, metrics) = (broker.clone(), metrics.clone());
    let owner = database.clone();
    database
        // Undone, it would be published once more under the same ids: nobody need wait for the disk.
        .transact_as(Commit::MayBeUndone, ROUND + BESIDE_PUBLISHING, move |tx| {
            Box::pin(async move {
                let (mut messages, more) = claim(tx, &which, owner.service()).await?;
                if messages.is_empty() {
                    if which.without.is_empty() {
                        owner.set_outbox_bytes(0);
                        if which.older_than.is_zero() {
                            metrics.outbox_pending.set(0);
                        }
                    }
                    return Ok(Round::default());
                }
                let mut round = Round { more, ..Round::default() };
                let published = async {
                    let known = known(tx, &broker, &mut messages, &mut round).await?;
                    let results = tokio::time::timeout(ROUND, publish_all(&broker, messages)).await;
                    let results =
                        results.map_err(|_| Error::Unavailable("publishing took too long".to_owned()))?;
                    Ok((known, results))
                };
                let (known, results) = match published.await {
                    Ok(published) => published,
                    // What waits counts against the quota above all while nothing can be published.
                    Err(error) => {
                        measure(&owner, &metrics, tx, &[]).await?;
                        return Err(error);
                    }
                };
                let mut done = Done::default();
                for published in results {
                    match published.told {
                        Ok(told) => done.add(published.id, published.stream, published.waited, told),
                        Err(error) => {
                            round.refused.extend(published.stream.map(|stream| stream.name));
                            round.failure = Some(error);
                        }
                    }
                }
                round.published = done.ids.len();
                refuse_if_made_anew(&broker, &known, &done.told).await?;
                metrics.published.inc_by(done.ids.len() as u64);
                if (more && measure_more) || round.failure.is_some() {
                    measure(&owner, &metrics, tx, &done.ids).await?;
                }
                if !done.ids.is_empty() {
                    done.waited.iter().for_each(|waited| metrics.relay_lag.observe(*waited));
                    // Last before the commit. Every round writes rows of its own: no relay waits for another.
                    acknowledged::note_and_remove(tx, &known, &done.told, &done.ids).await?;
                }
                Ok(round)
            })
        })
        .await
}

/// What one round got through.
#[derive(Default)]
struct Done {
    ids: Vec<Uuid>,
    told: BTreeMap<&'static str, Vec<Acknowledgement>>,
    /// Seconds that those which were published for the first time had been in the outbox.
    waited: Vec<f64>,
}

impl Done {
    fn add(&mut self, id: Uuid, stream: Option<&'static Stream>, waited: Option<f64>, told: Acknowledgement) {
        self.ids.push(id);
        // Of one that the broker had already, nobody knows how long it waited.
        self.waited.extend(waited.filter(|_| !told.duplicate));
        if let Some(stream) = stream {
            self.told.entry(stream.name).or_default().push(told);
        }
    }
}

/// The messages to publish, oldest first, and whether more may wait. One statement.
async fn claim(tx: &mut Tx, which: &Which, service: ServiceName) -> Result<(Vec<Message>, bool), Error> {
    // A clock that went back must not keep what was logged before it.
    macro_rules! claim {
        ($from:literal) => {
            concat!(
                "WITH claimed AS (SELECT p.event_id, p.bytes, p.again FROM ",
                $from,
                " (p.again OR p.pending_at NOT BETWEEN (SELECT clock_timestamp() - make_interval(secs => $3))
                                                   AND (SELECT clock_timestamp()))
                               ORDER BY p.event_id LIMIT $1 FOR UPDATE OF p SKIP LOCKED),
                      counted AS (SELECT *, sum(bytes) OVER (ORDER BY event_id) AS total, count(*) OVER () AS claimed
                                  FROM claimed)
                 SELECT event_id, event_type, subject, aggregate_id, occurred_at, traceparent, payload, again, claimed,
                        extract(epoch FROM clock_timestamp() - logged_at)::double precision AS waited
                 FROM counted JOIN event_log USING (event_id) WHERE total <= $2 OR total = bytes ORDER BY event_id"
            )
        };
    }
    let claim = if which.without.is_empty() {
        sqlx::query(claim!("outbox_pending p WHERE"))
    } else {
        sqlx::query(claim!(
            "outbox_pending p JOIN event_log l ON l.event_id = p.event_id WHERE l.event_type <> ALL($4) AND"
        ))
    };
    let mut claim = claim.bind(CLAIM_ROWS).bind(CLAIM_BYTES).bind(which.older_than.as_secs_f64());
    if !which.without.is_empty() {
        claim = claim.bind(&which.without);
    }
    let rows = claim.fetch_all(tx.connection()).await?;
    let messages: Vec<Message> =
        rows.iter().map(|row| Message::of_row(row, service)).collect::<Result<_, _>>()?;
    let claimed: i64 = rows.first().map_or(Ok(0), |row| row.try_get("claimed"))?;
    Ok((
        messages,
        claimed == CLAIM_ROWS || usize::try_from(claimed).is_ok_and(|claimed| claimed > rows.len()),
    ))
}

/// What is known of the streams that these messages go to. Messages of a stream that is not there are left out.
async fn known(
    tx: &mut Tx,
    broker: &Broker,
    messages: &mut Vec<Message>,
    round: &mut Round,
) -> Result<BTreeMap<&'static str, Known>, Error> {
    let streams: BTreeMap<&'static str, &'static Stream> =
        messages.iter().filter_map(|message| message.stream).map(|stream| (stream.name, stream)).collect();
    let mut created = Vec::with_capacity(streams.len());
    for stream in streams.into_values() {
        match broker.stream_created(stream).await {
            Ok(instant) => created.push((stream, instant)),
            Err(error) => {
                round.refused.insert(stream.name);
                round.failure = Some(error);
            }
        }
    }
    messages.retain(|message| message.stream.is_none_or(|stream| !round.refused.contains(stream.name)));
    acknowledged::known(tx.connection(), created).await
}

/// A stream that gives sequences again has lost messages, which its watch sees. But if it was made anew since its
/// making was asked for, this round's acknowledgements can't be told apart: nothing of it is taken as published.
async fn refuse_if_made_anew(
    broker: &Broker,
    known: &BTreeMap<&'static str, Known>,
    told: &BTreeMap<&'static str, Vec<Acknowledgement>>,
) -> Result<(), Error> {
    for (name, told) in told {
        let Some(before) = known.get(name) else { continue };
        if acknowledged::new_ranges(told).first().is_none_or(|(lowest, _)| *lowest > before.sequence) {
            continue;
        }
        let Some(stream) = STREAMS.iter().copied().find(|stream| stream.name == *name) else { continue };
        if broker.stream_state(stream).await?.created != before.created {
            return Err(Error::Unavailable(format!(
                "stream {name} was made anew while messages were published; they are published again"
            )));
        }
    }
    Ok(())
}

/// What waits beside these.
async fn measure(
    database: &Database,
    metrics: &EventingMetrics,
    tx: &mut Tx,
    done: &[Uuid],
) -> Result<(), Error> {
    let row = sqlx::query(
        "SELECT count(*) AS messages, coalesce(sum(bytes), 0)::bigint AS bytes FROM outbox_pending
         WHERE event_id <> ALL($1)",
    )
    .bind(done)
    .fetch_one(tx.connection())
    .await?;
    let bytes: i64 = row.try_get("bytes")?;
    database.set_outbox_bytes(u64::try_from(bytes).unwrap_or(0));
    metrics.outbox_pending.set(row.try_get("messages")?);
    Ok(())
}

struct Published {
    id: Uuid,
    stream: Option<&'static Stream>,
    waited: Option<f64>,
    told: Result<Acknowledgement, Error>,
}

async fn publish_all(broker: &Broker, messages: Vec<Message>) -> Vec<Published> {
    stream::iter(messages)
        .map(|message| async move {
            let Message { id, stream, subject, headers, payload, waiting } = message;
            let told = broker.publish(&subject, headers, payload).await;
            Published { id, stream, waited: waiting.seconds(), told }
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

#[cfg(test)]
mod tests {
    use super::*;
    use contracts::topology::{DIRECTORY, TASKS};

    fn round(published: usize, refused: &[&'static Stream]) -> Result<Round, Error> {
        Ok(Round {
            published,
            more: false,
            refused: refused.iter().map(|stream| stream.name).collect(),
            failure: (!refused.is_empty()).then(|| Error::Unavailable("full".to_owned())),
        })
    }

    #[test]
    fn a_refusal_is_followed_by_a_round_without_that_stream_and_then_it_is_asked_again() {
        let mut pace = Pace::default();
        assert_eq!(pace.after(&round(3, &[])), Next::AfterCommit);
        assert_eq!(pace.after(&Ok(Round { published: 3, more: true, ..Round::default() })), Next::AtOnce);
        assert_eq!(pace.after(&round(0, &[])), Next::AfterCommit);
        assert_eq!(pace.after(&round(0, &[&TASKS])), Next::AtOnce);
        let left_out = |stream: &'static Stream, pace: &Pace| {
            stream.events().all(|kind| pace.without.contains(&kind.ce_type()))
        };
        assert!(left_out(&TASKS, &pace) && !left_out(&DIRECTORY, &pace));
        assert_eq!(pace.after(&round(5, &[])), Next::AtOnce, "the others flow");
        assert!(pace.without.is_empty(), "and it is asked again");
        assert_eq!(pace.failures, 1, "which is still the same failure");
        assert_eq!(pace.after(&round(0, &[&TASKS])), Next::AtOnce);
        assert_eq!(pace.after(&round(0, &[])), Next::AfterPause, "there is nothing else to publish");
        assert_eq!(pace.after(&round(0, &[&TASKS])), Next::AtOnce);
        assert_eq!(pace.after(&round(0, &[&DIRECTORY])), Next::AfterPause, "the other refuses too");
        assert_eq!(pace.after(&Err(Error::Unavailable("gone".to_owned()))), Next::AfterPause);
        assert_eq!(pace.after(&round(1, &[])), Next::AfterCommit);
        assert_eq!(pace.failures, 0);
    }
}
