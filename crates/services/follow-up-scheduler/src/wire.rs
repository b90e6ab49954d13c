//! Protobuf to the domain and back.

use crate::domain::{
    matter::{Deadline, DeadlineKind, Matter},
    next::{Due, Proposed},
    policy::{Action, Condition, CountsFrom, PolicySpec, StepSpec},
};
use business_time::{Calendar, CalendarSpec, HolidaySpec, SpecialDaySpec, WeeklySpec};
use contracts::{
    convert,
    events::v1::{CalendarChanged, FollowupDue, TaskStepSkipped},
    follow_up_scheduler::v1::ForecastedStep,
    ids::{self, IdKind},
    topology::TASK_STEP_SKIPPED,
    types::v1::{self as types, StepTarget, step_target},
};
use eventing::{
    Error, Received,
    resources::{Copy, StoredResource},
};
use jiff::{Timestamp, tz::TimeZone};
use prost::Message as _;
use std::collections::BTreeMap;
use uuid::Uuid;

/// One event of a task.
#[derive(Debug, Clone)]
pub struct TaskItem {
    /// The task.
    pub task_id: Uuid,
    /// Its snapshot.
    pub task: types::Task,
    /// Number of the reminder that it skipped, for the task had been put off when it was judged.
    pub put_off: Option<u64>,
}

/// Reads a message of TASKS; what is not about a task is ignored.
///
/// # Errors
/// Why it can't be read.
pub fn task_items(message: &Received) -> Result<Vec<TaskItem>, String> {
    if message.kind.is_none_or(|kind| kind.entity != "task") {
        return Ok(Vec::new());
    }
    let (task, _) = contracts::tasks::read(&message.payload)?;
    let task_id = ids::parse(IdKind::Task, &task.task_id).map_err(|error| error.to_string())?;
    matter(&task)?;
    let put_off = match message.kind {
        Some(kind) if std::ptr::eq(kind, &TASK_STEP_SKIPPED) => put_off(&message.payload)?,
        _ => None,
    };
    Ok(vec![TaskItem { task_id, task, put_off }])
}

/// The reminder that was skipped because its task was put off at that moment. Whatever else skips a step is its end.
fn put_off(payload: &[u8]) -> Result<Option<u64>, String> {
    let event = TaskStepSkipped::decode(payload).map_err(|error| format!("TaskStepSkipped: {error}"))?;
    let instant = |time: Option<pbjson_types::Timestamp>| time.as_ref().and_then(convert::instant);
    let until = instant(event.task.and_then(|task| task.snoozed_until_time));
    let judged = instant(event.change.and_then(|change| change.change_time));
    let proposal = event.proposal.unwrap_or_default();
    let waits = proposal.action() == types::StepAction::Remind
        && until.zip(judged).is_some_and(|(until, judged)| judged < until);
    Ok(waits.then_some(proposal.number))
}

/// What an event of ours proposed, and by which policy in which version.
///
/// # Errors
/// Why it can't be read.
pub fn proposed(payload: &[u8]) -> Result<(Proposed, (String, u64)), String> {
    let event = FollowupDue::decode(payload).map_err(|error| format!("FollowupDue: {error}"))?;
    let proposal = event.proposal.ok_or("FollowupDue without its proposal")?;
    let instant = |time: &Option<pbjson_types::Timestamp>, name: &str| {
        time.as_ref().and_then(convert::instant).ok_or_else(|| format!("{name} is missing"))
    };
    let entry = Proposed {
        from: instant(&proposal.counts_from_time, "counts_from_time")?,
        due: instant(&proposal.due_time, "due_time")?,
        step: proposal.step,
        repetition: proposal.repetition,
        number: proposal.number,
        put_off: false,
    };
    Ok((entry, (proposal.policy, proposal.policy_version)))
}

