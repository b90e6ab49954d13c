//! The whole system under test: in one process for stories, in many for crashes.

pub mod bench;
pub mod door;
pub mod invariants;

use anyhow::Context as _;
use contracts::topology::ServiceName;
use eventing::metrics::SharedMetrics;
use rand::RngExt as _;
use recontact::{
    apply,
    client::Client,
    resources,
    services::{self, Settings},
};
use rustix::process::{Pid, Signal, kill_process};
use service_kit::{
    caller::{Caller, CallerKind, Callers, DevelopmentKey, Role, write_key_file},
    config::{Environment, Secret},
    metrics::Metrics,
    server::{ServerOptions, run_until_stopped},
    tasks::Tracker,
};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Mutex, PoisonError},
};
use testkit::{World, tap::Tap};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// The key of the tests' operator.
pub const KEY: &str = "operator-of-the-tests";

/// The key of a manager of the tests, who may not submit.
pub const MANAGER_KEY: &str = "manager-of-the-tests";

/// The identity key of the tests.
const IDENTITY_KEY: &str = "0123456789abcdef0123456789abcdef";

fn keys() -> Vec<DevelopmentKey> {
    let key = |key: &str, name: &str, kind, role| {
        let (roles, units) = (BTreeSet::from([role]), BTreeSet::new());
        DevelopmentKey { key: key.to_owned(), caller: Caller { name: name.to_owned(), kind, roles, units } }
    };
    let mut keys = vec![
        key(KEY, "operator", CallerKind::Service, Role::Operator),
        key(MANAGER_KEY, "manager", CallerKind::Person, Role::Manager),
    ];
    // What people of the sample may do follows from the directory alone.
    keys.extend(PEOPLE.map(|name| key(name, name, CallerKind::Person, Role::Manager)));
    keys
}

/// The program that is tested.
///
/// # Errors
/// When it isn't built.
pub fn program() -> anyhow::Result<PathBuf> {
    // Controls run a program that is built apart.
    if let Some(program) = Environment::of_process().get("E2E_PROGRAM") {
        return Ok(PathBuf::from(program));
    }
    // A test is one folder deeper than a program.
    let program = std::env::current_exe()?;
    let folders = program.ancestors().skip(1).take(2);
    let found = folders.map(|folder| folder.join("recontact")).find(|program| program.is_file());
    found.context("the program isn't built; build it with `cargo build --package recontact`")
}

/// People of the sample who have a key, which is their name.
pub const PEOPLE: [&str; 6] =
    ["alice-moreau", "bruno-lefevre", "david-roux", "emma-petit", "karen-hughes", "liam-patel"];

/// The folder of the sample world.
#[must_use]
pub fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy/dev/sample")
}

/// All services in one process.
pub struct System {
    /// Its database and streams.
    pub world: World,
    /// An operator's client.
    pub client: Client,
    /// Where all services are served.
    pub address: String,
    settings: Settings,
    stop: CancellationToken,
    serving: tokio::task::JoinHandle<anyhow::Result<()>>,
}

impl System {
    /// Starts all services over a fresh world.
    ///
    /// # Errors
    /// When one does not start.
    pub async fn start() -> anyhow::Result<Self> {
        let world = World::new(&services::migrations()).await?;
        let nats_url = world.nats_url.clone();
        Self::start_over(world, nats_url).await
    }

    /// Starts all services over a fresh world whose broker they reach through a tap.
    ///
    /// # Errors
    /// When one does not start.
    pub async fn start_tapped() -> anyhow::Result<(Self, Tap)> {
        let world = World::new(&services::migrations()).await?;
        let tap = Tap::before(&world.nats_url).await?;
        Ok((Self::start_over(world, tap.url().to_owned()).await?, tap))
    }

