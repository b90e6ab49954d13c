//! Builds services from settings: the same for `serve` and for `dev`.

use anyhow::Context as _;
use contracts::topology::{Prefix, ServiceName};
use eventing::{
    Broker, ConsumerSettings, Database, Kit,
    broker::{BrokerConfig, DurableSettings},
    consumer::HeldBack,
    database::DatabaseConfig,
    metrics::SharedMetrics,
    migrate::ServiceMigration,
    refill::RefillSettings,
    relay::RelaySettings,
    retention::RetentionSettings,
};
use serde::Deserialize;
use service_kit::{
    config::{self, Environment, Secret},
    ids::Ids,
    metrics::Metrics,
    server::Part,
};
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

/// Fewest characters of the identity key.
const IDENTITY_KEY_MIN: usize = 16;

/// Settings of a process, with what they are when nobody says otherwise.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Address to serve at.
    pub listen: SocketAddr,
    /// Postgres.
    pub database_url: Secret,
    /// Postgres of single services, by name: `ingest`, `alert_rules`.
    pub database_urls: BTreeMap<String, Secret>,
    /// NATS.
    pub nats_url: String,
    /// File with NATS credentials.
    pub nats_credentials: Option<PathBuf>,
    /// What stands before every subject and stream; empty: nothing.
    pub prefix: String,
    /// Name of the installation: roles are `<installation>_<service>`.
    pub installation: String,
    /// File of development keys.
    pub caller_keys: Option<PathBuf>,
    /// Key of the hashes by which external ids and customers are known outside ingest.
    pub identity_key: Secret,
    /// JSON lines in place of lines for people.
    pub log_json: bool,
    /// Address of an OTLP collector over gRPC.
    pub otlp_endpoint: Option<String>,
    /// Most connections to Postgres.
    pub pool_max: u32,
    /// Longest time of one statement, in milliseconds.
    pub statement_timeout_milliseconds: u64,
    /// Longest wait for a connection to Postgres, in milliseconds: then whoever asks is told that it is away.
    pub connection_wait_milliseconds: u64,
    /// After which an unacknowledged message comes again, in milliseconds: read by `migrate`.
    pub ack_wait_milliseconds: u64,
    /// Most messages of one transaction.
    pub batch_messages: usize,
    /// Bytes of unpublished events from which new work is refused.
    pub outbox_quota_bytes: u64,
    /// Longest time from the stop until everything has ended, in seconds.
    pub drain_seconds: u64,
    /// Accepts a Postgres that may lose what it acknowledged: for tests only.
    pub allow_unsafe_database: bool,
    /// Responses that may wait for the writer of ingest.
    pub ingest_queue: usize,
    /// How often a service looks whether its streams lost messages, in milliseconds.
    pub stream_poll_milliseconds: u64,
    /// Longest sleep of the scheduler between two looks, in milliseconds.
    pub scheduler_poll_milliseconds: u64,
    /// Reporting calls a case late when its next event is missing for so long, machine time.
    pub late_after_seconds: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 7070)),
            database_url: Secret::default(),
            database_urls: BTreeMap::new(),
            nats_url: String::new(),
            nats_credentials: None,
            prefix: String::new(),
            installation: "recontact".to_owned(),
            caller_keys: None,
            identity_key: Secret::default(),
            log_json: false,
            otlp_endpoint: None,
            pool_max: 8,
            statement_timeout_milliseconds: 10_000,
            connection_wait_milliseconds: 1_500,
            ack_wait_milliseconds: 30_000,
            batch_messages: ConsumerSettings::default().batch_messages,
            outbox_quota_bytes: 2 * 1024 * 1024 * 1024,
            drain_seconds: 20,
            allow_unsafe_database: false,
            ingest_queue: 10_000,
            stream_poll_milliseconds: 5_000,
            scheduler_poll_milliseconds: 1_000,
            late_after_seconds: 300,
        }
    }
}

