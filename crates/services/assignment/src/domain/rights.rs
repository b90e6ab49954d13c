//! Who sees and changes what: people their own units and below, what they own, and all that for whom they stand in
//! (AS-12).

use super::{directory::Directory, owner, task::Task};
use jiff::Timestamp;
use std::collections::BTreeSet;

/// What one caller may reach at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rights {
    /// The caller, and the absent people for whom they stand in.
    owners: BTreeSet<String>,
    /// Units that the caller answers for; rights reach down the tree. `None`: every unit.
    units: Option<BTreeSet<String>>,
    name: String,
}

impl Rights {
    /// The rights of a caller: the units of the key, those that the directory says they manage, and those of absent
    /// managers for whom they stand in.
    #[must_use]
    pub fn of(
        directory: &Directory,
        name: &str,
        units: &BTreeSet<String>,
        every_unit: bool,
        now: Timestamp,
    ) -> Self {
        let date = directory.calendar(directory.root().unwrap_or_default()).date_at(now);
        let mut owners = owner::stands_in_for(directory, name, date);
        owners.insert(name.to_owned());
        if every_unit {
            return Self { owners, units: None, name: name.to_owned() };
        }
        let mut units = units.clone();
        for (unit, spec) in directory.units() {
            let date = directory.calendar(unit).date_at(now);
            let managed =
                |owner: &str| spec.managers.iter().any(|it| it.person == owner && it.holds_on(date));
            if owners.iter().any(|owner| managed(owner)) {
                units.insert(unit.to_owned());
            }
        }
        Self { owners, units: Some(units), name: name.to_owned() }
    }

    /// Whether the caller sees what this person owns and what counts for this unit, and may work on it if the role
    /// allows it.
    #[must_use]
    pub fn reach(&self, directory: &Directory, owner: &str, unit: &str) -> bool {
        let Some(units) = &self.units else { return true };
        self.owners.contains(owner) || directory.path(unit).iter().any(|unit| units.contains(*unit))
    }

    /// Every unit that the caller reaches; `None`: all.
    #[must_use]
    pub fn units(&self, directory: &Directory) -> Option<BTreeSet<String>> {
        let units = self.units.as_ref()?;
        Some(units.iter().flat_map(|unit| directory.below(unit)).collect())
    }

    /// Whose tasks the caller reaches whatever their unit.
    #[must_use]
    pub const fn owners(&self) -> &BTreeSet<String> {
        &self.owners
    }

    /// Whether the caller decides above the task's owner: answers for a level above the owner's, or for every unit.
    #[must_use]
    pub fn oversee(&self, directory: &Directory, task: &Task, now: Timestamp) -> bool {
        let Some(units) = &self.units else { return true };
        let above =
            directory.path(&task.resolved_unit).into_iter().skip(owner_level(directory, task, now) + 1);
        self.name != task.owner && above.into_iter().any(|unit| units.contains(unit))
    }
}

/// At which level, counted from the task's unit, its owner stands.
fn owner_level(directory: &Directory, task: &Task, now: Timestamp) -> usize {
    let manages = |name: &&str| {
        let date = directory.calendar(name).date_at(now);
        let managers = directory.unit(name).map_or(&[][..], |unit| unit.managers.as_slice());
        managers.iter().any(|manager| manager.person == task.owner && manager.holds_on(date))
    };
    directory.path(&task.resolved_unit).iter().position(manages).unwrap_or(0)
}

/// Who decides above the task's owner, as a person reads it.
#[must_use]
pub fn overseer(directory: &Directory, task: &Task, now: Timestamp) -> String {
    let levels = u32::try_from(owner_level(directory, task, now) + 1).unwrap_or(u32::MAX);
    let found = owner::above(directory, &task.resolved_unit, levels, now).person;
    if found == task.owner || found.is_empty() {
        return "somebody with the role experience".to_owned();
    }
    format!("{found} or somebody with the role experience")
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            directory::tests::{deputy, small, with},
            task::tests::{at, task},
        },
        *,
    };

    fn reach(rights: &Rights, directory: &Directory, task: &Task) -> bool {
        rights.reach(directory, &task.owner, &task.resolved_unit)
    }

    fn rights(directory: &Directory, name: &str, units: &[&str]) -> Rights {
        let units = units.iter().map(|unit| (*unit).to_owned()).collect();
        Rights::of(directory, name, &units, false, at("2026-11-23T10:00:00Z"))
    }

    #[test]
    fn people_reach_their_own_units_and_below_and_what_they_own() {
        let directory = small();
        let other = Task { owner: "zoe".into(), ..task() };
        let cases = [
            ("david", &["lyon"][..], true),
            ("bruno", &[][..], true),
            ("alice", &[][..], true),
            ("emma", &["centre"][..], true),
            ("emma", &["elsewhere"][..], false),
            ("emma", &[][..], false),
            ("zoe", &[][..], true),
        ];
        for (name, units, expected) in cases {
            assert_eq!(
                reach(&rights(&directory, name, units), &directory, &other),
                expected,
                "{name} {units:?}"
            );
        }
        let top = Task { resolved_unit: "top".into(), owner: "zoe".into(), ..task() };
        assert!(!reach(&rights(&directory, "david", &["lyon"]), &directory, &top), "not what is above");
        let below = rights(&directory, "bruno", &[]).units(&directory).unwrap();
        assert_eq!(below.into_iter().collect::<Vec<_>>(), ["centre", "lyon"]);
    }

    #[test]
    fn a_deputy_acts_for_the_absent_and_for_nobody_else() {
        let directory = with(small(), |_, people| {
            people.get_mut("bruno").unwrap().deputies = vec![deputy("emma")];
            people.get_mut("david").unwrap().deputies = vec![deputy("fred")];
        });
        let of_bruno = Task { owner: "bruno".into(), resolved_unit: "top".into(), ..task() };
        let emma = rights(&directory, "emma", &[]);
        assert!(reach(&emma, &directory, &task()), "lyon is below bruno's unit");
        assert!(reach(&emma, &directory, &of_bruno), "bruno owns it");
        assert!(!reach(&rights(&directory, "fred", &[]), &directory, &task()), "david is here");
        let back = Rights::of(&directory, "emma", &BTreeSet::new(), false, at("2026-12-01T10:00:00Z"));
        assert!(!reach(&back, &directory, &task()), "bruno is back");
    }

    #[test]
    fn who_decides_above_the_owner() {
        let (directory, now) = (small(), at("2026-11-23T10:00:00Z"));
        let oversee = |name: &str, task: &Task| rights(&directory, name, &[]).oversee(&directory, task, now);
        assert!(!oversee("david", &task()) && oversee("bruno", &task()) && oversee("alice", &task()));
        assert_eq!(overseer(&directory, &task(), now), "alice or somebody with the role experience");
        let moved = Task { owner: "alice".into(), ..task() };
        assert!(!oversee("bruno", &moved) && !oversee("alice", &moved));
        assert_eq!(overseer(&directory, &moved, now), "somebody with the role experience");
        let experience = Rights::of(&directory, "kim", &BTreeSet::new(), true, now);
        assert!(experience.oversee(&directory, &moved, now));
    }
}
