//! What the broker said that it has, noted with the rows that leave the outbox: one statement a round, no row that
//! two relays write.

use crate::{
    broker::Acknowledgement,
    database::Database,
    error::Error,
    refill::{Ranges, Round, ranges},
    tx::Tx,
};
use contracts::topology::Stream;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgConnection, Postgres, Row as _, postgres::PgArguments};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How long what was acknowledged is compared: longer than any two rounds can run side by side. What is older is
/// covered by the marks.
const KEPT: &str = "1 minute";

/// What is known of a stream before a round publishes to it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    pub(crate) created: Timestamp,
    pub(crate) sequence: u64,
}

/// Inserts what [`Noted`] binds.
macro_rules! note {
    () => {
        "INSERT INTO stream_acknowledgements
             (stream, created_at, known_sequence, highest_sequence, firsts, lasts)
         SELECT stream, created_at, known_sequence, highest_sequence,
                ARRAY(SELECT first FROM UNNEST($5::int[], $6::bigint[]) AS one (of, first)
                      WHERE one.of = told.place - 1 ORDER BY first),
                ARRAY(SELECT last FROM UNNEST($5::int[], $7::bigint[]) AS one (of, last)
                      WHERE one.of = told.place - 1 ORDER BY last)
         FROM UNNEST($1::text[], $2::timestamptz[], $3::bigint[], $4::bigint[]) WITH ORDINALITY
              AS told (stream, created_at, known_sequence, highest_sequence, place)"
    };
}

/// What is noted of some messages, as columns.
#[derive(Default)]
struct Noted {
    streams: Vec<&'static str>,
    created: Vec<jiff_sqlx::Timestamp>,
    known: Vec<i64>,
    highest: Vec<i64>,
    /// Of each range the place of its stream.
    places: Vec<i32>,
    firsts: Vec<i64>,
    lasts: Vec<i64>,
}

impl Noted {
    fn of(
        known: &BTreeMap<&'static str, Known>,
        told: &BTreeMap<&'static str, Vec<Acknowledgement>>,
    ) -> Self {
        let mut noted = Self::default();
        for (stream, acknowledgements) in told {
            let most = acknowledgements.iter().map(|told| told.sequence).max();
            let (Some(before), Some(most)) = (known.get(stream), most) else { continue };
            for (first, last) in new_ranges(acknowledgements) {
                noted.places.push(i32::try_from(noted.streams.len()).unwrap_or(i32::MAX));
                noted.firsts.push(signed(first));
                noted.lasts.push(signed(last));
            }
            noted.streams.push(stream);
            noted.created.push(before.created.to_sqlx());
            noted.known.push(signed(before.sequence));
            noted.highest.push(signed(most));
        }
        noted
    }

