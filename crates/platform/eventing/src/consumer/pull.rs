//! Takes messages from the broker, as many as are there.

use super::{
    ConsumerSettings, Decoded, Gate, Handler, Inner, Received, batch, label,
    leisure::Leisurely,
    merged::{Merged, Published},
};
use crate::broker::decoded_headers;
use async_nats::jetstream::{AckKind, Message, consumer::pull::Stream as Messages};
use contracts::topology::{Durable, Shape};
use futures::{FutureExt as _, Stream, StreamExt as _, stream};
use service_kit::{clock::Monotonic, ids::jitter};
use std::{sync::Arc, time::Duration};
use tokio_util::sync::CancellationToken;

/// Longest time that sending one acknowledgement may take; an unsent one is a redelivery that the inbox absorbs.
const ACK_TIMEOUT: Duration = Duration::from_secs(2);

/// So far what is heard at leisure may fall behind the others in a backlog: longer than whoever works on the same thing takes to
/// tell of it.
const BEHIND: Duration = Duration::from_secs(5);

/// A message, and by which durable it came.
struct Taken {
    durable: &'static Durable,
    message: Message,
}

impl Published for Taken {
    fn published(&self) -> i128 {
        // What can't be told counts as old, and comes at once.
        self.message.info().map_or(0, |info| info.published.unix_timestamp_nanos())
    }
}

pub(super) async fn run<H: Handler>(inner: Arc<Inner<H>>, stop: CancellationToken) {
    wait_for_gate(&inner, &stop).await;
    if stop.is_cancelled() {
        return;
    }
    let pulls = inner.durables.iter().map(|&durable| {
        let rest = inner
            .at_leisure
            .filter(|(of, _)| std::ptr::eq(*of, durable))
            .map_or(Duration::ZERO, |(_, rest)| rest);
        let later = if rest.is_zero() { Duration::ZERO } else { BEHIND };
        (Leisurely::new(pull(inner.clone(), durable).boxed(), rest, inner.settings.prefetch_packs), later)
    });
    let mut messages = Merged::of(pulls);
    while let Some(taken) = batch_of(&inner.settings, &mut messages, &stop).await {
        let since = Monotonic::start();
        handle(&inner, taken, &stop).await;
        let rest = inner.pace.saturating_sub(since.elapsed());
        if !rest.is_zero() {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(rest) => {}
            }
        }
    }
}

/// The messages of one durable, for as long as somebody wants them: where the pull breaks, it is opened again.
fn pull<H: Handler>(inner: Arc<Inner<H>>, durable: &'static Durable) -> impl Stream<Item = Taken> {
    let begin = (inner, None, 0_u32);
    stream::unfold(begin, move |(inner, mut opened, mut failures)| async move {
        loop {
            let mut messages: Messages = match opened.take() {
                Some(messages) => messages,
                None => match open(&inner, durable).await {
                    Ok(messages) => {
                        inner.readiness.well(durable.name);
                        messages
                    }
                    Err(cause) => {
                        inner.readiness.unwell(durable.name, &cause);
                        failures = failures.saturating_add(1);
                        pause(failures).await;
                        continue;
                    }
                },
            };
            match messages.next().await {
                Some(Ok(message)) => return Some((Taken { durable, message }, (inner, Some(messages), 0))),
                Some(Err(error)) => {
                    tracing::debug!(consumer = durable.name, %error, "the pull broke; it is opened again");
                }
                None => {}
            }
            pause(failures).await;
        }
    })
}

async fn pause(failures: u32) {
    let most = Duration::from_millis(100 << failures.min(5));
    tokio::time::sleep(most / 2 + jitter(most / 2)).await;
}

async fn wait_for_gate<H: Handler>(inner: &Inner<H>, stop: &CancellationToken) {
    let Some(gate) = &inner.gate else { return };
    while !stop.is_cancelled() {
        let state = gate().await;
        for name in inner.durables.iter().map(|durable| durable.name) {
            match &state {
                Ok(Gate::Open) => inner.held_back.set(name, None),
                Ok(Gate::Waiting(cause)) => inner.readiness.unwell(name, cause),
                Ok(Gate::HeldBack(cause)) => {
                    inner.held_back.set(name, Some(cause));
                    inner.readiness.well(name);
                }
                Err(error) => inner.readiness.unwell(name, &error.to_string()),
            }
        }
        if matches!(state, Ok(Gate::Open)) {
            return;
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(Duration::from_millis(100)) => {}
        }
    }
}

