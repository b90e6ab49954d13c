//! Every SQL statement of reporting.

pub mod as_of;
pub mod entry;
pub mod figures;
pub mod late;
pub mod list;
mod rows;
pub mod watch;

use crate::{
    domain::{
        case::{self, Case},
        fact::{Aggregate, Entry},
        response::{self, Response},
    },
    fold::group,
};
use contracts::ids::{self, IdKind};
use eventing::{Error, Locks, Tx};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use rows::{CaseRow, ResponseRow};
use sqlx::{PgConnection, PgPool};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What is locked of a response, whether it was heard of or not ([`Locks`]).
const LOCK_RESPONSE: i32 = 2;
/// What is locked of a case.
const LOCK_CASE: i32 = 3;

/// What entries are about, by what the journal is read and folds are made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Responses whose folds may change: each is folded from itself and the decisions on it.
    pub responses: Vec<Uuid>,
    /// Cases whose folds may change.
    pub cases: Vec<Uuid>,
    /// Ids of aggregates that are in no fold: of no case.
    pub strays: Vec<String>,
}

impl Touched {
    /// What these are about, sorted, each once.
    pub fn by<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut touched = Self::default();
        for entry in entries {
            let response = entry.response_id.filter(|_| entry.is_of_response());
            touched.responses.extend(response);
            touched.cases.extend(entry.case_id);
            if response.or(entry.case_id).is_none() {
                touched.strays.push(entry.aggregate_id.clone());
            }
        }
        for ids in [&mut touched.responses, &mut touched.cases] {
            ids.sort_unstable();
            ids.dedup();
        }
        touched.strays.sort_unstable();
        touched.strays.dedup();
        touched
    }

    /// These responses and cases, whatever was told of them.
    #[must_use]
    pub fn named(responses: &[Uuid], cases: &[Uuid]) -> Self {
        Self { responses: responses.to_vec(), cases: cases.to_vec(), strays: Vec::new() }
    }
}

/// Locks on responses and cases: whoever folds one, or adds to its journal, reads that after whoever did so before has
/// committed. What is of no case is locked all together.
#[must_use]
pub fn locks(touched: &Touched) -> Locks {
    let strays = (!touched.strays.is_empty()).then(Uuid::nil);
    let cases = touched.cases.iter().copied().chain(strays);
    Locks::of(LOCK_RESPONSE, touched.responses.iter().copied()).and(LOCK_CASE, cases)
}

