//! Publishes what was handed over, and takes what was acknowledged out of the outbox, many at a time.

use super::{IN_FLIGHT, message::Message, refuse_if_made_anew, streams_of};
use crate::{
    acknowledged::{self, Known},
    broker::{Acknowledgement, Broker},
    connection::Commit,
    database::Database,
    error::Error,
    metrics::EventingMetrics,
};
use futures::{StreamExt as _, stream::FuturesUnordered};
use service_kit::{clock::Monotonic, readiness::Readiness};
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// So old may be what is known of the streams when a message is published: as if its round had begun then. Far less than
/// acknowledgements are kept, so that what a stream gives twice is told from either.
const KNOWN_FOR: Duration = Duration::from_secs(1);
/// So old what is known may get while Postgres does not tell: it only tells less.
const KNOWN_AT_MOST: Duration = Duration::from_secs(10);
/// What was acknowledged gathers for so long: the broker has it, and who waits for it waits for the broker.
const PACE: Duration = Duration::from_millis(100);
/// Most messages that one transaction takes out of the outbox.
const MOST: usize = 2_000;
/// Longest time of that transaction, which waits for nobody.
const LONGEST: Duration = Duration::from_secs(10);

/// What is known of the streams, by name.
type Streams = Arc<BTreeMap<&'static str, Known>>;

/// A message that the broker has.
struct Taken {
    id: Uuid,
    stream: &'static str,
    told: Acknowledgement,
    /// What was known before it was published.
    known: Streams,
    /// Seconds since it was logged.
    waited: Option<f64>,
    /// Bytes in hand until it has left the outbox.
    size: u64,
}

/// What both halves work with.
pub(super) struct Handed<'a> {
    pub(super) database: &'a Database,
    pub(super) broker: &'a Broker,
    pub(super) metrics: &'a EventingMetrics,
    pub(super) readiness: &'a Readiness,
}

impl Handed<'_> {
    /// Until stopped; then nothing more is handed over, and what is in hand is brought to its end.
    pub(super) async fn run(&self, receiver: UnboundedReceiver<Message>, stop: &CancellationToken) {
        let (taken, done) = unbounded_channel();
        tokio::join!(self.publish(receiver, taken, stop), self.note(done));
    }

    async fn publish(
        &self,
        mut receiver: UnboundedReceiver<Message>,
        taken: UnboundedSender<Taken>,
        stop: &CancellationToken,
    ) {
        let outgoing = self.database.outgoing();
        let mut streams = Level::default();
        let mut in_flight = FuturesUnordered::new();
        let (mut stopping, mut failed_since) = (false, false);
        loop {
            tokio::select! {
                () = stop.cancelled(), if !stopping => {
                    stopping = true;
                    outgoing.end();
                }
                Some((size, published)) = in_flight.next() => {
                    match published {
                        // Who notes it is there until this ends.
                        Ok(published) => drop(taken.send(published)),
                        Err(error) => {
                            outgoing.left(size);
                            failed_since = stopping;
                            self.fail(&error);
                        }
                    }
                }
                Some(message) = receiver.recv(), if in_flight.len() < IN_FLIGHT => {
                    let size = message.size();
                    // After a failure the rounds go on with what is in the outbox.
                    if failed_since || !(outgoing.is_open() || stopping) {
                        outgoing.left(size);
                        continue;
                    }
                    match streams.of(&message, self.database, self.broker).await {
                        Ok((stream, known)) => in_flight.push(self.publish_one(message, stream, known)),
                        Err(error) => {
                            outgoing.left(size);
                            failed_since = stopping;
                            self.fail(&error);
                        }
                    }
                }
                else => break,
            }
        }
    }

    async fn publish_one(
        &self,
        message: Message,
        stream: &'static str,
        known: Streams,
    ) -> (u64, Result<Taken, Error>) {
        let (id, size, waiting) = (message.id, message.size(), message.waiting);
        let told = self.broker.publish(&message.subject, message.headers, message.payload).await;
        (size, told.map(|told| Taken { id, stream, told, known, waited: waiting.seconds(), size }))
    }

    /// From here on the rounds publish, until one of them got through.
    fn fail(&self, error: &Error) {
        self.database.outgoing().close();
        self.readiness.unwell("relay", &error.to_string());
        self.database.publish_now();
    }

    async fn note(&self, mut done: UnboundedReceiver<Taken>) {
        let mut taken = Vec::new();
        while done.recv_many(&mut taken, MOST).await > 0 {
            let (count, size) = (taken.len(), taken.iter().map(|one| one.size).sum());
            let noted = self.note_one(std::mem::take(&mut taken)).await;
            self.database.outgoing().left(size);
            if let Err(error) = noted {
                // They are in the outbox still: a round publishes them once more, under the same ids.
                tracing::debug!(count, %error, "published messages were not taken out of the outbox");
            }
            if !done.is_closed() {
                tokio::time::sleep(PACE).await;
            }
        }
    }

    async fn note_one(&self, taken: Vec<Taken>) -> Result<(), Error> {
        let mut ids = Vec::with_capacity(taken.len());
        let waited: Vec<f64> = taken.iter().filter_map(|one| one.waited).collect();
        // Those that were published knowing the same, mostly all of them.
        let mut told: Vec<(Streams, BTreeMap<&'static str, Vec<Acknowledgement>>)> = Vec::new();
        for one in taken {
            ids.push(one.id);
            match told.iter_mut().find(|(known, _)| Arc::ptr_eq(known, &one.known)) {
                Some((_, told)) => told.entry(one.stream).or_default().push(one.told),
                None => told.push((one.known, BTreeMap::from([(one.stream, vec![one.told])]))),
            }
        }
        for (known, told) in &told {
            refuse_if_made_anew(self.broker, known, told).await?;
        }
        let count = ids.len() as u64;
        // Undone, they would be published once more under the same ids: nobody need wait for the disk.
        self.database
            .transact_as(Commit::MayBeUndone, LONGEST, move |tx| {
                Box::pin(async move {
                    for (known, told) in &told {
                        acknowledged::note(tx, known, told).await?;
                    }
                    acknowledged::remove_published(tx, &ids).await
                })
            })
            .await?;
        self.metrics.published.inc_by(count);
        waited.into_iter().for_each(|waited| self.metrics.relay_lag.observe(waited));
        Ok(())
    }
}

