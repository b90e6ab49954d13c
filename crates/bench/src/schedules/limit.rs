//! What this machine could fire at most: bare timers, claimed and moved on, with nothing decided and nothing told.

use super::store;
use crate::frame::{Servers, number::per_second};
use service_kit::clock::Monotonic;

/// Timers of one statement: more were no faster where it was measured.
const CLAIM: i64 = 2_000;

/// Timers fired per second, all of so many, on as many connections at once as there are processors.
///
/// # Errors
/// What Postgres says.
pub async fn timers_per_second(servers: &Servers, count: u64) -> anyhow::Result<f64> {
    let pool = &servers.pool;
    store::make_timers(pool, count).await?;
    let clock = Monotonic::start();
    let firing = (0..servers.writers()).map(|_| async {
        let mut fired = 0;
        loop {
            match store::fire_timers(pool, CLAIM).await? {
                0 => return anyhow::Ok(fired),
                more => fired += more,
            }
        }
    });
    let fired: Vec<u64> = futures::future::try_join_all(firing).await?;
    let rate = per_second(fired.iter().sum(), clock.elapsed());
    store::drop_timers(pool).await?;
    Ok(rate)
}
