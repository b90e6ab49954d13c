//! Firing: claim what is due, decide, write proposals and next instants, in one transaction (FO-2).

use crate::{
    basis::Basis,
    config::Config,
    domain::next::Due,
    metrics::{ActionLabel, SchedulerMetrics},
    policies::Policies,
    store::{self, ScheduleRow},
    wire::{self, Calendars},
};
use contracts::{
    events::v1::FollowupDue,
    topology::{self, FOLLOWUP_DUE},
    types::v1::Task,
};
use eventing::{Error, Event, Kit, Tx, resources::Cache, status};
use jiff::{SignedDuration, Timestamp};
use prost::Message as _;
use service_kit::{clock::ClockState, readiness::Readiness, tasks::BackgroundTask};
use std::{sync::Arc, time::Duration};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// What firing needs.
#[derive(Clone)]
pub struct Firing {
    /// Database, ids.
    pub kit: Kit,
    /// Policies.
    pub policies: Arc<Policies>,
    /// Calendars.
    pub calendars: Arc<Cache<Calendars>>,
    /// Counters.
    pub metrics: SchedulerMetrics,
    /// Sizes and waits.
    pub config: Config,
    /// Where a leaping clock is told.
    pub readiness: Readiness,
}

const COMPONENT: &str = "firing";

/// Unanswered proposals from which a backlog waits: assignment answers some thousand in a second.
const UNANSWERED_MAX: u64 = 1_000;

/// How long it waits then, if nothing is fresh.
const UNANSWERED_PAUSE: Duration = Duration::from_millis(20);

/// Before anything fell due. Postgres knows no instants as early as the earliest that there are here.
pub const LONG_AGO: Timestamp = Timestamp::UNIX_EPOCH;

/// What fell due within this time is fresh.
const FRESH: SignedDuration = SignedDuration::from_mins(1);

impl Firing {
    /// The loop.
    #[must_use]
    pub fn task(self) -> BackgroundTask {
        BackgroundTask::new(COMPONENT, move |stop| async move {
            self.run(stop).await;
            Ok(())
        })
    }

    async fn run(self, stop: CancellationToken) {
        let mut behind = false;
        while !stop.is_cancelled() {
            let sleep = match self.round(&mut behind).await {
                Ok(sleep) => {
                    self.readiness.well(COMPONENT);
                    sleep
                }
                Err(error) => {
                    self.readiness.unwell(COMPONENT, &error.to_string());
                    Some(self.poll())
                }
            };
            let Some(sleep) = sleep else { continue };
            tokio::select! {
                () = stop.cancelled() => {}
                () = self.kit.database.woken(sleep) => {}
            }
        }
    }

    const fn poll(&self) -> Duration {
        Duration::from_millis(self.config.poll_milliseconds)
    }

    /// One claim. Gives how long to sleep; `None`: there is more. `behind`: the last claim was a full one.
    async fn round(&self, behind: &mut bool) -> Result<Option<Duration>, Error> {
        let reading = self.kit.database.now().await?;
        if reading.state == ClockState::Leaping {
            tracing::warn!(
                "the clock leapt, or nobody watched it for more than a minute; nothing is fired until it was steady for half a minute"
            );
            return Ok(Some(self.poll()));
        }
        let limit = i64::from(self.config.claim.max(2));
        let firing = self.clone();
        let fresh_only = *behind && self.unanswered().await? >= UNANSWERED_MAX;
        let fired = self
            .kit
            .database
            .transact(move |tx| {
                Box::pin(async move {
                    if fresh_only {
                        firing.claim_fresh(tx, limit).await
                    } else {
                        firing.claim(tx, limit).await
                    }
                })
            })
            .await;
        let fired = match fired {
            Ok(fired) => fired,
            // One row that Postgres refuses must not hold up the rest: each alone.
            Err(Error::Other(error)) => {
                tracing::warn!(%error, "a claim failed and is tried row by row");
                self.row_by_row(reading.business, limit).await?
            }
            Err(error) => return Err(error),
        };
        if fresh_only {
            return Ok((fired == 0).then_some(UNANSWERED_PAUSE));
        }
        *behind = i64::try_from(fired).is_ok_and(|fired| fired >= limit);
        if fired > 0 {
            return Ok(None);
        }
        let database = &self.kit.database;
        // In a transaction, which reads by index: a plan that was made while there was nothing yet reads all of them.
        let next = database.transact(|tx| Box::pin(store::next_instant(tx))).await?;
        let until = next.and_then(|next| match &reading.clock {
            Some(clock) => clock.machine_at(next),
            None => Some(next),
        });
        let sleep = until.map_or(self.poll(), |until| {
            Duration::try_from(until.duration_since(reading.machine)).unwrap_or(Duration::ZERO)
        });
        // A row that is put off is due and yet not claimed: never spin on it.
        Ok(Some(sleep.clamp(Duration::from_millis(5), self.poll())))
    }

    /// Proposals that assignment has not answered, those on their way to it included; 0 while it is not at work on any: to
    /// wait for it would help nobody, and nothing is lost by too many.
    async fn unanswered(&self) -> Result<u64, Error> {
        let (pending, unacknowledged) = match self.kit.broker.lag(&topology::ASSIGNMENT_FOLLOWUPS).await {
            Ok((_, 0)) | Err(_) => return Ok(0),
            Ok(lag) => lag,
        };
        let on_their_way = status::waiting(&self.kit.database).await?.outbox_messages;
        Ok(pending.saturating_add(unacknowledged).saturating_add(on_their_way))
    }

