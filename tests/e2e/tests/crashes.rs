//! Two replicas of every service as separate processes, killed under load at random moments: I1–I6 hold.

use anyhow::Context as _;
use contracts::ingest::v1::{Submission, SubmissionOutcome, SubmitResponseRequest, SubmitResponsesRequest};
use contracts::types::v1::{Metric, Score};
use e2e::{Fleet, sample};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use recontact::{apply, client::Client, resources};
use std::time::Duration;
use testkit::until;

const BATCHES: usize = 24;
const BATCH: usize = 50;

fn batch(number: usize) -> SubmitResponsesRequest {
    let items = (0..BATCH)
        .map(|index| {
            let units = ["store-lyon", "store-london", "web", "mars"];
            let score = Score {
                metric: Metric::Csat.into(),
                raw: f64::from(u32::try_from(index % 5).unwrap() + 1),
                ..Score::default()
            };
            let submission = Submission {
                source: "survey".into(),
                external_id: format!("{number}-{index}"),
                unit: units[index % units.len()].into(),
                score: Some(score),
                ..Submission::default()
            };
            SubmitResponseRequest { submission: Some(submission), request_id: String::new() }
        })
        .collect();
    SubmitResponsesRequest { items }
}

/// Sends a batch until it is answered, to one replica or the other: what a careful submitter does.
async fn send(clients: &[Client], number: usize) -> anyhow::Result<()> {
    let mut turn = number;
    until("a batch is answered", || {
        turn += 1;
        let client = clients.get(turn % clients.len()).cloned();
        async move {
            let mut ingest = client.context("no client")?.ingest()?;
            let call = tokio::time::timeout(Duration::from_secs(5), ingest.submit_responses(batch(number)));
            let Ok(Ok(answer)) = call.await else {
                return Ok(None);
            };
            let taken =
                |outcome| matches!(outcome, SubmissionOutcome::Accepted | SubmissionOutcome::Duplicate);
            let results = answer.into_inner().results;
            anyhow::ensure!(results.iter().all(|result| taken(result.outcome())), "{results:?}");
            Ok(Some(()))
        }
    })
    .await
}

