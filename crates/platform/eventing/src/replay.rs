//! Replay: an operator has events of the log published again. The inboxes drop what was there.

use crate::{Kit, database::Database, error::Error};
use contracts::{
    convert,
    topology::{EventKind, Stream},
    types::v1::ReplaySelection,
};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use service_kit::{caller::Caller, problem::Problem};
use uuid::Uuid;

/// Rows that one statement looks at.
const CHUNK: i64 = 2_000;

/// Puts what is selected back into the outbox; how many messages that is.
///
/// # Errors
/// A selection that says nothing or names another service's stream; what Postgres says.
pub async fn replay(kit: &Kit, caller: &Caller, selection: Option<ReplaySelection>) -> Result<u64, Problem> {
    let wanted = Wanted::read(&kit.database, selection.unwrap_or_default())?;
    let count = put_back(&kit.database, &wanted).await.map_err(Problem::from)?;
    if wanted.only_count {
        return Ok(count);
    }
    tracing::info!(caller = %caller.name, stream = wanted.stream.unwrap_or("all"), since = %wanted.since,
        until = %wanted.until, aggregate = wanted.aggregate.as_deref().unwrap_or("any"), messages = count,
        "events are published again");
    kit.metrics.refilled.inc_by(count);
    kit.database.publish_now();
    Ok(count)
}

/// A selection that can be followed.
struct Wanted {
    since: Timestamp,
    until: Timestamp,
    stream: Option<&'static str>,
    types: Vec<String>,
    aggregate: Option<String>,
    only_count: bool,
}

impl Wanted {
    fn read(database: &Database, selection: ReplaySelection) -> Result<Self, Problem> {
        let service = database.service();
        let own: Vec<&'static Stream> = crate::relay::streams_of(service);
        let names = || own.iter().map(|stream| stream.name).collect::<Vec<_>>().join(", ");
        let stream = match selection.stream.as_str() {
            "" => None,
            name => Some(own.iter().copied().find(|stream| stream.name == name).ok_or_else(|| {
                let message = format!("{service} does not own {name}; its streams: {}", names());
                Problem::invalid_field("selection.stream", message)
            })?),
        };
        if selection.since_time.is_none() && stream.is_none() && selection.aggregate_id.is_empty() {
            let message = "say which events: since_time, stream or aggregate_id";
            return Err(Problem::invalid_field("selection", message));
        }
        let instant =
            |field: &'static str, given: Option<Option<Timestamp>>, otherwise: Timestamp| match given {
                None => Ok(otherwise),
                Some(given) => {
                    given.ok_or_else(|| Problem::invalid_field(field, "is no instant of this calendar"))
                }
            };
        let since = selection.since_time.as_ref().map(convert::instant);
        let until = selection.until_time.as_ref().map(convert::instant);
        let streams = stream.map_or(own, |stream| vec![stream]);
        Ok(Self {
            since: instant("selection.since_time", since, Timestamp::UNIX_EPOCH)?,
            until: instant("selection.until_time", until, Timestamp::MAX)?,
            stream: stream.map(|stream| stream.name),
            types: streams.into_iter().flat_map(Stream::events).map(EventKind::ce_type).collect(),
            aggregate: (!selection.aggregate_id.is_empty()).then_some(selection.aggregate_id),
            only_count: selection.validate_only,
        })
    }
}

/// The log is looked at from its oldest row on, so many rows at a time: each statement is short whatever is wanted.
/// Every event bears the ids that it knows, so an aggregate that is no event's own is found in the payload.
async fn put_back(database: &Database, wanted: &Wanted) -> Result<u64, Error> {
    let (mut after, mut count) = (Uuid::nil(), 0);
    loop {
        let query = sqlx::query_as(
            "WITH looked AS (
                 SELECT event_id, event_type, aggregate_id, logged_at, payload FROM event_log
                 WHERE event_id > $1 ORDER BY event_id LIMIT $2
             ), chunk AS (
                 SELECT event_id, octet_length(payload) AS bytes FROM looked
                 WHERE event_type = ANY($3) AND logged_at >= $4 AND logged_at < $5
                   AND ($6::text IS NULL OR aggregate_id = $6
                        OR position(convert_to($6::text, 'UTF8') IN payload) > 0)
             ), put_back AS (
                 INSERT INTO outbox_pending (event_id, bytes, again)
                 SELECT event_id, bytes, true FROM chunk WHERE NOT $7
                 -- A relay may hold the row, and what it publishes may be what is wanted again.
                 ON CONFLICT (event_id) DO UPDATE SET again = true
             )
             SELECT (SELECT event_id FROM looked ORDER BY event_id DESC LIMIT 1), (SELECT count(*) FROM chunk)",
        )
        .bind(after)
        .bind(CHUNK)
        .bind(&wanted.types)
        .bind(wanted.since.to_sqlx())
        .bind(wanted.until.to_sqlx())
        .bind(&wanted.aggregate)
        .bind(wanted.only_count)
        .fetch_one(database.pool());
        let (last, found): (Option<Uuid>, i64) = database.answered(query).await?;
        let Some(last) = last else { return Ok(count) };
        (after, count) = (last, count + u64::try_from(found).unwrap_or(0));
    }
}
