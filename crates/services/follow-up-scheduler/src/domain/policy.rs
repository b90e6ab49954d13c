//! Escalation policies: as they were written, and checked (FO-1).

use super::matter::DeadlineKind;
use business_time::{customer_duration, duty_duration};
use jiff::SignedDuration;
use std::collections::BTreeSet;

/// Name of the built-in policy.
pub const DEFAULT: &str = "default";

/// Names of the built-in steps, which no policy may take.
pub const BUILT_IN: [&str; 4] = ["overdue-accept-by", "overdue-contact-by", "overdue-resolve-by", "close"];

/// Highest number of levels that a step may go up.
const LEVELS_MAX: u32 = 20;

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Remind the owner.
    Remind,
    /// Inform the manager so many levels above.
    Inform(u32),
    /// Move the task to the manager so many levels above.
    Move(u32),
    /// Tell everybody with a role.
    Tell(String),
    /// Record that a deadline passed unmet.
    Overdue(DeadlineKind),
    /// Close what was resolved.
    Close,
}

/// Under which condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Nobody accepted it.
    NotAccepted,
    /// Nobody tried to reach the customer.
    NoAttempt,
    /// The customer was not reached.
    NotReached,
    /// It is not resolved.
    NotResolved,
    /// It is resolved and has not ended.
    Resolved,
    /// The deadline was not met at its due instant.
    DeadlineUnmet,
}

impl Condition {
    /// The deadline that belongs to it.
    #[must_use]
    pub const fn deadline(self) -> DeadlineKind {
        match self {
            Self::NotAccepted => DeadlineKind::AcceptBy,
            Self::NoAttempt | Self::NotReached => DeadlineKind::ContactBy,
            Self::NotResolved | Self::Resolved | Self::DeadlineUnmet => DeadlineKind::ResolveBy,
        }
    }
}

/// What a step counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountsFrom {
    /// When it was assigned.
    Assigned,
    /// Since when its owner owns it.
    OwnerSince,
    /// When it was accepted.
    Accepted,
    /// The last attempt.
    LastAttempt,
    /// One of the three deadlines.
    Deadline(DeadlineKind),
    /// When it was resolved.
    Resolved,
}

/// How long after what it counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delay {
    /// Duty time of the calendar.
    Duty(SignedDuration),
    /// Customer time.
    Customer(SignedDuration),
    /// Percent of the duty time until the condition's deadline.
    Percent(u32),
}

/// How a step repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repeat {
    /// The interval: duty or customer time, never a share.
    pub every: Delay,
    /// At most so many times; 0: until the matter ends.
    pub times: u32,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// What it does.
    pub action: Action,
    /// Under which condition.
    pub when: Condition,
    /// How long after.
    pub after: Delay,
    /// After what.
    pub from: CountsFrom,
    /// How it repeats.
    pub repeat: Option<Repeat>,
}

/// A policy that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Its name.
    pub name: String,
    /// Its version; 0: built in.
    pub version: u64,
    /// Its steps.
    pub steps: Vec<Step>,
    /// How long after resolving a task is closed, in customer time.
    pub close_after: SignedDuration,
}

/// A policy as it was written.
#[derive(Debug, Clone, Default)]
pub struct PolicySpec {
    /// Its steps.
    pub steps: Vec<StepSpec>,
    /// `7d`; empty: seven days.
    pub close_after: String,
}

/// A step as it was written.
#[derive(Debug, Clone, Default)]
pub struct StepSpec {
    /// Its name.
    pub name: String,
    /// `remind`, `inform`, `move` or `tell`.
    pub action: String,
    /// For inform and move.
    pub levels_up: u32,
    /// For tell.
    pub role: String,
    /// `not_accepted`, `no_attempt`, `not_reached` or `not_resolved`.
    pub when: String,
    /// Duty time.
    pub after_duty: String,
    /// Customer time.
    pub after_customer: String,
    /// Percent.
    pub after_percent: u32,
    /// What it counts from; empty: assigned.
    pub from: String,
    /// How it repeats: duty time, customer time, times.
    pub repeat: Option<(String, String, u32)>,
}

