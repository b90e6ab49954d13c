//! Ends that a person decides, and opening again.

use super::{By, Refusal, refuse_done};
use crate::domain::{
    directory::Directory,
    event::{Change, TaskEvent},
    round,
    task::{DismissalReason, State, Task},
};
use jiff::Timestamp;

/// Attempts in this round of work before a customer counts as unreachable.
pub const ATTEMPTS_NEEDED: u32 = 3;

pub(super) fn reopen(
    task: &Task,
    by: By<'_>,
    directory: &Directory,
    now: Timestamp,
) -> Result<Change, Refusal> {
    if task.state != State::Resolved && !task.state.is_end() {
        let message = format!("it is {}, so there is nothing to reopen; go on with it", task.state.name());
        return Err(Refusal::State(message));
    }
    let reason = format!("{} asks for work again; it was {}", by.name, task.state.name());
    Ok(round::reopen(task.clone(), directory, &reason, now)?)
}

pub(super) fn dismiss(
    task: &Task,
    reason: DismissalReason,
    directory: &Directory,
    now: Timestamp,
) -> Result<Change, Refusal> {
    refuse_done(task, "dismissed", directory)?;
    let mut after = task.clone();
    after.dismissal = Some(reason);
    round::end(&mut after, State::Dismissed, now);
    Ok(Change::of(after, TaskEvent::Dismissed(reason), reason.name()))
}

pub(super) fn give_up(task: &Task, directory: &Directory, now: Timestamp) -> Result<Change, Refusal> {
    refuse_done(task, "given up", directory)?;
    if task.was_reached() {
        return Err(Refusal::State("the customer was reached; resolve it".to_owned()));
    }
    if task.round_attempts < ATTEMPTS_NEEDED {
        let message = format!(
            "the customer was tried {} time(s) in this round of work; at least {ATTEMPTS_NEEDED} are needed before giving up",
            task.round_attempts
        );
        return Err(Refusal::State(message));
    }
    let mut after = task.clone();
    round::end(&mut after, State::Unreachable, now);
    let reason = format!("not reached in {} attempts", task.round_attempts);
    Ok(Change::of(after, TaskEvent::Unreachable, reason))
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
        event::AttemptOutcome,
        task::tests::{at, task},
    };

    fn run(task: &Task, command: Command) -> Result<Change, Refusal> {
        carry_out(task, command, DAVID, &small(), at("2026-11-23T11:00:00Z"))
    }

    fn tried(task: &Task, outcome: AttemptOutcome) -> Task {
        let command = Command::Attempt { outcome, channel: None, note: String::new(), call_back: None };
        run(task, command).unwrap().task
    }

    fn give_up() -> Command {
        Command::GiveUp { note: String::new() }
    }

    #[test]
    fn giving_up_takes_three_attempts_in_this_round() {
        let twice = tried(&tried(&task(), AttemptOutcome::NoAnswer), AttemptOutcome::Busy);
        assert!(refusal(run(&twice, give_up())).contains("was tried 2 time(s)"));
        let thrice = tried(&twice, AttemptOutcome::NoAnswer);
        let change = run(&thrice, give_up()).unwrap();
        assert_eq!((change.event.clone(), change.task.state), (TaskEvent::Unreachable, State::Unreachable));
        assert_eq!(change.task.next_deadline(), None, "what stood is void");
        // Opened again, nothing of the round before counts.
        let again = run(&change.task, Command::Reopen { comment: "New number.".into() }).unwrap().task;
        assert_eq!((again.attempts, again.round_attempts, again.state), (3, 0, State::Open));
        assert!(refusal(run(&again, give_up())).contains("was tried 0 time(s)"));
        let reached = tried(&thrice, AttemptOutcome::Reached);
        assert_eq!(refusal(run(&reached, give_up())), "the customer was reached; resolve it");
    }

    #[test]
    fn dismissing_says_why_and_voids_what_stands() {
        let dismiss = |reason, note: &str| Command::Dismiss { reason, note: note.into() };
        let change = run(&task(), dismiss(DismissalReason::Duplicate, "")).unwrap();
        assert_eq!(change.event, TaskEvent::Dismissed(DismissalReason::Duplicate));
        let after = change.task;
        assert_eq!(
            (after.state, after.dismissal, after.next_deadline()),
            (State::Dismissed, Some(DismissalReason::Duplicate), None)
        );
        assert!(refusal(run(&task(), dismiss(DismissalReason::Other, " "))).starts_with("note: is missing"));
        assert!(refusal(run(&after, dismiss(DismissalReason::Test, ""))).contains("it is dismissed"));
        assert!(refusal(run(&after, Command::Accept)).contains("reopen it"));
    }

    #[test]
    fn reopening_begins_a_fresh_time_box() {
        let refused = run(&task(), Command::Reopen { comment: "Again.".into() });
        assert!(refusal(refused).contains("it is open, so there is nothing to reopen"));
        let accepted = run(&task(), Command::Accept).unwrap().task;
        let done = Command::Resolve {
            note: "Done.".into(),
            driver_found: String::new(),
            driver_stated: String::new(),
        };
        let resolved = Task { snoozes: 2, ..run(&accepted, done).unwrap().task };
        let change = run(&resolved, Command::Reopen { comment: "He called again.".into() }).unwrap();
        assert_eq!(change.reason, "david asks for work again; it was resolved");
        let after = change.task;
        assert_eq!(
            (after.state, after.reopenings, after.deadlines.len(), after.snoozes, after.resolved),
            (State::Open, 1, 6, 0, None)
        );
        assert_eq!(after.time_to_resolve, None, "it is not resolved any more");
        // Its owner is reminded to accept it again: what counts from taking it over counts from now.
        let eleven = at("2026-11-23T11:00:00Z");
        assert_eq!((after.assigned, after.owner_since, after.accepted), (eleven, eleven, None));
        assert!(refusal(run(&resolved, Command::Reopen { comment: String::new() })).starts_with("comment: "));
    }
}
