//! Instants, durations, periods and filters, as flags and requests write them.

use crate::sample::now;
use business_time::{customer_duration, duty_duration};
use contracts::convert;
use jiff::{SignedDuration, tz::TimeZone};
use reporting::domain::{figure::Figure, filter, period};

/// Reads the input as each of them.
pub fn target(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    match recontact::cli::instant(&text) {
        Ok(instant) => {
            assert_eq!(recontact::cli::instant(&instant.to_string()), Ok(instant));
            assert_eq!(convert::instant(&convert::timestamp(instant)), Some(instant));
        }
        Err(message) => assert!(!message.is_empty()),
    }
    for read in [duty_duration(&text), customer_duration(&text)] {
        match read {
            Ok(duration) => {
                assert!(duration > SignedDuration::ZERO);
                assert_eq!(convert::signed_duration(&convert::duration(duration)), Some(duration));
            }
            Err(message) => assert!(!message.is_empty()),
        }
    }
    let zone = business_time::zone(&text).unwrap_or(TimeZone::UTC);
    if let Ok((from, until)) = period::span(&text, now(), &zone) {
        assert!(from < until, "{text} begins before it ends");
        for period in ["day", "week", "month"] {
            let parts = period::Period::parse(period).unwrap().cut(from, until, &zone);
            if let Ok(parts) = parts {
                assert!(parts.len() <= period::PERIODS_MAX);
                assert_eq!(parts.first().map(|part| part.from), Some(from), "{text} by {period}");
                assert_eq!(parts.last().map(|part| part.until), Some(until), "{text} by {period}");
            }
        }
    }
    match filter::parse(&text) {
        Ok(terms) => {
            let _ = filter::counted(&terms);
        }
        Err(message) => assert!(!message.is_empty()),
    }
    if let Some(figure) = Figure::parse(&text) {
        assert_eq!(figure.name(), text);
    }
    numbers(input);
}

/// Seconds and nanoseconds as protobuf carries them, whatever they are.
fn numbers(input: &[u8]) {
    let Some((seconds, rest)) = input.split_first_chunk::<8>() else { return };
    let Some((nanos, _)) = rest.split_first_chunk::<4>() else { return };
    let (seconds, nanos) = (i64::from_le_bytes(*seconds), i32::from_le_bytes(*nanos));
    if let Some(instant) = convert::instant(&pbjson_timestamp(seconds, nanos)) {
        assert_eq!(convert::instant(&convert::timestamp(instant)), Some(instant));
    }
    if let Some(duration) = convert::signed_duration(&pbjson_duration(seconds, nanos)) {
        assert_eq!(convert::signed_duration(&convert::duration(duration)), Some(duration));
    }
}

fn pbjson_timestamp(seconds: i64, nanos: i32) -> pbjson_types::Timestamp {
    pbjson_types::Timestamp { seconds, nanos }
}

fn pbjson_duration(seconds: i64, nanos: i32) -> pbjson_types::Duration {
    pbjson_types::Duration { seconds, nanos }
}
