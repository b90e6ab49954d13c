//! The parts of the benchmark, one after the other over the same schedules.

use super::{
    ground::{Ground, percent},
    lateness::{Proposed, lateness},
    policy::{OVERDUE, TURNING},
    wheel::{Wheel, steps},
};
use crate::frame::{
    Latency, Progress,
    number::{per_second, rounded},
};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde_json::{Value, json};
use service_kit::clock::Monotonic;
use std::{collections::BTreeMap, time::Duration};

/// How long ago a backlog began to fall due, and the time within which it did: the scheduler was away for a shift.
const BACKLOG_AGE: SignedDuration = SignedDuration::from_hours(7);
const BACKLOG_WITHIN: SignedDuration = SignedDuration::from_hours(1);

/// Most turns of the wheel that one price is the mean of.
const TURNS_MAX: u64 = 10;

/// How far the clock is set back while the backlog is made, so that none of it is due yet.
const SET_BACK: SignedDuration = SignedDuration::from_hours(8);

/// Makes schedules up to a number, some of them by events; how fast either was.
pub async fn fill(
    ground: &mut Ground<'_>,
    wheel: &Wheel,
    (from, until): (u64, u64),
    events: u64,
    progress: &Progress,
) -> anyhow::Result<Value> {
    let by_events = events.min((until - from) / 2);
    let by_store = until - by_events;
    let before = ground.snapshot();
    let say = |made: u64| progress.say(format!("scheduling {until}: {}", percent(made, until)));
    let clock = Monotonic::start();
    ground.make(wheel, (from, by_store), say).await?;
    let made_within = clock.elapsed();
    let cost = ground.snapshot().since(&before).per_response(by_store - from);
    progress.say(format!("{by_events} tasks are told by events"));
    let told_within = ground.tell(wheel, (by_store, until)).await?;
    ground.tidy().await?;
    Ok(json!({
        "by_statements": {
            "schedules": by_store - from, "seconds": rounded(made_within.as_secs_f64()),
            "rate_per_s": rounded(per_second(by_store - from, made_within)), "cpu_us": cost,
        },
        "by_events": {
            "schedules": by_events, "seconds": rounded(told_within.as_secs_f64()),
            "rate_per_s": rounded(per_second(by_events, told_within)),
        },
    }))
}

/// What one fire costs among so many schedules.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Price {
    /// Schedules that are pending.
    pub pending: u64,
    /// Fires that it is the mean of.
    pub fires: u64,
    /// Processor time of one, in microseconds, by part; published included.
    pub cpu_us: BTreeMap<String, f64>,
}

/// Prices a fire: turns the wheel by as much as makes the same number of schedules fall due, however many there are.
pub async fn price(
    ground: &mut Ground<'_>,
    wheel: &mut Wheel,
    pending: u64,
    fires: u64,
    progress: &Progress,
) -> anyhow::Result<Price> {
    let (begun, before) = (ground.fired().await?, ground.snapshot());
    // Of very few schedules each is fired some times, not thousands: each turn waits for the scheduler's look at the clock.
    for step in steps(pending, fires.min(pending.saturating_mul(TURNS_MAX))) {
        progress.say(format!("{fires} fires among {pending}"));
        let instant = wheel.advance(step);
        ground.set_clock(instant, 0.0).await?;
        ground.until_nothing_is_due(instant, |_| ()).await?;
    }
    ground.until_published().await?;
    let used = ground.snapshot().since(&before);
    let fires = ground.fired().await? - begun;
    Ok(Price { pending, fires, cpu_us: used.per_response(fires) })
}

/// The dearest price as a multiple of that among the fewest schedules.
pub fn dearest_to_fewest(prices: &[Price]) -> Option<f64> {
    let total = |price: &Price| price.cpu_us.get("total").copied();
    let fewest = prices.first().and_then(total).filter(|cost| *cost > 0.0)?;
    prices.iter().filter_map(total).map(|cost| cost / fewest).max_by(f64::total_cmp)
}

