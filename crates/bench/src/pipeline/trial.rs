//! One rate, offered for a while: what became of it, and what it cost.

use super::{
    ledger::{Latencies, Ledger},
    observe::{Observer, one_in},
};
use crate::{
    frame::{
        BenchOptions, CpuUse, Meter, Progress, Report, Servers, Services, Written,
        number::{from_count, per_second, rounded},
        pacing::lasted,
    },
    lag::{self, Known, Lag, Watch},
    load::{self, Caller, Mode, Offered, Responses, open::Answered},
    world,
};
use anyhow::ensure;
use contracts::{ingest::v1::SubmissionResult, topology::ServiceName};
use service_kit::clock::Monotonic;
use std::{collections::BTreeMap, sync::Arc, time::Duration};

/// A trial is given up once this much of its plan is unanswered.
const GIVE_UP_BEHIND: Duration = Duration::from_secs(4);

/// How many looks at memory there are in a load; each costs the kernel some milliseconds.
const LOOKS_AT_MEMORY: u32 = 8;

/// Longest drain after a load of a minute that still counts as sustained.
const DRAIN_AT_MOST: Duration = Duration::from_secs(5);

/// All five services with resources applied.
pub struct Ground<'a> {
    servers: &'a Servers,
    services: Services,
    caller: Arc<Caller>,
    meter: Meter,
    trials: u64,
}

/// What one trial offers.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Responses per second.
    pub rate: f64,
    /// How long.
    pub duration: Duration,
    /// Responses of one call.
    pub per_call: u64,
    /// Which responses; the run's name is set by the trial.
    pub responses: Responses,
}

/// What became of one trial.
#[derive(Debug)]
pub struct Trial {
    /// What was offered per second.
    pub offered_per_s: f64,
    /// For how long it was to be offered.
    pub duration: Duration,
    /// Whether the whole plan was offered; if not, it fell too far behind.
    pub whole: bool,
    /// Responses accepted.
    pub accepted: u64,
    /// Alerts among them, each with a task that reporting shows.
    pub alerts: u64,
    /// Calls that ingest had no room for, and that were made again.
    pub turned_away: u64,
    /// From the first call until the last answer.
    pub elapsed: Duration,
    /// From then until nothing waited anywhere.
    pub drained: Duration,
    /// Second by second, while it was offered.
    pub lag: Vec<Lag>,
    /// How long it took.
    pub latencies: Latencies,
    /// Processor time, until all was done.
    pub used: CpuUse,
    /// Most memory by part.
    pub rss_mib: BTreeMap<String, f64>,
}

impl<'a> Ground<'a> {
    /// Starts the services and applies resources.
    ///
    /// # Errors
    /// When one does not start, or a resource is refused.
    pub async fn prepare(
        options: &BenchOptions,
        servers: &'a Servers,
        mode: Mode,
        progress: &Progress,
    ) -> anyhow::Result<Self> {
        progress.say("starting the services");
        let mut services = Services::prepare(options, servers).await?;
        services.start(&ServiceName::ALL).await?;
        progress.say("applying ten rules and a directory");
        services.apply(&world::write(servers.folder())?).await?;
        let caller = Arc::new(Caller::connect(&services.client()?, mode).await?);
        let meter = services.measured_by(servers.meter());
        Ok(Self { servers, services, caller, meter, trials: 0 })
    }

    /// Stops the services in order.
    pub async fn stop(mut self) {
        drop(self.caller);
        self.services.stop(&ServiceName::ALL).await;
    }

