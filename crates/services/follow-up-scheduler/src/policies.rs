//! Policies by name and version. A version never changes, so each is read once.

use crate::{
    domain::policy::{DEFAULT, Policy},
    wire,
};
use contracts::types::v1::EscalationPolicy;
use eventing::{
    Error, Tx,
    resources::{self, Cache, StoredResource},
};
use prost::Message as _;
use sqlx::PgConnection;
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

/// Policies read so far, and which version of each is current.
#[derive(Default)]
pub struct Policies {
    read: Mutex<HashMap<(String, u64), Arc<Policy>>>,
    current: Cache<BTreeMap<String, u64>>,
}

impl Policies {
    /// The version of a policy that a new matter begins with; version 0 is the built-in one.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn current(&self, tx: &mut Tx) -> Result<Arc<BTreeMap<String, u64>>, Error> {
        let versions =
            |own: Vec<StoredResource>| own.into_iter().map(|stored| (stored.name, stored.version)).collect();
        self.current.within(tx, |own, _| Ok(versions(own))).await
    }

    /// A policy as it was in a version.
    ///
    /// # Errors
    /// What Postgres says, or a policy that no longer reads.
    pub async fn version(
        &self,
        connection: &mut PgConnection,
        name: &str,
        version: u64,
    ) -> Result<Arc<Policy>, Error> {
        let key = (name.to_owned(), version);
        {
            let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(policy) = read.get(&key) {
                return Ok(policy.clone());
            }
        }
        let policy = Arc::new(match version {
            0 => Policy::built_in(),
            _ => read_version(connection, name, version).await?,
        });
        self.read.lock().unwrap_or_else(PoisonError::into_inner).insert(key, policy.clone());
        Ok(policy)
    }
}

async fn read_version(connection: &mut PgConnection, name: &str, version: u64) -> Result<Policy, Error> {
    let stored = resources::version(connection, "EscalationPolicy", name, version).await?;
    let stored = stored.ok_or_else(|| anyhow::anyhow!("policy {name} version {version} is gone"))?;
    let message = EscalationPolicy::decode(stored.body.as_slice()).map_err(anyhow::Error::from)?;
    let spec = wire::policy_spec(message.spec.unwrap_or_default());
    let policy = Policy::compile(name, version, &spec);
    Ok(policy.map_err(|mistakes| {
        anyhow::anyhow!("policy {name} version {version} no longer reads: {mistakes:?}")
    })?)
}

/// Which policy, and which version of it, a new matter begins with; whether the one wanted is unknown.
#[must_use]
pub fn choose(current: &BTreeMap<String, u64>, wanted: &str) -> ((String, u64), bool) {
    let name = if wanted.is_empty() { DEFAULT } else { wanted };
    match current.get(name) {
        Some(version) => ((name.to_owned(), *version), false),
        None => ((DEFAULT.to_owned(), 0), name != DEFAULT),
    }
}
