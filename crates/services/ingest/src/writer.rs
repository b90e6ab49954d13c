//! Group commit: what waits shares one transaction, and a reply comes after its commit (IN-11).

use crate::{
    domain::{
        identity::{Decision, Known, Said, decide, taken},
        submission::{Customer, Identity, NewResponse, Violation},
    },
    metrics::IngestMetrics,
    store::{self, IdentityKey, IdentityRow, KnownCustomer, ResponseRow},
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
use service_kit::{identity::keyed_hash, problem::Problem, tasks::BackgroundTask};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::Duration,
};
use tokio::sync::{Notify, mpsc, oneshot};
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

type Answer = Result<Result<Outcome, Refusal>, Problem>;

struct Waiting {
    response: Arc<NewResponse>,
    traceparent: Option<String>,
    reply: oneshot::Sender<Answer>,
}

/// Most groups that are written at once. A second one keeps Postgres at work while this process prepares the next.
const GROUPS: usize = 2;

/// Hands responses to the one loop that writes.
#[derive(Clone)]
pub struct Writer {
    queue: mpsc::Sender<Waiting>,
    /// Told when as many wait as one group holds.
    full: Arc<Notify>,
    kit: Kit,
}

impl Writer {
    /// A writer and its loop, which ends once every clone of the writer is gone.
    #[must_use]
    pub fn new(kit: Kit, key: Arc<[u8]>, metrics: IngestMetrics, queue: usize) -> (Self, BackgroundTask) {
        let (sender, receiver) = mpsc::channel(queue.max(PACK_ITEMS_MAX));
        let full = Arc::new(Notify::new());
        let writer = Self { queue: sender, full: full.clone(), kit: kit.clone() };
        let group = Group { kit, key, metrics };
        let task = BackgroundTask::new("writer", move |_| async move {
            group.run(receiver, &full).await;
            Ok(())
        });
        (writer, task)
    }

    /// Takes several responses, or none when there is no room for all.
    ///
    /// # Errors
    /// RESOURCE_EXHAUSTED over the limit; UNAVAILABLE when the store is away.
    pub async fn submit(
        &self,
        responses: Vec<NewResponse>,
    ) -> Result<Vec<Result<Outcome, Refusal>>, Problem> {
        let exhausted = |what: &str| {
            Problem::exhausted(format!("{what}; nothing of this call was accepted"), TRY_AGAIN_IN)
        };
        if responses.is_empty() {
            return Ok(Vec::new());
        }
        if self.kit.database.outbox_is_full() {
            return Err(exhausted("too many events wait for the broker"));
        }
        let traceparent = service_kit::telemetry::current_traceparent();
        let permits = self.queue.try_reserve_many(responses.len());
        let permits = permits.map_err(|_| exhausted("too many responses wait to be written"))?;
        let mut answers = Vec::with_capacity(responses.len());
        for (permit, response) in permits.zip(responses) {
            let (reply, answer) = oneshot::channel();
            permit.send(Waiting { response: Arc::new(response), traceparent: traceparent.clone(), reply });
            answers.push(answer);
        }
        if self.queue.max_capacity() - self.queue.capacity() >= PACK_ITEMS_MAX {
            self.full.notify_one();
        }
        let mut outcomes = Vec::with_capacity(answers.len());
        for answer in answers {
            let answer =
                answer.await.map_err(|_| Problem::unavailable("the service is stopping; send it again"))?;
            outcomes.push(answer?);
        }
        Ok(outcomes)
    }
}

struct Group {
    kit: Kit,
    key: Arc<[u8]>,
    metrics: IngestMetrics,
}

