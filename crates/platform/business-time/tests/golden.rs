//! Deadlines worked out by hand on paper calendars, each with how.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

use business_time::{
    Calendar, CalendarSpec, HolidaySpec, SpecialDaySpec, WeeklySpec, add, between, explain, is_open,
    next_opening, subtract, trial,
};
use jiff::{SignedDuration, Timestamp, Zoned};

const WORKDAYS: &str = "monday,tuesday,wednesday,thursday,friday";
const EVERY_DAY: &str = "monday,tuesday,wednesday,thursday,friday,saturday,sunday";

fn list(text: &str) -> Vec<String> {
    text.split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn spec(zone: &str, weekly: &[(&str, &str)], holidays: &[(&str, &str)]) -> CalendarSpec {
    CalendarSpec {
        name: "test".into(),
        version: 1,
        zone: zone.into(),
        weekly: weekly
            .iter()
            .map(|(days, hours)| WeeklySpec { days: list(days), hours: list(hours) })
            .collect(),
        holidays: holidays
            .iter()
            .map(|(date, name)| HolidaySpec { date: (*date).into(), name: (*name).into(), inactive: false })
            .collect(),
        ..CalendarSpec::default()
    }
}

/// The calendars of the table, by name.
fn calendar(name: &str) -> Calendar {
    let easter = [("2027-03-26", "Good Friday"), ("2027-03-29", "Easter Monday")];
    let spec = match name {
        // Two intervals a day, Saturday through, both Easter holidays.
        "paris" => CalendarSpec {
            special_days: vec![SpecialDaySpec {
                date: "2026-12-24".into(),
                name: "Christmas Eve".into(),
                hours: list("09:00-13:00"),
            }],
            ..spec("Europe/Paris", &[(WORKDAYS, "09:00-12:00,14:00-18:00"), ("saturday", "10:00-16:00")], &easter)
        },
        "paris-office" => spec("Europe/Paris", &[(WORKDAYS, "09:00-17:00")], &easter),
        "new-york" => spec("America/New_York", &[(WORKDAYS, "09:00-17:00")], &[("2027-07-05", "Independence Day")]),
        // A night shift over the weekend on which the clocks change at three on Sunday morning.
        "sydney" => spec(
            "Australia/Sydney",
            &[(WORKDAYS, "08:00-16:00"), ("saturday", "22:00-24:00"), ("sunday", "00:00-04:00")],
            &[],
        ),
        "paris-nights" => spec("Europe/Paris", &[(EVERY_DAY, "00:00-06:00")], &[]),
        "new-york-nights" => spec("America/New_York", &[(EVERY_DAY, "00:00-06:00")], &[]),
        "paris-bar" => spec("Europe/Paris", &[(EVERY_DAY, "01:00-02:00")], &[]),
        "paris-shifts" => spec("Europe/Paris", &[(EVERY_DAY, "01:00-02:30,02:30-04:00")], &[]),
        "new-york-lost" => spec("America/New_York", &[(EVERY_DAY, "02:10-02:50,12:00-13:00")], &[]),
        "paris-evenings" => spec("Europe/Paris", &[(EVERY_DAY, "20:00-24:00")], &[]),
        "paris-always" => spec("Europe/Paris", &[(EVERY_DAY, "00:00-24:00")], &[]),
        "azores-always" => spec("Atlantic/Azores", &[(EVERY_DAY, "00:00-24:00")], &[]),
        "st-johns-always" => spec("America/St_Johns", &[(EVERY_DAY, "00:00-24:00")], &[]),
        "lord-howe-always" => spec("Australia/Lord_Howe", &[(EVERY_DAY, "00:00-24:00")], &[]),
        "icalendar" => CalendarSpec {
            // Christmas each year, of which 2026 is switched off; three days of stocktaking in May 2027.
            icalendar: "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Christmas Day\nDTSTART;VALUE=DATE:20251225\nRRULE:FREQ=YEARLY\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Stocktaking\nDTSTART;VALUE=DATE:20270510\nDTEND;VALUE=DATE:20270513\nEND:VEVENT\nEND:VCALENDAR\n".into(),
            holidays: vec![HolidaySpec { date: "2026-12-25".into(), name: "Christmas Day".into(), inactive: true }],
            special_days: vec![SpecialDaySpec {
                date: "2029-12-25".into(),
                name: "Christmas sale".into(),
                hours: list("10:00-11:00"),
            }],
            ..spec("Europe/Paris", &[(WORKDAYS, "09:00-17:00")], &[])
        },
        other => panic!("no calendar {other}"),
    };
    Calendar::parse(&spec).unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse::<Zoned>().unwrap_or_else(|error| panic!("{text}: {error}")).timestamp()
}

fn duration(text: &str) -> SignedDuration {
    text.parse().unwrap()
}

/// Calendar, start, duty time, deadline, how it was worked out. Local times are of the calendar's zone.
const CASES: [(&str, &str, &str, &str, &str); 55] = [
    ("paris", "2027-03-15T09:00", "1h", "2027-03-15T10:00", "inside one interval of a Monday"),
    (
        "paris",
        "2027-03-15T09:00",
        "3h",
        "2027-03-15T12:00",
        "9 to 12 is 3 h: exactly at closing is closing time",
    ),
    (
        "paris",
        "2027-03-15T09:00",
        "3h 1m",
        "2027-03-15T14:01",
        "3 h until noon, lunch, one minute from 14:00",
    ),
    ("paris", "2027-03-15T12:30", "30m", "2027-03-15T14:30", "starts at lunch, counts from 14:00"),
    (
        "paris",
        "2027-03-15T12:00:00",
        "1m",
        "2027-03-15T14:01",
        "on the second of the midday closing: the next opening",
    ),
    (
        "paris",
        "2027-03-15T18:00:00",
        "1m",
        "2027-03-16T09:01",
        "on the second of the evening closing: next morning",
    ),
    ("paris", "2027-03-15T17:59:59", "1s", "2027-03-15T18:00", "the last second before closing is one"),
    ("paris", "2027-03-15T09:00", "7h", "2027-03-15T18:00", "a whole day is 3 + 4 h"),
    ("paris", "2027-03-15T17:30", "1h", "2027-03-16T09:30", "30 min, the night, 30 min"),
    ("paris", "2027-03-15T07:00", "1h", "2027-03-15T10:00", "before opening: from 9"),
    ("paris", "2027-03-19T17:00", "2h", "2027-03-20T11:00", "Friday 1 h, Saturday from 10: 1 h"),
    (
        "paris",
        "2027-03-20T15:00",
        "1h 1m",
        "2027-03-22T09:01",
        "Saturday 1 h to closing, Sunday none, Monday 1 min",
    ),
    ("paris", "2027-03-21T11:00", "1m", "2027-03-22T09:01", "Sunday counts nothing"),
    (
        "paris",
        "2027-03-25T17:00",
        "7h 30m",
        "2027-03-30T09:30",
        "Thursday 1 h, Good Friday none, Saturday 6 h, Sunday and Easter Monday none, Tuesday 30 min",
    ),
    ("paris", "2027-03-26T10:00", "1h", "2027-03-27T11:00", "starts on Good Friday: Saturday from 10"),
    (
        "paris",
        "2027-03-26T10:00",
        "6h",
        "2027-03-27T16:00",
        "Saturday's 6 h, exactly at closing before the long weekend",
    ),
    ("paris", "2027-03-29T10:00", "1h", "2027-03-30T10:00", "starts on Easter Monday: Tuesday from 9"),
    (
        "paris",
        "2026-12-24T12:00",
        "1h 30m",
        "2026-12-25T09:30",
        "Christmas Eve closes at 13: 1 h, then Friday 30 min",
    ),
    ("paris", "2028-02-28T17:00", "2h", "2028-02-29T10:00", "a leap day is a day: Tuesday 29 February"),
    ("paris", "2027-03-08T09:00", "40h", "2027-03-13T15:00", "five days of 7 h are 35, Saturday 5 of 6"),
    (
        "paris",
        "2027-03-21T11:00",
        "0s",
        "2027-03-21T11:00",
        "nothing to add ends where it starts, also on Sunday",
    ),
    ("paris", "2027-03-15T10:15", "0s", "2027-03-15T10:15", "nothing to add inside hours"),
    (
        "paris-office",
        "2027-03-25T16:00",
        "2h",
        "2027-03-30T10:00",
        "a holiday on each side of the weekend: Thursday 1 h, four days closed, Tuesday 1 h",
    ),
    (
        "paris-office",
        "2027-03-25T17:00:00",
        "8h",
        "2027-03-30T17:00",
        "from closing on Thursday: the whole of Tuesday, to its closing",
    ),
    (
        "new-york",
        "2027-03-12T16:00",
        "2h",
        "2027-03-15T10:00",
        "over the weekend of the change to summer time",
    ),
    ("new-york", "2027-03-15T09:00", "8h", "2027-03-15T17:00", "a whole day"),
    (
        "new-york",
        "2027-03-15T08:59:59",
        "8h",
        "2027-03-15T17:00",
        "a second before opening is as good as opening",
    ),
    (
        "new-york",
        "2027-07-02T16:30",
        "1h",
        "2027-07-06T09:30",
        "30 min on Friday, weekend, the Monday holiday, 30 min",
    ),
    (
        "new-york",
        "2027-11-05T16:30",
        "1h",
        "2027-11-08T09:30",
        "the weekend of 7 November has 49 h, none on duty",
    ),
    ("paris-evenings", "2027-06-01T23:00", "1h", "2027-06-02T00:00", "24:00 is the end of the day"),
    ("paris-evenings", "2027-06-01T23:00", "1h 1m", "2027-06-02T20:01", "past 24:00: the next evening"),
    (
        "paris-evenings",
        "2027-06-02T00:00:00",
        "4h",
        "2027-06-03T00:00",
        "a start on 24:00 is after closing: the whole next evening",
    ),
    ("paris-always", "2027-06-01T23:59", "2m", "2027-06-02T00:01", "24:00 and 00:00 are one stretch"),
    // Clocks go forward: Paris 28 March 2027 at 2, New York 14 March 2027 at 2, Sydney 3 October 2027 at 2.
    ("paris-always", "2027-03-28T00:00", "23h", "2027-03-29T00:00", "the day has 23 h"),
    (
        "paris-always",
        "2027-03-28T01:30",
        "1h",
        "2027-03-28T03:30",
        "30 min to two, which is three, 30 min more",
    ),
    ("paris-nights", "2027-03-28T00:00", "5h", "2027-03-28T06:00", "0 to 6 without the hour from 2 to 3"),
    ("new-york-nights", "2027-03-14T00:00", "5h", "2027-03-14T06:00", "0 to 6 without the hour from 2 to 3"),
    ("new-york-nights", "2027-03-14T00:00", "5h 30m", "2027-03-15T00:30", "5 h, then the next night"),
    (
        "new-york-lost",
        "2027-03-14T00:00",
        "1h",
        "2027-03-14T13:00",
        "2:10 to 2:50 is not there: noon to one alone",
    ),
    ("sydney", "2027-10-02T22:00", "5h", "2027-10-03T04:00", "2 h on Saturday; 0 to 4 on Sunday are 3 h"),
    ("sydney", "2027-10-02T22:00", "5h 1m", "2027-10-04T08:01", "and one minute more is Monday"),
    // Clocks go back: Paris 31 October 2027 at 3, New York 7 November 2027 at 2, Sydney 4 April 2027 at 3.
    ("paris-always", "2027-10-31T00:00", "25h", "2027-11-01T00:00", "the day has 25 h"),
    ("paris-nights", "2027-10-31T00:00", "7h", "2027-10-31T06:00", "0 to 6 with the hour from 2 to 3 twice"),
    (
        "new-york-nights",
        "2027-11-07T00:00",
        "6h",
        "2027-11-07T05:00",
        "0 to 5 with the hour from 1 to 2 twice",
    ),
    (
        "sydney",
        "2027-04-03T22:00",
        "4h 30m",
        "2027-04-04T02:30+11:00",
        "2 h on Saturday, 2 h 30 on Sunday: the first half past two",
    ),
    (
        "sydney",
        "2027-04-03T22:00",
        "5h 30m",
        "2027-04-04T02:30+10:00",
        "an hour later it is half past two again",
    ),
    ("sydney", "2027-04-03T22:00", "7h", "2027-04-04T04:00", "2 h, and 0 to 4 with an hour twice are 5 h"),
    (
        "paris-bar",
        "2027-10-31T01:00",
        "1h",
        "2027-10-31T02:00+02:00",
        "closes when it is two for the first time: two is not before two",
    ),
    ("paris-bar", "2027-10-31T01:00", "1h 1m", "2027-11-01T01:01", "so one minute more is the next night"),
    (
        "paris-shifts",
        "2027-10-31T01:00",
        "4h",
        "2027-10-31T04:00",
        "1 to 4 with an hour twice are 4 h, though both shifts touch the doubled hour",
    ),
    (
        "azores-always",
        "2027-10-30T23:00",
        "3h",
        "2027-10-31T01:00-01:00",
        "clocks go back at one to midnight: 23 to 24, twice 0 to 1",
    ),
    (
        "st-johns-always",
        "2010-11-06T23:00",
        "3h",
        "2010-11-07T01:00",
        "there clocks went back at 00:01 to 23:01: 23 to 00:01 are 61 min, 23:01 to 24 are 59 min, and 1 h more",
    ),
    (
        "lord-howe-always",
        "2027-04-04T00:00",
        "24h 30m",
        "2027-04-05T00:00",
        "there clocks go back by half an hour",
    ),
    (
        "icalendar",
        "2028-12-22T16:00",
        "2h",
        "2028-12-26T10:00",
        "Friday 1 h; Christmas, a Monday, by the yearly rule; Tuesday 1 h",
    ),
    ("icalendar", "2026-12-24T16:00", "2h", "2026-12-25T10:00", "Christmas 2026 is switched off: Friday 1 h"),
];

#[test]
fn deadlines_are_as_worked_out_by_hand() {
    for (name, start, duty, expected, how) in CASES {
        let calendar = calendar(name);
        let zone = calendar.zone().iana_name().unwrap().to_owned();
        let [start, expected] = [start, expected].map(|local| at(&format!("{local}[{zone}]")));
        let duty = duration(duty);
        assert_eq!(add(&calendar, start, duty), Ok(expected), "{name}, {start} + {duty:#}: {how}");
        assert_eq!(between(&calendar, start, expected), duty, "{name}, {start} to {expected}: {how}");
        let explained = explain(&calendar, start, duty).unwrap();
        assert_eq!(explained.end, expected, "{name}, {start} + {duty:#}: {how}");
        assert_eq!(explained.days.last().unwrap().total, duty, "{name}, {start} + {duty:#}: {how}");
    }
}

#[test]
fn holidays_of_icalendar_count_like_those_written_by_hand() {
    let c = calendar("icalendar");
    let friday = at("2027-05-07T16:30[Europe/Paris]");
    // 30 min on Friday; stocktaking Monday to Wednesday, for the end of an event is the first day after it.
    assert_eq!(add(&c, friday, duration("1h")), Ok(at("2027-05-13T09:30[Europe/Paris]")));
    // Hours of its own win over the holiday of the same date: one hour on Tuesday 25 December 2029.
    let monday = at("2029-12-24T16:30[Europe/Paris]");
    assert_eq!(add(&c, monday, duration("1h")), Ok(at("2029-12-25T10:30[Europe/Paris]")));
}

#[test]
fn openings_are_found_and_hours_walked_back() {
    let p = calendar("paris");
    let next = |text: &str| next_opening(&p, at(text)).unwrap();
    assert_eq!(next("2027-03-21T11:00[Europe/Paris]"), at("2027-03-22T09:00[Europe/Paris]"));
    assert_eq!(next("2027-03-22T09:00[Europe/Paris]"), at("2027-03-22T09:00[Europe/Paris]"));
    assert_eq!(next("2027-03-22T12:00[Europe/Paris]"), at("2027-03-22T14:00[Europe/Paris]"));
    assert_eq!(
        next("2027-03-25T18:00[Europe/Paris]"),
        at("2027-03-27T10:00[Europe/Paris]"),
        "over Good Friday"
    );
    assert!(is_open(&p, at("2027-03-22T09:00[Europe/Paris]")));
    assert!(!is_open(&p, at("2027-03-22T12:00[Europe/Paris]")), "closed at closing");
    let back = |text: &str, duty: &str| subtract(&p, at(text), duration(duty)).unwrap();
    // 30 min on Monday morning, 30 min on Saturday before 16:00.
    assert_eq!(back("2027-03-22T09:30[Europe/Paris]", "1h"), at("2027-03-20T15:30[Europe/Paris]"));
    // Exactly at opening is opening time.
    assert_eq!(back("2027-03-22T12:00[Europe/Paris]", "3h"), at("2027-03-22T09:00[Europe/Paris]"));
    // From Tuesday after Easter to the Thursday before: 30 min, Saturday 6 h, 1 h before 18:00.
    assert_eq!(back("2027-03-30T09:30[Europe/Paris]", "7h 30m"), at("2027-03-25T17:00[Europe/Paris]"));
}

#[test]
fn an_explanation_names_what_is_particular_about_each_day() {
    let told = |name: &str, start: &str, duty: &str| -> Vec<String> {
        let explained = explain(&calendar(name), at(start), duration(duty)).unwrap();
        let days = explained.days.iter();
        days.map(|day| {
            let notes: Vec<String> = day.notes.iter().map(ToString::to_string).collect();
            format!("{} {:#} {:#} {}", day.date, day.counted, day.total, notes.join(", "))
        })
        .collect()
    };
    assert_eq!(
        told("paris", "2027-03-25T17:00[Europe/Paris]", "7h 30m"),
        [
            "2027-03-25 1h 1h ",
            "2027-03-26 0s 1h Good Friday",
            "2027-03-27 6h 7h ",
            "2027-03-28 0s 7h closed, clocks go forward by 1h",
            "2027-03-29 0s 7h Easter Monday",
            "2027-03-30 30m 7h 30m ",
        ]
    );
    assert_eq!(
        told("icalendar", "2026-12-24T16:00[Europe/Paris]", "2h"),
        ["2026-12-24 1h 1h ", "2026-12-25 1h 2h Christmas Day is switched off"]
    );
    assert_eq!(
        told("icalendar", "2029-12-24T16:30[Europe/Paris]", "1h"),
        ["2029-12-24 30m 30m ", "2029-12-25 30m 1h Christmas sale: hours of its own"]
    );
    assert_eq!(
        told("lord-howe-always", "2027-04-04T00:00[Australia/Lord_Howe]", "24h 30m"),
        ["2027-04-04 24h 30m 24h 30m clocks go back by 30m"],
        "a deadline at 24:00 needs no row of the next day"
    );
    assert_eq!(told("paris", "2027-03-21T11:00[Europe/Paris]", "0s"), ["2027-03-21 0s 0s closed"]);
}

#[test]
fn a_trial_shows_the_next_closed_days() {
    let tried = |name: &str, now: &str| {
        let calendar = calendar(name);
        let trial = trial(&calendar, at(now)).unwrap();
        let local = |instant: Timestamp| instant.to_zoned(calendar.zone().clone()).datetime().to_string();
        let closed: Vec<String> = trial.closed.iter().map(|(date, name)| format!("{date} {name}")).collect();
        format!("{} +{:#} {}: {}", local(trial.from), trial.duty, local(trial.due), closed.join(", "))
    };
    // The next holiday on a day with hours, not Sunday: an hour on Thursday, three on Saturday.
    assert_eq!(
        tried("paris", "2027-03-01T12:00[Europe/Paris]"),
        "2027-03-25T17:00:00 +4h 2027-03-27T13:00:00: 2027-03-26 Good Friday"
    );
    // After the last holiday the next closed weekday: an hour on Saturday, three on Monday.
    assert_eq!(
        tried("paris", "2027-06-01T12:00[Europe/Paris]"),
        "2027-06-05T15:00:00 +4h 2027-06-07T12:00:00: 2027-06-06 closed"
    );
    // Never closed: from now on.
    assert_eq!(
        tried("paris-always", "2027-06-01T12:00[Europe/Paris]"),
        "2027-06-01T12:00:00 +4h 2027-06-01T16:00:00: "
    );
}

#[test]
fn a_calendar_that_opens_too_seldom_is_an_error_and_no_hang() {
    let once = Calendar::parse(&spec("Europe/Paris", &[("monday", "09:00-10:00")], &[])).unwrap();
    let start = at("2027-01-01T00:00[Europe/Paris]");
    let error = add(&once, start, SignedDuration::from_hours(200)).unwrap_err();
    assert!(error.to_string().contains("\"test\" has too few opening hours within two years"), "{error}");
    assert_eq!(explain(&once, start, SignedDuration::from_hours(200)).unwrap_err(), error);
    assert!(subtract(&once, start, SignedDuration::from_hours(200)).is_err());
}
