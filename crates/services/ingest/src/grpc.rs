//! The gRPC services of ingest.

use crate::{
    domain::mapping::Mapping,
    service::Ingest,
    store::{self, FullResponse},
    wire,
};
use contracts::{
    ids::{self, IdKind},
    ingest::v1::{
        AcceptClockRequest, AcceptClockResponse, ApplyResourcesRequest, ApplyResourcesResponse,
        GetResponseRequest, GetResponseResponse, GetStatusRequest, GetStatusResponse,
        ListResourceVersionsRequest, ListResourceVersionsResponse, ListResourcesRequest,
        ListResourcesResponse, ReplayRequest, ReplayResponse, StreamResponsesRequest,
        StreamResponsesResponse, SubmitResponseRequest, SubmitResponseResponse, SubmitResponsesRequest,
        SubmitResponsesResponse, SubmitRowsRequest, SubmitRowsResponse,
        configuration_service_server::ConfigurationService, ingest_service_server::IngestService,
        operations_service_server::OperationsService,
    },
    topology::PACK_ITEMS_MAX,
    types::v1::{self as types, Resource, SourceMapping, resource},
};
use eventing::{
    Error,
    configuration::{self, Checked},
    resources::{NewResource, StoredResource},
};
use futures::{
    StreamExt as _,
    stream::{self, Stream},
};
use prost::Message as _;
use service_kit::{
    caller::{self, Caller, Role},
    problem::Problem,
};
use std::{collections::BTreeSet, pin::Pin, sync::Arc};
use tokio::sync::Semaphore;
use tonic::{Request, Response, Status, Streaming};
use tracing::Instrument as _;
use uuid::Uuid;

const SUBMITTERS: &[Role] = &[Role::Submitter];

/// So many responses of one stream may wait for their commit: as many as one group holds are written while as many wait.
/// The caller is held back by the rest.
const STREAM_WAITING: usize = 2 * PACK_ITEMS_MAX;

/// Most responses of a stream that are submitted together: few enough that they share groups with those of others.
const STREAM_TOGETHER: usize = PACK_ITEMS_MAX / 5;

#[tonic::async_trait]
impl IngestService for Ingest {
    type StreamResponsesStream = Pin<Box<dyn Stream<Item = Result<StreamResponsesResponse, Status>> + Send>>;

    async fn submit_response(
        &self,
        request: Request<SubmitResponseRequest>,
    ) -> Result<Response<SubmitResponseResponse>, Status> {
        caller::of(&request)?.require(SUBMITTERS)?;
        let result = self.submit_one(request.into_inner()).await?;
        Ok(Response::new(SubmitResponseResponse { result: Some(result) }))
    }

    async fn submit_responses(
        &self,
        request: Request<SubmitResponsesRequest>,
    ) -> Result<Response<SubmitResponsesResponse>, Status> {
        caller::of(&request)?.require(SUBMITTERS)?;
        let items = request.into_inner().items.into_iter().map(Ok).collect();
        Ok(Response::new(SubmitResponsesResponse { results: self.submit_many(items).await? }))
    }

    async fn stream_responses(
        &self,
        request: Request<Streaming<StreamResponsesRequest>>,
    ) -> Result<Response<Self::StreamResponsesStream>, Status> {
        caller::of(&request)?.require(SUBMITTERS)?;
        let (ingest, room) = (Arc::new(self.clone()), Arc::new(Semaphore::new(STREAM_WAITING)));
        let answers = request
            .into_inner()
            // What has come is submitted together; nothing waits for more to come.
            .ready_chunks(STREAM_TOGETHER)
            .then(move |received| {
                // A stream that breaks off ends with that: first all before it are answered.
                let breaks_off = received.iter().any(Result::is_err);
                let count = if breaks_off { STREAM_WAITING } else { received.len() };
                let room = room.clone();
                async move { (room.acquire_many_owned(permits(count)).await, received) }
            })
            .map(move |(room, received)| {
                // A task of its own goes on where the caller reads no answers: what waits in the queue for its turn would
                // else keep its place there.
                let submitted =
                    ingest.streams.spawn(answer_streamed(ingest.clone(), received).in_current_span());
                async move { (room, submitted.await) }
            })
            .buffer_unordered(STREAM_WAITING)
            .flat_map(|(room, answers)| {
                drop(room);
                stream::iter(answers.unwrap_or_else(|error| vec![Err(Problem::internal(&error).into())]))
            });
        Ok(Response::new(Box::pin(answers)))
    }

