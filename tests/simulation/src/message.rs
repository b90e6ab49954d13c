//! What services tell each other, as plain values.

use alert_rules::domain::rule_set::{Channel, Severity};
use assignment::domain::{event::TaskEvent, task::Task};
use follow_up_scheduler::domain::next::Due;
use jiff::{SignedDuration, Timestamp};
use std::rc::Rc;
use uuid::Uuid;

/// One event: it is delivered to everybody who listens, often more than once.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its id, by which inboxes know it.
    pub id: Uuid,
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub message: Rc<Message>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// ingest accepted a version of a response.
    Response(Response),
    /// alert-rules decided on it.
    Decision(Decision),
    /// alert-rules raised an alert, or a later signal joined it.
    Alert(AlertEvent),
    /// assignment changed a task.
    Task(Box<TaskChange>),
    /// follow-up-scheduler proposes a step.
    Proposal(Proposal),
    /// assignment has a new version of a calendar: its name and version.
    Calendar(String, u64),
}

impl Message {
    /// The response and the case that it is about, as far as they are known.
    #[must_use]
    pub fn about(&self) -> (Option<Uuid>, Option<Uuid>) {
        match self {
            Self::Response(response) => (Some(response.id), None),
            Self::Decision(decision) => (Some(decision.response_id), decision.case_id),
            Self::Alert(event) => (Some(event.alert.response_id), Some(event.alert.case_id)),
            Self::Task(change) => (None, Some(change.alert.case_id)),
            Self::Proposal(proposal) => (None, Some(proposal.case_id)),
            Self::Calendar(..) => (None, None),
        }
    }
}

/// One version of a response.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// Its id.
    pub id: Uuid,
    /// Its version.
    pub version: u64,
    /// The submitter's revision.
    pub revision: u64,
    /// Who said it; `None`: nobody known.
    pub customer: Option<Uuid>,
    /// Where it came from.
    pub source: String,
    /// The unit as it came.
    pub unit: String,
    /// The score from 0 to 10.
    pub score: f64,
    /// The same from 0 to 100.
    pub normalized: f64,
    /// When this version was accepted.
    pub accepted: Timestamp,
    /// A test.
    pub test: bool,
    /// Backfilled history.
    pub history: bool,
    /// The customer does not want to be contacted.
    pub refused: bool,
    /// Language of the customer.
    pub language: String,
}

/// A decision on one version of a response.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The response.
    pub response_id: Uuid,
    /// Its version.
    pub version: u64,
    /// What was decided, in a word.
    pub outcome: &'static str,
    /// The rule that held.
    pub rule: String,
    /// Why, where the outcome does not say it.
    pub reason: String,
    /// The case that it has after it.
    pub case_id: Option<Uuid>,
}

/// An alert, as it is after a change.
#[derive(Debug, Clone, PartialEq)]
pub struct Alert {
    /// Its id.
    pub id: Uuid,
    /// Its version.
    pub version: u64,
    /// Its case.
    pub case_id: Uuid,
    /// The response that raised it.
    pub response_id: Uuid,
    /// Who said it.
    pub customer: Option<Uuid>,
    /// Where it came from.
    pub source: String,
    /// The unit as it came.
    pub unit: String,
    /// How much it matters.
    pub severity: Severity,
    /// Accept, contact and resolve within so much duty time.
    pub time_box: [SignedDuration; 3],
    /// How to reach the customer.
    pub channel: Channel,
    /// Cool-down in customer time.
    pub cool_down: SignedDuration,
    /// Name of the policy; empty: the default one.
    pub policy: String,
    /// How often its task may be put off.
    pub snoozes_allowed: u32,
    /// Signals that joined it.
    pub attachments: u32,
    /// The score that raised it.
    pub score: f64,
    /// When the response was accepted.
    pub accepted: Timestamp,
    /// When it was raised.
    pub raised: Timestamp,
    /// A test.
    pub test: bool,
    /// Language of the customer.
    pub language: String,
    /// The rule that raised it.
    pub rule: String,
}

/// What happened to an alert.
#[derive(Debug, Clone, PartialEq)]
pub struct AlertEvent {
    /// The alert after it.
    pub alert: Alert,
    /// What happened.
    pub what: AlertChange,
}

/// What happened to an alert.
#[derive(Debug, Clone, PartialEq)]
pub enum AlertChange {
    /// It was raised.
    Raised,
    /// A later signal joined.
    Attached {
        /// Its response.
        response_id: Uuid,
        /// It would have raised by itself.
        would_raise: bool,
    },
    /// A later signal made it more serious.
    MoreSerious {
        /// Its response.
        response_id: Uuid,
    },
}

/// A change of a task.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskChange {
    /// The task after it.
    pub task: Task,
    /// The alert that it was made of.
    pub alert: Rc<Alert>,
    /// What happened.
    pub event: TaskEvent,
    /// Who did it.
    pub actor: String,
    /// Why, as the system says it.
    pub reason: String,
    /// What a person wrote.
    pub text: String,
    /// The proposal that it answers.
    pub proposal: Option<u64>,
    /// The proposal was a reminder that is skipped because the task is put off: it comes again.
    pub put_off: bool,
}

/// A proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The task that it is about.
    pub task_id: Uuid,
    /// Its case.
    pub case_id: Uuid,
    /// Its number.
    pub number: u64,
    /// What is due.
    pub due: Due,
    /// Name and version of the policy.
    pub policy: (String, u64),
}
