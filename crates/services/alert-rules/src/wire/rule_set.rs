//! Rule sets: as `apply` sends them, and as answers show them.

use crate::domain::rule_set::{FatigueSpec, RaiseSpec, RuleMistake, RuleSetSpec, RuleSpec};
use contracts::types::v1::{self as types, ResourceName, ResourceProblem};

/// Reads a rule set resource.
#[must_use]
pub fn spec(spec: types::RuleSetSpec) -> RuleSetSpec {
    RuleSetSpec {
        sources: spec.sources,
        rules: spec
            .rules
            .into_iter()
            .map(|rule| RuleSpec {
                name: rule.name,
                position: rule.position,
                when: rule.when,
                raise: rule.raise.map(raise_spec),
                greatest_age: rule.greatest_age,
            })
            .collect(),
        contact_fatigue: spec
            .contact_fatigue
            .map(|fatigue| FatigueSpec { cases: fatigue.cases, within: fatigue.within }),
    }
}

fn raise_spec(raise: types::Raise) -> RaiseSpec {
    let time_box = raise.time_box.unwrap_or_default();
    RaiseSpec {
        severity: raise.severity,
        task: raise.task,
        time_box: [time_box.accept_within, time_box.contact_within, time_box.resolve_within],
        channel: raise.channel,
        escalation_policy: raise.escalation_policy,
        driver_hint: raise.driver_hint,
        sampling_share: raise.sampling_share,
        cool_down: raise.cool_down,
        snoozes_allowed: raise.snoozes_allowed,
    }
}

/// What a rule asks for, as an answer.
#[must_use]
pub fn raise_message(raise: &RaiseSpec) -> types::Raise {
    let [accept_within, contact_within, resolve_within] = raise.time_box.clone();
    types::Raise {
        severity: raise.severity.clone(),
        task: raise.task.clone(),
        time_box: Some(types::RuleTimeBox { accept_within, contact_within, resolve_within }),
        channel: raise.channel.clone(),
        escalation_policy: raise.escalation_policy.clone(),
        driver_hint: raise.driver_hint.clone(),
        sampling_share: raise.sampling_share,
        cool_down: raise.cool_down.clone(),
        snoozes_allowed: raise.snoozes_allowed,
    }
}

/// A rule's mistake as `apply` prints it.
#[must_use]
pub fn problem(name: &str, mistake: RuleMistake) -> ResourceProblem {
    ResourceProblem {
        resource: Some(ResourceName { kind: "RuleSet".to_owned(), name: name.to_owned() }),
        field: mistake.field,
        message: mistake.message,
        line: mistake.place.0,
        column: mistake.place.1,
    }
}
