//! Units, people and calendars as resources and as events.

use crate::domain::directory::{Directory, Manager, Person, PoolMember, Unit};
use business_time::{Calendar, CalendarSpec, HolidaySpec, SpecialDaySpec, WeeklySpec};
use contracts::{
    convert,
    events::v1::{CalendarChanged, DirectoryChange, PersonChanged, UnitChanged},
    topology::{CALENDAR_CHANGED, EventKind, PERSON_CHANGED, UNIT_CHANGED},
    types::v1 as types,
};
use eventing::{
    Error,
    resources::{Change, PlannedChange, StoredResource},
};
use jiff::{Timestamp, civil::Date};
use prost::Message as _;
use std::collections::BTreeMap;

/// A mistake in one field: its path and what is wrong.
pub type FieldMistake = (String, String);

fn date(text: &str, field: String, mistakes: &mut Vec<FieldMistake>) -> Option<Date> {
    if text.is_empty() {
        return None;
    }
    let date: Option<Date> = text.parse().ok();
    if date.is_none() {
        mistakes.push((field, format!("{text:?} is no date; write it as 2027-03-26")));
    }
    date
}

/// Reads a unit.
#[must_use]
pub fn unit(spec: &types::UnitSpec) -> (Unit, Vec<FieldMistake>) {
    let mut mistakes = Vec::new();
    let managers = spec
        .managers
        .iter()
        .enumerate()
        .map(|(index, manager)| Manager {
            person: manager.person.clone(),
            from: date(&manager.from, format!("spec.managers[{index}].from"), &mut mistakes),
            until: date(&manager.until, format!("spec.managers[{index}].until"), &mut mistakes),
        })
        .collect();
    let unit = Unit {
        parent: spec.parent.clone(),
        calendar: spec.calendar.clone(),
        managers,
        fallback_owner: spec.fallback_owner.clone(),
        ends_on: date(&spec.ends_on, "spec.ends_on".to_owned(), &mut mistakes),
        pool: spec
            .pool
            .iter()
            .map(|member| PoolMember { person: member.person.clone(), capacity: member.capacity })
            .collect(),
    };
    (unit, mistakes)
}

/// Reads a person.
#[must_use]
pub fn person(spec: &types::PersonSpec) -> (Person, Vec<FieldMistake>) {
    let mut mistakes = Vec::new();
    let mut absences = Vec::new();
    for (index, absence) in spec.absences.iter().enumerate() {
        let from = date(&absence.from, format!("spec.absences[{index}].from"), &mut mistakes);
        let until = date(&absence.until, format!("spec.absences[{index}].until"), &mut mistakes);
        match (from, until) {
            (Some(from), Some(until)) => absences.push((from, until, absence.reason.clone())),
            _ if absence.from.is_empty() || absence.until.is_empty() => {
                mistakes.push((format!("spec.absences[{index}]"), "needs both from and until".to_owned()));
            }
            _ => {}
        }
    }
    for (index, language) in spec.languages.iter().enumerate() {
        if !is_language(language) {
            let message = format!("{language:?} is no language tag; write it as fr or en-GB (BCP 47)");
            mistakes.push((format!("spec.languages[{index}]"), message));
        }
    }
    let deputies = spec
        .deputies
        .iter()
        .enumerate()
        .map(|(index, deputy)| Manager {
            person: deputy.person.clone(),
            from: date(&deputy.from, format!("spec.deputies[{index}].from"), &mut mistakes),
            until: date(&deputy.until, format!("spec.deputies[{index}].until"), &mut mistakes),
        })
        .collect();
    let person = Person {
        absences,
        roles: spec.roles.iter().map(|grant| (grant.role.clone(), grant.unit.clone())).collect(),
        languages: spec.languages.clone(),
        deputies,
        ends_on: date(&spec.ends_on, "spec.ends_on".to_owned(), &mut mistakes),
    };
    (person, mistakes)
}

