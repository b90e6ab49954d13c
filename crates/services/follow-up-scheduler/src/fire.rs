//! Firing: claim what is due, decide, write proposals and next instants, in one transaction (FO-2).

use crate::{
    basis::Basis,
    config::Config,
    domain::next::Due,
    frontier::Frontier,
    metrics::{ActionLabel, SchedulerMetrics},
    policies::Policies,
    store::{self, Place, ScheduleRow},
    upcoming::{Upcoming, earlier},
    wire::{self, Calendars},
};
use contracts::{
    events::v1::FollowupDue,
    topology::{self, FOLLOWUP_DUE},
    types::v1::Task,
};
use eventing::{Error, Event, Kit, Tx, database::Reading, resources::Cache, status};
use jiff::{SignedDuration, Timestamp};
use prost::Message as _;
use service_kit::{
    clock::{ClockState, Monotonic},
    readiness::Readiness,
    tasks::BackgroundTask,
};
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
    /// What this process plans.
    pub upcoming: Arc<Upcoming>,
}

const COMPONENT: &str = "firing";

/// Unanswered proposals from which a backlog waits: assignment answers some thousand in a second.
const UNANSWERED_MAX: u64 = 1_000;

/// So many proposals are made, or those of one claim, before it is asked again how many are unanswered.
const UNASKED_MAX: usize = 500;

/// How long a backlog waits then, if nothing is fresh.
const UNANSWERED_PAUSE: Duration = Duration::from_millis(20);

/// What fell due within this time is fresh.
const FRESH: SignedDuration = SignedDuration::from_mins(1);

/// Of so many looks at the whole, one passes over nothing of the newest.
const NEWEST_EVERY: u32 = 10;

/// What falls due within this time is fired together.
const GATHER: Duration = Duration::from_millis(10);

/// So long after it was noted what was planned is committed: until then it is looked for once more. What takes longer is
/// found when the whole is looked at.
const COMMITTED: Duration = Duration::from_millis(50);

/// What the loop knows from one look to the next.
struct State {
    frontier: Frontier,
    /// The whole was looked at last.
    whole: Monotonic,
    /// The last claim was a full one.
    behind: bool,
    /// When something comes due next.
    next: Option<Timestamp>,
    /// The earliest instant that this process planned and that has not passed yet.
    planned: Option<Timestamp>,
    /// When that was noted: it may not have been committed then.
    noted: Monotonic,
    /// Proposals since it was asked how many are unanswered.
    unasked: usize,
    /// A backlog waits for answers.
    waits: bool,
    /// How often the whole was looked at.
    wholes: u32,
}

impl State {
    fn new() -> Self {
        Self {
            frontier: Frontier::default(),
            whole: Monotonic::start(),
            behind: false,
            next: None,
            planned: None,
            noted: Monotonic::start(),
            unasked: 0,
            waits: false,
            wholes: 0,
        }
    }

    /// Takes what was planned since.
    fn hear(&mut self, planned: Option<Timestamp>) {
        if planned.is_some_and(|at| self.planned.is_none_or(|held| at < held)) {
            (self.planned, self.noted) = (planned, Monotonic::start());
        }
        if let Some(at) = self.planned {
            self.frontier.planned(at);
        }
    }

    /// After a look at an instant: what was planned for it or before was found, if it was committed by then (`settled`).
    /// Gives whether to look for it once more.
    fn looked(&mut self, now: Timestamp, settled: bool) -> bool {
        let passed = self.planned.is_some_and(|planned| planned <= now);
        if passed && settled {
            self.planned = None;
        }
        passed && !settled
    }
}

/// What a transaction claims.
#[derive(Debug, Clone, Copy)]
enum Claim {
    /// What is due: half of it what waits longest, half what fell due last.
    Due,
    /// What waits longest of what was due at an instant, while another transaction claims what fell due last.
    LongestWaiting(Timestamp),
    /// What fell due last by an instant, while another transaction claims what waits longest.
    LastDue(Timestamp),
    /// What fell due just now.
    Fresh,
}

