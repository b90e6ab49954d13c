//! One service's database: connections, transactions, clocks.

use crate::{
    controls::{self, Guard},
    error::Error,
    tx::Tx,
};
use contracts::topology::ServiceName;
use futures::future::BoxFuture;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use service_kit::{
    clock::{ClockRow, ClockState, LeapGuard, Monotonic},
    tasks::Tracker,
};
use sqlx::{
    Connection as _, Executor as _, PgConnection, PgPool, Row as _,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use std::{
    str::FromStr as _,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::Notify;

/// Where and how to connect.
#[derive(Debug, Clone)]
pub struct DatabaseConfig {
    /// `postgres://…`.
    pub url: String,
    /// Installation's name: the service's role is `<installation>_<schema>`.
    pub installation: String,
    /// Most connections.
    pub pool_max: u32,
    /// Longest time of one statement.
    pub statement_timeout: Duration,
    /// Accept a Postgres that may lose what it acknowledged: for tests only.
    pub allow_unsafe: bool,
    /// Bytes of unpublished events from which new work is refused.
    pub outbox_quota: u64,
}

impl DatabaseConfig {
    /// The defaults for a URL.
    #[must_use]
    pub fn new(url: &str) -> Self {
        Self {
            url: url.to_owned(),
            installation: "recontact".to_owned(),
            pool_max: 8,
            statement_timeout: Duration::from_secs(10),
            allow_unsafe: false,
            outbox_quota: 2 * 1024 * 1024 * 1024,
        }
    }
}

/// The role that a service works as.
#[must_use]
pub fn role(installation: &str, service: ServiceName) -> String {
    format!("{installation}_{}", service.schema())
}

/// A service's own schema, reached by its own role. Clones share everything.
#[derive(Clone)]
pub struct Database(Arc<Inner>);

struct Inner {
    pool: PgPool,
    service: ServiceName,
    tracker: Tracker,
    committed: Notify,
    changed: Notify,
    guard: Mutex<(LeapGuard, Monotonic)>,
    leaping: AtomicBool,
    outbox_bytes: AtomicU64,
    outbox_quota: u64,
    transaction_limit: Duration,
}

impl Database {
    /// Connects as the service: its role, its schema first in the search path, statements limited in time.
    ///
    /// # Errors
    /// When the URL can't be read, Postgres isn't reachable, the role or schema is missing (run `migrate`), or Postgres
    /// is set to lose what it acknowledged.
    pub async fn connect(config: &DatabaseConfig, service: ServiceName) -> Result<Self, Error> {
        let options = PgConnectOptions::from_str(&config.url).map_err(|error| Error::Other(error.into()))?;
        let options = options.application_name(service.kebab());
        let timeout = config.statement_timeout.as_millis();
        // Names come from the topology and from a checked setting, so no text of a stranger stands in the statement.
        let prepare = format!(
            "SET ROLE \"{}\"; SET search_path TO \"{}\"; SET statement_timeout = {timeout}; \
             SET lock_timeout = {timeout}; SET idle_in_transaction_session_timeout = '60s'",
            role(&config.installation, service),
            service.schema(),
        );
        try_once(&options, &prepare, &role(&config.installation, service)).await?;
        let pool = PgPoolOptions::new()
            .max_connections(config.pool_max)
            .acquire_timeout(Duration::from_secs(5))
            .after_connect(move |connection, _| {
                let prepare = prepare.clone();
                Box::pin(async move {
                    connection.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(prepare))).await?;
                    Ok(())
                })
            })
            .connect_with(options)
            .await?;
        if !config.allow_unsafe {
            refuse_unsafe(&pool).await?;
        }
        Ok(Self(Arc::new(Inner {
            pool,
            service,
            tracker: Tracker::default(),
            committed: Notify::new(),
            changed: Notify::new(),
            guard: Mutex::new((LeapGuard::default(), Monotonic::start())),
            leaping: AtomicBool::new(false),
            outbox_bytes: AtomicU64::new(0),
            outbox_quota: config.outbox_quota,
            transaction_limit: config.statement_timeout,
        })))
    }

    /// For reads outside a transaction, in `store.rs`.
    #[must_use]
    pub fn pool(&self) -> &PgPool {
        &self.0.pool
    }

    /// Whose database it is.
    #[must_use]
    pub fn service(&self) -> ServiceName {
        self.0.service
    }

    /// One view of the whole database for several statements, which must agree with each other; it can't write.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn snapshot(&self) -> Result<sqlx::Transaction<'static, sqlx::Postgres>, Error> {
        Ok(self.0.pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
    }

    /// Runs `work` in one transaction and in a task of its own: a caller that goes away can't leave it half-open.
    /// Commits when it gives `Ok`, with everything that it emitted; rolls back otherwise.
    ///
    /// # Errors
    /// What `work` gave, or what Postgres says.
    pub async fn transact<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, Error>> + Send + 'static,
    {
        let database = self.clone();
        let span = tracing::Span::current();
        let task = async move {
            let mut tx = Tx::begin(database.clone()).await?;
            match work(&mut tx).await {
                Ok(value) => {
                    let emitted = tx.commit().await?;
                    if emitted {
                        database.0.committed.notify_one();
                    }
                    Ok(value)
                }
                Err(error) => {
                    // The connection rolls back by itself when this fails: the error that counts is the work's.
                    let _ = tx.rollback().await;
                    Err(error)
                }
            }
        };
        match self.0.tracker.spawn(tracing::Instrument::instrument(task, span)).await {
            Ok(result) => result,
            Err(panic) => Err(Error::Other(anyhow::anyhow!("panicked: {}", panic_text(panic)))),
        }
    }

    /// Longest time that a batch's transaction may take.
    #[must_use]
    pub fn transaction_limit(&self) -> Duration {
        self.0.transaction_limit
    }

    /// Business time outside a transaction.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn now(&self) -> Result<Reading, Error> {
        let mut connection = self.0.pool.acquire().await?;
        self.read_clocks(&mut connection).await
    }

    pub(crate) async fn read_clocks(&self, connection: &mut PgConnection) -> Result<Reading, Error> {
        let row = sqlx::query(
            "SELECT clock_timestamp() AS machine, clock.machine_anchor, clock.business_anchor, clock.speed,
                    (SELECT accepted_at FROM clock_acceptance) AS accepted
             FROM (VALUES (1)) AS always LEFT JOIN clock ON true",
        )
        .fetch_one(connection)
        .await?;
        let machine = row.try_get::<jiff_sqlx::Timestamp, _>("machine")?.to_jiff();
        let clock = match row.try_get::<Option<f64>, _>("speed")? {
            None => None,
            Some(speed) => Some(ClockRow {
                machine_anchor: row.try_get::<jiff_sqlx::Timestamp, _>("machine_anchor")?.to_jiff(),
                business_anchor: row.try_get::<jiff_sqlx::Timestamp, _>("business_anchor")?.to_jiff(),
                speed,
            }),
        };
        let (business, state) = match clock {
            Some(clock) => (clock.business_at(machine), ClockState::Steady),
            None if controls::is_off(Guard::ClockGuard) => (machine, ClockState::Steady),
            None => {
                let accepted = row.try_get::<Option<jiff_sqlx::Timestamp>, _>("accepted")?;
                let mut guard = self.0.guard.lock().unwrap_or_else(PoisonError::into_inner);
                let elapsed = guard.1.elapsed();
                guard.0.read(machine, elapsed, accepted.map(jiff_sqlx::Timestamp::to_jiff))
            }
        };
        self.0.leaping.store(state == ClockState::Leaping, Ordering::Relaxed);
        Ok(Reading { machine, business, state, clock })
    }

    /// Whether the database's clock leapt, as this process last saw it: firing stops until it is believed.
    #[must_use]
    pub fn clock_is_leaping(&self) -> bool {
        self.0.leaping.load(Ordering::Relaxed)
    }

    /// Accepts the database's clock as it is, for every replica: one that sees a leap up to here believes it at once.
    /// What the clock showed.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn accept_clock(&self, accepted_by: &str) -> Result<Timestamp, Error> {
        let accepted: jiff_sqlx::Timestamp = sqlx::query_scalar(
            "INSERT INTO clock_acceptance (accepted_at, accepted_by) VALUES (clock_timestamp(), $1)
             ON CONFLICT (singleton) DO UPDATE SET accepted_at = clock_timestamp(), accepted_by = $1
             RETURNING accepted_at",
        )
        .bind(accepted_by)
        .fetch_one(&self.0.pool)
        .await?;
        Ok(accepted.to_jiff())
    }

    /// Wakes the relay of this process.
    pub(crate) fn publish_now(&self) {
        self.0.committed.notify_one();
    }

    /// Sleeps until events were committed by this process, or the time is over.
    pub async fn committed(&self, at_most: Duration) {
        let _ = tokio::time::timeout(at_most, self.0.committed.notified()).await;
    }

    /// Wakes whoever waits for changed schedules in this process.
    pub fn wake(&self) {
        self.0.changed.notify_one();
    }

    /// Sleeps until [`Database::wake`], or the time is over.
    pub async fn woken(&self, at_most: Duration) {
        let _ = tokio::time::timeout(at_most, self.0.changed.notified()).await;
    }

    pub(crate) fn set_outbox_bytes(&self, bytes: u64) {
        self.0.outbox_bytes.store(bytes, Ordering::Relaxed);
    }

    /// Whether so many events wait for the broker that new work must be refused; seen by the relay's last look.
    #[must_use]
    pub fn outbox_is_full(&self) -> bool {
        self.0.outbox_bytes.load(Ordering::Relaxed) >= self.0.outbox_quota
    }

    /// Waits for running transactions and closes every connection.
    pub async fn close(&self) {
        self.0.tracker.finish().await;
        self.0.pool.close().await;
    }
}

