//! Whose responses a person may read: those of their own units and below (AS-12).

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::collections::{BTreeMap, BTreeSet};

/// A tree is never this deep; a loop, which `apply` refuses, would be.
const DEPTH_MAX: usize = 64;

/// A part of the business.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// Name of the unit above; empty: the root.
    pub parent: String,
    /// Name of its calendar; empty: that of the unit above.
    pub calendar: String,
    /// Who manages it, and when.
    pub managers: Vec<Term>,
}

/// Somebody who manages a unit, or stands in for a person, for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Name of the person.
    pub person: String,
    /// First date; `None`: always.
    pub from: Option<Date>,
    /// First date on which it is over; `None`: never.
    pub until: Option<Date>,
}

impl Term {
    fn holds_on(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date < until)
    }
}

/// When a person is away, and who stands in then.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// First date away, first date back.
    pub absences: Vec<(Date, Date)>,
    /// Who stands in.
    pub deputies: Vec<Term>,
    /// From this date on the person is gone.
    pub ends_on: Option<Date>,
}

impl Person {
    fn is_away(&self, date: Date) -> bool {
        self.ends_on.is_some_and(|ended| ended <= date)
            || self.absences.iter().any(|(from, until)| *from <= date && date < *until)
    }
}

/// Units, people and the zones of calendars, as far as they say who may read what.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Directory {
    /// Units by name.
    pub units: BTreeMap<String, Unit>,
    /// People by name.
    pub people: BTreeMap<String, Person>,
    /// Zones by name of calendar.
    pub zones: BTreeMap<String, TimeZone>,
}

impl Directory {
    /// Whether a person reaches a unit: it, or one above it, is a unit of their key, or one that they manage now, or one
    /// whose absent manager they stand in for. What is unknown counts for the root.
    #[must_use]
    pub fn reaches(&self, person: &str, own: &BTreeSet<String>, unit: &str, now: Timestamp) -> bool {
        self.path(unit).into_iter().any(|unit| own.contains(unit) || self.manages(person, unit, now))
    }

    fn manages(&self, person: &str, unit: &str, now: Timestamp) -> bool {
        let date = self.date(unit, now);
        let people = self.stands_in_for(person, date);
        let managers = self.units.get(unit).map_or(&[][..], |unit| unit.managers.as_slice());
        managers.iter().any(|term| term.holds_on(date) && people.contains(term.person.as_str()))
    }

    /// The unit and all above it; of an unknown unit, the root alone.
    fn path(&self, unit: &str) -> Vec<&str> {
        let root = || self.units.iter().find(|(_, unit)| unit.parent.is_empty());
        let start = self.units.get_key_value(unit).or_else(root).map(|(name, _)| name.as_str());
        let above = |name: &&str| {
            let parent = &self.units.get(*name)?.parent;
            self.units.get_key_value(parent).map(|(name, _)| name.as_str())
        };
        std::iter::successors(start, above).take(DEPTH_MAX).collect()
    }

    /// The civil date in the zone of a unit's calendar, or of the nearest one above; without one, in UTC.
    fn date(&self, unit: &str, now: Timestamp) -> Date {
        let zone =
            self.path(unit).into_iter().find_map(|name| self.zones.get(&self.units.get(name)?.calendar));
        now.to_zoned(zone.cloned().unwrap_or(TimeZone::UTC)).date()
    }

    /// The person, and every absent one for whom they stand in, also through deputies who are absent themselves.
    fn stands_in_for<'a>(&'a self, person: &'a str, date: Date) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::from([person]);
        let mut open = vec![person];
        while let Some(present) = open.pop() {
            for (name, absent) in &self.people {
                let stands_in =
                    absent.deputies.iter().any(|term| term.person == present && term.holds_on(date));
                if stands_in && absent.is_away(date) && found.insert(name) {
                    open.push(name);
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(person: &str, from: &str, until: &str) -> Term {
        Term { person: person.into(), from: from.parse().ok(), until: until.parse().ok() }
    }

    fn directory() -> Directory {
        let unit = |parent: &str, managers: Vec<Term>| Unit {
            parent: parent.into(),
            calendar: if parent.is_empty() { "france".into() } else { String::new() },
            managers,
        };
        let away = |from: &str, until: &str| vec![(from.parse().unwrap(), until.parse().unwrap())];
        let units = [
            ("top", unit("", vec![term("ines", "", "")])),
            ("south", unit("top", vec![term("paul", "", "")])),
            ("lyon", unit("south", vec![term("alice", "", "2026-12-01"), term("bruno", "2026-12-01", "")])),
            ("web", unit("top", Vec::new())),
        ];
        let people = [
            (
                "paul",
                Person {
                    absences: away("2026-11-20", "2026-11-25"),
                    deputies: vec![term("zoe", "", "")],
                    ..Person::default()
                },
            ),
            (
                "zoe",
                Person {
                    absences: away("2026-11-24", "2026-11-25"),
                    deputies: vec![term("yann", "", "")],
                    ..Person::default()
                },
            ),
        ];
        Directory {
            units: units.map(|(name, unit)| (name.to_owned(), unit)).into(),
            people: people.map(|(name, person)| (name.to_owned(), person)).into(),
            zones: [("france".to_owned(), business_time::zone("Europe/Paris").unwrap())].into(),
        }
    }

    #[test]
    fn own_units_and_below_and_nothing_beside() {
        let directory = directory();
        let own = |units: &[&str]| units.iter().map(|unit| (*unit).to_owned()).collect::<BTreeSet<_>>();
        let cases = [
            ("ines", own(&[]), "lyon", "2026-11-23T09:00:00Z", true),
            ("ines", own(&[]), "nowhere", "2026-11-23T09:00:00Z", true),
            ("alice", own(&[]), "lyon", "2026-11-23T09:00:00Z", true),
            ("alice", own(&[]), "south", "2026-11-23T09:00:00Z", false),
            ("alice", own(&[]), "web", "2026-11-23T09:00:00Z", false),
            ("alice", own(&[]), "nowhere", "2026-11-23T09:00:00Z", false),
            ("alice", own(&["web"]), "web", "2026-11-23T09:00:00Z", true),
            // Midnight is that of the unit's calendar.
            ("alice", own(&[]), "lyon", "2026-11-30T22:59:59Z", true),
            ("alice", own(&[]), "lyon", "2026-11-30T23:00:00Z", false),
            ("bruno", own(&[]), "lyon", "2026-11-30T23:00:00Z", true),
            // Whoever stands in reads as the one who is away would.
            ("zoe", own(&[]), "lyon", "2026-11-19T09:00:00Z", false),
            ("zoe", own(&[]), "lyon", "2026-11-23T09:00:00Z", true),
            ("yann", own(&[]), "lyon", "2026-11-23T09:00:00Z", false),
            ("yann", own(&[]), "lyon", "2026-11-24T09:00:00Z", true),
        ];
        for (person, own, unit, now, expected) in cases {
            let reached = directory.reaches(person, &own, unit, now.parse().unwrap());
            assert_eq!(reached, expected, "{person} {own:?} {unit} {now}");
        }
        assert!(!Directory::default().reaches("ines", &own(&["lyon"]), "lyon", Timestamp::UNIX_EPOCH));
    }
}
