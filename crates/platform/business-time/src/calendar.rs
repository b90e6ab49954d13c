//! A calendar, and the instants at which it opens and closes on one civil date.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase},
};
use std::collections::BTreeMap;

/// Minutes from midnight, 0 to 1440, between which a unit is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Interval {
    pub(crate) open_minute: u16,
    pub(crate) close_minute: u16,
}

/// A civil date that differs from its weekday: a holiday (no interval) or a day with hours of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Exception {
    pub(crate) name: String,
    pub(crate) intervals: Vec<Interval>,
}

/// Opening hours in one time zone. Made by [`Calendar::parse`](crate::Calendar::parse), so it is never empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    pub(crate) name: String,
    pub(crate) version: u64,
    pub(crate) zone: TimeZone,
    /// By weekday, Monday first; sorted, without overlap.
    pub(crate) weekly: [Vec<Interval>; 7],
    pub(crate) exceptions: BTreeMap<Date, Exception>,
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
            exceptions: BTreeMap::new(),
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

    /// The holiday or special day on that date.
    #[must_use]
    pub fn exception_name(&self, date: Date) -> Option<&str> {
        self.exceptions.get(&date).map(|exception| exception.name.as_str())
    }

    /// Opening and closing instants on one civil date, in order.
    pub(crate) fn spans(&self, date: Date) -> impl DoubleEndedIterator<Item = (Timestamp, Timestamp)> {
        let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        let intervals = match self.exceptions.get(&date) {
            Some(exception) => exception.intervals.as_slice(),
            None => self.weekly.get(weekday).map_or(&[][..], Vec::as_slice),
        };
        intervals.iter().filter_map(move |interval| {
            let opens = self.instant_of(date, interval.open_minute, Edge::Opening)?;
            let closes = self.instant_of(date, interval.close_minute, Edge::Closing)?;
            // Both edges inside the missing hour leave nothing of the interval.
            (opens < closes).then_some((opens, closes))
        })
    }

    /// The instant of a local time. `None` only at the ends of representable time.
    fn instant_of(&self, date: Date, minute: u16, edge: Edge) -> Option<Timestamp> {
        let local = local_time(date, minute)?;
        let ambiguous = self.zone.to_ambiguous_timestamp(local);
        match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => ambiguous.compatible().ok(),
            AmbiguousOffset::Fold { .. } => match edge {
                Edge::Opening => ambiguous.earlier().ok(),
                Edge::Closing => ambiguous.later().ok(),
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
