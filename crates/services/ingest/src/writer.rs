//! Group commit: what waits shares one transaction, and a reply comes after its commit (IN-11).

use crate::{
    domain::{
        identity::{Decision, Known, Said, decide, taken},
        submission::{Customer, Identity, NewResponse, Violation, ahead},
    },
    metrics::IngestMetrics,
    store::{self, Hash, IdentityKey, KnownCustomer, ResponseRow},
    wire,
};
use contracts::{
    events::v1::ResponseAccepted,
    ingest::v1::SubmissionOutcome,
    topology::{self, PACK_ITEMS_MAX, RESPONSE_ACCEPTED},
};
use eventing::{Error, Kit, PackItem, Tx};
use futures::{StreamExt as _, stream::FuturesUnordered};
use jiff::Timestamp;
use prost::Message as _;
use service_kit::{identity::keyed_hash, ids::Ids, problem::Problem, tasks::BackgroundTask};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    ops::Range,
    sync::Arc,
    time::Duration,
};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, mpsc, oneshot};
use uuid::Uuid;

/// How long a caller over the limit should wait.
const TRY_AGAIN_IN: Duration = Duration::from_millis(200);

/// What became of a response that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Accepted, duplicate or revised.
    pub kind: SubmissionOutcome,
    /// Its id.
    pub response_id: Uuid,
    /// Its version.
    pub version: u64,
    /// When this version was accepted.
    pub accepted_at: Timestamp,
}

/// Why a response was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// `INVALID`, `EXTERNAL_ID_REUSED`, `STALE_REVISION`.
    pub reason: &'static str,
    /// What is wrong with which field.
    pub violations: Vec<Violation>,
}

impl Refusal {
    /// A response with mistakes in its fields.
    #[must_use]
    pub const fn invalid(violations: Vec<Violation>) -> Self {
        Self { reason: "INVALID", violations }
    }
}

/// What became of each response of a call, in their order.
pub type Outcomes = Vec<Result<Outcome, Refusal>>;

/// The responses of one call, which are written together.
struct Call {
    items: Vec<Item>,
    reply: oneshot::Sender<Result<Outcomes, Problem>>,
    /// Room in the queue, given back when they are taken out of it.
    room: OwnedSemaphorePermit,
}

/// Most groups that are written at once: others keep Postgres at work while one is prepared, committed and answered.
const GROUPS: usize = 3;

/// So many wait before a group begins beside another. Fewer would share the next transaction and cost less by it.
const ENOUGH: usize = PACK_ITEMS_MAX / 5;

/// Hands responses to the one loop that writes.
#[derive(Clone)]
pub struct Writer {
    queue: mpsc::UnboundedSender<Call>,
    room: Arc<Room>,
    key: Arc<[u8]>,
    kit: Kit,
}

/// How many responses may wait.
struct Room {
    free: Arc<Semaphore>,
    all: usize,
    /// Of streams, which wait for room, half as many beside: they leave that of calls, which don't, to these.
    of_streams: Arc<Semaphore>,
    all_of_streams: usize,
    /// Told when enough wait for a group beside others.
    enough: Notify,
}

impl Room {
    fn waiting(&self) -> usize {
        (self.all + self.all_of_streams)
            - (self.free.available_permits() + self.of_streams.available_permits())
    }
}

impl Writer {
    /// A writer and its loop, which ends once every clone of the writer is gone.
    #[must_use]
    pub fn new(kit: Kit, key: Arc<[u8]>, metrics: IngestMetrics, queue: usize) -> (Self, BackgroundTask) {
        let (sender, receiver) = mpsc::unbounded_channel();
        let all = queue.max(PACK_ITEMS_MAX);
        let all_of_streams = (all / 2).max(PACK_ITEMS_MAX);
        let room = Arc::new(Room {
            free: Arc::new(Semaphore::new(all)),
            all,
            of_streams: Arc::new(Semaphore::new(all_of_streams)),
            all_of_streams,
            enough: Notify::new(),
        });
        let writer = Self { queue: sender, room: room.clone(), key, kit: kit.clone() };
        let groups = Groups { kit, metrics, room };
        let task = BackgroundTask::new("writer", move |_| async move {
            groups.run(receiver).await;
            Ok(())
        });
        (writer, task)
    }

    /// Takes the responses of one call, at most [`PACK_ITEMS_MAX`], or none when there is no room for all.
    ///
    /// # Errors
    /// RESOURCE_EXHAUSTED over the limit; UNAVAILABLE when the store is away.
    pub async fn submit(&self, responses: Vec<NewResponse>) -> Result<Outcomes, Problem> {
        let room = self.room.free.clone().try_acquire_many_owned(permits(&responses));
        let room = room.map_err(|_| exhausted("too many responses wait to be written"))?;
        self.queued(responses, room).await
    }