    fn query(self, statement: &'static str) -> sqlx::query::Query<'static, Postgres, PgArguments> {
        sqlx::query(statement)
            .bind(self.streams)
            .bind(self.created)
            .bind(self.known)
            .bind(self.highest)
            .bind(self.places)
            .bind(self.firsts)
            .bind(self.lasts)
    }
}

/// The highest sequences that were noted of these streams, each since its newest mark: that one says what is so, also
/// after a loss.
pub(crate) async fn known(
    connection: &mut PgConnection,
    streams: Vec<(&'static Stream, Timestamp)>,
) -> Result<BTreeMap<&'static str, Known>, Error> {
    let names: Vec<&str> = streams.iter().map(|(stream, _)| stream.name).collect();
    let created: Vec<_> = streams.iter().map(|(_, created)| created.to_sqlx()).collect();
    let rows: Vec<i64> = sqlx::query_scalar(
        "SELECT greatest(coalesce(mark.last_sequence, 0),
                         (SELECT coalesce(max(highest_sequence), 0) FROM stream_acknowledgements a
                          WHERE a.stream = asked.stream AND a.created_at = asked.created_at
                            AND a.position > coalesce(mark.position, 0)))
         FROM UNNEST($1::text[], $2::timestamptz[]) WITH ORDINALITY AS asked (stream, created_at, place)
         LEFT JOIN LATERAL (SELECT m.position, m.last_sequence FROM stream_marks m
                            WHERE m.stream = asked.stream AND m.created_at = asked.created_at
                            ORDER BY m.position DESC LIMIT 1) AS mark ON true
         ORDER BY asked.place",
    )
    .bind(names)
    .bind(created)
    .fetch_all(connection)
    .await?;
    let known = |((stream, created), sequence): ((&'static Stream, Timestamp), i64)| {
        (stream.name, Known { created, sequence: u64::try_from(sequence).unwrap_or(0) })
    };
    Ok(streams.into_iter().zip(rows).map(known).collect())
}

/// Takes what a round published out of the outbox, and notes what it was told, stream by stream: one statement, last
/// before the commit.
pub(crate) async fn note_and_remove(
    tx: &mut Tx,
    known: &BTreeMap<&'static str, Known>,
    told: &BTreeMap<&'static str, Vec<Acknowledgement>>,
    published: &[Uuid],
) -> Result<(), Error> {
    const STATEMENT: &str =
        concat!("WITH removed AS (DELETE FROM outbox_pending WHERE event_id = ANY($8)) ", note!());
    Noted::of(known, told).query(STATEMENT).bind(published).execute(tx.connection()).await?;
    Ok(())
}

/// Notes what was told of messages that no round holds, stream by stream.
pub(crate) async fn note(
    tx: &mut Tx,
    known: &BTreeMap<&'static str, Known>,
    told: &BTreeMap<&'static str, Vec<Acknowledgement>>,
) -> Result<(), Error> {
    Noted::of(known, told).query(note!()).execute(tx.connection()).await?;
    Ok(())
}

/// Takes them out of the outbox, but for those that a refill put back meanwhile: these go again.
pub(crate) async fn remove_published(tx: &mut Tx, published: &[Uuid]) -> Result<(), Error> {
    // One that a round holds is taken out by that. Nobody is waited for, so the notes of all others are not lost by it.
    // By their places: a plan made while the table was empty reads all of it for each of them.
    sqlx::query(
        "DELETE FROM outbox_pending WHERE ctid = ANY (ARRAY (
             SELECT ctid FROM outbox_pending WHERE event_id = ANY($1) AND NOT again
             ORDER BY event_id FOR UPDATE SKIP LOCKED))",
    )
    .bind(published)
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// The sequences that new messages got.
pub(crate) fn new_ranges(acknowledgements: &[Acknowledgement]) -> Ranges {
    ranges(acknowledgements.iter().filter(|told| !told.duplicate).map(|told| told.sequence).collect())
}

/// What was noted of a stream.
pub(crate) struct Notes {
    /// What it tells, round by round.
    pub(crate) rounds: Vec<Round>,
    /// Their positions.
    pub(crate) positions: Vec<i64>,
    /// The positions of those that the marks cover, once a mark was made or is there.
    pub(crate) old: Vec<i64>,
}

/// What was noted of a stream.
pub(crate) async fn notes(database: &Database, stream: &Stream) -> Result<Notes, Error> {
    let query = sqlx::query(
        "SELECT position, created_at, known_sequence, highest_sequence, firsts, lasts,
                acknowledged_at < clock_timestamp() - $2::text::interval AS old
         FROM stream_acknowledgements WHERE stream = $1",
    )
    .bind(stream.name)
    .bind(KEPT)
    .fetch_all(database.pool());
    let rows = database.answered(query).await?;
    let mut notes = Notes { rounds: Vec::with_capacity(rows.len()), positions: vec![], old: vec![] };
    for row in rows {
        let firsts: Vec<i64> = row.try_get("firsts")?;
        let lasts: Vec<i64> = row.try_get("lasts")?;
        let position: i64 = row.try_get("position")?;
        notes.positions.push(position);
        if row.try_get("old")? {
            notes.old.push(position);
        }
        notes.rounds.push(Round {
            created: row.try_get::<jiff_sqlx::Timestamp, _>("created_at")?.to_jiff(),
            known: unsigned(row.try_get("known_sequence")?),
            highest: unsigned(row.try_get("highest_sequence")?),
            new: firsts.into_iter().map(unsigned).zip(lasts.into_iter().map(unsigned)).collect(),
        });
    }
    Ok(notes)
}

/// Forgets what the marks cover: only after a look that has seen the stream and found nothing lost. While nobody can look, notes
/// may be all that tells of a loss.
pub(crate) async fn forget(database: &Database, positions: &[i64]) -> Result<(), Error> {
    if positions.is_empty() {
        return Ok(());
    }
    let query = sqlx::query("DELETE FROM stream_acknowledgements WHERE position = ANY($1)")
        .bind(positions)
        .execute(database.pool());
    database.answered(query).await.map(drop)
}

pub(crate) fn signed(sequence: u64) -> i64 {
    i64::try_from(sequence).unwrap_or(i64::MAX)
}

pub(crate) fn unsigned(sequence: i64) -> u64 {
    u64::try_from(sequence).unwrap_or(0)
}