    /// Offers a load and waits until every task exists and reporting shows it.
    ///
    /// # Errors
    /// When a service ends, a call fails, or a task is missing at the end.
    pub async fn trial(&mut self, mut plan: Plan, progress: &Progress) -> anyhow::Result<Trial> {
        self.trials += 1;
        plan.responses.run = format!("trial-{}", self.trials);
        let responses = Arc::new(plan.responses.clone());
        let (tasks_before, cases_before) = self.counted().await?;
        let (clock, ledger, offered) = (Monotonic::start(), Ledger::default(), Offered::default());
        let sampled = (clock, one_in(plan.rate * plan.responses.alerts));
        let observer =
            Observer::begin(self.servers, &self.services.client()?, ledger.clone(), sampled).await?;
        let watch = Watch::begin(self.servers, clock).await?;
        let before = self.meter.snapshot();

        // The load begins now; what was started with `clock` counts from here as well.
        let began = clock.elapsed();
        let load_plan = load::Plan {
            first: 0,
            rate: plan.rate,
            per_call: plan.per_call,
            duration: plan.duration,
            give_up_behind: GIVE_UP_BEHIND,
        };
        let answered = {
            let (ledger, responses) = (ledger.clone(), responses.clone());
            move |answered: Answered, results: &[SubmissionResult]| {
                let alerts = results
                    .iter()
                    .zip(answered.first..)
                    .filter(|(_, number)| responses.is_alert(*number))
                    .map(|(result, _)| result.response_id.as_str());
                let shifted = |at: Duration| began + at;
                ledger.answered(
                    shifted(answered.planned),
                    shifted(answered.at),
                    results.len() as u64,
                    alerts,
                );
            }
        };
        let load_clock = Monotonic::start();
        let mut samples = Vec::new();
        let known = || self::known(&plan, &offered, &ledger);
        let looking = async {
            let memory_every = plan.duration / LOOKS_AT_MEMORY;
            let mut memory_at = Duration::ZERO;
            loop {
                tokio::time::sleep(look_every(plan.duration)).await;
                self.services.check()?;
                let lag = watch.look(known()).await?;
                progress.say(describe(&plan, &offered, &lag));
                samples.push(lag);
                if clock.elapsed() >= memory_at {
                    memory_at += memory_every;
                    self.meter.look_at_memory();
                }
            }
        };
        let whole = tokio::select! {
            whole = load::open(&self.caller, &responses, load_plan, load_clock, &offered, answered) => whole?,
            stopped = looking => return stopped,
        };
        let elapsed = load_clock.elapsed();
        let ended = clock.elapsed();
        samples.push(watch.look(known()).await?);
        self.meter.look_at_memory();
        progress.say("waiting until all of it is done");
        let level_from = clock.elapsed();
        let drained = (level_from + watch.level(known).await?).saturating_sub(ended);
        let used = self.meter.snapshot().since(&before);
        let accepted = offered.accepted();
        let alerts = responses.alerts_among(0, accepted);
        let (tasks, cases) = self.counted().await?;
        let (tasks, cases) = (tasks - tasks_before, cases - cases_before);
        ensure!(
            tasks == alerts && cases == alerts,
            "of {accepted} responses {alerts} raise an alert, but there are {tasks} tasks, and reporting shows {cases}; \
             `recontact doctor` against such a system says where they are"
        );
        observer.end().await;
        Ok(Trial {
            offered_per_s: plan.rate,
            duration: plan.duration,
            whole,
            accepted,
            alerts,
            turned_away: offered.turned_away(),
            elapsed,
            drained,
            lag: samples,
            latencies: ledger.latencies(),
            used,
            rss_mib: self.meter.rss_mib(),
        })
    }

    /// Tasks, and cases of reporting that show one.
    async fn counted(&self) -> anyhow::Result<(u64, u64)> {
        let (tasks, cases): (i64, i64) = sqlx::query_as(
            "SELECT (SELECT count(*) FROM assignment.tasks),
                    (SELECT count(*) FROM reporting.cases WHERE task_id IS NOT NULL)",
        )
        .fetch_one(&self.servers.pool)
        .await?;
        Ok((u64::try_from(tasks)?, u64::try_from(cases)?))
    }
}

fn known(plan: &Plan, offered: &Offered, ledger: &Ledger) -> Known {
    let accepted = offered.accepted();
    Known {
        unanswered: offered.offered().saturating_sub(accepted),
        responses_per_s: plan.rate,
        tasks_missing: plan.responses.alerts_among(0, accepted).saturating_sub(ledger.tasks()),
        alerts_per_s: plan.rate * plan.responses.alerts,
    }
}

fn describe(plan: &Plan, offered: &Offered, lag: &Lag) -> String {
    format!(
        "{:.0}/s for {:.0} s: {} accepted, {:.2} s behind",
        plan.rate,
        plan.duration.as_secs_f64(),
        offered.accepted(),
        lag.behind_s
    )
}

/// How often lag is looked at: each second, and more often in a short load, of which few looks would tell nothing.
fn look_every(duration: Duration) -> Duration {
    (duration / 40).clamp(Duration::from_millis(200), Duration::from_secs(1))
}

/// The longest drain that still counts as sustained, after a load of this length: five seconds after a minute, and less
/// after a probe, in which less can pile up.
#[must_use]
fn drain_allowed(duration: Duration) -> Duration {
    (DRAIN_AT_MOST * u32::try_from(duration.as_millis().min(60_000)).unwrap_or(60_000) / 60_000)
        .clamp(Duration::from_secs(1), DRAIN_AT_MOST)
}

impl Trial {
    /// By how much lag grew while it was offered, in seconds of work.
    #[must_use]
    pub fn growth(&self) -> f64 {
        lag::growth(&self.lag.iter().map(|lag| lag.behind_s).collect::<Vec<_>>())
    }