    /// The same for a stream: where there is no room, it waits for some, and so does whoever sends.
    ///
    /// # Errors
    /// RESOURCE_EXHAUSTED while too many events wait for the broker; UNAVAILABLE when the store is away.
    pub async fn submit_in_turn(&self, responses: Vec<NewResponse>) -> Result<Outcomes, Problem> {
        let room = self.room.of_streams.clone().acquire_many_owned(permits(&responses)).await;
        self.queued(responses, room.map_err(|_| stopping())?).await
    }

    async fn queued(
        &self,
        responses: Vec<NewResponse>,
        room: OwnedSemaphorePermit,
    ) -> Result<Outcomes, Problem> {
        if responses.is_empty() {
            return Ok(Vec::new());
        }
        if self.kit.database.outbox_is_full() {
            return Err(exhausted("too many events wait for the broker"));
        }
        let traceparent: Option<Arc<str>> = service_kit::telemetry::current_traceparent().map(Into::into);
        // Prepared here, so that the calls share this work among the processors.
        let items = responses.into_iter().map(|response| Item::new(response, &self.key, traceparent.clone()));
        let (items, (reply, answer)) = (items.collect(), oneshot::channel());
        self.queue.send(Call { items, reply, room }).map_err(|_| stopping())?;
        if self.room.waiting() >= ENOUGH {
            self.room.enough.notify_one();
        }
        answer.await.map_err(|_| stopping())?
    }
}

fn permits(responses: &[NewResponse]) -> u32 {
    u32::try_from(responses.len()).unwrap_or(u32::MAX)
}

fn exhausted(what: &str) -> Problem {
    Problem::exhausted(format!("{what}; nothing of this call was accepted"), TRY_AGAIN_IN)
}

fn stopping() -> Problem {
    Problem::unavailable("the service is stopping; send it again")
}

/// The loop that writes.
struct Groups {
    kit: Kit,
    metrics: IngestMetrics,
    room: Arc<Room>,
}

impl Groups {
    async fn run(self, mut queue: mpsc::UnboundedReceiver<Call>) {
        let mut written = FuturesUnordered::new();
        // The call that the last group had no place for.
        let mut left = None;
        loop {
            let may_begin = written.is_empty() || (written.len() < GROUPS && self.room.waiting() >= ENOUGH);
            tokio::select! {
                Some(()) = written.next() => {}
                () = self.room.enough.notified(), if !may_begin => {}
                first = next(&mut left, &mut queue), if may_begin => {
                    let Some(first) = first else {
                        break;
                    };
                    let group = Group::gather(first, &mut left, || queue.try_recv().ok());
                    let size = u32::try_from(group.items.len()).unwrap_or(u32::MAX);
                    self.metrics.group_size.observe(f64::from(size));
                    written.push(self.write(group));
                }
            }
        }
        while written.next().await.is_some() {}
    }

    async fn write(&self, group: Group) {
        let Group { items, calls } = group;
        match self.transact(items.clone(), 0..items.len()).await {
            Ok(outcomes) => {
                self.count(&outcomes);
                let mut outcomes = outcomes.into_iter();
                for call in calls {
                    let answer = outcomes.by_ref().take(call.0).collect();
                    reply(call, Ok(answer));
                }
            }
            // One bad response must not refuse its neighbours: each alone.
            Err(Error::Other(_)) if items.len() > 1 => {
                let mut first = 0;
                for call in calls {
                    let which = first..first + call.0;
                    first = which.end;
                    let answer = self.each_alone(&items, which).await;
                    reply(call, answer);
                }
            }
            Err(error) => {
                let problem = Problem::from(error);
                self.metrics.count_all(std::iter::repeat_n("failed", items.len()));
                for call in calls {
                    reply(call, Err(problem.clone()));
                }
            }
        }
    }

    /// Writes each item in a transaction of its own, all of them; one that fails fails its call, once the others are
    /// written.
    async fn each_alone(&self, items: &Arc<[Item]>, which: Range<usize>) -> Result<Outcomes, Problem> {
        let (mut outcomes, mut failure) = (Vec::with_capacity(which.len()), None);
        for index in which {
            match self.transact(items.clone(), index..index + 1).await {
                Ok(written) => {
                    self.count(&written);
                    outcomes.extend(written);
                }
                Err(error) => {
                    self.metrics.count("failed");
                    failure.get_or_insert(Problem::from(error));
                }
            }
        }
        failure.map_or(Ok(outcomes), Err)
    }

