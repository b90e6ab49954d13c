//! Figures of a unit and all below (RE-2). Every "now" in them is the instant that they are asked for.

use super::{case::Case, units::Units};
use jiff::Timestamp;

/// States in the contract's numbers.
mod state {
    pub(super) const ACCEPTED: i32 = 2;
    pub(super) const REACHED: i32 = 3;
    pub(super) const RESOLVED: i32 = 4;
    pub(super) const CLOSED: i32 = 5;
    pub(super) const OPEN: i32 = 1;
}

/// Counts, and times to contact in seconds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Responses accepted.
    pub responses: u64,
    /// Alerts received.
    pub received: u64,
    /// Of these, nobody accepted yet.
    pub to_do: u64,
    /// Of these, accepted or reached.
    pub in_progress: u64,
    /// Of these, with a deadline that stands and has passed.
    pub overdue: u64,
    /// Of these, customers reached.
    pub reached: u64,
    /// Of these, resolved or closed.
    pub resolved: u64,
    /// Of these, that missed a deadline at any time.
    pub missed: u64,
    /// Times to contact: duty time, customer time.
    pub contacts: Vec<(i64, i64)>,
}

impl Figures {
    /// A percentile of the times to contact by the nearest-rank method, in duty and customer time; `None`: no times.
    #[must_use]
    pub fn contact_percentile(&self, percent: usize) -> Option<(i64, i64)> {
        let (mut duty, mut customer): (Vec<i64>, Vec<i64>) = self.contacts.iter().copied().unzip();
        duty.sort_unstable();
        customer.sort_unstable();
        let rank = (duty.len() * percent).div_ceil(100).max(1) - 1;
        Some((*duty.get(rank)?, *customer.get(rank)?))
    }
}

/// Counts the cases that count for a unit or one below. Tests are left out.
#[must_use]
pub fn count(cases: &[Case], units: &Units, unit: &str, responses: u64, as_of: Timestamp) -> Figures {
    let mut figures = Figures { responses, ..Figures::default() };
    let below = |case: &&Case| unit.is_empty() || units.path(case.counts_for()).contains(&unit);
    for case in cases.iter().filter(|case| !case.alert.test).filter(below) {
        figures.received += 1;
        // An alert whose task is not heard of yet waits for somebody as well.
        let state = case.task.as_ref().map_or(state::OPEN, |task| task.state);
        match state {
            state::OPEN => figures.to_do += 1,
            state::ACCEPTED | state::REACHED => figures.in_progress += 1,
            state::RESOLVED | state::CLOSED => figures.resolved += 1,
            _ => {}
        }
        figures.overdue += u64::from(case.is_overdue(as_of));
        if let Some(task) = &case.task {
            figures.reached += u64::from(task.reached_at.is_some());
            figures.missed += u64::from(task.deadlines.iter().any(|deadline| deadline.is_missed(as_of)));
            figures.contacts.extend(task.contact_seconds);
        }
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::{
        super::case::{
            fold,
            tests::{alert, at, task},
        },
        *,
    };
    use uuid::Uuid;

    #[test]
    fn figures_roll_up_the_tree_and_hold_for_an_instant() {
        let units = Units::new(
            [("top", ""), ("centre", "top"), ("lyon", "centre"), ("nice", "top")]
                .map(|(a, b)| (a.into(), b.into()))
                .into(),
        );
        let open = [alert(0), task(1, 1, 1)];
        let mut done = [alert(0), task(1, 1, 1), task(2, 50, 4)];
        if let super::super::fact::Fact::Task(task) = &mut done[2].fact {
            task.reached_at = Some(at(50));
            task.contact_seconds = Some((30, 50));
        }
        let cases: Vec<Case> = [&open[..], &done[..]]
            .iter()
            .map(|entries| fold(Uuid::nil(), &entries.iter().collect::<Vec<_>>()).unwrap())
            .collect();
        let whole = count(&cases, &units, "", 7, at(90));
        assert_eq!(
            (whole.responses, whole.received, whole.to_do, whole.resolved, whole.overdue, whole.reached),
            (7, 2, 1, 1, 0, 1)
        );
        assert_eq!(
            (
                count(&cases, &units, "centre", 0, at(101)).overdue,
                count(&cases, &units, "nice", 0, at(101)).received
            ),
            (1, 0)
        );
        assert_eq!(whole.contact_percentile(50), Some((30, 50)));
    }

    #[test]
    fn percentiles_are_nearest_ranks() {
        let figures = Figures { contacts: (1..=10).map(|n| (n, n * 10)).collect(), ..Figures::default() };
        assert_eq!(
            (figures.contact_percentile(50), figures.contact_percentile(90)),
            (Some((5, 50)), Some((9, 90)))
        );
        assert_eq!(Figures::default().contact_percentile(50), None);
    }
}
