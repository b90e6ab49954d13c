//! Reading the events of DIRECTORY, as every service that keeps a copy does.

use crate::{
    events::v1::{CalendarChanged, DirectoryChange, PersonChanged, UnitChanged},
    topology::{CALENDAR_CHANGED, EventKind, PERSON_CHANGED, UNIT_CHANGED},
    types::v1::Metadata,
};
use prost::Message as _;

/// One resource of the directory, as its event carries it.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// `Unit`, `Person` or `Calendar`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: u64,
    /// Who changed it and when, and whether it was taken out.
    pub change: DirectoryChange,
}

/// Reads an event of DIRECTORY.
///
/// # Errors
/// Why it can't be read.
pub fn read(kind: &EventKind, payload: &[u8]) -> Result<Changed, String> {
    let unreadable = |error: prost::DecodeError| format!("{}: {error}", kind.message);
    let changed = |kind, metadata: Option<Metadata>, version, change: Option<DirectoryChange>| {
        let name = metadata.map(|metadata| metadata.name).filter(|name| !name.is_empty());
        let name = name.ok_or_else(|| format!("a {kind} without a name"))?;
        let change = change.ok_or_else(|| format!("{kind} {name}: nothing says who changed it and when"))?;
        Ok(Changed { kind, name, version, change })
    };
    if std::ptr::eq(kind, &UNIT_CHANGED) {
        let event = UnitChanged::decode(payload).map_err(unreadable)?;
        let unit = event.unit.unwrap_or_default();
        changed("Unit", unit.metadata, unit.version, event.change)
    } else if std::ptr::eq(kind, &PERSON_CHANGED) {
        let event = PersonChanged::decode(payload).map_err(unreadable)?;
        let person = event.person.unwrap_or_default();
        changed("Person", person.metadata, person.version, event.change)
    } else if std::ptr::eq(kind, &CALENDAR_CHANGED) {
        let event = CalendarChanged::decode(payload).map_err(unreadable)?;
        let calendar = event.calendar.unwrap_or_default();
        changed("Calendar", calendar.metadata, calendar.version, event.change)
    } else {
        Err(format!("{} is no event of the directory", kind.ce_type()))
    }
}
