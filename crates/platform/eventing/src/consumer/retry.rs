//! Items that were put aside get another try, each alone: lock the row, handle, delete, in one transaction.

use super::{Handler, Inner, Received, Verdict, batch::next_attempt, complete, isolation, label};
use crate::{database::Database, error::Error, parked};
use contracts::topology::{Durable, EventKind};
use service_kit::clock::Monotonic;
use std::{sync::Arc, time::Duration};
use tokio_util::sync::CancellationToken;

/// Longer than any item waits for its next try: once nothing was put aside or tried for so long, nothing waits.
const NOTHING_WAITS: Duration = Duration::from_secs(30);

pub(super) async fn run<H: Handler>(
    inner: Arc<Inner<H>>,
    durable: &'static Durable,
    stop: CancellationToken,
) {
    let mut put_aside = inner.database.put_aside();
    let mut last: Option<Monotonic> = None;
    while !stop.is_cancelled() {
        match one_due(&inner, durable, &stop).await {
            Ok(true) => {
                last = Some(Monotonic::start());
                continue;
            }
            Ok(false) => {}
            Err(error) => {
                tracing::debug!(consumer = durable.name, %error, "retries wait");
                tokio::time::sleep(Duration::from_millis(250)).await;
            }
        }
        let something_waits = last.as_ref().is_some_and(|last| last.elapsed() < NOTHING_WAITS);
        let settings = &inner.settings;
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(if something_waits { settings.retry_poll } else { settings.retry_rest }) => {}
            Ok(()) = put_aside.changed() => {
                last = Some(Monotonic::start());
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = tokio::time::sleep(settings.retry_poll) => {}
                }
            }
        }
    }
}

/// Handles the item whose try is due first. Whether there was one.
async fn one_due<H: Handler>(
    inner: &Arc<Inner<H>>,
    durable: &'static Durable,
    stop: &CancellationToken,
) -> Result<bool, Error> {
    let consumer = durable.name;
    let Some((event_id, item_index, attempts)) = parked::take_due(&inner.database, consumer).await? else {
        return Ok(false);
    };
    if attempts > 3 {
        let reason = "it ended the process three times while it was handled alone";
        parked::park(&inner.database, consumer, event_id, item_index, reason).await?;
        parked::forget_alone(&inner.database, consumer, event_id, item_index).await?;
        return Ok(true);
    }
    let work = inner.clone();
    let limit = inner.database.transaction_limit();
    let result = inner
        .database
        .transact_within(limit, move |tx| {
            Box::pin(async move {
                let Some(row) = parked::lock_taken(tx, consumer, event_id, item_index).await? else {
                    return Ok(());
                };
                let verdict = handle(&work, tx, &row).await?;
                let machine = tx.read_clocks().await?.machine;
                match verdict {
                    Verdict::Done => parked::delete(tx, &row).await?,
                    Verdict::Retry(reason) => {
                        let next = next_attempt(machine, row.attempts + 1);
                        parked::postpone(tx, &row, &reason, next).await?;
                    }
                    Verdict::Park(reason) => {
                        work.metrics.parked.get_or_create(&label(durable)).inc();
                        parked::park_locked(tx, &row, &reason).await?;
                    }
                }
                work.handler.committed();
                Ok(())
            })
        })
        .await;
    let result = match result {
        Err(Error::TimedOut(cause)) => put_off(&inner.database, consumer, event_id, item_index, cause).await,
        result => result,
    };
    // Insisted on: a count left behind each time that the database went away would park a healthy item.
    while let Err(error) = parked::forget_alone(&inner.database, consumer, event_id, item_index).await {
        tracing::debug!(consumer, %error, "a count is not taken back yet");
        tokio::select! {
            () = stop.cancelled() => break,
            () = tokio::time::sleep(Duration::from_millis(250)) => {}
        }
    }
    result.map(|()| true)
}

/// An item whose handling took too long gets its next try later, as one that failed.
async fn put_off(
    database: &Database,
    consumer: &'static str,
    event_id: uuid::Uuid,
    item_index: i32,
    cause: String,
) -> Result<(), Error> {
    let put_off = database.transact(move |tx| {
        Box::pin(async move {
            if let Some(row) = parked::lock_taken(tx, consumer, event_id, item_index).await? {
                let machine = tx.read_clocks().await?.machine;
                parked::postpone(tx, &row, &cause, next_attempt(machine, row.attempts + 1)).await?;
            }
            Ok(())
        })
    });
    put_off.await
}

async fn handle<H: Handler>(
    inner: &Inner<H>,
    tx: &mut crate::Tx,
    row: &parked::Row,
) -> Result<Verdict, Error> {
    if let Err(lacks) = complete(&row.headers) {
        return Ok(Verdict::Park(lacks.to_owned()));
    }
    let received = Received {
        event_id: row.event_id,
        kind: row.headers.get("ce-type").and_then(|ce_type| EventKind::of_type(ce_type)),
        subject: row.subject.clone(),
        headers: row.headers.clone(),
        payload: row.payload.clone().into(),
        delivered: 1,
    };
    let mut items = match inner.handler.decode(&received) {
        Ok(items) => items,
        Err(reason) => return Ok(Verdict::Park(reason)),
    };
    if row.item_index == parked::WHOLE_MESSAGE {
        let all: Vec<&H::Item> = items.iter().collect();
        let verdicts = isolation::handle(inner, tx, &all).await?;
        return Ok(verdicts.into_iter().find(|verdict| *verdict != Verdict::Done).unwrap_or(Verdict::Done));
    }
    let index = usize::try_from(row.item_index).unwrap_or(usize::MAX);
    if index >= items.len() {
        return Ok(Verdict::Park(format!("the pack has {} items; there is none at {index}", items.len())));
    }
    let item = items.swap_remove(index);
    let mut verdicts = isolation::handle(inner, tx, &[&item]).await?;
    verdicts.pop().ok_or_else(|| anyhow::anyhow!("no verdict for an item").into())
}
