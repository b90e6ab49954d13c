//! The services as child processes of the running program.

use super::{client::Client, options::BenchOptions, servers::Servers, usage::Meter};
use anyhow::{Context as _, bail};
use contracts::topology::ServiceName;
use local_servers::{Kept, Signal, ends_with_us, free_port, tail};
use service_kit::{
    caller::{Caller, CallerKind, DevelopmentKey, Role, write_key_file},
    clock::Monotonic,
    config::Environment,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{File, OpenOptions},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// Longest time from the start of a service until it is ready.
const READY_WITHIN: Duration = Duration::from_secs(60);

/// Longest time from the stop of a service until it has ended.
const END_WITHIN: Duration = Duration::from_secs(30);

/// Longest time that `migrate` or `apply` may take.
const COMMAND_WITHIN: Duration = Duration::from_secs(120);

/// Longest time that a page of a service may take.
const PAGE_WITHIN: Duration = Duration::from_secs(2);

/// How often something that is waited for is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Services that run, each as a process of its own. They end when this is dropped.
pub struct Services {
    program: PathBuf,
    environment: Vec<(&'static str, String)>,
    arguments: Vec<&'static str>,
    folder: PathBuf,
    key: String,
    running: BTreeMap<ServiceName, Running>,
}

struct Running {
    port: u16,
    process: Kept,
}

impl Services {
    /// Makes schemas, roles, streams and durables; starts nothing yet.
    ///
    /// # Errors
    /// When `migrate` fails, with what it says.
    pub async fn prepare(options: &BenchOptions, servers: &Servers) -> anyhow::Result<Self> {
        let folder = servers.folder().to_path_buf();
        let key = service_kit::ids::secret();
        let keys = folder.join("keys.json");
        write_key_file(&keys, &[operator(&key)])?;
        let identity = format!("{}{}", service_kit::ids::secret(), service_kit::ids::secret());
        let environment = vec![
            ("RECONTACT_DATABASE_URL", servers.database_url.clone()),
            ("RECONTACT_NATS_URL", servers.nats_url.clone()),
            ("RECONTACT_PREFIX", servers.name.clone()),
            ("RECONTACT_INSTALLATION", servers.name.clone()),
            ("RECONTACT_IDENTITY_KEY", format!("\"{identity}\"")),
            ("RECONTACT_CALLER_KEYS", keys.to_string_lossy().into_owned()),
        ];
        let program = options.program.clone();
        let services =
            Self { program, environment, arguments: Vec::new(), folder, key, running: BTreeMap::new() };
        services.command(&["migrate"]).await?;
        Ok(services)
    }

    /// Lets services that are started from now on run on a test clock.
    pub fn on_test_clock(&mut self) {
        self.arguments.push("--test-clock");
    }

    /// Sets a variable for services that are started from now on.
    pub fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.environment.push((name, value.into()));
    }

    /// Starts services that do not run yet, and waits until each is ready.
    ///
    /// # Errors
    /// When one ends, or is not ready in time: with the end of its log.
    pub async fn start(&mut self, wanted: &[ServiceName]) -> anyhow::Result<()> {
        for &service in wanted {
            if !self.running.contains_key(&service) {
                let started = self.spawn(service)?;
                self.running.insert(service, started);
            }
        }
        let clock = Monotonic::start();
        for service in wanted {
            loop {
                self.check()?;
                let port = self.running.get(service).map_or(0, |running| running.port);
                if is_ready(port).await {
                    break;
                }
                if clock.elapsed() > READY_WITHIN {
                    bail!(
                        "{service} is not ready after {} s\n{}",
                        READY_WITHIN.as_secs(),
                        self.log(*service)
                    );
                }
                tokio::time::sleep(LOOK_EVERY).await;
            }
        }
        Ok(())
    }

    /// Stops services in order, as an operator does.
    pub async fn stop(&mut self, wanted: &[ServiceName]) {
        let mut ending: Vec<Running> =
            wanted.iter().filter_map(|service| self.running.remove(service)).collect();
        futures::future::join_all(
            ending.iter_mut().map(|running| running.process.end(Signal::TERM, END_WITHIN)),
        )
        .await;
    }

    /// Looks whether all that was started still runs.
    ///
    /// # Errors
    /// Which ended by itself, and the end of its log.
    pub fn check(&mut self) -> anyhow::Result<()> {
        for (service, running) in &mut self.running {
            if let Some(status) = running.process.ended()? {
                let log = tail(&log_file(&self.folder, *service));
                bail!("{service} ended by itself ({status}); the end of its log:\n{log}");
            }
        }
        Ok(())
    }

    /// Connections to those that run now.
    ///
    /// # Errors
    /// Never in practice: the key is ours.
    pub fn client(&self) -> anyhow::Result<Client> {
        let address = |running: &Running| format!("http://127.0.0.1:{}", running.port);
        Client::new(
            self.running.iter().map(|(service, running)| (*service, address(running))).collect(),
            &self.key,
        )
    }

    /// The page `/metrics` of a service.
    ///
    /// # Errors
    /// When it does not run or does not answer.
    pub async fn metrics(&self, service: ServiceName) -> anyhow::Result<String> {
        let running = self.running.get(&service).with_context(|| format!("{service} does not run"))?;
        page(running.port, "/metrics").await
    }

    /// Adds those that run now to what is looked at.
    #[must_use]
    pub fn measured_by(&self, meter: Meter) -> Meter {
        self.running
            .iter()
            .fold(meter, |meter, (service, running)| meter.process(service.kebab(), running.process.pid()))
    }

    /// Applies a folder of resources; returns when every copy is level.
    ///
    /// # Errors
    /// When `apply` fails, with what it says.
    pub async fn apply(&self, folder: &Path) -> anyhow::Result<()> {
        let client = self.client()?;
        let folder = folder.to_string_lossy();
        self.command(&["apply", "--folder", &folder, "--server", &client.server(), "--key", client.key()])
            .await
    }

    /// Runs one command of the program to its end.
    async fn command(&self, arguments: &[&str]) -> anyhow::Result<()> {
        let name = arguments.first().copied().unwrap_or_default();
        let mut command = self.of_program(Command::new(&self.program));
        command.args(arguments).stdin(Stdio::null());
        let mut command = tokio::process::Command::from(command);
        command.kill_on_drop(true);
        let output = tokio::time::timeout(COMMAND_WITHIN, command.output())
            .await
            .with_context(|| format!("`recontact {name}` did not end in {} s", COMMAND_WITHIN.as_secs()))?
            .with_context(|| self.program.display().to_string())?;
        if output.status.success() {
            return Ok(());
        }
        bail!("`recontact {name}` failed ({}):\n{}", output.status, String::from_utf8_lossy(&output.stderr))
    }

    /// With the environment of this benchmark. What a person sets beyond it, as RECONTACT_POOL_MAX, is inherited, so that
    /// settings can be compared; what names a database, a broker or an installation is not: a benchmark must not write to
    /// one that is not its own.
    fn of_program(&self, mut command: Command) -> Command {
        for name in Environment::of_process().names().filter(|name| leads_elsewhere(name)) {
            command.env_remove(name);
        }
        command.envs(self.environment.iter().map(|(name, value)| (*name, value)));
        command
    }

    fn spawn(&self, service: ServiceName) -> anyhow::Result<Running> {
        let port = free_port()?;
        let log = log_file(&self.folder, service);
        let file: File = OpenOptions::new().create(true).append(true).open(&log)?;
        let mut command = self.of_program(ends_with_us(&self.program));
        command
            .args(["serve", service.kebab(), "--log", "warn"])
            .args(&self.arguments)
            .env("RECONTACT_LISTEN", format!("127.0.0.1:{port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(file);
        let process = Kept::spawn(command, Signal::KILL).with_context(|| format!("starting {service}"))?;
        Ok(Running { port, process })
    }

    fn log(&self, service: ServiceName) -> String {
        tail(&log_file(&self.folder, service))
    }
}

/// Whether a variable would lead services to servers, files or an installation that are not the benchmark's.
fn leads_elsewhere(name: &str) -> bool {
    const SETTINGS: [&str; 10] = [
        "config",
        "database_url",
        "nats_url",
        "prefix",
        "installation",
        "identity_key",
        "caller_keys",
        "listen",
        "server",
        "key",
    ];
    let name = name.to_lowercase();
    if name.ends_with("database_url") || name == "nats_url" {
        return true;
    }
    let Some(setting) = name.strip_prefix("recontact_") else {
        return false;
    };
    let setting = setting.strip_suffix("_file").unwrap_or(setting);
    setting.starts_with("database_urls") || SETTINGS.contains(&setting)
}

fn operator(key: &str) -> DevelopmentKey {
    let caller = Caller {
        name: "operator".to_owned(),
        kind: CallerKind::Service,
        roles: BTreeSet::from([Role::Operator]),
        units: BTreeSet::new(),
    };
    DevelopmentKey { key: key.to_owned(), caller }
}

fn log_file(folder: &Path, service: ServiceName) -> PathBuf {
    folder.join(format!("{service}.log"))
}

/// Asks `/readyz`, as a probe of Kubernetes does.
async fn is_ready(port: u16) -> bool {
    page(port, "/readyz").await.is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

/// One page of a service, with its head.
async fn page(port: u16, path: &str) -> anyhow::Result<String> {
    let ask = async {
        let mut stream = tokio::net::TcpStream::connect(("127.0.0.1", port)).await?;
        let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        Ok::<String, std::io::Error>(answer)
    };
    Ok(tokio::time::timeout(PAGE_WITHIN, ask).await??)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_inherited_and_what_leads_elsewhere_is_not() {
        for name in [
            "DATABASE_URL",
            "INGEST_DATABASE_URL",
            "NATS_URL",
            "RECONTACT_CONFIG",
            "RECONTACT_DATABASE_URL",
            "RECONTACT_DATABASE_URL_FILE",
            "RECONTACT_DATABASE_URLS__INGEST",
            "RECONTACT_PREFIX",
            "RECONTACT_IDENTITY_KEY_FILE",
            "RECONTACT_SERVER",
        ] {
            assert!(leads_elsewhere(name), "{name}");
        }
        for name in ["PATH", "RECONTACT_POOL_MAX", "RECONTACT_BATCH_MESSAGES", "RECONTACT_SERVERS_DIR"] {
            assert!(!leads_elsewhere(name), "{name}");
        }
    }

    #[test]
    fn the_end_of_a_log_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let log = log_file(folder.path(), ServiceName::Ingest);
        assert_eq!(tail(&log), "", "one that was never written");
        std::fs::write(&log, (0..50).map(|line| format!("line {line}\n")).collect::<String>()).unwrap();
        assert!(tail(&log).starts_with("line 30\n") && tail(&log).ends_with("line 49"));
    }
}
