//! A low score becomes a call, on a virtual clock; and one that nobody touches climbs the tree.

use anyhow::Context as _;
use contracts::{
    assignment::v1::{
        AcceptTaskRequest, CommandGuard, GetTaskRequest, GetTaskResponse, ListTasksRequest,
        LogAttemptRequest, ResolveTaskRequest,
    },
    events::v1::AlertRaised,
    ingest::v1::{Submission, SubmissionOutcome, SubmitResponseRequest},
    reporting::v1::{ExternalId, GetCaseRequest, GetFiguresRequest, get_case_request::Id},
    types::v1::{AttemptOutcome, Metric, Score, Task, TaskState},
};
use e2e::System;
use futures::StreamExt as _;
use prost::Message as _;

async fn submit(system: &System, id: &str, unit: &str, raw: f64) -> anyhow::Result<SubmissionOutcome> {
    let score = Score { metric: Metric::Csat.into(), raw, ..Score::default() };
    let submission = Submission {
        source: "survey".into(),
        external_id: id.into(),
        unit: unit.into(),
        score: Some(score),
        verbatim: "Nobody called back.".into(),
        ..Submission::default()
    };
    let request = SubmitResponseRequest { submission: Some(submission), request_id: String::new() };
    Ok(system
        .client
        .ingest()?
        .submit_response(request)
        .await?
        .into_inner()
        .result
        .context("no result")?
        .outcome())
}

async fn task_of(system: &System, id: &str) -> anyhow::Result<GetTaskResponse> {
    let external = ExternalId { source: "survey".into(), external_id: id.into() };
    let request = GetCaseRequest { id: Some(Id::ExternalId(external)) };
    let case = system.client.status()?.get_case(request).await?.into_inner().case.context("no case")?;
    Ok(system.client.tasks()?.get_task(GetTaskRequest { task_id: case.task_id }).await?.into_inner())
}

fn events(answer: &GetTaskResponse) -> Vec<&str> {
    answer.timeline.iter().map(|entry| entry.event.as_str()).collect()
}

fn guard(task: &Task, request_id: &str) -> Option<CommandGuard> {
    Some(CommandGuard {
        task_id: task.task_id.clone(),
        request_id: request_id.into(),
        expected_work_version: 0,
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_low_score_becomes_a_call_and_nobody_forgets_it() -> anyhow::Result<()> {
    let system = System::start().await?;
    // Monday, 10:00 in Paris. Bruno, who manages the region of Lyon, is away.
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    // What comes before the first apply waits and is not lost.
    assert_eq!(submit(&system, "early", "store-lyon", 1.0).await?, SubmissionOutcome::Accepted);
    let nats = async_nats::connect(&system.world.nats_url).await?;
    let mut raised = nats.subscribe(format!("{}.recontact.v1.alert.raised.>", system.world.prefix)).await?;
    system.apply_sample().await?;
    assert_eq!(submit(&system, "called", "store-lyon", 1.0).await?, SubmissionOutcome::Accepted);
    assert_eq!(submit(&system, "happy", "store-lyon", 5.0).await?, SubmissionOutcome::Accepted);
    assert_eq!(submit(&system, "called", "store-lyon", 1.0).await?, SubmissionOutcome::Duplicate);
    let counts = system.drain().await?;
    assert_eq!(
        (counts.alerts, counts.tasks, counts.tasks_open, counts.schedules_pending, counts.parked),
        (2, 2, 2, 2, 0)
    );

    // A plain subscriber sees the CloudEvents headers and decodes the payload with the published files alone.
    let message = raised.next().await.context("no message")?;
    let headers = message.headers.context("no headers")?;
    let header = |name: &str| headers.get(name).map(|value| value.as_str().to_owned()).unwrap_or_default();
    assert_eq!(header("ce-type"), "recontact.v1.alert.raised");
    assert_eq!(header("ce-source"), "/recontact/alert-rules");
    assert_eq!(header("ce-dataschema"), "proto:recontact.events.v1.AlertRaised");
    assert_eq!(header("ce-id"), header("Nats-Msg-Id"));
    let alert = AlertRaised::decode(message.payload)?.alert.context("no alert")?;
    assert_eq!(header("ce-subject"), alert.alert_id);
    assert!(message.subject.ends_with(".high.store-lyon"), "{}", message.subject);

    // One is accepted, called and resolved.
    let called = task_of(&system, "called").await?.task.context("no task")?;
    assert_eq!((called.owner.as_str(), called.deadlines.len()), ("david-roux", 3));
    let accept = AcceptTaskRequest { guard: guard(&called, "a") };
    let first = system.client.tasks()?.accept_task(accept.clone()).await?.into_inner();
    assert_eq!(
        system.client.tasks()?.accept_task(accept).await?.into_inner(),
        first,
        "the same request again"
    );
    let stale = AcceptTaskRequest {
        guard: guard(&called, "b")
            .map(|guard| CommandGuard { expected_work_version: called.work_version, ..guard }),
    };
    let refused = system.client.tasks()?.accept_task(stale).await.expect_err("a late click");
    assert_eq!(refused.code(), tonic::Code::Aborted);
    let attempt = LogAttemptRequest {
        guard: guard(&called, "c"),
        outcome: AttemptOutcome::Reached.into(),
        ..LogAttemptRequest::default()
    };
    system.client.tasks()?.log_attempt(attempt).await?;
    let resolve = ResolveTaskRequest {
        guard: guard(&called, "d"),
        note: "Sent a new one.".into(),
        ..ResolveTaskRequest::default()
    };
    system.client.tasks()?.resolve_task(resolve).await?;
    system.drain().await?;

    // A day later: the other was reminded, escalated past the absent manager, and moved.
    system.world.set_time("2026-11-24T18:00:00Z".parse()?).await?;
    let counts = system.drain().await?;
    assert!(counts.escalations >= 2, "{counts:?}");
    let forgotten = task_of(&system, "early").await?;
    let happened = events(&forgotten);
    for expected in ["assigned", "reminded", "overdue", "escalated"] {
        assert!(happened.contains(&expected), "{happened:?}");
    }
    assert_eq!(forgotten.task.context("no task")?.owner, "alice-moreau", "bruno-lefevre is away");
    let done = task_of(&system, "called").await?;
    assert_eq!(done.task.as_ref().context("no task")?.state(), TaskState::Closed, "{:?}", events(&done));
    assert_eq!(events(&done), ["assigned", "accepted", "attempted", "resolved", "closed"]);

    // Figures, and the projection made again from the journal.
    let figures = system.client.figures()?.get_figures(GetFiguresRequest::default()).await?.into_inner();
    let total = figures.total.context("no figures")?;
    assert_eq!(
        (total.responses, total.received, total.reached, total.resolved, total.missed),
        (3, 2, 1, 1, 1)
    );
    let rebuilt = recontact::reporting::rebuild_all(&system.client).await?;
    assert_eq!((rebuilt.responses, rebuilt.cases, rebuilt.differences), (3, 2, 0));
    let list = ListTasksRequest { unit: "centre".into(), ..ListTasksRequest::default() };
    assert_eq!(system.client.tasks()?.list_tasks(list).await?.into_inner().total, 1);
    system.stop().await
}
