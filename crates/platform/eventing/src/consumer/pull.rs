//! Takes messages from the broker, as many as are there, and never lingers to get more.

use super::{Decoded, Gate, Handler, Inner, Received, batch};
use crate::broker::decoded_headers;
use async_nats::jetstream::{AckKind, Message, consumer::pull::Stream};
use futures::{FutureExt as _, StreamExt as _};
use service_kit::ids::jitter;
use std::{sync::Arc, time::Duration};
use tokio_util::sync::CancellationToken;

/// Longest time that sending one acknowledgement may take; an unsent one is a redelivery that the inbox absorbs.
const ACK_TIMEOUT: Duration = Duration::from_secs(2);

pub(super) async fn run<H: Handler>(inner: Arc<Inner<H>>, stop: CancellationToken) {
    wait_for_gate(&inner, &stop).await;
    let mut failures: u32 = 0;
    while !stop.is_cancelled() {
        match open(&inner).await {
            Ok(mut messages) => {
                inner.readiness.well(inner.durable.name);
                failures = 0;
                consume(&inner, &mut messages, &stop).await;
            }
            Err(cause) => {
                failures = failures.saturating_add(1);
                inner.readiness.unwell(inner.durable.name, &cause);
            }
        }
        let most = Duration::from_millis(100 << failures.min(5));
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(most / 2 + jitter(most / 2)), if !stop.is_cancelled() => {}
        }
    }
}

async fn wait_for_gate<H: Handler>(inner: &Inner<H>, stop: &CancellationToken) {
    let Some(gate) = &inner.gate else { return };
    let name = inner.durable.name;
    while !stop.is_cancelled() {
        match gate().await {
            Ok(Gate::Open) => {
                inner.held_back.set(name, None);
                return;
            }
            Ok(Gate::Waiting(cause)) => inner.readiness.unwell(name, &cause),
            Ok(Gate::HeldBack(cause)) => {
                inner.held_back.set(name, Some(&cause));
                inner.readiness.well(name);
            }
            Err(error) => inner.readiness.unwell(name, &error.to_string()),
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(Duration::from_millis(100)) => {}
        }
    }
}

async fn open<H: Handler>(inner: &Inner<H>) -> Result<Stream, String> {
    let durable = inner.broker.durable(inner.durable).await.map_err(|error| error.to_string())?;
    durable
        .stream()
        .max_messages_per_batch(inner.settings.batch_messages)
        .expires(Duration::from_secs(10))
        .heartbeat(Duration::from_secs(3))
        .messages()
        .await
        .map_err(|error| format!("durable {}: {error}", inner.durable.name))
}

/// Handles batches until the stream breaks or the stop comes.
async fn consume<H: Handler>(inner: &Arc<Inner<H>>, messages: &mut Stream, stop: &CancellationToken) {
    loop {
        let first = tokio::select! {
            () = stop.cancelled() => return,
            next = messages.next() => next,
        };
        let mut taken: Vec<Message> = Vec::new();
        let mut broken = !take(first, &mut taken);
        let mut bytes = 0;
        while !broken && taken.len() < inner.settings.batch_messages && bytes < inner.settings.batch_bytes {
            // Unconstrained: the runtime's budget would stop after 128 messages though more are here.
            match tokio::task::unconstrained(messages.next()).now_or_never() {
                Some(next) => {
                    broken = !take(next, &mut taken);
                    bytes += taken.last().map_or(0, |message| message.payload.len());
                }
                None => break,
            }
        }
        if !taken.is_empty() {
            handle(inner, taken, stop).await;
        }
        if broken {
            return;
        }
    }
}

/// Whether the stream goes on.
fn take(
    next: Option<Result<Message, async_nats::jetstream::consumer::pull::MessagesError>>,
    taken: &mut Vec<Message>,
) -> bool {
    match next {
        Some(Ok(message)) => {
            taken.push(message);
            true
        }
        Some(Err(error)) => {
            tracing::debug!(%error, "the pull broke; it is opened again");
            false
        }
        None => false,
    }
}

/// Handles a batch, trying again for as long as database or broker refuse, then acknowledges together.
async fn handle<H: Handler>(inner: &Arc<Inner<H>>, taken: Vec<Message>, stop: &CancellationToken) {
    let decoded: Vec<Decoded<H::Item>> = taken.iter().map(|message| decode(inner, message)).collect();
    let decoded: Arc<[Decoded<H::Item>]> = decoded.into();
    let (alone, together): (Vec<usize>, Vec<usize>) = (0..decoded.len())
        .partition(|&index| decoded.get(index).is_some_and(|entry| entry.message.delivered >= 3));
    let mut handled = batch::handle_until_done(inner, &decoded, together, stop).await;
    for index in alone {
        handled.extend(batch::handle_alone(inner, &decoded, index, stop).await);
    }
    for message in handled.into_iter().filter_map(|index| taken.get(index)) {
        // Plain: a double ack is no more durable, and the inbox absorbs what comes again.
        let acknowledged = tokio::time::timeout(ACK_TIMEOUT, message.ack_with(AckKind::Ack)).await;
        if !matches!(acknowledged, Ok(Ok(()))) {
            tracing::debug!(consumer = inner.durable.name, "an acknowledgement was not sent");
        }
    }
}

fn decode<H: Handler>(inner: &Inner<H>, message: &Message) -> Decoded<H::Item> {
    let headers = decoded_headers(message.headers.as_ref());
    let (delivered, sequence) = message.info().map_or((1, 0), |info| (info.delivered, info.stream_sequence));
    // Without an id of its own, its place in the stream is one.
    let place = format!("{}:{sequence}", inner.durable.stream.name);
    let subject = inner.broker.prefix().strip(message.subject.as_str()).unwrap_or(message.subject.as_str());
    let (received, complete) = Received::read(subject, headers, message.payload.clone(), delivered, &place);
    let items = match complete {
        Err(lacks) => Err(lacks.to_owned()),
        Ok(()) if received.kind.is_none() => {
            // A newer version's event: tolerated, counted, never parked.
            inner.metrics.unknown.get_or_create(&inner.label()).inc();
            Ok(Vec::new())
        }
        Ok(()) => inner.handler.decode(&received),
    };
    Decoded { message: received, items }
}
