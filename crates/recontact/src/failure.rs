//! Errors with their exit codes: what is wrong, where, and what to do next.

use std::fmt;

/// What a command ends with when it does not succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done, and something needs a person.
    NeedsPerson,
    /// Wrong usage or input.
    Input,
    /// A server can't be reached.
    Unreachable,
    /// Refused: not found, conflict.
    Refused,
    /// Refused: the key is not known, or does not allow it.
    NotAllowed,
    /// Interrupted by a person before it was done, as shells tell it.
    Interrupted,
}

impl Exit {
    const fn code(self) -> u8 {
        match self {
            Self::NeedsPerson => 1,
            Self::Input => 2,
            Self::Unreachable => 3,
            Self::Refused | Self::NotAllowed => 4,
            Self::Interrupted => 130,
        }
    }
}

/// An error that says which exit code it deserves.
#[derive(Debug)]
pub struct Failure {
    /// The code.
    pub exit: Exit,
    /// What is wrong, and what to do next.
    pub message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// Wrong usage or input.
pub fn input(message: impl Into<String>) -> anyhow::Error {
    Failure { exit: Exit::Input, message: message.into() }.into()
}

/// Why a file or folder can't be used, without numbers of the operating system.
#[must_use]
pub fn cause(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "is not there".to_owned(),
        std::io::ErrorKind::PermissionDenied => "is not yours to read or write".to_owned(),
        std::io::ErrorKind::IsADirectory => "is a folder".to_owned(),
        _ => error.to_string(),
    }
}

/// Refused: there is no such thing, or it may not be.
pub fn refused(message: impl Into<String>) -> anyhow::Error {
    Failure { exit: Exit::Refused, message: message.into() }.into()
}

/// What a call's status means to a person.
#[must_use]
pub fn of_status(status: &tonic::Status) -> anyhow::Error {
    use tonic::Code;
    let message = service_kit::problem::describe(status);
    let (exit, message) = match status.code() {
        Code::InvalidArgument | Code::OutOfRange => (Exit::Input, message),
        Code::Unavailable | Code::DeadlineExceeded | Code::Unknown | Code::Cancelled => (
            Exit::Unreachable,
            format!(
                "the server does not answer: {message}\nIs it running? `recontact dev` starts everything; --server names another address"
            ),
        ),
        Code::Unauthenticated => {
            (Exit::NotAllowed, format!("{message}\nGive --key, or --data-dir of a running `recontact dev`"))
        }
        Code::PermissionDenied => (Exit::NotAllowed, message),
        _ => (Exit::Refused, message),
    };
    Failure { exit, message }.into()
}

/// The exit code of an error.
#[must_use]
pub fn exit_code(error: &anyhow::Error) -> u8 {
    error.downcast_ref::<Failure>().map_or(1, |failure| failure.exit.code())
}