    async fn transact(&self, items: Arc<[Item]>, which: Range<usize>) -> Result<Outcomes, Error> {
        let ids = self.kit.ids.clone();
        self.kit
            .database
            .transact(move |tx| {
                Box::pin(async move { write_group(tx, items.get(which).unwrap_or_default(), &ids).await })
            })
            .await
    }

    fn count(&self, outcomes: &Outcomes) {
        self.metrics.count_all(outcomes.iter().map(|outcome| match outcome {
            Ok(outcome) => match outcome.kind {
                SubmissionOutcome::Accepted => "accepted",
                SubmissionOutcome::Duplicate => "duplicate",
                _ => "revised",
            },
            Err(_) => "rejected",
        }));
    }
}

fn reply((_, reply): Waiting, answer: Result<Outcomes, Problem>) {
    // A caller that went away will ask again, and get the first answer.
    let _ = reply.send(answer);
}

/// The call that was left over, else the next one; `None` once nobody can submit any more.
async fn next(left: &mut Option<Call>, queue: &mut mpsc::UnboundedReceiver<Call>) -> Option<Call> {
    match left.take() {
        Some(call) => Some(call),
        None => queue.recv().await,
    }
}

/// How many responses a call has, and where its answer goes.
type Waiting = (usize, oneshot::Sender<Result<Outcomes, Problem>>);

/// Calls that are written in one transaction.
struct Group {
    /// The responses of all calls, one call after the other.
    items: Arc<[Item]>,
    calls: Vec<Waiting>,
}

impl Group {
    /// Takes what waits and never lingers for more. Calls stay whole: the first that has no place any more is left for
    /// the next group.
    fn gather(first: Call, left: &mut Option<Call>, mut waiting: impl FnMut() -> Option<Call>) -> Self {
        let (mut items, mut calls) = (Vec::new(), Vec::new());
        let mut next = Some(first);
        while let Some(call) = next {
            if !items.is_empty() && items.len() + call.items.len() > PACK_ITEMS_MAX {
                *left = Some(call);
                break;
            }
            calls.push((call.items.len(), call.reply));
            items.extend(call.items);
            drop(call.room);
            next = (items.len() < PACK_ITEMS_MAX).then(&mut waiting).flatten();
        }
        Self { items: items.into(), calls }
    }
}

/// A response with the hashes by which it is known.
struct Item {
    response: NewResponse,
    identity_hash: Hash,
    content_hash: Hash,
    customer_hash: Option<Hash>,
    traceparent: Option<Arc<str>>,
}

impl Item {
    fn new(response: NewResponse, key: &[u8], traceparent: Option<Arc<str>>) -> Self {
        let identity_hash = match &response.identity {
            Identity::ExternalId(id) => service_kit::identity::external_id_hash(key, &response.source, id),
            Identity::RequestId(id) => keyed_hash(key, &["request-id", &response.source, id]),
        };
        let customer = response.content.customer.as_ref();
        Self {
            identity_hash,
            content_hash: keyed_hash(key, &["content", &response.content.canonical()]),
            customer_hash: customer.map(|customer| keyed_hash(key, &["customer", &customer.reference])),
            traceparent,
            response,
        }
    }

    fn key(&self) -> IdentityKey<'_> {
        (&self.response.source, &self.identity_hash)
    }

    fn said(&self) -> Said<'_> {
        Said {
            content_hash: &self.content_hash,
            revision: self.response.revision,
            partial: self.response.content.partial,
        }
    }

    /// What is wrong with it, should it be answered in the future.
    fn ahead(&self, now: Timestamp) -> Option<Violation> {
        ahead(self.response.content.answered_at, now)
    }

    fn customer(&self) -> Option<(&Hash, &Customer)> {
        Some((self.customer_hash.as_ref()?, self.response.content.customer.as_ref()?))
    }
}

