//! Tasks, their changes, and the events that tell of them.

use super::{alert_of, instant};
use crate::domain::{
    event::{AttemptOutcome, Change, TaskEvent},
    owner::{OwnerSource, Step},
    task::{Basis, Channel, Deadline, DeadlineKind, DismissalReason, Elapsed, Severity, State, Task},
};
use contracts::{
    convert,
    events::v1::{
        TaskAccepted, TaskAmended, TaskAssigned, TaskAttempted, TaskChange, TaskClosed, TaskCommented,
        TaskDismissed, TaskEscalated, TaskOverdue, TaskReassigned, TaskReminded, TaskReopened, TaskResolved,
        TaskSnoozed, TaskStepSkipped, TaskUnreachable,
    },
    ids::{self, IdKind},
    topology::{
        EventKind, TASK_ACCEPTED, TASK_AMENDED, TASK_ASSIGNED, TASK_ATTEMPTED, TASK_CLOSED, TASK_COMMENTED,
        TASK_DISMISSED, TASK_ESCALATED, TASK_OVERDUE, TASK_REASSIGNED, TASK_REMINDED, TASK_REOPENED,
        TASK_RESOLVED, TASK_SNOOZED, TASK_STEP_SKIPPED, TASK_UNREACHABLE,
    },
    types::v1 as types,
};
use jiff::Timestamp;
use prost::Message as _;

/// Reads a severity; what is not said is low.
#[must_use]
pub const fn severity(severity: types::Severity) -> Severity {
    match severity {
        types::Severity::Unspecified | types::Severity::Low => Severity::Low,
        types::Severity::Medium => Severity::Medium,
        types::Severity::High => Severity::High,
        types::Severity::Critical => Severity::Critical,
    }
}

/// A severity's number in the contract, from 1.
#[must_use]
pub const fn severity_number(severity: Severity) -> i32 {
    match severity {
        Severity::Low => types::Severity::Low as i32,
        Severity::Medium => types::Severity::Medium as i32,
        Severity::High => types::Severity::High as i32,
        Severity::Critical => types::Severity::Critical as i32,
    }
}

/// Reads a channel; `None`: not said.
#[must_use]
pub const fn channel(channel: types::Channel) -> Option<Channel> {
    match channel {
        types::Channel::Unspecified => None,
        types::Channel::Phone => Some(Channel::Phone),
        types::Channel::Email => Some(Channel::Email),
        types::Channel::Message => Some(Channel::Message),
        types::Channel::InPerson => Some(Channel::InPerson),
    }
}

const fn channel_message(channel: Channel) -> types::Channel {
    match channel {
        Channel::Phone => types::Channel::Phone,
        Channel::Email => types::Channel::Email,
        Channel::Message => types::Channel::Message,
        Channel::InPerson => types::Channel::InPerson,
    }
}

/// Reads an attempt's outcome; `None`: not said.
#[must_use]
pub const fn outcome(outcome: types::AttemptOutcome) -> Option<AttemptOutcome> {
    match outcome {
        types::AttemptOutcome::Unspecified => None,
        types::AttemptOutcome::Reached => Some(AttemptOutcome::Reached),
        types::AttemptOutcome::NoAnswer => Some(AttemptOutcome::NoAnswer),
        types::AttemptOutcome::Busy => Some(AttemptOutcome::Busy),
        types::AttemptOutcome::Voicemail => Some(AttemptOutcome::Voicemail),
        types::AttemptOutcome::WrongNumber => Some(AttemptOutcome::WrongNumber),
        types::AttemptOutcome::Refused => Some(AttemptOutcome::Refused),
        types::AttemptOutcome::CallBack => Some(AttemptOutcome::CallBack),
    }
}

const fn outcome_message(outcome: AttemptOutcome) -> types::AttemptOutcome {
    match outcome {
        AttemptOutcome::Reached => types::AttemptOutcome::Reached,
        AttemptOutcome::NoAnswer => types::AttemptOutcome::NoAnswer,
        AttemptOutcome::Busy => types::AttemptOutcome::Busy,
        AttemptOutcome::Voicemail => types::AttemptOutcome::Voicemail,
        AttemptOutcome::WrongNumber => types::AttemptOutcome::WrongNumber,
        AttemptOutcome::Refused => types::AttemptOutcome::Refused,
        AttemptOutcome::CallBack => types::AttemptOutcome::CallBack,
    }
}