/// A task as the scheduler sees it.
///
/// # Errors
/// What it lacks.
pub fn matter(task: &types::Task) -> Result<Matter, String> {
    let required = |time: &Option<pbjson_types::Timestamp>, name: &str| {
        let instant = time.as_ref().and_then(convert::instant);
        instant.ok_or_else(|| format!("{}: {name} is missing", task.task_id))
    };
    let optional = |time: &Option<pbjson_types::Timestamp>| time.as_ref().and_then(convert::instant);
    let deadlines = task
        .deadlines
        .iter()
        // A kind that this version does not know is no step of it.
        .filter_map(|deadline| {
            let kind = match deadline.kind() {
                types::DeadlineKind::Unspecified => return None,
                types::DeadlineKind::AcceptBy => DeadlineKind::AcceptBy,
                types::DeadlineKind::ContactBy => DeadlineKind::ContactBy,
                types::DeadlineKind::ResolveBy => DeadlineKind::ResolveBy,
            };
            Some((kind, deadline))
        })
        .map(|(kind, deadline)| {
            Ok(Deadline {
                kind,
                due: required(&deadline.due_time, "due_time of a deadline")?,
                set: required(&deadline.set_time, "set_time of a deadline")?,
                met: optional(&deadline.met_time),
                replaced: optional(&deadline.replaced_time),
                overdue: deadline.overdue_time.is_some(),
            })
        })
        .collect::<Result<_, String>>()?;
    Ok(Matter {
        assigned: required(&task.assigned_time, "assigned_time")?,
        owner_since: required(&task.owner_since_time, "owner_since_time")?,
        accepted: optional(&task.accepted_time),
        last_attempt: optional(&task.last_attempt_time),
        resolved: optional(&task.resolved_time),
        ended: optional(&task.ended_time),
        snoozed_until: optional(&task.snoozed_until_time),
        deadlines,
    })
}

/// A proposal.
#[must_use]
pub fn proposal(
    task: &types::Task,
    due: &Due,
    (policy, policy_version): (&str, u64),
    number: u64,
    now: Timestamp,
) -> types::Proposal {
    types::Proposal {
        matter_kind: types::MatterKind::Task.into(),
        matter_id: task.task_id.clone(),
        number,
        policy: policy.to_owned(),
        policy_version,
        step: due.step.clone(),
        repetition: due.repetition,
        action: action(&due.action).into(),
        target: target(&due.action),
        condition: condition(due.condition).into(),
        counts_from: counts_from(due.counts_from).into(),
        counts_from_time: Some(convert::timestamp(due.from)),
        due_time: Some(convert::timestamp(due.due)),
        proposed_time: Some(convert::timestamp(now)),
    }
}

/// A step of the future.
#[must_use]
pub fn forecasted(due: &Due) -> ForecastedStep {
    ForecastedStep {
        step: due.step.clone(),
        repetition: due.repetition,
        action: action(&due.action).into(),
        target: target(&due.action),
        condition: condition(due.condition).into(),
        counts_from: counts_from(due.counts_from).into(),
        counts_from_time: Some(convert::timestamp(due.from)),
        due_time: Some(convert::timestamp(due.due)),
    }
}

fn target(action: &Action) -> Option<StepTarget> {
    let target = match action {
        Action::Remind => step_target::Target::Owner(step_target::Owner {}),
        Action::Inform(levels) | Action::Move(levels) => step_target::Target::LevelsUp(*levels),
        Action::Tell(role) => step_target::Target::Role(role.clone()),
        Action::Overdue(_) | Action::Close => return None,
    };
    Some(StepTarget { target: Some(target) })
}

const fn action(action: &Action) -> types::StepAction {
    match action {
        Action::Remind => types::StepAction::Remind,
        Action::Inform(_) => types::StepAction::Inform,
        Action::Move(_) => types::StepAction::Move,
        Action::Tell(_) => types::StepAction::Tell,
        Action::Overdue(_) => types::StepAction::Overdue,
        Action::Close => types::StepAction::Close,
    }
}

const fn condition(condition: Condition) -> types::StepCondition {
    match condition {
        Condition::NotAccepted => types::StepCondition::NotAccepted,
        Condition::NoAttempt => types::StepCondition::NoAttempt,
        Condition::NotReached => types::StepCondition::NotReached,
        Condition::NotResolved => types::StepCondition::NotResolved,
        Condition::Resolved => types::StepCondition::Resolved,
        Condition::DeadlineUnmet => types::StepCondition::DeadlineUnmet,
    }
}

const fn counts_from(from: CountsFrom) -> types::CountsFrom {
    match from {
        CountsFrom::Assigned => types::CountsFrom::Assigned,
        CountsFrom::OwnerSince => types::CountsFrom::OwnerSince,
        CountsFrom::Accepted => types::CountsFrom::Accepted,
        CountsFrom::LastAttempt => types::CountsFrom::LastAttempt,
        CountsFrom::Deadline(DeadlineKind::AcceptBy) => types::CountsFrom::AcceptBy,
        CountsFrom::Deadline(DeadlineKind::ContactBy) => types::CountsFrom::ContactBy,
        CountsFrom::Deadline(DeadlineKind::ResolveBy) => types::CountsFrom::ResolveBy,
        CountsFrom::Resolved => types::CountsFrom::Resolved,
    }
}

