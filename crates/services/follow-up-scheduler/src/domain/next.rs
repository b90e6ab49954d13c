//! What comes due next: a pure function, iterated both by firing and by "if nobody acts".

use super::{
    matter::{Deadline, Matter},
    policy::{Action, Condition, CountsFrom, Delay, Policy, Step},
};
use business_time::{Calendar, NoOpening};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// Something that was proposed: the last repetition of a step, counted from one instant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// Name of the step.
    pub step: String,
    /// The instant that it counted from.
    pub from: Timestamp,
    /// Its last repetition, from 1.
    pub repetition: u32,
    /// When that was due.
    pub due: Timestamp,
    /// Number of the proposal; 0: not known.
    #[serde(default)]
    pub number: u64,
    /// It was skipped, for the owner had put the task off meanwhile: it comes again.
    #[serde(default)]
    pub put_off: bool,
}

/// Something that is, or will be, due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Name of the step.
    pub step: String,
    /// What it does.
    pub action: Action,
    /// Under which condition.
    pub condition: Condition,
    /// What it counts from.
    pub counts_from: CountsFrom,
    /// That instant.
    pub from: Timestamp,
    /// Which repetition, from 1.
    pub repetition: u32,
    /// When.
    pub due: Timestamp,
}

/// The next occurrence of every step that still has one, earliest first.
///
/// # Errors
/// When the calendar does not open within the search.
pub fn upcoming(
    matter: &Matter,
    policy: &Policy,
    calendar: &Calendar,
    proposed: &[Proposed],
) -> Result<Vec<Due>, NoOpening> {
    let mut found: Vec<Due> =
        matter.deadlines.iter().filter_map(|deadline| overdue(deadline, proposed)).collect();
    if matter.ended.is_none() {
        match matter.resolved {
            Some(resolved) => found.extend(close(resolved, policy.close_after, proposed)),
            None => {
                for step in &policy.steps {
                    found.extend(next_of(step, matter, calendar, proposed)?);
                }
            }
        }
    }
    // Stable: of two that are due together, the deadlines come first, then the policy's own order.
    found.sort_by_key(|due| due.due);
    Ok(found)
}

/// What was proposed, after one more; `number` is the proposal's, 0 where none is made.
pub fn note(proposed: &mut Vec<Proposed>, due: &Due, number: u64) {
    let Due { step, from, repetition, due, .. } = due.clone();
    remember(proposed, Proposed { step, from, repetition, due, number, put_off: false });
}

/// What was proposed, after one more that was made earlier.
pub fn remember(proposed: &mut Vec<Proposed>, entry: Proposed) {
    match proposed.iter_mut().find(|known| known.step == entry.step && known.from == entry.from) {
        Some(known) => *known = entry,
        None => proposed.push(entry),
    }
}

/// Notes that a reminder was skipped because the task had been put off between the proposal and its verdict. Gives
/// whether that is news: of a proposal that another one of its step followed, nothing comes again.
pub fn put_off(proposed: &mut [Proposed], number: u64) -> bool {
    let skipped = proposed.iter_mut().find(|known| known.number == number && number > 0 && !known.put_off);
    skipped.is_some_and(|known| {
        known.put_off = true;
        true
    })
}

fn last<'a>(proposed: &'a [Proposed], step: &str, from: Timestamp) -> Option<&'a Proposed> {
    proposed.iter().find(|known| known.step == step && known.from == from)
}

/// A miss is proposed for every deadline that was not met or replaced in time, also when that is heard of late.
pub(super) fn overdue(deadline: &Deadline, proposed: &[Proposed]) -> Option<Due> {
    let in_time = |instant: Option<Timestamp>| instant.is_some_and(|instant| instant <= deadline.due);
    let step = deadline.kind.overdue_step();
    if deadline.overdue
        || in_time(deadline.met)
        || in_time(deadline.replaced)
        || last(proposed, step, deadline.due).is_some()
    {
        return None;
    }
    Some(Due {
        step: step.to_owned(),
        action: Action::Overdue(deadline.kind),
        condition: Condition::DeadlineUnmet,
        counts_from: CountsFrom::Deadline(deadline.kind),
        from: deadline.due,
        repetition: 1,
        due: deadline.due,
    })
}

