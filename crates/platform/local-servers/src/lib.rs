//! A private Postgres cluster and a private nats-server on free loopback ports.
