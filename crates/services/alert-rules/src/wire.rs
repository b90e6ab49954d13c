//! Protobuf to the domain and back.

use crate::domain::{
    decide::{Decision, Outcome},
    directory::{Directory, Unit},
    facts::{AnsweredFacts, CustomerFacts, Facts, ResponseFacts, ScoreFacts, TimeFacts},
    rule_set::{Channel, Raise, RaiseSpec, RuleMistake, RuleSetSpec, RuleSpec, Severity, TaskKind},
};
use contracts::{
    convert,
    events::v1::{CalendarChanged, ResponseAccepted, ResponsesAccepted, UnitChanged},
    ids::{self, IdKind},
    topology::RESPONSE_ACCEPTED,
    types::v1::{self as types, ResourceName, ResourceProblem},
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

/// What the rules see.
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
        time: TimeFacts::at(now, &zone),
    }
}

fn lower(name: &str, prefix: &str) -> String {
    name.strip_prefix(prefix).unwrap_or(name).to_lowercase()
}

const fn severity(severity: Severity) -> types::Severity {
    match severity {
        Severity::Low => types::Severity::Low,
        Severity::Medium => types::Severity::Medium,
        Severity::High => types::Severity::High,
        Severity::Critical => types::Severity::Critical,
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
        Outcome::SampleOut(_) => "sample_out",
        Outcome::Refused(_) => "refused",
        Outcome::Superseded => "superseded",
    }
}

/// The ids of a case, where there is one.
#[derive(Debug, Clone, Default)]
pub struct CaseIds {
    /// TypeID of the case.
    pub case_id: String,
    /// TypeID of the alert.
    pub alert_id: String,
}

/// A decision as every service may know it.
#[must_use]
pub fn decision_message(
    item: &Item,
    decision: &Decision,
    rules_version: u64,
    case: CaseIds,
    now: Timestamp,
) -> types::Decision {
    let (outcome, severity) = match &decision.outcome {
        Outcome::Raise(raise) => (types::DecisionOutcome::Raise, severity(raise.severity)),
        Outcome::Pass => (types::DecisionOutcome::Pass, types::Severity::Unspecified),
        Outcome::Attach { severity: of, .. } => (types::DecisionOutcome::Attach, severity(*of)),
        Outcome::SampleOut(of) => (types::DecisionOutcome::SampleOut, severity(*of)),
        Outcome::Refused(of) => (types::DecisionOutcome::Refused, severity(*of)),
        Outcome::Superseded => (types::DecisionOutcome::Superseded, types::Severity::Unspecified),
    };
    types::Decision {
        response_id: item.response.response_id.clone(),
        response_version: item.version,
        outcome: outcome.into(),
        rules_version,
        rule_set: decision.rule_set.clone(),
        rule: decision.rule.clone(),
        decided_time: Some(convert::timestamp(now)),
        source: item.response.source.clone(),
        unit: item.response.unit.clone(),
        customer_id: item.response.customer_id.clone(),
        case_id: case.case_id,
        alert_id: case.alert_id,
        severity: severity.into(),
        test: item.response.test,
        ..types::Decision::default()
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
    types::Alert {
        alert_id: case.alert_id.clone(),
        version: 1,
        case_id: case.case_id.clone(),
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
        ..types::Alert::default()
    }
}

/// An alert after a later response joined it.
#[must_use]
pub fn attached(alert: types::Alert, after: Severity) -> types::Alert {
    types::Alert {
        version: alert.version + 1,
        attachments: alert.attachments + 1,
        severity: severity(after).into(),
        ..alert
    }
}

/// Reads a rule set resource.
#[must_use]
pub fn rule_set_spec(spec: types::RuleSetSpec) -> RuleSetSpec {
    RuleSetSpec {
        sources: spec.sources,
        rules: spec
            .rules
            .into_iter()
            .map(|rule| RuleSpec {
                name: rule.name,
                position: rule.position,
                when: rule.when,
                raise: rule.raise.map(raise_spec),
            })
            .collect(),
    }
}

fn raise_spec(raise: types::Raise) -> RaiseSpec {
    let time_box = raise.time_box.unwrap_or_default();
    RaiseSpec {
        severity: raise.severity,
        task: raise.task,
        time_box: [time_box.accept_within, time_box.contact_within, time_box.resolve_within],
        channel: raise.channel,
        escalation_policy: raise.escalation_policy,
        driver_hint: raise.driver_hint,
        sampling_share: raise.sampling_share,
        cool_down: raise.cool_down,
    }
}

/// A rule's mistake as `apply` prints it.
#[must_use]
pub fn rule_problem(name: &str, mistake: RuleMistake) -> ResourceProblem {
    ResourceProblem {
        resource: Some(ResourceName { kind: "RuleSet".to_owned(), name: name.to_owned() }),
        field: mistake.field,
        message: mistake.message,
        line: mistake.place.0,
        column: mistake.place.1,
    }
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
