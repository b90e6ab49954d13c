//! Deadlines worked out by hand, and the laws that no table can hold.

#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use business_time::{
    Calendar, CalendarSpec, HolidaySpec, SpecialDaySpec, WeeklySpec, add, between, days, next_opening,
    subtract,
};
use jiff::{SignedDuration, Timestamp, Zoned};
use proptest::prelude::*;

fn calendar(zone: &str, weekly: &[(&str, &str)], holidays: &[&str], special: &[(&str, &str)]) -> Calendar {
    let list = |text: &str| text.split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let spec = CalendarSpec {
        name: "test".into(),
        version: 1,
        zone: zone.into(),
        weekly: weekly
            .iter()
            .map(|(days, hours)| WeeklySpec { days: list(days), hours: list(hours) })
            .collect(),
        holidays: holidays
            .iter()
            .map(|date| HolidaySpec {
                date: (*date).into(),
                name: format!("holiday {date}"),
                inactive: false,
            })
            .collect(),
        special_days: special
            .iter()
            .map(|(date, hours)| SpecialDaySpec {
                date: (*date).into(),
                name: "special".into(),
                hours: list(hours),
            })
            .collect(),
    };
    Calendar::parse(&spec).unwrap()
}

const WORKDAYS: &str = "monday,tuesday,wednesday,thursday,friday";
const EVERY_DAY: &str = "monday,tuesday,wednesday,thursday,friday,saturday,sunday";

/// Two intervals a day, Saturday through, Good Friday and Easter Monday off.
fn paris() -> Calendar {
    calendar(
        "Europe/Paris",
        &[(WORKDAYS, "09:00-12:00,14:00-18:00"), ("saturday", "10:00-16:00")],
        &["2027-03-26", "2027-03-29"],
        &[("2026-12-24", "09:00-13:00")],
    )
}

/// Nine to five on workdays.
fn new_york() -> Calendar {
    calendar("America/New_York", &[(WORKDAYS, "09:00-17:00")], &["2027-07-05"], &[])
}

/// Around the clock, written with 24:00.
fn around_the_clock(zone: &str) -> Calendar {
    calendar(zone, &[(EVERY_DAY, "00:00-24:00")], &[], &[])
}

fn at(text: &str) -> Timestamp {
    text.parse::<Zoned>().unwrap().timestamp()
}

#[track_caller]
fn check(calendar: &Calendar, start: &str, minutes: i64, expected: &str) {
    let duty = SignedDuration::from_mins(minutes);
    let reached = add(calendar, at(start), duty).unwrap();
    assert_eq!(reached, at(expected), "{start} + {minutes} min");
    assert_eq!(between(calendar, at(start), reached), duty, "{start} to {expected}");
}

