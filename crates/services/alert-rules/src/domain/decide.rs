//! The decision on one version of one response.

use super::{
    condition::Failure,
    conversation::Conversation,
    facts::Facts,
    rule_set::{Raise, RuleSet, Severity},
    rules::Rules,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What is known of a response beside what conditions see; its conversation is locked. It is kept with the decision, so
/// that the same decision can be made again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Known {
    /// Highest version decided on; 0: none.
    pub decided_version: u64,
    /// Severity of the alert that an earlier version raised or joined, if it did.
    pub alert: Option<Severity>,
    /// The customer's case that a signal would join.
    pub case: Option<KnownCase>,
    /// How many seconds ago each of the customer's cases was raised.
    pub case_ages: Vec<i64>,
    /// Seconds since the customer answered; where that is not known, since it was accepted.
    pub age: i64,
}

/// A case that a signal would join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownCase {
    /// Severity of its alert.
    pub severity: Severity,
    /// Its task has ended, but less than the cool-down ago.
    pub cooling: bool,
}

impl Known {
    /// What is known at an instant. `decided` are the versions decided on before; `own` is the severity of the alert
    /// that one of them raised or joined; `severity_of` gives that of another alert, if it is there.
    #[must_use]
    pub fn of(
        conversation: Option<&Conversation>,
        decided: &[u64],
        own: Option<Severity>,
        severity_of: impl FnOnce(uuid::Uuid) -> Option<Severity>,
        (given, test): (Timestamp, bool),
        now: Timestamp,
    ) -> Self {
        let joinable = conversation.and_then(|known| known.joinable(test, now));
        let case = joinable.and_then(|joinable| {
            let severity = severity_of(joinable.case.alert_id)?;
            Some(KnownCase { severity, cooling: joinable.cooling })
        });
        Self {
            decided_version: decided.iter().copied().max().unwrap_or(0),
            alert: own,
            case,
            case_ages: conversation.map(|known| known.case_ages(test, now)).unwrap_or_default(),
            age: now.duration_since(given).as_secs(),
        }
    }
}

/// What was decided.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It needs a person.
    Raise(Raise),
    /// It needs nobody.
    Pass,
    /// It joins an alert: the one that its own earlier version raised or joined, else that of the customer's case.
    Attach {
        /// The alert's severity after it: never lower than before.
        severity: Severity,
        /// Whether it would have raised by itself.
        would_raise: bool,
    },
    /// A limit keeps it from raising.
    Suppress,
    /// The sampling share left it out.
    SampleOut,
    /// The customer refuses contact.
    Refused,
    /// A newer version had been decided before.
    Superseded,
}

/// A decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// What was decided.
    pub outcome: Outcome,
    /// Name of the rule set.
    pub rule_set: String,
    /// Name of the rule that held.
    pub rule: String,
    /// Why, where the outcome alone does not say it; empty: nothing to add.
    pub reason: String,
    /// Severity that the rule gave; `None`: it asks for nobody.
    pub severity: Option<Severity>,
    /// Driver that the rule takes for the cause; empty: no hint.
    pub driver_hint: String,
    /// Conditions that could not be judged.
    pub failures: Vec<Failure>,
}

/// What a decision does to cases and their alerts.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect<'a> {
    /// It opens a case.
    Open(&'a Raise),
    /// It joins an alert: its own, else that of the customer's case.
    Join {
        /// Signals that it adds: a revision is no further one, its response is counted already.
        signals: u32,
        /// Whether it would have raised by itself.
        would_raise: bool,
        /// The alert becomes so serious; `None`: as serious as it was.
        severity: Option<Severity>,
    },
    /// What an earlier version raised or joined stays its case, and nothing happens to it.
    Stay,
    /// It has no case.
    Nothing,
}

impl Decision {
    /// What it does, given what it was decided with.
    #[must_use]
    pub fn effect(&self, known: &Known) -> Effect<'_> {
        match &self.outcome {
            Outcome::Raise(raise) => Effect::Open(raise),
            Outcome::Attach { severity, would_raise } => {
                let before = known.alert.or(known.case.map(|case| case.severity));
                Effect::Join {
                    signals: u32::from(known.alert.is_none()),
                    would_raise: *would_raise,
                    severity: (before < Some(*severity)).then_some(*severity),
                }
            }
            // That of somebody else's signal is not its case.
            _ if known.alert.is_some() => Effect::Stay,
            _ => Effect::Nothing,
        }
    }
}

/// Decides. `sample` is a number from 0 up to 1 that belongs to the response, so that a replay gives the same.
/// `None`: no rule set is for the source.
#[must_use]
pub fn decide(rules: &Rules, facts: &Facts, known: &Known, sample: f64) -> Option<Decision> {
    let set = rules.set_for(&facts.response.source)?;
    let found = rules.first_that_holds(set, facts, known.age);
    let raise = found.rule.and_then(|rule| rule.raise.as_ref());
    let (outcome, reason) = outcome(set, facts, known, raise, sample);
    let reason = match (reason, raise, found.too_old) {
        ("", None, Some(limit)) => format!("older than {limit}"),
        (reason, ..) => reason.to_owned(),
    };
    Some(Decision {
        outcome,
        rule_set: set.name.clone(),
        rule: found.rule.map(|rule| rule.name.clone()).unwrap_or_default(),
        reason,
        severity: raise.map(|raise| raise.severity),
        driver_hint: raise.map(|raise| raise.driver_hint.clone()).unwrap_or_default(),
        failures: found.failures,
    })
}

