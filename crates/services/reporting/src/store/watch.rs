//! What was written to the journal lately.

use super::{column, entry::Row, responses};
use crate::{domain::case::Case, watch::Happened};
use eventing::Error;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgPool, types::Json};
use uuid::Uuid;

/// Key of the journal: type and id of the aggregate, and its version.
pub type Key = (String, String, i64);

/// Keys of the entries about cases that were written at this machine instant or later, oldest first. A decision may be heard of
/// a moment before the alert that tells whose case it is: it waits for that, but not for long.
///
/// # Errors
/// What Postgres says.
pub async fn written_since(pool: &PgPool, since: Timestamp) -> Result<Vec<(Key, Timestamp)>, Error> {
    let rows = sqlx::query!(
        r#"SELECT aggregate_type, aggregate_id, version, logged_at AS "logged_at: jiff_sqlx::Timestamp"
           FROM reporting.journal j WHERE logged_at >= $1 AND case_id IS NOT NULL
                 AND (EXISTS (SELECT FROM reporting.cases c WHERE c.case_id = j.case_id)
                      OR logged_at < clock_timestamp() - interval '5 seconds')
           ORDER BY logged_at, aggregate_type, aggregate_id, version"#,
        since.to_sqlx() as _,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| ((row.aggregate_type, row.aggregate_id, row.version), row.logged_at.to_jiff()))
        .collect())
}

/// What happened, by keys and in their order, read at this business instant.
///
/// # Errors
/// What Postgres says, or an entry that no longer reads.
pub async fn happened(pool: &PgPool, keys: &[Key], read_at: Timestamp) -> Result<Vec<Happened>, Error> {
    let mut connection = pool.acquire().await?;
    let rows = sqlx::query!(
        r#"SELECT aggregate_type AS "aggregate_type!", aggregate_id AS "aggregate_id!", version AS "version!", event,
                  occurred_at AS "occurred_at: jiff_sqlx::Timestamp",
                  j.response_id, j.case_id, j.entry, c.body::json AS "case?: Json<Case>"
           FROM UNNEST($1::text[], $2::text[], $3::bigint[]) WITH ORDINALITY
                AS wanted (aggregate_type, aggregate_id, version, place)
           JOIN reporting.journal j USING (aggregate_type, aggregate_id, version)
           LEFT JOIN reporting.cases c ON c.case_id = j.case_id
           ORDER BY wanted.place"#,
        &column(keys, |key| key.0.as_str()) as _,
        &column(keys, |key| key.1.as_str()) as _,
        &column(keys, |key| key.2),
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut happened = Vec::with_capacity(rows.len());
    for row in rows {
        let entry = Row {
            aggregate_type: row.aggregate_type,
            aggregate_id: row.aggregate_id,
            version: row.version,
            event: row.event,
            occurred_at: row.occurred_at,
            response_id: row.response_id,
            case_id: row.case_id,
            entry: row.entry,
        };
        let case = row.case.map(|body| body.0);
        happened.push(Happened { entry: entry.read()?, case, response: None, read_at });
    }
    // What has no case yet is shown as its response.
    let of = |one: &Happened| one.entry.response_id.filter(|_| one.case.is_none());
    let mut alone: Vec<Uuid> = happened.iter().filter_map(of).collect();
    alone.sort_unstable();
    alone.dedup();
    let folded = responses(&mut connection, &alone, None).await?;
    for one in &mut happened {
        one.response = of(one).and_then(|id| folded.get(&id).cloned());
    }
    Ok(happened)
}
