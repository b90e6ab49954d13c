//! The five services: their domain functions over plain maps. Each method is one transaction: what it gives is what it
//! emits when it commits.

pub mod alert_rules;
pub mod assignment;
pub mod follow_up_scheduler;
pub mod ingest;
pub mod reporting;

/// Why something can't be handled yet and is tried again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retry(pub String);
