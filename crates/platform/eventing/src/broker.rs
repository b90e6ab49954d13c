//! The broker: connection, subjects with the installation's prefix, headers.

mod servers;

use crate::error::Error;
use async_nats::{
    Client, HeaderMap, HeaderName,
    jetstream::{
        self,
        consumer::{AckPolicy, DeliverPolicy, PullConsumer, pull},
        stream::{self, DiscardPolicy, RetentionPolicy, StorageType},
    },
};
use bytes::Bytes;
use contracts::topology::{Durable, Prefix, Retention, Stream};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use servers::Servers;
use service_kit::clock::Monotonic;
use std::{
    borrow::Cow,
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use uuid::Uuid;

/// Where and how to connect.
#[derive(Debug, Clone)]
pub struct BrokerConfig {
    /// `nats://host:4222`, `nats://user:password@host:4222`, or the servers of a cluster with commas.
    pub url: String,
    /// What stands before every subject and stream.
    pub prefix: Prefix,
    /// Name of the connection, for operators: the service.
    pub name: String,
    /// File with credentials, if the broker asks for them.
    pub credentials: Option<std::path::PathBuf>,
}

impl BrokerConfig {
    /// The defaults for a URL.
    #[must_use]
    pub fn new(url: &str, prefix: Prefix, name: &str) -> Self {
        Self { url: url.to_owned(), prefix, name: name.to_owned(), credentials: None }
    }
}

/// A connection. Clones share it.
#[derive(Clone)]
pub struct Broker {
    client: Client,
    context: jetstream::Context,
    prefix: Prefix,
    created: Arc<Mutex<BTreeMap<&'static str, jiff::Timestamp>>>,
    refused: Refused,
}

/// What the broker last refused for want of permission, and when.
type Refused = Arc<Mutex<Option<(Monotonic, String)>>>;

/// How long a refusal counts: whoever still needs the permission tries again sooner.
const REFUSAL_COUNTS: Duration = Duration::from_secs(15);

/// Longest time that any question to the broker may take.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(5);

impl Broker {
    /// Connects, and keeps reconnecting for ever, jittered by the client.
    ///
    /// # Errors
    /// When the first connection fails or the credentials can't be read.
    pub async fn connect(config: &BrokerConfig) -> Result<Self, Error> {
        let refused = Refused::default();
        let noted = refused.clone();
        let servers = Servers::read(&config.url)?;
        let mut options = servers
            .authenticated(async_nats::ConnectOptions::new())
            .event_callback(move |event| {
                note_refusal(&noted, &event);
                std::future::ready(())
            })
            .name(&config.name)
            .ping_interval(Duration::from_secs(5))
            .connection_timeout(Duration::from_secs(5))
            .request_timeout(Some(REQUEST_TIMEOUT))
            .custom_inbox_prefix(format!("_INBOX_{}", config.name));
        if let Some(file) = &config.credentials {
            options = options.credentials_file(file).await.map_err(|error| Error::Other(error.into()))?;
        }
        let client = options
            .connect(servers.addresses())
            .await
            .map_err(|error| Error::Unavailable(format!("NATS at {}: {error}", servers.masked())))?;
        let mut context = jetstream::new(client.clone());
        context.set_timeout(REQUEST_TIMEOUT);
        Ok(Self { client, context, prefix: config.prefix.clone(), created: Arc::default(), refused })
    }

    /// The installation's prefix.
    #[must_use]
    pub const fn prefix(&self) -> &Prefix {
        &self.prefix
    }

    /// Whether the connection stands.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.client.connection_state() == async_nats::connection::State::Connected
    }

    /// What the broker refuses for want of permission, as a sentence for an operator; `None`: nothing of late. The call
    /// that was refused only times out.
    #[must_use]
    pub fn refusal(&self) -> Option<String> {
        let refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, cause) = refused.as_ref().filter(|(since, _)| since.elapsed() < REFUSAL_COUNTS)?;
        Some(format!("NATS refuses: {cause}; give the service's NATS user this permission"))
    }

    /// Publishes one message and waits until the stream has it.
    ///
    /// # Errors
    /// Unavailable, naming the subject, when no stream took it in time.
    pub async fn publish(
        &self,
        subject: &str,
        headers: HeaderMap,
        payload: Bytes,
    ) -> Result<Acknowledgement, Error> {
        let subject = self.prefix.subject(subject);
        let failed = |cause: String| Error::Unavailable(format!("publishing to {subject}: {cause}"));
        let sent = self.context.publish_with_headers(subject.clone(), headers, payload);
        let acknowledged = async { sent.await?.await };
        match tokio::time::timeout(REQUEST_TIMEOUT, acknowledged).await {
            Ok(Ok(said)) => Ok(Acknowledgement { sequence: said.sequence, duplicate: said.duplicate }),
            Ok(Err(error)) => Err(failed(error.to_string())),
            Err(_) => Err(failed("no answer in time".to_owned())),
        }
    }

    /// The durable, which `migrate` made.
    ///
    /// # Errors
    /// Unavailable, naming what is missing and what to do.
    pub async fn durable(&self, durable: &Durable) -> Result<PullConsumer, Error> {
        let stream = self.prefix.stream(durable.stream);
        self.context.get_consumer_from_stream(durable.name, &stream).await.map_err(|error| {
            Error::Unavailable(format!(
                "durable {} on stream {stream} cannot be read ({error}); run `recontact migrate`",
                durable.name
            ))
        })
    }

    /// How far a stream is.
    ///
    /// # Errors
    /// Unavailable, naming the stream and what to do.
    pub async fn stream_state(&self, stream: &'static Stream) -> Result<StreamState, Error> {
        let name = self.prefix.stream(stream);
        let found = self.context.get_stream(&name).await.map_err(|error| {
            Error::Unavailable(format!("stream {name} cannot be read ({error}); run `recontact migrate`"))
        })?;
        let info = found.cached_info();
        // As precise as Postgres keeps it.
        let created = info.created.unix_timestamp_nanos().div_euclid(1_000);
        let created =
            i64::try_from(created).ok().and_then(|micros| jiff::Timestamp::from_microsecond(micros).ok());
        let created = created.unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        self.created.lock().unwrap_or_else(PoisonError::into_inner).insert(stream.name, created);
        Ok(StreamState {
            created,
            first_sequence: info.state.first_sequence,
            last_sequence: info.state.last_sequence,
        })
    }

    /// When a stream was made, as far as this process knows: the broker is asked the first time only. Whoever looks
    /// at [`Broker::stream_state`] renews it.
    ///
    /// # Errors
    /// Unavailable, naming the stream and what to do.
    pub async fn stream_created(&self, stream: &'static Stream) -> Result<jiff::Timestamp, Error> {
        let known = self.created.lock().unwrap_or_else(PoisonError::into_inner).get(stream.name).copied();
        match known {
            Some(created) => Ok(created),
            None => Ok(self.stream_state(stream).await?.created),
        }
    }

    /// Messages not yet delivered, and delivered but not yet acknowledged.
    ///
    /// # Errors
    /// Unavailable, naming the durable.
    pub async fn lag(&self, durable: &Durable) -> Result<(u64, u64), Error> {
        let mut consumer = self.durable(durable).await?;
        let info = consumer.info().await.map_err(|error| Error::Unavailable(error.to_string()))?;
        Ok((info.num_pending, u64::try_from(info.num_ack_pending).unwrap_or(0)))
    }

    /// Makes a stream, or brings it level with the topology.
    ///
    /// # Errors
    /// When the broker refuses.
    pub async fn make_stream(&self, stream: &Stream, replicas: usize) -> Result<(), Error> {
        let (max_age, max_messages_per_subject) = match stream.retention {
            Retention::Days(days) => (Duration::from_secs(u64::from(days) * 86_400), -1),
            Retention::LastPerSubject(count) => (Duration::ZERO, i64::from(count)),
        };
        let config = stream::Config {
            name: self.prefix.stream(stream),
            subjects: stream.subjects.iter().map(|subject| self.prefix.subject(subject)).collect(),
            retention: RetentionPolicy::Limits,
            storage: StorageType::File,
            // A full stream must say so; the newest value of a directory subject must always find room.
            discard: match stream.retention {
                Retention::Days(_) => DiscardPolicy::New,
                Retention::LastPerSubject(_) => DiscardPolicy::Old,
            },
            max_age,
            max_messages_per_subject,
            duplicate_window: Duration::from_secs(120),
            allow_direct: true,
            num_replicas: replicas,
            metadata: [("owner".to_owned(), stream.owner.kebab().to_owned())].into(),
            ..Default::default()
        };
        self.context
            .create_or_update_stream(config)
            .await
            .map(drop)
            .map_err(|error| Error::Unavailable(format!("stream {}: {error}", stream.name)))
    }

    /// Makes a durable, or brings it level with the topology.
    ///
    /// # Errors
    /// When the broker refuses.
    pub async fn make_durable(&self, durable: &Durable, settings: &DurableSettings) -> Result<(), Error> {
        let config = pull::Config {
            durable_name: Some(durable.name.to_owned()),
            deliver_policy: DeliverPolicy::All,
            ack_policy: AckPolicy::Explicit,
            ack_wait: settings.ack_wait,
            max_deliver: -1,
            max_ack_pending: settings.max_ack_pending,
            filter_subjects: durable.filters.iter().map(|filter| self.prefix.subject(filter)).collect(),
            ..Default::default()
        };
        let stream = self.prefix.stream(durable.stream);
        self.context
            .create_consumer_on_stream(config, stream)
            .await
            .map(drop)
            .map_err(|error| Error::Unavailable(format!("durable {}: {error}", durable.name)))
    }

    /// Removes a durable: made again, it delivers all that its stream holds.
    ///
    /// # Errors
    /// When the broker refuses.
    pub async fn remove_durable(&self, durable: &Durable) -> Result<(), Error> {
        let stream = self.prefix.stream(durable.stream);
        self.context
            .delete_consumer_from_stream(durable.name, stream)
            .await
            .map(drop)
            .map_err(|error| Error::Unavailable(format!("durable {}: {error}", durable.name)))
    }
}

