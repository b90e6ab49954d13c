//! DIRECTORY has no limit of age, the log of events has: a lost stream is made again from the resources themselves.

use crate::{keeper::system, wire::directory};
use eventing::{Event, Kit, refill::EmitAgain, resources};
use std::sync::Arc;

/// Emits every resource of the directory again, as it is now and with its version: readers keep the highest.
#[must_use]
pub fn emit_directory_again(kit: &Kit) -> EmitAgain {
    let ids = kit.ids.clone();
    Arc::new(move |tx| {
        let ids = ids.clone();
        Box::pin(async move {
            let newest = resources::newest(tx.connection()).await?;
            let count = newest.len() as u64;
            for (change, applied_by, applied_at) in newest {
                let (kind, payload) = directory::changed(&change, system(&applied_by), applied_at)?;
                tx.emit(Event {
                    id: ids.next(),
                    kind,
                    severity: None,
                    unit: Some(change.resource.name.clone()),
                    aggregate_id: change.resource.name,
                    occurred_at: applied_at,
                    payload,
                    traceparent: None,
                });
            }
            Ok(count)
        })
    })
}
