//! Who owns a task: the unit's pool, its manager, an absent manager's deputy, the level above, the fallback owner; every
//! step recorded (AS-2).

use super::directory::{Directory, Manager, Person, PoolMember};
use jiff::{Timestamp, civil::Date};
use std::collections::{BTreeMap, BTreeSet};

/// Where an owner came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnerSource {
    /// The manager of the unit that caused it.
    Manager,
    /// A deputy of an absent manager.
    Deputy,
    /// The manager of a level above.
    LevelAbove,
    /// The root's fallback owner.
    Fallback,
    /// Moved by a step of the escalation policy, or by a person who asked the level above.
    Escalation,
    /// Moved by a person.
    Reassignment,
    /// The one of the unit's pool who had the least to do.
    Pool,
}

/// One step of how somebody was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The unit looked at.
    pub unit: String,
    /// The person considered; empty: the unit has none.
    pub person: String,
    /// Why the step ended as it did.
    pub finding: String,
}

/// Who was found, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// Name of the person.
    pub person: String,
    /// Where from.
    pub source: OwnerSource,
    /// Step by step.
    pub steps: Vec<Step>,
}

/// Number of open tasks by owner; who is not in it has none.
pub type Loads = BTreeMap<String, u64>;

/// Finds the owner of what a unit caused, for a customer who speaks `language` (a BCP 47 tag; empty: unknown).
#[must_use]
pub fn owner(directory: &Directory, unit: &str, language: &str, loads: &Loads, now: Timestamp) -> Resolution {
    let mut steps = Vec::new();
    if let Some(person) = of_the_pool(directory, unit, language, loads, now, &mut steps) {
        return Resolution { person, source: OwnerSource::Pool, steps };
    }
    search(directory, unit, 0, steps, now)
}

/// Finds the manager so many levels above a unit, or of the next level that has one who is here or stood in for. Pools
/// are not asked: whoever is above answers for the unit.
#[must_use]
pub fn above(directory: &Directory, unit: &str, levels: u32, now: Timestamp) -> Resolution {
    search(directory, unit, levels, Vec::new(), now)
}

fn search(
    directory: &Directory,
    unit: &str,
    levels: u32,
    mut steps: Vec<Step>,
    now: Timestamp,
) -> Resolution {
    let path = directory.path(unit);
    // Above the root there is nobody but the root's own manager.
    let skip = usize::try_from(levels).unwrap_or(usize::MAX).min(path.len().saturating_sub(1));
    for (level, name) in path.iter().enumerate().skip(skip) {
        let date = directory.calendar(name).date_at(now);
        let mut search = OneUnit { directory, unit: name, date, met: BTreeSet::new(), steps: &mut steps };
        let managers = directory.unit(name).map_or(&[][..], |unit| unit.managers.as_slice());
        let mut none = true;
        for manager in managers.iter().filter(|manager| manager.holds_on(date)) {
            none = false;
            let Some(person) = search.here_or_stood_in_for(&manager.person, "") else { continue };
            let source = match (person == manager.person, level) {
                (false, _) => OwnerSource::Deputy,
                (true, 0) => OwnerSource::Manager,
                (true, _) => OwnerSource::LevelAbove,
            };
            return Resolution { person, source, steps };
        }
        if none {
            search.step("", "no manager".to_owned());
        }
    }
    let root = directory.root().unwrap_or_default().to_owned();
    let person = directory.unit(&root).map(|unit| unit.fallback_owner.clone()).unwrap_or_default();
    steps.push(Step {
        unit: root,
        person: person.clone(),
        finding: "chosen as the fallback owner".to_owned(),
    });
    Resolution { person, source: OwnerSource::Fallback, steps }
}

/// The search for somebody who is here, at one unit.
struct OneUnit<'a> {
    directory: &'a Directory,
    unit: &'a str,
    date: Date,
    /// Whom the search met: deputies may stand in for each other in a circle.
    met: BTreeSet<String>,
    steps: &'a mut Vec<Step>,
}

