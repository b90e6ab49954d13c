//! "If nobody acts": the same function that firing uses, iterated, with every verdict taken as given (FO-11).

use super::{
    matter::{Deadline, DeadlineKind, Matter},
    next::{Due, Proposed, note, upcoming},
    policy::{Action, Policy},
};
use business_time::{Calendar, NoOpening};

/// What comes due of a matter, at most so many steps, if nobody acts.
///
/// # Errors
/// When the calendar does not open within the search.
pub fn forecast(
    matter: &Matter,
    policy: &Policy,
    calendar: &Calendar,
    proposed: &[Proposed],
    steps: usize,
) -> Result<Vec<Due>, NoOpening> {
    let (mut matter, mut proposed) = (matter.clone(), proposed.to_vec());
    // A task that was moved so many levels up stays there: the same step again would be skipped.
    let mut moved_to: Option<u32> = None;
    let mut future = Vec::with_capacity(steps.min(64));
    while future.len() < steps {
        let Some(due) = upcoming(&matter, policy, calendar, &proposed)?.into_iter().next() else {
            break;
        };
        note(&mut proposed, &due, 0);
        match &due.action {
            Action::Overdue(kind) => miss(&mut matter, *kind, &due),
            Action::Move(levels) if moved_to != Some(*levels) => {
                hand_over(&mut matter, calendar, &due)?;
                moved_to = Some(*levels);
            }
            Action::Close => matter.ended = Some(due.due),
            Action::Move(_) | Action::Remind | Action::Inform(_) | Action::Tell(_) => {}
        }
        future.push(due);
    }
    Ok(future)
}

fn miss(matter: &mut Matter, kind: DeadlineKind, due: &Due) {
    let missed =
        matter.deadlines.iter_mut().find(|deadline| deadline.kind == kind && deadline.due == due.from);
    if let Some(deadline) = missed {
        deadline.overdue = true;
    }
}

/// What assignment does when a task moves: somebody else's time to accept begins, as long as the one before was.
fn hand_over(matter: &mut Matter, calendar: &Calendar, due: &Due) -> Result<(), NoOpening> {
    let now = due.due;
    matter.owner_since = now;
    matter.accepted = None;
    let Some(before) = matter.newest(DeadlineKind::AcceptBy).copied() else {
        return Ok(());
    };
    let within = business_time::between(calendar, before.set, before.due);
    for deadline in &mut matter.deadlines {
        if deadline.kind == DeadlineKind::AcceptBy && deadline.met.is_none() && deadline.replaced.is_none() {
            deadline.replaced = Some(now);
        }
    }
    matter.deadlines.push(Deadline {
        kind: DeadlineKind::AcceptBy,
        due: business_time::add(calendar, now, within)?,
        set: now,
        met: None,
        replaced: None,
        overdue: false,
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{
        super::next::tests::{at, calendar, matter},
        *,
    };

    fn told(matter: &Matter, steps: usize) -> Vec<String> {
        let future = forecast(matter, &Policy::built_in(), &calendar(), &[], steps).unwrap();
        future
            .iter()
            .map(|due| format!("{} {}#{}", due.due.strftime("%d %H:%M"), due.step, due.repetition))
            .collect()
    }

    /// Accepted on Monday at 11:00 and then left: it moves on Tuesday at 11:00, after eight hours of duty. The next
    /// owner has two hours to accept, as the first had: until 13:00, and is reminded at half of them.
    #[test]
    fn a_move_makes_a_new_owner_with_as_much_time_to_accept() {
        let accepted = at("2026-11-23T11:00:00Z");
        let mut quiet = Matter { accepted: Some(accepted), ..matter() };
        quiet.deadlines[0].met = Some(accepted);
        assert_eq!(
            told(&quiet, 11),
            [
                "23 13:00 remind-to-call#1",
                "23 14:00 overdue-contact-by#1",
                "23 15:00 remind-after-accepting#1",
                "23 15:00 inform-unreached#1",
                "24 10:00 overdue-resolve-by#1",
                "24 11:00 move-uncalled#1",
                "24 11:00 inform-unresolved#1",
                "24 12:00 remind-to-accept#1",
                "24 13:00 overdue-accept-by#1",
                "24 14:00 inform-unaccepted#1",
                "25 11:00 inform-unresolved#2",
            ]
        );
    }

    #[test]
    fn what_is_resolved_is_closed_and_then_nothing_comes() {
        let resolved = at("2026-11-23T11:30:00Z");
        let mut done = Matter { resolved: Some(resolved), accepted: Some(resolved), ..matter() };
        for deadline in &mut done.deadlines {
            deadline.met = Some(resolved);
        }
        assert_eq!(told(&done, 20), ["30 11:30 close#1"]);
    }

    #[test]
    fn a_forecast_is_as_long_as_it_was_asked_to_be() {
        assert_eq!((told(&matter(), 0).len(), told(&matter(), 200).len()), (0, 200));
    }
}
