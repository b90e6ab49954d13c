//! Rounds of work: one begins when a task is assigned, reopened, or given to another owner. What an owner may do so and
//! so often is counted within a round.

use super::{
    directory::Directory,
    event::{Change, TaskEvent},
    owner::OwnerSource,
    task::{DeadlineKind, State, Task, deadlines, fresh},
};
use business_time::NoOpening;
use jiff::Timestamp;

/// Nothing of the round before counts in the next.
const fn begin(task: &mut Task) {
    task.snoozed_until = None;
    task.snoozes = 0;
    task.round_attempts = 0;
}

/// A change of owner keeps resolve-by and contact-by, and restarts accept-by: the task is back in the chain. Gives the
/// owner before.
///
/// # Errors
/// When the calendar does not open within the search.
pub(super) fn hand_over(
    task: &mut Task,
    to: &str,
    source: OwnerSource,
    directory: &Directory,
    now: Timestamp,
) -> Result<String, NoOpening> {
    let [accept_within, _, _] = task.time_box;
    let calendar = directory.calendar(&task.resolved_unit);
    let accept_by = fresh(DeadlineKind::AcceptBy, calendar, now, accept_within)?;
    task.void(Some(DeadlineKind::AcceptBy), now);
    task.deadlines.push(accept_by);
    task.accepted = None;
    if task.state == State::Accepted {
        task.state = State::Open;
    }
    Ok(pass_to(task, to, source, now))
}

/// Another owner, who took it on: accept-by is met, not restarted. Gives the owner before.
pub(super) fn pass_to(task: &mut Task, to: &str, source: OwnerSource, now: Timestamp) -> String {
    begin(task);
    task.owner_source = source;
    task.owner_since = now;
    task.work_version += 1;
    std::mem::replace(&mut task.owner, to.to_owned())
}

/// A fresh time box for the same owner.
///
/// # Errors
/// When the calendar does not open within the search.
pub(super) fn reopen(
    mut task: Task,
    directory: &Directory,
    reason: &str,
    now: Timestamp,
) -> Result<Change, NoOpening> {
    let (fresh, calendar) = deadlines(directory, &task.resolved_unit, now, task.time_box)?;
    task.void(None, now);
    task.deadlines.extend(fresh);
    task.calendar = calendar;
    task.state = State::Open;
    task.assigned = now;
    // The round is the owner's from now on: what counts from it, a reminder to accept, counts anew.
    task.owner_since = now;
    task.accepted = None;
    task.resolved = None;
    task.time_to_resolve = None;
    task.ended = None;
    task.dismissal = None;
    task.reopenings += 1;
    task.work_version += 1;
    begin(&mut task);
    Ok(Change::of(task, TaskEvent::Reopened, reason))
}

/// An end: what stands is void, and nothing is put off any more.
pub(super) fn end(task: &mut Task, state: State, now: Timestamp) {
    task.state = state;
    task.ended = Some(now);
    task.snoozed_until = None;
    task.work_version += 1;
    task.void(None, now);
}
