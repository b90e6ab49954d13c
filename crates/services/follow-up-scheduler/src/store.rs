//! Every SQL statement of follow-up-scheduler.

use crate::domain::{
    audit::{Expectation, LastRun},
    next::Proposed,
    schedule::Schedule,
};
use eventing::{Error, Locks, Tx};
use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgConnection, PgPool};
use std::collections::HashMap;
use uuid::Uuid;

/// A schedule as it is kept.
#[derive(Debug, Clone)]
pub struct ScheduleRow {
    /// The matter: a task's id.
    pub matter_id: Uuid,
    /// Name and version of the policy that it began with; version 0: built in.
    pub policy: (String, u64),
    /// The policy that the rule asked for.
    pub policy_wanted: String,
    /// What is decided of it.
    pub schedule: Schedule,
    /// The encoded task as last heard.
    pub body: Vec<u8>,
}

struct Raw {
    matter_id: Uuid,
    matter_version: i64,
    policy: String,
    policy_version: i64,
    policy_wanted: String,
    next_at: Option<jiff_sqlx::Timestamp>,
    next_step: String,
    proposals: i64,
    proposed: String,
    body: Vec<u8>,
    open: bool,
    deadline_at: Option<jiff_sqlx::Timestamp>,
}

impl ScheduleRow {
    /// The schedule of a matter of which nothing was heard yet.
    #[must_use]
    pub fn new(matter_id: Uuid) -> Self {
        Self {
            matter_id,
            policy: (String::new(), 0),
            policy_wanted: String::new(),
            schedule: Schedule::default(),
            body: Vec::new(),
        }
    }
}

impl TryFrom<Raw> for ScheduleRow {
    type Error = Error;

    fn try_from(raw: Raw) -> Result<Self, Error> {
        let proposed: Vec<Proposed> = serde_json::from_str(&raw.proposed)
            .map_err(|error| anyhow::anyhow!("what was proposed of {}: {error}", raw.matter_id))?;
        Ok(Self {
            matter_id: raw.matter_id,
            policy: (raw.policy, number(raw.policy_version)),
            policy_wanted: raw.policy_wanted,
            schedule: Schedule {
                matter_version: number(raw.matter_version),
                next_at: raw.next_at.map(jiff_sqlx::Timestamp::to_jiff),
                next_step: raw.next_step,
                proposals: number(raw.proposals),
                proposed,
                expected: Expectation {
                    open: raw.open,
                    deadline: raw.deadline_at.map(jiff_sqlx::Timestamp::to_jiff),
                },
            },
            body: raw.body,
        })
    }
}

fn rows(raw: Vec<Raw>) -> Result<Vec<ScheduleRow>, Error> {
    raw.into_iter().map(ScheduleRow::try_from).collect()
}

fn by_id(raw: Vec<Raw>) -> Result<HashMap<Uuid, ScheduleRow>, Error> {
    Ok(rows(raw)?.into_iter().map(|row| (row.matter_id, row)).collect())
}

/// What is locked of a schedule, whether it is there or not ([`Locks`]).
const LOCK_SCHEDULE: i32 = 6;

/// Locks on schedules by id. Whoever plans one, and does not fire it, takes them before [`locked`]. Firing takes the rows alone,
/// and only those that nobody has, so it waits for nobody.
pub fn locks(ids: impl IntoIterator<Item = Uuid>) -> Locks {
    Locks::of(LOCK_SCHEDULE, ids)
}

/// Schedules by id, as they stand once whoever fires them has committed; their rows are locked.
///
/// # Errors
/// What Postgres says, or a row that no longer reads.
pub async fn locked(tx: &mut Tx, ids: &[Uuid]) -> Result<HashMap<Uuid, ScheduleRow>, Error> {
    let raw = sqlx::query_as!(
        Raw,
        "SELECT matter_id, matter_version, policy, policy_version, policy_wanted, next_at, next_step, proposals, proposed,
                body, open, deadline_at
         FROM follow_up_scheduler.schedules WHERE matter_id = ANY($1) ORDER BY matter_id FOR UPDATE",
        ids,
    )
    .fetch_all(tx.connection())
    .await?;
    by_id(raw)
}