/// Claims, decides, saves, emits: a number of statements that does not depend on how many there are.
async fn write_group(tx: &mut Tx, items: &[Item], ids: &Ids) -> Result<Outcomes, Error> {
    let began = tx.now().await?;
    let mut now = began;
    // Nearly all are new, so they are claimed without asking first; and whoever else claims one of them waits for this
    // transaction.
    let mut firsts: BTreeMap<IdentityKey<'_>, Known> = BTreeMap::new();
    // What is answered in the future is refused and claims nothing, but what was accepted before is a duplicate for ever.
    let mut of_future: BTreeSet<IdentityKey<'_>> = BTreeSet::new();
    for item in items {
        if item.ahead(began).is_some() {
            of_future.insert(item.key());
        } else {
            firsts.entry(item.key()).or_insert_with(|| taken(None, item.said(), || ids.next(), now));
        }
    }
    of_future.retain(|key| !firsts.contains_key(key));
    let claimed = store::claim_identities(tx, &firsts).await?;
    let mut known: BTreeMap<IdentityKey<'_>, Known> = BTreeMap::new();
    if claimed.len() < firsts.len() || !of_future.is_empty() {
        let not_new = firsts.iter().filter(|(_, first)| !claimed.contains(&first.response_id));
        let not_new: Vec<IdentityKey<'_>> = not_new.map(|(key, _)| *key).collect();
        let asked: Vec<IdentityKey<'_>> = not_new.iter().chain(&of_future).copied().collect();
        let mut locked = store::lock_identities(tx, &asked).await?;
        for key in of_future {
            known.extend(locked.remove(&(key.0.to_owned(), key.1.to_vec())).map(|before| (key, before)));
        }
        for key in not_new {
            let before = locked.remove(&(key.0.to_owned(), key.1.to_vec())).ok_or_else(|| {
                Error::Unavailable("an identity was there and is gone, and none is ever removed".to_owned())
            })?;
            known.insert(key, before);
        }
        // The order of locking is the order of time.
        now = tx.now().await?;
    }
    let mut outcomes = Vec::with_capacity(items.len());
    let mut changed: Vec<(&Item, Known)> = Vec::with_capacity(items.len());
    for item in items {
        let before = known.get(&item.key());
        let decision = decide(before, item.said());
        if decision != Decision::Duplicate
            && let Some(violation) = item.ahead(began)
        {
            outcomes.push(Err(Refusal::invalid(vec![violation])));
            continue;
        }
        let after = match (decision, before) {
            (Decision::Duplicate, Some(before)) => {
                outcomes.push(Ok(outcome(SubmissionOutcome::Duplicate, before)));
                continue;
            }
            (Decision::Reused | Decision::Stale, _) => {
                outcomes.push(Err(refusal(decision, before, item.response.content.partial)));
                continue;
            }
            (_, None) => firsts
                .remove(&item.key())
                .ok_or_else(|| Error::Unavailable("a response is new twice".to_owned()))?,
            (_, Some(before)) => taken(Some(before), item.said(), || before.response_id, now),
        };
        let kind = if after.version == 1 { SubmissionOutcome::Accepted } else { SubmissionOutcome::Revised };
        outcomes.push(Ok(outcome(kind, &after)));
        known.insert(item.key(), after.clone());
        changed.push((item, after));
    }
    if !changed.is_empty() {
        save(tx, &changed, &claimed, ids).await?;
    }
    Ok(outcomes)
}

/// Saves what changed, and emits it. Customers come before the responses that name them: nothing else says that they are
/// there.
async fn save(
    tx: &mut Tx,
    changed: &[(&Item, Known)],
    claimed: &HashSet<Uuid>,
    ids: &Ids,
) -> Result<(), Error> {
    // Sorted by hash, each once, the last one said: two writers lock customers in one order.
    let mut customers: BTreeMap<&Hash, (Uuid, &Customer)> = BTreeMap::new();
    for (hash, customer) in changed.iter().filter_map(|(item, _)| item.customer()) {
        customers.entry(hash).or_insert_with(|| (ids.next(), customer)).1 = customer;
    }
    let customers =
        if customers.is_empty() { HashMap::new() } else { store::save_customers(tx, &customers).await? };

    let mut responses: BTreeMap<Uuid, ResponseRow<'_>> = BTreeMap::new();
    let mut revised: BTreeMap<IdentityKey<'_>, &Known> = BTreeMap::new();
    for (item, after) in changed {
        let customer: Option<&KnownCustomer> =
            item.customer_hash.as_ref().and_then(|hash| customers.get(hash.as_slice()));
        let content = &item.response.content;
        let external_id_hash = match &item.response.identity {
            Identity::ExternalId(_) => hex::encode(item.identity_hash),
            Identity::RequestId(_) => String::new(),
        };
        let place = (after.response_id, after.version);
        let message =
            wire::response_message(&item.response, external_id_hash, customer, place, after.accepted_at);
        let body = message.encode_to_vec();
        let customer_id = customer.map(|known| known.customer_id);
        let traceparent = item.traceparent.as_deref().map(str::to_owned);
        // The item that begins a message gives it its id: items and messages are told apart by where the id stands.
        let item_id = ids.next();
        let accepted = ResponseAccepted {
            item_id: item_id.to_string(),
            response: Some(message),
            verbatim: content.verbatim.clone(),
            traceparent: traceparent.clone().unwrap_or_default(),
        };
        let item_of_pack = PackItem {
            kind: &RESPONSE_ACCEPTED,
            partition: topology::partition(customer_id.unwrap_or(after.response_id)),
            payload: accepted.encode_to_vec(),
            traceparent,
        };
        tx.emit_in_pack(item_of_pack, item_id, after.accepted_at);
        let row = ResponseRow {
            response_id: after.response_id,
            version: after.version,
            customer_id,
            accepted_at: after.accepted_at,
            body,
            verbatim: &content.verbatim,
        };
        responses.insert(after.response_id, row);
        if after.version > 1 {
            revised.insert(item.key(), after);
        }
    }
    if !revised.is_empty() {
        store::revise_identities(tx, &revised).await?;
    }
    let (new, old): (Vec<ResponseRow<'_>>, Vec<ResponseRow<'_>>) =
        responses.into_values().partition(|row| claimed.contains(&row.response_id));
    if !new.is_empty() {
        store::insert_responses(tx, &new).await?;
    }
    if !old.is_empty() {
        store::revise_responses(tx, &old).await?;
    }
    Ok(())
}

