//! Every SQL statement of reporting.

use crate::domain::{
    case::Case,
    fact::Entry,
    filter::{Comparison, Term},
    response::Response,
};
use eventing::{Error, Tx};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgConnection, PgPool, Postgres, QueryBuilder, Row as _, types::Json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Locks responses, then cases, by id, absent ones inserted first, in one order.
///
/// # Errors
/// What Postgres says.
pub async fn lock(tx: &mut Tx, responses: &[Uuid], cases: &[Uuid]) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO reporting.responses (response_id) SELECT id FROM UNNEST($1::uuid[]) AS id ORDER BY id
         ON CONFLICT DO NOTHING",
        responses,
    )
    .execute(tx.connection())
    .await?;
    sqlx::query!(
        "SELECT response_id FROM reporting.responses WHERE response_id = ANY($1) ORDER BY response_id FOR UPDATE",
        responses,
    )
    .fetch_all(tx.connection())
    .await?;
    sqlx::query!(
        "INSERT INTO reporting.cases (case_id) SELECT id FROM UNNEST($1::uuid[]) AS id ORDER BY id
         ON CONFLICT DO NOTHING",
        cases,
    )
    .execute(tx.connection())
    .await?;
    sqlx::query!(
        "SELECT case_id FROM reporting.cases WHERE case_id = ANY($1) ORDER BY case_id FOR UPDATE",
        cases
    )
    .fetch_all(tx.connection())
    .await?;
    Ok(())
}

/// Writes entries that the journal does not have; gives how many were new.
///
/// # Errors
/// What Postgres says.
pub async fn write_journal(tx: &mut Tx, entries: &[&Entry]) -> Result<u64, Error> {
    let result = sqlx::query!(
        "INSERT INTO reporting.journal
             (aggregate_type, aggregate_id, version, event, occurred_at, response_id, case_id, entry)
         SELECT * FROM UNNEST($1::text[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[], $6::uuid[], $7::uuid[],
                              $8::jsonb[])
         ON CONFLICT DO NOTHING",
        &entries.iter().map(|entry| entry.aggregate.name().to_owned()).collect::<Vec<_>>(),
        &entries.iter().map(|entry| entry.aggregate_id.clone()).collect::<Vec<_>>(),
        &entries.iter().map(|entry| i64::try_from(entry.version).unwrap_or(i64::MAX)).collect::<Vec<_>>(),
        &entries.iter().map(|entry| entry.event.clone()).collect::<Vec<_>>(),
        &entries.iter().map(|entry| entry.occurred_at.to_sqlx()).collect::<Vec<_>>() as _,
        &entries.iter().map(|entry| entry.response_id).collect::<Vec<_>>() as _,
        &entries.iter().map(|entry| entry.case_id).collect::<Vec<_>>() as _,
        &entries.iter().map(|entry| serde_json::to_value(entry).unwrap_or_default()).collect::<Vec<_>>(),
    )
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected())
}

