//! Durables, consumed in batches: load · decide · save in one transaction, then acknowledge.
//!
//! `pull` takes messages from the broker, `batch` is the way through when all is well, `isolation` the way when an
//! item is not, `retry` handles what was put aside. The inbox row is the guarantee; everything else is speed.

mod batch;
mod inbound;
mod isolation;
mod leisure;
mod pull;
mod retry;

use crate::{
    broker::Broker,
    database::Database,
    error::Error,
    metrics::{ConsumerLabel, EventingMetrics},
    tx::{Locks, Tx},
};
use bytes::Bytes;
use contracts::topology::{Durable, EventKind};
use futures::future::BoxFuture;
use jiff::Timestamp;
use service_kit::{readiness::Readiness, tasks::BackgroundTask};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use uuid::Uuid;

/// A message as it came.
#[derive(Debug, Clone)]
pub struct Received {
    /// `ce-id`.
    pub event_id: Uuid,
    /// Its kind; `None`: this version of the contract does not know it.
    pub kind: Option<&'static EventKind>,
    /// Subject without the installation's prefix.
    pub subject: String,
    /// Headers, decoded.
    pub headers: BTreeMap<String, String>,
    /// The payload.
    pub payload: Bytes,
    /// How often it was delivered, from 1.
    pub delivered: i64,
}

impl Received {
    /// A message as the broker gave it. Where it brings no id of its own, `place`, which no other message has, makes one.
    /// Beside it stands whether it has what every event has.
    pub fn read(
        subject: &str,
        headers: BTreeMap<String, String>,
        payload: Bytes,
        delivered: i64,
        place: &str,
    ) -> (Self, Result<(), &'static str>) {
        let (id, complete) = (id_of(&headers), complete(&headers));
        let received = Self {
            event_id: id.unwrap_or_else(|| Uuid::new_v5(&Uuid::NAMESPACE_OID, place.as_bytes())),
            kind: headers.get("ce-type").and_then(|ce_type| EventKind::of_type(ce_type)),
            subject: subject.to_owned(),
            headers,
            payload,
            delivered,
        };
        (received, complete)
    }

    /// `ce-time`, if it can be read.
    #[must_use]
    pub fn occurred_at(&self) -> Option<Timestamp> {
        self.headers.get("ce-time")?.parse().ok()
    }

    /// W3C trace context.
    #[must_use]
    pub fn traceparent(&self) -> Option<&str> {
        self.headers.get("traceparent").map(String::as_str)
    }
}

fn id_of(headers: &BTreeMap<String, String>) -> Option<Uuid> {
    headers.get("ce-id").and_then(|id| id.parse().ok())
}

/// Whether a message has what every event has, or what it lacks.
pub(crate) fn complete(headers: &BTreeMap<String, String>) -> Result<(), &'static str> {
    match (id_of(headers), headers.contains_key("ce-type")) {
        (None, _) => Err("the message has no ce-id header that is a UUID"),
        (_, false) => Err("the message has no ce-type header"),
        _ => Ok(()),
    }
}

/// What became of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Handled, or nothing to do.
    Done,
    /// Can't be handled yet, and why: tried again with growing gaps, at most 15 s.
    Retry(String),
    /// Can't be handled as it is, and why: kept until somebody redrives it.
    Park(String),
}

