//! What the rules need to know of units and calendars.

use super::facts::{Texts, UnitFacts};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// A unit, as far as rules see it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unit {
    /// Name of the unit above; empty: the root.
    pub parent: String,
    /// What a person reads.
    pub title: String,
    /// Name of its calendar; empty: that of the unit above.
    pub calendar: String,
    /// Its attributes.
    pub attributes: Texts,
}

/// The units, and the zones of the calendars.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    units: BTreeMap<String, Unit>,
    zones: BTreeMap<String, TimeZone>,
    root: Option<String>,
}

/// A tree is never this deep; a loop, which `apply` refuses, would be.
const DEPTH_MAX: usize = 64;

impl Directory {
    /// A directory of units, and zones by name of calendar.
    #[must_use]
    pub fn new(units: BTreeMap<String, Unit>, zones: BTreeMap<String, TimeZone>) -> Self {
        let root = units.iter().find(|(_, unit)| unit.parent.is_empty()).map(|(name, _)| name.clone());
        Self { units, zones, root }
    }

    /// The unit and all above it; of an unknown unit, the root alone.
    fn path(&self, name: &str) -> Vec<&str> {
        let start = self.units.get_key_value(name).map(|(name, _)| name.as_str()).or(self.root.as_deref());
        let above = |name: &&str| {
            let parent = self.units.get(*name)?.parent.as_str();
            (!parent.is_empty()).then_some(parent)
        };
        std::iter::successors(start, above).take(DEPTH_MAX).collect()
    }

    /// A unit as conditions see it.
    #[must_use]
    pub fn facts(&self, name: &str) -> UnitFacts {
        let path = self.path(name);
        let mut attributes = Texts::new();
        for unit in path.iter().filter_map(|name| self.units.get(*name)) {
            for (key, value) in &unit.attributes {
                attributes.entry(key.clone()).or_insert_with(|| value.clone());
            }
        }
        UnitFacts {
            known: self.units.contains_key(name),
            title: self.units.get(name).map(|unit| unit.title.clone()).unwrap_or_default(),
            path: path.into_iter().map(str::to_owned).collect(),
            attributes,
        }
    }

    /// The zone of a unit's calendar, or of the nearest above; UTC where there is none.
    #[must_use]
    pub fn zone(&self, name: &str) -> TimeZone {
        self.path(name)
            .into_iter()
            .filter_map(|name| self.units.get(name))
            .find(|unit| !unit.calendar.is_empty())
            .and_then(|unit| self.zones.get(&unit.calendar))
            .cloned()
            .unwrap_or(TimeZone::UTC)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_inherits_what_it_does_not_say() {
        let unit = |parent: &str, calendar: &str, region: &str| Unit {
            parent: parent.into(),
            calendar: calendar.into(),
            attributes: [("region".to_owned(), region.to_owned())]
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .collect(),
            ..Unit::default()
        };
        let units = BTreeMap::from([
            ("top".to_owned(), unit("", "france", "all")),
            ("south".to_owned(), unit("top", "", "south")),
            ("nice".to_owned(), unit("south", "", "")),
        ]);
        let paris = TimeZone::get("Europe/Paris").unwrap();
        let directory = Directory::new(units, BTreeMap::from([("france".to_owned(), paris.clone())]));
        let nice = directory.facts("nice");
        assert_eq!(
            (nice.known, nice.path.join("/").as_str(), nice.attributes["region"].as_str()),
            (true, "nice/south/top", "south")
        );
        let unknown = directory.facts("mars");
        assert_eq!((unknown.known, unknown.path.join("/").as_str()), (false, "top"));
        assert_eq!((directory.zone("nice"), Directory::default().zone("nice")), (paris, TimeZone::UTC));
    }
}
