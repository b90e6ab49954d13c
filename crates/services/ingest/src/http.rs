//! HTTP: a JSON object, an array, NDJSON or CSV (IN-2), and rows through a mapping.

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
use contracts::{
    ingest::v1::{Columns, Row, Submission, SubmissionOutcome, SubmissionResult, SubmitResponseRequest, row},
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

/// Which shape a body has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Json,
    Ndjson,
    Csv,
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
    let items: Vec<Result<SubmitResponseRequest, Vec<Violation>>> = match shape {
        Shape::Csv => return rows(&ingest, query, shape, &body).await,
        Shape::Json => {
            let value: serde_json::Value = parse(&body)?;
            let serde_json::Value::Array(values) = value else {
                let request = request(value, key).map_err(invalid)?;
                let result = ingest.submit_one(request).await?;
                let first = result.outcome() == SubmissionOutcome::Accepted;
                let status = if first { StatusCode::CREATED } else { StatusCode::OK };
                return Ok((status, Json(result)).into_response());
            };
            values
                .into_iter()
                .enumerate()
                .map(|(index, value)| request(value, indexed(&key, index)))
                .collect()
        }
        Shape::Ndjson => lines(&body)?
            .into_iter()
            .enumerate()
            .map(|(index, (number, line))| {
                let value = serde_json::from_str(line)
                    .map_err(|error| vec![Violation::new(format!("line {number}"), not_json(&error))])?;
                request(value, indexed(&key, index))
            })
            .collect(),
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
    let rows = match shape {
        Shape::Csv => csv_rows(body)?,
        Shape::Json => {
            let values: Vec<serde_json::Value> = parse(body)?;
            values
                .into_iter()
                .enumerate()
                .map(|(index, value)| object_row(index, value))
                .collect::<Result<_, _>>()?
        }
        Shape::Ndjson => lines(body)?
            .into_iter()
            .enumerate()
            .map(|(index, (number, line))| {
                let value = serde_json::from_str(line)
                    .map_err(|error| Problem::invalid_field(&format!("line {number}"), not_json(&error)))?;
                object_row(index, value)
            })
            .collect::<Result<_, _>>()?,
    };
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

fn parse<T: serde::de::DeserializeOwned>(body: &Bytes) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|error| {
        let message = match error.classify() {
            serde_json::error::Category::Data => {
                format!("{}; rows are an array of objects", readable::mistyped(&error.to_string()))
            }
            _ => format!("is not JSON: {error}"),
        };
        Problem::invalid_field("body", message)
    })
}

/// What is wrong with a line of NDJSON, with the column alone: the caller names the line.
fn not_json(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let cause = text.split(" at line ").next().unwrap_or_default();
    format!("is not JSON: {cause} at column {}", error.column())
}

/// A submission as JSON, with the request id that a header gave.
fn request(value: serde_json::Value, request_id: String) -> Result<SubmitResponseRequest, Vec<Violation>> {
    let submission: Submission = serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let field = if path == "." { "body".to_owned() } else { path };
        let told = error.into_inner().to_string();
        let told = match readable::unknown_name(&told, readable::Spelling::Capitals) {
            Some((name, known)) => {
                format!("{name:?} is not known here; {}", readable::known(name, known.into_iter()))
            }
            None => readable::mistyped(&told),
        };
        let message = format!("{told}; GET /v1/openapi.json says what is taken");
        vec![Violation::new(field, message)]
    })?;
    Ok(SubmitResponseRequest { submission: Some(submission), request_id })
}

fn invalid(violations: Vec<Violation>) -> Problem {
    let fields = violations.into_iter().map(|Violation { field, message }| FieldViolation { field, message });
    Problem::invalid(fields.collect())
}

fn indexed(key: &str, index: usize) -> String {
    if key.is_empty() { String::new() } else { format!("{key}/{index}") }
}

/// Lines that aren't blank, with their numbers from 1.
fn lines(body: &Bytes) -> Result<Vec<(usize, &str)>, Problem> {
    let text = std::str::from_utf8(body).map_err(|error| {
        Problem::invalid_field("body", format!("is not UTF-8 from byte {}", error.valid_up_to()))
    })?;
    Ok(text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .filter(|(_, line)| !line.trim().is_empty())
        .collect())
}

fn csv_rows(body: &Bytes) -> Result<Vec<Row>, Problem> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let mut reader = csv::ReaderBuilder::new().from_reader(body);
    let problem = |error: csv::Error| {
        Problem::invalid_field("body", format!("{}; nothing of this call was accepted", not_csv(&error)))
    };
    let names = reader.headers().map_err(problem)?.clone();
    reader
        .records()
        .enumerate()
        .map(|(index, record)| {
            let record = record.map_err(problem)?;
            let values =
                names.iter().zip(&record).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            let content = Some(row::Content::Columns(Columns { values }));
            Ok(Row { record: index as u64 + 1, content, file: String::new() })
        })
        .collect()
}

/// What is wrong with a CSV body, and in which line.
fn not_csv(error: &csv::Error) -> String {
    let line = error.position().map_or(1, csv::Position::line);
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!(
            "line {line} has {len} cells, the header names {expected_len} columns; quote a cell that holds a comma"
        ),
        csv::ErrorKind::Utf8 { .. } => format!("line {line} is not UTF-8"),
        _ => format!("is not CSV: {error}"),
    }
}

fn object_row(index: usize, value: serde_json::Value) -> Result<Row, Problem> {
    let object = serde_json::from_value(value).map_err(|error| {
        Problem::invalid_field(&format!("rows[{index}]"), format!("is not a JSON object: {error}"))
    })?;
    Ok(Row { record: index as u64 + 1, content: Some(row::Content::Object(object)), file: String::new() })
}
