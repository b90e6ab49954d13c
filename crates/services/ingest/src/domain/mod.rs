//! The decisions, purely: no async, no I/O, no clock, no protobuf.

pub mod directory;
pub mod identity;
pub mod mapping;
pub mod score;
pub mod submission;
