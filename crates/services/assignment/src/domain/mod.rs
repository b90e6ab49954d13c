//! The decisions, purely: no async, no I/O, no clock, no protobuf.

pub mod alert;
pub mod command;
pub mod directory;
pub mod directory_check;
pub mod event;
pub mod explain;
pub mod forecast;
pub mod orphan;
pub mod owner;
pub mod rights;
mod round;
pub mod task;
pub mod verdict;
