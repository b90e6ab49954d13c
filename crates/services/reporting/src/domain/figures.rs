//! Figures of a unit and all below (RE-2, RE-7). Every "now" in them is the instant that they are asked for.

use super::{
    figure::{Channel, Figure},
    score::{self, Score},
};
use std::collections::BTreeMap;

/// Median and ninth decile by the nearest-rank method: always one of the values, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantiles {
    /// Half of the values are at most this.
    pub p50: i64,
    /// Nine tenths of the values are at most this.
    pub p90: i64,
}

/// How long something took, on both clocks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Times {
    /// In the unit's opening hours.
    pub duty: Option<Quantiles>,
    /// As the customer waited.
    pub customer: Option<Quantiles>,
}

/// Figures of one unit in one period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many, by figure; what is not in it is 0.
    pub counts: BTreeMap<Figure, u64>,
    /// Responses by promoters.
    pub promoters: u64,
    /// Responses by detractors.
    pub detractors: u64,
    /// Responses by satisfied customers.
    pub satisfied: u64,
    /// From acceptance of the response until the customer was first reached.
    pub contact: Times,
    /// The same by channel of the attempt that reached.
    pub contact_by: BTreeMap<Channel, Times>,
    /// From acceptance of the response until the task was resolved, of those that are.
    pub resolve: Times,
}

impl Figures {
    /// How many.
    #[must_use]
    pub fn count(&self, figure: Figure) -> u64 {
        self.counts.get(&figure).copied().unwrap_or(0)
    }

    /// Net promoter score; `None`: nobody was asked.
    #[must_use]
    pub fn nps(&self) -> Option<Score> {
        score::net_promoter_score(self.promoters, self.detractors, self.count(Figure::Nps))
    }

    /// Customer satisfaction; `None`: nobody was asked.
    #[must_use]
    pub fn csat(&self) -> Option<Score> {
        score::satisfaction(self.satisfied, self.count(Figure::Csat))
    }
}
