//! What ought to have been heard by now: told from the journal, on the machine clock.

use eventing::{Error, Tx};
use jiff::SignedDuration;
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgPool, Row as _};

/// What misses something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    /// What is missing: `version`, `decision`, `alert`, `task` or `verdict`.
    pub missing: String,
    /// How often; of versions: of how many aggregates.
    pub count: u64,
    /// Seconds since the oldest entry that shows it was heard of.
    pub oldest_age: i64,
    /// Id of what the oldest is about, in text form: of a response, or of a task.
    pub example: String,
}

/// In which direction something is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// A version before one that is there.
    Before,
    /// What should have followed.
    After,
}

/// Entries that one step goes over: it stays far below what a statement may take.
const STEP: i64 = 20_000;

/// With so much found missing, no further is looked until some of it came: each look asks for all of it again, and what a
/// service that is down for a day has not sent is no news.
const FOUND_MAX: i64 = 10_000;

/// A transaction commits at most so long after it wrote its entries: what is younger is looked at again.
const COMMITTED_AFTER: &str = "30 seconds";

/// How old things are when they count.
#[derive(Debug, Clone, Copy)]
pub struct Ages {
    /// What should have been heard of counts as late after this.
    pub late_after: SignedDuration,
    /// After so many days nobody has an event any more that could be published again. What should have followed an entry is
    /// no news then, and is not told of.
    pub kept_days: i32,
}

/// Goes on over what was written, up to what is old enough; whether there is more to go over.
///
/// # Errors
/// What Postgres says.
pub async fn step(tx: &mut Tx, look: Look, ages: Ages, raise: i32) -> Result<bool, Error> {
    let what = match look {
        Look::Before => "before",
        Look::After => "after",
    };
    // The clock was ahead, and was set right: what was looked at by then is what was written by now.
    sqlx::query(
        "UPDATE reporting.looked SET until = clock_timestamp() - make_interval(secs => $2)
         WHERE what = $1 AND until > clock_timestamp()",
    )
    .bind(what)
    .bind(ages.late_after.as_secs_f64())
    .execute(tx.connection())
    .await?;
    let span = sqlx::query(
        "SELECT since.at AS since, last.at AS last,
                least(last.at, clock_timestamp() - make_interval(secs => $2)) AS until,
                (SELECT count(*) FROM (SELECT FROM reporting.missing WHERE (missing = 'version') = ($1 = 'before')
                                       LIMIT $4) AS most) AS found
         FROM (SELECT coalesce((SELECT until FROM reporting.looked WHERE what = $1),
                               CASE $1 WHEN 'before' THEN 'epoch'
                                       ELSE clock_timestamp() - make_interval(days => $5) END) AS at) AS since,
              LATERAL (SELECT (SELECT logged_at FROM reporting.journal WHERE logged_at > since.at
                               ORDER BY logged_at OFFSET $3 LIMIT 1) AS at) AS last",
    )
    .bind(what)
    .bind(ages.late_after.as_secs_f64())
    .bind(STEP)
    .bind(FOUND_MAX)
    .bind(ages.kept_days)
    .fetch_one(tx.connection())
    .await?;
    let instant =
        |name: &str| span.try_get::<jiff_sqlx::Timestamp, _>(name).map(jiff_sqlx::Timestamp::to_jiff);
    let (since, until) = (instant("since")?, instant("until")?);
    let last = span.try_get::<Option<jiff_sqlx::Timestamp>, _>("last")?.map(jiff_sqlx::Timestamp::to_jiff);
    if span.try_get::<i64, _>("found")? >= FOUND_MAX || until <= since {
        return Ok(false);
    }
    let find = match look {
        Look::Before => {
            "INSERT INTO reporting.missing
                 (missing, aggregate_type, aggregate_id, version, occurred_at, logged_at, response_id, example)
             SELECT 'version', aggregate_type, aggregate_id, version, occurred_at, logged_at, response_id, aggregate_id
             FROM reporting.journal AS entry
             WHERE logged_at > $1 AND logged_at <= $2 AND version > 1 AND NOT EXISTS (
                 SELECT FROM reporting.journal j WHERE j.aggregate_type = entry.aggregate_type
                 AND j.aggregate_id = entry.aggregate_id AND j.version = entry.version - 1)
             ON CONFLICT DO NOTHING"
        }
        // A later act of somebody hides a missing verdict; the figures of proposals and verdicts do not. Later by either clock:
        // those of two services may differ.
        Look::After => {
            "WITH due AS MATERIALIZED (
                 SELECT aggregate_type, aggregate_id, version, event, occurred_at, response_id, case_id, logged_at,
                        entry::json AS entry
                 FROM reporting.journal WHERE logged_at > $1 AND logged_at <= $2
             )
             INSERT INTO reporting.missing
                 (missing, aggregate_type, aggregate_id, version, occurred_at, logged_at, response_id, example)
             SELECT 'decision', aggregate_type, aggregate_id, version, occurred_at, logged_at, response_id, aggregate_id
             FROM due
             WHERE aggregate_type = 'response' AND NOT EXISTS (
                 SELECT FROM reporting.journal j WHERE j.aggregate_type = 'decision'
                 AND j.aggregate_id = due.aggregate_id AND j.version = due.version)
             UNION ALL
             SELECT 'alert', aggregate_type, aggregate_id, version, occurred_at, logged_at, response_id, aggregate_id
             FROM due
             WHERE aggregate_type = 'decision' AND (entry -> 'fact' ->> 'outcome')::int = $3 AND NOT EXISTS (
                 SELECT FROM reporting.journal j WHERE j.response_id = due.response_id AND j.aggregate_type = 'alert')
             UNION ALL
             SELECT 'task', aggregate_type, aggregate_id, version, occurred_at, logged_at, response_id,
                    entry -> 'fact' ->> 'response_id'
             FROM due
             WHERE event = 'alert.raised' AND entry -> 'fact' ->> 'task_required' <> 'false' AND NOT EXISTS (
                 SELECT FROM reporting.journal j WHERE j.case_id = due.case_id AND j.aggregate_type = 'task')
             UNION ALL
             SELECT 'verdict', aggregate_type, aggregate_id, version, occurred_at, logged_at, response_id, aggregate_id
             FROM due
             WHERE aggregate_type = 'schedule' AND NOT EXISTS (
                 SELECT FROM reporting.journal j WHERE j.aggregate_type = 'task' AND j.aggregate_id = due.aggregate_id
                 AND (j.occurred_at >= due.occurred_at OR j.logged_at >= due.logged_at))
             ON CONFLICT DO NOTHING"
        }
    };
    let mut find = sqlx::query(find).bind(since.to_sqlx()).bind(until.to_sqlx());
    if look == Look::After {
        find = find.bind(raise);
    }
    find.execute(tx.connection()).await?;
    sqlx::query(
        "INSERT INTO reporting.looked AS l (what, until)
         VALUES ($1, least($2, clock_timestamp() - $3::text::interval))
         ON CONFLICT (what) DO UPDATE SET until = greatest(l.until, excluded.until)",
    )
    .bind(what)
    .bind(until.to_sqlx())
    .bind(COMMITTED_AFTER)
    .execute(tx.connection())
    .await?;
    Ok(last == Some(until))
}

