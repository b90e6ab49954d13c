//! A projection made again from the journal gives the same figures, byte by byte. `make rebuild-check CASES=50000` runs
//! it over as many cases as you like; `make test` over a few hundred.

#![expect(clippy::indexing_slicing, reason = "a test says what it expects by failing")]

use anyhow::Context as _;
use contracts::{
    ingest::v1::{Submission, SubmitResponseRequest, SubmitResponsesRequest},
    reporting::v1::{GetFigureSeriesRequest, GetFiguresRequest},
    types::v1::{Metric, Score},
};
use e2e::System;
use service_kit::{clock::Monotonic, config::Environment};
use std::time::Duration;

const UNITS: [&str; 10] = [
    "store-lyon",
    "store-dijon",
    "store-clermont",
    "store-marseille",
    "store-nice",
    "store-toulouse",
    "store-london",
    "store-leeds",
    "web",
    "nowhere",
];

/// Units whose figures are compared.
const ASKED: [&str; 7] = ["", "verdandi", "centre", "south", "islands", "store-lyon", "web"];

async fn submit(system: &System, cases: usize) -> anyhow::Result<()> {
    let numbers: Vec<usize> = (0..cases).collect();
    for part in numbers.chunks(500) {
        let items = part.iter().map(|&index| {
            let score = Score {
                metric: Metric::Nps.into(),
                raw: f64::from(u32::try_from(index % 3).unwrap_or(0)),
                ..Score::default()
            };
            let submission = Submission {
                source: "survey".into(),
                external_id: format!("case-{index}"),
                unit: UNITS[index % UNITS.len()].into(),
                score: Some(score),
                ..Submission::default()
            };
            SubmitResponseRequest { submission: Some(submission), request_id: String::new() }
        });
        let request = SubmitResponsesRequest { items: items.collect() };
        // Over its limit the service says when to try again; nothing of the request was accepted then.
        testkit::until("it is accepted", || async {
            match system.client.ingest()?.submit_responses(request.clone()).await {
                Ok(_) => Ok(Some(())),
                Err(status) if status.code() == tonic::Code::ResourceExhausted => Ok(None),
                Err(status) => Err(status.into()),
            }
        })
        .await?;
    }
    Ok(())
}

/// Figures of every unit, and a series, as a program reads them.
async fn told(system: &System) -> anyhow::Result<(String, Duration)> {
    let clock = Monotonic::start();
    let mut text = String::new();
    for unit in ASKED {
        let request = GetFiguresRequest { unit: unit.into(), by_unit: true, ..GetFiguresRequest::default() };
        text += &serde_json::to_string(&system.client.figures()?.get_figures(request).await?.into_inner())?;
    }
    let slowest = clock.elapsed() / u32::try_from(ASKED.len()).unwrap_or(1);
    let request = GetFigureSeriesRequest {
        period: "day".into(),
        span: "30d".into(),
        ..GetFigureSeriesRequest::default()
    };
    text += &serde_json::to_string(&system.client.figures()?.get_figure_series(request).await?.into_inner())?;
    Ok((text, slowest))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_gives_the_same_figures_byte_by_byte() -> anyhow::Result<()> {
    let environment = Environment::of_process();
    let cases: usize = environment.get("REBUILD_CASES").unwrap_or("500").parse().context("REBUILD_CASES")?;
    let system = System::start().await?;
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    system.apply_sample().await?;
    let clock = Monotonic::start();
    submit(&system, cases).await?;
    let submitted = clock.elapsed();
    // As long as it takes: nobody promised a speed here.
    recontact::dev::idle::wait(&system.client).await?;
    let drained = clock.elapsed();
    // The first deadlines pass, so that there is something to be overdue.
    system.world.set_time("2026-11-23T12:30:00Z".parse()?).await?;
    let counts = recontact::dev::idle::wait(&system.client).await?;
    let later = clock.elapsed();
    assert_eq!((counts.tasks, counts.parked), (cases as u64, 0));

    let (before, each) = told(&system).await?;
    let clock = Monotonic::start();
    let rebuilt = recontact::reporting::rebuild_all(&system.client).await?;
    let rebuilding = clock.elapsed();
    let (after, _) = told(&system).await?;
    println!(
        "{cases} cases submitted in {:.1} s, at rest after {:.1} s, first deadlines judged after {:.1} s",
        submitted.as_secs_f64(),
        drained.as_secs_f64(),
        later.as_secs_f64()
    );
    println!(
        "{} responses and {} cases folded again in {:.1} s, {} different",
        rebuilt.responses,
        rebuilt.cases,
        rebuilding.as_secs_f64(),
        rebuilt.differences
    );
    println!(
        "{} bytes of figures compared; a question took {:.0} ms",
        before.len(),
        each.as_secs_f64() * 1e3
    );
    assert!(before.contains(&format!("\"received\":\"{cases}\"")), "{before}");
    assert_eq!(before, after);
    assert_eq!((rebuilt.cases, rebuilt.differences), (cases as u64, 0));
    system.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_mends_what_was_damaged() -> anyhow::Result<()> {
    let system = System::start().await?;
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    system.apply_sample().await?;
    submit(&system, 30).await?;
    system.drain().await?;
    let (before, _) = told(&system).await?;
    sqlx::query("UPDATE reporting.cases SET state = 'closed' WHERE resolved_unit LIKE 'store-%'")
        .execute(&system.world.pool)
        .await?;
    assert_ne!(told(&system).await?.0, before);
    let rebuilt = recontact::reporting::rebuild_all(&system.client).await?;
    assert!(rebuilt.differences > 0);
    assert_eq!(told(&system).await?.0, before);
    system.stop().await
}
