//! assignment on a real Postgres and a real NATS: owners, commands, and events in any order.

mod commands;
mod pools;

use contracts::{
    assignment::v1::{
        ApplyResourcesRequest, ApplyResourcesResponse, ExplainDeadlinesRequest, GetTaskRequest,
        GetTaskResponse, ListTasksRequest, configuration_service_client::ConfigurationServiceClient,
        task_service_client::TaskServiceClient,
    },
    events::v1::{AlertAttached, AlertRaised},
    ids::{self, IdKind},
    topology::{ALERT_ATTACHED, ALERT_RAISED, ServiceName, TASK_AMENDED, TASK_ASSIGNED, UNIT_CHANGED},
    types::v1::{Alert, OwnerSource, Task},
};
use eventing::migrate::ServiceMigration;
use prost::Message as _;
use serde_json::{Value, json};
use service_kit::caller::Role;
use testkit::{
    World,
    service::{Authorized, OPERATOR, Served, message, person},
    until,
};
use uuid::Uuid;

const NOW: &str = "2026-11-23T09:00:00Z";

async fn start() -> anyhow::Result<(World, Served)> {
    let service = ServiceName::Assignment;
    let world = World::new(&[ServiceMigration { service, migrator: &assignment::MIGRATOR }]).await?;
    world.set_time(NOW.parse()?).await?;
    let served = replica(&world).await?;
    Ok((world, served))
}

async fn replica(world: &World) -> anyhow::Result<Served> {
    let callers = vec![
        person("lea", [Role::Manager], ["lyon"]),
        person("paul", [Role::Manager], ["paris"]),
        person("reader", [Role::Reader], ["top"]),
    ];
    let kit = world.kit(ServiceName::Assignment).await?;
    Served::start(kit, callers, async |kit| Ok(assignment::build(kit))).await
}

