//! Hears everything: journal first, then the fold of what it names.

use crate::{
    domain::fact::Entry,
    fold::fold,
    metrics::{AggregateLabel, ReportingMetrics},
    store, wire,
};
use eventing::{Error, Handler, Kit, Received, Tx, Verdict};
use uuid::Uuid;

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

    async fn lock(&self, tx: &mut Tx, items: &[&Entry]) -> Result<(), Error> {
        let (responses, cases) = touched(items);
        store::lock(tx, &responses, &cases).await
    }

    async fn handle(&self, tx: &mut Tx, items: &[&Entry]) -> Result<Vec<Verdict>, Error> {
        let (responses, cases) = touched(items);
        let written = store::write_journal(tx, items).await?;
        // The natural key: each version of each aggregate once.
        self.kit
            .metrics
            .stopped("journal", items.len().saturating_sub(usize::try_from(written).unwrap_or(usize::MAX)));
        for item in items {
            self.metrics.facts.get_or_create(&AggregateLabel { aggregate: item.aggregate.name() }).inc();
        }
        // What was there already was folded with it.
        if written > 0 {
            fold(tx, &responses, &cases).await?;
        }
        Ok(vec![Verdict::Done; items.len()])
    }
}

/// The responses and cases whose folds may change by these: a response is folded from itself and the decisions on it.
fn touched(items: &[&Entry]) -> (Vec<Uuid>, Vec<Uuid>) {
    let sorted = |mut ids: Vec<Uuid>| {
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    (
        sorted(
            items
                .iter()
                .filter(|entry| entry.is_of_response())
                .filter_map(|entry| entry.response_id)
                .collect(),
        ),
        sorted(items.iter().filter_map(|entry| entry.case_id).collect()),
    )
}