/// Writes entries that the journal does not have, as was read under their locks. One that it has all the same is an
/// error.
///
/// # Errors
/// What Postgres says.
pub async fn write_journal(tx: &mut Tx, entries: &[&Entry]) -> Result<(), Error> {
    let texts = entries.iter().map(|entry| entry::text(entry)).collect::<Result<Vec<_>, _>>()?;
    // Without ON CONFLICT: to be ready for one costs Postgres half as much again as the row.
    sqlx::query!(
        "INSERT INTO reporting.journal
             (aggregate_type, aggregate_id, version, event, occurred_at, response_id, case_id, entry)
         SELECT * FROM UNNEST($1::text[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[],
                              $6::uuid[], $7::uuid[], $8::text[])",
        &column(entries, |entry| entry.aggregate.name()) as _,
        &column(entries, |entry| entry.aggregate_id.as_str()) as _,
        &column(entries, |entry| entry::version(entry)),
        &column(entries, |entry| entry.event.as_str()) as _,
        &column(entries, |entry| entry.occurred_at.to_sqlx()) as _,
        &column(entries, |entry| entry.response_id) as _,
        &column(entries, |entry| entry.case_id) as _,
        &texts,
    )
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// The entries of responses (they themselves and the decisions on them), those of cases, and those of strays, up to an
/// instant, each once and in no order.
///
/// # Errors
/// What Postgres says, or an entry that no longer reads.
pub async fn journal(
    connection: &mut PgConnection,
    of: &Touched,
    as_of: Option<Timestamp>,
) -> Result<Vec<Entry>, Error> {
    // A decision stands under the id of its response.
    let mut keys: Vec<String> = column(&of.responses, |id| ids::to_text(IdKind::Response, *id));
    keys.extend(of.strays.iter().cloned());
    let rows = sqlx::query!(
        r#"SELECT false AS "of_case!", aggregate_type AS "aggregate_type!", aggregate_id AS "aggregate_id!",
                  version AS "version!", event AS "event!", occurred_at AS "occurred_at!: jiff_sqlx::Timestamp",
                  response_id, case_id, entry AS "entry!"
           FROM reporting.journal WHERE aggregate_id = ANY($1) AND ($3::timestamptz IS NULL OR occurred_at <= $3)
           UNION ALL
           SELECT true, aggregate_type, aggregate_id, version, event, occurred_at, response_id, case_id, entry
           FROM reporting.journal WHERE case_id = ANY($2) AND ($3::timestamptz IS NULL OR occurred_at <= $3)"#,
        &keys,
        &of.cases,
        as_of.map(|at| at.to_sqlx()) as _,
    )
    .fetch_all(connection)
    .await?;
    let responses: HashSet<&Uuid> = of.responses.iter().collect();
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        // A decision that named a case, found by both.
        let twice = row.of_case
            && row.aggregate_type == Aggregate::Decision.name()
            && row.response_id.is_some_and(|id| responses.contains(&id));
        if twice {
            continue;
        }
        entries.push(entry::row!(row).read()?);
    }
    Ok(entries)
}

/// Replaces the folds of responses; gives how many came out different.
///
/// # Errors
/// What Postgres says.
pub async fn save_responses(tx: &mut Tx, folds: &[(Uuid, Response)]) -> Result<u64, Error> {
    if folds.is_empty() {
        return Ok(0);
    }
    let rows: Vec<ResponseRow<'_>> = folds.iter().map(|(id, fold)| ResponseRow::new(*id, fold)).collect();
    let result = sqlx::query!(
        "INSERT INTO reporting.responses AS r
             (response_id, source, external_id_hash, customer_id, unit, accepted_at, case_id, updated_at,
              changed_late_at, counts_at, test, history, outcome, attached, nps, csat)
         SELECT * FROM UNNEST($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::uuid[],
                              $8::timestamptz[], $9::timestamptz[], $10::timestamptz[], $11::boolean[], $12::boolean[],
                              $13::integer[], $14::boolean[], $15::smallint[], $16::smallint[])
         ON CONFLICT (response_id) DO UPDATE
         SET source = excluded.source, external_id_hash = excluded.external_id_hash,
             customer_id = excluded.customer_id, unit = excluded.unit, accepted_at = excluded.accepted_at,
             case_id = excluded.case_id, updated_at = excluded.updated_at, changed_late_at = excluded.changed_late_at,
             counts_at = excluded.counts_at, test = excluded.test, history = excluded.history,
             outcome = excluded.outcome, attached = excluded.attached, nps = excluded.nps, csat = excluded.csat
         WHERE r IS DISTINCT FROM excluded",
        &column(&rows, |row| row.response_id),
        &column(&rows, |row| row.source) as _,
        &column(&rows, |row| row.external_id_hash) as _,
        &column(&rows, |row| row.customer_id) as _,
        &column(&rows, |row| row.unit) as _,
        &instants(&rows, |row| Some(row.accepted_at)) as _,
        &column(&rows, |row| row.case_id) as _,
        &instants(&rows, |row| Some(row.updated_at)) as _,
        &instants(&rows, |row| row.changed_late_at) as _,
        &instants(&rows, |row| Some(row.counts_at)) as _,
        &column(&rows, |row| row.test),
        &column(&rows, |row| row.history),
        &column(&rows, |row| row.outcome),
        &column(&rows, |row| row.attached),
        &column(&rows, |row| row.nps) as _,
        &column(&rows, |row| row.csat) as _,
    )
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected())
}

