//! The policies that the schedules of the benchmark follow.

use contracts::types::v1::{
    EscalationPolicy, EscalationPolicySpec, Metadata, PolicyStep, Resource, StepDelay, StepRepeat, resource,
};
use follow_up_scheduler::{domain::policy::Policy, wire};
use jiff::SignedDuration;

/// Name of the set that the resources of the benchmark belong to.
pub const SET: &str = "bench";

/// The policy of schedules on the wheel: a reminder once in every turn.
pub const TURNING: &str = "bench-turning";

/// The policy of a backlog: one reminder, and nothing more while the benchmark runs.
pub const OVERDUE: &str = "bench-overdue";

/// From assignment until the first reminder, in customer time.
pub const REMINDED_AFTER: SignedDuration = SignedDuration::from_hours(1);

/// A policy of five steps, as people write them, of which the first falls due again and again: every schedule is decided
/// on by looking at all five.
#[must_use]
pub fn resource(name: &str, every: SignedDuration) -> EscalationPolicy {
    let duty = |duty: &str, from: &str| StepDelay {
        duty: duty.to_owned(),
        from: from.to_owned(),
        ..StepDelay::default()
    };
    let step = |name: &str, action: &str, when: &str, after: StepDelay| PolicyStep {
        name: name.to_owned(),
        action: action.to_owned(),
        when: when.to_owned(),
        after: Some(after),
        ..PolicyStep::default()
    };
    let after = StepDelay { customer: seconds(REMINDED_AFTER), ..StepDelay::default() };
    let again = StepRepeat { every_customer: seconds(every), ..StepRepeat::default() };
    let daily = StepRepeat { every_duty: "8h".to_owned(), ..StepRepeat::default() };
    let steps = vec![
        PolicyStep { repeat: Some(again), ..step("remind", "remind", "not_resolved", after) },
        PolicyStep {
            levels_up: 1,
            ..step("inform-unaccepted", "inform", "not_accepted", duty("30m", "accept_by"))
        },
        step("remind-to-call", "remind", "no_attempt", duty("2h", "accepted")),
        PolicyStep {
            levels_up: 1,
            ..step("move-unreached", "move", "not_reached", duty("1h", "contact_by"))
        },
        PolicyStep {
            role: "supervisor".to_owned(),
            repeat: Some(daily),
            ..step("tell-the-top", "tell", "not_resolved", duty("1h", "resolve_by"))
        },
    ];
    let metadata = Metadata { name: name.to_owned(), set: SET.to_owned(), title: String::new() };
    let spec = EscalationPolicySpec { steps, close_after: "1d".to_owned() };
    EscalationPolicy { metadata: Some(metadata), spec: Some(spec), version: 0 }
}

/// The resource, as it is applied.
#[must_use]
pub fn applied(policy: EscalationPolicy) -> Resource {
    Resource { resource: Some(resource::Resource::EscalationPolicy(policy)) }
}

/// The policy as the scheduler compiles that resource in a version.
///
/// # Errors
/// When the scheduler refuses it: the steps here are no longer what steps may be.
pub fn compiled(policy: &EscalationPolicy, version: u64) -> anyhow::Result<Policy> {
    let name = policy.metadata.clone().unwrap_or_default().name;
    let spec = wire::policy_spec(policy.spec.clone().unwrap_or_default());
    Policy::compile(&name, version, &spec).map_err(|mistakes| {
        let first = mistakes.first().map(|(field, message)| format!("{field}: {message}"));
        anyhow::anyhow!("policy {name} of the benchmark is refused: {}", first.unwrap_or_default())
    })
}

fn seconds(duration: SignedDuration) -> String {
    format!("{}s", duration.as_secs())
}
