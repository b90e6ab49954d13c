//! The raw limits: one kind of work, nothing else, for a given time.

use crate::frame::{
    Latency, Meter, Servers,
    number::{per_second, rounded},
};
use anyhow::Context as _;
use async_nats::jetstream::{
    consumer::{AckPolicy, pull},
    stream,
};
use bytes::Bytes;
use futures::{FutureExt as _, StreamExt as _};
use service_kit::clock::Monotonic;
use sqlx::{Postgres, pool::PoolConnection};
use std::{
    collections::BTreeMap,
    io::{Seek as _, SeekFrom, Write as _},
    path::Path,
    time::Duration,
};
use uuid::Uuid;

/// Size of a message and of a row's payload: that of an event without words.
const PAYLOAD: usize = 300;

/// Rows of one statement: what one commit of ingest holds at most.
const ROWS: usize = 500;

/// Published messages that may be unacknowledged: what the relay allows.
const IN_FLIGHT: usize = 256;

/// Messages of one pull.
const PULL: usize = 500;

/// Size of what is synced: a page of Postgres.
const PAGE: usize = 8 * 1024;

/// What this machine can do of one kind of work, with nothing else going on.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Messages that JetStream takes and acknowledges, 256 under way.
    pub publish_per_s: f64,
    /// Messages pulled, each acknowledged.
    pub pull_per_s: f64,
    /// Rows inserted by `UNNEST`, 500 a statement, on as many connections as there are processors; a table with two
    /// indexes beside its key.
    pub insert_per_s: f64,
    /// Processor time of one inserted row, in microseconds, by part.
    pub insert_cpu_us: BTreeMap<String, f64>,
    /// Most memory that each part held meanwhile, in MiB.
    pub rss_mib: BTreeMap<String, f64>,
    /// From a write of 8 KiB until it is on disk, one after the other.
    pub fsync: Latency,
}

impl Limits {
    /// As they stand in a report.
    #[must_use]
    pub fn figures(&self) -> serde_json::Value {
        let fsync = self.fsync.quantiles();
        serde_json::json!({
            "publish_per_s": rounded(self.publish_per_s),
            "pull_per_s": rounded(self.pull_per_s),
            "insert_per_s": rounded(self.insert_per_s),
            "fsync_ms": {"p50": fsync.p50, "p99": fsync.p99},
        })
    }
}

/// Writes and syncs one page after the other, on the disk of the private servers.
pub(super) async fn fsync(folder: &Path, time: Duration) -> anyhow::Result<Latency> {
    let path = folder.join("fsync");
    let write = move || {
        let mut file = std::fs::File::create(&path)?;
        let page = vec![7_u8; PAGE];
        // Postgres writes into files that have their size already.
        for _ in 0..256 {
            file.write_all(&page)?;
        }
        file.sync_all()?;
        let mut latency = Latency::new();
        let (clock, mut at) = (Monotonic::start(), 0_u64);
        while at == 0 || clock.elapsed() < time {
            let one = Monotonic::start();
            file.seek(SeekFrom::Start(at % 256 * PAGE as u64))?;
            file.write_all(&page)?;
            file.sync_data()?;
            latency.record(one.elapsed());
            at += 1;
        }
        std::fs::remove_file(&path)?;
        Ok::<Latency, std::io::Error>(latency)
    };
    Ok(tokio::task::spawn_blocking(write).await??)
}

/// Inserts rows on every processor at once: rows per second, and what one costs.
pub(super) async fn insert(
    servers: &Servers,
    meter: &Meter,
    time: Duration,
) -> anyhow::Result<(f64, BTreeMap<String, f64>)> {
    sqlx::raw_sql(
        "CREATE TABLE public.bench_limits (
             id uuid PRIMARY KEY, unit text NOT NULL, at timestamptz NOT NULL, payload bytea NOT NULL
         );
         CREATE INDEX ON public.bench_limits (unit);
         CREATE INDEX ON public.bench_limits (at);",
    )
    .execute(&servers.pool)
    .await?;
    let acquired = (0..servers.writers()).map(|_| servers.pool.acquire());
    let acquired = futures::future::try_join_all(acquired).await?;
    let (before, clock) = (meter.snapshot(), Monotonic::start());
    let writers = acquired.into_iter().map(|connection| insert_until(connection, clock, time));
    let rows: u64 = futures::future::try_join_all(writers).await?.iter().sum();
    let rate = per_second(rows, clock.elapsed());
    let cpu_us = meter.snapshot().since(&before).per_response(rows);
    meter.look_at_memory();
    sqlx::query("DROP TABLE public.bench_limits").execute(&servers.pool).await?;
    Ok((rate, cpu_us))
}

