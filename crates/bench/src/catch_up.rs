//! `recontact bench catch-up`: a backlog, worked off.

use crate::{
    frame::{
        BenchOptions, Progress, Report, Servers, Services, Written,
        number::{per_second, rounded},
        options::{count, share},
        with_servers,
    },
    lag::{self, Known, Lag, Watch},
    limits::{self, Work},
    load::{Caller, Mode, Offered, Responses, closed, closed::Until},
    pipeline::{ledger::Ledger, observe::Observer},
    world,
};
use anyhow::ensure;
use contracts::topology::ServiceName;
use service_kit::clock::Monotonic;
use std::time::Duration;

/// Everybody but ingest.
const READERS: [ServiceName; 4] = [
    ServiceName::AlertRules,
    ServiceName::Assignment,
    ServiceName::FollowUpScheduler,
    ServiceName::Reporting,
];

/// How often what is left is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Calls under way while the backlog is made.
const IN_FLIGHT: usize = 16;

/// So many alerts are looked for through the status API, evenly among all. Each look asks some forty times, and who catches
/// up should have better to do than answer.
const ALERTS_LOOKED_FOR: u64 = 100;

/// `recontact bench catch-up`
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    /// Responses that queue while the services are stopped
    #[arg(long, value_name = "N", default_value = "1e6", value_parser = count)]
    pub backlog: u64,
    /// Share of responses that raise an alert, by their score
    #[arg(long, value_name = "SHARE", default_value = "0.2", value_parser = share)]
    pub alerts: f64,
    /// Responses of one call while the backlog is made
    #[arg(long, value_name = "N", default_value = "100", value_parser = clap::value_parser!(u64).range(1..=500))]
    pub batch: u64,
    /// Leaves customers out of the responses: no names, no histories
    #[arg(long)]
    pub anonymous: bool,
}

/// Runs it. Latencies count from the start of the services, for those tasks that came once all of them were ready.
///
/// # Errors
/// When something does not start or ends by itself, or a task is missing at the end.
pub async fn run(options: &BenchOptions, arguments: &Arguments) -> anyhow::Result<Report> {
    let progress = Progress::new(options.lively);
    progress.say("starting Postgres and NATS");
    let report = with_servers(options, async |servers: &Servers| {
        measure(options, arguments, servers, &progress).await
    })
    .await;
    progress.finish();
    report
}

