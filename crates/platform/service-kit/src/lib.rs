#![doc = include_str!("../README.md")]

pub mod caller;
pub mod clock;
pub mod config;
pub mod identity;
pub mod ids;
pub mod metrics;
pub mod page;
pub mod problem;
pub mod readable;
pub mod readiness;
pub mod server;
pub mod tasks;
pub mod telemetry;