/// What is known of the service's streams, read again when it is old.
#[derive(Default)]
struct Level {
    /// When, and how many losses were noted by then.
    read: Option<(Monotonic, u64)>,
    /// When it was last asked for.
    asked: Option<Monotonic>,
    known: Streams,
}

impl Level {
    /// What is known of a message's stream, and of the others.
    async fn of(
        &mut self,
        message: &Message,
        database: &Database,
        broker: &Broker,
    ) -> Result<(&'static str, Streams), Error> {
        let losses = database.outgoing().losses();
        let within = |limit: Duration| {
            self.read.as_ref().is_some_and(|(at, noted)| at.elapsed() < limit && *noted == losses)
        };
        let will_do = within(KNOWN_AT_MOST);
        let asked = self.asked.as_ref().is_some_and(|asked| asked.elapsed() < KNOWN_FOR);
        let is_level = within(KNOWN_FOR) || (will_do && asked);
        if !is_level {
            let at = Monotonic::start();
            self.asked = Some(at);
            match read(database, broker, will_do).await {
                Ok(known) => (self.known, self.read) = (Arc::new(known), Some((at, losses))),
                Err(error) if will_do => tracing::debug!(%error, "what is known of the streams is old"),
                Err(error) => return Err(error),
            }
        }
        match message.stream {
            Some(stream) if self.known.contains_key(stream.name) => Ok((stream.name, self.known.clone())),
            _ => {
                (self.read, self.asked) = (None, None);
                let name = message.stream.map_or("of an unknown kind", |stream| stream.name);
                Err(Error::Unavailable(format!("stream {name} cannot be read; run `recontact migrate`")))
            }
        }
    }
}

/// Asks what is known of the service's streams; for a moment only where there is something to go on with.
async fn read(
    database: &Database,
    broker: &Broker,
    for_a_moment: bool,
) -> Result<BTreeMap<&'static str, Known>, Error> {
    let read = async {
        let mut created = Vec::new();
        for stream in streams_of(database.service()) {
            // One that is not there keeps no other waiting: its messages are told.
            if let Ok(instant) = broker.stream_created(stream).await {
                created.push((stream, instant));
            }
        }
        let known = async {
            let mut connection = database.pool().acquire().await?;
            acknowledged::known(&mut connection, created).await
        };
        database.answered(known).await
    };
    if !for_a_moment {
        return read.await;
    }
    match tokio::time::timeout(KNOWN_FOR, read).await {
        Ok(known) => known,
        Err(_) => Err(Error::Unavailable("Postgres does not tell what is known of the streams".to_owned())),
    }
}