const fn state(state: types::TaskState) -> State {
    match state {
        types::TaskState::Unspecified | types::TaskState::Open => State::Open,
        types::TaskState::Accepted => State::Accepted,
        types::TaskState::Reached => State::Reached,
        types::TaskState::Resolved => State::Resolved,
        types::TaskState::Closed => State::Closed,
        types::TaskState::Unreachable => State::Unreachable,
        types::TaskState::Dismissed => State::Dismissed,
    }
}

/// A state in the contract.
#[must_use]
pub const fn state_message(state: State) -> types::TaskState {
    match state {
        State::Open => types::TaskState::Open,
        State::Accepted => types::TaskState::Accepted,
        State::Reached => types::TaskState::Reached,
        State::Resolved => types::TaskState::Resolved,
        State::Closed => types::TaskState::Closed,
        State::Unreachable => types::TaskState::Unreachable,
        State::Dismissed => types::TaskState::Dismissed,
    }
}

const fn owner_source(source: types::OwnerSource) -> OwnerSource {
    match source {
        types::OwnerSource::Unspecified | types::OwnerSource::Manager => OwnerSource::Manager,
        types::OwnerSource::Deputy => OwnerSource::Deputy,
        types::OwnerSource::LevelAbove => OwnerSource::LevelAbove,
        types::OwnerSource::Fallback => OwnerSource::Fallback,
        types::OwnerSource::Escalation => OwnerSource::Escalation,
        types::OwnerSource::Reassignment => OwnerSource::Reassignment,
        types::OwnerSource::Pool => OwnerSource::Pool,
    }
}

const fn owner_source_message(source: OwnerSource) -> types::OwnerSource {
    match source {
        OwnerSource::Manager => types::OwnerSource::Manager,
        OwnerSource::Deputy => types::OwnerSource::Deputy,
        OwnerSource::LevelAbove => types::OwnerSource::LevelAbove,
        OwnerSource::Fallback => types::OwnerSource::Fallback,
        OwnerSource::Escalation => types::OwnerSource::Escalation,
        OwnerSource::Reassignment => types::OwnerSource::Reassignment,
        OwnerSource::Pool => types::OwnerSource::Pool,
    }
}

/// Reads why a task was none; `None`: not said.
#[must_use]
pub const fn dismissal(reason: types::DismissalReason) -> Option<DismissalReason> {
    match reason {
        types::DismissalReason::Unspecified => None,
        types::DismissalReason::Duplicate => Some(DismissalReason::Duplicate),
        types::DismissalReason::NoConcern => Some(DismissalReason::NoConcern),
        types::DismissalReason::NotOurs => Some(DismissalReason::NotOurs),
        types::DismissalReason::Test => Some(DismissalReason::Test),
        types::DismissalReason::Other => Some(DismissalReason::Other),
    }
}

const fn dismissal_message(reason: DismissalReason) -> types::DismissalReason {
    match reason {
        DismissalReason::Duplicate => types::DismissalReason::Duplicate,
        DismissalReason::NoConcern => types::DismissalReason::NoConcern,
        DismissalReason::NotOurs => types::DismissalReason::NotOurs,
        DismissalReason::Test => types::DismissalReason::Test,
        DismissalReason::Other => types::DismissalReason::Other,
    }
}

fn deadline(message: &types::Deadline) -> Result<Deadline, String> {
    let kind = match message.kind() {
        types::DeadlineKind::Unspecified => return Err("a deadline without its kind".to_owned()),
        types::DeadlineKind::AcceptBy => DeadlineKind::AcceptBy,
        types::DeadlineKind::ContactBy => DeadlineKind::ContactBy,
        types::DeadlineKind::ResolveBy => DeadlineKind::ResolveBy,
    };
    Ok(Deadline {
        kind,
        due: instant(message.due_time.as_ref(), "due_time")?,
        set: instant(message.set_time.as_ref(), "set_time")?,
        met: message.met_time.as_ref().and_then(convert::instant),
        replaced: message.replaced_time.as_ref().and_then(convert::instant),
        overdue: message.overdue_time.as_ref().and_then(convert::instant),
        basis: Basis {
            calendar: message.calendar.clone(),
            version: message.calendar_version,
            within: message.within.as_ref().and_then(convert::signed_duration).unwrap_or_default(),
        },
    })
}

