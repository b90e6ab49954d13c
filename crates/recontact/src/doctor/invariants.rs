//! The invariants of `docs/invariants.md`, as far as the services see on a live system whether they hold.

use contracts::types::v1::Finding;
use serde::Serialize;

/// An invariant, and what the services found against it.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub struct Invariant {
    /// `I1`.
    pub id: &'static str,
    /// What holds.
    pub name: &'static str,
    /// Whether nothing was found against it.
    pub holds: bool,
    /// What was found: a service and its check.
    pub broken_by: Vec<String>,
}

/// Each invariant with the checks that speak against it.
const INVARIANTS: [(&str, &str, &[&str]); 6] = [
    ("I1", "every response is decided, once for each version", &["late-decision"]),
    ("I2", "every decision to raise has its alert, every alert its task", &["late-alert", "late-task"]),
    ("I3", "every proposal has its verdict", &["late-verdict"]),
    (
        "I4",
        "nothing waits for long",
        &["outbox", "retry", "parked", "durable", "held-back", "not-ready", "unreachable"],
    ),
    ("I5", "reporting heard every version", &["hole"]),
    (
        "I6",
        "every open task has a schedule",
        &["schedule-missing", "schedule-faulty", "schedule-failing", "audit-late"],
    ),
];

/// What the findings say of each; a finding belongs to a service.
pub fn invariants<'a>(findings: impl Iterator<Item = (&'a str, &'a Finding)>) -> Vec<Invariant> {
    let found: Vec<(&str, &str)> =
        findings.map(|(service, finding)| (service, finding.check.as_str())).collect();
    let of = |(id, name, checks): (&'static str, &'static str, &[&str])| {
        let against = found.iter().filter(|(_, check)| checks.contains(check));
        let broken_by: Vec<String> = against.map(|(service, check)| format!("{service}: {check}")).collect();
        Invariant { id, name, holds: broken_by.is_empty(), broken_by }
    };
    INVARIANTS.into_iter().map(of).collect()
}

/// A line each.
pub fn lines(invariants: &[Invariant]) -> String {
    let line = |invariant: &Invariant| {
        let Invariant { id, name, holds, broken_by } = invariant;
        match holds {
            true => format!("{id} holds: {name}"),
            false => format!("{id} DOES NOT HOLD: {name} ({})", broken_by.join(", ")),
        }
    };
    invariants.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_speaks_against_its_invariant_alone() {
        let late = Finding { check: "late-task".into(), ..Finding::default() };
        let other = Finding { check: "unknown-policy".into(), ..Finding::default() };
        let told = invariants([("reporting", &late), ("follow-up-scheduler", &other)].into_iter());
        let broken: Vec<_> = told.iter().filter(|one| !one.holds).collect();
        assert_eq!(broken.len(), 1);
        assert_eq!(
            (broken[0].id, broken[0].broken_by.as_slice()),
            ("I2", ["reporting: late-task".into()].as_slice())
        );
        assert!(lines(&told).contains("I2 DOES NOT HOLD"), "{}", lines(&told));
        assert!(invariants(std::iter::empty()).iter().all(|one| one.holds));
    }
}
