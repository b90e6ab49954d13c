//! The catalogue of what eventing measures.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{
        counter::Counter,
        family::{Family, MetricConstructor},
        gauge::Gauge,
        histogram::Histogram,
    },
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

/// Which items that were put aside.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct AsideLabel {
    service: &'static str,
    state: &'static str,
}

/// Makes the histogram of how long messages waited for the broker.
#[derive(Debug, Clone)]
struct RelayLag;

impl MetricConstructor<Histogram> for RelayLag {
    fn new_metric(&self) -> Histogram {
        Histogram::new([0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 15.0, 60.0, 600.0, 3600.0])
    }
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
    /// Age of the oldest of them in seconds, machine clock; 0: none waits.
    pub outbox_oldest_age: Gauge,
    /// From a message's commit until the broker had it, in seconds, machine clock.
    pub relay_lag: Histogram,
    /// Messages of each durable that are not handled yet.
    pub consumer_lag: Family<ConsumerLabel, Gauge>,
    /// Items that wait for another try.
    pub waiting_for_retry: Gauge,
    /// Items that wait for a person.
    pub waiting_parked: Gauge,
    /// 1 while the database's clock leapt and is not believed yet.
    pub clock_guard: Gauge,
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
    outbox_oldest_age: Family<ServiceLabel, Gauge>,
    relay_lag: Family<ServiceLabel, Histogram, RelayLag>,
    consumer_lag: Family<ConsumerLabel, Gauge>,
    waiting: Family<AsideLabel, Gauge>,
    clock_guard: Family<ServiceLabel, Gauge>,
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
            outbox_oldest_age: metrics.register(
                "eventing_outbox_oldest_age_seconds",
                "Age of the oldest message that waits for the broker",
                Family::default(),
            ),
            relay_lag: metrics.register(
                "eventing_relay_lag_seconds",
                "From a message's commit until the broker had it",
                Family::new_with_constructor(RelayLag),
            ),
            consumer_lag: metrics.register(
                "eventing_consumer_lag",
                "Messages of a durable that are not handled yet",
                Family::default(),
            ),
            waiting: metrics.register(
                "eventing_items_waiting",
                "Items put aside, by what they wait for: another try, or a person",
                Family::default(),
            ),
            clock_guard: metrics.register(
                "clock_guard",
                "1 while the database's clock leapt and is not believed yet",
                Family::default(),
            ),
        }
    }

    /// The metrics of one service.
    #[must_use]
    pub fn of(&self, service: contracts::topology::ServiceName) -> EventingMetrics {
        let label = ServiceLabel { service: service.kebab() };
        // Every series is there from the start, so that the first of its kind shows as a rise.
        for durable in crate::status::durables_of(service) {
            let consumer = ConsumerLabel { consumer: durable.name };
            for family in [&self.handled, &self.duplicates, &self.unknown, &self.retried, &self.parked] {
                drop(family.get_or_create(&consumer));
            }
        }
        for guard in GUARDS {
            drop(self.duplicates_stopped.get_or_create(&GuardLabel { guard }));
        }
        let aside =
            |state| self.waiting.get_or_create(&AsideLabel { service: service.kebab(), state }).clone();
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
            outbox_oldest_age: self.outbox_oldest_age.get_or_create(&label).clone(),
            relay_lag: self.relay_lag.get_or_create(&label).clone(),
            consumer_lag: self.consumer_lag.clone(),
            waiting_for_retry: aside("retry"),
            waiting_parked: aside("parked"),
            clock_guard: self.clock_guard.get_or_create(&label).clone(),
        }
    }
}

/// The natural keys that stop what the inbox let through.
pub const GUARDS: [&str; 5] = ["decision", "alert-version", "task-version", "proposal", "journal"];

impl EventingMetrics {
    /// Counts what a natural key stopped.
    pub fn stopped(&self, guard: &'static str, count: usize) {
        self.duplicates_stopped.get_or_create(&GuardLabel { guard }).inc_by(count as u64);
    }
}
