//! The delivery contract, written once: inbox, outbox, relay, consumer.