impl Group {
    async fn run(self, mut queue: mpsc::Receiver<Waiting>, full: &Notify) {
        let mut written = FuturesUnordered::new();
        let mut group = Vec::with_capacity(PACK_ITEMS_MAX);
        loop {
            // Beside a group that is being written only a whole one begins: otherwise both would be smaller, and cost more.
            let room = written.is_empty() || (written.len() < GROUPS && queue.len() >= PACK_ITEMS_MAX);
            tokio::select! {
                Some(()) = written.next() => {}
                () = full.notified(), if !room => {}
                // Takes what waits and never lingers for more.
                taken = queue.recv_many(&mut group, PACK_ITEMS_MAX), if room => {
                    if taken == 0 {
                        break;
                    }
                    self.metrics.group_size.observe(f64::from(u32::try_from(taken).unwrap_or(u32::MAX)));
                    written.push(self.write(std::mem::take(&mut group)));
                }
            }
        }
        while written.next().await.is_some() {}
    }

    async fn write(&self, group: Vec<Waiting>) {
        let items: Vec<Item> = group.iter().map(|waiting| Item::new(waiting, &self.key)).collect();
        match self.transact(items.clone()).await {
            Ok(answers) => {
                for (waiting, answer) in group.into_iter().zip(answers) {
                    self.reply(waiting, Ok(answer));
                }
            }
            // One bad response must not refuse its neighbours: each alone.
            Err(Error::Other(_)) if group.len() > 1 => {
                for (waiting, item) in group.into_iter().zip(items) {
                    let answer = self.transact(vec![item]).await;
                    let answer = answer.map(|mut answers| answers.pop());
                    match answer {
                        Ok(Some(answer)) => self.reply(waiting, Ok(answer)),
                        Ok(None) => self.reply(waiting, Err(Problem::internal(&"no answer for a response"))),
                        Err(error) => self.reply(waiting, Err(error.into())),
                    }
                }
            }
            Err(error) => {
                let problem = Problem::from(error);
                for waiting in group {
                    self.reply(waiting, Err(problem.clone()));
                }
            }
        }
    }

    async fn transact(&self, items: Vec<Item>) -> Result<Vec<Result<Outcome, Refusal>>, Error> {
        let ids = self.kit.ids.clone();
        self.kit
            .database
            .transact(move |tx| Box::pin(async move { write_group(tx, &items, &ids).await }))
            .await
    }

    fn reply(&self, waiting: Waiting, answer: Answer) {
        self.metrics.count(match &answer {
            Ok(Ok(outcome)) => match outcome.kind {
                SubmissionOutcome::Accepted => "accepted",
                SubmissionOutcome::Duplicate => "duplicate",
                _ => "revised",
            },
            Ok(Err(_)) => "rejected",
            Err(_) => "failed",
        });
        // A caller that went away will ask again, and get the first answer.
        let _ = waiting.reply.send(answer);
    }
}

#[derive(Clone)]
struct Item {
    response: Arc<NewResponse>,
    key: IdentityKey,
    external_id_hash: String,
    content_hash: Vec<u8>,
    customer_hash: Option<Vec<u8>>,
    traceparent: Option<String>,
}

impl Item {
    fn new(waiting: &Waiting, key: &[u8]) -> Self {
        let response = waiting.response.clone();
        let (identity_hash, external_id_hash) = match &response.identity {
            Identity::ExternalId(id) => {
                let hash = service_kit::identity::external_id_hash(key, &response.source, id);
                (hash.to_vec(), hex::encode(hash))
            }
            Identity::RequestId(id) => {
                (keyed_hash(key, &["request-id", &response.source, id]).to_vec(), String::new())
            }
        };
        let customer = response.content.customer.as_ref();
        Self {
            key: (response.source.clone(), identity_hash),
            external_id_hash,
            content_hash: keyed_hash(key, &["content", &response.content.canonical()]).to_vec(),
            customer_hash: customer
                .map(|customer| keyed_hash(key, &["customer", &customer.reference]).to_vec()),
            traceparent: waiting.traceparent.clone(),
            response,
        }
    }
}

