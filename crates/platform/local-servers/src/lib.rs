#![doc = include_str!("../README.md")]

mod binaries;
mod keeper;
mod nats;
mod postgres;
mod root;

pub use binaries::Binaries;
pub use keeper::{Kept, ends_with_us};
pub use nats::PrivateNats;
pub use postgres::{Durability, PrivatePostgres};
pub use rustix::process::Signal;

use anyhow::{Context as _, bail};
use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{Read as _, Write as _},
    net::{TcpListener, UdpSocket},
    ops::RangeInclusive,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// Both servers over one data folder.
pub struct LocalServers {
    /// The Postgres cluster.
    pub postgres: PrivatePostgres,
    /// The NATS server.
    pub nats: PrivateNats,
    /// Held for as long as the servers run.
    _lock: File,
    /// Removed at the end, for throw-away servers.
    _temporary: Option<tempfile::TempDir>,
}

impl LocalServers {
    /// Starts both over `folder`, which is made if it isn't there.
    ///
    /// # Errors
    /// When the folder is in use, a binary is missing, or a server does not start: with the end of its log.
    pub async fn start(folder: &Path, durability: Durability) -> anyhow::Result<Self> {
        Self::start_in(folder, durability, None).await
    }

    /// Starts both over a folder that is removed at the end.
    ///
    /// # Errors
    /// As [`LocalServers::start`].
    pub async fn start_temporary(durability: Durability) -> anyhow::Result<Self> {
        let temporary = tempfile::Builder::new().prefix("recontact-").tempdir()?;
        let folder = temporary.path().to_path_buf();
        Self::start_in(&folder, durability, Some(temporary)).await
    }

    async fn start_in(
        folder: &Path,
        durability: Durability,
        temporary: Option<tempfile::TempDir>,
    ) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder).with_context(|| format!("data folder {}", folder.display()))?;
        let folder = folder.canonicalize()?;
        let lock = lock(&folder)?;
        let binaries = Binaries::find()?;
        let (postgres, nats) = tokio::try_join!(
            PrivatePostgres::start(&binaries, &folder, durability),
            PrivateNats::start(&binaries, &folder),
        )?;
        Ok(Self { postgres, nats, _lock: lock, _temporary: temporary })
    }

    /// Stops both, in order.
    pub async fn stop(mut self) {
        self.nats.stop().await;
        self.postgres.stop().await;
    }
}

/// Takes the folder, or says who has it.
fn lock(folder: &Path) -> anyhow::Result<File> {
    let path = folder.join("lock");
    let mut file = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut owner = String::new();
            file.read_to_string(&mut owner)?;
            bail!(
                "{} is in use by process {}; stop it, or use another --data-dir",
                folder.display(),
                owner.trim()
            );
        }
        Err(TryLockError::Error(error)) => return Err(error).with_context(|| path.display().to_string()),
    }
    file.set_len(0)?;
    writeln!(file, "{}", std::process::id())?;
    Ok(file)
}

/// Ports that are given out: below those that the kernel gives to connections as they come (32768 and up, unless somebody
/// changed it), so that none of those takes one before its server does.
const PORTS: RangeInclusive<u16> = 20_000..=24_199;

/// A port that is free now, and that no other process which asks here gets for as long as this one lives.
///
/// # Errors
/// When the loopback interface has none.
pub fn free_port() -> anyhow::Result<u16> {
    // UDP has the same numbers as TCP and no use for them here: whoever holds one there has given it out.
    static GIVEN_OUT: Mutex<Vec<UdpSocket>> = Mutex::new(Vec::new());
    let mut given_out = GIVEN_OUT.lock().unwrap_or_else(PoisonError::into_inner);
    let Some((port, held)) = claim(PORTS) else {
        bail!("no port of {} to {} is free on the loopback interface", PORTS.start(), PORTS.end())
    };
    given_out.push(held);
    Ok(port)
}

/// The first port that no server has and nobody holds, held from now on.
fn claim(mut ports: RangeInclusive<u16>) -> Option<(u16, UdpSocket)> {
    ports.find_map(|port| {
        let held = UdpSocket::bind(("127.0.0.1", port)).ok()?;
        TcpListener::bind(("127.0.0.1", port)).is_ok().then_some((port, held))
    })
}

/// The last lines of a log, for an error.
#[must_use]
pub fn tail(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let lines: Vec<&str> = text.lines().rev().take(20).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join("\n")
}

/// Longest time that a server may take to answer its first question.
const START_TIMEOUT: Duration = Duration::from_secs(30);

fn log_file(folder: &Path, name: &str) -> anyhow::Result<(PathBuf, File)> {
    let path = folder.join(name);
    let file = OpenOptions::new().create(true).append(true).open(&path)?;
    Ok((path, file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_port_is_given_out_twice_nor_one_that_is_taken() {
        // Numbers that nobody is given.
        let ports = PORTS.end() + 1..=PORTS.end() + 20;
        let (first, held) = claim(ports.clone()).unwrap();
        let (second, _) = claim(ports.clone()).unwrap();
        assert!(second > first, "{first} is held: {second}");
        let server = TcpListener::bind(("127.0.0.1", first)).unwrap();
        drop(held);
        assert!(claim(ports.clone()).unwrap().0 > first, "{first} is taken");
        drop(server);
        assert_eq!(claim(ports).unwrap().0, first);
        assert_ne!(free_port().unwrap(), free_port().unwrap());
    }
}
