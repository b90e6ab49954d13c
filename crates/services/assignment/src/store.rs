//! Every SQL statement of assignment.

pub mod orphans;
pub mod pools;
pub mod watch;

use eventing::{Error, Locks, Tx};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgConnection, PgPool, Postgres, QueryBuilder, Row as _};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A task as it is kept.
#[derive(Debug, Clone)]
pub struct TaskRow {
    /// Its id.
    pub task_id: Uuid,
    /// The alert that it was made of.
    pub alert_id: Uuid,
    /// The encoded snapshot.
    pub body: Vec<u8>,
    /// The encoded alert.
    pub alert: Vec<u8>,
    /// How the first owner was found: an encoded `TaskAssigned` with its steps only.
    pub resolution: Vec<u8>,
}

/// What lists filter and order by.
#[derive(Debug, Clone)]
pub struct TaskColumns {
    /// Version.
    pub version: u64,
    /// Name of the state.
    pub state: &'static str,
    /// Neither closed, unreachable nor dismissed.
    pub open: bool,
    /// Owner.
    pub owner: String,
    /// Unit that it counts for.
    pub resolved_unit: String,
    /// Number of the severity.
    pub severity: i32,
    /// When it was assigned.
    pub assigned_at: Timestamp,
    /// Earliest deadline that stands unmet.
    pub next_deadline_at: Option<Timestamp>,
}

/// One entry of the timeline.
#[derive(Debug, Clone)]
pub struct TimelineRow {
    /// The task.
    pub task_id: Uuid,
    /// Its version after it.
    pub version: u64,
    /// Its event in `event_log`; nil: from before that was kept.
    pub event_id: Uuid,
    /// What happened.
    pub event: String,
    /// Who: kind and name.
    pub actor: (i32, String),
    /// When.
    pub changed_at: Timestamp,
    /// Why.
    pub reason: String,
    /// What a person wrote.
    pub text: String,
    /// What came of an attempt.
    pub attempt_outcome: i32,
    /// Whose it was before; empty: the same owner.
    pub previous_owner: String,
    /// Until when it put the task off.
    pub snoozed_until: Option<Timestamp>,
}

/// What is locked of a task, and of its alert while there is no task yet ([`Locks`]): the alert's id, which a task
/// keeps for ever. Everybody locks by it, so whoever hears an alert, judges a proposal or carries out a command waits for
/// the others.
const LOCK_TASK: i32 = 4;

/// Locks on tasks by their alerts, whether there are tasks or not.
pub fn locks(alerts: impl IntoIterator<Item = Uuid>) -> Locks {
    Locks::of(LOCK_TASK, alerts)
}

/// Locks one task and reads it; `None`: there is none.
///
/// # Errors
/// What Postgres says.
pub async fn locked_task(tx: &mut Tx, task: Uuid) -> Result<Option<TaskRow>, Error> {
    let alert = sqlx::query_scalar!("SELECT alert_id FROM assignment.tasks WHERE task_id = $1", task)
        .fetch_optional(tx.connection())
        .await?;
    let Some(alert) = alert else { return Ok(None) };
    tx.lock(&locks([alert])).await?;
    // Read again: what stood there before the lock may be old.
    Ok(tasks(tx.connection(), &[task]).await?.pop())
}

/// What is known of an alert.
#[derive(Debug, Clone)]
pub struct AlertRow {
    /// Its id.
    pub alert_id: Uuid,
    /// The versions of it that were applied.
    pub applied: Vec<i64>,
    /// Its task.
    pub task: Option<TaskRow>,
}

