//! The short run: each target over its corpus, then over a number of inputs that are made out of it, from a seed.
//!
//! `FUZZ_SEED=… FUZZ_INPUTS=…` choose others. An input that breaks its target is written to `crashes` and named.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects by failing"
)]

use fuzz::{TARGETS, mutation::Mutation};
use service_kit::clock::Monotonic;
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// What one input may take at most, with a great reserve for a busy machine and a debug build.
const INPUT_WITHIN: Duration = Duration::from_secs(10);

fn folder(kind: &str, target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(kind).join(target)
}

/// The inputs that are kept, by file name.
fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder("corpus", target))
        .unwrap_or_else(|error| panic!("{target} has no corpus: {error}"));
    let mut inputs: Vec<(String, Vec<u8>)> = entries
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
        .collect();
    inputs.sort();
    inputs
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap())
}

fn run(target: &str, inputs: u64) {
    let (_, decode) = TARGETS.into_iter().find(|(name, _)| *name == target).unwrap();
    let (seed, inputs) = (number("FUZZ_SEED").unwrap_or(1), number("FUZZ_INPUTS").unwrap_or(inputs));
    let corpus = corpus(target);
    for (name, input) in &corpus {
        if let Some(elapsed) = breaks(decode, input) {
            panic!("{target} breaks on corpus/{target}/{name} after {elapsed:?}: mend the decoder");
        }
    }
    let corpus: Vec<Vec<u8>> = corpus.into_iter().map(|(_, input)| input).collect();
    let mut mutation = Mutation::new(seed, &corpus);
    for index in 0..inputs {
        let input = mutation.draw();
        if let Some(elapsed) = breaks(decode, &input) {
            std::fs::create_dir_all(folder("crashes", target)).unwrap();
            let path = folder("crashes", target).join(format!("seed-{seed}-input-{index}"));
            std::fs::write(&path, &input).unwrap();
            panic!(
                "{target} breaks on input {index} of seed {seed} after {elapsed:?}; it is in {}: mend the decoder, and \
                 move the input to the corpus",
                path.display()
            );
        }
    }
}

/// How long it took, where an input breaks its target.
fn breaks(decode: fn(&[u8]), input: &[u8]) -> Option<Duration> {
    let clock = Monotonic::start();
    let outcome = std::panic::catch_unwind(|| decode(input));
    let elapsed = clock.elapsed();
    (outcome.is_err() || elapsed > INPUT_WITHIN).then_some(elapsed)
}

macro_rules! targets {
    ($($name:ident: $inputs:literal),+ $(,)?) => {
        $(
            #[test]
            fn $name() {
                run(stringify!($name), $inputs);
            }
        )+

        #[test]
        fn every_target_runs() {
            assert_eq!([$(stringify!($name)),+], TARGETS.map(|(name, _)| name));
        }
    };
}

targets!(
    events: 2_000,
    headers: 2_000,
    submissions: 1_000,
    rows: 300,
    files: 500,
    mappings: 500,
    manifests: 200,
    rule_tests: 20,
    conditions: 200,
    calendars: 100,
    tokens: 2_000,
    instants: 2_000,
    commands: 2_000,
);