/// A mistake: path of the field, and what is wrong.
pub type PolicyMistake = (String, String);

impl Policy {
    /// What happens where no policy is named, or the one named is unknown: reminders at half the time, then the level
    /// above is informed; what was accepted and not called for a working day goes up a level; and at last two levels
    /// above are informed, again every eight hours of duty until the task ends.
    #[must_use]
    pub fn built_in() -> Self {
        let step = |name: &str, action, when, after, from, repeat| Step {
            name: name.to_owned(),
            action,
            when,
            after,
            from,
            repeat,
        };
        let hour = Delay::Duty(SignedDuration::from_hours(1));
        let daily = Repeat { every: Delay::Duty(SignedDuration::from_hours(8)), times: 0 };
        let deadline = CountsFrom::Deadline;
        Self {
            name: DEFAULT.to_owned(),
            version: 0,
            steps: vec![
                step(
                    "remind-to-accept",
                    Action::Remind,
                    Condition::NotAccepted,
                    Delay::Percent(50),
                    CountsFrom::Assigned,
                    None,
                ),
                step(
                    "inform-unaccepted",
                    Action::Inform(1),
                    Condition::NotAccepted,
                    hour,
                    deadline(DeadlineKind::AcceptBy),
                    None,
                ),
                step(
                    "remind-to-call",
                    Action::Remind,
                    Condition::NoAttempt,
                    Delay::Percent(75),
                    CountsFrom::Assigned,
                    None,
                ),
                step(
                    "remind-after-accepting",
                    Action::Remind,
                    Condition::NoAttempt,
                    Delay::Duty(SignedDuration::from_hours(4)),
                    CountsFrom::Accepted,
                    None,
                ),
                step(
                    "move-uncalled",
                    Action::Move(1),
                    Condition::NoAttempt,
                    Delay::Duty(SignedDuration::from_hours(8)),
                    CountsFrom::Accepted,
                    None,
                ),
                step(
                    "inform-unreached",
                    Action::Inform(1),
                    Condition::NotReached,
                    hour,
                    deadline(DeadlineKind::ContactBy),
                    None,
                ),
                step(
                    "inform-unresolved",
                    Action::Inform(2),
                    Condition::NotResolved,
                    hour,
                    deadline(DeadlineKind::ResolveBy),
                    Some(daily),
                ),
            ],
            close_after: SignedDuration::from_hours(7 * 24),
        }
    }

    /// Reads and checks a policy.
    ///
    /// # Errors
    /// Every mistake in it.
    pub fn compile(name: &str, version: u64, spec: &PolicySpec) -> Result<Self, Vec<PolicyMistake>> {
        let mut mistakes = Vec::new();
        let close_after = match spec.close_after.as_str() {
            "" => SignedDuration::from_hours(7 * 24),
            text => customer_duration(text).unwrap_or_else(|message| {
                mistakes.push(("spec.close_after".to_owned(), message));
                SignedDuration::ZERO
            }),
        };
        let mut names = BTreeSet::new();
        let steps: Vec<Step> = spec
            .steps
            .iter()
            .enumerate()
            .filter_map(|(index, step)| {
                let path = format!("spec.steps[{index}]");
                if !contracts::topology::is_token(&step.name) || BUILT_IN.contains(&step.name.as_str()) {
                    let message = format!(
                        "{:?} can't name a step: use letters, digits, '-' and '_', and none of {}",
                        step.name,
                        BUILT_IN.join(", ")
                    );
                    mistakes.push((format!("{path}.name"), message));
                } else if !names.insert(&step.name) {
                    mistakes.push((
                        format!("{path}.name"),
                        format!("another step of this policy is named {}", step.name),
                    ));
                }
                check_step(step, &path, &mut mistakes)
            })
            .collect();
        check_last(spec, &steps, &mut mistakes);
        if mistakes.is_empty() {
            Ok(Self { name: name.to_owned(), version, steps, close_after })
        } else {
            Err(mistakes)
        }
    }
}