/// One tree: `top` with its fallback owner, below it lyon and paris.
fn units() -> Value {
    let unit = |name: &str, spec: Value| json!({ "unit": { "metadata": { "name": name, "set": "s" }, "spec": spec } });
    let person = |name: &str| json!({ "person": { "metadata": { "name": name, "set": "s" }, "spec": {} } });
    json!([
        { "calendar": { "metadata": { "name": "office", "set": "s" }, "spec": {
            "zone": "Europe/Paris",
            "weekly": [{ "days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "hours": ["09:00-18:00"] }]
        } } },
        person("ines"), person("lea"), person("paul"),
        unit("top", json!({ "calendar": "office", "fallbackOwner": "ines" })),
        unit("lyon", json!({ "parent": "top", "managers": [{ "person": "lea" }] })),
        unit("paris", json!({ "parent": "top", "managers": [{ "person": "paul" }] })),
    ])
}

async fn apply(served: &Served, resources: Value) -> anyhow::Result<ApplyResourcesResponse> {
    let request: ApplyResourcesRequest = message(json!({ "sets": ["s"], "resources": resources }))?;
    Ok(ConfigurationServiceClient::new(served.channel(OPERATOR)?)
        .apply_resources(request)
        .await?
        .into_inner())
}

fn alert(number: u128, version: u64, unit: &str) -> anyhow::Result<Alert> {
    message(json!({
        "alertId": ids::to_text(IdKind::Alert, Uuid::from_u128(number)), "version": version,
        "caseId": ids::to_text(IdKind::Case, Uuid::from_u128(number)),
        "responseId": ids::to_text(IdKind::Response, Uuid::from_u128(number)), "responseVersion": version,
        "source": "survey", "unit": unit, "severity": "SEVERITY_HIGH", "taskKind": "TASK_KIND_RECOVERY",
        "timeBox": { "acceptWithin": "3600s", "contactWithin": "7200s", "resolveWithin": "28800s" },
        "channel": "CHANNEL_PHONE", "escalationPolicy": "standard", "taskRequired": true,
        "raisedTime": NOW, "acceptedTime": NOW, "ruleSet": "all", "rule": "low",
        "attachments": version - 1, "coolDown": "604800s"
    }))
}

async fn raise(world: &World, number: u128, unit: &str) -> anyhow::Result<()> {
    let payload = AlertRaised { alert: Some(alert(number, 1, unit)?) }.encode_to_vec();
    world.publish(&ALERT_RAISED, NOW.parse()?, payload).await.map(drop)
}

async fn attach(world: &World, number: u128, version: u64, would_raise: bool) -> anyhow::Result<()> {
    let event = AlertAttached {
        alert: Some(alert(number, version, "lyon")?),
        response_id: ids::to_text(IdKind::Response, Uuid::from_u128(100 + u128::from(version))),
        response_version: 1,
        would_raise,
    };
    world.publish(&ALERT_ATTACHED, NOW.parse()?, event.encode_to_vec()).await.map(drop)
}

fn tasks(served: &Served, key: &str) -> anyhow::Result<TaskServiceClient<Authorized>> {
    Ok(TaskServiceClient::new(served.channel(key)?))
}

async fn all(served: &Served) -> anyhow::Result<Vec<Task>> {
    let request = ListTasksRequest { order_by: "assigned_time".into(), ..ListTasksRequest::default() };
    Ok(tasks(served, OPERATOR)?.list_tasks(request).await?.into_inner().tasks)
}

async fn get(served: &Served, task: &Task) -> anyhow::Result<GetTaskResponse> {
    let request = GetTaskRequest { task_id: task.task_id.clone() };
    Ok(tasks(served, OPERATOR)?.get_task(request).await?.into_inner())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alert_before_the_units_waits_and_gets_its_task_once_they_are_applied() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    raise(&world, 1, "lyon").await?;
    until("the consumer says what it waits for", || async {
        let causes = served.kit.held_back.causes();
        Ok(causes.get("assignment-alerts").is_some_and(|cause| cause.contains("root unit")).then_some(()))
    })
    .await?;
    assert_eq!(world.count("SELECT count(*) FROM assignment.tasks").await?, 0);
    let applied = apply(&served, units()).await?;
    assert_eq!(applied.problems, []);
    until("the alert has its task", || async {
        Ok((world.count("SELECT count(*) FROM assignment.tasks").await? == 1).then_some(()))
    })
    .await?;
    raise(&world, 2, "lyon").await?;
    world.drain(ServiceName::Assignment).await?;
    let tasks = all(&served).await?;
    assert_eq!(tasks.iter().map(|task| task.owner.as_str()).collect::<Vec<_>>(), ["lea", "lea"]);
    assert_eq!(tasks[0].deadlines.len(), 3);
    assert_eq!(world.emitted(&TASK_ASSIGNED).await?.len(), 2);
    assert_eq!(world.emitted(&UNIT_CHANGED).await?.len(), 3, "the directory travels");
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_unit_falls_to_the_root_and_stays_as_it_came() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    apply(&served, units()).await?;
    raise(&world, 1, "mars").await?;
    world.drain(ServiceName::Assignment).await?;
    let task = &all(&served).await?[0];
    assert_eq!(
        (task.unit.as_str(), task.resolved_unit.as_str(), task.owner.as_str()),
        ("mars", "top", "ines")
    );
    assert_eq!(task.owner_source(), OwnerSource::Fallback);
    let steps = get(&served, task).await?.resolution;
    assert!(steps.last().unwrap().finding.contains("fallback"), "{steps:?}");
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_joined_may_be_heard_before_what_was_raised() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    apply(&served, units()).await?;
    attach(&world, 1, 3, true).await?;
    world.drain(ServiceName::Assignment).await?;
    attach(&world, 1, 2, false).await?;
    raise(&world, 1, "lyon").await?;
    world.drain(ServiceName::Assignment).await?;
    // The same events again, under other ids: each version of an alert does its work once.
    attach(&world, 1, 3, true).await?;
    raise(&world, 1, "lyon").await?;
    world.drain(ServiceName::Assignment).await?;
    let tasks = all(&served).await?;
    assert_eq!(tasks.len(), 1, "one task for an alert");
    let timeline: Vec<String> =
        get(&served, &tasks[0]).await?.timeline.into_iter().map(|entry| entry.event).collect();
    assert_eq!(timeline[0], "assigned");
    assert_eq!(timeline.iter().filter(|event| *event == "assigned").count(), 1, "{timeline:?}");
    assert_eq!(served.counter("duplicates_stopped", "guard=\"alert-version\""), 2);
    let amended = world.emitted(&TASK_AMENDED).await?.len();
    assert_eq!(timeline.len(), 1 + amended, "{timeline:?}");
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistake_in_the_directory_changes_nothing() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let mut wrong = units();
    wrong[5]["unit"]["spec"]["managers"] = json!([{ "person": "nobody" }]);
    let refused = apply(&served, wrong).await?;
    assert!(refused.problems.iter().any(|problem| problem.message.contains("nobody")), "{refused:?}");
    assert_eq!(world.count("SELECT count(*) FROM assignment.resource_versions").await?, 0);
    assert_eq!(apply(&served, units()).await?.problems, []);
    // Who has open tasks can't be taken out of the directory.
    raise(&world, 1, "lyon").await?;
    world.drain(ServiceName::Assignment).await?;
    let mut without = units();
    without.as_array_mut().unwrap().remove(5);
    let refused = apply(&served, without).await?;
    assert!(refused.problems.iter().any(|problem| problem.message.contains("open")), "{refused:?}");
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deadline_from_before_calendars_were_noted_holds_and_says_why_it_can_not_be_explained()
-> anyhow::Result<()> {
    let (world, served) = start().await?;
    apply(&served, units()).await?;
    raise(&world, 1, "lyon").await?;
    world.drain(ServiceName::Assignment).await?;
    let mut task = all(&served).await?.remove(0);
    let request = ExplainDeadlinesRequest { task_id: task.task_id.clone() };
    let explained = tasks(&served, "lea")?.explain_deadlines(request.clone()).await?.into_inner();
    assert_eq!(explained.deadlines.len(), 3);
    for deadline in &mut task.deadlines {
        (deadline.calendar, deadline.calendar_version, deadline.within) = (String::new(), 0, None);
    }
    sqlx::query("UPDATE assignment.tasks SET body = $1")
        .bind(task.encode_to_vec())
        .execute(&world.pool)
        .await?;
    let refused = tasks(&served, "lea")?.explain_deadlines(request).await.unwrap_err();
    assert_eq!(refused.code(), tonic::Code::FailedPrecondition);
    assert!(refused.message().contains("accept by"), "{refused:?}");
    let due = |task: &Task| task.deadlines.iter().map(|deadline| deadline.due_time).collect::<Vec<_>>();
    assert_eq!(due(&all(&served).await?[0]), due(&task), "it holds");
    served.stop().await
}
