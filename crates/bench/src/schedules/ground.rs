//! A scheduler that runs, the clock that it goes by, and what is waited for.

use super::{
    lateness::Proposed,
    policy::{self, OVERDUE, TURNING},
    row, store,
    wheel::Wheel,
};
use crate::frame::{BenchOptions, Meter, Servers, Services, number::from_count, usage::Snapshot};
use anyhow::{Context as _, ensure};
use contracts::{
    events::v1::TaskAssigned,
    follow_up_scheduler::v1::{
        ApplyResourcesRequest, configuration_service_client::ConfigurationServiceClient,
    },
    topology::{self, ServiceName, TASK_ASSIGNED},
};
use eventing::{
    Database,
    broker::{CloudEvent, cloud_event_headers},
    database::{DatabaseConfig, set_clock},
};
use follow_up_scheduler::domain::policy::Policy;
use futures::{StreamExt as _, TryStreamExt as _};
use jiff::{SignedDuration, Timestamp};
use prost::Message as _;
use service_kit::{clock::Monotonic, ids::Ids};
use std::time::Duration;
use uuid::Uuid;

/// The only service that takes part: nobody judges the proposals, so what it does alone is measured.
const SCHEDULER: ServiceName = ServiceName::FollowUpScheduler;

/// Schedules that one transaction makes.
const CHUNK: u64 = 500;

/// Events in flight at once.
const IN_FLIGHT: usize = 256;

/// How often it is looked whether something has come to an end.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// How often Postgres is asked whether anything is due while the scheduler fires all the time.
const ASK_EVERY: Duration = Duration::from_millis(500);

/// The backlog's policy says nothing more for so long.
const LONG: SignedDuration = SignedDuration::from_hours(24 * 30);

/// After so long without any progress, something is broken.
const PATIENCE: Duration = Duration::from_secs(60);

/// A scheduler that runs over its servers.
pub struct Ground<'a> {
    servers: &'a Servers,
    services: Services,
    database: Database,
    meter: Meter,
    turning: Policy,
    overdue: Policy,
    ids: Ids,
}

impl<'a> Ground<'a> {
    /// Starts a scheduler whose clock stands still at the wheel's cursor, and applies its policies.
    ///
    /// # Errors
    /// When something does not start, or a policy is refused.
    pub async fn start(options: &BenchOptions, servers: &'a Servers, wheel: &Wheel) -> anyhow::Result<Self> {
        let mut services = Services::prepare(options, servers).await?;
        services.on_test_clock();
        set_clock(&servers.database_url, &[SCHEDULER], wheel.cursor(), 0.0).await?;
        services.start(&[SCHEDULER]).await?;
        let config = DatabaseConfig {
            installation: servers.name.clone(),
            // Whether Postgres may be used at all is for the service to say.
            allow_unsafe: true,
            pool_max: 2,
            ..DatabaseConfig::new(&servers.database_url)
        };
        let database = Database::connect(&config, SCHEDULER).await?;
        let meter = services.measured_by(servers.meter());
        let resources = [policy::resource(TURNING, wheel.turn()), policy::resource(OVERDUE, LONG)];
        let request = ApplyResourcesRequest {
            sets: vec![policy::SET.to_owned()],
            resources: resources.iter().cloned().map(policy::applied).collect(),
            validate_only: false,
        };
        let mut client = ConfigurationServiceClient::new(services.client()?.channel(SCHEDULER)?);
        let answer = client.apply_resources(request).await?.into_inner();
        ensure!(answer.problems.is_empty(), "the scheduler refuses its policies: {:?}", answer.problems);
        let [turning, overdue] = resources;
        Ok(Self {
            servers,
            services,
            database,
            meter,
            turning: policy::compiled(&turning, 1)?,
            overdue: policy::compiled(&overdue, 1)?,
            ids: Ids::system(),
        })
    }

