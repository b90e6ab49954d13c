//! The gRPC services of alert-rules.

use crate::{
    domain::{
        decide::{self, Known},
        facts::Facts,
        rule_set::RuleSet,
        rules,
    },
    rulebook,
    store::{self, Member},
    wire,
};
use contracts::{
    alert_rules::v1::{
        AcceptClockRequest, AcceptClockResponse, ApplyResourcesRequest, ApplyResourcesResponse,
        GetDecisionRequest, GetDecisionResponse, GetStatusRequest, GetStatusResponse,
        ListResourceVersionsRequest, ListResourceVersionsResponse, ListResourcesRequest,
        ListResourcesResponse, ReplayRequest, ReplayResponse,
        configuration_service_server::ConfigurationService, decision_service_server::DecisionService,
        operations_service_server::OperationsService,
    },
    ids::{self, IdKind},
    types::v1::{Decision, Resource, ResourceProblem, RuleSet as RuleSetMessage, resource},
};
use eventing::{
    Error, Kit, Tx,
    configuration::{self, Checked},
    resources::{self, Change, NewResource, PlannedChange, StoredResource},
};
use prost::Message as _;
use service_kit::{
    caller::{self, Caller, Role},
    problem::Problem,
    readiness::Readiness,
};
use std::collections::{BTreeMap, BTreeSet};
use tonic::{Request, Response, Status};

/// alert-rules, as its handlers see it.
#[derive(Clone)]
pub struct AlertRules {
    pub(crate) kit: Kit,
    pub(crate) readiness: Readiness,
}

#[tonic::async_trait]
impl DecisionService for AlertRules {
    async fn get_decision(
        &self,
        request: Request<GetDecisionRequest>,
    ) -> Result<Response<GetDecisionResponse>, Status> {
        let caller = caller::of(&request)?;
        caller.require(&[Role::Experience, Role::Manager, Role::Reader])?;
        let GetDecisionRequest { response_id: text, response_version } = request.into_inner();
        let response_id = ids::parse(IdKind::Response, &text)
            .map_err(|error| Problem::invalid_field("response_id", error.to_string()))?;
        Ok(Response::new(self.explain(&caller, &text, response_id, response_version).await?))
    }
}

impl AlertRules {
    /// The decision record, with every rule evaluated again on the facts that were seen.
    async fn explain(
        &self,
        caller: &Caller,
        text: &str,
        response_id: uuid::Uuid,
        version: u64,
    ) -> Result<GetDecisionResponse, Problem> {
        let mut connection = self.kit.database.pool().acquire().await.map_err(Error::from)?;
        let record = store::record(&mut connection, response_id, version).await?;
        let record =
            record.ok_or_else(|| Problem::not_found(format!("nothing was decided on {text} yet")))?;
        let members = store::members(&mut connection, record.rules_version).await?;
        let rules = rulebook::compile(&mut connection, record.rules_version, &members).await?;
        let facts: Facts =
            serde_json::from_value(record.facts.clone()).map_err(|error| Problem::internal(&error))?;
        // As if it were not there: whether another unit has such a response is nobody's business.
        if !caller.sees_all() && !facts.unit.path.iter().any(|unit| caller.units.contains(unit)) {
            return Err(Problem::not_found(format!("nothing was decided on {text} yet")));
        }
        let known: Known = serde_json::from_value(record.known).map_err(|error| Problem::internal(&error))?;
        let set = rules
            .set_for(&facts.response.source)
            .ok_or_else(|| Problem::internal(&format!("rule set {} is gone", record.rule_set)))?;
        let decision = Decision::decode(record.body.as_slice()).map_err(|error| Problem::internal(&error))?;
        let again = decide::decide(&rules, &facts, &known, decide::sample(response_id));
        Ok(GetDecisionResponse {
            reevaluated: again.map(|again| wire::decided_again(&decision, &again)),
            decision: Some(decision),
            facts_json: wire::without_words(record.facts).to_string(),
            rules: rules.findings(set, &facts, known.age).into_iter().map(wire::finding).collect(),
        })
    }
}

