//! One transaction: state, events and outbox together, or nothing.

use crate::{
    connection::{Commit, Open},
    controls::{self, Guard},
    database::{Database, Reading},
    error::Error,
    relay::Message,
};
use contracts::topology::{self, EventKind, PACK_BYTES_MAX, PACK_ITEMS_MAX, Shape};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgConnection, Row as _};
use std::collections::{BTreeSet, HashSet};
use uuid::Uuid;

/// An event of one aggregate, to be published after the commit.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its id, also the broker's deduplication key.
    pub id: Uuid,
    /// What kind of event.
    pub kind: &'static EventKind,
    /// Severity as a subject token.
    pub severity: Option<&'static str>,
    /// Unit as it came; what can't be a token becomes `none`.
    pub unit: Option<String>,
    /// Id of the aggregate in its text form.
    pub aggregate_id: String,
    /// Instant of the fact, on the business clock.
    pub occurred_at: Timestamp,
    /// The encoded message.
    pub payload: Vec<u8>,
    /// Trace context that it belongs to; absent: the present span's.
    pub traceparent: Option<String>,
}

/// One item of a pack.
#[derive(Debug, Clone)]
pub struct PackItem {
    /// What kind of event.
    pub kind: &'static EventKind,
    /// Which partition it belongs to.
    pub partition: u32,
    /// The encoded item.
    pub payload: Vec<u8>,
    /// Trace context that it belongs to. Its message bears that of its first item.
    pub traceparent: Option<String>,
}

/// A transaction of one service. Made by [`Database::transact`] and by consumers; commits there, never here.
pub struct Tx {
    database: Database,
    open: Open,
    events: Vec<Event>,
    items: Vec<(PackItem, Uuid, Timestamp)>,
    /// What the clocks showed when a batch was taken in, until something more is locked.
    taken_in: Option<Reading>,
    /// The generation of the service's resources, as it was when the clocks were read last.
    generation: Option<i64>,
}

impl Tx {
    pub(crate) async fn begin(database: Database, commit: Commit) -> Result<Self, Error> {
        let open = database.begin(commit).await?;
        Ok(Self { database, open, events: Vec::new(), items: Vec::new(), taken_in: None, generation: None })
    }

    /// For statements in `store.rs`.
    pub fn connection(&mut self) -> &mut PgConnection {
        self.open.connection()
    }

