//! The auditor: every open task has its next instant, in time for its next deadline (FO-12, I6).

use crate::{
    basis::Basis,
    config::Config,
    domain::audit::LastRun,
    metrics::SchedulerMetrics,
    policies::Policies,
    store::{self, ScheduleRow},
    upcoming::Upcoming,
    wire::{self, Calendars},
};
use eventing::{Error, Kit, Tx, resources::Cache};
use jiff::SignedDuration;
use service_kit::tasks::BackgroundTask;
use std::{sync::Arc, time::Duration};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// Faults mended in one transaction.
const PAGE: i64 = 200;

/// How often to look whether a run is due: it may be another replica's turn.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Looks for schedules that are not as they must be, and computes them again.
#[derive(Clone)]
pub struct Auditor {
    /// Database, whom to wake.
    pub kit: Kit,
    /// Policies.
    pub policies: Arc<Policies>,
    /// Calendars.
    pub calendars: Arc<Cache<Calendars>>,
    /// What it finds.
    pub metrics: SchedulerMetrics,
    /// How often it runs.
    pub config: Config,
    /// What it plans, for whoever fires.
    pub upcoming: Arc<Upcoming>,
}

/// What became of one page of faults.
#[derive(Debug, Clone, Copy, Default)]
struct Page {
    faulty: u64,
    repaired: u64,
}

impl Auditor {
    /// The loop.
    #[must_use]
    pub fn task(self) -> BackgroundTask {
        BackgroundTask::new("auditor", move |stop| async move {
            self.run(stop).await;
            Ok(())
        })
    }

    async fn run(self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            if let Err(error) = self.round().await {
                tracing::warn!(%error, "the audit of schedules failed and is tried again");
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
        }
    }

    /// One run, if it is time and no other replica is at it; what it found.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn round(&self) -> Result<Option<LastRun>, Error> {
        let every = SignedDuration::from_secs(i64::try_from(self.config.audit_seconds).unwrap_or(i64::MAX));
        let begun = self
            .kit
            .database
            .transact(move |tx| Box::pin(async move { store::begin_audit(tx, every).await }))
            .await?;
        if begun {
            self.audit().await?;
        }
        let last = store::last_audit(self.kit.database.pool()).await?;
        // Every replica shows it, so that a metric stands still when the last of them stops looking.
        self.metrics.audit_finished.set(last.finished.as_second());
        self.metrics.audit_unrepaired.set(i64::try_from(last.unrepaired()).unwrap_or(i64::MAX));
        Ok(begun.then_some(last))
    }

    async fn audit(&self) -> Result<(), Error> {
        let pool = self.kit.database.pool();
        let (mut found, mut after) = (Page::default(), Uuid::nil());
        loop {
            let ids = store::faulty(pool, after, PAGE).await?;
            let Some(last) = ids.last() else { break };
            after = *last;
            let auditor = self.clone();
            let page = self
                .kit
                .database
                .transact(move |tx| Box::pin(async move { auditor.mend(tx, &ids).await }))
                .await?;
            found.faulty += page.faulty;
            found.repaired += page.repaired;
        }
        if found.faulty > 0 {
            tracing::error!(found.faulty, found.repaired, "open tasks had no next instant in time");
            self.metrics.audit_faulty.inc_by(found.faulty);
            self.metrics.audit_repaired.inc_by(found.repaired);
            self.kit.database.wake();
        }
        let checked = store::open_schedules(pool).await?;
        store::end_audit(pool, checked, found.faulty, found.repaired).await
    }

    /// Computes schedules again from their own tasks, under their locks.
    async fn mend(&self, tx: &mut Tx, ids: &[Uuid]) -> Result<Page, Error> {
        tx.lock(&store::locks(ids.iter().copied())).await?;
        let rows = store::locked(tx, ids).await?;
        let calendars = self.calendars.within(tx, wire::calendars).await?;
        let (mut page, mut mended) = (Page::default(), Vec::new());
        for mut row in rows.into_values() {
            // Somebody may have mended it between the look and the lock.
            let Some(fault) = row.schedule.expected.fault(row.schedule.next_at) else {
                continue;
            };
            page.faulty += 1;
            match self.compute(tx, &mut row, &calendars).await {
                Ok(()) => {
                    tracing::warn!(matter = %row.matter_id, fault, "a schedule is computed again");
                    page.repaired += 1;
                    mended.push(row);
                }
                Err(Error::Other(error)) => {
                    let cause = format!("{error:#}");
                    tracing::error!(matter = %row.matter_id, fault, cause, "a schedule can't be repaired");
                }
                Err(error) => return Err(error),
            }
        }
        store::save(tx, &mended).await?;
        self.upcoming.note(&mended);
        Ok(page)
    }

    async fn compute(&self, tx: &mut Tx, row: &mut ScheduleRow, calendars: &Calendars) -> Result<(), Error> {
        let basis = Basis::of(row, tx.connection(), &self.policies, calendars).await?;
        let found = row.schedule.look_again(&basis.matter, &basis.policy, &basis.calendar);
        found.map_err(anyhow::Error::from)?;
        match row.schedule.expected.fault(row.schedule.next_at) {
            Some(fault) => Err(anyhow::anyhow!("computed again it is no better: {fault}").into()),
            None => Ok(()),
        }
    }
}
