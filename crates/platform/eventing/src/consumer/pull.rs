//! Takes messages from the broker, as many as are there.

use super::{
    Decoded, Gate, Handler, Inner, Leisure, Received, batch,
    inbound::{Inbound, Timed},
    label,
    leisure::Leisurely,
};
use crate::broker::decoded_headers;
use async_nats::jetstream::{AckKind, Message, consumer::pull::Stream as Messages};
use contracts::topology::{Durable, Shape};
use futures::{Stream, StreamExt as _, stream};
use service_kit::{clock::Monotonic, ids::jitter};
use std::{sync::Arc, time::Duration};
use tokio_util::sync::CancellationToken;

/// Longest time that sending one acknowledgement may take; an unsent one is a redelivery that the inbox absorbs.
const ACK_TIMEOUT: Duration = Duration::from_secs(2);

/// A message, and by which durable it came.
struct Taken {
    durable: &'static Durable,
    message: Message,
}

impl Timed for Taken {
    fn source(&self) -> &'static str {
        self.durable.name
    }

    fn published(&self) -> i128 {
        self.message.info().map_or(0, |info| info.published.unix_timestamp_nanos())
    }

    fn size(&self) -> usize {
        self.message.payload.len()
    }
}

pub(super) async fn run<H: Handler>(inner: Arc<Inner<H>>, stop: CancellationToken) {
    wait_for_gate(&inner, &stop).await;
    if stop.is_cancelled() {
        return;
    }
    let pull = |durable: &'static Durable| pull(inner.clone(), durable).boxed();
    let leisure = inner.at_leisure;
    let is_prompt =
        |durable: &&'static Durable| leisure.is_none_or(|leisure| !std::ptr::eq(leisure.durable, *durable));
    let prompt = inner.durables.iter().copied().filter(is_prompt).map(pull);
    let leisurely = match leisure {
        Some(Leisure { durable, rest, .. }) => {
            Leisurely::new(pull(durable), rest, inner.settings.prefetch_packs).boxed()
        }
        None => stream::pending().boxed(),
    };
    let behind = leisure.and_then(|leisure| leisure.behind);
    // One that never brings anything: whoever hears at leisure alone waits for that.
    let mut inbound = Inbound::new(prompt.chain([stream::pending().boxed()]), leisurely, behind);
    loop {
        let taken = tokio::select! {
            () = stop.cancelled() => return,
            taken = inbound.batch(&inner.settings) => taken,
        };
        let Some(taken) = taken else { return };
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
    let packs = durable.stream.events().filter(|kind| kind.shape == Shape::Pack).count();
    let prefetch = match (packs, durable.stream.events().count()) {
        (0, _) => inner.settings.batch_messages,
        (packs, all) if packs == all => inner.settings.prefetch_packs,
        // Most of its messages are small.
        _ => inner.settings.prefetch_packs * 4,
    };
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
