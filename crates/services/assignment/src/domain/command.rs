//! What a person does to a task (AS-4).

use super::{
    directory::Directory,
    event::{AttemptOutcome, Change, TaskEvent},
    task::{Channel, DeadlineKind, Elapsed, State, Task},
};
use jiff::Timestamp;

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
}

/// Why a command was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The request itself is wrong: which field, and why.
    Invalid(&'static str, String),
    /// The task's state does not allow it, and what to do.
    State(String),
}

/// Longest note or comment in characters.
pub const TEXT_MAX: usize = 10_000;

/// Carries out a command on a locked task. `now` was read after the lock: order of locking is order of time.
///
/// # Errors
/// Why not.
pub fn carry_out(
    task: &Task,
    command: Command,
    directory: &Directory,
    now: Timestamp,
) -> Result<Change, Refusal> {
    match command {
        Command::Accept => accept(task, now),
        Command::Attempt { outcome, channel, note, call_back } => {
            attempt(task, directory, outcome, channel, &note, call_back, now)
        }
        Command::Resolve { note, driver_found, driver_stated } => {
            resolve(task, text("note", &note, true)?, driver_found, driver_stated, now)
        }
        Command::Comment { text: comment } => {
            let comment = text("text", &comment, true)?;
            Ok(Change { text: comment, ..Change::of(task.clone(), TaskEvent::Commented, "") })
        }
    }
}

fn accept(task: &Task, now: Timestamp) -> Result<Change, Refusal> {
    if let Some(accepted) = task.accepted {
        let message = format!("{} accepted it at {accepted}; go on with an attempt", task.owner);
        return Err(Refusal::State(message));
    }
    refuse_done(task, "accepted")?;
    let mut after = task.clone();
    take_on(&mut after, now);
    after.work_version += 1;
    Ok(Change::of(after, TaskEvent::Accepted, ""))
}

fn take_on(task: &mut Task, now: Timestamp) {
    task.accepted = Some(now);
    task.meet(DeadlineKind::AcceptBy, now);
    if task.state == State::Open {
        task.state = State::Accepted;
    }
}

fn attempt(
    task: &Task,
    directory: &Directory,
    outcome: AttemptOutcome,
    channel: Option<Channel>,
    note: &str,
    call_back: Option<Timestamp>,
    now: Timestamp,
) -> Result<Change, Refusal> {
    let note = text("note", note, false)?;
    if outcome == AttemptOutcome::CallBack && call_back.is_none() {
        let message =
            "is missing; an attempt with outcome call back says when the customer asks to be called";
        return Err(Refusal::Invalid("call_back_time", message.to_owned()));
    }
    if call_back.is_some_and(|instant| instant <= now) {
        return Err(Refusal::Invalid("call_back_time", "lies in the past".to_owned()));
    }
    refuse_done(task, "tried")?;
    let mut after = task.clone();
    // Trying is taking it on: nobody must press accept before they phone.
    if after.accepted.is_none() {
        take_on(&mut after, now);
    }
    after.attempts += 1;
    after.last_attempt = Some(now);
    let channel = channel.unwrap_or(task.channel);
    if outcome == AttemptOutcome::Reached {
        after.state = State::Reached;
        after.meet(DeadlineKind::ContactBy, now);
        if after.reached.is_none() {
            after.reached = Some(now);
            after.reached_channel = Some(channel);
            after.time_to_contact = Some(Elapsed {
                duty: business_time::between(
                    directory.calendar(&task.resolved_unit),
                    task.response_accepted,
                    now,
                ),
                customer: now.duration_since(task.response_accepted),
            });
        }
    }
    if (after.state, after.accepted) != (task.state, task.accepted) {
        after.work_version += 1;
    }
    let event = TaskEvent::Attempted { outcome, channel, call_back };
    Ok(Change { text: note, ..Change::of(after, event, "") })
}

fn resolve(
    task: &Task,
    note: String,
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
    refuse_done(task, "resolved")?;
    if task.state == State::Open {
        let message =
            "nobody accepted it or tried to reach the customer yet; accept it or log an attempt first";
        return Err(Refusal::State(message.to_owned()));
    }
    let mut after = task.clone();
    after.state = State::Resolved;
    after.resolved = Some(now);
    after.work_version += 1;
    after.meet(DeadlineKind::ResolveBy, now);
    let event = TaskEvent::Resolved { driver_found, driver_stated };
    Ok(Change { text: note, ..Change::of(after, event, "") })
}

fn refuse_done(task: &Task, what: &str) -> Result<(), Refusal> {
    match (task.state, task.resolved) {
        (State::Resolved, Some(at)) => {
            Err(Refusal::State(format!("it was resolved at {at} and can't be {what}; comment on it")))
        }
        (state, _) if state.is_end() => {
            Err(Refusal::State(format!("it is {} and can't be {what}; comment on it", state.name())))
        }
        _ => Ok(()),
    }
}

fn text(field: &'static str, text: &str, required: bool) -> Result<String, Refusal> {
    let text = text.trim();
    if required && text.is_empty() {
        return Err(Refusal::Invalid(field, "is missing; say in a sentence what was done".to_owned()));
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
mod tests {
    use super::{
        super::{
            directory::tests::small,
            task::tests::{at, task},
        },
        *,
    };

    fn run(task: &Task, command: Command, now: &str) -> Result<Task, Refusal> {
        carry_out(task, command, &small(), at(now)).map(|change| change.task)
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
        let met: Vec<bool> =
            resolved.deadlines.iter().map(|deadline| deadline.met <= Some(deadline.due)).collect();
        assert_eq!(met, [true, false, true], "contact by was met late");
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
        let refused = |task: &Task, command| match run(task, command, "2026-11-23T13:00:00Z").unwrap_err() {
            Refusal::State(message) => message,
            Refusal::Invalid(field, message) => format!("{field}: {message}"),
        };
        assert!(refused(&task(), done()).contains("accept it or log an attempt first"));
        let accepted = run(&task(), Command::Accept, "2026-11-23T11:00:00Z").unwrap();
        assert!(refused(&accepted, Command::Accept).contains("david accepted it"));
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
}
