//! `recontact rules diff`

use super::DiffArgs;
use crate::{
    client::Client,
    failure::{Exit, Failure, of_status},
    output,
    resources::{self, Found},
};
use contracts::{
    alert_rules::v1::ListResourcesRequest,
    types::v1::{RuleSet, RuleSetSpec, resource::Resource},
};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// One difference between a folder and what is live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Name of the rule set.
    pub set: String,
    /// Name of the rule; empty: the set itself.
    pub rule: String,
    /// `added`, `removed`, `changed` or `moved`.
    pub change: &'static str,
    /// The field that changed.
    pub field: String,
    /// Live.
    pub before: String,
    /// In the folder.
    pub after: String,
}

/// Runs it.
///
/// # Errors
/// Differences, a mistake in the folder, or what the service says.
pub async fn run(args: DiffArgs) -> anyhow::Result<()> {
    let found = resources::read_folder(&args.folder)?;
    let client = Client::connect(&args.read.client)?;
    let request = ListResourcesRequest { kinds: vec!["RuleSet".to_owned()] };
    let answer = client.alert_rules_configuration()?.list_resources(request).await;
    let live = answer.map_err(|status| of_status(&status))?.into_inner().resources;
    let live = live.into_iter().filter_map(|resource| match resource.resource? {
        Resource::RuleSet(set) => Some(set),
        _ => None,
    });
    let folder = found.iter().filter_map(|found| match &found.resource {
        Resource::RuleSet(set) => Some(set.clone()),
        _ => None,
    });
    let differences = differences(live.collect(), folder.collect(), &named(&found));
    output::print(args.read.output.output, &differences, |differences| table(differences))?;
    if differences.is_empty() {
        return Ok(());
    }
    let message = format!(
        "{} difference(s); `recontact apply -f {}` makes the folder live",
        differences.len(),
        args.folder.display()
    );
    Err(Failure { exit: Exit::NeedsPerson, message }.into())
}

fn named(found: &[Found]) -> BTreeSet<String> {
    resources::sets(found)
}

fn table(differences: &[Difference]) -> String {
    if differences.is_empty() {
        return "the folder is what is live".to_owned();
    }
    let rows = differences.iter().map(|one| {
        let Difference { set, rule, change, field, before, after } = one.clone();
        vec![set, rule, change.to_owned(), field, before, after]
    });
    output::table(&["SET", "RULE", "CHANGE", "FIELD", "LIVE", "FOLDER"], rows.collect())
}

/// Everything in which a folder differs from what is live. A live rule set that the folder lacks is removed only where
/// the folder names its set of resources, as `apply` does it.
#[must_use]
pub fn differences(live: Vec<RuleSet>, folder: Vec<RuleSet>, sets: &BTreeSet<String>) -> Vec<Difference> {
    let by_name = |sets: Vec<RuleSet>| -> BTreeMap<String, RuleSet> {
        sets.into_iter().map(|set| (set.metadata.clone().unwrap_or_default().name, set)).collect()
    };
    let (live, folder) = (by_name(live), by_name(folder));
    let names: BTreeSet<&String> = live.keys().chain(folder.keys()).collect();
    let mut differences = Vec::new();
    for name in names {
        match (live.get(name), folder.get(name)) {
            (None, Some(_)) => differences.push(difference(name, "", "added")),
            (Some(gone), None) => {
                let of = gone.metadata.clone().unwrap_or_default().set;
                if sets.contains(&of) {
                    differences.push(difference(name, "", "removed"));
                }
            }
            (Some(before), Some(after)) => {
                let (before, after) = (before.spec.clone(), after.spec.clone());
                compare(name, &before.unwrap_or_default(), &after.unwrap_or_default(), &mut differences);
            }
            (None, None) => {}
        }
    }
    differences
}

fn difference(set: &str, rule: &str, change: &'static str) -> Difference {
    let (set, rule) = (set.to_owned(), rule.to_owned());
    Difference { set, rule, change, field: String::new(), before: String::new(), after: String::new() }
}

fn compare(name: &str, before: &RuleSetSpec, after: &RuleSetSpec, differences: &mut Vec<Difference>) {
    let own = |spec: &RuleSetSpec| {
        let spec = RuleSetSpec { rules: Vec::new(), ..spec.clone() };
        flat(&serde_json::to_value(spec).unwrap_or_default())
    };
    changed(name, "", &own(before), &own(after), differences);
    let rules: BTreeSet<&str> =
        before.rules.iter().chain(&after.rules).map(|rule| rule.name.as_str()).collect();
    // Rules that both have, in their order: a rule moved where it stands elsewhere among them.
    let order = |spec: &RuleSetSpec, other: &RuleSetSpec| -> Vec<String> {
        let mut rules: Vec<_> = spec.rules.iter().collect();
        rules.sort_by_key(|rule| rule.position);
        let both = rules.into_iter().filter(|rule| other.rules.iter().any(|known| known.name == rule.name));
        both.map(|rule| rule.name.clone()).collect()
    };
    let (order_before, order_after) = (order(before, after), order(after, before));
    for rule in rules {
        let of = |spec: &RuleSetSpec| spec.rules.iter().find(|known| known.name == rule).cloned();
        match (of(before), of(after)) {
            (None, Some(_)) => differences.push(difference(name, rule, "added")),
            (Some(_), None) => differences.push(difference(name, rule, "removed")),
            (Some(before), Some(after)) => {
                let place = |order: &[String]| order.iter().position(|known| known == rule);
                if place(&order_before) != place(&order_after) {
                    differences.push(Difference {
                        field: "position".to_owned(),
                        before: before.position.to_string(),
                        after: after.position.to_string(),
                        ..difference(name, rule, "moved")
                    });
                }
                let fields = |mut rule: contracts::types::v1::Rule| {
                    rule.position = 0;
                    flat(&serde_json::to_value(rule).unwrap_or_default())
                };
                changed(name, rule, &fields(before), &fields(after), differences);
            }
            (None, None) => {}
        }
    }
}