pub(super) fn close(resolved: Timestamp, after: SignedDuration, proposed: &[Proposed]) -> Option<Due> {
    if last(proposed, "close", resolved).is_some() {
        return None;
    }
    Some(Due {
        step: "close".to_owned(),
        action: Action::Close,
        condition: Condition::Resolved,
        counts_from: CountsFrom::Resolved,
        from: resolved,
        repetition: 1,
        due: resolved.saturating_add(after).unwrap_or(Timestamp::MAX),
    })
}

fn next_of(
    step: &Step,
    matter: &Matter,
    calendar: &Calendar,
    proposed: &[Proposed],
) -> Result<Option<Due>, NoOpening> {
    let Some(held_since) = holds_since(step.when, matter) else {
        return Ok(None);
    };
    let Some((counts_from, from)) = counting(step, matter) else {
        return Ok(None);
    };
    let (repetition, due) = match last(proposed, &step.name, from) {
        None => (1, first_due(step, matter, calendar, from)?),
        // Nobody was reminded: the same once more, when it is no longer put off.
        Some(known) if known.put_off => (known.repetition, known.due),
        Some(known) => {
            let Some(repeat) =
                step.repeat.filter(|repeat| repeat.times == 0 || known.repetition <= repeat.times)
            else {
                return Ok(None);
            };
            (known.repetition + 1, after(repeat.every, calendar, known.due)?)
        }
    };
    // Due before its condition began to hold, as after a change of owner: that time has passed without anybody's fault.
    if repetition == 1 && due < held_since && step.repeat.is_none() {
        return Ok(None);
    }
    // What is put off is put off for its owner: reminders wait until it is over, and repetitions count from there.
    let due = match (&step.action, matter.snoozed_until) {
        (Action::Remind, Some(until)) => due.max(until),
        _ => due,
    };
    Ok(Some(Due {
        step: step.name.clone(),
        action: step.action.clone(),
        condition: step.when,
        counts_from,
        from,
        repetition,
        due,
    }))
}

/// Since when a condition holds; `None`: it does not.
fn holds_since(condition: Condition, matter: &Matter) -> Option<Timestamp> {
    let round = matter.round_began();
    match condition {
        Condition::NotAccepted => {
            matter.accepted.is_none().then_some(matter.owner_since.max(matter.assigned))
        }
        Condition::NoAttempt => matter.last_attempt.is_none_or(|attempt| attempt < round).then_some(round),
        Condition::NotReached => {
            let contact_by = matter.newest(super::matter::DeadlineKind::ContactBy);
            contact_by.is_none_or(|deadline| deadline.met.is_none()).then_some(round)
        }
        Condition::NotResolved => matter.resolved.is_none().then_some(round),
        Condition::Resolved | Condition::DeadlineUnmet => None,
    }
}

/// What a step counts from, and that instant; `None`: it has not happened.
fn counting(step: &Step, matter: &Matter) -> Option<(CountsFrom, Timestamp)> {
    // A share of the time to accept begins with the present owner, whose time it is.
    let from = match (step.after, step.when) {
        (Delay::Percent(_), Condition::NotAccepted) => CountsFrom::OwnerSince,
        _ => step.from,
    };
    let instant = match from {
        CountsFrom::Assigned => Some(matter.assigned),
        CountsFrom::OwnerSince => Some(matter.owner_since),
        CountsFrom::Accepted => matter.accepted,
        CountsFrom::LastAttempt => matter.last_attempt,
        CountsFrom::Deadline(kind) => matter.newest(kind).map(|deadline| deadline.due),
        CountsFrom::Resolved => matter.resolved,
    };
    Some((from, instant?))
}

fn first_due(
    step: &Step,
    matter: &Matter,
    calendar: &Calendar,
    from: Timestamp,
) -> Result<Timestamp, NoOpening> {
    let Delay::Percent(percent) = step.after else {
        return after(step.after, calendar, from);
    };
    let until = matter.newest(step.when.deadline()).map_or(from, |deadline| deadline.due);
    let whole = business_time::between(calendar, from, until);
    let share = whole.checked_mul(i32::try_from(percent).unwrap_or(100)).unwrap_or(SignedDuration::MAX) / 100;
    if share <= SignedDuration::ZERO { Ok(from) } else { business_time::add(calendar, from, share) }
}

