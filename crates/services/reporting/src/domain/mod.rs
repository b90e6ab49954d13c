//! The decisions, purely: no async, no I/O, no clock, no protobuf.

pub mod case;
pub mod fact;
pub mod figures;
pub mod filter;
pub mod response;
pub mod units;
