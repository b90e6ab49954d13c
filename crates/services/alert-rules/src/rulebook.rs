//! The rules in force, compiled once per rules version.

use crate::{
    domain::{rule_set::RuleSet, rules::Rules},
    store::{self, Member},
    wire,
};
use contracts::types::v1::RuleSet as RuleSetMessage;
use eventing::{Error, Tx, resources};
use prost::Message as _;
use sqlx::PgConnection;
use std::sync::{Arc, Mutex, PoisonError};

/// Rules by the generation of the service's resources that they were read at: every change of the rules raises it.
type Held = (i64, Option<Arc<Rules>>);

/// Holds the newest rules version that it was asked for.
#[derive(Debug, Default)]
pub struct Rulebook(Mutex<Option<Held>>);

impl Rulebook {
    /// The rules in force as this transaction sees them: no statement, and a few after a change. `None`: no rule set was
    /// applied yet.
    ///
    /// # Errors
    /// What Postgres says, or a rule set that no longer reads.
    pub async fn in_force(&self, tx: &mut Tx) -> Result<Option<Arc<Rules>>, Error> {
        let generation = tx.generation().await?;
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, rules)) = held.as_ref().filter(|(held, _)| *held == generation) {
            return Ok(rules.clone());
        }
        // A unit that changed raises it too, and leaves the rules as they were.
        let before = held.and_then(|(_, rules)| rules);
        let rules = match store::newest_rules(tx.connection()).await? {
            None => None,
            Some((version, members)) => match before.filter(|rules| rules.version() == version) {
                Some(rules) => Some(rules),
                None => Some(Arc::new(compile(tx.connection(), version, &members).await?)),
            },
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((generation, rules.clone()));
        Ok(rules)
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
