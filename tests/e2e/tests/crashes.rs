//! Two replicas of every service as separate processes, killed under load at random moments: I1–I6 hold.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

use anyhow::Context as _;
use contracts::ingest::v1::{Submission, SubmissionOutcome, SubmitResponseRequest, SubmitResponsesRequest};
use contracts::types::v1::{Metric, Score};
use e2e::{Fleet, invariants, sample};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use recontact::{apply, client::Client, resources};
use service_kit::{config::Environment, tasks::Tracker};
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
    let seed = Environment::of_process()
        .get("E2E_SEED")
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
        Tracker::default().spawn(async move {
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

    let world = &fleet.world;
    invariants::come_to_rest(world).await?;
    invariants::hold(world).await?;
    let rebuilt = recontact::reporting::rebuild_all(&clients[0]).await?;
    assert_eq!(rebuilt.differences, 0, "I5: reporting equals a rebuild from the journal");
    let expected = i64::try_from(BATCHES * BATCH)?;
    assert_eq!(world.count("SELECT count(*) FROM ingest.responses").await?, expected, "each response once");
    assert!(world.count("SELECT count(*) FROM assignment.tasks").await? >= expected / 5);
    assert!(world.count("SELECT count(*) FROM assignment.verdicts WHERE verdict = 'escalated'").await? > 0);
    Ok(())
}
