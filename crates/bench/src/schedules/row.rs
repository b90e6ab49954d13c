//! Tasks of the benchmark, and their schedules as the scheduler decides them.

use super::policy::REMINDED_AFTER;
use contracts::{
    convert,
    ids::{self, IdKind},
    types::v1::{
        Channel, Deadline, DeadlineKind, Metric, OwnerSource, Reachability, Score, Severity, Task, TaskKind,
        TaskState,
    },
};
use follow_up_scheduler::{
    domain::{policy::Policy, schedule::Schedule},
    store::ScheduleRow,
    wire::{self, Calendars},
};
use jiff::{SignedDuration, Timestamp};
use prost::Message as _;
use uuid::Uuid;

/// Days from assignment until each deadline: none passes while the benchmark runs.
const DEADLINE_DAYS: [i64; 3] = [60, 90, 120];

/// Name of the calendar that never closes: instants are easy to foresee with it.
const CALENDAR: &str = "always-open";

/// A task, assigned so that its first reminder falls due at an instant.
#[must_use]
pub fn task(id: Uuid, policy: &str, due: Timestamp) -> Task {
    let assigned = due.saturating_sub(REMINDED_AFTER).unwrap_or(due);
    let at = |instant: Timestamp| Some(convert::timestamp(instant));
    let kinds = [DeadlineKind::AcceptBy, DeadlineKind::ContactBy, DeadlineKind::ResolveBy];
    let deadline = |(kind, days): (DeadlineKind, i64)| {
        let within = SignedDuration::from_hours(24 * days);
        Deadline {
            kind: kind.into(),
            set_time: at(assigned),
            due_time: at(assigned.saturating_add(within).unwrap_or(assigned)),
            calendar: CALENDAR.to_owned(),
            within: Some(convert::duration(within)),
            ..Deadline::default()
        }
    };
    Task {
        task_id: ids::to_text(IdKind::Task, id),
        version: 1,
        work_version: 1,
        case_id: ids::to_text(IdKind::Case, id),
        alert_id: ids::to_text(IdKind::Alert, id),
        response_id: ids::to_text(IdKind::Response, id),
        customer_id: ids::to_text(IdKind::Customer, id),
        source: "survey".to_owned(),
        unit: "shop-17-north".to_owned(),
        resolved_unit: "shop-17-north".to_owned(),
        severity: Severity::High.into(),
        kind: TaskKind::Recovery.into(),
        channel: Channel::Phone.into(),
        state: TaskState::Open.into(),
        owner: "alice-moreau".to_owned(),
        owner_source: OwnerSource::Manager.into(),
        owner_since_time: at(assigned),
        deadlines: kinds.into_iter().zip(DEADLINE_DAYS).map(deadline).collect(),
        escalation_policy: policy.to_owned(),
        calendar: CALENDAR.to_owned(),
        assigned_time: at(assigned),
        response_accepted_time: at(assigned),
        score: Some(Score {
            metric: Metric::Nps.into(),
            raw: 3.0,
            scale_minimum: 0.0,
            scale_maximum: 10.0,
            normalized: 30.0,
        }),
        reachability: Some(Reachability {
            has_phone: true,
            language: "fr".to_owned(),
            zone: "Europe/Paris".to_owned(),
            ..Reachability::default()
        }),
        snoozes_allowed: 2,
        ..Task::default()
    }
}

/// The schedule of a task, as the scheduler plans it when it hears of it.
///
/// # Errors
/// When the task is no longer what the scheduler takes.
pub fn row(id: Uuid, policy: &Policy, due: Timestamp) -> anyhow::Result<ScheduleRow> {
    let task = task(id, &policy.name, due);
    let matter = wire::matter(&task).map_err(|cause| anyhow::anyhow!(cause))?;
    let calendar = wire::calendar_of(&task, &Calendars::new()).map_err(|cause| anyhow::anyhow!(cause))?;
    let mut schedule = Schedule::default();
    schedule.hear(task.version, &matter, policy, &calendar)?;
    Ok(ScheduleRow {
        matter_id: id,
        policy: (policy.name.clone(), policy.version),
        policy_wanted: policy.name.clone(),
        schedule,
        body: task.encode_to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::{
        super::policy::{TURNING, compiled, resource},
        *,
    };
    use follow_up_scheduler::domain::{matter::Matter, next::Due};

    const TURN: SignedDuration = SignedDuration::from_secs(1_000);

    fn policy() -> Policy {
        compiled(&resource(TURNING, TURN), 1).expect("the scheduler takes it")
    }

    fn decided_with(row: &ScheduleRow) -> (Matter, business_time::Calendar) {
        let task = Task::decode(row.body.as_slice()).expect("a task");
        let calendar = wire::calendar_of(&task, &Calendars::new()).expect("one that never closes");
        (wire::matter(&task).expect("a matter"), calendar)
    }

    #[test]
    fn a_schedule_falls_due_when_it_was_asked_to_and_again_a_turn_later() {
        let due: Timestamp = "2027-03-01T08:00:00.25Z".parse().expect("an instant");
        let mut row = row(Uuid::from_u128(7), &policy(), due).expect("a row");
        assert_eq!(row.schedule.next_at, Some(due));
        assert_eq!(row.schedule.expected.fault(row.schedule.next_at), None, "the auditor finds nothing");
        let (matter, calendar) = decided_with(&row);
        for turn in 1..=3 {
            let now = row.schedule.next_at.expect("it goes on");
            let fired = row.schedule.fire(&matter, &policy(), &calendar, now).expect("it opens");
            let [(_, Due { step, .. })] = fired.as_slice() else { panic!("{fired:?}") };
            assert_eq!(step, "remind");
            let next = due.checked_add(TURN * turn).expect("in range");
            assert_eq!(row.schedule.next_at, Some(next));
        }
        assert_eq!(row.schedule.proposed.len(), 1, "a row does not grow from turn to turn");
    }
}
