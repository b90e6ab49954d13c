//! Responses and cases as they stood at an instant: those that nothing happened to since stand in their rows; the few
//! others are folded again from the facts up to it.

use super::{
    Touched, journal,
    rows::{CaseRow, LATE, ResponseRow},
};
use crate::{
    domain::{case, figure::Counted, response},
    fold::group,
};
use eventing::Error;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::{Executor as _, PgConnection, Postgres, QueryBuilder};
use std::collections::HashSet;
use uuid::Uuid;

/// Folds made again in one go.
const CHUNK: usize = 1_000;

/// At most so many rows that changed since are folded again for one question: they are held in memory, some 500 bytes
/// each.
pub const CHANGED_MAX: usize = 200_000;

/// An instant, and what has changed since.
#[derive(Debug)]
pub struct AsOf {
    at: Timestamp,
    /// What changed since; mostly nothing.
    changed: HashSet<Uuid>,
    /// Rows of it as they stood, as a JSON array.
    rows: String,
}

/// What a question over the past is answered with.
#[derive(Debug)]
pub enum Past {
    /// The rows as they stood.
    Rows(AsOf),
    /// More than [`CHANGED_MAX`] rows changed since.
    TooMuch,
}

/// Responses or cases that count for a time, as they stood at an instant; inside a transaction.
///
/// # Errors
/// What Postgres says.
pub async fn at(
    connection: &mut PgConnection,
    counted: Counted,
    (from, until): (Option<Timestamp>, Option<Timestamp>),
    at: Timestamp,
) -> Result<Past, Error> {
    // A plan for any instant, unit and order is a plan for most of what there is: each question has its own.
    // What changed since is found by the index of what was accepted or written last: hardly anything is that new, which
    // Postgres does not know of an index of ranges.
    connection
        .execute("SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL enable_seqscan = off")
        .await?;
    let ids = changed_since(connection, counted, (from, until), at).await?;
    connection.execute("SET LOCAL enable_seqscan = on").await?;
    if ids.len() > CHANGED_MAX {
        return Ok(Past::TooMuch);
    }
    let mut rows = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        rows.extend(folded(connection, counted, chunk, at).await?);
    }
    let rows = format!("[{}]", rows.join(","));
    Ok(Past::Rows(AsOf { at, changed: ids.into_iter().collect(), rows }))
}

async fn changed_since(
    connection: &mut PgConnection,
    counted: Counted,
    (from, until): (Option<Timestamp>, Option<Timestamp>),
    at: Timestamp,
) -> Result<Vec<Uuid>, Error> {
    // A revision may place a response elsewhere, so all that changed are looked at.
    let rows = match counted {
        Counted::Responses => {
            sqlx::query_scalar!(
                // Two looks by ranges of pages: for either or, Postgres may go by one condition over all that was ever
                // accepted. None is found by both, so the limit ends them early.
                r#"SELECT response_id AS "id!" FROM reporting.responses
                   WHERE accepted_at > $2 AND accepted_at <= $1 AND updated_at > $1
                   UNION ALL
                   SELECT response_id FROM reporting.responses
                   WHERE changed_late_at > $1 AND accepted_at <= $2 AND updated_at > $1
                   LIMIT $3"#,
                at.to_sqlx() as _,
                at.saturating_sub(LATE).unwrap_or(Timestamp::MIN).to_sqlx() as _,
                i64::try_from(CHANGED_MAX + 1).unwrap_or(i64::MAX),
            )
            .fetch_all(connection)
            .await?
        }
        Counted::Cases => {
            sqlx::query_scalar!(
                "SELECT case_id FROM reporting.cases
                 WHERE updated_at > $1 AND accepted_at <= $1 AND ($2::timestamptz IS NULL OR accepted_at >= $2)
                       AND ($3::timestamptz IS NULL OR accepted_at < $3)
                 LIMIT $4",
                at.to_sqlx() as _,
                from.map(|at| at.to_sqlx()) as _,
                until.map(|at| at.to_sqlx()) as _,
                i64::try_from(CHANGED_MAX + 1).unwrap_or(i64::MAX),
            )
            .fetch_all(connection)
            .await?
        }
    };
    Ok(rows)
}

/// Rows as JSON, folded from the facts up to an instant; what was not heard of by then is left out.
async fn folded(
    connection: &mut PgConnection,
    counted: Counted,
    ids: &[Uuid],
    at: Timestamp,
) -> Result<Vec<String>, Error> {
    let (responses, cases) = match counted {
        Counted::Responses => (ids, &[][..]),
        Counted::Cases => (&[][..], ids),
    };
    let entries = journal(connection, &Touched::named(responses, cases), Some(at)).await?;
    let (by_response, by_case) = group(&entries);
    let rows = ids.iter().filter_map(|id| match counted {
        Counted::Responses => {
            let fold = response::fold(by_response.get(id)?)?;
            serde_json::to_string(&ResponseRow::new(*id, &fold)).ok()
        }
        Counted::Cases => {
            let fold = case::fold(*id, by_case.get(id)?)?;
            serde_json::to_string(&CaseRow::new(*id, &fold)).ok()
        }
    });
    Ok(rows.collect())
}

impl AsOf {
    /// Writes the rows as something to select from.
    pub(super) fn relation(&self, builder: &mut QueryBuilder<Postgres>, counted: Counted) {
        let table = match counted {
            Counted::Responses => "reporting.responses",
            Counted::Cases => "reporting.cases",
        };
        // What was accepted later was not there yet. Of the rest, where nothing changed since, no more need be asked:
        // an index by unit and time is enough to count by.
        builder
            .push("(SELECT * FROM ")
            .push(table)
            .push(" WHERE accepted_at <= ")
            .push_bind(self.at.to_sqlx());
        if !self.changed.is_empty() {
            builder.push(" AND updated_at <= ").push_bind(self.at.to_sqlx());
            builder.push(" UNION ALL SELECT * FROM json_populate_recordset(NULL::").push(table).push(", ");
            builder.push_bind(self.rows.clone()).push("::json)");
        }
        builder.push(") AS r");
    }

    /// Whether something happened to it since.
    pub(super) fn has_changed(&self, id: &Uuid) -> bool {
        self.changed.contains(id)
    }

    /// The instant.
    #[must_use]
    pub const fn instant(&self) -> Timestamp {
        self.at
    }
}