    /// Locks ids until the end of the transaction, whether rows of them are there yet or not, in one order for everybody.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn lock(&mut self, locks: &Locks) -> Result<(), Error> {
        if locks.0.is_empty() {
            return Ok(());
        }
        let (kinds, numbers) = locks.columns();
        sqlx::query("SELECT pg_advisory_xact_lock(kind, number) FROM UNNEST($1::int[], $2::int[]) AS wanted (kind, number)")
            .bind(kinds)
            .bind(numbers)
            .execute(self.open.connection())
            .await?;
        self.locked();
        Ok(())
    }

    /// Forgets what was read before a lock: whoever decides under it reads again.
    pub(crate) const fn locked(&mut self) {
        (self.taken_in, self.generation) = (None, None);
    }

    /// What a batch begins with, in one statement: writes its messages into the inbox, locks unless none is new, and reads the
    /// clocks. Gives those that are new. Sorted, so that two replicas can't wait for each other.
    pub(crate) async fn take_in(
        &mut self,
        messages: &BTreeSet<(&str, Uuid)>,
        locks: &Locks,
    ) -> Result<HashSet<(String, Uuid)>, Error> {
        let (consumers, events): (Vec<&str>, Vec<Uuid>) = messages.iter().copied().unzip();
        let (kinds, numbers) = locks.columns();
        let row = sqlx::query("SELECT * FROM take_in($1, $2, $3, $4)")
            .bind(consumers)
            .bind(events)
            .bind(kinds)
            .bind(numbers)
            .fetch_one(self.open.connection())
            .await?;
        let reading = self.database.clone().reading(self.open.connection(), &row).await?;
        (self.taken_in, self.generation) = (Some(reading), Some(reading.generation));
        let consumers: Vec<String> = row.try_get("new_consumers")?;
        let events: Vec<Uuid> = row.try_get("new_events")?;
        Ok(consumers.into_iter().zip(events).collect())
    }

    /// Both clocks, now.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn read_clocks(&mut self) -> Result<Reading, Error> {
        let reading = self.database.clone().read_clocks(self.open.connection()).await?;
        self.generation = Some(reading.generation);
        Ok(reading)
    }

    /// The generation of the service's resources, raised by every change of them; as it was when the clocks were read.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn generation(&mut self) -> Result<i64, Error> {
        match self.generation {
            Some(generation) => Ok(generation),
            None => Ok(self.read_clocks().await?.generation),
        }
    }

    /// Business time. Call it after the locks: order of locking is order of time. A batch that locks nothing more has it at
    /// hand.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn now(&mut self) -> Result<Timestamp, Error> {
        match self.taken_in {
            Some(reading) => Ok(reading.business),
            None => Ok(self.read_clocks().await?.business),
        }
    }

    /// Emits a single event with the commit.
    pub fn emit(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Emits an item in a pack with the commit. `message_id` is used if the item begins a message.
    pub fn emit_in_pack(&mut self, item: PackItem, message_id: Uuid, occurred_at: Timestamp) {
        self.items.push((item, message_id, occurred_at));
    }

    /// How many events the commit will publish so far; with [`Tx::forget_events_since`] for savepoints.
    pub(crate) const fn mark(&self) -> (usize, usize) {
        (self.events.len(), self.items.len())
    }

    pub(crate) fn forget_events_since(&mut self, mark: (usize, usize)) {
        self.events.truncate(mark.0);
        self.items.truncate(mark.1);
    }

    /// Writes log and outbox in one statement whatever the number of events. Gives them as they are published.
    async fn flush(&mut self) -> Result<Vec<Message>, Error> {
        let packs = packs(std::mem::take(&mut self.items));
        let mut events = std::mem::take(&mut self.events);
        events.extend(packs.into_iter().map(|pack| pack.event));
        if events.is_empty() {
            return Ok(Vec::new());
        }
        let service = self.database.service();
        let here = service_kit::telemetry::current_traceparent();
        let traces: Vec<Option<String>> =
            events.iter_mut().map(|event| event.traceparent.take().or_else(|| here.clone())).collect();
        let subjects: Vec<String> = events.iter().map(subject).collect();
        sqlx::query(
            "WITH logged AS (
                 INSERT INTO event_log (event_id, event_type, subject, aggregate_id, occurred_at, traceparent, payload)
                 SELECT * FROM UNNEST($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[],
                                      $7::bytea[])
                 RETURNING event_id, octet_length(payload) AS bytes
             )
             INSERT INTO outbox_pending (event_id, bytes) SELECT event_id, bytes FROM logged",
        )
        .bind(events.iter().map(|event| event.id).collect::<Vec<_>>())
        .bind(events.iter().map(|event| event.kind.ce_type()).collect::<Vec<_>>())
        .bind(&subjects)
        .bind(events.iter().map(|event| event.aggregate_id.as_str()).collect::<Vec<_>>())
        .bind(events.iter().map(|event| event.occurred_at.to_sqlx()).collect::<Vec<_>>())
        .bind(&traces)
        .bind(events.iter().map(|event| event.payload.as_slice()).collect::<Vec<_>>())
        .execute(self.open.connection())
        .await?;
        let published = events.into_iter().zip(subjects).zip(traces);
        Ok(published
            .map(|((event, subject), trace)| Message::of_event(event, subject, trace, service))
            .collect())
    }

    /// Commits; gives what is to be published now.
    pub(crate) async fn commit(mut self) -> Result<Vec<Message>, Error> {
        if controls::is_off(Guard::OutboxTransaction) {
            return self.commit_apart().await;
        }
        let emitted = self.flush().await?;
        self.open.commit().await?;
        self.database.keep(self.open);
        Ok(emitted)
    }

    /// What is never done: the state first, and its events a moment later in a transaction of their own.
    async fn commit_apart(self) -> Result<Vec<Message>, Error> {
        let Self { database, mut open, events, items, taken_in, generation } = self;
        open.commit().await?;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        let open = database.begin(Commit::Stands).await?;
        let mut later = Self { database, open, events, items, taken_in, generation };
        let emitted = later.flush().await?;
        later.open.commit().await?;
        Ok(emitted)
    }

    pub(crate) async fn rollback(mut self) -> Result<(), Error> {
        self.open.rollback().await?;
        self.database.keep(self.open);
        Ok(())
    }
}

/// Where an event is published, without the installation's prefix.
fn subject(event: &Event) -> String {
    match event.kind.shape {
        Shape::Single => topology::single_subject(event.kind, event.severity, event.unit.as_deref()),
        Shape::Pack => topology::pack_subject(event.kind, event.aggregate_id.parse().unwrap_or(0)),
    }
}

