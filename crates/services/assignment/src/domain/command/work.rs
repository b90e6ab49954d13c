//! Accepting, trying, resolving.

use super::{By, Refusal, refuse_done};
use crate::domain::{
    directory::Directory,
    event::{AttemptOutcome, Change, TaskEvent},
    owner::OwnerSource,
    round,
    task::{Channel, DeadlineKind, State, Task},
};
use jiff::Timestamp;

pub(super) fn accept(
    task: &Task,
    by: By<'_>,
    directory: &Directory,
    now: Timestamp,
) -> Result<Change, Refusal> {
    refuse_done(task, "accepted", directory)?;
    if let Some(accepted) = task.accepted {
        let at = directory.local(&task.resolved_unit, accepted);
        let next = if task.owner == by.name { "go on with an attempt" } else { "leave it to them" };
        return Err(Refusal::Taken(format!("{} accepted it on {at}; {next}", task.owner)));
    }
    let mut after = task.clone();
    let reason = take_on(&mut after, by, directory, now);
    Ok(Change::of(after, TaskEvent::Accepted, reason))
}

/// A person of the directory who takes on what another owns becomes its owner: it goes to exactly one. Gives the reason.
fn take_on(task: &mut Task, by: By<'_>, directory: &Directory, now: Timestamp) -> String {
    let mut reason = String::new();
    if by.name != task.owner && directory.person(by.name).is_some() {
        let before = round::pass_to(task, by.name, OwnerSource::Reassignment, now);
        reason = format!("taken over from {before}");
    } else {
        task.work_version += 1;
    }
    task.accepted = Some(now);
    task.meet(DeadlineKind::AcceptBy, now);
    if task.state == State::Open {
        task.state = State::Accepted;
    }
    reason
}

pub(super) fn attempt(
    task: &Task,
    by: By<'_>,
    directory: &Directory,
    outcome: AttemptOutcome,
    channel: Option<Channel>,
    call_back: Option<Timestamp>,
    now: Timestamp,
) -> Result<Change, Refusal> {
    if outcome == AttemptOutcome::CallBack && call_back.is_none() {
        let message =
            "is missing; an attempt with outcome call back says when the customer asks to be called";
        return Err(Refusal::Invalid("call_back_time", message.to_owned()));
    }
    if call_back.is_some_and(|instant| instant <= now) {
        return Err(Refusal::Invalid("call_back_time", "lies in the past".to_owned()));
    }
    refuse_done(task, "tried", directory)?;
    let mut after = task.clone();
    let mut reason = String::new();
    // Trying is taking it on: nobody must press accept before they phone.
    if after.accepted.is_none() {
        reason = take_on(&mut after, by, directory, now);
    }
    after.attempts += 1;
    after.round_attempts += 1;
    after.last_attempt = Some(now);
    let channel = channel.unwrap_or(task.channel);
    if outcome == AttemptOutcome::Reached {
        if after.state != State::Reached {
            after.state = State::Reached;
            after.work_version = task.work_version + 1;
        }
        after.meet(DeadlineKind::ContactBy, now);
        if after.reached.is_none() {
            after.reached = Some(now);
            after.reached_channel = Some(channel);
            after.time_to_contact = Some(task.waited(directory, now));
        }
    }
    Ok(Change::of(after, TaskEvent::Attempted { outcome, channel, call_back }, reason))
}

pub(super) fn resolve(
    task: &Task,
    directory: &Directory,
    driver_found: String,
    driver_stated: String,
    now: Timestamp,
) -> Result<Change, Refusal> {
    for (field, code) in [("driver_found", &driver_found), ("driver_stated", &driver_stated)] {
        if !code.is_empty() && !contracts::topology::is_token(code) {
            return Err(Refusal::Invalid(
                field,
                "is no driver's code: use letters, digits, '-' and '_'".to_owned(),
            ));
        }
    }
    refuse_done(task, "resolved", directory)?;
    if task.state == State::Open {
        let message =
            "nobody accepted it or tried to reach the customer yet; accept it or log an attempt first";
        return Err(Refusal::State(message.to_owned()));
    }
    let mut after = task.clone();
    if after.accepted.is_none() {
        // It was reached, then changed hands: who resolves it has taken it on, and is not late to accept it.
        after.accepted = Some(now);
        after.meet(DeadlineKind::AcceptBy, now);
    }
    after.state = State::Resolved;
    after.resolved = Some(now);
    after.time_to_resolve = Some(task.waited(directory, now));
    after.snoozed_until = None;
    after.work_version += 1;
    after.meet(DeadlineKind::ResolveBy, now);
    Ok(Change::of(after, TaskEvent::Resolved { driver_found, driver_stated }, ""))
}