    /// Ends it in order.
    pub async fn stop(mut self) {
        self.database.close().await;
        self.services.stop(&[SCHEDULER]).await;
    }

    /// What each part has cost so far.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        self.meter.look_at_memory();
        self.meter.snapshot()
    }

    /// Whose memory was looked at.
    #[must_use]
    pub const fn meter(&self) -> &Meter {
        &self.meter
    }

    /// An id that sorts before every event from now on.
    #[must_use]
    pub fn mark(&self) -> Uuid {
        self.ids.next()
    }

    /// Makes schedules of the wheel by the scheduler's own statements, `from` included and `until` not.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn make(
        &self,
        wheel: &Wheel,
        (from, until): (u64, u64),
        say: impl Fn(u64),
    ) -> anyhow::Result<()> {
        self.make_of(&self.turning, wheel, (from, until), say).await
    }

    /// Makes schedules that have one step each, which falls due on another wheel.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn make_backlog(&self, wheel: &Wheel, count: u64, say: impl Fn(u64)) -> anyhow::Result<()> {
        self.make_of(&self.overdue, wheel, (0, count), say).await
    }

    async fn make_of(
        &self,
        policy: &Policy,
        wheel: &Wheel,
        (from, until): (u64, u64),
        say: impl Fn(u64),
    ) -> anyhow::Result<()> {
        let mut number = from;
        while number < until {
            let end = until.min(number + CHUNK);
            let rows = (number..end).map(|number| row::row(self.ids.next(), policy, wheel.due(number)));
            store::make(&self.database, rows.collect::<anyhow::Result<_>>()?).await?;
            number = end;
            say(number);
        }
        Ok(())
    }

    /// Lets the scheduler hear of tasks of the wheel by events, and waits until all are scheduled. How long that took.
    ///
    /// # Errors
    /// What NATS or Postgres says; that some are not scheduled after a while.
    pub async fn tell(&mut self, wheel: &Wheel, (from, until): (u64, u64)) -> anyhow::Result<Duration> {
        let before = store::planned(&self.servers.pool).await?;
        let clock = Monotonic::start();
        let (servers, ids) = (self.servers, &self.ids);
        let publish = |number: u64| async move {
            let due = wheel.due(number);
            let task = row::task(ids.next(), TURNING, due);
            let subject = topology::single_subject(
                &TASK_ASSIGNED,
                topology::severity_token(task.severity()),
                Some(&task.unit),
            );
            let headers = cloud_event_headers(&CloudEvent {
                id: ids.next(),
                event_type: TASK_ASSIGNED.ce_type(),
                source: format!("/recontact/{}", TASK_ASSIGNED.emitted_by),
                subject: task.task_id.clone(),
                time: due,
                schema: TASK_ASSIGNED.ce_dataschema(),
                traceparent: None,
            });
            let payload = TaskAssigned { task: Some(task), ..TaskAssigned::default() }.encode_to_vec();
            servers.broker.publish(&subject, headers, payload.into()).await.map(drop)
        };
        futures::stream::iter(from..until)
            .map(publish)
            .buffer_unordered(IN_FLIGHT)
            .try_collect::<()>()
            .await?;
        let wanted = before + (until - from);
        self.until("tasks were published and are not scheduled", async |ground| {
            let planned = store::planned(&ground.servers.pool).await?;
            Ok((planned, planned >= wanted))
        })
        .await?;
        Ok(clock.elapsed())
    }

    /// Sets the business clock: it stands still at speed 0, and goes like the machine's at 1.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn set_clock(&self, instant: Timestamp, speed: f64) -> anyhow::Result<()> {
        Ok(set_clock(&self.servers.database_url, &[SCHEDULER], instant, speed).await?)
    }

    /// Lets the clock stand still where it is; gives where.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn stop_clock(&self) -> anyhow::Result<Timestamp> {
        let now = self.database.now().await?.business;
        self.set_clock(now, 0.0).await?;
        Ok(now)
    }

    /// Proposals that the scheduler has made since it started.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn fired(&self) -> anyhow::Result<u64> {
        Ok(fired(&self.services.metrics(SCHEDULER).await?))
    }

    /// Waits until nothing is due at an instant any more, and says how many were fired so far; gives how long that took.
    ///
    /// # Errors
    /// When it makes no progress, or ended.
    pub async fn until_nothing_is_due(
        &mut self,
        at: Timestamp,
        say: impl Fn(u64),
    ) -> anyhow::Result<Duration> {
        let (clock, mut before, mut asked) = (Monotonic::start(), None, Monotonic::start());
        self.until("schedules are due and are not fired", async |ground| {
            let fired = ground.fired().await?;
            say(fired);
            // Postgres is asked when the scheduler seems to rest, else now and then: what is measured is its work, not
            // ours. While the clock goes it may never rest.
            let rests = before.replace(fired) == Some(fired);
            if !rests && asked.elapsed() < ASK_EVERY {
                return Ok((fired, false));
            }
            asked = Monotonic::start();
            Ok((fired, !store::is_any_due(&ground.servers.pool, at).await?))
        })
        .await?;
        Ok(clock.elapsed())
    }

    /// What was proposed since a mark.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn proposed_since(&self, mark: Uuid) -> anyhow::Result<Vec<Proposed>> {
        store::proposed_since(&self.servers.pool, mark).await
    }

    /// Lets Postgres tidy up after bulk work.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn tidy(&self) -> anyhow::Result<()> {
        store::tidy(&self.servers.pool).await
    }

    /// Waits until every proposal was published.
    ///
    /// # Errors
    /// When it makes no progress, or ended.
    pub async fn until_published(&mut self) -> anyhow::Result<()> {
        let clock = Monotonic::start();
        self.until("proposals are not published", async |ground| {
            // The relay takes as long as there is something: its end is progress enough.
            Ok((clock.elapsed().as_secs(), store::is_published(&ground.servers.pool).await?))
        })
        .await
    }

    /// Looks until something is done, as long as there is progress.
    async fn until(
        &mut self,
        what: &str,
        mut look: impl AsyncFnMut(&Self) -> anyhow::Result<(u64, bool)>,
    ) -> anyhow::Result<()> {
        let (mut clock, mut last) = (Monotonic::start(), None);
        loop {
            let (progress, done) = look(self).await.context(what.to_owned())?;
            if done {
                return Ok(());
            }
            self.services.check()?;
            if last != Some(progress) {
                (clock, last) = (Monotonic::start(), Some(progress));
            }
            ensure!(clock.elapsed() < PATIENCE, "{what}: no progress for {} s", PATIENCE.as_secs());
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}

/// Proposals by the scheduler's page of metrics.
fn fired(page: &str) -> u64 {
    let series = page.lines().filter_map(|line| line.strip_prefix("scheduler_proposals_total"));
    series.filter_map(|rest| rest.rsplit(' ').next()?.trim().parse::<u64>().ok()).sum()
}

/// A share of some work as a person reads it: `40 %`.
#[must_use]
pub fn percent(done: u64, of: u64) -> String {
    format!("{:.0} %", 100.0 * from_count(done) / from_count(of.max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proposals_are_summed_over_what_they_ask_for() {
        let page = "HTTP/1.1 200 OK\r\n\r\n# TYPE scheduler_proposals counter\nscheduler_proposals_total{action=\"remind\"} 40\nscheduler_proposals_total{action=\"close\"} 2\nother_total 7\n";
        assert_eq!(fired(page), 42);
        assert_eq!(fired(""), 0);
    }

    #[test]
    fn shares_are_whole_percents() {
        assert_eq!(
            (percent(1, 3), percent(0, 0), percent(5, 5)),
            ("33 %".into(), "0 %".into(), "100 %".into())
        );
    }
}
