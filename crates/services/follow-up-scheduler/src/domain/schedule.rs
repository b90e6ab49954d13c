//! One schedule: what was heard of its matter, what was proposed, and when to look at it again.

use super::{
    audit::{Expectation, expectation},
    matter::Matter,
    next::{Due, Proposed, note, put_off, remember, upcoming},
    policy::Policy,
};
use business_time::{Calendar, NoOpening};
use jiff::Timestamp;

/// Most proposals of one matter at once; what is left is due at once.
const PROPOSALS_MAX: usize = 32;

/// The schedule of one matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Highest version of the matter that was heard of; 0: none yet.
    pub matter_version: u64,
    /// When to look at it next; `None`: nothing comes any more.
    pub next_at: Option<Timestamp>,
    /// What is due then.
    pub next_step: String,
    /// Number of the last proposal.
    pub proposals: u64,
    /// What was proposed.
    pub proposed: Vec<Proposed>,
    /// What must be true of it.
    pub expected: Expectation,
}

impl Default for Schedule {
    /// The schedule of a matter of which nothing was heard yet.
    fn default() -> Self {
        Self {
            matter_version: 0,
            next_at: None,
            next_step: String::new(),
            proposals: 0,
            proposed: Vec::new(),
            expected: Expectation { open: false, deadline: None },
        }
    }
}

impl Schedule {
    /// Whether a version of the matter tells anything new: every event carries the whole matter, so of two the one with
    /// the higher version is all there is to know.
    #[must_use]
    pub const fn is_news(&self, version: u64) -> bool {
        version > self.matter_version
    }

    /// Takes a newer version of its matter.
    ///
    /// # Errors
    /// When the calendar does not open within the search; nothing is changed then.
    pub fn hear(
        &mut self,
        version: u64,
        matter: &Matter,
        policy: &Policy,
        calendar: &Calendar,
    ) -> Result<(), NoOpening> {
        self.look_again(matter, policy, calendar)?;
        self.matter_version = version;
        Ok(())
    }

    /// Finds out anew when to look at it next.
    ///
    /// # Errors
    /// When the calendar does not open within the search; nothing is changed then.
    pub fn look_again(
        &mut self,
        matter: &Matter,
        policy: &Policy,
        calendar: &Calendar,
    ) -> Result<(), NoOpening> {
        let next = upcoming(matter, policy, calendar, &self.proposed)?.into_iter().next();
        self.plan(matter, next);
        Ok(())
    }

    /// Notes that a reminder was skipped because the task had been put off between the proposal and its verdict. Gives
    /// whether it comes again, so that the schedule must be looked at again.
    pub fn put_off(&mut self, number: u64) -> bool {
        put_off(&mut self.proposed, number)
    }

    /// Takes a proposal that was made before this schedule was there, so that its number is not used twice.
    pub fn remember(&mut self, proposal: Proposed) {
        self.proposals = self.proposals.max(proposal.number);
        remember(&mut self.proposed, proposal);
    }

    /// Proposes what is due by `now`, each with its number, oldest first.
    ///
    /// # Errors
    /// When the calendar does not open within the search; the schedule must not be kept then.
    pub fn fire(
        &mut self,
        matter: &Matter,
        policy: &Policy,
        calendar: &Calendar,
        now: Timestamp,
    ) -> Result<Vec<(u64, Due)>, NoOpening> {
        let mut proposals = Vec::new();
        let next = loop {
            match upcoming(matter, policy, calendar, &self.proposed)?.into_iter().next() {
                Some(due) if due.due <= now && proposals.len() < PROPOSALS_MAX => {
                    self.proposals += 1;
                    note(&mut self.proposed, &due, self.proposals);
                    proposals.push((self.proposals, due));
                }
                next => break next,
            }
        };
        self.plan(matter, next);
        Ok(proposals)
    }

    fn plan(&mut self, matter: &Matter, next: Option<Due>) {
        self.expected = expectation(matter, &self.proposed);
        self.next_at = next.as_ref().map(|due| due.due);
        self.next_step = next.map(|due| due.step).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::next::tests::{at, calendar, matter},
        *,
    };

    #[test]
    fn what_is_due_is_proposed_once_with_dense_numbers() {
        let (policy, mut schedule) = (Policy::built_in(), Schedule::default());
        assert!(schedule.is_news(1));
        schedule.hear(1, &matter(), &policy, &calendar()).unwrap();
        assert!(!schedule.is_news(1));
        assert_eq!(schedule.next_at, Some(at("2026-11-23T11:00:00Z")));
        let fired = schedule.fire(&matter(), &policy, &calendar(), at("2026-11-23T13:00:00Z")).unwrap();
        let steps: Vec<_> = fired.iter().map(|(number, due)| (*number, due.step.as_str())).collect();
        assert_eq!(
            steps,
            [
                (1, "remind-to-accept"),
                (2, "overdue-accept-by"),
                (3, "inform-unaccepted"),
                (4, "remind-to-call")
            ]
        );
        assert_eq!(schedule.next_at, Some(at("2026-11-23T14:00:00Z")));
        assert_eq!(schedule.fire(&matter(), &policy, &calendar(), at("2026-11-23T13:00:00Z")).unwrap(), []);
    }

    #[test]
    fn a_long_backlog_is_proposed_piece_by_piece() {
        let (policy, mut schedule) = (Policy::built_in(), Schedule::default());
        let late = at("2027-03-01T10:00:00Z");
        let first = schedule.fire(&matter(), &policy, &calendar(), late).unwrap();
        assert_eq!(first.len(), PROPOSALS_MAX);
        assert!(schedule.next_at.is_some_and(|next| next <= late));
        let second = schedule.fire(&matter(), &policy, &calendar(), late).unwrap();
        assert_eq!(second.first().map(|(number, _)| *number), Some(33));
    }
}
