//! One bad item must not hurt its neighbours: it is looked for in halves, each behind a savepoint, all locks taken first.

use super::{Handler, Inner, Verdict, panic_message};
use crate::{error::Error, tx::Tx};
use futures::FutureExt as _;
use sqlx::Executor as _;
use std::panic::AssertUnwindSafe;

/// Handles items in halves, and halves of those that fail: what fails alone is put aside, what panics alone is parked, the
/// others commit. One bad item among `n` costs about as much as all of them twice, however large `n` is.
pub(super) async fn handle<H: Handler>(
    inner: &Inner<H>,
    tx: &mut Tx,
    items: &[&H::Item],
) -> Result<Vec<Verdict>, Error> {
    tx.connection().execute("SAVEPOINT locks").await?;
    match guarded(lock(inner, tx, items)).await {
        Ok(()) => {}
        Err(error) if error.is_of_the_moment() => return Err(error),
        // Some item can't even be locked: each part takes its own locks behind its savepoint below.
        Err(_) => {
            tx.connection().execute("ROLLBACK TO SAVEPOINT locks").await?;
        }
    }
    let mut verdicts = Vec::with_capacity(items.len());
    // The first is handled first: whoever calls failed with all of them, or is about to find out.
    let (left, right) = items.split_at(items.len() / 2);
    let mut parts = vec![right, left];
    while let Some(part) = parts.pop() {
        if part.is_empty() {
            continue;
        }
        tx.connection().execute("SAVEPOINT part").await?;
        let mark = tx.mark();
        let error = match guarded(together(inner, tx, part)).await {
            Ok(given) => {
                tx.connection().execute("RELEASE SAVEPOINT part").await?;
                verdicts.extend(given);
                continue;
            }
            Err(error) if error.is_of_the_moment() => return Err(error),
            Err(error) => error,
        };
        tx.connection().execute("ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part").await?;
        tx.forget_events_since(mark);
        if part.len() > 1 {
            let (left, right) = part.split_at(part.len() / 2);
            parts.extend([right, left]);
            continue;
        }
        verdicts.push(match error {
            Error::Other(error) if error.downcast_ref::<Panicked>().is_some() => {
                Verdict::Park(format!("{error:#}"))
            }
            error => Verdict::Retry(format!("{error:#}")),
        });
    }
    Ok(verdicts)
}

async fn lock<H: Handler>(inner: &Inner<H>, tx: &mut Tx, items: &[&H::Item]) -> Result<(), Error> {
    tx.lock(&inner.handler.locks(items)).await?;
    inner.handler.lock_more(tx, items).await
}

async fn together<H: Handler>(
    inner: &Inner<H>,
    tx: &mut Tx,
    items: &[&H::Item],
) -> Result<Vec<Verdict>, Error> {
    lock(inner, tx, items).await?;
    let verdicts = inner.handler.handle(tx, items).await?;
    if verdicts.len() != items.len() {
        return Err(anyhow::anyhow!("{} verdicts for {} items", verdicts.len(), items.len()).into());
    }
    Ok(verdicts)
}

/// An item's own panic, as an error.
#[derive(Debug, thiserror::Error)]
#[error("panicked: {0}")]
pub(super) struct Panicked(String);

async fn guarded<T>(work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    match AssertUnwindSafe(work).catch_unwind().await {
        Ok(result) => result,
        Err(panic) => Err(Error::Other(Panicked(panic_message(panic.as_ref())).into())),
    }
}
