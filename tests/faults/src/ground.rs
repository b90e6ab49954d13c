//! The servers that a case may break, each behind two links: one for the services, which faults act on, and one for the
//! lab itself, which stays calm.

use crate::{
    false_clock::FalseClock,
    link::{Link, host_and_port},
};
use anyhow::Context as _;
use jiff::{SignedDuration, Timestamp};
use local_servers::{Binaries, Durability, PrivateNats, PrivatePostgres};
use rustix::process::{Pid, Signal, kill_process};
use std::path::{Path, PathBuf};

/// How the servers of a case are set up.
#[derive(Debug, Clone, Default)]
pub struct GroundOptions {
    /// Postgres writes like in production; otherwise it is fast and forgetful.
    pub durable: bool,
    /// More lines for the broker's configuration.
    pub nats_configuration: Option<String>,
    /// Where the broker keeps its data, if not beside everything else.
    pub nats_folder: Option<PathBuf>,
    /// Where Postgres keeps its data, if not beside everything else.
    pub postgres_folder: Option<PathBuf>,
    /// What the clock of Postgres shows at the start; it goes on from there, until the case moves it. Without: the
    /// machine's time.
    pub postgres_clock: Option<Timestamp>,
}

/// One Postgres and one NATS.
pub struct Ground {
    binaries: Binaries,
    options: GroundOptions,
    folder: tempfile::TempDir,
    postgres: PrivatePostgres,
    nats: PrivateNats,
    clock: Option<FalseClock>,
    /// Between the services and Postgres.
    pub database_link: Link,
    /// Between the services and NATS.
    pub broker_link: Link,
    own_database_link: Link,
    own_broker_link: Link,
}

impl Ground {
    /// Starts both servers over a folder of their own.
    ///
    /// # Errors
    /// When one does not start.
    pub async fn start(options: GroundOptions) -> anyhow::Result<Self> {
        let binaries = Binaries::find()?;
        let folder = tempfile::Builder::new().prefix("recontact-faults-").tempdir()?;
        let clock = options.postgres_clock.map(|shown| {
            let ahead = SignedDuration::from_secs(shown.duration_since(crate::lab::now()).as_secs());
            FalseClock::new(&binaries, folder.path(), "postgres", ahead)
        });
        let clock = clock.transpose()?;
        let postgres = start_postgres(&binaries, folder.path(), &options, clock.as_ref()).await?;
        let nats = start_nats(&binaries, folder.path(), &options).await?;
        let database = host_and_port(postgres.url())?;
        let broker = host_and_port(nats.url())?;
        Ok(Self {
            database_link: Link::before(&database).await?,
            broker_link: Link::before(&broker).await?,
            own_database_link: Link::before(&database).await?,
            own_broker_link: Link::before(&broker).await?,
            binaries,
            options,
            folder,
            postgres,
            nats,
            clock,
        })
    }

    /// The database's URL for the lab.
    ///
    /// # Errors
    /// Never, for a server that started.
    pub fn database_url(&self) -> anyhow::Result<String> {
        self.own_database_link.instead_of(self.postgres.url())
    }

    /// The broker's URL for the lab.
    ///
    /// # Errors
    /// Never, for a server that started.
    pub fn broker_url(&self) -> anyhow::Result<String> {
        self.own_broker_link.instead_of(self.nats.url())
    }

    /// The broker's URL for the services.
    ///
    /// # Errors
    /// Never, for a server that started.
    pub fn services_broker_url(&self) -> anyhow::Result<String> {
        self.broker_link.instead_of(self.nats.url())
    }

    /// The clock of Postgres.
    ///
    /// # Errors
    /// When the case left it the machine's.
    pub fn postgres_clock(&mut self) -> anyhow::Result<&mut FalseClock> {
        self.clock.as_mut().context("Postgres goes by the machine's clock in this case")
    }

    /// A wrong clock for a process of the system, so far ahead of the machine's.
    ///
    /// # Errors
    /// As [`FalseClock::new`].
    pub fn false_clock(&self, name: &str, ahead: SignedDuration) -> anyhow::Result<FalseClock> {
        FalseClock::new(&self.binaries, self.folder.path(), name, ahead)
    }

    /// Stops the broker where it stands, or lets it go on.
    ///
    /// # Errors
    /// When it has ended.
    pub fn signal_broker(&self, signal: Signal) -> anyhow::Result<()> {
        let pid = i32::try_from(self.nats.pid()).ok().and_then(Pid::from_raw).context("no pid")?;
        Ok(kill_process(pid, signal)?)
    }

    /// Kills the broker on the spot.
    pub fn kill_broker(&mut self) {
        self.nats.kill();
        self.broker_link.reset();
    }

    /// Starts the broker again over what its disk holds.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start_broker(&mut self) -> anyhow::Result<()> {
        self.nats = start_nats(&self.binaries, self.folder.path(), &self.options).await?;
        self.broker_link.retarget(self.nats.url())?;
        self.own_broker_link.retarget(self.nats.url())
    }

    /// Throws the broker's disk away. It must not run.
    ///
    /// # Errors
    /// When a file can't be removed.
    pub fn wipe_broker(&self) -> anyhow::Result<()> {
        let folder = self.options.nats_folder.as_deref().unwrap_or(self.folder.path());
        Ok(std::fs::remove_dir_all(folder.join("nats"))?)
    }

    /// Kills the postmaster on the spot.
    pub fn kill_database(&mut self) {
        self.postgres.kill();
    }

    /// Ends the postmaster and its children at once, as a power cut does.
    pub fn cut_off_database(&mut self) {
        let folder = self.options.postgres_folder.as_deref().unwrap_or(self.folder.path());
        self.postgres.cut_off(folder);
    }

    /// Whether the postmaster has ended.
    ///
    /// # Errors
    /// When that can't be told.
    pub fn database_has_ended(&mut self) -> anyhow::Result<bool> {
        self.postgres.has_ended()
    }

    /// Starts Postgres again over what its disk holds.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start_database(&mut self) -> anyhow::Result<()> {
        let clock = self.clock.as_ref();
        self.postgres = start_postgres(&self.binaries, self.folder.path(), &self.options, clock).await?;
        self.database_link.retarget(self.postgres.url())?;
        self.own_database_link.retarget(self.postgres.url())
    }

    /// Ends both servers in order.
    pub async fn stop(mut self) {
        self.nats.stop().await;
        self.postgres.stop().await;
    }
}

async fn start_postgres(
    binaries: &Binaries,
    folder: &Path,
    options: &GroundOptions,
    clock: Option<&FalseClock>,
) -> anyhow::Result<PrivatePostgres> {
    let durability = if options.durable { Durability::On } else { Durability::Off };
    let folder = options.postgres_folder.as_deref().unwrap_or(folder);
    let environment = clock.map(FalseClock::environment).unwrap_or_default();
    PrivatePostgres::start_with(binaries, folder, durability, &environment).await
}

async fn start_nats(
    binaries: &Binaries,
    folder: &Path,
    options: &GroundOptions,
) -> anyhow::Result<PrivateNats> {
    let mut arguments = Vec::new();
    let path = folder.join("nats.conf");
    if let Some(lines) = &options.nats_configuration {
        std::fs::write(&path, lines)?;
        arguments.extend(["--config", path.to_str().context("a path of the lab is text")?]);
    }
    let folder = options.nats_folder.as_deref().unwrap_or(folder);
    PrivateNats::start_with(binaries, folder, None, &arguments).await
}
