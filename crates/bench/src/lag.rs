//! What waits where, second by second, and whether that is flat.

use crate::frame::{
    Servers,
    number::{from_count, rounded},
};
use anyhow::{Context as _, bail};
use contracts::topology::{DURABLES, Durable, REPORTING_RESPONSES, STREAMS, ServiceName};
use serde::Serialize;
use service_kit::clock::Monotonic;
use std::{collections::BTreeMap, time::Duration};

/// Longest time until what waits is worked off.
const LEVEL_WITHIN: Duration = Duration::from_secs(900);

/// So many are on their way where nothing waits.
const ON_ITS_WAY: u64 = 2;

/// How often it is looked at, once nothing more is offered: at first.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// How often it is looked at in the end: a look asks NATS some thirty questions.
const LOOK_EVERY_AT_LAST: Duration = Duration::from_millis(500);

/// What waits at one moment.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Lag {
    /// Seconds since the load began.
    pub at_s: f64,
    /// Responses offered and not yet answered.
    pub unanswered: u64,
    /// Alerts answered whose task was not yet heard of.
    pub tasks_missing: u64,
    /// Events committed and not yet published, by service.
    pub outbox: BTreeMap<&'static str, u64>,
    /// Messages not yet delivered or not yet acknowledged, by durable.
    pub messages: BTreeMap<&'static str, u64>,
    /// The greatest of all these, as seconds of work at the rate at which it comes in.
    pub behind_s: f64,
}

impl Lag {
    /// Whether nothing waits.
    #[must_use]
    pub fn is_level(&self) -> bool {
        self.unanswered == 0 && self.outbox.values().chain(self.messages.values()).all(|count| *count == 0)
    }
}

/// What is known beside Postgres and NATS.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known {
    /// Responses offered and not yet answered.
    pub unanswered: u64,
    /// Responses offered per second.
    pub responses_per_s: f64,
    /// Alerts answered whose task was not yet heard of.
    pub tasks_missing: u64,
    /// Alerts offered per second.
    pub alerts_per_s: f64,
}

/// Looks at what waits.
pub struct Watch<'a> {
    servers: &'a Servers,
    clock: Monotonic,
    published_before: BTreeMap<&'static str, u64>,
}

impl<'a> Watch<'a> {
    /// Begins: rates are counted from here.
    ///
    /// # Errors
    /// When NATS does not answer.
    pub async fn begin(servers: &'a Servers, clock: Monotonic) -> anyhow::Result<Self> {
        let published_before = published(servers).await?;
        Ok(Self { servers, clock, published_before })
    }

    /// Looks once.
    ///
    /// # Errors
    /// When Postgres or NATS does not answer.
    pub async fn look(&self, known: Known) -> anyhow::Result<Lag> {
        // In the order of the way: what leaves one while we look arrives in the next.
        let outbox = outboxes(self.servers).await?;
        let published = published(self.servers).await?;
        let mut messages = BTreeMap::new();
        for durable in watched() {
            let (pending, unacknowledged) = self.servers.broker.lag(durable).await?;
            messages.insert(durable.name, pending + unacknowledged);
        }
        let elapsed = self.clock.elapsed().as_secs_f64();
        let came_in = |stream: &'static str| {
            let before = self.published_before.get(stream).copied().unwrap_or(0);
            let now = published.get(stream).copied().unwrap_or(0);
            from_count(now.saturating_sub(before)) / elapsed.max(0.001)
        };
        let durables = watched().map(|durable| {
            let waiting = messages.get(durable.name).copied().unwrap_or(0);
            late(durable, behind(waiting, came_in(durable.stream.name)))
        });
        let behind_s = [
            behind(known.unanswered, known.responses_per_s),
            behind(known.tasks_missing, known.alerts_per_s),
        ]
        .into_iter()
        .chain(durables)
        .fold(0.0, f64::max);
        Ok(Lag {
            at_s: rounded(elapsed),
            unanswered: known.unanswered,
            tasks_missing: known.tasks_missing,
            outbox,
            messages,
            behind_s: rounded(behind_s),
        })
    }

    /// Waits until nothing waits, seen twice: how long it took.
    ///
    /// # Errors
    /// When it never comes to rest, and what still waits.
    pub async fn level(&self, mut known: impl FnMut() -> Known) -> anyhow::Result<Duration> {
        let clock = Monotonic::start();
        let mut level_since = None;
        loop {
            let at = clock.elapsed();
            let lag = self.look(known()).await?;
            match (lag.is_level(), level_since) {
                (true, Some(since)) => return Ok(since),
                (true, None) => level_since = Some(at),
                (false, _) => level_since = None,
            }
            if clock.elapsed() > LEVEL_WITHIN {
                bail!("it never came to rest; after {} s there still wait {lag:?}", LEVEL_WITHIN.as_secs());
            }
            if level_since.is_none() {
                tokio::time::sleep((at / 50).clamp(LOOK_EVERY, LOOK_EVERY_AT_LAST)).await;
            }
        }
    }
}

/// Durables of what happens to responses; the directory stands still.
fn watched() -> impl Iterator<Item = &'static Durable> {
    DURABLES.iter().copied().filter(|durable| durable.stream.name != "DIRECTORY")
}