/// Forgets what came since, and what nobody can publish again.
///
/// # Errors
/// What Postgres says.
pub async fn forget_what_came(tx: &mut Tx, kept_days: i32) -> Result<(), Error> {
    sqlx::query(
        "DELETE FROM reporting.missing m WHERE CASE missing
             WHEN 'version' THEN EXISTS (
                 SELECT FROM reporting.journal j WHERE j.aggregate_type = m.aggregate_type
                 AND j.aggregate_id = m.aggregate_id AND j.version = m.version - 1)
             WHEN 'decision' THEN EXISTS (
                 SELECT FROM reporting.journal j WHERE j.aggregate_type = 'decision'
                 AND j.aggregate_id = m.aggregate_id AND j.version = m.version)
             WHEN 'alert' THEN EXISTS (
                 SELECT FROM reporting.journal j WHERE j.response_id = m.response_id AND j.aggregate_type = 'alert')
             WHEN 'task' THEN EXISTS (
                 SELECT FROM reporting.journal alert JOIN reporting.journal j USING (case_id)
                 WHERE alert.aggregate_type = m.aggregate_type AND alert.aggregate_id = m.aggregate_id
                 AND alert.version = m.version AND j.aggregate_type = 'task')
             ELSE EXISTS (
                 SELECT FROM reporting.journal j WHERE j.aggregate_type = 'task' AND j.aggregate_id = m.aggregate_id
                 AND (j.occurred_at >= m.occurred_at OR j.logged_at >= m.logged_at))
         END OR (missing <> 'version' AND logged_at < clock_timestamp() - make_interval(days => $1))",
    )
    .bind(kept_days)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// What is missing, as far as was looked.
///
/// # Errors
/// What Postgres says.
pub async fn missing(pool: &PgPool) -> Result<Vec<Late>, Error> {
    let rows = sqlx::query(
        "SELECT missing, count(DISTINCT CASE missing WHEN 'version' THEN aggregate_type || aggregate_id
                                             ELSE aggregate_type || aggregate_id || version END) AS count,
                extract(epoch FROM clock_timestamp() - min(logged_at))::bigint AS oldest_age,
                (array_agg(example ORDER BY logged_at))[1] AS example
         FROM reporting.missing GROUP BY missing ORDER BY missing",
    )
    .fetch_all(pool)
    .await?;
    let mut late = Vec::with_capacity(rows.len());
    for row in rows {
        late.push(Late {
            missing: row.try_get("missing")?,
            count: u64::try_from(row.try_get::<i64, _>("count")?).unwrap_or(0),
            oldest_age: row.try_get("oldest_age")?,
            example: row.try_get("example")?,
        });
    }
    Ok(late)
}
