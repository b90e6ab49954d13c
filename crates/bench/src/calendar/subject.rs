//! Calendars, and task after task whose three deadlines are computed with them.

use business_time::{Calendar, CalendarSpec, HolidaySpec, SpecialDaySpec, WeeklySpec, add};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

/// Names of the calendars, the simplest first.
pub const CALENDARS: [&str; 3] = ["always-open", "office", "shop"];

/// Duty time until a task must be accepted, the customer reached, the matter resolved.
const TIME_BOX: [SignedDuration; 3] =
    [SignedDuration::from_hours(2), SignedDuration::from_hours(8), SignedDuration::from_hours(24)];

/// Deadlines of one task.
pub const DEADLINES: usize = TIME_BOX.len();

/// Each task begins so much later than the one before: 41 minutes go through every hour of every day of a year.
const STEP: SignedDuration = SignedDuration::from_mins(41);

/// Tasks until the year begins anew.
const TASKS: i32 = 12_800;

const WORKDAYS: [&str; 5] = ["monday", "tuesday", "wednesday", "thursday", "friday"];

/// A calendar, and the task whose turn it is.
#[derive(Debug)]
pub struct Subject {
    calendar: Calendar,
    begin: Timestamp,
    task: i32,
}

impl Subject {
    /// One of [`CALENDARS`].
    ///
    /// # Errors
    /// When there is no such calendar, or it is no longer what calendars may be.
    pub fn new(name: &str) -> anyhow::Result<Self> {
        let calendar = match name {
            "always-open" => Calendar::always_open(name, TimeZone::UTC),
            "office" => parse(&office())?,
            "shop" => parse(&shop())?,
            other => anyhow::bail!("there is no calendar {other:?}; known: {}", CALENDARS.join(", ")),
        };
        Ok(Self { calendar, begin: "2026-11-02T00:00:00Z".parse()?, task: 0 })
    }

    /// The three deadlines of the next task, as they are computed when it is assigned.
    pub fn deadlines(&mut self) -> [Option<Timestamp>; DEADLINES] {
        let start = self.next_begin();
        TIME_BOX.map(|within| add(&self.calendar, start, within).ok())
    }

    /// One deadline of the next task; which of the three goes in turn.
    pub fn deadline(&mut self) -> Option<Timestamp> {
        let turn = usize::try_from(self.task).unwrap_or_default() % DEADLINES;
        let start = self.next_begin();
        let within = TIME_BOX.get(turn)?;
        add(&self.calendar, start, *within).ok()
    }

    fn next_begin(&mut self) -> Timestamp {
        let start = self.begin.saturating_add(STEP * self.task).unwrap_or(self.begin);
        self.task = (self.task + 1) % TASKS;
        start
    }
}

/// The least that a deadline in a zone with summer time needs: the instant at which a task begins is told by the wall clock of its zone, and one is
/// read from that. Each call is about the next task.
///
/// # Errors
/// When the zone is not known.
pub fn there_and_back() -> anyhow::Result<impl FnMut() -> Option<Timestamp>> {
    let zone = business_time::zone("Europe/Paris").map_err(anyhow::Error::msg)?;
    let mut subject = Subject::new("always-open")?;
    Ok(move || {
        let told = zone.to_datetime(subject.next_begin());
        zone.to_timestamp(told).ok()
    })
}

fn parse(spec: &CalendarSpec) -> anyhow::Result<Calendar> {
    Calendar::parse(spec).map_err(|problems| {
        let first = problems.first().map(|problem| format!("{}: {}", problem.field, problem.message));
        anyhow::anyhow!("calendar {} of the benchmark is refused: {}", spec.name, first.unwrap_or_default())
    })
}

fn weekly(days: &[&str], hours: &[&str]) -> WeeklySpec {
    let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    WeeklySpec { days: owned(days), hours: owned(hours) }
}

/// One interval a day, five days a week, no holidays.
fn office() -> CalendarSpec {
    CalendarSpec {
        name: "office".to_owned(),
        version: 1,
        zone: "Europe/Berlin".to_owned(),
        weekly: vec![weekly(&WORKDAYS, &["09:00-17:00"])],
        ..CalendarSpec::default()
    }
}

/// Closed at noon and on Sundays, with a dozen holidays and a short Christmas Eve: what a chain of shops applies.
fn shop() -> CalendarSpec {
    let holidays = [
        "2026-11-11",
        "2026-12-25",
        "2027-01-01",
        "2027-03-29",
        "2027-05-01",
        "2027-05-06",
        "2027-05-08",
        "2027-05-17",
        "2027-07-14",
        "2027-08-15",
        "2027-11-01",
        "2027-11-11",
    ];
    let holiday =
        |date: &str| HolidaySpec { date: date.to_owned(), name: "Holiday".to_owned(), inactive: false };
    let eve = SpecialDaySpec {
        date: "2026-12-24".to_owned(),
        name: "Christmas Eve".to_owned(),
        hours: vec!["09:30-17:00".to_owned()],
    };
    CalendarSpec {
        name: "shop".to_owned(),
        version: 1,
        zone: "Europe/Paris".to_owned(),
        weekly: vec![
            weekly(&WORKDAYS, &["09:30-12:30", "14:00-19:00"]),
            weekly(&["saturday"], &["09:30-19:30"]),
        ],
        holidays: holidays.map(holiday).to_vec(),
        special_days: vec![eve],
        ..CalendarSpec::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_of_the_year_has_its_three_deadlines_in_order() -> anyhow::Result<()> {
        for name in CALENDARS {
            let mut subject = Subject::new(name)?;
            for _ in 0..TASKS {
                let deadlines = subject.deadlines();
                assert!(deadlines.iter().all(Option::is_some) && deadlines.is_sorted(), "{name}");
            }
            assert_eq!(subject.task, 0, "the year begins anew");
        }
        Ok(())
    }

    #[test]
    fn who_asks_for_another_calendar_is_told_which_there_are() {
        let error = Subject::new("moon").expect_err("there is none").to_string();
        assert!(error.contains("always-open, office, shop"), "{error}");
    }
}
