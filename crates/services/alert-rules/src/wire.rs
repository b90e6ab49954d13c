//! Protobuf to the domain and back.

pub mod rule_set;

use crate::domain::{
    conversation::{Case, PastResponse, TaskHeard},
    decide::{Decision, Outcome},
    directory::{Directory, Unit},
    facts::{AnsweredFacts, CustomerFacts, Facts, HistoryFacts, ResponseFacts, ScoreFacts, TimeFacts},
    rule_set::{Channel, Raise, Severity, TaskKind},
    rules::Finding,
};
use contracts::{
    alert_rules::v1::{ConditionFinding, RuleFinding},
    convert,
    events::v1::{CalendarChanged, ResponseAccepted, ResponsesAccepted, UnitChanged},
    ids::{self, IdKind},
    topology::RESPONSE_ACCEPTED,
    types::v1 as types,
};
use eventing::{
    Received,
    resources::{Copy, StoredResource},
};
use jiff::{Timestamp, tz::TimeZone};
use prost::Message as _;
use std::collections::BTreeMap;
use uuid::Uuid;

/// One accepted response.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its id.
    pub response_id: Uuid,
    /// Its version.
    pub version: u64,
    /// Who said it, if that is known.
    pub customer_id: Option<Uuid>,
    /// The response as it came.
    pub response: types::Response,
    /// What was said in words.
    pub verbatim: String,
    /// Trace context of its submission.
    pub traceparent: String,
}

impl Item {
    /// What is locked before it is decided on.
    #[must_use]
    pub fn conversation_id(&self) -> Uuid {
        self.customer_id.unwrap_or(self.response_id)
    }

    /// When the customer answered; where that is not known, when it was accepted.
    #[must_use]
    pub fn given(&self, now: Timestamp) -> Timestamp {
        let response = &self.response;
        let given = response.answered_time.as_ref().or(response.accepted_time.as_ref());
        given.and_then(convert::instant).unwrap_or(now)
    }
}

/// What a task's event tells of its case.
#[derive(Debug, Clone)]
pub struct TaskItem {
    /// The customer whose case it is.
    pub conversation_id: Uuid,
    /// What it tells.
    pub task: TaskHeard,
}

/// Reads a message of TASKS. What was said by nobody known is ignored: no later signal can join it.
///
/// # Errors
/// Why it can't be read.
pub fn task_items(message: &Received) -> Result<Vec<TaskItem>, String> {
    let (task, _) = contracts::tasks::read(&message.payload)?;
    if task.customer_id.is_empty() {
        return Ok(Vec::new());
    }
    let id = |kind, text: &str| ids::parse(kind, text).map_err(|error| error.to_string());
    let assigned = task.assigned_time.as_ref().and_then(convert::instant);
    Ok(vec![TaskItem {
        conversation_id: id(IdKind::Customer, &task.customer_id)?,
        task: TaskHeard {
            case_id: id(IdKind::Case, &task.case_id)?,
            alert_id: id(IdKind::Alert, &task.alert_id)?,
            version: task.version,
            assigned: assigned.ok_or("assigned_time is missing")?,
            ended: task.ended_time.as_ref().and_then(convert::instant),
            test: task.test,
        },
    }])
}

/// A response as it is remembered.
#[must_use]
pub fn past_response(item: &Item, now: Timestamp) -> PastResponse {
    let response = &item.response;
    PastResponse {
        response_id: item.response_id,
        version: item.version,
        at: item.given(now),
        normalized: response.score.as_ref().map(|score| score.normalized),
        source: response.source.clone(),
        unit: response.unit.clone(),
        test: response.test,
    }
}

/// A case that a response opens.
#[must_use]
pub fn case(item: &Item, raise: &Raise, case_id: Uuid, alert_id: Uuid, now: Timestamp) -> Case {
    Case {
        case_id,
        alert_id,
        raised: now,
        cool_down_seconds: raise.cool_down.as_secs(),
        test: item.response.test,
        task_version: 0,
        ended: None,
    }
}

