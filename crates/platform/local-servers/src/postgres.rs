//! A private Postgres cluster.

use crate::{Binaries, START_TIMEOUT, free_port, keeper, log_file, tail};
use anyhow::{Context as _, bail};
use rustix::process::Signal;
use sqlx::Connection as _;
use std::{
    path::{Path, PathBuf},
    process::{Child, Command},
    time::Duration,
};

/// Whether what was committed survives a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Like in production.
    On,
    /// Fast and forgetful: for tests and throw-away runs.
    Off,
}

/// A running cluster. Its life ends with this process at the latest.
pub struct PrivatePostgres {
    child: Child,
    url: String,
}

impl PrivatePostgres {
    /// Makes the cluster if it isn't there, and starts it.
    ///
    /// # Errors
    /// When it does not start: with the end of its log.
    pub async fn start(binaries: &Binaries, folder: &Path, durability: Durability) -> anyhow::Result<Self> {
        let data = folder.join("postgres");
        let secret = password(folder)?;
        if !data.join("PG_VERSION").exists() {
            initialize(binaries, folder, &data, durability).await?;
        }
        stop_left_over(&data).await;
        let mut failure = None;
        // Another program may take the port between our look and its start.
        for _ in 0..3 {
            let port = free_port()?;
            let url = format!("postgres://recontact:{secret}@127.0.0.1:{port}/recontact");
            let (log, file) = log_file(folder, "postgres.log")?;
            let mut command = as_nobody(binaries, &binaries.postgres);
            command.arg("-D").arg(&data).args(["-h", "127.0.0.1", "-k", "", "-p", &port.to_string()]);
            for setting in settings(durability) {
                command.arg("-c").arg(setting);
            }
            command.stdin(std::process::Stdio::null()).stdout(file.try_clone()?).stderr(file);
            let mut started = Self { child: keeper::spawn(command)?, url };
            match started.wait_until_ready().await {
                Ok(()) => return Ok(started),
                Err(error) => {
                    started.stop().await;
                    failure = Some(error.context(format!("{}:\n{}", log.display(), tail(&log))));
                }
            }
        }
        Err(failure.unwrap_or_else(|| anyhow::anyhow!("Postgres did not start")))
    }

    /// `postgres://…` of the database `recontact`, as its owner.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Process id of the postmaster.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    async fn wait_until_ready(&mut self) -> anyhow::Result<()> {
        let clock = service_kit::clock::Monotonic::start();
        let maintenance = self
            .url
            .replace("/recontact", "/postgres")
            .replace("postgres://postgres:", "postgres://recontact:");
        loop {
            if let Some(status) = self.child.try_wait()? {
                bail!("Postgres ended while starting ({status})");
            }
            match sqlx::PgConnection::connect(&maintenance).await {
                Ok(mut connection) => {
                    let known: bool = sqlx::query_scalar(
                        "SELECT EXISTS (SELECT FROM pg_database WHERE datname = 'recontact')",
                    )
                    .fetch_one(&mut connection)
                    .await?;
                    if !known {
                        sqlx::query("CREATE DATABASE recontact").execute(&mut connection).await?;
                    }
                    return Ok(());
                }
                Err(error) if clock.elapsed() > START_TIMEOUT => {
                    return Err(error).context("Postgres does not answer");
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }

    /// Shuts it down: clients are sent away, everything is written.
    pub async fn stop(&mut self) {
        keeper::signal(self.child.id(), Signal::INT);
        keeper::wait_or_kill(&mut self.child, Duration::from_secs(20)).await;
    }
}

fn settings(durability: Durability) -> Vec<&'static str> {
    let mut settings =
        vec!["max_connections=300", "shared_buffers=128MB", "log_min_messages=warning", "jit=off"];
    if durability == Durability::Off {
        settings.extend(["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=4GB"]);
    }
    settings
}

/// The cluster's password, made once: other users of the machine can reach a loopback port.
fn password(folder: &Path) -> anyhow::Result<String> {
    let path = folder.join("postgres.password");
    if let Ok(secret) = std::fs::read_to_string(&path) {
        return Ok(secret.trim().to_owned());
    }
    let secret = service_kit::ids::secret();
    use std::{io::Write as _, os::unix::fs::OpenOptionsExt as _};
    let mut file = std::fs::OpenOptions::new().create_new(true).write(true).mode(0o600).open(&path)?;
    writeln!(file, "{secret}")?;
    Ok(secret)
}

async fn initialize(
    binaries: &Binaries,
    folder: &Path,
    data: &Path,
    durability: Durability,
) -> anyhow::Result<()> {
    // A cluster that was half made by a process that was killed is none.
    let unfinished = folder.join("postgres.unfinished");
    let _ = std::fs::remove_dir_all(&unfinished);
    let mut command = as_nobody(binaries, &binaries.initdb);
    command.arg("-D").arg(&unfinished).args(["-U", "recontact", "-E", "UTF8", "--no-locale"]);
    command
        .args(["--auth=scram-sha-256"])
        .arg(format!("--pwfile={}", folder.join("postgres.password").display()));
    if durability == Durability::Off {
        command.arg("--no-sync");
    }
    let output = tokio::task::spawn_blocking(move || command.output()).await??;
    if !output.status.success() {
        bail!("initdb: {}", String::from_utf8_lossy(&output.stderr));
    }
    std::fs::rename(&unfinished, data)?;
    Ok(())
}

/// A postmaster of this very folder that outlived its owner.
async fn stop_left_over(data: &Path) {
    let Ok(text) = std::fs::read_to_string(data.join("postmaster.pid")) else {
        return;
    };
    let Some(pid) = text.lines().next().and_then(|line| line.trim().parse::<u32>().ok()) else {
        return;
    };
    if !is_postgres_of(pid, data) {
        return;
    }
    tracing::warn!(pid, "stopping a Postgres that was left over");
    keeper::signal(pid, Signal::INT);
    for _ in 0..500 {
        if !is_postgres_of(pid, data) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    keeper::signal(pid, Signal::KILL);
}

fn is_postgres_of(pid: u32, data: &Path) -> bool {
    let command = std::fs::read(PathBuf::from(format!("/proc/{pid}/cmdline"))).unwrap_or_default();
    let command = String::from_utf8_lossy(&command);
    command.contains("postgres") && command.contains(&*data.to_string_lossy())
}

/// Postgres refuses root. In a user namespace of its own it is nobody, and the files still belong to root.
fn as_nobody(binaries: &Binaries, program: &Path) -> Command {
    let mut words: Vec<PathBuf> = Vec::new();
    if rustix::process::geteuid().is_root()
        && let Some(unshare) = &binaries.unshare
    {
        words.extend([
            unshare.clone(),
            "--user".into(),
            "--map-user=65534".into(),
            "--map-group=65534".into(),
        ]);
    }
    if let Some(setpriv) = &binaries.setpriv {
        words.extend([setpriv.clone(), "--pdeathsig".into(), "KILL".into()]);
    }
    words.push(program.to_path_buf());
    let mut words = words.into_iter();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words);
    command
}