pub(crate) fn deadline_message(deadline: &Deadline) -> types::Deadline {
    types::Deadline {
        kind: match deadline.kind {
            DeadlineKind::AcceptBy => types::DeadlineKind::AcceptBy,
            DeadlineKind::ContactBy => types::DeadlineKind::ContactBy,
            DeadlineKind::ResolveBy => types::DeadlineKind::ResolveBy,
        }
        .into(),
        due_time: Some(convert::timestamp(deadline.due)),
        set_time: Some(convert::timestamp(deadline.set)),
        met_time: deadline.met.map(convert::timestamp),
        replaced_time: deadline.replaced.map(convert::timestamp),
        overdue_time: deadline.overdue.map(convert::timestamp),
        calendar: deadline.basis.calendar.clone(),
        calendar_version: deadline.basis.version,
        within: Some(convert::duration(deadline.basis.within)),
    }
}

fn elapsed(message: &types::Elapsed) -> Option<Elapsed> {
    let part =
        |duration: &Option<pbjson_types::Duration>| duration.as_ref().and_then(convert::signed_duration);
    Some(Elapsed { duty: part(&message.duty)?, customer: part(&message.customer)? })
}

fn elapsed_message(elapsed: Elapsed) -> types::Elapsed {
    types::Elapsed {
        duty: Some(convert::duration(elapsed.duty)),
        customer: Some(convert::duration(elapsed.customer)),
    }
}

/// Reads a task as it is kept: its snapshot, and the alert that it was made of.
///
/// # Errors
/// What it lacks.
pub fn task(message: &types::Task, alert: &types::Alert) -> Result<Task, String> {
    let alert = alert_of(alert)?;
    let optional = |time: &Option<pbjson_types::Timestamp>| time.as_ref().and_then(convert::instant);
    Ok(Task {
        id: ids::parse(IdKind::Task, &message.task_id).map_err(|error| error.to_string())?,
        version: message.version,
        work_version: message.work_version,
        unit: message.unit.clone(),
        resolved_unit: message.resolved_unit.clone(),
        severity: severity(message.severity()),
        channel: channel(message.channel()).unwrap_or(Channel::Phone),
        state: state(message.state()),
        owner: message.owner.clone(),
        owner_source: owner_source(message.owner_source()),
        owner_since: instant(message.owner_since_time.as_ref(), "owner_since_time")?,
        deadlines: message.deadlines.iter().map(deadline).collect::<Result<_, _>>()?,
        calendar: (message.calendar.clone(), message.calendar_version),
        assigned: instant(message.assigned_time.as_ref(), "assigned_time")?,
        accepted: optional(&message.accepted_time),
        attempts: message.attempts,
        round_attempts: message.round_attempts,
        last_attempt: optional(&message.last_attempt_time),
        reached: optional(&message.reached_time),
        reached_channel: channel(message.reached_channel()),
        resolved: optional(&message.resolved_time),
        ended: optional(&message.ended_time),
        escalations: message.escalations,
        reminders: message.reminders,
        attachments: message.attachments,
        reopenings: message.reopenings,
        snoozed_until: optional(&message.snoozed_until_time),
        snoozes: message.snoozes,
        snoozes_allowed: message.snoozes_allowed,
        dismissal: dismissal(message.dismissal_reason()),
        time_to_contact: message.time_to_contact.as_ref().and_then(elapsed),
        time_to_resolve: message.time_to_resolve.as_ref().and_then(elapsed),
        response_accepted: alert.response_accepted,
        time_box: alert.time_box,
        cool_down: alert.cool_down,
    })
}