/// Reads a message of RESPONSES; kinds that decide nothing are ignored.
///
/// # Errors
/// Why it can't be read.
pub fn items(message: &Received) -> Result<Vec<Item>, String> {
    if !message.kind.is_some_and(|kind| std::ptr::eq(kind, &RESPONSE_ACCEPTED)) {
        return Ok(Vec::new());
    }
    let pack = ResponsesAccepted::decode(message.payload.clone())
        .map_err(|error| format!("{}: {error}", RESPONSE_ACCEPTED.message))?;
    pack.items.into_iter().map(item).collect()
}

fn item(accepted: ResponseAccepted) -> Result<Item, String> {
    let response = accepted.response.ok_or("an item without its response")?;
    let response_id =
        ids::parse(IdKind::Response, &response.response_id).map_err(|error| error.to_string())?;
    let customer_id = match response.customer_id.as_str() {
        "" => None,
        text => Some(ids::parse(IdKind::Customer, text).map_err(|error| error.to_string())?),
    };
    if response.version == 0 {
        return Err(format!("{}: version 0; versions begin at 1", response.response_id));
    }
    Ok(Item {
        response_id,
        version: response.version,
        customer_id,
        verbatim: accepted.verbatim,
        traceparent: accepted.traceparent,
        response,
    })
}

/// What the rules see, the customer's past apart.
#[must_use]
pub fn facts(item: &Item, directory: &Directory, now: Timestamp) -> Facts {
    let response = &item.response;
    let zone = directory.zone(&response.unit);
    let reachability = response.reachability.clone().unwrap_or_default();
    let answered = response.answered_time.as_ref().and_then(convert::instant);
    let accepted = response.accepted_time.as_ref().and_then(convert::instant).unwrap_or(now);
    Facts {
        response: ResponseFacts {
            source: response.source.clone(),
            unit: response.unit.clone(),
            kind: lower(response.kind().as_str_name(), "SIGNAL_KIND_"),
            completeness: lower(response.completeness().as_str_name(), "COMPLETENESS_"),
            verbatim: item.verbatim.clone(),
            version: response.version,
            revision: response.revision,
            test: response.test,
            history: response.history,
            score: response.score.as_ref().map(|score| ScoreFacts {
                raw: score.raw,
                normalized: score.normalized,
                scale_minimum: score.scale_minimum,
                scale_maximum: score.scale_maximum,
                metric: lower(score.metric().as_str_name(), "METRIC_"),
            }),
            answered: answered.map(|answered| AnsweredFacts::at(answered, now, &zone)),
            accepted_date: zone.to_datetime(accepted).date().to_string(),
            attributes: response.attributes.clone(),
        },
        customer: CustomerFacts {
            known: item.customer_id.is_some(),
            contact_refused: reachability.contact_refused,
            has_phone: reachability.has_phone,
            has_email: reachability.has_email,
            language: reachability.language,
            zone: reachability.zone,
        },
        unit: directory.facts(&response.unit),
        history: HistoryFacts::default(),
        time: TimeFacts::at(now, &zone),
    }
}

fn lower(name: &str, prefix: &str) -> String {
    name.strip_prefix(prefix).unwrap_or(name).to_lowercase()
}

/// A severity in the contract.
#[must_use]
pub const fn severity(severity: Severity) -> types::Severity {
    match severity {
        Severity::Low => types::Severity::Low,
        Severity::Medium => types::Severity::Medium,
        Severity::High => types::Severity::High,
        Severity::Critical => types::Severity::Critical,
    }
}

/// The word for a severity, as rules write it.
#[must_use]
pub const fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Low => "low",
        Severity::Medium => "medium",
        Severity::High => "high",
        Severity::Critical => "critical",
    }
}

/// The severity of an alert as it is kept.
#[must_use]
pub fn severity_of(alert: &types::Alert) -> Severity {
    match alert.severity() {
        types::Severity::Critical => Severity::Critical,
        types::Severity::High => Severity::High,
        types::Severity::Medium => Severity::Medium,
        types::Severity::Low | types::Severity::Unspecified => Severity::Low,
    }
}

