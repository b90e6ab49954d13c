//! Instants and durations between protobuf and the domain.

use jiff::{SignedDuration, Timestamp};

/// An instant as protobuf writes it.
#[must_use]
pub fn timestamp(instant: Timestamp) -> pbjson_types::Timestamp {
    // A negative sub-second part would break the contract (nanos counts forward), so floor the seconds.
    let nanoseconds = instant.as_nanosecond();
    let seconds = nanoseconds.div_euclid(1_000_000_000);
    let nanos = nanoseconds.rem_euclid(1_000_000_000);
    pbjson_types::Timestamp {
        seconds: i64::try_from(seconds).unwrap_or(i64::MAX),
        nanos: i32::try_from(nanos).unwrap_or(0),
    }
}

/// An instant of the domain; `None` when it lies outside the years −9999 to 9999.
#[must_use]
pub fn instant(timestamp: &pbjson_types::Timestamp) -> Option<Timestamp> {
    let nanoseconds =
        i128::from(timestamp.seconds).checked_mul(1_000_000_000)?.checked_add(i128::from(timestamp.nanos))?;
    Timestamp::from_nanosecond(nanoseconds).ok()
}

/// A duration as protobuf writes it.
#[must_use]
pub fn duration(duration: SignedDuration) -> pbjson_types::Duration {
    pbjson_types::Duration { seconds: duration.as_secs(), nanos: duration.subsec_nanos() }
}

/// A duration of the domain; `None` when its parts contradict each other.
#[must_use]
pub fn signed_duration(duration: &pbjson_types::Duration) -> Option<SignedDuration> {
    let (seconds, nanos) = (duration.seconds, duration.nanos);
    let same_sign = seconds == 0 || nanos == 0 || (seconds < 0) == (nanos < 0);
    (same_sign && nanos.unsigned_abs() < 1_000_000_000).then(|| SignedDuration::new(seconds, nanos))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn instants_survive_the_wire(nanoseconds in -60_000_000_000_000_000_000_i128..60_000_000_000_000_000_000_i128) {
            let before = Timestamp::from_nanosecond(nanoseconds).unwrap();
            let wire = timestamp(before);
            prop_assert!((0..1_000_000_000).contains(&wire.nanos));
            prop_assert_eq!(instant(&wire), Some(before));
        }

        #[test]
        fn durations_survive_the_wire(seconds in -1_000_000_000_i64..1_000_000_000, nanos in -999_999_999_i32..999_999_999) {
            let before = SignedDuration::new(seconds, nanos);
            prop_assert_eq!(signed_duration(&duration(before)), Some(before));
        }
    }

    #[test]
    fn a_duration_of_two_minds_is_refused() {
        assert_eq!(signed_duration(&pbjson_types::Duration { seconds: 1, nanos: -1 }), None);
    }
}
