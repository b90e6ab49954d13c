//! What assignment hears: alerts, which make tasks, and proposals, which get verdicts.

mod alerts;
mod followups;

pub use alerts::{Alerts, gate};
pub use followups::Followups;
