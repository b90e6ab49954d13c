//! Putting a task off: reminders wait, its deadlines and everything else go on (FO-5).

use super::{By, Refusal, refuse_done};
use crate::domain::{
    directory::Directory,
    event::{Change, TaskEvent},
    rights,
    task::{DeadlineKind, Task},
};
use business_time::NoOpening;
use jiff::Timestamp;

/// Until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// An instant.
    Instant(Timestamp),
    /// When the unit opens next; while it is open, when it opens again.
    NextOpening,
}

pub(super) fn snooze(
    task: &Task,
    until: Until,
    by: By<'_>,
    directory: &Directory,
    now: Timestamp,
) -> Result<Change, Refusal> {
    refuse_done(task, "put off", directory)?;
    let local = |instant| directory.local(&task.resolved_unit, instant);
    let until = match until {
        Until::Instant(instant) => instant,
        Until::NextOpening => next_opening(directory, &task.resolved_unit, now)?,
    };
    if until <= now {
        return Err(Refusal::Invalid("until_time", format!("{} lies in the past", local(until))));
    }
    let resolve_by = task.newest(DeadlineKind::ResolveBy).filter(|deadline| deadline.stands());
    if let Some(deadline) = resolve_by.filter(|deadline| deadline.due < until) {
        let message = if deadline.due <= now {
            format!(
                "resolve by passed on {}, so it can't be put off; resolve it, or escalate it",
                local(deadline.due)
            )
        } else {
            format!(
                "{} is after resolve by, {}; choose a time until then, or escalate it",
                local(until),
                local(deadline.due)
            )
        };
        return Err(Refusal::Invalid("until_time", message));
    }
    if task.snoozes >= task.snoozes_allowed && !by.oversees {
        return Err(Refusal::SnoozesUsedUp(format!(
            "it was put off {} time(s) in this round of work, and its owner may do so {} time(s); {} may still put it off",
            task.snoozes,
            task.snoozes_allowed,
            rights::overseer(directory, task, now)
        )));
    }
    let mut after = task.clone();
    after.snoozed_until = Some(until);
    after.snoozes += 1;
    let reason = format!("put off until {}", local(until));
    Ok(Change::of(after, TaskEvent::Snoozed(until), reason))
}

/// The next instant at which the unit opens, from the end of the opening hours that run now.
fn next_opening(directory: &Directory, unit: &str, now: Timestamp) -> Result<Timestamp, NoOpening> {
    let calendar = directory.calendar(unit);
    let opening = business_time::next_opening(calendar, now)?;
    if opening > now {
        return Ok(opening);
    }
    let closes = business_time::openings(calendar, now).next().map_or(now, |(_, closes)| closes);
    business_time::next_opening(calendar, closes)
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
            State,
            tests::{at, task},
        },
    };
    use proptest::prelude::*;

    fn put_off(task: &Task, until: Until, by: By<'_>, now: &str) -> Result<Change, Refusal> {
        carry_out(task, Command::Snooze { until, note: "In a meeting.".into() }, by, &small(), at(now))
    }

    fn instant(text: &str) -> Until {
        Until::Instant(at(text))
    }

    #[test]
    fn it_moves_no_deadline_and_no_work_version() {
        let change =
            put_off(&task(), instant("2026-11-23T15:00:00Z"), DAVID, "2026-11-23T10:30:00Z").unwrap();
        assert_eq!(change.event, TaskEvent::Snoozed(at("2026-11-23T15:00:00Z")));
        assert_eq!(change.reason, "put off until Mon 2026-11-23 15:00 UTC");
        assert_eq!(change.text, "In a meeting.");
        let after = change.task;
        assert_eq!((after.snoozes, after.work_version, after.state), (1, 1, State::Open));
        assert_eq!(after.deadlines, task().deadlines);
    }

    #[test]
    fn until_the_next_opening() {
        let until =
            |now| put_off(&task(), Until::NextOpening, DAVID, now).map(|change| change.task.snoozed_until);
        // While it is open: tomorrow morning. Before it opens: this morning.
        assert_eq!(until("2026-11-23T11:00:00Z"), Ok(Some(at("2026-11-24T09:00:00Z"))));
        assert_eq!(until("2026-11-24T07:00:00Z"), Ok(Some(at("2026-11-24T09:00:00Z"))));
    }

    #[test]
    fn it_reaches_to_resolve_by_at_most() {
        let at_noon = |until| put_off(&task(), instant(until), DAVID, "2026-11-23T12:00:00Z");
        assert!(at_noon("2026-11-24T10:00:00Z").is_ok(), "to the very instant");
        assert_eq!(
            refusal(at_noon("2026-11-24T10:00:01Z")),
            "until_time: Tue 2026-11-24 10:00 UTC is after resolve by, Tue 2026-11-24 10:00 UTC; choose a time until then, \
             or escalate it"
        );
        assert!(refusal(at_noon("2026-11-23T12:00:00Z")).ends_with("lies in the past"));
        let late = put_off(&task(), instant("2026-11-25T09:00:00Z"), DAVID, "2026-11-24T11:00:00Z");
        assert!(refusal(late).contains("resolve by passed on Tue 2026-11-24 10:00 UTC"));
    }

    #[test]
    fn beyond_the_budget_somebody_above_decides() {
        let twice = Task { snoozes: 2, ..task() };
        let until = instant("2026-11-23T15:00:00Z");
        let refused = put_off(&twice, until, DAVID, "2026-11-23T11:00:00Z");
        assert!(matches!(refused, Err(Refusal::SnoozesUsedUp(_))));
        assert_eq!(
            refusal(refused),
            "it was put off 2 time(s) in this round of work, and its owner may do so 2 time(s); alice or somebody with the \
             role experience may still put it off"
        );
        let alice = By { name: "alice", oversees: true };
        assert_eq!(put_off(&twice, until, alice, "2026-11-23T11:00:00Z").unwrap().task.snoozes, 3);
    }

    #[test]
    fn a_change_of_owner_begins_a_new_round() {
        let twice = Task { snoozes: 2, snoozed_until: Some(at("2026-11-23T15:00:00Z")), ..task() };
        let reassign = Command::Reassign { owner: "ines".into(), comment: "On a course.".into() };
        let after = carry_out(&twice, reassign, DAVID, &small(), at("2026-11-23T11:00:00Z")).unwrap().task;
        assert_eq!((after.snoozes, after.snoozed_until), (0, None));
    }

    proptest! {
        /// Whenever it is put off, and until whenever: it is refused, or it ends after now and by resolve-by.
        #[test]
        fn no_snooze_outlives_resolve_by(now in 0_i64..200_000, until in -50_000_i64..300_000) {
            let start = task().assigned;
            let plus = |seconds| start.saturating_add(jiff::SignedDuration::from_secs(seconds)).unwrap();
            let (now, until) = (plus(now), plus(until));
            let command = Command::Snooze { until: Until::Instant(until), note: String::new() };
            if let Ok(change) = carry_out(&task(), command, DAVID, &small(), now) {
                let due = task().newest(DeadlineKind::ResolveBy).unwrap().due;
                prop_assert!(now < until && until <= due);
                prop_assert_eq!(change.task.deadlines, task().deadlines);
            }
        }
    }
}
