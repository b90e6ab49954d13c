#![doc = include_str!("../README.md")]

pub mod cases;
pub mod conclusion;
pub mod controls;
pub mod false_clock;
pub mod ground;
pub mod guarantees;
pub mod lab;
pub mod ledger;
pub mod link;
pub mod load;
pub mod streams;
pub mod tally;

use anyhow::Context as _;
use cases::{CASES, Case};
use lab::Lab;
use std::{collections::BTreeMap, path::Path};

/// Runs one case with one seed, and adds its lines to the ledger; gives what it measured. `long`: as in `make faults`, not
/// as in `make test`.
///
/// # Errors
/// What did not hold.
pub async fn run(case: &Case, seed: u64, long: bool, ledger: &Path) -> anyhow::Result<BTreeMap<String, u64>> {
    let (disk, options) = match cases::disk(case.number)? {
        Some((disk, options)) => (Some(disk), options),
        None => (None, cases::options(case.number)),
    };
    let mut lab = Lab::start(seed, options).await.with_context(|| format!("case {}", case.number))?;
    lab.side_by_side = !long;
    let acted = cases::act(case.number, &mut lab, disk.as_ref(), long).await;
    let outcome = lab.conclude(case, acted, None).await;
    ledger::append(ledger, &outcome.lines)?;
    outcome.held?;
    Ok(outcome.lines.into_iter().next().map(|line| line.measured).unwrap_or_default())
}

/// The case of a number.
///
/// # Errors
/// When there is none.
pub fn case(number: u32) -> anyhow::Result<&'static Case> {
    CASES.iter().find(|case| case.number == number).with_context(|| format!("there is no case {number}"))
}
