//! What assignment measures.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family},
};
use service_kit::metrics::Metrics;

/// What happened to a task.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct EventLabel {
    /// `assigned`, `accepted`, `reminded`.
    pub event: &'static str,
}

/// Counters of assignment.
#[derive(Debug, Clone)]
pub struct AssignmentMetrics {
    /// Changes of tasks by what happened.
    pub task_events: Family<EventLabel, Counter>,
}

impl AssignmentMetrics {
    /// Registers them.
    #[must_use]
    pub fn register(metrics: &Metrics) -> Self {
        let help = "Changes of tasks by what happened";
        Self { task_events: metrics.register("assignment_task_events", help, Family::default()) }
    }
}
