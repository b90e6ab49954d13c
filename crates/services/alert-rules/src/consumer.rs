//! What alert-rules hears: responses, which it decides on, and what becomes of the tasks.

pub mod responses;
pub mod tasks;

pub use responses::{Responses, gate};
pub use tasks::Tasks;
