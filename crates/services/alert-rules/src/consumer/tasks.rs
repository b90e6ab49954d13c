//! Hears from assignment which cases go on and when they ended: a signal joins a case that goes on (RU-4).

use crate::{
    store::{self, LOCK_CONVERSATION},
    wire::{self, TaskItem},
};
use eventing::{Error, Handler, Kit, Received, Tx, Verdict};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The handler of [`contracts::topology::ALERT_RULES_TASKS`].
pub struct Tasks {
    /// Delivery's metrics.
    pub kit: Kit,
}

impl Handler for Tasks {
    type Item = TaskItem;

    fn decode(&self, message: &Received) -> Result<Vec<TaskItem>, String> {
        wire::task_items(message)
    }

    async fn lock(&self, tx: &mut Tx, items: &[&TaskItem]) -> Result<(), Error> {
        tx.lock(LOCK_CONVERSATION, &conversations(items)).await
    }

    async fn handle(&self, tx: &mut Tx, items: &[&TaskItem]) -> Result<Vec<Verdict>, Error> {
        let now = tx.now().await?;
        let mut held = store::conversations(tx, &conversations(items)).await?;
        let (mut changed, mut stopped) = (BTreeSet::new(), 0);
        for item in items {
            // The streams keep no order: of a task, the highest version counts.
            if held.entry(item.conversation_id).or_default().hear(&item.task, now) {
                changed.insert(item.conversation_id);
            } else {
                stopped += 1;
            }
        }
        self.kit.metrics.stopped("task-version", stopped);
        held.retain(|id, _| changed.contains(id));
        if !held.is_empty() {
            store::save_conversations(tx, &held).await?;
        }
        Ok(vec![Verdict::Done; items.len()])
    }
}

fn conversations(items: &[&TaskItem]) -> Vec<Uuid> {
    let ids: BTreeSet<Uuid> = items.iter().map(|item| item.conversation_id).collect();
    ids.into_iter().collect()
}
