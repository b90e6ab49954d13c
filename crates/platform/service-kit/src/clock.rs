//! The arithmetic of the two clocks; the readings themselves come from the database through `eventing`.

use jiff::{SignedDuration, Timestamp};
use std::time::Duration;

/// A test clock: maps the machine clock to the business clock. Absent in production, where the two are equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClockRow {
    /// A machine instant …
    pub machine_anchor: Timestamp,
    /// … and what the business clock shows then.
    pub business_anchor: Timestamp,
    /// Business seconds per machine second; 0 stands still.
    pub speed: f64,
}

impl ClockRow {
    /// What the business clock shows at a machine instant.
    #[must_use]
    pub fn business_at(&self, machine: Timestamp) -> Timestamp {
        scaled(self.business_anchor, machine.duration_since(self.machine_anchor), self.speed)
    }

    /// When the business clock will show that instant; `None` while it stands still.
    #[must_use]
    pub fn machine_at(&self, business: Timestamp) -> Option<Timestamp> {
        (self.speed > 0.0).then(|| {
            scaled(self.machine_anchor, business.duration_since(self.business_anchor), 1.0 / self.speed)
        })
    }
}

/// Saturates at the ends of representable time: a clock must always show something.
fn scaled(anchor: Timestamp, elapsed: SignedDuration, factor: f64) -> Timestamp {
    let elapsed = if (factor - 1.0).abs() < f64::EPSILON {
        elapsed
    } else {
        SignedDuration::try_from_secs_f64(elapsed.as_secs_f64() * factor).unwrap_or(SignedDuration::ZERO)
    };
    anchor.saturating_add(elapsed).unwrap_or(anchor)
}

/// The process's own clock that never goes back: for waits and for the leap guard.
#[derive(Debug, Clone, Copy)]
pub struct Monotonic(std::time::Instant);

impl Monotonic {
    /// Starts now.
    #[expect(clippy::disallowed_methods, reason = "this is the door to the monotonic clock")]
    #[must_use]
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    /// How long ago it was started.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// A difference to the monotonic clock above which a reading is a leap.
const LEAP: SignedDuration = SignedDuration::from_secs(60);

/// How long readings must agree with each other before a leap is believed.
const STEADY_FOR: Duration = Duration::from_secs(30);

/// Whether firing may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockState {
    /// Readings agree with the process's own clock.
    Steady,
    /// They do not: firing stops, commands go on by the monotonic clock.
    Leaping,
}

/// Guards production against a database clock that jumps.
///
/// Small steps back are held still. A *leap* is a reading more than 60 s ahead of or behind what the process's own
/// monotonic clock expects; it is believed after 30 s of steady readings, or once an operator accepts it.
///
/// A process that starts goes on from what another one kept ([`LeapGuard::resumed`]): its own monotonic clock says
/// nothing of the time before.
#[derive(Debug, Clone, Default)]
pub struct LeapGuard {
    last: Option<Reading>,
    leap: Option<Reading>,
    /// The first reading after more than 60 s of which nothing is known.
    unwatched: Option<Reading>,
}

/// What a process kept of the clock, for those that start after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// What the clock showed.
    pub reading: Timestamp,
    /// What the process went by. More than 60 s from the reading: it saw a leap.
    pub shown: Timestamp,
}

#[derive(Debug, Clone, Copy)]
struct Reading {
    shown: Timestamp,
    elapsed: Duration,
}

impl Reading {
    /// What this reading leads one to expect at a later monotonic instant.
    fn expected(&self, elapsed: Duration) -> Timestamp {
        let passed =
            SignedDuration::try_from(elapsed.saturating_sub(self.elapsed)).unwrap_or(SignedDuration::ZERO);
        self.shown.saturating_add(passed).unwrap_or(self.shown)
    }
}

impl LeapGuard {
    /// The guard of a process whose first reading is `reading`, made when its monotonic clock showed `elapsed`.
    ///
    /// A leap that is not believed yet is none for a process that starts either; a clock behind what was kept leapt. One
    /// that is far ahead may have leapt, or nobody was there to watch it: it is gone by, and nothing is fired until it was
    /// steady for 30 s.
    #[must_use]
    pub fn resumed(kept: Option<Kept>, reading: Timestamp, elapsed: Duration) -> Self {
        let now = Reading { shown: reading, elapsed };
        let Some(kept) = kept else {
            return Self { last: Some(now), ..Self::default() };
        };
        let passed = reading.duration_since(kept.reading);
        let saw_a_leap = kept.shown.duration_since(kept.reading).abs() > LEAP;
        if !saw_a_leap && passed > LEAP {
            return Self { last: Some(now), leap: None, unwatched: Some(now) };
        }
        let shown = kept.shown.saturating_add(passed.max(SignedDuration::ZERO)).unwrap_or(kept.shown);
        Self { last: Some(Reading { shown, elapsed }), leap: None, unwatched: None }
    }

