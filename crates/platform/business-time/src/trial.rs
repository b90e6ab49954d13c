//! A telling example of what a calendar makes of a deadline.

use crate::{
    calendar::Calendar,
    explain::{Note, explain},
    walk::{NoOpening, next_opening, subtract},
};
use jiff::{SignedDuration, Span, Timestamp, civil::Date};

/// Duty time of the example: more than the hour before closing, so that it runs over what is closed.
const DUTY: SignedDuration = SignedDuration::from_hours(4);

/// So many days ahead a holiday is looked for.
const AHEAD_DAYS: usize = 366;

/// An example: from the last open hour before the next day that is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// From when.
    pub from: Timestamp,
    /// So much duty time.
    pub duty: SignedDuration,
    /// Ends then.
    pub due: Timestamp,
    /// Civil dates in between on which it is closed, each with the holiday or `closed`.
    pub closed: Vec<(Date, String)>,
}

/// Works the example out: before the next holiday that falls on a day with hours, else the next closed weekday, else
/// from the next opening.
///
/// # Errors
/// When the calendar does not open within the search.
pub fn trial(calendar: &Calendar, now: Timestamp) -> Result<Trial, NoOpening> {
    let today = calendar.date_at(now);
    let ahead = || today.series(Span::new().days(1)).skip(1).take(AHEAD_DAYS);
    let closed = |date: &Date| calendar.spans(*date).is_empty();
    let holiday = ahead().find(|date| closed(date) && !calendar.weekday(*date).is_empty());
    let next = holiday.or_else(|| ahead().find(closed));
    let midnight = next.and_then(|date| date.to_zoned(calendar.zone().clone()).ok());
    let from = match midnight {
        Some(midnight) => subtract(calendar, midnight.timestamp(), SignedDuration::from_hours(1))?,
        None => next_opening(calendar, now)?,
    };
    let explanation = explain(calendar, from, DUTY)?;
    let closed = explanation
        .days
        .iter()
        .filter(|day| day.opening.is_empty())
        .map(|day| {
            let kinds = |note: &&Note| matches!(note, Note::Holiday(_) | Note::ClosedWeekday);
            let names: Vec<String> = day.notes.iter().filter(kinds).map(ToString::to_string).collect();
            (day.date, names.join(", "))
        })
        .collect();
    Ok(Trial { from, duty: DUTY, due: explanation.end, closed })
}