#[test]
fn deadlines_worked_out_by_hand() {
    let p = &paris();
    // Inside one interval.
    check(p, "2027-03-15T09:00[Europe/Paris]", 60, "2027-03-15T10:00[Europe/Paris]");
    // Exactly at the midday closing is closing time.
    check(p, "2027-03-15T09:00[Europe/Paris]", 180, "2027-03-15T12:00[Europe/Paris]");
    // One minute more is past lunch.
    check(p, "2027-03-15T09:00[Europe/Paris]", 181, "2027-03-15T14:01[Europe/Paris]");
    // Started at lunch: counts from 14:00.
    check(p, "2027-03-15T12:30[Europe/Paris]", 30, "2027-03-15T14:30[Europe/Paris]");
    // Started on the very second of closing: the next opening.
    check(p, "2027-03-15T12:00:00[Europe/Paris]", 1, "2027-03-15T14:01[Europe/Paris]");
    check(p, "2027-03-15T18:00:00[Europe/Paris]", 1, "2027-03-16T09:01[Europe/Paris]");
    // A whole day is 7 h: Monday 09:00 to its closing.
    check(p, "2027-03-15T09:00[Europe/Paris]", 420, "2027-03-15T18:00[Europe/Paris]");
    // Over the night.
    check(p, "2027-03-15T17:30[Europe/Paris]", 60, "2027-03-16T09:30[Europe/Paris]");
    // Friday evening: Saturday counts, from 10:00.
    check(p, "2027-03-19T17:00[Europe/Paris]", 120, "2027-03-20T11:00[Europe/Paris]");
    // Saturday 15:00, 1 h to its closing at 16:00, then Monday.
    check(p, "2027-03-20T15:00[Europe/Paris]", 61, "2027-03-22T09:01[Europe/Paris]");
    // Sunday counts nothing.
    check(p, "2027-03-21T11:00[Europe/Paris]", 1, "2027-03-22T09:01[Europe/Paris]");
    // Maundy Thursday 17:00: 1 h, Good Friday off, Saturday 6 h, Sunday and Easter Monday off, Tuesday. Both holidays
    // stand on a side of the weekend on which the clocks go forward.
    check(p, "2027-03-25T17:00[Europe/Paris]", 60 + 360 + 30, "2027-03-30T09:30[Europe/Paris]");
    // A start on the holiday itself.
    check(p, "2027-03-26T10:00[Europe/Paris]", 60, "2027-03-27T11:00[Europe/Paris]");
    // Exactly at Saturday's closing before the long weekend.
    check(p, "2027-03-26T10:00[Europe/Paris]", 360, "2027-03-27T16:00[Europe/Paris]");
    // Christmas Eve has hours of its own: 09:00-13:00, a Thursday.
    check(p, "2026-12-24T12:00[Europe/Paris]", 90, "2026-12-25T09:30[Europe/Paris]");
    // A leap day is a day: Tuesday 29 February 2028.
    check(p, "2028-02-28T17:00[Europe/Paris]", 120, "2028-02-29T10:00[Europe/Paris]");
    // 40 hours: Mon 7, Tue 7, Wed 7, Thu 7, Fri 7 = 35, Saturday 5 of 6.
    check(p, "2027-03-08T09:00[Europe/Paris]", 2400, "2027-03-13T15:00[Europe/Paris]");

    let n = &new_york();
    check(n, "2027-03-12T16:00[America/New_York]", 120, "2027-03-15T10:00[America/New_York]");
    check(n, "2027-03-15T09:00[America/New_York]", 480, "2027-03-15T17:00[America/New_York]");
    check(n, "2027-03-15T08:59:59[America/New_York]", 480, "2027-03-15T17:00[America/New_York]");
    // Independence Day kept on Monday 5 July.
    check(n, "2027-07-02T16:30[America/New_York]", 60, "2027-07-06T09:30[America/New_York]");
    // Seen from Paris: 22:00 there is 17:00 here, closing; the next opening is 15:00 in Paris.
    check(n, "2027-06-01T23:00[Europe/Paris]", 1, "2027-06-02T15:01[Europe/Paris]");
    // Autumn: the weekend of 7 November has 49 hours, none of them on duty.
    check(n, "2027-11-05T16:30[America/New_York]", 60, "2027-11-08T09:30[America/New_York]");
}

#[test]
fn real_minutes_count_when_the_clocks_change() {
    let p = &around_the_clock("Europe/Paris");
    // 28 March 2027 has 23 hours.
    check(p, "2027-03-28T00:00[Europe/Paris]", 23 * 60, "2027-03-29T00:00[Europe/Paris]");
    check(p, "2027-03-28T01:30[Europe/Paris]", 60, "2027-03-28T03:30[Europe/Paris]");
    // 31 October 2027 has 25.
    check(p, "2027-10-31T00:00[Europe/Paris]", 25 * 60, "2027-11-01T00:00[Europe/Paris]");
    check(p, "2027-10-31T02:30+02:00[Europe/Paris]", 60, "2027-10-31T02:30+01:00[Europe/Paris]");
    let n = &around_the_clock("America/New_York");
    check(n, "2027-03-14T00:00[America/New_York]", 23 * 60, "2027-03-15T00:00[America/New_York]");
    check(n, "2027-11-07T00:00[America/New_York]", 25 * 60, "2027-11-08T00:00[America/New_York]");
    // 24:00 and 00:00 are one stretch: no minute is lost at midnight.
    check(p, "2027-06-01T23:59[Europe/Paris]", 2, "2027-06-02T00:01[Europe/Paris]");

    // Hours that begin in the missing hour shorten, hours around the doubled hour lengthen.
    let night = &calendar("Europe/Paris", &[(EVERY_DAY, "02:30-05:00")], &[], &[]);
    let gap = between(night, at("2027-03-28T00:00[Europe/Paris]"), at("2027-03-28T12:00[Europe/Paris]"));
    assert_eq!(gap, SignedDuration::from_mins(120), "03:00 to 05:00 summer time");
    let fold = between(night, at("2027-10-31T00:00[Europe/Paris]"), at("2027-10-31T12:00[Europe/Paris]"));
    assert_eq!(fold, SignedDuration::from_mins(210), "first 02:30 to 05:00");
    let inside = &calendar("America/New_York", &[(EVERY_DAY, "02:10-02:50,12:00-13:00")], &[], &[]);
    let lost =
        between(inside, at("2027-03-14T00:00[America/New_York]"), at("2027-03-15T00:00[America/New_York]"));
    assert_eq!(lost, SignedDuration::from_mins(60), "an interval inside the missing hour is none");
}

