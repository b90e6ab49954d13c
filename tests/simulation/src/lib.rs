#![doc = include_str!("../README.md")]

pub mod account;
pub mod controls;
mod customers;
pub mod delivery;
pub mod failure;
pub mod ledger;
pub mod library;
mod managers;
pub mod message;
pub mod random;
mod rest;
pub mod services;
pub mod simulation;
pub mod story;
pub mod tell;
pub mod world;

use controls::{Controls, Guard};
use failure::Failure;
use library::Library;
use simulation::{Simulation, Tally};
use std::rc::Rc;

/// A seed that broke an invariant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The seed.
    pub seed: u64,
    /// What did not hold.
    pub failure: Failure,
    /// What happened to the one case, in order.
    pub story: String,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(formatter, "seed {}: {}", self.seed, self.failure)?;
        writeln!(formatter, "\n{}", self.story)?;
        write!(formatter, "play it again: make sim SEED={}", self.seed)
    }
}

/// Plays one seed, without some guards of the delivery contract; a seed that breaks is played once more for its story.
///
/// # Errors
/// What broke.
pub fn play(seed: u64, library: &Rc<Library>, without: &[Guard]) -> Result<Tally, Box<Broken>> {
    let controls = Controls::without(without);
    let failure = match Simulation::new(seed, library, controls.clone(), false).run() {
        Ok(tally) => return Ok(tally),
        Err(failure) => failure,
    };
    let mut told = Simulation::new(seed, library, controls, true);
    let failure = told.run().err().unwrap_or(failure);
    let story = told.story(&failure);
    Err(Box::new(Broken { seed, failure, story }))
}
