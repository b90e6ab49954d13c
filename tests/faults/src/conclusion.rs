//! The end of a run: rest, and the questions that must hold.

use crate::{
    cases::Case,
    lab::{Lab, now},
    ledger::{Line, NOTHING},
    streams,
    tally::Tally,
};
use anyhow::{Context as _, ensure};
use contracts::topology::ServiceName;
use e2e::invariants;
use std::time::Duration;
use testkit::{until, until_within};

/// I4: what is promised of a system that has its machine to itself, as in `make faults`.
const HEALS_WITHIN: Duration = Duration::from_secs(60);

/// How many times as long it may take in `make test`: labs run side by side there, beside a compiler perhaps, on a machine
/// that nobody knows.
const SIDE_BY_SIDE: u32 = 3;

/// What a run came to.
#[derive(Debug)]
pub struct Outcome {
    /// Lines for the ledger.
    pub lines: Vec<Line>,
    /// What did not hold.
    pub held: anyhow::Result<()>,
    /// What the counter that was watched showed, summed over both replicas.
    pub counted: u64,
}

/// A counter of a service, by its name and a text among its labels.
pub type Watched = (ServiceName, &'static str, &'static str);

impl Lab {
    /// Ends the load, waits for rest and asks every question.
    /// `watched` names a counter to read before everything ends.
    pub async fn conclude(
        mut self,
        case: &Case,
        acted: anyhow::Result<()>,
        watched: Option<Watched>,
    ) -> Outcome {
        let checked = match acted {
            Ok(()) => self.check().await,
            Err(error) => Err(error),
        };
        self.abandon_load().await;
        let tally = self.history.tally(&self.world().pool).await;
        let lines = self.lines(case, checked.as_ref().ok().copied(), tally.as_ref().ok().copied());
        let checked = checked.map(drop).map_err(|error| {
            let (calls, unanswered) = self.history.calls();
            let refusals = self.history.refusals().join("\n  ");
            let tally = match tally {
                Ok(tally) => format!("{tally:?}"),
                Err(error) => format!("what was lost or doubled can't be counted ({error:#})"),
            };
            let logs = self.fleet.logs();
            error.context(format!(
                "case {} with seed {}: {tally}; {unanswered} of {calls} calls without success:\n  {refusals}\n{logs}",
                case.number, self.seed,
            ))
        });
        let mut counted = 0;
        if let Some((service, name, label)) = watched {
            for replica in 0..2 {
                // A replica that does not answer has nothing to show.
                counted += self.counter(service, replica, name, label).await.unwrap_or(0);
            }
        }
        drop(self.fleet);
        self.ground.stop().await;
        Outcome { lines, held: checked, counted }
    }

    /// A line for each fault; for a run that ended before its first one, a line that says so.
    fn lines(&self, case: &Case, drained: Option<Duration>, tally: Option<Tally>) -> Vec<Line> {
        let line = |fault: &str, instant: String| Line {
            case: case.number,
            name: case.name.to_owned(),
            seed: self.seed,
            fault: fault.to_owned(),
            instant,
            tally,
            drain_milliseconds: drained.map(|drained| u64::try_from(drained.as_millis()).unwrap_or(u64::MAX)),
            held: drained.is_some(),
            measured: self.measured.clone(),
        };
        if self.faults.is_empty() {
            return vec![line(NOTHING, now().to_string())];
        }
        self.faults.iter().map(|(fault, instant)| line(fault, instant.to_string())).collect()
    }

    async fn counter(
        &self,
        service: ServiceName,
        replica: usize,
        name: &str,
        label: &str,
    ) -> anyhow::Result<u64> {
        let index = self.fleet.index(service, replica).context("no such replica")?;
        e2e::counter_on(&self.fleet.address(index)?, name, label).await
    }

    /// A counter, summed over every process.
    ///
    /// # Errors
    /// When one of them does not answer.
    pub async fn counted(&self, name: &str) -> anyhow::Result<u64> {
        let mut sum = 0;
        for service in ServiceName::ALL {
            for replica in 0..2 {
                sum += self.counter(service, replica, name, "").await?;
            }
        }
        Ok(sum)
    }

    /// How long it took to come to rest.
    async fn check(&mut self) -> anyhow::Result<Duration> {
        self.finish_load().await?;
        let drained = self.comes_to_rest().await?;
        invariants::hold(self.world()).await?;
        let tally = self.history.tally(&self.world().pool).await?;
        ensure!(tally.lost == 0, "{} accepted responses are not there", tally.lost);
        ensure!(
            tally.doubled == 0,
            "{} responses are there more than once, or nobody offered them",
            tally.doubled
        );
        ensure!(tally.accepted > 0, "nothing was accepted: the case showed nothing");
        let rebuilt = until("reporting rebuilds", || async {
            Ok(Some(recontact::reporting::rebuild_all(&self.fleet.client(0)?).await?))
        });
        let differences = rebuilt.await?.differences;
        ensure!(differences == 0, "I5: {differences} cases differ from a rebuild");
        Ok(drained)
    }

    /// How long after its last fault the system may take to be at rest.
    #[must_use]
    pub const fn heals_within(&self) -> Duration {
        if self.side_by_side { HEALS_WITHIN.saturating_mul(SIDE_BY_SIDE) } else { HEALS_WITHIN }
    }

    /// I4: waits until nothing waits, and not longer than is promised. How long it took from healing until the look that
    /// found nothing began: to read every stream after 200,000 cases takes the lab itself a minute.
    async fn comes_to_rest(&self) -> anyhow::Result<Duration> {
        let left = self.heals_within().saturating_sub(self.healed.elapsed());
        let elapsed = until_within(left, "I4: not at rest in time after healing", || async {
            let began = self.healed.elapsed();
            let waits = self.what_waits().await?;
            ensure!(waits.is_empty(), "there wait {}", waits.join(", "));
            Ok(Some(began))
        })
        .await?;
        ensure!(elapsed <= self.heals_within(), "I4: at rest only {elapsed:?} after healing");
        Ok(elapsed)
    }

    /// What streams lack of all that was ever emitted, and what they hold that nobody emitted.
    ///
    /// # Errors
    /// What broker or Postgres say.
    pub async fn streams_differ(&self) -> anyhow::Result<Vec<String>> {
        streams::differences(self.world(), &self.broker().await?, &self.own).await
    }

    /// What the database says, then the broker, then every message of every stream; and the first two again, for a stream
    /// that got back what it lacked has given it to consumers only after that.
    async fn what_waits(&self) -> anyhow::Result<Vec<String>> {
        let of_work = async || {
            let waiting = invariants::waiting(self.world()).await?;
            if waiting.is_empty() { invariants::not_level(self.world()).await } else { Ok(waiting) }
        };
        let waiting = of_work().await?;
        if !waiting.is_empty() {
            return Ok(waiting);
        }
        let different = self.streams_differ().await?;
        if different.is_empty() { of_work().await } else { Ok(different) }
    }
}