/// The outcome and its reason. `raise` is what the rule that holds asks for.
fn outcome(
    set: &RuleSet,
    facts: &Facts,
    known: &Known,
    raise: Option<&Raise>,
    sample: f64,
) -> (Outcome, &'static str) {
    let (history, refused) = (facts.response.history, facts.customer.contact_refused);
    let would_raise = raise.filter(|raise| !history && !refused && sample < raise.sampling_share);
    let attach = |severity: Severity| Outcome::Attach {
        severity: would_raise.map_or(severity, |raise| raise.severity.max(severity)),
        would_raise: would_raise.is_some(),
    };
    if facts.response.version < known.decided_version {
        return (Outcome::Superseded, "");
    }
    if let Some(severity) = known.alert {
        return (attach(severity), "");
    }
    // Backfilled history feeds figures and the customer's past, and never raises (IN-13).
    if history {
        return (Outcome::Pass, if raise.is_some() { "history" } else { "" });
    }
    if raise.is_some() && refused {
        return (Outcome::Refused, "");
    }
    if let Some(case) = known.case {
        return (attach(case.severity), if case.cooling { "cool-down" } else { "" });
    }
    match (raise, would_raise) {
        (None, _) => (Outcome::Pass, ""),
        (Some(_), None) => (Outcome::SampleOut, ""),
        (Some(_), Some(_)) if set.is_fatigued(&known.case_ages) => (Outcome::Suppress, "fatigue"),
        (Some(_), Some(raise)) => (Outcome::Raise(raise.clone()), ""),
    }
}

