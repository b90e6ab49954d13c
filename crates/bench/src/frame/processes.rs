//! What the kernel knows of processes: processor time and memory, by /proc.

use std::time::Duration;

/// One line of /proc/<pid>/stat, as far as it is used here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stat {
    /// The process that started it.
    pub(super) parent: u32,
    /// Ticks of its own, in user space and in the kernel.
    pub(super) own: u64,
    /// Ticks of children that have ended and were waited for.
    pub(super) ended_children: u64,
}

/// Reads a line of /proc/<pid>/stat.
pub(super) fn parse_stat(line: &str) -> Option<Stat> {
    // The name stands in parentheses and may hold blanks and parentheses itself.
    let (_, rest) = line.rsplit_once(')')?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    // Fields are counted from the state, which is the third of proc(5).
    let number = |at: usize| fields.get(at)?.parse::<u64>().ok();
    Some(Stat {
        parent: fields.get(1)?.parse().ok()?,
        own: number(11)? + number(12)?,
        ended_children: number(13)? + number(14)?,
    })
}

/// The number of kibibytes behind a name in /proc/<pid>/status or smaps_rollup.
pub(super) fn kibibytes(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find(|line| line.starts_with(name))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Ticks of the kernel's account in a second.
#[must_use]
pub(super) fn ticks_per_second() -> u64 {
    rustix::param::clock_ticks_per_second()
}

fn stat(pid: u32) -> Option<Stat> {
    parse_stat(&std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)
}

fn children(parent: u32) -> Vec<(u32, Stat)> {
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    let pids = entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    pids.filter_map(|pid| Some((pid, stat(pid)?))).filter(|(_, stat)| stat.parent == parent).collect()
}

fn time(ticks: u64) -> Duration {
    Duration::from_millis(ticks * 1_000 / ticks_per_second().max(1))
}

/// Processor time of one process; `None`: it is gone.
#[must_use]
pub fn cpu_of(pid: u32) -> Option<Duration> {
    Some(time(stat(pid)?.own))
}

/// Processor time of a process, of its children, and of those that have ended: of a postmaster, the whole of Postgres.
#[must_use]
pub fn cpu_of_family(pid: u32) -> Option<Duration> {
    // First the children, then the parent: one that ends in between is counted a second time rather than not at all,
    // and only by what it had used.
    let children: u64 = children(pid).iter().map(|(_, stat)| stat.own + stat.ended_children).sum();
    let own = stat(pid)?;
    Some(time(own.own + own.ended_children + children))
}

/// Memory that a process holds, in MiB.
#[must_use]
pub fn memory_of(pid: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    Some(super::number::from_count(kibibytes(&status, "VmRSS:")?) / 1_024.0)
}

/// Memory that a process and its children hold, in MiB; what they share counts once. Where the kernel does not tell that
/// apart, it counts for each.
#[must_use]
pub fn memory_of_family(pid: u32) -> Option<f64> {
    let shared = |pid: u32| {
        let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
        Some(super::number::from_count(kibibytes(&rollup, "Pss:")?) / 1_024.0)
    };
    let of = |pid: u32| shared(pid).or_else(|| memory_of(pid)).unwrap_or(0.0);
    stat(pid)?;
    Some(of(pid) + children(pid).iter().map(|(pid, _)| of(*pid)).sum::<f64>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_hold_anything() {
        let line = "42 (post) gres: (x) S 7 42 42 0 -1 4194560 100 5 0 0 12 34 5 6 20 0 1 0 100 1000 50";
        assert_eq!(parse_stat(line), Some(Stat { parent: 7, own: 46, ended_children: 11 }));
        assert_eq!(parse_stat("nonsense"), None);
    }

    #[test]
    fn kibibytes_stand_behind_their_name() {
        let text = "Rss:    2048 kB\nPss:    1024 kB\nPss_Dirty: 5 kB\n";
        assert_eq!((kibibytes(text, "Pss:"), kibibytes(text, "Swap:")), (Some(1024), None));
    }

    #[test]
    fn this_process_uses_time_and_memory() {
        assert!(cpu_of(std::process::id()).is_some());
        assert!(memory_of(std::process::id()).unwrap() > 1.0);
        assert!(memory_of_family(std::process::id()).unwrap() > 1.0);
        assert!(cpu_of_family(std::process::id()) >= cpu_of(std::process::id()));
    }
}
