//! reporting on a real Postgres and a real NATS: the same row whatever the order, lists, and a rebuild.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod completeness;
mod lists;
mod upgrade;

use contracts::{
    events::v1::{
        AlertRaised, FollowupDue, ResponsesAccepted, ResponsesDecided, TaskAccepted, TaskAssigned,
        TaskAttempted, TaskResolved,
    },
    ids::{self, IdKind},
    reporting::v1::{
        GetCaseRequest, RebuildProjectionRequest, RebuildProjectionResponse, get_case_request::Id,
        projection_service_client::ProjectionServiceClient, status_service_client::StatusServiceClient,
    },
    topology::{
        ALERT_RAISED, EventKind, FOLLOWUP_DUE, RESPONSE_ACCEPTED, RESPONSE_DECIDED, ServiceName,
        TASK_ACCEPTED, TASK_ASSIGNED, TASK_ATTEMPTED, TASK_RESOLVED,
    },
    types::v1::Task,
};
use eventing::migrate::ServiceMigration;
use jiff::Timestamp;
use prost::Message as _;
use rand::{SeedableRng as _, rngs::StdRng, seq::SliceRandom as _};
use reporting::fold::{Place, rebuild as rebuild_from};
use serde_json::{Value, json};
use service_kit::{caller::Role, config::Secret};
use testkit::{
    World,
    service::{Authorized, OPERATOR, Served, message, person},
};
use uuid::Uuid;

async fn start() -> anyhow::Result<(World, Served)> {
    let service = ServiceName::Reporting;
    let world = World::new(&[ServiceMigration { service, migrator: &reporting::MIGRATOR }]).await?;
    let served = serve(&world).await?;
    Ok((world, served))
}

/// Reporting over a world whose schema is there.
async fn serve(world: &World) -> anyhow::Result<Served> {
    world.set_time("2026-11-24T09:00:00Z".parse()?).await?;
    let callers = vec![person("lea", [Role::Reader], ["lyon"]), person("paul", [Role::Reader], ["paris"])];
    Served::start(world.kit(ServiceName::Reporting).await?, callers, async |kit| {
        let identity_key = Secret::new("0123456789abcdef0123456789abcdef".to_owned());
        Ok(reporting::build(reporting::Config { identity_key, ..Default::default() }, kit))
    })
    .await
}

/// A rebuild of all there is.
async fn rebuilt(served: &Served) -> anyhow::Result<RebuildProjectionResponse> {
    let mut client = ProjectionServiceClient::new(served.channel(OPERATOR)?);
    Ok(client.rebuild_projection(RebuildProjectionRequest::default()).await?.into_inner())
}

/// An event that waits to be published.
struct Told {
    kind: &'static EventKind,
    at: Timestamp,
    payload: Vec<u8>,
}

fn id(kind: IdKind, number: u128) -> String {
    ids::to_text(kind, Uuid::from_u128(number))
}

fn minute(minute: i64) -> Timestamp {
    let morning: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
    morning + jiff::SignedDuration::from_mins(minute)
}