/// The last step must go on until the task is resolved, whatever happens: nobody can forget it quietly.
fn check_last(spec: &PolicySpec, steps: &[Step], mistakes: &mut Vec<PolicyMistake>) {
    let Some(index) = spec.steps.len().checked_sub(1) else {
        mistakes.push((
            "spec.steps".to_owned(),
            "there is no step; the last one must repeat until the task ends".to_owned(),
        ));
        return;
    };
    if steps.len() != spec.steps.len() {
        return;
    }
    let Some(last) = steps.last() else { return };
    let path = format!("spec.steps[{index}]");
    if last.repeat.is_none_or(|repeat| repeat.times != 0) {
        let message =
            "the last step must repeat until the task ends: give it `repeat: {every_duty: 8h}` without times";
        mistakes.push((format!("{path}.repeat"), message.to_owned()));
    }
    if last.when != Condition::NotResolved {
        let message = "the last step must hold until the task is resolved: use not_resolved";
        mistakes.push((format!("{path}.when"), message.to_owned()));
    }
    if matches!(last.from, CountsFrom::Accepted | CountsFrom::LastAttempt) {
        let message =
            "the last step must count from what every task has: assigned, owner_since or a deadline";
        mistakes.push((format!("{path}.after.from"), message.to_owned()));
    }
}