/// The entries of responses and cases, up to an instant.
///
/// # Errors
/// What Postgres says, or an entry that no longer reads.
pub async fn journal(
    connection: &mut PgConnection,
    responses: &[Uuid],
    cases: &[Uuid],
    as_of: Option<Timestamp>,
) -> Result<Vec<Entry>, Error> {
    let rows = sqlx::query_scalar!(
        r#"SELECT entry AS "entry: Json<Entry>" FROM reporting.journal
           WHERE (response_id = ANY($1) OR case_id = ANY($2)) AND ($3::timestamptz IS NULL OR occurred_at <= $3)
           ORDER BY occurred_at, aggregate_type, aggregate_id, version"#,
        responses,
        cases,
        as_of.map(|at| at.to_sqlx()) as _,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Replaces the folds of responses; gives how many came out different.
///
/// # Errors
/// What Postgres says.
pub async fn save_responses(tx: &mut Tx, folds: &[(Uuid, Option<Response>)]) -> Result<u64, Error> {
    let fact = |pick: fn(&Response) -> &str| -> Vec<Option<String>> {
        folds.iter().map(|(_, fold)| fold.as_ref().map(|fold| pick(fold).to_owned())).collect()
    };
    let result = sqlx::query!(
        "UPDATE reporting.responses r
         SET source = new.source, external_id_hash = new.external_id_hash, customer_id = new.customer_id,
             unit = new.unit, accepted_at = new.accepted_at, counted = new.counted, case_id = new.case_id,
             body = new.body
         FROM UNNEST($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::boolean[],
                     $8::uuid[], $9::jsonb[])
              AS new (response_id, source, external_id_hash, customer_id, unit, accepted_at, counted, case_id, body)
         WHERE r.response_id = new.response_id AND r.body IS DISTINCT FROM new.body",
        &folds.iter().map(|(id, _)| *id).collect::<Vec<_>>(),
        &fact(|fold| &fold.fact.source) as _,
        &fact(|fold| &fold.fact.external_id_hash) as _,
        &fact(|fold| &fold.fact.customer_id) as _,
        &fact(|fold| &fold.fact.unit) as _,
        &folds
            .iter()
            .map(|(_, fold)| fold.as_ref().map(|fold| fold.first_accepted_at.to_sqlx()))
            .collect::<Vec<_>>() as _,
        &folds
            .iter()
            .map(|(_, fold)| fold.as_ref().is_some_and(|fold| !fold.fact.test && !fold.fact.history))
            .collect::<Vec<_>>(),
        &folds.iter().map(|(_, fold)| fold.as_ref().and_then(|fold| fold.case_id)).collect::<Vec<_>>() as _,
        &folds
            .iter()
            .map(|(_, fold)| fold.as_ref().map(|fold| serde_json::to_value(fold).unwrap_or_default()))
            .collect::<Vec<_>>() as _,
    )
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected())
}

const STATES: [&str; 8] =
    ["", "open", "accepted", "reached", "resolved", "closed", "unreachable", "dismissed"];

/// Replaces the folds of cases; gives how many came out different.
///
/// # Errors
/// What Postgres says.
pub async fn save_cases(tx: &mut Tx, folds: &[(Uuid, Option<Case>)]) -> Result<u64, Error> {
    let text = |pick: fn(&Case) -> &str| -> Vec<Option<String>> {
        folds.iter().map(|(_, fold)| fold.as_ref().map(|fold| pick(fold).to_owned())).collect()
    };
    let instant = |pick: fn(&Case) -> Option<Timestamp>| -> Vec<Option<jiff_sqlx::Timestamp>> {
        folds.iter().map(|(_, fold)| fold.as_ref().and_then(pick).map(|at| at.to_sqlx())).collect()
    };
    let state = |case: &Case| {
        let number = case.task.as_ref().map_or(0, |task| task.state);
        usize::try_from(number)
            .ok()
            .and_then(|index| STATES.get(index))
            .map_or_else(String::new, |name| (*name).to_owned())
    };
    let result = sqlx::query!(
        "UPDATE reporting.cases c
         SET response_id = new.response_id, alert_id = new.alert_id, task_id = new.task_id,
             customer_id = new.customer_id, source = new.source, resolved_unit = new.resolved_unit, owner = new.owner,
             severity = new.severity, state = new.state, accepted_at = new.accepted_at, raised_at = new.raised_at,
             next_deadline_at = new.next_deadline_at, updated_at = new.updated_at, body = new.body
         FROM UNNEST($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                     $9::int[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[],
                     $14::timestamptz[], $15::jsonb[])
              AS new (case_id, response_id, alert_id, task_id, customer_id, source, resolved_unit, owner, severity,
                      state, accepted_at, raised_at, next_deadline_at, updated_at, body)
         WHERE c.case_id = new.case_id AND c.body IS DISTINCT FROM new.body",
        &folds.iter().map(|(id, _)| *id).collect::<Vec<_>>(),
        &text(|case| &case.alert.response_id) as _,
        &text(|case| &case.alert_id) as _,
        &text(|case| &case.task_id) as _,
        &text(|case| &case.alert.customer_id) as _,
        &text(|case| &case.alert.source) as _,
        &text(|case| case.counts_for()) as _,
        &text(|case| case.task.as_ref().map_or("", |task| &task.owner)) as _,
        &folds.iter().map(|(_, fold)| fold.as_ref().map(Case::severity)).collect::<Vec<_>>() as _,
        &folds.iter().map(|(_, fold)| fold.as_ref().map(state)).collect::<Vec<_>>() as _,
        &instant(|case| Some(case.alert.accepted_at)) as _,
        &instant(|case| Some(case.alert.raised_at)) as _,
        &instant(|case| {
            let ended = case.task.as_ref().is_some_and(|task| task.ended_at.is_some());
            case.next_deadline().filter(|_| !ended).map(|deadline| deadline.due)
        }) as _,
        &instant(|case| Some(case.updated_at)) as _,
        &folds
            .iter()
            .map(|(_, fold)| fold.as_ref().map(|fold| serde_json::to_value(fold).unwrap_or_default()))
            .collect::<Vec<_>>() as _,
    )
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected())
}

/// By what a case is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// Its id.
    Case(Uuid),
    /// A response.
    Response(Uuid),
    /// TypeID of its alert.
    Alert(String),
    /// TypeID of its task.
    Task(String),
    /// TypeID of its customer: the newest case, else the newest response.
    Customer(String),
    /// Hash of the submitter's id.
    ExternalId(String),
}

