//! Whom steps would address if nobody acted: the verdicts, one after the other, each at its own instant.

use super::{
    directory::Directory,
    event::TaskEvent,
    owner::Step,
    task::Task,
    verdict::{Action, Condition, CountsFrom, Proposal, act},
};
use business_time::NoOpening;
use jiff::Timestamp;

/// Whom one step would address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// People by name; empty: nobody.
    pub recipients: Vec<String>,
    /// How they would be found.
    pub steps: Vec<Step>,
    /// Who would own the task after it.
    pub owner: String,
    /// Why it would be skipped; empty: it would not.
    pub skipped: String,
}

/// Carries out steps on a copy of the task, in their order: an owner who changes by one is the owner of the next. People
/// are looked for as of each step's instant, so absences that are known begin and end. Whether a step comes due is the
/// scheduler's word; overdue and close address nobody.
///
/// # Errors
/// When the calendar does not open within the search.
pub fn recipients(
    task: &Task,
    steps: &[(Action, Timestamp)],
    directory: &Directory,
) -> Result<Vec<Forecast>, NoOpening> {
    let mut task = task.clone();
    steps.iter().map(|(action, due)| one(&mut task, action, *due, directory)).collect()
}

fn one(
    task: &mut Task,
    action: &Action,
    due: Timestamp,
    directory: &Directory,
) -> Result<Forecast, NoOpening> {
    let nobody = |task: &Task, skipped: String| Forecast {
        recipients: Vec::new(),
        steps: Vec::new(),
        owner: task.owner.clone(),
        skipped,
    };
    if task.state.is_end() {
        return Ok(nobody(task, format!("it would be {}", task.state.name())));
    }
    // A miss changes neither owner nor state, and which deadline it is does not matter here.
    if matches!(action, Action::Overdue(_)) {
        return Ok(nobody(task, String::new()));
    }
    let proposal = Proposal {
        number: 0,
        action: action.clone(),
        condition: Condition::NotResolved,
        counts_from: CountsFrom::Assigned,
        counts_from_instant: task.assigned,
        due,
    };
    let change = act(task, &proposal, directory, due)?;
    *task = change.task;
    let (recipients, steps, skipped) = match change.event {
        TaskEvent::Reminded(recipients) => (recipients, Vec::new(), String::new()),
        TaskEvent::Escalated { recipients, steps, .. } => (recipients, steps, String::new()),
        TaskEvent::StepSkipped => (Vec::new(), Vec::new(), change.reason),
        _ => (Vec::new(), Vec::new(), String::new()),
    };
    Ok(Forecast { recipients, steps, owner: task.owner.clone(), skipped })
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            directory::tests::small,
            task::{
                DeadlineKind,
                tests::{at, task},
            },
        },
        *,
    };

    #[test]
    fn an_owner_who_changes_by_one_step_is_reminded_by_the_next() {
        let steps = [
            (Action::Remind, "2026-11-23T11:00:00Z"),
            (Action::Overdue(DeadlineKind::AcceptBy), "2026-11-23T12:00:00Z"),
            (Action::Inform(1), "2026-11-23T12:30:00Z"),
            (Action::Move(1), "2026-11-23T15:00:00Z"),
            (Action::Remind, "2026-11-24T09:00:00Z"),
            (Action::Move(1), "2026-11-24T10:00:00Z"),
            (Action::Tell("auditor".into()), "2026-11-24T11:00:00Z"),
            // bruno, who is away until the end of November, is back.
            (Action::Move(1), "2026-12-01T10:00:00Z"),
            (Action::Close, "2026-12-02T10:00:00Z"),
            (Action::Remind, "2026-12-03T10:00:00Z"),
        ]
        .map(|(action, due)| (action, at(due)));
        let seen: Vec<_> = recipients(&task(), &steps, &small())
            .unwrap()
            .into_iter()
            .map(|step| format!("{} → {} ({})", step.recipients.join("+"), step.owner, step.skipped))
            .collect();
        assert_eq!(
            seen,
            [
                "david → david ()",
                " → david ()",
                "alice → david ()",
                "alice → alice ()",
                "alice → alice ()",
                " → alice (alice owns it already)",
                " → alice (nobody who is here has the role auditor)",
                "bruno → bruno ()",
                " → bruno ()",
                " → bruno (it would be closed)"
            ]
        );
    }
}