impl OneUnit<'_> {
    fn step(&mut self, person: &str, finding: String) {
        self.steps.push(Step { unit: self.unit.to_owned(), person: person.to_owned(), finding });
    }

    /// The person, or the first of their deputies, and of those' deputies, who is here.
    fn here_or_stood_in_for(&mut self, name: &str, of: &str) -> Option<String> {
        let role = if of.is_empty() { String::new() } else { format!(", deputy of {of}") };
        if !self.met.insert(name.to_owned()) {
            self.step(name, format!("was asked before{role}"));
            return None;
        }
        let person = self.directory.person(name);
        let Some(away) = away(person, self.date) else {
            self.step(name, format!("chosen{role}"));
            return Some(name.to_owned());
        };
        self.step(name, format!("{away}{role}"));
        let deputies: Vec<&Manager> =
            person.map(|person| person.deputies.iter().collect()).unwrap_or_default();
        for deputy in deputies {
            if !deputy.holds_on(self.date) {
                self.step(&deputy.person, format!("no deputy of {name} on {}", self.date));
                continue;
            }
            if let Some(found) = self.here_or_stood_in_for(&deputy.person, name) {
                return Some(found);
            }
        }
        None
    }
}

/// Of the unit's pool: whoever is here and has room; speakers of the customer's language first, then the one with the
/// least open tasks, then by name.
fn of_the_pool(
    directory: &Directory,
    unit: &str,
    language: &str,
    loads: &Loads,
    now: Timestamp,
    steps: &mut Vec<Step>,
) -> Option<String> {
    let pool = directory.unit(unit).map_or(&[][..], |unit| unit.pool.as_slice());
    let date = directory.calendar(unit).date_at(now);
    let load = |member: &PoolMember| loads.get(&member.person).copied().unwrap_or(0);
    let able = pool.iter().filter(|member| {
        away(directory.person(&member.person), date).is_none()
            && (member.capacity == 0 || load(member) < u64::from(member.capacity))
    });
    let speaks =
        |member: &PoolMember| directory.person(&member.person).is_some_and(|person| speaks(person, language));
    let chosen = able.min_by_key(|member| (!speaks(member), load(member), member.person.as_str()));
    for member in pool {
        let finding = if let Some(away) = away(directory.person(&member.person), date) {
            away
        } else if member.capacity > 0 && load(member) >= u64::from(member.capacity) {
            format!("no room: {} open of at most {}", load(member), member.capacity)
        } else {
            let chosen = chosen.is_some_and(|chosen| chosen.person == member.person);
            let verdict = if chosen { "chosen from the pool" } else { "in the pool" };
            let spoken = match (language.is_empty(), speaks(member)) {
                (true, _) => String::new(),
                (false, true) => format!(", speaks {language}"),
                (false, false) => format!(", does not speak {language}"),
            };
            format!("{verdict}: {} open{spoken}", load(member))
        };
        steps.push(Step { unit: unit.to_owned(), person: member.person.clone(), finding });
    }
    chosen.map(|member| member.person.clone())
}

/// Whether a person speaks a customer's language: `fr` serves `fr-CA`. An unknown language is everybody's.
fn speaks(person: &Person, language: &str) -> bool {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    language.is_empty() || person.languages.iter().any(|spoken| primary(spoken) == primary(language))
}

/// Why a person can't take something on that date; `None`: is here.
#[must_use]
pub fn away(person: Option<&Person>, date: Date) -> Option<String> {
    let Some(person) = person else {
        return Some("not in the directory".to_owned());
    };
    if let Some(ended) = person.ends_on.filter(|ended| *ended <= date) {
        return Some(format!("gone since {ended}"));
    }
    let absence = person.absences.iter().find(|(from, until, _)| *from <= date && date < *until);
    absence.map(|(_, until, _)| format!("absent until {until}"))
}

/// Everybody for whom a person stands in on that date: absent people whose deputy they are, and whose deputies' deputy
/// while those are absent too.
#[must_use]
pub fn stands_in_for(directory: &Directory, deputy: &str, date: Date) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![deputy.to_owned()];
    while let Some(present) = open.pop() {
        for (name, person) in directory.people() {
            let stands_in =
                person.deputies.iter().any(|entry| entry.person == present && entry.holds_on(date));
            if stands_in
                && name != deputy
                && away(Some(person), date).is_some()
                && found.insert(name.to_owned())
            {
                open.push(name.to_owned());
            }
        }
    }
    found
}

/// Everybody here who has a role at the unit or above, by name.
#[must_use]
pub fn with_role(directory: &Directory, unit: &str, role: &str, now: Timestamp) -> (Vec<String>, Vec<Step>) {
    let path = directory.path(unit);
    let (mut here, mut steps) = (Vec::new(), Vec::new());
    for (name, person) in directory.people() {
        let Some((_, at)) =
            person.roles.iter().find(|(held, at)| held == role && path.contains(&at.as_str()))
        else {
            continue;
        };
        let away = away(Some(person), directory.calendar(at).date_at(now));
        if away.is_none() {
            here.push(name.to_owned());
        }
        let finding = away.unwrap_or_else(|| "chosen".to_owned());
        steps.push(Step { unit: at.clone(), person: name.to_owned(), finding });
    }
    (here, steps)
}