async fn published(servers: &Servers) -> anyhow::Result<BTreeMap<&'static str, u64>> {
    let mut published = BTreeMap::new();
    for stream in STREAMS {
        published.insert(stream.name, servers.broker.stream_state(stream).await?.last_sequence);
    }
    Ok(published)
}

/// Events that wait in each outbox.
async fn outboxes(servers: &Servers) -> anyhow::Result<BTreeMap<&'static str, u64>> {
    let parts = ServiceName::ALL.map(|service| {
        let schema = service.schema();
        format!("SELECT '{schema}' AS service, count(*) AS waiting FROM {schema}.outbox_pending")
    });
    let rows: Vec<(String, i64)> =
        sqlx::query_as(sqlx::AssertSqlSafe(parts.join(" UNION ALL "))).fetch_all(&servers.pool).await?;
    let waiting = |service: ServiceName| {
        let row = rows.iter().find(|(schema, _)| schema == service.schema());
        row.and_then(|(_, count)| u64::try_from(*count).ok()).unwrap_or(0)
    };
    Ok(ServiceName::ALL.into_iter().map(|service| (service.kebab(), waiting(service))).collect())
}

/// Waits until a service has published all that it committed.
///
/// # Errors
/// When it does not within a quarter of an hour.
pub async fn outbox_empty(servers: &Servers, service: ServiceName) -> anyhow::Result<()> {
    let clock = Monotonic::start();
    loop {
        let waiting = outboxes(servers).await?;
        let waiting = waiting.get(service.kebab()).copied().context("there is no such outbox")?;
        if waiting == 0 {
            return Ok(());
        }
        if clock.elapsed() > LEVEL_WITHIN {
            bail!("{service} still has {waiting} events to publish after {} s", LEVEL_WITHIN.as_secs());
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// So much of something, as seconds of what comes in; below one a second it is counted as one. Something is always on its way:
/// one or two are no lag, however seldom they come.
#[must_use]
pub fn behind(waiting: u64, per_second: f64) -> f64 {
    if waiting <= ON_ITS_WAY { 0.0 } else { from_count(waiting) / per_second.max(1.0) }
}

/// So much of it as nobody wanted: reporting lets responses stay behind, where much comes in, until what they led to has come.
fn late(durable: &Durable, behind_s: f64) -> f64 {
    let wanted = if durable.name == REPORTING_RESPONSES.name { reporting::BEHIND } else { Duration::ZERO };
    (behind_s - wanted.as_secs_f64()).max(0.0)
}

/// By how much `behind_s` may grow within a load of this length and still be flat: a rate of 1 % above what is
/// sustained grows by as much, and a look can fall into the middle of a batch. A short probe that may grow by more
/// passes at half as much again as a minute can bear, and the search ends before it is down there.
#[must_use]
pub fn growth_allowed(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 0.01).clamp(0.15, 0.6)
}

/// By how much lag grew from the first third of a load to its last, in seconds of work. The first tenth does not count:
/// connections, caches and plans warm up.
#[must_use]
pub fn growth(behind_s: &[f64]) -> f64 {
    let warm = behind_s.get(behind_s.len() / 10..).unwrap_or_default();
    let third = (warm.len() / 3).max(1);
    let middle = |values: &[f64]| {
        // The median: one checkpoint or one vacuum is no trend.
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(0.0)
    };
    let first = middle(warm.get(..third).unwrap_or_default());
    let last = middle(warm.get(warm.len().saturating_sub(third)..).unwrap_or_default());
    last - first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backlog_that_grows_is_seen_and_a_spike_is_none() {
        let overloaded: Vec<f64> = (0..60).map(|second| f64::from(second) * 0.05).collect();
        assert!(growth(&overloaded) > growth_allowed(Duration::from_secs(60)));
        let mut spiky = vec![0.02; 60];
        spiky[55] = 3.0;
        assert!(growth(&spiky) < growth_allowed(Duration::from_secs(60)));
        let warming: Vec<f64> = (0..60).map(|second| if second < 6 { 2.0 } else { 0.1 }).collect();
        assert!(growth(&warming).abs() < 0.01);
    }

    #[test]
    fn what_reporting_lets_gather_is_no_lag_and_all_beyond_it_is() {
        assert_eq!([0.4, 1.0, 1.5].map(|seconds| late(&REPORTING_RESPONSES, seconds)), [0.0, 0.0, 0.5]);
        assert_eq!(late(&contracts::topology::REPORTING_TASKS, 0.4), 0.4);
    }

    #[test]
    fn few_looks_are_no_trend_and_none_is_none() {
        assert_eq!(growth(&[]), 0.0);
        assert_eq!(growth(&[0.4]), 0.0);
    }

    #[test]
    fn short_probes_must_be_flatter() {
        assert!(growth_allowed(Duration::from_secs(5)) < growth_allowed(Duration::from_secs(60)));
        assert_eq!(behind(500, 1_000.0), 0.5);
        assert_eq!([behind(3, 0.0), behind(2, 2.0)], [3.0, 0.0]);
    }
}
