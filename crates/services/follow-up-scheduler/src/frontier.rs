//! Where this process is among what is due. What was fired leaves entries of the index behind, and a claim that began with
//! them would pass all of them each time: it begins where the last one ended. From time to time the whole is looked at
//! again, for what others had, put off or planned meanwhile.

use crate::store::{self, Place, ScheduleRow};
use eventing::{Error, Tx};
use jiff::Timestamp;

/// Up to where was claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frontier {
    /// All up to here.
    oldest: Place,
    /// And all after the first place up to the second.
    newest: Option<(Place, Place)>,
}

impl Default for Frontier {
    /// Nothing was claimed.
    fn default() -> Self {
        Self { oldest: Place::BEGINNING, newest: None }
    }
}

impl Frontier {
    /// Begins again with what waits longest. What was claimed of the newest is left out until it is reached from there:
    /// while a backlog drains there is more of it each time. With `newest` it is looked at as well.
    pub fn begin_again(&mut self, newest: bool) {
        self.oldest = Place::BEGINNING;
        if newest {
            self.newest = None;
        }
    }

    /// Something was planned for an instant: from there on it must be looked at again.
    pub fn planned(&mut self, at: Timestamp) {
        let before = Place::before(at);
        if before < self.oldest {
            self.oldest = before;
        }
        if self.newest.is_some_and(|(_, high)| before < high) {
            self.newest = None;
        }
    }

    /// Claims what is due, at most so many. Half of a claim is what waits longest, so that a backlog drains; the other half
    /// is what fell due last, so that whatever falls due while it drains does not wait for it, however old or young the
    /// backlog is.
    ///
    /// # Errors
    /// What Postgres says, or a row that no longer reads.
    pub async fn claim(
        &mut self,
        tx: &mut Tx,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<ScheduleRow>, Error> {
        let (end, half) = (Place::end_of(now), limit / 2);
        let mut rows = store::claim_oldest(tx, self.oldest, end, bigint(half)).await?;
        if let (Some(last), true) = (rows.last().and_then(Place::of), rows.len() >= half) {
            self.oldest = last;
            rows.extend(self.claim_newest(tx, last, end, limit - half).await?);
        }
        if rows.len() < limit {
            *self = Self { oldest: end.max(self.oldest), newest: None };
        }
        Ok(rows)
    }

    /// Claims what waits longest, at most so many.
    ///
    /// # Errors
    /// What Postgres says, or a row that no longer reads.
    pub async fn claim_longest_waiting(
        &mut self,
        tx: &mut Tx,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<ScheduleRow>, Error> {
        let end = Place::end_of(now);
        let rows = store::claim_oldest(tx, self.oldest, end, bigint(limit)).await?;
        self.oldest = match rows.last().and_then(Place::of) {
            Some(last) if rows.len() >= limit => last,
            _ => end.max(self.oldest),
        };
        Ok(rows)
    }

    /// Claims what fell due last, at most so many.
    ///
    /// # Errors
    /// What Postgres says, or a row that no longer reads.
    pub async fn claim_last_due(
        &mut self,
        tx: &mut Tx,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<ScheduleRow>, Error> {
        self.claim_newest(tx, self.oldest, Place::end_of(now), limit).await
    }

    /// Up to where was claimed from both ends at once.
    #[must_use]
    pub const fn of_both(longest_waiting: Self, last_due: Self) -> Self {
        Self { oldest: longest_waiting.oldest, newest: last_due.newest }
    }

    /// Claims what fell due after an instant, the last of it first, at most so many.
    ///
    /// # Errors
    /// What Postgres says, or a row that no longer reads.
    pub async fn claim_since(
        &mut self,
        tx: &mut Tx,
        since: Timestamp,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<ScheduleRow>, Error> {
        let after = Place::before(since).max(self.oldest);
        self.claim_newest(tx, after, Place::end_of(now), limit).await
    }

    async fn claim_newest(
        &mut self,
        tx: &mut Tx,
        after: Place,
        end: Place,
        limit: usize,
    ) -> Result<Vec<ScheduleRow>, Error> {
        let (low, high) = self.newest.unwrap_or((after, after));
        // First what fell due since the last claim.
        let mut rows = store::claim_newest(tx, high.max(after), end, bigint(limit)).await?;
        if let (Some(last), true) = (rows.last().and_then(Place::of), rows.len() >= limit) {
            self.newest = Some((last, end));
            return Ok(rows);
        }
        let mut reached = low;
        if after < low {
            // A clock that went back may show an instant before that.
            let below = store::claim_newest(tx, after, low.min(end), bigint(limit - rows.len())).await?;
            reached = match below.last().and_then(Place::of) {
                Some(last) if rows.len() + below.len() >= limit => last,
                _ => after,
            };
            rows.extend(below);
        }
        // A clock that went back shows an end before what was looked at.
        self.newest = Some((reached.min(end), end));
        Ok(rows)
    }
}

fn bigint(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    #[test]
    fn what_waits_longest_is_looked_at_again_without_what_was_claimed_of_the_newest() {
        let newest = Some((Place::before(at(150)), Place::end_of(at(200))));
        let mut frontier = Frontier { oldest: Place::end_of(at(100)), newest };
        frontier.begin_again(false);
        assert_eq!(frontier, Frontier { oldest: Place::BEGINNING, newest });
        frontier.begin_again(true);
        assert_eq!(frontier, Frontier::default());
    }

    #[test]
    fn what_is_planned_before_what_was_claimed_is_looked_at() {
        let end = Place::end_of(at(100));
        let mut frontier = Frontier { oldest: end, newest: None };
        frontier.planned(at(101));
        assert_eq!(frontier.oldest, end, "it comes after");
        frontier.planned(at(100));
        assert_eq!(frontier.oldest, Place::before(at(100)));

        let claimed = Some((Place::before(at(150)), Place::end_of(at(200))));
        let mut frontier = Frontier { oldest: end, newest: claimed };
        frontier.planned(at(201));
        assert_eq!(frontier.newest, claimed);
        frontier.planned(at(120));
        assert_eq!(frontier, Frontier { oldest: end, newest: None }, "whatever is before it may be");
    }
}
