//! Load by the public API, and the history of what was asked and answered: kept outside the system.

use contracts::{
    ingest::v1::{Submission, SubmissionOutcome, SubmitResponseRequest, SubmitResponsesRequest},
    types::v1::{Metric, Score},
};
use futures::{StreamExt as _, TryStreamExt as _};
use recontact::client::Client;
use service_kit::{clock::Monotonic, tasks::Tracker};
use sqlx::PgPool;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// Responses of one call.
pub const BATCH: usize = 20;

/// Longest wait for one answer.
const CALL: Duration = Duration::from_secs(5);

/// What was asked and what was answered. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct History(Arc<Mutex<Entries>>);

#[derive(Debug, Default)]
struct Entries {
    /// External ids, each with every response id that an answer named.
    offered: BTreeMap<String, BTreeSet<String>>,
    calls: u64,
    unanswered: u64,
    refusals: Vec<String>,
}

/// What became of everything that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Responses that were offered.
    pub offered: u64,
    /// Those of which an answer said that they are kept.
    pub accepted: u64,
    /// Accepted ones that the system does not have.
    pub lost: u64,
    /// Offered ones that the system has, or says that it has, more than once.
    pub doubled: u64,
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

    /// What the last calls without success were told.
    #[must_use]
    pub fn refusals(&self) -> Vec<String> {
        self.with(|entries| entries.refusals.clone())
    }

    /// Compares with what ingest has.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn tally(&self, pool: &PgPool) -> anyhow::Result<Tally> {
        let kept: Vec<uuid::Uuid> =
            sqlx::query_scalar("SELECT response_id FROM ingest.responses").fetch_all(pool).await?;
        let kept: BTreeSet<String> = kept
            .into_iter()
            .map(|id| contracts::ids::to_text(contracts::ids::IdKind::Response, id))
            .collect();
        self.with(|entries| {
            let answered = entries.offered.values().filter(|ids| !ids.is_empty());
            let lost = entries.offered.values().flatten().filter(|id| !kept.contains(*id));
            let twice = entries.offered.values().filter(|ids| ids.len() > 1).count();
            let beyond = kept.len().saturating_sub(entries.offered.len());
            Ok(Tally {
                offered: entries.offered.len() as u64,
                accepted: answered.count() as u64,
                lost: lost.count() as u64,
                doubled: (twice + beyond) as u64,
            })
        })
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
    finish: CancellationToken,
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
        Self { finish, running }
    }

    /// Ends it after the batch that is under way.
    ///
    /// # Errors
    /// When a batch was never answered, or was refused.
    pub async fn finish(self) -> anyhow::Result<()> {
        self.finish.cancel();
        self.running.await?
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
        let client = if turn % 2 == 0 { first } else { second };
        match offer_items(client, history, items.clone()).await {
            Ok(()) => return Ok(()),
            Err(error) if clock.elapsed() > PATIENCE => return Err(error),
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
    Ok(())
}
