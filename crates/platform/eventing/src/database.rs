//! One service's database: connections, transactions, clocks.

use crate::{
    connection::{Commit, Connections, Open},
    controls::{self, Guard},
    error::Error,
    relay::Outgoing,
    tx::Tx,
};
use contracts::topology::ServiceName;
use futures::future::BoxFuture;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use service_kit::{
    clock::{ClockRow, ClockState, Kept, LeapGuard, Monotonic},
    tasks::Tracker,
};
use sqlx::{
    Connection as _, Executor as _, PgConnection, PgPool, Postgres, Row as _,
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgPoolOptions, PgRow},
};
use std::{
    str::FromStr as _,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::{Notify, watch};

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
    /// Longest wait for a connection: who asks while Postgres is away is told so after this.
    pub connection_wait: Duration,
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
            connection_wait: Duration::from_millis(1_500),
            allow_unsafe: false,
            outbox_quota: 2 * 1024 * 1024 * 1024,
        }
    }
}

/// Longest wait for a connection that is given back to the pool to answer.
const RELEASE_LIMIT: Duration = Duration::from_secs(5);

/// So much longer than one statement a transaction may take before Postgres counts as gone.
const BEYOND_A_STATEMENT: Duration = Duration::from_secs(10);

/// Postgres did not answer in time.
fn no_answer(limit: Duration) -> sqlx::Error {
    let message = format!("Postgres did not answer within {} s", limit.as_secs_f64());
    sqlx::Error::Io(std::io::Error::new(std::io::ErrorKind::TimedOut, message))
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
    connections: Connections,
    service: ServiceName,
    tracker: Tracker,
    outgoing: Outgoing,
    committed: Notify,
    changed: Notify,
    put_aside: watch::Sender<()>,
    monotonic: Monotonic,
    /// From the first reading on.
    guard: Mutex<Option<LeapGuard>>,
    leaping: AtomicBool,
    outbox_bytes: AtomicU64,
    outbox_quota: u64,
    transaction_limit: Duration,
    connection_wait: Duration,
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
        // A host that is gone without a word must not keep its locks: no transaction here is idle for longer than the
        // relay waits for the broker.
        // Names come from the topology and from a checked setting, so no text of a stranger stands in the statement.
        let prepare = format!(
            "SET ROLE \"{}\"; SET search_path TO \"{}\"; SET statement_timeout = {timeout}; \
             SET lock_timeout = {timeout}; SET idle_in_transaction_session_timeout = '25s'; \
             SET tcp_user_timeout = '10s'; SET tcp_keepalives_idle = '5s'; SET tcp_keepalives_interval = '2s'; \
             SET tcp_keepalives_count = 3",
            role(&config.installation, service),
            service.schema(),
        );
        try_once(&options, &prepare, &role(&config.installation, service)).await?;
        let pool = PgPoolOptions::new()
            .max_connections(config.pool_max)
            .acquire_timeout(config.connection_wait)
            .after_connect(move |connection, _| {
                let prepare = prepare.clone();
                Box::pin(async move {
                    connection.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(prepare))).await?;
                    Ok(())
                })
            })
            .after_release(|connection, _| {
                Box::pin(async move {
                    // Whoever gave up in the middle of a statement left its answer to be read. A Postgres that is gone
                    // without a word never gives it, and the connection would be waited for until TCP gives up. And whoever
                    // gave up while BEGIN was on its way left a transaction that sqlx knows nothing of: there these
                    // two instants differ, and the connection is closed. As one message: otherwise they always do.
                    let outside = sqlx::raw_sql("SELECT now() = statement_timestamp()");
                    match tokio::time::timeout(RELEASE_LIMIT, outside.fetch_one(connection)).await {
                        Ok(answer) => answer?.try_get(0),
                        Err(_) => Err(no_answer(RELEASE_LIMIT)),
                    }
                })
            })
            .connect_with(options)
            .await?;
        if !config.allow_unsafe {
            refuse_unsafe(&pool).await?;
        }
        Ok(Self(Arc::new(Inner {
            connections: Connections::new(pool.clone(), config.pool_max, config.connection_wait),
            pool,
            service,
            tracker: Tracker::default(),
            outgoing: Outgoing::default(),
            committed: Notify::new(),
            changed: Notify::new(),
            put_aside: watch::Sender::new(()),
            monotonic: Monotonic::start(),
            guard: Mutex::new(None),
            leaping: AtomicBool::new(false),
            outbox_bytes: AtomicU64::new(0),
            outbox_quota: config.outbox_quota,
            transaction_limit: config.statement_timeout,
            connection_wait: config.connection_wait,
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

    /// A connection inside a transaction.
    pub(crate) async fn begin(&self, commit: Commit) -> Result<Open, Error> {
        self.0.connections.begin(commit).await
    }

    /// Keeps a connection whose transaction ended.
    pub(crate) fn keep(&self, open: Open) {
        self.0.connections.keep(open);
    }

    /// One view of the whole database for several statements, which must agree with each other; it can't write.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn snapshot(&self) -> Result<sqlx::Transaction<'static, Postgres>, Error> {
        Ok(self.0.pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
    }

    /// Runs `work` in one transaction and in a task of its own: a caller that goes away can't leave it half-open.
    /// Commits when it gives `Ok`, with everything that it emitted; rolls back otherwise.
    ///
    /// # Errors
    /// What `work` gave, or what Postgres says; that Postgres is unavailable when it takes much longer than a statement
    /// may.
    pub async fn transact<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, Error>> + Send + 'static,
    {
        let limit = self.0.transaction_limit + BEYOND_A_STATEMENT;
        match self.transact_within(limit, work).await {
            // A Postgres whose host is gone says nothing at all: for the caller it is away.
            Err(Error::TimedOut(cause)) => Err(Error::Unavailable(cause)),
            result => result,
        }
    }

    /// The same, given up when it takes longer; whether it was committed all the same is then not known.
    ///
    /// # Errors
    /// What `work` gave, or what Postgres says; that it timed out.
    pub async fn transact_within<T, F>(&self, limit: Duration, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, Error>> + Send + 'static,
    {
        self.transact_as(Commit::Stands, limit, work).await
    }

    /// The same, for what may be undone by a Postgres that dies as well.
    pub(crate) async fn transact_as<T, F>(&self, commit: Commit, limit: Duration, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, Error>> + Send + 'static,
    {
        let database = self.clone();
        let span = tracing::Span::current();
        let task = async move {
            let mut tx = Tx::begin(database.clone(), commit).await?;
            match work(&mut tx).await {
                Ok(value) => {
                    let emitted = tx.commit().await?;
                    if !emitted.is_empty() && !database.0.outgoing.hand_over(emitted) {
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
        let task = async move {
            let answered = tokio::time::timeout(limit, tracing::Instrument::instrument(task, span)).await;
            answered.unwrap_or_else(|_| {
                Err(Error::TimedOut(format!("a transaction took more than {} s", limit.as_secs_f64())))
            })
        };
        match self.0.tracker.spawn(task).await {
            Ok(result) => result,
            Err(panic) => Err(Error::Other(anyhow::anyhow!("panicked: {}", panic_text(panic)))),
        }
    }

    /// Waits for the answer to a statement outside a transaction, a little longer than Postgres itself lets it run: one
    /// whose host is gone never says that it took too long.
    ///
    /// # Errors
    /// What Postgres says, or that it says nothing.
    pub async fn answered<T, E: Into<Error>>(
        &self,
        statement: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Error> {
        let limit = self.0.connection_wait + self.0.transaction_limit + RELEASE_LIMIT;
        match tokio::time::timeout(limit, statement).await {
            Ok(answer) => answer.map_err(Into::into),
            Err(_) => Err(no_answer(limit).into()),
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
        Ok(self.reader().await?.1)
    }

    /// A connection for reads outside a transaction, with what the clocks showed when it was taken: one look at Postgres for who
    /// answers by several statements.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn reader(&self) -> Result<(PoolConnection<Postgres>, Reading), Error> {
        let reader = async {
            let mut connection = self.0.pool.acquire().await?;
            let reading = self.read_clocks(&mut connection).await?;
            Ok::<_, Error>((connection, reading))
        };
        self.answered(reader).await
    }

    pub(crate) async fn read_clocks(&self, connection: &mut PgConnection) -> Result<Reading, Error> {
        let row = sqlx::query(
            "SELECT clock_timestamp() AS machine, clock.machine_anchor, clock.business_anchor, clock.speed,
                    (SELECT accepted_at FROM clock_acceptance) AS accepted,
                    (SELECT generation FROM resource_generation) AS generation
             FROM (VALUES (1)) AS always LEFT JOIN clock ON true",
        )
        .fetch_one(&mut *connection)
        .await?;
        self.reading(connection, &row).await
    }

    /// The reading that a row of both clocks tells.
    pub(crate) async fn reading(&self, connection: &mut PgConnection, row: &PgRow) -> Result<Reading, Error> {
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
                let kept = if self.is_guarded() { None } else { kept_clock(connection).await? };
                let elapsed = self.0.monotonic.elapsed();
                let mut guard = self.0.guard.lock().unwrap_or_else(PoisonError::into_inner);
                let guard = guard.get_or_insert_with(|| LeapGuard::resumed(kept, machine, elapsed));
                guard.read(machine, elapsed, accepted.map(jiff_sqlx::Timestamp::to_jiff))
            }
        };
        self.0.leaping.store(state == ClockState::Leaping, Ordering::Relaxed);
        Ok(Reading { machine, business, state, clock, generation: row.try_get("generation")? })
    }

    fn is_guarded(&self) -> bool {
        self.0.guard.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Keeps what a reading showed, for processes that start after this one.
    pub(crate) async fn keep_clock(&self, reading: &Reading) -> Result<(), Error> {
        let is_a_leap = reading.business != reading.machine;
        // A test clock is no clock to guard; and where nobody watched for a while there is nothing to go on from yet.
        if reading.clock.is_some() || (reading.state == ClockState::Leaping && !is_a_leap) {
            return Ok(());
        }
        let query = sqlx::query(
            "INSERT INTO clock_kept (reading, shown) VALUES ($1, $2)
             ON CONFLICT (singleton) DO UPDATE SET reading = $1, shown = $2",
        )
        .bind(reading.machine.to_sqlx())
        .bind(reading.business.to_sqlx())
        .execute(&self.0.pool);
        self.answered(query).await.map(drop)
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

    /// The short way to the broker.
    pub(crate) fn outgoing(&self) -> &Outgoing {
        &self.0.outgoing
    }

    /// Wakes the relay of this process.
    pub(crate) fn publish_now(&self) {
        self.0.committed.notify_one();
    }

    /// Sleeps until events were committed by this process that were not handed over, or the time is over.
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

    /// An item was put aside, or got another try.
    pub(crate) fn note_put_aside(&self) {
        self.0.put_aside.send_replace(());
    }

    /// Tells whoever tries items again that this process put one aside.
    pub(crate) fn put_aside(&self) -> watch::Receiver<()> {
        self.0.put_aside.subscribe()
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
        self.0.connections.forget();
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
    /// The generation of the service's resources at that moment: whoever decides asks for both.
    pub(crate) generation: i64,
}

/// What a process kept of the clock before this one started.
async fn kept_clock(connection: &mut PgConnection) -> Result<Option<Kept>, Error> {
    let kept: Option<(jiff_sqlx::Timestamp, jiff_sqlx::Timestamp)> =
        sqlx::query_as("SELECT reading, shown FROM clock_kept").fetch_optional(connection).await?;
    Ok(kept.map(|(reading, shown)| Kept { reading: reading.to_jiff(), shown: shown.to_jiff() }))
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
