//! The decisions, purely: no async, no I/O, no clock, no protobuf.

pub mod condition;
pub mod conversation;
pub mod decide;
pub mod directory;
pub mod facts;
pub mod rule_set;
pub mod rules;