/// Waits until so much was done.
async fn reached(fleet: &Fleet, count: &'static str, moment: i64) -> anyhow::Result<()> {
    until(count, || async { Ok((fleet.world.count(count).await? >= moment).then_some(())) }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_random_moments_nothing_is_lost_and_nothing_done_twice() -> anyhow::Result<()> {
    let seed = std::env::var("E2E_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| rand::rng().random::<u32>());
    println!("E2E_SEED={seed}");
    let mut random = StdRng::seed_from_u64(u64::from(seed));
    let mut fleet = Fleet::start().await?;
    fleet.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    let clients = [fleet.client(0)?, fleet.client(1)?];
    apply::apply(&clients[0], &resources::read_folder(&sample())?, false).await?;

    let load = {
        let clients = clients.clone();
        tokio::spawn(async move {
            for number in 0..BATCHES {
                send(&clients, number).await?;
            }
            anyhow::Ok(())
        })
    };
    // Every process dies at least once, each when a random number of responses more was accepted.
    let mut order: Vec<usize> = (0..fleet.len()).collect();
    for index in (1..order.len()).rev() {
        order.swap(index, random.random_range(0..=index));
    }
    let share = i64::try_from(BATCHES * BATCH / fleet.len())?;
    for (turn, index) in (0_i64..).zip(order) {
        let moment = turn * share + random.random_range(0..share);
        reached(&fleet, "SELECT count(*) FROM ingest.responses", moment).await?;
        println!("killed {} after {moment} responses", fleet.kill_and_restart(index)?);
    }
    load.await??;
    // Time passes: reminders, escalations and misses, while processes die again.
    fleet.world.set_time("2026-11-24T12:00:00Z".parse()?).await?;
    for turn in 0..4 {
        let moment = turn * 50 + random.random_range(0..50);
        reached(&fleet, "SELECT count(*) FROM assignment.verdicts", moment).await?;
        println!(
            "killed {} after {moment} verdicts",
            fleet.kill_and_restart(random.random_range(0..fleet.len()))?
        );
    }

    // I4: it comes to rest.
    let world = &fleet.world;
    until("I4: outboxes are empty, nothing waits, nothing is due, all is heard", || async {
        let waiting = world
            .count(
                "SELECT (SELECT count(*) FROM ingest.outbox_pending) + (SELECT count(*) FROM alert_rules.outbox_pending)
                      + (SELECT count(*) FROM assignment.outbox_pending)
                      + (SELECT count(*) FROM follow_up_scheduler.outbox_pending)
                      + (SELECT count(*) FROM alert_rules.parked) + (SELECT count(*) FROM assignment.parked)
                      + (SELECT count(*) FROM follow_up_scheduler.parked) + (SELECT count(*) FROM reporting.parked)
                      + (SELECT count(*) FROM follow_up_scheduler.schedules WHERE next_at <= '2026-11-24T12:00:00Z')
                      + (SELECT count(*) FROM ingest.responses) - (SELECT count(*) FROM alert_rules.decisions)
                      + (SELECT count(*) FROM alert_rules.alerts) - (SELECT count(*) FROM assignment.tasks)
                      + abs((SELECT sum(proposals) FROM follow_up_scheduler.schedules)::bigint
                            - (SELECT count(*) FROM assignment.verdicts))
                      + abs((SELECT sum(version) FROM assignment.tasks)::bigint
                            - (SELECT count(*) FROM reporting.journal WHERE aggregate_type = 'task'))
                      + abs((SELECT sum(proposals) FROM follow_up_scheduler.schedules)::bigint
                            - (SELECT count(*) FROM reporting.journal WHERE aggregate_type = 'schedule'))
                      + abs((SELECT count(*) FROM alert_rules.decisions)
                            - (SELECT count(*) FROM reporting.journal WHERE aggregate_type = 'decision'))",
            )
            .await?;
        anyhow::ensure!(waiting == 0, "{waiting} things wait");
        Ok(Some(()))
    })
    .await?;
    let zero = [
        (
            "I1",
            "SELECT count(*) FROM ingest.responses r WHERE (SELECT count(*) FROM alert_rules.decisions d WHERE d.response_id = r.response_id) <> r.version",
        ),
        (
            "I2",
            "SELECT (SELECT count(*) FROM alert_rules.decisions WHERE outcome = 'raise') - (SELECT count(*) FROM alert_rules.alerts)",
        ),
        ("I2", "SELECT (SELECT count(*) FROM alert_rules.alerts) - (SELECT count(*) FROM assignment.tasks)"),
        (
            "I3",
            "SELECT (SELECT count(*) FROM reporting.journal WHERE aggregate_type = 'schedule') - (SELECT count(*) FROM assignment.verdicts)",
        ),
        (
            "I3",
            "SELECT count(*) FROM assignment.tasks t WHERE t.version <> (SELECT count(*) FROM assignment.task_timeline l WHERE l.task_id = t.task_id)",
        ),
        (
            "I5",
            "SELECT count(*) FROM (SELECT FROM reporting.journal GROUP BY aggregate_type, aggregate_id HAVING max(version) <> count(*)) AS holes",
        ),
        (
            "I6",
            "SELECT count(*) FROM assignment.tasks t LEFT JOIN follow_up_scheduler.schedules s ON s.matter_id = t.task_id WHERE t.open AND s.next_at IS NULL",
        ),
        (
            "I6",
            "SELECT count(*) FROM assignment.tasks t JOIN follow_up_scheduler.schedules s ON s.matter_id = t.task_id WHERE t.open AND t.next_deadline_at > '2026-11-24T12:00:00Z' AND s.next_at > t.next_deadline_at",
        ),
    ];
    for (invariant, query) in zero {
        assert_eq!(world.count(query).await?, 0, "{invariant}: {query}");
    }
    let expected = i64::try_from(BATCHES * BATCH)?;
    assert_eq!(world.count("SELECT count(*) FROM ingest.responses").await?, expected, "each response once");
    assert!(world.count("SELECT count(*) FROM assignment.tasks").await? >= expected / 5);
    assert!(world.count("SELECT count(*) FROM assignment.verdicts WHERE verdict = 'escalated'").await? > 0);
    Ok(())
}
