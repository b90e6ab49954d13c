//! What ingest measures.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, histogram::Histogram},
};
use service_kit::metrics::Metrics;

/// What became of a submission.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct OutcomeLabel {
    /// `accepted`, `duplicate`, `revised`, `rejected`.
    pub outcome: &'static str,
}

/// Counters of ingest.
#[derive(Debug, Clone)]
pub struct IngestMetrics {
    /// Submissions by what became of them.
    pub submissions: Family<OutcomeLabel, Counter>,
    /// Responses that shared one transaction.
    pub group_size: Histogram,
}

impl IngestMetrics {
    /// Registers them.
    #[must_use]
    pub fn register(metrics: &Metrics) -> Self {
        Self {
            submissions: metrics.register(
                "ingest_submissions",
                "Submissions by what became of them",
                Family::default(),
            ),
            group_size: metrics.register(
                "ingest_group_size",
                "Responses that shared one transaction",
                Histogram::new([1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0]),
            ),
        }
    }

    /// Counts one.
    pub fn count(&self, outcome: &'static str) {
        self.count_all([outcome]);
    }

    /// Counts many; each word is looked up once for a row of the same.
    pub fn count_all(&self, outcomes: impl IntoIterator<Item = &'static str>) {
        let mut outcomes = outcomes.into_iter().peekable();
        while let Some(outcome) = outcomes.next() {
            let more = std::iter::from_fn(|| outcomes.next_if_eq(&outcome)).count();
            self.submissions.get_or_create(&OutcomeLabel { outcome }).inc_by(1 + more as u64);
        }
    }
}
