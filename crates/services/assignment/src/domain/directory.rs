//! Units, people and calendars: the tree that work hangs on (AS-1).

use business_time::Calendar;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::collections::{BTreeMap, BTreeSet};

/// A part of the business.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// Name of the unit above; empty: the root.
    pub parent: String,
    /// Name of its calendar; empty: that of the unit above.
    pub calendar: String,
    /// Who manages it, and when.
    pub managers: Vec<Manager>,
    /// Owns what nobody else can; mandatory on the root.
    pub fallback_owner: String,
    /// From this date on the unit is no more.
    pub ends_on: Option<Date>,
    /// People who share its tasks.
    pub pool: Vec<PoolMember>,
}

/// Somebody who shares a unit's tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolMember {
    /// Name of the person.
    pub person: String,
    /// At most so many open tasks at once; 0: no limit.
    pub capacity: u32,
}

/// A manager, or a deputy, with dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manager {
    /// Name of the person.
    pub person: String,
    /// First date; `None`: always.
    pub from: Option<Date>,
    /// First date on which it is over; `None`: never.
    pub until: Option<Date>,
}

impl Manager {
    /// Whether it is so on that date.
    #[must_use]
    pub fn holds_on(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date < until)
    }
}

/// Somebody who owns tasks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// First date away, first date back, why.
    pub absences: Vec<(Date, Date, String)>,
    /// Role and unit.
    pub roles: Vec<(String, String)>,
    /// Languages spoken, BCP 47 tags.
    pub languages: Vec<String>,
    /// Who stands in while the person is away, in this order, each in its time.
    pub deputies: Vec<Manager>,
    /// From this date on the person is gone.
    pub ends_on: Option<Date>,
}

/// The whole.
#[derive(Debug, Clone)]
pub struct Directory {
    units: BTreeMap<String, Unit>,
    people: BTreeMap<String, Person>,
    calendars: BTreeMap<String, Calendar>,
    root: Option<String>,
    always: Calendar,
}

/// A tree is never this deep; a loop, which `apply` refuses, would be.
const DEPTH_MAX: usize = 64;

impl Directory {
    /// A directory; the root is the unit without one above it.
    #[must_use]
    pub fn new(
        units: BTreeMap<String, Unit>,
        people: BTreeMap<String, Person>,
        calendars: BTreeMap<String, Calendar>,
    ) -> Self {
        let root = units.iter().find(|(_, unit)| unit.parent.is_empty()).map(|(name, _)| name.clone());
        Self { units, people, calendars, root, always: Calendar::always_open("always", TimeZone::UTC) }
    }

    /// Name of the root.
    #[must_use]
    pub fn root(&self) -> Option<&str> {
        self.root.as_deref()
    }

    /// The unit of that name.
    #[must_use]
    pub fn unit(&self, name: &str) -> Option<&Unit> {
        self.units.get(name)
    }

    /// The person of that name.
    #[must_use]
    pub fn person(&self, name: &str) -> Option<&Person> {
        self.people.get(name)
    }

    /// Every person, by name.
    pub fn people(&self) -> impl Iterator<Item = (&str, &Person)> {
        self.people.iter().map(|(name, person)| (name.as_str(), person))
    }

    /// The unit and all above it, up to the root; of an unknown unit, the root alone.
    #[must_use]
    pub fn path(&self, name: &str) -> Vec<&str> {
        let start = self.units.get_key_value(name).map(|(name, _)| name.as_str()).or(self.root.as_deref());
        let above = |name: &&str| {
            let parent = self.units.get(*name)?.parent.as_str();
            (!parent.is_empty()).then_some(parent)
        };
        std::iter::successors(start, above).take(DEPTH_MAX).collect()
    }

    /// The unit that something counts for: itself, or the nearest above that has not ended; the root where it is
    /// unknown.
    #[must_use]
    pub fn resolved_unit(&self, name: &str, now: Timestamp) -> String {
        let path = self.path(name);
        let living = path.iter().find(|name| {
            let ended = self.units.get(**name).and_then(|unit| unit.ends_on);
            ended.is_none_or(|ended| self.calendar(name).date_at(now) < ended)
        });
        living.or(path.last()).map(|name| (*name).to_owned()).unwrap_or_default()
    }

    /// The calendar of a unit, or of the nearest above.
    #[must_use]
    pub fn calendar(&self, unit: &str) -> &Calendar {
        self.path(unit)
            .into_iter()
            .filter_map(|name| self.units.get(name))
            .find(|unit| !unit.calendar.is_empty())
            .and_then(|unit| self.calendars.get(&unit.calendar))
            .unwrap_or(&self.always)
    }

