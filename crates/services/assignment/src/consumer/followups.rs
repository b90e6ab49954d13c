//! Every proposal gets exactly one verdict.

use crate::{
    domain::{
        directory::Directory,
        event::TaskEvent,
        verdict::{self, judge},
    },
    keeper::{Cause, Held, Keeper, system},
    metrics::AssignmentMetrics,
    store,
    wire::{
        directory,
        proposal::{ProposalItem, proposal_items},
    },
};
use eventing::{
    Error, Handler, Kit, Received, Tx, Verdict,
    controls::{self, Guard},
    resources::Cache,
};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// The handler of [`contracts::topology::ASSIGNMENT_FOLLOWUPS`].
pub struct Followups {
    /// Ids and delivery's metrics.
    pub kit: Kit,
    /// Units, people, calendars.
    pub directory: Arc<Cache<Directory>>,
    /// Counters.
    pub metrics: AssignmentMetrics,
}

impl Handler for Followups {
    type Item = ProposalItem;

    fn decode(&self, message: &Received) -> Result<Vec<ProposalItem>, String> {
        proposal_items(message)
    }

    async fn lock(&self, tx: &mut Tx, items: &[&ProposalItem]) -> Result<(), Error> {
        store::lock_tasks(tx, &ids(items)).await
    }

    async fn handle(&self, tx: &mut Tx, items: &[&ProposalItem]) -> Result<Vec<Verdict>, Error> {
        let now = tx.now().await?;
        let directory = self.directory.get(tx.connection(), |own, _| directory::directory(own)).await?;
        let asked: Vec<(Uuid, u64)> = items.iter().map(|item| (item.task_id, item.proposal.number)).collect();
        let mut answered = store::verdicts(tx, &asked).await?;
        let mut tasks = HashMap::new();
        for row in store::tasks(tx.connection(), &ids(items)).await? {
            tasks.insert(row.task_id, Held::read(row)?);
        }
        let mut keeper = Keeper::new(&self.kit, &self.metrics, now);
        let mut given: Vec<(Uuid, u64, &'static str)> = Vec::new();
        let mut stopped = 0;
        let mut verdicts = Vec::with_capacity(items.len());
        for item in items {
            let key = (item.task_id, item.proposal.number);
            // The natural key: each proposal once, for ever.
            if answered.contains(&key) && !controls::is_off(Guard::NaturalKeys) {
                stopped += 1;
                verdicts.push(Verdict::Done);
                continue;
            }
            let Some(held) = tasks.get(&item.task_id) else {
                verdicts.push(Verdict::Retry(format!("there is no task {}", item.message.matter_id)));
                continue;
            };
            let change = match judge(&held.task, &item.proposal, &directory, now) {
                Ok(verdict::Verdict::Given(change)) => *change,
                Ok(verdict::Verdict::Early) => {
                    verdicts.push(Verdict::Retry(format!("not due before {}", item.proposal.due)));
                    continue;
                }
                Err(error) => {
                    verdicts.push(Verdict::Retry(error.to_string()));
                    continue;
                }
            };
            answered.insert(key);
            given.push((item.task_id, item.proposal.number, name(&change.event)));
            let cause = Cause {
                actor: system(&item.message.policy),
                proposal: Some(&item.message),
                traceparent: item.traceparent.clone(),
            };
            let after = keeper.keep(tx, Some(held), &held.alert, held.alert_id(), change, cause);
            tasks.insert(item.task_id, after);
            verdicts.push(Verdict::Done);
        }
        self.kit.metrics.stopped("proposal", stopped);
        if !given.is_empty() {
            store::save_verdicts(tx, &given).await?;
        }
        keeper.save(tx).await?;
        Ok(verdicts)
    }
}

const fn name(event: &TaskEvent) -> &'static str {
    match event {
        TaskEvent::Reminded(_) => "reminded",
        TaskEvent::Escalated { .. } => "escalated",
        TaskEvent::Overdue(_) => "overdue",
        TaskEvent::Closed => "closed",
        _ => "step-skipped",
    }
}

fn ids(items: &[&ProposalItem]) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = items.iter().map(|item| item.task_id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
