//! Events to facts, and what is folded to protobuf.

use crate::domain::{
    case::Case,
    fact::{Aggregate, AlertFact, DeadlineFact, DecisionFact, Entry, Fact, ResponseFact, TaskFact},
    figures::Figures,
    response::Response,
    units::Units,
};
use contracts::{
    convert,
    events::v1::{
        AlertAttached, FollowupDue, ResponsesAccepted, ResponsesDecided, TaskAttempted, TaskEscalated,
        TaskReminded, UnitChanged,
    },
    ids::{self, IdKind},
    reporting::v1 as api,
    topology::{
        ALERT_ATTACHED, ALERT_RAISED, EventKind, FOLLOWUP_DUE, RESPONSE_ACCEPTED, RESPONSE_DECIDED,
        TASK_ATTEMPTED, TASK_ESCALATED, TASK_REMINDED,
    },
    types::v1 as types,
};
use eventing::{
    Received,
    resources::{Copy, StoredResource},
};
use jiff::{SignedDuration, Timestamp};
use prost::Message as _;
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
    if is(&ALERT_RAISED) || is(&ALERT_ATTACHED) {
        // Both begin with the alert; what follows is skipped as unknown.
        let alert =
            AlertAttached::decode(payload).map_err(unreadable)?.alert.ok_or("an event without its alert")?;
        return Ok(vec![alert_entry(name, occurred_at, &alert)?]);
    }
    if kind.entity == "task" {
        return Ok(vec![task_entry(name, kind, &message.payload, occurred_at)?]);
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
        detail: score_text(response.score.as_ref()),
        fact: Fact::Response(ResponseFact {
            source: response.source,
            external_id_hash: response.external_id_hash,
            customer_id: response.customer_id,
            unit: response.unit,
            score: response.score.map(|score| score.raw),
            accepted_at,
            test: response.test,
            history: response.history,
        }),
    })
}

fn score_text(score: Option<&types::Score>) -> String {
    score
        .map(|score| format!("score {} of {} to {}", score.raw, score.scale_minimum, score.scale_maximum))
        .unwrap_or_default()
}

fn decision_entry(event: String, decision: Option<types::Decision>) -> Result<Entry, String> {
    let decision = decision.ok_or("an item without its decision")?;
    let outcome = decision.outcome().as_str_name().trim_start_matches("DECISION_OUTCOME_").to_lowercase();
    Ok(Entry {
        aggregate: Aggregate::Decision,
        aggregate_id: decision.response_id.clone(),
        version: decision.response_version,
        event,
        occurred_at: instant(decision.decided_time.as_ref(), "decided_time")?,
        response_id: id(IdKind::Response, &decision.response_id)?,
        case_id: id(IdKind::Case, &decision.case_id)?,
        actor: None,
        detail: format!(
            "{outcome} by rule {}/{}, rules version {}",
            decision.rule_set, decision.rule, decision.rules_version
        ),
        fact: Fact::Decision(DecisionFact {
            outcome: decision.outcome,
            rules_version: decision.rules_version,
            rule_set: decision.rule_set,
            rule: decision.rule,
        }),
    })
}

fn alert_entry(event: String, occurred_at: Timestamp, alert: &types::Alert) -> Result<Entry, String> {
    Ok(Entry {
        aggregate: Aggregate::Alert,
        aggregate_id: alert.alert_id.clone(),
        version: alert.version,
        event,
        occurred_at,
        response_id: id(IdKind::Response, &alert.response_id)?,
        case_id: id(IdKind::Case, &alert.case_id)?,
        actor: None,
        detail: format!("severity {}", severity_text(alert.severity())),
        fact: Fact::Alert(AlertFact {
            response_id: alert.response_id.clone(),
            customer_id: alert.customer_id.clone(),
            source: alert.source.clone(),
            unit: alert.unit.clone(),
            severity: alert.severity,
            score: alert.score.map(|score| score.raw),
            accepted_at: instant(alert.accepted_time.as_ref(), "accepted_time")?,
            raised_at: instant(alert.raised_time.as_ref(), "raised_time")?,
            test: alert.test,
        }),
    })
}