/// What a service does with the messages of its durables.
pub trait Handler: Send + Sync + 'static {
    /// What a message holds, read at the border: one for a single event, several for a pack.
    type Item: Send + Sync + 'static;

    /// Reads a message; an empty list ignores it. Called with known kinds only.
    ///
    /// # Errors
    /// Why it can't be read: it is parked.
    fn decode(&self, message: &Received) -> Result<Vec<Self::Item>, String>;

    /// What the items are decided on, by id: it is locked before they are handled.
    fn locks(&self, items: &[&Self::Item]) -> Locks;

    /// Locks what only Postgres can tell that the items are decided on, too, in a number of statements that does not depend
    /// on how many items there are. Mostly nothing.
    fn lock_more(
        &self,
        _tx: &mut Tx,
        _items: &[&Self::Item],
    ) -> impl Future<Output = Result<(), Error>> + Send {
        std::future::ready(Ok(()))
    }

    /// Loads, decides, saves: one verdict an item, in order. Who decides by time reads it here, after the locks:
    /// [`Tx::now`].
    fn handle(
        &self,
        tx: &mut Tx,
        items: &[&Self::Item],
    ) -> impl Future<Output = Result<Vec<Verdict>, Error>> + Send;

    /// Called after a commit that handled something.
    fn committed(&self) {}
}

/// Sizes and waits.
#[derive(Debug, Clone)]
pub struct ConsumerSettings {
    /// Most messages of one transaction.
    pub batch_messages: usize,
    /// Bytes of payload from which a batch takes no further message: packs hold up to 500 items each, so it is this that
    /// bounds how long a transaction takes and what it holds in memory when much has queued.
    pub batch_bytes: usize,
    /// Packs that the broker sends ahead of their batch, of each durable: each may be 256 KiB, and all are held in memory.
    /// Single events are small: of them it is a whole batch.
    pub prefetch_packs: usize,
    /// Between two looks for items whose next try is due, while some may wait.
    pub retry_poll: Duration,
    /// The same while none is known to: finds what a replica left that is gone.
    pub retry_rest: Duration,
}

impl Default for ConsumerSettings {
    fn default() -> Self {
        Self {
            batch_messages: 512,
            batch_bytes: 512 * 1024,
            prefetch_packs: 64,
            retry_poll: Duration::from_millis(250),
            retry_rest: Duration::from_secs(2),
        }
    }
}

/// Whether a consumer may run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gate {
    /// It may.
    Open,
    /// Not yet, and the service is not ready until it may.
    Waiting(String),
    /// Not yet, though the service is ready: an operator must act, and needs the service for it.
    HeldBack(String),
}

/// Asks whether a consumer may run.
pub type GateCheck = Arc<dyn Fn() -> BoxFuture<'static, Result<Gate, Error>> + Send + Sync>;

/// A gate that opens once another durable of the service has handled all that its stream holds: for consumers that
/// decide with a copy of what the other one reads.
#[must_use]
pub fn until_level(kit: &crate::Kit, durable: &'static Durable) -> GateCheck {
    let broker = kit.broker.clone();
    Arc::new(move || {
        let broker = broker.clone();
        Box::pin(async move {
            Ok(match broker.lag(durable).await? {
                (0, 0) => Gate::Open,
                (pending, unacknowledged) => Gate::Waiting(format!(
                    "the copy that {} keeps is not level yet: {} message(s) to go",
                    durable.name,
                    pending + unacknowledged
                )),
            })
        })
    })
}

/// Why consumers of a service do not run. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct HeldBack(Arc<Mutex<BTreeMap<&'static str, String>>>);

impl HeldBack {
    fn set(&self, durable: &'static str, cause: Option<&str>) {
        let mut causes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match cause {
            Some(cause) => {
                causes.insert(durable, cause.to_owned());
            }
            None => {
                causes.remove(durable);
            }
        }
    }

    /// Every durable that is held back, with the cause.
    #[must_use]
    pub fn causes(&self) -> BTreeMap<&'static str, String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// A consumer, not yet running.
pub struct Consumer<H>(Inner<H>);

pub(crate) struct Inner<H> {
    pub(crate) broker: Broker,
    pub(crate) database: Database,
    pub(crate) durables: Vec<&'static Durable>,
    pub(crate) handler: H,
    pub(crate) settings: ConsumerSettings,
    pub(crate) readiness: Readiness,
    pub(crate) metrics: EventingMetrics,
    pub(crate) held_back: HeldBack,
    pub(crate) gate: Option<GateCheck>,
    pub(crate) pace: Duration,
    pub(crate) at_leisure: Option<Leisure>,
}

/// What is heard at leisure, and how.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Leisure {
    pub(crate) durable: &'static Durable,
    /// So long it gathers.
    pub(crate) rest: Duration,
    /// So far it stays behind the others in a backlog.
    pub(crate) behind: Option<Duration>,
}

