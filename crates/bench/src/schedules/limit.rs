//! What this machine could fire at most: bare timers, claimed and moved on, with nothing decided and nothing told.

use super::store;
use crate::frame::number::per_second;
use service_kit::clock::Monotonic;
use sqlx::PgPool;

/// Timers of one statement: more were no faster where it was measured.
const CLAIM: i64 = 2_000;

/// Timers fired per second by one connection, all of so many.
///
/// # Errors
/// What Postgres says.
pub async fn timers_per_second(pool: &PgPool, count: u64) -> anyhow::Result<f64> {
    store::make_timers(pool, count).await?;
    let clock = Monotonic::start();
    let mut fired = 0;
    loop {
        match store::fire_timers(pool, CLAIM).await? {
            0 => break,
            more => fired += more,
        }
    }
    let rate = per_second(fired, clock.elapsed());
    store::drop_timers(pool).await?;
    Ok(rate)
}
