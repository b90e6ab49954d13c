//! When schedules fall due: each once in every turn, evenly, however many there are.

use jiff::{SignedDuration, Timestamp};

/// Share of a turn by which each schedule follows the one before it, modulo 1: the golden ratio's fraction. Any number of
/// them, counted from the first, lies evenly on the wheel.
const STRIDE: f64 = 0.618_033_988_749_894_8;

/// A clock face that schedules fall due on. All that is due was proposed up to the cursor, and every schedule comes once
/// within the turn after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wheel {
    cursor: Timestamp,
    turn: SignedDuration,
}

impl Wheel {
    /// A wheel that begins at an instant; `turn` is the time in which every schedule falls due once.
    #[must_use]
    pub const fn new(cursor: Timestamp, turn: SignedDuration) -> Self {
        Self { cursor, turn }
    }

    /// Up to when everything was proposed.
    #[must_use]
    pub const fn cursor(&self) -> Timestamp {
        self.cursor
    }

    /// The time in which every schedule falls due once.
    #[must_use]
    pub const fn turn(&self) -> SignedDuration {
        self.turn
    }

    /// When the schedule with this number falls due next, to the microsecond, which is what the database keeps.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "2^52 schedules are more than anybody makes")]
    pub fn due(&self, number: u64) -> Timestamp {
        let share = (number as f64 * STRIDE).fract();
        let from = self.cursor.saturating_add(self.turn.mul_share(share)).unwrap_or(self.cursor);
        // The cursor itself is past.
        from.saturating_add(SignedDuration::from_micros(1)).unwrap_or(from)
    }

    /// Moves the cursor on by a share of a turn, at most a whole one; gives where it then is.
    pub fn advance(&mut self, share: f64) -> Timestamp {
        self.move_to(
            self.cursor.saturating_add(self.turn.mul_share(share.clamp(0.0, 1.0))).unwrap_or(self.cursor),
        )
    }

    /// Moves the cursor to an instant, as after a time in which the clock ran; never back.
    pub fn move_to(&mut self, instant: Timestamp) -> Timestamp {
        self.cursor = self.cursor.max(instant);
        self.cursor
    }
}

/// A share of a duration.
trait MulShare {
    fn mul_share(self, share: f64) -> Self;
}

impl MulShare for SignedDuration {
    #[expect(clippy::cast_possible_truncation, reason = "a share of at most 1 of what fits")]
    fn mul_share(self, share: f64) -> Self {
        Self::from_micros((self.as_secs_f64() * share * 1e6) as i64)
    }
}

/// How a number of fires is spread over turns of a wheel that holds so many schedules: shares of a turn, one after the
/// other, each of at most a whole turn.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "2^52 schedules are more than anybody makes")]
pub fn steps(schedules: u64, fires: u64) -> Vec<f64> {
    if schedules == 0 {
        return Vec::new();
    }
    let whole = usize::try_from(fires / schedules).unwrap_or(usize::MAX);
    let rest = (fires % schedules) as f64 / schedules as f64;
    let mut steps = vec![1.0; whole];
    if rest > 0.0 {
        steps.push(rest);
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wheel() -> Wheel {
        Wheel::new("2027-03-01T08:00:00Z".parse().expect("an instant"), SignedDuration::from_secs(1_000))
    }

    #[test]
    fn any_number_of_schedules_lies_evenly_within_one_turn() {
        let wheel = wheel();
        for count in [10_u64, 1_000, 20_000] {
            let mut tenths = [0_u64; 10];
            for number in 0..count {
                let after = wheel.due(number).duration_since(wheel.cursor());
                assert!(after.is_positive() && after <= wheel.turn(), "{after}");
                tenths[usize::try_from((after.as_secs() / 100).min(9)).expect("small")] += 1;
            }
            let even = count / 10;
            assert!(tenths.iter().all(|&tenth| tenth.abs_diff(even) <= 2), "{count}: {tenths:?}");
        }
    }

    #[test]
    fn the_cursor_goes_on_by_shares_and_never_back() {
        let mut wheel = wheel();
        let begin = wheel.cursor();
        assert_eq!(wheel.advance(0.25).duration_since(begin), SignedDuration::from_secs(250));
        assert_eq!(wheel.advance(7.0).duration_since(begin), SignedDuration::from_secs(1_250));
        assert_eq!(wheel.move_to(begin).duration_since(begin), SignedDuration::from_secs(1_250));
    }

    #[test]
    fn as_many_fires_in_turns_of_any_wheel() {
        assert_eq!(steps(1_000, 2_500), [1.0, 1.0, 0.5]);
        assert_eq!(steps(10_000, 2_500), [0.25]);
        assert_eq!(steps(10, 10), [1.0]);
        assert_eq!(steps(0, 10), [0.0; 0]);
    }
}