fn note_refusal(refused: &Refused, event: &async_nats::Event) {
    let cause = match event {
        async_nats::Event::ServerError(async_nats::ServerError::Other(cause))
            if cause.to_lowercase().contains("permissions violation") =>
        {
            cause.clone()
        }
        async_nats::Event::ServerError(error @ async_nats::ServerError::AuthorizationViolation) => {
            error.to_string()
        }
        _ => return,
    };
    *refused.lock().unwrap_or_else(PoisonError::into_inner) = Some((Monotonic::start(), cause));
}

/// What the broker said to a message. It is not on disk for that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acknowledgement {
    /// The message's place in its stream.
    pub sequence: u64,
    /// The stream had it already, at that place.
    pub duplicate: bool,
}

/// How far a stream is, as the broker says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StreamState {
    /// When it was made.
    pub created: jiff::Timestamp,
    /// Sequence of the oldest message that it holds; one more than the last: it holds none.
    pub first_sequence: u64,
    /// Sequence of its last message, also of one that was removed since.
    pub last_sequence: u64,
}

/// What `migrate` needs to know of durables beside the topology.
#[derive(Debug, Clone)]
pub struct DurableSettings {
    /// After which an unacknowledged message is delivered again.
    pub ack_wait: Duration,
    /// At least four batches for each replica.
    pub max_ack_pending: i64,
}

