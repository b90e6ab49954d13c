//! Calendars: the first line is a zone, the second hours, the third a date; the rest is iCalendar text.

use crate::{first_line, sample::now};
use business_time::{
    Calendar, CalendarSpec, HolidaySpec, SpecialDaySpec, WeeklySpec, add, between, next_opening, openings,
    subtract, trial,
};
use jiff::{SignedDuration, Timestamp};

/// Reads a calendar and counts duty time on it.
pub fn target(input: &[u8]) {
    let (zone, rest) = first_line(input);
    let (hours, rest) = first_line(rest.as_bytes());
    let (date, icalendar) = first_line(rest.as_bytes());
    let hours: Vec<String> = hours.split(' ').map(str::to_owned).collect();
    let spec = CalendarSpec {
        name: "calendar".to_owned(),
        version: 1,
        zone,
        weekly: vec![WeeklySpec {
            days: vec!["monday".to_owned(), "sunday".to_owned()],
            hours: hours.clone(),
        }],
        holidays: vec![HolidaySpec { date: date.clone(), name: "holiday".to_owned(), inactive: false }],
        special_days: vec![SpecialDaySpec { date, name: "special".to_owned(), hours }],
        icalendar,
    };
    // With the special day on the holiday's date one of the two is wrong: it is read without each, too.
    let without_holidays = CalendarSpec { holidays: Vec::new(), ..spec.clone() };
    let plain = CalendarSpec { special_days: Vec::new(), ..spec.clone() };
    for spec in [spec, without_holidays, plain] {
        match Calendar::parse(&spec) {
            Ok(calendar) => walk(&calendar),
            Err(problems) => {
                assert!(!problems.is_empty());
                problems.iter().for_each(|problem| crate::assert_named(&problem.field, &problem.message));
            }
        }
    }
}

/// The laws of duty time, here and at the ends of time.
pub(crate) fn walk(calendar: &Calendar) {
    let duty = SignedDuration::from_hours(10);
    for at in [now(), Timestamp::MIN, Timestamp::MAX] {
        if let Ok(later) = add(calendar, at, duty) {
            assert!(later >= at);
            assert_eq!(between(calendar, at, later), duty);
            subtract(calendar, later, duty).unwrap();
        }
        if let Ok(opening) = next_opening(calendar, at) {
            assert!(opening >= at);
        }
        openings(calendar, at).take(3).count();
        let _ = calendar.date_at(at);
        let _ = trial(calendar, at);
    }
    for year in [-9999, 2026, 9999] {
        let _ = calendar.named_days(year);
    }
}
