//! The one program.

use clap::FromArgMatches as _;
use recontact::{cli::Cli, failure, help, output, runtime};
use service_kit::config::Environment;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::from_arg_matches(&help::command().get_matches()).unwrap_or_else(|error| error.exit());
    let runtime = match runtime::of(&cli.command, Environment::of_process) {
        Ok(runtime) => runtime,
        Err(error) => {
            output::note(&format!("error: {error}"));
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(recontact::run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::note(&format!("error: {error:#}"));
            ExitCode::from(failure::exit_code(&error))
        }
    }
}