/// Schedules by id.
///
/// # Errors
/// What Postgres says, or a row that no longer reads.
pub async fn schedules(
    connection: &mut PgConnection,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, ScheduleRow>, Error> {
    let raw = sqlx::query_as!(
        Raw,
        "SELECT matter_id, matter_version, policy, policy_version, policy_wanted, next_at, next_step, proposals, proposed,
                body, open, deadline_at
         FROM follow_up_scheduler.schedules WHERE matter_id = ANY($1)",
        ids,
    )
    .fetch_all(connection)
    .await?;
    by_id(raw)
}

/// What was proposed of matters so far, as the events that were emitted, oldest first. Reads what was emitted since the
/// oldest of the matters began: their ids are made with the time.
///
/// # Errors
/// What Postgres says.
pub async fn emitted(
    connection: &mut PgConnection,
    event_type: &str,
    matters: &[(Uuid, &str)],
) -> Result<HashMap<Uuid, Vec<Vec<u8>>>, Error> {
    let since = matters.iter().map(|(id, _)| before(*id)).min().unwrap_or_default();
    let texts: Vec<String> = matters.iter().map(|(_, text)| (*text).to_owned()).collect();
    let rows = sqlx::query!(
        "SELECT aggregate_id, payload FROM follow_up_scheduler.event_log
         WHERE event_id >= $1 AND aggregate_id = ANY($2) AND event_type = $3 ORDER BY event_id",
        since,
        &texts,
        event_type,
    )
    .fetch_all(connection)
    .await?;
    let mut emitted: HashMap<Uuid, Vec<Vec<u8>>> = HashMap::new();
    for row in rows {
        if let Some((id, _)) = matters.iter().find(|(_, text)| *text == row.aggregate_id) {
            emitted.entry(*id).or_default().push(row.payload);
        }
    }
    Ok(emitted)
}

/// The first id of the minute before an id was made: two machines' clocks differ by less.
fn before(id: Uuid) -> Uuid {
    let milliseconds = u64::try_from(id.as_u128() >> 80).unwrap_or_default();
    Uuid::from_u128(u128::from(milliseconds.saturating_sub(60_000)) << 80)
}

/// A place in the order in which schedules fall due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The instant.
    pub at: Timestamp,
    /// Of those that fall due at that instant, this one.
    pub matter: Uuid,
}

impl Place {
    /// Before everything. Postgres knows no instants as early as the earliest that there are here.
    pub const BEGINNING: Self = Self { at: Timestamp::constant(-62_000_000_000, 0), matter: Uuid::nil() };

    /// Before all that falls due at an instant or later.
    #[must_use]
    pub const fn before(at: Timestamp) -> Self {
        Self { at, matter: Uuid::nil() }
    }

    /// After all that falls due by an instant.
    #[must_use]
    pub const fn end_of(at: Timestamp) -> Self {
        Self { at, matter: Uuid::max() }
    }

    /// The place of a schedule; `None`: nothing comes due.
    #[must_use]
    pub fn of(row: &ScheduleRow) -> Option<Self> {
        row.schedule.next_at.map(|at| Self { at, matter: row.matter_id })
    }
}

