//! Idle: outboxes empty, consumers level, nothing waits for retry, nothing due.

use crate::{client::Client, doctor};
use contracts::{topology::ServiceName, types::v1::ServiceStatus};
use std::time::Duration;

/// How long two looks lie apart.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Longest time until the services answer.
const REACHABLE_WITHIN: u32 = 600;

/// What the services own, all together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Alerts raised ever.
    pub alerts: u64,
    /// Tasks ever.
    pub tasks: u64,
    /// Tasks that have not ended.
    pub tasks_open: u64,
    /// Escalations ever.
    pub escalations: u64,
    /// Schedules with an instant.
    pub schedules_pending: u64,
    /// Items that wait for a person.
    pub parked: u64,
    journal: u64,
    busy: u64,
}

impl Counts {
    /// Asks every service.
    ///
    /// # Errors
    /// When one can't be reached.
    pub async fn read(client: &Client) -> anyhow::Result<Self> {
        let mut counts = Self::default();
        for service in ServiceName::ALL {
            let status = doctor::status(client, service).await?;
            let count = |name: &str| status.counts.get(name).copied().unwrap_or(0);
            match service {
                ServiceName::Ingest => {}
                ServiceName::AlertRules => counts.alerts = count("alerts"),
                ServiceName::Assignment => {
                    (counts.tasks, counts.tasks_open) = (count("tasks"), count("tasks_open"))
                }
                ServiceName::FollowUpScheduler => {
                    counts.schedules_pending = count("schedules_pending");
                    counts.busy += count("schedules_due");
                }
                ServiceName::Reporting => {
                    (counts.escalations, counts.journal) = (count("escalations"), count("journal"));
                }
            }
            counts.parked += status.parked;
            counts.busy += busy(&status);
        }
        Ok(counts)
    }
}

fn busy(status: &ServiceStatus) -> u64 {
    let reading: u64 =
        status.consumers.iter().map(|consumer| consumer.pending + consumer.unacknowledged).sum();
    reading + status.outbox_messages + status.waiting_for_retry + u64::from(!status.ready)
}

/// Waits until every service answers.
///
/// # Errors
/// When one can't be reached for long.
pub async fn reachable(client: &Client) -> anyhow::Result<()> {
    let mut tries = 0;
    loop {
        match Counts::read(client).await {
            Ok(_) => return Ok(()),
            Err(error) if tries >= REACHABLE_WITHIN => return Err(error),
            Err(_) => tries += 1,
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Waits until idle. The services are asked one after the other, and work may pass between two of them meanwhile: only
/// what two looks in a row find unchanged and at rest is idle.
///
/// # Errors
/// When a service can't be reached.
pub async fn wait(client: &Client) -> anyhow::Result<Counts> {
    let mut before: Option<Counts> = None;
    loop {
        let counts = Counts::read(client).await?;
        if counts.busy == 0 && before.as_ref() == Some(&counts) {
            return Ok(counts);
        }
        before = Some(counts);
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Waits a while for idle, for a person who wants to see something: with a fast clock it never comes.
pub async fn settle(client: &Client) {
    let _ = tokio::time::timeout(Duration::from_secs(10), wait(client)).await;
}