/// The name of an action, for metrics.
#[must_use]
pub const fn action_name(action: &Action) -> &'static str {
    match action {
        Action::Remind => "remind",
        Action::Inform(_) => "inform",
        Action::Move(_) => "move",
        Action::Tell(_) => "tell",
        Action::Overdue(_) => "overdue",
        Action::Close => "close",
    }
}

/// Reads a policy resource.
#[must_use]
pub fn policy_spec(spec: types::EscalationPolicySpec) -> PolicySpec {
    let steps = spec
        .steps
        .into_iter()
        .map(|step| {
            let after = step.after.unwrap_or_default();
            StepSpec {
                name: step.name,
                action: step.action,
                levels_up: step.levels_up,
                role: step.role,
                when: step.when,
                after_duty: after.duty,
                after_customer: after.customer,
                after_percent: after.time_box_percent,
                from: after.from,
                repeat: step.repeat.map(|repeat| (repeat.every_duty, repeat.every_customer, repeat.times)),
            }
        })
        .collect();
    PolicySpec { steps, close_after: spec.close_after }
}

/// Calendars by name. An ended one still serves the tasks that began with it.
pub type Calendars = BTreeMap<String, Calendar>;

/// The calendars that the copies make.
///
/// # Errors
/// A calendar that can't be read.
pub fn calendars(_: Vec<StoredResource>, copies: Vec<Copy>) -> Result<Calendars, Error> {
    let mut calendars = Calendars::new();
    for copy in copies.into_iter().filter(|copy| copy.kind == "Calendar") {
        let event = CalendarChanged::decode(copy.body.as_slice()).map_err(anyhow::Error::from)?;
        let spec = event.calendar.unwrap_or_default().spec.unwrap_or_default();
        let spec = CalendarSpec {
            name: copy.name.clone(),
            version: copy.version,
            zone: spec.zone,
            weekly: spec
                .weekly
                .into_iter()
                .map(|hours| WeeklySpec { days: hours.days, hours: hours.hours })
                .collect(),
            holidays: spec
                .holidays
                .into_iter()
                .map(|day| HolidaySpec { date: day.date, name: day.name, inactive: day.inactive })
                .collect(),
            special_days: spec
                .special_days
                .into_iter()
                .map(|day| SpecialDaySpec { date: day.date, name: day.name, hours: day.hours })
                .collect(),
            icalendar: spec.icalendar,
        };
        let calendar = Calendar::parse(&spec)
            .map_err(|problems| anyhow::anyhow!("calendar {} can't be read: {problems:?}", copy.name))?;
        calendars.insert(copy.name, calendar);
    }
    Ok(calendars)
}