/// Lateness while nothing but what falls due is to be done.
pub struct Steady {
    /// How late what fell due was proposed.
    pub latency: Latency,
    /// How long it was measured: from the first proposal on.
    elapsed: Duration,
    /// Processor time of one fire, in microseconds, by part.
    cpu_us: BTreeMap<String, f64>,
}

impl Steady {
    /// Beside the latencies, which stand with all others.
    pub fn figure(&self) -> Value {
        let fires = self.latency.count();
        json!({
            "fires": fires, "rate_per_s": rounded(per_second(fires, self.elapsed)), "cpu_us": self.cpu_us,
        })
    }
}

/// Lets the clock run for a while.
pub async fn steady(
    ground: &mut Ground<'_>,
    wheel: &mut Wheel,
    seconds: Duration,
    progress: &Progress,
) -> anyhow::Result<Steady> {
    let (mark, begun, before) = (ground.mark(), ground.fired().await?, ground.snapshot());
    let begin = wheel.cursor();
    ground.set_clock(begin, 1.0).await?;
    let clock = Monotonic::start();
    while clock.elapsed() < seconds {
        progress.say(format!("lateness while nothing else is due: {} s", clock.elapsed().as_secs()));
        tokio::time::sleep(Duration::from_millis(200).min(seconds)).await;
    }
    let end = ground.stop_clock().await?;
    let used = ground.snapshot().since(&before);
    wheel.move_to(end);
    ground.until_nothing_is_due(end, |_| ()).await?;
    let cpu_us = used.per_response(ground.fired().await? - begun);
    let proposals = ground.proposed_since(mark).await?;
    let (latency, first) = since_first(&proposals, TURNING, TURNING, end);
    let elapsed = first.map(|first| end.duration_since(first)).unwrap_or_default();
    Ok(Steady { latency, elapsed: Duration::try_from(elapsed).unwrap_or_default(), cpu_us })
}

/// A backlog that was worked off.
pub struct Drained {
    /// How late what fell due meanwhile was proposed.
    pub fresh: Latency,
    schedules: u64,
    within: Duration,
}

impl Drained {
    /// Beside the latencies, which stand with all others.
    pub fn figure(&self) -> Value {
        json!({
            "schedules": self.schedules, "seconds": rounded(self.within.as_secs_f64()),
            "rate_per_s": rounded(per_second(self.schedules, self.within)), "fresh": self.fresh.count(),
        })
    }
}

/// Makes a backlog that has been overdue for hours, and lets the clock run until it is worked off.
pub async fn backlog(
    ground: &mut Ground<'_>,
    wheel: &mut Wheel,
    schedules: u64,
    progress: &Progress,
) -> anyhow::Result<Drained> {
    let begin = wheel.cursor();
    let back = |age: SignedDuration| begin.saturating_sub(age).unwrap_or(begin);
    ground.set_clock(back(SET_BACK), 0.0).await?;
    let overdue = Wheel::new(back(BACKLOG_AGE), BACKLOG_WITHIN);
    let say = |made: u64| progress.say(format!("making a backlog: {}", percent(made, schedules)));
    ground.make_backlog(&overdue, schedules, say).await?;
    progress.say("a backlog is worked off while others fall due");
    let mark = ground.mark();
    ground.set_clock(begin, 1.0).await?;
    let within =
        ground.until_nothing_is_due(back(BACKLOG_AGE - BACKLOG_WITHIN - BACKLOG_WITHIN), |_| ()).await?;
    let end = ground.stop_clock().await?;
    wheel.move_to(end);
    ground.until_nothing_is_due(end, |_| ()).await?;
    ground.until_published().await?;
    let proposals = ground.proposed_since(mark).await?;
    let (fresh, _) = since_first(&proposals, OVERDUE, TURNING, end);
    Ok(Drained { fresh, schedules, within })
}

/// All schedules fired, and what that took.
pub struct All {
    /// How many there were: all, but for the few that were fired while the clock was being stopped.
    pub fires: u64,
    /// From the moment at which all were due until the last was fired.
    pub fired_within: Duration,
    /// Until the last was published.
    pub published_within: Duration,
    /// Processor time of one fire, in microseconds, by part.
    pub cpu_us: BTreeMap<String, f64>,
}