#[test]
fn zero_is_here_and_openings_are_found() {
    let p = &paris();
    let sunday = at("2027-03-21T11:00[Europe/Paris]");
    assert_eq!(add(p, sunday, SignedDuration::ZERO), Ok(sunday));
    assert_eq!(next_opening(p, sunday), Ok(at("2027-03-22T09:00[Europe/Paris]")));
    let open = at("2027-03-22T09:00[Europe/Paris]");
    assert_eq!(next_opening(p, open), Ok(open));
    assert_eq!(
        next_opening(p, at("2027-03-22T12:00[Europe/Paris]")),
        Ok(at("2027-03-22T14:00[Europe/Paris]"))
    );
    assert_eq!(
        subtract(p, at("2027-03-22T09:30[Europe/Paris]"), SignedDuration::from_mins(60)),
        Ok(at("2027-03-20T15:30[Europe/Paris]")),
        "an hour before the deadline walks the same calendar backward",
    );
}

#[test]
fn a_calendar_that_closes_for_good_is_an_error_and_no_hang() {
    let once = calendar("Europe/Paris", &[("monday", "09:00-10:00")], &[], &[]);
    let error =
        add(&once, at("2027-01-01T00:00[Europe/Paris]"), SignedDuration::from_hours(200)).unwrap_err();
    assert!(error.to_string().contains("\"test\""), "{error}");
}

fn instants() -> impl Strategy<Value = Timestamp> {
    // 2026-10-01 to 2028-03-31: both changes of both zones, the leap day, every holiday above.
    (1_790_812_800_i64..1_838_073_600).prop_map(|second| Timestamp::from_second(second).unwrap())
}

fn calendars() -> impl Strategy<Value = Calendar> {
    prop_oneof![Just(paris()), Just(new_york()), Just(around_the_clock("Europe/Paris"))]
}

proptest! {
    #[test]
    fn measuring_what_was_added_gives_it_back(c in calendars(), start in instants(), seconds in 0_i64..400_000) {
        let duty = SignedDuration::from_secs(seconds);
        let end = add(&c, start, duty).unwrap();
        prop_assert_eq!(between(&c, start, end), duty);
        prop_assert_eq!(days(&c, start, end).iter().map(|day| day.counted).sum::<SignedDuration>(), duty);
    }

    #[test]
    fn one_second_more_is_never_earlier(c in calendars(), start in instants(), seconds in 0_i64..400_000) {
        let less = add(&c, start, SignedDuration::from_secs(seconds)).unwrap();
        let more = add(&c, start, SignedDuration::from_secs(seconds + 1)).unwrap();
        prop_assert!(less < more);
        let later = add(&c, start + SignedDuration::from_secs(1), SignedDuration::from_secs(seconds + 1)).unwrap();
        prop_assert!(more <= later);
    }

    #[test]
    fn splitting_an_interval_adds_up(c in calendars(), a in instants(), b in instants(), m in instants()) {
        let mut all = [a, b, m];
        all.sort_unstable();
        let [from, middle, until] = all;
        prop_assert_eq!(between(&c, from, until), between(&c, from, middle) + between(&c, middle, until));
    }

    #[test]
    fn walking_back_undoes_walking_on(c in calendars(), start in instants(), seconds in 1_i64..400_000) {
        let duty = SignedDuration::from_secs(seconds);
        let end = add(&c, start, duty).unwrap();
        let back = subtract(&c, end, duty).unwrap();
        // Back inside hours: closed time before the first counted second is not walked.
        prop_assert_eq!(between(&c, back, end), duty);
        prop_assert!(back >= start && between(&c, start, back).is_zero());
    }
}