    /// Everybody among whom an owner may be chosen for what these units cause: their pools, and those of the units above
    /// that they count for once they have ended.
    #[must_use]
    pub fn pool_members<'a>(&self, units: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
        let mut members = BTreeSet::new();
        for name in units.collect::<BTreeSet<&str>>() {
            for above in self.path(name) {
                let Some(unit) = self.units.get(above) else { break };
                members.extend(unit.pool.iter().map(|member| member.person.clone()));
                if unit.ends_on.is_none() {
                    break;
                }
            }
        }
        members
    }

    /// Names of all units.
    pub fn units(&self) -> impl Iterator<Item = (&str, &Unit)> {
        self.units.iter().map(|(name, unit)| (name.as_str(), unit))
    }

    /// An instant as people at a unit read it: weekday, date, time, zone.
    #[must_use]
    pub fn local(&self, unit: &str, instant: Timestamp) -> String {
        let zoned = instant.to_zoned(self.calendar(unit).zone().clone());
        zoned.strftime("%a %Y-%m-%d %H:%M %Z").to_string()
    }

    /// The calendar of that name.
    #[must_use]
    pub fn calendar_named(&self, name: &str) -> Option<&Calendar> {
        self.calendars.get(name)
    }

    /// The unit and all below it.
    #[must_use]
    pub fn below(&self, unit: &str) -> Vec<String> {
        self.units.keys().filter(|name| self.path(name).contains(&unit)).cloned().collect()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use business_time::{CalendarSpec, WeeklySpec};

    pub(crate) fn unit(parent: &str, manager: &str) -> Unit {
        let managers =
            (!manager.is_empty()).then(|| Manager { person: manager.into(), from: None, until: None });
        Unit { parent: parent.into(), managers: managers.into_iter().collect(), ..Unit::default() }
    }

    /// top (alice, fallback ines, 09:00–17:00 UTC on weekdays) ← centre (bruno, away in November) ← lyon (david).
    pub(crate) fn small() -> Directory {
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday"].map(str::to_owned).to_vec();
        let weekly = vec![WeeklySpec { days, hours: vec!["09:00-17:00".into()] }];
        let spec = CalendarSpec {
            name: "office".into(),
            version: 3,
            zone: "UTC".into(),
            weekly,
            ..CalendarSpec::default()
        };
        let top = Unit { calendar: "office".into(), fallback_owner: "ines".into(), ..unit("", "alice") };
        let units = [("top", top), ("centre", unit("top", "bruno")), ("lyon", unit("centre", "david"))];
        let away = vec![("2026-11-01".parse().unwrap(), "2026-12-01".parse().unwrap(), "leave".to_owned())];
        let people = [
            ("alice", Person { roles: vec![("supervisor".into(), "top".into())], ..Person::default() }),
            ("bruno", Person { absences: away, ..Person::default() }),
            ("david", Person::default()),
            ("ines", Person::default()),
        ];
        Directory::new(
            units.map(|(name, unit)| (name.to_owned(), unit)).into(),
            people.map(|(name, person)| (name.to_owned(), person)).into(),
            BTreeMap::from([("office".to_owned(), Calendar::parse(&spec).unwrap())]),
        )
    }

    /// The same directory with one unit or person changed.
    pub(crate) fn with(
        mut directory: Directory,
        change: impl FnOnce(&mut BTreeMap<String, Unit>, &mut BTreeMap<String, Person>),
    ) -> Directory {
        change(&mut directory.units, &mut directory.people);
        directory
    }

    pub(crate) fn deputy(person: &str) -> Manager {
        Manager { person: person.into(), from: None, until: None }
    }

    #[test]
    fn the_tree_answers() {
        let directory = small();
        let now: Timestamp = "2026-11-23T10:00:00Z".parse().unwrap();
        assert_eq!(directory.path("lyon"), ["lyon", "centre", "top"]);
        assert_eq!(directory.resolved_unit("mars", now), "top");
        assert_eq!(directory.calendar("lyon").name(), "office");
        assert_eq!(directory.below("centre"), ["centre", "lyon"]);
    }

    #[test]
    fn only_the_pools_that_may_be_asked_are_named() {
        let member = |person: &str| PoolMember { person: person.into(), capacity: 1 };
        let mut directory = small();
        for (unit, person) in [("lyon", "david"), ("centre", "bruno"), ("top", "ines")] {
            directory.units.get_mut(unit).unwrap().pool = vec![member(person)];
        }
        let named = |directory: &Directory, units: &[&str]| {
            directory.pool_members(units.iter().copied()).into_iter().collect::<Vec<_>>()
        };
        assert_eq!(named(&directory, &["lyon", "lyon"]), ["david"]);
        assert_eq!(
            named(&directory, &["lyon", "mars"]),
            ["david", "ines"],
            "an unknown unit counts as the root"
        );
        directory.units.get_mut("lyon").unwrap().ends_on = Some("2026-12-01".parse().unwrap());
        assert_eq!(named(&directory, &["lyon"]), ["bruno", "david"]);
    }

    #[test]
    fn a_unit_that_ended_counts_as_the_one_above() {
        let mut directory = small();
        directory.units.get_mut("lyon").unwrap().ends_on = Some("2026-11-23".parse().unwrap());
        let at = |text: &str| directory.resolved_unit("lyon", text.parse().unwrap());
        assert_eq!(
            (at("2026-11-22T23:59:59Z").as_str(), at("2026-11-23T00:00:00Z").as_str()),
            ("lyon", "centre")
        );
    }
}
