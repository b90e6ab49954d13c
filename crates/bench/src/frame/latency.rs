//! Latencies: an HdrHistogram of microseconds.

use super::number;
use anyhow::Context as _;
use hdrhistogram::{
    Histogram,
    serialization::{V2DeflateSerializer, interval_log::IntervalLogWriterBuilder},
};
use serde::Serialize;
use std::{io::Write as _, path::Path, time::Duration};

/// Three significant digits: what a quantile says is at most a thousandth off.
const DIGITS: u8 = 3;

/// The longest latency that is told apart; longer ones count as this one.
const LONGEST: Duration = Duration::from_secs(3_600);

/// Latencies of one kind of thing, in microseconds.
#[derive(Debug, Clone)]
pub struct Latency(Option<Histogram<u64>>);

/// What a reader wants to know of latencies, in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Quantiles {
    /// Half are at most this.
    pub p50: f64,
    /// Nine of ten are.
    pub p90: f64,
    /// 99 of a hundred are.
    pub p99: f64,
    /// 999 of a thousand are.
    pub p999: f64,
    /// The longest.
    pub max: f64,
    /// How many were measured. Below a thousand, `p999` is the longest.
    pub count: u64,
}

impl Default for Latency {
    fn default() -> Self {
        Self::new()
    }
}

impl Latency {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        // It grows to what is recorded. These bounds are valid, so there always is one.
        let longest = u64::try_from(LONGEST.as_micros()).unwrap_or(u64::MAX);
        Self(Histogram::new_with_bounds(1, longest, DIGITS).ok())
    }

    /// Adds one.
    pub fn record(&mut self, latency: Duration) {
        self.record_many(latency, 1);
    }

    /// Adds several of the same length: items that shared one call.
    pub fn record_many(&mut self, latency: Duration, count: u64) {
        if let Some(histogram) = &mut self.0 {
            let microseconds = u64::try_from(latency.as_micros()).unwrap_or(u64::MAX);
            histogram.saturating_record_n(microseconds.max(1), count);
        }
    }

    /// Adds all of another.
    pub fn merge(&mut self, other: &Self) {
        if let (Some(histogram), Some(other)) = (&mut self.0, &other.0) {
            // Both have the same bounds.
            let _ = histogram.add(other);
        }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.0.as_ref().map_or(0, Histogram::len)
    }

    /// The quantiles, in milliseconds.
    #[must_use]
    pub fn quantiles(&self) -> Quantiles {
        let Some(histogram) = self.0.as_ref().filter(|histogram| !histogram.is_empty()) else {
            return Quantiles::default();
        };
        let at = |quantile: f64| number::from_count(histogram.value_at_quantile(quantile)) / 1_000.0;
        Quantiles {
            p50: at(0.5),
            p90: at(0.9),
            p99: at(0.99),
            p999: at(0.999),
            max: number::from_count(histogram.max()) / 1_000.0,
            count: histogram.len(),
        }
    }
}

/// Writes named latencies to a file in the HdrHistogram log format, which its plotters and analysers read. Values are
/// microseconds; the name of each is its tag.
///
/// # Errors
/// When the file can't be written.
pub fn write_log<'a>(
    path: &Path,
    elapsed: Duration,
    named: impl IntoIterator<Item = (&'a str, &'a Latency)>,
) -> anyhow::Result<()> {
    let context = || format!("{}: name a file that you may write with --histogram", path.display());
    let mut bytes = Vec::new();
    let mut serializer = V2DeflateSerializer::new();
    let mut log = IntervalLogWriterBuilder::new()
        .add_comment("recontact bench: latencies in microseconds")
        .begin_log_with(&mut bytes, &mut serializer)?;
    for (name, latency) in named {
        if let Some(histogram) = &latency.0 {
            let tag = hdrhistogram::serialization::interval_log::Tag::new(name);
            log.write_histogram(histogram, Duration::ZERO, elapsed, tag)
                .map_err(|error| anyhow::anyhow!("the histogram {name} can't be encoded: {error:?}"))?;
        }
    }
    let mut file = std::fs::File::create(path).with_context(context)?;
    file.write_all(&bytes).with_context(context)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_milliseconds_and_keep_three_digits() {
        let mut latency = Latency::new();
        (1..=1_000).for_each(|millisecond| latency.record(Duration::from_millis(millisecond)));
        let quantiles = latency.quantiles();
        assert!((quantiles.p50 - 500.0).abs() <= 0.5, "{quantiles:?}");
        assert!((quantiles.p999 - 999.0).abs() <= 1.0, "{quantiles:?}");
        assert_eq!(quantiles.count, 1_000);
    }

    #[test]
    fn nothing_measured_is_nothing_and_too_long_is_the_longest() {
        assert_eq!(Latency::new().quantiles(), Quantiles::default());
        let mut latency = Latency::new();
        latency.record(Duration::from_secs(100_000));
        latency.record(Duration::ZERO);
        assert_eq!(latency.count(), 2);
        assert!(latency.quantiles().max >= 3_600_000.0);
    }

    #[test]
    fn the_log_names_each_histogram() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("latency.hgrm");
        let mut latency = Latency::new();
        latency.record_many(Duration::from_millis(3), 7);
        write_log(&path, Duration::from_secs(1), [("assigned", &latency)]).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("Tag=assigned,"), "{text}");
    }
}
