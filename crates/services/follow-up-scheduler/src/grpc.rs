//! The gRPC services of follow-up-scheduler.

use crate::{
    basis::Basis,
    domain::{audit::LastRun, forecast::forecast, policy::Policy},
    policies::Policies,
    store::{self, Counts, ScheduleRow},
    wire::{self, Calendars},
};
use contracts::{
    convert,
    follow_up_scheduler::v1::{
        AcceptClockRequest, AcceptClockResponse, ApplyResourcesRequest, ApplyResourcesResponse,
        ForecastScheduleRequest, ForecastScheduleResponse, GetScheduleRequest, GetScheduleResponse,
        GetStatusRequest, GetStatusResponse, ListResourceVersionsRequest, ListResourceVersionsResponse,
        ListResourcesRequest, ListResourcesResponse, ReplayRequest, ReplayResponse,
        configuration_service_server::ConfigurationService, operations_service_server::OperationsService,
        schedule_service_server::ScheduleService,
    },
    ids::{self, IdKind},
    types::v1::{EscalationPolicy, Finding, FindingLevel, MatterKind, Resource, resource},
};
use eventing::{
    Error, Kit,
    configuration::{self, Checked},
    resources::{Cache, NewResource, StoredResource},
    status::finding,
};
use jiff::Timestamp;
use prost::Message as _;
use service_kit::{
    caller::{self, Role},
    problem::{ErrorCode, Problem},
    readiness::Readiness,
};
use sqlx::PgConnection;
use std::{collections::BTreeSet, sync::Arc};
use tonic::{Request, Response, Status};

/// follow-up-scheduler, as its handlers see it.
#[derive(Clone)]
pub struct Scheduler {
    pub(crate) kit: Kit,
    pub(crate) readiness: Readiness,
    pub(crate) policies: Arc<Policies>,
    pub(crate) calendars: Arc<Cache<Calendars>>,
}

/// Steps of a forecast when the request names no number.
const FORECAST_DEFAULT: u32 = 20;
/// Steps of a forecast at most.
const FORECAST_MAX: u32 = 200;

#[tonic::async_trait]
impl ScheduleService for Scheduler {
    async fn get_schedule(
        &self,
        request: Request<GetScheduleRequest>,
    ) -> Result<Response<GetScheduleResponse>, Status> {
        caller::of(&request)?.require(&[Role::Experience, Role::Manager, Role::Reader])?;
        let text = request.into_inner().matter_id;
        let mut connection =
            self.kit.database.pool().acquire().await.map_err(|error| Problem::from(Error::from(error)))?;
        let row = row_of(&mut connection, &text).await?;
        Ok(Response::new(GetScheduleResponse {
            matter_kind: MatterKind::Task.into(),
            matter_id: text,
            policy: row.policy.0,
            policy_version: row.policy.1,
            next_time: row.schedule.next_at.map(convert::timestamp),
            next_step: row.schedule.next_step,
            proposals: row.schedule.proposals,
        }))
    }

    async fn forecast_schedule(
        &self,
        request: Request<ForecastScheduleRequest>,
    ) -> Result<Response<ForecastScheduleResponse>, Status> {
        caller::of(&request)?.require(&[Role::Experience, Role::Manager, Role::Reader])?;
        let ForecastScheduleRequest { matter_id, steps } = request.into_inner();
        let steps = match steps {
            0 => FORECAST_DEFAULT,
            1..=FORECAST_MAX => steps,
            _ => {
                let message = format!("is {steps}; ask for 1 to {FORECAST_MAX}");
                return Err(Problem::invalid_field("steps", message).into());
            }
        };
        let mut connection =
            self.kit.database.pool().acquire().await.map_err(|error| Problem::from(Error::from(error)))?;
        let row = row_of(&mut connection, &matter_id).await?;
        let calendars = self.calendars.get(&mut connection, wire::calendars).await.map_err(Problem::from)?;
        let basis =
            Basis::of(&row, &mut connection, &self.policies, &calendars).await.map_err(Problem::from)?;
        let count = usize::try_from(steps).unwrap_or_default();
        let future = forecast(&basis.matter, &basis.policy, &basis.calendar, &row.schedule.proposed, count);
        let future =
            future.map_err(|error| Problem::new(ErrorCode::Precondition, "NEVER_OPEN", error.to_string()))?;
        Ok(Response::new(ForecastScheduleResponse {
            matter_id,
            policy: row.policy.0,
            policy_version: row.policy.1,
            steps: future.iter().map(wire::forecasted).collect(),
        }))
    }
}

/// The schedule of a matter by its text id.
async fn row_of(connection: &mut PgConnection, text: &str) -> Result<ScheduleRow, Problem> {
    let id = ids::parse(IdKind::Task, text)
        .map_err(|error| Problem::invalid_field("matter_id", error.to_string()))?;
    let row = store::schedules(connection, &[id]).await.map_err(Problem::from)?.remove(&id);
    // A row that was locked for a first event that still waits holds nothing yet.
    row.filter(|row| row.schedule.matter_version > 0)
        .ok_or_else(|| Problem::not_found(format!("{text} has no schedule")))
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

/// Looks at the resources by themselves: what is wrong with each, field by field, and what would be kept.
#[must_use]
pub fn check(resources: Vec<Resource>, sets: &BTreeSet<String>) -> Checked {
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
        let reading = self.kit.database.now().await.map_err(Problem::from)?;
        let counts =
            store::counts(self.kit.database.pool(), reading.business).await.map_err(Problem::from)?;
        let audit = store::last_audit(self.kit.database.pool()).await.map_err(Problem::from)?;
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
        findings.extend(audit_findings(&audit, reading.machine));
        let counts = [
            ("schedules_pending".to_owned(), pending),
            ("schedules_due".to_owned(), due),
            ("schedules_audited".to_owned(), audit.checked),
        ]
        .into();
        let status = eventing::status::service_status(&self.kit, &self.readiness, counts, findings).await;
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

/// What the auditor found, and whether it still looks.
fn audit_findings(last: &LastRun, machine_now: Timestamp) -> Vec<Finding> {
    let mut findings = Vec::new();
    if last.is_late(machine_now) {
        let message = format!("schedules were last audited at {}; it should be every minute", last.finished);
        let next = "nobody would see a task without a next instant: look at the log of follow-up-scheduler for \
                    \"audit\"; any of its replicas does it once it runs";
        findings.push(finding(FindingLevel::Error, "audit-late", &message, next));
    }
    if last.unrepaired() > 0 {
        let message = format!(
            "{} open task(s) have no next instant, or one later than their deadline, and can't be repaired",
            last.unrepaired()
        );
        let next = "the log names each with its cause; a comment on the task makes its schedule anew: \
                    `recontact tasks comment TASK --text …`";
        findings.push(finding(FindingLevel::Error, "schedule-faulty", &message, next));
    }
    if last.repaired > 0 {
        let message = format!("the last audit found {} schedule(s) wrong and repaired them", last.repaired);
        let next = "nothing is lost; find out what changed them: a restored backup, a hand in the database";
        findings.push(finding(FindingLevel::Warning, "schedule-repaired", &message, next));
    }
    findings
}