/// The response and the case that a key names.
///
/// # Errors
/// What Postgres says.
pub async fn find(connection: &mut PgConnection, key: &Key) -> Result<(Option<Uuid>, Option<Uuid>), Error> {
    let case = match key {
        Key::Case(id) => return Ok((None, Some(*id))),
        Key::Alert(id) => {
            sqlx::query_scalar!("SELECT case_id FROM reporting.cases WHERE alert_id = $1", id)
                .fetch_optional(&mut *connection)
                .await?
        }
        Key::Task(id) => {
            sqlx::query_scalar!("SELECT case_id FROM reporting.cases WHERE task_id = $1", id)
                .fetch_optional(&mut *connection)
                .await?
        }
        Key::Customer(id) => {
            sqlx::query_scalar!(
                "SELECT case_id FROM reporting.cases WHERE customer_id = $1 AND customer_id <> ''
                 ORDER BY raised_at DESC LIMIT 1",
                id,
            )
            .fetch_optional(&mut *connection)
            .await?
        }
        Key::Response(_) | Key::ExternalId(_) => None,
    };
    if case.is_some() {
        return Ok((None, case));
    }
    let response = match key {
        Key::Response(id) => {
            sqlx::query!("SELECT response_id, case_id FROM reporting.responses WHERE response_id = $1 AND body IS NOT NULL", id)
                .fetch_optional(connection)
                .await?
                .map(|row| (row.response_id, row.case_id))
        }
        Key::ExternalId(hash) => {
            sqlx::query!(
                "SELECT response_id, case_id FROM reporting.responses
                 WHERE external_id_hash = $1 AND external_id_hash <> '' LIMIT 1",
                hash,
            )
            .fetch_optional(connection)
            .await?
            .map(|row| (row.response_id, row.case_id))
        }
        Key::Customer(id) => {
            sqlx::query!(
                "SELECT response_id, case_id FROM reporting.responses WHERE customer_id = $1 AND customer_id <> ''
                 ORDER BY accepted_at DESC LIMIT 1",
                id,
            )
            .fetch_optional(connection)
            .await?
            .map(|row| (row.response_id, row.case_id))
        }
        _ => None,
    };
    Ok(response.map_or((None, None), |(response, case)| (Some(response), case)))
}

/// One folded case.
///
/// # Errors
/// What Postgres says.
pub async fn case(connection: &mut PgConnection, id: Uuid) -> Result<Option<Case>, Error> {
    let body = sqlx::query_scalar!(
        r#"SELECT body AS "body!: Json<Case>" FROM reporting.cases WHERE case_id = $1 AND body IS NOT NULL"#,
        id,
    )
    .fetch_optional(connection)
    .await?;
    Ok(body.map(|body| body.0))
}

/// One folded response.
///
/// # Errors
/// What Postgres says.
pub async fn response(connection: &mut PgConnection, id: Uuid) -> Result<Option<Response>, Error> {
    let body = sqlx::query_scalar!(
        r#"SELECT body AS "body!: Json<Response>" FROM reporting.responses WHERE response_id = $1 AND body IS NOT NULL"#,
        id,
    )
    .fetch_optional(connection)
    .await?;
    Ok(body.map(|body| body.0))
}

