//! The ledger: one line of JSON for each fault injected. The tables of `docs/guarantees.md` are computed from it.

use crate::tally::Tally;
use anyhow::Context as _;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write as _,
    path::Path,
};

/// What the line of a run says in which no fault was injected: it broke before.
pub const NOTHING: &str = "nothing";

/// One fault, with what the run in which it was injected came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Number of the case.
    pub case: u32,
    /// Its name.
    pub name: String,
    /// Seed of the run.
    pub seed: u64,
    /// What was done: `SIGKILL ingest`; or [`NOTHING`].
    pub fault: String,
    /// When, on the machine clock.
    pub instant: String,
    /// What became of the responses of the run. Absent: it could not be counted, which is not the same as nothing.
    #[serde(flatten)]
    pub tally: Option<Tally>,
    /// From healing until everything was at rest, in milliseconds. Absent: it never was, or was not looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drain_milliseconds: Option<u64>,
    /// Whether every check of the run held.
    pub held: bool,
    /// Further figures of the run, by their names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub measured: BTreeMap<String, u64>,
}

/// Adds lines to a ledger.
///
/// # Errors
/// When the file can't be written.
pub fn append<L: Serialize>(path: &Path, lines: &[L]) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut text = String::new();
    for line in lines {
        text.push_str(&serde_json::to_string(line)?);
        text.push('\n');
    }
    // One write, so that runs side by side don't tear each other's lines.
    let file = std::fs::OpenOptions::new().create(true).append(true).open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes())).with_context(|| path.display().to_string())
}

/// Reads a ledger.
///
/// # Errors
/// When it can't be read, with the line that can't.
pub fn read<L: DeserializeOwned>(path: &Path) -> anyhow::Result<Vec<L>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let lines = text.lines().enumerate();
    lines
        .map(|(number, line)| {
            serde_json::from_str(line).with_context(|| format!("{}:{}", path.display(), number + 1))
        })
        .collect()
}

/// What all runs of one case came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sum {
    /// Name of the case.
    pub name: String,
    /// Runs.
    pub runs: u64,
    /// Runs in which every check held.
    pub held: u64,
    /// Faults injected.
    pub faults: u64,
    /// Responses offered.
    pub offered: u64,
    /// Responses accepted.
    pub accepted: u64,
    /// Accepted and not there.
    pub lost: u64,
    /// There more than once.
    pub doubled: u64,
    /// Runs of which nobody knows what became of their responses.
    pub uncounted: u64,
    /// The longest time to drain, in milliseconds.
    pub drain_milliseconds: u64,
}

/// What the ledger says of each case. Faults are counted line by line, responses once for each run.
#[must_use]
pub fn sums(lines: &[Line]) -> BTreeMap<u32, Sum> {
    let mut runs = BTreeSet::new();
    let mut sums: BTreeMap<u32, Sum> = BTreeMap::new();
    for line in lines {
        let sum = sums.entry(line.case).or_default();
        sum.name.clone_from(&line.name);
        sum.faults += u64::from(line.fault != NOTHING);
        sum.drain_milliseconds = sum.drain_milliseconds.max(line.drain_milliseconds.unwrap_or(0));
        let responses = line.tally.map(|tally| (tally.offered, tally.accepted));
        if runs.insert((line.case, line.seed, responses, line.drain_milliseconds)) {
            sum.runs += 1;
            sum.held += u64::from(line.held);
            match line.tally {
                Some(tally) => {
                    sum.offered += tally.offered;
                    sum.accepted += tally.accepted;
                    sum.lost += tally.lost;
                    sum.doubled += tally.doubled;
                }
                None => sum.uncounted += 1,
            }
        }
    }
    sums
}

/// The further figures of all runs that held, by case and name: the least and the greatest.
#[must_use]
pub fn figures(lines: &[Line]) -> BTreeMap<(u32, String), (u64, u64)> {
    let mut figures: BTreeMap<(u32, String), (u64, u64)> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.held) {
        for (name, &figure) in &line.measured {
            let (least, greatest) = figures.entry((line.case, name.clone())).or_insert((figure, figure));
            (*least, *greatest) = ((*least).min(figure), (*greatest).max(figure));
        }
    }
    figures
}

/// How often each fault was injected.
#[must_use]
pub fn kinds(lines: &[Line]) -> BTreeMap<String, u64> {
    let mut kinds = BTreeMap::new();
    for line in lines.iter().filter(|line| line.fault != NOTHING) {
        *kinds.entry(line.fault.clone()).or_default() += 1;
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(case: u32, seed: u64, fault: &str, lost: u64) -> Line {
        Line {
            case,
            name: format!("case {case}"),
            seed,
            fault: fault.to_owned(),
            instant: "2027-03-25T14:00:00Z".to_owned(),
            tally: Some(Tally { offered: 100, accepted: 90, lost, doubled: 0 }),
            drain_milliseconds: Some(10 * seed),
            held: lost == 0,
            measured: BTreeMap::from([("steps".to_owned(), seed)]),
        }
    }

    #[test]
    fn responses_count_once_for_a_run_and_faults_each() {
        let lines = [line(1, 7, "SIGKILL ingest", 0), line(1, 7, "SIGKILL ingest", 0), line(1, 8, "cut", 2)];
        let sums = sums(&lines);
        let sum = &sums[&1];
        assert_eq!((sum.runs, sum.held, sum.faults), (2, 1, 3));
        assert_eq!((sum.offered, sum.accepted, sum.lost), (200, 180, 2));
        assert_eq!(sum.drain_milliseconds, 80);
        assert_eq!(kinds(&lines)["SIGKILL ingest"], 2);
        let lines = [line(1, 7, "cut", 0), line(1, 9, "cut", 0), line(1, 11, "cut", 1)];
        assert_eq!(figures(&lines)[&(1, "steps".to_owned())], (7, 9), "of those that held");
    }

    #[test]
    fn what_could_not_be_counted_is_no_zero_and_a_run_without_a_fault_is_a_run() {
        let broken = Line { tally: None, drain_milliseconds: None, held: false, ..line(1, 7, NOTHING, 0) };
        let text = serde_json::to_string(&broken).unwrap();
        assert!(!text.contains("lost") && !text.contains("drain"), "{text}");
        assert_eq!(serde_json::from_str::<Line>(&text).unwrap(), broken);
        let sum = &sums(&[broken.clone(), line(1, 8, "cut", 0)])[&1];
        assert_eq!((sum.runs, sum.held, sum.faults, sum.uncounted, sum.offered), (2, 1, 1, 1, 100));
        assert!(kinds(&[broken]).is_empty());
    }

    #[test]
    fn a_line_comes_back_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/ledger.jsonl");
        append(&path, &[line(1, 1, "cut", 0)]).unwrap();
        append(&path, &[line(2, 2, "cut", 0)]).unwrap();
        assert_eq!(read::<Line>(&path).unwrap(), [line(1, 1, "cut", 0), line(2, 2, "cut", 0)]);
    }
}