/// Claims what is due between two places, oldest first, leaving out what others have and what is put off.
/// Whatever was fired leaves entries of the index behind until Postgres tidies up, so that to begin before them costs more
/// the more they are.
///
/// # Errors
/// What Postgres says, or a row that no longer reads.
pub async fn claim_oldest(
    tx: &mut Tx,
    after: Place,
    until: Place,
    limit: i64,
) -> Result<Vec<ScheduleRow>, Error> {
    let raw = sqlx::query_as!(
        Raw,
        "SELECT matter_id, matter_version, policy, policy_version, policy_wanted, next_at, next_step, proposals, proposed,
                body, open, deadline_at
         FROM follow_up_scheduler.schedules
         WHERE next_at IS NOT NULL AND (next_at, matter_id) > ($1, $2) AND (next_at, matter_id) < ($3, $4)
           AND (retry_at IS NULL OR retry_at <= clock_timestamp())
         ORDER BY next_at, matter_id LIMIT $5 FOR UPDATE SKIP LOCKED",
        after.at.to_sqlx() as _,
        after.matter,
        until.at.to_sqlx() as _,
        until.matter,
        limit,
    )
    .fetch_all(tx.connection())
    .await?;
    rows(raw)
}

/// Claims the same, what came due last first.
///
/// # Errors
/// What Postgres says, or a row that no longer reads.
pub async fn claim_newest(
    tx: &mut Tx,
    after: Place,
    until: Place,
    limit: i64,
) -> Result<Vec<ScheduleRow>, Error> {
    let raw = sqlx::query_as!(
        Raw,
        "SELECT matter_id, matter_version, policy, policy_version, policy_wanted, next_at, next_step, proposals, proposed,
                body, open, deadline_at
         FROM follow_up_scheduler.schedules
         WHERE next_at IS NOT NULL AND (next_at, matter_id) > ($1, $2) AND (next_at, matter_id) < ($3, $4)
           AND (retry_at IS NULL OR retry_at <= clock_timestamp())
         ORDER BY next_at DESC, matter_id DESC LIMIT $5 FOR UPDATE SKIP LOCKED",
        after.at.to_sqlx() as _,
        after.matter,
        until.at.to_sqlx() as _,
        until.matter,
        limit,
    )
    .fetch_all(tx.connection())
    .await?;
    rows(raw)
}

/// Ids of what is due, for a claim that must go row by row: so many of what waits longest and of what fell due last, for
/// whichever of them is refused holds up what lies beside it.
///
/// # Errors
/// What Postgres says.
pub async fn due_ids(pool: &PgPool, now: Timestamp, of_each: i64) -> Result<Vec<Uuid>, Error> {
    Ok(sqlx::query_scalar!(
        r#"(SELECT matter_id AS "matter_id!" FROM follow_up_scheduler.schedules
            WHERE next_at <= $1 AND (retry_at IS NULL OR retry_at <= clock_timestamp())
            ORDER BY next_at, matter_id LIMIT $2)
           UNION
           (SELECT matter_id FROM follow_up_scheduler.schedules
            WHERE next_at <= $1 AND (retry_at IS NULL OR retry_at <= clock_timestamp())
            ORDER BY next_at DESC, matter_id DESC LIMIT $2)"#,
        now.to_sqlx() as _,
        of_each,
    )
    .fetch_all(pool)
    .await?)
}

