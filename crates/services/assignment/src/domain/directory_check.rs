//! Whether a directory holds together: looked at as a whole, when it is applied.

use super::directory::{Person, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// A mistake in one resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryMistake {
    /// `Unit`, `Person` or `Calendar`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// Path of the field.
    pub field: String,
    /// What is wrong, and what to do.
    pub message: String,
}

/// What is looked at.
#[derive(Debug, Default)]
pub struct Whole {
    /// Units as they would be.
    pub units: BTreeMap<String, Unit>,
    /// People as they would be.
    pub people: BTreeMap<String, Person>,
    /// Names of calendars as they would be.
    pub calendars: BTreeSet<String>,
    /// Units that open tasks count for, as far as they would be taken out.
    pub units_in_use: BTreeSet<String>,
    /// People who own open tasks, as far as they would be taken out.
    pub people_in_use: BTreeSet<String>,
}

/// Everything that is wrong with it.
#[must_use]
pub fn mistakes(whole: &Whole) -> Vec<DirectoryMistake> {
    let mut found = Vec::new();
    let mut wrong = |kind, name: &str, field: &str, message: String| {
        found.push(DirectoryMistake { kind, name: name.to_owned(), field: field.to_owned(), message });
    };
    let roots: Vec<&String> =
        whole.units.iter().filter(|(_, unit)| unit.parent.is_empty()).map(|(name, _)| name).collect();
    match roots.as_slice() {
        [] if whole.units.is_empty() => {}
        [] => wrong(
            "Unit",
            "",
            "spec.parent",
            "no unit is the root: exactly one must have no parent".to_owned(),
        ),
        [root] => check_root(whole, root, &mut wrong),
        [first, others @ ..] => {
            for other in others {
                let message = format!("has no parent, nor has {first}: exactly one unit is the root");
                wrong("Unit", other, "spec.parent", message);
            }
        }
    }
    for (name, unit) in &whole.units {
        check_unit(whole, name, unit, &mut wrong);
    }
    for (name, person) in &whole.people {
        for (index, (_, unit)) in person.roles.iter().enumerate() {
            if !whole.units.contains_key(unit) {
                wrong(
                    "Person",
                    name,
                    &format!("spec.roles[{index}].unit"),
                    unknown("unit", unit, whole.units.keys()),
                );
            }
        }
        for (index, (from, until, _)) in person.absences.iter().enumerate() {
            if from >= until {
                let message = format!("ends on {until}, not after it begins on {from}");
                wrong("Person", name, &format!("spec.absences[{index}].until"), message);
            }
        }
        check_deputies(whole, name, person, &mut wrong);
    }
    for name in &whole.units_in_use {
        let message = "open tasks count for it; keep it and set spec.ends_on instead of taking it out";
        wrong("Unit", name, "spec.ends_on", message.to_owned());
    }
    for name in &whole.people_in_use {
        let message = "owns open tasks; keep the person and set spec.ends_on instead of taking them out";
        wrong("Person", name, "spec.ends_on", message.to_owned());
    }
    found
}

