//! The short way: what this process commits is handed to its relay, which need not ask Postgres for it.

use super::message::Message;
use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicBool, AtomicU64, Ordering},
};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Most bytes in hand, until they have left the outbox. What comes while so many are waits there.
const IN_HAND: u64 = 8 * 1024 * 1024;

/// Takes events after their commit, while the relay runs and the broker takes them. What it does not take is found in the
/// outbox, so nothing is lost by losing it.
#[derive(Default)]
pub(crate) struct Outgoing {
    sender: Mutex<Option<UnboundedSender<Message>>>,
    /// Whether the short way is open: not after a failure, until a round has got through.
    open: AtomicBool,
    bytes: AtomicU64,
    closings: AtomicU64,
    losses: AtomicU64,
}

impl Outgoing {
    /// What is handed over from here on.
    pub(super) fn begin(&self) -> UnboundedReceiver<Message> {
        let (sender, receiver) = unbounded_channel();
        *self.sender.lock().unwrap_or_else(PoisonError::into_inner) = Some(sender);
        self.bytes.store(0, Ordering::Relaxed);
        self.open();
        receiver
    }

    /// Nothing more is handed over.
    pub(super) fn end(&self) {
        self.close();
        self.sender.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    pub(super) fn open(&self) {
        self.open.store(true, Ordering::Relaxed);
    }

    pub(super) fn close(&self) {
        self.open.store(false, Ordering::Relaxed);
        self.closings.fetch_add(1, Ordering::Relaxed);
    }

    /// How often it was closed.
    pub(super) fn closings(&self) -> u64 {
        self.closings.load(Ordering::Relaxed)
    }

    pub(super) fn is_open(&self) -> bool {
        self.open.load(Ordering::Relaxed)
    }

    /// Hands over what a commit emitted: all of it, or nothing. Whether it was taken.
    pub(crate) fn hand_over(&self, messages: Vec<Message>) -> bool {
        let size: u64 = messages.iter().map(Message::size).sum();
        let sender = self.sender.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(sender) = sender.as_ref().filter(|_| self.is_open()) else { return false };
        if self.bytes.fetch_add(size, Ordering::Relaxed) + size > IN_HAND {
            self.bytes.fetch_sub(size, Ordering::Relaxed);
            // The rounds find it: the short way stays open for what comes when there is room again.
            return true;
        }
        // The relay is there as long as the sender is.
        messages.into_iter().all(|message| sender.send(message).is_ok())
    }

    /// A message of so many bytes is no longer in hand.
    pub(super) fn left(&self, size: u64) {
        self.bytes.fetch_sub(size, Ordering::Relaxed);
    }

    /// A stream was seen to have lost messages: what was known of it is no longer so.
    pub(crate) fn note_loss(&self) {
        self.losses.fetch_add(1, Ordering::Relaxed);
    }

    /// How many losses were noted.
    pub(super) fn losses(&self) -> u64 {
        self.losses.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tx::Event;
    use contracts::topology::{ServiceName, TASK_COMMENTED};
    use uuid::Uuid;

    fn message(bytes: u64) -> Message {
        let event = Event {
            id: Uuid::nil(),
            kind: &TASK_COMMENTED,
            severity: None,
            unit: None,
            aggregate_id: String::new(),
            occurred_at: jiff::Timestamp::UNIX_EPOCH,
            payload: vec![0; usize::try_from(bytes).unwrap()],
            traceparent: None,
        };
        Message::of_event(event, "a.b".to_owned(), None, ServiceName::Assignment)
    }

    #[test]
    fn nothing_is_handed_over_before_a_relay_runs_nor_after_nor_while_the_broker_fails() {
        let outgoing = Outgoing::default();
        assert!(!outgoing.hand_over(vec![message(1)]));
        let mut receiver = outgoing.begin();
        assert!(outgoing.hand_over(vec![message(1)]));
        outgoing.close();
        assert!(!outgoing.hand_over(vec![message(1)]));
        outgoing.open();
        assert!(outgoing.hand_over(vec![message(1)]));
        outgoing.end();
        assert!(!outgoing.hand_over(vec![message(1)]));
        assert_eq!([receiver.try_recv().is_ok(), receiver.try_recv().is_ok()], [true, true]);
        assert!(receiver.try_recv().is_err());
    }

    #[test]
    fn what_is_in_hand_is_bounded() {
        let outgoing = Outgoing::default();
        let mut receiver = outgoing.begin();
        assert!(outgoing.hand_over(vec![message(IN_HAND - message(0).size())]));
        assert!(outgoing.hand_over(vec![message(1)]), "it waits in the outbox");
        let first = receiver.try_recv().unwrap();
        assert!(receiver.try_recv().is_err());
        outgoing.left(first.size());
        assert!(outgoing.hand_over(vec![message(1)]));
        assert_eq!(receiver.try_recv().unwrap().size(), message(1).size());
    }
}