/// What both clocks showed at once.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// The database's clock: retention, leases, retries.
    pub machine: Timestamp,
    /// What a person reads: deadlines, due, accepted at.
    pub business: Timestamp,
    /// Whether firing may go on.
    pub state: ClockState,
    /// The test clock, if there is one.
    pub clock: Option<ClockRow>,
}

fn panic_text(error: tokio::task::JoinError) -> String {
    if !error.is_panic() {
        return error.to_string();
    }
    crate::consumer::panic_message(error.into_panic().as_ref())
}

/// One connection outside the pool, which would only say that it waited in vain, and not why.
async fn try_once(options: &PgConnectOptions, prepare: &str, role: &str) -> Result<(), Error> {
    let at = format!("Postgres at {}:{}", options.get_host(), options.get_port());
    let connecting = PgConnection::connect_with(options);
    let mut connection = connecting.await.map_err(|error| Error::Unavailable(format!("{at}: {error}")))?;
    connection.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(prepare.to_owned()))).await.map_err(|error| {
        // Without the line of Postgres's own source that it adds.
        let cause = match error.as_database_error() {
            Some(database) => database.message().to_owned(),
            None => error.to_string(),
        };
        Error::Unavailable(format!(
            "{at}: working as {role}: {cause}; run `recontact migrate` with the same login"
        ))
    })?;
    connection.close().await.map_err(Error::from)
}

