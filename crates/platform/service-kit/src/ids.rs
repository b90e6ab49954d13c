//! Ids and jitter: the only doors to randomness.

use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use uuid::{NoContext, Timestamp, Uuid};

/// A source of UUIDv7 ids, cheap to clone; all clones share it.
#[derive(Clone)]
pub struct Ids(Source);

#[derive(Clone)]
enum Source {
    System,
    Seeded(Arc<Mutex<(StdRng, u64)>>),
}

impl Ids {
    /// Ids from the machine's clock and randomness.
    #[must_use]
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// The same ids for the same seed: for tests and simulations.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(Mutex::new((StdRng::seed_from_u64(seed), 0)))))
    }

    /// The next id. Later ids sort after earlier ones, to the millisecond.
    #[expect(clippy::disallowed_methods, reason = "this is the one source of ids")]
    #[must_use]
    pub fn next(&self) -> Uuid {
        match &self.0 {
            Source::System => Uuid::now_v7(),
            Source::Seeded(state) => {
                let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
                state.1 += 1;
                let time = Timestamp::from_unix(NoContext, 1_800_000_000 + state.1 / 1000, 0);
                let mut id = uuid::Builder::from_unix_timestamp_millis(
                    time.to_unix().0 * 1000 + state.1 % 1000,
                    &state.0.random(),
                );
                id.set_version(uuid::Version::SortRand);
                id.into_uuid()
            }
        }
    }
}

impl std::fmt::Debug for Ids {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Ids")
    }
}

/// A random share of a duration, between none and all of it: spreads retries.
#[must_use]
pub fn jitter(most: Duration) -> Duration {
    most.mul_f64(rand::rng().random::<f64>())
}

/// A fresh secret of 32 hexadecimal digits: for development keys.
#[must_use]
pub fn secret() -> String {
    hex::encode(rand::rng().random::<[u8; 16]>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_ids_in_order() {
        let first: Vec<_> = std::iter::repeat_with({
            let ids = Ids::seeded(7);
            move || ids.next()
        })
        .take(2000)
        .collect();
        let second = Ids::seeded(7);
        assert!(first.iter().all(|id| *id == second.next() && id.get_version_num() == 7));
        assert!(first.is_sorted());
    }
}