    /// Takes a reading made when the monotonic clock showed `elapsed`, and gives the instant to use. `accepted`: what
    /// the clock that is read showed when an operator accepted it as it is, if one ever did.
    pub fn read(
        &mut self,
        reading: Timestamp,
        elapsed: Duration,
        accepted: Option<Timestamp>,
    ) -> (Timestamp, ClockState) {
        let Some(last) = self.last else {
            self.last = Some(Reading { shown: reading, elapsed });
            return (reading, ClockState::Steady);
        };
        let expected = last.expected(elapsed);
        if reading.duration_since(expected).abs() <= LEAP {
            self.leap = None;
            let shown = reading.max(last.shown);
            self.last = Some(Reading { shown, elapsed });
            let state = if self.is_watched(reading, elapsed, accepted) {
                ClockState::Steady
            } else {
                ClockState::Leaping
            };
            return (shown, state);
        }
        self.unwatched = None;
        let leap = *self.leap.get_or_insert(Reading { shown: reading, elapsed });
        if reading.duration_since(leap.expected(elapsed)).abs() > LEAP {
            // It leapt again: the thirty seconds begin anew.
            self.leap = Some(Reading { shown: reading, elapsed });
        } else if elapsed.saturating_sub(leap.elapsed) >= STEADY_FOR
            || accepted.is_some_and(|accepted| is_of_this_leap(accepted, leap.shown, reading))
        {
            self.leap = None;
            self.last = Some(Reading { shown: reading, elapsed });
            return (reading, ClockState::Steady);
        }
        // Shown is shown: once the leap goes away, time must not step back behind it.
        self.last = Some(Reading { shown: expected, elapsed });
        (expected, ClockState::Leaping)
    }

    /// Whether what passed unwatched needs no waiting any more.
    fn is_watched(&mut self, reading: Timestamp, elapsed: Duration, accepted: Option<Timestamp>) -> bool {
        let waits = self.unwatched.is_some_and(|since| {
            elapsed.saturating_sub(since.elapsed) < STEADY_FOR
                && !accepted.is_some_and(|accepted| is_of_this_leap(accepted, since.shown, reading))
        });
        if !waits {
            self.unwatched = None;
        }
        !waits
    }
}

