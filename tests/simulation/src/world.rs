//! The part of the business that a seed makes: units, people, calendars, and how they change.

use crate::{library::Library, random::Random};
use alert_rules::domain::directory as rules;
use assignment::domain::directory::{Directory, Manager, Person, PoolMember, Unit};
use jiff::{Span, Timestamp, civil::Date, tz::TimeZone};
use std::{collections::BTreeMap, rc::Rc};

/// Units, below each other as the names say; the root stands first.
const UNITS: [(&str, &str); 7] = [
    ("company", ""),
    ("north", "company"),
    ("america", "company"),
    ("lyon", "north"),
    ("lille", "north"),
    ("boston", "america"),
    ("night-desk", "north"),
];

/// People; the first one never goes away.
const PEOPLE: [&str; 8] = ["alice", "bruno", "carla", "david", "emma", "farid", "gina", "hugo"];

/// The part of the business that a seed makes.
#[derive(Debug)]
pub struct World {
    library: Rc<Library>,
    units: BTreeMap<String, Unit>,
    people: BTreeMap<String, Person>,
    /// Version of each calendar.
    pub calendars: BTreeMap<String, u64>,
}

/// What a change of the directory did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// In words.
    pub what: String,
    /// A calendar that has a new version.
    pub calendar: Option<(String, u64)>,
}

impl World {
    /// A world whose time begins on a date.
    #[must_use]
    pub fn new(library: Rc<Library>, random: &mut Random, begins: Date) -> Self {
        let names = ["office", "shop", "nights"].map(str::to_owned);
        let mut world = Self {
            library,
            units: BTreeMap::new(),
            people: BTreeMap::new(),
            calendars: names.into_iter().map(|name| (name, 1)).collect(),
        };
        for name in PEOPLE {
            let person = world.person(name, random, begins);
            world.people.insert(name.to_owned(), person);
        }
        for (name, parent) in UNITS {
            let unit = world.unit(name, parent, random);
            world.units.insert(name.to_owned(), unit);
        }
        world
    }

    fn unit(&self, name: &str, parent: &str, random: &mut Random) -> Unit {
        let calendar = match name {
            "company" => "office",
            "america" => "shop",
            "night-desk" => "nights",
            _ => "",
        };
        let mut managers = Vec::new();
        for _ in 0..random.below(3) {
            managers.extend(random.pick(&PEOPLE).map(|name| always(name)));
        }
        let mut pool = Vec::new();
        if name == "lille" && random.chance(500) {
            for name in PEOPLE.iter().skip(3).take(3) {
                let capacity = u32::try_from(random.below(3)).unwrap_or_default();
                pool.push(PoolMember { person: (*name).to_owned(), capacity });
            }
        }
        Unit {
            parent: parent.to_owned(),
            calendar: calendar.to_owned(),
            managers,
            fallback_owner: if parent.is_empty() { "alice".to_owned() } else { String::new() },
            ends_on: None,
            pool,
        }
    }

    fn person(&self, name: &str, random: &mut Random, begins: Date) -> Person {
        let mut person = Person::default();
        if random.chance(400) {
            let at = random.pick(&["company", "north", "america"]).copied().unwrap_or("company");
            person.roles.push(("supervisor".to_owned(), at.to_owned()));
        }
        if random.chance(300) {
            person.languages.push("fr".to_owned());
        }
        if random.chance(500) {
            person.deputies.extend(random.pick(&PEOPLE).map(|deputy| always(deputy)));
        }
        if name != "alice" && random.chance(600) {
            let first = after(begins, random.below(100));
            let back = after(first, random.between(1, 21));
            person.absences.push((first, back, "holiday".to_owned()));
        }
        person
    }

    /// Units that responses name; one of them is in no directory.
    #[must_use]
    pub fn unit_for_a_response(random: &mut Random) -> &'static str {
        const NAMES: [&str; 8] =
            ["lyon", "lyon", "lille", "boston", "boston", "night-desk", "north", "nowhere"];
        random.pick(&NAMES).copied().unwrap_or("lyon")
    }

    /// Names of everybody.
    #[must_use]
    pub fn anybody(random: &mut Random) -> &'static str {
        random.pick(&PEOPLE).copied().unwrap_or("alice")
    }

    /// The directory as assignment has it.
    #[must_use]
    pub fn directory(&self) -> Directory {
        let calendars = self.calendars.iter().filter_map(|(name, version)| {
            let calendar = self.library.calendars.get(&(name.clone(), *version))?;
            Some((name.clone(), calendar.clone()))
        });
        Directory::new(self.units.clone(), self.people.clone(), calendars.collect())
    }

    /// The directory as alert-rules has it.
    #[must_use]
    pub fn directory_of_rules(&self) -> rules::Directory {
        let units = self.units.iter().map(|(name, unit)| {
            let (parent, calendar) = (unit.parent.clone(), unit.calendar.clone());
            (name.clone(), rules::Unit { parent, calendar, ..rules::Unit::default() })
        });
        let zone = |name: &String| {
            let calendar = self.library.calendars.get(&(name.clone(), 1));
            calendar.map_or(TimeZone::UTC, |calendar| calendar.zone().clone())
        };
        let zones = self.calendars.keys().map(|name| (name.clone(), zone(name)));
        rules::Directory::new(units.collect(), zones.collect())
    }

    /// One change, as somebody applies it.
    pub fn change(&mut self, random: &mut Random, now: Timestamp) -> Changed {
        let today = now.to_zoned(TimeZone::UTC).date();
        let somebody =
            PEOPLE.get(usize::try_from(random.between(1, 7)).unwrap_or(1)).copied().unwrap_or("bruno");
        let unit = random.pick(&UNITS).map_or("company", |(name, _)| *name);
        let mut calendar = None;
        let what = match random.below(7) {
            0 | 1 => {
                let first = after(today, random.below(10));
                let back = after(first, random.between(1, 15));
                if let Some(person) = self.people.get_mut(somebody) {
                    person.absences.push((first, back, "ill".to_owned()));
                }
                format!("{somebody} will be away from {first} until {back}")
            }
            2 => {
                let managers = vec![Manager { from: Some(today), ..always(somebody) }];
                if let Some(unit) = self.units.get_mut(unit) {
                    unit.managers = managers;
                }
                format!("{somebody} manages {unit}")
            }
            3 => {
                let deputy = Self::anybody(random);
                if let Some(person) = self.people.get_mut(somebody) {
                    person.deputies = vec![always(deputy)];
                }
                format!("{deputy} stands in for {somebody}")
            }
            4 => {
                let gone = after(today, random.below(10));
                if let Some(person) = self.people.get_mut(somebody) {
                    person.ends_on = Some(gone);
                }
                format!("{somebody} leaves on {gone}")
            }
            5 if unit != "company" => {
                let ends = after(today, random.below(10));
                if let Some(unit) = self.units.get_mut(unit) {
                    unit.ends_on = Some(ends);
                }
                format!("{unit} ends on {ends}")
            }
            _ => {
                let name = random.pick(&["office", "shop", "nights"]).copied().unwrap_or("office");
                let version = self.calendars.entry(name.to_owned()).or_insert(1);
                if *version < crate::library::VERSIONS {
                    *version += 1;
                    calendar = Some((name.to_owned(), *version));
                }
                format!("calendar {name} is at version {version}")
            }
        };
        Changed { what, calendar }
    }
}

fn always(name: &str) -> Manager {
    Manager { person: name.to_owned(), from: None, until: None }
}

fn after(date: Date, days: u64) -> Date {
    date.saturating_add(Span::new().days(i64::try_from(days).unwrap_or_default()))
}