/// The public snapshot of a task. What only travels through comes from the alert.
#[must_use]
pub fn task_message(task: &Task, alert: &types::Alert) -> types::Task {
    types::Task {
        task_id: ids::to_text(IdKind::Task, task.id),
        version: task.version,
        work_version: task.work_version,
        case_id: alert.case_id.clone(),
        alert_id: alert.alert_id.clone(),
        response_id: alert.response_id.clone(),
        customer_id: alert.customer_id.clone(),
        source: alert.source.clone(),
        unit: task.unit.clone(),
        resolved_unit: task.resolved_unit.clone(),
        severity: severity_number(task.severity),
        kind: alert.task_kind,
        channel: channel_message(task.channel).into(),
        state: state_message(task.state).into(),
        owner: task.owner.clone(),
        owner_source: owner_source_message(task.owner_source).into(),
        owner_since_time: Some(convert::timestamp(task.owner_since)),
        deadlines: task.deadlines.iter().map(deadline_message).collect(),
        escalation_policy: alert.escalation_policy.clone(),
        calendar: task.calendar.0.clone(),
        calendar_version: task.calendar.1,
        assigned_time: Some(convert::timestamp(task.assigned)),
        accepted_time: task.accepted.map(convert::timestamp),
        attempts: task.attempts,
        last_attempt_time: task.last_attempt.map(convert::timestamp),
        reached_time: task.reached.map(convert::timestamp),
        resolved_time: task.resolved.map(convert::timestamp),
        ended_time: task.ended.map(convert::timestamp),
        escalations: task.escalations,
        reminders: task.reminders,
        attachments: task.attachments,
        reopenings: task.reopenings,
        time_to_contact: task.time_to_contact.map(elapsed_message),
        time_to_resolve: task.time_to_resolve.map(elapsed_message),
        response_accepted_time: Some(convert::timestamp(task.response_accepted)),
        score: alert.score,
        reachability: alert.reachability.clone(),
        test: alert.test,
        reached_channel: task.reached_channel.map_or(types::Channel::Unspecified, channel_message).into(),
        snoozed_until_time: task.snoozed_until.map(convert::timestamp),
        snoozes: task.snoozes,
        snoozes_allowed: task.snoozes_allowed,
        dismissal_reason: task
            .dismissal
            .map_or(types::DismissalReason::Unspecified, dismissal_message)
            .into(),
        round_attempts: task.round_attempts,
    }
}

/// Steps of how somebody was found.
#[must_use]
pub fn steps(steps: &[Step]) -> Vec<types::ResolutionStep> {
    steps
        .iter()
        .map(|step| types::ResolutionStep {
            unit: step.unit.clone(),
            person: step.person.clone(),
            finding: step.finding.clone(),
        })
        .collect()
}

/// The event of a change: its kind and its payload. `proposal` is what a verdict answers.
#[must_use]
pub fn event(
    change: &Change,
    snapshot: &types::Task,
    alert: &types::Alert,
    actor: types::Actor,
    proposal: Option<&types::Proposal>,
    now: Timestamp,
) -> (&'static EventKind, Vec<u8>) {
    let task = Some(snapshot.clone());
    let proposal = proposal.cloned();
    let told = TaskChange {
        actor: Some(actor),
        change_time: Some(convert::timestamp(now)),
        reason: change.reason.clone(),
    };
    let change_message = Some(told);
    match &change.event {
        TaskEvent::Assigned(found) => {
            let resolution = steps(&found.steps);
            let time_box = alert.time_box;
            (
                &TASK_ASSIGNED,
                TaskAssigned { task, change: change_message, resolution, time_box }.encode_to_vec(),
            )
        }
        TaskEvent::Accepted => {
            (&TASK_ACCEPTED, TaskAccepted { task, change: change_message }.encode_to_vec())
        }
        TaskEvent::Attempted { outcome, channel, call_back } => {
            let event = TaskAttempted {
                task,
                change: change_message,
                outcome: outcome_message(*outcome).into(),
                channel: channel_message(*channel).into(),
                call_back_time: call_back.map(convert::timestamp),
            };
            (&TASK_ATTEMPTED, event.encode_to_vec())
        }
        TaskEvent::Resolved { driver_found, driver_stated } => {
            let (driver_found, driver_stated) = (driver_found.clone(), driver_stated.clone());
            (
                &TASK_RESOLVED,
                TaskResolved { task, change: change_message, driver_found, driver_stated }.encode_to_vec(),
            )
        }
        TaskEvent::Snoozed(until) => {
            let until_time = Some(convert::timestamp(*until));
            (&TASK_SNOOZED, TaskSnoozed { task, change: change_message, until_time }.encode_to_vec())
        }
        TaskEvent::Reassigned(previous_owner) => {
            let previous_owner = previous_owner.clone();
            (
                &TASK_REASSIGNED,
                TaskReassigned { task, change: change_message, previous_owner }.encode_to_vec(),
            )
        }
        TaskEvent::Dismissed(reason) => {
            let dismissal_reason = dismissal_message(*reason).into();
            (
                &TASK_DISMISSED,
                TaskDismissed { task, change: change_message, dismissal_reason }.encode_to_vec(),
            )
        }
        TaskEvent::Unreachable => {
            (&TASK_UNREACHABLE, TaskUnreachable { task, change: change_message }.encode_to_vec())
        }
        TaskEvent::Reopened => {
            (&TASK_REOPENED, TaskReopened { task, change: change_message }.encode_to_vec())
        }
        TaskEvent::Closed => {
            (&TASK_CLOSED, TaskClosed { task, change: change_message, proposal }.encode_to_vec())
        }
        TaskEvent::Commented => {
            (&TASK_COMMENTED, TaskCommented { task, change: change_message }.encode_to_vec())
        }
        TaskEvent::Amended(response_id) => {
            let response_id = response_id.clone();
            (&TASK_AMENDED, TaskAmended { task, change: change_message, response_id }.encode_to_vec())
        }
        TaskEvent::Reminded(recipients) => {
            let recipients = recipients.clone();
            (
                &TASK_REMINDED,
                TaskReminded { task, change: change_message, proposal, recipients }.encode_to_vec(),
            )
        }
        TaskEvent::Overdue(missed) => {
            let deadline = Some(deadline_message(missed));
            (&TASK_OVERDUE, TaskOverdue { task, change: change_message, proposal, deadline }.encode_to_vec())
        }
        TaskEvent::Escalated { recipients, steps: found, previous_owner } => {
            let event = TaskEscalated {
                task,
                change: change_message,
                proposal,
                recipients: recipients.clone(),
                resolution: steps(found),
                moved: previous_owner.is_some(),
                previous_owner: previous_owner.clone().unwrap_or_default(),
            };
            (&TASK_ESCALATED, event.encode_to_vec())
        }
        TaskEvent::StepSkipped => {
            (&TASK_STEP_SKIPPED, TaskStepSkipped { task, change: change_message, proposal }.encode_to_vec())
        }
    }
}

