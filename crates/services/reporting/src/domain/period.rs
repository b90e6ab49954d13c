//! Periods by civil dates: a day lasts 23, 24 or 25 hours, as its zone says.

use jiff::{
    Span, Timestamp, ToSpan as _,
    civil::{Date, ISOWeekDate, Weekday},
    tz::TimeZone,
};

/// A series has at most so many periods: more than a year of days.
pub const PERIODS_MAX: usize = 400;

/// How a series is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// From midnight to midnight.
    Day,
    /// From Monday to Monday (ISO 8601).
    Week,
    /// From the first to the first.
    Month,
}

/// A part of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// First instant.
    pub from: Timestamp,
    /// First instant that counts no more.
    pub until: Timestamp,
    /// As a person names it: `2027-03-26`, `2027-W12`, `2027-03`.
    pub name: String,
}

impl Period {
    /// The period of that name.
    ///
    /// # Errors
    /// Which there are.
    pub fn parse(name: &str) -> Result<Self, String> {
        match name {
            "day" => Ok(Self::Day),
            "week" => Ok(Self::Week),
            "month" => Ok(Self::Month),
            other => Err(format!("{other:?} is no period; known: day, week, month")),
        }
    }

    fn first_day(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Week => {
                let monday =
                    ISOWeekDate::new(day.iso_week_date().year(), day.iso_week_date().week(), Weekday::Monday);
                monday.map_or(day, ISOWeekDate::date)
            }
            Self::Month => day.first_of_month(),
        }
    }

    fn length(self) -> Span {
        match self {
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
        }
    }

    fn name(self, day: Date) -> String {
        match self {
            Self::Day => day.to_string(),
            Self::Week => format!("{:04}-W{:02}", day.iso_week_date().year(), day.iso_week_date().week()),
            Self::Month => format!("{:04}-{:02}", day.year(), day.month()),
        }
    }

    /// Cuts a time into periods, oldest first; the first and the last are cut where it begins and ends.
    ///
    /// # Errors
    /// When there would be too many, or they leave the calendar.
    pub fn cut(self, from: Timestamp, until: Timestamp, zone: &TimeZone) -> Result<Vec<Part>, String> {
        let mut day = self.first_day(from.to_zoned(zone.clone()).date());
        let mut parts = Vec::new();
        loop {
            let next =
                day.checked_add(self.length()).map_err(|_| "it ends after the year 9999".to_owned())?;
            let (begins, ends) = (midnight(day, zone)?, midnight(next, zone)?);
            if begins >= until {
                return Ok(parts);
            }
            if parts.len() == PERIODS_MAX {
                return Err(format!(
                    "it holds more than {PERIODS_MAX} periods; ask for a shorter time or longer periods"
                ));
            }
            // A civil day that a zone skipped altogether has no instant.
            if ends.min(until) > begins.max(from) {
                parts.push(Part { from: begins.max(from), until: ends.min(until), name: self.name(day) });
            }
            day = next;
        }
    }
}

/// The first instant of a civil day: midnight, or the first instant after it where the clocks skip it.
fn midnight(day: Date, zone: &TimeZone) -> Result<Timestamp, String> {
    let start = day.to_zoned(zone.clone()).and_then(|zoned| zoned.start_of_day());
    start.map(|zoned| zoned.timestamp()).map_err(|_| format!("{day} lies outside the years -9999 to 9999"))
}

/// Reads a time by civil dates: `2027`, `2027-03`, `2027-W12`, `2027-03-26`, or `30d`, the last 30 days, today included.
///
/// # Errors
/// What could stand there.
pub fn span(text: &str, now: Timestamp, zone: &TimeZone) -> Result<(Timestamp, Timestamp), String> {
    let wrong = || {
        format!(
            "{text:?} is no period; write 2027, 2027-03, 2027-W12, 2027-03-26, or 30d for the last 30 days"
        )
    };
    let (first, next) = days(text, now.to_zoned(zone.clone()).date()).ok_or_else(wrong)?;
    Ok((midnight(first, zone)?, midnight(next, zone)?))
}

