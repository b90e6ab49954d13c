//! One outward error, for gRPC and HTTP alike.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use std::{collections::HashMap, time::Duration};
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt as _};

/// The domain of every reason.
pub const DOMAIN: &str = "recontact";

/// What kind of refusal it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorCode {
    /// The request itself is wrong.
    Invalid,
    /// The request is larger than is taken.
    TooLarge,
    /// What is sent is of a sort that is not taken.
    MediaType,
    /// There is such a place, but not to do this with.
    MethodNotAllowed,
    /// There is no such thing.
    NotFound,
    /// There is one already, and it is another.
    AlreadyExists,
    /// Somebody else changed it meanwhile.
    Conflict,
    /// The state does not allow it.
    Precondition,
    /// Over a limit: try again later.
    Exhausted,
    /// Something needed is away: try again later.
    Unavailable,
    /// Nobody known calls.
    Unauthenticated,
    /// The caller may not.
    Denied,
    /// Our fault.
    Internal,
}

impl ErrorCode {
    /// As gRPC says it.
    #[must_use]
    pub const fn grpc(self) -> Code {
        match self {
            Self::Invalid | Self::MediaType => Code::InvalidArgument,
            Self::TooLarge => Code::OutOfRange,
            Self::MethodNotAllowed => Code::Unimplemented,
            Self::NotFound => Code::NotFound,
            Self::AlreadyExists => Code::AlreadyExists,
            Self::Conflict => Code::Aborted,
            Self::Precondition => Code::FailedPrecondition,
            Self::Exhausted => Code::ResourceExhausted,
            Self::Unavailable => Code::Unavailable,
            Self::Unauthenticated => Code::Unauthenticated,
            Self::Denied => Code::PermissionDenied,
            Self::Internal => Code::Internal,
        }
    }

    /// As HTTP says it.
    #[must_use]
    pub const fn http(self) -> StatusCode {
        match self {
            Self::Invalid => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::AlreadyExists | Self::Conflict => StatusCode::CONFLICT,
            Self::Precondition => StatusCode::PRECONDITION_FAILED,
            Self::Exhausted => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Denied => StatusCode::FORBIDDEN,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FieldViolation {
    /// Path of the field: `score.raw`.
    pub field: String,
    /// What is wrong, and the rule broken.
    pub message: String,
}

/// What a caller is told: never an inner error's text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Problem {
    /// What kind of refusal.
    pub code: ErrorCode,
    /// Stable reason in upper case.
    pub reason: &'static str,
    /// A sentence that says what to do next.
    pub message: String,
    /// Field by field, for invalid requests.
    pub fields: Vec<FieldViolation>,
    /// When to try again.
    pub retry_after: Option<Duration>,
    /// Variables of the message, for programs.
    pub metadata: Vec<(&'static str, String)>,
}

impl Problem {
    /// A refusal without further details.
    pub fn new(code: ErrorCode, reason: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            reason,
            message: message.into(),
            fields: Vec::new(),
            retry_after: None,
            metadata: Vec::new(),
        }
    }

    /// A request with mistakes in its fields.
    #[must_use]
    pub fn invalid(fields: Vec<FieldViolation>) -> Self {
        let message = fields.iter().map(|violation| format!("{}: {}", violation.field, violation.message));
        let message = message.collect::<Vec<_>>().join("; ");
        Self { fields, ..Self::new(ErrorCode::Invalid, "INVALID", message) }
    }

    /// A request with a mistake in one field.
    pub fn invalid_field(field: &str, message: impl Into<String>) -> Self {
        Self::invalid(vec![FieldViolation { field: field.to_owned(), message: message.into() }])
    }

    /// There is no such thing, or the caller may not know of it.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::NotFound, "NOT_FOUND", message)
    }

    /// Over a limit; nothing was accepted.
    pub fn exhausted(message: impl Into<String>, retry_after: Duration) -> Self {
        Self { retry_after: Some(retry_after), ..Self::new(ErrorCode::Exhausted, "OVER_THE_LIMIT", message) }
    }

    /// Something needed is away.
    pub fn unavailable(message: impl Into<String>) -> Self {
        let retry_after = Some(Duration::from_secs(1));
        Self { retry_after, ..Self::new(ErrorCode::Unavailable, "UNAVAILABLE", message) }
    }

    /// The caller may not.
    pub fn denied(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::Denied, "DENIED", message)
    }

    /// Our fault; the cause is logged here, once, and the caller is told that there is one.
    pub fn internal(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!(error = %cause, "a call failed");
        Self::new(ErrorCode::Internal, "INTERNAL", "something went wrong on our side; the log has the cause")
    }
}

impl From<Problem> for Status {
    fn from(problem: Problem) -> Self {
        let metadata: HashMap<String, String> =
            problem.metadata.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        let mut details = ErrorDetails::new();
        details.set_error_info(problem.reason, DOMAIN, metadata);
        for violation in &problem.fields {
            details.add_bad_request_violation(&violation.field, &violation.message);
        }
        if let Some(retry_after) = problem.retry_after {
            details.set_retry_info(Some(retry_after));
        }
        Self::with_error_details(problem.code.grpc(), problem.message, details)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = serde_json::json!({
            "error": {
                "code": self.code.http().as_u16(),
                "reason": self.reason,
                "message": self.message,
                "fields": self.fields,
                "metadata": self.metadata.iter().map(|(key, value)| ((*key).to_owned(), value.clone().into())).collect::<serde_json::Map<_, _>>(),
            }
        });
        let mut response = (self.code.http(), axum::Json(body)).into_response();
        if let Some(retry_after) = self.retry_after {
            let seconds = retry_after.as_secs_f64().ceil().max(1.0);
            if let Ok(value) = format!("{seconds:.0}").parse() {
                response.headers_mut().insert(http::header::RETRY_AFTER, value);
            }
        }
        response
    }
}

/// What a client prints of a status: the message, each field, when to try again.
#[must_use]
pub fn describe(status: &Status) -> String {
    let mut text = match status.message() {
        "" => format!("{:?}", status.code()),
        message => message.to_owned(),
    };
    if let Some(retry) = status.get_details_retry_info().and_then(|info| info.retry_delay) {
        text.push_str(&format!(" (try again in {} ms)", retry.as_millis()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_carries_the_standard_details() {
        let problem = Problem::invalid_field("score.raw", "is 47; csat takes 1 to 5");
        let status = Status::from(problem);
        assert_eq!(status.code(), Code::InvalidArgument);
        assert_eq!(status.get_details_error_info().unwrap().reason, "INVALID");
        assert_eq!(status.get_details_bad_request().unwrap().field_violations[0].field, "score.raw");
        let status = Status::from(Problem::exhausted("too much", Duration::from_millis(40)));
        assert_eq!(describe(&status), "too much (try again in 40 ms)");
    }
}