impl Settings {
    /// Reads them: file, then `RECONTACT_<KEY>`, then `DATABASE_URL`, `<SERVICE>_DATABASE_URL` and `NATS_URL` for what is
    /// still not said.
    ///
    /// # Errors
    /// Every mistake at once.
    pub fn load(file: Option<&Path>, environment: &Environment) -> anyhow::Result<Self> {
        // These two stand for command-line options.
        let environment = environment.without(&[
            "RECONTACT_CONFIG",
            "RECONTACT_LOG",
            "RECONTACT_SERVER",
            "RECONTACT_KEY",
            "RECONTACT_SERVERS_DIR",
        ]);
        let mut settings: Self = config::load(file, "RECONTACT", &environment)
            .map_err(|mistakes| crate::failure::input(mistakes.to_string()))?;
        if settings.database_url.reveal().is_empty()
            && let Some(url) = environment.get("DATABASE_URL")
        {
            settings.database_url = Secret::new(url.to_owned());
        }
        if settings.nats_url.is_empty()
            && let Some(url) = environment.get("NATS_URL")
        {
            url.clone_into(&mut settings.nats_url);
        }
        for service in ServiceName::ALL {
            let name = format!("{}_DATABASE_URL", service.schema().to_uppercase());
            if let Some(url) = environment.get(&name) {
                settings
                    .database_urls
                    .entry(service.schema().to_owned())
                    .or_insert_with(|| Secret::new(url.to_owned()));
            }
        }
        Ok(settings)
    }

    /// Looks whether all is there that a service can't do without; gives its file of callers.
    ///
    /// # Errors
    /// Every mistake at once.
    pub fn check(&self, service: ServiceName) -> anyhow::Result<&Path> {
        let mut mistakes = Vec::new();
        if self.caller_keys.is_none() {
            mistakes.push("caller_keys: no file is named; set RECONTACT_CALLER_KEYS".to_owned());
        }
        if self.database_url(service).is_err() {
            mistakes.push("database_url: no Postgres is named; set DATABASE_URL".to_owned());
        }
        if self.nats_url.is_empty() {
            mistakes.push("nats_url: no NATS is named; set NATS_URL".to_owned());
        }
        if let Err(error) = self.prefix() {
            mistakes.push(error.to_string());
        }
        let length = self.identity_key.reveal().chars().count();
        if matches!(service, ServiceName::Ingest | ServiceName::Reporting) && length < IDENTITY_KEY_MIN {
            let what = if length == 0 { "is missing".to_owned() } else { format!("has {length}") };
            mistakes.push(format!(
                "identity_key: {what}, and needs at least {IDENTITY_KEY_MIN} characters; make one with \
                 `openssl rand -hex 32`, give ingest and reporting the same, and keep it for ever (RECONTACT_IDENTITY_KEY)"
            ));
        }
        match &self.caller_keys {
            Some(keys) if mistakes.is_empty() => Ok(keys),
            _ => Err(crate::failure::input(config::ConfigMistakes(mistakes).to_string())),
        }
    }

    /// The Postgres of a service.
    ///
    /// # Errors
    /// When none is named.
    pub fn database_url(&self, service: ServiceName) -> anyhow::Result<&str> {
        let url = self.database_urls.get(service.schema()).unwrap_or(&self.database_url).reveal();
        if url.is_empty() {
            return Err(crate::failure::input("no Postgres is named; set DATABASE_URL"));
        }
        Ok(url)
    }

    /// Subject and stream prefix.
    ///
    /// # Errors
    /// When it can't stand in a subject.
    pub fn prefix(&self) -> anyhow::Result<Prefix> {
        if self.prefix.is_empty() {
            return Ok(Prefix::none());
        }
        Prefix::try_new(&self.prefix).map_err(|error| crate::failure::input(error.to_string()))
    }

    /// What `migrate` needs to know of durables.
    #[must_use]
    pub fn durables(&self) -> DurableSettings {
        DurableSettings {
            ack_wait: Duration::from_millis(self.ack_wait_milliseconds),
            ..DurableSettings::default()
        }
    }

