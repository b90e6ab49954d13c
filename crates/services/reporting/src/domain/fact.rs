//! Typed facts: what an event tells, without personal fields. Their JSON form is what the journal keeps for years, so
//! fields are added, never renamed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Whose version a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregate {
    /// A response; ingest counts.
    Response,
    /// A decision, by response and its version.
    Decision,
    /// An alert.
    Alert,
    /// A task.
    Task,
    /// A schedule; its version is the number of the proposal.
    Schedule,
}

impl Aggregate {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Response, Self::Decision, Self::Alert, Self::Task, Self::Schedule];

    /// As the journal's key spells it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Response => "response",
            Self::Decision => "decision",
            Self::Alert => "alert",
            Self::Task => "task",
            Self::Schedule => "schedule",
        }
    }

    /// Its place where two things happened at the same instant: what causes stands before what it caused. A task is
    /// assigned before anything is proposed; every later version may answer a proposal.
    #[must_use]
    pub const fn rank(self, version: u64) -> u8 {
        match (self, version) {
            (Self::Response, _) => 0,
            (Self::Decision, _) => 1,
            (Self::Alert, _) => 2,
            (Self::Task, 1) => 3,
            (Self::Schedule, _) => 4,
            (Self::Task, _) => 5,
        }
    }
}

/// One entry of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Whose version.
    pub aggregate: Aggregate,
    /// Its id in text form.
    pub aggregate_id: String,
    /// Its version.
    pub version: u64,
    /// What happened: `task.escalated`.
    pub event: String,
    /// When, on the business clock.
    pub occurred_at: Timestamp,
    /// The response that it is about.
    pub response_id: Option<Uuid>,
    /// The case that it is about.
    pub case_id: Option<Uuid>,
    /// Who: kind of actor in the contract's numbers, and name.
    pub actor: Option<(i32, String)>,
    /// Why, or what came of it, in a few words of the system.
    pub detail: String,
    /// What it tells.
    pub fact: Fact,
}

impl Entry {
    /// Whether it is about a response itself: what was said, or a decision on it.
    #[must_use]
    pub const fn is_of_response(&self) -> bool {
        matches!(self.aggregate, Aggregate::Response | Aggregate::Decision)
    }
}

/// What an event tells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// A response, after the change.
    Response(ResponseFact),
    /// A decision.
    Decision(DecisionFact),
    /// An alert, after the change.
    Alert(AlertFact),
    /// A task, after the change.
    Task(TaskFact),
    /// A proposal.
    Proposal {
        /// Name of the step.
        step: String,
    },
}

/// A response.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ResponseFact {
    /// Its source.
    pub source: String,
    /// Hash of the submitter's id; empty: it had none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub external_id_hash: String,
    /// TypeID of the customer; empty: anonymous.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub customer_id: String,
    /// The unit as it came.
    pub unit: String,
    /// The score as it was given.
    pub score: Option<f64>,
    /// When this version was accepted.
    pub accepted_at: Timestamp,
    /// A test.
    #[serde(default, skip_serializing_if = "is_not")]
    pub test: bool,
    /// Backfilled history.
    #[serde(default, skip_serializing_if = "is_not")]
    pub history: bool,
    /// Family of question in the contract's numbers; 0: not known.
    #[serde(default)]
    pub metric: i32,
    /// The score on a scale of 0 to 100.
    #[serde(default)]
    pub normalized: Option<f64>,
    /// Kind of signal in the contract's numbers; 0: not known.
    #[serde(default)]
    pub signal: i32,
    /// When the customer answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<Timestamp>,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionFact {
    /// The outcome in the contract's numbers.
    pub outcome: i32,
    /// Number of the rules.
    pub rules_version: u64,
    /// Name of the rule set.
    pub rule_set: String,
    /// Name of the rule.
    pub rule: String,
    /// Severity that the rule gave, in the contract's numbers; 0: none.
    #[serde(default)]
    pub severity: i32,
    /// Why, where the outcome alone does not say it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Code of the driver that the rule takes for the cause.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub driver_hint: String,
}

/// An alert.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AlertFact {
    /// TypeID of the response that raised it.
    pub response_id: String,
    /// TypeID of the customer; empty: anonymous.
    pub customer_id: String,
    /// Its source.
    pub source: String,
    /// The unit as it came.
    pub unit: String,
    /// Severity in the contract's numbers.
    pub severity: i32,
    /// The score that raised it.
    pub score: Option<f64>,
    /// When the response was accepted.
    pub accepted_at: Timestamp,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// A test.
    pub test: bool,
    /// Whether a task is asked for.
    #[serde(default = "yes")]
    pub task_required: bool,
    /// Signals that joined it after the first.
    #[serde(default)]
    pub attachments: u32,
    /// What the rules say is the cause; code of a driver.
    #[serde(default)]
    pub driver_hint: String,
}

/// What is so seldom that it is only written where it holds.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
const fn is_not(holds: &bool) -> bool {
    !*holds
}

/// What an alert was before it could ask for no task.
const fn yes() -> bool {
    true
}

/// A deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineFact {
    /// Kind in the contract's numbers.
    pub deadline: i32,
    /// Until when.
    pub due: Timestamp,
    /// Since when it counts.
    pub set: Timestamp,
    /// When it was met.
    pub met: Option<Timestamp>,
    /// When another replaced it, or the end made it void.
    pub replaced: Option<Timestamp>,
    /// When the miss was recorded.
    pub overdue: Option<Timestamp>,
}

impl DeadlineFact {
    /// Whether it still waits to be met.
    #[must_use]
    pub const fn stands(&self) -> bool {
        self.met.is_none() && self.replaced.is_none()
    }

    /// The instant after which it is missed, as far as is known; `None`: it was settled in time. A miss is a fact that
    /// stays.
    #[must_use]
    pub fn missed_from(&self) -> Option<Timestamp> {
        let settled = [self.met, self.replaced].into_iter().flatten().min();
        settled.is_none_or(|settled| settled > self.due).then_some(self.due)
    }
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskFact {
    /// State in the contract's numbers.
    pub state: i32,
    /// Who owns it.
    pub owner: String,
    /// The unit that it counts for.
    pub resolved_unit: String,
    /// Severity in the contract's numbers.
    pub severity: i32,
    /// Every deadline that it has or had.
    pub deadlines: Vec<DeadlineFact>,
    /// When the customer was first reached.
    pub reached_at: Option<Timestamp>,
    /// When it was resolved.
    pub resolved_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Time to contact in seconds: duty and customer time.
    pub contact_seconds: Option<(i64, i64)>,
    /// Time to resolve in seconds: duty and customer time; `None`: it is not, or an older version resolved it.
    #[serde(default)]
    pub resolve_seconds: Option<(i64, i64)>,
    /// Channel of the attempt that first reached the customer, in the contract's numbers; 0: not known.
    #[serde(default)]
    pub reached_channel: i32,
    /// How often it was reopened.
    #[serde(default)]
    pub reopenings: u32,
    /// Why it was dismissed, in the contract's numbers; 0: it was not.
    #[serde(default)]
    pub dismissal_reason: i32,
    /// Until when its owner put it off.
    #[serde(default)]
    pub snoozed_until: Option<Timestamp>,
}
