//! The decisions, purely: no async, no I/O, no clock, no protobuf.

pub mod audit;
pub mod forecast;
pub mod matter;
pub mod next;
pub mod policy;
pub mod schedule;