/// What is known of alerts, which must be locked.
///
/// # Errors
/// What Postgres says.
pub async fn alerts(tx: &mut Tx, alerts: &[Uuid]) -> Result<Vec<AlertRow>, Error> {
    let rows = sqlx::query!(
        r#"SELECT asked.alert_id AS "alert_id!", a.applied AS "applied?", t.task_id AS "task_id?", t.body AS "body?",
                  t.alert AS "alert?", t.resolution AS "resolution?"
           FROM UNNEST($1::uuid[]) AS asked (alert_id)
           LEFT JOIN assignment.alerts a ON a.alert_id = asked.alert_id
           LEFT JOIN assignment.tasks t ON t.alert_id = asked.alert_id"#,
        alerts,
    )
    .fetch_all(tx.connection())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| AlertRow {
            alert_id: row.alert_id,
            applied: row.applied.unwrap_or_default(),
            task: row.task_id.map(|task_id| TaskRow {
                task_id,
                alert_id: row.alert_id,
                body: row.body.unwrap_or_default(),
                alert: row.alert.unwrap_or_default(),
                resolution: row.resolution.unwrap_or_default(),
            }),
        })
        .collect())
}

/// Tasks by id.
///
/// # Errors
/// What Postgres says.
pub async fn tasks(connection: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<TaskRow>, Error> {
    let rows = sqlx::query_as!(
        TaskRow,
        "SELECT task_id, alert_id, body, alert, resolution FROM assignment.tasks WHERE task_id = ANY($1)",
        ids,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// A task that proposals are about.
#[derive(Debug, Clone)]
pub struct ProposedRow {
    /// The task.
    pub task: TaskRow,
    /// Which of the numbers asked for got their verdict.
    pub answered: Vec<u64>,
}

/// Tasks that proposals are about, which must be locked, and which of these numbers of theirs got their verdict.
///
/// # Errors
/// What Postgres says.
pub async fn proposed(tx: &mut Tx, tasks: &[Uuid], numbers: &[u64]) -> Result<Vec<ProposedRow>, Error> {
    let rows = sqlx::query!(
        r#"SELECT t.task_id, t.alert_id, t.body, t.alert, t.resolution,
                  ARRAY(SELECT v.proposal_number FROM assignment.verdicts v
                        WHERE v.task_id = t.task_id AND v.proposal_number = ANY($2)) AS "answered!"
           FROM assignment.tasks t WHERE t.task_id = ANY($1)"#,
        tasks,
        &numbers.iter().copied().map(bigint).collect::<Vec<_>>(),
    )
    .fetch_all(tx.connection())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| ProposedRow {
            task: TaskRow {
                task_id: row.task_id,
                alert_id: row.alert_id,
                body: row.body,
                alert: row.alert,
                resolution: row.resolution,
            },
            answered: row.answered.into_iter().map(|number| u64::try_from(number).unwrap_or(0)).collect(),
        })
        .collect())
}

/// What one transaction writes.
#[derive(Debug, Default)]
pub struct Changes {
    /// Tasks, by id.
    pub tasks: BTreeMap<Uuid, (TaskRow, TaskColumns)>,
    /// What is added to their timelines.
    pub timeline: Vec<TimelineRow>,
    /// Versions of alerts that were applied.
    pub applied: Vec<(Uuid, u64)>,
    /// Proposals, by task and number, and the verdicts that they got.
    pub verdicts: Vec<(Uuid, u64, &'static str)>,
}

impl Changes {
    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tasks.is_empty()
            && self.timeline.is_empty()
            && self.applied.is_empty()
            && self.verdicts.is_empty()
    }
}

/// Writes changes: one statement, however many there are and of whatever kind.
///
/// # Errors
/// What Postgres says.
pub async fn save(tx: &mut Tx, changes: &Changes) -> Result<(), Error> {
    if changes.is_empty() {
        return Ok(());
    }
    let Changes { tasks, timeline, applied, verdicts } = changes;
    let tasks: Vec<&(TaskRow, TaskColumns)> = tasks.values().collect();
    sqlx::query!(
        "WITH tasks AS (
             INSERT INTO assignment.tasks
                 (task_id, alert_id, version, state, open, owner, resolved_unit, severity, assigned_at, next_deadline_at,
                  body, alert, resolution)
             SELECT * FROM UNNEST($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::boolean[], $6::text[],
                                  $7::text[], $8::int[], $9::timestamptz[], $10::timestamptz[], $11::bytea[],
                                  $12::bytea[], $13::bytea[])
             ON CONFLICT (task_id) DO UPDATE
             SET version = excluded.version, state = excluded.state, open = excluded.open, owner = excluded.owner,
                 resolved_unit = excluded.resolved_unit, severity = excluded.severity,
                 assigned_at = excluded.assigned_at, next_deadline_at = excluded.next_deadline_at, body = excluded.body
         ), timeline AS (
             INSERT INTO assignment.task_timeline
                 (task_id, version, event, actor_kind, actor, changed_at, reason, text, attempt_outcome, event_id,
                  previous_owner, snoozed_until)
             SELECT * FROM UNNEST($14::uuid[], $15::bigint[], $16::text[], $17::int[], $18::text[], $19::timestamptz[],
                                  $20::text[], $21::text[], $22::int[], $23::uuid[], $24::text[], $25::timestamptz[])
         ), alerts AS (
             INSERT INTO assignment.alerts AS known (alert_id, applied)
             SELECT alert_id, array_agg(version) FROM UNNEST($26::uuid[], $27::bigint[]) AS new (alert_id, version)
             GROUP BY alert_id
             ON CONFLICT (alert_id) DO UPDATE SET applied = known.applied || excluded.applied
         )
         INSERT INTO assignment.verdicts (task_id, proposal_number, verdict)
         SELECT * FROM UNNEST($28::uuid[], $29::bigint[], $30::text[])",
        &tasks.iter().map(|row| row.0.task_id).collect::<Vec<_>>(),
        &tasks.iter().map(|row| row.0.alert_id).collect::<Vec<_>>(),
        &tasks.iter().map(|row| bigint(row.1.version)).collect::<Vec<_>>(),
        &tasks.iter().map(|row| row.1.state.to_owned()).collect::<Vec<_>>(),
        &tasks.iter().map(|row| row.1.open).collect::<Vec<_>>(),
        &tasks.iter().map(|row| row.1.owner.clone()).collect::<Vec<_>>(),
        &tasks.iter().map(|row| row.1.resolved_unit.clone()).collect::<Vec<_>>(),
        &tasks.iter().map(|row| row.1.severity).collect::<Vec<_>>(),
        &tasks.iter().map(|row| row.1.assigned_at.to_sqlx()).collect::<Vec<_>>() as _,
        &tasks.iter().map(|row| row.1.next_deadline_at.map(|at| at.to_sqlx())).collect::<Vec<_>>() as _,
        &tasks.iter().map(|row| row.0.body.clone()).collect::<Vec<_>>(),
        &tasks.iter().map(|row| row.0.alert.clone()).collect::<Vec<_>>(),
        &tasks.iter().map(|row| row.0.resolution.clone()).collect::<Vec<_>>(),
        &timeline.iter().map(|row| row.task_id).collect::<Vec<_>>(),
        &timeline.iter().map(|row| bigint(row.version)).collect::<Vec<_>>(),
        &timeline.iter().map(|row| row.event.clone()).collect::<Vec<_>>(),
        &timeline.iter().map(|row| row.actor.0).collect::<Vec<_>>(),
        &timeline.iter().map(|row| row.actor.1.clone()).collect::<Vec<_>>(),
        &timeline.iter().map(|row| row.changed_at.to_sqlx()).collect::<Vec<_>>() as _,
        &timeline.iter().map(|row| row.reason.clone()).collect::<Vec<_>>(),
        &timeline.iter().map(|row| row.text.clone()).collect::<Vec<_>>(),
        &timeline.iter().map(|row| row.attempt_outcome).collect::<Vec<_>>(),
        &timeline.iter().map(|row| row.event_id).collect::<Vec<_>>(),
        &timeline.iter().map(|row| row.previous_owner.clone()).collect::<Vec<_>>(),
        &timeline.iter().map(|row| row.snoozed_until.map(|at| at.to_sqlx())).collect::<Vec<_>>() as _,
        &applied.iter().map(|entry| entry.0).collect::<Vec<_>>(),
        &applied.iter().map(|entry| bigint(entry.1)).collect::<Vec<_>>(),
        &verdicts.iter().map(|entry| entry.0).collect::<Vec<_>>(),
        &verdicts.iter().map(|entry| bigint(entry.1)).collect::<Vec<_>>(),
        &verdicts.iter().map(|entry| entry.2.to_owned()).collect::<Vec<_>>(),
    )
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// A task's timeline, oldest first.
///
/// # Errors
/// What Postgres says.
pub async fn timeline(connection: &mut PgConnection, task: Uuid) -> Result<Vec<TimelineRow>, Error> {
    let rows = sqlx::query!(
        "SELECT task_id, version, event, actor_kind, actor, changed_at, reason, text, attempt_outcome, event_id,
                previous_owner, snoozed_until
         FROM assignment.task_timeline WHERE task_id = $1 ORDER BY version",
        task,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| TimelineRow {
            task_id: row.task_id,
            version: u64::try_from(row.version).unwrap_or(0),
            event_id: row.event_id.unwrap_or_default(),
            event: row.event,
            actor: (row.actor_kind, row.actor),
            changed_at: row.changed_at.to_jiff(),
            reason: row.reason,
            text: row.text,
            attempt_outcome: row.attempt_outcome,
            previous_owner: row.previous_owner,
            snoozed_until: row.snoozed_until.map(|at| at.to_jiff()),
        })
        .collect())
}

