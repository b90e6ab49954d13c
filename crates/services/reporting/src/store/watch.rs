//! What was written to the journal lately.

use crate::{
    domain::{case::Case, fact::Entry, response::Response},
    watch::Happened,
};
use eventing::Error;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgPool, types::Json};

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
    let rows = sqlx::query!(
        r#"SELECT j.entry AS "entry: Json<Entry>", c.body::json AS "case?: Json<Case>",
                  r.body::json AS "response?: Json<Response>"
           FROM UNNEST($1::text[], $2::text[], $3::bigint[]) WITH ORDINALITY
                AS wanted (aggregate_type, aggregate_id, version, place)
           JOIN reporting.journal j USING (aggregate_type, aggregate_id, version)
           LEFT JOIN reporting.cases c ON c.case_id = j.case_id
           LEFT JOIN reporting.responses r ON r.response_id = j.response_id
           ORDER BY wanted.place"#,
        &keys.iter().map(|key| key.0.clone()).collect::<Vec<_>>(),
        &keys.iter().map(|key| key.1.clone()).collect::<Vec<_>>(),
        &keys.iter().map(|key| key.2).collect::<Vec<_>>(),
    )
    .fetch_all(pool)
    .await?;
    let rows = rows.into_iter().map(|row| Happened {
        entry: row.entry.0,
        case: row.case.map(|body| body.0),
        response: row.response.map(|body| body.0),
        read_at,
    });
    Ok(rows.collect())
}
