//! A task, its deadlines, and the few facts that follow from them (AS-3, AS-10).

use super::{directory::Directory, owner::OwnerSource};
use business_time::{Calendar, NoOpening};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// Where a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Assigned; nobody accepted it yet.
    Open,
    /// Its owner took it on.
    Accepted,
    /// The customer was reached.
    Reached,
    /// The owner says that it is done.
    Resolved,
    /// Done, and it stayed quiet.
    Closed,
    /// The customer could not be reached.
    Unreachable,
    /// It was none.
    Dismissed,
}

impl State {
    /// Whether nothing comes after it but reopening.
    #[must_use]
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Closed | Self::Unreachable | Self::Dismissed)
    }

    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Reached => "reached",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
            Self::Unreachable => "unreachable",
            Self::Dismissed => "dismissed",
        }
    }
}

/// Which of the three deadlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlineKind {
    /// Met by accepting or by any attempt.
    AcceptBy,
    /// Met only by an attempt that reached the customer.
    ContactBy,
    /// Met by resolving.
    ResolveBy,
}

impl DeadlineKind {
    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AcceptBy => "accept by",
            Self::ContactBy => "contact by",
            Self::ResolveBy => "resolve by",
        }
    }
}

/// What a deadline was computed with, so that it can be computed again whatever changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// Name of the calendar.
    pub calendar: String,
    /// Its version; 0 is the built-in one that never closes.
    pub version: u64,
    /// Duty time that the deadline allows.
    pub within: SignedDuration,
}

/// One deadline that a task has or had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Which.
    pub kind: DeadlineKind,
    /// Until when; an act at this very instant is in time.
    pub due: Timestamp,
    /// Since when it counts.
    pub set: Timestamp,
    /// When it was met.
    pub met: Option<Timestamp>,
    /// When another replaced it, or the task's end made it void.
    pub replaced: Option<Timestamp>,
    /// When the verdict "overdue" was given.
    pub overdue: Option<Timestamp>,
    /// What it was computed with.
    pub basis: Basis,
}

impl Deadline {
    /// Whether it still waits to be met.
    #[must_use]
    pub const fn stands(&self) -> bool {
        self.met.is_none() && self.replaced.is_none()
    }

    /// Whether it was neither met nor replaced by its due instant, and nobody recorded that yet.
    #[must_use]
    pub fn is_missed_unrecorded(&self) -> bool {
        let in_time = |instant: Option<Timestamp>| instant.is_some_and(|instant| instant <= self.due);
        self.overdue.is_none() && !in_time(self.met) && !in_time(self.replaced)
    }
}

/// How to reach the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// By phone.
    Phone,
    /// By e-mail.
    Email,
    /// By a short message.
    Message,
    /// In person.
    InPerson,
}

/// Why a task was none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DismissalReason {
    /// The same matter is worked on elsewhere.
    Duplicate,
    /// The response asks for nothing that a call could mend.
    NoConcern,
    /// It is about somebody else's business.
    NotOurs,
    /// It was a test.
    Test,
    /// Something else; the note says what.
    Other,
}

impl DismissalReason {
    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicate",
            Self::NoConcern => "no concern",
            Self::NotOurs => "not ours",
            Self::Test => "test",
            Self::Other => "other",
        }
    }
}

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Low,
    /// A customer is disappointed.
    Medium,
    /// A customer is about to leave.
    High,
    /// Safety, law or the company's name is at stake.
    Critical,
}

/// An interval on both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elapsed {
    /// Inside opening hours.
    pub duty: SignedDuration,
    /// As the customer waited.
    pub customer: SignedDuration,
}

/// Accept, contact and resolve within so much duty time.
pub type TimeBox = [SignedDuration; 3];

/// A recontact task.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Its id.
    pub id: Uuid,
    /// Dense, from 1; every event raises it.
    pub version: u64,
    /// Raised only by a change of state, owner or time box.
    pub work_version: u64,
    /// The unit as it came.
    pub unit: String,
    /// The unit that it counts for.
    pub resolved_unit: String,
    /// How much it matters.
    pub severity: Severity,
    /// How to reach the customer.
    pub channel: Channel,
    /// Where it stands.
    pub state: State,
    /// Who owns it.
    pub owner: String,
    /// How the owner was found.
    pub owner_source: OwnerSource,
    /// Since when.
    pub owner_since: Timestamp,
    /// Every deadline that it has or had, in the order in which they were set.
    pub deadlines: Vec<Deadline>,
    /// Calendar of the deadlines, and its version.
    pub calendar: (String, u64),
    /// When it was assigned; reopening assigns anew.
    pub assigned: Timestamp,
    /// When its owner accepted it.
    pub accepted: Option<Timestamp>,
    /// Number of attempts.
    pub attempts: u32,
    /// Of them, those in this round of work.
    pub round_attempts: u32,
    /// When the last one was made.
    pub last_attempt: Option<Timestamp>,
    /// When the customer was first reached.
    pub reached: Option<Timestamp>,
    /// The channel of that attempt.
    pub reached_channel: Option<Channel>,
    /// When it was resolved.
    pub resolved: Option<Timestamp>,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// Times that somebody above was informed or given it.
    pub escalations: u32,
    /// Reminders.
    pub reminders: u32,
    /// Signals that joined its alert.
    pub attachments: u32,
    /// Times that it was reopened.
    pub reopenings: u32,
    /// Until when it is put off: reminders wait, deadlines and escalations do not.
    pub snoozed_until: Option<Timestamp>,
    /// Times that it was put off in this round of work.
    pub snoozes: u32,
    /// Times that its owner may put it off in one round.
    pub snoozes_allowed: u32,
    /// Why it was dismissed.
    pub dismissal: Option<DismissalReason>,
    /// From acceptance of the response until the customer was first reached.
    pub time_to_contact: Option<Elapsed>,
    /// From acceptance of the response until it was resolved.
    pub time_to_resolve: Option<Elapsed>,
    /// When the response was accepted.
    pub response_accepted: Timestamp,
    /// The alert's time box.
    pub time_box: TimeBox,
    /// How long after its end a new signal opens no new call, in customer time.
    pub cool_down: SignedDuration,
}

