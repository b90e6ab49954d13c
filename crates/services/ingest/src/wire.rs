//! Protobuf and JSON to the domain and back.

pub mod directory;

use crate::{
    domain::{
        mapping::{Cell, Content as RowContent, MappingMistake, MappingSpec, Row, ScoreSpec},
        score::{Metric, Score},
        submission::{Content, Customer, Draft, DraftScore, NewResponse, SignalKind, Violation},
    },
    store::KnownCustomer,
    writer::{Outcome, Refusal},
};
use contracts::{
    convert,
    ids::{self, IdKind},
    ingest::v1::{
        self as api, FieldProblem, SubmissionOutcome, SubmissionProblem, SubmissionResult,
        SubmitResponseRequest, row,
    },
    types::v1::{self as types, ResourceName, ResourceProblem},
};
use jiff::Timestamp;
use pbjson_types::value::Kind;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Reads a submission; what is not of its type is told like any other mistake.
///
/// # Errors
/// Field by field.
pub fn draft(request: SubmitResponseRequest) -> Result<Draft, Vec<Violation>> {
    let Some(submission) = request.submission else {
        return Err(vec![Violation::new("submission", "is missing")]);
    };
    let mut violations = Vec::new();
    let answered_at = submission.answered_time.as_ref().and_then(|time| {
        let instant = convert::instant(time);
        if instant.is_none() {
            violations.push(Violation::new("answered_time", "lies outside the years -9999 to 9999"));
        }
        instant
    });
    let kind = match types::SignalKind::try_from(submission.kind) {
        Ok(kind) => signal_kind(kind),
        Err(_) => {
            violations.push(Violation::new("kind", format!("{} is no kind of signal", submission.kind)));
            SignalKind::default()
        }
    };
    if !violations.is_empty() {
        return Err(violations);
    }
    Ok(Draft {
        partial: submission.completeness() == types::Completeness::Partial,
        source: submission.source,
        external_id: submission.external_id,
        request_id: request.request_id,
        revision: submission.revision,
        unit: submission.unit,
        score: submission.score.as_ref().map(draft_score),
        verbatim: submission.verbatim,
        answered_at,
        customer: submission.customer.map(customer),
        kind,
        attributes: submission.attributes,
        test: submission.test,
        history: submission.history,
        regarding_task_id: submission.regarding_task_id,
    })
}

const fn signal_kind(kind: types::SignalKind) -> SignalKind {
    match kind {
        types::SignalKind::Unspecified | types::SignalKind::Survey => SignalKind::Survey,
        types::SignalKind::Review => SignalKind::Review,
        types::SignalKind::SocialPost => SignalKind::SocialPost,
        types::SignalKind::Complaint => SignalKind::Complaint,
        types::SignalKind::Interview => SignalKind::Interview,
        types::SignalKind::WeakSignal => SignalKind::WeakSignal,
    }
}

fn draft_score(score: &types::Score) -> DraftScore {
    let metric = match score.metric() {
        types::Metric::Unspecified => None,
        types::Metric::Nps => Some(Metric::Nps),
        types::Metric::Csat => Some(Metric::Csat),
        types::Metric::Ces => Some(Metric::Ces),
        types::Metric::Stars => Some(Metric::Stars),
        types::Metric::Custom => Some(Metric::Custom),
    };
    // proto3 has no absent double: a scale from 0 to 0 is none.
    let given = score.scale_minimum != 0.0 || score.scale_maximum != 0.0;
    DraftScore { metric, raw: score.raw, scale: given.then_some((score.scale_minimum, score.scale_maximum)) }
}

fn customer(customer: api::Customer) -> Customer {
    Customer {
        reference: customer.reference,
        name: customer.name,
        phone: customer.phone,
        email: customer.email,
        language: customer.language,
        zone: customer.zone,
        contact_window: customer.contact_window,
        contact_refused: customer.contact_refused,
    }
}

