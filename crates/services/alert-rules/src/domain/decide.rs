//! The decision on one version of one response.

use super::{
    condition::Failure,
    facts::Facts,
    rule_set::{Raise, Severity},
    rules::Rules,
};

/// What is known of the response already; its conversation is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// Highest version decided on; 0: none.
    pub decided_version: u64,
    /// Severity of the alert that it raised, if it did.
    pub alert: Option<Severity>,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It needs a person.
    Raise(Raise),
    /// It needs nobody.
    Pass,
    /// It joins the alert that the response has.
    Attach {
        /// The alert's severity after it: never lower than before.
        severity: Severity,
        /// Whether it would have raised by itself.
        would_raise: bool,
    },
    /// The sampling share left it out.
    SampleOut(Severity),
    /// The customer refuses contact.
    Refused(Severity),
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
    /// Conditions that could not be judged.
    pub failures: Vec<Failure>,
}

/// Decides. `sample` is a number from 0 up to 1 that belongs to the response, so that a replay gives the same.
/// `None`: no rule set is for the source.
#[must_use]
pub fn decide(rules: &Rules, facts: &Facts, known: Known, sample: f64) -> Option<Decision> {
    let set = rules.set_for(&facts.response.source)?;
    let (rule, failures) = rules.first_that_holds(set, facts);
    let raise = rule.and_then(|rule| rule.raise.as_ref());
    let outcome = if facts.response.version < known.decided_version {
        Outcome::Superseded
    } else {
        match (known.alert, raise) {
            (Some(severity), raise) => {
                let raise = raise.filter(|_| !facts.response.history);
                Outcome::Attach {
                    severity: raise.map_or(severity, |raise| raise.severity.max(severity)),
                    would_raise: raise.is_some(),
                }
            }
            // Backfilled history feeds figures and never raises (IN-13).
            (None, None) => Outcome::Pass,
            (None, Some(_)) if facts.response.history => Outcome::Pass,
            (None, Some(raise)) if facts.customer.contact_refused => Outcome::Refused(raise.severity),
            (None, Some(raise)) if sample >= raise.sampling_share => Outcome::SampleOut(raise.severity),
            (None, Some(raise)) => Outcome::Raise(raise.clone()),
        }
    };
    let rule = rule.map(|rule| rule.name.clone()).unwrap_or_default();
    Some(Decision { outcome, rule_set: set.name.clone(), rule, failures })
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
            RuleSet, RuleSetSpec,
            tests::{raise, rule},
        },
    };

    fn rules() -> Rules {
        let mut sampled = raise("low").unwrap();
        sampled.sampling_share = Some(0.25);
        let spec = |sources: &str, threshold: &str| RuleSetSpec {
            sources: vec![sources.into()],
            rules: vec![
                rule("angry", 5, "anyWord(response.verbatim, [\"fire\"])", raise("critical")),
                rule("low", 10, &format!("response.score <= {threshold}"), raise("high")),
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

    fn outcome(facts: &Facts, known: Known, sample: f64) -> Outcome {
        decide(&rules(), facts, known, sample).unwrap().outcome
    }

    #[test]
    fn the_set_is_chosen_by_source_and_the_first_rule_that_holds_decides() {
        let decided = |source, raw| {
            let decision = decide(&rules(), &facts(source, Some(raw)), Known::default(), 0.0).unwrap();
            (decision.rule_set, decision.rule)
        };
        assert_eq!(decided("lounge", 2.0), ("lounge".into(), "low".into()));
        assert_eq!(decided("shop", 2.0), ("standard".into(), "middling".into()));
        assert_eq!(decided("shop", 4.0), ("standard".into(), "rest".into()));
    }

    #[test]
    fn a_missing_score_is_no_low_score_and_is_counted() {
        let decision = decide(&rules(), &facts("shop", None), Known::default(), 0.0).unwrap();
        assert_eq!(
            (decision.rule.as_str(), decision.outcome, decision.failures.len()),
            ("rest", Outcome::Pass, 2)
        );
    }

    #[test]
    fn sampling_refusal_and_history_raise_nothing() {
        assert!(matches!(outcome(&facts("shop", Some(3.0)), Known::default(), 0.24), Outcome::Raise(_)));
        assert_eq!(
            outcome(&facts("shop", Some(3.0)), Known::default(), 0.25),
            Outcome::SampleOut(Severity::Low)
        );
        let mut refused = facts("shop", Some(1.0));
        refused.customer.contact_refused = true;
        assert_eq!(outcome(&refused, Known::default(), 0.0), Outcome::Refused(Severity::High));
        let mut history = facts("shop", Some(1.0));
        history.response.history = true;
        assert_eq!(outcome(&history, Known::default(), 0.0), Outcome::Pass);
    }

    #[test]
    fn a_revision_attaches_and_never_lowers() {
        let known = Known { decided_version: 1, alert: Some(Severity::High) };
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
        let known = Known { decided_version: 2, alert: None };
        assert_eq!(outcome(&facts("shop", Some(1.0)), known, 0.0), Outcome::Superseded);
    }

    #[test]
    fn samples_lie_between_0_and_1() {
        assert_eq!(sample(uuid::Uuid::from_u128(0)), 0.0);
        assert!(sample(uuid::Uuid::from_u128(u128::MAX)) < 1.0);
    }
}
