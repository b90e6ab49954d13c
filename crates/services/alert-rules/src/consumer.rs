//! What alert-rules hears: responses, which it decides on, and what becomes of the tasks. Both change customers'
//! conversations, so one consumer hears both: two would wait for each other's locks.

mod batch;
pub mod responses;
mod tasks;

pub use responses::{Responses, gate};

use crate::{domain::directory::Directory, rulebook::Rulebook, store::LOCK_CONVERSATION, wire};
use contracts::topology::RESPONSE_ACCEPTED;
use eventing::{Error, Handler, Kit, Locks, Received, Tx, Verdict, resources::Cache};
use uuid::Uuid;

/// The handler of [`contracts::topology::ALERT_RULES_RESPONSES`] and [`contracts::topology::ALERT_RULES_TASKS`].
pub struct Everything {
    /// Delivery's metrics.
    pub kit: Kit,
    /// Rules in force.
    pub rulebook: Rulebook,
    /// Units and zones.
    pub directory: Cache<Directory>,
    /// What decides.
    pub responses: Responses,
}

/// What a message tells.
pub enum Item {
    /// A response was accepted.
    Response(Box<wire::Item>),
    /// What became of a task.
    Task(wire::TaskItem),
}

impl Item {
    /// What is decided on.
    fn response(&self) -> Option<&wire::Item> {
        match self {
            Self::Response(response) => Some(response),
            Self::Task(_) => None,
        }
    }

    /// What is heard of.
    fn task(&self) -> Option<&wire::TaskItem> {
        match self {
            Self::Response(_) => None,
            Self::Task(task) => Some(task),
        }
    }

    /// Whose conversation it belongs to.
    fn customer_id(&self) -> Option<Uuid> {
        match self {
            Self::Response(response) => response.customer_id,
            Self::Task(task) => Some(task.conversation_id),
        }
    }

    /// The customer, or the response of an anonymous one.
    fn conversation_id(&self) -> Uuid {
        match self {
            Self::Response(response) => response.conversation_id(),
            Self::Task(task) => task.conversation_id,
        }
    }
}

impl Handler for Everything {
    type Item = Item;

    fn decode(&self, message: &Received) -> Result<Vec<Item>, String> {
        if message.kind.is_some_and(|kind| std::ptr::eq(kind, &RESPONSE_ACCEPTED)) {
            let accepted = wire::items(message)?;
            return Ok(accepted.into_iter().map(|item| Item::Response(Box::new(item))).collect());
        }
        if message.kind.is_some_and(|kind| kind.entity == "task") {
            return Ok(wire::task_items(message)?.into_iter().map(Item::Task).collect());
        }
        Ok(Vec::new())
    }

    fn locks(&self, items: &[&Item]) -> Locks {
        Locks::of(LOCK_CONVERSATION, items.iter().map(|item| item.conversation_id()))
    }

    async fn handle(&self, tx: &mut Tx, items: &[&Item]) -> Result<Vec<Verdict>, Error> {
        let now = tx.now().await?;
        let rules = self.rulebook.in_force(tx).await?;
        let directory = self.directory.within(tx, |own, copies| Ok(wire::directory(own, copies))).await?;
        let mut batch = batch::load(tx, items, (rules.as_deref(), &directory), now).await?;
        let mut decided_before = 0;
        let mut verdicts = Vec::with_capacity(items.len());
        for item in items {
            verdicts.push(match item.response() {
                Some(response) => self.responses.decide(&mut batch, tx, response, &mut decided_before),
                None => Verdict::Done,
            });
        }
        self.kit.metrics.stopped("decision", decided_before);
        self.kit.metrics.stopped("task-version", batch.heard_before);
        batch::save(tx, batch).await?;
        Ok(verdicts)
    }
}
