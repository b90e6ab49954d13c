//! The rules in force, compiled once per rules version.

use crate::{
    domain::{rule_set::RuleSet, rules::Rules},
    store::{self, Member},
    wire,
};
use contracts::types::v1::RuleSet as RuleSetMessage;
use eventing::{Error, resources};
use prost::Message as _;
use sqlx::PgConnection;
use std::sync::{Arc, Mutex, PoisonError};

/// Holds the newest rules version that it was asked for.
#[derive(Debug, Default)]
pub struct Rulebook(Mutex<Option<Arc<Rules>>>);

impl Rulebook {
    /// The rules in force as this connection's transaction sees them: one statement, and a few more after a change.
    /// `None`: no rule set was applied yet.
    ///
    /// # Errors
    /// What Postgres says, or a rule set that no longer reads.
    pub async fn in_force(&self, connection: &mut PgConnection) -> Result<Option<Arc<Rules>>, Error> {
        let Some((version, members)) = store::newest_rules(connection).await? else {
            return Ok(None);
        };
        {
            let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(rules) = held.as_ref().filter(|rules| rules.version() == version) {
                return Ok(Some(rules.clone()));
            }
        }
        let rules = Arc::new(compile(connection, version, &members).await?);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(rules.clone());
        Ok(Some(rules))
    }
}

/// The rules of any version, newest or not: for explanations.
///
/// # Errors
/// What Postgres says, or a rule set that no longer reads.
pub async fn compile(
    connection: &mut PgConnection,
    version: u64,
    members: &[Member],
) -> Result<Rules, Error> {
    let mut sets = Vec::with_capacity(members.len());
    for member in members {
        let stored = resources::version(connection, "RuleSet", &member.name, member.version).await?;
        let Some(stored) = stored else {
            return Err(anyhow::anyhow!("rule set {} version {} is gone", member.name, member.version).into());
        };
        let message = RuleSetMessage::decode(stored.body.as_slice()).map_err(anyhow::Error::from)?;
        let spec = wire::rule_set::spec(message.spec.unwrap_or_default());
        let set = RuleSet::compile(&stored.name, &spec).map_err(|mistakes| {
            anyhow::anyhow!(
                "rule set {} version {} no longer reads: {mistakes:?}",
                member.name,
                member.version
            )
        })?;
        sets.push(set);
    }
    Ok(Rules::new(version, sets))
}