    /// Whether the rate can be sustained, as far as a load of this length shows.
    #[must_use]
    pub fn is_sustained(&self) -> bool {
        self.whole
            && self.growth() <= lag::growth_allowed(self.duration)
            && self.drained <= drain_allowed(self.duration)
    }

    /// Whether it can be sustained, in words.
    #[must_use]
    pub fn verdict(&self) -> String {
        if !self.whole {
            return format!("overloaded: more than {} s unanswered", GIVE_UP_BEHIND.as_secs());
        }
        let (growth, drained) = (self.growth(), self.drained.as_secs_f64());
        let told = format!("lag grew by {growth:.2} s, drained in {drained:.2} s");
        if self.is_sustained() { format!("sustained: {told}") } else { format!("not sustained: {told}") }
    }

    /// Writes it into a report, with what was written from its beginning until the services had ended. The rate is that of
    /// work done: what was accepted, in the time from the first call until the last answer where it was sustained, and until
    /// all was done where it was not.
    ///
    /// # Errors
    /// When the file of `--histogram` can't be written.
    pub fn fill(&self, options: &BenchOptions, written: Written, report: &mut Report) -> anyhow::Result<()> {
        let elapsed = lasted(self.accepted, self.offered_per_s, self.elapsed);
        let until = if self.is_sustained() { elapsed } else { elapsed + self.drained };
        report.rate(per_second(self.accepted, until));
        let latencies = &self.latencies;
        report.latencies(
            options,
            self.elapsed,
            &[
                ("answered", &latencies.answered),
                ("assigned", &latencies.assigned),
                ("visible", &latencies.visible),
                ("assigned_since_answer", &latencies.assigned_since_answer),
                ("visible_since_answer", &latencies.visible_since_answer),
            ],
        )?;
        report.cpu_us_per_response = self.used.per_response(self.accepted);
        report.rss_mib = self.rss_mib.clone();
        report.rows_written = Some(written.rows);
        report.bytes_written = Some(written.bytes);
        report.lag = self.lag.iter().map(serde_json::to_value).collect::<Result<_, _>>()?;
        report.figure("offered_per_s", rounded(self.offered_per_s));
        report.figure("accepted", self.accepted);
        report.figure("alerts", self.alerts);
        report.figure("turned_away", self.turned_away);
        report.figure("drain_s", rounded(self.drained.as_secs_f64()));
        report.figure("lag_growth_s", rounded(self.growth()));
        report.figure("foreign_cores", self.used.foreign_cores);
        let each = from_count(self.accepted.max(1));
        report.figure("rows_per_response", rounded(from_count(written.rows) / each));
        report.figure("bytes_per_response", rounded(from_count(written.bytes) / each));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trial(whole: bool, drained: u64, behind_s: impl Fn(u32) -> f64) -> Trial {
        let lag = (0..60).map(|second| Lag { behind_s: behind_s(second), ..Lag::default() }).collect();
        Trial {
            offered_per_s: 1_000.0,
            duration: Duration::from_secs(60),
            whole,
            accepted: 60_000,
            alerts: 12_000,
            turned_away: 0,
            elapsed: Duration::from_secs(60),
            drained: Duration::from_millis(drained),
            lag,
            latencies: Latencies::default(),
            used: CpuUse { parts: BTreeMap::new(), elapsed: Duration::from_secs(61), foreign_cores: 0.0 },
            rss_mib: BTreeMap::new(),
        }
    }

    #[test]
    fn sustained_is_offered_whole_flat_and_drained_soon() {
        let flat = |_| 0.05;
        assert!(trial(true, 4_000, flat).is_sustained());
        assert!(!trial(false, 100, flat).is_sustained());
        assert!(!trial(true, 5_500, flat).is_sustained());
        assert!(!trial(true, 4_000, |second| f64::from(second) * 0.05).is_sustained());
        assert!(trial(true, 4_000, flat).verdict().starts_with("sustained"));
        assert!(trial(false, 0, flat).verdict().starts_with("overloaded"));
    }

    #[test]
    fn a_probe_must_drain_sooner_than_a_minute() {
        assert_eq!(drain_allowed(Duration::from_secs(60)), Duration::from_secs(5));
        assert_eq!(drain_allowed(Duration::from_secs(600)), Duration::from_secs(5));
        assert_eq!(drain_allowed(Duration::from_secs(8)), Duration::from_secs(1));
        assert_eq!(drain_allowed(Duration::from_secs(24)), Duration::from_secs(2));
    }
}