#[cfg(test)]
mod tests {
    use super::{
        super::directory::tests::{deputy, small, with},
        *,
    };
    use proptest::prelude::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn find(directory: &Directory, unit: &str, now: &str) -> Resolution {
        owner(directory, unit, "", &Loads::new(), at(now))
    }

    fn findings(resolution: &Resolution) -> Vec<String> {
        resolution
            .steps
            .iter()
            .map(|step| format!("{} {}: {}", step.unit, step.person, step.finding))
            .collect()
    }

    #[test]
    fn the_manager_owns_it() {
        let found = find(&small(), "lyon", "2026-11-23T10:00:00Z");
        assert_eq!((found.person.as_str(), found.source), ("david", OwnerSource::Manager));
    }

    #[test]
    fn an_absent_manager_is_skipped_and_the_way_is_recorded() {
        let found = find(&small(), "centre", "2026-11-23T10:00:00Z");
        assert_eq!((found.person.as_str(), found.source), ("alice", OwnerSource::LevelAbove));
        assert_eq!(findings(&found), ["centre bruno: absent until 2026-12-01", "top alice: chosen"]);
        let back = find(&small(), "centre", "2026-12-01T00:00:00Z");
        assert_eq!(back.person, "bruno");
    }

    #[test]
    fn escalation_starts_above_and_skips_the_absent_one() {
        let found = above(&small(), "lyon", 1, at("2026-11-23T10:00:00Z"));
        assert_eq!((found.person.as_str(), findings(&found).len()), ("alice", 2));
        assert_eq!(above(&small(), "lyon", 9, at("2026-11-23T10:00:00Z")).person, "alice");
    }

    /// bruno is away, and so is carl, his first deputy; ines is carl's.
    fn stood_in() -> Directory {
        with(small(), |_, people| {
            let bruno = people.get_mut("bruno").unwrap();
            bruno.deputies = vec![deputy("carl"), deputy("david")];
            let absences = bruno.absences.clone();
            let deputies = vec![deputy("bruno"), deputy("ines")];
            people.insert("carl".to_owned(), Person { absences, deputies, ..Person::default() });
        })
    }

    #[test]
    fn an_absent_manager_is_stood_in_for_before_the_level_above() {
        let found = find(&stood_in(), "centre", "2026-11-23T10:00:00Z");
        assert_eq!((found.person.as_str(), found.source), ("ines", OwnerSource::Deputy));
        assert_eq!(
            findings(&found),
            [
                "centre bruno: absent until 2026-12-01",
                "centre carl: absent until 2026-12-01, deputy of bruno",
                "centre bruno: was asked before, deputy of carl",
                "centre ines: chosen, deputy of carl"
            ]
        );
        // Escalation asks the deputy of the one above as well.
        assert_eq!(above(&stood_in(), "lyon", 1, at("2026-11-23T10:00:00Z")).person, "ines");
    }

    #[test]
    fn a_deputy_counts_in_its_time_only() {
        let directory = with(small(), |_, people| {
            let entry = Manager { until: Some("2026-11-20".parse().unwrap()), ..deputy("david") };
            people.get_mut("bruno").unwrap().deputies = vec![entry];
        });
        assert_eq!(find(&directory, "centre", "2026-11-19T10:00:00Z").person, "david");
        let later = find(&directory, "centre", "2026-11-23T10:00:00Z");
        assert_eq!(later.person, "alice");
        assert!(findings(&later).contains(&"centre david: no deputy of bruno on 2026-11-23".to_owned()));
    }

    #[test]
    fn who_stands_in_for_whom() {
        let date = "2026-11-23".parse().unwrap();
        let of = |name: &str| stands_in_for(&stood_in(), name, date).into_iter().collect::<Vec<_>>();
        assert_eq!(of("ines"), ["bruno", "carl"]);
        assert_eq!(of("david"), ["bruno", "carl"], "carl's deputy bruno is away too, and david is his");
        assert!(of("alice").is_empty());
        let back = "2026-12-01".parse().unwrap();
        assert!(stands_in_for(&stood_in(), "ines", back).is_empty(), "nobody is away");
    }

