//! What is folded, as rows: the fields have the names of the columns.

use crate::domain::{
    case::Case,
    response::Response,
    score::{is_satisfied, promotes},
};
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

/// A row of `reporting.responses`. Nothing but the id and the switches: not heard of yet.
#[derive(Debug, Default, Serialize)]
pub(super) struct ResponseRow<'a> {
    response_id: Uuid,
    source: Option<&'a str>,
    external_id_hash: Option<&'a str>,
    customer_id: Option<&'a str>,
    unit: Option<&'a str>,
    accepted_at: Option<Timestamp>,
    case_id: Option<Uuid>,
    body: Option<&'a Response>,
    updated_at: Option<Timestamp>,
    counts_at: Option<Timestamp>,
    test: bool,
    history: bool,
    outcome: Option<i32>,
    attached: bool,
    nps: Option<i16>,
    csat: Option<i16>,
}

impl<'a> ResponseRow<'a> {
    /// The row of a fold; without the body where only its columns are asked for.
    pub(super) fn new(response_id: Uuid, fold: Option<&'a Response>, with_body: bool) -> Self {
        let Some(fold) = fold else {
            return Self { response_id, ..Self::default() };
        };
        let fact = &fold.fact;
        Self {
            response_id,
            source: Some(&fact.source),
            external_id_hash: Some(&fact.external_id_hash),
            customer_id: Some(&fact.customer_id),
            unit: Some(&fact.unit),
            accepted_at: Some(fold.first_accepted_at),
            case_id: fold.case_id,
            body: with_body.then_some(fold),
            updated_at: Some(fold.updated_at),
            counts_at: Some(fold.counts_at()),
            test: fact.test,
            history: fact.history,
            outcome: Some(fold.outcome()),
            attached: fold.attached,
            nps: promotes(fact),
            csat: is_satisfied(fact).map(i16::from),
        }
    }
}

/// A row of `reporting.cases`. Nothing but the id and the switches: not heard of yet.
#[derive(Debug, Default, Serialize)]
pub(super) struct CaseRow<'a> {
    case_id: Uuid,
    response_id: Option<&'a str>,
    alert_id: Option<&'a str>,
    task_id: Option<&'a str>,
    customer_id: Option<&'a str>,
    source: Option<&'a str>,
    resolved_unit: Option<&'a str>,
    owner: Option<&'a str>,
    severity: Option<i32>,
    state: Option<&'static str>,
    accepted_at: Option<Timestamp>,
    raised_at: Option<Timestamp>,
    next_deadline_at: Option<Timestamp>,
    updated_at: Option<Timestamp>,
    body: Option<&'a Case>,
    test: bool,
    task_required: bool,
    reached_at: Option<Timestamp>,
    reached_channel: Option<i32>,
    missed_from: Option<Timestamp>,
    contact_duty_seconds: Option<i64>,
    contact_customer_seconds: Option<i64>,
    resolve_customer_seconds: Option<i64>,
    reopenings: Option<u32>,
    resolve_duty_seconds: Option<i64>,
}

const STATES: [&str; 8] =
    ["", "open", "accepted", "reached", "resolved", "closed", "unreachable", "dismissed"];

impl<'a> CaseRow<'a> {
    /// The row of a fold; without the body where only its columns are asked for.
    pub(super) fn new(case_id: Uuid, fold: Option<&'a Case>, with_body: bool) -> Self {
        let Some(fold) = fold else {
            return Self { case_id, ..Self::default() };
        };
        let (alert, task) = (&fold.alert, fold.task.as_ref());
        let state = task.and_then(|task| STATES.get(usize::try_from(task.state).ok()?)).copied();
        Self {
            case_id,
            response_id: Some(&alert.response_id),
            alert_id: Some(&fold.alert_id),
            task_id: Some(&fold.task_id),
            customer_id: Some(&alert.customer_id),
            source: Some(&alert.source),
            resolved_unit: Some(fold.counts_for()),
            owner: Some(task.map_or("", |task| &task.owner)),
            severity: Some(fold.severity()),
            state: Some(state.unwrap_or_default()),
            accepted_at: Some(alert.accepted_at),
            raised_at: Some(alert.raised_at),
            next_deadline_at: fold.overdue_from(),
            updated_at: Some(fold.updated_at),
            body: with_body.then_some(fold),
            test: alert.test,
            task_required: alert.task_required,
            reached_at: task.and_then(|task| task.reached_at),
            reached_channel: task.map(|task| task.reached_channel),
            missed_from: fold.missed_from(),
            contact_duty_seconds: task.and_then(|task| Some(task.contact_seconds?.0)),
            contact_customer_seconds: task.and_then(|task| Some(task.contact_seconds?.1)),
            resolve_customer_seconds: fold.resolve_seconds(),
            reopenings: task.map(|task| task.reopenings),
            resolve_duty_seconds: task.and_then(|task| Some(task.resolve_seconds?.0)),
        }
    }
}