    async fn row_by_row(&self, now: Timestamp, limit: i64) -> Result<usize, Error> {
        let mut fired = 0;
        let database = &self.kit.database;
        for matter in database.answered(store::due_ids(database.pool(), now, limit)).await? {
            let firing = self.clone();
            let one =
                self.kit.database.transact(move |tx| Box::pin(async move { firing.one(tx, matter).await }));
            match one.await {
                Ok(()) => fired += 1,
                Err(Error::Other(error)) => {
                    let failure = format!("{error:#}");
                    self.metrics.failures.inc();
                    self.kit
                        .database
                        .transact(move |tx| {
                            Box::pin(async move { store::put_off(tx, matter, &failure).await })
                        })
                        .await?;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(fired)
    }

    async fn one(&self, tx: &mut Tx, matter: Uuid) -> Result<(), Error> {
        store::lock(tx, &[matter]).await?;
        let now = tx.now().await?;
        let rows = store::schedules(tx.connection(), &[matter]).await?;
        let rows =
            rows.into_values().filter(|row| row.schedule.next_at.is_some_and(|next| next <= now)).collect();
        self.fire(tx, rows, now).await
    }

    /// Claims and fires; gives the number of schedules. Half of a claim is what waits longest, so that a backlog drains;
    /// the other half is what fell due last, so that whatever falls due while it drains does not wait for it, however old
    /// or young the backlog is.
    async fn claim(&self, tx: &mut Tx, limit: i64) -> Result<usize, Error> {
        let now = tx.now().await?;
        let mut rows = store::claim_due(tx, now, limit / 2).await?;
        if !rows.is_empty() {
            let claimed: Vec<Uuid> = rows.iter().map(|row| row.matter_id).collect();
            rows.extend(store::claim_newest(tx, now, LONG_AGO, &claimed, limit / 2).await?);
        }
        let count = rows.len();
        // Read again: the instant is read after the locks.
        let now = tx.now().await?;
        self.fire(tx, rows, now).await?;
        Ok(count)
    }

    /// Claims and fires what fell due just now, while a backlog waits until what was proposed of it is answered: proposals
    /// are answered in the order in which they were made, and nobody's reminder must queue behind hours of others.
    async fn claim_fresh(&self, tx: &mut Tx, limit: i64) -> Result<usize, Error> {
        let now = tx.now().await?;
        let rows = store::claim_newest(tx, now, now.saturating_sub(FRESH).unwrap_or(now), &[], limit).await?;
        let count = rows.len();
        let now = tx.now().await?;
        self.fire(tx, rows, now).await?;
        Ok(count)
    }

    async fn fire(&self, tx: &mut Tx, rows: Vec<ScheduleRow>, now: Timestamp) -> Result<(), Error> {
        if rows.is_empty() {
            return Ok(());
        }
        let calendars = self.calendars.get(tx.connection(), wire::calendars).await?;
        let mut saved = Vec::with_capacity(rows.len());
        for mut row in rows {
            match self.decide(tx, &mut row, &calendars, now).await {
                Ok((task, proposals)) => {
                    for (number, due) in proposals {
                        self.propose(tx, &row, &task, (number, &due), now);
                    }
                    saved.push(row);
                }
                Err(Error::Other(error)) => {
                    let failure = format!("{error:#}");
                    tracing::warn!(matter = %row.matter_id, failure, "a schedule is put off");
                    self.metrics.failures.inc();
                    store::put_off(tx, row.matter_id, &failure).await?;
                }
                Err(error) => return Err(error),
            }
        }
        store::save(tx, &saved).await
    }

    /// What is due of one matter, with the number of each proposal, and when to look again.
    async fn decide(
        &self,
        tx: &mut Tx,
        row: &mut ScheduleRow,
        calendars: &Calendars,
        now: Timestamp,
    ) -> Result<(Task, Vec<(u64, Due)>), Error> {
        let Basis { task, matter, policy, calendar } =
            Basis::of(row, tx.connection(), &self.policies, calendars).await?;
        let proposals = row.schedule.fire(&matter, &policy, &calendar, now);
        Ok((task, proposals.map_err(anyhow::Error::from)?))
    }

    fn propose(
        &self,
        tx: &mut Tx,
        row: &ScheduleRow,
        task: &Task,
        (number, due): (u64, &Due),
        now: Timestamp,
    ) {
        self.metrics.proposals.get_or_create(&ActionLabel { action: wire::action_name(&due.action) }).inc();
        self.metrics.lateness.observe(now.duration_since(due.due).as_secs_f64());
        let proposal = wire::proposal(task, due, (&row.policy.0, row.policy.1), number, now);
        let event = FollowupDue {
            proposal: Some(proposal),
            case_id: task.case_id.clone(),
            alert_id: task.alert_id.clone(),
            response_id: task.response_id.clone(),
            unit: task.unit.clone(),
        };
        tx.emit(Event {
            id: self.kit.ids.next(),
            kind: &FOLLOWUP_DUE,
            severity: topology::severity_token(task.severity()),
            unit: Some(task.unit.clone()),
            aggregate_id: task.task_id.clone(),
            occurred_at: now,
            payload: event.encode_to_vec(),
            traceparent: None,
        });
    }
}
