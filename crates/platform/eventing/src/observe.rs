//! Watches over what no other loop measures: backlogs, their ages, the clock, and what the broker refuses.

use crate::{
    Kit,
    metrics::ConsumerLabel,
    status::{durables_of, oldest_in_outbox, waiting},
};
use service_kit::{readiness::Readiness, tasks::BackgroundTask};
use std::time::Duration;

/// Between two looks at what the broker refuses.
const REFUSALS_EVERY: Duration = Duration::from_millis(500);
/// Between two looks at backlogs, in looks at refusals.
const BACKLOGS_EVERY: u32 = 10;
/// The component of readiness that names what the broker refuses.
const PERMISSIONS: &str = "permissions";

/// The loop of one service.
#[must_use]
pub fn observe(kit: &Kit, readiness: &Readiness) -> BackgroundTask {
    let (kit, readiness) = (kit.clone(), readiness.clone());
    BackgroundTask::new("observer", move |stop| async move {
        let mut looks: u32 = 0;
        while !stop.is_cancelled() {
            match kit.broker.refusal() {
                Some(cause) => readiness.unwell(PERMISSIONS, &cause),
                None => readiness.well(PERMISSIONS),
            }
            if looks.is_multiple_of(BACKLOGS_EVERY) {
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = backlogs(&kit) => {}
                }
            }
            looks = looks.wrapping_add(1);
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(REFUSALS_EVERY) => {}
            }
        }
        Ok(())
    })
}

/// What can't be read keeps its last value: the loops that need it say so.
async fn backlogs(kit: &Kit) {
    let metrics = &kit.metrics;
    let gauge = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    if let Ok(waiting) = waiting(&kit.database).await {
        metrics.outbox_pending.set(gauge(waiting.outbox_messages));
        metrics.waiting_for_retry.set(gauge(waiting.retries));
        metrics.waiting_parked.set(gauge(waiting.parked));
    }
    if let Ok(age) = oldest_in_outbox(&kit.database).await {
        metrics.outbox_oldest_age.set(age.unwrap_or(0));
    }
    // Reading is what the guard judges by: an idle service must see a leap too.
    if let Ok(reading) = kit.database.now().await {
        metrics.clock_guard.set(i64::from(kit.database.clock_is_leaping()));
        if let Err(error) = kit.database.keep_clock(&reading).await {
            tracing::debug!(%error, "what the clock showed was not kept");
        }
    }
    for durable in durables_of(kit.database.service()) {
        if let Ok((pending, unacknowledged)) = kit.broker.lag(durable).await {
            let label = ConsumerLabel { consumer: durable.name };
            metrics.consumer_lag.get_or_create(&label).set(gauge(pending.saturating_add(unacknowledged)));
        }
    }
}