/// Replaces the folds of cases; gives how many came out different.
///
/// # Errors
/// What Postgres says.
pub async fn save_cases(tx: &mut Tx, folds: &[(Uuid, Case)]) -> Result<u64, Error> {
    if folds.is_empty() {
        return Ok(0);
    }
    let rows: Vec<CaseRow<'_>> = folds.iter().map(|(id, fold)| CaseRow::new(*id, fold)).collect();
    let result = sqlx::query!(
        "INSERT INTO reporting.cases AS c
             (case_id, response_id, alert_id, task_id, customer_id, source, resolved_unit, owner, severity, state,
              accepted_at, raised_at, next_deadline_at, updated_at, test, task_required, reached_at, reached_channel,
              missed_from, contact_duty_seconds, contact_customer_seconds, resolve_customer_seconds, reopenings,
              resolve_duty_seconds)
         SELECT * FROM UNNEST($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                              $8::text[], $9::integer[], $10::text[], $11::timestamptz[], $12::timestamptz[],
                              $13::timestamptz[], $14::timestamptz[], $15::boolean[], $16::boolean[],
                              $17::timestamptz[], $18::integer[], $19::timestamptz[], $20::bigint[], $21::bigint[],
                              $22::bigint[], $23::integer[], $24::bigint[])
         ON CONFLICT (case_id) DO UPDATE
         SET response_id = excluded.response_id, alert_id = excluded.alert_id, task_id = excluded.task_id,
             customer_id = excluded.customer_id, source = excluded.source, resolved_unit = excluded.resolved_unit,
             owner = excluded.owner, severity = excluded.severity, state = excluded.state,
             accepted_at = excluded.accepted_at, raised_at = excluded.raised_at,
             next_deadline_at = excluded.next_deadline_at, updated_at = excluded.updated_at, test = excluded.test,
             task_required = excluded.task_required, reached_at = excluded.reached_at,
             reached_channel = excluded.reached_channel, missed_from = excluded.missed_from,
             contact_duty_seconds = excluded.contact_duty_seconds,
             contact_customer_seconds = excluded.contact_customer_seconds,
             resolve_customer_seconds = excluded.resolve_customer_seconds, reopenings = excluded.reopenings,
             resolve_duty_seconds = excluded.resolve_duty_seconds
         WHERE c IS DISTINCT FROM excluded",
        &column(&rows, |row| row.case_id),
        &column(&rows, |row| row.response_id) as _,
        &column(&rows, |row| row.alert_id) as _,
        &column(&rows, |row| row.task_id) as _,
        &column(&rows, |row| row.customer_id) as _,
        &column(&rows, |row| row.source) as _,
        &column(&rows, |row| row.resolved_unit) as _,
        &column(&rows, |row| row.owner) as _,
        &column(&rows, |row| row.severity),
        &column(&rows, |row| row.state) as _,
        &instants(&rows, |row| Some(row.accepted_at)) as _,
        &instants(&rows, |row| Some(row.raised_at)) as _,
        &instants(&rows, |row| row.next_deadline_at) as _,
        &instants(&rows, |row| Some(row.updated_at)) as _,
        &column(&rows, |row| row.test),
        &column(&rows, |row| row.task_required),
        &instants(&rows, |row| row.reached_at) as _,
        &column(&rows, |row| row.reached_channel) as _,
        &instants(&rows, |row| row.missed_from) as _,
        &column(&rows, |row| row.contact_duty_seconds) as _,
        &column(&rows, |row| row.contact_customer_seconds) as _,
        &column(&rows, |row| row.resolve_customer_seconds) as _,
        &column(&rows, |row| row.reopenings) as _,
        &column(&rows, |row| row.resolve_duty_seconds) as _,
    )
    .execute(tx.connection())
    .await?;
    Ok(result.rows_affected())
}

/// One column of rows.
fn column<'a, Row, T>(rows: &'a [Row], pick: impl Fn(&'a Row) -> T) -> Vec<T> {
    rows.iter().map(pick).collect()
}