    /// Connects one service to its database.
    ///
    /// # Errors
    /// When Postgres is away, or `migrate` was not run.
    pub async fn database(&self, service: ServiceName) -> anyhow::Result<Database> {
        let config = DatabaseConfig {
            installation: self.installation.clone(),
            pool_max: self.pool_max,
            statement_timeout: Duration::from_millis(self.statement_timeout_milliseconds),
            connection_wait: Duration::from_millis(self.connection_wait_milliseconds),
            allow_unsafe: self.allow_unsafe_database,
            outbox_quota: self.outbox_quota_bytes,
            ..DatabaseConfig::new(self.database_url(service)?)
        };
        let database = Database::connect(&config, service).await;
        database.with_context(|| {
            format!("{service}: Postgres can't be used; is it running, and did `recontact migrate` run?")
        })
    }

    /// Connects to the broker under a name.
    ///
    /// # Errors
    /// When NATS is away.
    pub async fn broker(&self, name: &str) -> anyhow::Result<Broker> {
        if self.nats_url.is_empty() {
            return Err(crate::failure::input("no NATS is named; set NATS_URL"));
        }
        let mut config = BrokerConfig::new(&self.nats_url, self.prefix()?, name);
        config.credentials = self.nats_credentials.clone();
        Broker::connect(&config)
            .await
            .with_context(|| format!("{name}: NATS at {} can't be reached", self.nats_url))
    }
}

/// The migrations of all services.
#[must_use]
pub fn migrations() -> Vec<ServiceMigration> {
    ServiceName::ALL
        .into_iter()
        .map(|service| ServiceMigration { service, migrator: migrator(service) })
        .collect()
}

/// The migrations of one service.
#[must_use]
pub fn migrator(service: ServiceName) -> &'static eventing::migrate::Migrator {
    match service {
        ServiceName::Ingest => &ingest::MIGRATOR,
        ServiceName::AlertRules => &alert_rules::MIGRATOR,
        ServiceName::Assignment => &assignment::MIGRATOR,
        ServiceName::FollowUpScheduler => &follow_up_scheduler::MIGRATOR,
        ServiceName::Reporting => &reporting::MIGRATOR,
    }
}

/// Connects and builds one service.
///
/// # Errors
/// When a server is away, or a setting of the service is wrong.
pub async fn build(
    service: ServiceName,
    settings: &Settings,
    registry: &Metrics,
    shared: &SharedMetrics,
) -> anyhow::Result<(Part, Database)> {
    let kit = Kit {
        database: settings.database(service).await?,
        broker: settings.broker(service.kebab()).await?,
        ids: Ids::system(),
        registry: registry.clone(),
        metrics: shared.of(service),
        consumer: ConsumerSettings { batch_messages: settings.batch_messages, ..ConsumerSettings::default() },
        relay: RelaySettings::default(),
        refill: RefillSettings { poll: Duration::from_millis(settings.stream_poll_milliseconds) },
        retention: RetentionSettings::default(),
        held_back: HeldBack::default(),
    };
    let database = kit.database.clone();
    let identity_key = settings.identity_key.clone();
    let part = match service {
        ServiceName::Ingest => {
            let config = ingest::Config { identity_key, queue: settings.ingest_queue };
            ingest::build(config, kit).await?
        }
        ServiceName::AlertRules => alert_rules::build(kit),
        ServiceName::Assignment => assignment::build(kit),
        ServiceName::FollowUpScheduler => {
            let poll_milliseconds = settings.scheduler_poll_milliseconds;
            let config =
                follow_up_scheduler::Config { poll_milliseconds, ..follow_up_scheduler::Config::default() };
            follow_up_scheduler::build(config, kit)
        }
        ServiceName::Reporting => {
            let late_after_seconds = settings.late_after_seconds;
            reporting::build(reporting::Config { identity_key, late_after_seconds }, kit)
        }
    };
    Ok((part, database))
}