/// What a command was answered.
#[derive(Debug, Clone)]
pub struct CommandRow {
    /// Hash of what was asked.
    pub request_hash: Vec<u8>,
    /// The encoded task after it.
    pub answer: Vec<u8>,
    /// Who was informed by an escalation, or owns the task since.
    pub recipients: Vec<String>,
}

/// What a command was answered.
///
/// # Errors
/// What Postgres says.
pub async fn command(tx: &mut Tx, task: Uuid, request_id: &str) -> Result<Option<CommandRow>, Error> {
    let row = sqlx::query_as!(
        CommandRow,
        "SELECT request_hash, answer, recipients FROM assignment.commands WHERE task_id = $1 AND request_id = $2",
        task,
        request_id,
    )
    .fetch_optional(tx.connection())
    .await?;
    Ok(row)
}

/// Keeps what a command was answered.
///
/// # Errors
/// What Postgres says.
pub async fn save_command(tx: &mut Tx, task: Uuid, request_id: &str, row: &CommandRow) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO assignment.commands (task_id, request_id, request_hash, answer, recipients)
         VALUES ($1, $2, $3, $4, $5)",
        task,
        request_id,
        row.request_hash,
        row.answer,
        &row.recipients,
    )
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Which of these units and people open tasks refer to.
///
/// # Errors
/// What Postgres says.
pub async fn in_use(
    tx: &mut Tx,
    units: &[String],
    people: &[String],
) -> Result<(Vec<String>, Vec<String>), Error> {
    let units = sqlx::query_scalar!(
        "SELECT DISTINCT resolved_unit FROM assignment.tasks WHERE open AND resolved_unit = ANY($1)",
        units,
    )
    .fetch_all(tx.connection())
    .await?;
    let people = sqlx::query_scalar!(
        "SELECT DISTINCT owner FROM assignment.tasks WHERE open AND owner = ANY($1)",
        people
    )
    .fetch_all(tx.connection())
    .await?;
    Ok((units, people))
}