/// What a transaction locks: ids of one kind or of several, whether rows of them are there yet or not. `kind` tells apart
/// what has ids of its own; the number is the caller's, and no two kinds in one installation share it. Ids share some locks,
/// so that however many are locked, Postgres's table of locks has room: who names the same id always waits, and now and then
/// one that doesn't.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Locks(BTreeSet<(i32, i32)>);

impl Locks {
    /// Of one kind.
    pub fn of(kind: i32, ids: impl IntoIterator<Item = Uuid>) -> Self {
        Self::default().and(kind, ids)
    }

    /// And of another.
    #[must_use]
    pub fn and(mut self, kind: i32, ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.0.extend(ids.into_iter().map(|id| (kind, lock_of(id))));
        self
    }

    /// Kinds and numbers, in the order in which everybody locks.
    fn columns(&self) -> (Vec<i32>, Vec<i32>) {
        self.0.iter().copied().unzip()
    }
}

/// Locks that ids of one kind share.
const LOCKS: u128 = 1024;

/// An id's lock: by its last bits, which are random or a hash in every id.
fn lock_of(id: Uuid) -> i32 {
    i32::try_from(id.as_u128() % LOCKS).unwrap_or_default()
}

struct Pack {
    event: Event,
    items: usize,
}

/// The payloads of the messages that a commit would make of its items, in their order: for whoever measures that alone.
#[must_use]
pub fn pack_payloads(items: Vec<(PackItem, Uuid, Timestamp)>) -> Vec<Vec<u8>> {
    packs(items).into_iter().map(|pack| pack.event.payload).collect()
}

/// Groups the items of one commit into messages of at most 500 items and 256 KiB, kind by kind and partition by
/// partition. A pack's message is its items in field 1, so the encoded items stand one after the other.
fn packs(items: Vec<(PackItem, Uuid, Timestamp)>) -> Vec<Pack> {
    let mut packs: Vec<Pack> = Vec::new();
    for (item, message_id, occurred_at) in items {
        let partition = item.partition.to_string();
        let framed = framed(&item.payload);
        let open = packs.iter_mut().rev().find(|pack| {
            std::ptr::eq(pack.event.kind, item.kind)
                && pack.event.aggregate_id == partition
                && pack.items < PACK_ITEMS_MAX
                && pack.event.payload.len() + framed.len() <= PACK_BYTES_MAX
        });
        match open {
            Some(pack) => {
                pack.event.payload.extend_from_slice(&framed);
                pack.items += 1;
            }
            None => packs.push(Pack {
                event: Event {
                    id: message_id,
                    kind: item.kind,
                    severity: None,
                    unit: None,
                    aggregate_id: partition,
                    occurred_at,
                    payload: framed,
                    traceparent: item.traceparent,
                },
                items: 1,
            }),
        }
    }
    packs
}

/// An item as field 1 of its pack: the tag (field 1, length-delimited), the length, the bytes.
fn framed(item: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(item.len() + 6);
    bytes.push(0x0a);
    let mut length = item.len();
    while length >= 0x80 {
        bytes.push(u8::try_from(length & 0x7f).unwrap_or_default() | 0x80);
        length >>= 7;
    }
    bytes.push(u8::try_from(length).unwrap_or_default());
    bytes.extend_from_slice(item);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use contracts::topology::RESPONSE_ACCEPTED;

    fn item(size: usize) -> (PackItem, Uuid, Timestamp) {
        let item =
            PackItem { kind: &RESPONSE_ACCEPTED, partition: 0, payload: vec![7; size], traceparent: None };
        (item, Uuid::nil(), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn a_pack_holds_at_most_500_items_and_256_kib() {
        let many = packs((0..1201).map(|_| item(10)).collect());
        assert_eq!(many.iter().map(|pack| pack.items).collect::<Vec<_>>(), [500, 500, 201]);
        let large = packs((0..5).map(|_| item(100 * 1024)).collect());
        assert_eq!(large.iter().map(|pack| pack.items).collect::<Vec<_>>(), [2, 2, 1]);
        assert!(large.iter().all(|pack| pack.event.payload.len() <= PACK_BYTES_MAX));
    }

    #[test]
    fn items_are_framed_as_protobuf_does() {
        assert_eq!(framed(&[1, 2]), [0x0a, 2, 1, 2]);
        assert_eq!(framed(&[0; 300])[..3], [0x0a, 0xac, 0x02]);
    }
}