/// Locks, decides, saves, emits: a number of statements that does not depend on how many there are.
async fn write_group(
    tx: &mut Tx,
    items: &[Item],
    ids: &service_kit::ids::Ids,
) -> Result<Vec<Result<Outcome, Refusal>>, Error> {
    let mut keys: Vec<IdentityKey> = items.iter().map(|item| item.key.clone()).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut known = store::lock_identities(tx, &keys).await?;
    let now = tx.now().await?;
    let mut answers = Vec::with_capacity(items.len());
    let mut changed: Vec<(&Item, Known)> = Vec::new();
    for item in items {
        let before = known.get(&item.key);
        let partial = item.response.content.partial;
        let said = Said { content_hash: &item.content_hash, revision: item.response.revision, partial };
        let decision = decide(before, said);
        let after = match (decision, before) {
            (Decision::Duplicate, Some(before)) => {
                answers.push(Ok(outcome(SubmissionOutcome::Duplicate, before)));
                continue;
            }
            (Decision::Reused | Decision::Stale, _) => {
                answers.push(Err(refusal(decision, before, partial)));
                continue;
            }
            (_, before) => taken(before, said, || ids.next(), now),
        };
        let kind = if after.version == 1 { SubmissionOutcome::Accepted } else { SubmissionOutcome::Revised };
        answers.push(Ok(outcome(kind, &after)));
        known.insert(item.key.clone(), after.clone());
        changed.push((item, after));
    }
    save(tx, &changed, known, ids, now).await?;
    Ok(answers)
}

async fn save(
    tx: &mut Tx,
    changed: &[(&Item, Known)],
    mut known: HashMap<IdentityKey, Known>,
    ids: &service_kit::ids::Ids,
    now: Timestamp,
) -> Result<(), Error> {
    if changed.is_empty() {
        return Ok(());
    }
    // Sorted by hash, each once, the last one said: two writers lock customers in one order.
    let customers: BTreeMap<&Vec<u8>, &Customer> = changed
        .iter()
        .filter_map(|(item, _)| {
            Some((item.customer_hash.as_ref()?, item.response.content.customer.as_ref()?))
        })
        .collect();
    let customers: Vec<(Vec<u8>, Uuid, &Customer)> =
        customers.into_iter().map(|(hash, customer)| (hash.clone(), ids.next(), customer)).collect();
    let customers =
        if customers.is_empty() { HashMap::new() } else { store::save_customers(tx, &customers).await? };

    let mut responses: BTreeMap<Uuid, ResponseRow> = BTreeMap::new();
    let mut identities: BTreeMap<&IdentityKey, IdentityRow> = BTreeMap::new();
    for (item, after) in changed {
        let customer: Option<&KnownCustomer> =
            item.customer_hash.as_ref().and_then(|hash| customers.get(hash));
        let content = &item.response.content;
        let place = (after.response_id, after.version);
        let message = wire::response_message(&item.response, &item.external_id_hash, customer, place, now);
        let body = message.encode_to_vec();
        let accepted = ResponseAccepted {
            item_id: ids.next().to_string(),
            response: Some(message),
            verbatim: content.verbatim.clone(),
            traceparent: item.traceparent.clone().unwrap_or_default(),
        };
        let customer_id = customer.map(|known| known.customer_id);
        let item_of_pack = PackItem {
            kind: &RESPONSE_ACCEPTED,
            partition: topology::partition(customer_id.unwrap_or(after.response_id)),
            payload: accepted.encode_to_vec(),
            traceparent: item.traceparent.clone(),
        };
        tx.emit_in_pack(item_of_pack, ids.next(), now);
        let verbatim = content.verbatim.clone();
        let row = ResponseRow {
            response_id: after.response_id,
            version: after.version,
            customer_id,
            accepted_at: now,
            body,
            verbatim,
        };
        responses.insert(after.response_id, row);
        if let Some(known) = known.remove(&item.key) {
            identities.insert(&item.key, IdentityRow { key: item.key.clone(), known });
        }
    }
    store::save_identities(tx, &identities.into_values().collect::<Vec<_>>()).await?;
    store::save_responses(tx, &responses.into_values().collect::<Vec<_>>()).await
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
