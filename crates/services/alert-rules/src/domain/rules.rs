//! All rule sets in force, under one number (RU-12).

use super::{
    condition::{Failure, Part, Scope},
    facts::Facts,
    rule_set::{Rule, RuleSet},
};
use std::collections::BTreeMap;

/// The rules of one rules version.
#[derive(Debug)]
pub struct Rules {
    version: u64,
    sets: Vec<RuleSet>,
    by_source: BTreeMap<String, usize>,
    scope: Scope,
}

/// What one rule came to.
#[derive(Debug)]
pub struct Finding<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// Whether it held, or why it could not be judged.
    pub held: Result<bool, Failure>,
    /// The parts of its condition, and its limit of age, one by one.
    pub parts: Vec<Part>,
}

/// The search for the rule that decides.
#[derive(Debug)]
pub struct Found<'a> {
    /// The first rule that holds.
    pub rule: Option<&'a Rule>,
    /// Conditions that could not be judged on the way.
    pub failures: Vec<Failure>,
    /// Limit of age, as it was written, of the first rule that only the response's age kept from holding.
    pub too_old: Option<&'a str>,
}

/// Why some sets can't stand beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The set to mend.
    pub set: String,
    /// What is wrong.
    pub message: String,
}

/// Checks that no source has two sets and exactly one set is for `*`. No set at all is fine: responses wait.
#[must_use]
pub fn clashes<'a>(sets: impl Iterator<Item = (&'a str, &'a [String])>) -> Vec<Clash> {
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    let mut clashes = Vec::new();
    let mut last = None;
    for (set, sources) in sets {
        last = Some(set);
        for source in sources {
            if let Some(other) = owners.insert(source, set) {
                let message =
                    format!("source {source:?} has a set already: {other}; a response must have exactly one");
                clashes.push(Clash { set: set.to_owned(), message });
            }
        }
    }
    if let Some(set) = last.filter(|_| !owners.contains_key("*")) {
        let message = "no set is for `*`; one must be, for the sources that have none of their own";
        clashes.push(Clash { set: set.to_owned(), message: message.to_owned() });
    }
    clashes
}

impl Rules {
    /// The rules of a version.
    #[must_use]
    pub fn new(version: u64, mut sets: Vec<RuleSet>) -> Self {
        let scope =
            Scope::new(sets.iter_mut().flat_map(|set| &mut set.rules).map(|rule| &mut rule.condition));
        let by_source = sets
            .iter()
            .enumerate()
            .flat_map(|(index, set)| set.sources.iter().map(move |source| (source.clone(), index)))
            .collect();
        Self { version, sets, by_source, scope }
    }

    /// Their number.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// The set for a source.
    #[must_use]
    pub fn set_for(&self, source: &str) -> Option<&RuleSet> {
        let index = self.by_source.get(source).or_else(|| self.by_source.get("*"))?;
        self.sets.get(*index)
    }

    /// The first rule of a set that holds for a response that was given so many seconds ago.
    #[must_use]
    pub fn first_that_holds<'a>(&self, set: &'a RuleSet, facts: &Facts, age: i64) -> Found<'a> {
        let mut found = Found { rule: None, failures: Vec::new(), too_old: None };
        for rule in &set.rules {
            let held = match rule.condition.at_a_glance(facts) {
                Some(false) => continue,
                Some(true) => Ok(true),
                None => self.scope.holds(&rule.condition, facts),
            };
            match held {
                Ok(true) => match rule.greatest_age.as_ref().filter(|limit| !limit.admits(age)) {
                    Some(limit) => {
                        found.too_old.get_or_insert(&limit.text);
                    }
                    None => {
                        found.rule = Some(rule);
                        return found;
                    }
                },
                Ok(false) => {}
                Err(failure) => found.failures.push(failure),
            }
        }
        found
    }

    /// What every rule of a set comes to: for the explanation.
    #[must_use]
    pub fn findings<'a>(&self, set: &'a RuleSet, facts: &Facts, age: i64) -> Vec<Finding<'a>> {
        set.rules
            .iter()
            .map(|rule| {
                let mut held = self.scope.holds(&rule.condition, facts);
                let mut parts = rule.condition.parts(facts);
                if let Some(limit) = &rule.greatest_age {
                    let (admits, nothing_failed) = (limit.admits(age), held == Ok(true));
                    held = held.map(|held| held && admits);
                    parts.push(Part {
                        text: format!("at most {} old", limit.text),
                        values: BTreeMap::from([("age".to_owned(), days_and_hours(age))]),
                        held: Ok(admits),
                        decisive: !admits && nothing_failed,
                    });
                }
                Finding { rule, held, parts }
            })
            .collect()
    }
}

/// An age as people read it: `41d 3h`.
fn days_and_hours(seconds: i64) -> String {
    let hours = seconds / 3_600;
    format!("{}d {}h", hours / 24, hours % 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_set_a_source_and_one_for_all() {
        let sets = |list: &[(&'static str, &[&str])]| {
            let owned: Vec<(&str, Vec<String>)> = list
                .iter()
                .map(|(set, sources)| (*set, sources.iter().map(|&source| source.to_owned()).collect()))
                .collect();
            clashes(owned.iter().map(|(set, sources)| (*set, sources.as_slice()))).len()
        };
        assert_eq!(sets(&[]), 0);
        assert_eq!(sets(&[("a", &["*"]), ("b", &["x"])]), 0);
        assert_eq!(sets(&[("a", &["*"]), ("b", &["*"])]), 1);
        assert_eq!(sets(&[("a", &["*", "x"]), ("b", &["x", "x"])]), 2);
        assert_eq!(sets(&[("a", &["x"])]), 1);
    }
}
