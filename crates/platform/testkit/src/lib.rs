#![doc = include_str!("../README.md")]

pub mod service;
pub mod tap;

use anyhow::Context as _;
use contracts::topology::{DURABLES, Prefix, ServiceName};
use eventing::{
    Broker,
    broker::{BrokerConfig, DurableSettings},
    migrate::{ServiceMigration, migrate_broker, migrate_database},
};
use jiff::Timestamp;
use service_kit::{clock::Monotonic, config::Environment};
use sqlx::{Connection as _, PgConnection, PgPool};
use std::time::Duration;

/// Longest wait of a test for anything.
pub const PATIENCE: Duration = Duration::from_secs(90);

const NEED: &str = "run the tests with `make test`, which starts Postgres and NATS for them";

/// A world of one test: its own database, its own streams.
pub struct World {
    /// Of the database.
    pub database_url: String,
    /// Of the broker.
    pub nats_url: String,
    /// Before every subject and stream.
    pub prefix: String,
    /// For questions of the test itself, as the owner of every schema.
    pub pool: PgPool,
    /// For what the test does to streams itself.
    pub broker: Broker,
    services: Vec<ServiceName>,
}

/// A message of a killed process comes again soon.
fn durables() -> DurableSettings {
    DurableSettings { ack_wait: Duration::from_secs(2), ..DurableSettings::default() }
}

impl World {
    /// Makes database, schemas, streams and durables.
    ///
    /// # Errors
    /// When the servers are away: `make test` starts them.
    pub async fn new(migrations: &[ServiceMigration]) -> anyhow::Result<Self> {
        let nats_url = Environment::of_process().get("TEST_NATS_URL").context(NEED)?.to_owned();
        Self::over(migrations, nats_url).await
    }

    /// Makes the same over a broker of the test's own.
    ///
    /// # Errors
    /// As [`World::new`].
    pub async fn over(migrations: &[ServiceMigration], nats_url: String) -> anyhow::Result<Self> {
        let server = Environment::of_process().get("TEST_DATABASE_URL").context(NEED)?.to_owned();
        Self::over_servers(&server, nats_url, migrations).await
    }

    /// Makes the same over servers of the test's own; `server` is the URL of any database of the cluster.
    ///
    /// # Errors
    /// When the servers are away.
    pub async fn over_servers(
        server: &str,
        nats_url: String,
        migrations: &[ServiceMigration],
    ) -> anyhow::Result<Self> {
        let name = format!("test_{}", &service_kit::ids::secret()[..16]);
        let mut connection = PgConnection::connect(server).await?;
        sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await?;
        let (base, _) = server.rsplit_once('/').context("TEST_DATABASE_URL without a database")?;
        let database_url = format!("{base}/{name}");
        migrate_database(&database_url, "recontact", migrations).await?;
        let config = BrokerConfig::new(&nats_url, Prefix::try_new(&name)?, "testkit");
        let broker = Broker::connect(&config).await?;
        migrate_broker(&broker, &durables(), 1).await?;
        let pool = PgPool::connect(&database_url).await?;
        let services = migrations.iter().map(|migration| migration.service).collect();
        Ok(Self { database_url, nats_url, prefix: name, pool, broker, services })
    }

    /// Makes every durable anew, so that all that the streams hold is delivered once more.
    ///
    /// # Errors
    /// What NATS says.
    pub async fn deliver_again(&self) -> anyhow::Result<()> {
        for durable in DURABLES {
            self.broker.remove_durable(durable).await?;
            self.broker.make_durable(durable, &durables()).await?;
        }
        Ok(())
    }

    /// Lets business time stand still at an instant, for every service of this world.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn set_time(&self, instant: Timestamp) -> anyhow::Result<()> {
        Ok(eventing::database::set_clock(&self.database_url, &self.services, instant, 0.0).await?)
    }

    /// One number that the database answers with.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn count(&self, query: &'static str) -> anyhow::Result<i64> {
        sqlx::query_scalar(query).fetch_one(&self.pool).await.context(query)
    }
}

/// Looks until something is so.
///
/// # Errors
/// When it is not so after [`PATIENCE`], with what was seen last.
pub async fn until<T, F>(what: &str, look: impl FnMut() -> F) -> anyhow::Result<T>
where
    F: Future<Output = anyhow::Result<Option<T>>>,
{
    until_within(PATIENCE, what, look).await
}

/// Looks until something is so, where how long that may take is a promise of its own. Looks at least once.
///
/// # Errors
/// When it is not so after that time, with what was seen last.
pub async fn until_within<T, F>(limit: Duration, what: &str, mut look: impl FnMut() -> F) -> anyhow::Result<T>
where
    F: Future<Output = anyhow::Result<Option<T>>>,
{
    let clock = Monotonic::start();
    let mut last = None;
    loop {
        match look().await {
            Ok(Some(value)) => return Ok(value),
            Ok(None) => {}
            Err(error) => last = Some(error),
        }
        if clock.elapsed() >= limit {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(last
        .unwrap_or_else(|| anyhow::anyhow!("not so after {} s", limit.as_secs_f64()))
        .context(what.to_owned()))
}
