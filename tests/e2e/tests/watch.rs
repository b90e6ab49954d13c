//! A watch on either of two replicas sees every change of both within a second.

use anyhow::Context as _;
use contracts::{
    ingest::v1::{Submission, SubmitResponseRequest},
    reporting::v1::{WatchCasesRequest, WatchCasesResponse},
    types::v1::{Metric, Score},
};
use e2e::Fleet;
use std::collections::BTreeMap;

/// One change: aggregate and version.
type Change = (String, i64);

#[expect(clippy::disallowed_methods, reason = "what is measured is time on the machine's clock")]
fn machine_now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// What a watcher saw, and when; how many seconds after it was written is asked once all is there.
async fn watch(
    mut changes: tonic::Streaming<WatchCasesResponse>,
    expected: usize,
    pool: &sqlx::PgPool,
) -> anyhow::Result<BTreeMap<Change, f64>> {
    let mut seen: BTreeMap<Change, jiff::Timestamp> = BTreeMap::new();
    while seen.len() < expected {
        let change =
            tokio::time::timeout(testkit::PATIENCE, changes.message()).await??.context("it ended")?;
        let event = change.event.context("no event")?;
        let aggregate = if event.event == "response.decided" {
            "decision"
        } else {
            event.event.split('.').next().unwrap_or_default()
        };
        let version = i64::try_from(event.version)?;
        // Postgres runs on this machine: both read one clock.
        let now = machine_now();
        let twice = seen.insert((format!("{aggregate} {}", event.aggregate_id), version), now);
        assert!(twice.is_none(), "{} of {} came twice", event.event, event.aggregate_id);
    }
    let mut late = BTreeMap::new();
    for (change, instant) in seen {
        let seconds: f64 = sqlx::query_scalar(
            "SELECT extract(epoch FROM $1::text::timestamptz - logged_at)::float8 FROM reporting.journal
             WHERE aggregate_type || ' ' || aggregate_id = $2 AND version = $3",
        )
        .bind(instant.to_string())
        .bind(&change.0)
        .bind(change.1)
        .fetch_one(pool)
        .await?;
        late.insert(change, seconds);
    }
    Ok(late)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_of_two_replicas_tells_every_change_of_both_within_a_second() -> anyhow::Result<()> {
    let fleet = Fleet::start().await?;
    fleet.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    let clients = [fleet.client(0)?, fleet.client(1)?];
    recontact::apply::apply(&clients[0], &recontact::resources::read_folder(&e2e::sample())?, false).await?;
    recontact::dev::idle::wait(&clients[0]).await?;

    // Decision, alert and task of each, whichever replica of reporting heard of it.
    let mut watchers = Vec::new();
    for client in &clients {
        let changes = client.status()?.watch_cases(WatchCasesRequest::default()).await?.into_inner();
        watchers.push(watch(changes, 60, &fleet.world.pool));
    }
    let submit = async {
        for index in 0..20 {
            let submission = Submission {
                source: "survey".into(),
                external_id: format!("case-{index}"),
                unit: "store-lyon".into(),
                score: Some(Score { metric: Metric::Csat.into(), raw: 1.0, ..Score::default() }),
                ..Submission::default()
            };
            let request = SubmitResponseRequest { submission: Some(submission), request_id: String::new() };
            // Each replica of ingest takes half of them.
            clients[index % 2].ingest()?.submit_response(request).await?;
        }
        anyhow::Ok(())
    };
    let second = watchers.pop().context("no watcher")?;
    let first = watchers.pop().context("no watcher")?;
    let (first, second, submitted) = tokio::join!(first, second, submit);
    submitted?;
    let (first, second) = (first?, second?);
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    let mut late: Vec<f64> = first.into_values().chain(second.into_values()).collect();
    late.sort_by(f64::total_cmp);
    println!("seen after {:.3} s at the median and {:.3} s at the most", late[60], late[119]);
    // A machine that is busy with something else may stumble once.
    assert!(late[113] < 1.0, "{late:?}");
    Ok(())
}