/// What is told of one case from its response to its resolution, in order.
fn case(number: u128, unit: &str, severity: &str) -> anyhow::Result<Vec<Told>> {
    let at = i64::try_from(number)?;
    let ids = json!({
        "responseId": id(IdKind::Response, number), "caseId": id(IdKind::Case, number),
        "alertId": id(IdKind::Alert, number), "source": "survey", "unit": unit
    });
    let with = |more: Value| {
        let mut all = ids.clone();
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    let without = |names: &[&str], mut value: Value| {
        names.iter().for_each(|name| drop(value.as_object_mut().unwrap().remove(*name)));
        value
    };
    let response = without(
        &["caseId", "alertId"],
        with(json!({
            "version": 1, "acceptedTime": minute(at).to_string(), "externalIdHash": format!("{number:02x}"),
            "score": { "metric": "METRIC_CSAT", "raw": 1.0, "scaleMinimum": 1.0, "scaleMaximum": 5.0 }
        })),
    );
    let accepted: ResponsesAccepted = message(json!({ "items": [{ "itemId": "i", "response": response }] }))?;
    let decision = with(json!({
        "responseVersion": 1, "outcome": "DECISION_OUTCOME_RAISE", "rulesVersion": 1, "ruleSet": "all",
        "rule": "low", "decidedTime": minute(at + 1).to_string()
    }));
    let decided: ResponsesDecided = message(json!({ "items": [{ "itemId": "i", "decision": decision }] }))?;
    let alert = with(json!({
        "version": 1, "responseVersion": 1, "severity": severity, "taskRequired": true,
        "raisedTime": minute(at + 1).to_string(), "acceptedTime": minute(at).to_string()
    }));
    let raised: AlertRaised = message(json!({ "alert": alert }))?;
    let task = |version: u64, state: &str, more: Value| -> anyhow::Result<Task> {
        let mut task = with(json!({
            "taskId": id(IdKind::Task, number), "version": version, "workVersion": version, "state": state,
            "resolvedUnit": unit, "severity": severity, "owner": "lea", "ownerSinceTime": minute(at + 2).to_string(),
            "assignedTime": minute(at + 2).to_string(), "responseAcceptedTime": minute(at).to_string(),
            "deadlines": [{ "kind": "DEADLINE_KIND_RESOLVE_BY", "dueTime": minute(at + 600).to_string(),
                            "setTime": minute(at + 2).to_string() }]
        }));
        task.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        message(task)
    };
    let change = json!({ "actor": { "kind": "ACTOR_KIND_PERSON", "name": "lea" } });
    let change = Some(message::<contracts::events::v1::TaskChange>(change)?);
    let due: FollowupDue = message(json!({
        "proposal": {
            "matterKind": "MATTER_KIND_TASK", "matterId": id(IdKind::Task, number), "number": 1, "policy": "quick",
            "policyVersion": 1, "step": "remind", "action": "STEP_ACTION_REMIND",
            "dueTime": minute(at + 3).to_string(), "proposedTime": minute(at + 3).to_string()
        },
        "caseId": id(IdKind::Case, number), "alertId": id(IdKind::Alert, number),
        "responseId": id(IdKind::Response, number), "unit": unit
    }))?;
    let assigned = TaskAssigned {
        task: Some(task(1, "TASK_STATE_OPEN", json!({}))?),
        change: change.clone(),
        ..TaskAssigned::default()
    };
    let acceptance = json!({ "acceptedTime": minute(at + 5).to_string() });
    let accept = TaskAccepted {
        task: Some(task(2, "TASK_STATE_ACCEPTED", acceptance.clone())?),
        change: change.clone(),
    };
    let mut reach = acceptance;
    reach["reachedTime"] = json!(minute(at + 9).to_string());
    let attempted = TaskAttempted {
        task: Some(task(3, "TASK_STATE_REACHED", reach.clone())?),
        change: change.clone(),
        ..TaskAttempted::default()
    };
    reach["resolvedTime"] = json!(minute(at + 12).to_string());
    reach["deadlines"] = json!([{
        "kind": "DEADLINE_KIND_RESOLVE_BY", "dueTime": minute(at + 600).to_string(),
        "setTime": minute(at + 2).to_string(), "metTime": minute(at + 12).to_string()
    }]);
    let resolved = TaskResolved {
        task: Some(task(4, "TASK_STATE_RESOLVED", reach)?),
        change,
        ..TaskResolved::default()
    };
    let told = |kind, minutes, payload| Told { kind, at: minute(at + minutes), payload };
    Ok(vec![
        told(&RESPONSE_ACCEPTED, 0, accepted.encode_to_vec()),
        told(&RESPONSE_DECIDED, 1, decided.encode_to_vec()),
        told(&ALERT_RAISED, 1, raised.encode_to_vec()),
        told(&TASK_ASSIGNED, 2, assigned.encode_to_vec()),
        told(&FOLLOWUP_DUE, 3, due.encode_to_vec()),
        told(&TASK_ACCEPTED, 5, accept.encode_to_vec()),
        told(&TASK_ATTEMPTED, 9, attempted.encode_to_vec()),
        told(&TASK_RESOLVED, 12, resolved.encode_to_vec()),
    ])
}

async fn tell(world: &World, events: &[Told]) -> anyhow::Result<()> {
    for event in events {
        world.publish(event.kind, event.at, event.payload.clone()).await?;
    }
    world.drain(ServiceName::Reporting).await
}

fn status(served: &Served, key: &str) -> anyhow::Result<StatusServiceClient<Authorized>> {
    Ok(StatusServiceClient::new(served.channel(key)?))
}

/// The rows of responses and cases as they are kept.
async fn rows(world: &World) -> anyhow::Result<Vec<(Value, Value)>> {
    let query = "SELECT to_jsonb(c), to_jsonb(r)
                 FROM reporting.cases c JOIN reporting.responses r USING (case_id) ORDER BY case_id";
    Ok(sqlx::query_as(query).fetch_all(&world.pool).await?)
}

#[tokio::test(flavor = "multi_thread")]
async fn any_order_of_arrival_makes_the_same_row_and_timeline() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let mut timelines = Vec::new();
    // The same story told in many orders, each of a case of its own, one event at a time.
    for number in 1..=12_u128 {
        let mut events: Vec<Told> = case(number, "lyon", "SEVERITY_HIGH")?;
        if number > 1 {
            events.shuffle(&mut StdRng::seed_from_u64(u64::try_from(number)?));
        }
        if number == 2 {
            events.reverse();
        }
        for event in &events {
            tell(&world, std::slice::from_ref(event)).await?;
        }
        let request = GetCaseRequest { id: Some(Id::CaseId(id(IdKind::Case, number))) };
        let answer = status(&served, OPERATOR)?.get_case(request).await?.into_inner();
        let events: Vec<String> = answer.timeline.into_iter().map(|event| event.event).collect();
        let case = answer.case.unwrap();
        timelines.push((events, case.state(), case.severity(), case.owner, case.decision, case.score));
    }
    let expected = [
        "response.accepted",
        "response.decided",
        "alert.raised",
        "task.assigned",
        "followup.due",
        "task.accepted",
        "task.attempted",
        "task.resolved",
    ];
    assert_eq!(timelines[0].0, expected);
    for timeline in &timelines {
        assert_eq!(timeline, &timelines[0]);
    }
    assert_eq!(world.count("SELECT count(*) FROM reporting.journal").await?, 12 * 8);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_gives_what_the_events_gave_and_mends_what_was_spoilt() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let mut events = Vec::new();
    for number in 1..=25 {
        events.extend(case(number, "lyon", "SEVERITY_MEDIUM")?);
    }
    events.shuffle(&mut StdRng::seed_from_u64(7));
    tell(&world, &events).await?;
    // Once more, under other ids: the journal has it.
    tell(&world, &events).await?;
    assert_eq!(world.count("SELECT count(*) FROM reporting.journal").await?, 25 * 8);
    assert_eq!(served.counter("duplicates_stopped", "guard=\"journal\""), 25 * 8);

    let before = rows(&world).await?;
    assert_eq!(before.len(), 25);
    let again = rebuilt(&served).await?;
    assert_eq!((again.responses, again.cases, again.differences), (25, 25, 0));
    assert_eq!(rows(&world).await?, before);

    for statement in [
        "UPDATE reporting.cases SET owner = 'nobody', state = 'open'",
        "UPDATE reporting.responses SET unit = 'nowhere', outcome = 0",
    ] {
        sqlx::query(statement).execute(&world.pool).await?;
    }
    assert_eq!(rebuilt(&served).await?.differences, 50);
    assert_eq!(rows(&world).await?, before);

    // A journal of years takes many calls, each from where the last one ended; an answer is due long before the next.
    let kit = world.kit(ServiceName::Reporting).await?;
    let (mut place, mut calls, mut cases) = (Some(Place::BEGINNING), 0, 0);
    while let Some(from) = place {
        let rebuilt = rebuild_from(&kit, from, std::time::Duration::ZERO).await?;
        (place, calls, cases) = (rebuilt.next, calls + 1, cases + rebuilt.cases);
    }
    assert_eq!((calls, cases), (3, 25), "responses, cases, and one that finds nothing more");
    let mut client = ProjectionServiceClient::new(served.channel(OPERATOR)?);
    let request = RebuildProjectionRequest { page_token: "elsewhere".to_owned() };
    let refused = client.rebuild_projection(request).await.unwrap_err();
    assert_eq!(refused.code(), tonic::Code::InvalidArgument, "{refused:?}");
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_found_by_its_response_before_that_is_heard_of() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let mut events = case(1, "lyon", "SEVERITY_HIGH")?;
    let response = events.remove(0);
    let by_response = async || {
        let request = GetCaseRequest { id: Some(Id::ResponseId(id(IdKind::Response, 1))) };
        status(&served, OPERATOR)?.get_case(request).await.map_err(anyhow::Error::from)
    };
    assert!(by_response().await.is_err(), "nothing was heard");
    tell(&world, &events).await?;
    let answer = by_response().await?.into_inner();
    assert_eq!(answer.response_id, id(IdKind::Response, 1));
    assert_eq!(answer.case.unwrap().task_id, id(IdKind::Task, 1));
    assert_eq!(world.count("SELECT count(*) FROM reporting.responses").await?, 0, "it has no row before it");
    tell(&world, &[response]).await?;
    assert_eq!(by_response().await?.into_inner().timeline.len(), 8);
    assert_eq!(world.count("SELECT count(*) FROM reporting.responses WHERE outcome = 1").await?, 1);
    served.stop().await
}
