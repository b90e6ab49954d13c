//! A calendar, and the instants at which it opens and closes on one civil date.

use crate::icalendar::Event;
use jiff::{
    Span, Timestamp,
    civil::{Date, DateTime, Time},
    tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase},
};
use std::{collections::BTreeMap, fmt};

/// Minutes from midnight, 0 to 1440, between which a unit is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Interval {
    pub(crate) open_minute: u16,
    pub(crate) close_minute: u16,
}

impl fmt::Display for Interval {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [open, close] = [self.open_minute, self.close_minute];
        write!(formatter, "{:02}:{:02}-{:02}:{:02}", open / 60, open % 60, close / 60, close % 60)
    }
}

/// A civil date that a calendar names: a holiday (no interval) or a day with hours of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedDay {
    pub(crate) name: String,
    pub(crate) intervals: Vec<Interval>,
    pub(crate) inactive: bool,
}

/// Where a day that differs from its weekday was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// An entry of `holidays`.
    Holiday,
    /// An entry of `special_days`.
    SpecialDay,
    /// An event of `icalendar`.
    ICalendar,
}

/// What became of such a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It counts.
    Counts,
    /// Switched off: the day is an ordinary one.
    SwitchedOff,
    /// An entry of `holidays` or `special_days` speaks for the same date and counts in its place.
    Overruled,
}

/// One day that a calendar names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedDay {
    /// The civil date.
    pub date: Date,
    /// What a person reads.
    pub name: String,
    /// Opening hours as people write them, `09:00-12:00`; empty: closed.
    pub hours: Vec<String>,
    /// Where it was written.
    pub origin: Origin,
    /// What became of it.
    pub standing: Standing,
}

/// Opening hours in one time zone. Made by [`Calendar::parse`](crate::Calendar::parse), so it is never empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    pub(crate) name: String,
    pub(crate) version: u64,
    pub(crate) zone: TimeZone,
    /// By weekday, Monday first; sorted, without overlap.
    pub(crate) weekly: [Vec<Interval>; 7],
    /// By date: entries of `holidays` and `special_days`.
    pub(crate) named: BTreeMap<Date, NamedDay>,
    /// Events of `icalendar`, in the order in which they stand there.
    pub(crate) events: Vec<Event>,
}

impl Calendar {
    /// Open around the clock, for units that never close and for built-in defaults.
    #[must_use]
    pub fn always_open(name: &str, zone: TimeZone) -> Self {
        let all_day = vec![Interval { open_minute: 0, close_minute: 24 * 60 }];
        Self {
            name: name.to_owned(),
            version: 0,
            zone,
            weekly: std::array::from_fn(|_| all_day.clone()),
            named: BTreeMap::new(),
            events: Vec::new(),
        }
    }

    /// Its resource name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its version; 0 is a built-in calendar.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Its zone.
    #[must_use]
    pub const fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The civil date at an instant, in its zone.
    #[must_use]
    pub fn date_at(&self, instant: Timestamp) -> Date {
        self.zone.to_datetime(instant).date()
    }

    /// Every day of a year that the calendar names, by date: holidays, days with hours of their own, events of its
    /// iCalendar text, also those that are switched off.
    #[must_use]
    pub fn named_days(&self, year: i16) -> Vec<DatedDay> {
        let Ok(first) = Date::new(year, 1, 1) else { return Vec::new() };
        let dates = first.series(Span::new().days(1)).take_while(|date| date.year() == year);
        dates.flat_map(|date| self.named_on(date)).collect()
    }

    /// What the calendar says of one date beyond its weekday.
    pub(crate) fn named_on(&self, date: Date) -> Vec<DatedDay> {
        let named = self.named.get(&date);
        let by_hand = named.map(|day| DatedDay {
            date,
            name: day.name.clone(),
            hours: day.intervals.iter().map(ToString::to_string).collect(),
            origin: if day.intervals.is_empty() { Origin::Holiday } else { Origin::SpecialDay },
            standing: if day.inactive { Standing::SwitchedOff } else { Standing::Counts },
        });
        let events = self.events.iter().filter(|event| event.covers(date)).map(|event| DatedDay {
            date,
            name: event.name.clone(),
            hours: Vec::new(),
            origin: Origin::ICalendar,
            standing: match named {
                None => Standing::Counts,
                Some(day) if day.inactive => Standing::SwitchedOff,
                Some(_) => Standing::Overruled,
            },
        });
        by_hand.into_iter().chain(events).collect()
    }

