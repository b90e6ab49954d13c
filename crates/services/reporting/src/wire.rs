//! Events to facts, and what is folded to protobuf.

pub mod answer;
mod task;
#[cfg(test)]
mod tests;

use crate::domain::{
    fact::{Aggregate, AlertFact, DecisionFact, Entry, Fact, ResponseFact},
    units::{Unit, Units},
};
use contracts::{
    convert,
    events::v1::{
        AlertAttached, AlertRaised, AlertSeverityChanged, CalendarChanged, FollowupDue, ResponsesAccepted,
        ResponsesDecided, UnitChanged,
    },
    ids::{self, IdKind},
    topology::{
        ALERT_ATTACHED, ALERT_RAISED, ALERT_SEVERITY_CHANGED, EventKind, FOLLOWUP_DUE, RESPONSE_ACCEPTED,
        RESPONSE_DECIDED,
    },
    types::v1 as types,
};
use eventing::{
    Received,
    resources::{Copy, StoredResource},
};
use jiff::Timestamp;
use prost::Message as _;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Reads any event that the journal keeps; others are ignored.
///
/// # Errors
/// Why it can't be read.
pub fn entries(message: &Received) -> Result<Vec<Entry>, String> {
    let Some(kind) = message.kind else {
        return Ok(Vec::new());
    };
    let is = |other: &'static EventKind| std::ptr::eq(kind, other);
    let payload = message.payload.clone();
    let unreadable = |error: prost::DecodeError| format!("{}: {error}", kind.message);
    let name = format!("{}.{}", kind.entity, kind.event);
    if is(&RESPONSE_ACCEPTED) {
        let pack = ResponsesAccepted::decode(payload).map_err(unreadable)?;
        return pack.items.into_iter().map(|item| response_entry(name.clone(), item.response)).collect();
    }
    if is(&RESPONSE_DECIDED) {
        let pack = ResponsesDecided::decode(payload).map_err(unreadable)?;
        return pack.items.into_iter().map(|item| decision_entry(name.clone(), item.decision)).collect();
    }
    let occurred_at = message.occurred_at().ok_or("the message has no ce-time header that is an instant")?;
    if is(&ALERT_RAISED) {
        let event = AlertRaised::decode(payload).map_err(unreadable)?;
        let detail = |alert: &types::Alert| {
            let without = if alert.task_required { "" } else { ", no task asked for" };
            format!("severity {}{without}", severity(alert.severity()))
        };
        return Ok(vec![alert_entry(name, occurred_at, event.alert, detail)?]);
    }
    if is(&ALERT_ATTACHED) {
        let event = AlertAttached::decode(payload).map_err(unreadable)?;
        let alone =
            if event.would_raise { "it would have raised one itself" } else { "it would have raised none" };
        let detail = |_: &types::Alert| format!("{} joined; {alone}", event.response_id);
        return Ok(vec![alert_entry(name, occurred_at, event.alert, detail)?]);
    }
    if is(&ALERT_SEVERITY_CHANGED) {
        let event = AlertSeverityChanged::decode(payload).map_err(unreadable)?;
        let before = severity(event.previous_severity());
        let detail = |alert: &types::Alert| {
            format!("{before} to {} by {}", severity(alert.severity()), event.response_id)
        };
        return Ok(vec![alert_entry(name, occurred_at, event.alert, detail)?]);
    }
    if kind.entity == "task" {
        return Ok(vec![task::entry(name, kind, &message.payload, occurred_at)?]);
    }
    if is(&FOLLOWUP_DUE) {
        let event = FollowupDue::decode(payload).map_err(unreadable)?;
        return Ok(vec![proposal_entry(name, event, occurred_at)?]);
    }
    Ok(Vec::new())
}

fn id(kind: IdKind, text: &str) -> Result<Option<Uuid>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    ids::parse(kind, text).map(Some).map_err(|error| error.to_string())
}

fn instant(time: Option<&pbjson_types::Timestamp>, name: &str) -> Result<Timestamp, String> {
    time.and_then(convert::instant).ok_or_else(|| format!("{name} is missing"))
}

fn optional(time: &Option<pbjson_types::Timestamp>) -> Option<Timestamp> {
    time.as_ref().and_then(convert::instant)
}

/// A number that JSON has a word for: an entry must read as it was written.
fn finite(number: f64) -> Option<f64> {
    Some(number).filter(|number| number.is_finite())
}

fn response_entry(event: String, response: Option<types::Response>) -> Result<Entry, String> {
    let response = response.ok_or("an item without its response")?;
    let accepted_at = instant(response.accepted_time.as_ref(), "accepted_time")?;
    Ok(Entry {
        aggregate: Aggregate::Response,
        aggregate_id: response.response_id.clone(),
        version: response.version,
        event,
        occurred_at: accepted_at,
        response_id: id(IdKind::Response, &response.response_id)?,
        case_id: None,
        actor: None,
        detail: response_text(&response),
        fact: Fact::Response(ResponseFact {
            source: response.source,
            external_id_hash: response.external_id_hash,
            customer_id: response.customer_id,
            unit: response.unit,
            score: response.score.and_then(|score| finite(score.raw)),
            accepted_at,
            test: response.test,
            history: response.history,
            metric: response.score.map_or(0, |score| score.metric),
            normalized: response.score.and_then(|score| finite(score.normalized)),
            signal: response.kind,
            answered_at: optional(&response.answered_time),
        }),
    })
}

