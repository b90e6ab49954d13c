//! Load by the public API, and the history of what was asked and answered: kept outside the system.

use contracts::{
    ingest::v1::{Customer, Submission, SubmissionOutcome, SubmitResponseRequest, SubmitResponsesRequest},
    types::v1::{Metric, Score},
};
use futures::{StreamExt as _, TryStreamExt as _};
use recontact::client::Client;
use service_kit::{clock::Monotonic, tasks::Tracker};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::task::JoinHandle;
use tokio_util::sync::{CancellationToken, DropGuard};

/// Responses of one call.
pub const BATCH: usize = 20;

/// Longest wait for one answer.
const CALL: Duration = Duration::from_secs(5);

/// What was asked and what was answered. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct History(Arc<Mutex<Entries>>);

#[derive(Debug, Default)]
struct Entries {
    /// What was offered; see [`History::offered`].
    offered: BTreeMap<String, BTreeSet<String>>,
    calls: u64,
    unanswered: u64,
    refusals: Vec<String>,
    failures: Vec<Failure>,
    duplicates: u64,
}

/// A call of a load that got no answer in time, or an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Which replica was called.
    pub replica: usize,
    /// What the caller was told.
    pub cause: String,
}

impl History {
    fn with<T>(&self, work: impl FnOnce(&mut Entries) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Notes that a response is about to be offered.
    pub fn offer(&self, external_id: &str) {
        self.with(|entries| {
            entries.offered.entry(external_id.to_owned()).or_default();
        });
    }

    /// Notes that an answer named the response.
    pub fn accept(&self, external_id: &str, response_id: &str) {
        self.with(|entries| {
            entries.offered.entry(external_id.to_owned()).or_default().insert(response_id.to_owned());
        });
    }

    /// How many responses were answered for so far.
    #[must_use]
    pub fn accepted(&self) -> usize {
        self.with(|entries| entries.offered.values().filter(|ids| !ids.is_empty()).count())
    }

    /// Calls made, and those of them that got no answer in time or an error.
    #[must_use]
    pub fn calls(&self) -> (u64, u64) {
        self.with(|entries| (entries.calls, entries.unanswered))
    }

    /// Calls of a load without success, in order.
    #[must_use]
    pub fn failures(&self) -> Vec<Failure> {
        self.with(|entries| entries.failures.clone())
    }

    /// Responses that an answer called duplicates: they had been kept by a call whose answer did not arrive.
    #[must_use]
    pub fn duplicates(&self) -> u64 {
        self.with(|entries| entries.duplicates)
    }

    /// What the first calls without success were told.
    #[must_use]
    pub fn refusals(&self) -> Vec<String> {
        self.with(|entries| entries.refusals.clone())
    }

    /// External ids that were offered, each with every response id that an answer named.
    #[must_use]
    pub fn offered(&self) -> BTreeMap<String, BTreeSet<String>> {
        self.with(|entries| entries.offered.clone())
    }
}

/// One response to offer: every fifth is as low as can be.
#[must_use]
pub fn submission(external_id: &str, index: usize) -> SubmitResponseRequest {
    let units = ["store-lyon", "store-london", "web", "mars"];
    let score = Score {
        metric: Metric::Csat.into(),
        raw: f64::from(u32::try_from(index % 5).unwrap_or(0) + 1),
        ..Score::default()
    };
    let submission = Submission {
        source: "survey".into(),
        external_id: external_id.to_owned(),
        unit: units.get(index / 5 % units.len()).copied().unwrap_or("web").into(),
        score: Some(score),
        // One of their own: what joins cases of one customer is not at work here, and what is kept of customers is.
        customer: Some(Customer { reference: external_id.to_owned(), ..Customer::default() }),
        ..Submission::default()
    };
    SubmitResponseRequest { submission: Some(submission), request_id: String::new() }
}

/// Offers some responses once; what the answer was.
///
/// # Errors
/// The refusal, or that no answer came in time.
pub async fn offer(client: &Client, history: &History, external_ids: &[String]) -> anyhow::Result<()> {
    let items = external_ids.iter().enumerate().map(|(index, external_id)| submission(external_id, index));
    offer_items(client, history, items.collect()).await
}

/// The same of responses of any kind; each has an external id.
///
/// # Errors
/// As [`offer`].
pub async fn offer_items(
    client: &Client,
    history: &History,
    items: Vec<SubmitResponseRequest>,
) -> anyhow::Result<()> {
    let external_ids: Vec<String> =
        items.iter().filter_map(|item| Some(item.submission.as_ref()?.external_id.clone())).collect();
    external_ids.iter().for_each(|external_id| history.offer(external_id));
    history.with(|entries| entries.calls += 1);
    let answer = async {
        let mut ingest = client.ingest()?;
        let call = ingest.submit_responses(SubmitResponsesRequest { items });
        let answer = tokio::time::timeout(CALL, call).await??.into_inner();
        for (external_id, result) in external_ids.iter().zip(answer.results) {
            anyhow::ensure!(
                matches!(result.outcome(), SubmissionOutcome::Accepted | SubmissionOutcome::Duplicate),
                "{result:?}"
            );
            history.accept(external_id, &result.response_id);
            if result.outcome() == SubmissionOutcome::Duplicate {
                history.with(|entries| entries.duplicates += 1);
            }
        }
        Ok(())
    };
    let answer: anyhow::Result<()> = answer.await;
    if let Err(error) = &answer {
        history.with(|entries| {
            entries.unanswered += 1;
            if entries.refusals.len() < 20 {
                entries.refusals.push(error.to_string());
            }
        });
    }
    answer
}

/// A careful submitter that goes on until it is told to finish: each batch is offered again until it is answered, to
/// one replica or the other.
pub struct Load {
    /// Dropped, it ends the load: one that nobody waits for must not go on beside the next.
    finish: DropGuard,
    running: JoinHandle<anyhow::Result<()>>,
}

/// What a load is made of.
#[derive(Debug, Clone)]
pub struct Kind {
    /// Before every external id.
    pub name: String,
    /// Responses of one call.
    pub batch: usize,
    /// Between two calls.
    pub pause: Duration,
    /// A response of an external id, and its place in its batch.
    pub item: fn(&str, usize) -> SubmitResponseRequest,
}

impl Kind {
    /// The usual one.
    #[must_use]
    pub const fn usual(name: String) -> Self {
        Self { name, batch: BATCH, pause: Duration::from_millis(50), item: submission }
    }

