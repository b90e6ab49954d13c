//! `recontact rules`: tries rules out, and compares them with what is live.

pub mod diff;
pub mod given;
pub mod test;

use crate::cli::{OutputArgs, ReadArgs};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `recontact rules`
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Runs tests of rules (kind: RuleTest) against the RuleSets beside them, without a server; exit code 1 when one fails
    Test(TestArgs),
    /// Compares the RuleSets of a folder with what is live; exit code 0: the same, 1: something differs
    Diff(DiffArgs),
}

/// `recontact rules test`
#[derive(Debug, Args)]
pub struct TestArgs {
    /// Folders or files that hold rule sets, their tests, and the units and calendars that they speak of
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// How results are printed
    #[command(flatten)]
    pub output: OutputArgs,
}

/// `recontact rules diff`
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// Folder of YAML or JSON files, as for `apply`
    #[arg(short, long = "folder", value_name = "FOLDER")]
    pub folder: PathBuf,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// Runs one of the commands.
///
/// # Errors
/// A mistake in the files, a test that failed, a difference, or what the service says.
pub async fn run(command: RulesCommand) -> anyhow::Result<()> {
    match command {
        RulesCommand::Test(args) => test::run(&args),
        RulesCommand::Diff(args) => diff::run(args).await,
    }
}
