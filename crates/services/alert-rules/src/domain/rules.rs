//! All rule sets in force, under one number (RU-12).

use super::{
    condition::{Failure, Scope},
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<'a> {
    /// The rule's name.
    pub rule: &'a str,
    /// Its condition.
    pub when: &'a str,
    /// Whether it held, or why it could not be judged.
    pub held: Result<bool, Failure>,
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

    /// The first rule of a set that holds, and how many could not be judged on the way.
    #[must_use]
    pub fn first_that_holds<'a>(&self, set: &'a RuleSet, facts: &Facts) -> (Option<&'a Rule>, Vec<Failure>) {
        let mut failures = Vec::new();
        for rule in &set.rules {
            if rule.condition.is_ruled_out(facts) {
                continue;
            }
            match self.scope.holds(&rule.condition, facts) {
                Ok(true) => return (Some(rule), failures),
                Ok(false) => {}
                Err(failure) => failures.push(failure),
            }
        }
        (None, failures)
    }

    /// What every rule of a set comes to: for the explanation.
    #[must_use]
    pub fn findings<'a>(&self, set: &'a RuleSet, facts: &Facts) -> Vec<Finding<'a>> {
        set.rules
            .iter()
            .map(|rule| Finding {
                rule: &rule.name,
                when: rule.condition.text(),
                held: self.scope.holds(&rule.condition, facts),
            })
            .collect()
    }
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
