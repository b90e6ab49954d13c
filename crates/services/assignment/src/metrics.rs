//! What assignment measures.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, gauge::Gauge},
};
use service_kit::metrics::Metrics;

/// What happened to a task.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct EventLabel {
    /// `assigned`, `accepted`, `reminded`.
    pub event: &'static str,
}

/// Why a task is an orphan.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct OrphanLabel {
    /// `no-owner`, `owner-absent`, `no-phone`, `deadline-while-closed`.
    pub kind: &'static str,
}

/// What assignment measures.
#[derive(Debug, Clone)]
pub struct AssignmentMetrics {
    /// Changes of tasks by what happened.
    pub task_events: Family<EventLabel, Counter>,
    /// Tasks that nobody can work on as they are, as the newest daily scan found them.
    pub orphans: Family<OrphanLabel, Gauge>,
}

impl AssignmentMetrics {
    /// Registers them.
    #[must_use]
    pub fn register(metrics: &Metrics) -> Self {
        let events = "Changes of tasks by what happened";
        let orphans = "Tasks that nobody can work on as they are, by the newest daily scan";
        Self {
            task_events: metrics.register("assignment_task_events", events, Family::default()),
            orphans: metrics.register("assignment_orphans", orphans, Family::default()),
        }
    }
}