/// Responses that a case holds.
///
/// # Errors
/// What Postgres says.
pub async fn responses_of(connection: &mut PgConnection, case: Uuid) -> Result<Vec<Uuid>, Error> {
    Ok(sqlx::query_scalar!(
        r#"SELECT DISTINCT response_id AS "response_id!" FROM reporting.journal
           WHERE case_id = $1 AND response_id IS NOT NULL"#,
        case,
    )
    .fetch_all(connection)
    .await?)
}

/// By what a list is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// When the response was accepted.
    AcceptedTime,
    /// The next deadline; cases without one come last.
    NextDeadline,
    /// How much it matters.
    Severity,
    /// When something last happened.
    UpdatedTime,
}

impl Order {
    /// The expression, as text that sorts like its value, so that a page token can carry it.
    const fn expression(self) -> &'static str {
        match self {
            Self::AcceptedTime => "to_char(accepted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')",
            Self::NextDeadline => {
                "coalesce(to_char(next_deadline_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US'), '~')"
            }
            Self::Severity => "lpad(severity::text, 2, '0')",
            Self::UpdatedTime => "to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')",
        }
    }
}

/// Which cases, in which order.
#[derive(Debug, Clone)]
pub struct ListQuery {
    /// Terms that all hold.
    pub terms: Vec<Term>,
    /// Names of units for each unit term, in their order.
    pub unit_sets: Vec<BTreeSet<String>>,
    /// Units that the caller sees; `None`: all.
    pub seen: Option<BTreeSet<String>>,
    /// Or owned by the caller, whatever the unit.
    pub or_owner: String,
    /// Business time of the question.
    pub now: Timestamp,
    /// Order.
    pub order: Order,
    /// Greatest first.
    pub descending: bool,
    /// After this sort key and id.
    pub after: Option<(String, Uuid)>,
    /// At most so many.
    pub limit: i64,
}

/// A page of cases, with the sort key of each, and how many there are in all.
///
/// # Errors
/// What Postgres says.
pub async fn list(pool: &PgPool, query: &ListQuery) -> Result<(Vec<(String, Case)>, u64), Error> {
    let mut count =
        QueryBuilder::<Postgres>::new("SELECT count(*) FROM reporting.cases WHERE body IS NOT NULL");
    filter(&mut count, query);
    let total: i64 = count.build_query_scalar().fetch_one(pool).await?;

    let key = query.order.expression();
    let mut page = QueryBuilder::<Postgres>::new("SELECT body, ");
    page.push(key).push(" COLLATE \"C\" AS sort_key FROM reporting.cases WHERE body IS NOT NULL");
    filter(&mut page, query);
    let (comparison, direction) = if query.descending { (" < (", " DESC") } else { (" > (", " ASC") };
    if let Some((after, case_id)) = &query.after {
        page.push(" AND (").push(key).push(" COLLATE \"C\", case_id)").push(comparison);
        page.push_bind(after.clone()).push(", ").push_bind(*case_id).push(")");
    }
    page.push(" ORDER BY sort_key").push(direction).push(", case_id").push(direction);
    page.push(" LIMIT ").push_bind(query.limit);
    let rows = page.build().fetch_all(pool).await?;
    let rows = rows
        .iter()
        .map(|row| Ok((row.try_get::<String, _>("sort_key")?, row.try_get::<Json<Case>, _>("body")?.0)))
        .collect::<Result<_, sqlx::Error>>()?;
    Ok((rows, u64::try_from(total).unwrap_or(0)))
}

fn filter(builder: &mut QueryBuilder<Postgres>, query: &ListQuery) {
    if let Some(seen) = &query.seen {
        builder.push(" AND (resolved_unit = ANY(").push_bind(seen.iter().cloned().collect::<Vec<_>>());
        builder.push(") OR owner = ").push_bind(query.or_owner.clone()).push(")");
    }
    let mut unit_sets = query.unit_sets.iter();
    for term in &query.terms {
        let mut text = |column: &str, comparison: Comparison, value: &str| {
            builder.push(" AND ").push(column).push(comparison.sql()).push_bind(value.to_owned());
        };
        match term {
            Term::State(comparison, value) => text("state ", *comparison, value),
            Term::Owner(comparison, value) => text("owner ", *comparison, value),
            Term::Source(comparison, value) => text("source ", *comparison, value),
            Term::Unit(comparison, _) => {
                let units: Vec<String> = unit_sets.next().into_iter().flatten().cloned().collect();
                let not = if *comparison == Comparison::NotEqual { "NOT " } else { "" };
                builder.push(" AND ").push(not).push("resolved_unit = ANY(").push_bind(units).push(")");
            }
            Term::Severity(comparison, number) => {
                builder.push(" AND severity ").push(comparison.sql()).push_bind(*number);
            }
            Term::AcceptedTime(comparison, instant) => {
                builder.push(" AND accepted_at ").push(comparison.sql()).push_bind(instant.to_sqlx());
            }
            Term::Overdue(overdue) => {
                let not = if *overdue { "" } else { "NOT " };
                builder.push(" AND ").push(not).push("coalesce(next_deadline_at < ");
                builder.push_bind(query.now.to_sqlx()).push(", false)");
            }
        }
    }
}