fn severity_text(severity: types::Severity) -> String {
    severity.as_str_name().trim_start_matches("SEVERITY_").to_lowercase()
}

fn task_entry(
    event: String,
    kind: &EventKind,
    payload: &[u8],
    occurred_at: Timestamp,
) -> Result<Entry, String> {
    let (task, change) = contracts::tasks::read(payload)?;
    let deadlines = task
        .deadlines
        .iter()
        .map(|deadline| {
            Ok(DeadlineFact {
                deadline: deadline.kind,
                due: instant(deadline.due_time.as_ref(), "due_time of a deadline")?,
                set: instant(deadline.set_time.as_ref(), "set_time of a deadline")?,
                met: optional(&deadline.met_time),
                replaced: optional(&deadline.replaced_time),
                overdue: optional(&deadline.overdue_time),
            })
        })
        .collect::<Result<_, String>>()?;
    let contact_seconds = task
        .time_to_contact
        .as_ref()
        .and_then(|elapsed| Some((elapsed.duty.as_ref()?.seconds, elapsed.customer.as_ref()?.seconds)));
    Ok(Entry {
        aggregate: Aggregate::Task,
        aggregate_id: task.task_id.clone(),
        version: task.version,
        event,
        occurred_at,
        response_id: id(IdKind::Response, &task.response_id)?,
        case_id: id(IdKind::Case, &task.case_id)?,
        actor: change.actor.map(|actor| (actor.kind, actor.name)),
        detail: detail(kind, payload, &task, &change.reason),
        fact: Fact::Task(TaskFact {
            state: task.state,
            owner: task.owner,
            resolved_unit: task.resolved_unit,
            severity: task.severity,
            deadlines,
            reached_at: optional(&task.reached_time),
            resolved_at: optional(&task.resolved_time),
            ended_at: optional(&task.ended_time),
            contact_seconds,
        }),
    })
}

/// In a few words, what came of it.
fn detail(kind: &EventKind, payload: &[u8], task: &types::Task, reason: &str) -> String {
    let is = |other: &EventKind| kind.entity == other.entity && kind.event == other.event;
    if is(&TASK_ATTEMPTED) {
        let event = TaskAttempted::decode(payload).unwrap_or_default();
        return event
            .outcome()
            .as_str_name()
            .trim_start_matches("ATTEMPT_OUTCOME_")
            .to_lowercase()
            .replace('_', " ");
    }
    if is(&TASK_ESCALATED) {
        let event = TaskEscalated::decode(payload).unwrap_or_default();
        let step = event.proposal.map(|proposal| proposal.step).unwrap_or_default();
        let verb = if event.moved { "moved to" } else { "informed" };
        let passed = event
            .resolution
            .iter()
            .filter(|passed| !passed.person.is_empty() && !event.recipients.contains(&passed.person));
        let passed: String =
            passed.map(|passed| format!(", past {} ({})", passed.person, passed.finding)).collect();
        return format!("{step}: {verb} {}{passed}", event.recipients.join(", "));
    }
    if is(&TASK_REMINDED) {
        let event = TaskReminded::decode(payload).unwrap_or_default();
        let step = event.proposal.map(|proposal| proposal.step).unwrap_or_default();
        return format!("{step}: {}", event.recipients.join(", "));
    }
    if kind.event == "assigned" && reason.is_empty() {
        return format!("owner {}", task.owner);
    }
    reason.to_owned()
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
        actor: None,
        detail: format!("{} of policy {}", proposal.step, proposal.policy),
        fact: Fact::Proposal { step: proposal.step },
    })
}

/// The unit tree that the copies make. Units that were taken out are left out with what is below them known no more.
#[must_use]
pub fn units(_: Vec<StoredResource>, copies: Vec<Copy>) -> Units {
    let units = copies.into_iter().filter(|copy| copy.kind == "Unit" && !copy.ended).map(|copy| {
        let unit =
            UnitChanged::decode(copy.body.as_slice()).ok().and_then(|event| event.unit).unwrap_or_default();
        (copy.name, unit.spec.unwrap_or_default().parent)
    });
    Units::new(units.collect())
}