#[tonic::async_trait]
impl ConfigurationService for AlertRules {
    async fn apply_resources(
        &self,
        request: Request<ApplyResourcesRequest>,
    ) -> Result<Response<ApplyResourcesResponse>, Status> {
        let caller = caller::of(&request)?;
        caller.require(&[Role::Operator])?;
        let ApplyResourcesRequest { sets, resources, validate_only } = request.into_inner();
        let sets: BTreeSet<String> = sets.into_iter().collect();
        let checked = check_rule_sets(resources, &sets);
        let references = checked.references.clone();
        let refused = |problems| ApplyResourcesResponse {
            problems,
            references: references.clone(),
            ..ApplyResourcesResponse::default()
        };
        if !checked.problems.is_empty() {
            return Ok(Response::new(refused(checked.problems)));
        }
        let applied = self
            .kit
            .database
            .transact(move |tx| {
                Box::pin(async move { apply(tx, &sets, checked.new, &caller.name, validate_only).await })
            })
            .await
            .map_err(Problem::from)?;
        Ok(Response::new(match applied {
            Err(problems) => refused(problems),
            Ok((changes, rules_version)) => ApplyResourcesResponse {
                changes: configuration::changes(&changes),
                rules_version,
                ..refused(Vec::new())
            },
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
        let kinds = request.into_inner().kinds;
        let versions =
            configuration::list_versions(&self.kit.database, &kinds).await.map_err(Problem::from)?;
        let mut connection =
            self.kit.database.pool().acquire().await.map_err(|error| Problem::from(Error::from(error)))?;
        let rules = store::newest_rules(&mut connection).await.map_err(Problem::from)?;
        Ok(Response::new(ListResourceVersionsResponse {
            versions,
            rules_version: rules.map_or(0, |(version, _)| version),
        }))
    }
}

type Applied = Result<(Vec<PlannedChange>, u64), Vec<ResourceProblem>>;

/// Plans, looks at all sets together, and saves both the resources and the next rules version.
async fn apply(
    tx: &mut Tx,
    sets: &BTreeSet<String>,
    new: Vec<NewResource>,
    by: &str,
    validate_only: bool,
) -> Result<Applied, Error> {
    // First only planned: the sets must fit beside each other, which no single one can tell.
    let changes = configuration::apply(tx, sets, new, by, true).await?;
    let current = resources::current(tx.connection()).await?;
    let mut after: BTreeMap<String, (u64, Vec<u8>)> =
        current.into_iter().map(|stored| (stored.name, (stored.version, stored.body))).collect();
    for PlannedChange { change, resource } in &changes {
        if *change == Change::Ended {
            after.remove(&resource.name);
        } else {
            after.insert(resource.name.clone(), (resource.version, resource.body.clone()));
        }
    }
    let before = store::newest_rules(tx.connection()).await?;
    let problems = problems_together(&after, before.is_some());
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    let version = before.as_ref().map_or(0, |(version, _)| *version);
    let members: Vec<Member> =
        after.into_iter().map(|(name, (version, _))| Member { name, version }).collect();
    let changed = before.map_or_else(|| !members.is_empty(), |(_, known)| known != members);
    if validate_only || !changed {
        return Ok(Ok((changes, version)));
    }
    let now = tx.now().await?;
    resources::save(tx, &changes, by, now).await?;
    store::save_rules_version(tx, version + 1, &members, now).await?;
    Ok(Ok((changes, version + 1)))
}

fn problems_together(after: &BTreeMap<String, (u64, Vec<u8>)>, had_rules: bool) -> Vec<ResourceProblem> {
    let problem = |set: &str, message: String| ResourceProblem {
        resource: Some(configuration::resource_name("RuleSet", set)),
        field: "spec.sources".to_owned(),
        message,
        line: 0,
        column: 0,
    };
    if after.is_empty() && had_rules {
        let message =
            "this would leave no rule set at all; one must be for `*`, or no response is decided on";
        return vec![problem("", message.to_owned())];
    }
    let sources: Vec<(&str, Vec<String>)> = after
        .iter()
        .map(|(name, (_, body))| {
            let set = RuleSetMessage::decode(body.as_slice()).unwrap_or_default();
            (name.as_str(), set.spec.unwrap_or_default().sources)
        })
        .collect();
    rules::clashes(sources.iter().map(|(name, sources)| (*name, sources.as_slice())))
        .into_iter()
        .map(|clash| problem(&clash.set, clash.message))
        .collect()
}

/// A resource as its owner sends it.
fn message(stored: &StoredResource) -> Option<resource::Resource> {
    let read = RuleSetMessage::decode(stored.body.as_slice()).ok()?;
    Some(resource::Resource::RuleSet(RuleSetMessage { version: stored.version, ..read }))
}

/// Looks at the resources by themselves: what is wrong with each, field by field, and what would be kept.
#[must_use]
pub fn check_rule_sets(resources: Vec<Resource>, sets: &BTreeSet<String>) -> Checked {
    let mut checked = Checked::default();
    for resource in resources {
        let Some(resource::Resource::RuleSet(set)) = resource.resource else {
            checked.problem("RuleSet", "", "kind", "alert-rules owns resources of kind RuleSet only");
            continue;
        };
        let Some((name, in_set)) = checked.metadata("RuleSet", set.metadata.as_ref(), sets) else {
            continue;
        };
        let spec = set.spec.clone().unwrap_or_default();
        for (index, rule) in spec.rules.iter().enumerate() {
            let policy = rule.raise.as_ref().map_or("", |raise| raise.escalation_policy.as_str());
            if !policy.is_empty() {
                let field = format!("spec.rules[{index}].raise.escalation_policy");
                checked.refers(("RuleSet", &name), &field, ("EscalationPolicy", policy));
            }
        }
        if let Err(mistakes) = RuleSet::compile(&name, &wire::rule_set::spec(spec)) {
            checked
                .problems
                .extend(mistakes.into_iter().map(|mistake| wire::rule_set::problem(&name, mistake)));
        }
        let body = RuleSetMessage { version: 0, ..set }.encode_to_vec();
        checked.new.push(NewResource { kind: "RuleSet", name, set: in_set, body });
    }
    checked
}

#[tonic::async_trait]
impl OperationsService for AlertRules {
    async fn get_status(
        &self,
        request: Request<GetStatusRequest>,
    ) -> Result<Response<GetStatusResponse>, Status> {
        caller::of(&request)?.require(&[Role::Operator])?;
        let (decisions, alerts) = store::counts(self.kit.database.pool()).await.map_err(Problem::from)?;
        let counts = [("decisions".to_owned(), decisions), ("alerts".to_owned(), alerts)].into();
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