async fn open<H: Handler>(inner: &Inner<H>, durable: &'static Durable) -> Result<Messages, String> {
    let packs = durable.stream.events().any(|kind| kind.shape == Shape::Pack);
    let prefetch = if packs { inner.settings.prefetch_packs } else { inner.settings.batch_messages };
    let opened = inner.broker.durable(durable).await.map_err(|error| error.to_string())?;
    opened
        .stream()
        .max_messages_per_batch(prefetch)
        .expires(Duration::from_secs(10))
        .heartbeat(Duration::from_secs(3))
        .messages()
        .await
        .map_err(|error| format!("durable {}: {error}", durable.name))
}

/// Waits for a message, and takes what is there with it, as far as one batch goes; `None`: the stop came.
async fn batch_of(
    settings: &ConsumerSettings,
    messages: &mut (impl Stream<Item = Taken> + Unpin),
    stop: &CancellationToken,
) -> Option<Vec<Taken>> {
    let first = tokio::select! {
        () = stop.cancelled() => return None,
        next = messages.next() => next?,
    };
    let mut bytes = first.message.payload.len();
    let mut taken = vec![first];
    while taken.len() < settings.batch_messages && bytes < settings.batch_bytes {
        // Unconstrained: the runtime's budget would stop after 128 messages though more are here.
        let Some(Some(next)) = tokio::task::unconstrained(messages.next()).now_or_never() else { break };
        bytes += next.message.payload.len();
        taken.push(next);
    }
    Some(taken)
}

/// Handles a batch, trying again for as long as database or broker refuse, then acknowledges together.
async fn handle<H: Handler>(inner: &Arc<Inner<H>>, taken: Vec<Taken>, stop: &CancellationToken) {
    let decoded: Vec<Decoded<H::Item>> = taken.iter().map(|taken| decode(inner, taken)).collect();
    let decoded: Arc<[Decoded<H::Item>]> = decoded.into();
    let (alone, together): (Vec<usize>, Vec<usize>) = (0..decoded.len())
        .partition(|&index| decoded.get(index).is_some_and(|entry| entry.message.delivered >= 3));
    let mut handled = batch::handle_until_done(inner, &decoded, together, stop).await;
    for index in alone {
        handled.extend(batch::handle_alone(inner, &decoded, index, stop).await);
    }
    for Taken { durable, message } in handled.into_iter().filter_map(|index| taken.get(index)) {
        // Plain: a double ack is no more durable, and the inbox absorbs what comes again.
        let acknowledged = tokio::time::timeout(ACK_TIMEOUT, message.ack_with(AckKind::Ack)).await;
        if !matches!(acknowledged, Ok(Ok(()))) {
            tracing::debug!(consumer = durable.name, "an acknowledgement was not sent");
        }
    }
}

fn decode<H: Handler>(inner: &Inner<H>, taken: &Taken) -> Decoded<H::Item> {
    let Taken { durable, message } = taken;
    let headers = decoded_headers(message.headers.as_ref());
    let (delivered, sequence) = message.info().map_or((1, 0), |info| (info.delivered, info.stream_sequence));
    // Without an id of its own, its place in the stream is one.
    let place = format!("{}:{sequence}", durable.stream.name);
    let subject = inner.broker.prefix().strip(message.subject.as_str()).unwrap_or(message.subject.as_str());
    let (received, complete) = Received::read(subject, headers, message.payload.clone(), delivered, &place);
    let items = match complete {
        Err(lacks) => Err(lacks.to_owned()),
        Ok(()) if received.kind.is_none() => {
            // A newer version's event: tolerated, counted, never parked.
            inner.metrics.unknown.get_or_create(&label(durable)).inc();
            Ok(Vec::new())
        }
        Ok(()) => inner.handler.decode(&received),
    };
    Decoded { durable, message: received, items }
}
