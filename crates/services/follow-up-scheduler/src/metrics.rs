//! What follow-up-scheduler measures.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
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
    /// When the last audit of schedules ended, in seconds since 1970; older than five minutes: somebody must look.
    pub audit_finished: Gauge,
    /// Schedules that the last audit could not repair.
    pub audit_unrepaired: Gauge,
    /// Schedules that an audit found without a next instant in time.
    pub audit_faulty: Counter,
    /// Of these, computed again.
    pub audit_repaired: Counter,
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
            audit_finished: metrics.register(
                "scheduler_audit_finished_timestamp_seconds",
                "When the last audit of schedules ended; older than five minutes: somebody must look",
                Gauge::default(),
            ),
            audit_unrepaired: metrics.register(
                "scheduler_audit_unrepaired",
                "Schedules that the last audit could not repair",
                Gauge::default(),
            ),
            audit_faulty: metrics.register(
                "scheduler_audit_faulty",
                "Schedules that an audit found without a next instant in time",
                Counter::default(),
            ),
            audit_repaired: metrics.register(
                "scheduler_audit_repaired",
                "Schedules that an audit computed again",
                Counter::default(),
            ),
        }
    }
}
