//! One service in this process, over a world of its own: what it is told, what it answers, what it emits.

use crate::{World, until};
use anyhow::Context as _;
use contracts::topology::{self, EventKind, ServiceName, Shape};
use eventing::{
    Broker, ConsumerSettings, Database, Kit,
    broker::{BrokerConfig, CloudEvent, cloud_event_headers},
    consumer::HeldBack,
    database::DatabaseConfig,
    metrics::SharedMetrics,
    refill::RefillSettings,
    relay::RelaySettings,
    retention::RetentionSettings,
    status::durables_of,
};
use jiff::Timestamp;
use service_kit::{
    caller::{Caller, CallerKind, Callers, DevelopmentKey, Role},
    ids::Ids,
    metrics::Metrics,
    server::{Part, ServerOptions, run_until_stopped},
    tasks::Tracker,
};
use std::{collections::BTreeSet, time::Duration};
use tokio_util::sync::CancellationToken;
use tonic::{
    Request, Status,
    metadata::{Ascii, MetadataValue},
    service::{Interceptor, interceptor::InterceptedService},
    transport::{Channel, Endpoint},
};
use uuid::Uuid;

/// The key of an operator, whom every service under test knows.
pub const OPERATOR: &str = "operator-of-the-tests";

/// A channel that sends a caller's key.
pub type Authorized = InterceptedService<Channel, Key>;

/// Adds a key to every call.
#[derive(Clone)]
pub struct Key(MetadataValue<Ascii>);

impl Interceptor for Key {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        request.metadata_mut().insert("authorization", self.0.clone());
        Ok(request)
    }
}

/// A person whose key is the person's name.
#[must_use]
pub fn person<const R: usize, const U: usize>(
    name: &str,
    roles: [Role; R],
    units: [&str; U],
) -> DevelopmentKey {
    let caller = Caller {
        name: name.to_owned(),
        kind: CallerKind::Person,
        roles: BTreeSet::from(roles),
        units: units.into_iter().map(str::to_owned).collect(),
    };
    DevelopmentKey { key: name.to_owned(), caller }
}

/// A message or resource from its JSON form.
///
/// # Errors
/// When it is not one.
pub fn message<T: serde::de::DeserializeOwned>(json: serde_json::Value) -> anyhow::Result<T> {
    let text = json.to_string();
    serde_json::from_value(json).context(text)
}

/// A replica of one service.
pub struct Served {
    /// Where it is served.
    pub address: String,
    /// The parts that its handlers work with.
    pub kit: Kit,
    channel: Channel,
    stop: CancellationToken,
    serving: tokio::task::JoinHandle<anyhow::Result<()>>,
}

impl Served {
    /// Builds and starts it, known to these callers and an operator.
    ///
    /// # Errors
    /// When a server is away, or the service does not build.
    pub async fn start(
        kit: Kit,
        callers: Vec<DevelopmentKey>,
        build: impl AsyncFnOnce(Kit) -> anyhow::Result<Part>,
    ) -> anyhow::Result<Self> {
        let part = build(kit.clone()).await?;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let address = format!("http://{}", listener.local_addr()?);
        let channel = Endpoint::from_shared(address.clone())?.connect_lazy();
        let operator = Caller {
            name: "operator".to_owned(),
            kind: CallerKind::Service,
            roles: BTreeSet::from([Role::Operator]),
            units: BTreeSet::new(),
        };
        let mut keys = callers;
        keys.push(DevelopmentKey { key: OPERATOR.to_owned(), caller: operator });
        let options = ServerOptions {
            callers: Callers::new(keys),
            metrics: kit.registry.clone(),
            drain: Duration::from_secs(10),
        };
        let stop = CancellationToken::new();
        let serving =
            Tracker::default().spawn(run_until_stopped(vec![part], listener, options, stop.clone()));
        Ok(Self { address, kit, channel, stop, serving })
    }

    /// A channel that calls with a key: [`OPERATOR`]'s, or a person's name.
    ///
    /// # Errors
    /// When no header may hold it.
    pub fn channel(&self, key: &str) -> anyhow::Result<Authorized> {
        Ok(InterceptedService::new(self.channel.clone(), Key(format!("Bearer {key}").parse()?)))
    }

    /// The sum of those series of a counter whose labels contain a text.
    #[must_use]
    pub fn counter(&self, name: &str, labels: &str) -> u64 {
        counter(&self.kit.registry.encode(), name, labels)
    }

