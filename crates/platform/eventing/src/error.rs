//! What can go wrong inside a transaction, sorted by what to do about it.

use service_kit::problem::Problem;

/// An error of a transaction's work.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Database or broker refuse for now: the whole batch is tried again and never parked.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// A statement took too long: the batch is tried again in halves.
    #[error("timed out: {0}")]
    TimedOut(String),
    /// The business refuses; nothing was changed.
    #[error(transparent)]
    Refused(#[from] Problem),
    /// Anything else: the batch is tried again in isolation.
    #[error(transparent)]
    Other(#[from] anyhow::Error),
}

impl Error {
    /// Whether it says nothing about what was tried: the same may succeed a moment later.
    pub(crate) const fn is_of_the_moment(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::TimedOut(_))
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(database) => match database.code().as_deref() {
                // 57014 query_canceled: statement_timeout.
                Some("57014") => Self::TimedOut(error.to_string()),
                // Connection, resources, operator intervention, deadlock, serialization, lock timeout.
                Some(code)
                    if code.starts_with("08")
                        || code.starts_with("53")
                        || code.starts_with("57")
                        || matches!(code, "40001" | "40P01" | "55P03" | "25006") =>
                {
                    Self::Unavailable(error.to_string())
                }
                _ => Self::Other(error.into()),
            },
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Unavailable(error.to_string()),
            _ => Self::Other(error.into()),
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(problem) => problem,
            Error::Unavailable(cause) | Error::TimedOut(cause) => {
                tracing::warn!(%cause, "a call could not be served");
                Self::unavailable(
                    "the store is not reachable at present; try again: what was done already is not done twice",
                )
            }
            Error::Other(error) => Self::internal(&format!("{error:#}")),
        }
    }
}
