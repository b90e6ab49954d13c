//! Keeps one schedule per open task, whatever the order in which its events come.

use crate::{
    domain::next::upcoming,
    metrics::SchedulerMetrics,
    policies::{Policies, choose},
    store,
    wire::{self, Calendars, TaskItem},
};
use eventing::{Error, Handler, Kit, Received, Tx, Verdict, resources::Cache};
use jiff::Timestamp;
use prost::Message as _;
use std::{collections::BTreeMap, sync::Arc};
use uuid::Uuid;

/// The handler of [`contracts::topology::FOLLOW_UP_SCHEDULER_TASKS`].
#[derive(Clone)]
pub struct Tasks {
    /// Delivery's metrics, and whom to wake.
    pub kit: Kit,
    /// Policies.
    pub policies: Arc<Policies>,
    /// Calendars.
    pub calendars: Arc<Cache<Calendars>>,
    /// Counters.
    pub metrics: SchedulerMetrics,
}

impl Handler for Tasks {
    type Item = TaskItem;

    fn decode(&self, message: &Received) -> Result<Vec<TaskItem>, String> {
        wire::task_items(message)
    }

    async fn lock(&self, tx: &mut Tx, items: &[&TaskItem]) -> Result<(), Error> {
        store::lock(tx, &ids(items)).await
    }

    async fn handle(&self, tx: &mut Tx, items: &[&TaskItem], _: Timestamp) -> Result<Vec<Verdict>, Error> {
        let current = self.policies.current(tx.connection()).await?;
        let calendars = self.calendars.get(tx.connection(), wire::calendars).await?;
        let mut rows = store::schedules(tx.connection(), &ids(items)).await?;
        let mut changed: BTreeMap<Uuid, store::ScheduleRow> = BTreeMap::new();
        let mut verdicts = Vec::with_capacity(items.len());
        for item in items {
            let Some(row) = rows.get_mut(&item.task_id) else {
                return Err(anyhow::anyhow!(
                    "the schedule of {} was locked and is not there",
                    item.task.task_id
                )
                .into());
            };
            // Every event carries the whole task: of two, the one with the higher version is all there is to know.
            if item.task.version <= row.matter_version {
                verdicts.push(Verdict::Done);
                continue;
            }
            let calendar = match wire::calendar_of(&item.task, &calendars) {
                Ok(calendar) => calendar,
                Err(cause) => {
                    verdicts.push(Verdict::Retry(cause));
                    continue;
                }
            };
            if row.matter_version == 0 {
                let (policy, unknown) = choose(&current, &item.task.escalation_policy);
                if unknown {
                    self.metrics.unknown_policies.inc();
                    tracing::warn!(
                        policy = item.task.escalation_policy,
                        "unknown policy: the built-in one serves"
                    );
                }
                row.policy = policy;
                row.policy_wanted = item.task.escalation_policy.clone();
            }
            let policy = self.policies.version(tx.connection(), &row.policy.0, row.policy.1).await?;
            let matter = wire::matter(&item.task).map_err(|cause| anyhow::anyhow!(cause))?;
            let next = match upcoming(&matter, &policy, &calendar, &row.proposed) {
                Ok(upcoming) => upcoming.into_iter().next(),
                Err(error) => {
                    verdicts.push(Verdict::Retry(error.to_string()));
                    continue;
                }
            };
            row.matter_version = item.task.version;
            row.body = item.task.encode_to_vec();
            row.plan(&matter, next);
            changed.insert(item.task_id, row.clone());
            verdicts.push(Verdict::Done);
        }
        if !changed.is_empty() {
            store::save(tx, &changed.into_values().collect::<Vec<_>>()).await?;
        }
        Ok(verdicts)
    }

    fn committed(&self) {
        self.kit.database.wake();
    }
}

fn ids(items: &[&TaskItem]) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = items.iter().map(|item| item.task_id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
