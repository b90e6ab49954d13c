//! What was written to the journal lately.

use super::{cases, column, entry::Row, responses};
use crate::{domain::fact::Entry, watch::Happened};
use eventing::Error;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::PgPool;
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
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT aggregate_type AS "aggregate_type!", aggregate_id AS "aggregate_id!", version AS "version!", j.event,
                  j.occurred_at AS "occurred_at: jiff_sqlx::Timestamp", j.response_id, j.case_id, j.entry
           FROM UNNEST($1::text[], $2::text[], $3::bigint[]) WITH ORDINALITY
                AS wanted (aggregate_type, aggregate_id, version, place)
           JOIN reporting.journal j USING (aggregate_type, aggregate_id, version)
           ORDER BY wanted.place"#,
        &column(keys, |key| key.0.as_str()) as _,
        &column(keys, |key| key.1.as_str()) as _,
        &column(keys, |key| key.2),
    )
    .fetch_all(&mut *connection)
    .await?;
    let entries = rows.into_iter().map(Row::read).collect::<Result<Vec<_>, _>>()?;
    let mut ids: Vec<Uuid> = entries.iter().filter_map(|entry| entry.case_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let of_cases = cases(&mut connection, &ids).await?;
    let told = |entry: Entry| {
        let case = entry.case_id.and_then(|id| of_cases.get(&id).cloned());
        Happened { entry, case, response: None, read_at }
    };
    let mut happened: Vec<Happened> = entries.into_iter().map(told).collect();
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
