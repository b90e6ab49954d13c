//! One open conversation per customer (RU-4): later signals join it, and never cause a second call.

use anyhow::Context as _;
use contracts::{
    alert_rules::v1::GetDecisionRequest,
    assignment::v1::{
        AcceptTaskRequest, CommandGuard, GetTaskRequest, ListTasksRequest, LogAttemptRequest,
        ResolveTaskRequest,
    },
    events::v1::AlertSeverityChanged,
    ingest::v1::{Customer, Submission, SubmitResponseRequest},
    types::v1::{AttemptOutcome, Decision, DecisionOutcome, Metric, Score, Severity, Task, TaskState},
};
use e2e::{System, invariants};
use prost::Message as _;

/// One more response of the same customer; gives the decision on it.
async fn say(system: &System, id: &str, revision: u64, raw: f64) -> anyhow::Result<Decision> {
    let submission = Submission {
        source: "survey".into(),
        external_id: id.into(),
        revision,
        unit: "store-lyon".into(),
        score: Some(Score { metric: Metric::Csat.into(), raw, ..Score::default() }),
        customer: Some(Customer { reference: "C-1".into(), ..Customer::default() }),
        ..Submission::default()
    };
    let request = SubmitResponseRequest { submission: Some(submission), request_id: String::new() };
    let answer = system.client.ingest()?.submit_response(request).await?.into_inner();
    let response_id = answer.result.context("no result")?.response_id;
    system.drain().await?;
    let request = GetDecisionRequest { response_id, response_version: 0 };
    let explained = system.client.decisions()?.get_decision(request).await?.into_inner();
    assert_eq!(explained.decision, explained.reevaluated, "explaining decides again, and alike");
    explained.decision.context("no decision")
}

async fn at(system: &System, instant: &str) -> anyhow::Result<()> {
    system.world.set_time(instant.parse()?).await?;
    system.drain().await.map(drop)
}

async fn tasks(system: &System) -> anyhow::Result<Vec<Task>> {
    let states = [TaskState::Open, TaskState::Accepted, TaskState::Closed, TaskState::Resolved];
    let states = states.map(i32::from).to_vec();
    let request = ListTasksRequest { states, ..ListTasksRequest::default() };
    Ok(system.client.tasks()?.list_tasks(request).await?.into_inner().tasks)
}

