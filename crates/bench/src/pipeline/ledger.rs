//! What became of each alert, and when: planned, answered, assigned, visible.

use crate::frame::Latency;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// What is known of one alert. Its event may come before the answer to its submission.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Times {
    planned: Option<Duration>,
    answered: Option<Duration>,
    assigned: Option<Duration>,
    visible: Option<Duration>,
}

/// All alerts of one run, by the id of their response. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Ledger(Arc<Mutex<Entries>>);

#[derive(Debug, Default)]
struct Entries {
    alerts: HashMap<String, Times>,
    answers: Latency,
    assigned: u64,
}

/// Latencies of one run.
#[derive(Debug, Default)]
pub struct Latencies {
    /// From the planned instant until the durable answer; every response.
    pub answered: Latency,
    /// From the planned instant until the task is assigned; every alert.
    pub assigned: Latency,
    /// From the planned instant until the status API shows the task; a sample of the alerts.
    pub visible: Latency,
    /// From the answer until the task is assigned; 0 where the task was there first.
    pub assigned_since_answer: Latency,
    /// From the answer until the status API shows the task.
    pub visible_since_answer: Latency,
}

impl Ledger {
    fn with<T>(&self, work: impl FnOnce(&mut Entries) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Notes answers of one call: so many responses in all, of which these raise alerts.
    pub fn answered<'a>(
        &self,
        planned: Duration,
        at: Duration,
        responses: u64,
        alerts: impl Iterator<Item = &'a str>,
    ) {
        self.with(|entries| {
            entries.answers.record_many(at.saturating_sub(planned), responses);
            for response in alerts {
                let times = entries.alerts.entry(response.to_owned()).or_default();
                (times.planned, times.answered) = (Some(planned), Some(at));
            }
        });
    }

    /// Notes that a task was assigned; a second delivery of the same event changes nothing.
    pub fn assigned(&self, response: &str, at: Duration) {
        self.with(|entries| {
            let times = entries.alerts.entry(response.to_owned()).or_default();
            if times.assigned.is_none() {
                times.assigned = Some(at);
                entries.assigned += 1;
            }
        });
    }

    /// Notes that the status API shows the task.
    pub fn visible(&self, response: &str, at: Duration) {
        self.with(|entries| {
            entries.alerts.entry(response.to_owned()).or_default().visible.get_or_insert(at);
        });
    }

    /// Tasks that were heard of.
    #[must_use]
    pub fn tasks(&self) -> u64 {
        self.with(|entries| entries.assigned)
    }

    /// When each task was heard of and when each sampled case was shown, since the beginning: what waited in a backlog was
    /// planned long before.
    #[must_use]
    pub fn since_beginning(&self) -> (Latency, Latency) {
        self.with(|entries| {
            let (mut assigned, mut visible) = (Latency::new(), Latency::new());
            for times in entries.alerts.values() {
                times.assigned.into_iter().for_each(|at| assigned.record(at));
                times.visible.into_iter().for_each(|at| visible.record(at));
            }
            (assigned, visible)
        })
    }

    /// The latencies of all that came to its end.
    #[must_use]
    pub fn latencies(&self) -> Latencies {
        self.with(|entries| {
            let mut latencies = Latencies { answered: entries.answers.clone(), ..Latencies::default() };
            for times in entries.alerts.values() {
                let (Some(planned), Some(answered)) = (times.planned, times.answered) else {
                    // An event of an earlier run.
                    continue;
                };
                if let Some(assigned) = times.assigned {
                    latencies.assigned.record(assigned.saturating_sub(planned));
                    latencies.assigned_since_answer.record(assigned.saturating_sub(answered));
                }
                if let Some(visible) = times.visible {
                    latencies.visible.record(visible.saturating_sub(planned));
                    latencies.visible_since_answer.record(visible.saturating_sub(answered));
                }
            }
            latencies
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    #[test]
    fn a_task_may_be_heard_of_before_the_answer_and_twice() {
        let ledger = Ledger::default();
        ledger.assigned("rsp_1", ms(12));
        ledger.answered(ms(2), ms(15), 5, ["rsp_1"].into_iter());
        ledger.assigned("rsp_1", ms(90));
        ledger.visible("rsp_1", ms(22));
        let latencies = ledger.latencies();
        assert_eq!(ledger.tasks(), 1);
        assert_eq!(latencies.answered.count(), 5);
        let longest = |latency: &Latency| latency.quantiles().max.map(f64::round);
        assert_eq!(longest(&latencies.assigned), Some(10.0));
        assert_eq!(longest(&latencies.visible), Some(20.0));
        assert_eq!(longest(&latencies.assigned_since_answer), Some(0.0), "the task was there first");
        assert_eq!(longest(&latencies.visible_since_answer), Some(7.0));
    }

    #[test]
    fn an_alert_of_another_run_has_no_latency() {
        let ledger = Ledger::default();
        ledger.assigned("rsp_9", ms(12));
        assert_eq!((ledger.tasks(), ledger.latencies().assigned.count()), (1, 0));
        let (assigned, visible) = ledger.since_beginning();
        assert_eq!(
            (assigned.count(), visible.count()),
            (1, 0),
            "what waited in a backlog counts from the beginning"
        );
    }
}
