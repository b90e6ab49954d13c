//! What the scheduler knows of an open task.

use jiff::Timestamp;

/// Which of the three deadlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeadlineKind {
    /// Met by accepting or by any attempt.
    AcceptBy,
    /// Met only by an attempt that reached the customer.
    ContactBy,
    /// Met by resolving.
    ResolveBy,
}

impl DeadlineKind {
    /// Name of the built-in step that records its miss.
    #[must_use]
    pub const fn overdue_step(self) -> &'static str {
        match self {
            Self::AcceptBy => "overdue-accept-by",
            Self::ContactBy => "overdue-contact-by",
            Self::ResolveBy => "overdue-resolve-by",
        }
    }
}

/// One deadline that the task has or had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// Which.
    pub kind: DeadlineKind,
    /// Until when.
    pub due: Timestamp,
    /// Since when it counts.
    pub set: Timestamp,
    /// When it was met.
    pub met: Option<Timestamp>,
    /// When another replaced it, or the task's end made it void.
    pub replaced: Option<Timestamp>,
    /// The miss was recorded.
    pub overdue: bool,
}

/// A task, as far as it matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// When it was assigned; reopening assigns anew.
    pub assigned: Timestamp,
    /// Since when its owner owns it.
    pub owner_since: Timestamp,
    /// When it was accepted.
    pub accepted: Option<Timestamp>,
    /// The last attempt.
    pub last_attempt: Option<Timestamp>,
    /// When it was resolved.
    pub resolved: Option<Timestamp>,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// Until when it is put off: its reminders wait, and nothing else.
    pub snoozed_until: Option<Timestamp>,
    /// Every deadline, in the order in which they were set.
    pub deadlines: Vec<Deadline>,
}

impl Matter {
    /// The newest deadline of a kind.
    #[must_use]
    pub fn newest(&self, kind: DeadlineKind) -> Option<&Deadline> {
        self.deadlines.iter().rev().find(|deadline| deadline.kind == kind)
    }

    /// Since when the present round of work runs.
    #[must_use]
    pub fn round_began(&self) -> Timestamp {
        self.newest(DeadlineKind::ResolveBy).map_or(self.assigned, |deadline| deadline.set)
    }
}
