//! Clocks that leap, and clocks that are wrong. In these cases business time is the database's, which begins on a Monday
//! morning and runs as fast as the machine's.

use super::process::FIRED;
use crate::lab::Lab;
use anyhow::{Context as _, ensure};
use contracts::{
    assignment::v1::{AcceptTaskRequest, CommandGuard, ListTasksRequest},
    topology::ServiceName,
};
use jiff::SignedDuration;
use rand::{RngExt as _, seq::SliceRandom as _};
use recontact::doctor;
use service_kit::clock::Monotonic;
use std::time::Duration;
use testkit::until;

/// Minutes that no step of the sample counts in: between two leaps nothing comes due by itself.
const ODD_MINUTES: i64 = 17;

/// Tasks whose first reminder is due in an hour or two.
async fn tasks_wait(lab: &mut Lab) -> anyhow::Result<()> {
    lab.offer(0, 40).await?;
    lab.at_least("SELECT count(*) FROM follow_up_scheduler.schedules", 10).await
}

/// A clock that was steady for so long after a leap is believed.
const BELIEVED_AFTER: Duration = Duration::from_secs(30);

/// How a leap ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// The clock is set right again.
    SetRight,
    /// An operator accepts it.
    Accepted,
    /// It was steady for half a minute.
    Steady,
}

/// Whether one of the processes says that it sees a leap.
async fn sees_a_leap(lab: &Lab, service: ServiceName, replica: usize) -> anyhow::Result<bool> {
    let status = doctor::status(&lab.fleet.client(replica)?, service).await?;
    Ok(status.findings.iter().any(|finding| finding.check == "clock-leap"))
}

