//! Laws that no table can hold, on random calendars, and the independent counter as the judge.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what it expects by failing"
)]

mod oracle;

use business_time::{
    Calendar, CalendarSpec, HolidaySpec, SpecialDaySpec, WeeklySpec, add, between, explain, next_opening,
    subtract, zone,
};
use jiff::{SignedDuration, Span, Timestamp, civil::Date};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Northern and southern, whole hours and half an hour, changes in the night, at midnight, and none.
const ZONES: [&str; 10] = [
    "Europe/Paris",
    "America/New_York",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Atlantic/Azores",
    "America/Havana",
    "America/Santiago",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "UTC",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// 2026-10-01 to 2028-03-31.
const SECONDS: std::ops::Range<i64> = 1_790_812_800..1_838_073_600;

/// Numbers of which both a calendar and the oracle's hours are made.
#[derive(Debug, Clone)]
struct Sheet {
    zone: &'static str,
    week: Vec<Vec<oracle::Interval>>,
    special: BTreeMap<Date, Vec<oracle::Interval>>,
    closed: BTreeSet<Date>,
    /// Month and day that an iCalendar rule closes each year.
    yearly: (i8, i8),
    /// A year in which it is switched off.
    switched_off: i16,
}

impl Sheet {
    fn hours(&self, date: Date) -> Vec<oracle::Interval> {
        if let Some(intervals) = self.special.get(&date) {
            return intervals.clone();
        }
        let by_rule = (date.month(), date.day()) == self.yearly && date.year() != self.switched_off;
        if by_rule || self.closed.contains(&date) {
            return Vec::new();
        }
        self.week[usize::try_from(date.weekday().to_monday_zero_offset()).unwrap()].clone()
    }

    fn calendar(&self) -> Calendar {
        let texts = |intervals: &[oracle::Interval]| -> Vec<String> {
            let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
            intervals.iter().map(|&(opens, closes)| format!("{}-{}", time(opens), time(closes))).collect()
        };
        let (month, day) = self.yearly;
        let off = Date::new(self.switched_off, month, day).unwrap();
        let closed = self.closed.iter().filter(|date| **date != off && !self.special.contains_key(*date));
        let mut holidays: Vec<HolidaySpec> = closed
            .map(|date| HolidaySpec { date: date.to_string(), name: "by hand".into(), inactive: false })
            .collect();
        if !self.special.contains_key(&off) {
            holidays.push(HolidaySpec { date: off.to_string(), name: "off".into(), inactive: true });
        }
        let spec = CalendarSpec {
            name: "random".into(),
            version: 1,
            zone: self.zone.into(),
            weekly: (self.week.iter().zip(WEEKDAYS))
                .map(|(intervals, name)| WeeklySpec { days: vec![name.into()], hours: texts(intervals) })
                .collect(),
            holidays,
            special_days: (self.special.iter())
                .map(|(date, intervals)| SpecialDaySpec {
                    date: date.to_string(),
                    name: "special".into(),
                    hours: texts(intervals),
                })
                .collect(),
            icalendar: format!(
                "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:2020{month:02}{day:02}\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR\n"
            ),
        };
        Calendar::parse(&spec).unwrap_or_else(|problems| panic!("{spec:?}: {problems:?}"))
    }

    fn weekly_seconds(&self) -> i64 {
        self.week.iter().flatten().map(|(opens, closes)| i64::from(closes - opens) * 60).sum()
    }
}

/// Up to three intervals; edges like to stand in the hours in which clocks change, and at both ends of a day.
fn intervals() -> impl Strategy<Value = Vec<oracle::Interval>> {
    let minute = prop_oneof![
        3 => 0_u16..=240,
        3 => 0_u16..=1440,
        1 => 1380_u16..=1440,
        2 => (0_u16..=48).prop_map(|half_hours| half_hours * 30),
        1 => Just(0),
        1 => Just(1440),
    ];
    (prop::collection::btree_set(minute, 0..=6), any::<bool>()).prop_map(|(edges, touching)| {
        let edges: Vec<u16> = edges.into_iter().collect();
        let step = if touching { 1 } else { 2 };
        edges.windows(2).step_by(step).map(|pair| (pair[0], pair[1])).take(3).collect()
    })
}

fn dates() -> impl Strategy<Value = Date> {
    (0_i64..546).prop_map(|day| "2026-10-01".parse::<Date>().unwrap() + Span::new().days(day))
}

prop_compose! {
    fn sheets()(
        zone in prop::sample::select(ZONES.to_vec()),
        mut week in prop::collection::vec(intervals(), 7),
        special in prop::collection::btree_map(dates(), intervals().prop_filter("some hours", |all| !all.is_empty()), 0..6),
        closed in prop::collection::btree_set(dates(), 0..20),
        month in 1_i8..=12,
        day in 1_i8..=28,
        switched_off in 2026_i16..=2028,
    ) -> Sheet {
        // Enough for the trial of a working week within two years.
        week[3].clear();
        week[3].push((1, 721));
        let off = Date::new(switched_off, month, day).unwrap();
        let closed = closed.into_iter().filter(|date| *date != off).collect();
        Sheet { zone, week, special, closed, yearly: (month, day), switched_off }
    }
}

/// Anywhere, or within a day and a half of a change of the clocks.
fn start(name: &'static str) -> impl Strategy<Value = Timestamp> {
    let zone = zone(name).unwrap();
    let first = Timestamp::from_second(SECONDS.start).unwrap();
    let mut changes: Vec<i64> = zone
        .following(first)
        .map(|change| change.timestamp().as_second())
        .take_while(|second| *second < SECONDS.end)
        .collect();
    if changes.is_empty() {
        changes.push(SECONDS.start);
    }
    let near = (prop::sample::select(changes), -130_000_i64..130_000).prop_map(|(change, by)| change + by);
    let anywhere = prop_oneof![2 => near, 1 => SECONDS];
    // On the minute or off it.
    (anywhere, any::<bool>())
        .prop_map(|(second, whole)| if whole { second.div_euclid(60) * 60 } else { second })
        .prop_map(|second| Timestamp::from_second(second).unwrap())
}

fn sheet_and_start() -> impl Strategy<Value = (Sheet, Timestamp)> {
    sheets().prop_flat_map(|sheet| {
        let zone = sheet.zone;
        (Just(sheet), start(zone))
    })
}

/// So much duty time, at most four weeks of it.
fn duty(sheet: &Sheet, part: f64) -> SignedDuration {
    SignedDuration::from_millis_i128((sheet.weekly_seconds() as f64 * 4.0 * part) as i128 * 1000)
}

proptest! {
    // Each looks at sixty thousand minutes.
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn the_counter_agrees((sheet, from) in sheet_and_start(), part in 0.0_f64..0.5) {
        let calendar = sheet.calendar();
        let duty = duty(&sheet, part);
        let on = |date| sheet.hours(date);
        let hours = oracle::Hours { zone: calendar.zone().clone(), on: &on };
        // Two weeks of duty time, with twenty holidays on the way.
        let counter = oracle::Minutes::look(&hours, from, 40);
        let end = add(&calendar, from, duty).unwrap();
        prop_assert_eq!(Some(end), counter.add(from, duty));
        let later = (end + SignedDuration::from_hours(20)).min(from + SignedDuration::from_hours(24 * 38));
        prop_assert_eq!(between(&calendar, from, later), counter.between(from, later));

        let explained = explain(&calendar, from, duty).unwrap();
        prop_assert_eq!(explained.end, end);
        let counted: BTreeMap<Date, SignedDuration> = explained
            .days
            .iter()
            .filter(|day| !day.counted.is_zero())
            .map(|day| (day.date, day.counted))
            .collect();
        prop_assert_eq!(counted, counter.by_day(from, end));
    }
}

proptest! {
    #[test]
    fn measuring_what_was_added_gives_it_back((sheet, from) in sheet_and_start(), part in 0.0_f64..1.0) {
        let calendar = sheet.calendar();
        let duty = duty(&sheet, part);
        let end = add(&calendar, from, duty).unwrap();
        prop_assert_eq!(between(&calendar, from, end), duty);
    }

    #[test]
    fn one_minute_more_is_never_earlier((sheet, from) in sheet_and_start(), part in 0.0_f64..1.0) {
        let calendar = sheet.calendar();
        let (duty, minute) = (duty(&sheet, part), SignedDuration::from_mins(1));
        let less = add(&calendar, from, duty).unwrap();
        let more = add(&calendar, from, duty + minute).unwrap();
        prop_assert!(less < more);
        prop_assert!(more.duration_since(less) >= minute, "duty time is never faster than the clock");
        // A later start never ends earlier.
        prop_assert!(more <= add(&calendar, from + minute, duty + minute).unwrap());
    }

    #[test]
    fn splitting_an_interval_adds_up(
        (sheet, a) in sheet_and_start(),
        spread in (0_i64..6_000_000, 0_i64..6_000_000),
    ) {
        let calendar = sheet.calendar();
        let [middle, until] = [spread.0, spread.0 + spread.1].map(|seconds| a + SignedDuration::from_secs(seconds));
        prop_assert_eq!(
            between(&calendar, a, until),
            between(&calendar, a, middle) + between(&calendar, middle, until)
        );
        // And so does splitting a duration: two legs reach where one does.
        let parts = [between(&calendar, a, middle), between(&calendar, middle, until)];
        let at_once = add(&calendar, a, parts[0] + parts[1]).unwrap();
        let in_two = add(&calendar, add(&calendar, a, parts[0]).unwrap(), parts[1]).unwrap();
        prop_assert_eq!(at_once, in_two);
    }

    #[test]
    fn walking_back_returns((sheet, from) in sheet_and_start(), part in 0.001_f64..1.0) {
        let calendar = sheet.calendar();
        let duty = duty(&sheet, part).max(SignedDuration::from_secs(1));
        let end = add(&calendar, from, duty).unwrap();
        let back = subtract(&calendar, end, duty).unwrap();
        prop_assert_eq!(between(&calendar, back, end), duty);
        // It returns to the first counted second: closed time before it is not walked.
        prop_assert_eq!(back, next_opening(&calendar, from).unwrap());
    }

    #[test]
    fn days_of_an_explanation_add_up((sheet, from) in sheet_and_start(), part in 0.0_f64..1.0) {
        let calendar = sheet.calendar();
        let duty = duty(&sheet, part);
        let explained = explain(&calendar, from, duty).unwrap();
        prop_assert_eq!(explained.end, add(&calendar, from, duty).unwrap());
        let mut total = SignedDuration::ZERO;
        for day in &explained.days {
            total += day.counted;
            prop_assert_eq!(day.total, total);
        }
        prop_assert_eq!(total, duty);
        let dates: Vec<Date> = explained.days.iter().map(|day| day.date).collect();
        prop_assert!(dates.windows(2).all(|pair| pair[0].tomorrow().unwrap() == pair[1]), "no day is left out");
    }
}
