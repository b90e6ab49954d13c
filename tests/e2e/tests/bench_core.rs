//! The benchmarks of single stages at small sizes.

use anyhow::{Context as _, ensure};
use e2e::bench::{command, number, private_command, report};
use serde_json::Value;

/// One test, in which all run at the same time.
#[tokio::test(flavor = "multi_thread")]
async fn every_stage_is_measured_alone() -> anyhow::Result<()> {
    tokio::try_join!(rules(), calendar(), schedules(), query()).map(drop)
}

async fn rules() -> anyhow::Result<()> {
    let report = report(private_command(&["rules", "--rules", "1,20", "--seconds", "0.2"])?).await?;
    let evaluations = list(&report, "evaluations")?;
    ensure!(evaluations.len() == 8, "{report:#}");
    for evaluation in evaluations {
        ensure!(number(evaluation, "/ns_per_evaluation")? > 0.0, "{report:#}");
    }
    let each = |failing: &str| number(&report, &format!("/ns_per_rule/{failing}"));
    ensure!(each("at_its_end")? > each("at_its_score")?, "what a glance rules out is cheaper: {report:#}");
    ensure!(number(&report, "/share_of_limit")? < 1.0, "no rule is cheaper than some: {report:#}");
    ensure!(number(&report, "/cpu_us_per_response/alert-rules")? > 0.0, "{report:#}");
    Ok(())
}

async fn calendar() -> anyhow::Result<()> {
    let report = report(private_command(&["calendar", "--seconds", "0.2"])?).await?;
    for calendar in ["always-open", "office", "shop"] {
        ensure!(number(&report, &format!("/ns_per_deadline/{calendar}"))? > 0.0, "{report:#}");
    }
    for quantile in ["p50", "p99", "p999"] {
        ensure!(number(&report, &format!("/latency_ms/{quantile}"))? > 0.0, "nanoseconds count: {report:#}");
    }
    ensure!(number(&report, "/cpu_us_per_response/assignment")? > 0.0, "{report:#}");
    Ok(())
}

async fn schedules() -> anyhow::Result<()> {
    let small =
        ["--pending", "1500", "--rate", "300", "--seconds", "3", "--backlog", "400", "--fires", "500"];
    let report = report(command(&[&["schedules", "--events", "50"], &small[..]].concat())?).await?;
    let prices = list(&report, "cost_per_fire")?;
    ensure!(prices.len() == 2, "among a thousand and among all: {report:#}");
    for (price, pending) in prices.iter().zip([1_000.0, 1_500.0]) {
        ensure!(number(price, "/pending")? == pending, "{report:#}");
        // As many as fit on the clock face, one more or less.
        ensure!((number(price, "/fires")? - 500.0).abs() <= 2.0, "{report:#}");
    }
    ensure!(number(&report, "/scheduling/by_events/schedules")? == 50.0, "{report:#}");
    ensure!(number(&report, "/scheduling/by_statements/rate_per_s")? > 0.0, "{report:#}");
    ensure!(number(&report, "/backlog/schedules")? == 400.0, "{report:#}");
    // What falls due counts from when the scheduler has seen that the clock goes: within a second.
    ensure!(number(&report, "/latency_ms/steady/count")? >= 150.0, "{report:#}");
    ensure!(number(&report, "/latency_ms/steady/p99")? > 0.0, "{report:#}");
    ensure!(number(&report, "/cpu_us_per_response/follow-up-scheduler")? > 0.0, "{report:#}");
    ensure!(number(&report, "/rss_mib/follow-up-scheduler")? > 1.0, "{report:#}");
    Ok(())
}

async fn query() -> anyhow::Result<()> {
    // Half of the cases are told one by one, and half are copies.
    let small = ["--cases", "300", "--stories", "150", "--calls", "10", "--rate", "20"];
    let report = report(command(&[&["query"], &small[..]].concat())?).await?;
    ensure!(
        number(&report, "/differences_after_rebuild")? == 0.0,
        "reporting would have folded otherwise: {report:#}"
    );
    for (field, expected) in [("cases", 300.0), ("responses", 600.0)] {
        ensure!(number(&report, &format!("/store/{field}"))? == expected, "{report:#}");
    }
    for group in ["status", "list", "figures"] {
        ensure!(number(&report, &format!("/latency_ms/{group}/p99"))? > 0.0, "{report:#}");
    }
    let asked = list(&report, "by_question")?;
    ensure!(
        asked.len() == 9
            && asked
                .iter()
                .all(|kind| kind["count"] == if kind["question"] == "figures_of_country" { 1 } else { 10 }),
        "{report:#}"
    );
    ensure!(number(&report, "/cpu_us_per_response/reporting")? > 0.0, "{report:#}");
    Ok(())
}

fn list<'a>(report: &'a Value, field: &str) -> anyhow::Result<&'a Vec<Value>> {
    report.get(field).and_then(Value::as_array).with_context(|| format!("{field} is no list in {report:#}"))
}