async fn work(system: &System, task: &Task) -> anyhow::Result<()> {
    let guard = |request_id: &str| {
        let (task_id, request_id) = (task.task_id.clone(), format!("{request_id} {}", task.task_id));
        Some(CommandGuard { task_id, request_id, expected_work_version: 0 })
    };
    let mut client = system.client.tasks()?;
    client.accept_task(AcceptTaskRequest { guard: guard("accept") }).await?;
    let outcome = AttemptOutcome::Reached.into();
    client
        .log_attempt(LogAttemptRequest { guard: guard("call"), outcome, ..LogAttemptRequest::default() })
        .await?;
    let note = "Sent a new one.".to_owned();
    client
        .resolve_task(ResolveTaskRequest { guard: guard("done"), note, ..ResolveTaskRequest::default() })
        .await?;
    system.drain().await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn five_low_scores_in_a_week_are_one_case_one_task_and_one_call() -> anyhow::Result<()> {
    let system = System::start().await?;
    at(&system, "2026-11-23T09:00:00Z").await?;
    system.apply_sample().await?;
    let first = say(&system, "monday", 0, 2.0).await?;
    assert_eq!((first.outcome(), first.severity()), (DecisionOutcome::Raise, Severity::Medium));
    for (instant, id, raw) in [
        ("2026-11-24T09:00:00Z", "tuesday", 2.0),
        ("2026-11-25T09:00:00Z", "wednesday", 1.0),
        ("2026-11-26T09:00:00Z", "thursday", 1.0),
        ("2026-11-27T09:00:00Z", "friday", 2.0),
    ] {
        at(&system, instant).await?;
        let decision = say(&system, id, 0, raw).await?;
        assert_eq!(
            (decision.outcome(), decision.case_id.as_str(), decision.alert_id.as_str()),
            (DecisionOutcome::Attach, first.case_id.as_str(), first.alert_id.as_str()),
            "{id}"
        );
    }
    let all = tasks(&system).await?;
    assert_eq!((all.len(), all[0].attachments, all[0].severity()), (1, 4, Severity::High));
    let attached =
        "SELECT count(*) FROM alert_rules.event_log WHERE event_type = 'recontact.v1.alert.attached'";
    assert_eq!(system.world.count(attached).await?, 4);
    let raised: Vec<Vec<u8>> = sqlx::query_scalar(
        "SELECT payload FROM alert_rules.event_log WHERE event_type = 'recontact.v1.alert.severity-changed'",
    )
    .fetch_all(&system.world.pool)
    .await?;
    let [raised] = raised.as_slice() else { panic!("severity was raised {} times", raised.len()) };
    let raised = AlertSeverityChanged::decode(raised.as_slice())?;
    let alert = raised.alert.clone().context("no alert")?;
    assert_eq!(
        (raised.previous_severity(), alert.severity(), alert.version, alert.attachments),
        (Severity::Medium, Severity::High, 4, 2),
        "raised, attached twice, and then a version of its own"
    );

    // A revision of a response that joined joins the same alert, and is no further signal.
    let revised = say(&system, "friday", 1, 1.0).await?;
    assert_eq!((revised.outcome(), revised.alert_id), (DecisionOutcome::Attach, first.alert_id.clone()));
    assert_eq!(tasks(&system).await?[0].attachments, 4);

    // Called and resolved on Friday, closed on Saturday: a low score on Monday asks for no new call.
    work(&system, &all[0]).await?;
    at(&system, "2026-11-28T18:00:00Z").await?;
    at(&system, "2026-11-30T09:00:00Z").await?;
    let cooling = say(&system, "after", 0, 1.0).await?;
    assert_eq!(
        (cooling.outcome(), cooling.reason.as_str(), cooling.case_id.as_str()),
        (DecisionOutcome::Attach, "cool-down", first.case_id.as_str())
    );
    let all = tasks(&system).await?;
    assert_eq!((all.len(), all[0].state(), all[0].attachments), (1, TaskState::Closed, 5));

    // The cool-down is over: a new conversation, with a call of its own.
    at(&system, "2026-12-07T09:00:00Z").await?;
    let again = say(&system, "again", 0, 1.0).await?;
    assert_eq!(again.outcome(), DecisionOutcome::Raise);
    assert_ne!(again.case_id, first.case_id);
    assert_eq!(tasks(&system).await?.len(), 2);
    let request = GetTaskRequest { task_id: all[0].task_id.clone() };
    let timeline = system.client.tasks()?.get_task(request).await?.into_inner().timeline;
    let amended = timeline.iter().filter(|entry| entry.event == "amended").count();
    assert_eq!(amended, 7, "five signals, a revision and a severity: {timeline:?}");
    invariants::hold(&system.world).await?;
    system.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_who_was_called_enough_is_left_in_peace() -> anyhow::Result<()> {
    let system = System::start().await?;
    at(&system, "2026-11-23T09:00:00Z").await?;
    system.apply_sample().await?;
    // Three cases, each worked on at once; the sample's rules allow no fourth within ninety days.
    for (instant, closing, id, expected) in [
        ("2026-11-24T09:00:00Z", "2026-11-26T09:00:00Z", "one", DecisionOutcome::Raise),
        ("2026-12-15T09:00:00Z", "2026-12-17T09:00:00Z", "two", DecisionOutcome::Raise),
        ("2027-01-12T09:00:00Z", "2027-01-14T09:00:00Z", "three", DecisionOutcome::Raise),
        ("2027-02-09T09:00:00Z", "", "four", DecisionOutcome::Suppress),
    ] {
        at(&system, instant).await?;
        let decision = say(&system, id, 0, 1.0).await?;
        assert_eq!(decision.outcome(), expected, "{id}: {decision:?}");
        if expected == DecisionOutcome::Suppress {
            assert_eq!((decision.reason.as_str(), decision.case_id.as_str()), ("fatigue", ""));
            break;
        }
        let open = tasks(&system).await?.into_iter().find(|task| task.state() == TaskState::Open);
        work(&system, &open.context("no open task")?).await?;
        at(&system, closing).await?;
    }
    assert_eq!(tasks(&system).await?.len(), 3);
    invariants::hold(&system.world).await?;
    system.stop().await
}