impl Default for DurableSettings {
    fn default() -> Self {
        Self { ack_wait: Duration::from_secs(30), max_ack_pending: 8192 }
    }
}

/// What the NATS binding of CloudEvents wants encoded: space, quote, percent, and whatever is not printable ASCII.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b':')
    .remove(b'/')
    .remove(b'+')
    .remove(b'=')
    .remove(b',')
    .remove(b';')
    .remove(b'@')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'!')
    .remove(b'\'');

/// The CloudEvents headers of a message, in binary mode, and the id by which the broker knows what it has.
#[must_use]
pub fn cloud_event_headers(attributes: &CloudEvent) -> HeaderMap {
    let mut headers = headers_to_keep_anyway(attributes);
    headers.insert(HeaderName::from_static("Nats-Msg-Id"), attributes.id.to_string().as_str());
    headers
}

/// The same without that id: the broker keeps the message whatever it remembers.
pub(crate) fn headers_to_keep_anyway(attributes: &CloudEvent) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let (id, time) = (attributes.id.to_string(), attributes.time.to_string());
    for (name, value) in [
        ("ce-specversion", "1.0"),
        ("ce-id", id.as_str()),
        ("ce-type", attributes.event_type.as_str()),
        ("ce-source", attributes.source.as_str()),
        ("ce-subject", attributes.subject.as_str()),
        ("ce-time", time.as_str()),
        ("ce-datacontenttype", "application/protobuf"),
        ("ce-dataschema", attributes.schema.as_str()),
    ] {
        let value = Cow::from(utf8_percent_encode(value, ENCODED));
        headers.insert(HeaderName::from_static(name), value.as_ref());
    }
    // A row of the outbox is data: one whose trace context holds a line break must not end the relay.
    if let Some(traceparent) = attributes.traceparent.as_deref().filter(|text| is_printable(text)) {
        headers.insert("traceparent", traceparent);
    }
    headers
}

