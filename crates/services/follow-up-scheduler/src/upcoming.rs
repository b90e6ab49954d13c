//! What this process plans, told to its firing loop: it need not ask Postgres after every commit whether anything comes
//! sooner than what it waits for.

use crate::store::ScheduleRow;
use jiff::Timestamp;
use std::sync::{Mutex, PoisonError};

/// The earliest instant that was planned since somebody last asked.
#[derive(Debug, Default)]
pub struct Upcoming(Mutex<Option<Timestamp>>);

impl Upcoming {
    /// Notes what was planned. It may be noted a moment before it is committed.
    pub fn note(&self, rows: &[ScheduleRow]) {
        let earliest = rows.iter().filter_map(|row| row.schedule.next_at).min();
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *held = earlier(*held, earliest);
    }

    /// What was noted; from now on it is forgotten.
    #[must_use]
    pub fn take(&self) -> Option<Timestamp> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// The earlier of two instants, either of which may not be there.
#[must_use]
pub fn earlier(one: Option<Timestamp>, other: Option<Timestamp>) -> Option<Timestamp> {
    one.into_iter().chain(other).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn row(next: Option<i64>) -> ScheduleRow {
        let mut row = ScheduleRow::new(Uuid::nil());
        row.schedule.next_at = next.and_then(|second| Timestamp::from_second(second).ok());
        row
    }

    #[test]
    fn the_earliest_is_told_once() {
        let upcoming = Upcoming::default();
        assert_eq!(upcoming.take(), None);
        upcoming.note(&[row(Some(9)), row(None)]);
        upcoming.note(&[row(Some(5)), row(Some(7))]);
        upcoming.note(&[]);
        assert_eq!(upcoming.take(), Timestamp::from_second(5).ok());
        assert_eq!(upcoming.take(), None);
    }
}
