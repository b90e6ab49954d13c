//! A scheduler that was away: what fell due meanwhile, and what falls due while that is made up for.

use crate::{
    lab::Lab,
    load::{self, Kind},
};
use anyhow::{Context as _, ensure};
use contracts::{
    convert,
    events::v1::FollowupDue,
    ids::{self, IdKind},
    ingest::v1::SubmitResponseRequest,
    topology::{FOLLOWUP_DUE, ServiceName},
    types::v1::Proposal,
};
use jiff::{SignedDuration, Timestamp};
use prost::Message as _;
use recontact::{apply, resources};
use service_kit::clock::Monotonic;
use std::{collections::HashMap, time::Duration};
use testkit::until;

/// Rules and policy of one source of this case.
const RESOURCES: &str = include_str!("backlog.yaml");

/// When the tasks of a source fall due, in minutes after they were assigned: all through the six hours, so that of what is
/// overdue in the end some is so by hours and some by a few minutes.
const AFTER_MINUTES: [i64; 8] = [10, 60, 120, 180, 240, 300, 345, 355];

/// How long the schedulers are away.
const AWAY: SignedDuration = SignedDuration::from_hours(6);

/// Six hours after the morning on which it ended.
const SIX_HOURS_LATER: &str = "2026-11-23T15:00:00Z";

/// How late a fresh deadline may be proposed.
const FRESH_WITHIN: SignedDuration = SignedDuration::from_secs(5);

/// Responses of one call while the backlog is made.
const PACK: usize = 500;

const SCHEDULES: &str = "SELECT count(*) FROM follow_up_scheduler.schedules WHERE next_at IS NOT NULL";

const OVERDUE: &str =
    "SELECT count(*) FROM follow_up_scheduler.schedules WHERE policy LIKE 'overdue-%' AND proposals = 0";

const FRESH_WAITING: &str =
    "SELECT count(*) FROM follow_up_scheduler.schedules WHERE policy = 'fresh' AND proposals = 0";

const UNANSWERED: &str = "
    SELECT (SELECT coalesce(sum(proposals), 0) FROM follow_up_scheduler.schedules)::bigint
         - (SELECT count(*) FROM assignment.verdicts)";

/// What reporting and the scheduler have not heard of. 200,000 cases are more than two cores bring to reporting within the
/// minute that a system may take to come to rest after a fault; no fault is left by then, so it is waited for here.
const UNHEARD: &str = "
    SELECT (SELECT coalesce(sum(version), 0) FROM ingest.responses)::bigint
         + (SELECT count(*) FROM alert_rules.decisions)
         + (SELECT coalesce(sum(version), 0) FROM alert_rules.alerts)::bigint
         + (SELECT coalesce(sum(version), 0) FROM assignment.tasks)::bigint
         + (SELECT coalesce(sum(proposals), 0) FROM follow_up_scheduler.schedules)::bigint
         - (SELECT count(*) FROM reporting.journal)
         + (SELECT count(*) FROM assignment.tasks t JOIN follow_up_scheduler.schedules s ON s.matter_id = t.task_id
            WHERE s.matter_version <> t.version)";

/// The source whose tasks fall due so many minutes after they were assigned.
fn overdue_after(minutes: i64) -> String {
    format!("overdue-{minutes}")
}

/// Rules and policy of every source, in one file.
fn all_resources() -> String {
    let one =
        |(source, after): (String, String)| RESOURCES.replace("SOURCE", &source).replace("AFTER", &after);
    let overdue = AFTER_MINUTES.map(|minutes| one((overdue_after(minutes), format!("{minutes}m"))));
    let fresh = one(("fresh".to_owned(), "10s".to_owned()));
    format!("{}\n---\n{fresh}", overdue.join("\n---\n"))
}

fn of_source(source: &str, external_id: &str) -> SubmitResponseRequest {
    // The lowest score.
    let mut request = load::submission(external_id, 0);
    if let Some(submission) = &mut request.submission {
        source.clone_into(&mut submission.source);
    }
    request
}

/// Both schedulers are away for six hours in which so much falls due. Back again they make up for it, each step once,
/// while new tasks fall due all the time.
pub async fn away(lab: &mut Lab, overdue: usize) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("backlog.yaml"), all_resources())?;
    apply::apply(&lab.fleet.client(0)?, &resources::read_folder(folder.path())?, false).await?;
    make_backlog(lab, overdue).await?;

    lab.kill_both(ServiceName::FollowUpScheduler)?;
    let url = lab.world().database_url.clone();
    eventing::database::set_clock(&url, &ServiceName::ALL, SIX_HOURS_LATER.parse()?, 1.0).await?;
    let fresh = Kind {
        name: "fresh".to_owned(),
        batch: 5,
        pause: Duration::from_millis(250),
        item: |external_id, _| of_source("fresh", external_id),
    };
    lab.start_load_of(fresh)?;
    lab.restart_both(ServiceName::FollowUpScheduler)?;
    let clock = Monotonic::start();
    lab.falls_to_zero(OVERDUE).await?;
    lab.measure("milliseconds until the backlog was proposed", milliseconds(clock.elapsed()));
    // The last of them are heard of only now.
    lab.at_least("SELECT count(*) FROM follow_up_scheduler.schedules WHERE policy = 'fresh'", 20).await?;
    lab.finish_load().await?;
    lab.falls_to_zero(UNANSWERED).await?;
    lab.measure("milliseconds until the backlog was answered", milliseconds(clock.elapsed()));
    lab.falls_to_zero(UNHEARD).await?;
    lab.falls_to_zero(FRESH_WAITING).await?;
    lab.falls_to_zero(UNANSWERED).await?;
    examine(lab, overdue).await?;
    // To read 200,000 steps takes the lab itself a minute, which is none of the system's.
    lab.healed();
    Ok(())
}

