//! What is folded, as answers.

use super::word;
use crate::domain::{
    case::Case,
    fact::{DeadlineFact, Entry, Fact},
    figure::{Age, Channel, Figure},
    figures::{Figures, Quantiles},
    response::Response,
    score::Score,
    units::Units,
};
use contracts::{
    convert,
    ids::{self, IdKind},
    reporting::v1 as api,
    types::v1 as types,
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use uuid::Uuid;

/// A case as an answer.
#[must_use]
pub fn case(case: &Case, now: Timestamp, units: &Units) -> api::Case {
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
            ..types::Deadline::default()
        }),
        overdue: case.is_overdue(now),
        score: alert.score,
        test: alert.test,
        updated_time: Some(convert::timestamp(case.updated_at)),
        attachments: alert.attachments,
        zone: units.zone_name(case.counts_for()).to_owned(),
    }
}

/// A response as an answer: where it is listed itself, or has no case.
#[must_use]
pub fn response(response_id: Uuid, response: &Response, units: &Units) -> api::Case {
    let fact = &response.fact;
    let decision = response.decision.as_ref();
    api::Case {
        case_id: response.case_id.map(|id| ids::to_text(IdKind::Case, id)).unwrap_or_default(),
        response_id: ids::to_text(IdKind::Response, response_id),
        customer_id: fact.customer_id.clone(),
        source: fact.source.clone(),
        unit: fact.unit.clone(),
        severity: decision.map_or(0, |decision| decision.severity),
        decision: response.outcome(),
        accepted_time: Some(convert::timestamp(response.first_accepted_at)),
        score: fact.score,
        test: fact.test,
        updated_time: Some(convert::timestamp(response.updated_at)),
        zone: units.zone_name(&fact.unit).to_owned(),
        ..api::Case::default()
    }
}

/// The timeline of a case, oldest first; at the same instant what causes stands before what it caused.
#[must_use]
pub fn timeline(mut entries: Vec<Entry>, zone: Option<&TimeZone>) -> Vec<api::CaseEvent> {
    entries.sort_by(|one, other| {
        let place = |entry: &Entry| (entry.occurred_at, entry.aggregate.rank(entry.version));
        place(one)
            .cmp(&place(other))
            .then_with(|| one.aggregate_id.cmp(&other.aggregate_id))
            .then(one.version.cmp(&other.version))
    });
    entries.iter().map(|entry| event(entry, zone)).collect()
}

/// An entry of the timeline; instants in its words are read in the zone.
#[must_use]
pub fn event(entry: &Entry, zone: Option<&TimeZone>) -> api::CaseEvent {
    api::CaseEvent {
        event: entry.event.clone(),
        event_time: Some(convert::timestamp(entry.occurred_at)),
        actor: entry.actor.as_ref().map(|(kind, name)| types::Actor { kind: *kind, name: name.clone() }),
        detail: detail(entry, zone.unwrap_or(&TimeZone::UTC)),
        aggregate_id: entry.aggregate_id.clone(),
        version: entry.version,
    }
}

/// Its words, and the instants that matter for it.
fn detail(entry: &Entry, zone: &TimeZone) -> String {
    let Fact::Task(task) = &entry.fact else { return entry.detail.clone() };
    let told =
        |instant: Timestamp| instant.to_zoned(zone.clone()).strftime("%a %Y-%m-%d %H:%M %Z").to_string();
    let more = match entry.event.as_str() {
        "task.assigned" | "task.reopened" => {
            let standing = task.deadlines.iter().filter(|deadline| deadline.stands());
            let told: Vec<String> =
                standing.map(|deadline| format!("{} {}", name(deadline), told(deadline.due))).collect();
            told.join(", ")
        }
        "task.snoozed" => {
            task.snoozed_until.map(|until| format!("until {}", told(until))).unwrap_or_default()
        }
        _ => String::new(),
    };
    match (entry.detail.is_empty(), more.is_empty()) {
        (true, _) => more,
        (_, true) => entry.detail.clone(),
        _ => format!("{}; {more}", entry.detail),
    }
}

fn name(deadline: &DeadlineFact) -> String {
    let kind = types::DeadlineKind::try_from(deadline.deadline).unwrap_or_default();
    word(kind.as_str_name(), "DEADLINE_KIND_")
}

/// Figures as an answer.
#[must_use]
pub fn figures(unit: &str, figures: &Figures) -> api::Figures {
    let seconds = |value: i64| convert::duration(SignedDuration::from_secs(value));
    let half = |of: Option<Quantiles>| of.map(|of| seconds(of.p50));
    let most = |of: Option<Quantiles>| of.map(|of| seconds(of.p90));
    let count = |figure| figures.count(figure);
    let channels = Channel::ALL.into_iter().filter(|channel| count(Figure::ReachedBy(*channel)) > 0);
    let channels = channels.map(|channel| {
        let times = figures.contact_by.get(&channel).copied().unwrap_or_default();
        api::ChannelFigures {
            channel: channel.number(),
            reached: count(Figure::ReachedBy(channel)),
            contact_duty_p50: half(times.duty),
            contact_duty_p90: most(times.duty),
            contact_customer_p50: half(times.customer),
            contact_customer_p90: most(times.customer),
            figure: Figure::ReachedBy(channel).name().to_owned(),
        }
    });
    let ageing = Age::ALL.map(|age| api::AgeingBucket {
        from_age: Some(seconds(age.bounds().0)),
        until_age: age.bounds().1.map(seconds),
        tasks: count(Figure::Open(age)),
        figure: Figure::Open(age).name().to_owned(),
    });
    let score = |score: Score| api::ScoreFigure {
        responses: score.responses,
        value: score.value,
        margin: score.margin,
    };
    api::Figures {
        unit: unit.to_owned(),
        responses: count(Figure::Responses),
        received: count(Figure::Received),
        to_do: count(Figure::ToDo),
        in_progress: count(Figure::InProgress),
        overdue: count(Figure::Overdue),
        reached: count(Figure::Reached),
        resolved: count(Figure::Resolved),
        missed: count(Figure::Missed),
        contacts: count(Figure::Contacts),
        contact_duty_p50: half(figures.contact.duty),
        contact_duty_p90: most(figures.contact.duty),
        contact_customer_p50: half(figures.contact.customer),
        contact_customer_p90: most(figures.contact.customer),
        unreachable: count(Figure::Unreachable),
        dismissed: count(Figure::Dismissed),
        reopened: count(Figure::Reopened),
        attached: count(Figure::Attached),
        refused: count(Figure::Refused),
        suppressed: count(Figure::Suppressed),
        resolve_customer_p50: half(figures.resolve.customer),
        resolve_customer_p90: most(figures.resolve.customer),
        resolve_duty_p50: half(figures.resolve.duty),
        resolve_duty_p90: most(figures.resolve.duty),
        channels: channels.collect(),
        ageing: ageing.into(),
        nps: figures.nps().map(score),
        csat: figures.csat().map(score),
        tests: count(Figure::Tests),
        history: count(Figure::History),
    }
}
