//! What a person does to a task (AS-4).

mod ends;
mod owners;
mod snooze;
mod work;

use super::{
    directory::Directory,
    event::{AttemptOutcome, Change, TaskEvent},
    task::{Channel, DismissalReason, State, Task},
};
use business_time::NoOpening;
use jiff::Timestamp;

pub use ends::ATTEMPTS_NEEDED;
pub use snooze::Until;

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Takes it on.
    Accept,
    /// Logs one try to reach the customer.
    Attempt {
        /// What came of it.
        outcome: AttemptOutcome,
        /// How; `None`: by the task's channel.
        channel: Option<Channel>,
        /// What was said.
        note: String,
        /// When the customer asks to be called back.
        call_back: Option<Timestamp>,
    },
    /// Says that it is done.
    Resolve {
        /// What was done.
        note: String,
        /// Cause that the manager found.
        driver_found: String,
        /// Cause that the customer stated.
        driver_stated: String,
    },
    /// Adds a comment.
    Comment {
        /// The comment.
        text: String,
    },
    /// Puts it off.
    Snooze {
        /// Until when.
        until: Until,
        /// Why.
        note: String,
    },
    /// Gives it to somebody else.
    Reassign {
        /// Name of the person.
        owner: String,
        /// Why.
        comment: String,
    },
    /// Asks the level above.
    Escalate {
        /// How many levels above the unit, at least 1.
        levels: u32,
        /// Whether the one above takes it over; otherwise that person is informed.
        take_over: bool,
        /// Why.
        comment: String,
    },
    /// Opens it again.
    Reopen {
        /// Why.
        comment: String,
    },
    /// Ends what was none.
    Dismiss {
        /// Why.
        reason: DismissalReason,
        /// More of why.
        note: String,
    },
    /// Ends what could not be reached.
    GiveUp {
        /// What was tried.
        note: String,
    },
}

/// Who commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct By<'a> {
    /// Resource name.
    pub name: &'a str,
    /// Whether they decide above the task's owner.
    pub oversees: bool,
}

/// Why a command was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The request itself is wrong: which field, and why.
    Invalid(&'static str, String),
    /// The task's state does not allow it, and what to do.
    State(String),
    /// Somebody has it already: who.
    Taken(String),
    /// It was put off as often as its owner may, and who decides now.
    SnoozesUsedUp(String),
}

impl From<NoOpening> for Refusal {
    fn from(error: NoOpening) -> Self {
        Self::State(format!("{error}; apply a calendar that opens"))
    }
}

/// Longest note or comment in characters.
pub const TEXT_MAX: usize = 10_000;

/// Whether a command that was given for a work version may still be carried out; 0: for whichever.
#[must_use]
pub const fn is_current(task: &Task, expected_work_version: u64) -> bool {
    expected_work_version == 0 || expected_work_version == task.work_version
}

/// Carries out a command on a locked task. `now` was read after the lock: order of locking is order of time.
///
/// # Errors
/// Why not.
pub fn carry_out(
    task: &Task,
    command: Command,
    by: By<'_>,
    directory: &Directory,
    now: Timestamp,
) -> Result<Change, Refusal> {
    match command {
        Command::Accept => work::accept(task, by, directory, now),
        Command::Attempt { outcome, channel, note, call_back } => {
            let note = text("note", &note, None)?;
            let change = work::attempt(task, by, directory, outcome, channel, call_back, now)?;
            Ok(Change { text: note, ..change })
        }
        Command::Resolve { note, driver_found, driver_stated } => {
            let note = text("note", &note, Some("say in a sentence what was done"))?;
            let change = work::resolve(task, directory, driver_found, driver_stated, now)?;
            Ok(Change { text: note, ..change })
        }
        Command::Comment { text: comment } => {
            let comment = text("text", &comment, Some("say something"))?;
            Ok(Change { text: comment, ..Change::of(task.clone(), TaskEvent::Commented, "") })
        }
        Command::Snooze { until, note } => {
            let note = text("note", &note, None)?;
            Ok(Change { text: note, ..snooze::snooze(task, until, by, directory, now)? })
        }
        Command::Reassign { owner, comment } => {
            let comment = text("comment", &comment, Some("say why somebody else should have it"))?;
            Ok(Change { text: comment, ..owners::reassign(task, &owner, directory, now)? })
        }
        Command::Escalate { levels, take_over, comment } => {
            let comment = text("comment", &comment, Some("say what you need from the level above"))?;
            Ok(Change { text: comment, ..owners::escalate(task, levels, take_over, directory, now)? })
        }
        Command::Reopen { comment } => {
            let comment = text("comment", &comment, Some("say what is still to be done"))?;
            Ok(Change { text: comment, ..ends::reopen(task, by, directory, now)? })
        }
        Command::Dismiss { reason, note } => {
            let needed = (reason == DismissalReason::Other).then_some("say why, for the reason is another");
            let note = text("note", &note, needed)?;
            Ok(Change { text: note, ..ends::dismiss(task, reason, directory, now)? })
        }
        Command::GiveUp { note } => {
            let note = text("note", &note, None)?;
            Ok(Change { text: note, ..ends::give_up(task, directory, now)? })
        }
    }
}