    /// Hours of one civil date; empty: closed.
    fn intervals(&self, date: Date) -> &[Interval] {
        match self.named.get(&date) {
            Some(day) if !day.inactive => day.intervals.as_slice(),
            None if self.events.iter().any(|event| event.covers(date)) => &[],
            _ => self.weekday(date),
        }
    }

    /// Hours of that date's weekday.
    pub(crate) fn weekday(&self, date: Date) -> &[Interval] {
        let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        self.weekly.get(weekday).map_or(&[][..], Vec::as_slice)
    }

    /// Opening and closing instants on one civil date, in order, without overlap: an hour that the wall clock shows
    /// twice counts once for each time that it passes, and never for two intervals.
    pub(crate) fn spans(&self, date: Date) -> Vec<(Timestamp, Timestamp)> {
        let intervals = self.intervals(date);
        let mut taken = intervals.first().and_then(|first| self.taken_before(date, *first));
        let mut spans = Vec::with_capacity(intervals.len());
        for interval in intervals {
            let edges = self.instant_of(date, interval.open_minute, Edge::Opening).zip(self.instant_of(
                date,
                interval.close_minute,
                Edge::Closing,
            ));
            let Some((opens, closes)) = edges else { continue };
            let opens = taken.map_or(opens, |taken: Timestamp| taken.max(opens));
            // Both edges inside the missing hour leave nothing of the interval.
            if opens < closes {
                spans.push((opens, closes));
                taken = Some(closes);
            }
        }
        spans
    }

    /// Until when the day before holds the first interval's opening: only where clocks go back over midnight.
    fn taken_before(&self, date: Date, first: Interval) -> Option<Timestamp> {
        let opening = local_time(date, first.open_minute)?;
        if !matches!(self.zone.to_ambiguous_timestamp(opening).offset(), AmbiguousOffset::Fold { .. }) {
            return None;
        }
        let before = date.yesterday().ok()?;
        let last = self.intervals(before).last()?;
        self.instant_of(before, last.close_minute, Edge::Closing)
    }

    /// The instant of a local time. `None` only at the ends of representable time.
    fn instant_of(&self, date: Date, minute: u16, edge: Edge) -> Option<Timestamp> {
        let local = local_time(date, minute)?;
        let ambiguous = self.zone.to_ambiguous_timestamp(local);
        match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => ambiguous.compatible().ok(),
            AmbiguousOffset::Fold { .. } => match edge {
                Edge::Opening => ambiguous.earlier().ok(),
                Edge::Closing => {
                    // The last minute that shows an earlier time than closing is open. Where clocks go back to the
                    // very closing time, that is the minute before it came up first.
                    let (first, last) = (ambiguous.earlier().ok()?, ambiguous.later().ok()?);
                    let goes_back = self.zone.following(first).next().map(|change| change.timestamp());
                    Some(if goes_back == Some(last) { first } else { last })
                }
            },
            // The wall clock jumps over this time: it is "reached" at the jump.
            AmbiguousOffset::Gap { .. } => {
                let before_the_jump = ambiguous.earlier().ok()?;
                self.zone.following(before_the_jump).next().map(|transition| transition.timestamp())
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Edge {
    Opening,
    Closing,
}

fn local_time(date: Date, minute: u16) -> Option<DateTime> {
    if minute >= 24 * 60 {
        return Some(date.tomorrow().ok()?.to_datetime(Time::midnight()));
    }
    let hour = i8::try_from(minute / 60).ok()?;
    let minute = i8::try_from(minute % 60).ok()?;
    Some(date.to_datetime(Time::new(hour, minute, 0, 0).ok()?))
}

/// The zone of that IANA name, from the bundled data only: the system's copy may be years old.
///
/// # Errors
/// A sentence that names the unknown zone.
pub fn zone(name: &str) -> Result<TimeZone, String> {
    // Building the database decodes nothing; each zone is read on demand.
    TimeZoneDatabase::bundled()
        .get(name)
        .map_err(|_| format!("{name:?} is not a time zone; use an IANA name such as Europe/Paris"))
}
