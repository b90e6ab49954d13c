//! Applying units, people and calendars.

use super::Assignment;
use crate::{
    domain::directory_check::{Whole, mistakes},
    store,
    wire::directory,
};
use contracts::{
    assignment::v1::{
        ApplyResourcesRequest, ApplyResourcesResponse, CalendarTrial, ListResourceVersionsRequest,
        ListResourceVersionsResponse, ListResourcesRequest, ListResourcesResponse,
        configuration_service_server::ConfigurationService,
    },
    convert,
    topology::is_token,
    types::v1::{self as types, Resource, ResourceProblem, resource},
};
use eventing::{
    Error, Event, Kit, Tx,
    configuration::{self, Checked},
    resources::{self, Change, NewResource, PlannedChange, StoredResource},
};
use jiff::Timestamp;
use prost::Message as _;
use service_kit::{
    caller::{self, Caller, CallerKind, Role},
    problem::Problem,
};
use std::collections::BTreeSet;
use tonic::{Request, Response, Status};

#[tonic::async_trait]
impl ConfigurationService for Assignment {
    async fn apply_resources(
        &self,
        request: Request<ApplyResourcesRequest>,
    ) -> Result<Response<ApplyResourcesResponse>, Status> {
        let caller = caller::of(&request)?;
        caller.require(&[Role::Operator])?;
        let ApplyResourcesRequest { sets, resources, validate_only } = request.into_inner();
        let sets: BTreeSet<String> = sets.into_iter().collect();
        let checked = check(resources, &sets);
        let references = checked.references.clone();
        let refused = |problems| ApplyResourcesResponse {
            problems,
            references: references.clone(),
            ..ApplyResourcesResponse::default()
        };
        if !checked.problems.is_empty() {
            return Ok(Response::new(refused(checked.problems)));
        }
        let kit = self.kit.clone();
        let applied = self
            .kit
            .database
            .transact(move |tx| {
                Box::pin(async move { apply(tx, &kit, &sets, checked.new, &caller, validate_only).await })
            })
            .await
            .map_err(Problem::from)?;
        Ok(Response::new(match applied {
            Err(problems) => refused(problems),
            Ok((changes, now)) => ApplyResourcesResponse {
                changes: configuration::changes(&changes),
                trials: trials(&changes, now),
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
        let versions = configuration::list_versions(&self.kit.database, &request.into_inner().kinds).await;
        Ok(Response::new(ListResourceVersionsResponse { versions: versions.map_err(Problem::from)? }))
    }
}

fn message(stored: &StoredResource) -> Option<resource::Resource> {
    let (body, version) = (stored.body.as_slice(), stored.version);
    match stored.kind.as_str() {
        "Unit" => Some(resource::Resource::Unit(types::Unit { version, ..types::Unit::decode(body).ok()? })),
        "Person" => {
            Some(resource::Resource::Person(types::Person { version, ..types::Person::decode(body).ok()? }))
        }
        _ => Some(resource::Resource::Calendar(types::Calendar {
            version,
            ..types::Calendar::decode(body).ok()?
        })),
    }
}

/// Looks at the resources by themselves: what is wrong with each, field by field, and what would be kept.
#[must_use]
pub fn check(resources: Vec<Resource>, sets: &BTreeSet<String>) -> Checked {
    let mut checked = Checked::default();
    for resource in resources {
        match resource.resource {
            Some(resource::Resource::Unit(unit)) => {
                let Some((name, set)) = checked.metadata("Unit", unit.metadata.as_ref(), sets) else {
                    continue;
                };
                let spec = unit.spec.clone().unwrap_or_default();
                for (field, message) in directory::unit(&spec).1 {
                    checked.problem("Unit", &name, &field, message);
                }
                for key in spec.attributes.keys().filter(|key| !is_token(key)) {
                    let message = "use 1 to 64 of letters, digits, '-' and '_' for an attribute's name";
                    checked.problem("Unit", &name, &format!("spec.attributes.{key}"), message);
                }
                let body = types::Unit { version: 0, ..unit }.encode_to_vec();
                checked.new.push(NewResource { kind: "Unit", name, set, body });
            }
            Some(resource::Resource::Person(person)) => {
                let Some((name, set)) = checked.metadata("Person", person.metadata.as_ref(), sets) else {
                    continue;
                };
                for (field, message) in directory::person(&person.spec.clone().unwrap_or_default()).1 {
                    checked.problem("Person", &name, &field, message);
                }
                let body = types::Person { version: 0, ..person }.encode_to_vec();
                checked.new.push(NewResource { kind: "Person", name, set, body });
            }
            Some(resource::Resource::Calendar(calendar)) => {
                let Some((name, set)) = checked.metadata("Calendar", calendar.metadata.as_ref(), sets) else {
                    continue;
                };
                let spec = calendar.spec.clone().unwrap_or_default();
                for (field, message) in directory::calendar(&name, 0, &spec).err().unwrap_or_default() {
                    checked.problem("Calendar", &name, &field, message);
                }
                let body = types::Calendar { version: 0, ..calendar }.encode_to_vec();
                checked.new.push(NewResource { kind: "Calendar", name, set, body });
            }
            _ => checked.problem(
                "",
                "",
                "kind",
                "assignment owns resources of kind Unit, Person and Calendar only",
            ),
        }
    }
    checked
}

/// What was planned, and when by the business clock; or every mistake.
type Applied = Result<(Vec<PlannedChange>, Timestamp), Vec<ResourceProblem>>;

/// What each calendar that is new or differs makes of an example: who saves it sees what it means.
fn trials(changes: &[PlannedChange], now: Timestamp) -> Vec<CalendarTrial> {
    let made = changes.iter().filter(|change| matches!(change.change, Change::Created | Change::Changed));
    let calendars = made.filter_map(|change| match message(&change.resource)? {
        resource::Resource::Calendar(calendar) => Some((change, calendar.spec.unwrap_or_default())),
        _ => None,
    });
    calendars
        .filter_map(|(change, spec)| {
            let (name, version) = (&change.resource.name, change.resource.version);
            // It was checked before; an example that can't be worked out is only not shown.
            let calendar = directory::calendar(name, version, &spec).ok()?;
            let trial = business_time::trial(&calendar, now).ok()?;
            Some(CalendarTrial {
                calendar: name.clone(),
                zone: spec.zone,
                from_time: Some(convert::timestamp(trial.from)),
                duty: Some(convert::duration(trial.duty)),
                due_time: Some(convert::timestamp(trial.due)),
                closed_days: trial.closed.iter().map(|(date, name)| format!("{date} {name}")).collect(),
            })
        })
        .collect()
}

/// Plans, looks at the directory as a whole, saves, and tells everybody.
async fn apply(
    tx: &mut Tx,
    kit: &Kit,
    sets: &BTreeSet<String>,
    new: Vec<NewResource>,
    caller: &Caller,
    validate_only: bool,
) -> Result<Applied, Error> {
    let changes = configuration::apply(tx, sets, new, &caller.name, true).await?;
    let mut after = resources::current(tx.connection()).await?;
    after.retain(|stored| {
        !changes.iter().any(|change| {
            change.resource.kind == stored.kind
                && change.resource.name == stored.name
                && change.change != Change::Unchanged
        })
    });
    let made = changes.iter().filter(|change| matches!(change.change, Change::Created | Change::Changed));
    after.extend(made.map(|change| change.resource.clone()));
    let ended = |kind: &str| -> Vec<String> {
        let ended =
            changes.iter().filter(|change| change.change == Change::Ended && change.resource.kind == kind);
        ended.map(|change| change.resource.name.clone()).collect()
    };
    let (units_in_use, people_in_use) = store::in_use(tx, &ended("Unit"), &ended("Person")).await?;
    let mut whole = Whole {
        units_in_use: units_in_use.into_iter().collect(),
        people_in_use: people_in_use.into_iter().collect(),
        ..Whole::default()
    };
    for stored in after {
        match message(&stored) {
            Some(resource::Resource::Unit(unit)) => {
                whole.units.insert(stored.name, directory::unit(&unit.spec.unwrap_or_default()).0);
            }
            Some(resource::Resource::Person(person)) => {
                whole.people.insert(stored.name, directory::person(&person.spec.unwrap_or_default()).0);
            }
            _ => {
                whole.calendars.insert(stored.name);
            }
        }
    }
    let problems: Vec<ResourceProblem> = mistakes(&whole)
        .into_iter()
        .map(|mistake| ResourceProblem {
            resource: Some(configuration::resource_name(mistake.kind, &mistake.name)),
            field: mistake.field,
            message: mistake.message,
            line: 0,
            column: 0,
        })
        .collect();
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    let now = tx.now().await?;
    if !validate_only {
        resources::save(tx, &changes, &caller.name, now).await?;
        for change in changes.iter().filter(|change| change.change != Change::Unchanged) {
            let (kind, payload) = directory::changed(change, actor(caller), now)?;
            tx.emit(Event {
                id: kit.ids.next(),
                kind,
                severity: None,
                unit: Some(change.resource.name.clone()),
                aggregate_id: change.resource.name.clone(),
                occurred_at: now,
                payload,
                traceparent: None,
            });
        }
    }
    Ok(Ok((changes, now)))
}

/// A caller as an event names it.
#[must_use]
pub(super) fn actor(caller: &Caller) -> types::Actor {
    let kind = match caller.kind {
        CallerKind::Person => types::ActorKind::Person,
        CallerKind::Service => types::ActorKind::Service,
    };
    types::Actor { kind: kind.into(), name: caller.name.clone() }
}
