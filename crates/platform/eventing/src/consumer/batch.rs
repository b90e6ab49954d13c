//! The way through when all is well, and what to do when it is not: again, in halves, or in isolation.

use super::{Decoded, Handler, Inner, Verdict, isolation, label};
use crate::{
    controls::{self, Guard},
    error::Error,
    parked,
    tx::{Locks, Tx},
};
use contracts::topology::Durable;
use futures::FutureExt as _;
use jiff_sqlx::ToSqlx as _;
use service_kit::ids::jitter;
use std::{
    collections::{BTreeMap, BTreeSet},
    panic::AssertUnwindSafe,
    sync::Arc,
    time::Duration,
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// Handles the messages at these indexes. Gives those that may be acknowledged: all, unless stopped.
pub(super) async fn handle_until_done<H: Handler>(
    inner: &Arc<Inner<H>>,
    messages: &Arc<[Decoded<H::Item>]>,
    indexes: Vec<usize>,
    stop: &CancellationToken,
) -> Vec<usize> {
    let mut work = vec![indexes];
    let mut done = Vec::new();
    let mut failures: u32 = 0;
    // How often the message that is tried alone has taken too long.
    let mut slow: u32 = 0;
    while let Some(indexes) = work.pop() {
        if indexes.is_empty() {
            continue;
        }
        let mode = if slow < SLOW_TRIES { Mode::Together } else { Mode::SetAside(TOO_SLOW) };
        let mut result = transact(inner, messages, &indexes, mode).await;
        if matches!(result, Err(Error::Refused(_) | Error::Other(_))) && !controls::is_off(Guard::Isolation) {
            result = transact(inner, messages, &indexes, Mode::Isolated).await;
        }
        match result {
            Ok(()) => {
                (failures, slow) = (0, 0);
                durables(messages, &indexes).for_each(|durable| inner.readiness.well(durable.name));
                done.extend(indexes);
                continue;
            }
            Err(Error::TimedOut(_)) if indexes.len() > 1 => {
                let (left, right) = indexes.split_at(indexes.len() / 2);
                work.push(right.to_vec());
                work.push(left.to_vec());
                continue;
            }
            Err(Error::TimedOut(cause)) => {
                slow += 1;
                durables(messages, &indexes).for_each(|durable| inner.readiness.unwell(durable.name, &cause));
            }
            Err(Error::Unavailable(cause)) => {
                durables(messages, &indexes).for_each(|durable| inner.readiness.unwell(durable.name, &cause));
            }
            Err(error) => {
                let consumers = super::name_of(&inner.durables);
                tracing::warn!(consumers, %error, "a batch failed in isolation too");
            }
        }
        failures = failures.saturating_add(1);
        if !pause(failures, stop).await {
            return done;
        }
        work.push(indexes);
    }
    done
}

/// The durables that messages came by, each once.
fn durables<I>(messages: &[Decoded<I>], indexes: &[usize]) -> impl Iterator<Item = &'static Durable> {
    let of = |&index: &usize| messages.get(index).map(|entry| (entry.durable.name, entry.durable));
    indexes.iter().filter_map(of).collect::<BTreeMap<_, _>>().into_values()
}

/// So often a single message may take too long before its items are set aside, each to be tried alone. The first time may
/// be the database's fault; and a message that always takes too long must not hold its stream up for ever.
const SLOW_TRIES: u32 = 3;

const TOO_SLOW: &str = "its message took longer than a transaction may, three times";

const ENDS_THE_PROCESS: &str = "its message ended the process three times";

