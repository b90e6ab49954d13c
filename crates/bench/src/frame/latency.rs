//! Latencies: an HdrHistogram of nanoseconds.

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

/// Latencies of one kind of thing, in nanoseconds.
#[derive(Debug, Clone)]
pub struct Latency(Option<Histogram<u64>>);

/// What a reader wants to know of latencies, in milliseconds. `None`: there was nothing to measure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Quantiles {
    /// Half are at most this.
    pub p50: Option<f64>,
    /// Nine of ten are.
    pub p90: Option<f64>,
    /// 99 of a hundred are.
    pub p99: Option<f64>,
    /// 999 of a thousand are.
    pub p999: Option<f64>,
    /// The longest.
    pub max: Option<f64>,
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
        let longest = u64::try_from(LONGEST.as_nanos()).unwrap_or(u64::MAX);
        Self(Histogram::new_with_bounds(1, longest, DIGITS).ok())
    }

    /// Adds one.
    pub fn record(&mut self, latency: Duration) {
        self.record_many(latency, 1);
    }

    /// Adds several of the same length: items that shared one call.
    pub fn record_many(&mut self, latency: Duration, count: u64) {
        if let Some(histogram) = &mut self.0 {
            let nanoseconds = u64::try_from(latency.as_nanos()).unwrap_or(u64::MAX);
            histogram.saturating_record_n(nanoseconds.max(1), count);
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
        let milliseconds = |nanoseconds: u64| Some(number::from_count(nanoseconds) / 1e6);
        let at = |quantile: f64| milliseconds(histogram.value_at_quantile(quantile));
        Quantiles {
            p50: at(0.5),
            p90: at(0.9),
            p99: at(0.99),
            p999: at(0.999),
            max: milliseconds(histogram.max()),
            count: histogram.len(),
        }
    }
}

/// Writes named latencies to a file in the HdrHistogram log format, which its plotters and analysers read. Values are
/// nanoseconds; the name of each is its tag.
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
        .add_comment("recontact bench: latencies in nanoseconds")
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
        let near = |quantile: Option<f64>, expected: f64| {
            quantile.is_some_and(|found| (found - expected).abs() <= 1.0)
        };
        assert!(near(quantiles.p50, 500.0) && near(quantiles.p999, 999.0), "{quantiles:?}");
        assert_eq!(quantiles.count, 1_000);
    }

    #[test]
    fn nothing_measured_is_nothing_and_too_long_is_the_longest() {
        let nothing = serde_json::to_value(Latency::new().quantiles()).unwrap();
        assert_eq!((&nothing["p99"], &nothing["count"]), (&serde_json::Value::Null, &serde_json::json!(0)));
        let mut latency = Latency::new();
        latency.record(Duration::from_secs(100_000));
        latency.record(Duration::ZERO);
        assert_eq!(latency.count(), 2);
        assert!(latency.quantiles().max >= Some(3_600_000.0));
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
