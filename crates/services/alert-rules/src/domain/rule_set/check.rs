//! What a rule set must be, part by part; every mistake is noted with its field.

use super::{
    Channel, Fatigue, FatigueSpec, GreatestAge, Raise, RaiseSpec, RuleMistake, RuleSpec, Severity, TaskKind,
};
use crate::domain::conversation::{CASES_MAX, DAYS_MAX};
use business_time::{customer_duration, duty_duration};
use jiff::SignedDuration;

/// How often a task may be put off where the rule does not say it.
const SNOOZES_DEFAULT: u32 = 2;
/// Most snoozes that a rule may allow: beyond it the budget is none.
const SNOOZES_MAX: u32 = 20;

/// What was found wrong so far.
#[derive(Default)]
pub(super) struct Mistakes(pub(super) Vec<RuleMistake>);

impl Mistakes {
    pub(super) fn add(&mut self, field: String, message: impl Into<String>) {
        self.0.push(RuleMistake { field, place: (0, 0), message: message.into() });
    }
}

pub(super) fn check_catch_all(order: &[(usize, &RuleSpec)], mistakes: &mut Mistakes) {
    match order.last() {
        Some((index, last)) if last.when.trim() != "true" => mistakes.add(
            format!("spec.rules[{index}].when"),
            "the last rule by position must be the catch-all, with the condition `true`, so that nothing is left undecided",
        ),
        Some((index, last)) if !last.greatest_age.is_empty() => mistakes.add(
            format!("spec.rules[{index}].greatest_age"),
            "the last rule by position is the catch-all and must hold whatever the age; leave greatest_age out",
        ),
        Some(_) => {}
        None => mistakes.add(
            "spec.rules".to_owned(),
            "there is no rule; at least a catch-all with the condition `true` is needed",
        ),
    }
}

/// A limit of contacts; what is wrong is noted, and what stands for it is never used.
pub(super) fn check_fatigue(spec: &FatigueSpec, mistakes: &mut Mistakes) -> Fatigue {
    let cases = usize::try_from(spec.cases).unwrap_or(usize::MAX);
    if cases == 0 || cases > CASES_MAX {
        let message = format!(
            "{cases} is no limit of cases; write 1 to {CASES_MAX}, or leave contact_fatigue out for no limit"
        );
        mistakes.add("spec.contact_fatigue.cases".to_owned(), message);
    }
    let within = customer_duration(&spec.within).unwrap_or_else(|message| {
        mistakes.add("spec.contact_fatigue.within".to_owned(), message);
        SignedDuration::ZERO
    });
    if within > SignedDuration::from_hours(24 * DAYS_MAX) {
        let message = format!("{:?} is longer than cases are kept; write at most {DAYS_MAX}d", spec.within);
        mistakes.add("spec.contact_fatigue.within".to_owned(), message);
    }
    Fatigue { cases, within }
}

pub(super) fn check_age(text: &str, field: &str, mistakes: &mut Mistakes) -> Option<GreatestAge> {
    match customer_duration(text) {
        Ok(duration) => Some(GreatestAge { text: text.trim().to_owned(), duration }),
        Err(message) => {
            mistakes.add(field.to_owned(), message);
            None
        }
    }
}

pub(super) fn check_sources(sources: &[String], mistakes: &mut Mistakes) {
    if sources.is_empty() {
        mistakes.add(
            "spec.sources".to_owned(),
            "name the sources that the set is for, or `[\"*\"]` for all without a set of their own",
        );
    }
    for (index, source) in sources.iter().enumerate() {
        if source != "*" && !contracts::topology::is_token(source) {
            let message =
                format!("{source:?} is no source: use 1 to 64 of letters, digits, '-' and '_', or `*`");
            mistakes.add(format!("spec.sources[{index}]"), message);
        }
    }
}

pub(super) fn check_raise(raise: &RaiseSpec, field: &str, mistakes: &mut Mistakes) -> Option<Raise> {
    let before = mistakes.0.len();
    let severity = match raise.severity.as_str() {
        "low" => Severity::Low,
        "medium" => Severity::Medium,
        "high" => Severity::High,
        "critical" => Severity::Critical,
        other => {
            mistakes.add(
                format!("{field}.severity"),
                format!("{other:?} is no severity; known: low, medium, high, critical"),
            );
            Severity::Low
        }
    };
    let task_kind = match raise.task.as_str() {
        "" | "recovery" => TaskKind::Recovery,
        "investigation" => TaskKind::Investigation,
        other => {
            mistakes.add(
                format!("{field}.task"),
                format!("{other:?} is no kind of task; known: recovery, investigation"),
            );
            TaskKind::Recovery
        }
    };
    let channel = match raise.channel.as_str() {
        "" | "phone" => Channel::Phone,
        "email" => Channel::Email,
        "message" => Channel::Message,
        "in_person" => Channel::InPerson,
        other => {
            let message = format!("{other:?} is no channel; known: phone, email, message, in_person");
            mistakes.add(format!("{field}.channel"), message);
            Channel::Phone
        }
    };
    let names = ["accept_within", "contact_within", "resolve_within"];
    let mut time_box = [SignedDuration::ZERO; 3];
    for ((slot, name), text) in time_box.iter_mut().zip(names).zip(&raise.time_box) {
        match duty_duration(text) {
            Ok(duration) => *slot = duration,
            Err(message) => mistakes.add(format!("{field}.time_box.{name}"), message),
        }
    }
    if mistakes.0.len() == before && !time_box.is_sorted() {
        let message =
            "accept_within, contact_within and resolve_within must not grow shorter from one to the next";
        mistakes.add(format!("{field}.time_box"), message);
    }
    let sampling_share = raise.sampling_share.unwrap_or(1.0);
    if !(sampling_share > 0.0 && sampling_share <= 1.0) {
        let message = format!("{sampling_share} is no share; it must be above 0 and at most 1");
        mistakes.add(format!("{field}.sampling_share"), message);
    }
    let cool_down = match raise.cool_down.as_str() {
        "" => SignedDuration::ZERO,
        text => customer_duration(text).unwrap_or_else(|message| {
            mistakes.add(format!("{field}.cool_down"), message);
            SignedDuration::ZERO
        }),
    };
    let snoozes_allowed = raise.snoozes_allowed.unwrap_or(SNOOZES_DEFAULT);
    if snoozes_allowed > SNOOZES_MAX {
        let message =
            format!("{snoozes_allowed} is too many; a task may be put off at most {SNOOZES_MAX} times");
        mistakes.add(format!("{field}.snoozes_allowed"), message);
    }
    (mistakes.0.len() == before).then(|| Raise {
        severity,
        task_kind,
        time_box,
        channel,
        escalation_policy: raise.escalation_policy.clone(),
        driver_hint: raise.driver_hint.clone(),
        sampling_share,
        cool_down,
        snoozes_allowed,
    })
}
