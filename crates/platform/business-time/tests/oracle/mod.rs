//! An independent counter, for tests alone: it walks instants minute by minute, looks at what the wall clock shows, and
//! never turns a local time into an instant. An interval is open from the first minute that shows its opening or a
//! later time until the last minute that shows a time before its closing.

use jiff::{
    SignedDuration, Span, Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use std::collections::BTreeMap;

/// Minutes from midnight, 0 to 1440.
pub(crate) type Interval = (u16, u16);

/// Opening hours by civil date.
pub(crate) struct Hours<'a> {
    /// The zone of the wall clock.
    pub(crate) zone: TimeZone,
    /// Intervals of a date, in order.
    pub(crate) on: &'a dyn Fn(Date) -> Vec<Interval>,
}

/// Which minutes are open, from three days before an instant on.
pub(crate) struct Minutes {
    first: i64,
    open: Vec<bool>,
    shown: Vec<DateTime>,
}

const DAY: usize = 24 * 60;

impl Minutes {
    /// Looks at so many days after an instant.
    pub(crate) fn look(hours: &Hours<'_>, from: Timestamp, days: usize) -> Self {
        let days = days + 5;
        let first = from.as_second().div_euclid(60) * 60 - 3 * 86_400;
        let shown: Vec<DateTime> = (0..days * DAY)
            .map(|minute| {
                let second = first + i64::try_from(minute).unwrap() * 60;
                hours.zone.to_datetime(Timestamp::from_second(second).unwrap())
            })
            .collect();
        let mut open = vec![false; shown.len()];
        // The first date is there in part only.
        for day in 1..days {
            let date = shown[0].date().checked_add(Span::new().days(i64::try_from(day).unwrap())).unwrap();
            // No wall clock is more than a day away from where the dates alone would have it.
            let near = (day * DAY).saturating_sub(2 * DAY)..((day + 3) * DAY).min(shown.len());
            let at = |minute: u16| -> DateTime {
                date.at(0, 0, 0, 0).checked_add(Span::new().minutes(i64::from(minute))).unwrap()
            };
            for (opens, closes) in (hours.on)(date) {
                let (opens, closes) = (at(opens), at(closes));
                let first = near.clone().find(|&minute| shown[minute] >= opens);
                let last = near.clone().rfind(|&minute| shown[minute] < closes);
                if let (Some(first), Some(last)) = (first, last) {
                    (first..=last).for_each(|minute| open[minute] = true);
                }
            }
        }
        Self { first, open, shown }
    }

    /// The open parts of minutes that lie in an interval: the date shown, first and past seconds.
    fn parts(&self, from: Timestamp, until: Timestamp) -> impl Iterator<Item = (Date, i64, i64)> {
        let (from, until) = (from.as_second(), until.as_second());
        self.open.iter().zip(&self.shown).enumerate().filter(|(_, (open, _))| **open).filter_map(
            move |(minute, (_, shown))| {
                let minute = self.first + i64::try_from(minute).unwrap() * 60;
                let (begins, ends) = (minute.max(from), (minute + 60).min(until));
                (begins < ends).then_some((shown.date(), begins, ends))
            },
        )
    }

    /// Duty time between two whole seconds that were looked at.
    pub(crate) fn between(&self, from: Timestamp, until: Timestamp) -> SignedDuration {
        SignedDuration::from_secs(self.parts(from, until).map(|(_, begins, ends)| ends - begins).sum())
    }

    /// The same by the date that the wall clock shows; dates without any are left out.
    pub(crate) fn by_day(&self, from: Timestamp, until: Timestamp) -> BTreeMap<Date, SignedDuration> {
        let mut days = BTreeMap::new();
        for (date, begins, ends) in self.parts(from, until) {
            *days.entry(date).or_insert(SignedDuration::ZERO) += SignedDuration::from_secs(ends - begins);
        }
        days
    }

    /// The instant at which so many whole seconds of duty have passed; `None`: not in what was looked at.
    pub(crate) fn add(&self, from: Timestamp, duty: SignedDuration) -> Option<Timestamp> {
        let mut left = duty.as_secs();
        if left == 0 {
            return Some(from);
        }
        for (_, begins, ends) in self.parts(from, Timestamp::MAX) {
            if left <= ends - begins {
                return Timestamp::from_second(begins + left).ok();
            }
            left -= ends - begins;
        }
        None
    }
}