    fn items(&self, number: usize) -> Vec<SubmitResponseRequest> {
        let one = |index| (self.item)(&format!("{}-{number}-{index}", self.name), index);
        (0..self.batch).map(one).collect()
    }
}

/// Offers so many batches, some at the same time, each again until it is answered.
///
/// # Errors
/// When one is never answered, or refused.
pub async fn offer_all(
    clients: &[Client; 2],
    history: &History,
    kind: &Kind,
    batches: usize,
) -> anyhow::Result<()> {
    let one = |number| insist(clients, history, kind.items(number), number);
    futures::stream::iter((0..batches).map(one)).buffer_unordered(4).try_collect().await
}

/// Longest time that one batch may go unanswered.
const PATIENCE: Duration = Duration::from_secs(150);

impl Load {
    /// Starts it.
    #[must_use]
    pub fn start(clients: [Client; 2], history: History, kind: Kind) -> Self {
        let finish = CancellationToken::new();
        let stop = finish.clone();
        let running = Tracker::default().spawn(async move {
            let mut number = 0_usize;
            while !stop.is_cancelled() {
                insist(&clients, &history, kind.items(number), number).await?;
                number += 1;
                tokio::time::sleep(kind.pause).await;
            }
            Ok(())
        });
        Self { finish: finish.drop_guard(), running }
    }

    /// Ends it after the batch that is under way.
    ///
    /// # Errors
    /// When a batch was never answered, or was refused.
    pub async fn finish(self) -> anyhow::Result<()> {
        drop(self.finish);
        self.running.await?
    }

    /// Ends it where it stands.
    pub async fn abandon(self) {
        self.running.abort();
        // That it was ended is no news.
        let _ = self.running.await;
    }
}

async fn insist(
    clients: &[Client; 2],
    history: &History,
    items: Vec<SubmitResponseRequest>,
    number: usize,
) -> anyhow::Result<()> {
    let clock = Monotonic::start();
    for turn in number.. {
        let [first, second] = clients;
        let replica = turn % 2;
        let client = if replica == 0 { first } else { second };
        let Err(error) = offer_items(client, history, items.clone()).await else { return Ok(()) };
        let failure = Failure { replica, cause: format!("{error:#}") };
        history.with(|entries| entries.failures.push(failure));
        if clock.elapsed() > PATIENCE {
            return Err(error);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(())
}
