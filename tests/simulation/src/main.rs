//! Plays seeds on every core, and tells the story of the first that breaks.

use anyhow::{Context as _, bail};
use service_kit::clock::Monotonic;
use simulation::{Broken, controls::Guard, library::Library, play, simulation::Tally};
use std::{
    io::Write as _,
    process::ExitCode,
    rc::Rc,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

const USAGE: &str = "usage: simulation [SEEDS] [--from SEED] [--seed SEED] [--without GUARD]...
  SEEDS            how many, from 1 on; 10000 unless told
  --from SEED      the first one
  --seed SEED      this one only
  --without GUARD  takes a guard out: inbox, natural-keys, versions, redelivery";

struct Asked {
    first: u64,
    seeds: u64,
    without: Vec<Guard>,
}

fn main() -> anyhow::Result<ExitCode> {
    let asked = asked(std::env::args().skip(1))?;
    let started = Monotonic::start();
    let (tally, broken) = play_all(&asked)?;
    let seconds = started.elapsed().as_secs_f64();
    let mut out = std::io::stdout().lock();
    let Some(first) = broken.first() else {
        writeln!(
            out,
            "simulation: {} seeds held in {seconds:.1} s: {} years, {} responses, {} tasks, {} proposals, {} commands, \
             {} repetitions stopped",
            asked.seeds,
            tally.days / 365,
            tally.responses,
            tally.tasks,
            tally.proposals,
            tally.commands,
            tally.stopped
        )?;
        return Ok(ExitCode::SUCCESS);
    };
    writeln!(out, "{first}")?;
    let others: Vec<String> = broken.iter().skip(1).map(|broken| broken.seed.to_string()).collect();
    if !others.is_empty() {
        writeln!(out, "further seeds that broke: {}", others.join(", "))?;
    }
    Ok(ExitCode::FAILURE)
}

fn asked(mut arguments: impl Iterator<Item = String>) -> anyhow::Result<Asked> {
    let mut asked = Asked { first: 1, seeds: 10_000, without: Vec::new() };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().context(USAGE);
        match argument.as_str() {
            "--from" => asked.first = value()?.parse().context(USAGE)?,
            "--seed" => (asked.first, asked.seeds) = (value()?.parse().context(USAGE)?, 1),
            "--without" => {
                let name = value()?;
                let guard = Guard::ALL.into_iter().find(|guard| guard.name() == name);
                asked.without.push(guard.with_context(|| format!("{name} is no guard\n{USAGE}"))?);
            }
            other if other.starts_with('-') => bail!("{other} is no option\n{USAGE}"),
            seeds => asked.seeds = seeds.parse().context(USAGE)?,
        }
    }
    Ok(asked)
}

/// Seeds that broke are gathered up to this many: one is enough to mend what is wrong.
const BROKEN_MAX: usize = 10;

/// Plays every seed on as many threads as there are cores; gives what broke, by seed.
fn play_all(asked: &Asked) -> anyhow::Result<(Tally, Vec<Broken>)> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let next = AtomicU64::new(0);
    let all = Mutex::new((Tally::default(), Vec::new()));
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| -> anyhow::Result<()> {
                    let library = Rc::new(Library::read()?);
                    loop {
                        let offset = next.fetch_add(1, Ordering::Relaxed);
                        if offset >= asked.seeds {
                            return Ok(());
                        }
                        let played = play(asked.first + offset, &library, &asked.without);
                        let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
                        match played {
                            Ok(tally) => all.0 += tally,
                            Err(broken) => all.1.push(*broken),
                        }
                        if all.1.len() >= BROKEN_MAX {
                            return Ok(());
                        }
                    }
                })
            })
            .collect();
        for worker in workers {
            worker.join().map_err(|_| anyhow::anyhow!("a thread panicked; run with RUST_BACKTRACE=1"))??;
        }
        Ok::<(), anyhow::Error>(())
    })?;
    let (tally, mut broken) = all.into_inner().unwrap_or_else(PoisonError::into_inner);
    broken.sort_by_key(|broken: &Broken| broken.seed);
    Ok((tally, broken))
}
