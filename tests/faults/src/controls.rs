//! Negative controls: each guard is taken away, and somebody must notice: the lab, or the guard behind it.

use crate::{cases, lab::Lab};
use contracts::topology::ServiceName;
use eventing::controls::Guard;
use serde::{Deserialize, Serialize};

/// Who must notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Nobody: nothing is taken away, and the lab is green.
    Nobody,
    /// The lab: the run does not hold, and says so in one of these words. Any other failure is none of the guard's.
    Lab(&'static [&'static str]),
    /// The guard behind it: a counter of that service, with that label.
    Counter(ServiceName, &'static str, &'static str),
}

/// One control.
#[derive(Debug, Clone, Copy)]
pub struct Control {
    /// The guards taken away.
    pub off: &'static [Guard],
    /// The case in which they are missed.
    pub case: u32,
    /// Who must notice.
    pub notice: Notice,
}

const STOPPED: &str = "duplicates_stopped";

/// What the inbox stopped: the guard before the natural keys, without which they are not missed.
const KNOWN: &str = "eventing_messages_duplicate";

/// What is done twice breaks on a key of the database and is put aside for ever, or stands there twice.
const DONE_TWICE: &[&str] = &["items put aside by", "I1: ", "I2: ", "I3: ", "I5: "];

/// A schedule that an older version of its task has overwritten.
const VERSIONS: &[&str] = &["has not the newest version", "I3: ", "I6: "];

const fn green(case: u32) -> Control {
    Control { off: &[], case, notice: Notice::Nobody }
}

const fn red(off: &'static [Guard], case: u32, causes: &'static [&'static str]) -> Control {
    Control { off, case, notice: Notice::Lab(causes) }
}

const fn stopped(
    guard: &'static [Guard],
    service: ServiceName,
    counter: &'static str,
    key: &'static str,
) -> Control {
    Control { off: guard, case: 23, notice: Notice::Counter(service, counter, key) }
}

/// Every control: each guard alone, and together with the one behind it.
pub const CONTROLS: &[Control] = &[
    green(2),
    green(20),
    green(23),
    green(45),
    green(51),
    green(55),
    stopped(&[Guard::Inbox], ServiceName::AlertRules, STOPPED, "decision"),
    stopped(&[Guard::Inbox], ServiceName::Assignment, STOPPED, "alert-version"),
    stopped(&[Guard::Inbox], ServiceName::Assignment, STOPPED, "proposal"),
    stopped(&[Guard::Inbox], ServiceName::AlertRules, STOPPED, "task-version"),
    stopped(&[Guard::Inbox], ServiceName::Reporting, STOPPED, "journal"),
    // Nothing that the inbox knows reaches the natural keys: it is what holds while they are away, key by key.
    stopped(&[Guard::NaturalKeys], ServiceName::AlertRules, KNOWN, "alert-rules-responses"),
    stopped(&[Guard::NaturalKeys], ServiceName::Assignment, KNOWN, "assignment-alerts"),
    stopped(&[Guard::NaturalKeys], ServiceName::Assignment, KNOWN, "assignment-followups"),
    red(&[Guard::Inbox, Guard::NaturalKeys], 23, DONE_TWICE),
    red(&[Guard::OutboxTransaction], 2, &["responses to decide on"]),
    red(&[Guard::Versions], 51, VERSIONS),
    red(&[Guard::Versions, Guard::Inbox], 51, VERSIONS),
    red(&[Guard::Refill], 20, &["lacks", "events"]),
    red(&[Guard::Isolation], 55, &["neighbours of a poison", "public.victim", "alert_rules.decisions"]),
    red(&[Guard::ClockGuard], 45, &["it fired by a clock that leapt", "were taken from a clock that leapt"]),
];

/// What a control came to: a line of the ledger of controls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The guards taken away, in words.
    pub off: String,
    /// The case that was run.
    pub case: u32,
    /// Seed of the run.
    pub seed: u64,
    /// What the lab said, or what the counter of the guard behind it showed.
    pub noticed: String,
    /// Whether that is as it must be: noticed; with nothing taken away, green.
    pub as_expected: bool,
}

