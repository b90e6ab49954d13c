//! What an alert does: it makes a task, or joins the one that it has.

use super::{
    directory::Directory,
    event::{Change, TaskEvent},
    owner::{self, Loads},
    round,
    task::{Channel, DeadlineKind, Severity, State, Task, TimeBox, deadlines},
};
use business_time::NoOpening;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// An alert, as far as it matters here.
#[derive(Debug, Clone, PartialEq)]
pub struct Alert {
    /// The unit as it came.
    pub unit: String,
    /// How much it matters.
    pub severity: Severity,
    /// How to reach the customer.
    pub channel: Channel,
    /// Accept, contact and resolve within.
    pub time_box: TimeBox,
    /// Cool-down in customer time.
    pub cool_down: SignedDuration,
    /// Signals that joined it.
    pub attachments: u32,
    /// Times that the task's owner may put it off in one round of work.
    pub snoozes_allowed: u32,
    /// Language that the customer prefers, a BCP 47 tag; empty: unknown.
    pub language: String,
    /// When the response was accepted.
    pub response_accepted: Timestamp,
}

/// What a later signal did to an alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joined {
    /// It joined.
    Signal {
        /// TypeID of the response.
        response_id: String,
        /// It would have raised by itself.
        would_raise: bool,
    },
    /// It made the alert more serious.
    Severity {
        /// TypeID of the response.
        response_id: String,
    },
}

/// What one event of an alert makes of its task; `None`: nothing. What is heard first makes the task, whichever version
/// it is, for each event carries the whole alert. `joined`: what a later signal did; `None`: it was raised. `id` is the
/// task's, if there is none yet.
///
/// # Errors
/// When the calendar does not open within the search.
pub fn hear(
    task: Option<&Task>,
    alert: &Alert,
    joined: Option<&Joined>,
    directory: &Directory,
    loads: &Loads,
    id: impl FnOnce() -> Uuid,
    now: Timestamp,
) -> Result<Option<Change>, NoOpening> {
    match (task, joined) {
        (None, _) => assign(directory, alert, loads, id(), now).map(Some),
        (Some(_), None) => Ok(None),
        (Some(task), Some(Joined::Signal { response_id, would_raise })) => {
            join(task, directory, alert, response_id, *would_raise, now).map(Some)
        }
        (Some(task), Some(Joined::Severity { response_id })) => {
            Ok(Some(raise_severity(task, alert.severity, response_id)))
        }
    }
}

/// Finds the owner and the three deadlines (AS-2, AS-3). The time box starts now. `loads` are the open tasks of the
/// people who belong to pools.
///
/// # Errors
/// When the calendar does not open within the search.
pub fn assign(
    directory: &Directory,
    alert: &Alert,
    loads: &Loads,
    id: Uuid,
    now: Timestamp,
) -> Result<Change, NoOpening> {
    let resolved_unit = directory.resolved_unit(&alert.unit, now);
    let found = owner::owner(directory, &resolved_unit, &alert.language, loads, now);
    let (deadlines, calendar) = deadlines(directory, &resolved_unit, now, alert.time_box)?;
    let reason = if directory.unit(&alert.unit).is_some() { "" } else { "unknown unit: counts as the root" };
    let task = Task {
        id,
        version: 0,
        work_version: 1,
        unit: alert.unit.clone(),
        resolved_unit,
        severity: alert.severity,
        channel: alert.channel,
        state: State::Open,
        owner: found.person.clone(),
        owner_source: found.source,
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
        attachments: alert.attachments,
        reopenings: 0,
        snoozed_until: None,
        snoozes: 0,
        snoozes_allowed: alert.snoozes_allowed,
        dismissal: None,
        time_to_contact: None,
        time_to_resolve: None,
        response_accepted: alert.response_accepted,
        time_box: alert.time_box,
        cool_down: alert.cool_down,
    };
    Ok(Change::of(task, TaskEvent::Assigned(found), reason))
}

/// A later signal joined the alert of a task. If it would have raised by itself: a resolved task, and one that ended
/// longer ago than the cool-down, needs work again; everything else is a fact on the timeline.
///
/// # Errors
/// When the calendar does not open within the search.
pub fn join(
    task: &Task,
    directory: &Directory,
    alert: &Alert,
    response_id: &str,
    would_raise: bool,
    now: Timestamp,
) -> Result<Change, NoOpening> {
    let mut after = task.clone();
    after.attachments = after.attachments.max(alert.attachments);
    after.severity = after.severity.max(alert.severity);
    let cooled = task.ended.is_some_and(|ended| now.duration_since(ended) >= task.cool_down);
    if would_raise && (task.state == State::Resolved || cooled) {
        return round::reopen(after, directory, "a later signal asks for work again", now);
    }
    let reason = if would_raise {
        "a later signal joined"
    } else {
        "a later signal joined that needs nobody by itself"
    };
    Ok(Change::of(after, TaskEvent::Amended(response_id.to_owned()), reason))
}

