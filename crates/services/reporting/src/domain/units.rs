//! The unit tree, as far as figures need it.

use jiff::tz::TimeZone;
use std::collections::{BTreeMap, BTreeSet};

/// A tree is never this deep; a loop would be.
const DEPTH_MAX: usize = 64;

/// A unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// Name of the one above; the root's is empty.
    pub parent: String,
    /// Name of its calendar; empty: that of the unit above.
    pub calendar: String,
}

/// Units by name, and the zones of their calendars.
#[derive(Debug, Clone, Default)]
pub struct Units {
    units: BTreeMap<String, Unit>,
    zones: BTreeMap<String, TimeZone>,
}

/// The units that a question is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// All, known or not.
    Everything,
    /// These.
    Within(BTreeSet<String>),
    /// All but these: of the root, for what is not known counts for it.
    Outside(BTreeSet<String>),
}

impl Scope {
    /// Whether a unit is one of them, as it came.
    #[must_use]
    pub fn contains(&self, unit: &str) -> bool {
        match self {
            Self::Everything => true,
            Self::Within(units) => units.contains(unit),
            Self::Outside(units) => !units.contains(unit),
        }
    }
}

impl Units {
    /// A tree, with the zone of each calendar.
    #[must_use]
    pub const fn new(units: BTreeMap<String, Unit>, zones: BTreeMap<String, TimeZone>) -> Self {
        Self { units, zones }
    }

    /// Whether there is such a unit.
    #[must_use]
    pub fn contains(&self, unit: &str) -> bool {
        self.units.contains_key(unit)
    }

    /// Every name.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.units.keys().map(String::as_str)
    }

    /// Name of the root.
    #[must_use]
    pub fn root(&self) -> Option<&str> {
        self.units.iter().find(|(_, unit)| unit.parent.is_empty()).map(|(name, _)| name.as_str())
    }

    /// The unit and all above it; of an unknown unit, the root alone.
    #[must_use]
    pub fn path(&self, unit: &str) -> Vec<&str> {
        let start = self.units.get_key_value(unit).map(|(name, _)| name.as_str()).or_else(|| self.root());
        let above = |name: &&str| {
            let parent = &self.units.get(*name)?.parent;
            self.units.get_key_value(parent).map(|(name, _)| name.as_str())
        };
        std::iter::successors(start, above).take(DEPTH_MAX).collect()
    }

    /// The unit and all below it.
    #[must_use]
    pub fn below(&self, unit: &str) -> BTreeSet<String> {
        self.units.keys().filter(|name| self.path(name).contains(&unit)).cloned().collect()
    }

    /// The unit, and all that counts for it; of an empty name, everything.
    #[must_use]
    pub fn scope(&self, unit: &str) -> Scope {
        if unit.is_empty() {
            return Scope::Everything;
        }
        let below = self.below(unit);
        if self.root() == Some(unit) {
            return Scope::Outside(
                self.units.keys().filter(|name| !below.contains(*name)).cloned().collect(),
            );
        }
        Scope::Within(below)
    }

    /// What counts on a unit itself, on none below it; without a name, what counts on none below the root.
    #[must_use]
    pub fn own(&self, unit: &str) -> Scope {
        if !unit.is_empty() && self.root() != Some(unit) {
            return Scope::Within(BTreeSet::from([unit.to_owned()]));
        }
        let mut others: BTreeSet<String> =
            self.children(unit).into_iter().flat_map(|child| self.below(child)).collect();
        if let Scope::Outside(outside) = self.scope(unit) {
            others.extend(outside);
        }
        Scope::Outside(others)
    }

    /// The units directly below; without a name, those below the root: it is the whole, and no part of it.
    #[must_use]
    pub fn children(&self, unit: &str) -> Vec<&str> {
        let unit = if unit.is_empty() { self.root().unwrap_or_default() } else { unit };
        let below = |parent: &str| parent == unit;
        self.units.iter().filter(|(_, one)| below(&one.parent)).map(|(name, _)| name.as_str()).collect()
    }

    /// The zone in which people of a unit read instants: that of its calendar, else of the nearest one above; of an
    /// empty or unknown unit, the root's. `None`: no calendar was heard of yet.
    #[must_use]
    pub fn zone(&self, unit: &str) -> Option<&TimeZone> {
        self.path(unit).into_iter().find_map(|name| self.zones.get(&self.units.get(name)?.calendar))
    }

    /// Its IANA name; empty: no calendar was heard of yet.
    #[must_use]
    pub fn zone_name(&self, unit: &str) -> &str {
        self.zone(unit).and_then(TimeZone::iana_name).unwrap_or_default()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn tree() -> Units {
        let unit = |name: &str, parent: &str, calendar: &str| {
            (name.to_owned(), Unit { parent: parent.into(), calendar: calendar.into() })
        };
        let units = [
            unit("top", "", "france"),
            unit("centre", "top", ""),
            unit("lyon", "centre", ""),
            unit("isles", "top", "britain"),
            unit("lost", "gone", ""),
        ];
        let zone = |name: &str, zone: &str| (name.to_owned(), business_time::zone(zone).unwrap());
        Units::new(units.into(), [zone("france", "Europe/Paris"), zone("britain", "Europe/London")].into())
    }

    #[test]
    fn what_is_not_known_counts_for_the_root() {
        let units = tree();
        assert!(units.scope("top").contains("lyon") && units.scope("top").contains("nowhere"));
        assert!(!units.scope("top").contains("lost"), "the unit above it was taken out");
        assert!(units.scope("centre").contains("lyon") && !units.scope("centre").contains("nowhere"));
        assert!(units.scope("").contains("lost"));
        for name in units.names().chain(["nowhere"]) {
            for scope in units.names() {
                assert_eq!(
                    units.scope(scope).contains(name),
                    units.path(name).contains(&scope),
                    "{name} {scope}"
                );
            }
        }
    }

    #[test]
    fn a_unit_without_a_calendar_takes_the_zone_of_the_one_above() {
        let units = tree();
        let zone = |unit: &str| units.zone_name(unit).to_owned();
        assert_eq!(
            ["lyon", "isles", "nowhere", "", "lost"].map(zone),
            ["Europe/Paris", "Europe/London", "Europe/Paris", "Europe/Paris", ""]
        );
    }

    #[test]
    fn a_unit_is_what_is_below_it_and_what_is_its_own() {
        let units = tree();
        let all: Vec<&str> = units.names().chain(["nowhere", ""]).collect();
        for unit in ["", "top", "centre", "lyon"] {
            let mut parts: Vec<Scope> = units.children(unit).iter().map(|child| units.scope(child)).collect();
            parts.push(units.own(unit));
            for name in &all {
                let held = parts.iter().filter(|part| part.contains(name)).count();
                assert_eq!(held, usize::from(units.scope(unit).contains(name)), "{unit:?} {name:?}");
            }
        }
        assert!(units.own("top").contains("top") && units.own("top").contains("nowhere"));
        assert!(!units.own("top").contains("lost") && units.own("").contains("lost"));
    }

    #[test]
    fn the_whole_has_the_parts_that_its_root_has() {
        let units = tree();
        assert_eq!(units.children(""), ["centre", "isles"]);
        assert_eq!(units.children("centre"), ["lyon"]);
        assert!(Units::default().children("").is_empty());
    }
}