    async fn start_over(world: World, nats_url: String) -> anyhow::Result<Self> {
        let settings = Settings {
            database_url: Secret::new(world.database_url.clone()),
            nats_url,
            prefix: world.prefix.clone(),
            identity_key: Secret::new(IDENTITY_KEY.to_owned()),
            allow_unsafe_database: true,
            pool_max: 4,
            // However slow the machine is; how soon who asks is told is shown by case 32 of the fault lab.
            connection_wait_milliseconds: 10_000,
            scheduler_poll_milliseconds: 50,
            ..Settings::default()
        };
        let registry = Metrics::default();
        let shared = SharedMetrics::register(&registry);
        let mut parts = Vec::new();
        for service in ServiceName::ALL {
            parts.push(services::build(service, &settings, &registry, &shared).await?.0);
        }
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = format!("http://{}", listener.local_addr()?);
        let client = Client::new(&address, KEY)?;
        let stop = CancellationToken::new();
        let options = ServerOptions {
            callers: Callers::new(keys()),
            metrics: registry,
            // However slow the machine is; how soon a process must end is shown by case 12 of the fault lab.
            drain: testkit::PATIENCE,
        };
        let serving = Tracker::default().spawn(run_until_stopped(parts, listener, options, stop.clone()));
        recontact::dev::idle::reachable(&client).await?;
        Ok(Self { world, client, address, settings, stop, serving })
    }

    /// What its services were built with.
    #[must_use]
    pub fn settings(&self) -> Settings {
        self.settings.clone()
    }

    /// Who may call.
    #[must_use]
    pub fn callers(&self) -> Callers {
        Callers::new(keys())
    }

    /// Applies the sample's resources.
    ///
    /// # Errors
    /// A mistake in them.
    pub async fn apply_sample(&self) -> anyhow::Result<()> {
        apply::apply(&self.client, &resources::read_folder(&sample())?, false).await.map(drop)
    }

    /// Waits until nothing is left to do.
    ///
    /// # Errors
    /// When it is not so after a while.
    pub async fn drain(&self) -> anyhow::Result<recontact::dev::idle::Counts> {
        tokio::time::timeout(testkit::PATIENCE, recontact::dev::idle::wait(&self.client))
            .await
            .context("it never came to rest")?
    }

    /// Stops in order.
    ///
    /// # Errors
    /// When a part did not.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.stop.cancel();
        self.serving.await?
    }
}

/// Two replicas of every service, each a process.
pub struct Fleet {
    /// Their database and streams.
    pub world: World,
    folder: tempfile::TempDir,
    environment: Vec<(&'static str, String)>,
    processes: Vec<(ServiceName, u16, Child)>,
}

impl Fleet {
    /// Starts them.
    ///
    /// # Errors
    /// When the program isn't built, or one does not start.
    pub async fn start() -> anyhow::Result<Self> {
        Self::start_over(World::new(&services::migrations()).await?, Vec::new()).await
    }

    /// Starts them so that they send their traces to a collector.
    ///
    /// # Errors
    /// As [`Fleet::start`].
    pub async fn start_traced(otlp_endpoint: String) -> anyhow::Result<Self> {
        let environment = vec![("RECONTACT_OTLP_ENDPOINT", otlp_endpoint)];
        Self::start_over(World::new(&services::migrations()).await?, environment).await
    }

