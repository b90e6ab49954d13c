#![doc = include_str!("../README.md")]

pub mod frame;

pub mod catch_up;
pub mod ingest;
pub mod lag;
pub mod limits;
pub mod load;
pub mod pipeline;
pub mod world;

pub mod calendar;
pub mod events;
pub mod packs;
pub mod query;
pub mod rules;
pub mod schedules;
pub mod timing;

pub use frame::{BenchOptions, Latency, Machine, NatsSync, Progress, Report, Servers};

use clap::Subcommand;

/// What is measured.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// The raw limits of this machine: JetStream publish and pull, UNNEST insert, fsync
    Limits(limits::Arguments),
    /// Ingest alone: accepted per second, and the time from a request to its durable answer
    Ingest(ingest::Arguments),
    /// All five services under open-loop load, until every task exists and reporting shows it
    Pipeline(pipeline::Arguments),
    /// Services stopped while responses queue, then started: responses per second until level
    CatchUp(catch_up::Arguments),
    /// Schedules: scheduling, firing, lateness, and what one costs among many
    Schedules(schedules::Arguments),
    /// Status and figures over many cases
    Query(query::Arguments),
    /// Nanoseconds of one evaluation with 1 to 1000 rules
    Rules(rules::Arguments),
    /// Nanoseconds of one deadline
    Calendar(calendar::Arguments),
}

/// Runs one benchmark. Everything that it started has ended when this returns, also when it was interrupted.
///
/// # Errors
/// When a server or a service does not start or ends by itself, when what was measured is not complete, or when it was
/// interrupted: a report is only given for a whole run.
pub async fn run(command: &Command, options: &BenchOptions) -> anyhow::Result<Report> {
    match command {
        Command::Limits(arguments) => limits::run(options, arguments).await,
        Command::Ingest(arguments) => ingest::run(options, arguments).await,
        Command::Pipeline(arguments) => pipeline::run(options, arguments).await,
        Command::CatchUp(arguments) => catch_up::run(options, arguments).await,
        Command::Schedules(arguments) => schedules::run(options, arguments).await,
        Command::Query(arguments) => query::run(options, arguments).await,
        Command::Rules(arguments) => rules::run(options, arguments).await,
        Command::Calendar(arguments) => calendar::run(options, arguments).await,
    }
}