/// Two or three letters, then further parts of up to eight letters and digits: the shape of a BCP 47 tag.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.chars().all(|letter| letter.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_alphanumeric())
        })
}

/// Reads a calendar.
///
/// # Errors
/// Every mistake in it.
pub fn calendar(name: &str, version: u64, spec: &types::CalendarSpec) -> Result<Calendar, Vec<FieldMistake>> {
    let spec = CalendarSpec {
        name: name.to_owned(),
        version,
        zone: spec.zone.clone(),
        weekly: spec
            .weekly
            .iter()
            .map(|hours| WeeklySpec { days: hours.days.clone(), hours: hours.hours.clone() })
            .collect(),
        holidays: spec
            .holidays
            .iter()
            .map(|day| HolidaySpec { date: day.date.clone(), name: day.name.clone(), inactive: day.inactive })
            .collect(),
        special_days: spec
            .special_days
            .iter()
            .map(|day| SpecialDaySpec {
                date: day.date.clone(),
                name: day.name.clone(),
                hours: day.hours.clone(),
            })
            .collect(),
        icalendar: spec.icalendar.clone(),
    };
    Calendar::parse(&spec).map_err(|problems| {
        problems.into_iter().map(|problem| (format!("spec.{}", problem.field), problem.message)).collect()
    })
}

/// The directory that the resources make. They were checked when they were applied.
///
/// # Errors
/// A resource that no longer reads.
pub fn directory(stored: Vec<StoredResource>) -> Result<Directory, Error> {
    let (mut units, mut people, mut calendars) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for resource in stored {
        let body = resource.body.as_slice();
        match resource.kind.as_str() {
            "Unit" => {
                let message = types::Unit::decode(body).map_err(anyhow::Error::from)?;
                units.insert(resource.name, unit(&message.spec.unwrap_or_default()).0);
            }
            "Person" => {
                let message = types::Person::decode(body).map_err(anyhow::Error::from)?;
                people.insert(resource.name, person(&message.spec.unwrap_or_default()).0);
            }
            "Calendar" => {
                let message = types::Calendar::decode(body).map_err(anyhow::Error::from)?;
                let calendar = calendar(&resource.name, resource.version, &message.spec.unwrap_or_default());
                let calendar = calendar
                    .map_err(|mistakes| anyhow::anyhow!("calendar {}: {mistakes:?}", resource.name))?;
                calendars.insert(resource.name, calendar);
            }
            other => {
                tracing::warn!(kind = other, name = resource.name, "a resource of a kind that isn't ours")
            }
        }
    }
    Ok(Directory::new(units, people, calendars))
}

/// The event of a changed resource.
///
/// # Errors
/// A resource that no longer reads.
pub fn changed(
    planned: &PlannedChange,
    actor: types::Actor,
    now: Timestamp,
) -> Result<(&'static EventKind, Vec<u8>), Error> {
    let resource = &planned.resource;
    let (body, version) = (resource.body.as_slice(), resource.version);
    let change = Some(DirectoryChange {
        actor: Some(actor),
        change_time: Some(convert::timestamp(now)),
        ended: planned.change == Change::Ended,
    });
    Ok(match resource.kind.as_str() {
        "Unit" => {
            let unit = types::Unit { version, ..types::Unit::decode(body).map_err(anyhow::Error::from)? };
            (&UNIT_CHANGED, UnitChanged { unit: Some(unit), change }.encode_to_vec())
        }
        "Person" => {
            let person =
                types::Person { version, ..types::Person::decode(body).map_err(anyhow::Error::from)? };
            (&PERSON_CHANGED, PersonChanged { person: Some(person), change }.encode_to_vec())
        }
        _ => {
            let calendar =
                types::Calendar { version, ..types::Calendar::decode(body).map_err(anyhow::Error::from)? };
            (&CALENDAR_CHANGED, CalendarChanged { calendar: Some(calendar), change }.encode_to_vec())
        }
    })
}
