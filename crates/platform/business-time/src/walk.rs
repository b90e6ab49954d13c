//! The four questions, and the account day by day.

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

/// What one civil date adds to a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayCount {
    /// The civil date in the calendar's zone.
    pub date: Date,
    /// Opening and closing instants of that date.
    pub opening: Vec<(Timestamp, Timestamp)>,
    /// The holiday or special day.
    pub exception: Option<String>,
    /// Duty time of that date inside the interval measured.
    pub counted: SignedDuration,
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
        for (opens, closes) in calendar.spans(date).rev() {
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

/// The same measure day by day, for people who ask why; the counts add up to [`between`].
#[must_use]
pub fn days(calendar: &Calendar, from: Timestamp, until: Timestamp) -> Vec<DayCount> {
    dates(calendar, from, until)
        .map(|date| {
            let opening: Vec<_> = calendar.spans(date).collect();
            let counted = opening
                .iter()
                .filter_map(|&(opens, closes)| positive(opens.max(from), closes.min(until)))
                .sum();
            DayCount { date, opening, exception: calendar.exception_name(date).map(str::to_owned), counted }
        })
        .collect()
}

/// The next instant at which the calendar is open: `at` itself when it is open then.
///
/// # Errors
/// When it does not open within [`SEARCH_DAYS`].
pub fn next_opening(calendar: &Calendar, at: Timestamp) -> Result<Timestamp, NoOpening> {
    forward(calendar, at)
        .find(|&(_, closes)| closes > at)
        .map(|(opens, _)| opens.max(at))
        .ok_or_else(|| no_opening(calendar, at))
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

fn no_opening(calendar: &Calendar, from: Timestamp) -> NoOpening {
    NoOpening { calendar: calendar.name().to_owned(), from }
}
