//! Folding one case.

use super::fact::{Aggregate, AlertFact, Entry, Fact, TaskFact};
use jiff::Timestamp;
use uuid::Uuid;

/// A case as reporting shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Its id.
    pub case_id: Uuid,
    /// TypeID of the alert that opened it.
    pub alert_id: String,
    /// The alert.
    pub alert: AlertFact,
    /// TypeID of the task; empty: not heard of yet.
    pub task_id: String,
    /// The task.
    pub task: Option<TaskFact>,
    /// When something last happened.
    pub updated_at: Timestamp,
}

impl Case {
    /// The unit of the directory that it counts for, as far as that is known.
    #[must_use]
    pub fn counts_for(&self) -> &str {
        self.task.as_ref().map_or(&self.alert.unit, |task| &task.resolved_unit)
    }

    /// How much it matters now.
    #[must_use]
    pub fn severity(&self) -> i32 {
        self.task.as_ref().map_or(self.alert.severity, |task| task.severity.max(self.alert.severity))
    }

    /// The earliest deadline that stands unmet.
    #[must_use]
    pub fn next_deadline(&self) -> Option<&super::fact::DeadlineFact> {
        let deadlines = self.task.iter().flat_map(|task| &task.deadlines);
        deadlines.filter(|deadline| deadline.stands()).min_by_key(|deadline| deadline.due)
    }

    /// The instant after which it is overdue when nobody acts; `None`: nothing stands, or its task ended.
    #[must_use]
    pub fn overdue_from(&self) -> Option<Timestamp> {
        let ended = self.task.as_ref().is_some_and(|task| task.ended_at.is_some());
        self.next_deadline().filter(|_| !ended).map(|deadline| deadline.due)
    }

    /// Whether a deadline that stands has passed.
    #[must_use]
    pub fn is_overdue(&self, as_of: Timestamp) -> bool {
        self.overdue_from().is_some_and(|due| due < as_of)
    }

    /// The instant after which it has missed a deadline, as far as is known; `None`: all that it had were settled in
    /// time.
    #[must_use]
    pub fn missed_from(&self) -> Option<Timestamp> {
        let deadlines = self.task.iter().flat_map(|task| &task.deadlines);
        deadlines.filter_map(super::fact::DeadlineFact::missed_from).min()
    }

    /// From acceptance of the response until the task was resolved, in seconds of customer time.
    #[must_use]
    pub fn resolve_seconds(&self) -> Option<i64> {
        let resolved = self.task.as_ref()?.resolved_at?;
        Some(resolved.duration_since(self.alert.accepted_at).as_secs())
    }
}

/// What is newest: the version, and of two aggregates that have it what happened later.
fn place(entry: &Entry) -> (u64, Timestamp, &str) {
    (entry.version, entry.occurred_at, &entry.aggregate_id)
}

/// Folds the entries of one case, in any order; `None`: its alert was not heard of yet.
#[must_use]
pub fn fold(case_id: Uuid, entries: &[&Entry]) -> Option<Case> {
    // One alert and one task; were there more, the same one is taken in whatever order they came.
    let newest = |aggregate: Aggregate| {
        let of = entries.iter().filter(|entry| entry.aggregate == aggregate);
        of.max_by(|one, other| place(one).cmp(&place(other)))
    };
    let alert = newest(Aggregate::Alert)?;
    let Fact::Alert(alert_fact) = &alert.fact else {
        return None;
    };
    let task = newest(Aggregate::Task);
    let updated = entries.iter().map(|entry| entry.occurred_at).max()?;
    Some(Case {
        case_id,
        alert_id: alert.aggregate_id.clone(),
        alert: alert_fact.clone(),
        task_id: task.map(|entry| entry.aggregate_id.clone()).unwrap_or_default(),
        task: task.and_then(|entry| match &entry.fact {
            Fact::Task(task) => Some(task.clone()),
            _ => None,
        }),
        // To the microsecond, as its row has it: a listed case and one that is asked for tell the same.
        updated_at: Timestamp::from_microsecond(updated.as_microsecond()).ok()?,
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{super::fact::DeadlineFact, *};
    use proptest::prelude::*;

    pub(crate) fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    pub(crate) fn entry(aggregate: Aggregate, version: u64, second: i64, fact: Fact) -> Entry {
        Entry {
            aggregate,
            aggregate_id: aggregate.name().to_owned(),
            version,
            event: String::new(),
            occurred_at: at(second),
            response_id: None,
            case_id: Some(Uuid::nil()),
            actor: None,
            detail: String::new(),
            fact,
        }
    }

    pub(crate) fn alert(second: i64) -> Entry {
        let fact = AlertFact {
            response_id: "rsp".into(),
            customer_id: String::new(),
            source: "survey".into(),
            unit: "lyon".into(),
            severity: 2,
            score: Some(1.0),
            accepted_at: at(second),
            raised_at: at(second),
            test: false,
            task_required: true,
            attachments: 0,
            driver_hint: String::new(),
        };
        entry(Aggregate::Alert, 1, second, Fact::Alert(fact))
    }

    pub(crate) fn task(version: u64, second: i64, state: i32) -> Entry {
        let deadline = DeadlineFact {
            deadline: 1,
            due: at(100),
            set: at(0),
            met: (version > 1).then(|| at(second)),
            replaced: None,
            overdue: None,
        };
        let fact = TaskFact {
            state,
            owner: format!("owner-{version}"),
            resolved_unit: "lyon".into(),
            severity: 2,
            deadlines: vec![deadline],
            reached_at: None,
            resolved_at: None,
            ended_at: None,
            contact_seconds: None,
            resolve_seconds: None,
            reached_channel: 0,
            reopenings: 0,
            dismissal_reason: 0,
            snoozed_until: None,
        };
        entry(Aggregate::Task, version, second, Fact::Task(fact))
    }

    #[test]
    fn overdue_is_what_stands_and_has_passed() {
        let entries = [alert(0), task(1, 1, 1)];
        let case = fold(Uuid::nil(), &entries.iter().collect::<Vec<_>>()).unwrap();
        assert_eq!((case.is_overdue(at(100)), case.is_overdue(at(101))), (false, true));
        let entries = [alert(0), task(1, 1, 1), task(2, 150, 2)];
        let case = fold(Uuid::nil(), &entries.iter().collect::<Vec<_>>()).unwrap();
        assert!(!case.is_overdue(at(200)));
        assert_eq!(case.missed_from(), Some(at(100)), "met late is missed");
    }

    proptest! {
        #[test]
        fn every_order_of_arrival_gives_the_same_case(order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle()) {
            let entries = [alert(0), task(1, 1, 1), task(2, 5, 2), task(3, 9, 3), task(4, 9, 4), task(5, 12, 5)];
            let shuffled: Vec<&Entry> = order.iter().map(|&index| &entries[index]).collect();
            let case = fold(Uuid::nil(), &shuffled).unwrap();
            prop_assert_eq!(case.task.unwrap().owner, "owner-5");
            prop_assert_eq!(case.updated_at, at(12));
        }
    }
}
