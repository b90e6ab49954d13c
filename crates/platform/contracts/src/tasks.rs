//! Reading what all events of TASKS have in common.

use crate::{
    events::v1::{TaskAccepted, TaskChange},
    types::v1::Task,
};
use prost::Message as _;

/// The snapshot and the change that every `task.*` event carries in its first two fields.
///
/// # Errors
/// Why it can't be read.
pub fn read(payload: &[u8]) -> Result<(Task, TaskChange), String> {
    // Every event of a task begins with the same two fields; what follows is skipped as unknown.
    let event = TaskAccepted::decode(payload).map_err(|error| format!("an event of a task: {error}"))?;
    let task = event.task.ok_or("an event of a task without the task")?;
    Ok((task, event.change.unwrap_or_default()))
}