    /// Starts them over a world; `environment` is set beside and after what is always set.
    ///
    /// # Errors
    /// As [`Fleet::start`].
    pub async fn start_over(world: World, environment: Vec<(&'static str, String)>) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        write_key_file(&folder.path().join("keys.json"), &keys())?;
        let mut fleet = Self { world, folder, environment, processes: Vec::new() };
        for service in ServiceName::ALL {
            for _ in 0..2 {
                let port = lasting_port()?;
                let child = fleet.spawn(service, port, &[])?;
                fleet.processes.push((service, port, child));
            }
        }
        recontact::dev::idle::reachable(&fleet.client(0)?).await?;
        recontact::dev::idle::reachable(&fleet.client(1)?).await?;
        Ok(fleet)
    }

    fn spawn(
        &self,
        service: ServiceName,
        port: u16,
        environment: &[(&'static str, String)],
    ) -> anyhow::Result<Child> {
        let program = program()?;
        let log = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.folder.path().join(format!("{service}-{port}.log")))?;
        let child = Command::new(&program)
            .args(["serve", service.kebab(), "--test-clock", "--log", "warn"])
            .env("RECONTACT_LISTEN", format!("127.0.0.1:{port}"))
            .env("RECONTACT_DATABASE_URL", &self.world.database_url)
            .env("RECONTACT_NATS_URL", &self.world.nats_url)
            .env("RECONTACT_PREFIX", &self.world.prefix)
            .env("RECONTACT_IDENTITY_KEY", format!("\"{IDENTITY_KEY}\""))
            .env("RECONTACT_CALLER_KEYS", self.folder.path().join("keys.json"))
            .env("RECONTACT_ALLOW_UNSAFE_DATABASE", "true")
            .env("RECONTACT_POOL_MAX", "4")
            .env("RECONTACT_CONNECTION_WAIT_MILLISECONDS", "10000")
            .env("RECONTACT_STATEMENT_TIMEOUT_MILLISECONDS", "1500")
            .env("RECONTACT_STREAM_POLL_MILLISECONDS", "100")
            .env("RECONTACT_SCHEDULER_POLL_MILLISECONDS", "50")
            .envs(self.environment.iter().chain(environment).map(|(name, value)| (*name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn();
        child.with_context(|| program.display().to_string())
    }

    /// A client of the first or the second replica of each.
    ///
    /// # Errors
    /// When an address can't be read.
    pub fn client(&self, replica: usize) -> anyhow::Result<Client> {
        Client::new(&self.addresses(replica), KEY)
    }

    /// Addresses of the first or the second replica of each, as `--server` takes them.
    #[must_use]
    pub fn addresses(&self, replica: usize) -> String {
        let addresses: Vec<String> = ServiceName::ALL
            .iter()
            .filter_map(|service| {
                let (_, port, _) =
                    self.processes.iter().filter(|(name, _, _)| name == service).nth(replica)?;
                Some(format!("{service}=http://127.0.0.1:{port}"))
            })
            .collect();
        addresses.join(",")
    }

    /// A counter of one replica, summed over its labels; 0 before it was ever raised.
    ///
    /// # Errors
    /// When the replica does not answer.
    pub async fn counter(&self, service: ServiceName, replica: usize, name: &str) -> anyhow::Result<u64> {
        let (_, port, _) = self
            .processes
            .iter()
            .filter(|(known, _, _)| *known == service)
            .nth(replica)
            .context("no such replica")?;
        counter_on(&format!("http://127.0.0.1:{port}"), name, "").await
    }

    /// Which process is a replica of a service.
    #[must_use]
    pub fn index(&self, service: ServiceName, replica: usize) -> Option<usize> {
        let all = self.processes.iter().enumerate().filter(|(_, (name, _, _))| *name == service);
        all.map(|(index, _)| index).nth(replica)
    }

    /// Number of processes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.processes.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.processes.is_empty()
    }

    /// Asks every process to end with SIGTERM, and waits for it. How each ended.
    ///
    /// # Errors
    /// When a signal can't be sent.
    pub fn terminate(&mut self) -> anyhow::Result<Vec<(ServiceName, ExitStatus)>> {
        for (_, _, child) in &self.processes {
            let pid = Pid::from_child(child);
            kill_process(pid, Signal::TERM)?;
        }
        self.processes.iter_mut().map(|(service, _, child)| Ok((*service, child.wait()?))).collect()
    }

    /// Kills one with SIGKILL and starts it again; says which.
    ///
    /// # Errors
    /// When it can't be started.
    pub fn kill_and_restart(&mut self, index: usize) -> anyhow::Result<ServiceName> {
        self.kill(index)?;
        self.restart(index)
    }

    /// Kills one with SIGKILL.
    ///
    /// # Errors
    /// When there is none of that index.
    pub fn kill(&mut self, index: usize) -> anyhow::Result<()> {
        let (_, _, child) = self.processes.get_mut(index).context("no such process")?;
        child.kill()?;
        child.wait()?;
        Ok(())
    }

    /// Starts one that ended again, where it was; says which.
    ///
    /// # Errors
    /// When it can't be started.
    pub fn restart(&mut self, index: usize) -> anyhow::Result<ServiceName> {
        self.restart_with(index, &[])
    }

    /// Starts one that ended again, where it was, with further variables in its environment, this once; says which.
    ///
    /// # Errors
    /// When it can't be started.
    pub fn restart_with(
        &mut self,
        index: usize,
        environment: &[(&'static str, String)],
    ) -> anyhow::Result<ServiceName> {
        let (service, port) = self
            .processes
            .get(index)
            .map(|(service, port, _)| (*service, *port))
            .context("no such process")?;
        let child = self.spawn(service, port, environment)?;
        if let Some(entry) = self.processes.get_mut(index) {
            entry.2 = child;
        }
        Ok(service)
    }

    /// Sends one a signal.
    ///
    /// # Errors
    /// When it is gone.
    pub fn signal(&self, index: usize, signal: Signal) -> anyhow::Result<()> {
        let (_, _, child) = self.processes.get(index).context("no such process")?;
        Ok(kill_process(Pid::from_child(child), signal)?)
    }

    /// Waits for the end of one that was asked to end.
    ///
    /// # Errors
    /// When there is none of that index.
    pub fn ended(&mut self, index: usize) -> anyhow::Result<ExitStatus> {
        let (_, _, child) = self.processes.get_mut(index).context("no such process")?;
        Ok(child.wait()?)
    }

    /// Process id of one.
    ///
    /// # Errors
    /// When there is none of that index.
    pub fn pid(&self, index: usize) -> anyhow::Result<u32> {
        let (_, _, child) = self.processes.get(index).context("no such process")?;
        Ok(child.id())
    }

    /// Where one is served.
    ///
    /// # Errors
    /// When there is none of that index.
    pub fn address(&self, index: usize) -> anyhow::Result<String> {
        let (_, port, _) = self.processes.get(index).context("no such process")?;
        Ok(format!("http://127.0.0.1:{port}"))
    }

    /// What every process wrote to its log so far, for whoever looks for the cause of a failure.
    #[must_use]
    pub fn logs(&self) -> String {
        let logs = self.processes.iter().filter_map(|(service, port, _)| {
            let name = format!("{service}-{port}.log");
            let text = std::fs::read_to_string(self.folder.path().join(&name)).ok()?;
            let last: Vec<&str> = text.lines().rev().take(30).collect();
            let last: Vec<&str> = last.into_iter().rev().collect();
            (!last.is_empty()).then(|| format!("== {name}\n{}\n", last.join("\n")))
        });
        logs.collect()
    }
}

/// Ports that were given out: the process that a port is for binds it only a moment later, and until then it looks free.
static GIVEN_OUT: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// A port that stays ours while its process is down: below those that the kernel hands out to whoever asks for any.
fn lasting_port() -> anyhow::Result<u16> {
    let mut random = rand::rng();
    loop {
        let port = random.random_range(10_000..32_000);
        let unused = GIVEN_OUT.lock().unwrap_or_else(PoisonError::into_inner).insert(port);
        if unused && std::net::TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return Ok(port);
        }
    }
}

impl Drop for Fleet {
    fn drop(&mut self) {
        for (_, _, child) in &mut self.processes {
            // It may be dead already.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A counter of the process at an address, summed over those of its series whose labels contain a text.
///
/// # Errors
/// When the process does not answer.
pub async fn counter_on(address: &str, name: &str, labels: &str) -> anyhow::Result<u64> {
    let page = reqwest::get(format!("{address}/metrics")).await?.text().await?;
    Ok(testkit::service::counter(&page, name, labels))
}