/// Handles a message that came for at least the third time: counted before, taken back after, so that one that ends
/// the process is found.
pub(super) async fn handle_alone<H: Handler>(
    inner: &Arc<Inner<H>>,
    messages: &Arc<[Decoded<H::Item>]>,
    index: usize,
    stop: &CancellationToken,
) -> Vec<usize> {
    let Some(entry) = messages.get(index) else {
        return Vec::new();
    };
    let (consumer, id) = (entry.durable.name, entry.message.event_id);
    let attempts = match parked::count_alone(&inner.database, consumer, id, parked::WHOLE_MESSAGE).await {
        Ok(attempts) => attempts,
        Err(error) => {
            tracing::warn!(consumer, %error, "could not count a message before handling it alone");
            return Vec::new();
        }
    };
    let done = if attempts > 3 {
        // It ended the process three times: from here on each of its items is handled alone, by the retry loop.
        match transact(inner, messages, &[index], Mode::SetAside(ENDS_THE_PROCESS)).await {
            Ok(()) => vec![index],
            Err(_) => Vec::new(),
        }
    } else {
        handle_until_done(inner, messages, vec![index], stop).await
    };
    if !done.is_empty()
        && let Err(error) = parked::forget_alone(&inner.database, consumer, id, parked::WHOLE_MESSAGE).await
    {
        // One too many only means that its items are tried one by one a delivery earlier.
        tracing::debug!(consumer, %error, "a count was not taken back");
    }
    done
}

