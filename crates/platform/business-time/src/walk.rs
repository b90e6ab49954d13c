//! The four questions.

use crate::calendar::Calendar;
use jiff::{SignedDuration, Timestamp, civil::Date};

/// How many civil dates a search looks at before it gives up: two years.
pub const SEARCH_DAYS: u32 = 731;

/// The calendar did not open often enough within [`SEARCH_DAYS`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "calendar {calendar:?} has too few opening hours within two years of {from}; check its hours and holidays"
)]
pub struct NoOpening {
    /// Name of the calendar.
    pub calendar: String,
    /// Where the search began.
    pub from: Timestamp,
}

/// Spans of every date from one before `from`'s (a doubled midnight hour can reach back), within the search's bound.
fn forward(calendar: &Calendar, from: Timestamp) -> impl Iterator<Item = (Timestamp, Timestamp)> {
    let first = calendar.date_at(from);
    let first = first.yesterday().unwrap_or(first);
    first.series(jiff::Span::new().days(1)).take(SEARCH_DAYS as usize).flat_map(|date| calendar.spans(date))
}

/// The instant at which so much duty time has passed since `start`.
///
/// Exactly at closing is closing time; a start outside hours counts from the next opening; nothing to add gives
/// `start`. A negative amount is read as nothing.
///
/// # Errors
/// When the calendar holds too little duty time within [`SEARCH_DAYS`].
pub fn add(calendar: &Calendar, start: Timestamp, duty: SignedDuration) -> Result<Timestamp, NoOpening> {
    if !duty.is_positive() {
        return Ok(start);
    }
    let mut remaining = duty;
    for (opens, closes) in forward(calendar, start) {
        let begins = opens.max(start);
        let Some(available) = positive(begins, closes) else {
            continue;
        };
        if remaining <= available {
            return begins.checked_add(remaining).map_err(|_| no_opening(calendar, start));
        }
        remaining -= available;
    }
    Err(no_opening(calendar, start))
}

/// The instant from which so much duty time passes until `end`: for "an hour before the deadline".
///
/// Exactly at opening is opening time; nothing to take away gives `end`.
///
/// # Errors
/// When the calendar holds too little duty time within [`SEARCH_DAYS`] before.
pub fn subtract(calendar: &Calendar, end: Timestamp, duty: SignedDuration) -> Result<Timestamp, NoOpening> {
    if !duty.is_positive() {
        return Ok(end);
    }
    let mut remaining = duty;
    let last = calendar.date_at(end);
    let last = last.tomorrow().unwrap_or(last);
    for date in last.series(jiff::Span::new().days(-1)).take(SEARCH_DAYS as usize) {
        for (opens, closes) in calendar.spans(date).into_iter().rev() {
            let ends = closes.min(end);
            let Some(available) = positive(opens, ends) else {
                continue;
            };
            if remaining <= available {
                return ends.checked_sub(remaining).map_err(|_| no_opening(calendar, end));
            }
            remaining -= available;
        }
    }
    Err(no_opening(calendar, end))
}

/// Duty time between two instants; zero when `until` is not after `from`.
#[must_use]
pub fn between(calendar: &Calendar, from: Timestamp, until: Timestamp) -> SignedDuration {
    dates(calendar, from, until)
        .flat_map(|date| calendar.spans(date))
        .filter_map(|(opens, closes)| positive(opens.max(from), closes.min(until)))
        .sum()
}

/// Opening and closing instants that lie ahead, in order, within the search's bound; the first may have opened already.
pub fn openings(calendar: &Calendar, at: Timestamp) -> impl Iterator<Item = (Timestamp, Timestamp)> {
    forward(calendar, at).filter(move |&(_, closes)| closes > at)
}

/// The next instant at which the calendar is open: `at` itself when it is open then.
///
/// # Errors
/// When it does not open within [`SEARCH_DAYS`].
pub fn next_opening(calendar: &Calendar, at: Timestamp) -> Result<Timestamp, NoOpening> {
    openings(calendar, at).next().map(|(opens, _)| opens.max(at)).ok_or_else(|| no_opening(calendar, at))
}

/// Whether the calendar is open at that instant. Open at opening, closed at closing.
#[must_use]
pub fn is_open(calendar: &Calendar, at: Timestamp) -> bool {
    next_opening(calendar, at) == Ok(at)
}

/// Every civil date that touches the interval.
fn dates(calendar: &Calendar, from: Timestamp, until: Timestamp) -> impl Iterator<Item = Date> {
    let first = calendar.date_at(from);
    let first = first.yesterday().unwrap_or(first);
    let last = calendar.date_at(until);
    first
        .series(jiff::Span::new().days(1))
        .take_while(move |&date| date <= last)
        .filter(move |_| from < until)
}

fn positive(from: Timestamp, until: Timestamp) -> Option<SignedDuration> {
    (from < until).then(|| until.duration_since(from))
}

pub(crate) fn no_opening(calendar: &Calendar, from: Timestamp) -> NoOpening {
    NoOpening { calendar: calendar.name().to_owned(), from }
}
