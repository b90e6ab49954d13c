//! Configuration as resources: every version kept, copies of other services' resources, and caches of both.

use crate::{
    consumer::{Handler, Received, Verdict},
    database::{Database, Reading},
    error::Error,
    tx::{Locks, Tx},
};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgConnection, Row as _};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

/// A resource as its owner keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredResource {
    /// `Unit`, `RuleSet`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its set.
    pub set: String,
    /// Its version, dense, from 1.
    pub version: u64,
    /// The encoded resource, without its version.
    pub body: Vec<u8>,
}

/// A resource to apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewResource {
    /// `Unit`, `RuleSet`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// Its set.
    pub set: String,
    /// The encoded resource, without its version.
    pub body: Vec<u8>,
}

/// What applying does to one resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Created,
    /// It differs.
    Changed,
    /// It is the same; no version is made.
    Unchanged,
    /// Its set no longer names it.
    Ended,
}

/// A resource and what applying does to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedChange {
    /// What happens.
    pub change: Change,
    /// The resource with its version after the change.
    pub resource: StoredResource,
}

/// What applying these resources in place of the named sets does: pure. `current` is the newest version of every
/// resource that has not ended; `versions` the highest version ever, ended ones included.
#[must_use]
pub fn plan(
    current: &[StoredResource],
    versions: &BTreeMap<(String, String), u64>,
    sets: &BTreeSet<String>,
    new: Vec<NewResource>,
) -> Vec<PlannedChange> {
    let mut before: BTreeMap<(String, String), &StoredResource> =
        current.iter().map(|resource| ((resource.kind.clone(), resource.name.clone()), resource)).collect();
    let mut changes = Vec::with_capacity(new.len());
    for NewResource { kind, name, set, body } in new {
        let key = (kind.to_owned(), name.clone());
        let known = before.remove(&key);
        let highest = versions.get(&key).copied().unwrap_or(0);
        let (change, version) = match known {
            Some(known) if known.body == body && known.set == set => (Change::Unchanged, known.version),
            Some(_) => (Change::Changed, highest + 1),
            None => (Change::Created, highest + 1),
        };
        let resource = StoredResource { kind: kind.to_owned(), name, set, version, body };
        changes.push(PlannedChange { change, resource });
    }
    for resource in before.into_values().filter(|resource| sets.contains(&resource.set)) {
        let highest = versions.get(&(resource.kind.clone(), resource.name.clone())).copied().unwrap_or(0);
        let resource = StoredResource { version: highest + 1, ..resource.clone() };
        changes.push(PlannedChange { change: Change::Ended, resource });
    }
    changes
}

/// Locks the resources of a service, so that two `apply` follow each other.
///
/// # Errors
/// What Postgres says.
pub async fn lock(tx: &mut Tx) -> Result<(), Error> {
    sqlx::query("SELECT generation FROM resource_generation FOR UPDATE").execute(tx.connection()).await?;
    tx.locked();
    Ok(())
}

/// The newest version of every resource that has not ended, by kind and name.
///
/// # Errors
/// What Postgres says.
pub async fn current(connection: &mut PgConnection) -> Result<Vec<StoredResource>, Error> {
    let rows = sqlx::query(
        "SELECT * FROM (
             SELECT DISTINCT ON (kind, name) kind, name, version, set_name, change, body
             FROM resource_versions ORDER BY kind, name, version DESC
         ) AS newest WHERE change <> 'ended' ORDER BY kind, name",
    )
    .fetch_all(connection)
    .await?;
    rows.iter().map(stored).collect()
}

fn stored(row: &sqlx::postgres::PgRow) -> Result<StoredResource, Error> {
    Ok(StoredResource {
        kind: row.try_get("kind")?,
        name: row.try_get("name")?,
        set: row.try_get("set_name")?,
        version: u64::try_from(row.try_get::<i64, _>("version")?).unwrap_or(0),
        body: row.try_get("body")?,
    })
}

