//! What happened, in words for a story.

use crate::{
    message::{AlertChange, Message, TaskChange},
    random::number,
};
use assignment::domain::event::TaskEvent;

/// What a message tells.
#[must_use]
pub fn tell(message: &Message) -> String {
    match message {
        Message::Response(response) => format!(
            "accepts version {} from {}: score {} at {}",
            response.version, response.source, response.score, response.unit
        ),
        Message::Decision(decision) => {
            let because = [decision.rule.as_str(), decision.reason.as_str()].join(" ");
            format!("decides on version {}: {} ({})", decision.version, decision.outcome, because.trim())
        }
        Message::Alert(event) => {
            let what = match &event.what {
                AlertChange::Raised => "raised".to_owned(),
                AlertChange::Attached { response_id, would_raise } => {
                    let alone = if *would_raise { "would raise" } else { "would not raise" };
                    format!("response {} joins, which {alone} by itself", number(*response_id))
                }
                AlertChange::MoreSerious { response_id } => {
                    format!("response {} makes it more serious", number(*response_id))
                }
            };
            format!("alert version {}, {:?}: {what}", event.alert.version, event.alert.severity)
        }
        Message::Task(change) => task(change),
        Message::Proposal(proposal) => format!(
            "proposes {} ({} #{}, due {}, counted from {})",
            proposal.number, proposal.due.step, proposal.due.repetition, proposal.due.due, proposal.due.from
        ),
        Message::Calendar(name, version) => format!("calendar {name} has version {version}"),
    }
}

fn task(change: &TaskChange) -> String {
    let what = match &change.event {
        TaskEvent::Assigned(found) => format!("assigned to {}", found.person),
        TaskEvent::Accepted => "accepted".to_owned(),
        TaskEvent::Attempted { outcome, .. } => format!("attempted: {outcome:?}"),
        TaskEvent::Resolved { .. } => "resolved".to_owned(),
        TaskEvent::Snoozed(until) => format!("put off until {until}"),
        TaskEvent::Reassigned(before) => format!("given from {before} to {}", change.task.owner),
        TaskEvent::Dismissed(reason) => format!("dismissed: {}", reason.name()),
        TaskEvent::Unreachable => "given up".to_owned(),
        TaskEvent::Reopened => "reopened".to_owned(),
        TaskEvent::Closed => "closed".to_owned(),
        TaskEvent::Commented => "commented".to_owned(),
        TaskEvent::Amended(_) => "amended".to_owned(),
        TaskEvent::Reminded(people) => format!("reminded {}", people.join(", ")),
        TaskEvent::Overdue(deadline) => format!("{} was missed at {}", deadline.kind.name(), deadline.due),
        TaskEvent::Escalated { recipients, previous_owner, .. } => match previous_owner {
            Some(before) => format!("moved from {before} to {}", recipients.join(", ")),
            None => format!("told {}", recipients.join(", ")),
        },
        TaskEvent::StepSkipped => "skipped the step".to_owned(),
    };
    let answers = change.proposal.map(|number| format!("proposal {number}: ")).unwrap_or_default();
    let why = if change.reason.is_empty() { String::new() } else { format!(" ({})", change.reason) };
    format!("task version {} by {}: {answers}{what}{why}", change.task.version, change.actor)
}
