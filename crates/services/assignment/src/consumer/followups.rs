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
    Error, Handler, Kit, Locks, Received, Tx, Verdict,
    controls::{self, Guard},
    resources::Cache,
};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};
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

    fn locks(&self, items: &[&ProposalItem]) -> Locks {
        store::locks(ids(items, |item| item.alert_id))
    }

    async fn handle(&self, tx: &mut Tx, items: &[&ProposalItem]) -> Result<Vec<Verdict>, Error> {
        let now = tx.now().await?;
        let directory = self.directory.within(tx, |own, _| directory::directory(own)).await?;
        let tasks = ids(items, |item| item.task_id);
        let numbers: Vec<u64> = items.iter().map(|item| item.proposal.number).collect();
        let (mut answered, mut held_tasks) = (HashSet::new(), HashMap::new());
        for row in store::proposed(tx, &tasks, &numbers).await? {
            answered.extend(row.answered.into_iter().map(|number| (row.task.task_id, number)));
            held_tasks.insert(row.task.task_id, Held::read(row.task)?);
        }
        let mut keeper = Keeper::new(&self.kit, &self.metrics, now);
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
            let Some(held) = held_tasks.get(&item.task_id) else {
                verdicts.push(Verdict::Retry(format!("there is no task {}", item.message.matter_id)));
                continue;
            };
            // It is the alert that is locked.
            if held.alert_id() != item.alert_id {
                let message =
                    format!("{} was made of another alert than the event says", item.message.matter_id);
                verdicts.push(Verdict::Park(message));
                continue;
            }
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
            keeper.answered(item.task_id, item.proposal.number, name(&change.event));
            let cause = Cause {
                actor: system(&item.message.policy),
                proposal: Some(&item.message),
                traceparent: item.traceparent.clone(),
            };
            let after = keeper.keep(tx, Some(held), &held.alert, held.alert_id(), change, cause);
            held_tasks.insert(item.task_id, after);
            verdicts.push(Verdict::Done);
        }
        self.kit.metrics.stopped("proposal", stopped);
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

fn ids(items: &[&ProposalItem], id: impl Fn(&ProposalItem) -> Uuid) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = items.iter().map(|item| id(item)).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
