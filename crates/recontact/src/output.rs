//! Results on standard output: tables for people, JSON and YAML for programs.

mod table;

use crate::cli::Output;
use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;
use std::io::{IsTerminal as _, Write as _};
pub use table::table;

/// Writes a line; a reader that went away is no error of ours.
///
/// # Errors
/// When standard output can't be written.
pub fn line(text: &str) -> anyhow::Result<()> {
    match writeln!(std::io::stdout().lock(), "{text}") {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        result => Ok(result?),
    }
}

/// Writes a note for a person to standard error.
pub fn note(text: &str) {
    // Nobody is left to tell.
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Writes a value as JSON or YAML, or calls for its table.
///
/// # Errors
/// When standard output can't be written.
pub fn print<T: Serialize>(
    output: Output,
    value: &T,
    table: impl FnOnce(&T) -> String,
) -> anyhow::Result<()> {
    match output {
        Output::Json => line(&serde_json::to_string_pretty(value)?),
        Output::Yaml => line(serde_saphyr::to_string(value)?.trim_end()),
        Output::Table => line(&table(value)),
    }
}

/// An instant as people read it, in UTC and to the minute; empty: none.
#[must_use]
pub fn minute(time: Option<&pbjson_types::Timestamp>) -> String {
    let instant = time.and_then(contracts::convert::instant);
    instant.map(minute_of).unwrap_or_default()
}

/// An instant as people read it, in UTC and to the minute.
#[must_use]
pub fn minute_of(instant: Timestamp) -> String {
    instant.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M").to_string()
}

/// An instant as people of a unit read it: `Mon 2026-11-23 10:00 CET`; empty: none. An unknown zone is read as UTC.
#[must_use]
pub fn moment(time: Option<&pbjson_types::Timestamp>, zone: &str) -> String {
    let zone = business_time::zone(zone).unwrap_or(TimeZone::UTC);
    let instant = time.and_then(contracts::convert::instant);
    let told = |instant: Timestamp| instant.to_zoned(zone).strftime("%a %Y-%m-%d %H:%M %Z").to_string();
    instant.map(told).unwrap_or_default()
}

/// A duration as people read it: `3h 20m`.
#[must_use]
pub fn duration(duration: Option<&pbjson_types::Duration>) -> String {
    let Some(seconds) = duration.map(|duration| duration.seconds) else {
        return "–".to_owned();
    };
    match (seconds / 86_400, seconds % 86_400 / 3_600, seconds % 3_600 / 60) {
        (0, 0, minutes) => format!("{minutes}m"),
        (0, hours, minutes) => format!("{hours}h {minutes}m"),
        (days, hours, _) => format!("{days}d {hours}h"),
    }
}

/// The name of an enum's value without its prefix, in lower case.
#[must_use]
pub fn word(name: &str, prefix: &str) -> String {
    name.strip_prefix(prefix).unwrap_or(name).to_lowercase().replace('_', " ")
}

/// Whether standard error is a terminal that wants colours and moving parts.
#[must_use]
pub fn is_lively() -> bool {
    std::io::stderr().is_terminal()
}
