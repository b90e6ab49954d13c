//! `bench calendar`: what one deadline costs. Pure, in this process.

mod subject;

pub use subject::{CALENDARS, DEADLINES, Subject, there_and_back};

use crate::{
    frame::{
        BenchOptions, Machine, Progress, Report,
        number::{from_length, rounded},
        options,
    },
    timing::{each, nanoseconds},
};
use contracts::topology::ServiceName;
use serde_json::json;
use std::{collections::BTreeMap, time::Duration};

/// `recontact bench calendar`
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    /// How long each calendar is measured, in seconds
    #[arg(long, value_name = "S", default_value = "1", value_parser = options::seconds)]
    pub seconds: Duration,
}

/// Runs it.
///
/// # Errors
/// When a calendar is refused.
pub async fn run(options: &BenchOptions, arguments: &Arguments) -> anyhow::Result<Report> {
    let progress = Progress::new(options.lively);
    let mut costs: BTreeMap<&str, f64> = BTreeMap::new();
    for name in CALENDARS {
        options.unless_stopped().await?;
        progress.say(format!("calendar {name}"));
        let mut subject = Subject::new(name)?;
        let task = nanoseconds(arguments.seconds, || subject.deadlines());
        costs.insert(name, rounded(task / from_length(DEADLINES)));
    }
    let mut report =
        Report::new("calendar", Machine::read()).parameter("seconds", arguments.seconds.as_secs_f64());
    if let Some((name, dearest)) = costs.iter().max_by(|a, b| a.1.total_cmp(b.1)) {
        options.unless_stopped().await?;
        progress.say("a zone, there and back");
        report.rate(1e9 / dearest);
        report.limit(1e9 / nanoseconds(arguments.seconds, there_and_back()?));
        options.unless_stopped().await?;
        progress.say(format!("one deadline after the other, calendar {name}"));
        let mut subject = Subject::new(name)?;
        let calls = each(arguments.seconds, || subject.deadline());
        report.calls(options, ServiceName::Assignment.kebab(), arguments.seconds, &calls)?;
    }
    progress.finish();
    options.unless_stopped().await?;
    report.figure("rate_is", "deadlines per second and core, with the dearest calendar");
    report.figure(
        "limit_is",
        "an instant told by a zone's wall clock, and read from it: what a deadline in a zone with summer time needs",
    );
    report.figure("cpu_is", "of one deadline, inside this process");
    report.figure("ns_per_deadline", json!(costs));
    Ok(report)
}
