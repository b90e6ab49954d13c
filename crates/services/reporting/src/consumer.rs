//! Hears everything: journal first, then the fold of what it names.

use crate::{
    domain::fact::Entry,
    fold,
    metrics::{AggregateLabel, ReportingMetrics},
    store::{self, Touched},
    wire,
};
use eventing::{Error, Handler, Kit, Locks, Received, Tx, Verdict};

/// The handler of every durable of reporting but DIRECTORY's.
pub struct Everything {
    /// Delivery's metrics.
    pub kit: Kit,
    /// Counters.
    pub metrics: ReportingMetrics,
}

impl Handler for Everything {
    type Item = Entry;

    fn decode(&self, message: &Received) -> Result<Vec<Entry>, String> {
        wire::entries(message)
    }

    fn locks(&self, items: &[&Entry]) -> Locks {
        store::locks(&Touched::by(items.iter().copied()))
    }

    async fn handle(&self, tx: &mut Tx, items: &[&Entry]) -> Result<Vec<Verdict>, Error> {
        let fresh = fold::take_in(tx, items).await?;
        self.kit.metrics.stopped("journal", items.len().saturating_sub(fresh));
        for item in items {
            self.metrics.facts.get_or_create(&AggregateLabel { aggregate: item.aggregate.name() }).inc();
        }
        Ok(vec![Verdict::Done; items.len()])
    }
}
