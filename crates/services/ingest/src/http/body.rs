//! What a body holds: submissions, or rows for a mapping. Nothing is looked up and nothing decided here.

use crate::domain::submission::Violation;
use axum::body::Bytes;
use contracts::ingest::v1::{Columns, Row, Submission, SubmitResponseRequest, row};
use service_kit::{problem::Problem, readable};

/// Which shape a body has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One JSON document.
    Json,
    /// One JSON document a line.
    Ndjson,
    /// CSV with a header.
    Csv,
}

/// One submission, or which of its fields is wrong.
pub type Read = Result<SubmitResponseRequest, Vec<Violation>>;

/// What was submitted as JSON.
#[derive(Debug, Clone, PartialEq)]
pub enum Submissions {
    /// A document by itself: a refusal is the answer.
    One(Box<Read>),
    /// Several: each has an answer of its own.
    Many(Vec<Read>),
}

/// Reads submissions; `key` is the idempotency key of the call, or empty. Nearly all are right, and are read as what they
/// are at once. Only what is not goes through a value, which knows the path of the field that is wrong; a name that comes
/// twice is wrong too at first, and its last value counts then.
///
/// # Errors
/// A body that is no JSON, or CSV, which goes through a mapping.
pub fn submissions(shape: Shape, body: &Bytes, key: &str) -> Result<Submissions, Problem> {
    Ok(match shape {
        Shape::Csv => return Err(Problem::invalid_field("mapping", "is missing; CSV is read through one")),
        Shape::Json => match serde_json::from_slice::<Vec<Submission>>(body) {
            Ok(all) if !(all.iter().any(may_lack_its_value) && one_lacks_its_value(body)) => {
                Submissions::Many(
                    all.into_iter()
                        .enumerate()
                        .map(|(index, submission)| Ok(with_id(submission, indexed(key, index))))
                        .collect(),
                )
            }
            Ok(_) | Err(_) => match parse(body)? {
                serde_json::Value::Array(values) => Submissions::Many(
                    values
                        .into_iter()
                        .enumerate()
                        .map(|(index, value)| request(value, indexed(key, index)))
                        .collect(),
                ),
                value => Submissions::One(Box::new(request(value, key.to_owned()))),
            },
        },
        Shape::Ndjson => Submissions::Many(
            lines(body)?
                .into_iter()
                .enumerate()
                .map(|(index, (number, line))| {
                    let request_id = indexed(key, index);
                    let read: Option<Submission> = serde_json::from_str(line).ok();
                    let whole = read.filter(|submission| {
                        !may_lack_its_value(submission) || !one_lacks_its_value(line.as_bytes())
                    });
                    if let Some(submission) = whole {
                        return Ok(with_id(submission, request_id));
                    }
                    let value = serde_json::from_str(line)
                        .map_err(|error| vec![Violation::new(format!("line {number}"), not_json(&error))])?;
                    request(value, request_id)
                })
                .collect(),
        ),
    })
}

/// Reads rows for a mapping, numbered from 1.
///
/// # Errors
/// The first line or row that can't be read: nothing of the call is taken then.
pub fn rows(shape: Shape, body: &Bytes) -> Result<Vec<Row>, Problem> {
    match shape {
        Shape::Csv => csv_rows(body),
        Shape::Json => {
            let values: Vec<serde_json::Value> = parse(body)?;
            values.into_iter().enumerate().map(|(index, value)| object_row(index, value)).collect()
        }
        Shape::Ndjson => lines(body)?
            .into_iter()
            .enumerate()
            .map(|(index, (number, line))| {
                let value = serde_json::from_str(line)
                    .map_err(|error| Problem::invalid_field(&format!("line {number}"), not_json(&error)))?;
                object_row(index, value)
            })
            .collect(),
    }
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

fn with_id(submission: Submission, request_id: String) -> SubmitResponseRequest {
    SubmitResponseRequest { submission: Some(submission), request_id }
}

/// Whether the score may have come without its value: protobuf has no absent number, and the worst score of an NPS is 0.
fn may_lack_its_value(submission: &Submission) -> bool {
    submission.score.is_some_and(|score| score.raw == 0.0)
}

/// What of a submission tells whether its score has a value.
#[derive(serde::Deserialize)]
struct Said {
    score: Option<SaidScore>,
}

#[derive(serde::Deserialize)]
struct SaidScore {
    raw: Option<serde::de::IgnoredAny>,
}

/// Whether the score of a submission, or of one in an array, says no value. Zeros are many among the answers to an NPS, so
/// this reads nothing else.
fn one_lacks_its_value(text: &[u8]) -> bool {
    let lacks = |said: &Said| said.score.as_ref().is_some_and(|score| score.raw.is_none());
    match serde_json::from_slice::<Vec<Said>>(text) {
        Ok(all) => all.iter().any(lacks),
        Err(_) => serde_json::from_slice::<Said>(text).map_or(true, |said| lacks(&said)),
    }
}

/// Whether a submission has a score that says no value.
fn lacks_its_value(submission: &serde_json::Value) -> bool {
    let score = submission.get("score").and_then(serde_json::Value::as_object);
    score.is_some_and(|score| score.get("raw").is_none_or(serde_json::Value::is_null))
}

/// A submission as JSON, with the request id that a header gave.
fn request(value: serde_json::Value, request_id: String) -> Result<SubmitResponseRequest, Vec<Violation>> {
    let lacks_its_value = lacks_its_value(&value);
    let missing = || {
        let message = "is missing; write the value, 3 or 3.5, or leave out the score as a whole";
        vec![Violation::new("score.raw", message)]
    };
    let submission: Submission = serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let field = match path.as_str() {
            "." => "body".to_owned(),
            // A name of no letters.
            "" => "\"\"".to_owned(),
            _ => path,
        };
        if field == "score.raw" && lacks_its_value {
            return missing();
        }
        let told = error.into_inner().to_string();
        let told = match readable::unknown_name(&told, readable::Spelling::Capitals) {
            Some((name, known)) => {
                format!("{name:?} is not known here; {}", readable::known(name, known.into_iter()))
            }
            // What is no number is told alike, whether a whole one belongs there or any.
            None if told.contains("untagged enum") && takes_any_number(&field) => {
                readable::NO_NUMBER.to_owned()
            }
            None => readable::mistyped(&told),
        };
        let message = format!("{told}; GET /v1/openapi.json says what is taken");
        vec![Violation::new(field, message)]
    })?;
    if lacks_its_value {
        return Err(missing());
    }
    Ok(with_id(submission, request_id))
}

