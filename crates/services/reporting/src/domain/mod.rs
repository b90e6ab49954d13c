//! The decisions, purely: no async, no I/O, no clock, no protobuf.

pub mod case;
pub mod fact;
pub mod figure;
pub mod figures;
pub mod filter;
pub mod period;
pub mod response;
pub mod score;
pub mod units;
