//! The result of a benchmark: one object, the same form for all.

use super::{
    latency::{self, Latency, Quantiles},
    machine::Machine,
    number::rounded,
    options::BenchOptions,
    usage::Meter,
};
use crate::timing::Calls;
use serde::Serialize;
use std::{collections::BTreeMap, time::Duration};

/// The result of one benchmark. What a benchmark has no figure for is left out.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    /// Which benchmark: `pipeline`.
    pub bench: &'static str,
    /// What it was asked, by the names of the options.
    pub parameters: BTreeMap<&'static str, serde_json::Value>,
    /// Where it ran.
    pub machine: Machine,
    /// What it is about, per second.
    pub rate_per_s: f64,
    /// How long it took, in milliseconds.
    #[serde(skip_serializing_if = "LatencyReport::is_none")]
    pub latency_ms: LatencyReport,
    /// Processor time of one response, in microseconds, by part. `total` is all parts but `load-generator`, which stands
    /// beside them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub cpu_us_per_response: BTreeMap<String, f64>,
    /// Most memory that each part held, in MiB. Of Postgres, shared memory counts once.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub rss_mib: BTreeMap<String, f64>,
    /// What this machine could do, per second, if nothing but the necessary raw work were done; measured in the same run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_rate_per_s: Option<f64>,
    /// `rate_per_s` as a share of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share_of_limit: Option<f64>,
    /// Rows inserted, updated and deleted, by Postgres' own statistics.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows_written: Option<u64>,
    /// Bytes of write-ahead log, by Postgres' own account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes_written: Option<u64>,
    /// What waited where, second by second.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lag: Vec<serde_json::Value>,
    /// What only this benchmark has, beside the rest.
    #[serde(flatten)]
    pub figures: BTreeMap<&'static str, serde_json::Value>,
}

/// Latencies: of one kind of thing, or of several by name.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(untagged)]
pub enum LatencyReport {
    /// Nothing was timed.
    #[default]
    None,
    /// `latency_ms.p50`
    One(Quantiles),
    /// `latency_ms.assigned.p50`
    Named(BTreeMap<&'static str, Quantiles>),
}

impl LatencyReport {
    /// Whether nothing was timed.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }
}

impl Report {
    /// A report without figures.
    #[must_use]
    pub fn new(bench: &'static str, machine: Machine) -> Self {
        Self { bench, machine, ..Self::default() }
    }

    /// Notes what the benchmark was asked.
    #[must_use]
    pub fn parameter(mut self, name: &'static str, value: impl Into<serde_json::Value>) -> Self {
        self.parameters.insert(name, value.into());
        self
    }

    /// Notes a figure that only this benchmark has.
    pub fn figure(&mut self, name: &'static str, value: impl Into<serde_json::Value>) {
        self.figures.insert(name, value.into());
    }

    /// Notes the rate, rounded.
    pub fn rate(&mut self, per_second: f64) {
        self.rate_per_s = rounded(per_second);
        self.share();
    }

    /// Notes what the machine could do at most.
    pub fn limit(&mut self, per_second: f64) {
        self.limit_rate_per_s = Some(rounded(per_second));
        self.share();
    }

    /// Notes what was measured of calls inside this very process, which are the work of one part of the system.
    ///
    /// # Errors
    /// As [`Report::latency`].
    pub fn calls(
        &mut self,
        options: &BenchOptions,
        part: &str,
        elapsed: Duration,
        calls: &Calls,
    ) -> anyhow::Result<()> {
        let meter = Meter::new();
        meter.look_at_memory();
        self.rss_mib = meter.rss_mib();
        self.cpu_us_per_response = [part, "total"].map(|name| (name.to_owned(), calls.cpu_us)).into();
        self.latency(options, elapsed, &calls.latency)
    }

    fn share(&mut self) {
        self.share_of_limit =
            self.limit_rate_per_s.filter(|limit| *limit > 0.0).map(|limit| rounded(self.rate_per_s / limit));
    }

    /// Notes the latencies of one kind of thing.
    ///
    /// # Errors
    /// When the file of `--histogram` can't be written.
    pub fn latency(
        &mut self,
        options: &BenchOptions,
        elapsed: Duration,
        latency: &Latency,
    ) -> anyhow::Result<()> {
        self.latency_ms = LatencyReport::One(latency.quantiles());
        match &options.histogram {
            Some(path) => latency::write_log(path, elapsed, [(self.bench, latency)]),
            None => Ok(()),
        }
    }

    /// Notes the latencies of several kinds of thing, by name.
    ///
    /// # Errors
    /// As [`Report::latency`].
    pub fn latencies(
        &mut self,
        options: &BenchOptions,
        elapsed: Duration,
        named: &[(&'static str, &Latency)],
    ) -> anyhow::Result<()> {
        let quantiles = named.iter().map(|(name, latency)| (*name, latency.quantiles()));
        self.latency_ms = LatencyReport::Named(quantiles.collect());
        match &options.histogram {
            Some(path) => latency::write_log(path, elapsed, named.iter().copied()),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_follows_rate_and_limit_in_either_order() {
        let mut report = Report::new("ingest", Machine::default());
        report.limit(80_000.0);
        report.rate(20_000.0);
        assert_eq!(report.share_of_limit, Some(0.25));
        report.limit(40_000.0);
        assert_eq!(report.share_of_limit, Some(0.5));
    }

    #[test]
    fn what_was_not_measured_is_left_out_and_figures_stand_beside() {
        let mut report = Report::new("limits", Machine::default()).parameter("seconds", 2);
        report.figure("fsync_ms", serde_json::json!({"p50": 0.1}));
        let value = serde_json::to_value(&report).unwrap();
        assert_eq!(value["parameters"]["seconds"], 2);
        assert_eq!(value["fsync_ms"]["p50"], 0.1);
        assert!(value.get("latency_ms").is_none() && value.get("lag").is_none());
    }
}