fn check_root(whole: &Whole, root: &str, wrong: &mut impl FnMut(&'static str, &str, &str, String)) {
    let Some(unit) = whole.units.get(root) else { return };
    if unit.calendar.is_empty() {
        wrong(
            "Unit",
            root,
            "spec.calendar",
            "the root must have a calendar: every other unit may lean on it".to_owned(),
        );
    }
    if unit.fallback_owner.is_empty() {
        let message = "the root must have a fallback owner, for what nobody else can own";
        wrong("Unit", root, "spec.fallback_owner", message.to_owned());
    }
}

fn check_unit(
    whole: &Whole,
    name: &str,
    unit: &Unit,
    wrong: &mut impl FnMut(&'static str, &str, &str, String),
) {
    if !unit.parent.is_empty() {
        if !whole.units.contains_key(&unit.parent) {
            wrong("Unit", name, "spec.parent", unknown("unit", &unit.parent, whole.units.keys()));
        } else if runs_in_a_circle(&whole.units, name) {
            wrong(
                "Unit",
                name,
                "spec.parent",
                format!("the way up from {name} runs in a circle and never meets the root"),
            );
        }
    }
    if !unit.calendar.is_empty() && !whole.calendars.contains(&unit.calendar) {
        wrong("Unit", name, "spec.calendar", unknown("calendar", &unit.calendar, whole.calendars.iter()));
    }
    if !unit.fallback_owner.is_empty() && !whole.people.contains_key(&unit.fallback_owner) {
        wrong(
            "Unit",
            name,
            "spec.fallback_owner",
            unknown("person", &unit.fallback_owner, whole.people.keys()),
        );
    }
    for (index, manager) in unit.managers.iter().enumerate() {
        let field = |field: &str| format!("spec.managers[{index}].{field}");
        if !whole.people.contains_key(&manager.person) {
            wrong("Unit", name, &field("person"), unknown("person", &manager.person, whole.people.keys()));
        }
        if let (Some(from), Some(until)) = (manager.from, manager.until)
            && from >= until
        {
            wrong("Unit", name, &field("until"), format!("is {until}, not after {from}"));
        }
    }
    check_pool(whole, name, unit, wrong);
}

/// Deputies may stand in for each other in a circle: whoever looks for one meets nobody twice. For oneself nobody can.
fn check_deputies(
    whole: &Whole,
    name: &str,
    person: &Person,
    wrong: &mut impl FnMut(&'static str, &str, &str, String),
) {
    let mut seen = BTreeSet::new();
    for (index, deputy) in person.deputies.iter().enumerate() {
        let field = |field: &str| format!("spec.deputies[{index}].{field}");
        if deputy.person == name {
            let message = "nobody stands in for themselves; name somebody else, or leave the deputy out";
            wrong("Person", name, &field("person"), message.to_owned());
        } else if !whole.people.contains_key(&deputy.person) {
            wrong("Person", name, &field("person"), unknown("person", &deputy.person, whole.people.keys()));
        } else if !seen.insert((&deputy.person, deputy.from)) {
            let message = format!("{} is named twice from the same date; keep one of them", deputy.person);
            wrong("Person", name, &field("person"), message);
        }
        if let (Some(from), Some(until)) = (deputy.from, deputy.until)
            && from >= until
        {
            wrong("Person", name, &field("until"), format!("is {until}, not after {from}"));
        }
    }
}

/// Most open tasks that a member of a pool may be given: more is a slip of the keyboard.
const CAPACITY_MAX: u32 = 1_000;

fn check_pool(
    whole: &Whole,
    name: &str,
    unit: &Unit,
    wrong: &mut impl FnMut(&'static str, &str, &str, String),
) {
    let mut seen = BTreeSet::new();
    for (index, member) in unit.pool.iter().enumerate() {
        let field = |field: &str| format!("spec.pool[{index}].{field}");
        if !whole.people.contains_key(&member.person) {
            wrong("Unit", name, &field("person"), unknown("person", &member.person, whole.people.keys()));
        } else if !seen.insert(&member.person) {
            let message = format!("{} is in the pool twice; keep one of them", member.person);
            wrong("Unit", name, &field("person"), message);
        }
        if member.capacity > CAPACITY_MAX {
            let message = format!(
                "is {}; at most {CAPACITY_MAX} open tasks at once, or 0 for no limit",
                member.capacity
            );
            wrong("Unit", name, &field("capacity"), message);
        }
    }
}

fn runs_in_a_circle(units: &BTreeMap<String, Unit>, name: &str) -> bool {
    let mut seen = BTreeSet::from([name]);
    let mut at = name;
    while let Some(unit) = units.get(at).filter(|unit| !unit.parent.is_empty()) {
        at = &unit.parent;
        if !seen.insert(at) {
            return true;
        }
    }
    false
}

fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a String>) -> String {
    let names: Vec<&str> = known.map(String::as_str).take(20).collect();
    format!(
        "there is no {what} {name:?}; known: {}",
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    )
}

#[cfg(test)]
mod tests {
    use super::{
        super::directory::{
            PoolMember,
            tests::{deputy, unit},
        },
        *,
    };

    fn whole(units: Vec<(&str, Unit)>) -> Whole {
        Whole {
            units: units.into_iter().map(|(name, unit)| (name.to_owned(), unit)).collect(),
            people: BTreeMap::from([("alice".to_owned(), Person::default())]),
            calendars: BTreeSet::from(["office".to_owned()]),
            ..Whole::default()
        }
    }

    fn root() -> Unit {
        Unit { calendar: "office".into(), fallback_owner: "alice".into(), ..unit("", "alice") }
    }

    fn fields(whole: &Whole) -> Vec<String> {
        mistakes(whole).into_iter().map(|mistake| format!("{}.{}", mistake.name, mistake.field)).collect()
    }

    #[test]
    fn a_good_tree_has_none() {
        assert_eq!(fields(&whole(vec![("top", root()), ("a", unit("top", "alice"))])), [""; 0]);
        assert_eq!(fields(&Whole::default()), [""; 0]);
    }

    #[test]
    fn each_mistake_is_named() {
        assert_eq!(
            fields(&whole(vec![("top", unit("", ""))])),
            ["top.spec.calendar", "top.spec.fallback_owner"]
        );
        assert_eq!(fields(&whole(vec![("top", root()), ("two", root())])), ["two.spec.parent"]);
        assert_eq!(
            fields(&whole(vec![("top", root()), ("a", unit("b", "")), ("b", unit("a", "bob"))])),
            ["a.spec.parent", "b.spec.parent", "b.spec.managers[0].person"]
        );
        let used = Whole { units_in_use: BTreeSet::from(["old".to_owned()]), ..whole(vec![("top", root())]) };
        assert_eq!(fields(&used), ["old.spec.ends_on"]);
    }

    #[test]
    fn deputies_and_pools_are_looked_at() {
        let member = |person: &str, capacity| PoolMember { person: person.into(), capacity };
        let pooled = Unit {
            pool: vec![member("alice", 0), member("alice", 5), member("bob", 5_000)],
            ..unit("top", "alice")
        };
        let mut whole = whole(vec![("top", root()), ("a", pooled)]);
        let zoe = Person {
            deputies: vec![deputy("zoe"), deputy("nobody"), deputy("alice"), deputy("alice")],
            ..Person::default()
        };
        whole.people.insert("zoe".to_owned(), zoe);
        assert_eq!(
            fields(&whole),
            [
                "a.spec.pool[1].person",
                "a.spec.pool[2].person",
                "a.spec.pool[2].capacity",
                "zoe.spec.deputies[0].person",
                "zoe.spec.deputies[1].person",
                "zoe.spec.deputies[3].person"
            ]
        );
    }

    #[test]
    fn deputies_may_stand_in_for_each_other() {
        let mut whole = whole(vec![("top", root())]);
        let person = |of: &str| Person { deputies: vec![deputy(of)], ..Person::default() };
        whole.people.insert("x".to_owned(), person("y"));
        whole.people.insert("y".to_owned(), person("x"));
        assert_eq!(fields(&whole), [""; 0]);
    }
}
