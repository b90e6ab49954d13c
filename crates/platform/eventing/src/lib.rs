#![doc = include_str!("../README.md")]

mod acknowledged;
pub mod broker;
pub mod configuration;
mod connection;
pub mod consumer;
pub mod controls;
pub mod database;
pub mod error;
pub mod metrics;
pub mod migrate;
pub mod observe;
pub mod parked;
pub mod refill;
pub mod relay;
pub mod replay;
pub mod resources;
pub mod retention;
pub mod status;
pub mod tx;
pub mod watch;

pub use broker::Broker;
pub use consumer::{Consumer, ConsumerSettings, Gate, Handler, Received, Verdict};
pub use database::{Database, Reading};
pub use error::Error;
pub use tx::{Event, Locks, PackItem, Tx};

use service_kit::{ids::Ids, readiness::Readiness, tasks::BackgroundTask};

/// All that a service is built from.
#[derive(Clone)]
pub struct Kit {
    /// Its own schema.
    pub database: Database,
    /// The broker.
    pub broker: Broker,
    /// Where ids come from.
    pub ids: Ids,
    /// The process's registry, for the service's own metrics.
    pub registry: service_kit::metrics::Metrics,
    /// Delivery's metrics of this service.
    pub metrics: metrics::EventingMetrics,
    /// Sizes and waits of consumers.
    pub consumer: ConsumerSettings,
    /// Waits of the relay.
    pub relay: relay::RelaySettings,
    /// How often streams are looked at.
    pub refill: refill::RefillSettings,
    /// How long rows are kept.
    pub retention: retention::RetentionSettings,
    /// Why consumers do not run.
    pub held_back: consumer::HeldBack,
}

impl Kit {
    /// The loops that every service has: relay, retention, observer, and a watch over each stream that it refills from its
    /// log.
    #[must_use]
    pub fn tasks(&self, readiness: &Readiness) -> Vec<BackgroundTask> {
        let mut tasks = refill::from_log(self, readiness);
        tasks.extend([
            relay::relay(
                self.database.clone(),
                self.broker.clone(),
                self.relay.clone(),
                readiness.clone(),
                self.metrics.clone(),
            ),
            retention::retention(self.database.clone(), self.retention.clone()),
            observe::observe(self, readiness),
        ]);
        tasks
    }
}
