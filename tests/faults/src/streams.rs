//! What the streams hold, message by message, against what their owners say that they emitted.

use anyhow::Context as _;
use async_nats::jetstream::{
    self,
    consumer::{AckPolicy, DeliverPolicy, pull},
};
use contracts::topology::{EVENTS, Retention, STREAMS, Stream};
use futures::StreamExt as _;
use sqlx::PgPool;
use std::{collections::BTreeSet, time::Duration};
use testkit::World;
use uuid::Uuid;

/// Messages asked for at once.
const PACK: usize = 5_000;

/// How long a reader outlives the lab that made it.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(30);

/// Ids of the events that a stream holds, read by a consumer that is thrown away.
///
/// # Errors
/// What the broker says; a message without an id.
async fn held(world: &World, broker: &jetstream::Context, stream: &Stream) -> anyhow::Result<BTreeSet<Uuid>> {
    let name = world.broker.prefix().stream(stream);
    let found = broker.get_stream(&name).await?;
    let mut left = found.cached_info().state.messages;
    let mut ids = BTreeSet::new();
    if left == 0 {
        return Ok(ids);
    }
    let config = pull::Config {
        deliver_policy: DeliverPolicy::All,
        ack_policy: AckPolicy::None,
        headers_only: true,
        memory_storage: true,
        inactive_threshold: FORGOTTEN_AFTER,
        ..pull::Config::default()
    };
    let reader = found.create_consumer(config).await?;
    while left > 0 {
        let mut pack = reader.fetch().max_messages(PACK).messages().await?;
        let before = left;
        while let Some(message) = pack.next().await {
            let message = message.map_err(|error| anyhow::anyhow!("reading {name}: {error}"))?;
            let id = message.headers.as_ref().and_then(|headers| headers.get("ce-id"));
            ids.insert(id.with_context(|| format!("a message of {name} without an id"))?.as_str().parse()?);
            left = left.saturating_sub(1);
        }
        anyhow::ensure!(left < before, "{name} says that it holds {left} messages more than it gives");
    }
    broker.delete_consumer_from_stream(&reader.cached_info().name, &name).await?;
    Ok(ids)
}

/// Ids of the events that a stream must hold, as its owner's log says.
///
/// # Errors
/// What Postgres says.
async fn emitted(pool: &PgPool, stream: &Stream) -> anyhow::Result<BTreeSet<Uuid>> {
    let kinds = EVENTS.iter().filter(|kind| std::ptr::eq(Stream::of(kind), stream));
    let types: Vec<String> = kinds.map(|kind| kind.ce_type()).collect();
    let schema = stream.owner.schema();
    let (statement, days) = match stream.retention {
        Retention::Days(days) => (
            format!(
                "SELECT event_id FROM {schema}.event_log
                 WHERE event_type = ANY($1) AND logged_at >= clock_timestamp() - make_interval(days => $2)"
            ),
            i32::try_from(days)?,
        ),
        // Of older ones it depends on how often a subject was emitted again.
        Retention::LastPerSubject(_) => (
            format!(
                "SELECT DISTINCT ON (subject) event_id FROM {schema}.event_log
                 WHERE event_type = ANY($1) AND $2 = 0 ORDER BY subject, event_id DESC"
            ),
            0,
        ),
    };
    let ids: Vec<Uuid> =
        sqlx::query_scalar(sqlx::AssertSqlSafe(statement)).bind(types).bind(days).fetch_all(pool).await?;
    Ok(ids.into_iter().collect())
}

/// What the streams lack of their owners' logs, and what they hold that no owner emitted but the lab itself, which published
/// `own`: a line for each stream that is not as it must be.
///
/// # Errors
/// What broker or Postgres say.
pub async fn differences(
    world: &World,
    broker: &jetstream::Context,
    own: &BTreeSet<Uuid>,
) -> anyhow::Result<Vec<String>> {
    let mut different = Vec::new();
    for stream in STREAMS {
        // The log first: what is committed in between is in the stream a moment later, and not missed here.
        let emitted = emitted(&world.pool, stream).await?;
        let held = held(world, broker, stream).await?;
        let lacking = emitted.difference(&held).count();
        if lacking > 0 {
            different.push(format!("{} lacks {lacking} of {} events", stream.name, emitted.len()));
        }
        if matches!(stream.retention, Retention::LastPerSubject(_)) {
            continue;
        }
        let strange = held.difference(&emitted).filter(|id| !own.contains(id)).count();
        if strange > 0 {
            different.push(format!("{} holds {strange} events that nobody emitted", stream.name));
        }
    }
    Ok(different)
}
