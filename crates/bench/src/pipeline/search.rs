//! Finds the greatest rate that is sustained, by few trials: doubles until one is not, halves the ratio between, then
//! confirms with the full length.

/// The ratio of two rates that are not told apart: noise of a shared machine is no less.
const CLOSE: f64 = 1.06;

/// Probes at most. From 2,000 to 128,000 a second it takes seven to double and five to halve.
const PROBES: u32 = 14;

/// Confirmations at most; each failed one goes down by `STEP_DOWN`.
const CONFIRMATIONS: u32 = 5;

/// What a failed confirmation multiplies the rate by: a minute shows what a probe of seconds does not.
const STEP_DOWN: f64 = 0.92;

/// The lowest rate that makes sense to try.
const LOWEST: f64 = 20.0;

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    /// A short trial of this rate.
    Probe(f64),
    /// A trial of this rate with the full length.
    Confirm(f64),
    /// Nothing was sustained.
    GiveUp,
}

/// Where a search stands.
#[derive(Debug, Clone)]
pub(super) struct Search {
    start: f64,
    sustained: Option<f64>,
    overloaded: Option<f64>,
    confirm: Option<f64>,
    probes: u32,
    confirmations: u32,
    asked: f64,
}

impl Search {
    /// Begins at a rate.
    pub(super) fn from(start: f64) -> Self {
        Self {
            start: start.max(LOWEST),
            sustained: None,
            overloaded: None,
            confirm: None,
            probes: 0,
            confirmations: 0,
            asked: start,
        }
    }

    /// What to do next.
    pub(super) fn next(&mut self) -> Step {
        let step = self.step();
        match step {
            Step::Probe(rate) => {
                self.probes += 1;
                self.asked = rate;
            }
            Step::Confirm(rate) => {
                self.confirmations += 1;
                self.asked = rate;
            }
            Step::GiveUp => {}
        }
        step
    }

    fn step(&self) -> Step {
        if let Some(rate) = self.confirm {
            let over = self.confirmations >= CONFIRMATIONS || rate < LOWEST;
            return if over { Step::GiveUp } else { Step::Confirm(rate) };
        }
        if self.probes >= PROBES {
            return self.sustained.map_or(Step::GiveUp, Step::Confirm);
        }
        match (self.sustained, self.overloaded) {
            (None, None) => Step::Probe(self.start),
            (Some(sustained), None) => Step::Probe(sustained * 2.0),
            (None, Some(overloaded)) if overloaded / 2.0 < LOWEST => Step::GiveUp,
            (None, Some(overloaded)) => Step::Probe(overloaded / 2.0),
            (Some(sustained), Some(overloaded)) if overloaded / sustained <= CLOSE => {
                Step::Confirm(sustained)
            }
            (Some(sustained), Some(overloaded)) => Step::Probe((sustained * overloaded).sqrt()),
        }
    }

    /// Hears whether what was asked last was sustained.
    pub(super) fn heard(&mut self, sustained: bool, confirms: bool) {
        let rate = self.asked;
        match (sustained, confirms) {
            (true, _) => self.sustained = Some(self.sustained.map_or(rate, |before| before.max(rate))),
            (false, true) => self.confirm = Some(rate * STEP_DOWN),
            (false, false) => {
                self.overloaded = Some(self.overloaded.map_or(rate, |before| before.min(rate)));
            }
        }
    }

    /// The lowest rate that was asked.
    pub(super) fn lowest(&self) -> f64 {
        self.asked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Searches on a machine that sustains so much in a probe and so much for the full length: what is found, and by how
    /// many trials.
    fn found(start: f64, probe: f64, full: f64) -> (Option<f64>, u32) {
        let mut search = Search::from(start);
        for trials in 1.. {
            match search.next() {
                Step::Probe(rate) => search.heard(rate <= probe, false),
                Step::Confirm(rate) if rate <= full => return (Some(rate), trials),
                Step::Confirm(_) => search.heard(false, true),
                Step::GiveUp => return (None, trials),
            }
        }
        unreachable!()
    }

    #[test]
    fn it_comes_close_from_below_and_from_above() {
        for start in [100.0, 2_000.0, 15_000.0, 200_000.0] {
            let (rate, trials) = found(start, 15_900.0, 15_900.0);
            let rate = rate.unwrap();
            assert!((15_900.0 / CLOSE..=15_900.0).contains(&rate), "{start}: {rate}");
            assert!(trials <= PROBES + 1, "{start}: {trials}");
        }
    }

    #[test]
    fn a_minute_may_sustain_less_than_a_probe() {
        let (rate, _) = found(2_000.0, 16_000.0, 14_000.0);
        assert!((14_000.0 * STEP_DOWN..=14_000.0).contains(&rate.unwrap()), "{rate:?}");
    }

    #[test]
    fn nothing_sustained_is_told_after_a_bounded_number_of_trials() {
        assert_eq!(found(2_000.0, 0.0, 0.0).0, None);
        assert!(found(2_000.0, 0.0, 0.0).1 <= PROBES + 1);
        assert_eq!(found(2_000.0, 16_000.0, 0.0).0, None);
    }
}