fn after(delay: Delay, calendar: &Calendar, from: Timestamp) -> Result<Timestamp, NoOpening> {
    match delay {
        Delay::Duty(duty) => business_time::add(calendar, from, duty),
        Delay::Customer(time) => Ok(from.saturating_add(time).unwrap_or(Timestamp::MAX)),
        Delay::Percent(_) => Ok(from),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{
        super::{matter::DeadlineKind, policy::Repeat},
        *,
    };
    use business_time::{CalendarSpec, WeeklySpec};

    pub(in crate::domain) fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    pub(in crate::domain) fn calendar() -> Calendar {
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday"].map(str::to_owned).to_vec();
        let weekly = vec![WeeklySpec { days, hours: vec!["09:00-17:00".into()] }];
        let spec = CalendarSpec {
            name: "office".into(),
            version: 1,
            zone: "UTC".into(),
            weekly,
            ..CalendarSpec::default()
        };
        Calendar::parse(&spec).unwrap()
    }

    fn deadline(kind: DeadlineKind, due: &str) -> Deadline {
        Deadline {
            kind,
            due: at(due),
            set: at("2026-11-23T10:00:00Z"),
            met: None,
            replaced: None,
            overdue: false,
        }
    }

    /// Assigned on Monday 23 November 2026 at 10:00.
    pub(in crate::domain) fn matter() -> Matter {
        let assigned = at("2026-11-23T10:00:00Z");
        Matter {
            assigned,
            owner_since: assigned,
            accepted: None,
            last_attempt: None,
            resolved: None,
            ended: None,
            snoozed_until: None,
            deadlines: vec![
                deadline(DeadlineKind::AcceptBy, "2026-11-23T12:00:00Z"),
                deadline(DeadlineKind::ContactBy, "2026-11-23T14:00:00Z"),
                deadline(DeadlineKind::ResolveBy, "2026-11-24T10:00:00Z"),
            ],
        }
    }

    /// The future if nobody acts: the same function, iterated.
    fn future(matter: &Matter, policy: &Policy, count: usize) -> Vec<String> {
        let (mut proposed, mut future) = (Vec::new(), Vec::new());
        for _ in 0..count {
            let Some(due) = upcoming(matter, policy, &calendar(), &proposed).unwrap().into_iter().next()
            else {
                break;
            };
            note(&mut proposed, &due, 0);
            future.push(format!("{} {}#{}", due.due.strftime("%d %H:%M"), due.step, due.repetition));
        }
        future
    }

    #[test]
    fn if_nobody_acts() {
        assert_eq!(
            future(&matter(), &Policy::built_in(), 10),
            [
                "23 11:00 remind-to-accept#1",
                "23 12:00 overdue-accept-by#1",
                "23 13:00 inform-unaccepted#1",
                "23 13:00 remind-to-call#1",
                "23 14:00 overdue-contact-by#1",
                "23 15:00 inform-unreached#1",
                "24 10:00 overdue-resolve-by#1",
                "24 11:00 inform-unresolved#1",
                "25 11:00 inform-unresolved#2",
                "26 11:00 inform-unresolved#3",
            ]
        );
    }

    #[test]
    fn what_was_done_needs_no_reminder() {
        let accepted = at("2026-11-23T10:30:00Z");
        let mut done = Matter { accepted: Some(accepted), last_attempt: Some(accepted), ..matter() };
        for deadline in &mut done.deadlines[..2] {
            deadline.met = Some(accepted);
        }
        assert_eq!(
            future(&done, &Policy::built_in(), 2),
            ["24 10:00 overdue-resolve-by#1", "24 11:00 inform-unresolved#1"]
        );
        done.resolved = Some(accepted);
        done.deadlines[2].met = Some(accepted);
        assert_eq!(future(&done, &Policy::built_in(), 5), ["30 10:30 close#1"]);
        done.ended = Some(accepted);
        assert_eq!(future(&done, &Policy::built_in(), 5), [""; 0]);
    }

    #[test]
    fn a_miss_is_proposed_even_when_it_is_heard_of_late() {
        let late = at("2026-11-23T12:00:01Z");
        let mut ended = Matter { ended: Some(late), accepted: Some(late), resolved: Some(late), ..matter() };
        ended.deadlines[0].met = Some(late);
        ended.deadlines[1].replaced = Some(late);
        ended.deadlines[2].met = Some(late);
        assert_eq!(future(&ended, &Policy::built_in(), 5), ["23 12:00 overdue-accept-by#1"]);
    }

    #[test]
    fn a_change_of_owner_does_not_bring_back_what_has_passed() {
        let mut policy = Policy::built_in();
        policy.steps[0].after = Delay::Duty(SignedDuration::from_hours(1));
        let moved = at("2026-11-23T15:00:00Z");
        let mut handed = Matter { owner_since: moved, ..matter() };
        handed.deadlines[0].replaced = Some(at("2026-11-23T11:30:00Z"));
        handed
            .deadlines
            .push(Deadline { set: moved, ..deadline(DeadlineKind::AcceptBy, "2026-11-23T17:00:00Z") });
        let steps = future(&handed, &policy, 20);
        assert!(!steps.iter().any(|step| step.contains("remind-to-accept")), "{steps:?}");
        // Percent counts anew: the new owner gets a reminder at half of their own time.
        let steps = future(&handed, &Policy::built_in(), 20);
        assert!(steps.contains(&"23 16:00 remind-to-accept#1".to_owned()), "{steps:?}");
    }

    #[test]
    fn repetitions_are_counted_in_their_own_time_and_end_when_they_should() {
        let mut policy = Policy::built_in();
        policy.steps = vec![Step {
            name: "nag".into(),
            action: Action::Remind,
            when: Condition::NotResolved,
            after: Delay::Customer(SignedDuration::from_hours(24)),
            from: CountsFrom::Assigned,
            repeat: Some(Repeat { every: Delay::Customer(SignedDuration::from_hours(24)), times: 2 }),
        }];
        let steps = future(&matter(), &policy, 20);
        let nags: Vec<&String> = steps.iter().filter(|step| step.contains("nag")).collect();
        assert_eq!(nags, ["24 10:00 nag#1", "25 10:00 nag#2", "26 10:00 nag#3"]);
    }

    #[test]
    fn every_unresolved_task_always_has_a_next_instant_not_later_than_its_next_deadline() {
        let mut proposed = Vec::new();
        for _ in 0..50 {
            let next = upcoming(&matter(), &Policy::built_in(), &calendar(), &proposed).unwrap();
            let first = next.first().unwrap();
            let deadline =
                matter().deadlines.iter().map(|deadline| deadline.due).filter(|due| *due >= first.due).min();
            assert!(deadline.is_none_or(|deadline| first.due <= deadline));
            note(&mut proposed, first, 0);
        }
    }

    #[test]
    fn a_snooze_holds_reminders_back_and_nothing_else() {
        // Put off until 13:30: the reminder of 11:00 waits, and so does that of 13:00; no deadline moves, and the level
        // above is informed at its time.
        let snoozed = Matter { snoozed_until: Some(at("2026-11-23T13:30:00Z")), ..matter() };
        assert_eq!(
            future(&snoozed, &Policy::built_in(), 7),
            [
                "23 12:00 overdue-accept-by#1",
                "23 13:00 inform-unaccepted#1",
                "23 13:30 remind-to-accept#1",
                "23 13:30 remind-to-call#1",
                "23 14:00 overdue-contact-by#1",
                "23 15:00 inform-unreached#1",
                "24 10:00 overdue-resolve-by#1",
            ]
        );
    }

    #[test]
    fn a_repeated_reminder_counts_from_the_end_of_the_snooze() {
        let mut policy = Policy::built_in();
        policy.steps[0].after = Delay::Duty(SignedDuration::from_hours(1));
        policy.steps[0].repeat = Some(Repeat { every: Delay::Duty(SignedDuration::from_hours(1)), times: 0 });
        let reminders = |matter: &Matter| {
            let steps = future(matter, &policy, 12);
            steps.into_iter().filter(|step| step.contains("remind-to-accept")).take(3).collect::<Vec<_>>()
        };
        assert_eq!(
            reminders(&matter()),
            ["23 11:00 remind-to-accept#1", "23 12:00 remind-to-accept#2", "23 13:00 remind-to-accept#3"]
        );
        // Three hours put off are one reminder after it, not three.
        let snoozed = Matter { snoozed_until: Some(at("2026-11-23T14:00:00Z")), ..matter() };
        assert_eq!(
            reminders(&snoozed),
            ["23 14:00 remind-to-accept#1", "23 15:00 remind-to-accept#2", "23 16:00 remind-to-accept#3"]
        );
        // One that is over holds nothing back any more.
        let over = Matter { snoozed_until: Some(at("2026-11-23T10:30:00Z")), ..matter() };
        assert_eq!(reminders(&over), reminders(&matter()));
    }

    #[test]
    fn a_reminder_that_was_skipped_because_of_a_snooze_comes_once_it_is_over() {
        let mut policy = Policy::built_in();
        policy.steps[0].after = Delay::Duty(SignedDuration::from_hours(1));
        policy.steps[0].repeat = Some(Repeat { every: Delay::Duty(SignedDuration::from_hours(1)), times: 2 });
        let mut proposed = Vec::new();
        let next = |matter: &Matter, proposed: &[Proposed]| {
            let steps = upcoming(matter, &policy, &calendar(), proposed).unwrap();
            steps.into_iter().find(|due| due.step == "remind-to-accept").unwrap()
        };
        let told = |due: &Due| format!("{} #{}", due.due.strftime("%H:%M"), due.repetition);
        let first = next(&matter(), &proposed);
        assert_eq!(told(&first), "11:00 #1");
        note(&mut proposed, &first, 1);
        let second = next(&matter(), &proposed);
        assert_eq!(told(&second), "12:00 #2");
        note(&mut proposed, &second, 2);
        // Put off until 13:30 at the very moment of the second: it was skipped.
        let snoozed = Matter { snoozed_until: Some(at("2026-11-23T13:30:00Z")), ..matter() };
        assert!(put_off(&mut proposed, 2));
        let again = next(&snoozed, &proposed);
        assert_eq!(told(&again), "13:30 #2", "the second once more, not the first and not the third");
        assert!(!put_off(&mut proposed, 2), "told twice, it is no news");
        assert!(!put_off(&mut proposed, 1), "the second followed it");
        note(&mut proposed, &again, 3);
        assert!(!put_off(&mut proposed, 2), "it was proposed again");
        assert_eq!(told(&next(&snoozed, &proposed)), "14:30 #3");
    }

    #[test]
    fn accepted_but_not_called_is_reminded_and_goes_back_into_the_chain() {
        // Accepted at 11:00: four hours later its owner is reminded, eight hours later it goes to the level above.
        let accepted = at("2026-11-23T11:00:00Z");
        let mut quiet = Matter { accepted: Some(accepted), ..matter() };
        quiet.deadlines[0].met = Some(accepted);
        let chain = |matter: &Matter| {
            let steps = future(matter, &Policy::built_in(), 12);
            let of_chain = ["remind-after-accepting", "move-uncalled"];
            steps
                .into_iter()
                .filter(|step| of_chain.iter().any(|name| step.contains(name)))
                .collect::<Vec<_>>()
        };
        assert_eq!(chain(&quiet), ["23 15:00 remind-after-accepting#1", "24 11:00 move-uncalled#1"]);
        // One try is enough to be left in peace by both.
        let called = Matter { last_attempt: Some(at("2026-11-23T12:00:00Z")), ..quiet.clone() };
        assert_eq!(chain(&called), [""; 0]);
        // Given to somebody else, nothing counts from an acceptance that is no more.
        assert_eq!(
            chain(&Matter { accepted: None, owner_since: at("2026-11-24T11:00:00Z"), ..quiet }),
            [""; 0]
        );
    }
}