/// A later signal made the alert more serious; the time box stays, and a severity never falls.
#[must_use]
pub fn raise_severity(task: &Task, severity: Severity, response_id: &str) -> Change {
    let after = Task { severity: task.severity.max(severity), ..task.clone() };
    Change::of(after, TaskEvent::Amended(response_id.to_owned()), "a later signal is more serious")
}

/// Whether a proposal's or a person's act can meet the contact deadline again after reopening.
#[must_use]
pub fn needs_contact(task: &Task) -> bool {
    task.newest(DeadlineKind::ContactBy).is_some_and(super::task::Deadline::stands)
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

    fn alert() -> Alert {
        Alert {
            unit: "lyon".into(),
            severity: Severity::Critical,
            channel: Channel::Phone,
            time_box: [2, 4, 8].map(SignedDuration::from_hours),
            cool_down: SignedDuration::from_hours(24),
            attachments: 1,
            snoozes_allowed: 2,
            language: String::new(),
            response_accepted: at("2026-11-23T09:00:00Z"),
        }
    }

    #[test]
    fn an_alert_becomes_an_assigned_task_with_three_deadlines() {
        let change =
            assign(&small(), &alert(), &Loads::new(), Uuid::nil(), at("2026-11-21T10:00:00Z")).unwrap();
        assert_eq!(
            (change.task.owner.as_str(), change.task.version, change.reason.as_str()),
            ("david", 1, "")
        );
        // Saturday: the time box begins on Monday at nine.
        assert_eq!(change.task.next_deadline(), Some(at("2026-11-23T11:00:00Z")));
    }

    #[test]
    fn an_unknown_unit_counts_as_the_root() {
        let unknown = Alert { unit: "mars".into(), ..alert() };
        let task =
            assign(&small(), &unknown, &Loads::new(), Uuid::nil(), at("2026-11-23T10:00:00Z")).unwrap().task;
        assert_eq!(
            (task.unit.as_str(), task.resolved_unit.as_str(), task.owner.as_str()),
            ("mars", "top", "alice")
        );
    }

    #[test]
    fn joining_follows_the_table() {
        let now = at("2026-11-25T10:00:00Z");
        let joined = |task: &Task, would| join(task, &small(), &alert(), "rsp", would, now).unwrap();
        let open = joined(&task(), true);
        assert!(matches!(open.event, TaskEvent::Amended(_)));
        assert_eq!(
            (open.task.severity, open.task.attachments, open.task.work_version),
            (Severity::Critical, 1, 1)
        );
        let resolved = Task { state: State::Resolved, resolved: Some(now), ..task() };
        assert!(matches!(joined(&resolved, false).event, TaskEvent::Amended(_)));
        assert_eq!(joined(&resolved, true).event, TaskEvent::Reopened);
        let ended = |text: &str| Task { state: State::Closed, ended: Some(at(text)), ..task() };
        assert!(matches!(joined(&ended("2026-11-25T09:00:00Z"), true).event, TaskEvent::Amended(_)));
        assert_eq!(joined(&ended("2026-11-24T10:00:00Z"), true).event, TaskEvent::Reopened);
    }

    #[test]
    fn a_severity_rises_and_never_falls() {
        let high = Task { severity: Severity::High, ..task() };
        let after = |severity| raise_severity(&high, severity, "rsp").task;
        assert_eq!(after(Severity::Critical).severity, Severity::Critical);
        assert_eq!((after(Severity::Low).severity, after(Severity::Low).work_version), (Severity::High, 1));
    }

    #[test]
    fn reopening_keeps_every_old_deadline_and_sets_three_new_ones() {
        let now = at("2026-11-25T10:00:00Z");
        let resolved = Task { state: State::Resolved, accepted: Some(now), resolved: Some(now), ..task() };
        let after = join(&resolved, &small(), &alert(), "rsp", true, now).unwrap().task;
        assert_eq!(
            (after.deadlines.len(), after.state, after.work_version, after.accepted),
            (6, State::Open, 2, None)
        );
        assert!(after.deadlines[..3].iter().all(|deadline| deadline.replaced == Some(now)));
        assert!(needs_contact(&after) && !after.was_attempted());
    }
}
