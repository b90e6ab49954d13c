//! From the words of a resource to a calendar, with every mistake at once.

use crate::{
    calendar::{Calendar, Interval, NamedDay, zone},
    icalendar,
};
use jiff::{SignedDuration, civil::Date, tz::TimeZone};
use std::collections::BTreeMap;

/// A calendar as people write it.
#[derive(Debug, Clone, Default)]
pub struct CalendarSpec {
    /// Resource name.
    pub name: String,
    /// Version, from 1.
    pub version: u64,
    /// IANA zone.
    pub zone: String,
    /// Hours of the week.
    pub weekly: Vec<WeeklySpec>,
    /// Days on which it is closed.
    pub holidays: Vec<HolidaySpec>,
    /// Days with hours of their own.
    pub special_days: Vec<SpecialDaySpec>,
    /// Text of an iCalendar file, whose whole-day events are days on which it is closed. Empty: none.
    pub icalendar: String,
}

/// Hours that recur on some weekdays.
#[derive(Debug, Clone, Default)]
pub struct WeeklySpec {
    /// `monday` to `sunday`.
    pub days: Vec<String>,
    /// `09:00-12:00`; `24:00` may end one.
    pub hours: Vec<String>,
}

/// A day on which it is closed.
#[derive(Debug, Clone, Default)]
pub struct HolidaySpec {
    /// `2027-03-26`.
    pub date: String,
    /// What a person reads.
    pub name: String,
    /// Switched off: an ordinary day, also where the iCalendar text names it.
    pub inactive: bool,
}

/// A day with hours of its own.
#[derive(Debug, Clone, Default)]
pub struct SpecialDaySpec {
    /// `2026-12-24`.
    pub date: String,
    /// What a person reads.
    pub name: String,
    /// `09:00-12:00`.
    pub hours: Vec<String>,
}

/// One mistake in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarProblem {
    /// Path below `spec`: `weekly[1].hours[0]`.
    pub field: String,
    /// What is wrong, and what to do.
    pub message: String,
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// What a calendar must be able to hold, to be worth anything: a working week.
const TRIAL: SignedDuration = SignedDuration::from_hours(40);

impl Calendar {
    /// Reads a calendar.
    ///
    /// # Errors
    /// Every mistake in it, never only the first.
    pub fn parse(spec: &CalendarSpec) -> Result<Self, Vec<CalendarProblem>> {
        let mut problems = Problems::default();
        let zone =
            zone(&spec.zone).map_err(|message| problems.push("zone", message)).unwrap_or(TimeZone::UTC);
        let calendar = Self {
            name: spec.name.clone(),
            version: spec.version,
            zone,
            weekly: weekly(&spec.weekly, &mut problems),
            named: named(spec, &mut problems),
            events: events(&spec.icalendar, &mut problems),
        };
        if problems.0.is_empty() && calendar.weekly.iter().all(Vec::is_empty) {
            problems.push("weekly", "the calendar is never open; give at least one weekday hours".to_owned());
        } else if problems.0.is_empty() {
            calendar.trial(&mut problems);
        }
        if problems.0.is_empty() { Ok(calendar) } else { Err(problems.0) }
    }

    /// Counts a working week from the first day that it names: whoever saves a calendar learns now, not at the first
    /// deadline, that it can't hold one.
    fn trial(&self, problems: &mut Problems) {
        let named = self.named.keys().copied().chain(self.events.iter().map(icalendar::Event::start));
        let first = named.min().unwrap_or_else(|| jiff::civil::date(2026, 1, 1));
        let start = first.to_zoned(self.zone.clone()).map(|zoned| zoned.timestamp());
        if let Ok(Err(error)) = start.map(|start| crate::add(self, start, TRIAL)) {
            problems.push("weekly", error.to_string());
        }
    }
}

#[derive(Default)]
struct Problems(Vec<CalendarProblem>);

impl Problems {
    fn push(&mut self, field: impl Into<String>, message: String) {
        self.0.push(CalendarProblem { field: field.into(), message });
    }
}

fn weekly(entries: &[WeeklySpec], problems: &mut Problems) -> [Vec<Interval>; 7] {
    let mut week: [Vec<Interval>; 7] = Default::default();
    for (entry_index, entry) in entries.iter().enumerate() {
        let field = format!("weekly[{entry_index}]");
        let intervals = hours(&format!("{field}.hours"), &entry.hours, problems);
        if entry.days.is_empty() {
            problems.push(format!("{field}.days"), "name at least one day, monday to sunday".to_owned());
        }
        for (day_index, name) in entry.days.iter().enumerate() {
            let known = WEEKDAYS.iter().position(|weekday| weekday == name);
            match known.and_then(|weekday| week.get_mut(weekday)) {
                Some(day) => day.extend(&intervals),
                None => problems.push(
                    format!("{field}.days[{day_index}]"),
                    format!("{name:?} is not a weekday; use {}", WEEKDAYS.join(", ")),
                ),
            }
        }
    }
    for (day, name) in week.iter_mut().zip(WEEKDAYS) {
        day.sort_unstable();
        if overlaps(day) {
            problems.push("weekly", format!("hours on {name} overlap; each minute may be named once"));
        }
    }
    week
}

/// The events of the iCalendar text.
fn events(text: &str, problems: &mut Problems) -> Vec<icalendar::Event> {
    if text.is_empty() {
        return Vec::new();
    }
    icalendar::read(text).unwrap_or_else(|mistakes| {
        for (line, message) in mistakes {
            problems.push("icalendar", format!("line {line}: {message}"));
        }
        Vec::new()
    })
}

