//! The invariants of `docs/invariants.md`, as far as the services see on a live system whether they hold.

use contracts::{
    topology::ServiceName,
    types::v1::{Finding, ServiceStatus},
};
use serde::Serialize;

/// What is known of an invariant.
#[derive(Debug, Clone, Copy, Serialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Those who see it were asked, and none found anything against it.
    Holds,
    /// Something was found against it.
    Broken,
    /// Nothing was found, but somebody who would see it could not look.
    Unknown,
}

/// An invariant, and what the services found against it.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub struct Invariant {
    /// `I1`.
    pub id: &'static str,
    /// What holds.
    pub name: &'static str,
    /// Whether it does.
    pub verdict: Verdict,
    /// What was found against it, or who could not look: a service and its check.
    pub because: Vec<String>,
}

/// An invariant as it is looked for.
struct Known {
    id: &'static str,
    name: &'static str,
    /// Checks that speak against it, whoever finds them.
    against: &'static [&'static str],
    /// Checks that speak against it where this service finds them.
    against_of: &'static [(ServiceName, &'static str)],
    /// Who sees it. What reporting has not heard of it can't miss, so it sees no further than those it hears.
    seen_by: &'static [ServiceName],
}

const EVERYBODY: &[ServiceName] = &ServiceName::ALL;

/// A service that can't look: nobody reaches it, or it does not hear.
const BLIND: [&str; 2] = ["unreachable", "not-ready"];

const INVARIANTS: [Known; 6] = [
    Known {
        id: "I1",
        name: "every response is decided, once for each version",
        against: &["late-decision", "decisions-missing"],
        against_of: &[],
        seen_by: &[ServiceName::Ingest, ServiceName::AlertRules, ServiceName::Reporting],
    },
    Known {
        id: "I2",
        name: "every decision to raise has its alert, every alert its task",
        against: &["late-alert", "late-task", "tasks-missing"],
        against_of: &[],
        seen_by: &[ServiceName::AlertRules, ServiceName::Assignment, ServiceName::Reporting],
    },
    Known {
        id: "I3",
        name: "every proposal has its verdict",
        against: &["late-verdict"],
        against_of: &[],
        seen_by: &[ServiceName::Assignment, ServiceName::FollowUpScheduler, ServiceName::Reporting],
    },
    Known {
        id: "I4",
        name: "nothing waits for long",
        against: &["outbox", "retry", "parked", "durable", "held-back", "not-ready"],
        against_of: &[],
        seen_by: EVERYBODY,
    },
    Known {
        id: "I5",
        name: "reporting heard every version",
        against: &["hole"],
        against_of: &[(ServiceName::Reporting, "parked"), (ServiceName::Reporting, "retry")],
        seen_by: EVERYBODY,
    },
    Known {
        id: "I6",
        name: "every open task has a schedule",
        against: &["schedule-missing", "schedule-faulty", "schedule-failing", "audit-late"],
        against_of: &[],
        seen_by: &[ServiceName::Assignment, ServiceName::FollowUpScheduler],
    },
];

/// What the services say of each.
#[must_use]
pub fn invariants(services: &[ServiceStatus]) -> Vec<Invariant> {
    INVARIANTS.iter().map(|known| judge(known, services)).collect()
}

fn judge(known: &Known, services: &[ServiceStatus]) -> Invariant {
    let told = |speaks: &dyn Fn(&str, &str) -> bool| -> Vec<String> {
        let all = services.iter().flat_map(|of| of.findings.iter().map(move |found| (of, found)));
        let of = all.filter(|(of, found)| speaks(&of.service, &found.check));
        let mut told: Vec<String> =
            of.map(|(of, Finding { check, .. })| format!("{}: {check}", of.service)).collect();
        told.dedup();
        told
    };
    let against = told(&|service, check| {
        known.against.contains(&check)
            || known.against_of.iter().any(|(of, named)| of.kebab() == service && *named == check)
    });
    let blind = told(&|service, check| {
        BLIND.contains(&check) && known.seen_by.iter().any(|seer| seer.kebab() == service)
    });
    let (verdict, because) = match (against.is_empty(), blind.is_empty()) {
        (false, _) => (Verdict::Broken, against),
        (true, false) => (Verdict::Unknown, blind),
        (true, true) => (Verdict::Holds, Vec::new()),
    };
    Invariant { id: known.id, name: known.name, verdict, because }
}

/// A line each.
#[must_use]
pub fn lines(invariants: &[Invariant]) -> String {
    let line = |invariant: &Invariant| {
        let Invariant { id, name, verdict, because } = invariant;
        match verdict {
            Verdict::Holds => format!("{id} holds: {name}"),
            Verdict::Broken => format!("{id} DOES NOT HOLD: {name} ({})", because.join(", ")),
            Verdict::Unknown => format!("{id} IS NOT KNOWN: {name} ({})", because.join(", ")),
        }
    };
    invariants.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn system(findings: &[(ServiceName, &str)]) -> Vec<ServiceStatus> {
        let of = |service: ServiceName| {
            let own = findings.iter().filter(|(of, _)| *of == service);
            let findings = own.map(|(_, check)| Finding { check: (*check).into(), ..Finding::default() });
            ServiceStatus {
                service: service.kebab().into(),
                findings: findings.collect(),
                ..ServiceStatus::default()
            }
        };
        ServiceName::ALL.into_iter().map(of).collect()
    }

    fn verdicts(findings: &[(ServiceName, &str)]) -> [Verdict; 6] {
        let told = invariants(&system(findings));
        std::array::from_fn(|index| told[index].verdict)
    }

    use Verdict::{Broken, Holds, Unknown};

    #[test]
    fn a_finding_speaks_against_its_invariant_alone() {
        assert_eq!(verdicts(&[]), [Holds; 6]);
        let found =
            [(ServiceName::Reporting, "late-task"), (ServiceName::FollowUpScheduler, "unknown-policy")];
        assert_eq!(verdicts(&found), [Holds, Broken, Holds, Holds, Holds, Holds]);
        let told = invariants(&system(&found));
        assert_eq!(told[1].because, ["reporting: late-task"]);
        assert!(lines(&told).contains("I2 DOES NOT HOLD"), "{}", lines(&told));
    }

    #[test]
    fn what_reporting_put_aside_it_has_not_heard() {
        let parked = |service| verdicts(&[(service, "parked")]);
        assert_eq!(parked(ServiceName::Reporting), [Holds, Holds, Holds, Broken, Broken, Holds]);
        assert_eq!(parked(ServiceName::Assignment), [Holds, Holds, Holds, Broken, Holds, Holds]);
    }

    #[test]
    fn nothing_holds_that_nobody_could_look_at() {
        let away = |service| verdicts(&[(service, "unreachable")]);
        assert_eq!(away(ServiceName::Reporting), [Unknown, Unknown, Unknown, Unknown, Unknown, Holds]);
        assert_eq!(away(ServiceName::Assignment), [Holds, Unknown, Unknown, Unknown, Unknown, Unknown]);
        let found = [(ServiceName::Reporting, "unreachable"), (ServiceName::Ingest, "outbox")];
        assert_eq!(verdicts(&found)[3], Broken, "what was found is known");
        let found = [(ServiceName::Reporting, "not-ready"), (ServiceName::Reporting, "late-decision")];
        assert_eq!(verdicts(&found)[0], Broken, "what was found is known");
        assert!(lines(&invariants(&system(&found))).contains("I2 IS NOT KNOWN"));
    }
}