/// The name of an outcome, for the decision record and metrics.
#[must_use]
pub const fn outcome_name(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Raise(_) => "raise",
        Outcome::Pass => "pass",
        Outcome::Attach { .. } => "attach",
        Outcome::Suppress => "suppress",
        Outcome::SampleOut => "sample_out",
        Outcome::Refused => "refused",
        Outcome::Superseded => "superseded",
    }
}

/// The ids of a case, where there is one.
#[derive(Debug, Clone, Copy, Default)]
pub struct CaseIds {
    /// The case.
    pub case_id: Option<Uuid>,
    /// The alert.
    pub alert_id: Option<Uuid>,
}

impl CaseIds {
    /// Those of an alert.
    #[must_use]
    pub fn of(alert_id: Uuid, alert: &types::Alert) -> Self {
        Self { case_id: ids::parse(IdKind::Case, &alert.case_id).ok(), alert_id: Some(alert_id) }
    }

    fn texts(self) -> [String; 2] {
        let text = |kind, id: Option<Uuid>| id.map(|id| ids::to_text(kind, id)).unwrap_or_default();
        [text(IdKind::Case, self.case_id), text(IdKind::Alert, self.alert_id)]
    }
}

const fn outcome(outcome: &Outcome) -> types::DecisionOutcome {
    match outcome {
        Outcome::Raise(_) => types::DecisionOutcome::Raise,
        Outcome::Pass => types::DecisionOutcome::Pass,
        Outcome::Attach { .. } => types::DecisionOutcome::Attach,
        Outcome::Suppress => types::DecisionOutcome::Suppress,
        Outcome::SampleOut => types::DecisionOutcome::SampleOut,
        Outcome::Refused => types::DecisionOutcome::Refused,
        Outcome::Superseded => types::DecisionOutcome::Superseded,
    }
}

/// A decision as every service may know it.
#[must_use]
pub fn decision_message(
    item: &Item,
    decision: &Decision,
    rules_version: u64,
    case: &CaseIds,
    now: Timestamp,
) -> types::Decision {
    let [case_id, alert_id] = case.texts();
    types::Decision {
        response_id: item.response.response_id.clone(),
        response_version: item.version,
        outcome: outcome(&decision.outcome).into(),
        rules_version,
        rule_set: decision.rule_set.clone(),
        rule: decision.rule.clone(),
        decided_time: Some(convert::timestamp(now)),
        source: item.response.source.clone(),
        unit: item.response.unit.clone(),
        customer_id: item.response.customer_id.clone(),
        case_id,
        alert_id,
        severity: decision.severity.map_or(types::Severity::Unspecified, severity).into(),
        test: item.response.test,
        reason: decision.reason.clone(),
        driver_hint: decision.driver_hint.clone(),
    }
}

/// A decision that was made again, in the words of the one that is kept: they differ only where the two do.
#[must_use]
pub fn decided_again(kept: &types::Decision, again: &Decision) -> types::Decision {
    types::Decision {
        outcome: outcome(&again.outcome).into(),
        rule_set: again.rule_set.clone(),
        rule: again.rule.clone(),
        severity: again.severity.map_or(types::Severity::Unspecified, severity).into(),
        reason: again.reason.clone(),
        driver_hint: again.driver_hint.clone(),
        ..kept.clone()
    }
}

/// What a rule came to, as an answer.
#[must_use]
pub fn finding(finding: Finding<'_>) -> RuleFinding {
    let Finding { rule, held, parts } = finding;
    let conditions = parts.into_iter().map(|part| ConditionFinding {
        condition: part.text,
        values: part.values.into_iter().map(withheld).collect(),
        outcome: match part.held {
            Ok(held) => held.to_string(),
            Err(failure) => failure.to_string(),
        },
        decisive: part.decisive,
    });
    RuleFinding {
        rule: rule.name.clone(),
        when: rule.condition.text().to_owned(),
        held: held == Ok(true),
        error: held.err().map(|failure| failure.to_string()).unwrap_or_default(),
        conditions: conditions.collect(),
        raise: rule.asked.as_ref().map(rule_set::raise_message),
    }
}