/// Folded cases raised in a period.
///
/// # Errors
/// What Postgres says.
pub async fn cases_raised(
    connection: &mut PgConnection,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<Case>, Error> {
    let rows = sqlx::query_scalar!(
        r#"SELECT body AS "body!: Json<Case>" FROM reporting.cases
           WHERE raised_at >= $1 AND raised_at < $2 AND body IS NOT NULL ORDER BY case_id"#,
        from.to_sqlx() as _,
        until.to_sqlx() as _,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Number of responses accepted in a period, by unit as it came; tests and history are left out.
///
/// # Errors
/// What Postgres says.
pub async fn responses_accepted(
    connection: &mut PgConnection,
    from: Timestamp,
    until: Timestamp,
) -> Result<BTreeMap<String, u64>, Error> {
    let rows = sqlx::query!(
        r#"SELECT unit AS "unit!", count(*) AS "count!" FROM reporting.responses
           WHERE accepted_at >= $1 AND accepted_at < $2 AND counted AND unit IS NOT NULL GROUP BY unit"#,
        from.to_sqlx() as _,
        until.to_sqlx() as _,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.unit, u64::try_from(row.count).unwrap_or(0))).collect())
}

/// Ids that the journal names, after one, in order: responses, or cases.
///
/// # Errors
/// What Postgres says.
pub async fn ids_after(pool: &PgPool, cases: bool, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Error> {
    if cases {
        return Ok(sqlx::query_scalar!(
            r#"SELECT DISTINCT case_id AS "id!" FROM reporting.journal WHERE case_id > $1 ORDER BY case_id LIMIT $2"#,
            after,
            limit,
        )
        .fetch_all(pool)
        .await?);
    }
    Ok(sqlx::query_scalar!(
        r#"SELECT DISTINCT response_id AS "id!" FROM reporting.journal WHERE response_id > $1 ORDER BY response_id LIMIT $2"#,
        after,
        limit,
    )
    .fetch_all(pool)
    .await?)
}

/// Aggregates with a version missing between two others, the newest of which is older than a minute of machine time.
///
/// # Errors
/// What Postgres says.
pub async fn holes(pool: &PgPool) -> Result<u64, Error> {
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM (
               SELECT FROM reporting.journal GROUP BY aggregate_type, aggregate_id
               HAVING max(version) > count(*) AND max(logged_at) < clock_timestamp() - interval '60 seconds'
           ) AS holes"#
    )
    .fetch_one(pool)
    .await?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// Responses, cases and entries held.
///
/// # Errors
/// What Postgres says.
pub async fn counts(pool: &PgPool) -> Result<[u64; 3], Error> {
    let row = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM reporting.responses WHERE body IS NOT NULL) AS "responses!",
                  (SELECT count(*) FROM reporting.cases WHERE body IS NOT NULL) AS "cases!",
                  (SELECT count(*) FROM reporting.journal) AS "entries!""#
    )
    .fetch_one(pool)
    .await?;
    Ok([row.responses, row.cases, row.entries].map(|count| u64::try_from(count).unwrap_or(0)))
}

/// Number of escalations in the journal, of all cases.
///
/// # Errors
/// What Postgres says.
pub async fn escalations(pool: &PgPool) -> Result<u64, Error> {
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM reporting.journal WHERE aggregate_type = 'task' AND event = 'task.escalated'"#
    )
    .fetch_one(pool)
    .await?;
    Ok(u64::try_from(count).unwrap_or(0))
}
