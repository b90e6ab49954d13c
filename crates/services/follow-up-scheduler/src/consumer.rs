//! Keeps one schedule per open task, whatever the order in which its events come.

use crate::{
    metrics::SchedulerMetrics,
    policies::{Policies, choose},
    store::{self, ScheduleRow},
    upcoming::Upcoming,
    wire::{self, Calendars, TaskItem},
};
use contracts::{topology::FOLLOWUP_DUE, types::v1::Task};
use eventing::{
    Error, Handler, Kit, Locks, Received, Tx, Verdict,
    controls::{self, Guard},
    resources::Cache,
};
use prost::Message as _;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};
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
    /// What it plans, for whoever fires.
    pub upcoming: Arc<Upcoming>,
}

impl Handler for Tasks {
    type Item = TaskItem;

    fn decode(&self, message: &Received) -> Result<Vec<TaskItem>, String> {
        wire::task_items(message)
    }

    fn locks(&self, items: &[&TaskItem]) -> Locks {
        store::locks(ids(items))
    }

    async fn handle(&self, tx: &mut Tx, items: &[&TaskItem]) -> Result<Vec<Verdict>, Error> {
        let current = self.policies.current(tx).await?;
        let calendars = self.calendars.within(tx, wire::calendars).await?;
        let mut rows = store::locked(tx, &ids(items)).await?;
        for item in items {
            rows.entry(item.task_id).or_insert_with(|| ScheduleRow::new(item.task_id));
        }
        restore(tx, items, &mut rows).await?;
        let mut changed: BTreeMap<Uuid, ScheduleRow> = BTreeMap::new();
        let mut verdicts = Vec::with_capacity(items.len());
        for item in items {
            let Some(row) = rows.get_mut(&item.task_id) else {
                return Err(anyhow::anyhow!(
                    "the schedule of {} was locked and is not there",
                    item.task.task_id
                )
                .into());
            };
            // What an older version says of a proposal holds all the same.
            let newer = row.schedule.is_news(item.task.version) || controls::is_off(Guard::Versions);
            let comes_again = item.put_off.is_some_and(|number| row.schedule.put_off(number));
            if !newer && !comes_again {
                verdicts.push(Verdict::Done);
                continue;
            }
            match self.plan(tx, row, newer.then_some(&item.task), &current, &calendars).await? {
                Verdict::Done => {
                    changed.insert(item.task_id, row.clone());
                    verdicts.push(Verdict::Done);
                }
                verdict => verdicts.push(verdict),
            }
        }
        if !changed.is_empty() {
            let changed: Vec<ScheduleRow> = changed.into_values().collect();
            store::save(tx, &changed).await?;
            self.upcoming.note(&changed);
        }
        Ok(verdicts)
    }

    fn committed(&self) {
        self.kit.database.wake();
    }
}

impl Tasks {
    /// Plans a schedule anew, by a newer snapshot of its task or by the one that it has.
    async fn plan(
        &self,
        tx: &mut Tx,
        row: &mut ScheduleRow,
        newer: Option<&Task>,
        current: &BTreeMap<String, u64>,
        calendars: &Calendars,
    ) -> Result<Verdict, Error> {
        let task = match newer {
            Some(task) => task.clone(),
            None => Task::decode(row.body.as_slice()).map_err(anyhow::Error::from)?,
        };
        let calendar = match wire::calendar_of(&task, calendars) {
            Ok(calendar) => calendar,
            Err(cause) => return Ok(Verdict::Retry(cause)),
        };
        if row.schedule.matter_version == 0 {
            row.policy_wanted = task.escalation_policy.clone();
        }
        // One that was gone goes on by the policy of its last proposal.
        if row.policy.0.is_empty() {
            let (policy, unknown) = choose(current, &task.escalation_policy);
            if unknown {
                self.metrics.unknown_policies.inc();
                tracing::warn!(policy = task.escalation_policy, "unknown policy: the built-in one serves");
            }
            row.policy = policy;
        }
        let policy = self.policies.version(tx.connection(), &row.policy.0, row.policy.1).await?;
        let matter = wire::matter(&task).map_err(|cause| anyhow::anyhow!(cause))?;
        let planned = match newer {
            Some(task) => row.schedule.hear(task.version, &matter, &policy, &calendar),
            None => row.schedule.look_again(&matter, &policy, &calendar),
        };
        if let Err(error) = planned {
            return Ok(Verdict::Retry(error.to_string()));
        }
        row.body = task.encode_to_vec();
        Ok(Verdict::Done)
    }
}

/// A schedule that begins with a later event of its task may have been there before, and somebody took it away: it goes
/// on from what was proposed, for a number that was used would never get its verdict.
async fn restore(
    tx: &mut Tx,
    items: &[&TaskItem],
    rows: &mut HashMap<Uuid, ScheduleRow>,
) -> Result<(), Error> {
    let lost = items.iter().filter(|item| {
        item.task.version > 1 && rows.get(&item.task_id).is_some_and(|row| row.schedule.matter_version == 0)
    });
    let lost: BTreeMap<Uuid, &str> = lost.map(|item| (item.task_id, item.task.task_id.as_str())).collect();
    if lost.is_empty() {
        return Ok(());
    }
    let lost: Vec<(Uuid, &str)> = lost.into_iter().collect();
    for (id, events) in store::emitted(tx.connection(), &FOLLOWUP_DUE.ce_type(), &lost).await? {
        let Some(row) = rows.get_mut(&id) else { continue };
        for payload in events {
            let (entry, policy) = wire::proposed(&payload).map_err(|cause| anyhow::anyhow!(cause))?;
            row.policy = policy;
            row.schedule.remember(entry);
        }
        tracing::warn!(matter = %id, proposals = row.schedule.proposals, "a schedule was gone and goes on from what was proposed");
    }
    Ok(())
}

fn ids(items: &[&TaskItem]) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = items.iter().map(|item| item.task_id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