/// Tasks, and how many of them are open.
///
/// # Errors
/// What Postgres says.
pub async fn counts(pool: &PgPool) -> Result<(u64, u64), Error> {
    let row = sqlx::query!(
        r#"SELECT count(*) AS "tasks!", count(*) FILTER (WHERE open) AS "open!" FROM assignment.tasks"#
    )
    .fetch_one(pool)
    .await?;
    Ok((u64::try_from(row.tasks).unwrap_or(0), u64::try_from(row.open).unwrap_or(0)))
}

/// By what a list is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The next deadline; tasks without one come last.
    NextDeadline,
    /// When it was assigned.
    AssignedTime,
    /// How much it matters.
    Severity,
}

impl Order {
    /// The expression, as text that sorts like its value, so that a page token can carry it.
    const fn expression(self) -> &'static str {
        match self {
            Self::NextDeadline => {
                "coalesce(to_char(next_deadline_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US'), '~')"
            }
            Self::AssignedTime => "to_char(assigned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')",
            Self::Severity => "lpad(severity::text, 2, '0')",
        }
    }
}

/// Which tasks, in which order.
#[derive(Debug, Clone)]
pub struct ListQuery {
    /// Owner; `None`: any.
    pub owner: Option<String>,
    /// Units that tasks count for; `None`: any.
    pub units: Option<Vec<String>>,
    /// Units and owners whose tasks the caller reaches; `None`: all.
    pub reach: Option<(Vec<String>, Vec<String>)>,
    /// Names of states; empty: all that have not ended.
    pub states: Vec<&'static str>,
    /// Order.
    pub order: Order,
    /// Greatest first.
    pub descending: bool,
    /// After this sort key and id.
    pub after: Option<(String, Uuid)>,
    /// At most so many.
    pub limit: i64,
}