    /// Stops it in order.
    ///
    /// # Errors
    /// When a part did not.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.stop.cancel();
        self.serving.await?
    }
}

/// The sum of those series of a counter on a metrics page whose labels contain a text.
#[must_use]
pub fn counter(page: &str, name: &str, labels: &str) -> u64 {
    let series = format!("{name}_total");
    page.lines()
        .filter_map(|line| line.strip_prefix(&series))
        .filter(|rest| rest.starts_with(['{', ' ']) && rest.contains(labels))
        .filter_map(|rest| rest.rsplit(' ').next()?.parse::<u64>().ok())
        .sum()
}

impl World {
    /// What a service of this world is built from.
    ///
    /// # Errors
    /// When a server is away.
    pub async fn kit(&self, service: ServiceName) -> anyhow::Result<Kit> {
        let config = DatabaseConfig {
            allow_unsafe: true,
            // However slow the machine is.
            connection_wait: Duration::from_secs(10),
            ..DatabaseConfig::new(&self.database_url)
        };
        let broker = BrokerConfig::new(&self.nats_url, self.broker.prefix().clone(), service.kebab());
        let registry = Metrics::default();
        Ok(Kit {
            database: Database::connect(&config, service).await?,
            broker: Broker::connect(&broker).await?,
            ids: Ids::system(),
            metrics: SharedMetrics::register(&registry).of(service),
            registry,
            consumer: ConsumerSettings::default(),
            relay: RelaySettings::default(),
            refill: RefillSettings { poll: Duration::from_millis(50) },
            retention: RetentionSettings::default(),
            held_back: HeldBack::default(),
        })
    }

    /// Publishes an event in another service's place; gives its id.
    ///
    /// # Errors
    /// What NATS says.
    pub async fn publish(
        &self,
        kind: &'static EventKind,
        at: Timestamp,
        payload: Vec<u8>,
    ) -> anyhow::Result<Uuid> {
        let id = Ids::system().next();
        let subject = match kind.shape {
            Shape::Single => topology::single_subject(kind, None, None),
            Shape::Pack => topology::pack_subject(kind, 0),
        };
        let headers = cloud_event_headers(&CloudEvent {
            id,
            event_type: kind.ce_type(),
            source: format!("/recontact/{}", kind.emitted_by),
            subject: id.to_string(),
            time: at,
            schema: kind.ce_dataschema(),
            traceparent: None,
        });
        self.broker.publish(&subject, headers, payload.into()).await?;
        Ok(id)
    }

    /// Waits until a service handled all that its streams hold and published all that it emitted.
    ///
    /// # Errors
    /// When it does not, with what waits.
    pub async fn drain(&self, service: ServiceName) -> anyhow::Result<()> {
        let schema = service.schema();
        let query = format!(
            "SELECT (SELECT count(*) FROM {schema}.outbox_pending)
                  + (SELECT count(*) FROM {schema}.parked WHERE state = 'retry')"
        );
        let reasons = format!("SELECT string_agg(reason, '; ') FROM {schema}.parked");
        until("a service came to rest", || async {
            // What is acknowledged is committed: asked the other way round, it might be on its way from here to there.
            let mut waiting: i64 = 0;
            for durable in durables_of(service) {
                let (pending, unacknowledged) = self.broker.lag(durable).await?;
                waiting += i64::try_from(pending + unacknowledged)?;
            }
            let kept: i64 =
                sqlx::query_scalar(sqlx::AssertSqlSafe(query.clone())).fetch_one(&self.pool).await?;
            waiting += kept;
            let reasons: Option<String> =
                sqlx::query_scalar(sqlx::AssertSqlSafe(reasons.clone())).fetch_one(&self.pool).await?;
            let reasons = reasons.unwrap_or_default();
            anyhow::ensure!(waiting == 0, "{waiting} things wait; put aside: {reasons}");
            Ok(Some(()))
        })
        .await
    }

    /// The payloads of all events of a kind that were emitted, oldest first.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn emitted(&self, kind: &'static EventKind) -> anyhow::Result<Vec<Vec<u8>>> {
        let query = format!(
            "SELECT payload FROM {}.event_log WHERE event_type = $1 ORDER BY event_id",
            kind.emitted_by.schema()
        );
        Ok(sqlx::query_scalar(sqlx::AssertSqlSafe(query)).bind(kind.ce_type()).fetch_all(&self.pool).await?)
    }
}