/// A customer with contact, for the one call that may show it.
#[must_use]
pub fn customer_message(customer: Customer) -> api::Customer {
    api::Customer {
        reference: customer.reference,
        name: customer.name,
        phone: customer.phone,
        email: customer.email,
        language: customer.language,
        zone: customer.zone,
        contact_window: customer.contact_window,
        contact_refused: customer.contact_refused,
    }
}

/// A response as every service may know it.
#[must_use]
pub fn response_message(
    new: &NewResponse,
    external_id_hash: impl Into<String>,
    customer: Option<&KnownCustomer>,
    (response_id, version): (Uuid, u64),
    now: Timestamp,
) -> types::Response {
    let Content {
        unit, score, answered_at, kind, partial, attributes, test, history, regarding_task_id, ..
    } = &new.content;
    types::Response {
        response_id: ids::to_text(IdKind::Response, response_id),
        version,
        revision: new.revision,
        source: new.source.clone(),
        external_id_hash: external_id_hash.into(),
        customer_id: customer
            .map_or_else(String::new, |known| ids::to_text(IdKind::Customer, known.customer_id)),
        unit: unit.clone(),
        kind: signal_kind_message(*kind).into(),
        completeness: if *partial { types::Completeness::Partial } else { types::Completeness::Final }.into(),
        score: score.as_ref().map(score_message),
        answered_time: answered_at.map(convert::timestamp),
        accepted_time: Some(convert::timestamp(now)),
        reachability: Some(reachability(customer)),
        attributes: attributes.clone(),
        test: *test,
        history: *history,
        regarding_task_id: regarding_task_id.map_or_else(String::new, |id| ids::to_text(IdKind::Task, id)),
    }
}

fn reachability(customer: Option<&KnownCustomer>) -> types::Reachability {
    let Some(known) = customer else {
        return types::Reachability::default();
    };
    let [language, zone, contact_window] = known.preferences.clone();
    types::Reachability {
        contact_refused: known.contact_refused,
        has_phone: known.has_phone,
        has_email: known.has_email,
        language,
        zone,
        contact_window,
    }
}

fn score_message(score: &Score) -> types::Score {
    let metric = match score.metric {
        Metric::Nps => types::Metric::Nps,
        Metric::Csat => types::Metric::Csat,
        Metric::Ces => types::Metric::Ces,
        Metric::Stars => types::Metric::Stars,
        Metric::Custom => types::Metric::Custom,
    };
    types::Score {
        metric: metric.into(),
        raw: score.raw,
        scale_minimum: score.minimum,
        scale_maximum: score.maximum,
        normalized: score.normalized(),
    }
}

const fn signal_kind_message(kind: SignalKind) -> types::SignalKind {
    match kind {
        SignalKind::Survey => types::SignalKind::Survey,
        SignalKind::Review => types::SignalKind::Review,
        SignalKind::SocialPost => types::SignalKind::SocialPost,
        SignalKind::Complaint => types::SignalKind::Complaint,
        SignalKind::Interview => types::SignalKind::Interview,
        SignalKind::WeakSignal => types::SignalKind::WeakSignal,
    }
}

/// What became of one item, as it is answered.
#[must_use]
pub fn result(outcome: Result<Outcome, Refusal>) -> SubmissionResult {
    match outcome {
        Ok(Outcome { kind, response_id, version, accepted_at }) => SubmissionResult {
            outcome: kind.into(),
            response_id: ids::to_text(IdKind::Response, response_id),
            version,
            accepted_time: Some(convert::timestamp(accepted_at)),
            problem: None,
        },
        Err(refusal) => SubmissionResult {
            outcome: SubmissionOutcome::Rejected.into(),
            problem: Some(SubmissionProblem {
                reason: refusal.reason.to_owned(),
                fields: refusal
                    .violations
                    .into_iter()
                    .map(|Violation { field, message }| FieldProblem { field, message })
                    .collect(),
            }),
            ..SubmissionResult::default()
        },
    }
}

