//! HTTP: a JSON object, an array, NDJSON or CSV (IN-2), and rows through a mapping.

pub mod body;

use crate::{domain::submission::Violation, service::Ingest};
use axum::{
    Extension, Json, Router,
    body::Bytes,
    extract::{
        Query, State,
        rejection::{BytesRejection, QueryRejection},
    },
    http::{HeaderMap, Method, StatusCode, Uri, header},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use body::{Shape, Submissions};
use contracts::{
    ingest::v1::{SubmissionOutcome, SubmissionResult},
    topology::PACK_ITEMS_MAX,
};
use service_kit::{
    caller::{Caller, Role},
    problem::{ErrorCode, FieldViolation, Problem},
    readable,
};

/// The routes of ingest.
pub fn routes(ingest: Ingest) -> Router {
    Router::new()
        .route("/v1/responses", post(submit_responses).fallback(not_allowed))
        .route("/v1/rows", post(submit_rows).fallback(not_allowed))
        .route("/v1/openapi.json", get(openapi).fallback(not_allowed))
        .with_state(ingest)
}

/// The document that says all of this to programs.
pub const OPENAPI: &str = include_str!("openapi.json");

async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], OPENAPI).into_response()
}

async fn not_allowed(method: Method, uri: Uri) -> Problem {
    let takes = if uri.path() == "/v1/openapi.json" { "GET" } else { "POST" };
    let message = format!("{method} is not taken at {}; use {takes}", uri.path());
    Problem::new(ErrorCode::MethodNotAllowed, "METHOD_NOT_ALLOWED", message)
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RowsQuery {
    mapping: String,
    file: String,
    history: bool,
    test: bool,
}

impl RowsQuery {
    /// What is submitted as JSON says these things itself, item by item; beside it they would be read by nobody.
    fn refuse_beside_json(&self) -> Result<(), Problem> {
        let given = [
            ("mapping", !self.mapping.is_empty()),
            ("file", !self.file.is_empty()),
            ("history", self.history),
            ("test", self.test),
        ];
        match given.into_iter().find(|(_, given)| *given) {
            Some((name @ ("history" | "test"), _)) => Err(Problem::invalid_field(
                name,
                format!("is for text/csv; write \"{name}\": true in each submission instead"),
            )),
            Some((name, _)) => Err(Problem::invalid_field(
                name,
                "is for text/csv; rows of JSON through a mapping go to /v1/rows",
            )),
            None => Ok(()),
        }
    }
}

fn shape(headers: &HeaderMap) -> Result<Shape, Problem> {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    match content_type.split(';').next().unwrap_or("").trim() {
        "application/json" => Ok(Shape::Json),
        "application/x-ndjson" | "application/ndjson" | "application/jsonl" => Ok(Shape::Ndjson),
        "text/csv" => Ok(Shape::Csv),
        other => {
            let message =
                format!("{other:?} is not taken; send application/json, application/x-ndjson or text/csv");
            let problem = Problem::invalid_field("content-type", message);
            Err(Problem { code: ErrorCode::MediaType, reason: "MEDIA_TYPE", ..problem })
        }
    }
}

/// What was sent, or why it can't be read.
struct Sent {
    query: RowsQuery,
    shape: Shape,
    body: Bytes,
}

impl Sent {
    fn read(
        query: Result<Query<RowsQuery>, QueryRejection>,
        headers: &HeaderMap,
        body: Result<Bytes, BytesRejection>,
    ) -> Result<Self, Problem> {
        let Query(query) = query.map_err(|rejection| {
            let cause = rejection.body_text();
            let cause = cause.trim_start_matches("Failed to deserialize query string: ");
            let (field, cause) = cause.split_once(": ").unwrap_or(("query", cause));
            let message = match readable::unknown_name(cause, readable::Spelling::Underscores) {
                Some((name, known)) => {
                    format!("there is no parameter {name}; {}", readable::known(name, known.into_iter()))
                }
                None => format!("{cause}; write {field}=true, or leave it out"),
            };
            Problem::invalid_field(field, message)
        })?;
        let shape = shape(headers)?;
        let body = body.map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => {
                let limit = service_kit::server::HTTP_BODY_MAX;
                let message = format!("the body is larger than {limit} bytes; send it in several calls");
                Problem::new(ErrorCode::TooLarge, "TOO_LARGE", message)
            }
            _ => Problem::invalid_field("body", "broke off; send it again"),
        })?;
        Ok(Self { query, shape, body })
    }
}