/// Keeps schedules; what failed before is forgotten.
///
/// # Errors
/// What Postgres says.
pub async fn save(tx: &mut Tx, rows: &[ScheduleRow]) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO follow_up_scheduler.schedules
             (matter_id, matter_version, policy, policy_version, policy_wanted, next_at, next_step, proposals, proposed,
              body, open, deadline_at)
         SELECT * FROM UNNEST($1::uuid[], $2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::timestamptz[],
                              $7::text[], $8::bigint[], $9::text[], $10::bytea[], $11::boolean[], $12::timestamptz[])
         ON CONFLICT (matter_id) DO UPDATE
         SET matter_version = excluded.matter_version, policy = excluded.policy,
             policy_version = excluded.policy_version, policy_wanted = excluded.policy_wanted,
             next_at = excluded.next_at, next_step = excluded.next_step, proposals = excluded.proposals,
             proposed = excluded.proposed, body = excluded.body, open = excluded.open,
             deadline_at = excluded.deadline_at, failures = 0, failure = '', retry_at = NULL",
        &rows.iter().map(|row| row.matter_id).collect::<Vec<_>>(),
        &rows.iter().map(|row| bigint(row.schedule.matter_version)).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.policy.0.clone()).collect::<Vec<_>>(),
        &rows.iter().map(|row| bigint(row.policy.1)).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.policy_wanted.clone()).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.schedule.next_at.map(|at| at.to_sqlx())).collect::<Vec<_>>() as _,
        &rows.iter().map(|row| row.schedule.next_step.clone()).collect::<Vec<_>>(),
        &rows.iter().map(|row| bigint(row.schedule.proposals)).collect::<Vec<_>>(),
        &rows.iter().map(proposed_text).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.body.clone()).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.schedule.expected.open).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.schedule.expected.deadline.map(|at| at.to_sqlx())).collect::<Vec<_>>() as _,
    )
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Keeps what firing changes of schedules, whose rows must be locked; what failed before is forgotten.
///
/// # Errors
/// What Postgres says.
pub async fn save_fired(tx: &mut Tx, rows: &[ScheduleRow]) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE follow_up_scheduler.schedules s
         SET next_at = new.next_at, next_step = new.next_step, proposals = new.proposals, proposed = new.proposed,
             open = new.open, deadline_at = new.deadline_at, failures = 0, failure = '', retry_at = NULL
         FROM UNNEST($1::uuid[], $2::timestamptz[], $3::text[], $4::bigint[], $5::text[], $6::boolean[],
                     $7::timestamptz[])
              AS new (matter_id, next_at, next_step, proposals, proposed, open, deadline_at)
         WHERE s.matter_id = new.matter_id",
        &rows.iter().map(|row| row.matter_id).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.schedule.next_at.map(|at| at.to_sqlx())).collect::<Vec<_>>() as _,
        &rows.iter().map(|row| row.schedule.next_step.clone()).collect::<Vec<_>>(),
        &rows.iter().map(|row| bigint(row.schedule.proposals)).collect::<Vec<_>>(),
        &rows.iter().map(proposed_text).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.schedule.expected.open).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.schedule.expected.deadline.map(|at| at.to_sqlx())).collect::<Vec<_>>() as _,
    )
    .execute(tx.connection())
    .await?;
    Ok(())
}

fn proposed_text(row: &ScheduleRow) -> String {
    serde_json::to_string(&row.schedule.proposed).unwrap_or_default()
}

/// Puts a schedule off whose decision failed: twice as long each time, at most 60 s of machine time.
///
/// # Errors
/// What Postgres says.
pub async fn put_off(tx: &mut Tx, matter: Uuid, failure: &str) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE follow_up_scheduler.schedules
         SET failures = failures + 1, failure = $2,
             retry_at = clock_timestamp() + least(60, power(2, least(failures, 6))) * interval '1 second'
         WHERE matter_id = $1",
        matter,
        failure,
    )
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// When the next schedule after a place falls due.
///
/// # Errors
/// What Postgres says.
pub async fn next_instant(tx: &mut Tx, after: Place) -> Result<Option<Timestamp>, Error> {
    let next = sqlx::query_scalar!(
        r#"SELECT next_at AS "next!: jiff_sqlx::Timestamp" FROM follow_up_scheduler.schedules
           WHERE next_at IS NOT NULL AND (next_at, matter_id) > ($1, $2) ORDER BY next_at, matter_id LIMIT 1"#,
        after.at.to_sqlx() as _,
        after.matter,
    )
    .fetch_optional(tx.connection())
    .await?;
    Ok(next.map(jiff_sqlx::Timestamp::to_jiff))
}

/// What `doctor` and idle ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Schedules with an instant.
    pub pending: u64,
    /// Of these, due.
    pub due: u64,
    /// Of these, put off after a failure.
    pub failing: u64,
    /// Pending ones whose policy was unknown.
    pub unknown_policy: u64,
}

