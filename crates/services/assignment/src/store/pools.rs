//! People who share a unit's tasks: what they have, and that only one replica at a time gives them more.

use eventing::{Error, Locks, Tx};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is locked of a person of a pool: a hash of the name ([`Locks`]). After tasks, never before them.
const LOCK_PERSON: i32 = 5;

/// Locks people by name: whoever else would give them a task waits.
///
/// # Errors
/// What Postgres says.
pub async fn lock_people(tx: &mut Tx, people: &[String]) -> Result<(), Error> {
    let hashes = people.iter().map(|person| Uuid::new_v5(&Uuid::NAMESPACE_OID, person.as_bytes()));
    tx.lock(&Locks::of(LOCK_PERSON, hashes)).await
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