/// A fresh alert.
#[must_use]
pub fn alert_message(
    item: &Item,
    decision: &Decision,
    raise: &Raise,
    rules_version: u64,
    case: &CaseIds,
    now: Timestamp,
) -> types::Alert {
    let response = &item.response;
    let [accept, contact, resolve] = raise.time_box;
    let [case_id, alert_id] = case.texts();
    types::Alert {
        alert_id,
        version: 1,
        case_id,
        response_id: response.response_id.clone(),
        response_version: item.version,
        customer_id: response.customer_id.clone(),
        source: response.source.clone(),
        unit: response.unit.clone(),
        severity: severity(raise.severity).into(),
        task_kind: match raise.task_kind {
            TaskKind::Recovery => types::TaskKind::Recovery,
            TaskKind::Investigation => types::TaskKind::Investigation,
        }
        .into(),
        time_box: Some(types::TimeBox {
            accept_within: Some(convert::duration(accept)),
            contact_within: Some(convert::duration(contact)),
            resolve_within: Some(convert::duration(resolve)),
        }),
        channel: match raise.channel {
            Channel::Phone => types::Channel::Phone,
            Channel::Email => types::Channel::Email,
            Channel::Message => types::Channel::Message,
            Channel::InPerson => types::Channel::InPerson,
        }
        .into(),
        escalation_policy: raise.escalation_policy.clone(),
        driver_hint: raise.driver_hint.clone(),
        score: response.score,
        reachability: response.reachability.clone(),
        task_required: true,
        test: response.test,
        raised_time: Some(convert::timestamp(now)),
        attachments: 0,
        rules_version,
        rule_set: decision.rule_set.clone(),
        rule: decision.rule.clone(),
        cool_down: Some(convert::duration(raise.cool_down)),
        accepted_time: response.accepted_time,
        snoozes_allowed: raise.snoozes_allowed,
    }
}

/// An alert after a response joined it; `more` is 1 for a further signal, 0 for a revision of one that is counted.
#[must_use]
pub fn attached(alert: types::Alert, more: u32) -> types::Alert {
    types::Alert { version: alert.version + 1, attachments: alert.attachments + more, ..alert }
}

/// An alert after it became more serious.
#[must_use]
pub fn with_severity(alert: types::Alert, after: Severity) -> types::Alert {
    types::Alert { version: alert.version + 1, severity: severity(after).into(), ..alert }
}

/// The directory that the copies make.
#[must_use]
pub fn directory(_: Vec<StoredResource>, copies: Vec<Copy>) -> Directory {
    let (mut units, mut zones) = (BTreeMap::new(), BTreeMap::new());
    for copy in copies.into_iter().filter(|copy| !copy.ended) {
        match copy.kind.as_str() {
            "Unit" => {
                let unit = UnitChanged::decode(copy.body.as_slice()).ok().and_then(|event| event.unit);
                let unit = unit.unwrap_or_default();
                let spec = unit.spec.unwrap_or_default();
                let title = unit.metadata.unwrap_or_default().title;
                let unit =
                    Unit { parent: spec.parent, title, calendar: spec.calendar, attributes: spec.attributes };
                units.insert(copy.name, unit);
            }
            "Calendar" => {
                let event = CalendarChanged::decode(copy.body.as_slice()).ok();
                let spec = event.and_then(|event| event.calendar?.spec).unwrap_or_default();
                zones.insert(copy.name, business_time::zone(&spec.zone).unwrap_or(TimeZone::UTC));
            }
            _ => {}
        }
    }
    Directory::new(units, zones)
}

/// What is shown in place of what a customer said.
const WITHHELD: &str = "(ask ingest, where each reading is noted)";

/// A fact that a condition names, as a person reads it, without the customer's words; that there are none may be seen.
fn withheld((name, value): (String, String)) -> (String, String) {
    let said = name == "response.verbatim" && value != "\"\"";
    (name, if said { WITHHELD.to_owned() } else { value })
}

/// Facts without the customer's words, which are given out by ingest alone, where every reading is audited.
#[must_use]
pub fn without_words(mut facts: serde_json::Value) -> serde_json::Value {
    if let Some(verbatim) = facts.pointer_mut("/response/verbatim")
        && verbatim.as_str().is_some_and(|text| !text.is_empty())
    {
        *verbatim = WITHHELD.into();
    }
    facts
}
