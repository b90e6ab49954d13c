//! Open-loop pacing: what is due when, whatever became of what was due before.

use service_kit::clock::Monotonic;
use std::time::Duration;
use tokio::sync::mpsc;

/// Shortest sleep of the pacer: at high rates what is due within it is released together, at most this late.
const STEP: Duration = Duration::from_micros(200);

/// When call number `call` (from 0) of so many calls per second is planned, since the beginning. Latency counts from
/// here, so that a slow answer can't hide what waited behind it.
#[must_use]
pub fn planned(call: u64, calls_per_second: f64) -> Duration {
    Duration::try_from_secs_f64(super::number::from_count(call) / calls_per_second.max(f64::MIN_POSITIVE))
        .unwrap_or(Duration::MAX)
}

/// How many calls are planned within a time.
#[must_use]
pub fn calls_within(duration: Duration, calls_per_second: f64) -> u64 {
    super::number::to_count((duration.as_secs_f64() * calls_per_second).round()).max(1)
}

/// How long a plan lasted: to the last answer, but no shorter than the plan, for a call is due only in every interval.
#[must_use]
pub fn lasted(calls: u64, calls_per_second: f64, elapsed: Duration) -> Duration {
    elapsed.max(planned(calls, calls_per_second))
}

/// Releases calls when they are due, from a thread of its own: the runtime's timer counts whole milliseconds, which is
/// as long as what is measured here. Dropping the receiver ends it.
#[must_use]
pub fn release(calls: u64, calls_per_second: f64, clock: Monotonic) -> mpsc::UnboundedReceiver<u64> {
    let (sender, receiver) = mpsc::unbounded_channel();
    std::thread::spawn(move || {
        let mut next = 0;
        while next < calls {
            let now = clock.elapsed();
            while next < calls && planned(next, calls_per_second) <= now {
                if sender.send(next).is_err() {
                    return;
                }
                next += 1;
            }
            if next < calls {
                let wait = planned(next, calls_per_second).saturating_sub(clock.elapsed());
                // Nobody unparks this thread; an early return is harmless.
                std::thread::park_timeout(wait.max(STEP));
            }
        }
    });
    receiver
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_planned_evenly_from_the_beginning() {
        assert_eq!(planned(0, 1_000.0), Duration::ZERO);
        assert_eq!(planned(2_500, 1_000.0), Duration::from_millis(2_500));
        assert_eq!(calls_within(Duration::from_secs(60), 1_000.0), 60_000);
        assert_eq!(calls_within(Duration::from_millis(1), 10.0), 1, "a run has at least one call");
        // One call is answered at once, and is one in an interval all the same.
        assert_eq!(lasted(1, 10.0, Duration::from_millis(2)), Duration::from_millis(100));
        assert_eq!(lasted(10, 10.0, Duration::from_secs(3)), Duration::from_secs(3));
    }

    #[tokio::test]
    async fn calls_are_released_not_before_they_are_due_and_all_of_them() {
        let clock = Monotonic::start();
        let mut due = release(50, 1_000.0, clock);
        let mut expected = 0;
        while let Some(call) = due.recv().await {
            assert_eq!(call, expected);
            assert!(clock.elapsed() >= planned(call, 1_000.0));
            expected += 1;
        }
        assert_eq!(expected, 50);
    }
}