fn response_text(response: &types::Response) -> String {
    let score = response.score.as_ref();
    let mut text = score.map_or_else(String::new, |score| {
        format!("score {} of {} to {}", score.raw, score.scale_minimum, score.scale_maximum)
    });
    for (holds, word) in [
        (response.revision > 0, "revised"),
        (response.completeness() == types::Completeness::Partial, "saved half-way"),
        (response.test, "a test"),
        (response.history, "history"),
    ] {
        if holds {
            let comma = if text.is_empty() { "" } else { ", " };
            text.push_str(comma);
            text.push_str(word);
        }
    }
    text
}

fn decision_entry(event: String, decision: Option<types::Decision>) -> Result<Entry, String> {
    let decision = decision.ok_or("an item without its decision")?;
    let outcome = word(decision.outcome().as_str_name(), "DECISION_OUTCOME_");
    let why = if decision.reason.is_empty() { String::new() } else { format!(" ({})", decision.reason) };
    Ok(Entry {
        aggregate: Aggregate::Decision,
        aggregate_id: decision.response_id.clone(),
        version: decision.response_version,
        event,
        occurred_at: instant(decision.decided_time.as_ref(), "decided_time")?,
        response_id: id(IdKind::Response, &decision.response_id)?,
        case_id: id(IdKind::Case, &decision.case_id)?,
        actor: rule(&decision.rule_set, &decision.rule),
        detail: format!("{outcome}{why}, rules version {}", decision.rules_version),
        fact: Fact::Decision(DecisionFact {
            outcome: decision.outcome,
            rules_version: decision.rules_version,
            rule_set: decision.rule_set,
            rule: decision.rule,
            severity: decision.severity,
            reason: decision.reason,
            driver_hint: decision.driver_hint,
        }),
    })
}

/// A rule as the one who did something.
fn rule(rule_set: &str, rule: &str) -> Option<(i32, String)> {
    (!rule.is_empty()).then(|| (types::ActorKind::System.into(), format!("rule {rule_set}/{rule}")))
}

fn alert_entry(
    event: String,
    occurred_at: Timestamp,
    alert: Option<types::Alert>,
    detail: impl FnOnce(&types::Alert) -> String,
) -> Result<Entry, String> {
    let alert = alert.ok_or("an event without its alert")?;
    Ok(Entry {
        aggregate: Aggregate::Alert,
        aggregate_id: alert.alert_id.clone(),
        version: alert.version,
        event,
        occurred_at,
        response_id: id(IdKind::Response, &alert.response_id)?,
        case_id: id(IdKind::Case, &alert.case_id)?,
        actor: rule(&alert.rule_set, &alert.rule),
        detail: detail(&alert),
        fact: Fact::Alert(AlertFact {
            accepted_at: instant(alert.accepted_time.as_ref(), "accepted_time")?,
            raised_at: instant(alert.raised_time.as_ref(), "raised_time")?,
            response_id: alert.response_id,
            customer_id: alert.customer_id,
            source: alert.source,
            unit: alert.unit,
            severity: alert.severity,
            score: alert.score.and_then(|score| finite(score.raw)),
            test: alert.test,
            task_required: alert.task_required,
            attachments: alert.attachments,
            driver_hint: alert.driver_hint,
        }),
    })
}

fn severity(severity: types::Severity) -> String {
    word(severity.as_str_name(), "SEVERITY_")
}

/// The name of an enum's value as a person reads it.
fn word(name: &str, prefix: &str) -> String {
    name.strip_prefix(prefix).unwrap_or(name).to_lowercase().replace('_', " ")
}

fn proposal_entry(event: String, due: FollowupDue, occurred_at: Timestamp) -> Result<Entry, String> {
    let proposal = due.proposal.ok_or("an event without its proposal")?;
    Ok(Entry {
        aggregate: Aggregate::Schedule,
        aggregate_id: proposal.matter_id.clone(),
        version: proposal.number,
        event,
        occurred_at,
        response_id: id(IdKind::Response, &due.response_id)?,
        case_id: id(IdKind::Case, &due.case_id)?,
        actor: Some((types::ActorKind::System.into(), format!("policy {}", proposal.policy))),
        detail: proposal.step.clone(),
        fact: Fact::Proposal { step: proposal.step },
    })
}

/// The unit tree that the copies make. Units that were taken out are left out with what is below them known no more.
#[must_use]
pub fn units(_: Vec<StoredResource>, copies: Vec<Copy>) -> Units {
    let (mut units, mut zones) = (BTreeMap::new(), BTreeMap::new());
    for copy in copies.into_iter().filter(|copy| !copy.ended) {
        let body = copy.body.as_slice();
        if copy.kind == "Unit" {
            let unit = UnitChanged::decode(body).ok().and_then(|event| event.unit).unwrap_or_default();
            let spec = unit.spec.unwrap_or_default();
            units.insert(copy.name, Unit { parent: spec.parent, calendar: spec.calendar });
        } else if copy.kind == "Calendar" {
            let calendar =
                CalendarChanged::decode(body).ok().and_then(|event| event.calendar).unwrap_or_default();
            // assignment lets no calendar with an unknown zone pass.
            if let Ok(zone) = business_time::zone(&calendar.spec.unwrap_or_default().zone) {
                zones.insert(copy.name, zone);
            }
        }
    }
    Units::new(units, zones)
}
