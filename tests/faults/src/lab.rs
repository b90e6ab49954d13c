//! One run: servers, two replicas of every service, load, a history; then the questions that must hold.

use crate::{
    false_clock::FalseClock,
    ground::{Ground, GroundOptions},
    load::{History, Kind, Load, offer},
};
use anyhow::{Context as _, ensure};
use contracts::topology::ServiceName;
use e2e::{Fleet, sample};
use jiff::{SignedDuration, Timestamp};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use recontact::{apply, client::Client, resources, services};
use rustix::process::Signal;
use service_kit::clock::Monotonic;
use sqlx::{Connection as _, PgConnection};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    time::Duration,
};
use testkit::{World, until};
use uuid::Uuid;

/// A Monday morning: every shop of the sample is open.
pub const MORNING: &str = "2026-11-23T09:00:00Z";

/// The next noon: reminders, escalations and misses are due.
pub const NEXT_NOON: &str = "2026-11-24T12:00:00Z";

/// How a case is set up.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The servers.
    pub ground: GroundOptions,
    /// Settings of every process beside the usual ones.
    pub environment: Vec<(&'static str, String)>,
    /// Whether business time runs with the machine's; otherwise it stands still and the case moves it.
    pub real_time: bool,
}

/// The running system, and what was done to it.
pub struct Lab {
    /// The servers.
    pub ground: Ground,
    /// The services.
    pub fleet: Fleet,
    /// What was asked and answered.
    pub history: History,
    /// Of the seed: moments and victims.
    pub random: StdRng,
    pub(crate) seed: u64,
    pub(crate) faults: Vec<(String, Timestamp)>,
    pub(crate) measured: BTreeMap<String, u64>,
    load: Option<Load>,
    loads: u32,
    /// Ids of messages that the lab itself published.
    pub(crate) own: BTreeSet<Uuid>,
    /// When the last fault was over.
    pub(crate) healed: Monotonic,
    /// Whether other labs run on this machine at the same time.
    pub(crate) side_by_side: bool,
}

impl Lab {
    /// Starts everything and applies the sample.
    ///
    /// # Errors
    /// When something does not start.
    pub async fn start(seed: u64, options: Options) -> anyhow::Result<Self> {
        let ground = Ground::start(options.ground).await?;
        let server = ground.database_url()?;
        let world = World::over_servers(&server, ground.broker_url()?, &services::migrations()).await?;
        let mut environment = vec![
            ("RECONTACT_DATABASE_URL", ground.database_link.instead_of(&world.database_url)?),
            ("RECONTACT_NATS_URL", ground.services_broker_url()?),
        ];
        environment.extend(options.environment);
        let fleet = Fleet::start_over(world, environment).await?;
        if !options.real_time {
            fleet.world.set_time(MORNING.parse()?).await?;
        }
        apply::apply(&fleet.client(0)?, &resources::read_folder(&sample())?, false).await?;
        Ok(Self {
            ground,
            fleet,
            history: History::default(),
            random: StdRng::seed_from_u64(seed),
            seed,
            faults: Vec::new(),
            measured: BTreeMap::new(),
            load: None,
            loads: 0,
            own: BTreeSet::new(),
            healed: Monotonic::start(),
            side_by_side: false,
        })
    }

