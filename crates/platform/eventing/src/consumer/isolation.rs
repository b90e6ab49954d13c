//! One bad item must not hurt its neighbours: a savepoint each, all locks taken first.

use super::{Handler, Inner, Verdict, panic_message};
use crate::{error::Error, tx::Tx};
use futures::FutureExt as _;
use jiff::Timestamp;
use sqlx::Executor as _;
use std::panic::AssertUnwindSafe;

/// Handles items one by one; what fails is put aside, what panics is parked, the others commit.
pub(super) async fn handle<H: Handler>(
    inner: &Inner<H>,
    tx: &mut Tx,
    items: &[&H::Item],
) -> Result<Vec<Verdict>, Error> {
    tx.connection().execute("SAVEPOINT locks").await?;
    let locked = guarded(inner.handler.lock(tx, items)).await;
    match locked {
        Ok(()) => {}
        Err(error @ (Error::Unavailable(_) | Error::TimedOut(_))) => return Err(error),
        // Some item can't even be locked: each takes its own lock inside its savepoint below.
        Err(_) => {
            tx.connection().execute("ROLLBACK TO SAVEPOINT locks").await?;
        }
    }
    let now = tx.now().await?;
    let mut verdicts = Vec::with_capacity(items.len());
    for item in items {
        tx.connection().execute("SAVEPOINT item").await?;
        let mark = tx.mark();
        match guarded(one(inner, tx, item, now)).await {
            Ok(verdict) => {
                tx.connection().execute("RELEASE SAVEPOINT item").await?;
                verdicts.push(verdict);
            }
            Err(error @ (Error::Unavailable(_) | Error::TimedOut(_))) => return Err(error),
            Err(error) => {
                tx.connection().execute("ROLLBACK TO SAVEPOINT item").await?;
                tx.forget_events_since(mark);
                verdicts.push(match error {
                    Error::Other(error) if error.downcast_ref::<Panicked>().is_some() => {
                        Verdict::Park(format!("{error:#}"))
                    }
                    error => Verdict::Retry(format!("{error:#}")),
                });
            }
        }
    }
    Ok(verdicts)
}

async fn one<H: Handler>(
    inner: &Inner<H>,
    tx: &mut Tx,
    item: &H::Item,
    now: Timestamp,
) -> Result<Verdict, Error> {
    inner.handler.lock(tx, &[item]).await?;
    let mut verdicts = inner.handler.handle(tx, &[item], now).await?;
    verdicts.pop().ok_or_else(|| anyhow::anyhow!("no verdict for an item").into())
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
