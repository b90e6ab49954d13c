//! Open loop: calls are made when they are planned, however many are unanswered.

use super::{Answer, Caller, Responses};
use crate::frame::{number, pacing};
use anyhow::bail;
use contracts::ingest::v1::SubmissionResult;
use service_kit::{clock::Monotonic, tasks::Tracker};
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// What is offered, and when.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Number of the first response.
    pub first: u64,
    /// Responses per second.
    pub rate: f64,
    /// Responses of one call.
    pub per_call: u64,
    /// How long.
    pub duration: Duration,
    /// Gives up once so much of the plan is unanswered: it is overloaded, and more would only fill memory.
    pub give_up_behind: Duration,
}

impl Plan {
    /// Calls per second.
    #[must_use]
    pub fn calls_per_second(&self) -> f64 {
        self.rate / number::from_count(self.per_call.max(1))
    }

    /// Calls in all.
    #[must_use]
    pub fn calls(&self) -> u64 {
        pacing::calls_within(self.duration, self.calls_per_second())
    }

    /// Responses in all.
    #[must_use]
    pub fn responses(&self) -> u64 {
        self.calls() * self.per_call
    }

    /// Calls that may be unanswered before it gives up; never so few that a short hiccup ends it.
    #[must_use]
    pub fn unanswered_at_most(&self) -> u64 {
        pacing::calls_within(self.give_up_behind, self.calls_per_second()).max(100)
    }
}

/// How far a load is. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Offered(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    offered: AtomicU64,
    accepted: AtomicU64,
    turned_away: AtomicU64,
    failure: Mutex<Option<anyhow::Error>>,
}

impl Offered {
    /// Responses offered so far.
    #[must_use]
    pub fn offered(&self) -> u64 {
        self.0.offered.load(Ordering::Relaxed)
    }

    /// Responses whose durable answer has come.
    #[must_use]
    pub fn accepted(&self) -> u64 {
        self.0.accepted.load(Ordering::Relaxed)
    }

    /// Calls that ingest had no room for, and that were made again.
    #[must_use]
    pub fn turned_away(&self) -> u64 {
        self.0.turned_away.load(Ordering::Relaxed)
    }

    /// Counts responses that a caller hands over itself.
    pub(super) fn count(&self, offered: u64, accepted: u64, turned_away: u64) {
        self.0.offered.fetch_add(offered, Ordering::Relaxed);
        self.0.accepted.fetch_add(accepted, Ordering::Relaxed);
        self.0.turned_away.fetch_add(turned_away, Ordering::Relaxed);
    }

    fn fail(&self, error: anyhow::Error) {
        self.0.failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
    }

    fn failure(&self) -> Option<anyhow::Error> {
        self.0.failure.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A call that was answered.
#[derive(Debug, Clone, Copy)]
pub struct Answered {
    /// Number of its first response.
    pub first: u64,
    /// When it was planned, by the clock of the load.
    pub planned: Duration,
    /// When its answer came.
    pub at: Duration,
}

/// Offers responses by a plan, from the instant that `clock` was started; `answered` hears of every answer. Returns once
/// every call is answered; whether the whole plan was offered: if not, it fell too far behind.
///
/// # Errors
/// What ingest refuses or leaves unanswered.
pub async fn open(
    caller: &Arc<Caller>,
    responses: &Arc<Responses>,
    plan: Plan,
    clock: Monotonic,
    offered: &Offered,
    answered: impl Fn(Answered, &[SubmissionResult]) + Clone + Send + Sync + 'static,
) -> anyhow::Result<bool> {
    let mut due = pacing::release(plan.calls(), plan.calls_per_second(), clock);
    let calls = Tracker::default();
    let mut whole = true;
    while let Some(call) = due.recv().await {
        if let Some(error) = offered.failure() {
            return Err(error);
        }
        let unanswered = offered.offered() - offered.accepted();
        if unanswered > plan.unanswered_at_most() * plan.per_call {
            whole = false;
            break;
        }
        offered.count(plan.per_call, 0, 0);
        let first = plan.first + call * plan.per_call;
        let planned = pacing::planned(call, plan.calls_per_second());
        let (caller, responses) = (caller.clone(), responses.clone());
        let (offered, answered) = (offered.clone(), answered.clone());
        calls.spawn(async move {
            match insist(&caller, &responses, first, plan.per_call, &offered).await {
                Ok(results) => {
                    let at = clock.elapsed();
                    answered(Answered { first, planned, at }, &results);
                    offered.count(0, plan.per_call, 0);
                }
                Err(error) => offered.fail(error),
            }
        });
    }
    drop(due);
    calls.finish().await;
    match offered.failure() {
        Some(error) => Err(error),
        None => Ok(whole),
    }
}

/// Longest time that one call is made again.
const PATIENCE: Duration = Duration::from_secs(60);

/// Makes one call until it is taken.
pub(super) async fn insist(
    caller: &Caller,
    responses: &Responses,
    first: u64,
    count: u64,
    offered: &Offered,
) -> anyhow::Result<Vec<SubmissionResult>> {
    let clock = Monotonic::start();
    loop {
        let items = (first..first + count).map(|number| responses.item(number)).collect();
        match caller.call(items).await? {
            Answer::Accepted(results) => return Ok(results),
            Answer::Full(wait) => {
                offered.count(0, 0, 1);
                if clock.elapsed() > PATIENCE {
                    bail!("ingest has had no room for {} s", PATIENCE.as_secs());
                }
                tokio::time::sleep(wait + service_kit::ids::jitter(wait)).await;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_calls_of_many_at_even_distances() {
        let plan = Plan {
            first: 0,
            rate: 12_000.0,
            per_call: 100,
            duration: Duration::from_secs(60),
            give_up_behind: Duration::from_secs(5),
        };
        assert_eq!((plan.calls(), plan.responses()), (7_200, 720_000));
        assert_eq!(plan.unanswered_at_most(), 600);
        let slow = Plan { rate: 100.0, ..plan };
        assert_eq!(slow.unanswered_at_most(), 100, "a slow plan is not given up for a hiccup");
    }
}
