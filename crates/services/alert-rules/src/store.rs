//! Every SQL statement of alert-rules.

use crate::domain::conversation::Conversation;
use eventing::{Error, Tx};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgConnection, PgPool};
use std::collections::HashMap;
use uuid::Uuid;

/// A decision as it is kept.
#[derive(Debug, Clone)]
pub struct DecisionRow {
    /// The response.
    pub response_id: Uuid,
    /// Its version.
    pub response_version: u64,
    /// Name of the outcome.
    pub outcome: &'static str,
    /// The rules' number.
    pub rules_version: u64,
    /// Name of the rule set.
    pub rule_set: String,
    /// Name of the rule.
    pub rule: String,
    /// When.
    pub decided_at: Timestamp,
    /// What the conditions saw, as JSON.
    pub facts: String,
    /// What was known beside it, as JSON.
    pub known: String,
    /// The alert that the response raised or joined.
    pub alert_id: Option<Uuid>,
    /// The encoded decision.
    pub body: Vec<u8>,
}

/// What was decided on a response before.
#[derive(Debug, Clone, Default)]
pub struct Decided {
    /// The versions decided on.
    pub versions: Vec<u64>,
    /// The alert that one of them raised or joined.
    pub alert_id: Option<Uuid>,
}

/// An alert as it is kept.
#[derive(Debug, Clone)]
pub struct AlertRow {
    /// Its id.
    pub alert_id: Uuid,
    /// The response that raised it.
    pub response_id: Uuid,
    /// Its version.
    pub version: u64,
    /// The encoded alert.
    pub body: Vec<u8>,
}

/// A member of a rules version.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Member {
    /// Name of the rule set.
    pub name: String,
    /// Its version.
    pub version: u64,
}

/// What a batch locks before it decides: the customer, or the response of an anonymous one ([`eventing::Locks`]). "One open case
/// per customer" is held by this lock.
pub const LOCK_CONVERSATION: i32 = 1;

/// Customers' conversations, which must be locked.
///
/// # Errors
/// What Postgres says, or a conversation that can't be read.
pub async fn conversations(tx: &mut Tx, ids: &[Uuid]) -> Result<HashMap<Uuid, Conversation>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query!(
        "SELECT conversation_id, body FROM alert_rules.conversations WHERE conversation_id = ANY($1)",
        ids,
    )
    .fetch_all(tx.connection())
    .await?;
    rows.into_iter().map(|row| Ok((row.conversation_id, read(&row.body)?))).collect()
}

fn bodies(conversations: &HashMap<Uuid, Conversation>) -> (Vec<Uuid>, Vec<String>) {
    let body = |conversation| serde_json::to_string(conversation).unwrap_or_default();
    conversations.iter().map(|(id, conversation)| (*id, body(conversation))).unzip()
}

/// What was decided on responses before.
///
/// # Errors
/// What Postgres says.
pub async fn decided(tx: &mut Tx, responses: &[Uuid]) -> Result<HashMap<Uuid, Decided>, Error> {
    if responses.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query!(
        "SELECT response_id, response_version, alert_id FROM alert_rules.decisions WHERE response_id = ANY($1)",
        responses,
    )
    .fetch_all(tx.connection())
    .await?;
    let mut decided: HashMap<Uuid, Decided> = HashMap::new();
    for row in rows {
        let known = decided.entry(row.response_id).or_default();
        known.versions.push(u64::try_from(row.response_version).unwrap_or(0));
        known.alert_id = known.alert_id.or(row.alert_id);
    }
    Ok(decided)
}

/// Alerts by id, locked: responses of several conversations may join one when a revision names another customer.
///
/// # Errors
/// What Postgres says.
pub async fn alerts(tx: &mut Tx, ids: &[Uuid]) -> Result<HashMap<Uuid, AlertRow>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query!(
        "SELECT alert_id, response_id, version, body FROM alert_rules.alerts WHERE alert_id = ANY($1)
         ORDER BY alert_id FOR UPDATE",
        ids,
    )
    .fetch_all(tx.connection())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let version = u64::try_from(row.version).unwrap_or(0);
            let alert =
                AlertRow { alert_id: row.alert_id, response_id: row.response_id, version, body: row.body };
            (row.alert_id, alert)
        })
        .collect())
}

/// What a batch decided.
#[derive(Debug, Default)]
pub struct Decisions {
    /// The decisions.
    pub rows: Vec<DecisionRow>,
    /// The newest version of the alerts that they raised or that responses joined.
    pub alerts: Vec<AlertRow>,
    /// The conversations, by customer.
    pub conversations: HashMap<Uuid, Conversation>,
}

