//! The verdict on a proposal: is it still true? (DESIGN: assignment says who and whether.)

use super::{
    directory::Directory,
    event::{Change, TaskEvent},
    owner::{self, OwnerSource},
    round,
    task::{Deadline, DeadlineKind, State, Task},
};
use business_time::NoOpening;
use jiff::Timestamp;

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Remind the owner.
    Remind,
    /// Inform somebody so many levels above.
    Inform(u32),
    /// Move the task to somebody so many levels above.
    Move(u32),
    /// Tell everybody with a role.
    Tell(String),
    /// Record that a deadline passed unmet.
    Overdue(DeadlineKind),
    /// Close what was resolved.
    Close,
}

/// Under which condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Nobody accepted it.
    NotAccepted,
    /// Nobody tried to reach the customer.
    NoAttempt,
    /// The customer was not reached.
    NotReached,
    /// It is not resolved.
    NotResolved,
    /// It is resolved and has not ended.
    Resolved,
    /// The deadline was not met at its due instant.
    DeadlineUnmet,
}

/// What a step counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountsFrom {
    /// When it was assigned.
    Assigned,
    /// Since when the owner owns it.
    OwnerSince,
    /// When it was accepted.
    Accepted,
    /// The last attempt.
    LastAttempt,
    /// One of the three deadlines.
    Deadline(DeadlineKind),
    /// When it was resolved.
    Resolved,
}

/// What the scheduler says is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Dense number of the task's proposals.
    pub number: u64,
    /// What to do.
    pub action: Action,
    /// Under which condition.
    pub condition: Condition,
    /// What it counts from.
    pub counts_from: CountsFrom,
    /// That instant, as the scheduler knew it.
    pub counts_from_instant: Timestamp,
    /// When it was due.
    pub due: Timestamp,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// By our clock it is not due yet: ask again.
    Early,
    /// What happens, *step-skipped* included.
    Given(Box<Change>),
}

/// Judges a proposal on a locked task.
///
/// # Errors
/// When the calendar does not open within the search.
pub fn judge(
    task: &Task,
    proposal: &Proposal,
    directory: &Directory,
    now: Timestamp,
) -> Result<Verdict, NoOpening> {
    if now < proposal.due {
        return Ok(Verdict::Early);
    }
    let change = match why_not(task, proposal, now) {
        Some(reason) => Change::of(task.clone(), TaskEvent::StepSkipped, reason),
        None => act(task, proposal, directory, now)?,
    };
    Ok(Verdict::Given(Box::new(change)))
}

/// Why a proposal no longer holds.
fn why_not(task: &Task, proposal: &Proposal, now: Timestamp) -> Option<String> {
    if let Action::Overdue(kind) = proposal.action {
        return why_not_overdue(task, kind, proposal.due);
    }
    if task.state.is_end() {
        return Some(format!("it is {}", task.state.name()));
    }
    let stands = match proposal.counts_from {
        CountsFrom::Assigned => Some(task.assigned),
        CountsFrom::OwnerSince => Some(task.owner_since),
        CountsFrom::Accepted => task.accepted,
        CountsFrom::LastAttempt => task.last_attempt,
        CountsFrom::Deadline(kind) => task.newest(kind).map(|deadline| deadline.due),
        CountsFrom::Resolved => task.resolved,
    };
    if stands != Some(proposal.counts_from_instant) {
        let what = match proposal.counts_from {
            CountsFrom::Assigned => "it was assigned anew".to_owned(),
            CountsFrom::OwnerSince => "its owner changed".to_owned(),
            CountsFrom::Accepted => "it was accepted at another time".to_owned(),
            CountsFrom::LastAttempt => "there was a later attempt".to_owned(),
            CountsFrom::Deadline(kind) => format!("{} was set anew", kind.name()),
            CountsFrom::Resolved => "it was resolved at another time".to_owned(),
        };
        return Some(what);
    }
    if let (Action::Remind, Some(until)) = (&proposal.action, task.snoozed_until)
        && now < until
    {
        return Some(format!("{} put it off until {until}", task.owner));
    }
    let broken = match proposal.condition {
        Condition::NotAccepted => task.accepted.map(|at| format!("accepted at {at}")),
        Condition::NoAttempt => task.was_attempted().then(|| "an attempt was made".to_owned()),
        Condition::NotReached => task.was_reached().then(|| "the customer was reached".to_owned()),
        Condition::NotResolved => None,
        Condition::Resolved => {
            (task.state != State::Resolved).then(|| format!("it is {}", task.state.name()))
        }
        Condition::DeadlineUnmet => None,
    };
    // Nobody is chased for what is done, whatever the step waits for.
    let done = (task.state == State::Resolved && proposal.condition != Condition::Resolved)
        .then(|| "it is resolved".to_owned());
    broken.or(done)
}