async fn refuse_unsafe(pool: &PgPool) -> Result<(), Error> {
    for setting in ["fsync", "full_page_writes", "synchronous_commit"] {
        let value: String =
            sqlx::query_scalar("SELECT current_setting($1)").bind(setting).fetch_one(pool).await?;
        if value == "off" {
            return Err(Error::Other(anyhow::anyhow!(
                "Postgres runs with {setting}=off: it would lose responses that were accepted; switch it on"
            )));
        }
    }
    Ok(())
}

/// Sets or moves the test clock of several services in one transaction; all must share the database at `url`, whose
/// login owns their schemas.
///
/// # Errors
/// What Postgres says.
pub async fn set_clock(
    url: &str,
    services: &[ServiceName],
    business: Timestamp,
    speed: f64,
) -> Result<(), Error> {
    let mut connection = PgConnection::connect(url).await?;
    let mut transaction = connection.begin().await?;
    let machine: jiff_sqlx::Timestamp =
        sqlx::query_scalar("SELECT clock_timestamp()").fetch_one(&mut *transaction).await?;
    for service in services {
        // A schema's name is one of five of the topology.
        let statement = format!(
            "INSERT INTO {}.clock (machine_anchor, business_anchor, speed) VALUES ($1, $2, $3)
             ON CONFLICT (singleton) DO UPDATE SET machine_anchor = $1, business_anchor = $2, speed = $3",
            service.schema()
        );
        sqlx::query(sqlx::AssertSqlSafe(statement))
            .bind(machine)
            .bind(business.to_sqlx())
            .bind(speed)
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(())
}