/// Lets all schedules fall due at once.
pub async fn all(
    ground: &mut Ground<'_>,
    wheel: &mut Wheel,
    pending: u64,
    progress: &Progress,
) -> anyhow::Result<All> {
    let (begun, before) = (ground.fired().await?, ground.snapshot());
    let instant = wheel.advance(1.0);
    let clock = Monotonic::start();
    ground.set_clock(instant, 0.0).await?;
    let say = |fired: u64| progress.say(format!("all are due: {}", percent(fired - begun, pending)));
    let fired_within = ground.until_nothing_is_due(instant, say).await?;
    ground.until_published().await?;
    let published_within = clock.elapsed();
    let used = ground.snapshot().since(&before);
    let fires = ground.fired().await? - begun;
    Ok(All { fires, fired_within, published_within, cpu_us: used.per_response(fires) })
}

/// Lateness of a policy's proposals from when the scheduler first proposed anything of a policy: it had to see the clock
/// move before, which it looks at once a second. Gives that moment as well.
fn since_first(
    proposals: &[Proposed],
    first_of: &str,
    policy: &str,
    until: Timestamp,
) -> (Latency, Option<Timestamp>) {
    let first = proposals
        .iter()
        .filter(|proposal| proposal.policy == first_of)
        .map(|proposal| proposal.proposed)
        .min();
    let mut latency = Latency::new();
    if let Some(first) = first {
        for late in lateness(proposals, policy, first, until) {
            latency.record(Duration::try_from(late).unwrap_or(Duration::ZERO));
        }
    }
    (latency, first)
}

/// Numbers of schedules among which a fire is priced: powers of ten from a thousand on, and all.
pub fn sizes(pending: u64) -> Vec<u64> {
    let powers = std::iter::successors(Some(1_000_u64), |size| size.checked_mul(10));
    powers.take_while(|size| *size < pending).chain([pending]).collect()
}

/// The time in which every schedule falls due once, so that so many do each second: whole seconds, as policies write it.
pub fn turn(pending: u64, rate: u64) -> SignedDuration {
    SignedDuration::from_secs(i64::try_from(pending.div_ceil(rate.max(1)).max(1)).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fire_is_priced_among_powers_of_ten_and_among_all() {
        assert_eq!(sizes(1_000_000), [1_000, 10_000, 100_000, 1_000_000]);
        assert_eq!(sizes(25_000), [1_000, 10_000, 25_000]);
        assert_eq!(sizes(300), [300]);
    }

    #[test]
    fn a_turn_is_as_long_as_the_rate_asks_for() {
        assert_eq!(turn(1_000_000, 1_000), SignedDuration::from_secs(1_000));
        assert_eq!(turn(10, 1_000), SignedDuration::from_secs(1));
    }

    #[test]
    fn the_dearest_price_is_a_multiple_of_that_among_the_fewest() {
        let price = |pending, total| Price {
            pending,
            fires: 1,
            cpu_us: BTreeMap::from([("total".to_owned(), total)]),
        };
        assert_eq!(
            dearest_to_fewest(&[price(1_000, 50.0), price(10_000, 100.0), price(100_000, 75.0)]),
            Some(2.0)
        );
        assert_eq!(dearest_to_fewest(&[price(1_000, 0.0)]), None);
    }

    #[test]
    fn what_fell_due_before_the_scheduler_saw_the_clock_move_does_not_count() {
        let at = |second: i64| Timestamp::from_second(second).expect("in range");
        let of = |policy: &str, due: i64, proposed: i64| Proposed {
            policy: policy.to_owned(),
            due: at(due),
            proposed: at(proposed),
        };
        let proposals = [of("fresh", 10, 12), of("backlog", 1, 11), of("fresh", 11, 12), of("fresh", 30, 90)];
        let (latency, first) = since_first(&proposals, "backlog", "fresh", at(20));
        assert_eq!((latency.count(), first), (1, Some(at(11))));
        assert_eq!(since_first(&[], "backlog", "fresh", at(20)).0.count(), 0);
    }
}
