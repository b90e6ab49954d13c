//! What was not heard of is found once, kept until it comes, and looked for in what was written since the last look.

use crate::{case, start, tell};
use contracts::topology::ServiceName;
use jiff::SignedDuration;
use reporting::{completeness::look, metrics::ReportingMetrics};
use service_kit::metrics::Metrics;
use testkit::World;

const LATE_AFTER: SignedDuration = SignedDuration::from_mins(5);

async fn findings(world: &World) -> anyhow::Result<Vec<(String, String)>> {
    let kit = world.kit(ServiceName::Reporting).await?;
    let metrics = ReportingMetrics::register(&Metrics::default());
    let found = look(&kit, &metrics, LATE_AFTER).await?;
    Ok(found.into_iter().map(|finding| (finding.check, finding.message)).collect())
}

async fn execute(world: &World, statement: &'static str) -> anyhow::Result<()> {
    sqlx::query(statement).execute(&world.pool).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_told_until_it_comes() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    tell(&world, &case(1, "lyon", "SEVERITY_HIGH")?).await?;
    // Of the second nobody heard the decision, nor that its task was accepted: its second version.
    let mut events = case(2, "lyon", "SEVERITY_HIGH")?;
    let lost = [events.remove(5), events.remove(1)];
    tell(&world, &events).await?;
    assert_eq!(findings(&world).await?, [], "it is not late yet");
    execute(&world, "UPDATE reporting.journal SET logged_at = logged_at - interval '10 minutes'").await?;
    execute(&world, "UPDATE reporting.looked SET until = until - interval '20 minutes'").await?;
    for _ in 0..2 {
        let found = findings(&world).await?;
        let checks: Vec<&str> = found.iter().map(|(check, _)| check.as_str()).collect();
        assert_eq!(checks, ["hole", "late-decision"], "the second look finds nothing new: {found:?}");
        assert!(found[0].1.starts_with("1 aggregate(s)") && found[1].1.starts_with("1 time(s)"), "{found:?}");
    }
    tell(&world, &lost).await?;
    assert_eq!(findings(&world).await?, []);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_great_many_are_gone_over_in_steps_and_no_further_than_is_news() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    execute(
        &world,
        "INSERT INTO reporting.journal (aggregate_type, aggregate_id, version, event, occurred_at, entry, logged_at)
         SELECT 'response', 'rsp_' || number, 1, 'response.accepted', now(), '{}',
                now() - interval '1 day' + number * interval '1 second'
         FROM generate_series(1, 45000) AS number",
    )
    .await?;
    let found = findings(&world).await?;
    assert_eq!(found.len(), 1, "{found:?}");
    let count: u64 = found[0].1.split(' ').next().unwrap_or_default().parse()?;
    assert!((10_000..=20_001).contains(&count), "one step, and then it waits: {found:?}");
    execute(
        &world,
        "INSERT INTO reporting.journal (aggregate_type, aggregate_id, version, event, occurred_at, entry)
         SELECT 'decision', aggregate_id, 1, 'response.decided', now(), '{}' FROM reporting.journal
         WHERE aggregate_id <> 'rsp_44000'",
    )
    .await?;
    assert_eq!(findings(&world).await?, [], "what was found came");
    let found = findings(&world).await?;
    assert!(found[0].1.starts_with("1 time(s)") && found[0].1.ends_with("rsp_44000"), "goes on: {found:?}");
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_was_ahead_does_not_keep_it_from_looking() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    findings(&world).await?;
    execute(&world, "UPDATE reporting.looked SET until = now() + interval '1 year'").await?;
    findings(&world).await?;
    assert_eq!(world.count("SELECT count(*) FROM reporting.looked WHERE until <= now()").await?, 2);
    served.stop().await
}
