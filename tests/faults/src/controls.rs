//! Negative controls: each guard is taken away, and somebody must notice: the lab, or the guard behind it.

use crate::{cases, lab::Lab};
use contracts::topology::ServiceName;
use eventing::controls::Guard;
use serde::{Deserialize, Serialize};

/// Who must notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The lab: the run does not hold.
    Lab,
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

/// Every control: each guard alone, and together with the one behind it.
pub const CONTROLS: &[Control] = &[
    Control { off: &[], case: 2, notice: Notice::Lab },
    Control { off: &[], case: 20, notice: Notice::Lab },
    Control { off: &[], case: 23, notice: Notice::Lab },
    Control { off: &[], case: 25, notice: Notice::Lab },
    Control { off: &[], case: 45, notice: Notice::Lab },
    Control { off: &[], case: 51, notice: Notice::Lab },
    Control { off: &[], case: 55, notice: Notice::Lab },
    Control {
        off: &[Guard::Inbox],
        case: 23,
        notice: Notice::Counter(ServiceName::AlertRules, STOPPED, "decision"),
    },
    Control {
        off: &[Guard::Inbox],
        case: 23,
        notice: Notice::Counter(ServiceName::Assignment, STOPPED, "alert-version"),
    },
    Control {
        off: &[Guard::Inbox],
        case: 23,
        notice: Notice::Counter(ServiceName::Assignment, STOPPED, "proposal"),
    },
    Control {
        off: &[Guard::Inbox],
        case: 23,
        notice: Notice::Counter(ServiceName::Reporting, STOPPED, "journal"),
    },
    Control {
        off: &[Guard::NaturalKeys],
        case: 23,
        notice: Notice::Counter(
            ServiceName::Assignment,
            "eventing_messages_duplicate",
            "assignment-followups",
        ),
    },
    Control { off: &[Guard::Inbox, Guard::NaturalKeys], case: 23, notice: Notice::Lab },
    Control { off: &[Guard::OutboxTransaction], case: 2, notice: Notice::Lab },
    Control { off: &[Guard::Versions], case: 51, notice: Notice::Lab },
    Control { off: &[Guard::Versions, Guard::Inbox], case: 25, notice: Notice::Lab },
    Control { off: &[Guard::Refill], case: 20, notice: Notice::Lab },
    Control { off: &[Guard::Isolation], case: 55, notice: Notice::Lab },
    Control { off: &[Guard::ClockGuard], case: 45, notice: Notice::Lab },
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
        Notice::Lab => None,
        Notice::Counter(service, name, label) => Some((service, name, label)),
    };
    let outcome = lab.conclude(crate::case(control.case)?, acted, watched).await;
    let red = outcome.held.err().map(|error| error.root_cause().to_string());
    let as_expected = match control.notice {
        _ if control.off.is_empty() => red.is_none(),
        Notice::Lab => red.is_some(),
        Notice::Counter(..) => red.is_some() || outcome.counted > 0,
    };
    let off = if off.is_empty() { "nothing".to_owned() } else { off.join(" and ") };
    let noticed = match (red, control.notice) {
        (Some(cause), _) => format!("red: {}", cause.lines().next().unwrap_or_default()),
        (None, Notice::Counter(service, name, label)) => {
            format!("{service} {name}{{{label}}} = {}", outcome.counted)
        }
        (None, Notice::Lab) => "green".to_owned(),
    };
    Ok(Line { off, case: control.case, seed, noticed, as_expected })
}

impl std::fmt::Display for Line {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let verdict = if self.as_expected { "as it must be" } else { "UNNOTICED" };
        let Self { off, case, seed, noticed, .. } = self;
        write!(formatter, "{off:<28}  case {case:>2}  seed {seed:>10}  {verdict:<13}  {noticed}")
    }
}
