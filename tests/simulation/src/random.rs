//! Chance, all of it from one seed.

use jiff::SignedDuration;
use uuid::Uuid;

/// A stream of numbers that a seed decides (SplitMix64).
#[derive(Debug, Clone)]
pub struct Random {
    state: u64,
    ids: u32,
}

impl Random {
    /// The stream of a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { state: seed, ids: 0 }
    }

    /// The next number.
    pub const fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below a limit; 0 where the limit is 0.
    pub const fn below(&mut self, limit: u64) -> u64 {
        match self.next().checked_rem(limit) {
            Some(number) => number,
            None => 0,
        }
    }

    /// A number from the first to the last, both of them possible.
    pub fn between(&mut self, first: u64, last: u64) -> u64 {
        first + self.below((last + 1).saturating_sub(first))
    }

    /// Whether something happens that happens so often in a thousand.
    pub const fn chance(&mut self, in_a_thousand: u64) -> bool {
        self.below(1_000) < in_a_thousand
    }

    /// One of several; `None`: there is none.
    pub fn pick<'a, T>(&mut self, several: &'a [T]) -> Option<&'a T> {
        let index = self.below(several.len() as u64);
        several.get(usize::try_from(index).unwrap_or_default())
    }

    /// So many seconds at least and at most, to the millisecond.
    pub fn seconds(&mut self, least: u64, most: u64) -> SignedDuration {
        let milliseconds = self.between(least * 1_000, most * 1_000);
        SignedDuration::from_millis(i64::try_from(milliseconds).unwrap_or(i64::MAX))
    }

    /// An order of several.
    pub fn shuffle<T>(&mut self, several: &mut [T]) {
        for last in (1..several.len()).rev() {
            let other = self.below(last as u64 + 1);
            several.swap(last, usize::try_from(other).unwrap_or_default());
        }
    }

    /// A fresh id: its first half counts, so that a story can name it, and its second half is random, as in production.
    pub fn id(&mut self) -> Uuid {
        self.ids += 1;
        Uuid::from_u128((u128::from(self.ids) << 96) | u128::from(self.next()))
    }
}

/// An id as stories name it.
#[must_use]
pub fn number(id: Uuid) -> u128 {
    id.as_u128() >> 96
}