    /// lyon's pool: bruno (away), david (at most 2), ines (fr), alice.
    fn pooled() -> Directory {
        with(small(), |units, people| {
            let member = |person: &str, capacity| PoolMember { person: person.into(), capacity };
            units.get_mut("lyon").unwrap().pool =
                vec![member("bruno", 0), member("david", 2), member("ines", 0), member("alice", 0)];
            people.get_mut("ines").unwrap().languages = vec!["fr".into()];
        })
    }

    #[test]
    fn the_pool_goes_by_language_then_load_then_name() {
        /// The customer's language, loads, who gets it.
        type Case = (&'static str, &'static [(&'static str, u64)], &'static str);
        let cases: [Case; 6] = [
            ("", &[], "alice"),
            ("", &[("alice", 1)], "david"),
            ("", &[("alice", 1), ("david", 1)], "ines"),
            ("", &[("alice", 3), ("david", 2), ("ines", 4)], "alice"),
            ("fr-CA", &[("ines", 9)], "ines"),
            ("de", &[("alice", 1), ("david", 1), ("ines", 1)], "alice"),
        ];
        for (language, loads, expected) in cases {
            let loads = loads.iter().map(|(name, load)| ((*name).to_owned(), *load)).collect();
            let found = owner(&pooled(), "lyon", language, &loads, at("2026-11-23T10:00:00Z"));
            let seen = (found.person.as_str(), found.source);
            assert_eq!(seen, (expected, OwnerSource::Pool), "{language} {loads:?}");
        }
    }

    #[test]
    fn a_pool_tells_of_everybody_and_without_room_the_manager_owns_it() {
        let full = with(pooled(), |units, _| {
            units.get_mut("lyon").unwrap().pool.truncate(2);
        });
        let loads = Loads::from([("david".to_owned(), 2)]);
        let found = owner(&full, "lyon", "fr", &loads, at("2026-11-23T10:00:00Z"));
        assert_eq!((found.person.as_str(), found.source), ("david", OwnerSource::Manager));
        assert_eq!(
            findings(&found),
            [
                "lyon bruno: absent until 2026-12-01",
                "lyon david: no room: 2 open of at most 2",
                "lyon david: chosen"
            ]
        );
    }

    #[test]
    fn at_last_the_fallback_owner() {
        let directory = Directory::new(
            [(
                "top".to_owned(),
                super::super::directory::Unit { fallback_owner: "ines".into(), ..Default::default() },
            )]
            .into(),
            Default::default(),
            Default::default(),
        );
        let found = find(&directory, "anything", "2026-11-23T10:00:00Z");
        assert_eq!((found.person.as_str(), found.source), ("ines", OwnerSource::Fallback));
        assert_eq!(findings(&found), ["top : no manager", "top ines: chosen as the fallback owner"]);
    }

    #[test]
    fn a_role_is_told_at_the_unit_and_above() {
        let (people, _) = with_role(&small(), "lyon", "supervisor", at("2026-11-23T10:00:00Z"));
        assert_eq!(people, ["alice"]);
        assert!(with_role(&small(), "lyon", "auditor", at("2026-11-23T10:00:00Z")).0.is_empty());
    }

    const NAMES: [&str; 6] = ["alice", "bruno", "carl", "david", "emma", "ines"];

    proptest! {
        /// Whatever the deputies and absences: the search ends, and finds somebody who is here or the fallback owner.
        #[test]
        fn whoever_is_found_is_here(
            deputies in prop::collection::vec((0_usize..6, 0_usize..6), 0..20),
            absent in prop::collection::btree_set(0_usize..6, 0..6),
        ) {
            let directory = with(small(), |_, people| {
                for name in NAMES {
                    people.insert(name.to_owned(), Person::default());
                }
                for (of, by) in &deputies {
                    people.get_mut(NAMES[*of]).unwrap().deputies.push(deputy(NAMES[*by]));
                }
                for index in &absent {
                    let away = ("2026-11-01".parse().unwrap(), "2026-12-01".parse().unwrap(), String::new());
                    people.get_mut(NAMES[*index]).unwrap().absences.push(away);
                }
            });
            let found = find(&directory, "lyon", "2026-11-23T10:00:00Z");
            let here = away(directory.person(&found.person), "2026-11-23".parse().unwrap()).is_none();
            prop_assert!(here || found.source == OwnerSource::Fallback, "{found:?}");
            prop_assert_eq!(&found.steps.last().unwrap().person, &found.person);
            // A deputy who was found is one who may act for whoever is away.
            if found.source == OwnerSource::Deputy {
                let date = "2026-11-23".parse().unwrap();
                prop_assert!(!stands_in_for(&directory, &found.person, date).is_empty());
            }
        }
    }
}