/// The number from 0 up to 1 that belongs to a response: its id's last 32 bits, which are random.
#[must_use]
pub fn sample(response_id: uuid::Uuid) -> f64 {
    let bits = u32::try_from(response_id.as_u128() & 0xffff_ffff).unwrap_or(0);
    f64::from(bits) / 4_294_967_296.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        facts::ScoreFacts,
        rule_set::{
            FatigueSpec, RuleSet, RuleSetSpec, RuleSpec,
            tests::{raise, rule},
        },
    };

    fn rules() -> Rules {
        let mut low = raise("high").unwrap();
        low.driver_hint = "price".into();
        let mut sampled = raise("low").unwrap();
        sampled.sampling_share = Some(0.25);
        let fatigue = FatigueSpec { cases: 2, within: "90d".into() };
        let spec = |sources: &str, threshold: &str| RuleSetSpec {
            sources: vec![sources.into()],
            contact_fatigue: Some(fatigue.clone()),
            rules: vec![
                RuleSpec {
                    greatest_age: "30d".into(),
                    ..rule("old", 1, "response.unit == \"slow\"", raise("high"))
                },
                rule("angry", 5, "anyWord(response.verbatim, [\"fire\"])", raise("critical")),
                rule("low", 10, &format!("response.score <= {threshold}"), Some(low.clone())),
                rule("middling", 20, "response.score <= 3", Some(sampled.clone())),
                rule("rest", 99, "true", None),
            ],
        };
        let sets = [("standard", "*", "1"), ("lounge", "lounge", "2")];
        Rules::new(
            7,
            sets.map(|(name, source, limit)| RuleSet::compile(name, &spec(source, limit)).unwrap()).into(),
        )
    }

    fn facts(source: &str, raw: Option<f64>) -> Facts {
        let mut facts = Facts::default();
        facts.response.source = source.into();
        facts.response.version = 1;
        facts.response.score = raw.map(|raw| ScoreFacts { raw, ..ScoreFacts::default() });
        facts
    }

    fn outcome(facts: &Facts, known: &Known, sample: f64) -> Outcome {
        decide(&rules(), facts, known, sample).unwrap().outcome
    }

    #[test]
    fn the_set_is_chosen_by_source_and_the_first_rule_that_holds_decides() {
        let decided = |source, raw| {
            let decision = decide(&rules(), &facts(source, Some(raw)), &Known::default(), 0.0).unwrap();
            (decision.rule_set, decision.rule)
        };
        assert_eq!(decided("lounge", 2.0), ("lounge".into(), "low".into()));
        assert_eq!(decided("shop", 2.0), ("standard".into(), "middling".into()));
        assert_eq!(decided("shop", 4.0), ("standard".into(), "rest".into()));
    }

    #[test]
    fn a_missing_score_is_no_low_score_and_is_counted() {
        let decision = decide(&rules(), &facts("shop", None), &Known::default(), 0.0).unwrap();
        assert_eq!(
            (decision.rule.as_str(), decision.outcome, decision.failures.len()),
            ("rest", Outcome::Pass, 2)
        );
    }

    #[test]
    fn sampling_refusal_and_history_raise_nothing() {
        assert!(matches!(outcome(&facts("shop", Some(3.0)), &Known::default(), 0.24), Outcome::Raise(_)));
        assert_eq!(outcome(&facts("shop", Some(3.0)), &Known::default(), 0.25), Outcome::SampleOut);
        let mut refused = facts("shop", Some(1.0));
        refused.customer.contact_refused = true;
        assert_eq!(outcome(&refused, &Known::default(), 0.0), Outcome::Refused);
        let mut history = facts("shop", Some(1.0));
        history.response.history = true;
        assert_eq!(outcome(&history, &Known::default(), 0.0), Outcome::Pass);
    }

    #[test]
    fn a_revision_attaches_and_never_lowers() {
        let known = &Known { decided_version: 1, alert: Some(Severity::High), ..Known::default() };
        let mut revision = facts("shop", Some(5.0));
        revision.response.version = 2;
        assert_eq!(
            outcome(&revision, known, 0.0),
            Outcome::Attach { severity: Severity::High, would_raise: false }
        );
        revision.response.verbatim = "Fire!".into();
        assert_eq!(
            outcome(&revision, known, 0.0),
            Outcome::Attach { severity: Severity::Critical, would_raise: true }
        );
    }

    #[test]
    fn an_older_version_after_a_newer_one_is_superseded() {
        let known = &Known { decided_version: 2, ..Known::default() };
        assert_eq!(outcome(&facts("shop", Some(1.0)), known, 0.0), Outcome::Superseded);
    }

    const DAY: i64 = 86_400;

    fn with_case(severity: Severity, cooling: bool) -> Known {
        Known { case: Some(KnownCase { severity, cooling }), ..Known::default() }
    }

    #[test]
    fn a_signal_joins_the_conversation_that_goes_on() {
        let decided = |facts: &Facts, known: &Known| {
            let decision = decide(&rules(), facts, known, 0.0).unwrap();
            (decision.outcome, decision.reason)
        };
        let attach = |severity, would_raise| Outcome::Attach { severity, would_raise };
        let low = facts("shop", Some(1.0));
        let open = with_case(Severity::Medium, false);
        assert_eq!(decided(&low, &open), (attach(Severity::High, true), String::new()));
        let cooling = with_case(Severity::Critical, true);
        assert_eq!(decided(&low, &cooling), (attach(Severity::Critical, true), "cool-down".into()));
        // A happy signal is a fact of the same conversation.
        assert_eq!(decided(&facts("shop", Some(5.0)), &open).0, attach(Severity::Medium, false));
        // What would not have raised raises no severity either.
        let sampled_out = decide(&rules(), &facts("shop", Some(3.0)), &with_case(Severity::Low, false), 0.9);
        assert_eq!(sampled_out.unwrap().outcome, attach(Severity::Low, false));
        // History and refusals leave the conversation alone.
        let mut history = low.clone();
        history.response.history = true;
        assert_eq!(decided(&history, &open), (Outcome::Pass, "history".into()));
        let mut refused = low;
        refused.customer.contact_refused = true;
        assert_eq!(decided(&refused, &open).0, Outcome::Refused);
    }

    #[test]
    fn too_many_cases_in_the_window_raise_nothing() {
        let known = |days: &[i64]| Known {
            case_ages: days.iter().map(|day| day * DAY).collect(),
            ..Known::default()
        };
        let low = facts("shop", Some(1.0));
        assert!(matches!(outcome(&low, &known(&[1, 90]), 0.0), Outcome::Raise(_)));
        let decision = decide(&rules(), &low, &known(&[1, 89]), 0.0).unwrap();
        assert_eq!((decision.outcome, decision.reason.as_str()), (Outcome::Suppress, "fatigue"));
        assert_eq!(decision.severity, Some(Severity::High));
        // A signal that needs nobody is not suppressed.
        assert_eq!(outcome(&facts("shop", Some(5.0)), &known(&[1, 2]), 0.0), Outcome::Pass);
    }

    #[test]
    fn a_rule_may_be_for_fresh_responses_only() {
        let mut slow = facts("shop", None);
        slow.response.unit = "slow".into();
        let decided = |age| {
            let decision = decide(&rules(), &slow, &Known { age, ..Known::default() }, 0.0).unwrap();
            (decision.rule, decision.reason)
        };
        assert_eq!(decided(30 * DAY), ("old".into(), String::new()));
        assert_eq!(decided(30 * DAY + 1), ("rest".into(), "older than 30d".into()));
    }

    #[test]
    fn a_decision_says_what_the_rule_takes_for_the_cause() {
        let mut refused = facts("shop", Some(1.0));
        refused.customer.contact_refused = true;
        let decision = decide(&rules(), &refused, &Known::default(), 0.0).unwrap();
        assert_eq!((decision.outcome, decision.driver_hint.as_str()), (Outcome::Refused, "price"));
    }

    #[test]
    fn samples_lie_between_0_and_1() {
        assert_eq!(sample(uuid::Uuid::from_u128(0)), 0.0);
        assert!(sample(uuid::Uuid::from_u128(u128::MAX)) < 1.0);
    }
}
