//! Every stream is delivered again. The inbox stops it; without the inbox the natural keys do; nothing is done twice.

use contracts::{
    assignment::v1::{AcceptTaskRequest, CommandGuard, ListTasksRequest},
    ingest::v1::{Submission, SubmitResponseRequest, SubmitResponsesRequest},
    types::v1::{Metric, Score},
};
use e2e::{System, counter_on, invariants};
use testkit::until;

/// Second locks, in the order of the data path.
const GUARDS: [&str; 4] = ["decision", "alert-version", "proposal", "journal"];

/// One response of every score; a revision sinks each to the lowest: some raise now, others join their alerts.
fn submissions(revision: u64) -> SubmitResponsesRequest {
    let items = (1..=5)
        .map(|number| {
            let raw = if revision > 1 { 1.0 } else { f64::from(number) };
            let score = Score { metric: Metric::Csat.into(), raw, ..Score::default() };
            let submission = Submission {
                source: "survey".into(),
                external_id: number.to_string(),
                unit: "store-lyon".into(),
                score: Some(score),
                revision,
                ..Submission::default()
            };
            SubmitResponseRequest { submission: Some(submission), request_id: String::new() }
        })
        .collect();
    SubmitResponsesRequest { items }
}

/// Everything that was decided and emitted, as one text; retention and the inbox aside.
async fn state(system: &System) -> anyhow::Result<String> {
    let mut state = String::new();
    for query in [
        "SELECT string_agg(d::text, E'\n' ORDER BY response_id, response_version) FROM alert_rules.decisions d",
        "SELECT string_agg(a::text, E'\n' ORDER BY alert_id) FROM alert_rules.alerts a",
        "SELECT string_agg(t::text, E'\n' ORDER BY task_id) FROM assignment.tasks t",
        "SELECT string_agg(l::text, E'\n' ORDER BY task_id, version) FROM assignment.task_timeline l",
        "SELECT string_agg(v::text, E'\n' ORDER BY task_id, proposal_number) FROM assignment.verdicts v",
        "SELECT string_agg(s::text, E'\n' ORDER BY matter_id) FROM follow_up_scheduler.schedules s",
        "SELECT string_agg(j::text, E'\n' ORDER BY aggregate_type, aggregate_id, version) FROM reporting.journal j",
        "SELECT string_agg(c::text, E'\n' ORDER BY case_id) FROM reporting.cases c",
        "SELECT string_agg(r::text, E'\n' ORDER BY response_id) FROM reporting.responses r",
        "SELECT string_agg(event_id::text, E'\n' ORDER BY event_id) FROM
            (SELECT event_id FROM alert_rules.event_log UNION ALL SELECT event_id FROM assignment.event_log
             UNION ALL SELECT event_id FROM follow_up_scheduler.event_log) AS emitted",
    ] {
        let part: Option<String> = sqlx::query_scalar(query).fetch_one(&system.world.pool).await?;
        state.push_str(&part.unwrap_or_default());
    }
    Ok(state)
}

const HANDLED: &str = "
    SELECT (SELECT count(*) FROM alert_rules.inbox) + (SELECT count(*) FROM assignment.inbox)
         + (SELECT count(*) FROM follow_up_scheduler.inbox) + (SELECT count(*) FROM reporting.inbox)";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_delivered_again_is_stopped_by_the_inbox_and_without_it_by_the_natural_keys()
-> anyhow::Result<()> {
    let system = System::start().await?;
    let world = &system.world;
    world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    system.apply_sample().await?;
    system.client.ingest()?.submit_responses(submissions(1)).await?;
    invariants::come_to_rest(world).await?;
    system.client.ingest()?.submit_responses(submissions(2)).await?;
    invariants::come_to_rest(world).await?;
    let tasks = system.client.tasks()?.list_tasks(ListTasksRequest::default()).await?.into_inner().tasks;
    let guard =
        CommandGuard { task_id: tasks[0].task_id.clone(), request_id: "a".into(), expected_work_version: 0 };
    system.client.tasks()?.accept_task(AcceptTaskRequest { guard: Some(guard) }).await?;
    world.set_time("2026-11-24T12:00:00Z".parse()?).await?;
    invariants::come_to_rest(world).await?;
    invariants::hold(world).await?;
    let (before, messages) = (state(&system).await?, world.count(HANDLED).await?);
    let stopped = async |guard: &str| {
        counter_on(&system.address, "duplicates_stopped", &format!("guard=\"{guard}\"")).await
    };
    for guard in GUARDS {
        assert_eq!(stopped(guard).await?, 0, "{guard}: nothing came twice yet");
    }

    // All of it again: the inbox has it.
    world.deliver_again().await?;
    until("the inbox stopped every message", || async {
        let stopped = counter_on(&system.address, "eventing_messages_duplicate", "").await?;
        anyhow::ensure!(i64::try_from(stopped)? >= messages, "{stopped} of {messages}");
        Ok(Some(()))
    })
    .await?;
    assert_eq!(state(&system).await?, before);
    for guard in GUARDS {
        assert_eq!(stopped(guard).await?, 0, "{guard}: the inbox came first");
    }

    // All of it again, and no inbox remembers it: as after a restored backup, or past its retention.
    for schema in ["alert_rules", "assignment", "follow_up_scheduler", "reporting"] {
        let statement = format!("DELETE FROM {schema}.inbox");
        sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&world.pool).await?;
    }
    world.deliver_again().await?;
    until("every message was handled again", || async {
        let handled = world.count(HANDLED).await?;
        anyhow::ensure!(handled == messages, "{handled} of {messages}");
        Ok(Some(()))
    })
    .await?;
    invariants::come_to_rest(world).await?;
    invariants::hold(world).await?;
    assert_eq!(state(&system).await?, before, "something was done twice");
    for guard in GUARDS {
        let stopped = stopped(guard).await?;
        println!("{guard} stopped {stopped}");
        assert!(stopped > 0, "{guard} stopped nothing");
    }
    system.stop().await
}
