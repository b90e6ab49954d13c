//! How a deadline came about, civil day by civil day.

use crate::{
    calendar::{Calendar, Origin, Standing},
    walk::{NoOpening, SEARCH_DAYS, no_opening},
};
use jiff::{SignedDuration, Span, Timestamp, civil::Date};
use std::fmt;

/// The way from an instant to a deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// When so much duty time has passed: what [`add`](crate::add) gives.
    pub end: Timestamp,
    /// Civil day by civil day, from the start's to the end's. What is counted adds up to the duty time.
    pub days: Vec<DayCount>,
}

/// What one civil date adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayCount {
    /// The civil date in the calendar's zone.
    pub date: Date,
    /// Opening and closing instants of that date, also those that do not count.
    pub opening: Vec<(Timestamp, Timestamp)>,
    /// Duty time of that date that counts.
    pub counted: SignedDuration,
    /// Duty time counted up to its end.
    pub total: SignedDuration,
    /// What is particular about it. Empty: an ordinary day.
    pub notes: Vec<Note>,
}

/// What is particular about a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A holiday, by name.
    Holiday(String),
    /// A day with hours of its own, by name.
    SpecialHours(String),
    /// A holiday that is switched off, by name: an ordinary day.
    SwitchedOff(String),
    /// The weekday has no hours.
    ClosedWeekday,
    /// The wall clock leaps ahead by so much.
    ClocksForward(SignedDuration),
    /// The wall clock is put back by so much.
    ClocksBack(SignedDuration),
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Holiday(name) => write!(formatter, "{name}"),
            Self::SpecialHours(name) => write!(formatter, "{name}: hours of its own"),
            Self::SwitchedOff(name) => write!(formatter, "{name} is switched off"),
            Self::ClosedWeekday => write!(formatter, "closed"),
            Self::ClocksForward(by) => write!(formatter, "clocks go forward by {by:#}"),
            Self::ClocksBack(by) => write!(formatter, "clocks go back by {by:#}"),
        }
    }
}

/// Counts as [`add`](crate::add) does, and tells of every day on the way.
///
/// # Errors
/// When the calendar holds too little duty time within [`SEARCH_DAYS`].
pub fn explain(
    calendar: &Calendar,
    from: Timestamp,
    within: SignedDuration,
) -> Result<Explanation, NoOpening> {
    let within = within.max(SignedDuration::ZERO);
    let first = calendar.date_at(from);
    let before = first.yesterday().unwrap_or(first);
    let mut total = SignedDuration::ZERO;
    let mut days = Vec::new();
    for date in before.series(Span::new().days(1)).take(SEARCH_DAYS as usize) {
        let opening = calendar.spans(date);
        let mut counted = SignedDuration::ZERO;
        let mut end = (within.is_zero() && date >= first).then_some(from);
        for &(opens, closes) in &opening {
            let begins = opens.max(from);
            let available = closes.duration_since(begins);
            if end.is_some() || !available.is_positive() {
                continue;
            }
            let part = available.min(within - total - counted);
            counted += part;
            if total + counted == within {
                end = Some(begins.checked_add(part).map_err(|_| no_opening(calendar, from))?);
            }
        }
        total += counted;
        // The day before counts only where clocks go back over midnight.
        if date >= first || counted.is_positive() {
            let notes = notes(calendar, date, opening.is_empty());
            days.push(DayCount { date, opening, counted, total, notes });
        }
        if let Some(end) = end {
            return Ok(Explanation { end, days });
        }
    }
    Err(no_opening(calendar, from))
}

fn notes(calendar: &Calendar, date: Date, closed: bool) -> Vec<Note> {
    let mut notes: Vec<Note> = calendar
        .named_on(date)
        .into_iter()
        .filter_map(|day| {
            let name = if day.name.is_empty() { "holiday".to_owned() } else { day.name };
            match (day.standing, day.origin) {
                (Standing::Counts, Origin::SpecialDay) => Some(Note::SpecialHours(name)),
                (Standing::Counts, _) => Some(Note::Holiday(name)),
                (Standing::SwitchedOff, _) => Some(Note::SwitchedOff(name)),
                (Standing::Overruled, _) => None,
            }
        })
        .collect();
    // One holiday may be written twice, by hand and in the iCalendar text.
    notes.dedup();
    if closed && !notes.iter().any(|note| matches!(note, Note::Holiday(_))) {
        notes.push(Note::ClosedWeekday);
    }
    notes.extend(clock_changes(calendar, date));
    notes
}

/// By how much the wall clock is moved on a civil date.
fn clock_changes(calendar: &Calendar, date: Date) -> Option<Note> {
    let zone = calendar.zone();
    let start = date.to_zoned(zone.clone()).ok()?.timestamp();
    let end = date.tomorrow().ok()?.to_zoned(zone.clone()).ok()?.timestamp();
    // The last second before the day tells a change at its very start, midnight, from one at its end.
    let [before, after] = [start, end].map(|instant| {
        instant.checked_sub(SignedDuration::from_secs(1)).map(|instant| zone.to_offset(instant))
    });
    let by = SignedDuration::from_secs(i64::from(after.ok()?.seconds() - before.ok()?.seconds()));
    match by.signum() {
        1 => Some(Note::ClocksForward(by)),
        -1 => Some(Note::ClocksBack(-by)),
        _ => None,
    }
}