/// Whether an acceptance was given by the clock as it shows now since it leapt. Another process may have seen the leap a
/// little earlier than this one.
fn is_of_this_leap(accepted: Timestamp, leapt_to: Timestamp, reading: Timestamp) -> bool {
    accepted.duration_since(leapt_to) >= -LEAP && accepted.duration_since(reading) <= SignedDuration::ZERO
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    const fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[test]
    fn a_clock_row_maps_both_ways_and_can_stand_still() {
        let row = ClockRow { machine_anchor: at(0), business_anchor: at(1_000_000), speed: 3600.0 };
        assert_eq!(row.business_at(at(2)), at(1_000_000 + 7200));
        assert_eq!(row.machine_at(at(1_000_000 + 7200)), Some(at(2)));
        let still = ClockRow { speed: 0.0, ..row };
        assert_eq!((still.business_at(at(500)), still.machine_at(at(0))), (at(1_000_000), None));
    }

    #[test]
    fn small_steps_back_are_held_still() {
        let mut guard = LeapGuard::default();
        guard.read(at(100), seconds(0), None);
        assert_eq!(guard.read(at(90), seconds(1), None), (at(100), ClockState::Steady));
        assert_eq!(guard.read(at(102), seconds(2), None), (at(102), ClockState::Steady));
    }

    #[test]
    fn a_leap_stops_firing_until_it_was_steady_for_half_a_minute() {
        let mut guard = LeapGuard::default();
        guard.read(at(0), seconds(0), None);
        assert_eq!(guard.read(at(3601), seconds(1), None), (at(1), ClockState::Leaping));
        assert_eq!(guard.read(at(3620), seconds(20), None), (at(20), ClockState::Leaping));
        assert_eq!(guard.read(at(3631), seconds(31), None), (at(3631), ClockState::Steady));
        // And back again: the same.
        assert_eq!(guard.read(at(40), seconds(40), None).1, ClockState::Leaping);
        assert_eq!(guard.read(at(71), seconds(71), None), (at(71), ClockState::Steady));
    }

    #[test]
    fn an_operator_can_accept_a_leap_and_only_the_one_that_is() {
        let mut guard = LeapGuard::default();
        guard.read(at(0), seconds(0), None);
        let before = Some(at(-10));
        assert_eq!(guard.read(at(3601), seconds(1), before), (at(1), ClockState::Leaping));
        assert_eq!(guard.read(at(3602), seconds(2), Some(at(3602))), (at(3602), ClockState::Steady));
        // The next leap is another one, back and forth alike: what was accepted then says nothing of it.
        assert_eq!(guard.read(at(9000), seconds(3), Some(at(3602))).1, ClockState::Leaping);
        assert_eq!(guard.read(at(3605), seconds(5), Some(at(3602))).1, ClockState::Steady, "it went away");
        assert_eq!(guard.read(at(5), seconds(6), Some(at(3602))).1, ClockState::Leaping);
        assert_eq!(guard.read(at(6), seconds(7), Some(at(6))), (at(6), ClockState::Steady));
    }

    fn kept(reading: i64, shown: i64) -> Option<Kept> {
        Some(Kept { reading: at(reading), shown: at(shown) })
    }

    #[test]
    fn who_starts_in_a_leap_does_not_believe_it_before_the_others_do() {
        // Another process went by second 10 when the clock had leapt by an hour.
        let mut guard = LeapGuard::resumed(kept(3610, 10), at(3612), seconds(0));
        assert_eq!(guard.read(at(3612), seconds(0), None), (at(12), ClockState::Leaping));
        assert_eq!(guard.read(at(3622), seconds(10), None), (at(22), ClockState::Leaping));
        // Set right again, it was none.
        assert_eq!(guard.read(at(25), seconds(13), None), (at(25), ClockState::Steady));
        // Steady for half a minute, it is believed.
        let mut guard = LeapGuard::resumed(kept(3610, 10), at(3612), seconds(0));
        guard.read(at(3612), seconds(0), None);
        assert_eq!(guard.read(at(3642), seconds(30), None), (at(3642), ClockState::Steady));
    }

    #[test]
    fn who_starts_after_the_clock_was_set_back_sees_a_leap() {
        let mut guard = LeapGuard::resumed(kept(7200, 7200), at(0), seconds(0));
        assert_eq!(guard.read(at(0), seconds(0), None), (at(7200), ClockState::Leaping));
        // Set right before anybody started: nothing happened.
        let mut guard = LeapGuard::resumed(kept(3610, 10), at(15), seconds(0));
        assert_eq!(guard.read(at(15), seconds(0), None), (at(15), ClockState::Steady));
    }

    #[test]
    fn who_starts_after_nobody_watched_goes_by_the_clock_and_fires_nothing_for_half_a_minute() {
        let mut guard = LeapGuard::resumed(kept(0, 0), at(3600), seconds(0));
        assert_eq!(guard.read(at(3600), seconds(0), None), (at(3600), ClockState::Leaping));
        assert_eq!(guard.read(at(3629), seconds(29), None), (at(3629), ClockState::Leaping));
        assert_eq!(guard.read(at(3630), seconds(30), None), (at(3630), ClockState::Steady));
        let mut guard = LeapGuard::resumed(kept(0, 0), at(3600), seconds(0));
        assert_eq!(guard.read(at(3602), seconds(2), Some(at(3601))).1, ClockState::Steady, "accepted");
        // A restart of seconds, and the very first start.
        for kept in [kept(0, 0), None] {
            let mut guard = LeapGuard::resumed(kept, at(50), seconds(0));
            assert_eq!(guard.read(at(50), seconds(0), None), (at(50), ClockState::Steady));
        }
    }

    #[test]
    fn a_leap_that_goes_away_was_none() {
        let mut guard = LeapGuard::default();
        guard.read(at(0), seconds(0), None);
        guard.read(at(90_000), seconds(5), None);
        assert_eq!(guard.read(at(6), seconds(6), None), (at(6), ClockState::Steady));
    }

    #[test]
    fn a_leap_that_goes_away_takes_nothing_back() {
        let mut guard = LeapGuard::default();
        guard.read(at(34), seconds(0), None);
        assert_eq!(guard.read(at(-26), seconds(1), None), (at(35), ClockState::Leaping));
        assert_eq!(guard.read(at(1), seconds(1), None), (at(35), ClockState::Steady));
    }

    proptest! {
        #[test]
        fn what_it_shows_never_goes_back_without_a_leap(steps in prop::collection::vec((0_u64..20, -25_i64..25), 1..60)) {
            // Two readings lie at most 50 s apart: none of them is a leap.
            let (mut guard, mut elapsed, mut shown) = (LeapGuard::default(), 0, at(0));
            guard.read(shown, seconds(0), None);
            for (passed, wobble) in steps {
                elapsed += passed;
                let (now, state) = guard.read(at(elapsed.cast_signed() + wobble), seconds(elapsed), None);
                if state == ClockState::Steady {
                    prop_assert!(now >= shown);
                }
                shown = now.max(shown);
            }
        }
    }
}