fn outcome(kind: SubmissionOutcome, known: &Known) -> Outcome {
    Outcome { kind, response_id: known.response_id, version: known.version, accepted_at: known.accepted_at }
}

fn refusal(decision: Decision, known: Option<&Known>, partial: bool) -> Refusal {
    let revision = known.map_or(0, |known| known.revision);
    if decision == Decision::Stale {
        let violation = if partial && known.is_some_and(|known| !known.partial) {
            let message = "is partial, and the final response was accepted before; nothing is left to do";
            Violation::new("completeness", message)
        } else {
            let message =
                format!("is older than revision {revision}, which was accepted; nothing is left to do");
            Violation::new("revision", message)
        };
        return Refusal { reason: "STALE_REVISION", violations: vec![violation] };
    }
    let message = format!(
        "was used for other content, and an id is never reused; to correct that response send a revision above {revision}"
    );
    Refusal { reason: "EXTERNAL_ID_REUSED", violations: vec![Violation::new("external_id", message)] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::submission::{Draft, DraftScore, check};

    fn call(size: usize, room: &Arc<Semaphore>) -> Call {
        let score = DraftScore { metric: Some(crate::domain::score::Metric::Csat), raw: 2.0, scale: None };
        let draft = Draft {
            source: "survey".to_owned(),
            external_id: "a".to_owned(),
            score: Some(score),
            ..Draft::default()
        };
        let items = (0..size).map(|_| Item::new(check(draft.clone()).unwrap(), b"key", None)).collect();
        let room = room.clone().try_acquire_many_owned(u32::try_from(size).unwrap()).unwrap();
        Call { items, reply: oneshot::channel().0, room }
    }

    /// Sizes of the calls that wait; of those taken, of the one left over; how many calls are still behind.
    type Case = (&'static [usize], &'static [usize], Option<usize>, usize);

    #[test]
    fn a_group_is_whole_calls_of_what_waits_and_what_has_no_place_is_left() {
        let cases: [Case; 6] = [
            (&[1], &[1], None, 0),
            (&[1, 2, 3], &[1, 2, 3], None, 0),
            (&[500, 1], &[500], None, 1),
            (&[100, 100, 100, 100, 100, 100], &[100, 100, 100, 100, 100], None, 1),
            (&[300, 150, 60, 10], &[300, 150], Some(60), 1),
            (&[1, 500], &[1], Some(500), 0),
        ];
        for (waiting, expected, expected_left, expected_behind) in cases {
            let room = Arc::new(Semaphore::new(2_000));
            let mut calls = waiting.iter().map(|size| call(*size, &room)).collect::<Vec<_>>().into_iter();
            let mut left = None;
            let group = Group::gather(calls.next().unwrap(), &mut left, || calls.next());
            let sizes: Vec<usize> = group.calls.iter().map(|call| call.0).collect();
            assert_eq!(sizes, expected, "{waiting:?}");
            assert_eq!(group.items.len(), expected.iter().sum::<usize>(), "{waiting:?}");
            assert_eq!(left.as_ref().map(|call| call.items.len()), expected_left, "{waiting:?}");
            let behind: Vec<Call> = calls.collect();
            assert_eq!(behind.len(), expected_behind, "{waiting:?}");
            let still_waits: usize = left.iter().chain(&behind).map(|call| call.items.len()).sum();
            assert_eq!(
                room.available_permits(),
                2_000 - still_waits,
                "{waiting:?}: what was taken makes room"
            );
        }
    }
}
