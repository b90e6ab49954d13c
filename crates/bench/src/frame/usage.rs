//! What each part costs: processor time between two looks, and the most memory held.

use super::{
    machine::busy_seconds,
    number::{from_count, rounded},
    processes,
};
use service_kit::clock::Monotonic;
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// The name of this very process, which offers the load and looks at the rest.
pub const LOAD_GENERATOR: &str = "load-generator";

/// A part whose cost is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Root {
    /// One process.
    Process(u32),
    /// A process with its children: Postgres.
    Family(u32),
}

/// Looks at the processes of a benchmark. Parts that run on another machine, as servers given by URL may, are not among
/// them.
#[derive(Debug)]
pub struct Meter {
    parts: Vec<(String, Root)>,
    most: Mutex<BTreeMap<String, f64>>,
    clock: Monotonic,
}

/// Processor time so far, by part.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Snapshot {
    at: Duration,
    parts: BTreeMap<String, Duration>,
    machine_busy_seconds: f64,
}

/// Processor time between two snapshots.
#[derive(Debug, Clone, PartialEq)]
pub struct CpuUse {
    /// By part.
    pub parts: BTreeMap<String, Duration>,
    /// Between the two.
    pub elapsed: Duration,
    /// Processors that were busy with something else meanwhile, on average: noise, or servers given by URL.
    pub foreign_cores: f64,
}

impl Default for Meter {
    fn default() -> Self {
        Self::new()
    }
}

impl Meter {
    /// Looks at this process alone.
    #[must_use]
    pub fn new() -> Self {
        let parts = vec![(LOAD_GENERATOR.to_owned(), Root::Process(std::process::id()))];
        Self { parts, most: Mutex::default(), clock: Monotonic::start() }
    }

    /// Looks at one process more. Parts of the same name are added up.
    #[must_use]
    pub fn process(mut self, name: &str, pid: u32) -> Self {
        self.parts.push((name.to_owned(), Root::Process(pid)));
        self
    }

    /// Looks at a process with its children.
    #[must_use]
    pub fn family(mut self, name: &str, pid: u32) -> Self {
        self.parts.push((name.to_owned(), Root::Family(pid)));
        self
    }

    /// Counts time as another does: what one saw can be taken from what the other sees.
    #[must_use]
    pub const fn on_the_clock_of(mut self, other: &Self) -> Self {
        self.clock = other.clock;
        self
    }

    /// Processor time so far.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let mut parts: BTreeMap<String, Duration> = BTreeMap::new();
        for (name, root) in &self.parts {
            let used = match root {
                Root::Process(pid) => processes::cpu_of(*pid),
                Root::Family(pid) => processes::cpu_of_family(*pid),
            };
            *parts.entry(name.clone()).or_default() += used.unwrap_or_default();
        }
        let stat = std::fs::read_to_string("/proc/stat").unwrap_or_default();
        let machine_busy_seconds = busy_seconds(&stat, processes::ticks_per_second());
        Snapshot { at: self.clock.elapsed(), parts, machine_busy_seconds }
    }

    /// Looks how much memory each part holds, and keeps the most.
    pub fn look_at_memory(&self) {
        let mut now: BTreeMap<String, f64> = BTreeMap::new();
        for (name, root) in &self.parts {
            let held = match root {
                Root::Process(pid) => processes::memory_of(*pid),
                Root::Family(pid) => processes::memory_of_family(*pid),
            };
            *now.entry(name.clone()).or_default() += held.unwrap_or_default();
        }
        let mut most = self.most.lock().unwrap_or_else(PoisonError::into_inner);
        for (name, held) in now {
            let before = most.entry(name).or_default();
            *before = before.max(held);
        }
    }

    /// The most memory that each part was seen to hold, in MiB.
    #[must_use]
    pub fn rss_mib(&self) -> BTreeMap<String, f64> {
        let most = self.most.lock().unwrap_or_else(PoisonError::into_inner);
        most.iter().map(|(name, held)| (name.clone(), rounded(*held))).collect()
    }
}

impl Snapshot {
    /// What was used since an earlier snapshot.
    #[must_use]
    pub fn since(&self, earlier: &Self) -> CpuUse {
        let parts: BTreeMap<String, Duration> = self
            .parts
            .iter()
            .map(|(name, used)| {
                (name.clone(), used.saturating_sub(earlier.parts.get(name).copied().unwrap_or_default()))
            })
            .collect();
        let elapsed = self.at.saturating_sub(earlier.at);
        let ours: f64 = parts.values().map(Duration::as_secs_f64).sum();
        let busy = self.machine_busy_seconds - earlier.machine_busy_seconds;
        let foreign_cores = ((busy - ours) / elapsed.as_secs_f64().max(0.001)).max(0.0);
        CpuUse { parts, elapsed, foreign_cores: rounded(foreign_cores) }
    }
}

impl CpuUse {
    /// Microseconds for each of so many responses, by part; `total` is all parts but the load generator.
    #[must_use]
    pub fn per_response(&self, responses: u64) -> BTreeMap<String, f64> {
        let each = |used: Duration| used.as_secs_f64() * 1e6 / from_count(responses.max(1));
        let mut costs: BTreeMap<String, f64> =
            self.parts.iter().map(|(name, used)| (name.clone(), rounded(each(*used)))).collect();
        let system = self.parts.iter().filter(|(name, _)| *name != LOAD_GENERATOR);
        costs.insert("total".to_owned(), rounded(each(system.map(|(_, used)| *used).sum())));
        costs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot(at: u64, parts: &[(&str, u64)], busy: f64) -> Snapshot {
        let parts = parts.iter().map(|(name, used)| ((*name).to_owned(), Duration::from_millis(*used)));
        Snapshot { at: Duration::from_secs(at), parts: parts.collect(), machine_busy_seconds: busy }
    }

    #[test]
    fn the_total_leaves_the_load_generator_out() {
        let before = snapshot(0, &[("ingest", 100), (LOAD_GENERATOR, 0)], 10.0);
        let after = snapshot(2, &[("ingest", 1_100), ("postgres", 500), (LOAD_GENERATOR, 400)], 13.0);
        let used = after.since(&before);
        let costs = used.per_response(1_000_000);
        assert_eq!((costs["ingest"], costs["postgres"], costs["total"]), (1.0, 0.5, 1.5));
        assert_eq!(costs[LOAD_GENERATOR], 0.4);
        // Three busy seconds, of which 1.9 were ours, in two.
        assert_eq!(used.foreign_cores, 0.55);
    }

    #[test]
    fn this_process_is_seen() {
        let meter = Meter::new();
        meter.look_at_memory();
        assert!(meter.rss_mib()[LOAD_GENERATOR] > 1.0);
        assert!(meter.snapshot().parts.contains_key(LOAD_GENERATOR));
    }
}
