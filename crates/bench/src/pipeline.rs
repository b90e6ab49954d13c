//! `recontact bench pipeline`: all services under open-loop load, until every task exists and reporting shows it.

pub mod ledger;
pub(crate) mod observe;
mod search;
mod trial;

pub use trial::{Ground, Trial};

use crate::{
    frame::{
        BenchOptions, Progress, Report, Servers, Written,
        number::rounded,
        options::{Rate, rate, seconds, share},
        with_servers,
    },
    limits::{self, Limits, Work},
    load::{Mode, Responses},
};
use clap::ValueEnum;
use search::{Search, Step};
use std::time::Duration;

/// How responses are handed over to the pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Door {
    /// One gRPC call a response
    Unary,
    /// gRPC calls of many responses
    Batch,
}

impl From<Door> for Mode {
    fn from(door: Door) -> Self {
        match door {
            Door::Unary => Self::Unary,
            Door::Batch => Self::Batch,
        }
    }
}

/// `recontact bench pipeline`
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    /// How responses are handed over
    #[arg(long, value_enum, default_value_t = Door::Unary)]
    pub mode: Door,
    /// Responses per second; max: finds the greatest rate that can be sustained
    #[arg(long, value_name = "R", default_value = "1000", value_parser = rate)]
    pub rate: Rate,
    /// Share of responses that raise an alert, by their score
    #[arg(long, value_name = "SHARE", default_value = "0.2", value_parser = share)]
    pub alerts: f64,
    /// How long the load lasts, in seconds; sustained is what stays level for a minute
    #[arg(long, value_name = "S", default_value = "60", value_parser = seconds)]
    pub duration: Duration,
    /// Responses of one call, for batch
    #[arg(long, value_name = "N", default_value = "100", value_parser = clap::value_parser!(u64).range(1..=500))]
    pub batch: u64,
    /// Length of each probe of --rate max, in seconds
    #[arg(long, value_name = "S", default_value = "8", value_parser = seconds)]
    pub probe: Duration,
    /// First rate that --rate max tries [default: 2000 by call, 6000 by batch]
    #[arg(long, value_name = "R", value_parser = clap::value_parser!(u64).range(1..))]
    pub from: Option<u64>,
    /// Load before anything is measured, in seconds: connections, caches and plans warm up
    #[arg(long, value_name = "S", default_value = "3", value_parser = seconds)]
    pub warm_up: Duration,
    /// Leaves customers out of the responses: no names, no histories
    #[arg(long)]
    pub anonymous: bool,
}

impl Arguments {
    fn per_call(&self) -> u64 {
        Mode::from(self.mode).per_call(self.batch)
    }

    fn from(&self) -> f64 {
        let default = match self.mode {
            Door::Unary => 2_000,
            Door::Batch => 6_000,
        };
        crate::frame::number::from_count(self.from.unwrap_or(default))
    }
}

/// Runs it.
///
/// # Errors
/// When something does not start or ends by itself, when a task is missing at the end, or when no rate is sustained.
pub async fn run(options: &BenchOptions, arguments: &Arguments) -> anyhow::Result<Report> {
    let progress = Progress::new(options.lively);
    progress.say("starting Postgres and NATS");
    let report = with_servers(options, async |servers: &Servers| {
        let limits = limits::measure(options, servers, &progress).await?;
        let mut ground = Ground::prepare(options, servers, arguments.mode.into(), &progress).await?;
        let work = Work::of_pipeline(arguments.alerts);
        let measured = measure(arguments, servers, &mut ground, &progress).await?;
        ground.stop().await;
        let written = Written::by_ended_sessions(&servers.pool).await?.since(measured.written_before);
        report(options, arguments, servers, (&limits, work), (&measured, written))
    })
    .await;
    progress.finish();
    report
}

/// The trial that is the result, and what led to it.
struct Measured {
    trial: Trial,
    written_before: Written,
    probes: Vec<serde_json::Value>,
}

/// Runs the trial that was asked for, or those that find the greatest rate: the last is the result.
async fn measure(
    arguments: &Arguments,
    servers: &Servers,
    ground: &mut Ground<'_>,
    progress: &Progress,
) -> anyhow::Result<Measured> {
    let plan = |rate: f64, duration: Duration| trial::Plan {
        rate,
        duration,
        per_call: arguments.per_call(),
        responses: Responses { run: String::new(), alerts: arguments.alerts, anonymous: arguments.anonymous },
    };
    let first = match arguments.rate {
        Rate::Of(rate) => rate,
        Rate::Max => arguments.from(),
    };
    progress.say("warming up");
    ground.trial(plan(first.min(arguments.from()), arguments.warm_up), progress).await?;
    let written_before = async || {
        progress.say("waiting until Postgres has counted what was written before");
        Written::by_sessions_at_rest(&servers.pool).await
    };
    let mut search = match arguments.rate {
        Rate::Of(rate) => {
            let written_before = written_before().await?;
            let trial = ground.trial(plan(rate, arguments.duration), progress).await?;
            return Ok(Measured { trial, written_before, probes: Vec::new() });
        }
        Rate::Max => Search::from(arguments.from()),
    };
    let mut probes = Vec::new();
    loop {
        let (rate, duration, confirms) = match search.next() {
            Step::Probe(rate) => (rate, arguments.probe, false),
            Step::Confirm(rate) => (rate, arguments.duration, true),
            Step::GiveUp => anyhow::bail!(
                "no rate was sustained down to {:.0}/s; begin lower with --from, or look what else the machine does",
                search.lowest()
            ),
        };
        // Nothing is made of what a probe writes.
        let before = if confirms { written_before().await? } else { Written::default() };
        let trial = ground.trial(plan(rate, duration), progress).await?;
        progress.keep(&format!("{:>8.0}/s for {:>3.0} s: {}", rate, duration.as_secs_f64(), trial.verdict()));
        let sustained = trial.is_sustained();
        probes.push(serde_json::json!({
            "rate_per_s": rounded(rate), "duration_s": duration.as_secs_f64(), "sustained": sustained,
            "growth_s": rounded(trial.growth()), "drain_s": rounded(trial.drained.as_secs_f64()),
        }));
        if sustained && confirms {
            return Ok(Measured { trial, written_before: before, probes });
        }
        search.heard(sustained, confirms);
    }
}

fn report(
    options: &BenchOptions,
    arguments: &Arguments,
    servers: &Servers,
    (limits, work): (&Limits, Work),
    (measured, written): (&Measured, Written),
) -> anyhow::Result<Report> {
    let Measured { trial, probes, .. } = measured;
    let mut report = Report::new("pipeline", servers.machine.clone())
        .parameter("mode", Mode::from(arguments.mode).word())
        .parameter("rate", arguments.rate.value())
        .parameter("alerts", arguments.alerts)
        .parameter("duration", arguments.duration.as_secs_f64())
        .parameter("batch", arguments.per_call())
        .parameter("anonymous", arguments.anonymous)
        .parameter("warm_up", arguments.warm_up.as_secs_f64())
        .parameter("limit_seconds", options.limit_time.as_secs_f64())
        .parameter("nats_sync", servers.machine.nats_sync);
    if arguments.rate == Rate::Max {
        report = report.parameter("from", arguments.from()).parameter("probe", arguments.probe.as_secs_f64());
    }
    trial.fill(options, written, &mut report)?;
    report.limit(limits.rate(work));
    report.figure("limit_is", work.limit_is());
    report.figure("sustained", trial.is_sustained());
    report.figure("verdict", trial.verdict());
    report.figure("limits", limits.figures());
    if !probes.is_empty() {
        report.figure("probes", probes.clone());
    }
    Ok(report)
}
