//! Saves the changes of one transaction: snapshots, timelines, events, and what they were made of.

use crate::{
    domain::{
        event::{Change, TaskEvent},
        task::Task,
    },
    metrics::{AssignmentMetrics, EventLabel},
    store::{self, Changes, TaskColumns, TaskRow, TimelineRow},
    wire::task as wire,
};
use contracts::{events::v1::TaskAssigned, topology, types::v1 as types};
use eventing::{Error, Event, Kit, Tx};
use jiff::Timestamp;
use prost::Message as _;
use uuid::Uuid;

/// A task with the alert that it was made of.
#[derive(Debug, Clone)]
pub struct Held {
    /// The task.
    pub task: Task,
    /// The alert.
    pub alert: types::Alert,
    /// The row as it is kept.
    row: TaskRow,
}

impl Held {
    /// Reads a row.
    ///
    /// # Errors
    /// A row that no longer reads.
    pub fn read(row: TaskRow) -> Result<Self, Error> {
        let message = types::Task::decode(row.body.as_slice()).map_err(anyhow::Error::from)?;
        let alert = types::Alert::decode(row.alert.as_slice()).map_err(anyhow::Error::from)?;
        let task =
            wire::task(&message, &alert).map_err(|cause| anyhow::anyhow!("task {}: {cause}", row.task_id))?;
        Ok(Self { task, alert, row })
    }
}

/// Why a change was made, and by whom.
#[derive(Debug, Clone)]
pub struct Cause<'a> {
    /// Who.
    pub actor: types::Actor,
    /// The proposal that a verdict answers.
    pub proposal: Option<&'a types::Proposal>,
    /// Trace context; absent: the present span's.
    pub traceparent: Option<String>,
}

/// Gathers the changes of one transaction.
pub struct Keeper<'a> {
    kit: &'a Kit,
    metrics: &'a AssignmentMetrics,
    now: Timestamp,
    changes: Changes,
}

impl<'a> Keeper<'a> {
    /// Nothing yet.
    #[must_use]
    pub fn new(kit: &'a Kit, metrics: &'a AssignmentMetrics, now: Timestamp) -> Self {
        Self { kit, metrics, now, changes: Changes::default() }
    }

    /// Notes that a version of an alert was applied, whether it changed a task or not.
    pub fn applied(&mut self, alert: Uuid, version: u64) {
        self.changes.applied.push((alert, version));
    }

    /// Notes that a proposal got its verdict.
    pub fn answered(&mut self, task: Uuid, number: u64, verdict: &'static str) {
        self.changes.verdicts.push((task, number, verdict));
    }

    /// Keeps a change and emits its event; gives the task after it.
    pub fn keep(
        &mut self,
        tx: &mut Tx,
        before: Option<&Held>,
        alert: &types::Alert,
        alert_id: Uuid,
        change: Change,
        cause: Cause<'_>,
    ) -> Held {
        let snapshot = wire::task_message(&change.task, alert);
        let (kind, payload) =
            wire::event(&change, &snapshot, alert, cause.actor.clone(), cause.proposal, self.now);
        self.metrics.task_events.get_or_create(&EventLabel { event: kind.event }).inc();
        let event_id = self.kit.ids.next();
        tx.emit(Event {
            id: event_id,
            kind,
            severity: topology::severity_token(snapshot.severity()),
            unit: Some(change.task.unit.clone()),
            aggregate_id: snapshot.task_id.clone(),
            occurred_at: self.now,
            payload,
            traceparent: cause.traceparent,
        });
        let previous_owner =
            before.map(|before| &before.task.owner).filter(|owner| **owner != change.task.owner);
        self.changes.timeline.push(TimelineRow {
            task_id: change.task.id,
            version: change.task.version,
            event_id,
            event: kind.event.to_owned(),
            actor: (cause.actor.kind, cause.actor.name),
            changed_at: self.now,
            reason: change.reason,
            text: change.text,
            attempt_outcome: wire::outcome_number(&change.event),
            previous_owner: previous_owner.cloned().unwrap_or_default(),
            snoozed_until: match &change.event {
                TaskEvent::Snoozed(until) => Some(*until),
                _ => None,
            },
        });
        let resolution = match (&change.event, before) {
            (TaskEvent::Assigned(found), _) => {
                TaskAssigned { resolution: wire::steps(&found.steps), ..TaskAssigned::default() }
                    .encode_to_vec()
            }
            (_, Some(before)) => before.row.resolution.clone(),
            (_, None) => Vec::new(),
        };
        let row = TaskRow {
            task_id: change.task.id,
            alert_id,
            body: snapshot.encode_to_vec(),
            alert: alert.encode_to_vec(),
            resolution,
        };
        self.changes.tasks.insert(change.task.id, (row.clone(), columns(&change.task)));
        Held { task: change.task, alert: alert.clone(), row }
    }

    /// Writes what was gathered: one statement, however much it is.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn save(self, tx: &mut Tx) -> Result<(), Error> {
        store::save(tx, &self.changes).await
    }
}

impl Held {
    /// Id of the alert.
    #[must_use]
    pub const fn alert_id(&self) -> Uuid {
        self.row.alert_id
    }

    /// How the first owner was found.
    #[must_use]
    pub fn resolution(&self) -> Vec<types::ResolutionStep> {
        TaskAssigned::decode(self.row.resolution.as_slice()).unwrap_or_default().resolution
    }

    /// Whether ingest holds a phone number of the customer.
    #[must_use]
    pub fn has_phone(&self) -> bool {
        self.alert.reachability.as_ref().is_some_and(|reachability| reachability.has_phone)
    }

    /// The public snapshot.
    #[must_use]
    pub fn snapshot(&self) -> types::Task {
        wire::task_message(&self.task, &self.alert)
    }
}

fn columns(task: &Task) -> TaskColumns {
    TaskColumns {
        version: task.version,
        state: task.state.name(),
        open: !task.state.is_end(),
        owner: task.owner.clone(),
        resolved_unit: task.resolved_unit.clone(),
        severity: wire::severity_number(task.severity),
        assigned_at: task.assigned,
        next_deadline_at: task.next_deadline(),
    }
}

/// Recontact itself, acting by a rule or a policy.
#[must_use]
pub fn system(name: &str) -> types::Actor {
    types::Actor { kind: types::ActorKind::System.into(), name: name.to_owned() }
}