/// The newest version of every resource, ended ones included, with who made it and when.
///
/// # Errors
/// What Postgres says.
pub async fn newest(connection: &mut PgConnection) -> Result<Vec<(PlannedChange, String, Timestamp)>, Error> {
    let rows = sqlx::query(
        "SELECT DISTINCT ON (kind, name) kind, name, version, set_name, change, body, applied_by, applied_at
         FROM resource_versions ORDER BY kind, name, version DESC",
    )
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let change = match row.try_get::<String, _>("change")?.as_str() {
                "created" => Change::Created,
                "ended" => Change::Ended,
                _ => Change::Changed,
            };
            let applied_at: jiff_sqlx::Timestamp = row.try_get("applied_at")?;
            let planned = PlannedChange { change, resource: stored(row)? };
            Ok((planned, row.try_get("applied_by")?, applied_at.to_jiff()))
        })
        .collect()
}

/// One version of one resource, also of one that ended since.
///
/// # Errors
/// What Postgres says.
pub async fn version(
    connection: &mut PgConnection,
    kind: &str,
    name: &str,
    version: u64,
) -> Result<Option<StoredResource>, Error> {
    let row = sqlx::query(
        "SELECT kind, name, version, set_name, body FROM resource_versions WHERE kind = $1 AND name = $2 AND version = $3",
    )
    .bind(kind)
    .bind(name)
    .bind(i64::try_from(version).unwrap_or(i64::MAX))
    .fetch_optional(connection)
    .await?;
    row.as_ref().map(stored).transpose()
}

/// The highest version of every resource ever, ended ones included.
///
/// # Errors
/// What Postgres says.
pub async fn highest_versions(
    connection: &mut PgConnection,
) -> Result<BTreeMap<(String, String), u64>, Error> {
    let rows = sqlx::query_as::<_, (String, String, i64)>(
        "SELECT kind, name, max(version) FROM resource_versions GROUP BY kind, name",
    )
    .fetch_all(connection)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(kind, name, version)| ((kind, name), u64::try_from(version).unwrap_or(0)))
        .collect())
}

/// Writes the planned changes and raises the generation.
///
/// # Errors
/// What Postgres says.
pub async fn save(tx: &mut Tx, changes: &[PlannedChange], by: &str, now: Timestamp) -> Result<(), Error> {
    let made: Vec<&PlannedChange> =
        changes.iter().filter(|change| change.change != Change::Unchanged).collect();
    if made.is_empty() {
        return Ok(());
    }
    let change = |change: &PlannedChange| match change.change {
        Change::Created => "created",
        Change::Ended => "ended",
        Change::Changed | Change::Unchanged => "changed",
    };
    let column = |pick: fn(&StoredResource) -> &str| -> Vec<String> {
        made.iter().map(|change| pick(&change.resource).to_owned()).collect()
    };
    sqlx::query(
        "INSERT INTO resource_versions (kind, name, version, set_name, change, body, applied_at, applied_by)
         SELECT kind, name, version, set_name, change, body, $7, $8
         FROM UNNEST($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::bytea[])
              AS new (kind, name, version, set_name, change, body)",
    )
    .bind(column(|resource| &resource.kind))
    .bind(column(|resource| &resource.name))
    .bind(
        made.iter()
            .map(|change| i64::try_from(change.resource.version).unwrap_or(i64::MAX))
            .collect::<Vec<_>>(),
    )
    .bind(column(|resource| &resource.set))
    .bind(made.iter().map(|made| change(made)).collect::<Vec<_>>())
    .bind(made.iter().map(|change| change.resource.body.clone()).collect::<Vec<_>>())
    .bind(now.to_sqlx())
    .bind(by)
    .execute(tx.connection())
    .await?;
    raise_generation(tx).await
}

async fn raise_generation(tx: &mut Tx) -> Result<(), Error> {
    sqlx::query("UPDATE resource_generation SET generation = generation + 1")
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// A copy of another service's resource, as its event came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// `Unit`, `Person`, `Calendar`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: u64,
    /// It was taken out of its set.
    pub ended: bool,
    /// The event's payload.
    pub body: Vec<u8>,
}

