//! What goes to the broker: an event that was just committed, or a row of the log.

use crate::{
    broker::{CloudEvent, cloud_event_headers, headers_to_keep_anyway},
    error::Error,
    tx::Event,
};
use bytes::Bytes;
use contracts::topology::{EventKind, ServiceName, Stream};
use service_kit::clock::Monotonic;
use sqlx::Row as _;
use uuid::Uuid;

/// A message as it is published.
pub(crate) struct Message {
    pub(super) id: Uuid,
    /// `None`: a row of a kind that this version does not know.
    pub(super) stream: Option<&'static Stream>,
    pub(super) subject: String,
    pub(super) headers: async_nats::HeaderMap,
    pub(super) payload: Bytes,
    pub(super) waiting: Waiting,
}

/// How long a message has waited to be published.
#[derive(Debug, Clone, Copy)]
pub(super) struct Waiting {
    /// Seconds since it was logged, when this was made; `None` for one that was put back.
    before: Option<f64>,
    made: Monotonic,
}

impl Waiting {
    fn since(before: Option<f64>) -> Self {
        Self { before, made: Monotonic::start() }
    }

    /// Seconds from the log until now; `None` for one that was put back.
    pub(super) fn seconds(self) -> Option<f64> {
        self.before.map(|before| before + self.made.elapsed().as_secs_f64())
    }
}

impl Message {
    /// Of an event in the transaction that logs it.
    pub(crate) fn of_event(
        event: Event,
        subject: String,
        traceparent: Option<String>,
        service: ServiceName,
    ) -> Self {
        let attributes = CloudEvent {
            id: event.id,
            event_type: event.kind.ce_type(),
            source: source(service),
            subject: event.aggregate_id,
            time: event.occurred_at,
            schema: event.kind.ce_dataschema(),
            traceparent,
        };
        Self {
            id: event.id,
            stream: Some(Stream::of(event.kind)),
            subject,
            headers: cloud_event_headers(&attributes),
            payload: event.payload.into(),
            waiting: Waiting::since(Some(0.0)),
        }
    }

    /// Of a row that was claimed.
    pub(super) fn of_row(row: &sqlx::postgres::PgRow, service: ServiceName) -> Result<Self, Error> {
        let id: Uuid = row.try_get("event_id")?;
        let event_type: String = row.try_get("event_type")?;
        let kind = EventKind::of_type(&event_type);
        let occurred_at: jiff_sqlx::Timestamp = row.try_get("occurred_at")?;
        let attributes = CloudEvent {
            id,
            event_type,
            source: source(service),
            subject: row.try_get("aggregate_id")?,
            time: occurred_at.to_jiff(),
            schema: kind.map(EventKind::ce_dataschema).unwrap_or_default(),
            traceparent: row.try_get("traceparent")?,
        };
        let again: bool = row.try_get("again")?;
        let headers = if again {
            // An emptied stream still knows the ids of what it held, and would acknowledge without keeping it.
            headers_to_keep_anyway(&attributes)
        } else {
            cloud_event_headers(&attributes)
        };
        let payload: Vec<u8> = row.try_get("payload")?;
        Ok(Self {
            id,
            stream: kind.map(Stream::of),
            subject: row.try_get("subject")?,
            headers,
            payload: payload.into(),
            waiting: Waiting::since(if again { None } else { Some(row.try_get("waited")?) }),
        })
    }

    /// Bytes that it takes in memory, nearly: headers and subject beside what it carries.
    pub(super) fn size(&self) -> u64 {
        self.payload.len() as u64 + 1_024
    }
}

fn source(service: ServiceName) -> String {
    format!("/recontact/{}", service.kebab())
}