async fn measure(
    options: &BenchOptions,
    arguments: &Arguments,
    servers: &Servers,
    progress: &Progress,
) -> anyhow::Result<Report> {
    let limits = limits::measure(options, servers, progress).await?;
    let responses =
        Responses { run: "backlog".to_owned(), alerts: arguments.alerts, anonymous: arguments.anonymous };
    let mut services = Services::prepare(options, servers).await?;
    progress.say("starting the services");
    services.start(&ServiceName::ALL).await?;
    services.apply(&world::write(servers.folder())?).await?;
    progress.say("stopping all but ingest");
    services.stop(&READERS).await;
    queue(arguments, servers, &services, &responses, progress).await?;

    progress.say("starting the services again");
    // Ingest as well: with its sessions ends what it wrote while the backlog grew.
    services.stop(&[ServiceName::Ingest]).await;
    let written = Written::by_ended_sessions(&servers.pool).await?;
    services.start(&[ServiceName::Ingest]).await?;
    let meter = services.measured_by(servers.meter());
    let before = meter.snapshot();
    let clock = Monotonic::start();
    services.start(&READERS).await?;
    let ready = clock.elapsed();
    // Those that were started have used nothing before.
    let meter = services.measured_by(servers.meter()).on_the_clock_of(&meter);
    let ledger = Ledger::default();
    let alerts = responses.alerts_among(0, arguments.backlog);
    let sampled = (clock, (alerts / ALERTS_LOOKED_FOR).max(1));
    let observer = Observer::begin(servers, &services.client()?, ledger.clone(), sampled).await?;
    let watch = Watch::begin(servers, clock).await?;
    let mut samples: Vec<Lag> = Vec::new();
    let looking = async {
        let mut looks = 0_u64;
        loop {
            tokio::time::sleep(LOOK_EVERY).await;
            services.check()?;
            let lag = watch.look(Known::default()).await?;
            progress.say(describe(&lag));
            samples.push(lag);
            if looks.is_multiple_of(5) {
                meter.look_at_memory();
            }
            looks += 1;
        }
    };
    let from = clock.elapsed();
    let level = tokio::select! {
        level = watch.level(Known::default) => from + level?,
        stopped = looking => return stopped,
    };
    meter.look_at_memory();
    let used = meter.snapshot().since(&before);
    complete(servers, alerts).await?;
    observer.end().await;
    services.stop(&ServiceName::ALL).await;
    let written = Written::by_ended_sessions(&servers.pool).await?.since(written);

    let mut report = Report::new("catch-up", servers.machine.clone())
        .parameter("backlog", arguments.backlog)
        .parameter("alerts", arguments.alerts)
        .parameter("batch", arguments.batch)
        .parameter("anonymous", arguments.anonymous)
        .parameter("limit_seconds", options.limit_time.as_secs_f64())
        .parameter("nats_sync", servers.machine.nats_sync);
    let (assigned, visible) = ledger.since_beginning();
    report.latencies(options, level, &[("assigned", &assigned), ("visible", &visible)])?;
    report.rate(per_second(arguments.backlog, level));
    let work = Work::of_catch_up(arguments.alerts);
    report.limit(limits.rate(work));
    report.figure("limit_is", work.limit_is());
    report.cpu_us_per_response = used.per_response(arguments.backlog);
    report.rss_mib = meter.rss_mib();
    report.rows_written = Some(written.rows);
    report.bytes_written = Some(written.bytes);
    report.lag = samples.iter().map(serde_json::to_value).collect::<Result<_, _>>()?;
    report.figure("level_s", rounded(level.as_secs_f64()));
    report.figure("ready_s", rounded(ready.as_secs_f64()));
    report.figure("foreign_cores", used.foreign_cores);
    report.figure("limits", limits.figures());
    Ok(report)
}

/// Lets the backlog queue in the stream.
async fn queue(
    arguments: &Arguments,
    servers: &Servers,
    services: &Services,
    responses: &Responses,
    progress: &Progress,
) -> anyhow::Result<()> {
    let caller = Caller::connect(&services.client()?, Mode::Batch).await?;
    let offered = Offered::default();
    let telling = async {
        loop {
            progress.say(format!("{} of {} responses queue", offered.accepted(), arguments.backlog));
            tokio::time::sleep(LOOK_EVERY).await;
        }
    };
    let (calls, until) = ((IN_FLIGHT, arguments.batch), Until::Responses(arguments.backlog));
    let offering = closed(&caller, responses, calls, until, &offered, |_, _| {});
    let accepted = tokio::select! {
        accepted = offering => accepted?,
        never = telling => never,
    };
    ensure!(accepted == arguments.backlog, "{accepted} of {} responses were accepted", arguments.backlog);
    lag::outbox_empty(servers, ServiceName::Ingest).await
}

fn describe(lag: &Lag) -> String {
    let waiting = lag.messages.iter().filter(|(_, count)| **count > 0);
    let told: Vec<String> = waiting.map(|(durable, count)| format!("{durable} {count}")).collect();
    format!("messages left: {}", told.join(", "))
}

/// Looks whether every task exists and reporting shows it.
async fn complete(servers: &Servers, alerts: u64) -> anyhow::Result<()> {
    let (tasks, cases): (i64, i64) = sqlx::query_as(
        "SELECT (SELECT count(*) FROM assignment.tasks),
                (SELECT count(*) FROM reporting.cases WHERE task_id IS NOT NULL)",
    )
    .fetch_one(&servers.pool)
    .await?;
    ensure!(
        u64::try_from(tasks)? == alerts && u64::try_from(cases)? == alerts,
        "{alerts} responses raise an alert, but there are {tasks} tasks, and reporting shows {cases}"
    );
    Ok(())
}
