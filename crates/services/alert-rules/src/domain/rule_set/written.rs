//! A rule set as it was written.

/// A rule set as it was written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RuleSetSpec {
    /// Sources that it is for.
    pub sources: Vec<String>,
    /// Its rules, in any order.
    pub rules: Vec<RuleSpec>,
    /// How often one customer may be contacted; `None`: no limit.
    pub contact_fatigue: Option<FatigueSpec>,
}

/// A limit on contacts with one customer, as it was written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FatigueSpec {
    /// At most so many cases.
    pub cases: u32,
    /// Within so much time before the decision.
    pub within: String,
}

/// A rule as it was written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RuleSpec {
    /// Its name.
    pub name: String,
    /// Its place in the order.
    pub position: u32,
    /// Its condition.
    pub when: String,
    /// What it asks for; `None`: nobody is needed.
    pub raise: Option<RaiseSpec>,
    /// Holds only for responses that were given at most so long ago; empty: any age.
    pub greatest_age: String,
}

/// What a rule asks for, as it was written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RaiseSpec {
    /// `low` to `critical`.
    pub severity: String,
    /// `recovery` or `investigation`; empty: recovery.
    pub task: String,
    /// Accept, contact and resolve within.
    pub time_box: [String; 3],
    /// `phone`, `email`, `message` or `in_person`; empty: phone.
    pub channel: String,
    /// Name of the policy; empty: the default one.
    pub escalation_policy: String,
    /// Code of a driver.
    pub driver_hint: String,
    /// Share that raises.
    pub sampling_share: Option<f64>,
    /// How long after the task's end a new signal opens no new call; empty: none.
    pub cool_down: String,
    /// How often the task may be put off in one round of work.
    pub snoozes_allowed: Option<u32>,
}
