//! Every alert becomes one task, or joins the one that it has.

use crate::{
    domain::{alert, directory::Directory, owner::Loads},
    keeper::{Cause, Held, Keeper, system},
    metrics::AssignmentMetrics,
    store,
    wire::{self, AlertItem, directory},
};
use contracts::topology;
use eventing::{
    Error, Gate, Handler, Kit, Locks, Received, Tx, Verdict,
    controls::{self, Guard},
    resources::Cache,
};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// The handler of [`topology::ASSIGNMENT_ALERTS`].
pub struct Alerts {
    /// Ids and delivery's metrics.
    pub kit: Kit,
    /// Units, people, calendars.
    pub directory: Arc<Cache<Directory>>,
    /// Counters.
    pub metrics: AssignmentMetrics,
}

impl Handler for Alerts {
    type Item = AlertItem;

    fn decode(&self, message: &Received) -> Result<Vec<AlertItem>, String> {
        wire::alert_items(message)
    }

    fn locks(&self, items: &[&AlertItem]) -> Locks {
        store::locks(ids(items))
    }

    async fn lock_more(&self, tx: &mut Tx, items: &[&AlertItem]) -> Result<(), Error> {
        let directory = self.directory.within(tx, |own, _| directory::directory(own)).await?;
        match pooled(&directory, items).as_slice() {
            [] => Ok(()),
            people => store::pools::lock_people(tx, people).await,
        }
    }

    async fn handle(&self, tx: &mut Tx, items: &[&AlertItem]) -> Result<Vec<Verdict>, Error> {
        let now = tx.now().await?;
        let directory = self.directory.within(tx, |own, _| directory::directory(own)).await?;
        if directory.root().is_none() {
            return Ok(vec![
                Verdict::Retry("there is no root unit; apply the units".to_owned());
                items.len()
            ]);
        }
        let (mut applied, mut tasks) = (HashMap::new(), HashMap::new());
        for row in store::alerts(tx, &ids(items)).await? {
            applied.insert(row.alert_id, row.applied);
            if let Some(task) = row.task {
                tasks.insert(row.alert_id, Held::read(task)?);
            }
        }
        // One statement however many pools there are; who is given a task meanwhile is counted as the batch goes on.
        let mut loads = match pooled(&directory, items).as_slice() {
            [] => Loads::new(),
            people => store::pools::loads(tx, people).await?,
        };
        let mut keeper = Keeper::new(&self.kit, &self.metrics, now);
        let mut stopped = 0;
        let mut verdicts = Vec::with_capacity(items.len());
        for item in items {
            let version = i64::try_from(item.version).unwrap_or(i64::MAX);
            let known: &mut Vec<i64> = applied.entry(item.alert_id).or_default();
            // The natural key: each version of an alert does its work once.
            if known.contains(&version) && !controls::is_off(Guard::NaturalKeys) {
                stopped += 1;
                verdicts.push(Verdict::Done);
                continue;
            }
            let task = tasks.get(&item.alert_id).map(|held| &held.task);
            let (alert, joined, id) = (&item.alert, item.joined.as_ref(), || self.kit.ids.next());
            let change = match alert::hear(task, alert, joined, &directory, &loads, id, now) {
                Ok(change) => change,
                Err(error) => {
                    // A calendar that never opens is mended by applying another; nothing is lost meanwhile.
                    verdicts.push(Verdict::Retry(error.to_string()));
                    continue;
                }
            };
            known.push(version);
            keeper.applied(item.alert_id, item.version);
            if let Some(change) = change {
                let cause = Cause {
                    actor: system(&item.message.rule),
                    proposal: None,
                    traceparent: item.traceparent.clone(),
                };
                let before = tasks.get(&item.alert_id);
                let alert = before.map_or_else(|| item.message.clone(), |held| held.alert.clone());
                if before.is_none() {
                    *loads.entry(change.task.owner.clone()).or_default() += 1;
                }
                let after = keeper.keep(tx, before, &alert, item.alert_id, change, cause);
                tasks.insert(item.alert_id, after);
            }
            verdicts.push(Verdict::Done);
        }
        self.kit.metrics.stopped("alert-version", stopped);
        keeper.save(tx).await?;
        Ok(verdicts)
    }
}

/// Everybody of the pools that items may be given to, by name. Where the directory changed since they were locked, one
/// batch may give somebody one too many.
fn pooled(directory: &Directory, items: &[&AlertItem]) -> Vec<String> {
    directory.pool_members(items.iter().map(|item| item.alert.unit.as_str())).into_iter().collect()
}

fn ids(items: &[&AlertItem]) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = items.iter().map(|item| item.alert_id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Held back until there is a root: alerts wait in the stream, and the service is ready, for `apply` must reach it.
#[must_use]
pub fn gate(kit: &Kit, cache: &Arc<Cache<Directory>>) -> eventing::consumer::GateCheck {
    let (database, cache) = (kit.database.clone(), cache.clone());
    Arc::new(move || {
        let (database, cache) = (database.clone(), cache.clone());
        Box::pin(async move {
            let mut connection = database.pool().acquire().await?;
            let directory = cache.get(&mut connection, |own, _| directory::directory(own)).await?;
            Ok(match directory.root() {
                Some(_) => Gate::Open,
                None => Gate::HeldBack(format!(
                    "there is no root unit, so {} can't find owners; apply the units",
                    topology::ASSIGNMENT_ALERTS.name
                )),
            })
        })
    })
}
