//! Durations as people write them.

use jiff::{SignedDuration, Span, SpanRelativeTo};

/// Duty time: `4h`, `1h 30m`. Days are refused, for a day of duty is as long as its opening hours.
///
/// # Errors
/// What is wrong, and how to write it.
pub fn duty_duration(text: &str) -> Result<SignedDuration, String> {
    let span = span(text)?;
    let whole_days =
        span.get_years() != 0 || span.get_months() != 0 || span.get_weeks() != 0 || span.get_days() != 0;
    if whole_days {
        return Err(format!(
            "{text:?} counts days; duty time is written in hours and minutes: `16h`, `1h 30m`"
        ));
    }
    positive(text, SignedDuration::try_from(span).map_err(|_| misread(text))?)
}

/// Customer time, which never stops: `7d` is seven times 24 hours.
///
/// # Errors
/// What is wrong, and how to write it.
pub fn customer_duration(text: &str) -> Result<SignedDuration, String> {
    let span = span(text)?;
    if span.get_years() != 0 || span.get_months() != 0 {
        return Err(format!(
            "{text:?} counts months or years, which are not equally long; write days: `30d`"
        ));
    }
    positive(text, span.to_duration(SpanRelativeTo::days_are_24_hours()).map_err(|_| misread(text))?)
}

fn span(text: &str) -> Result<Span, String> {
    text.trim().parse().map_err(|_| misread(text))
}

fn misread(text: &str) -> String {
    format!("{text:?} is no duration; write `4h`, `1h 30m` or `2d`")
}

fn positive(text: &str, duration: SignedDuration) -> Result<SignedDuration, String> {
    // Ten years: more is a slip, and would run into the ends of representable time.
    let most = SignedDuration::from_hours(10 * 366 * 24);
    if duration <= SignedDuration::ZERO || duration > most {
        return Err(format!("{text:?} must be longer than nothing and at most ten years"));
    }
    Ok(duration)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_write_durations_in_words_of_one_letter() {
        assert_eq!(duty_duration("1h 30m"), Ok(SignedDuration::from_mins(90)));
        assert_eq!(customer_duration("7d"), Ok(SignedDuration::from_hours(168)));
        assert_eq!(customer_duration("1w 2h"), Ok(SignedDuration::from_hours(170)));
    }

    #[test]
    fn what_is_unclear_is_refused() {
        assert!(duty_duration("2d").unwrap_err().contains("hours"));
        assert!(customer_duration("1 month").unwrap_err().contains("30d"));
        for text in ["", "soon", "0h", "-2h", "20y", "999999h"] {
            assert!(customer_duration(text).is_err(), "{text}");
        }
    }
}
