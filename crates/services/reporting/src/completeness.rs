//! Whether all was heard that there is to hear: holes between versions, and cases whose next event is late.

use crate::{
    metrics::{MissingLabel, ReportingMetrics},
    store::late::{self, Ages, Late, Look},
};
use contracts::types::v1::{DecisionOutcome, Finding, FindingLevel};
use eventing::{Error, Kit, status::finding};
use jiff::SignedDuration;
use service_kit::{clock::Monotonic, tasks::BackgroundTask};
use std::time::Duration;

/// How often it is looked at, in machine time.
const EVERY: Duration = Duration::from_secs(60);
/// How long an entry may have waited for the version before it.
const VERSION_AFTER: SignedDuration = SignedDuration::from_secs(60);
/// How long one look goes on over what it has not seen: the next one goes on from there.
const A_WHILE: Duration = Duration::from_secs(5);

/// What a case may miss, who emits that, and whom to have publish again: first the one whose event was not followed,
/// then the one whose event may only have been lost on its way here.
const MISSING: [(&str, &str, [&str; 2]); 4] = [
    ("decision", "late-decision", ["ingest", "alert-rules"]),
    ("alert", "late-alert", ["alert-rules", "alert-rules"]),
    ("task", "late-task", ["alert-rules", "assignment"]),
    ("verdict", "late-verdict", ["follow-up-scheduler", "assignment"]),
];

/// Looks, sets the metrics, and gives what `doctor` shows.
///
/// # Errors
/// What Postgres says.
pub async fn look(
    kit: &Kit,
    metrics: &ReportingMetrics,
    late_after: SignedDuration,
) -> Result<Vec<Finding>, Error> {
    let kept_days = kit.retention.event_log_days;
    for (look, late_after) in [(Look::Before, VERSION_AFTER), (Look::After, late_after)] {
        let began = Monotonic::start();
        while go_on(kit, look, Ages { late_after, kept_days }).await? && began.elapsed() < A_WHILE {}
    }
    kit.database.transact(move |tx| Box::pin(late::forget_what_came(tx, kept_days))).await?;
    let missing = kit.database.answered(late::missing(kit.database.pool())).await?;
    let hole = missing.iter().find(|late| late.missing == "version");
    let (holes, oldest) = hole.map_or((0, 0), |late| (late.count, late.oldest_age));
    metrics.holes.set(i64::try_from(holes).unwrap_or(i64::MAX));
    metrics.oldest_hole_age.set(oldest);
    let mut findings = Vec::new();
    if holes > 0 {
        let message = format!(
            "{holes} aggregate(s) miss a version before one that was heard of, the oldest for {oldest} s"
        );
        let next = "look whether the owner's outbox is empty; if it is, reporting lost what it had heard: restore its \
                    store, and have the others publish again what they logged since the backup: `recontact replay \
                    SERVICE --since INSTANT`";
        findings.push(finding(FindingLevel::Error, "hole", &message, next));
    }
    for (what, check, owners) in MISSING {
        let found = missing.iter().find(|late| late.missing == what);
        let count = found.map_or(0, |late| late.count);
        let label = MissingLabel { missing: what };
        metrics.late_cases.get_or_create(&label).set(i64::try_from(count).unwrap_or(i64::MAX));
        findings.extend(found.map(|late| late_finding(late, check, owners)));
    }
    Ok(findings)
}

async fn go_on(kit: &Kit, look: Look, ages: Ages) -> Result<bool, Error> {
    let raise = DecisionOutcome::Raise.into();
    kit.database.transact(move |tx| Box::pin(late::step(tx, look, ages, raise))).await
}

fn late_finding(late: &Late, check: &str, [first, then]: [&str; 2]) -> Finding {
    let Late { missing, count, oldest_age, example } = late;
    let message =
        format!("{count} time(s) no {missing} was heard of, the oldest for {oldest_age} s: {example}");
    let first_step = format!("`recontact replay {first} --aggregate {example}`");
    let next = if first == then {
        first_step
    } else {
        format!("{first_step}; if it stays, `recontact replay {then} --aggregate {example}`")
    };
    finding(FindingLevel::Error, check, &message, &next)
}

/// Looks now and then, so that the metrics are true without anybody asking.
pub fn task(kit: &Kit, metrics: &ReportingMetrics, late_after: SignedDuration) -> BackgroundTask {
    let (kit, metrics) = (kit.clone(), metrics.clone());
    BackgroundTask::new("completeness", move |stop| async move {
        loop {
            tokio::select! {
                () = stop.cancelled() => return Ok(()),
                () = tokio::time::sleep(EVERY) => {}
            }
            if let Err(error) = look(&kit, &metrics, late_after).await {
                tracing::warn!(%error, "whether all was heard could not be looked at");
            }
        }
    })
}