impl<H: Handler> Consumer<H> {
    /// A consumer of a durable.
    #[must_use]
    pub fn new(kit: &crate::Kit, readiness: &Readiness, durable: &'static Durable, handler: H) -> Self {
        Self::of_all(kit, readiness, &[durable], handler)
    }

    /// A consumer of several durables: what they hold about the same thing at the same time shares a transaction.
    #[must_use]
    pub fn of_all(
        kit: &crate::Kit,
        readiness: &Readiness,
        durables: &[&'static Durable],
        handler: H,
    ) -> Self {
        for durable in durables {
            readiness.unwell(durable.name, "not started yet");
        }
        Self(Inner {
            broker: kit.broker.clone(),
            database: kit.database.clone(),
            durables: durables.to_vec(),
            handler,
            settings: kit.consumer.clone(),
            readiness: readiness.clone(),
            metrics: kit.metrics.clone(),
            held_back: kit.held_back.clone(),
            gate: None,
            pace: Duration::ZERO,
            at_leisure: None,
        })
    }

    /// Lets it run once its gate opens.
    #[must_use]
    pub fn behind(mut self, gate: GateCheck) -> Self {
        self.0.gate = Some(gate);
        self
    }

    /// Lets so much time pass from the beginning of one batch to that of the next, for what nobody waits for at that very
    /// moment: batches are larger then, and cost less. What comes after a rest is handled at once.
    #[must_use]
    pub const fn paced(mut self, pace: Duration) -> Self {
        self.0.pace = pace;
        self
    }

    /// Lets what one of the durables brings gather for so long, while what the others bring goes on: where it is worth more
    /// to handle what belongs together once than to handle each part at once. In a backlog it has every second turn.
    #[must_use]
    pub const fn at_leisure(mut self, durable: &'static Durable, rest: Duration) -> Self {
        self.0.at_leisure = Some(Leisure { durable, rest, behind: None });
        self
    }

    /// Lets what is heard at leisure stay so far behind what the others bring, in a backlog: as long as they take to tell about
    /// the same thing.
    #[must_use]
    pub const fn staying_behind(mut self, behind: Duration) -> Self {
        if let Some(leisure) = &mut self.0.at_leisure {
            leisure.behind = Some(behind);
        }
        self
    }

    /// The loops: one pulls, and for each durable one retries.
    #[must_use]
    pub fn tasks(self) -> Vec<BackgroundTask> {
        let inner = Arc::new(self.0);
        let pulling = inner.clone();
        let mut tasks = vec![BackgroundTask::new(name_of(&inner.durables), move |stop| async move {
            pull::run(pulling, stop).await;
            Ok(())
        })];
        tasks.extend(inner.durables.clone().into_iter().map(|durable| {
            let retrying = inner.clone();
            BackgroundTask::new(format!("{} retries", durable.name), move |stop| async move {
                retry::run(retrying, durable, stop).await;
                Ok(())
            })
        }));
        tasks
    }
}

fn name_of(durables: &[&'static Durable]) -> String {
    durables.iter().map(|durable| durable.name).collect::<Vec<_>>().join(", ")
}

/// The label of a durable's counts.
pub(crate) const fn label(durable: &Durable) -> ConsumerLabel {
    ConsumerLabel { consumer: durable.name }
}

/// What a panic said.
pub(crate) fn panic_message(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without words".to_owned())
}

/// A message with what it holds.
pub(crate) struct Decoded<I> {
    pub(crate) durable: &'static Durable,
    pub(crate) message: Received,
    /// The items, or why they can't be read.
    pub(crate) items: Result<Vec<I>, String>,
}