    /// The database for questions.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.fleet.world
    }

    /// Clients of both replicas.
    ///
    /// # Errors
    /// When an address can't be read.
    pub fn clients(&self) -> anyhow::Result<[Client; 2]> {
        Ok([self.fleet.client(0)?, self.fleet.client(1)?])
    }

    /// Begins to offer responses.
    ///
    /// # Errors
    /// When an address can't be read.
    pub fn start_load(&mut self) -> anyhow::Result<()> {
        self.start_load_every(Duration::from_millis(50))
    }

    /// Begins to offer responses with a pause between two batches: what a server must sync one by one takes its time.
    ///
    /// # Errors
    /// When an address can't be read.
    pub fn start_load_every(&mut self, pause: Duration) -> anyhow::Result<()> {
        self.loads += 1;
        let name = format!("{}-{}", self.seed, self.loads);
        self.start_load_of(Kind { pause, ..Kind::usual(name) })
    }

    /// Begins to offer responses of a kind.
    ///
    /// # Errors
    /// When an address can't be read.
    pub fn start_load_of(&mut self, kind: Kind) -> anyhow::Result<()> {
        ensure!(self.load.is_none(), "a load is under way: finish it first");
        self.load = Some(Load::start(self.clients()?, self.history.clone(), kind));
        Ok(())
    }

    /// Ends the load and waits for its last answer.
    ///
    /// # Errors
    /// When a batch was never answered.
    pub async fn finish_load(&mut self) -> anyhow::Result<()> {
        match self.load.take() {
            Some(load) => load.finish().await,
            None => Ok(()),
        }
    }

    /// Ends the load where it stands, if there is one: what it has offered stays as it is.
    pub(crate) async fn abandon_load(&mut self) {
        if let Some(load) = self.load.take() {
            load.abandon().await;
        }
    }

    /// Offers one batch to a replica, once.
    ///
    /// # Errors
    /// The refusal, or that no answer came.
    pub async fn offer(&mut self, replica: usize, count: usize) -> anyhow::Result<()> {
        self.loads += 1;
        let ids: Vec<String> =
            (0..count).map(|index| format!("{}-{}-{index}", self.seed, self.loads)).collect();
        offer(&self.fleet.client(replica)?, &self.history, &ids).await
    }

    /// Waits until so many responses more were accepted.
    ///
    /// # Errors
    /// When they never are.
    pub async fn accepted_more(&mut self, range: Range<usize>) -> anyhow::Result<()> {
        let wanted = self.history.accepted() + self.random.random_range(range);
        until("more responses are accepted", || {
            let accepted = self.history.accepted();
            async move { Ok((accepted >= wanted).then_some(())) }
        })
        .await
    }

    /// Waits until the database answers a question with at least so much.
    ///
    /// # Errors
    /// When it never does.
    pub async fn at_least(&self, query: &'static str, count: i64) -> anyhow::Result<()> {
        until(query, || async { Ok((self.world().count(query).await? >= count).then_some(())) }).await
    }

    /// Waits until the database answers a question with 0, however long that takes, as long as it comes closer.
    ///
    /// # Errors
    /// When it comes closer no more.
    pub async fn falls_to_zero(&self, query: &'static str) -> anyhow::Result<()> {
        let mut left = i64::MAX;
        while left > 0 {
            left = until(query, || async {
                let now = self.world().count(query).await?;
                Ok((now < left).then_some(now))
            })
            .await?;
        }
        Ok(())
    }

    /// Notes that a message in a stream is the lab's own.
    pub fn published_by_the_lab(&mut self, id: Uuid) {
        self.own.insert(id);
    }

    /// Notes a figure for the ledger.
    pub fn measure(&mut self, name: &str, figure: u64) {
        self.measured.insert(name.to_owned(), figure);
    }

    /// One of two ways, by the seed.
    pub fn coin(&mut self) -> bool {
        self.random.random_bool(0.5)
    }

    /// Notes a fault for the ledger.
    pub fn note(&mut self, fault: impl Into<String>) {
        self.faults.push((fault.into(), now()));
        self.healed = Monotonic::start();
    }

    /// Says that the last fault is over from now on.
    pub fn healed(&mut self) {
        self.healed = Monotonic::start();
    }

    /// Kills a replica on the spot.
    ///
    /// # Errors
    /// When there is none.
    pub fn kill(&mut self, service: ServiceName, replica: usize) -> anyhow::Result<()> {
        let index = self.fleet.index(service, replica).context("no such replica")?;
        self.fleet.kill(index)?;
        self.note(format!("SIGKILL {service}"));
        Ok(())
    }

    /// Kills a replica and starts it again by a wrong clock, so far ahead of the machine's. The clock that it goes by.
    ///
    /// # Errors
    /// When it can't be.
    pub fn restart_by_false_clock(
        &mut self,
        service: ServiceName,
        replica: usize,
        ahead: SignedDuration,
    ) -> anyhow::Result<FalseClock> {
        let index = self.fleet.index(service, replica).context("no such replica")?;
        let clock = self.ground.false_clock(&format!("{service}-{replica}"), ahead)?;
        self.fleet.kill(index)?;
        self.fleet.restart_with(index, &clock.environment())?;
        self.note(format!("clock of {service} wrong"));
        Ok(clock)
    }

    /// Starts a replica that ended again.
    ///
    /// # Errors
    /// When it can't be.
    pub fn restart(&mut self, service: ServiceName, replica: usize) -> anyhow::Result<()> {
        let index = self.fleet.index(service, replica).context("no such replica")?;
        self.fleet.restart(index)?;
        self.healed();
        Ok(())
    }

    /// Kills both replicas.
    ///
    /// # Errors
    /// When one can't be.
    pub fn kill_both(&mut self, service: ServiceName) -> anyhow::Result<()> {
        self.kill(service, 0)?;
        self.kill(service, 1)
    }

    /// Starts both replicas again.
    ///
    /// # Errors
    /// When one can't be.
    pub fn restart_both(&mut self, service: ServiceName) -> anyhow::Result<()> {
        self.restart(service, 0)?;
        self.restart(service, 1)
    }

    /// Lets a replica stand still for a while.
    ///
    /// # Errors
    /// When there is none.
    pub async fn stop_for(
        &mut self,
        service: ServiceName,
        replica: usize,
        time: Duration,
    ) -> anyhow::Result<()> {
        let index = self.fleet.index(service, replica).context("no such replica")?;
        self.note(format!("SIGSTOP {service}"));
        self.fleet.signal(index, Signal::STOP)?;
        lasts(time).await;
        self.fleet.signal(index, Signal::CONT)?;
        self.healed();
        Ok(())
    }

    /// Holds back every write to a table, while reads and row locks go on, until what it gives is closed.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn freeze(&mut self, table: &'static str) -> anyhow::Result<Frozen> {
        let mut connection = PgConnection::connect(&self.world().database_url).await?;
        let statement = format!("BEGIN; LOCK TABLE {table} IN SHARE MODE");
        sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&mut connection).await?;
        Ok(Frozen(connection))
    }

    /// Waits until something waits for a lock that the lab holds.
    ///
    /// # Errors
    /// When nothing does.
    pub async fn somebody_waits(&self) -> anyhow::Result<()> {
        self.at_least(
            "SELECT count(*) FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock'",
            1,
        )
        .await
    }

    /// Runs statements of the lab's own.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn sql(&self, statements: &str) -> anyhow::Result<()> {
        sqlx::raw_sql(sqlx::AssertSqlSafe(statements.to_owned())).execute(&self.world().pool).await?;
        Ok(())
    }

    /// Runs the program as an operator would, over the lab's own links.
    ///
    /// # Errors
    /// When it fails, with what it printed.
    pub fn run(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let world = self.world();
        let program = e2e::program()?;
        let mut command = std::process::Command::new(program);
        command
            .args(arguments)
            .env("RECONTACT_DATABASE_URL", &world.database_url)
            .env("RECONTACT_NATS_URL", &world.nats_url)
            .env("RECONTACT_PREFIX", &world.prefix)
            .env("RECONTACT_ACK_WAIT_MILLISECONDS", "2000")
            // Most cases run over a Postgres that is fast and forgetful.
            .env("RECONTACT_ALLOW_UNSAFE_DATABASE", "true")
            .env("RECONTACT_SERVER", self.fleet.addresses(0))
            .env("RECONTACT_KEY", e2e::KEY);
        // The load goes on meanwhile.
        let output = tokio::task::block_in_place(|| command.output())?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        ensure!(
            output.status.success(),
            "recontact {arguments:?}: {}\n{text}{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
        Ok(text)
    }

    /// The broker, for what only an administrator may do.
    ///
    /// # Errors
    /// When it is away.
    pub async fn broker(&self) -> anyhow::Result<async_nats::jetstream::Context> {
        Ok(async_nats::jetstream::new(async_nats::connect(&self.world().nats_url).await?))
    }
}

/// How long a fault lasts is a part of the fault: the one place where a case lets time pass. For what must come of it, cases
/// wait by looking.
pub async fn lasts(time: Duration) {
    tokio::time::sleep(time).await;
}

/// A table that takes no writes.
pub struct Frozen(PgConnection);

impl Frozen {
    /// Lets the writes go on.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn thaw(mut self) -> anyhow::Result<()> {
        sqlx::raw_sql("ROLLBACK").execute(&mut self.0).await?;
        Ok(self.0.close().await?)
    }
}

/// The machine's time: for the ledger, and for how far another clock is ahead of it.
#[expect(clippy::disallowed_methods, reason = "nothing of the system is decided by it")]
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}
