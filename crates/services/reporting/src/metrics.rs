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

/// Counters and gauges of reporting.
#[derive(Debug, Clone)]
pub struct ReportingMetrics {
    /// Facts written to the journal.
    pub facts: Family<AggregateLabel, Counter>,
    /// Aggregates with a version missing between two others for more than a minute.
    pub holes: Gauge,
}

impl ReportingMetrics {
    /// Registers them.
    #[must_use]
    pub fn register(metrics: &Metrics) -> Self {
        Self {
            facts: metrics.register("reporting_facts", "Facts written to the journal", Family::default()),
            holes: metrics.register(
                "reporting_holes",
                "Aggregates with a version missing between two others for more than a minute",
                Gauge::default(),
            ),
        }
    }
}