    async fn submit_rows(
        &self,
        request: Request<SubmitRowsRequest>,
    ) -> Result<Response<SubmitRowsResponse>, Status> {
        caller::of(&request)?.require(SUBMITTERS)?;
        let SubmitRowsRequest { mapping, file, rows, history, test } = request.into_inner();
        let results = self.submit_rows(&mapping, &file, rows, (history, test)).await?;
        Ok(Response::new(SubmitRowsResponse { results }))
    }

    async fn get_response(
        &self,
        request: Request<GetResponseRequest>,
    ) -> Result<Response<GetResponseResponse>, Status> {
        let caller = caller::of(&request)?;
        caller.require(&[Role::Manager, Role::Experience])?;
        let text = request.into_inner().response_id;
        let response_id = ids::parse(IdKind::Response, &text)
            .map_err(|error| Problem::invalid_field("response_id", error.to_string()))?;
        let found = self.read(caller, response_id).await?;
        let (response, found) = found
            .ok_or_else(|| Problem::not_found(format!("no response of your units has the id {text}")))?;
        Ok(Response::new(GetResponseResponse {
            response: Some(response),
            verbatim: found.verbatim,
            customer: found.customer.map(wire::customer_message),
        }))
    }
}

fn permits(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Submits what came together, and gives an answer for each once it is durable; a stream that broke off after them says so
/// last.
async fn answer_streamed(
    ingest: Arc<Ingest>,
    received: Vec<Result<StreamResponsesRequest, Status>>,
) -> Vec<Result<StreamResponsesResponse, Status>> {
    let (mut sequences, mut items) = (Vec::with_capacity(received.len()), Vec::with_capacity(received.len()));
    let mut broken = None;
    for received in received {
        match received {
            Ok(StreamResponsesRequest { sequence, item }) => {
                sequences.push(sequence);
                items.push(item.unwrap_or_default());
            }
            Err(status) => broken = Some(Err(status)),
        }
    }
    let answers = match ingest.submit_streamed(items.into_iter()).await {
        Ok(results) => sequences
            .into_iter()
            .zip(results)
            .map(|(sequence, result)| Ok(StreamResponsesResponse { sequence, result: Some(result) }))
            .collect(),
        Err(problem) => vec![Err(problem.into())],
    };
    answers.into_iter().chain(broken).collect()
}

impl Ingest {
    /// A response that the caller may read, written down as read by them.
    async fn read(
        &self,
        caller: Caller,
        response_id: Uuid,
    ) -> Result<Option<(types::Response, FullResponse)>, Problem> {
        let (read_id, directory) = (self.kit.ids.next(), self.directory.clone());
        let read = self.kit.database.transact(move |tx| {
            Box::pin(async move {
                let Some(found) = store::read_response(tx, response_id).await? else {
                    return Ok(None);
                };
                let response = types::Response::decode(found.body.as_slice())
                    .map_err(|error| Error::Other(error.into()))?;
                let now = tx.now().await?;
                let directory = directory.within(tx, |_, copies| Ok(wire::directory::read(copies))).await?;
                let reached =
                    caller.sees_all() || directory.reaches(&caller.name, &caller.units, &response.unit, now);
                if !reached {
                    return Ok(None);
                }
                store::audit_read(tx, response_id, read_id, &caller.name, now).await?;
                Ok(Some((response, found)))
            })
        });
        Ok(read.await?)
    }
}

#[tonic::async_trait]
impl ConfigurationService for Ingest {
    async fn apply_resources(
        &self,
        request: Request<ApplyResourcesRequest>,
    ) -> Result<Response<ApplyResourcesResponse>, Status> {
        let caller = caller::of(&request)?;
        caller.require(&[Role::Operator])?;
        let ApplyResourcesRequest { sets, resources, validate_only } = request.into_inner();
        let sets: BTreeSet<String> = sets.into_iter().collect();
        let checked = check_mappings(resources, &sets);
        if !checked.problems.is_empty() {
            let (problems, references) = (checked.problems, checked.references);
            return Ok(Response::new(ApplyResourcesResponse { problems, references, changes: Vec::new() }));
        }
        let changes = self
            .kit
            .database
            .transact(move |tx| {
                Box::pin(async move {
                    configuration::apply(tx, &sets, checked.new, &caller.name, validate_only).await
                })
            })
            .await
            .map_err(Problem::from)?;
        let changes = configuration::changes(&changes);
        Ok(Response::new(ApplyResourcesResponse {
            problems: Vec::new(),
            references: checked.references,
            changes,
        }))
    }

    async fn list_resources(
        &self,
        request: Request<ListResourcesRequest>,
    ) -> Result<Response<ListResourcesResponse>, Status> {
        caller::of(&request)?;
        let resources = configuration::list(&self.kit.database, &request.into_inner().kinds, message).await;
        Ok(Response::new(ListResourcesResponse { resources: resources.map_err(Problem::from)? }))
    }

    async fn list_resource_versions(
        &self,
        request: Request<ListResourceVersionsRequest>,
    ) -> Result<Response<ListResourceVersionsResponse>, Status> {
        caller::of(&request)?;
        let versions = configuration::list_versions(&self.kit.database, &request.into_inner().kinds).await;
        Ok(Response::new(ListResourceVersionsResponse { versions: versions.map_err(Problem::from)? }))
    }
}

/// A resource as its owner sends it.
fn message(stored: &StoredResource) -> Option<resource::Resource> {
    let read = SourceMapping::decode(stored.body.as_slice()).ok()?;
    Some(resource::Resource::SourceMapping(SourceMapping { version: stored.version, ..read }))
}

/// Looks at the resources by themselves: what is wrong with each, field by field, and what would be kept.
#[must_use]
pub fn check_mappings(resources: Vec<Resource>, sets: &BTreeSet<String>) -> Checked {
    let mut checked = Checked::default();
    for resource in resources {
        let Some(resource::Resource::SourceMapping(mapping)) = resource.resource else {
            checked.problem("SourceMapping", "", "kind", "ingest owns resources of kind SourceMapping only");
            continue;
        };
        let Some((name, set)) = checked.metadata("SourceMapping", mapping.metadata.as_ref(), sets) else {
            continue;
        };
        let spec = wire::mapping_spec(mapping.spec.as_ref().unwrap_or(&types::SourceMappingSpec::default()));
        if let Err(mistakes) = Mapping::compile(&spec) {
            checked
                .problems
                .extend(mistakes.into_iter().map(|mistake| wire::mapping_problem(&name, mistake)));
        }
        let body = SourceMapping { version: 0, ..mapping }.encode_to_vec();
        checked.new.push(NewResource { kind: "SourceMapping", name, set, body });
    }
    checked
}

#[tonic::async_trait]
impl OperationsService for Ingest {
    async fn get_status(
        &self,
        request: Request<GetStatusRequest>,
    ) -> Result<Response<GetStatusResponse>, Status> {
        caller::of(&request)?.require(&[Role::Operator])?;
        let (responses, rejected) = store::counts(self.kit.database.pool()).await.map_err(Problem::from)?;
        let counts = [("responses".to_owned(), responses), ("rejected_rows".to_owned(), rejected)].into();
        let status = eventing::status::service_status(&self.kit, &self.readiness, counts, Vec::new()).await;
        Ok(Response::new(GetStatusResponse { status: Some(status.map_err(Problem::from)?) }))
    }

    async fn replay(&self, request: Request<ReplayRequest>) -> Result<Response<ReplayResponse>, Status> {
        let caller = caller::of(&request)?;
        caller.require(&[Role::Operator])?;
        let selection = request.into_inner().selection;
        let messages = eventing::replay::replay(&self.kit, &caller, selection).await?;
        Ok(Response::new(ReplayResponse { messages }))
    }

    async fn accept_clock(
        &self,
        request: Request<AcceptClockRequest>,
    ) -> Result<Response<AcceptClockResponse>, Status> {
        let caller = caller::of(&request)?;
        caller.require(&[Role::Operator])?;
        let accepted = self.kit.database.accept_clock(&caller.name).await.map_err(Problem::from)?;
        let accepted_time = Some(contracts::convert::timestamp(accepted));
        Ok(Response::new(AcceptClockResponse { accepted_time }))
    }
}
