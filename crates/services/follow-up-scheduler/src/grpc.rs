//! The gRPC services of follow-up-scheduler.

use crate::{
    domain::policy::Policy,
    store::{self, Counts},
    wire,
};
use contracts::{
    convert,
    follow_up_scheduler::v1::{
        ApplyResourcesRequest, ApplyResourcesResponse, GetScheduleRequest, GetScheduleResponse,
        GetStatusRequest, GetStatusResponse, ListResourceVersionsRequest, ListResourceVersionsResponse,
        ListResourcesRequest, ListResourcesResponse, configuration_service_server::ConfigurationService,
        operations_service_server::OperationsService, schedule_service_server::ScheduleService,
    },
    ids::{self, IdKind},
    types::v1::{EscalationPolicy, FindingLevel, MatterKind, Resource, resource},
};
use eventing::{
    Error, Kit,
    configuration::{self, Checked},
    resources::{NewResource, StoredResource},
    status::finding,
};
use prost::Message as _;
use service_kit::{
    caller::{self, Role},
    problem::Problem,
    readiness::Readiness,
};
use std::collections::BTreeSet;
use tonic::{Request, Response, Status};

/// follow-up-scheduler, as its handlers see it.
#[derive(Clone)]
pub struct Scheduler {
    pub(crate) kit: Kit,
    pub(crate) readiness: Readiness,
}

#[tonic::async_trait]
impl ScheduleService for Scheduler {
    async fn get_schedule(
        &self,
        request: Request<GetScheduleRequest>,
    ) -> Result<Response<GetScheduleResponse>, Status> {
        caller::of(&request)?.require(&[Role::Experience, Role::Manager, Role::Reader])?;
        let text = request.into_inner().matter_id;
        let id = ids::parse(IdKind::Task, &text)
            .map_err(|error| Problem::invalid_field("matter_id", error.to_string()))?;
        let mut connection =
            self.kit.database.pool().acquire().await.map_err(|error| Problem::from(Error::from(error)))?;
        let row = store::schedules(&mut connection, &[id]).await.map_err(Problem::from)?.remove(&id);
        let row = row.ok_or_else(|| Problem::not_found(format!("{text} has no schedule")))?;
        Ok(Response::new(GetScheduleResponse {
            matter_kind: MatterKind::Task.into(),
            matter_id: text,
            policy: row.policy.0,
            policy_version: row.policy.1,
            next_time: row.next_at.map(convert::timestamp),
            next_step: row.next_step,
            proposals: row.proposals,
        }))
    }
}

#[tonic::async_trait]
impl ConfigurationService for Scheduler {
    async fn apply_resources(
        &self,
        request: Request<ApplyResourcesRequest>,
    ) -> Result<Response<ApplyResourcesResponse>, Status> {
        let caller = caller::of(&request)?;
        caller.require(&[Role::Operator])?;
        let ApplyResourcesRequest { sets, resources, validate_only } = request.into_inner();
        let sets: BTreeSet<String> = sets.into_iter().collect();
        let checked = check(resources, &sets);
        let (problems, references) = (checked.problems, checked.references);
        if !problems.is_empty() {
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
        Ok(Response::new(ApplyResourcesResponse { problems, references, changes }))
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
    let read = EscalationPolicy::decode(stored.body.as_slice()).ok()?;
    Some(resource::Resource::EscalationPolicy(EscalationPolicy { version: stored.version, ..read }))
}

fn check(resources: Vec<Resource>, sets: &BTreeSet<String>) -> Checked {
    const KIND: &str = "EscalationPolicy";
    let mut checked = Checked::default();
    for resource in resources {
        let Some(resource::Resource::EscalationPolicy(policy)) = resource.resource else {
            checked.problem(
                KIND,
                "",
                "kind",
                "follow-up-scheduler owns resources of kind EscalationPolicy only",
            );
            continue;
        };
        let Some((name, set)) = checked.metadata(KIND, policy.metadata.as_ref(), sets) else {
            continue;
        };
        let spec = wire::policy_spec(policy.spec.clone().unwrap_or_default());
        for (field, message) in Policy::compile(&name, 0, &spec).err().unwrap_or_default() {
            checked.problem(KIND, &name, &field, message);
        }
        let body = EscalationPolicy { version: 0, ..policy }.encode_to_vec();
        checked.new.push(NewResource { kind: KIND, name, set, body });
    }
    checked
}

#[tonic::async_trait]
impl OperationsService for Scheduler {
    async fn get_status(
        &self,
        request: Request<GetStatusRequest>,
    ) -> Result<Response<GetStatusResponse>, Status> {
        caller::of(&request)?.require(&[Role::Operator])?;
        let now = self.kit.database.now().await.map_err(Problem::from)?.business;
        let counts = store::counts(self.kit.database.pool(), now).await.map_err(Problem::from)?;
        let Counts { pending, due, failing, unknown_policy } = counts;
        let mut findings = Vec::new();
        if unknown_policy > 0 {
            let message = format!(
                "{unknown_policy} task(s) asked for a policy that isn't there; the built-in one serves"
            );
            findings.push(finding(
                FindingLevel::Warning,
                "unknown-policy",
                &message,
                "apply the policy, or mend the rule",
            ));
        }
        if failing > 0 {
            let message = format!("{failing} schedule(s) could not be decided and are tried again");
            findings.push(finding(
                FindingLevel::Error,
                "schedule-failing",
                &message,
                "the log names the cause of each",
            ));
        }
        let counts = [("schedules_pending".to_owned(), pending), ("schedules_due".to_owned(), due)].into();
        let status = eventing::status::service_status(&self.kit, &self.readiness, counts, findings).await;
        Ok(Response::new(GetStatusResponse { status: Some(status.map_err(Problem::from)?) }))
    }
}