/// As a consumer would have it: offered, decided, assigned and heard of, while nothing is due yet.
async fn make_backlog(lab: &mut Lab, overdue: usize) -> anyhow::Result<()> {
    let kind = Kind {
        name: "overdue".to_owned(),
        batch: PACK.min(overdue),
        pause: Duration::ZERO,
        item: |external_id, index| {
            let minutes = AFTER_MINUTES.get(index % AFTER_MINUTES.len()).copied().unwrap_or_default();
            of_source(&overdue_after(minutes), external_id)
        },
    };
    load::offer_all(&lab.clients()?, &lab.history, &kind, overdue / kind.batch).await?;
    let (wanted, mut scheduled) = (i64::try_from(overdue)?, 0);
    while scheduled < wanted {
        // However long it takes, as long as there are more of them.
        scheduled = until(SCHEDULES, || async {
            let now = lab.world().count(SCHEDULES).await?;
            Ok((now > scheduled).then_some(now))
        })
        .await?;
    }
    lab.falls_to_zero(UNHEARD).await
}

/// Each step once, how late it was is written with it, and what was fresh was in time.
async fn examine(lab: &mut Lab, overdue: usize) -> anyhow::Result<()> {
    let mut reminded = reminded(lab).await?;
    let (mut late, mut proposed, mut answered, mut steps) = (0, Vec::new(), Vec::new(), 0_u64);
    let mut by_minutes = 0_u64;
    for payload in lab.world().emitted(&FOLLOWUP_DUE).await? {
        let Proposal { policy, matter_id, due_time, proposed_time, .. } =
            FollowupDue::decode(payload.as_slice())?.proposal.context("an event without its proposal")?;
        let instant = |time: &Option<_>| time.as_ref().and_then(convert::instant).context("no instant");
        let (due, at) = (instant(&due_time)?, instant(&proposed_time)?);
        steps += 1;
        if let Some(minutes) = policy.strip_prefix("overdue-") {
            let lateness = at.duration_since(due);
            let at_least = AWAY - SignedDuration::from_mins(minutes.parse()?);
            late += usize::from(lateness >= at_least);
            by_minutes += u64::from(lateness < SignedDuration::from_hours(1));
        } else {
            proposed.push(at.duration_since(due));
            let verdict =
                reminded.remove(&matter_id).context("a reminder that was proposed was not given")?;
            answered.push(verdict.duration_since(due));
        }
    }
    lab.measure("steps", steps);
    lab.measure("steps overdue by less than an hour", by_minutes);
    lateness(lab, "fresh deadline proposed late by milliseconds", &mut proposed)?;
    lateness(lab, "fresh deadline answered late by milliseconds", &mut answered)?;
    ensure!(late == overdue, "{late} of {overdue} overdue steps say that they are as late as they are");
    ensure!(by_minutes > 0, "nothing was overdue by minutes only: the case showed half of it");
    let twice =
        "SELECT count(*) FROM follow_up_scheduler.schedules WHERE proposals <> 1 AND next_at IS NOT NULL";
    let twice = lab.world().count(twice).await?;
    ensure!(twice == 0, "{twice} schedules did not have their one step once");
    let latest = proposed.last().copied().unwrap_or_default();
    ensure!(latest <= FRESH_WITHIN, "a fresh deadline was proposed {latest:#} late");
    Ok(())
}

/// When each task's reminder was given.
async fn reminded(lab: &Lab) -> anyhow::Result<HashMap<String, Timestamp>> {
    let rows: Vec<(uuid::Uuid, jiff_sqlx::Timestamp)> =
        sqlx::query_as("SELECT task_id, changed_at FROM assignment.task_timeline WHERE event = 'reminded'")
            .fetch_all(&lab.world().pool)
            .await?;
    Ok(rows.into_iter().map(|(task, at)| (ids::to_text(IdKind::Task, task), at.to_jiff())).collect())
}

fn lateness(lab: &mut Lab, name: &str, of: &mut [SignedDuration]) -> anyhow::Result<()> {
    of.sort_unstable();
    let at = |percent: usize| of.get((of.len().saturating_sub(1)) * percent / 100).copied();
    for (label, percent) in [("p50", 50), ("p99", 99), ("max", 100)] {
        let lateness = at(percent).context("nothing fresh fell due: the case showed nothing")?;
        lab.measure(&format!("{name}, {label}"), u64::try_from(lateness.as_millis()).unwrap_or(0));
    }
    Ok(())
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