/// The first civil day, and the first that counts no more.
fn days(text: &str, today: Date) -> Option<(Date, Date)> {
    if let Some(count) = text.strip_suffix('d') {
        let count: i32 = count.parse().ok().filter(|count| (1..=36_500).contains(count))?;
        let tomorrow = today.tomorrow().ok()?;
        return Some((tomorrow.checked_sub(count.days()).ok()?, tomorrow));
    }
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |text: &str, count: usize| {
        (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(())?;
        text.parse::<i16>().ok()
    };
    let year = digits(parts.first()?, 4)?;
    let small = |text: &str, count: usize| i8::try_from(digits(text, count)?).ok();
    let (first, length) = match parts.as_slice() {
        [_] => (Date::new(year, 1, 1).ok()?, 1.year()),
        [_, week] if week.starts_with('W') => {
            let week = small(week.strip_prefix('W')?, 2)?;
            (ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date(), 1.week())
        }
        [_, month] => (Date::new(year, small(month, 2)?, 1).ok()?, 1.month()),
        [_, month, day] => (Date::new(year, small(month, 2)?, small(day, 2)?).ok()?, 1.day()),
        _ => return None,
    };
    Some((first, first.checked_add(length).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn zone(name: &str) -> TimeZone {
        business_time::zone(name).unwrap()
    }

    #[test]
    fn days_follow_the_clocks_of_the_zone() {
        let parts = Period::Day
            .cut(at("2027-03-26T23:00:00Z"), at("2027-03-29T22:00:00Z"), &zone("Europe/Paris"))
            .unwrap();
        let hours: Vec<i64> =
            parts.iter().map(|part| part.until.duration_since(part.from).as_secs() / 3_600).collect();
        let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["2027-03-27", "2027-03-28", "2027-03-29"]);
        assert_eq!(hours, [24, 23, 24], "summer time begins on 28 March");
        // In Santiago the clocks skip midnight itself.
        let parts = Period::Day
            .cut(at("2026-09-05T12:00:00Z"), at("2026-09-07T12:00:00Z"), &zone("America/Santiago"))
            .unwrap();
        assert_eq!(parts[1].from, at("2026-09-06T04:00:00Z"));
    }

    #[test]
    fn weeks_are_those_of_iso_8601_and_the_ends_are_cut() {
        let parts =
            Period::Week.cut(at("2026-12-30T12:00:00Z"), at("2027-01-05T12:00:00Z"), &TimeZone::UTC).unwrap();
        let told: Vec<(String, Timestamp)> = parts.into_iter().map(|part| (part.name, part.from)).collect();
        assert_eq!(
            told,
            [
                ("2026-W53".to_owned(), at("2026-12-30T12:00:00Z")),
                ("2027-W01".to_owned(), at("2027-01-04T00:00:00Z"))
            ]
        );
    }

    #[test]
    fn a_time_is_written_by_civil_dates() {
        let paris = zone("Europe/Paris");
        let now = at("2027-03-28T10:00:00Z");
        let read = |text: &str| span(text, now, &paris).map(|(from, until)| format!("{from} {until}"));
        assert_eq!(read("2027-03").unwrap(), "2027-02-28T23:00:00Z 2027-03-31T22:00:00Z");
        assert_eq!(read("2027-W12").unwrap(), "2027-03-21T23:00:00Z 2027-03-28T22:00:00Z");
        assert_eq!(read("2027-03-28").unwrap(), "2027-03-27T23:00:00Z 2027-03-28T22:00:00Z");
        assert_eq!(read("2027").unwrap(), "2026-12-31T23:00:00Z 2027-12-31T23:00:00Z");
        assert_eq!(read("2d").unwrap(), "2027-03-26T23:00:00Z 2027-03-28T22:00:00Z");
        for wrong in
            ["", "d", "0d", "27-03", "2027-13", "2027-W54", "2027-02-30", "2027-3", "last month", "1-2-3-4"]
        {
            assert!(read(wrong).unwrap_err().contains("write 2027"), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn periods_add_up_without_gap(
            from in 1_700_000_000_i64..1_800_000_000,
            length in 1_i64..30_000_000,
            period in prop::sample::select(vec![Period::Day, Period::Week, Period::Month]),
            name in prop::sample::select(vec!["Europe/Paris", "America/Santiago", "Australia/Lord_Howe", "UTC"]),
        ) {
            let (from, until) =
                (Timestamp::from_second(from).unwrap(), Timestamp::from_second(from + length).unwrap());
            let parts = period.cut(from, until, &zone(name)).unwrap();
            prop_assert_eq!((parts[0].from, parts[parts.len() - 1].until), (from, until));
            for pair in parts.windows(2) {
                prop_assert_eq!(pair[0].until, pair[1].from);
                prop_assert!(pair[0].from < pair[0].until && pair[0].name < pair[1].name);
            }
        }
    }

    #[test]
    fn a_series_has_an_end() {
        let refused = Period::Day.cut(at("2020-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"), &TimeZone::UTC);
        assert!(refused.unwrap_err().contains("more than 400"));
    }
}