/// A page of tasks, with the sort key of each, and how many there are in all.
///
/// # Errors
/// What Postgres says.
pub async fn list(pool: &PgPool, query: &ListQuery) -> Result<(Vec<(String, TaskRow)>, u64), Error> {
    let mut count = QueryBuilder::<Postgres>::new("SELECT count(*) FROM assignment.tasks WHERE ");
    filter(&mut count, query);
    let total: i64 = count.build_query_scalar().fetch_one(pool).await?;

    let key = query.order.expression();
    let mut page = QueryBuilder::<Postgres>::new("SELECT task_id, alert_id, body, alert, resolution, ");
    page.push(key).push(" COLLATE \"C\" AS sort_key FROM assignment.tasks WHERE ");
    filter(&mut page, query);
    let (comparison, direction) = if query.descending { (" < (", " DESC") } else { (" > (", " ASC") };
    if let Some((after, task_id)) = &query.after {
        page.push(" AND (").push(key).push(" COLLATE \"C\", task_id)").push(comparison);
        page.push_bind(after.clone()).push(", ").push_bind(*task_id).push(")");
    }
    page.push(" ORDER BY sort_key").push(direction).push(", task_id").push(direction);
    page.push(" LIMIT ").push_bind(query.limit);
    let rows = page.build().fetch_all(pool).await?;
    let rows = rows
        .iter()
        .map(|row| {
            let task = TaskRow {
                task_id: row.try_get("task_id")?,
                alert_id: row.try_get("alert_id")?,
                body: row.try_get("body")?,
                alert: row.try_get("alert")?,
                resolution: row.try_get("resolution")?,
            };
            Ok((row.try_get::<String, _>("sort_key")?, task))
        })
        .collect::<Result<_, sqlx::Error>>()?;
    Ok((rows, u64::try_from(total).unwrap_or(0)))
}

fn filter(builder: &mut QueryBuilder<Postgres>, query: &ListQuery) {
    if query.states.is_empty() {
        builder.push("open");
    } else {
        let states: Vec<String> = query.states.iter().map(|&state| state.to_owned()).collect();
        builder.push("state = ANY(").push_bind(states).push(")");
    }
    if let Some(owner) = &query.owner {
        builder.push(" AND owner = ").push_bind(owner.clone());
    }
    if let Some(units) = &query.units {
        builder.push(" AND resolved_unit = ANY(").push_bind(units.clone()).push(")");
    }
    if let Some((units, owners)) = &query.reach {
        builder.push(" AND (resolved_unit = ANY(").push_bind(units.clone());
        builder.push(") OR owner = ANY(").push_bind(owners.clone()).push("))");
    }
}

fn bigint(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
