//! The catalogue of what eventing measures.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, gauge::Gauge},
};
use service_kit::metrics::Metrics;

/// Which durable.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct ConsumerLabel {
    /// Name of the durable.
    pub consumer: &'static str,
}

/// Which second lock.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct GuardLabel {
    /// Name of the natural key.
    pub guard: &'static str,
}

/// Which service, in a process that runs several.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ServiceLabel {
    service: &'static str,
}

/// Counters and gauges of one service's delivery.
#[derive(Debug, Clone)]
pub struct EventingMetrics {
    /// Messages handled for the first time.
    pub handled: Family<ConsumerLabel, Counter>,
    /// Messages that the inbox had.
    pub duplicates: Family<ConsumerLabel, Counter>,
    /// Events of kinds that this version does not know; acknowledged.
    pub unknown: Family<ConsumerLabel, Counter>,
    /// Items put aside for another try.
    pub retried: Family<ConsumerLabel, Counter>,
    /// Items put aside for a person.
    pub parked: Family<ConsumerLabel, Counter>,
    /// What a natural key stopped after the inbox had let it through.
    pub duplicates_stopped: Family<GuardLabel, Counter>,
    /// Messages published.
    pub published: Counter,
    /// Messages put back because a stream had lost them.
    pub refilled: Counter,
    /// Messages that wait for the broker.
    pub outbox_pending: Gauge,
}

/// Families that all services of a process share are registered once.
#[derive(Debug, Clone)]
pub struct SharedMetrics {
    handled: Family<ConsumerLabel, Counter>,
    duplicates: Family<ConsumerLabel, Counter>,
    unknown: Family<ConsumerLabel, Counter>,
    retried: Family<ConsumerLabel, Counter>,
    parked: Family<ConsumerLabel, Counter>,
    duplicates_stopped: Family<GuardLabel, Counter>,
    published: Family<ServiceLabel, Counter>,
    refilled: Family<ServiceLabel, Counter>,
    outbox_pending: Family<ServiceLabel, Gauge>,
}

impl SharedMetrics {
    /// Registers the families.
    #[must_use]
    pub fn register(metrics: &Metrics) -> Self {
        let new = |name: &str, help: &str| metrics.register(name, help, Family::default());
        Self {
            handled: new("eventing_messages_handled", "Messages handled for the first time"),
            duplicates: new("eventing_messages_duplicate", "Messages that the inbox had"),
            unknown: new("eventing_messages_unknown", "Events of kinds that this version does not know"),
            retried: new("eventing_items_retried", "Items put aside for another try"),
            parked: new("eventing_items_parked", "Items put aside for a person"),
            duplicates_stopped: metrics.register(
                "duplicates_stopped",
                "What a natural key stopped after the inbox had let it through",
                Family::default(),
            ),
            published: metrics.register(
                "eventing_messages_published",
                "Messages published",
                Family::default(),
            ),
            refilled: metrics.register(
                "eventing_messages_refilled",
                "Messages put back because a stream had lost them",
                Family::default(),
            ),
            outbox_pending: metrics.register(
                "eventing_outbox_pending",
                "Messages that wait for the broker",
                Family::default(),
            ),
        }
    }

    /// The metrics of one service.
    #[must_use]
    pub fn of(&self, service: contracts::topology::ServiceName) -> EventingMetrics {
        let label = ServiceLabel { service: service.kebab() };
        EventingMetrics {
            handled: self.handled.clone(),
            duplicates: self.duplicates.clone(),
            unknown: self.unknown.clone(),
            retried: self.retried.clone(),
            parked: self.parked.clone(),
            duplicates_stopped: self.duplicates_stopped.clone(),
            published: self.published.get_or_create(&label).clone(),
            refilled: self.refilled.get_or_create(&label).clone(),
            outbox_pending: self.outbox_pending.get_or_create(&label).clone(),
        }
    }
}

impl EventingMetrics {
    /// Counts what a natural key stopped.
    pub fn stopped(&self, guard: &'static str, count: usize) {
        self.duplicates_stopped.get_or_create(&GuardLabel { guard }).inc_by(count as u64);
    }
}
