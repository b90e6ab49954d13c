//! Proposals of the scheduler.

use super::instant;
use crate::domain::{
    task::DeadlineKind,
    verdict::{Action, Condition, CountsFrom, Proposal},
};
use contracts::{
    events::v1::FollowupDue,
    ids::{self, IdKind},
    topology::FOLLOWUP_DUE,
    types::v1::{self as types, step_target::Target},
};
use eventing::Received;
use prost::Message as _;
use uuid::Uuid;

/// One proposal.
#[derive(Debug, Clone)]
pub struct ProposalItem {
    /// The task.
    pub task_id: Uuid,
    /// The alert that it was made of.
    pub alert_id: Uuid,
    /// What is proposed.
    pub proposal: Proposal,
    /// The proposal as it came.
    pub message: types::Proposal,
    /// Trace context.
    pub traceparent: Option<String>,
}

/// Reads a message of FOLLOWUPS; matters that aren't tasks are ignored.
///
/// # Errors
/// Why it can't be read.
pub fn proposal_items(message: &Received) -> Result<Vec<ProposalItem>, String> {
    if !message.kind.is_some_and(|kind| std::ptr::eq(kind, &FOLLOWUP_DUE)) {
        return Ok(Vec::new());
    }
    let event = FollowupDue::decode(message.payload.clone())
        .map_err(|error| format!("{}: {error}", FOLLOWUP_DUE.message))?;
    let proposal = event.proposal.ok_or("an event without its proposal")?;
    if proposal.matter_kind() != types::MatterKind::Task {
        return Ok(Vec::new());
    }
    Ok(vec![ProposalItem {
        task_id: ids::parse(IdKind::Task, &proposal.matter_id).map_err(|error| error.to_string())?,
        alert_id: ids::parse(IdKind::Alert, &event.alert_id).map_err(|error| error.to_string())?,
        proposal: read(&proposal)?,
        message: proposal,
        traceparent: message.traceparent().map(str::to_owned),
    }])
}

fn read(message: &types::Proposal) -> Result<Proposal, String> {
    let counts_from = match message.counts_from() {
        types::CountsFrom::Unspecified | types::CountsFrom::Assigned => CountsFrom::Assigned,
        types::CountsFrom::OwnerSince => CountsFrom::OwnerSince,
        types::CountsFrom::Accepted => CountsFrom::Accepted,
        types::CountsFrom::LastAttempt => CountsFrom::LastAttempt,
        types::CountsFrom::AcceptBy => CountsFrom::Deadline(DeadlineKind::AcceptBy),
        types::CountsFrom::ContactBy => CountsFrom::Deadline(DeadlineKind::ContactBy),
        types::CountsFrom::ResolveBy => CountsFrom::Deadline(DeadlineKind::ResolveBy),
        types::CountsFrom::Resolved => CountsFrom::Resolved,
    };
    let action = match (message.action(), counts_from) {
        (types::StepAction::Overdue, CountsFrom::Deadline(kind)) => Action::Overdue(kind),
        (types::StepAction::Overdue, _) => {
            return Err("a proposal of overdue counts from no deadline".to_owned());
        }
        (action, _) => forecast_action(action, message.target.as_ref())?,
    };
    let condition = match message.condition() {
        types::StepCondition::Unspecified | types::StepCondition::NotResolved => Condition::NotResolved,
        types::StepCondition::NotAccepted => Condition::NotAccepted,
        types::StepCondition::NoAttempt => Condition::NoAttempt,
        types::StepCondition::NotReached => Condition::NotReached,
        types::StepCondition::Resolved => Condition::Resolved,
        types::StepCondition::DeadlineUnmet => Condition::DeadlineUnmet,
    };
    Ok(Proposal {
        number: message.number,
        action,
        condition,
        counts_from,
        counts_from_instant: instant(message.counts_from_time.as_ref(), "counts_from_time")?,
        due: instant(message.due_time.as_ref(), "due_time")?,
    })
}

/// Reads what a step does and to whom. Which deadline an overdue step is about a forecast does not say, nor need it.
///
/// # Errors
/// What is missing.
pub fn forecast_action(
    action: types::StepAction,
    target: Option<&types::StepTarget>,
) -> Result<Action, String> {
    let target = target.and_then(|target| target.target.clone());
    let levels = match &target {
        Some(Target::LevelsUp(levels)) => *levels,
        _ => 1,
    };
    Ok(match action {
        types::StepAction::Unspecified => return Err("is missing; say what the step does".to_owned()),
        types::StepAction::Remind => Action::Remind,
        types::StepAction::Inform => Action::Inform(levels),
        types::StepAction::Move => Action::Move(levels),
        types::StepAction::Tell => match target {
            Some(Target::Role(role)) => Action::Tell(role),
            _ => return Err("a step that tells a role names none".to_owned()),
        },
        types::StepAction::Overdue => Action::Overdue(DeadlineKind::ResolveBy),
        types::StepAction::Close => Action::Close,
    })
}
