//! What a response needs at least, and how fast this machine could do that and nothing else.

use super::Limits;
use crate::frame::number::from_length;
use contracts::topology::PACK_ITEMS_MAX;

/// Raw work for one response: rows inserted, messages published, messages pulled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Work {
    /// Rows.
    pub rows: f64,
    /// Messages published.
    pub published: f64,
    /// Messages pulled and acknowledged.
    pub pulled: f64,
}

impl Work {
    /// What a limit of this work is, in words.
    #[must_use]
    pub fn limit_is(&self) -> String {
        format!(
            "for each response nothing but {:.2} rows by UNNEST, {:.3} messages published and {:.3} pulled",
            self.rows, self.published, self.pulled
        )
    }

    /// Ingest: the row of the response, and its share of a full pack.
    #[must_use]
    pub fn of_ingest() -> Self {
        Self { rows: 1.0, published: 1.0 / from_length(PACK_ITEMS_MAX), pulled: 0.0 }
    }

    /// All five services, with so large a share of alerts. Everybody needs the response, its decision and where it stands;
    /// an alert, besides, itself, a task, a schedule and a case. A pack of responses is read by two, one of decisions by
    /// one; an alert by two, a task by three.
    #[must_use]
    pub fn of_pipeline(alerts: f64) -> Self {
        let pack = 1.0 / from_length(PACK_ITEMS_MAX);
        Self {
            rows: 3.0 + 4.0 * alerts,
            published: 2.0 * pack + 2.0 * alerts,
            pulled: 3.0 * pack + 5.0 * alerts,
        }
    }

    /// The pipeline without ingest: what is left once responses wait in their stream.
    #[must_use]
    pub fn of_catch_up(alerts: f64) -> Self {
        let all = Self::of_pipeline(alerts);
        let ingest = Self::of_ingest();
        Self { rows: all.rows - ingest.rows, published: all.published - ingest.published, ..all }
    }
}

impl Limits {
    /// Responses per second if nothing but this work were done, one kind after the other. Each raw limit keeps all
    /// processors busy, so their times add up.
    #[must_use]
    pub fn rate(&self, work: Work) -> f64 {
        let time =
            |amount: f64, rate: f64| if amount > 0.0 { amount / rate.max(f64::MIN_POSITIVE) } else { 0.0 };
        let seconds = time(work.rows, self.insert_per_s)
            + time(work.published, self.publish_per_s)
            + time(work.pulled, self.pull_per_s);
        if seconds > 0.0 { seconds.recip() } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Latency;
    use std::collections::BTreeMap;

    const LIMITS: fn() -> Limits = || Limits {
        publish_per_s: 100_000.0,
        pull_per_s: 200_000.0,
        insert_per_s: 100_000.0,
        insert_cpu_us: BTreeMap::new(),
        rss_mib: BTreeMap::new(),
        fsync: Latency::default(),
    };

    #[test]
    fn times_of_different_work_add_up() {
        let work = Work { rows: 1.0, published: 1.0, pulled: 2.0 };
        assert!((LIMITS().rate(work) - 100_000.0 / 3.0).abs() < 1e-6);
        assert_eq!(LIMITS().rate(Work { rows: 0.0, published: 0.0, pulled: 0.0 }), 0.0);
    }

    #[test]
    fn more_alerts_are_more_work_and_the_backlog_is_less() {
        let limits = LIMITS();
        let rate = |work| limits.rate(work);
        assert!(rate(Work::of_pipeline(0.2)) < rate(Work::of_pipeline(0.0)));
        assert!(rate(Work::of_catch_up(0.2)) > rate(Work::of_pipeline(0.2)));
        assert!(rate(Work::of_ingest()) > rate(Work::of_pipeline(0.0)));
    }
}