/// The calendar that a task's deadlines were computed with, at that version or a later one.
///
/// # Errors
/// Which calendar is not level yet.
pub fn calendar_of(task: &types::Task, calendars: &Calendars) -> Result<Calendar, String> {
    // Version 0 is built in: a unit without any calendar above it never closes.
    if task.calendar_version == 0 {
        return Ok(Calendar::always_open(&task.calendar, TimeZone::UTC));
    }
    match calendars.get(&task.calendar) {
        Some(calendar) if calendar.version() >= task.calendar_version => Ok(calendar.clone()),
        held => Err(format!(
            "calendar {} is held at version {}, and the task's deadlines were computed with version {}",
            task.calendar,
            held.map_or(0, Calendar::version),
            task.calendar_version
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{next::upcoming, policy::Policy};
    use contracts::{
        events::v1::{TaskDismissed, TaskReassigned, TaskReopened, TaskSnoozed, TaskUnreachable},
        topology::{
            EventKind, TASK_DISMISSED, TASK_REASSIGNED, TASK_REOPENED, TASK_SNOOZED, TASK_UNREACHABLE,
        },
    };

    fn time(text: &str) -> Option<pbjson_types::Timestamp> {
        Some(convert::timestamp(text.parse().unwrap()))
    }

    fn deadline(kind: types::DeadlineKind, set: &str, due: &str) -> types::Deadline {
        types::Deadline {
            kind: kind.into(),
            due_time: time(due),
            set_time: time(set),
            ..types::Deadline::default()
        }
    }

    /// Assigned at ten, to be accepted in two hours, contacted in four, resolved in a day; its calendar never closes.
    fn task(assigned: &str, due: [&str; 3]) -> types::Task {
        let kinds =
            [types::DeadlineKind::AcceptBy, types::DeadlineKind::ContactBy, types::DeadlineKind::ResolveBy];
        types::Task {
            task_id: ids::to_text(IdKind::Task, Uuid::from_u128(7)),
            version: 2,
            assigned_time: time(assigned),
            owner_since_time: time(assigned),
            deadlines: kinds.into_iter().zip(due).map(|(kind, due)| deadline(kind, assigned, due)).collect(),
            ..types::Task::default()
        }
    }

    fn assigned() -> types::Task {
        task("2026-11-23T10:00:00Z", ["2026-11-23T12:00:00Z", "2026-11-23T14:00:00Z", "2026-11-24T10:00:00Z"])
    }

    fn ended(at: &str) -> types::Task {
        let mut task = types::Task { ended_time: time(at), ..assigned() };
        for deadline in &mut task.deadlines {
            deadline.replaced_time = time(at);
        }
        task
    }

    /// The first two steps that come due after an event.
    fn next(kind: &'static EventKind, payload: Vec<u8>) -> Vec<String> {
        let message = Received {
            event_id: Uuid::nil(),
            kind: Some(kind),
            subject: String::new(),
            headers: BTreeMap::new(),
            payload: payload.into(),
            delivered: 1,
        };
        let item = task_items(&message).unwrap().pop().unwrap();
        let calendar = calendar_of(&item.task, &Calendars::new()).unwrap();
        let matter = matter(&item.task).unwrap();
        let upcoming = upcoming(&matter, &Policy::built_in(), &calendar, &[]).unwrap();
        upcoming.iter().take(2).map(|due| format!("{} {}", due.due.strftime("%d %H:%M"), due.step)).collect()
    }

    #[test]
    fn every_event_of_a_task_plans_it_anew() {
        let snoozed = types::Task { snoozed_until_time: time("2026-11-23T12:30:00Z"), ..assigned() };
        let snoozed = TaskSnoozed {
            task: Some(snoozed),
            until_time: time("2026-11-23T12:30:00Z"),
            ..TaskSnoozed::default()
        };
        assert_eq!(
            next(&TASK_SNOOZED, snoozed.encode_to_vec()),
            ["23 12:00 overdue-accept-by", "23 12:30 remind-to-accept"]
        );

        // Somebody else's two hours begin at 11:30; half of them is over at 12:30.
        let mut task = types::Task { owner_since_time: time("2026-11-23T11:30:00Z"), ..assigned() };
        task.deadlines[0].replaced_time = time("2026-11-23T11:30:00Z");
        let fresh = deadline(types::DeadlineKind::AcceptBy, "2026-11-23T11:30:00Z", "2026-11-23T13:30:00Z");
        task.deadlines.push(fresh);
        let reassigned =
            TaskReassigned { task: Some(task), previous_owner: "david".into(), ..TaskReassigned::default() };
        assert_eq!(
            next(&TASK_REASSIGNED, reassigned.encode_to_vec()),
            ["23 12:30 remind-to-accept", "23 13:00 remind-to-call"]
        );

        let task = Some(ended("2026-11-23T11:30:00Z"));
        let dismissed = TaskDismissed { task: task.clone(), dismissal_reason: 1, ..TaskDismissed::default() };
        assert_eq!(next(&TASK_DISMISSED, dismissed.encode_to_vec()), [""; 0]);
        let unreachable = TaskUnreachable { task, ..TaskUnreachable::default() };
        assert_eq!(next(&TASK_UNREACHABLE, unreachable.encode_to_vec()), [""; 0]);

        // Reopened on Wednesday, with deadlines of its own; what was before is void.
        let mut task = self::task(
            "2026-11-25T09:00:00Z",
            ["2026-11-25T11:00:00Z", "2026-11-25T13:00:00Z", "2026-11-26T09:00:00Z"],
        );
        task.deadlines.splice(0..0, ended("2026-11-23T11:30:00Z").deadlines);
        let reopened = TaskReopened { task: Some(task), ..TaskReopened::default() };
        assert_eq!(
            next(&TASK_REOPENED, reopened.encode_to_vec()),
            ["25 10:00 remind-to-accept", "25 11:00 overdue-accept-by"]
        );
    }
}
