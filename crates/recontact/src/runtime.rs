//! The threads that a command runs on.

use crate::cli::Command;
use service_kit::config::Environment;
use std::{num::NonZero, thread::available_parallelism};
use tokio::runtime::{Builder, Runtime};

/// What says how many threads tokio has, in any program of it.
const THREADS: &str = "TOKIO_WORKER_THREADS";

/// The runtime of a command. A service gets a thread for every second processor, unless `TOKIO_WORKER_THREADS` says
/// otherwise: it works off one batch after the other, beside Postgres, which does more of the work, and beside other
/// services. Threads that only take turns cost a tenth of its processor time, and memory.
///
/// # Errors
/// When the system gives no threads.
pub fn of(command: &Command, environment: impl FnOnce() -> Environment) -> std::io::Result<Runtime> {
    let mut builder = Builder::new_multi_thread();
    if matches!(command, Command::Serve(_)) && environment().get(THREADS).is_none() {
        builder.worker_threads(threads(available_parallelism().map_or(1, NonZero::get)));
    }
    builder.enable_all().build()
}

const fn threads(processors: usize) -> usize {
    match processors / 2 {
        0 => 1,
        half => half,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;
    use clap::Parser as _;

    #[test]
    fn a_service_has_a_thread_for_every_second_processor() {
        assert_eq!([1, 2, 3, 8].map(threads), [1, 1, 1, 4]);
        let serve = Cli::parse_from(["recontact", "serve", "ingest"]).command;
        let here = available_parallelism().unwrap().get();
        let workers = |command, environment| of(command, || environment).unwrap().metrics().num_workers();
        assert_eq!(workers(&serve, Environment::default()), threads(here));
        let version = Cli::parse_from(["recontact", "version"]).command;
        let of_tokio = Builder::new_multi_thread().build().unwrap().metrics().num_workers();
        assert_eq!(workers(&version, Environment::default()), of_tokio);
        let named = Environment::of([(THREADS, "3")]);
        assert_eq!(workers(&serve, named), of_tokio, "tokio reads it itself");
    }
}
