#![doc = include_str!("../README.md")]

pub mod apply;
pub mod bench;
pub mod calendars;
pub mod cases;
pub mod cli;
pub mod client;
pub mod completions;
pub mod demo;
pub mod dev;
pub mod doctor;
pub mod explain;
pub mod failure;
pub mod help;
pub mod names;
pub mod operate;
pub mod output;
pub mod parked;
pub mod rejects;
pub mod report;
pub mod reporting;
pub mod resources;
pub mod rules;
pub mod runtime;
pub mod serve;
pub mod services;
pub mod submit;
pub mod tasks;

use cli::{Cli, Command, Output, ParkedCommand};

/// Runs a command.
///
/// # Errors
/// With the exit code that [`failure::exit_code`] reads.
pub async fn run(cli: Cli) -> anyhow::Result<()> {
    match cli.command {
        Command::Dev(args) => dev::run(args, cli.log).await,
        Command::Demo(args) => demo::run(args, cli.log).await,
        Command::Serve(args) => serve::serve(args, cli.log).await,
        Command::Migrate(args) => serve::migrate(&args).await,
        Command::Apply(args) => apply::run(args).await,
        Command::Rules(command) => rules::run(command).await,
        Command::Submit(args) => submit::run(args).await,
        Command::Tasks(command) => tasks::run(command).await,
        Command::Case(command) => cases::run(command).await,
        Command::Explain(command) => explain::run(command).await,
        Command::Calendars(command) => calendars::run(command).await,
        Command::Report(command) => report::run(command).await,
        Command::Reporting(command) => reporting::run(command).await,
        Command::Parked(ParkedCommand::List(args)) => parked::list(&args).await,
        Command::Parked(ParkedCommand::Show(args)) => parked::show(&args).await,
        Command::Replay(args) => operate::replay(args).await,
        Command::Clock(operate::ClockCommand::Accept(args)) => operate::accept_clock(args).await,
        Command::Parked(ParkedCommand::Redrive(args)) => parked::redrive(&args).await,
        Command::Doctor(args) => doctor::run(args).await,
        Command::Bench(args) => bench::run(args).await,
        Command::Completions(args) => completions::run(&args),
        Command::Version(args) => version(args.output),
    }
}

fn version(output: Output) -> anyhow::Result<()> {
    #[derive(serde::Serialize)]
    struct Version {
        version: &'static str,
    }
    output::print(output, &Version { version: env!("CARGO_PKG_VERSION") }, |version| {
        format!("recontact {}", version.version)
    })
}
