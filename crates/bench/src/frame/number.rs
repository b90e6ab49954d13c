//! Numbers of a report: counts as fractions, rates, and roundings that a reader can bear.

use std::time::Duration;

/// A count as a number with a fraction.
#[expect(clippy::cast_precision_loss, reason = "no count here comes near 2^52")]
#[must_use]
pub const fn from_count(count: u64) -> f64 {
    count as f64
}

/// A number of things in memory as a number with a fraction.
#[expect(clippy::cast_precision_loss, reason = "no length comes near 2^52")]
#[must_use]
pub const fn from_length(length: usize) -> f64 {
    length as f64
}

/// The whole part of a number; nothing negative, and no more than fits.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
#[must_use]
pub const fn to_count(number: f64) -> u64 {
    number as u64
}

/// So many in so long, per second; 0 for no time at all.
#[must_use]
pub fn per_second(count: u64, elapsed: Duration) -> f64 {
    let seconds = elapsed.as_secs_f64();
    if seconds > 0.0 { from_count(count) / seconds } else { 0.0 }
}

/// Milliseconds of a duration, with a fraction.
#[must_use]
pub fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

/// Four significant digits: more is noise.
#[must_use]
pub fn rounded(number: f64) -> f64 {
    if number == 0.0 || !number.is_finite() {
        return 0.0;
    }
    let scale = 10_f64.powf(3.0 - number.abs().log10().floor());
    (number * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_digits_are_kept() {
        assert_eq!(rounded(123_456.0), 123_500.0);
        assert_eq!(rounded(0.001_234_56), 0.001_235);
        assert_eq!((rounded(0.0), rounded(f64::NAN), rounded(f64::INFINITY)), (0.0, 0.0, 0.0));
    }

    #[test]
    fn no_time_gives_no_rate() {
        assert_eq!(per_second(10, Duration::ZERO), 0.0);
        assert_eq!(per_second(10, Duration::from_secs(2)), 5.0);
    }
}