/// Reads a mapping resource.
#[must_use]
pub fn mapping_spec(spec: &types::SourceMappingSpec) -> MappingSpec {
    let mut expressions: BTreeMap<String, String> = [
        ("external_id", &spec.external_id),
        ("unit", &spec.unit),
        ("verbatim", &spec.verbatim),
        ("answered_time", &spec.answered_time),
        ("customer_reference", &spec.customer_reference),
        ("customer_name", &spec.customer_name),
        ("customer_phone", &spec.customer_phone),
        ("customer_email", &spec.customer_email),
        ("language", &spec.language),
        ("zone", &spec.zone),
        ("contact_refused", &spec.contact_refused),
    ]
    .into_iter()
    .map(|(field, expression)| (field.to_owned(), expression.clone()))
    .collect();
    if let Some(score) = &spec.score {
        expressions.insert("score.value".to_owned(), score.value.clone());
    }
    for (name, expression) in &spec.attributes {
        expressions.insert(format!("attributes.{name}"), expression.clone());
    }
    MappingSpec {
        source: spec.source.clone(),
        expressions,
        score: spec.score.as_ref().map(|score| ScoreSpec {
            metric: score.metric.clone(),
            scale: (score.minimum != 0.0 || score.maximum != 0.0).then_some((score.minimum, score.maximum)),
            required: score.required,
        }),
        kind: spec.kind.clone(),
        answered_time_format: spec.answered_time_format.clone(),
        answered_time_zone: spec.answered_time_zone.clone(),
        answered_time_required: spec.answered_time_required,
    }
}

/// A mapping's mistake as `apply` prints it.
#[must_use]
pub fn mapping_problem(name: &str, mistake: MappingMistake) -> ResourceProblem {
    ResourceProblem {
        resource: Some(ResourceName { kind: "SourceMapping".to_owned(), name: name.to_owned() }),
        field: mistake.field,
        message: mistake.message,
        line: mistake.place.0,
        column: mistake.place.1,
    }
}

/// Reads a row; `file` stands in where the row names none.
#[must_use]
pub fn row(row: api::Row, file: &str) -> Row {
    let content = match row.content {
        None => RowContent::Columns(BTreeMap::new()),
        Some(row::Content::Columns(columns)) => RowContent::Columns(columns.values),
        Some(row::Content::Object(object)) => {
            RowContent::Object(object.fields.into_iter().map(|(name, value)| (name, cell(value))).collect())
        }
    };
    let file = if row.file.is_empty() { file.to_owned() } else { row.file };
    Row { record: row.record, file, content }
}

fn cell(value: pbjson_types::Value) -> Cell {
    match value.kind {
        None | Some(Kind::NullValue(_)) => Cell::Null,
        Some(Kind::NumberValue(number)) => Cell::Number(number),
        Some(Kind::StringValue(text)) => Cell::Text(text),
        Some(Kind::BoolValue(truth)) => Cell::Truth(truth),
        Some(Kind::ListValue(list)) => Cell::List(list.values.into_iter().map(cell).collect()),
        Some(Kind::StructValue(object)) => {
            Cell::Object(object.fields.into_iter().map(|(name, value)| (name, cell(value))).collect())
        }
    }
}

/// A row as it is kept when it was rejected. Postgres stores no NUL, so it becomes the replacement character.
#[must_use]
pub fn kept_row(row: &Row) -> serde_json::Value {
    let text = |text: &str| serde_json::Value::String(text.replace('\0', "\u{fffd}"));
    fn kept(cell: &Cell) -> serde_json::Value {
        match cell {
            Cell::Null => serde_json::Value::Null,
            Cell::Text(text) => text.replace('\0', "\u{fffd}").into(),
            Cell::Number(number) => (*number).into(),
            Cell::Truth(truth) => (*truth).into(),
            Cell::List(cells) => cells.iter().map(kept).collect(),
            Cell::Object(object) => {
                object.iter().map(|(name, cell)| (name.replace('\0', "\u{fffd}"), kept(cell))).collect()
            }
        }
    }
    match &row.content {
        RowContent::Columns(columns) => {
            columns.iter().map(|(name, value)| (name.replace('\0', "\u{fffd}"), text(value))).collect()
        }
        RowContent::Object(object) => kept(&Cell::Object(object.clone())),
    }
}
