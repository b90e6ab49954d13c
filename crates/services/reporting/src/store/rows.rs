//! What is folded, as rows: the fields have the names of the columns.

use crate::domain::{
    case::Case,
    response::Response,
    score::{is_satisfied, promotes},
};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use uuid::Uuid;

/// What happens to a response within this time after it was accepted is found by when that was; what happens later has a
/// column of its own. The shorter, the less is read for a question about the present; the longer, the fewer decisions touch a
/// column of an index. They take seconds.
pub(super) const LATE: SignedDuration = SignedDuration::from_mins(1);

/// A row of `reporting.responses`: what lists and figures choose by.
#[derive(Debug, Serialize)]
pub(super) struct ResponseRow<'a> {
    pub(super) response_id: Uuid,
    pub(super) source: &'a str,
    pub(super) external_id_hash: &'a str,
    pub(super) customer_id: &'a str,
    pub(super) unit: &'a str,
    pub(super) accepted_at: Timestamp,
    pub(super) case_id: Option<Uuid>,
    pub(super) updated_at: Timestamp,
    /// `updated_at`, where that is more than [`LATE`] after `accepted_at`.
    pub(super) changed_late_at: Option<Timestamp>,
    pub(super) counts_at: Timestamp,
    pub(super) test: bool,
    pub(super) history: bool,
    pub(super) outcome: i32,
    pub(super) attached: bool,
    pub(super) nps: Option<i16>,
    pub(super) csat: Option<i16>,
}

impl<'a> ResponseRow<'a> {
    /// The row of a fold.
    pub(super) fn new(response_id: Uuid, fold: &'a Response) -> Self {
        let fact = &fold.fact;
        Self {
            response_id,
            source: &fact.source,
            external_id_hash: &fact.external_id_hash,
            customer_id: &fact.customer_id,
            unit: &fact.unit,
            accepted_at: fold.first_accepted_at,
            case_id: fold.case_id,
            updated_at: fold.updated_at,
            changed_late_at: Some(fold.updated_at)
                .filter(|updated| updated.duration_since(fold.first_accepted_at) > LATE),
            counts_at: fold.counts_at(),
            test: fact.test,
            history: fact.history,
            outcome: fold.outcome(),
            attached: fold.attached,
            nps: promotes(fact),
            csat: is_satisfied(fact).map(i16::from),
        }
    }
}

/// A row of `reporting.cases`: what lists and figures choose by. A case is shown from the entries that it names.
#[derive(Debug, Serialize)]
pub(super) struct CaseRow<'a> {
    pub(super) case_id: Uuid,
    pub(super) response_id: &'a str,
    pub(super) alert_id: &'a str,
    pub(super) task_id: &'a str,
    pub(super) customer_id: &'a str,
    pub(super) source: &'a str,
    pub(super) resolved_unit: &'a str,
    pub(super) owner: &'a str,
    pub(super) severity: i32,
    pub(super) state: &'static str,
    pub(super) accepted_at: Timestamp,
    pub(super) raised_at: Timestamp,
    pub(super) next_deadline_at: Option<Timestamp>,
    pub(super) updated_at: Timestamp,
    pub(super) test: bool,
    pub(super) task_required: bool,
    pub(super) reached_at: Option<Timestamp>,
    pub(super) reached_channel: Option<i32>,
    pub(super) missed_from: Option<Timestamp>,
    pub(super) contact_duty_seconds: Option<i64>,
    pub(super) contact_customer_seconds: Option<i64>,
    pub(super) resolve_customer_seconds: Option<i64>,
    pub(super) reopenings: Option<i32>,
    pub(super) resolve_duty_seconds: Option<i64>,
}

const STATES: [&str; 8] =
    ["", "open", "accepted", "reached", "resolved", "closed", "unreachable", "dismissed"];

impl<'a> CaseRow<'a> {
    /// The row of a fold.
    pub(super) fn new(case_id: Uuid, fold: &'a Case) -> Self {
        let (alert, task) = (&fold.alert, fold.task.as_ref());
        let state = task.and_then(|task| STATES.get(usize::try_from(task.state).ok()?)).copied();
        Self {
            case_id,
            response_id: &alert.response_id,
            alert_id: &fold.alert_id,
            task_id: &fold.task_id,
            customer_id: &alert.customer_id,
            source: &alert.source,
            resolved_unit: fold.counts_for(),
            owner: task.map_or("", |task| &task.owner),
            severity: fold.severity(),
            state: state.unwrap_or_default(),
            accepted_at: alert.accepted_at,
            raised_at: alert.raised_at,
            next_deadline_at: fold.overdue_from(),
            updated_at: fold.updated_at,
            test: alert.test,
            task_required: alert.task_required,
            reached_at: task.and_then(|task| task.reached_at),
            reached_channel: task.map(|task| task.reached_channel),
            missed_from: fold.missed_from(),
            contact_duty_seconds: task.and_then(|task| Some(task.contact_seconds?.0)),
            contact_customer_seconds: task.and_then(|task| Some(task.contact_seconds?.1)),
            resolve_customer_seconds: fold.resolve_seconds(),
            reopenings: task.map(|task| i32::try_from(task.reopenings).unwrap_or(i32::MAX)),
            resolve_duty_seconds: task.and_then(|task| Some(task.resolve_seconds?.0)),
        }
    }
}
