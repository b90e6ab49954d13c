//! What an operator sees and does: a lost event is told by `doctor` and mended by `replay`; every metric of the
//! documentation is there.

use anyhow::Context as _;
use async_nats::jetstream;
use contracts::{
    ingest::v1::{ReplayRequest, Submission, SubmitResponseRequest},
    topology::{ALERTS, ServiceName},
    types::v1::{Metric, ReplaySelection, Score},
};
use e2e::{System, invariants};
use recontact::doctor;
use testkit::until;

fn submission(name: &str) -> SubmitResponseRequest {
    let submission = Submission {
        source: "survey".into(),
        external_id: name.into(),
        unit: "store-lyon".into(),
        score: Some(Score { metric: Metric::Csat.into(), raw: 1.0, ..Score::default() }),
        ..Submission::default()
    };
    SubmitResponseRequest { submission: Some(submission), request_id: String::new() }
}

async fn system() -> anyhow::Result<System> {
    let system = System::start().await?;
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    system.apply_sample().await?;
    Ok(system)
}

async fn execute(system: &System, statement: &'static str) -> anyhow::Result<()> {
    sqlx::query(statement).execute(&system.world.pool).await.context(statement)?;
    Ok(())
}

/// Sets how many bytes the stream of alerts may hold beyond what it holds; `None`: as many as there are.
async fn room_for_alerts(system: &System, bytes: Option<u64>) -> anyhow::Result<()> {
    let broker = jetstream::new(async_nats::connect(&system.world.nats_url).await?);
    let mut stream = broker.get_stream(system.world.broker.prefix().stream(&ALERTS)).await?;
    let info = stream.info().await?.clone();
    let room = bytes.map_or(Ok(-1), |bytes| i64::try_from(info.state.bytes + bytes))?;
    broker.update_stream(jetstream::stream::Config { max_bytes: room, ..info.config }).await?;
    Ok(())
}

/// The check and the next step of each finding of reporting.
async fn late(system: &System) -> anyhow::Result<Vec<(String, String)>> {
    let status = doctor::status(&system.client, ServiceName::Reporting).await?;
    Ok(status.findings.into_iter().map(|finding| (finding.check, finding.next_step)).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_whose_next_event_was_lost_is_told_by_doctor_and_mended_by_replay() -> anyhow::Result<()> {
    let system = system().await?;
    system.client.ingest()?.submit_response(submission("before")).await?;
    system.drain().await?;
    // What is committed now waits for the broker, and is gone before it takes any: as if the stream had lost it unseen.
    room_for_alerts(&system, Some(1)).await?;
    let answer = system.client.ingest()?.submit_response(submission("lost")).await?.into_inner();
    let response = answer.result.context("no result")?.response_id;
    until("it is decided, and reporting heard of the response", || async {
        let decided = system.world.count("SELECT count(*) FROM alert_rules.decisions").await?;
        let heard = "SELECT count(*) FROM reporting.journal WHERE aggregate_type = 'response'";
        Ok(((decided, system.world.count(heard).await?) == (2, 2)).then_some(()))
    })
    .await?;
    execute(&system, "DELETE FROM alert_rules.outbox_pending").await?;
    room_for_alerts(&system, None).await?;
    until("alert-rules is ready again", || async {
        let status = doctor::status(&system.client, ServiceName::AlertRules).await?;
        Ok(status.ready.then_some(()))
    })
    .await?;
    assert_eq!(late(&system).await?, [], "it is not late yet");
    execute(&system, "UPDATE reporting.journal SET logged_at = logged_at - interval '10 minutes'").await?;
    execute(&system, "UPDATE reporting.looked SET until = until - interval '20 minutes'").await?;
    let found = late(&system).await?;
    let [(check, next_step)] = found.as_slice() else { anyhow::bail!("{found:?}") };
    assert_eq!(check, "late-decision");
    assert!(
        next_step.contains(&format!("recontact replay alert-rules --aggregate {response}")),
        "{next_step}"
    );
    let broken = doctor::examine(&system.client).await?;
    let told = doctor::invariants::lines(&doctor::invariants::invariants(&broken));
    // The alert of that decision was lost with it, and made no task.
    assert!(told.contains("I1 DOES NOT HOLD") && told.contains("I2 DOES NOT HOLD"), "{told}");
    assert!(told.contains("assignment: tasks-missing") && told.contains("I3 holds"), "{told}");

    // The second of the two steps: the first one's events were all heard.
    let selection = ReplaySelection { aggregate_id: response.clone(), ..ReplaySelection::default() };
    let request = ReplayRequest { selection: Some(selection.clone()) };
    let ingest = system.client.ingest_operations()?.replay(request).await?.into_inner();
    assert_eq!(ingest.messages, 1, "the pack of the response");
    let selection = ReplaySelection { validate_only: true, ..selection };
    let counted = contracts::alert_rules::v1::ReplayRequest { selection: Some(selection.clone()) };
    let replay = contracts::alert_rules::v1::ReplayRequest {
        selection: Some(ReplaySelection { validate_only: false, ..selection }),
    };
    let mut operations = system.client.alert_rules_operations()?;
    assert_eq!(operations.replay(counted).await?.into_inner().messages, 2, "the decision and the alert");
    assert_eq!(system.world.count("SELECT count(*) FROM assignment.tasks").await?, 1, "it only counted");
    operations.replay(replay).await?;
    let counts = system.drain().await?;
    assert_eq!((counts.alerts, counts.tasks), (2, 2));
    invariants::come_to_rest(&system.world).await?;
    invariants::hold(&system.world).await?;
    assert_eq!(late(&system).await?, []);

    // Who says nothing, or names what another owns, is told so.
    let nothing = operations.replay(contracts::alert_rules::v1::ReplayRequest { selection: None }).await;
    assert!(nothing.unwrap_err().message().contains("say which events"));
    let selection = Some(ReplaySelection { stream: "TASKS".into(), ..ReplaySelection::default() });
    let other = operations.replay(contracts::alert_rules::v1::ReplayRequest { selection }).await;
    assert!(other.unwrap_err().message().contains("its streams: ALERTS"));
    system.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_metric_of_the_documentation_is_there() -> anyhow::Result<()> {
    let system = system().await?;
    system.client.ingest()?.submit_response(submission("one")).await?;
    system.drain().await?;
    let page = include_str!("../../../docs/platform-engineer.md");
    let names: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .filter_map(|line| line.split(['`', '{']).next())
        .collect();
    assert!(names.len() >= 15, "{names:?}");
    until("every metric is served", || async {
        let served = reqwest::get(format!("{}/metrics", system.address)).await?.text().await?;
        let missing: Vec<&&str> =
            names.iter().filter(|name| !served.contains(&format!("# TYPE {name} "))).collect();
        anyhow::ensure!(missing.is_empty(), "{missing:?}");
        Ok(Some(()))
    })
    .await?;
    system.stop().await
}
