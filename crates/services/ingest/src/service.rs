//! What gRPC and HTTP share: reading, deciding, answering.

use crate::{
    domain::{
        directory::Directory,
        mapping::Mapping,
        submission::{Draft, NewResponse, Violation, check},
    },
    metrics::IngestMetrics,
    store::{self, RejectedRow},
    wire,
    writer::{Outcomes, Refusal, Writer},
};
use contracts::{
    ingest::v1::{Row, SubmissionResult, SubmitResponseRequest},
    topology::PACK_ITEMS_MAX,
    types::v1::SourceMapping,
};
use eventing::{
    Kit,
    resources::{Cache, StoredResource},
};
use prost::Message as _;
use service_kit::{
    problem::{ErrorCode, FieldViolation, Problem},
    readiness::Readiness,
    tasks::Tracker,
};
use std::{collections::BTreeMap, sync::Arc};

/// Ingest, as its handlers see it.
#[derive(Clone)]
pub struct Ingest {
    pub(crate) kit: Kit,
    pub(crate) readiness: Readiness,
    pub(crate) writer: Writer,
    pub(crate) metrics: IngestMetrics,
    pub(crate) mappings: Arc<Cache<BTreeMap<String, Arc<Mapping>>>>,
    pub(crate) directory: Arc<Cache<Directory>>,
    /// What is submitted by streams.
    pub(crate) streams: Tracker,
}

impl Ingest {
    /// One response; a refusal is an error.
    pub(crate) async fn submit_one(
        &self,
        request: SubmitResponseRequest,
    ) -> Result<SubmissionResult, Problem> {
        let response =
            wire::draft(request).and_then(check).map_err(|violations| problem(Refusal::invalid(violations)));
        let response = response.inspect_err(|_| self.metrics.count("rejected"))?;
        let mut outcomes = self.writer.submit(vec![response]).await?;
        match outcomes.pop() {
            Some(Ok(outcome)) => Ok(wire::result(Ok(outcome))),
            Some(Err(refusal)) => Err(problem(refusal)),
            None => Err(Problem::internal(&"no outcome for a response")),
        }
    }

    /// Many responses; a result for each, in their order.
    pub(crate) async fn submit_many(
        &self,
        requests: Vec<Result<SubmitResponseRequest, Vec<Violation>>>,
    ) -> Result<Vec<SubmissionResult>, Problem> {
        at_most_a_pack("items", requests.len())?;
        let drafts = requests.into_iter().map(|request| request.and_then(wire::draft));
        Ok(self.submit_drafts(drafts).await?.into_iter().map(wire::result).collect())
    }

    /// What a stream brought at once, at most a pack; a result for each, in their order. Where there is no room, it waits.
    pub(crate) async fn submit_streamed(
        &self,
        requests: impl Iterator<Item = SubmitResponseRequest>,
    ) -> Result<Vec<SubmissionResult>, Problem> {
        let (good, refused) = self.check(requests.map(wire::draft));
        let outcomes = in_their_places(refused, self.writer.submit_in_turn(good).await?)?;
        Ok(outcomes.into_iter().map(wire::result).collect())
    }

    async fn submit_drafts(
        &self,
        drafts: impl Iterator<Item = Result<Draft, Vec<Violation>>>,
    ) -> Result<Outcomes, Problem> {
        let (good, refused) = self.check(drafts);
        in_their_places(refused, self.writer.submit(good).await?)
    }

    /// The good ones, and for each draft the refusal if it is none.
    fn check(
        &self,
        drafts: impl Iterator<Item = Result<Draft, Vec<Violation>>>,
    ) -> (Vec<NewResponse>, Vec<Option<Refusal>>) {
        let most = drafts.size_hint().0;
        let (mut good, mut refused) = (Vec::with_capacity(most), Vec::with_capacity(most));
        for draft in drafts {
            refused.push(match draft.and_then(check) {
                Ok(response) => {
                    good.push(response);
                    None
                }
                Err(violations) => {
                    self.metrics.count("rejected");
                    Some(Refusal::invalid(violations))
                }
            });
        }
        (good, refused)
    }

