//! What alert-rules measures.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family},
};
use service_kit::metrics::Metrics;

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct OutcomeLabel {
    /// `raise`, `pass`, `attach`, `suppress`, `sample_out`, `refused`, `superseded`.
    pub outcome: &'static str,
}

/// Why a condition could not be judged.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct CauseLabel {
    /// `missing` or `failed`.
    pub cause: &'static str,
}

/// Counters of alert-rules.
#[derive(Debug, Clone)]
pub struct AlertRulesMetrics {
    /// Decisions by outcome.
    pub decisions: Family<OutcomeLabel, Counter>,
    /// Conditions that could not be judged; their rules did not hold.
    pub condition_failures: Family<CauseLabel, Counter>,
}

impl AlertRulesMetrics {
    /// Registers them.
    #[must_use]
    pub fn register(metrics: &Metrics) -> Self {
        Self {
            decisions: metrics.register("alert_rules_decisions", "Decisions by outcome", Family::default()),
            condition_failures: metrics.register(
                "alert_rules_condition_failures",
                "Conditions that could not be judged; their rules did not hold",
                Family::default(),
            ),
        }
    }
}
