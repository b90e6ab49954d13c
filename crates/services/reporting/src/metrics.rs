//! What reporting measures.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, gauge::Gauge},
};
use service_kit::metrics::Metrics;

/// Whose version a fact is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct AggregateLabel {
    /// `response`, `decision`, `alert`, `task`, `schedule`.
    pub aggregate: &'static str,
}

/// What a case waits for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct MissingLabel {
    /// `decision`, `alert`, `task`, `verdict`.
    pub missing: &'static str,
}

/// Counters and gauges of reporting.
#[derive(Debug, Clone)]
pub struct ReportingMetrics {
    /// Facts written to the journal.
    pub facts: Family<AggregateLabel, Counter>,
    /// Aggregates with a version missing before another one for more than a minute.
    pub holes: Gauge,
    /// Seconds since the oldest entry whose version before is missing was heard of, machine clock; 0: there is none.
    pub oldest_hole_age: Gauge,
    /// Cases whose next event is late, by what is missing.
    pub late_cases: Family<MissingLabel, Gauge>,
}

impl ReportingMetrics {
    /// Registers them.
    #[must_use]
    pub fn register(metrics: &Metrics) -> Self {
        Self {
            facts: metrics.register("reporting_facts", "Facts written to the journal", Family::default()),
            holes: metrics.register(
                "reporting_holes",
                "Aggregates with a version missing before another one for more than a minute",
                Gauge::default(),
            ),
            oldest_hole_age: metrics.register(
                "reporting_oldest_hole_age_seconds",
                "Since the oldest entry whose version before is missing was heard of",
                Gauge::default(),
            ),
            late_cases: metrics.register(
                "reporting_late_cases",
                "Cases whose next event is late, by what is missing",
                Family::default(),
            ),
        }
    }
}
