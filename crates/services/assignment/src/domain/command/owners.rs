//! Giving a task to somebody else, and asking the level above.

use super::{Refusal, refuse_done};
use crate::domain::{
    directory::Directory,
    event::{Change, TaskEvent},
    owner::{self, OwnerSource},
    round,
    task::Task,
};
use jiff::Timestamp;

/// Names that a refusal lists at most.
const NAMES: usize = 20;

pub(super) fn reassign(
    task: &Task,
    to: &str,
    directory: &Directory,
    now: Timestamp,
) -> Result<Change, Refusal> {
    refuse_done(task, "given to somebody else", directory)?;
    let invalid = |message: String| Refusal::Invalid("owner", message);
    if to.is_empty() {
        return Err(invalid("is missing; name the person who should have it".to_owned()));
    }
    let date = directory.calendar(&task.resolved_unit).date_at(now);
    let person = directory.person(to);
    if person.is_none() {
        let known: Vec<&str> = directory.people().map(|(name, _)| name).take(NAMES).collect();
        return Err(invalid(format!("there is no person {to:?}; known: {}", known.join(", "))));
    }
    if let Some(away) = owner::away(person, date) {
        return Err(invalid(format!("{to} is {away}; name somebody who is here")));
    }
    if to == task.owner {
        return Err(Refusal::State(format!("{to} owns it already")));
    }
    let mut after = task.clone();
    let before = round::hand_over(&mut after, to, OwnerSource::Reassignment, directory, now)?;
    let reason = format!("given by hand from {before} to {to}");
    Ok(Change::of(after, TaskEvent::Reassigned(before), reason))
}

pub(super) fn escalate(
    task: &Task,
    levels: u32,
    take_over: bool,
    directory: &Directory,
    now: Timestamp,
) -> Result<Change, Refusal> {
    refuse_done(task, "escalated", directory)?;
    // Whoever owns it can't ask themselves: further up, until it is somebody else.
    let top = u32::try_from(directory.path(&task.resolved_unit).len()).unwrap_or(u32::MAX);
    let found = (levels.max(1)..=top.max(levels.max(1)))
        .map(|levels| owner::above(directory, &task.resolved_unit, levels, now))
        .find(|found| found.person != task.owner && !found.person.is_empty());
    let Some(found) = found else {
        let message = format!("there is nobody above {}; reassign it to somebody else", task.owner);
        return Err(Refusal::State(message));
    };
    let mut after = task.clone();
    after.escalations += 1;
    let (previous_owner, reason) = if take_over {
        let before = round::hand_over(&mut after, &found.person, OwnerSource::Escalation, directory, now)?;
        let reason = format!("asked by hand: moved from {before} to {}; accept by starts anew", found.person);
        (Some(before), reason)
    } else {
        (None, format!("asked by hand: {} is informed", found.person))
    };
    let event = TaskEvent::Escalated { recipients: vec![found.person], steps: found.steps, previous_owner };
    Ok(Change::of(after, event, reason))
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            Command, carry_out,
            tests::{DAVID, refusal},
        },
        *,
    };
    use crate::domain::{
        directory::tests::small,
        task::{
            DeadlineKind, State,
            tests::{at, task},
        },
    };

    fn run(task: &Task, command: Command) -> Result<Change, Refusal> {
        carry_out(task, command, DAVID, &small(), at("2026-11-23T11:00:00Z"))
    }

    fn give(to: &str) -> Command {
        Command::Reassign { owner: to.into(), comment: "Knows the customer.".into() }
    }

    fn ask(levels: u32, take_over: bool) -> Command {
        Command::Escalate { levels, take_over, comment: "Needs a refund.".into() }
    }

    #[test]
    fn a_reassigned_task_is_open_for_somebody_else() {
        let accepted = run(&task(), Command::Accept).unwrap().task;
        let change = run(&accepted, give("ines")).unwrap();
        assert_eq!(change.event, TaskEvent::Reassigned("david".into()));
        assert_eq!(change.text, "Knows the customer.");
        let after = change.task;
        assert_eq!(
            (after.owner.as_str(), after.owner_source, after.state, after.accepted, after.escalations),
            ("ines", OwnerSource::Reassignment, State::Open, None, 0)
        );
        assert_eq!(after.newest(DeadlineKind::AcceptBy).unwrap().due, at("2026-11-23T13:00:00Z"));
        assert_eq!(after.newest(DeadlineKind::ResolveBy), task().newest(DeadlineKind::ResolveBy));
        assert!(after.work_version > accepted.work_version);
    }

    #[test]
    fn who_can_not_have_it_is_told_with_the_known_names() {
        assert_eq!(
            refusal(run(&task(), give("zoe"))),
            "owner: there is no person \"zoe\"; known: alice, bruno, david, ines"
        );
        assert!(refusal(run(&task(), give("bruno"))).contains("bruno is absent until 2026-12-01"));
        assert_eq!(refusal(run(&task(), give("david"))), "david owns it already");
        assert!(refusal(run(&task(), give(""))).starts_with("owner: is missing"));
        let silent = Command::Reassign { owner: "ines".into(), comment: " ".into() };
        assert!(refusal(run(&task(), silent)).starts_with("comment: is missing"));
    }

    #[test]
    fn asking_above_informs_or_moves_past_the_absent_one() {
        let told = run(&task(), ask(0, false)).unwrap();
        assert_eq!(
            (told.task.owner.as_str(), told.task.work_version, told.task.escalations),
            ("david", 1, 1)
        );
        assert!(
            matches!(&told.event, TaskEvent::Escalated { recipients, previous_owner: None, .. } if recipients == &["alice"])
        );
        let moved = run(&task(), ask(1, true)).unwrap();
        assert_eq!((moved.task.owner.as_str(), moved.task.work_version), ("alice", 2));
        assert_eq!(
            refusal(run(&moved.task, ask(1, true))),
            "there is nobody above alice; reassign it to somebody else"
        );
        let silent = Command::Escalate { levels: 1, take_over: false, comment: String::new() };
        assert!(refusal(run(&task(), silent)).starts_with("comment: is missing"));
    }
}
