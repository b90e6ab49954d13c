//! What follow-up-scheduler measures.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, histogram::Histogram},
};
use service_kit::metrics::Metrics;

/// What was proposed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct ActionLabel {
    /// `remind`, `inform`, `move`, `tell`, `overdue`, `close`.
    pub action: &'static str,
}

/// Counters of follow-up-scheduler.
#[derive(Debug, Clone)]
pub struct SchedulerMetrics {
    /// Proposals by what they ask for.
    pub proposals: Family<ActionLabel, Counter>,
    /// How late proposals were, in business seconds.
    pub lateness: Histogram,
    /// Rows whose decision failed.
    pub failures: Counter,
    /// Tasks whose rule asked for a policy that isn't there.
    pub unknown_policies: Counter,
}

impl SchedulerMetrics {
    /// Registers them.
    #[must_use]
    pub fn register(metrics: &Metrics) -> Self {
        Self {
            proposals: metrics.register(
                "scheduler_proposals",
                "Proposals by what they ask for",
                Family::default(),
            ),
            lateness: metrics.register(
                "scheduler_lateness_seconds",
                "How late proposals were, in business seconds",
                Histogram::new([0.1, 0.5, 1.0, 2.0, 5.0, 15.0, 60.0, 300.0, 3600.0, 86400.0]),
            ),
            failures: metrics.register(
                "scheduler_failures",
                "Rows whose decision failed",
                Counter::default(),
            ),
            unknown_policies: metrics.register(
                "scheduler_unknown_policies",
                "Tasks whose rule asked for a policy that isn't there",
                Counter::default(),
            ),
        }
    }
}