/// The outcome of an attempt as the timeline keeps it; 0: the event is none.
#[must_use]
pub const fn outcome_number(event: &TaskEvent) -> i32 {
    match event {
        TaskEvent::Attempted { outcome, .. } => outcome_message(*outcome) as i32,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        command::{By, Command, Until, carry_out},
        directory::tests::small,
        task::tests::{at, task as sample},
    };
    use jiff::SignedDuration;

    fn alert() -> types::Alert {
        let hours = |hours| Some(convert::duration(SignedDuration::from_hours(hours)));
        types::Alert {
            unit: "lyon".into(),
            time_box: Some(types::TimeBox {
                accept_within: hours(2),
                contact_within: hours(4),
                resolve_within: hours(8),
            }),
            cool_down: hours(24),
            accepted_time: Some(convert::timestamp(at("2026-11-23T10:00:00Z"))),
            ..types::Alert::default()
        }
    }

    #[test]
    fn a_snapshot_reads_back_as_the_task_it_was_made_of() {
        let by = By { name: "david", oversees: true };
        let run =
            |task: &Task, command, now: &str| carry_out(task, command, by, &small(), at(now)).unwrap().task;
        let call = Command::Attempt {
            outcome: AttemptOutcome::Reached,
            channel: None,
            note: String::new(),
            call_back: None,
        };
        let until = Until::Instant(at("2026-11-23T16:00:00Z"));
        let snooze = Command::Snooze { until, note: String::new() };
        let reassign = Command::Reassign { owner: "ines".into(), comment: "Yours.".into() };
        let dismiss = Command::Dismiss { reason: DismissalReason::NotOurs, note: String::new() };
        let resolve = Command::Resolve {
            note: "Done.".into(),
            driver_found: String::new(),
            driver_stated: String::new(),
        };
        let mut task = sample();
        for (command, now) in [
            (call, "2026-11-23T11:00:00Z"),
            (resolve, "2026-11-23T11:30:00Z"),
            (Command::Reopen { comment: "Again.".into() }, "2026-11-23T11:45:00Z"),
            (reassign, "2026-11-23T12:00:00Z"),
            (snooze, "2026-11-23T13:00:00Z"),
            (dismiss, "2026-11-23T14:00:00Z"),
        ] {
            task = run(&task, command, now);
            assert_eq!(super::task(&task_message(&task, &alert()), &alert()), Ok(task.clone()));
        }
        for source in [
            OwnerSource::Manager,
            OwnerSource::Deputy,
            OwnerSource::LevelAbove,
            OwnerSource::Fallback,
            OwnerSource::Escalation,
            OwnerSource::Reassignment,
            OwnerSource::Pool,
        ] {
            assert_eq!(owner_source(owner_source_message(source)), source);
        }
    }
}