fn check_step(step: &StepSpec, path: &str, mistakes: &mut Vec<PolicyMistake>) -> Option<Step> {
    let before = mistakes.len();
    let mut wrong = |field: &str, message: String| mistakes.push((format!("{path}.{field}"), message));
    let levels = match step.levels_up {
        0 => 1,
        levels => levels,
    };
    let action = match step.action.as_str() {
        "remind" => Action::Remind,
        "inform" => Action::Inform(levels),
        "move" => Action::Move(levels),
        "tell" => Action::Tell(step.role.clone()),
        other => {
            wrong("action", format!("{other:?} is no action; known: remind, inform, move, tell"));
            Action::Remind
        }
    };
    if matches!(action, Action::Inform(_) | Action::Move(_)) && levels > LEVELS_MAX {
        wrong("levels_up", format!("is {levels}; no tree is higher than {LEVELS_MAX}"));
    } else if !matches!(action, Action::Inform(_) | Action::Move(_)) && step.levels_up != 0 {
        wrong("levels_up", "belongs to inform and move only".to_owned());
    }
    match (&action, step.role.is_empty()) {
        (Action::Tell(_), true) => wrong("role", "is missing; say which role is told".to_owned()),
        (Action::Tell(_), false) | (_, true) => {}
        (_, false) => wrong("role", "belongs to tell only".to_owned()),
    }
    let when = match step.when.as_str() {
        "not_accepted" => Condition::NotAccepted,
        "no_attempt" => Condition::NoAttempt,
        "not_reached" => Condition::NotReached,
        "not_resolved" => Condition::NotResolved,
        other => {
            wrong(
                "when",
                format!(
                    "{other:?} is no condition; known: not_accepted, no_attempt, not_reached, not_resolved"
                ),
            );
            Condition::NotResolved
        }
    };
    let from = match step.from.as_str() {
        "" | "assigned" => CountsFrom::Assigned,
        "owner_since" => CountsFrom::OwnerSince,
        "accepted" => CountsFrom::Accepted,
        "last_attempt" => CountsFrom::LastAttempt,
        "accept_by" => CountsFrom::Deadline(DeadlineKind::AcceptBy),
        "contact_by" => CountsFrom::Deadline(DeadlineKind::ContactBy),
        "resolve_by" => CountsFrom::Deadline(DeadlineKind::ResolveBy),
        other => {
            let known = "assigned, owner_since, accepted, last_attempt, accept_by, contact_by, resolve_by";
            wrong("after.from", format!("{other:?} is nothing to count from; known: {known}"));
            CountsFrom::Assigned
        }
    };
    let after = match (step.after_duty.as_str(), step.after_customer.as_str(), step.after_percent) {
        (duty, "", 0) if !duty.is_empty() => {
            duty_duration(duty).map(Delay::Duty).map_err(|message| ("after.duty", message))
        }
        ("", customer, 0) if !customer.is_empty() => {
            customer_duration(customer).map(Delay::Customer).map_err(|message| ("after.customer", message))
        }
        ("", "", percent @ 1..=100) => Ok(Delay::Percent(percent)),
        ("", "", percent @ 101..) => {
            Err(("after.time_box_percent", format!("is {percent}; a share is 1 to 100 percent")))
        }
        _ => Err(("after", "give exactly one of duty, customer and time_box_percent".to_owned())),
    };
    let after = after.unwrap_or_else(|(field, message)| {
        wrong(field, message);
        Delay::Percent(1)
    });
    if matches!(after, Delay::Percent(_)) && from != CountsFrom::Assigned {
        wrong(
            "after.from",
            "a share of the time box always counts from assignment; leave `from` out".to_owned(),
        );
    }
    let repeat = step.repeat.as_ref().and_then(|(duty, customer, times)| {
        let every = match (duty.as_str(), customer.as_str()) {
            (duty, "") if !duty.is_empty() => {
                duty_duration(duty).map(Delay::Duty).map_err(|message| ("repeat.every_duty", message))
            }
            ("", customer) if !customer.is_empty() => customer_duration(customer)
                .map(Delay::Customer)
                .map_err(|message| ("repeat.every_customer", message)),
            _ => Err(("repeat", "give exactly one of every_duty and every_customer".to_owned())),
        };
        match every {
            Ok(every) => Some(Repeat { every, times: *times }),
            Err((field, message)) => {
                wrong(field, message);
                None
            }
        }
    });
    (mistakes.len() == before).then(|| Step { name: step.name.clone(), action, when, after, from, repeat })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(name: &str) -> StepSpec {
        StepSpec {
            name: name.into(),
            action: "remind".into(),
            when: "not_resolved".into(),
            after_duty: "1h".into(),
            repeat: Some(("8h".into(), String::new(), 0)),
            ..StepSpec::default()
        }
    }

    fn fields(steps: Vec<StepSpec>) -> Vec<String> {
        let spec = PolicySpec { steps, close_after: String::new() };
        Policy::compile("a", 1, &spec)
            .err()
            .unwrap_or_default()
            .into_iter()
            .map(|mistake| mistake.0)
            .collect()
    }

    #[test]
    fn a_policy_whose_last_step_repeats_is_fine() {
        assert_eq!(fields(vec![StepSpec { repeat: None, ..step("first") }, step("last")]), [""; 0]);
    }

    #[test]
    fn the_last_step_must_go_on_until_the_task_ends() {
        assert_eq!(fields(vec![StepSpec { repeat: None, ..step("a") }]), ["spec.steps[0].repeat"]);
        let limited = StepSpec { repeat: Some(("8h".into(), String::new(), 3)), ..step("a") };
        assert_eq!(fields(vec![limited]), ["spec.steps[0].repeat"]);
        assert_eq!(
            fields(vec![StepSpec { when: "not_accepted".into(), ..step("a") }]),
            ["spec.steps[0].when"]
        );
        assert_eq!(
            fields(vec![StepSpec { from: "accepted".into(), ..step("a") }]),
            ["spec.steps[0].after.from"]
        );
        assert_eq!(fields(vec![]), ["spec.steps"]);
    }

    #[test]
    fn every_mistake_names_its_field() {
        let wrong = StepSpec {
            name: "close".into(),
            action: "shout".into(),
            levels_up: 2,
            role: "boss".into(),
            when: "tired".into(),
            after_duty: "2d".into(),
            from: "birth".into(),
            repeat: Some((String::new(), String::new(), 0)),
            ..StepSpec::default()
        };
        let expected = ["name", "action", "levels_up", "role", "when", "after.from", "after.duty", "repeat"];
        assert_eq!(fields(vec![wrong, step("last")]), expected.map(|field| format!("spec.steps[0].{field}")));
        let both = StepSpec { after_customer: "1d".into(), ..step("a") };
        assert_eq!(fields(vec![both, step("b")]), ["spec.steps[0].after"]);
        assert_eq!(fields(vec![step("a"), step("a")]), ["spec.steps[1].name"]);
    }
}
