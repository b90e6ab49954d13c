//! What ought to have been heard of a case by now: told from the journal, on the machine clock.

use eventing::Error;
use jiff::SignedDuration;
use sqlx::{PgPool, Row as _};

/// What misses its next event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    /// What is missing: `decision`, `alert`, `task` or `verdict`.
    pub missing: String,
    /// How often.
    pub count: u64,
    /// Seconds since the oldest event that should have been followed by one was heard of.
    pub oldest_age: i64,
    /// Id of what the oldest is about, in text form: of a response, or of a task.
    pub example: String,
}

/// How far back is looked: what was lost before had been late before, and each look must stay cheap.
const REACH: &str = "1 hour";

/// Responses without a decision, raising decisions without an alert, alerts that ask for a task without one, and
/// proposals after which nothing happened to their task, each for longer than `late_after`. A later act of somebody
/// hides a missing verdict; the figures of proposals and verdicts do not.
///
/// # Errors
/// What Postgres says.
pub async fn late(pool: &PgPool, late_after: SignedDuration, raise: i32) -> Result<Vec<Late>, Error> {
    let rows = sqlx::query(
        "WITH due AS MATERIALIZED (
             SELECT aggregate_type, aggregate_id, version, event, occurred_at, response_id, entry, logged_at
             FROM reporting.journal
             WHERE logged_at >= clock_timestamp() - $1::text::interval
               AND logged_at < clock_timestamp() - make_interval(secs => $2)
         ), late AS (
             SELECT 'decision' AS missing, aggregate_id, logged_at FROM due
             WHERE aggregate_type = 'response' AND NOT EXISTS (
                 SELECT FROM reporting.journal j WHERE j.aggregate_type = 'decision'
                 AND j.aggregate_id = due.aggregate_id AND j.version = due.version)
             UNION ALL
             SELECT 'alert', aggregate_id, logged_at FROM due
             WHERE aggregate_type = 'decision' AND (entry -> 'fact' ->> 'outcome')::int = $3 AND NOT EXISTS (
                 SELECT FROM reporting.journal j WHERE j.response_id = due.response_id
                 AND j.aggregate_type = 'alert')
             UNION ALL
             SELECT 'task', entry -> 'fact' ->> 'response_id', logged_at FROM due
             WHERE event = 'alert.raised' AND entry -> 'fact' ->> 'task_required' <> 'false' AND NOT EXISTS (
                 SELECT FROM reporting.journal j WHERE j.response_id = due.response_id
                 AND j.aggregate_type = 'task')
             UNION ALL
             SELECT 'verdict', aggregate_id, logged_at FROM due
             WHERE aggregate_type = 'schedule' AND NOT EXISTS (
                 SELECT FROM reporting.journal j WHERE j.aggregate_type = 'task'
                 AND j.aggregate_id = due.aggregate_id AND j.occurred_at >= due.occurred_at)
         )
         SELECT missing, count(*) AS count,
                extract(epoch FROM clock_timestamp() - min(logged_at))::bigint AS oldest_age,
                (array_agg(aggregate_id ORDER BY logged_at))[1] AS example
         FROM late GROUP BY missing ORDER BY missing",
    )
    .bind(REACH)
    .bind(late_after.as_secs_f64())
    .bind(raise)
    .fetch_all(pool)
    .await?;
    let mut late = Vec::with_capacity(rows.len());
    for row in rows {
        late.push(Late {
            missing: row.try_get("missing")?,
            count: u64::try_from(row.try_get::<i64, _>("count")?).unwrap_or(0),
            oldest_age: row.try_get("oldest_age")?,
            example: row.try_get::<Option<String>, _>("example")?.unwrap_or_default(),
        });
    }
    Ok(late)
}

/// Aggregates with a version missing between two others for more than a minute, and seconds since the newest of what
/// is known of the one that waits longest was heard of.
///
/// # Errors
/// What Postgres says.
pub async fn holes(pool: &PgPool) -> Result<(u64, i64), Error> {
    let row = sqlx::query(
        "SELECT count(*) AS count,
                coalesce(extract(epoch FROM clock_timestamp() - min(heard))::bigint, 0) AS oldest_age
         FROM (SELECT max(logged_at) AS heard FROM reporting.journal GROUP BY aggregate_type, aggregate_id
               HAVING max(version) > count(*) AND max(logged_at) < clock_timestamp() - interval '60 seconds'
         ) AS holes",
    )
    .fetch_one(pool)
    .await?;
    Ok((u64::try_from(row.try_get::<i64, _>("count")?).unwrap_or(0), row.try_get("oldest_age")?))
}