/// Keeps decisions with all that they change, in one statement.
///
/// # Errors
/// What Postgres says.
pub async fn save(tx: &mut Tx, decisions: &Decisions) -> Result<(), Error> {
    let Decisions { rows, alerts, conversations } = decisions;
    let (ids, bodies) = bodies(conversations);
    sqlx::query!(
        "WITH kept_alerts AS (
             INSERT INTO alert_rules.alerts (alert_id, response_id, version, body)
             SELECT * FROM UNNEST($12::uuid[], $13::uuid[], $14::bigint[], $15::bytea[])
             ON CONFLICT (alert_id) DO UPDATE SET version = excluded.version, body = excluded.body
         ), kept_conversations AS (
             INSERT INTO alert_rules.conversations (conversation_id, body)
             SELECT * FROM UNNEST($16::uuid[], $17::text[])
             ON CONFLICT (conversation_id) DO UPDATE SET body = excluded.body
         )
         INSERT INTO alert_rules.decisions
             (response_id, response_version, outcome, rules_version, rule_set, rule, decided_at, facts, body,
              known, alert_id)
         SELECT * FROM UNNEST($1::uuid[], $2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::text[],
                              $7::timestamptz[], $8::text[], $9::bytea[], $10::text[], $11::uuid[])",
        &rows.iter().map(|row| row.response_id).collect::<Vec<_>>(),
        &rows.iter().map(|row| bigint(row.response_version)).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.outcome).collect::<Vec<_>>() as _,
        &rows.iter().map(|row| bigint(row.rules_version)).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.rule_set.as_str()).collect::<Vec<_>>() as _,
        &rows.iter().map(|row| row.rule.as_str()).collect::<Vec<_>>() as _,
        &rows.iter().map(|row| row.decided_at.to_sqlx()).collect::<Vec<_>>() as _,
        &rows.iter().map(|row| row.facts.as_str()).collect::<Vec<_>>() as _,
        &rows.iter().map(|row| row.body.as_slice()).collect::<Vec<_>>() as _,
        &rows.iter().map(|row| row.known.as_str()).collect::<Vec<_>>() as _,
        &rows.iter().map(|row| row.alert_id).collect::<Vec<_>>() as _,
        &alerts.iter().map(|row| row.alert_id).collect::<Vec<_>>(),
        &alerts.iter().map(|row| row.response_id).collect::<Vec<_>>(),
        &alerts.iter().map(|row| bigint(row.version)).collect::<Vec<_>>(),
        &alerts.iter().map(|row| row.body.as_slice()).collect::<Vec<_>>() as _,
        &ids,
        &bodies,
    )
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// The rules version in force, and its members.
///
/// # Errors
/// What Postgres says.
pub async fn newest_rules(connection: &mut PgConnection) -> Result<Option<(u64, Vec<Member>)>, Error> {
    let row = sqlx::query!(
        r#"SELECT rules_version, members AS "members: sqlx::types::Json<Vec<Member>>"
           FROM alert_rules.rules_versions ORDER BY rules_version DESC LIMIT 1"#
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| (u64::try_from(row.rules_version).unwrap_or(0), row.members.0)))
}

/// The members of one rules version.
///
/// # Errors
/// What Postgres says.
pub async fn members(connection: &mut PgConnection, rules_version: u64) -> Result<Vec<Member>, Error> {
    let row = sqlx::query!(
        r#"SELECT members AS "members: sqlx::types::Json<Vec<Member>>" FROM alert_rules.rules_versions
           WHERE rules_version = $1"#,
        bigint(rules_version),
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| row.members.0).unwrap_or_default())
}

/// Makes the next rules version.
///
/// # Errors
/// What Postgres says.
pub async fn save_rules_version(
    tx: &mut Tx,
    version: u64,
    members: &[Member],
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO alert_rules.rules_versions (rules_version, members, made_at) VALUES ($1, $2, $3)",
        bigint(version),
        sqlx::types::Json(members) as _,
        now.to_sqlx() as _,
    )
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// A decision record, as it is explained.
#[derive(Debug)]
pub struct Record {
    /// The encoded decision.
    pub body: Vec<u8>,
    /// What the conditions saw.
    pub facts: serde_json::Value,
    /// What was known beside it.
    pub known: serde_json::Value,
    /// The rules' number.
    pub rules_version: u64,
    /// Name of the rule set.
    pub rule_set: String,
}

/// One decision; version 0 is the newest.
///
/// # Errors
/// What Postgres says.
pub async fn record(
    connection: &mut PgConnection,
    response: Uuid,
    version: u64,
) -> Result<Option<Record>, Error> {
    let row = sqlx::query!(
        "SELECT body, facts, known, rules_version, rule_set FROM alert_rules.decisions
         WHERE response_id = $1 AND ($2::bigint = 0 OR response_version = $2) ORDER BY response_version DESC LIMIT 1",
        response,
        bigint(version),
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Record {
        facts: read(&row.facts)?,
        known: read(&row.known)?,
        body: row.body,
        rules_version: u64::try_from(row.rules_version).unwrap_or(0),
        rule_set: row.rule_set,
    }))
}

/// Decisions and alerts held.
///
/// # Errors
/// What Postgres says.
pub async fn counts(pool: &PgPool) -> Result<(u64, u64), Error> {
    let row = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM alert_rules.decisions) AS "decisions!",
                  (SELECT count(*) FROM alert_rules.alerts) AS "alerts!""#
    )
    .fetch_one(pool)
    .await?;
    Ok((u64::try_from(row.decisions).unwrap_or(0), u64::try_from(row.alerts).unwrap_or(0)))
}

/// What was written whole, read whole.
fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error::Other(error.into()))
}

fn bigint(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
