//! What can happen to a task, and what is told of it.

use super::{
    owner::{Resolution, Step},
    task::{Channel, Deadline, DismissalReason, Task},
};
use jiff::Timestamp;

/// What came of one try to reach the customer (AS-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttemptOutcome {
    /// We spoke.
    Reached,
    /// Nobody answered.
    NoAnswer,
    /// The line was busy.
    Busy,
    /// A message was left.
    Voicemail,
    /// The number belongs to somebody else.
    WrongNumber,
    /// The customer does not want to talk.
    Refused,
    /// The customer asks to be called back.
    CallBack,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum TaskEvent {
    /// An owner and three deadlines were found.
    Assigned(Resolution),
    /// The owner took it on.
    Accepted,
    /// Somebody tried to reach the customer.
    Attempted {
        /// What came of it.
        outcome: AttemptOutcome,
        /// How.
        channel: Channel,
        /// When the customer asks to be called back.
        call_back: Option<Timestamp>,
    },
    /// The owner says that it is done.
    Resolved {
        /// Cause that the manager found.
        driver_found: String,
        /// Cause that the customer stated.
        driver_stated: String,
    },
    /// It was put off until then.
    Snoozed(Timestamp),
    /// A person gave it to somebody else; the owner before.
    Reassigned(String),
    /// It was none.
    Dismissed(DismissalReason),
    /// The customer could not be reached.
    Unreachable,
    /// It needs work again.
    Reopened,
    /// It stayed quiet.
    Closed,
    /// Somebody commented.
    Commented,
    /// A later signal joined; the id of its response.
    Amended(String),
    /// The owner is reminded.
    Reminded(Vec<String>),
    /// A deadline passed unmet.
    Overdue(Deadline),
    /// Somebody above was informed, or owns it now.
    Escalated {
        /// Who.
        recipients: Vec<String>,
        /// How they were found.
        steps: Vec<Step>,
        /// The owner before, where it moved.
        previous_owner: Option<String>,
    },
    /// A proposal no longer held.
    StepSkipped,
}

/// A change of a task: what it is after it, what happened, why, and what a person wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The task after the change.
    pub task: Task,
    /// What happened.
    pub event: TaskEvent,
    /// Why, as a short phrase of the system; never what a person wrote.
    pub reason: String,
    /// What a person wrote; it stays here.
    pub text: String,
}

impl Change {
    /// The next version of a task.
    #[must_use]
    pub fn of(mut task: Task, event: TaskEvent, reason: impl Into<String>) -> Self {
        task.version += 1;
        Self { task, event, reason: reason.into(), text: String::new() }
    }
}
