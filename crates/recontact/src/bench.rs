//! `recontact bench`: what this program does on this machine, as a share of what the machine can do.

mod page;

use crate::{
    cli::Output,
    failure::{self, Exit, Failure},
    output,
};
use bench::{
    BenchOptions, Command, NatsSync,
    frame::{Interrupted, is_away},
};
use clap::Args;
use service_kit::tasks::stop_on_signals;
use std::{path::PathBuf, time::Duration};

/// `recontact bench`
#[derive(Debug, Args)]
pub struct BenchArgs {
    /// What is measured
    #[command(subcommand)]
    pub command: Command,
    /// How the result is printed
    #[arg(long, short, global = true, value_enum, default_value_t = Output::Table)]
    pub output: Output,
    /// Postgres of your own in place of a private one; a database is made in it, and removed
    #[arg(long, global = true, value_name = "URL")]
    pub database_url: Option<String>,
    /// NATS of your own in place of a private one; streams with a prefix are made in it, and removed
    #[arg(long, global = true, value_name = "URL")]
    pub nats_url: Option<String>,
    /// When the private NATS brings its streams to disk; the outbox keeps the promises either way
    #[arg(long, global = true, value_enum, default_value_t = NatsSync::Default)]
    pub nats_sync: NatsSync,
    /// Folder on the disk to measure, where the private servers keep their data [default: a temporary one]
    #[arg(long, global = true, value_name = "FOLDER")]
    pub data_dir: Option<PathBuf>,
    /// How long each raw limit is measured, and the rate of query, in seconds; rules, calendar and schedules have no such
    /// limit
    #[arg(long, global = true, value_name = "S", default_value = "2", value_parser = seconds)]
    pub limit_seconds: Duration,
    /// Writes all latencies to a file, as an HdrHistogram log in nanoseconds
    #[arg(long, global = true, value_name = "FILE")]
    pub histogram: Option<PathBuf>,
}

/// A number of seconds, with a fraction if need be.
///
/// # Errors
/// How to write it.
fn seconds(text: &str) -> Result<Duration, String> {
    bench::frame::options::seconds(text)
}

/// `recontact bench`
///
/// # Errors
/// When something does not start or ends by itself, or a person interrupts: a result is only given of a whole run.
pub async fn run(args: BenchArgs) -> anyhow::Result<()> {
    let options = BenchOptions {
        program: std::env::current_exe()?,
        database_url: args.database_url,
        nats_url: args.nats_url,
        nats_sync: args.nats_sync,
        data_dir: args.data_dir,
        limit_time: args.limit_seconds,
        histogram: args.histogram,
        lively: output::is_lively(),
        stop: stop_on_signals()?,
    };
    if options.nats_url.is_some() && options.nats_sync != NatsSync::Default {
        return Err(failure::input("--nats-sync is for the private NATS; a given one keeps its own setting"));
    }
    refuse_what_has_no_meaning(&args.command, &options)?;
    if let Some(path) = &options.histogram {
        // Now, not after an hour.
        let opened = std::fs::OpenOptions::new().create(true).append(true).open(path);
        if let Err(error) = opened {
            let cause = failure::cause(&error);
            return Err(failure::input(format!(
                "--histogram {}: {cause}; name a file that you may write",
                path.display()
            )));
        }
    }
    if cfg!(debug_assertions) {
        output::note("this is a debug build: its numbers mean nothing; build with `cargo build --release`");
    }
    let ending = async {
        options.stop.cancelled().await;
        output::note("ending what was started; a second Ctrl-C leaves it behind");
        std::future::pending().await
    };
    let report = tokio::select! {
        report = bench::run(&args.command, &options) => report.map_err(told)?,
        never = ending => never,
    };
    output::print(args.output, &report, page::page)
}

/// What is measured in this process alone needs no servers.
fn refuse_what_has_no_meaning(command: &Command, options: &BenchOptions) -> anyhow::Result<()> {
    let name = match command {
        Command::Rules(_) => "rules",
        Command::Calendar(_) => "calendar",
        _ => return Ok(()),
    };
    let given = [
        ("--database-url", options.database_url.is_some()),
        ("--nats-url", options.nats_url.is_some()),
        ("--nats-sync", options.nats_sync != NatsSync::Default),
        ("--data-dir", options.data_dir.is_some()),
    ];
    match given.into_iter().find(|(_, given)| *given) {
        Some((flag, _)) => Err(failure::input(format!(
            "{flag}: bench {name} measures inside this process, without servers; leave it out"
        ))),
        None => Ok(()),
    }
}

fn told(error: anyhow::Error) -> anyhow::Error {
    if let Some(interrupted) = error.downcast_ref::<Interrupted>() {
        return Failure { exit: Exit::Interrupted, message: interrupted.to_string() }.into();
    }
    match is_away(&error) {
        true => Failure { exit: Exit::Unreachable, message: format!("{error:#}") }.into(),
        false => error,
    }
}