fn named(spec: &CalendarSpec, problems: &mut Problems) -> BTreeMap<Date, NamedDay> {
    let mut named = BTreeMap::new();
    for (index, holiday) in spec.holidays.iter().enumerate() {
        let day = NamedDay { name: holiday.name.clone(), intervals: Vec::new(), inactive: holiday.inactive };
        insert(&mut named, &format!("holidays[{index}]"), &holiday.date, day, problems);
    }
    for (index, day) in spec.special_days.iter().enumerate() {
        let field = format!("special_days[{index}]");
        let mut intervals = hours(&format!("{field}.hours"), &day.hours, problems);
        intervals.sort_unstable();
        if intervals.is_empty() && day.hours.is_empty() {
            problems.push(format!("{field}.hours"), "give hours, or make it a holiday".to_owned());
        }
        if overlaps(&intervals) {
            problems
                .push(format!("{field}.hours"), "hours overlap; each minute may be named once".to_owned());
        }
        let date = &day.date;
        let day = NamedDay { name: day.name.clone(), intervals, inactive: false };
        insert(&mut named, &field, date, day, problems);
    }
    named
}

fn insert(
    named: &mut BTreeMap<Date, NamedDay>,
    field: &str,
    date: &str,
    day: NamedDay,
    problems: &mut Problems,
) {
    let Ok(parsed) = date.parse::<Date>() else {
        problems.push(format!("{field}.date"), format!("{date:?} is not a date; write it as 2027-03-26"));
        return;
    };
    if let Some(earlier) = named.insert(parsed, day) {
        problems.push(
            format!("{field}.date"),
            format!("{date} is already {:?}; a date may be named once", earlier.name),
        );
    }
}

fn hours(field: &str, texts: &[String], problems: &mut Problems) -> Vec<Interval> {
    let mut intervals = Vec::with_capacity(texts.len());
    for (index, text) in texts.iter().enumerate() {
        match interval(text) {
            Ok(interval) => intervals.push(interval),
            Err(message) => problems.push(format!("{field}[{index}]"), message),
        }
    }
    intervals
}

fn interval(text: &str) -> Result<Interval, String> {
    let malformed =
        || format!("{text:?} are not opening hours; write them as 09:00-12:30, at most until 24:00");
    let (open, close) = text.split_once('-').ok_or_else(malformed)?;
    let open_minute = minute_of_day(open.trim()).ok_or_else(malformed)?;
    let close_minute = minute_of_day(close.trim()).ok_or_else(malformed)?;
    if open_minute >= close_minute {
        return Err(format!(
            "{text:?} closes before it opens; hours past midnight are two intervals, until 24:00 and from 00:00"
        ));
    }
    Ok(Interval { open_minute, close_minute })
}

fn minute_of_day(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    if hour.len() != 2 || minute.len() != 2 {
        return None;
    }
    let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
    let total = hour * 60 + minute;
    (minute < 60 && total <= 24 * 60).then_some(total)
}

fn overlaps(sorted: &[Interval]) -> bool {
    sorted.iter().zip(sorted.iter().skip(1)).any(|(left, right)| right.open_minute < left.close_minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(spec: &CalendarSpec) -> Vec<String> {
        let problems = Calendar::parse(spec).unwrap_err();
        problems.into_iter().map(|problem| format!("{}: {}", problem.field, problem.message)).collect()
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let spec = CalendarSpec {
            name: "x".into(),
            zone: "Europe/Lyon".into(),
            weekly: vec![
                WeeklySpec { days: vec!["monday".into(), "Mon".into()], hours: vec!["9-12".into()] },
                WeeklySpec {
                    days: vec!["monday".into()],
                    hours: vec!["18:00-09:00".into(), "24:00-24:01".into()],
                },
                WeeklySpec {
                    days: vec!["friday".into()],
                    hours: vec!["09:00-12:00".into(), "11:59-13:00".into()],
                },
            ],
            holidays: vec![HolidaySpec {
                date: "26.03.2027".into(),
                name: "Good Friday".into(),
                inactive: false,
            }],
            ..Default::default()
        };
        let all = messages(&spec);
        for expected in [
            "zone: \"Europe/Lyon\" is not a time zone",
            "weekly[0].hours[0]: \"9-12\" are not opening hours",
            "weekly[0].days[1]: \"Mon\" is not a weekday",
            "weekly[1].hours[0]: \"18:00-09:00\" closes before it opens",
            "weekly[1].hours[1]: \"24:00-24:01\" are not opening hours",
            "weekly: hours on friday overlap",
            "holidays[0].date: \"26.03.2027\" is not a date",
        ] {
            assert!(all.iter().any(|message| message.starts_with(expected)), "{expected} not in {all:#?}");
        }
    }

    #[test]
    fn a_calendar_that_never_opens_is_refused() {
        let spec = CalendarSpec { zone: "Europe/Paris".into(), ..Default::default() };
        assert!(messages(&spec)[0].contains("never open"));
    }

    #[test]
    fn a_holiday_that_is_switched_off_is_an_ordinary_day() {
        let spec = CalendarSpec {
            zone: "Europe/Paris".into(),
            weekly: vec![WeeklySpec { days: vec!["friday".into()], hours: vec!["09:00-10:00".into()] }],
            holidays: vec![HolidaySpec { date: "2027-03-26".into(), name: "x".into(), inactive: true }],
            ..Default::default()
        };
        let calendar = Calendar::parse(&spec).unwrap();
        assert_eq!(calendar.spans(jiff::civil::date(2027, 3, 26)).len(), 1);
        assert_eq!(calendar.named_days(2027)[0].standing, crate::Standing::SwitchedOff);
    }
}
