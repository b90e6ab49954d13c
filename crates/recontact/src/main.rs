//! The one program.

use clap::FromArgMatches as _;
use recontact::{cli::Cli, failure, help, output};
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::from_arg_matches(&help::command().get_matches()).unwrap_or_else(|error| error.exit());
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
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
