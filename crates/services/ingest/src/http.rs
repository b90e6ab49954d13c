//! HTTP: a JSON object, an array, NDJSON or CSV (IN-2), and rows through a mapping.

use crate::{domain::submission::Violation, service::Ingest};
use axum::{
    Extension, Json, Router,
    body::Bytes,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use contracts::{
    ingest::v1::{Columns, Row, Submission, SubmissionOutcome, SubmissionResult, SubmitResponseRequest, row},
    topology::PACK_ITEMS_MAX,
};
use service_kit::{
    caller::{Caller, Role},
    problem::{ErrorCode, Problem},
};

/// The routes of ingest.
pub fn routes(ingest: Ingest) -> Router {
    Router::new()
        .route("/v1/responses", post(submit_responses))
        .route("/v1/rows", post(submit_rows))
        .route("/v1/openapi.json", get(openapi))
        .with_state(ingest)
}

async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], include_str!("openapi.json")).into_response()
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RowsQuery {
    mapping: String,
    file: String,
    history: bool,
    test: bool,
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
        other => Err(Problem::invalid_field(
            "content-type",
            format!("{other:?} is not taken; send application/json, application/x-ndjson or text/csv"),
        )),
    }
}

async fn submit_responses(
    State(ingest): State<Ingest>,
    Extension(caller): Extension<Caller>,
    Query(query): Query<RowsQuery>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    caller.require(&[Role::Submitter])?;
    let key = headers.get("idempotency-key").and_then(|value| value.to_str().ok()).unwrap_or("").to_owned();
    let items: Vec<Result<SubmitResponseRequest, Vec<Violation>>> = match shape(&headers)? {
        Shape::Csv => return rows(&ingest, query, Shape::Csv, &body).await,
        Shape::Json => {
            let value: serde_json::Value = parse(&body)?;
            let serde_json::Value::Array(values) = value else {
                let request = request(value, key).map_err(|violations| invalid(&violations))?;
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
                let value = serde_json::from_str(line).map_err(|error| {
                    vec![Violation::new(format!("line {number}"), format!("is not JSON: {error}"))]
                })?;
                request(value, indexed(&key, index))
            })
            .collect(),
    };
    Ok(Json(Results { results: ingest.submit_many(items).await? }).into_response())
}

async fn submit_rows(
    State(ingest): State<Ingest>,
    Extension(caller): Extension<Caller>,
    Query(query): Query<RowsQuery>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    caller.require(&[Role::Submitter])?;
    rows(&ingest, query, shape(&headers)?, &body).await
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
                let value = serde_json::from_str(line).map_err(|error| {
                    Problem::invalid_field(&format!("line {number}"), format!("is not JSON: {error}"))
                })?;
                object_row(index, value)
            })
            .collect::<Result<_, _>>()?,
    };
    let mut results = Vec::with_capacity(rows.len());
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let pack = rows.by_ref().take(PACK_ITEMS_MAX).collect();
        results.extend(
            ingest.submit_rows(&query.mapping, &query.file, pack, (query.history, query.test)).await?,
        );
    }
    Ok(Json(Results { results }).into_response())
}

#[derive(serde::Serialize)]
struct Results {
    results: Vec<SubmissionResult>,
}

fn parse<T: serde::de::DeserializeOwned>(body: &Bytes) -> Result<T, Problem> {
    serde_json::from_slice(body)
        .map_err(|error| Problem::invalid_field("body", format!("is not the JSON expected: {error}")))
}

/// A submission as JSON, with the request id that a header gave.
fn request(value: serde_json::Value, request_id: String) -> Result<SubmitResponseRequest, Vec<Violation>> {
    let submission: Submission = serde_json::from_value(value)
        .map_err(|error| vec![Violation::new("body", format!("is not a submission: {error}"))])?;
    Ok(SubmitResponseRequest { submission: Some(submission), request_id })
}

fn invalid(violations: &[Violation]) -> Problem {
    let message = violations.iter().map(|violation| violation.message.clone()).collect::<Vec<_>>().join("; ");
    let field = violations.first().map_or("body", |violation| &violation.field);
    Problem { code: ErrorCode::Invalid, ..Problem::invalid_field(field, message) }
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
    let problem = |error: csv::Error| Problem::invalid_field("body", format!("is not CSV: {error}"));
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

fn object_row(index: usize, value: serde_json::Value) -> Result<Row, Problem> {
    let object = serde_json::from_value(value).map_err(|error| {
        Problem::invalid_field(&format!("rows[{index}]"), format!("is not a JSON object: {error}"))
    })?;
    Ok(Row { record: index as u64 + 1, content: Some(row::Content::Object(object)), file: String::new() })
}