/// Whether a field is a number that need not be whole.
fn takes_any_number(field: &str) -> bool {
    let name = field.rsplit('.').next().unwrap_or_default();
    ["raw", "scaleMinimum", "scale_minimum", "scaleMaximum", "scale_maximum", "normalized"].contains(&name)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_arrays_say_the_same_as_their_values() {
        let texts = [
            r#"{"source": "survey", "externalId": "a", "score": {"metric": "METRIC_CSAT", "raw": 2}}"#,
            r#"{"source": "survey", "external_id": "é\u0000", "revision": "7", "answeredTime": "2026-11-23T09:00:00Z"}"#,
            r#"{"source": "one", "source": "two", "attributes": {"a": "1", "a": "2"}}"#,
            r#"{"source": null, "customer": null, "score": {"raw": "1e3"}, "revision": 18446744073709551615}"#,
            r#"{"score": {"raw": "NaN", "metric": 2}, "kind": "SIGNAL_KIND_REVIEW"}"#,
            r#"{"source": 7}"#,
            r#"{"sauce": "survey"}"#,
            r#"{"score": {"raw": 1e999}}"#,
            r#"{"revision": -1}"#,
            r#"{"answeredTime": "yesterday"}"#,
            r#"{"score": {}}"#,
            r#"{"score": {"metric": "METRIC_NPS", "raw": 0}}"#,
            r#"{"score": {"metric": "METRIC_NPS", "raw": null}}"#,
            "[]",
            "7",
        ];
        for text in texts {
            let expected = match serde_json::from_str(text) {
                Ok(value) => request(value, "k/0".to_owned()),
                Err(error) => Err(vec![Violation::new("line 1", not_json(&error))]),
            };
            let line = submissions(Shape::Ndjson, &Bytes::from(text), "k").unwrap();
            // Compared as text, for NaN is not itself.
            let expected = format!("{:?}", Submissions::Many(vec![expected]));
            assert_eq!(format!("{line:?}"), expected, "{text}");
            if let Ok(array) = submissions(Shape::Json, &Bytes::from(format!("[{text}]")), "k") {
                assert_eq!(format!("{array:?}"), expected, "{text}");
            }
        }
    }

    fn told(text: &str) -> Vec<String> {
        let Submissions::One(read) = submissions(Shape::Json, &Bytes::from(text.to_owned()), "k").unwrap()
        else {
            return Vec::new();
        };
        let told = read.map_or_else(|violations| violations, |_| Vec::new());
        told.into_iter().map(|violation| format!("{}: {}", violation.field, violation.message)).collect()
    }

    #[test]
    fn a_score_without_a_value_is_no_zero() {
        let missing = "score.raw: is missing; write the value, 3 or 3.5, or leave out the score as a whole";
        for score in [r#"{"metric": "METRIC_NPS"}"#, r#"{"metric": "METRIC_NPS", "raw": null}"#, "{}"] {
            let submission = format!(r#"{{"source": "survey", "externalId": "y1", "score": {score}}}"#);
            assert_eq!(told(&submission), [missing], "{score}");
            let zero = submission.replace(score, r#"{"metric": "METRIC_NPS", "raw": 0}"#);
            assert_eq!(told(&zero), [""; 0]);
            for (shape, text) in [
                (Shape::Json, format!("[{zero},{submission}]")),
                (Shape::Ndjson, format!("{zero}\n{submission}")),
            ] {
                let Submissions::Many(read) = submissions(shape, &Bytes::from(text), "k").unwrap() else {
                    panic!("several are several");
                };
                assert!(read[0].is_ok() && read[1].is_err(), "{score} {shape:?}: {read:?}");
            }
        }
        assert_eq!(told(r#"{"score": null}"#), [""; 0]);
    }

    #[test]
    fn what_is_no_number_and_no_instant_is_told_in_words() {
        let suffix = "; GET /v1/openapi.json says what is taken";
        for (text, expected) in [
            (r#"{"answeredTime": "yesterday"}"#, "answeredTime: is no instant; write 2026-11-23T09:00:00Z"),
            (r#"{"score": {"raw": true}}"#, "score.raw: is no number; write one without quotes"),
            (
                r#"{"score": {"raw": 1, "scale_maximum": null}}"#,
                "score.scale_maximum: is no number; write one without quotes",
            ),
            (
                r#"{"revision": -1}"#,
                "revision: is no number that is taken here; write a whole number, 0 or more, without quotes",
            ),
        ] {
            assert_eq!(told(text), [format!("{expected}{suffix}")]);
        }
    }
}
