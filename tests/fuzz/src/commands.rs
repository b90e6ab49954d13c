//! What is asked of a task, as protobuf.

use assignment::grpc::commands;
use contracts::assignment::v1::TaskCommand;
use prost::Message as _;

/// Reads the input as a command.
pub fn target(input: &[u8]) {
    let Ok(TaskCommand { command: Some(command) }) = TaskCommand::decode(input) else { return };
    let again = command.clone();
    match commands::read(command) {
        Ok(asked) => assert_eq!(commands::read(again).unwrap().bytes, asked.bytes, "the same is asked"),
        Err(problem) => crate::assert_told(&problem),
    }
}