fn changed(
    set: &str,
    rule: &str,
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
    differences: &mut Vec<Difference>,
) {
    let fields: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for field in fields {
        let value = |map: &BTreeMap<String, String>| map.get(field).cloned().unwrap_or_default();
        if value(before) != value(after) {
            differences.push(Difference {
                field: field.clone(),
                before: value(before),
                after: value(after),
                ..difference(set, rule, "changed")
            });
        }
    }
}

/// Every value of an object by its path: `raise.time_box.accept_within`.
fn flat(value: &Value) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    let mut open = vec![(String::new(), value)];
    while let Some((path, value)) = open.pop() {
        match value {
            Value::Object(object) => open.extend(object.iter().map(|(name, value)| {
                let name = as_written(name);
                let path = if path.is_empty() { name } else { format!("{path}.{name}") };
                (path, value)
            })),
            Value::String(text) => drop(fields.insert(path, text.clone())),
            other => drop(fields.insert(path, other.to_string())),
        }
    }
    fields
}

/// A field's name as files write it: `escalation_policy` for `escalationPolicy`.
fn as_written(name: &str) -> String {
    let mut written = String::with_capacity(name.len() + 4);
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            written.push('_');
        }
        written.push(character.to_ascii_lowercase());
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use contracts::types::v1::{ContactFatigue, Metadata, Raise, Rule};

    fn rule(name: &str, position: u32, when: &str) -> Rule {
        Rule { name: name.into(), position, when: when.into(), ..Rule::default() }
    }

    fn set(name: &str, rules: Vec<Rule>) -> RuleSet {
        let metadata = Metadata { name: name.into(), set: "sample".into(), ..Metadata::default() };
        let spec = RuleSetSpec { sources: vec!["*".into()], rules, ..RuleSetSpec::default() };
        RuleSet { metadata: Some(metadata), spec: Some(spec), version: 3 }
    }

    fn seen(live: Vec<RuleSet>, folder: Vec<RuleSet>, sets: &[&str]) -> Vec<String> {
        let sets = sets.iter().map(|&set| set.to_owned()).collect();
        let line = |one: Difference| {
            format!("{}/{} {} {} {} {}", one.set, one.rule, one.change, one.field, one.before, one.after)
        };
        differences(live, folder, &sets).into_iter().map(line).map(|line| line.trim().to_owned()).collect()
    }

    #[test]
    fn what_is_the_same_differs_in_nothing() {
        let one = || vec![set("a", vec![rule("low", 1, "true")])];
        let mut folder = one();
        folder[0].version = 0;
        assert!(seen(one(), folder, &["sample"]).is_empty());
    }

    #[test]
    fn sets_come_and_go_as_apply_would_make_them() {
        let (a, b) = (|| set("a", vec![]), || set("b", vec![]));
        assert_eq!(seen(vec![a()], vec![b()], &["sample"]), ["a/ removed", "b/ added"]);
        assert_eq!(seen(vec![a()], vec![b()], &["other"]), ["b/ added"]);
    }

    #[test]
    fn each_field_and_place_of_a_rule_is_told() {
        let before =
            set("a", vec![rule("one", 10, "true"), rule("two", 20, "true"), rule("gone", 30, "true")]);
        let mut after =
            set("a", vec![rule("two", 5, "true"), rule("one", 10, "unit.known"), rule("new", 90, "true")]);
        if let Some(spec) = &mut after.spec {
            spec.contact_fatigue = Some(ContactFatigue { cases: 2, within: "90d".into() });
            spec.rules[0].raise = Some(Raise { severity: "high".into(), ..Raise::default() });
        }
        assert_eq!(
            seen(vec![before], vec![after], &["sample"]),
            [
                "a/ changed contact_fatigue.cases  2",
                "a/ changed contact_fatigue.within  90d",
                "a/gone removed",
                "a/new added",
                "a/one moved position 10 10",
                "a/one changed when true unit.known",
                "a/two moved position 20 5",
                "a/two changed raise.severity  high",
            ]
        );
    }
}