/// The key under which a call is remembered; empty: none was sent.
fn idempotency_key(headers: &HeaderMap) -> Result<String, Problem> {
    let Some(key) = headers.get("idempotency-key") else {
        return Ok(String::new());
    };
    let key = key.to_str().map_err(|_| {
        Problem::invalid_field("Idempotency-Key", "holds characters beyond ASCII; a UUID is a good key")
    })?;
    Ok(key.to_owned())
}

async fn submit_responses(
    State(ingest): State<Ingest>,
    Extension(caller): Extension<Caller>,
    query: Result<Query<RowsQuery>, QueryRejection>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    caller.require(&[Role::Submitter])?;
    let key = idempotency_key(&headers)?;
    let Sent { query, shape, body } = Sent::read(query, &headers, body)?;
    if shape != Shape::Csv {
        query.refuse_beside_json()?;
    }
    if shape == Shape::Csv {
        return rows(&ingest, query, shape, &body).await;
    }
    let items = match body::submissions(shape, &body, &key)? {
        Submissions::One(request) => {
            let request = request.map_err(invalid)?;
            let result = ingest.submit_one(request).await?;
            let first = result.outcome() == SubmissionOutcome::Accepted;
            let status = if first { StatusCode::CREATED } else { StatusCode::OK };
            return Ok((status, Json(result)).into_response());
        }
        Submissions::Many(items) => items,
    };
    Ok(Json(Results { results: ingest.submit_many(items).await? }).into_response())
}

async fn submit_rows(
    State(ingest): State<Ingest>,
    Extension(caller): Extension<Caller>,
    query: Result<Query<RowsQuery>, QueryRejection>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    caller.require(&[Role::Submitter])?;
    let Sent { query, shape, body } = Sent::read(query, &headers, body)?;
    rows(&ingest, query, shape, &body).await
}

async fn rows(ingest: &Ingest, query: RowsQuery, shape: Shape, body: &Bytes) -> Result<Response, Problem> {
    if query.mapping.is_empty() {
        return Err(Problem::invalid_field(
            "mapping",
            "is missing; add ?mapping=NAME&file=NAME to the address",
        ));
    }
    let rows = body::rows(shape, body)?;
    let mut results = Vec::with_capacity(rows.len());
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let pack = rows.by_ref().take(PACK_ITEMS_MAX).collect();
        let answered =
            ingest.submit_rows(&query.mapping, &query.file, pack, (query.history, query.test)).await;
        results.extend(answered.map_err(|problem| after_rows(problem, results.len()))?);
    }
    Ok(Json(Results { results }).into_response())
}

/// A refusal of a later pack: what came before it was answered, and a caller must not think otherwise.
fn after_rows(problem: Problem, answered: usize) -> Problem {
    if answered == 0 {
        return problem;
    }
    let cause = problem.message.split(';').next().unwrap_or_default();
    let message = format!(
        "{cause}; the first {answered} rows were taken before: send the same call again, and they get their first answers"
    );
    Problem { message, ..problem }
}

#[derive(serde::Serialize)]
struct Results {
    results: Vec<SubmissionResult>,
}

fn invalid(violations: Vec<Violation>) -> Problem {
    let fields = violations.into_iter().map(|Violation { field, message }| FieldViolation { field, message });
    Problem::invalid(fields.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_refusal_of_a_later_pack_says_that_the_rows_before_it_were_taken() {
        let full = Problem::exhausted(
            "too many responses wait to be written; nothing of this call was accepted",
            Duration::from_millis(200),
        );
        assert_eq!(after_rows(full.clone(), 0).message, full.message, "nothing was taken, and it says so");
        let later = after_rows(full.clone(), 500);
        assert_eq!(
            later.message,
            "too many responses wait to be written; the first 500 rows were taken before: send the same call again, and \
             they get their first answers"
        );
        assert_eq!((later.code, later.reason, later.retry_after), (full.code, full.reason, full.retry_after));
    }
}