/// Keeps what is newer than the copies held. Lock with [`lock`] before.
///
/// # Errors
/// What Postgres says.
pub async fn copy_newer(tx: &mut Tx, copies: &[&Copy]) -> Result<(), Error> {
    // Of one resource that comes twice in a batch, the highest version.
    let mut newest: BTreeMap<(&str, &str), &Copy> = BTreeMap::new();
    for copy in copies {
        let held = newest.entry((&copy.kind, &copy.name)).or_insert(copy);
        if copy.version > held.version {
            *held = copy;
        }
    }
    let newest: Vec<&Copy> = newest.into_values().collect();
    sqlx::query(
        "INSERT INTO resource_copies (kind, name, version, ended, body)
         SELECT * FROM UNNEST($1::text[], $2::text[], $3::bigint[], $4::boolean[], $5::bytea[])
         ON CONFLICT (kind, name) DO UPDATE
         SET version = excluded.version, ended = excluded.ended, body = excluded.body
         WHERE resource_copies.version < excluded.version",
    )
    .bind(newest.iter().map(|copy| copy.kind.clone()).collect::<Vec<_>>())
    .bind(newest.iter().map(|copy| copy.name.clone()).collect::<Vec<_>>())
    .bind(newest.iter().map(|copy| i64::try_from(copy.version).unwrap_or(i64::MAX)).collect::<Vec<_>>())
    .bind(newest.iter().map(|copy| copy.ended).collect::<Vec<_>>())
    .bind(newest.iter().map(|copy| copy.body.clone()).collect::<Vec<_>>())
    .execute(tx.connection())
    .await?;
    raise_generation(tx).await
}

/// Every copy held, ended ones included.
///
/// # Errors
/// What Postgres says.
pub async fn copies(connection: &mut PgConnection) -> Result<Vec<Copy>, Error> {
    let rows =
        sqlx::query("SELECT kind, name, version, ended, body FROM resource_copies ORDER BY kind, name")
            .fetch_all(connection)
            .await?;
    rows.iter()
        .map(|row| {
            Ok(Copy {
                kind: row.try_get("kind")?,
                name: row.try_get("name")?,
                version: u64::try_from(row.try_get::<i64, _>("version")?).unwrap_or(0),
                ended: row.try_get("ended")?,
                body: row.try_get("body")?,
            })
        })
        .collect()
}

/// Keeps copies of the resources that travel in DIRECTORY.
pub struct CopyResources {
    /// Woken after each change, so that what was computed with older copies is looked at again.
    pub database: Database,
}

impl Handler for CopyResources {
    type Item = Copy;

    fn decode(&self, message: &Received) -> Result<Vec<Copy>, String> {
        let changed = contracts::directory::read(message.kind.ok_or("an unknown kind")?, &message.payload)?;
        Ok(vec![Copy {
            kind: changed.kind.to_owned(),
            name: changed.name,
            version: changed.version,
            ended: changed.change.ended,
            body: message.payload.to_vec(),
        }])
    }

    fn locks(&self, _: &[&Copy]) -> Locks {
        Locks::default()
    }

    /// The whole of the resources, as whoever applies some does.
    async fn lock_more(&self, tx: &mut Tx, _: &[&Copy]) -> Result<(), Error> {
        lock(tx).await
    }

    async fn handle(&self, tx: &mut Tx, copies: &[&Copy]) -> Result<Vec<Verdict>, Error> {
        copy_newer(tx, copies).await?;
        Ok(vec![Verdict::Done; copies.len()])
    }

    fn committed(&self) {
        self.database.wake();
    }
}

