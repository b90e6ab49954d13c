//! People who share a unit's tasks: what they have, and that only one replica at a time gives them more.

use eventing::{Error, Tx};
use std::collections::BTreeMap;

/// Locks people by name, absent ones inserted first, in one order: whoever else would give them a task waits.
///
/// # Errors
/// What Postgres says.
pub async fn lock_pool_members(tx: &mut Tx, people: &[String]) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO assignment.pool_members (person) SELECT person FROM UNNEST($1::text[]) AS person ORDER BY person
         ON CONFLICT DO NOTHING",
        people,
    )
    .execute(tx.connection())
    .await?;
    sqlx::query!(
        "SELECT person FROM assignment.pool_members WHERE person = ANY($1) ORDER BY person FOR UPDATE",
        people,
    )
    .fetch_all(tx.connection())
    .await?;
    Ok(())
}

/// How many tasks that are not done each of these people owns.
///
/// # Errors
/// What Postgres says.
pub async fn loads(tx: &mut Tx, people: &[String]) -> Result<BTreeMap<String, u64>, Error> {
    let rows = sqlx::query!(
        r#"SELECT owner, count(*) AS "tasks!" FROM assignment.tasks
           WHERE open AND state <> 'resolved' AND owner = ANY($1) GROUP BY owner"#,
        people,
    )
    .fetch_all(tx.connection())
    .await?;
    Ok(rows.into_iter().map(|row| (row.owner, u64::try_from(row.tasks).unwrap_or(0))).collect())
}