    /// Rows of a file through a mapping; what is rejected is kept with its reason.
    pub(crate) async fn submit_rows(
        &self,
        mapping_name: &str,
        file: &str,
        rows: Vec<Row>,
        (history, test): (bool, bool),
    ) -> Result<Vec<SubmissionResult>, Problem> {
        at_most_a_pack("rows", rows.len())?;
        if file.is_empty() {
            return Err(Problem::invalid_field(
                "file",
                "is missing; it is part of the identity of rows without an id",
            ));
        }
        let mapping = self.mapping(mapping_name).await?;
        let rows: Vec<_> = rows.into_iter().map(|row| wire::row(row, file)).collect();
        let drafts = rows.iter().map(|row| mapping.draft(row).map(|draft| Draft { history, test, ..draft }));
        let outcomes = self.submit_drafts(drafts).await?;
        let (mut rejected, mut mended) = (Vec::new(), Vec::new());
        for (row, outcome) in rows.iter().zip(&outcomes) {
            match outcome {
                Ok(_) => mended.push((row.file.clone(), row.record)),
                Err(refusal) => rejected.push(RejectedRow {
                    record: row.record,
                    file: row.file.clone(),
                    content: wire::kept_row(row),
                    problems: serde_json::to_value(&refusal.violations).unwrap_or_default(),
                }),
            }
        }
        // Of a row that comes twice in one call, the last one is kept.
        rejected.reverse();
        rejected.sort_by(|one, other| (&one.file, one.record).cmp(&(&other.file, other.record)));
        rejected.dedup_by(|one, other| (&one.file, one.record) == (&other.file, other.record));
        let mapping_name = mapping_name.to_owned();
        self.kit
            .database
            .transact(move |tx| {
                Box::pin(async move {
                    let now = tx.now().await?;
                    store::save_rejects(tx, &mapping_name, &rejected, &mended, now).await
                })
            })
            .await?;
        Ok(outcomes.into_iter().map(wire::result).collect())
    }

    async fn mapping(&self, name: &str) -> Result<Arc<Mapping>, Problem> {
        let mut connection = self.kit.database.pool().acquire().await.map_err(eventing::Error::from)?;
        let mappings = self.mappings.get(&mut connection, |own, _| Ok(compile_all(own))).await?;
        mappings.get(name).cloned().ok_or_else(|| {
            let known = mappings.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            let known = if known.is_empty() { "none; apply one first".to_owned() } else { known };
            Problem::not_found(format!("there is no mapping {name:?}; known: {known}"))
        })
    }
}

/// Mappings were checked when they were applied; one that no longer reads is left out and told in the log.
fn compile_all(own: Vec<StoredResource>) -> BTreeMap<String, Arc<Mapping>> {
    own.into_iter()
        .filter_map(|stored| {
            let resource = SourceMapping::decode(stored.body.as_slice()).ok()?;
            match Mapping::compile(&wire::mapping_spec(&resource.spec.unwrap_or_default())) {
                Ok(mapping) => Some((stored.name, Arc::new(mapping))),
                Err(mistakes) => {
                    tracing::error!(mapping = stored.name, ?mistakes, "a mapping can't be used");
                    None
                }
            }
        })
        .collect()
}

/// Refusals where they belong, and what became of the others between them.
fn in_their_places(refused: Vec<Option<Refusal>>, written: Outcomes) -> Result<Outcomes, Problem> {
    let mut written = written.into_iter();
    let outcomes = refused.into_iter().map(|refusal| match refusal {
        Some(refusal) => Ok(Err(refusal)),
        None => written.next().ok_or_else(|| Problem::internal(&"no outcome for a response")),
    });
    outcomes.collect()
}

fn at_most_a_pack(field: &str, count: usize) -> Result<(), Problem> {
    if count <= PACK_ITEMS_MAX {
        return Ok(());
    }
    Err(Problem::invalid_field(field, format!("are {count}; at most {PACK_ITEMS_MAX} are taken in one call")))
}

fn problem(refusal: Refusal) -> Problem {
    let fields = refusal
        .violations
        .into_iter()
        .map(|Violation { field, message }| FieldViolation { field, message })
        .collect::<Vec<_>>();
    match refusal.reason {
        "EXTERNAL_ID_REUSED" | "STALE_REVISION" => {
            Problem { code: ErrorCode::AlreadyExists, reason: refusal.reason, ..Problem::invalid(fields) }
        }
        _ => Problem::invalid(fields),
    }
}