/// Whether every process sees a leap, or none does.
async fn all_see(lab: &Lab, leap: bool) -> anyhow::Result<bool> {
    for service in ServiceName::ALL {
        for replica in 0..2 {
            if sees_a_leap(lab, service, replica).await? != leap {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Waits until no process sees a leap.
async fn nobody_sees_a_leap(lab: &Lab) -> anyhow::Result<()> {
    until("no process sees a leap", || async { Ok(all_see(lab, false).await?.then_some(())) }).await
}

/// What must be 0 while the database's clock is more than an hour from what the processes go by.
const OF_THE_LEAP: &str = "
    SELECT (SELECT count(*) FROM ingest.responses
            WHERE abs(extract(epoch FROM accepted_at - clock_timestamp())) < 3600)
         + (SELECT count(*) FROM assignment.tasks
            WHERE abs(extract(epoch FROM assigned_at - clock_timestamp())) < 3600)
         + (SELECT count(*) FROM assignment.task_timeline
            WHERE event = 'accepted' AND abs(extract(epoch FROM changed_at - clock_timestamp())) < 3600)";

/// An open task is accepted by somebody.
async fn accept_a_task(lab: &mut Lab) -> anyhow::Result<()> {
    let request = ListTasksRequest { page_size: 100, ..ListTasksRequest::default() };
    let tasks = lab.fleet.client(1)?.tasks()?.list_tasks(request).await?.into_inner().tasks;
    let open: Vec<_> = tasks.iter().filter(|task| task.accepted_time.is_none()).collect();
    let task = open.get(lab.random.random_range(0..open.len().max(1))).context("there is no open task")?;
    let guard = CommandGuard {
        task_id: task.task_id.clone(),
        request_id: format!("accept {}", task.task_id),
        expected_work_version: 0,
    };
    lab.fleet.client(0)?.tasks()?.accept_task(AcceptTaskRequest { guard: Some(guard) }).await?;
    Ok(())
}

/// Responses are accepted by either replica, and become tasks; a task is accepted by somebody.
async fn work_goes_on(lab: &mut Lab) -> anyhow::Result<()> {
    let tasks = lab.world().count("SELECT count(*) FROM assignment.tasks").await?;
    for turn in 0..4 {
        lab.offer(turn % 2, 10).await?;
    }
    lab.at_least("SELECT count(*) FROM assignment.tasks", tasks + 8).await?;
    accept_a_task(lab).await
}

/// An operator accepts the clock of every service, in any order: one may believe it while another does not yet.
fn accept_clock(lab: &mut Lab) -> anyhow::Result<()> {
    let mut services = ServiceName::ALL.to_vec();
    services.shuffle(&mut lab.random);
    for service in services {
        lab.run(&["clock", "accept", service.kebab()])?;
    }
    Ok(())
}

/// The clock of Postgres leaps. Until that ends, everything goes on by the processes' own clocks, and nothing
/// is fired.
async fn leap(lab: &mut Lab, by: SignedDuration, end: End) -> anyhow::Result<()> {
    let fired = lab.world().count(FIRED).await?;
    let since = Monotonic::start();
    lab.note(if by.is_positive() { "clock of postgres ahead" } else { "clock of postgres back" });
    lab.ground.postgres_clock()?.leap(by)?;
    let held = until("every process sees the leap", || async {
        if lab.world().count(FIRED).await? != fired {
            return Ok(Some(false));
        }
        Ok(all_see(lab, true).await?.then_some(true))
    })
    .await?;
    ensure!(held, "it fired by a clock that leapt, before anybody believed it");
    begins_in_the_leap(lab).await?;
    work_goes_on(lab).await?;
    let took = since.elapsed();
    // On a machine that is so busy the leap may be believed by now, and rightly so: nothing is shown.
    ensure!(took < BELIEVED_AFTER, "looking at the leap took {took:?}: it may be believed by now");
    ensure!(lab.world().count(FIRED).await? == fired, "it fired by a clock that leapt");
    let misled = lab.world().count(OF_THE_LEAP).await?;
    ensure!(misled == 0, "{misled} instants were taken from a clock that leapt");
    match end {
        End::SetRight => lab.ground.postgres_clock()?.leap(-by)?,
        End::Accepted => accept_clock(lab)?,
        End::Steady => {}
    }
    nobody_sees_a_leap(lab).await?;
    lab.healed();
    Ok(())
}

/// A scheduler that begins while the clock is wrong has never seen another, and must not believe it for that.
async fn begins_in_the_leap(lab: &mut Lab) -> anyhow::Result<()> {
    let (service, replica) = (ServiceName::FollowUpScheduler, usize::from(lab.coin()));
    lab.kill(service, replica)?;
    lab.restart(service, replica)?;
    until("the scheduler that began in the leap answers", || async {
        sees_a_leap(lab, service, replica).await.map(Some)
    })
    .await?;
    Ok(())
}

/// So many whole hours and some minutes, by the seed.
fn hours(lab: &mut Lab, range: std::ops::RangeInclusive<i64>) -> SignedDuration {
    SignedDuration::from_mins(lab.random.random_range(range) * 60 + ODD_MINUTES)
}

/// The clock of Postgres is hours ahead: nothing is fired by it until it is believed, and then each step once.
pub async fn ahead(lab: &mut Lab, long: bool) -> anyhow::Result<()> {
    tasks_wait(lab).await?;
    let by = hours(lab, 2..=5);
    leap(lab, by, End::SetRight).await?;
    ensure!(lab.world().count(FIRED).await? == 0, "nothing was due yet");
    let by = hours(lab, 2..=5);
    leap(lab, by, End::Accepted).await?;
    let waiting = lab.world().count("SELECT count(*) FROM follow_up_scheduler.schedules").await?;
    lab.at_least(FIRED, waiting / 2).await?;
    if long {
        let by = hours(lab, 2..=5);
        leap(lab, by, End::Steady).await?;
        lab.at_least(FIRED, waiting).await?;
    }
    work_goes_on(lab).await
}

/// The clock of Postgres is hours back: nothing is fired twice, and what waits for another try does not wait for the hours
/// to pass again.
pub async fn back(lab: &mut Lab, long: bool) -> anyhow::Result<()> {
    tasks_wait(lab).await?;
    // Some steps lie behind; the clock may only go back to where nothing happened.
    leap(lab, SignedDuration::from_mins(4 * 60 + ODD_MINUTES), End::Accepted).await?;
    let waiting = lab.world().count("SELECT count(*) FROM follow_up_scheduler.schedules").await?;
    lab.at_least(FIRED, waiting).await?;
    e2e::invariants::come_to_rest(lab.world()).await?;
    fail_decisions(lab).await?;
    lab.offer(0, 60).await?;
    lab.at_least("SELECT count(*) FROM alert_rules.parked WHERE state = 'retry'", 1).await?;
    let by = hours(lab, 1..=2);
    leap(lab, -by, End::SetRight).await?;
    let by = hours(lab, 1..=2);
    leap(lab, -by, End::Accepted).await?;
    // Right again, and beyond where it was, for there things happened.
    let forth = by + SignedDuration::from_hours(2);
    leap(lab, forth, if long { End::Steady } else { End::Accepted }).await?;
    let clock = Monotonic::start();
    lab.sql("DROP TRIGGER refuse ON alert_rules.decisions").await?;
    lab.healed();
    until("nothing waits for another try", || async {
        let waiting = lab.world().count("SELECT count(*) FROM alert_rules.parked").await?;
        Ok((waiting == 0).then_some(()))
    })
    .await?;
    ensure!(clock.elapsed() < lab.heals_within(), "what waited for another try waited {:?}", clock.elapsed());
    work_goes_on(lab).await
}

/// Some decisions fail, and are put aside to be tried again.
async fn fail_decisions(lab: &Lab) -> anyhow::Result<()> {
    lab.sql(
        "CREATE FUNCTION public.refuse_some() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
             IF right(NEW.response_id::text, 1) IN ('0', '1', '2', '3') THEN
                 RAISE SQLSTATE 'P0001' USING MESSAGE = 'this response fails, on purpose';
             END IF;
             RETURN NEW;
         END $$;
         CREATE TRIGGER refuse BEFORE INSERT ON alert_rules.decisions FOR EACH ROW
         EXECUTE FUNCTION public.refuse_some()",
    )
    .await
}

/// One process of each service goes by a clock that is wrong by hours or days, and leaps as it runs. The database's alone
/// decides.
pub async fn of_services(lab: &mut Lab) -> anyhow::Result<()> {
    tasks_wait(lab).await?;
    let mut clocks = Vec::new();
    for service in ServiceName::ALL {
        let replica = usize::from(lab.coin());
        let wrong = wrong(lab);
        clocks.push(lab.restart_by_false_clock(service, replica, wrong)?);
    }
    nobody_sees_a_leap(lab).await?;
    work_goes_on(lab).await?;
    for clock in &mut clocks {
        lab.note("clock of a service leaps");
        clock.leap(wrong(lab))?;
    }
    work_goes_on(lab).await?;
    nobody_sees_a_leap(lab).await?;
    let misled = lab.world().count(NOT_OF_THE_DATABASE).await?;
    ensure!(misled == 0, "{misled} instants were not taken from the database's clock");
    ensure!(lab.world().count(FIRED).await? == 0, "it fired by a clock of its own");
    let waiting = lab.world().count("SELECT count(*) FROM follow_up_scheduler.schedules").await?;
    let by = hours(lab, 2..=5);
    leap(lab, by, End::Accepted).await?;
    lab.at_least(FIRED, waiting / 2).await
}

/// Up to three days, either way.
fn wrong(lab: &mut Lab) -> SignedDuration {
    let by = SignedDuration::from_mins(lab.random.random_range(60..72 * 60));
    if lab.coin() { by } else { -by }
}

/// What must be 0 while the database's clock never leapt: the case takes minutes at most.
const NOT_OF_THE_DATABASE: &str = "
    SELECT (SELECT count(*) FROM ingest.responses
            WHERE abs(extract(epoch FROM accepted_at - clock_timestamp())) > 600)
         + (SELECT count(*) FROM assignment.tasks
            WHERE abs(extract(epoch FROM assigned_at - clock_timestamp())) > 600 OR next_deadline_at < clock_timestamp())
         + (SELECT count(*) FROM assignment.task_timeline
            WHERE abs(extract(epoch FROM changed_at - clock_timestamp())) > 600)
         + (SELECT count(*) FROM reporting.journal
            WHERE abs(extract(epoch FROM occurred_at - clock_timestamp())) > 600)";
