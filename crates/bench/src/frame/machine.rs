//! Where a benchmark ran: numbers of two machines are not compared.

use super::{number, options::BenchOptions};
use serde::Serialize;
use std::path::Path;

/// Where a benchmark ran.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Machine {
    /// Model of the processor.
    pub processor: String,
    /// Processors that this process may use.
    pub cores: usize,
    /// Memory in MiB.
    pub memory_mib: u64,
    /// Kernel and its version.
    pub kernel: String,
    /// File system that private servers keep their data on; empty: there is no private server.
    pub file_system: String,
    /// Version of this program.
    pub program: &'static str,
    /// `release`, or `debug`: whose numbers mean nothing.
    pub build: &'static str,
    /// What Postgres says that it is; empty: none took part.
    pub postgres: String,
    /// Whether Postgres answers a commit only once it is on disk: `on`.
    pub synchronous_commit: String,
    /// Write-ahead log after which Postgres makes a checkpoint early: the more, the fewer whole pages are written.
    pub max_wal_size: String,
    /// Version of the NATS server; empty: none took part.
    pub nats: String,
    /// When NATS brings streams to the disk: `default`, `always`; `given`: as the given server does.
    pub nats_sync: &'static str,
}

impl Machine {
    /// Reads what can be read without servers.
    #[must_use]
    pub fn read() -> Self {
        let system = rustix::system::uname();
        let text = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
        Self {
            processor: processor(&text("/proc/cpuinfo")),
            cores: std::thread::available_parallelism().map_or(0, usize::from),
            memory_mib: memory_mib(&text("/proc/meminfo")),
            kernel: format!("{} {}", system.sysname().to_string_lossy(), system.release().to_string_lossy()),
            program: env!("CARGO_PKG_VERSION"),
            build: if cfg!(debug_assertions) { "debug" } else { "release" },
            ..Self::default()
        }
    }

    /// Notes what stands in the options, for a benchmark with servers.
    #[must_use]
    pub(super) fn with_options(mut self, options: &BenchOptions, folder: &Path) -> Self {
        let private = options.database_url.is_none() || options.nats_url.is_none();
        self.file_system = if private { file_system(folder) } else { String::new() };
        self.nats_sync = if options.nats_url.is_some() { "given" } else { options.nats_sync.word() };
        self
    }
}

fn processor(cpuinfo: &str) -> String {
    let line = cpuinfo.lines().find(|line| line.starts_with("model name"));
    line.and_then(|line| line.split_once(": ")).map(|(_, model)| model.trim().to_owned()).unwrap_or_default()
}

fn memory_mib(meminfo: &str) -> u64 {
    let line = meminfo.lines().find(|line| line.starts_with("MemTotal:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kibibytes.unwrap_or(0) / 1024
}

/// By the numbers of `statfs(2)`; one that is not known here stands as its number.
fn file_system(folder: &Path) -> String {
    let Ok(found) = rustix::fs::statfs(folder) else {
        return String::new();
    };
    match u32::try_from(found.f_type & 0xffff_ffff).unwrap_or(0) {
        0xef53 => "ext4".to_owned(),
        0x5846_5342 => "xfs".to_owned(),
        0x9123_683e => "btrfs".to_owned(),
        0x0102_1994 => "tmpfs".to_owned(),
        0x794c_7630 => "overlayfs".to_owned(),
        0x2fc1_2fc1 => "zfs".to_owned(),
        other => format!("{other:#x}"),
    }
}

/// Short form of what `SELECT version()` says: `PostgreSQL 18.1`.
#[must_use]
pub(super) fn postgres_version(version: &str) -> String {
    version.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

/// Load of all processors since the machine started, of which a difference is taken: busy seconds.
#[must_use]
pub(super) fn busy_seconds(stat: &str, ticks_per_second: u64) -> f64 {
    let line = stat.lines().find(|line| line.starts_with("cpu ")).unwrap_or_default();
    let ticks: Vec<u64> = line.split_whitespace().skip(1).filter_map(|tick| tick.parse().ok()).collect();
    // user nice system idle iowait irq softirq steal: all but idle, iowait and what was stolen.
    let busy: u64 =
        ticks.iter().enumerate().filter(|(at, _)| matches!(at, 0 | 1 | 2 | 5 | 6)).map(|(_, t)| t).sum();
    number::from_count(busy) / number::from_count(ticks_per_second.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machine_is_read_from_what_the_kernel_says() {
        assert_eq!(processor("processor : 0\nmodel name\t: Intel(R) Xeon(R)\n"), "Intel(R) Xeon(R)");
        assert_eq!(memory_mib("MemTotal:       24674112 kB\nMemFree: 1 kB\n"), 24_095);
        assert_eq!(busy_seconds("cpu  100 0 50 900 5 1 2 3 0 0\ncpu0 1 1 1 1\n", 100), 1.53);
        assert_eq!(postgres_version("PostgreSQL 18.1 on x86_64-pc-linux-gnu"), "PostgreSQL 18.1");
        assert_eq!(Machine::read().build, if cfg!(debug_assertions) { "debug" } else { "release" });
    }
}