/// What a service makes of its resources and copies, made again only when one changed.
pub struct Cache<T>(Mutex<Option<(i64, Arc<T>)>>);

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T> Cache<T> {
    /// The value for the generation that this connection sees: one cheap statement, and two more after a change.
    ///
    /// # Errors
    /// What Postgres says, or what `build` says of a resource that it can't read.
    pub async fn get(
        &self,
        connection: &mut PgConnection,
        build: impl FnOnce(Vec<StoredResource>, Vec<Copy>) -> Result<T, Error>,
    ) -> Result<Arc<T>, Error> {
        let generation: i64 = sqlx::query_scalar("SELECT generation FROM resource_generation")
            .fetch_one(&mut *connection)
            .await?;
        self.of(generation, connection, build).await
    }

    /// The value for the generation that was read with a transaction's clocks: no statement but after a change. Not after a
    /// change of resources in the same transaction, which may yet be undone.
    ///
    /// # Errors
    /// What Postgres says, or what `build` says of a resource that it can't read.
    pub async fn within(
        &self,
        tx: &mut Tx,
        build: impl FnOnce(Vec<StoredResource>, Vec<Copy>) -> Result<T, Error>,
    ) -> Result<Arc<T>, Error> {
        let generation = tx.generation().await?;
        self.of(generation, tx.connection(), build).await
    }

    /// The value for the generation that was read with the clocks.
    ///
    /// # Errors
    /// What Postgres says, or what `build` says of a resource that it can't read.
    pub async fn as_read(
        &self,
        reading: &Reading,
        connection: &mut PgConnection,
        build: impl FnOnce(Vec<StoredResource>, Vec<Copy>) -> Result<T, Error>,
    ) -> Result<Arc<T>, Error> {
        self.of(reading.generation, connection, build).await
    }

    async fn of(
        &self,
        generation: i64,
        connection: &mut PgConnection,
        build: impl FnOnce(Vec<StoredResource>, Vec<Copy>) -> Result<T, Error>,
    ) -> Result<Arc<T>, Error> {
        {
            let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((held_generation, value)) = held.as_ref()
                && *held_generation == generation
            {
                return Ok(value.clone());
            }
        }
        let value = Arc::new(build(current(connection).await?, copies(connection).await?)?);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((generation, value.clone()));
        Ok(value)
    }
}

/// Versions of resources owned and copied, for `apply` to wait for.
///
/// # Errors
/// What Postgres says.
pub async fn held_versions(database: &Database) -> Result<Vec<(String, String, u64)>, Error> {
    let mut connection = database.pool().acquire().await?;
    let own = highest_versions(&mut connection)
        .await?
        .into_iter()
        .map(|((kind, name), version)| (kind, name, version));
    let copied = copies(&mut connection).await?.into_iter().map(|copy| (copy.kind, copy.name, copy.version));
    Ok(own.chain(copied).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(name: &str, set: &str, version: u64, body: &[u8]) -> StoredResource {
        StoredResource {
            kind: "Unit".into(),
            name: name.into(),
            set: set.into(),
            version,
            body: body.to_vec(),
        }
    }

    fn new(name: &str, set: &str, body: &[u8]) -> NewResource {
        NewResource { kind: "Unit", name: name.into(), set: set.into(), body: body.to_vec() }
    }

    #[test]
    fn only_the_named_sets_are_replaced_and_versions_stay_dense() {
        let current = [stored("a", "one", 3, b"a"), stored("b", "one", 1, b"b"), stored("c", "two", 1, b"c")];
        let versions = BTreeMap::from(
            [("a", 3), ("b", 1), ("c", 1), ("d", 5)]
                .map(|(name, version)| (("Unit".to_owned(), name.to_owned()), version)),
        );
        let sets = BTreeSet::from(["one".to_owned()]);
        let changes = plan(&current, &versions, &sets, vec![new("a", "one", b"a"), new("d", "one", b"d")]);
        let seen: Vec<_> = changes
            .iter()
            .map(|change| (change.resource.name.as_str(), change.change, change.resource.version))
            .collect();
        assert_eq!(seen, [("a", Change::Unchanged, 3), ("d", Change::Created, 6), ("b", Change::Ended, 2)]);
        let changed = plan(&current, &versions, &sets, vec![new("a", "one", b"A"), new("b", "one", b"b")]);
        assert_eq!((changed[0].change, changed[0].resource.version), (Change::Changed, 4));
        assert_eq!(changed.len(), 2);
    }
}
