//! Who owns a task: manager, absent → the level above → the fallback owner; every step recorded (AS-2).

use super::directory::{Directory, Person};
use jiff::{Timestamp, civil::Date};

/// Where an owner came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnerSource {
    /// The manager of the unit that caused it.
    Manager,
    /// The manager of a level above.
    LevelAbove,
    /// The root's fallback owner.
    Fallback,
    /// Moved by a step of the escalation policy.
    Escalation,
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

/// Finds the owner of what a unit caused.
#[must_use]
pub fn owner(directory: &Directory, unit: &str, now: Timestamp) -> Resolution {
    search(directory, unit, 0, now)
}

/// Finds the manager so many levels above a unit, or of the next level that has one who is here.
#[must_use]
pub fn above(directory: &Directory, unit: &str, levels: u32, now: Timestamp) -> Resolution {
    search(directory, unit, levels, now)
}

fn search(directory: &Directory, unit: &str, levels: u32, now: Timestamp) -> Resolution {
    let path = directory.path(unit);
    // Above the root there is nobody but the root's own manager.
    let skip = usize::try_from(levels).unwrap_or(usize::MAX).min(path.len().saturating_sub(1));
    let mut steps = Vec::new();
    for (level, name) in path.iter().enumerate().skip(skip) {
        let date = directory.calendar(name).date_at(now);
        let managers = directory.unit(name).map_or(&[][..], |unit| unit.managers.as_slice());
        let mut present = managers.iter().filter(|manager| {
            manager.from.is_none_or(|from| from <= date) && manager.until.is_none_or(|until| date < until)
        });
        let mut none = true;
        for manager in present.by_ref() {
            none = false;
            let away = away(directory.person(&manager.person), date);
            let finding = away.clone().unwrap_or_else(|| "chosen".to_owned());
            steps.push(Step { unit: (*name).to_owned(), person: manager.person.clone(), finding });
            if away.is_none() {
                let source = if level == 0 { OwnerSource::Manager } else { OwnerSource::LevelAbove };
                return Resolution { person: manager.person.clone(), source, steps };
            }
        }
        if none {
            steps.push(Step {
                unit: (*name).to_owned(),
                person: String::new(),
                finding: "no manager".to_owned(),
            });
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
    use super::{super::directory::tests::small, *};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
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
        let found = owner(&small(), "lyon", at("2026-11-23T10:00:00Z"));
        assert_eq!((found.person.as_str(), found.source), ("david", OwnerSource::Manager));
    }

    #[test]
    fn an_absent_manager_is_skipped_and_the_way_is_recorded() {
        let found = owner(&small(), "centre", at("2026-11-23T10:00:00Z"));
        assert_eq!((found.person.as_str(), found.source), ("alice", OwnerSource::LevelAbove));
        assert_eq!(findings(&found), ["centre bruno: absent until 2026-12-01", "top alice: chosen"]);
        let back = owner(&small(), "centre", at("2026-12-01T00:00:00Z"));
        assert_eq!(back.person, "bruno");
    }

    #[test]
    fn escalation_starts_above_and_skips_the_absent_one() {
        let found = above(&small(), "lyon", 1, at("2026-11-23T10:00:00Z"));
        assert_eq!((found.person.as_str(), findings(&found).len()), ("alice", 2));
        assert_eq!(above(&small(), "lyon", 9, at("2026-11-23T10:00:00Z")).person, "alice");
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
        let found = owner(&directory, "anything", at("2026-11-23T10:00:00Z"));
        assert_eq!((found.person.as_str(), found.source), ("ines", OwnerSource::Fallback));
        assert_eq!(findings(&found), ["top : no manager", "top ines: chosen as the fallback owner"]);
    }

    #[test]
    fn a_role_is_told_at_the_unit_and_above() {
        let (people, _) = with_role(&small(), "lyon", "supervisor", at("2026-11-23T10:00:00Z"));
        assert_eq!(people, ["alice"]);
        assert!(with_role(&small(), "lyon", "auditor", at("2026-11-23T10:00:00Z")).0.is_empty());
    }
}
