//! One rule set: as it was written, and checked (RU-1, RU-3).

mod check;
mod written;

use super::condition::Condition;
use check::{Mistakes, check_age, check_catch_all, check_fatigue, check_raise, check_sources};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

pub use written::{FatigueSpec, RaiseSpec, RuleSetSpec, RuleSpec};

/// How much an alert matters; the order is the severity's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Low,
    /// A customer is disappointed.
    Medium,
    /// A customer is about to leave.
    High,
    /// Safety, law or the company's name is at stake.
    Critical,
}

/// What a recontact is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskKind {
    /// Win the customer back.
    Recovery,
    /// Learn what happened.
    Investigation,
}

/// How to reach the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// By phone.
    Phone,
    /// By e-mail.
    Email,
    /// By a short message.
    Message,
    /// In person.
    InPerson,
}

/// A rule set that was checked.
#[derive(Debug)]
pub struct RuleSet {
    /// Its name.
    pub name: String,
    /// Sources that it is for.
    pub sources: Vec<String>,
    /// Its rules by position.
    pub rules: Vec<Rule>,
    /// How often one customer may be contacted; `None`: no limit.
    pub contact_fatigue: Option<Fatigue>,
}

/// A limit on contacts with one customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fatigue {
    /// At most so many cases.
    pub cases: usize,
    /// Within so much customer time before the decision.
    pub within: SignedDuration,
}

/// A limit of age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GreatestAge {
    /// As it was written.
    pub text: String,
    /// In customer time.
    pub duration: SignedDuration,
}

impl GreatestAge {
    /// Whether a response of so many seconds is young enough.
    #[must_use]
    pub const fn admits(&self, seconds: i64) -> bool {
        seconds <= self.duration.as_secs()
    }
}

/// A rule that was checked.
#[derive(Debug)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// When it holds.
    pub condition: Condition,
    /// What it asks for.
    pub raise: Option<Raise>,
    /// What it asks for, as it was written.
    pub asked: Option<RaiseSpec>,
    /// Holds only for responses that are at most so old.
    pub greatest_age: Option<GreatestAge>,
}

/// What a rule asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Raise {
    /// How much it matters.
    pub severity: Severity,
    /// What the recontact is for.
    pub task_kind: TaskKind,
    /// Accept, contact and resolve within so much duty time.
    pub time_box: [SignedDuration; 3],
    /// How to reach the customer.
    pub channel: Channel,
    /// Name of the policy; empty: the default one.
    pub escalation_policy: String,
    /// Code of a driver; empty: no hint.
    pub driver_hint: String,
    /// Share that raises, 0 to 1.
    pub sampling_share: f64,
    /// Cool-down in customer time.
    pub cool_down: SignedDuration,
    /// How often the task may be put off in one round of work.
    pub snoozes_allowed: u32,
}

/// A mistake in a rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleMistake {
    /// Path of the field: `spec.rules[2].when`.
    pub field: String,
    /// Line and column inside a condition, from 1; 0 elsewhere.
    pub place: (u32, u32),
    /// What is wrong.
    pub message: String,
}

impl RuleSet {
    /// Reads and checks a rule set.
    ///
    /// # Errors
    /// Every mistake in it.
    pub fn compile(name: &str, spec: &RuleSetSpec) -> Result<Self, Vec<RuleMistake>> {
        let mut mistakes = Mistakes::default();
        check_sources(&spec.sources, &mut mistakes);
        let contact_fatigue =
            spec.contact_fatigue.as_ref().map(|fatigue| check_fatigue(fatigue, &mut mistakes));
        let mut order: Vec<(usize, &RuleSpec)> = spec.rules.iter().enumerate().collect();
        order.sort_by_key(|(_, rule)| rule.position);
        let (mut names, mut positions) = (BTreeSet::new(), BTreeSet::new());
        let mut rules = Vec::with_capacity(order.len());
        for (index, rule) in &order {
            let field = |name: &str| format!("spec.rules[{index}].{name}");
            if !contracts::topology::is_token(&rule.name) {
                mistakes.add(field("name"), "use 1 to 64 of letters, digits, '-' and '_'");
            } else if !names.insert(&rule.name) {
                mistakes.add(field("name"), format!("another rule of this set is named {}", rule.name));
            }
            if !positions.insert(rule.position) {
                mistakes
                    .add(field("position"), format!("another rule of this set stands at {}", rule.position));
            }
            let raise =
                rule.raise.as_ref().and_then(|raise| check_raise(raise, &field("raise"), &mut mistakes));
            let greatest_age = match rule.greatest_age.as_str() {
                "" => None,
                text => check_age(text, &field("greatest_age"), &mut mistakes),
            };
            match Condition::compile(&rule.when) {
                Ok(condition) => {
                    let (name, asked) = (rule.name.clone(), rule.raise.clone());
                    rules.push(Rule { name, condition, raise, asked, greatest_age });
                }
                Err(wrong) => mistakes.0.extend(wrong.into_iter().map(|mistake| RuleMistake {
                    field: field("when"),
                    place: (mistake.line, mistake.column),
                    message: mistake.message,
                })),
            }
        }
        check_catch_all(&order, &mut mistakes);
        if mistakes.0.is_empty() {
            Ok(Self { name: name.to_owned(), sources: spec.sources.clone(), rules, contact_fatigue })
        } else {
            Err(mistakes.0)
        }
    }

