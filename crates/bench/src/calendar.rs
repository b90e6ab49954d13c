//! `bench calendar`: what one deadline costs. Pure, in this process.

mod subject;

pub use subject::{CALENDARS, DEADLINES, Subject};

use crate::{
    frame::{
        BenchOptions, Interrupted, Machine, Progress, Report,
        number::{from_length, rounded},
        options,
    },
    timing::nanoseconds,
};
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
        if options.stop.is_cancelled() {
            return Err(Interrupted.into());
        }
        progress.say(format!("calendar {name}"));
        let mut subject = Subject::new(name)?;
        let task = nanoseconds(arguments.seconds, || subject.deadlines());
        costs.insert(name, rounded(task / from_length(DEADLINES)));
        tokio::task::yield_now().await;
    }
    progress.finish();
    let mut report =
        Report::new("calendar", Machine::read()).parameter("seconds", arguments.seconds.as_secs_f64());
    let dearest = costs.values().copied().fold(f64::MIN_POSITIVE, f64::max);
    report.rate(1e9 / dearest);
    report.figure("rate_is", "deadlines per second and core, with the dearest calendar");
    report.figure("ns_per_deadline", json!(costs));
    Ok(report)
}
