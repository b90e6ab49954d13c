//! A private Postgres cluster.

use crate::{
    Binaries, START_TIMEOUT, free_port,
    keeper::{self, Kept},
    log_file,
    root::Guise,
    tail,
};
use anyhow::{Context as _, bail};
use rustix::process::Signal;
use sqlx::Connection as _;
use std::{path::Path, process::Stdio, time::Duration};

/// Whether what was committed survives a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Like in production.
    On,
    /// Like in production under load, where checkpoints come by time: the write-ahead log may take a quarter of the free disk.
    /// After a crash it takes long to start again, so it is for what is thrown away.
    OnUnderLoad,
    /// Fast and forgetful: for tests and throw-away runs.
    Off,
}

/// A running cluster. Its life ends with this process at the latest.
pub struct PrivatePostgres {
    child: Kept,
    url: String,
}

impl PrivatePostgres {
    /// Makes the cluster if it isn't there, and starts it.
    ///
    /// # Errors
    /// When it does not start: with the end of its log.
    pub async fn start(binaries: &Binaries, folder: &Path, durability: Durability) -> anyhow::Result<Self> {
        Self::start_with(binaries, folder, durability, &[]).await
    }

    /// Makes the cluster if it isn't there, and starts it with further variables in its environment.
    ///
    /// # Errors
    /// As [`PrivatePostgres::start`].
    pub async fn start_with(
        binaries: &Binaries,
        folder: &Path,
        durability: Durability,
        environment: &[(&'static str, String)],
    ) -> anyhow::Result<Self> {
        let data = folder.join("postgres");
        let secret = password(folder)?;
        let guise = Guise::find(binaries)?;
        if !data.join("PG_VERSION").exists() {
            initialize(binaries, guise, folder, &data, durability).await?;
        }
        stop_left_over(&data).await?;
        let mut failure = None;
        // Another program may take the port between our look and its start.
        for _ in 0..3 {
            let port = free_port()?;
            let url = format!("postgres://recontact:{secret}@127.0.0.1:{port}/recontact");
            let (log, file) = log_file(folder, "postgres.log")?;
            let mut command = guise.command(binaries, &binaries.postgres);
            command.arg("-D").arg(&data).args(["-h", "127.0.0.1", "-k", "", "-p", &port.to_string()]);
            for setting in settings(durability) {
                command.arg("-c").arg(setting);
            }
            if durability != Durability::Off {
                command.arg("-c").arg(format!("shared_buffers={}MB", buffers(memory())));
            }
            if durability == Durability::OnUnderLoad {
                command.arg("-c").arg(format!("max_wal_size={}MB", write_ahead_log(free_disk(&data))));
            }
            command.envs(environment.iter().map(|(name, value)| (*name, value)));
            command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
            let mut started = Self { child: Kept::spawn(command, Signal::QUIT)?, url };
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
        self.child.pid()
    }

    /// Whether the postmaster has ended.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn has_ended(&mut self) -> anyhow::Result<bool> {
        Ok(self.child.ended()?.is_some())
    }

    async fn wait_until_ready(&mut self) -> anyhow::Result<()> {
        let clock = service_kit::clock::Monotonic::start();
        let maintenance = self
            .url
            .replace("/recontact", "/postgres")
            .replace("postgres://postgres:", "postgres://recontact:");
        loop {
            if let Some(status) = self.child.ended()? {
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

    /// Ends the postmaster on the spot, as a crash does; its children see it and follow.
    pub fn kill(&mut self) {
        self.child.kill();
    }

    /// Ends the postmaster and every child at once, as a power cut does: left to themselves, children that wait for a disk
    /// that is gone would keep its files open.
    pub fn cut_off(&mut self, folder: &Path) {
        let data = folder.join("postgres");
        self.child.kill();
        processes_of(&data).into_iter().for_each(|pid| keeper::signal(pid, Signal::KILL));
    }

    /// Shuts it down: clients are sent away, everything is written.
    pub async fn stop(&mut self) {
        self.child.end(Signal::INT, Duration::from_secs(20)).await;
    }
}

fn settings(durability: Durability) -> Vec<&'static str> {
    let mut settings = vec!["max_connections=300", "log_min_messages=warning", "jit=off"];
    match durability {
        // A checkpoint a minute, as a gigabyte of WAL makes it under load, has whole pages written again and again.
        Durability::On => settings.extend(["max_wal_size=4GB", "checkpoint_timeout=15min"]),
        Durability::OnUnderLoad => settings.push("checkpoint_timeout=15min"),
        Durability::Off => {
            settings.extend([
                "fsync=off",
                "synchronous_commit=off",
                "full_page_writes=off",
                "max_wal_size=4GB",
                "shared_buffers=128MB",
            ]);
        }
    }
    settings
}

/// MiB of pages that Postgres keeps, for MiB of memory: an eighth of it. Its default of 128 is less than a million schedules
/// are, and then each fire brings a page in and another one out.
fn buffers(memory: Option<u64>) -> u64 {
    memory.map_or(128, |memory| (memory / 8).clamp(128, 1024))
}

/// MiB of write-ahead log after which Postgres makes a checkpoint early, for free MiB of the disk: a quarter of them. After a
/// checkpoint each page is written whole once more: with 4 GiB, at 5,000 responses a second, half of all that is written.
fn write_ahead_log(free: Option<u64>) -> u64 {
    free.map_or(1024, |free| (free / 4).clamp(1024, 16 * 1024))
}

/// MiB that are free where a folder lies; `None`: the system does not say.
fn free_disk(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize) / 1024 / 1024)
}

/// MiB of memory that there are for this process; `None`: the system does not say.
fn memory() -> Option<u64> {
    let machine = std::fs::read_to_string("/proc/meminfo").ok()?;
    let kibibytes = machine.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    let machine: u64 = kibibytes.trim().trim_end_matches("kB").trim_end().parse().ok()?;
    // What a container may use; "max" where nothing was said.
    let container = std::fs::read_to_string("/sys/fs/cgroup/memory.max").ok();
    let container = container.and_then(|bytes| bytes.trim().parse::<u64>().ok());
    Some(container.map_or(machine / 1024, |bytes| (bytes / 1024 / 1024).min(machine / 1024)))
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
    // A cluster whose password a power cut took away lets nobody in.
    file.sync_all()?;
    std::fs::File::open(folder)?.sync_all()?;
    Ok(secret)
}

async fn initialize(
    binaries: &Binaries,
    guise: Guise,
    folder: &Path,
    data: &Path,
    durability: Durability,
) -> anyhow::Result<()> {
    // A cluster that was half made by a process that was killed is none.
    let unfinished = folder.join("postgres.unfinished");
    let _ = std::fs::remove_dir_all(&unfinished);
    let mut command = guise.command(binaries, &binaries.initdb);
    command.arg("-D").arg(&unfinished).args(["-U", "recontact", "-E", "UTF8", "--no-locale"]);
    command
        .args(["--auth=scram-sha-256"])
        .arg(format!("--pwfile={}", folder.join("postgres.password").display()));
    if durability == Durability::Off {
        command.arg("--no-sync");
    }
    let (log, file) = log_file(folder, "postgres.log")?;
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(file);
    let mut child = Kept::spawn(command, Signal::TERM)?;
    loop {
        match child.ended()? {
            Some(status) if status.success() => break,
            Some(status) => bail!("initdb ended ({status}); {}:\n{}", log.display(), tail(&log)),
            None => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
    std::fs::rename(&unfinished, data)?;
    Ok(())
}

/// Ends what outlived its owner in this very folder, which is locked for us alone, and takes its `postmaster.pid` away:
/// that number may be a zombie's by now, or another program's, and Postgres would wait for it for ever.
async fn stop_left_over(data: &Path) -> anyhow::Result<()> {
    let file = data.join("postmaster.pid");
    if !file.exists() || !Path::new("/proc/self/cmdline").exists() {
        return Ok(());
    }
    for (signal, looks) in [(Signal::INT, 500), (Signal::KILL, 100)] {
        for look in 0..looks {
            let left = processes_of(data);
            if left.is_empty() {
                return std::fs::remove_file(&file).with_context(|| file.display().to_string());
            }
            if look == 0 {
                tracing::warn!(?left, folder = %data.display(), "stopping a Postgres that was left over");
                left.iter().for_each(|pid| keeper::signal(*pid, signal));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    bail!("a Postgres that was left over in {} does not end: {:?}", data.display(), processes_of(data))
}

/// Processes that work in the folder. A zombie has neither a command line nor a folder.
fn processes_of(data: &Path) -> Vec<u32> {
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    let pids = entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    pids.filter(|pid| {
        let command = std::fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        let command = String::from_utf8_lossy(&command);
        let named = command.split('\0').any(|word| Path::new(word) == data);
        let at_home = || std::fs::read_link(format!("/proc/{pid}/cwd")).is_ok_and(|home| home == data);
        command.contains("postgres") && (named || at_home())
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_of_the_free_disk_is_for_the_write_ahead_log() {
        assert_eq!(
            [None, Some(100), Some(20_000), Some(1_000_000)].map(write_ahead_log),
            [1024, 1024, 5000, 16_384]
        );
        assert!(free_disk(Path::new("/")).is_some_and(|free| free > 0));
        assert_eq!(free_disk(Path::new("/nowhere/at/all")), None);
    }
}