    /// Whether a customer whose cases were raised so many seconds ago must be left in peace.
    #[must_use]
    pub fn is_fatigued(&self, case_ages: &[i64]) -> bool {
        self.contact_fatigue.is_some_and(|fatigue| {
            case_ages.iter().filter(|age| **age < fatigue.within.as_secs()).count() >= fatigue.cases
        })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn raise(severity: &str) -> Option<RaiseSpec> {
        let time_box = ["2h", "4h", "8h"].map(str::to_owned);
        Some(RaiseSpec { severity: severity.into(), time_box, ..RaiseSpec::default() })
    }

    pub(crate) fn rule(name: &str, position: u32, when: &str, raise: Option<RaiseSpec>) -> RuleSpec {
        RuleSpec { name: name.into(), position, when: when.into(), raise, ..RuleSpec::default() }
    }

    #[test]
    fn rules_stand_by_position_and_the_last_is_true() {
        let spec = RuleSetSpec {
            sources: vec!["*".into()],
            rules: vec![
                rule("rest", 99, "true", None),
                rule("low", 1, "response.score <= 2.0", raise("high")),
            ],
            ..RuleSetSpec::default()
        };
        let set = RuleSet::compile("a", &spec).unwrap();
        assert_eq!(set.rules.iter().map(|rule| rule.name.as_str()).collect::<Vec<_>>(), ["low", "rest"]);
    }

    #[test]
    fn every_mistake_is_told_with_its_place() {
        let mut wrong = raise("hihg").unwrap();
        wrong.time_box = ["2d", "4h", "8h"].map(str::to_owned);
        wrong.sampling_share = Some(2.0);
        let spec = RuleSetSpec {
            sources: vec![],
            rules: vec![
                rule("a", 1, "response.scroe <= 2", Some(wrong)),
                rule("a", 1, "response.score <=", None),
                rule("b", 3, "response.score <= 2", None),
            ],
            ..RuleSetSpec::default()
        };
        let mistakes = RuleSet::compile("a", &spec).unwrap_err();
        let fields: Vec<&str> = mistakes.iter().map(|mistake| mistake.field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "spec.sources",
                "spec.rules[0].raise.severity",
                "spec.rules[0].raise.time_box.accept_within",
                "spec.rules[0].raise.sampling_share",
                "spec.rules[0].when",
                "spec.rules[1].name",
                "spec.rules[1].position",
                "spec.rules[1].when",
                "spec.rules[2].when",
            ]
        );
        let name = &mistakes[4];
        assert_eq!(name.place, (1, 10), "{name:?}");
        assert!(name.message.contains("did you mean `score`?"), "{name:?}");
    }

    #[test]
    fn a_time_box_must_not_run_backwards() {
        let mut backwards = raise("low").unwrap();
        backwards.time_box = ["4h", "2h", "8h"].map(str::to_owned);
        assert_eq!(fields(&all(Some(backwards))), ["spec.rules[0].raise.time_box"]);
    }

    fn all(raise: Option<RaiseSpec>) -> RuleSetSpec {
        let rules = vec![rule("all", 1, "true", raise)];
        RuleSetSpec { sources: vec!["*".into()], rules, ..RuleSetSpec::default() }
    }

    fn fields(spec: &RuleSetSpec) -> Vec<String> {
        let mistakes = RuleSet::compile("a", spec).err().unwrap_or_default();
        mistakes.into_iter().map(|mistake| mistake.field).collect()
    }

    #[test]
    fn limits_must_be_limits() {
        let limit = |cases, within: &str| RuleSetSpec {
            contact_fatigue: Some(FatigueSpec { cases, within: within.into() }),
            ..all(None)
        };
        assert!(fields(&limit(2, "90d")).is_empty());
        let (cases, within) = ("spec.contact_fatigue.cases", "spec.contact_fatigue.within");
        assert_eq!(fields(&limit(0, "90d")), [cases]);
        assert_eq!(fields(&limit(51, "")), [cases, within]);
        assert_eq!(fields(&limit(2, "401d")), [within]);
        let aged = |age: &str| {
            let mut spec = all(None);
            spec.rules[0].greatest_age = age.into();
            spec.rules.push(rule("rest", 2, "true", None));
            spec
        };
        assert!(fields(&aged("30d")).is_empty());
        assert_eq!(fields(&aged("soon")), ["spec.rules[0].greatest_age"]);
        let mut last = aged("");
        last.rules[1].greatest_age = "30d".into();
        assert_eq!(fields(&last), ["spec.rules[1].greatest_age"]);
        let mut restless = raise("low").unwrap();
        restless.snoozes_allowed = Some(21);
        assert_eq!(fields(&all(Some(restless))), ["spec.rules[0].raise.snoozes_allowed"]);
    }
}