/// Inserts at least once, however short the time and however busy the machine.
async fn insert_until(
    mut connection: PoolConnection<Postgres>,
    clock: Monotonic,
    time: Duration,
) -> anyhow::Result<u64> {
    let ids = service_kit::ids::Ids::system();
    let payload = vec![7_u8; PAYLOAD];
    let (units, payloads) = (vec!["store-0001"; ROWS], vec![payload.as_slice(); ROWS]);
    let mut rows = 0;
    loop {
        let keys: Vec<Uuid> = std::iter::repeat_with(|| ids.next()).take(ROWS).collect();
        sqlx::query(
            "INSERT INTO public.bench_limits (id, unit, at, payload)
             SELECT id, unit, clock_timestamp(), payload FROM UNNEST($1::uuid[], $2::text[], $3::bytea[])
                 AS row (id, unit, payload)",
        )
        .bind(&keys)
        .bind(&units)
        .bind(&payloads)
        .execute(&mut *connection)
        .await?;
        rows += ROWS as u64;
        if clock.elapsed() >= time {
            return Ok(rows);
        }
    }
}

/// Publishes, then pulls what was published. Both per second.
pub(super) async fn jetstream(
    servers: &Servers,
    meter: &Meter,
    time: Duration,
) -> anyhow::Result<(f64, f64)> {
    let context = servers.jetstream().await?;
    let name = format!("{}_LIMITS", servers.name);
    let subject = format!("{}.limits", servers.name);
    let config = stream::Config {
        name: name.clone(),
        subjects: vec![subject.clone()],
        storage: stream::StorageType::File,
        ..stream::Config::default()
    };
    context
        .create_stream(config)
        .await
        .context("a stream can't be made; may this NATS user make streams?")?;
    let payload = Bytes::from(vec![7_u8; PAYLOAD]);
    let clock = Monotonic::start();
    let one = || {
        let (context, subject, payload) = (context.clone(), subject.clone(), payload.clone());
        async move { anyhow::Ok(context.publish(subject, payload).await?.await?) }
    };
    let mut acknowledged = futures::stream::repeat_with(one).buffer_unordered(IN_FLIGHT);
    let mut published = 0_u64;
    while published == 0 || clock.elapsed() < time {
        // What is acknowledged already is counted in one go: each look at the clock costs as much as a message.
        match acknowledged.next().await {
            Some(said) => drop(said?),
            None => break,
        }
        published += 1;
        while let Some(Some(said)) = acknowledged.next().now_or_never() {
            said?;
            published += 1;
            if published.is_multiple_of(4_096) {
                break;
            }
        }
    }
    drop(acknowledged);
    let publish = per_second(published, clock.elapsed());
    let pull = pull_all(&context, &name, published, time).await?;
    meter.look_at_memory();
    context.delete_stream(&name).await?;
    Ok((publish, pull))
}

async fn pull_all(
    context: &async_nats::jetstream::Context,
    stream: &str,
    published: u64,
    time: Duration,
) -> anyhow::Result<f64> {
    let config = pull::Config {
        durable_name: Some("limits".to_owned()),
        ack_policy: AckPolicy::Explicit,
        max_ack_pending: 8_192,
        ..pull::Config::default()
    };
    let consumer = context.create_consumer_on_stream(config, stream).await?;
    let (clock, mut pulled) = (Monotonic::start(), 0_u64);
    while pulled < published && (pulled == 0 || clock.elapsed() < time) {
        let mut messages = consumer.fetch().max_messages(PULL).messages().await?;
        let before = pulled;
        while let Some(message) = messages.next().await {
            let message = message.map_err(|error| anyhow::anyhow!("pulling: {error}"))?;
            message.ack().await.map_err(|error| anyhow::anyhow!("acknowledging: {error}"))?;
            pulled += 1;
        }
        if pulled == before {
            break;
        }
    }
    Ok(per_second(pulled, clock.elapsed()))
}
