//! Copies of units, people and calendars to what says who may read what.

use crate::domain::directory::{Directory, Person, Term, Unit};
use contracts::{
    events::v1::{CalendarChanged, PersonChanged, UnitChanged},
    types::v1 as types,
};
use eventing::resources::Copy;
use prost::Message as _;

/// The directory that the copies make. What can't be read gives nobody a right; assignment, who owns units and people,
/// lets no wrong date or zone pass.
#[must_use]
pub fn read(copies: Vec<Copy>) -> Directory {
    let mut directory = Directory::default();
    for copy in copies.into_iter().filter(|copy| !copy.ended) {
        let body = copy.body.as_slice();
        match copy.kind.as_str() {
            "Unit" => {
                let unit = UnitChanged::decode(body).ok().and_then(|event| event.unit).unwrap_or_default();
                directory.units.insert(copy.name, self::unit(unit.spec.unwrap_or_default()));
            }
            "Person" => {
                let person =
                    PersonChanged::decode(body).ok().and_then(|event| event.person).unwrap_or_default();
                directory.people.insert(copy.name, self::person(person.spec.unwrap_or_default()));
            }
            "Calendar" => {
                let calendar =
                    CalendarChanged::decode(body).ok().and_then(|event| event.calendar).unwrap_or_default();
                if let Ok(zone) = business_time::zone(&calendar.spec.unwrap_or_default().zone) {
                    directory.zones.insert(copy.name, zone);
                }
            }
            _ => {}
        }
    }
    directory
}

fn unit(spec: types::UnitSpec) -> Unit {
    let managers =
        spec.managers.into_iter().map(|manager| term(manager.person, &manager.from, &manager.until));
    Unit { parent: spec.parent, calendar: spec.calendar, managers: managers.collect() }
}

fn person(spec: types::PersonSpec) -> Person {
    let absences = spec.absences.iter();
    let deputies = spec.deputies.into_iter().map(|deputy| term(deputy.person, &deputy.from, &deputy.until));
    Person {
        absences: absences
            .filter_map(|absence| Some((absence.from.parse().ok()?, absence.until.parse().ok()?)))
            .collect(),
        deputies: deputies.collect(),
        ends_on: spec.ends_on.parse().ok(),
    }
}

fn term(person: String, from: &str, until: &str) -> Term {
    Term { person, from: from.parse().ok(), until: until.parse().ok() }
}