async fn pause(failures: u32, stop: &CancellationToken) -> bool {
    let most = Duration::from_millis(50 << failures.min(7));
    tokio::select! {
        () = stop.cancelled() => false,
        () = tokio::time::sleep(most / 2 + jitter(most / 2)) => true,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Together,
    Isolated,
    /// Every item gets a try of its own later, for this reason.
    SetAside(&'static str),
}

async fn transact<H: Handler>(
    inner: &Arc<Inner<H>>,
    messages: &Arc<[Decoded<H::Item>]>,
    indexes: &[usize],
    mode: Mode,
) -> Result<(), Error> {
    let span = tracing::info_span!(
        "process",
        "otel.kind" = "consumer",
        "messaging.system" = "nats",
        "messaging.consumer.group.name" = super::name_of(&inner.durables),
        "messaging.batch.message_count" = indexes.len()
    );
    for entry in indexes.iter().filter_map(|&index| messages.get(index)).take(32) {
        if let Some(traceparent) = entry.message.traceparent() {
            service_kit::telemetry::add_link(&span, traceparent);
        }
    }
    let (inner, messages, indexes) = (inner.clone(), messages.clone(), indexes.to_vec());
    let database = inner.database.clone();
    let work = database.transact(move |tx| {
        Box::pin(async move {
            let result = in_transaction(&inner, tx, &messages, &indexes, mode).await;
            if result.is_ok() {
                inner.handler.committed();
            }
            result
        })
    });
    let work = async {
        let put_aside = work.await?;
        if put_aside {
            database.note_put_aside();
        }
        Ok(())
    };
    // Given up here, it may still commit, and the next try finds what it did: on a machine that is slow for a moment, to
    // break it off would only make more work.
    let limit = database.transaction_limit();
    match tokio::time::timeout(limit, tracing::Instrument::instrument(work, span)).await {
        Ok(result) => result,
        Err(_) => Err(Error::TimedOut(format!("a batch took more than {} s", limit.as_secs_f64()))),
    }
}

/// Whether something was put aside.
async fn in_transaction<H: Handler>(
    inner: &Inner<H>,
    tx: &mut Tx,
    messages: &[Decoded<H::Item>],
    indexes: &[usize],
    mode: Mode,
) -> Result<bool, Error> {
    let entries: Vec<&Decoded<H::Item>> = indexes.iter().filter_map(|&index| messages.get(index)).collect();
    let new = take_in(inner, tx, &entries, mode).await?;
    for durable in durables(messages, indexes) {
        let of = |entries: &[&Decoded<H::Item>]| {
            entries.iter().filter(|entry| std::ptr::eq(entry.durable, durable)).count() as u64
        };
        let (came, fresh) = (of(&entries), of(&new));
        inner.metrics.handled.get_or_create(&label(durable)).inc_by(fresh);
        inner.metrics.duplicates.get_or_create(&label(durable)).inc_by(came - fresh);
    }

    let mut aside: Vec<parked::Aside<'_>> = Vec::new();
    let mut places: Vec<(&Decoded<H::Item>, usize)> = Vec::new();
    let mut items: Vec<&H::Item> = Vec::new();
    for entry in new {
        match &entry.items {
            Err(reason) => aside.push(parked::Aside::parked(
                entry.durable,
                &entry.message,
                parked::WHOLE_MESSAGE,
                reason.clone(),
            )),
            Ok(decoded) => {
                if let Mode::SetAside(reason) = mode {
                    aside.extend((0..decoded.len()).map(|index| {
                        parked::Aside::retry(
                            entry.durable,
                            &entry.message,
                            index_of(index),
                            reason.to_owned(),
                        )
                    }));
                    continue;
                }
                for (index, item) in decoded.iter().enumerate() {
                    places.push((entry, index));
                    items.push(item);
                }
            }
        }
    }
    let verdicts = if items.is_empty() {
        Vec::new()
    } else if mode == Mode::Isolated {
        isolation::handle(inner, tx, &items).await?
    } else {
        inner.handler.lock_more(tx, &items).await?;
        let handled = AssertUnwindSafe(inner.handler.handle(tx, &items)).catch_unwind().await;
        handled.map_err(|panic| anyhow::anyhow!("panicked: {}", super::panic_message(panic.as_ref())))??
    };
    if verdicts.len() != items.len() {
        return Err(anyhow::anyhow!("{} verdicts for {} items", verdicts.len(), items.len()).into());
    }
    for ((entry, index), verdict) in places.into_iter().zip(verdicts) {
        match verdict {
            Verdict::Done => {}
            Verdict::Retry(reason) => {
                aside.push(parked::Aside::retry(entry.durable, &entry.message, index_of(index), reason))
            }
            Verdict::Park(reason) => {
                aside.push(parked::Aside::parked(entry.durable, &entry.message, index_of(index), reason))
            }
        }
    }
    let put_aside = !aside.is_empty();
    parked::set_aside(&inner.metrics, tx, aside).await?;
    Ok(put_aside)
}

fn index_of(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX)
}

/// Writes messages into the inbox, takes the locks of what they hold, and gives those that are new.
async fn take_in<'a, H: Handler>(
    inner: &Inner<H>,
    tx: &mut Tx,
    entries: &[&'a Decoded<H::Item>],
    mode: Mode,
) -> Result<Vec<&'a Decoded<H::Item>>, Error> {
    let key = |entry: &Decoded<H::Item>| (entry.durable.name.to_owned(), entry.message.event_id);
    let messages: BTreeSet<(&str, Uuid)> =
        entries.iter().map(|entry| (entry.durable.name, entry.message.event_id)).collect();
    // What is handled in isolation takes its locks behind a savepoint, and what is set aside needs none.
    let locks = if mode == Mode::Together {
        let items: Vec<&H::Item> = entries.iter().flat_map(|entry| entry.items.iter().flatten()).collect();
        inner.handler.locks(&items)
    } else {
        Locks::default()
    };
    let mut fresh = tx.take_in(&messages, &locks).await?;
    if controls::is_off(Guard::Inbox) {
        tx.lock(&locks).await?;
        fresh = entries.iter().map(|entry| key(entry)).collect();
    }
    // `remove`: of one message that stands twice in a batch, the second is a duplicate.
    Ok(entries.iter().copied().filter(|entry| fresh.remove(&key(entry))).collect())
}

/// The machine instant of the next try: exponential, jittered, at most 15 s.
pub(super) fn next_attempt(machine: jiff::Timestamp, attempts: i32) -> jiff_sqlx::Timestamp {
    let most = Duration::from_millis(250 << attempts.clamp(0, 6)).min(Duration::from_secs(15));
    let wait = most / 2 + jitter(most / 2);
    machine.saturating_add(wait).unwrap_or(machine).to_sqlx()
}