/// Counts schedules.
///
/// # Errors
/// What Postgres says.
pub async fn counts(pool: &PgPool, now: Timestamp) -> Result<Counts, Error> {
    let row = sqlx::query!(
        r#"SELECT count(*) AS "pending!", count(*) FILTER (WHERE next_at <= $1) AS "due!",
                  count(*) FILTER (WHERE failures > 0) AS "failing!",
                  count(*) FILTER (WHERE policy_version = 0 AND policy_wanted NOT IN ('', 'default')) AS "unknown!"
           FROM follow_up_scheduler.schedules WHERE next_at IS NOT NULL"#,
        now.to_sqlx() as _,
    )
    .fetch_one(pool)
    .await?;
    Ok(Counts {
        pending: number(row.pending),
        due: number(row.due),
        failing: number(row.failing),
        unknown_policy: number(row.unknown),
    })
}

/// Begins a run of the auditor, if the last one began long enough ago and none is under way elsewhere.
///
/// # Errors
/// What Postgres says.
pub async fn begin_audit(tx: &mut Tx, every: SignedDuration) -> Result<bool, Error> {
    let begun = sqlx::query!(
        "UPDATE follow_up_scheduler.audits SET started_at = clock_timestamp()
         WHERE singleton IN (
             SELECT singleton FROM follow_up_scheduler.audits
             WHERE started_at <= clock_timestamp() - make_interval(secs => $1)
               -- A run that never ended was killed: after five of its turns the next replica takes over.
               AND (finished_at >= started_at OR started_at <= clock_timestamp() - make_interval(secs => 5 * $1))
             FOR UPDATE SKIP LOCKED)",
        every.as_secs_f64(),
    )
    .execute(tx.connection())
    .await?;
    Ok(begun.rows_affected() > 0)
}

/// Number of open schedules: those that have a next instant, and those that have none and should.
///
/// # Errors
/// What Postgres says.
pub async fn open_schedules(pool: &PgPool) -> Result<u64, Error> {
    let count = sqlx::query_scalar!(
        r#"SELECT (SELECT count(*) FROM follow_up_scheduler.schedules WHERE next_at IS NOT NULL)
                + (SELECT count(*) FROM follow_up_scheduler.schedules WHERE open AND next_at IS NULL) AS "count!""#
    );
    Ok(number(count.fetch_one(pool).await?))
}

/// Ids of the next schedules that are not as they must be; the condition is that of an index, which is empty when all
/// is well.
///
/// # Errors
/// What Postgres says.
pub async fn faulty(pool: &PgPool, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Error> {
    Ok(sqlx::query_scalar!(
        "SELECT matter_id FROM follow_up_scheduler.schedules
         WHERE open AND (next_at IS NULL OR next_at > deadline_at) AND matter_id > $1
         ORDER BY matter_id LIMIT $2",
        after,
        limit,
    )
    .fetch_all(pool)
    .await?)
}

/// Keeps what a run of the auditor found.
///
/// # Errors
/// What Postgres says.
pub async fn end_audit(pool: &PgPool, checked: u64, faulty: u64, repaired: u64) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE follow_up_scheduler.audits
         SET finished_at = clock_timestamp(), checked = $1, faulty = $2, repaired = $3",
        bigint(checked),
        bigint(faulty),
        bigint(repaired),
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// What the last run of the auditor found.
///
/// # Errors
/// What Postgres says.
pub async fn last_audit(pool: &PgPool) -> Result<LastRun, Error> {
    let row = sqlx::query!(
        r#"SELECT finished_at AS "finished_at: jiff_sqlx::Timestamp", checked, faulty, repaired
           FROM follow_up_scheduler.audits"#
    )
    .fetch_one(pool)
    .await?;
    Ok(LastRun {
        finished: row.finished_at.to_jiff(),
        checked: number(row.checked),
        faulty: number(row.faulty),
        repaired: number(row.repaired),
    })
}

fn number(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

fn bigint(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
