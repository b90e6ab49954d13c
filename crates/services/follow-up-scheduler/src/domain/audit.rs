//! What the auditor holds a schedule to (FO-12, I6).

use super::{
    matter::Matter,
    next::{Proposed, close, overdue},
};
use jiff::{SignedDuration, Timestamp};

/// From this age of the last run on, somebody must look at the auditor itself.
pub const LATE: SignedDuration = SignedDuration::from_mins(5);

/// What must be true of a schedule, kept beside it in columns, so that looking costs as much as there are faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expectation {
    /// Something must still come due: the row must have a next instant.
    pub open: bool,
    /// The next deadline whose miss was not proposed yet: the next instant must not be later.
    pub deadline: Option<Timestamp>,
}

/// What is expected of a matter's schedule after these proposals.
#[must_use]
pub fn expectation(matter: &Matter, proposed: &[Proposed]) -> Expectation {
    let misses = matter.deadlines.iter().filter_map(|deadline| overdue(deadline, proposed));
    let deadline = misses.map(|due| due.due).min();
    let goes_on = match (matter.ended, matter.resolved) {
        (Some(_), _) => false,
        // Once closing is proposed, the verdict is awaited and nothing else comes.
        (None, Some(resolved)) => close(resolved, SignedDuration::ZERO, proposed).is_some(),
        // The last step of every policy goes on until it is resolved.
        (None, None) => true,
    };
    Expectation { open: goes_on || deadline.is_some(), deadline }
}

impl Expectation {
    /// What is wrong with a next instant; `None`: nothing.
    #[must_use]
    pub fn fault(&self, next: Option<Timestamp>) -> Option<String> {
        match (next, self.deadline) {
            (None, _) if self.open => Some("it is open and has no next instant".to_owned()),
            (Some(next), Some(deadline)) if next > deadline => {
                Some(format!("its next instant {next} is later than its deadline {deadline}"))
            }
            _ => None,
        }
    }
}

/// What the last run of the auditor found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastRun {
    /// When it ended, on the machine clock.
    pub finished: Timestamp,
    /// Schedules that are open.
    pub checked: u64,
    /// Of these, faulty.
    pub faulty: u64,
    /// Of these, repaired.
    pub repaired: u64,
}

impl LastRun {
    /// Whether it is too long ago.
    #[must_use]
    pub fn is_late(&self, machine_now: Timestamp) -> bool {
        machine_now.duration_since(self.finished) > LATE
    }

    /// Faults that a person must look at.
    #[must_use]
    pub const fn unrepaired(&self) -> u64 {
        self.faulty.saturating_sub(self.repaired)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            matter::DeadlineKind,
            next::tests::{at, calendar, matter},
            policy::Policy,
        },
        *,
    };
    use crate::domain::next::{note, upcoming};

    #[test]
    fn what_the_scheduler_decides_has_no_fault() {
        let mut done = matter();
        done.resolved = Some(at("2026-11-23T11:30:00Z"));
        for deadline in &mut done.deadlines {
            deadline.met = done.resolved;
        }
        for matter in [matter(), done] {
            let mut proposed = Vec::new();
            for _ in 0..20 {
                let next = upcoming(&matter, &Policy::built_in(), &calendar(), &proposed).unwrap();
                let next = next.first();
                let expected = expectation(&matter, &proposed);
                assert_eq!((expected.fault(next.map(|due| due.due)), expected.open), (None, next.is_some()));
                if let Some(due) = next {
                    note(&mut proposed, due, 0);
                }
            }
        }
    }

    #[test]
    fn an_open_task_without_a_next_instant_is_a_fault() {
        let expected = expectation(&matter(), &[]);
        assert_eq!(expected.fault(None).unwrap(), "it is open and has no next instant");
        let ended = Matter { ended: Some(at("2026-11-23T11:00:00Z")), ..matter() };
        // The three deadlines were made void before they were due.
        let ended = Matter {
            deadlines: ended
                .deadlines
                .iter()
                .map(|deadline| super::super::matter::Deadline { replaced: ended.ended, ..*deadline })
                .collect(),
            ..ended
        };
        assert_eq!(expectation(&ended, &[]), Expectation { open: false, deadline: None });
        assert_eq!(expectation(&ended, &[]).fault(None), None);
    }

    #[test]
    fn a_next_instant_later_than_the_next_deadline_is_a_fault() {
        let expected = expectation(&matter(), &[]);
        assert_eq!(expected.deadline, matter().newest(DeadlineKind::AcceptBy).map(|deadline| deadline.due));
        assert_eq!(expected.fault(Some(at("2026-11-23T12:00:00Z"))), None);
        assert!(expected.fault(Some(at("2026-11-23T12:00:01Z"))).unwrap().contains("2026-11-23T12:00:00Z"));
    }

    #[test]
    fn an_auditor_that_has_not_run_for_five_minutes_is_late() {
        let last = LastRun { finished: at("2026-11-23T12:00:00Z"), checked: 9, faulty: 3, repaired: 2 };
        assert_eq!((last.is_late(at("2026-11-23T12:05:00Z")), last.unrepaired()), (false, 1));
        assert!(last.is_late(at("2026-11-23T12:05:01Z")));
    }
}