/// *Overdue* is judged as of its due instant, whatever happened since.
fn why_not_overdue(task: &Task, kind: DeadlineKind, due: Timestamp) -> Option<String> {
    let mut of_then = task.deadlines.iter().filter(|deadline| deadline.kind == kind && deadline.due == due);
    // Two of them may fall on one instant: set on different owners while the unit was closed.
    if of_then.clone().any(Deadline::is_missed_unrecorded) {
        return None;
    }
    let Some(deadline) = of_then.next() else {
        return Some(format!("it never had {} at {due}", kind.name()));
    };
    if deadline.overdue.is_some() {
        return Some("the miss was recorded before".to_owned());
    }
    if let Some(met) = deadline.met.filter(|met| *met <= due) {
        return Some(format!("met in time, at {met}"));
    }
    let replaced = deadline.replaced.filter(|replaced| *replaced <= due);
    replaced.map(|replaced| format!("replaced before it was due, at {replaced}"))
}

/// What a proposal that holds does.
///
/// # Errors
/// When the calendar does not open within the search.
pub(super) fn act(
    task: &Task,
    proposal: &Proposal,
    directory: &Directory,
    now: Timestamp,
) -> Result<Change, NoOpening> {
    let mut after = task.clone();
    let skipped = |reason: String| Change::of(task.clone(), TaskEvent::StepSkipped, reason);
    Ok(match &proposal.action {
        Action::Remind => {
            after.reminders += 1;
            let owner = after.owner.clone();
            Change::of(after, TaskEvent::Reminded(vec![owner]), "")
        }
        Action::Inform(levels) => {
            let found = owner::above(directory, &task.resolved_unit, *levels, now);
            if found.person == task.owner {
                return Ok(skipped(format!("{} owns it and is the one above", task.owner)));
            }
            after.escalations += 1;
            let event = TaskEvent::Escalated {
                recipients: vec![found.person],
                steps: found.steps,
                previous_owner: None,
            };
            Change::of(after, event, "")
        }
        Action::Tell(role) => {
            let (recipients, steps) = owner::with_role(directory, &task.resolved_unit, role, now);
            if recipients.is_empty() {
                return Ok(skipped(format!("nobody who is here has the role {role}")));
            }
            after.escalations += 1;
            Change::of(after, TaskEvent::Escalated { recipients, steps, previous_owner: None }, "")
        }
        Action::Move(levels) => {
            let found = owner::above(directory, &task.resolved_unit, *levels, now);
            if found.person == task.owner {
                return Ok(skipped(format!("{} owns it already", task.owner)));
            }
            let source = OwnerSource::Escalation;
            let previous_owner = round::hand_over(&mut after, &found.person, source, directory, now)?;
            after.escalations += 1;
            let reason = moved(task, &previous_owner, &found.person);
            let event = TaskEvent::Escalated {
                recipients: vec![found.person],
                steps: found.steps,
                previous_owner: Some(previous_owner),
            };
            Change::of(after, event, reason)
        }
        Action::Overdue(kind) => {
            let deadline = after.deadlines.iter_mut().find(|deadline| {
                deadline.kind == *kind && deadline.due == proposal.due && deadline.is_missed_unrecorded()
            });
            let Some(deadline) = deadline else {
                return Ok(skipped("there is no such deadline".to_owned()));
            };
            deadline.overdue = Some(now);
            let deadline = deadline.clone();
            Change::of(after, TaskEvent::Overdue(deadline), format!("{} passed unmet", kind.name()))
        }
        Action::Close => {
            round::end(&mut after, State::Closed, now);
            Change::of(after, TaskEvent::Closed, "it stayed quiet")
        }
    })
}

