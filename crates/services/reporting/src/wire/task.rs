//! Events of tasks to facts, and what they tell in a few words of the system.

use super::{id, instant, optional, word};
use crate::domain::fact::{Aggregate, DeadlineFact, Entry, Fact, TaskFact};
use contracts::{
    events::v1::{
        TaskAmended, TaskAssigned, TaskAttempted, TaskClosed, TaskDismissed, TaskEscalated, TaskReassigned,
        TaskReminded, TaskResolved, TaskStepSkipped,
    },
    ids::IdKind,
    topology::EventKind,
    types::v1 as types,
};
use jiff::Timestamp;
use prost::Message as _;

/// The entry of any event of a task.
pub(super) fn entry(
    event: String,
    kind: &EventKind,
    payload: &[u8],
    occurred_at: Timestamp,
) -> Result<Entry, String> {
    let (task, change) = contracts::tasks::read(payload)?;
    let deadlines = task.deadlines.iter().map(deadline).collect::<Result<_, String>>()?;
    let seconds = |elapsed: &Option<types::Elapsed>| {
        let elapsed = elapsed.as_ref()?;
        Some((elapsed.duty.as_ref()?.seconds, elapsed.customer.as_ref()?.seconds))
    };
    let (contact_seconds, resolve_seconds) = (seconds(&task.time_to_contact), seconds(&task.time_to_resolve));
    let told = detail(kind.event, payload, &task).map_err(|error| format!("{}: {error}", kind.message))?;
    Ok(Entry {
        aggregate: Aggregate::Task,
        aggregate_id: task.task_id.clone(),
        version: task.version,
        event,
        occurred_at,
        response_id: id(IdKind::Response, &task.response_id)?,
        case_id: id(IdKind::Case, &task.case_id)?,
        actor: change.actor.map(|actor| (actor.kind, actor.name)),
        detail: joined(told, &change.reason),
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
            resolve_seconds,
            reached_channel: task.reached_channel,
            reopenings: task.reopenings,
            dismissal_reason: task.dismissal_reason,
            snoozed_until: optional(&task.snoozed_until_time),
        }),
    })
}

fn deadline(deadline: &types::Deadline) -> Result<DeadlineFact, String> {
    Ok(DeadlineFact {
        deadline: deadline.kind,
        due: instant(deadline.due_time.as_ref(), "due_time of a deadline")?,
        set: instant(deadline.set_time.as_ref(), "set_time of a deadline")?,
        met: optional(&deadline.met_time),
        replaced: optional(&deadline.replaced_time),
        overdue: optional(&deadline.overdue_time),
    })
}

/// What the event tells beside its reason, without instants: they are read in a zone.
fn detail(event: &str, payload: &[u8], task: &types::Task) -> Result<String, prost::DecodeError> {
    Ok(match event {
        "assigned" => {
            let resolution = TaskAssigned::decode(payload)?.resolution;
            let source = word(task.owner_source().as_str_name(), "OWNER_SOURCE_");
            format!(
                "to {} ({source}){}",
                task.owner,
                passed_over(&resolution, std::slice::from_ref(&task.owner))
            )
        }
        "attempted" => {
            let event = TaskAttempted::decode(payload)?;
            let outcome = word(event.outcome().as_str_name(), "ATTEMPT_OUTCOME_");
            match event.channel() {
                types::Channel::Unspecified => outcome,
                channel => format!("{outcome} by {}", word(channel.as_str_name(), "CHANNEL_")),
            }
        }
        "resolved" => {
            let event = TaskResolved::decode(payload)?;
            let of = |name: &str, code: &str| {
                if code.is_empty() { String::new() } else { format!("driver {name} {code}") }
            };
            joined(of("found", &event.driver_found), &of("stated", &event.driver_stated))
        }
        "reassigned" => {
            format!("from {} to {}", TaskReassigned::decode(payload)?.previous_owner, task.owner)
        }
        "dismissed" => {
            word(TaskDismissed::decode(payload)?.dismissal_reason().as_str_name(), "DISMISSAL_REASON_")
        }
        "unreachable" => format!("after {} attempt(s)", task.attempts),
        "reopened" => format!("{} owns it, with a fresh time box", task.owner),
        "amended" => {
            let response = TaskAmended::decode(payload)?.response_id;
            let severity = word(task.severity().as_str_name(), "SEVERITY_");
            joined(response, &format!("severity {severity}, {} attachment(s)", task.attachments))
        }
        "reminded" => {
            let event = TaskReminded::decode(payload)?;
            format!("{}{}", step(event.proposal), event.recipients.join(", "))
        }
        "escalated" => {
            let event = TaskEscalated::decode(payload)?;
            let verb = if event.moved { "moved to" } else { "informed" };
            let over = passed_over(&event.resolution, &event.recipients);
            format!("{}{verb} {}{over}", step(event.proposal), event.recipients.join(", "))
        }
        "step-skipped" => {
            step(TaskStepSkipped::decode(payload)?.proposal).trim_end_matches([':', ' ']).to_owned()
        }
        "closed" => step(TaskClosed::decode(payload)?.proposal).trim_end_matches([':', ' ']).to_owned(),
        _ => String::new(),
    })
}

/// The step of a policy that it answers.
fn step(proposal: Option<types::Proposal>) -> String {
    proposal
        .filter(|proposal| !proposal.step.is_empty())
        .map_or_else(String::new, |proposal| format!("{}: ", proposal.step))
}

/// Who came before the one that was chosen, and why not.
fn passed_over(resolution: &[types::ResolutionStep], chosen: &[String]) -> String {
    let passed = resolution.iter().filter(|step| !step.person.is_empty() && !chosen.contains(&step.person));
    passed.map(|step| format!(", past {} ({})", step.person, step.finding)).collect()
}

fn joined(first: String, second: &str) -> String {
    match (first.is_empty(), second.is_empty()) {
        (true, _) => second.to_owned(),
        (_, true) => first,
        _ => format!("{first}; {second}"),
    }
}
