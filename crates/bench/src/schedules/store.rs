//! Every SQL statement of `bench schedules`. Schedules themselves are written by the scheduler's own.

use super::lateness::Proposed;
use contracts::topology::FOLLOWUP_DUE;
use eventing::Database;
use follow_up_scheduler::store::{self, ScheduleRow};
use futures::TryStreamExt as _;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgPool, Row as _};
use uuid::Uuid;

/// Keeps new schedules as the scheduler's consumer does: locked, which inserts them, then saved, in one transaction.
///
/// # Errors
/// What Postgres says.
pub async fn make(database: &Database, rows: Vec<ScheduleRow>) -> anyhow::Result<()> {
    let made = database.transact(move |tx| {
        Box::pin(async move {
            let ids: Vec<Uuid> = rows.iter().map(|row| row.matter_id).collect();
            tx.lock(&store::locks(ids.iter().copied())).await?;
            store::save(tx, &rows).await
        })
    });
    Ok(made.await?)
}

/// Whether any schedule is due at an instant.
///
/// # Errors
/// What Postgres says.
pub async fn is_any_due(pool: &PgPool, at: Timestamp) -> anyhow::Result<bool> {
    let any =
        sqlx::query_scalar("SELECT EXISTS (SELECT FROM follow_up_scheduler.schedules WHERE next_at <= $1)");
    Ok(any.bind(at.to_sqlx()).fetch_one(pool).await?)
}

/// Number of schedules that are planned.
///
/// # Errors
/// What Postgres says.
pub async fn planned(pool: &PgPool) -> anyhow::Result<u64> {
    let count: i64 =
        sqlx::query_scalar("SELECT count(*) FROM follow_up_scheduler.schedules WHERE next_at IS NOT NULL")
            .fetch_one(pool)
            .await?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// Whether every proposal was published.
///
/// # Errors
/// What Postgres says.
pub async fn is_published(pool: &PgPool) -> anyhow::Result<bool> {
    let nothing = sqlx::query_scalar("SELECT NOT EXISTS (SELECT FROM follow_up_scheduler.outbox_pending)");
    Ok(nothing.fetch_one(pool).await?)
}

/// What was proposed since an event id was made.
///
/// # Errors
/// What Postgres says.
pub async fn proposed_since(pool: &PgPool, since: Uuid) -> anyhow::Result<Vec<Proposed>> {
    let mut rows = sqlx::query(
        "SELECT payload FROM follow_up_scheduler.event_log WHERE event_id >= $1 AND event_type = $2",
    )
    .bind(since)
    .bind(FOLLOWUP_DUE.ce_type())
    .fetch(pool);
    let mut proposed = Vec::new();
    while let Some(row) = rows.try_next().await? {
        proposed.extend(Proposed::read(row.try_get("payload")?));
    }
    Ok(proposed)
}

/// Lets Postgres tidy up what bulk work left behind, as its own autovacuum would within minutes.
///
/// # Errors
/// What Postgres says.
pub async fn tidy(pool: &PgPool) -> anyhow::Result<()> {
    sqlx::query("VACUUM ANALYZE follow_up_scheduler.schedules").execute(pool).await?;
    Ok(())
}

/// Makes a table of bare timers, all due: an id, an instant, 64 bytes.
///
/// # Errors
/// What Postgres says.
pub async fn make_timers(pool: &PgPool, count: u64) -> anyhow::Result<()> {
    sqlx::query("CREATE TABLE public.timers (id uuid PRIMARY KEY, due_at timestamptz NOT NULL, payload bytea NOT NULL)")
        .execute(pool)
        .await?;
    sqlx::query(
        "INSERT INTO public.timers SELECT gen_random_uuid(), now() - n * interval '1 millisecond', decode(repeat('07', 64), 'hex')
         FROM generate_series(1, $1) AS n",
    )
    .bind(i64::try_from(count)?)
    .execute(pool)
    .await?;
    sqlx::query("CREATE INDEX timers_due_idx ON public.timers (due_at, id)").execute(pool).await?;
    sqlx::query("VACUUM ANALYZE public.timers").execute(pool).await?;
    Ok(())
}

/// Claims bare timers that are due, oldest first, and moves each an hour on: the least that firing can do. How many.
///
/// # Errors
/// What Postgres says.
pub async fn fire_timers(pool: &PgPool, limit: i64) -> anyhow::Result<u64> {
    let moved = sqlx::query(
        "WITH due AS (
             SELECT id FROM public.timers WHERE due_at <= now() ORDER BY due_at, id LIMIT $1 FOR UPDATE SKIP LOCKED
         )
         UPDATE public.timers t SET due_at = now() + interval '1 hour' FROM due WHERE t.id = due.id",
    )
    .bind(limit)
    .execute(pool)
    .await?;
    Ok(moved.rows_affected())
}

/// Removes them.
///
/// # Errors
/// What Postgres says.
pub async fn drop_timers(pool: &PgPool) -> anyhow::Result<()> {
    sqlx::query("DROP TABLE public.timers").execute(pool).await?;
    Ok(())
}
