//! `faults`: runs cases of the lab, or writes the tables of `docs/guarantees.md`.

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use faults::{
    cases::{CASES, Place},
    controls::{CONTROLS, Control},
    guarantees, ledger,
};
use rand::RngExt as _;
use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Where the ledger of faults is.
    #[arg(long, global = true, default_value = ".recontact/faults.jsonl")]
    ledger: PathBuf,
    /// Where the ledger of controls is: one run of all of them.
    #[arg(long, global = true, default_value = ".recontact/controls.jsonl")]
    controls: PathBuf,
}

#[derive(Subcommand)]
enum Command {
    /// Runs one case, or all of them.
    Run {
        /// Number of the case; all when it isn't given.
        #[arg(long)]
        case: Option<u32>,
        /// Plays a run again; a fresh one when it isn't given.
        #[arg(long)]
        seed: Option<u64>,
        /// Runs of each case, each with a seed of its own.
        #[arg(long, default_value_t = 1)]
        runs: u32,
        /// As in `make test`, where a case has a shorter form.
        #[arg(long)]
        short: bool,
    },
    /// Takes guards away, one by one and together: somebody must notice.
    Controls {
        /// Only those that take this guard away: `clock-guard`.
        guard: Option<String>,
    },
    /// Writes the tables of the document from both ledgers.
    Tables {
        /// The document.
        #[arg(default_value = "docs/guarantees.md")]
        document: PathBuf,
    },
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    match arguments.command {
        Command::Run { case, seed, runs, short } => {
            // Dropping a run ends its processes; a killed one would leave them behind.
            let stop = service_kit::tasks::stop_on_signals()?;
            tokio::select! {
                done = run(case, seed, runs, !short, &arguments.ledger) => done,
                () = stop.cancelled() => anyhow::bail!("stopped"),
            }
        }
        Command::Controls { guard } => {
            let stop = service_kit::tasks::stop_on_signals()?;
            tokio::select! {
                done = controls(guard.as_deref(), &arguments.controls) => done,
                () = stop.cancelled() => anyhow::bail!("stopped"),
            }
        }
        Command::Tables { document } => {
            let text = std::fs::read_to_string(&document).with_context(|| document.display().to_string())?;
            let (faults, controls) = (ledger::read(&arguments.ledger)?, ledger::read(&arguments.controls)?);
            let renewed = guarantees::renew(&text, &faults, &controls)?;
            Ok(std::fs::write(&document, renewed)?)
        }
    }
}

async fn controls(guard: Option<&str>, kept: &Path) -> anyhow::Result<()> {
    let mut out = std::io::stdout();
    let (mut unnoticed, mut results) = (0, Vec::new());
    let takes_away =
        |control: &&Control| guard.is_none_or(|name| control.off.iter().any(|guard| guard.name() == name));
    let chosen: Vec<_> = CONTROLS.iter().filter(takes_away).collect();
    anyhow::ensure!(!chosen.is_empty(), "no control takes such a guard away");
    for control in &chosen {
        let result = faults::controls::run(control, rand::rng().random::<u32>().into()).await?;
        unnoticed += usize::from(!result.as_expected);
        writeln!(out, "{result}")?;
        results.push(result);
    }
    if guard.is_none() {
        // The table shows one run of all of them, not a collection.
        std::fs::remove_file(kept).or_else(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Ok(()),
            _ => Err(error),
        })?;
        ledger::append(kept, &results)?;
    }
    anyhow::ensure!(unnoticed == 0, "{unnoticed} controls were not as they must be");
    writeln!(out, "{} controls, all of them as they must be", chosen.len())?;
    Ok(())
}

async fn run(
    only: Option<u32>,
    seed: Option<u64>,
    runs: u32,
    long: bool,
    ledger: &Path,
) -> anyhow::Result<()> {
    let mut out = std::io::stdout();
    let chosen = CASES.iter().filter(|case| match only {
        Some(number) => case.number == number,
        None => matches!(case.place, Place::Fast | Place::Slow | Place::Root),
    });
    let chosen: Vec<_> = chosen.collect();
    anyhow::ensure!(!chosen.is_empty(), "there is no such case; docs/guarantees.md lists them");
    let mut failed = Vec::new();
    for case in &chosen {
        for _ in 0..runs {
            let seed = seed.unwrap_or_else(|| rand::rng().random::<u32>().into());
            write!(out, "case {:>2}  seed {seed:>10}  {} … ", case.number, case.name)?;
            out.flush()?;
            match faults::run(case, seed, long, ledger).await {
                Ok(measured) => {
                    let figures: Vec<String> =
                        measured.iter().map(|(name, figure)| format!("  {name}: {figure}")).collect();
                    writeln!(out, "held{}", figures.concat())?;
                }
                Err(error) => {
                    writeln!(out, "BROKEN\n{error:?}\nagain: make faults CASE={} SEED={seed}", case.number)?;
                    failed.push((case.number, seed));
                }
            }
        }
    }
    anyhow::ensure!(failed.is_empty(), "{} of the runs broke (case, seed): {failed:?}", failed.len());
    writeln!(out, "{} cases, all of them held", chosen.len())?;
    Ok(())
}