/// Whether a header may hold a text as it stands.
fn is_printable(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The attributes of one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloudEvent {
    /// Event id, a UUIDv7.
    pub id: Uuid,
    /// `recontact.v1.alert.raised`.
    pub event_type: String,
    /// `/recontact/alert-rules`.
    pub source: String,
    /// The aggregate's id; of a pack, the partition.
    pub subject: String,
    /// Instant of the fact.
    pub time: jiff::Timestamp,
    /// `proto:recontact.events.v1.AlertRaised`.
    pub schema: String,
    /// W3C trace context.
    pub traceparent: Option<String>,
}

/// Headers as a map, decoded; of a name that stands twice, the first.
#[must_use]
pub fn decoded_headers(headers: Option<&HeaderMap>) -> BTreeMap<String, String> {
    let Some(headers) = headers else {
        return BTreeMap::new();
    };
    headers
        .iter()
        .filter_map(|(name, values)| {
            let value = values.first()?.as_str();
            Some((name.to_string(), percent_decode_str(value).decode_utf8_lossy().into_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_encoded_and_come_back() {
        let event = CloudEvent {
            id: Uuid::nil(),
            event_type: "recontact.v1.alert.raised".into(),
            source: "/recontact/alert-rules".into(),
            subject: "unité \"Lyon\" 100%".into(),
            time: "2027-03-25T14:00:00Z".parse().unwrap(),
            schema: "proto:recontact.events.v1.AlertRaised".into(),
            traceparent: None,
        };
        let headers = cloud_event_headers(&event);
        assert_eq!(headers.get("ce-subject").unwrap().as_str(), "unit%C3%A9%20%22Lyon%22%20100%25");
        assert_eq!(headers.get("ce-time").unwrap().as_str(), "2027-03-25T14:00:00Z");
        let decoded = decoded_headers(Some(&headers));
        assert_eq!(decoded.get("ce-subject"), Some(&event.subject));
        assert_eq!(decoded.get("ce-source"), Some(&event.source));
        assert_eq!(decoded.len(), 9);
    }
}