/// Why a step moved a task, and what that does (FO-3: accepting alone holds nobody's place).
fn moved(before: &Task, from: &str, to: &str) -> String {
    let why = match before.state {
        State::Reached => "not resolved",
        State::Accepted if before.was_attempted() => "accepted, and the customer was not reached",
        State::Accepted => "accepted, and nobody tried to reach the customer",
        _ => "nobody accepted it",
    };
    let what = match before.state {
        State::Accepted => "; it is open again and accept by starts anew",
        _ => "; accept by starts anew",
    };
    format!("{why}: moved from {from} to {to}{what}")
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            command::{By, Command, carry_out},
            directory::tests::small,
            task::tests::{at, task},
        },
        *,
    };

    fn proposal(action: Action, condition: Condition, due: &str) -> Proposal {
        let counts_from_instant = at("2026-11-23T10:00:00Z");
        Proposal {
            number: 1,
            action,
            condition,
            counts_from: CountsFrom::Assigned,
            counts_from_instant,
            due: at(due),
        }
    }

    fn given(task: &Task, proposal: &Proposal, now: &str) -> Change {
        match judge(task, proposal, &small(), at(now)).unwrap() {
            Verdict::Given(change) => *change,
            Verdict::Early => panic!("early"),
        }
    }

    const DAVID: By<'_> = By { name: "david", oversees: false };

    fn accepted(now: &str) -> Task {
        carry_out(&task(), Command::Accept, DAVID, &small(), at(now)).unwrap().task
    }

    #[test]
    fn of_two_deadlines_at_one_instant_the_missed_one_is_recorded() {
        // Both set while the unit was closed, so both due when it has been open for two hours.
        let mut twice = task();
        let due = twice.deadlines[0].due;
        let second = twice.deadlines[0].clone();
        twice.deadlines[0].met = Some(at("2026-11-23T10:30:00Z"));
        twice.deadlines.push(second);
        let mut overdue =
            proposal(Action::Overdue(DeadlineKind::AcceptBy), Condition::DeadlineUnmet, &due.to_string());
        overdue.counts_from_instant = due;
        let missed = given(&twice, &overdue, "2026-11-23T13:00:00Z");
        assert!(matches!(missed.event, TaskEvent::Overdue(_)), "{}", missed.reason);
        let recorded: Vec<bool> =
            missed.task.deadlines.iter().map(|deadline| deadline.overdue.is_some()).collect();
        assert_eq!(recorded, [false, false, false, true]);
        assert_eq!(given(&missed.task, &overdue, "2026-11-23T13:01:00Z").event, TaskEvent::StepSkipped);
    }

    #[test]
    fn what_was_answered_in_time_reminds_nobody() {
        let remind = proposal(Action::Remind, Condition::NotAccepted, "2026-11-23T11:00:00Z");
        assert_eq!(
            given(&task(), &remind, "2026-11-23T11:00:01Z").event,
            TaskEvent::Reminded(vec!["david".into()])
        );
        let skipped = given(&accepted("2026-11-23T10:30:00Z"), &remind, "2026-11-23T11:00:01Z");
        assert_eq!(
            (skipped.event, skipped.reason.as_str()),
            (TaskEvent::StepSkipped, "accepted at 2026-11-23T10:30:00Z")
        );
        assert_eq!(judge(&task(), &remind, &small(), at("2026-11-23T10:59:59Z")), Ok(Verdict::Early));
    }

    #[test]
    fn escalating_skips_the_absent_manager() {
        let inform = proposal(Action::Inform(1), Condition::NotAccepted, "2026-11-23T12:30:00Z");
        let TaskEvent::Escalated { recipients, steps, previous_owner } =
            given(&task(), &inform, "2026-11-23T12:30:00Z").event
        else {
            panic!("not escalated")
        };
        assert_eq!((recipients, steps.len(), previous_owner), (vec!["alice".to_owned()], 2, None));
    }

    #[test]
    fn moving_restarts_accept_by_and_keeps_resolve_by() {
        let moved = proposal(Action::Move(1), Condition::NotReached, "2026-11-23T15:00:00Z");
        let change = given(&accepted("2026-11-23T11:00:00Z"), &moved, "2026-11-23T15:00:00Z");
        assert_eq!(
            change.reason,
            "accepted, and nobody tried to reach the customer: moved from david to alice; it is open again and accept by \
             starts anew"
        );
        let after = change.task;
        assert_eq!((after.owner.as_str(), after.state, after.accepted), ("alice", State::Open, None));
        let accept_by = after.newest(DeadlineKind::AcceptBy).unwrap();
        assert_eq!((accept_by.due, accept_by.stands()), (at("2026-11-23T17:00:00Z"), true));
        assert_eq!(after.newest(DeadlineKind::ResolveBy), task().newest(DeadlineKind::ResolveBy));
        // The click of the owner before comes late: its work version is another.
        assert!(after.work_version > accepted("2026-11-23T11:00:00Z").work_version);
        let again = given(&after, &moved, "2026-11-23T15:00:01Z");
        assert_eq!(again.reason, "alice owns it already");
    }

    #[test]
    fn what_it_counts_from_must_still_stand() {
        let mut later = proposal(Action::Remind, Condition::NoAttempt, "2026-11-23T13:00:00Z");
        later.counts_from = CountsFrom::Accepted;
        later.counts_from_instant = at("2026-11-23T11:00:00Z");
        assert!(matches!(
            given(&accepted("2026-11-23T11:00:00Z"), &later, "2026-11-23T13:00:00Z").event,
            TaskEvent::Reminded(_)
        ));
        assert_eq!(given(&task(), &later, "2026-11-23T13:00:00Z").reason, "it was accepted at another time");
    }

    #[test]
    fn overdue_is_judged_as_of_its_due_instant() {
        let overdue = proposal(
            Action::Overdue(DeadlineKind::AcceptBy),
            Condition::DeadlineUnmet,
            "2026-11-23T12:00:00Z",
        );
        let missed = given(&task(), &overdue, "2026-11-23T12:00:05Z");
        assert!(matches!(missed.event, TaskEvent::Overdue(_)));
        assert_eq!(
            given(&missed.task, &overdue, "2026-11-23T12:00:06Z").reason,
            "the miss was recorded before"
        );
        // Accepted at the very instant: in time. A second later: missed, though accepted when the proposal is judged.
        assert_eq!(
            given(&accepted("2026-11-23T12:00:00Z"), &overdue, "2026-11-23T12:00:05Z").event,
            TaskEvent::StepSkipped
        );
        assert!(matches!(
            given(&accepted("2026-11-23T12:00:01Z"), &overdue, "2026-11-23T12:00:05Z").event,
            TaskEvent::Overdue(_)
        ));
    }

    #[test]
    fn a_resolved_task_is_closed_and_chased_by_nobody() {
        let done = Command::Resolve {
            note: "Done.".into(),
            driver_found: String::new(),
            driver_stated: String::new(),
        };
        let resolved =
            carry_out(&accepted("2026-11-23T11:00:00Z"), done, DAVID, &small(), at("2026-11-23T11:30:00Z"))
                .unwrap()
                .task;
        let tell =
            proposal(Action::Tell("supervisor".into()), Condition::NotResolved, "2026-11-24T12:00:00Z");
        assert_eq!(given(&resolved, &tell, "2026-11-24T12:00:00Z").reason, "it is resolved");
        let mut close = proposal(Action::Close, Condition::Resolved, "2026-11-30T11:30:00Z");
        close.counts_from = CountsFrom::Resolved;
        close.counts_from_instant = at("2026-11-23T11:30:00Z");
        let closed = given(&resolved, &close, "2026-11-30T11:30:00Z");
        assert_eq!((closed.task.state, closed.task.next_deadline()), (State::Closed, None));
        assert_eq!(given(&closed.task, &close, "2026-11-30T11:31:00Z").reason, "it is closed");
    }

    #[test]
    fn while_it_is_put_off_only_reminders_wait() {
        let until = Some(at("2026-11-23T15:00:00Z"));
        let put_off = Task { snoozed_until: until, snoozes: 1, ..task() };
        let remind = proposal(Action::Remind, Condition::NotAccepted, "2026-11-23T11:00:00Z");
        let skipped = given(&put_off, &remind, "2026-11-23T11:00:01Z");
        assert_eq!(skipped.event, TaskEvent::StepSkipped);
        assert!(skipped.reason.starts_with("david put it off until"), "{}", skipped.reason);
        let over = given(&put_off, &remind, "2026-11-23T15:00:00Z");
        assert!(matches!(over.event, TaskEvent::Reminded(_)));
        for action in [Action::Inform(1), Action::Move(1), Action::Tell("supervisor".into())] {
            let other = proposal(action, Condition::NotAccepted, "2026-11-23T12:30:00Z");
            let change = given(&put_off, &other, "2026-11-23T12:30:00Z");
            assert!(matches!(change.event, TaskEvent::Escalated { .. }), "{:?}", change.event);
        }
        let moved = proposal(Action::Move(1), Condition::NotAccepted, "2026-11-23T12:30:00Z");
        assert_eq!(given(&put_off, &moved, "2026-11-23T12:30:00Z").task.snoozed_until, None, "a new owner");
    }
}