/// A case as an answer.
#[must_use]
pub fn case_message(case: &Case, now: Timestamp) -> api::Case {
    let alert = &case.alert;
    let next = case.next_deadline();
    api::Case {
        case_id: ids::to_text(IdKind::Case, case.case_id),
        response_id: alert.response_id.clone(),
        alert_id: case.alert_id.clone(),
        task_id: case.task_id.clone(),
        customer_id: alert.customer_id.clone(),
        source: alert.source.clone(),
        unit: alert.unit.clone(),
        resolved_unit: case.task.as_ref().map(|task| task.resolved_unit.clone()).unwrap_or_default(),
        severity: case.severity(),
        decision: types::DecisionOutcome::Raise.into(),
        state: case.task.as_ref().map_or(0, |task| task.state),
        owner: case.task.as_ref().map(|task| task.owner.clone()).unwrap_or_default(),
        accepted_time: Some(convert::timestamp(alert.accepted_at)),
        next_deadline: next.map(|deadline| types::Deadline {
            kind: deadline.deadline,
            due_time: Some(convert::timestamp(deadline.due)),
            set_time: Some(convert::timestamp(deadline.set)),
            met_time: deadline.met.map(convert::timestamp),
            replaced_time: deadline.replaced.map(convert::timestamp),
            overdue_time: deadline.overdue.map(convert::timestamp),
        }),
        overdue: case.is_overdue(now),
        score: alert.score,
        test: alert.test,
        updated_time: Some(convert::timestamp(case.updated_at)),
        ..api::Case::default()
    }
}

/// A response that has no case, as an answer.
#[must_use]
pub fn response_message(response_id: Uuid, response: &Response) -> api::Case {
    let fact = &response.fact;
    api::Case {
        response_id: ids::to_text(IdKind::Response, response_id),
        customer_id: fact.customer_id.clone(),
        source: fact.source.clone(),
        unit: fact.unit.clone(),
        decision: response.decision.as_ref().map_or(0, |decision| decision.outcome),
        accepted_time: Some(convert::timestamp(response.first_accepted_at)),
        score: fact.score,
        test: fact.test,
        updated_time: Some(convert::timestamp(response.updated_at)),
        ..api::Case::default()
    }
}

/// An entry of the timeline.
#[must_use]
pub fn event_message(entry: &Entry) -> api::CaseEvent {
    api::CaseEvent {
        event: entry.event.clone(),
        event_time: Some(convert::timestamp(entry.occurred_at)),
        actor: entry.actor.as_ref().map(|(kind, name)| types::Actor { kind: *kind, name: name.clone() }),
        detail: entry.detail.clone(),
        aggregate_id: entry.aggregate_id.clone(),
        version: entry.version,
    }
}

/// Figures as an answer.
#[must_use]
pub fn figures_message(unit: &str, figures: &Figures) -> api::Figures {
    let (half, most) = (figures.contact_percentile(50), figures.contact_percentile(90));
    let seconds = |value: i64| convert::duration(SignedDuration::from_secs(value));
    api::Figures {
        unit: unit.to_owned(),
        responses: figures.responses,
        received: figures.received,
        to_do: figures.to_do,
        in_progress: figures.in_progress,
        overdue: figures.overdue,
        reached: figures.reached,
        resolved: figures.resolved,
        missed: figures.missed,
        contacts: figures.contacts.len() as u64,
        contact_duty_p50: half.map(|(duty, _)| seconds(duty)),
        contact_duty_p90: most.map(|(duty, _)| seconds(duty)),
        contact_customer_p50: half.map(|(_, customer)| seconds(customer)),
        contact_customer_p90: most.map(|(_, customer)| seconds(customer)),
        ..api::Figures::default()
    }
}