/// What one look found.
struct Looked {
    reading: Reading,
    frontier: Frontier,
    schedules: usize,
    proposals: usize,
    /// It claimed as many as it may.
    full: bool,
    next: Option<Timestamp>,
}

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
        let mut state = State::new();
        while !stop.is_cancelled() {
            let sleep = match self.round(&mut state).await {
                Ok(sleep) => {
                    self.readiness.well(COMPONENT);
                    sleep
                }
                Err(error) => {
                    self.readiness.unwell(COMPONENT, &error.to_string());
                    state = State::new();
                    Some(self.poll())
                }
            };
            let Some(sleep) = sleep else { continue };
            tokio::select! {
                () = stop.cancelled() => {}
                () = self.rest(sleep, &mut state) => {}
            }
        }
    }

    const fn poll(&self) -> Duration {
        Duration::from_millis(self.config.poll_milliseconds)
    }

    /// Sleeps, but not beyond what this process plans meanwhile. What another replica plans it fires itself; should it end
    /// before that, it is seen after the longest sleep.
    async fn rest(&self, sleep: Duration, state: &mut State) {
        let begun = Monotonic::start();
        loop {
            let left = sleep.saturating_sub(begun.elapsed());
            if left.is_zero() {
                return;
            }
            self.kit.database.woken(left).await;
            let planned = self.upcoming.take();
            state.hear(planned);
            if planned.is_some_and(|planned| state.next.is_none_or(|next| planned < next)) {
                return;
            }
        }
    }

    /// One look. Gives how long to sleep; `None`: there is more.
    async fn round(&self, state: &mut State) -> Result<Option<Duration>, Error> {
        let fresh_only = self.must_wait(state).await?;
        if state.whole.elapsed() >= self.poll() {
            // What is fresh is little, so it can be looked at again.
            state.wholes = state.wholes.wrapping_add(1);
            // Of the newest too now and then, for what others put off or left there.
            state.frontier.begin_again(fresh_only || state.wholes.is_multiple_of(NEWEST_EVERY));
            state.whole = Monotonic::start();
        }
        state.hear(self.upcoming.take());
        let settled = state.noted.elapsed() >= COMMITTED;
        let limit = usize::try_from(self.config.claim).unwrap_or(usize::MAX).max(2);
        let frontier = state.frontier;
        let both = state.behind && !fresh_only;
        let looked = if both {
            self.look_at_both_ends(frontier, limit).await
        } else {
            self.looked(frontier, limit, if fresh_only { Claim::Fresh } else { Claim::Due }).await
        };
        let looked = match looked {
            Ok(looked) => looked,
            // One row that Postgres refuses must not hold up the rest: each alone.
            Err(Error::Other(error)) => {
                tracing::warn!(%error, "a claim failed and is tried row by row");
                let now = self.kit.database.now().await?.business;
                let fired = self.row_by_row(now, limit).await?;
                *state = State { behind: fired >= limit, ..State::new() };
                return Ok((fired == 0).then_some(self.poll()));
            }
            Err(error) => return Err(error),
        };
        let reading = looked.reading;
        if reading.state == ClockState::Leaping {
            tracing::warn!(
                "the clock leapt, or nobody watched it for more than a minute; nothing is fired until it was steady for half a minute"
            );
            return Ok(Some(self.poll()));
        }
        state.frontier = looked.frontier;
        state.unasked = state.unasked.saturating_add(looked.proposals);
        let again = state.looked(reading.business, settled);
        if fresh_only {
            return Ok((looked.schedules == 0).then_some(UNANSWERED_PAUSE));
        }
        state.behind = looked.full;
        // Neither of two transactions sees what the other planned: when something comes due next a look at the whole tells.
        if state.behind || both {
            return Ok(None);
        }
        state.next = earlier(looked.next, state.planned.filter(|planned| *planned > reading.business));
        let until = state.next.and_then(|next| match &reading.clock {
            Some(clock) => clock.machine_at(next),
            None => Some(next),
        });
        let sleep = until.map_or(self.poll(), |until| {
            Duration::try_from(until.duration_since(reading.machine)).unwrap_or(Duration::ZERO)
        });
        let most = if again { COMMITTED.min(self.poll()) } else { self.poll() };
        Ok(Some(sleep.max(GATHER).min(most)))
    }

    /// One look in a transaction of its own.
    async fn looked(&self, frontier: Frontier, limit: usize, claim: Claim) -> Result<Looked, Error> {
        let firing = self.clone();
        self.kit
            .database
            .transact(move |tx| Box::pin(async move { firing.look(tx, frontier, limit, claim).await }))
            .await
    }

    /// While a backlog drains it is fired from both ends, by two transactions at once: one waits for Postgres most of the
    /// time. Both claim what was due at one instant: what one of them plans meanwhile comes after it, so that the other one
    /// does not take it for claimed.
    async fn look_at_both_ends(&self, frontier: Frontier, limit: usize) -> Result<Looked, Error> {
        let now = self.kit.database.now().await?.business;
        let (longest_waiting, last_due) = tokio::join!(
            self.looked(frontier, limit, Claim::LongestWaiting(now)),
            self.looked(frontier, limit, Claim::LastDue(now)),
        );
        let (longest_waiting, last_due) = (longest_waiting?, last_due?);
        Ok(Looked {
            // Of a clock that leaps neither fires anything from then on.
            reading: last_due.reading,
            frontier: Frontier::of_both(longest_waiting.frontier, last_due.frontier),
            schedules: longest_waiting.schedules + last_due.schedules,
            proposals: longest_waiting.proposals + last_due.proposals,
            full: longest_waiting.full || last_due.full,
            next: None,
        })
    }

    /// Claims and fires; where that was all, finds out when something comes due next.
    async fn look(
        &self,
        tx: &mut Tx,
        mut frontier: Frontier,
        limit: usize,
        claim: Claim,
    ) -> Result<Looked, Error> {
        let reading = tx.read_clocks().await?;
        let mut looked = Looked { reading, frontier, schedules: 0, proposals: 0, full: false, next: None };
        if reading.state == ClockState::Leaping {
            return Ok(looked);
        }
        let now = reading.business;
        let rows = match claim {
            Claim::Due => frontier.claim(tx, now, limit).await?,
            Claim::LongestWaiting(end) => frontier.claim_longest_waiting(tx, now.min(end), limit).await?,
            Claim::LastDue(end) => frontier.claim_last_due(tx, now.min(end), limit).await?,
            // While a backlog waits until what was proposed of it is answered, only what fell due just now is fired: proposals
            // are answered in the order in which they were made, and nobody's reminder must queue behind hours of others.
            Claim::Fresh => {
                let since = now.saturating_sub(FRESH).unwrap_or(now);
                frontier.claim_since(tx, since, now, limit).await?
            }
        };
        (looked.frontier, looked.schedules, looked.full) = (frontier, rows.len(), rows.len() >= limit);
        if !rows.is_empty() {
            // Read again: the instant is read after the locks.
            let now = tx.now().await?;
            looked.proposals = self.fire(tx, rows, now).await?;
        }
        if matches!(claim, Claim::Due) && !looked.full {
            looked.next = store::next_instant(tx, Place::end_of(now)).await?;
        }
        Ok(looked)
    }

    /// Whether a backlog must wait until assignment has answered what was proposed.
    async fn must_wait(&self, state: &mut State) -> Result<bool, Error> {
        if !state.behind {
            state.waits = false;
        } else if state.waits || state.unasked >= UNASKED_MAX {
            state.unasked = 0;
            state.waits = self.unanswered().await? >= UNANSWERED_MAX;
        }
        Ok(state.waits)
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

    async fn row_by_row(&self, now: Timestamp, limit: usize) -> Result<usize, Error> {
        let mut fired = 0;
        let database = &self.kit.database;
        for matter in database
            .answered(store::due_ids(database.pool(), now, i64::try_from(limit / 2).unwrap_or(i64::MAX)))
            .await?
        {
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
        tx.lock(&store::locks([matter])).await?;
        let rows = store::locked(tx, &[matter]).await?;
        let now = tx.now().await?;
        let rows: Vec<ScheduleRow> =
            rows.into_values().filter(|row| row.schedule.next_at.is_some_and(|next| next <= now)).collect();
        if !rows.is_empty() {
            self.fire(tx, rows, now).await?;
        }
        Ok(())
    }

    /// Decides what is due, proposes it and writes when to look again; gives the number of proposals.
    async fn fire(&self, tx: &mut Tx, rows: Vec<ScheduleRow>, now: Timestamp) -> Result<usize, Error> {
        let calendars = self.calendars.within(tx, wire::calendars).await?;
        let (mut saved, mut count) = (Vec::with_capacity(rows.len()), 0);
        for mut row in rows {
            match self.decide(tx, &mut row, &calendars, now).await {
                Ok((task, proposals)) => {
                    count += proposals.len();
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
        store::save_fired(tx, &saved).await?;
        Ok(count)
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