/// One column of instants.
fn instants<Row>(
    rows: &[Row],
    pick: impl Fn(&Row) -> Option<Timestamp>,
) -> Vec<Option<jiff_sqlx::Timestamp>> {
    rows.iter().map(|row| pick(row).map(|at| at.to_sqlx())).collect()
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
        Key::Alert(id) => case_of(&mut *connection, Aggregate::Alert, id).await?,
        Key::Task(id) => case_of(&mut *connection, Aggregate::Task, id).await?,
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
            let row = sqlx::query!(
                "SELECT response_id, case_id FROM reporting.responses WHERE response_id = $1",
                id,
            )
            .fetch_optional(&mut *connection)
            .await?;
            match row.map(|row| (row.response_id, row.case_id)) {
                Some((response, Some(case))) => Some((response, Some(case))),
                // Its case may have been heard of before it, or before its decision.
                row => {
                    let case = case_named_with(connection, *id).await?;
                    row.or_else(|| case.map(|_| (*id, None))).map(|(response, _)| (response, case))
                }
            }
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

/// The case that an aggregate is of, as the journal tells it.
async fn case_of(
    connection: &mut PgConnection,
    aggregate: Aggregate,
    id: &str,
) -> Result<Option<Uuid>, Error> {
    let case = sqlx::query_scalar!(
        r#"SELECT case_id AS "case_id!" FROM reporting.journal
           WHERE aggregate_type = $1 AND aggregate_id = $2 AND case_id IS NOT NULL ORDER BY version DESC LIMIT 1"#,
        aggregate.name(),
        id,
    )
    .fetch_optional(connection)
    .await?;
    Ok(case)
}

/// The case that a response opened or joined, as its alert or its decision tells it.
async fn case_named_with(connection: &mut PgConnection, response: Uuid) -> Result<Option<Uuid>, Error> {
    let opened = sqlx::query_scalar!(
        r#"SELECT case_id AS "case_id!" FROM reporting.journal
           WHERE aggregate_type = 'alert' AND response_id = $1 AND case_id IS NOT NULL
           ORDER BY occurred_at DESC LIMIT 1"#,
        response,
    )
    .fetch_optional(&mut *connection)
    .await?;
    match opened {
        Some(case) => Ok(Some(case)),
        None => case_of(connection, Aggregate::Decision, &ids::to_text(IdKind::Response, response)).await,
    }
}

/// Cases as they stand, by their rows and the newest entries of their alerts and tasks, which tell all of them; in the
/// snapshot that the ids were chosen in, or a case may have moved on since.
///
/// # Errors
/// What Postgres says, or an entry that no longer reads.
pub async fn cases(connection: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, Case>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query!(
        r#"SELECT c.case_id AS "of_case!", c.updated_at AS "updated_at!: jiff_sqlx::Timestamp",
                  j.aggregate_type AS "aggregate_type!", j.aggregate_id AS "aggregate_id!", j.version AS "version!",
                  j.event AS "event!", j.occurred_at AS "occurred_at!: jiff_sqlx::Timestamp", j.response_id, j.case_id,
                  j.entry AS "entry!"
           FROM reporting.cases c
           CROSS JOIN LATERAL (VALUES (c.alert_id, 'alert'), (c.task_id, 'task')) AS told (id, kind)
           CROSS JOIN LATERAL (
               SELECT * FROM reporting.journal WHERE aggregate_id = told.id AND aggregate_type = told.kind
               ORDER BY version DESC LIMIT 1) AS j
           WHERE c.case_id = ANY($1)"#,
        ids,
    )
    .fetch_all(connection)
    .await?;
    let mut told: HashMap<Uuid, (Timestamp, Vec<Entry>)> = HashMap::with_capacity(ids.len());
    for row in rows {
        let (_, entries) =
            told.entry(row.of_case).or_insert_with(|| (row.updated_at.to_jiff(), Vec::with_capacity(2)));
        entries.push(entry::row!(row).read()?);
    }
    let case = |(id, (updated_at, entries)): (Uuid, (Timestamp, Vec<Entry>))| {
        let mut case = case::fold(id, &entries.iter().collect::<Vec<_>>())?;
        // Something may have happened since that changed neither, such as a proposal.
        case.updated_at = case.updated_at.max(updated_at);
        Some((id, case))
    };
    Ok(told.into_iter().filter_map(case).collect())
}

/// Responses as they stand, or stood at an instant, folded from their entries: lists choose by their rows, which tell
/// less.
///
/// # Errors
/// What Postgres says.
pub async fn responses(
    connection: &mut PgConnection,
    ids: &[Uuid],
    as_of: Option<Timestamp>,
) -> Result<HashMap<Uuid, Response>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let entries = journal(connection, &Touched::named(ids, &[]), as_of).await?;
    let (by_response, _) = group(&entries);
    Ok(ids.iter().filter_map(|id| Some((*id, response::fold(by_response.get(id)?)?))).collect())
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

/// Responses that were heard of, or cases that the journal names, after one, in order. In a transaction, which goes by
/// the index: Postgres would else sort all of the journal for each few of them.
///
/// # Errors
/// What Postgres says.
pub async fn ids_after(tx: &mut Tx, cases: bool, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Error> {
    if cases {
        return Ok(sqlx::query_scalar!(
            r#"SELECT DISTINCT case_id AS "id!" FROM reporting.journal WHERE case_id > $1 ORDER BY case_id LIMIT $2"#,
            after,
            limit,
        )
        .fetch_all(tx.connection())
        .await?);
    }
    // The text of an id sorts as the id itself; those of a response begin with `rsp_`, which stands just before.
    Ok(sqlx::query_scalar!(
        r#"SELECT DISTINCT ON (aggregate_id) response_id AS "id!" FROM reporting.journal
           WHERE aggregate_id > $1 AND aggregate_id < 'rsp`' AND aggregate_type = 'response' AND response_id IS NOT NULL
           ORDER BY aggregate_id LIMIT $2"#,
        ids::to_text(IdKind::Response, after),
        limit,
    )
    .fetch_all(tx.connection())
    .await?)
}

/// Responses, cases and entries held, and how many of the entries are escalations.
///
/// # Errors
/// What Postgres says.
pub async fn counts(pool: &PgPool) -> Result<[u64; 4], Error> {
    let row = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM reporting.responses) AS "responses!",
                  (SELECT count(*) FROM reporting.cases) AS "cases!",
                  count(*) AS "entries!",
                  count(*) FILTER (WHERE aggregate_type = 'task' AND event = 'task.escalated') AS "escalations!"
           FROM reporting.journal"#
    )
    .fetch_one(pool)
    .await?;
    Ok([row.responses, row.cases, row.entries, row.escalations]
        .map(|count| u64::try_from(count).unwrap_or(0)))
}
