//! How long a pure function takes, in this process.

use crate::frame::{
    Latency,
    number::{from_count, rounded},
};
use rustix::time::{ClockId, clock_gettime};
use service_kit::clock::Monotonic;
use std::{hint::black_box, time::Duration};

/// Stretches of calls that one measurement is the median of: an odd number, so that one stretch is the middle.
const STRETCHES: usize = 7;

/// Most calls of one stretch: whatever is faster than the clock can tell ends here.
const CALLS_MAX: u64 = 1 << 32;

/// Nanoseconds of one call: the median of seven stretches that take about `whole` together. What it gives is kept from
/// being optimised away.
pub fn nanoseconds<T>(whole: Duration, mut call: impl FnMut() -> T) -> f64 {
    let stretch = whole / u32::try_from(STRETCHES + 1).unwrap_or(u32::MAX);
    let calls = calls_within(stretch, &mut call);
    let mut measured: Vec<f64> = (0..STRETCHES).map(|_| time_of(calls, &mut call)).collect();
    measured.sort_by(f64::total_cmp);
    measured.get(STRETCHES / 2).copied().unwrap_or_default()
}

/// Calls of a pure function.
pub struct Calls {
    /// Of each by itself, from its beginning to its end; the look at the clock is in it, some 30 ns.
    pub latency: Latency,
    /// Processor time of one, in microseconds: that of this thread, the mean of many that nothing was done between.
    pub cpu_us: f64,
}

/// Times call after call for half of so long, and what they cost in the other half.
pub fn each<T>(whole: Duration, mut call: impl FnMut() -> T) -> Calls {
    let calls = calls_within(whole / 4, &mut call);
    let before = processor_time();
    repeat(calls, &mut call);
    let used = processor_time().saturating_sub(before);
    let cpu_us = rounded(used.as_secs_f64() * 1e6 / from_count(calls));
    let (mut latency, clock) = (Latency::new(), Monotonic::start());
    while latency.count() == 0 || clock.elapsed() < whole / 2 {
        let one = Monotonic::start();
        black_box(call());
        latency.record(one.elapsed());
    }
    Calls { latency, cpu_us }
}

/// Processor time of this thread so far.
fn processor_time() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap_or_default()
}

/// As many calls as fit, found by doubling: the first ones also warm caches and branch predictors.
fn calls_within<T>(stretch: Duration, call: &mut impl FnMut() -> T) -> u64 {
    let mut calls = 1;
    while calls < CALLS_MAX {
        let clock = Monotonic::start();
        repeat(calls, call);
        if clock.elapsed() * 2 >= stretch {
            break;
        }
        calls *= 2;
    }
    calls
}

#[expect(clippy::cast_precision_loss, reason = "a mean of nanoseconds, read by people")]
fn time_of<T>(calls: u64, call: &mut impl FnMut() -> T) -> f64 {
    let clock = Monotonic::start();
    repeat(calls, call);
    clock.elapsed().as_nanos() as f64 / calls as f64
}

fn repeat<T>(calls: u64, call: &mut impl FnMut() -> T) {
    for _ in 0..calls {
        black_box(call());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bounds are as wide as no busy machine is: what they tell is a unit, or calls that were not made.

    #[test]
    fn a_hundred_times_the_work_takes_much_longer() {
        let work = |rounds: u64| (0..rounds).fold(7_u64, |sum, round| black_box(sum ^ round).rotate_left(3));
        let time = |rounds| nanoseconds(Duration::from_millis(80), || work(black_box(rounds)));
        let (once, often) = (time(1_000), time(100_000));
        assert!((5.0..2_000.0).contains(&(often / once)), "{once} ns and {often} ns");
    }

    #[test]
    fn processor_time_of_a_call_is_about_what_the_fastest_take() {
        let work = || (0..20_000_u64).fold(7, |sum, round| black_box(sum ^ round));
        let calls = each(Duration::from_millis(80), work);
        let fastest = nanoseconds(Duration::from_millis(80), work) / 1_000.0;
        assert!(calls.latency.count() > 1);
        let share = calls.cpu_us / fastest;
        assert!((0.02..50.0).contains(&share), "{} µs, of which one takes {fastest}", calls.cpu_us);
    }
}