/// Refuses what only a task that is still worked on allows.
fn refuse_done(task: &Task, what: &str, directory: &Directory) -> Result<(), Refusal> {
    let next = "comment on it, or reopen it";
    match (task.state, task.resolved) {
        (State::Resolved, Some(at)) => {
            let at = directory.local(&task.resolved_unit, at);
            Err(Refusal::State(format!("it was resolved on {at} and can't be {what}; {next}")))
        }
        (state, _) if state.is_end() => {
            Err(Refusal::State(format!("it is {} and can't be {what}; {next}", state.name())))
        }
        _ => Ok(()),
    }
}

/// A text that a person wrote; `needed`: it can't be left out, and what to write.
fn text(field: &'static str, text: &str, needed: Option<&str>) -> Result<String, Refusal> {
    let text = text.trim();
    if let Some(what) = needed.filter(|_| text.is_empty()) {
        return Err(Refusal::Invalid(field, format!("is missing; {what}")));
    }
    if text.chars().count() > TEXT_MAX {
        return Err(Refusal::Invalid(field, format!("is longer than {TEXT_MAX} characters")));
    }
    if text.contains('\0') {
        return Err(Refusal::Invalid(field, "holds a NUL character, which no text may".to_owned()));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{
        super::{
            directory::tests::small,
            owner::OwnerSource,
            task::{
                DeadlineKind,
                tests::{at, task},
            },
        },
        *,
    };

    pub(crate) const DAVID: By<'_> = By { name: "david", oversees: false };

    fn run(task: &Task, command: Command, now: &str) -> Result<Task, Refusal> {
        carry_out(task, command, DAVID, &small(), at(now)).map(|change| change.task)
    }

    pub(crate) fn refusal<T: std::fmt::Debug>(result: Result<T, Refusal>) -> String {
        match result.unwrap_err() {
            Refusal::State(message) | Refusal::Taken(message) | Refusal::SnoozesUsedUp(message) => message,
            Refusal::Invalid(field, message) => format!("{field}: {message}"),
        }
    }

    fn call(outcome: AttemptOutcome) -> Command {
        Command::Attempt { outcome, channel: None, note: String::new(), call_back: None }
    }

    fn done() -> Command {
        Command::Resolve {
            note: "Sent a new one.".into(),
            driver_found: "delivery".into(),
            driver_stated: String::new(),
        }
    }

    #[test]
    fn the_whole_way() {
        let accepted = run(&task(), Command::Accept, "2026-11-23T11:00:00Z").unwrap();
        assert_eq!((accepted.state, accepted.version, accepted.work_version), (State::Accepted, 2, 2));
        let missed = run(&accepted, call(AttemptOutcome::NoAnswer), "2026-11-23T11:30:00Z").unwrap();
        assert_eq!(
            (missed.state, missed.version, missed.work_version, missed.attempts),
            (State::Accepted, 3, 2, 1)
        );
        let reached = run(&missed, call(AttemptOutcome::Reached), "2026-11-24T09:30:00Z").unwrap();
        assert_eq!((reached.state, reached.work_version), (State::Reached, 3));
        let elapsed = reached.time_to_contact.unwrap();
        assert_eq!(
            (elapsed.duty, elapsed.customer),
            (jiff::SignedDuration::from_mins(450), jiff::SignedDuration::from_mins(1410))
        );
        let resolved = run(&reached, done(), "2026-11-24T09:45:00Z").unwrap();
        assert_eq!((resolved.state, resolved.next_deadline()), (State::Resolved, None));
        let elapsed = resolved.time_to_resolve.unwrap();
        assert_eq!(
            (elapsed.duty, elapsed.customer),
            (jiff::SignedDuration::from_mins(465), jiff::SignedDuration::from_mins(1425))
        );
        let met: Vec<bool> =
            resolved.deadlines.iter().map(|deadline| deadline.met <= Some(deadline.due)).collect();
        assert_eq!(met, [true, false, true], "contact by was met late");
    }

    #[test]
    fn who_resolves_what_was_reached_before_it_changed_hands_is_not_late_to_accept_it() {
        let reached = run(&task(), call(AttemptOutcome::Reached), "2026-11-23T10:30:00Z").unwrap();
        let give = Command::Reassign { owner: "ines".into(), comment: "Knows the customer.".into() };
        let hers = run(&reached, give, "2026-11-23T11:00:00Z").unwrap();
        assert_eq!((hers.state, hers.accepted), (State::Reached, None));
        let resolved = run(&hers, done(), "2026-11-23T12:30:00Z").unwrap();
        assert_eq!(resolved.accepted, Some(at("2026-11-23T12:30:00Z")));
        let accept_by = resolved.newest(DeadlineKind::AcceptBy).unwrap();
        assert_eq!((accept_by.due, accept_by.met), (at("2026-11-23T13:00:00Z"), resolved.resolved));
        assert_eq!(resolved.next_deadline(), None);
    }

    #[test]
    fn an_attempt_accepts_and_an_act_at_the_very_instant_is_in_time() {
        let task = run(&task(), call(AttemptOutcome::Voicemail), "2026-11-23T12:00:00Z").unwrap();
        assert_eq!(
            (task.state, task.deadlines[0].met, task.work_version),
            (State::Accepted, Some(task.deadlines[0].due), 2)
        );
    }

    #[test]
    fn what_the_state_does_not_allow_says_what_to_do() {
        let refused = |task: &Task, command| refusal(run(task, command, "2026-11-23T13:00:00Z"));
        assert!(refused(&task(), done()).contains("accept it or log an attempt first"));
        let accepted = run(&task(), Command::Accept, "2026-11-23T11:00:00Z").unwrap();
        assert!(
            refused(&accepted, Command::Accept).contains("david accepted it on Mon 2026-11-23 11:00 UTC")
        );
        let resolved = run(&accepted, done(), "2026-11-23T12:00:00Z").unwrap();
        assert!(refused(&resolved, call(AttemptOutcome::Reached)).contains("was resolved"));
        assert!(
            refused(
                &accepted,
                Command::Resolve {
                    note: " ".into(),
                    driver_found: String::new(),
                    driver_stated: String::new()
                }
            )
            .starts_with("note: ")
        );
        assert!(refused(&accepted, call(AttemptOutcome::CallBack)).starts_with("call_back_time: "));
    }

    #[test]
    fn a_comment_changes_nothing_but_the_version() {
        let comment = Command::Comment { text: "Called twice before.".into() };
        let after = run(&task(), comment, "2026-11-23T13:00:00Z").unwrap();
        assert_eq!((after.version, after.work_version, after.state), (2, 1, State::Open));
    }

    #[test]
    fn whoever_accepts_takes_it_and_the_next_one_is_told_who() {
        let alice = By { name: "alice", oversees: true };
        let open = task();
        let accept =
            |task: &Task, by| carry_out(task, Command::Accept, by, &small(), at("2026-11-23T11:00:00Z"));
        let taken = accept(&open, alice).unwrap();
        assert_eq!(
            (taken.task.owner.as_str(), taken.task.owner_source, taken.task.state, taken.reason.as_str()),
            ("alice", OwnerSource::Reassignment, State::Accepted, "taken over from david")
        );
        assert_eq!(taken.task.deadlines.len(), 3, "accept by is met, not restarted");
        let late = accept(&taken.task, DAVID);
        assert!(matches!(late, Err(Refusal::Taken(_))));
        assert!(refusal(late).starts_with("alice accepted it on"));
        // Somebody who is no person of the directory accepts for the owner.
        let service = By { name: "operator", oversees: true };
        assert_eq!(accept(&open, service).unwrap().task.owner, "david");
    }
}