/// The three deadlines from an instant on.
///
/// # Errors
/// When the calendar does not open within the search.
pub fn deadlines(
    directory: &Directory,
    unit: &str,
    from: Timestamp,
    time_box: TimeBox,
) -> Result<(Vec<Deadline>, (String, u64)), NoOpening> {
    let calendar = directory.calendar(unit);
    let kinds = [DeadlineKind::AcceptBy, DeadlineKind::ContactBy, DeadlineKind::ResolveBy];
    let deadlines = kinds
        .into_iter()
        .zip(time_box)
        .map(|(kind, within)| fresh(kind, calendar, from, within))
        .collect::<Result<Vec<_>, NoOpening>>()?;
    Ok((deadlines, (calendar.name().to_owned(), calendar.version())))
}

/// A deadline that counts from an instant on.
///
/// # Errors
/// When the calendar does not open within the search.
pub(super) fn fresh(
    kind: DeadlineKind,
    calendar: &Calendar,
    from: Timestamp,
    within: SignedDuration,
) -> Result<Deadline, NoOpening> {
    let basis = Basis { calendar: calendar.name().to_owned(), version: calendar.version(), within };
    let due = business_time::add(calendar, from, within)?;
    Ok(Deadline { kind, due, set: from, met: None, replaced: None, overdue: None, basis })
}

impl Task {
    /// The newest deadline of a kind.
    #[must_use]
    pub fn newest(&self, kind: DeadlineKind) -> Option<&Deadline> {
        self.deadlines.iter().rev().find(|deadline| deadline.kind == kind)
    }

    /// The earliest deadline that still waits to be met.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Timestamp> {
        self.deadlines.iter().filter(|deadline| deadline.stands()).map(|deadline| deadline.due).min()
    }

    /// Since when the time box runs: assignment, or the last reopening.
    #[must_use]
    pub fn round_began(&self) -> Timestamp {
        self.newest(DeadlineKind::ResolveBy).map_or(self.assigned, |deadline| deadline.set)
    }

    /// Whether somebody tried to reach the customer in this round.
    #[must_use]
    pub fn was_attempted(&self) -> bool {
        self.last_attempt.is_some_and(|attempt| attempt >= self.round_began())
    }

    /// Whether the customer was reached in this round.
    #[must_use]
    pub fn was_reached(&self) -> bool {
        self.newest(DeadlineKind::ContactBy).is_some_and(|deadline| deadline.met.is_some())
    }

    /// How long the customer has waited since the response was accepted, on both clocks.
    pub(super) fn waited(&self, directory: &Directory, now: Timestamp) -> Elapsed {
        let calendar = directory.calendar(&self.resolved_unit);
        Elapsed {
            duty: business_time::between(calendar, self.response_accepted, now),
            customer: now.duration_since(self.response_accepted),
        }
    }

    /// Meets the deadline of a kind that stands; one that passed stays missed, and is met late.
    pub(super) fn meet(&mut self, kind: DeadlineKind, now: Timestamp) {
        if let Some(deadline) =
            self.deadlines.iter_mut().find(|deadline| deadline.kind == kind && deadline.stands())
        {
            deadline.met = Some(now);
        }
    }

    /// Makes what stands void.
    pub(super) fn void(&mut self, kind: Option<DeadlineKind>, now: Timestamp) {
        for deadline in &mut self.deadlines {
            if deadline.stands() && kind.is_none_or(|kind| deadline.kind == kind) {
                deadline.replaced = Some(now);
            }
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{super::directory::tests::small, *};

    pub(crate) fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// Assigned to david on Monday 23 November 2026 at 10:00; accept by 12:00, contact by 14:00, resolve by Tuesday 10:00.
    pub(crate) fn task() -> Task {
        let time_box = [2, 4, 8].map(SignedDuration::from_hours);
        let now = at("2026-11-23T10:00:00Z");
        let (deadlines, calendar) = deadlines(&small(), "lyon", now, time_box).unwrap();
        Task {
            id: Uuid::nil(),
            version: 1,
            work_version: 1,
            unit: "lyon".into(),
            resolved_unit: "lyon".into(),
            severity: Severity::High,
            channel: Channel::Phone,
            state: State::Open,
            owner: "david".into(),
            owner_source: OwnerSource::Manager,
            owner_since: now,
            deadlines,
            calendar,
            assigned: now,
            accepted: None,
            attempts: 0,
            round_attempts: 0,
            last_attempt: None,
            reached: None,
            reached_channel: None,
            resolved: None,
            ended: None,
            escalations: 0,
            reminders: 0,
            attachments: 0,
            reopenings: 0,
            snoozed_until: None,
            snoozes: 0,
            snoozes_allowed: 2,
            dismissal: None,
            time_to_contact: None,
            time_to_resolve: None,
            response_accepted: now,
            time_box,
            cool_down: SignedDuration::from_hours(24),
        }
    }

    #[test]
    fn deadlines_count_duty_time() {
        let due: Vec<String> = task().deadlines.iter().map(|deadline| deadline.due.to_string()).collect();
        assert_eq!(due, ["2026-11-23T12:00:00Z", "2026-11-23T14:00:00Z", "2026-11-24T10:00:00Z"]);
        assert_eq!(task().calendar, ("office".to_owned(), 3));
    }
}