/// Runs one control.
///
/// # Errors
/// When the system does not even start.
pub async fn run(control: &Control, seed: u64) -> anyhow::Result<Line> {
    let mut options = cases::options(control.case);
    let off: Vec<&str> = control.off.iter().map(|guard| guard.name()).collect();
    options.environment.push(("EVENTING_GUARDS_OFF", off.join(",")));
    let mut lab = Lab::start(seed, options).await?;
    let acted = cases::act(control.case, &mut lab, None, false).await;
    let watched = match control.notice {
        Notice::Nobody | Notice::Lab(_) => None,
        Notice::Counter(service, name, label) => Some((service, name, label)),
    };
    let outcome = lab.conclude(crate::case(control.case)?, acted, watched).await;
    let red = outcome.held.err().map(|error| cause(&error));
    let as_expected = is_as_expected(control.notice, red.as_deref(), outcome.counted);
    let off = if off.is_empty() { "nothing".to_owned() } else { off.join(" and ") };
    let noticed = match (red, control.notice) {
        (Some(cause), _) => format!("red: {}", cause.lines().next().unwrap_or_default()),
        (None, Notice::Counter(service, name, label)) => {
            format!("{service} {name}{{{label}}} = {}", outcome.counted)
        }
        (None, Notice::Nobody | Notice::Lab(_)) => "green".to_owned(),
    };
    Ok(Line { off, case: control.case, seed, noticed, as_expected })
}

/// What broke, and what it broke in; without the first of the chain, which tells of the run and repeats the logs.
fn cause(error: &anyhow::Error) -> String {
    let told: Vec<String> = error.chain().skip(1).map(ToString::to_string).collect();
    told.join(": ")
}

/// Whether what happened is what must. A run that broke for another cause shows nothing of the guard.
fn is_as_expected(notice: Notice, red: Option<&str>, counted: u64) -> bool {
    match (notice, red) {
        (Notice::Nobody, red) => red.is_none(),
        (Notice::Lab(causes), Some(cause)) => causes.iter().any(|expected| cause.contains(expected)),
        (Notice::Lab(_), None) => false,
        (Notice::Counter(..), red) => red.is_none() && counted > 0,
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let verdict = if self.as_expected { "as it must be" } else { "UNNOTICED" };
        let Self { off, case, seed, noticed, .. } = self;
        write!(formatter, "{off:<28}  case {case:>2}  seed {seed:>10}  {verdict:<13}  {noticed}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_expected_cause_counts_and_a_counter_only_on_a_green_run() {
        let lab = Notice::Lab(&["I1: "]);
        assert!(is_as_expected(lab, Some("I1: a response without a decision"), 0));
        assert!(!is_as_expected(lab, Some("no nats-server found"), 0));
        assert!(!is_as_expected(lab, None, 0));
        let counter = Notice::Counter(ServiceName::Reporting, STOPPED, "journal");
        assert!(is_as_expected(counter, None, 1));
        assert!(!is_as_expected(counter, None, 0));
        assert!(!is_as_expected(counter, Some("no nats-server found"), 1));
        assert!(is_as_expected(Notice::Nobody, None, 0) && !is_as_expected(Notice::Nobody, Some("any"), 0));
    }

    #[test]
    fn a_cause_says_what_broke_and_in_what_and_leaves_the_logs_out() {
        let error =
            anyhow::anyhow!("not so after 90 s").context("everything is decided").context("I1: in a log");
        assert_eq!(cause(&error), "everything is decided: not so after 90 s");
    }

    #[test]
    fn every_guard_is_taken_away_alone() {
        for guard in Guard::ALL {
            assert!(CONTROLS.iter().any(|control| control.off == [guard]), "{}", guard.name());
        }
    }
}
