//! `recontact bench ingest`: ingest alone, through each of its doors.

use crate::{
    frame::{
        BenchOptions, Latency, Progress, Report, Servers, Services, Written,
        number::{per_second, rounded},
        options::{Rate, count, rate, seconds, share},
        pacing, with_servers,
    },
    lag,
    limits::{self, Work},
    load::{Caller, Mode, Offered, Plan, Responses, closed, closed::Until, open, open::Answered},
};
use contracts::{ingest::v1::SubmissionResult, topology::ServiceName};
use service_kit::clock::Monotonic;
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// `recontact bench ingest`
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    /// How responses are handed over
    #[arg(long, value_enum, default_value_t = Mode::Unary)]
    pub mode: Mode,
    /// Responses per second, in an open loop; max: as many as it takes, in a closed one
    #[arg(long, value_name = "R", default_value = "max", value_parser = rate)]
    pub rate: Rate,
    /// How long, in seconds
    #[arg(long, value_name = "S", default_value = "20", value_parser = seconds)]
    pub duration: Duration,
    /// Responses of one call, for batch and http
    #[arg(long, value_name = "N", default_value = "100", value_parser = clap::value_parser!(u64).range(1..=500))]
    pub batch: u64,
    /// Calls under way, for --rate max [default: 256 of one response, 16 of many; responses unanswered on streams: 2,000]
    #[arg(long, value_name = "N", value_parser = count)]
    pub in_flight: Option<u64>,
    /// Share of responses whose score would raise an alert
    #[arg(long, value_name = "SHARE", default_value = "0.2", value_parser = share)]
    pub alerts: f64,
    /// Leaves customers out of the responses: no names, no numbers to keep
    #[arg(long)]
    pub anonymous: bool,
}

impl Arguments {
    fn in_flight(&self) -> usize {
        let default = match self.mode {
            Mode::Unary => 256,
            Mode::Batch | Mode::Http => 16,
            // Whoever streams does not wait for one answer before sending on: what may be unanswered is ingest's to say.
            Mode::Stream => 2_000,
        };
        self.in_flight.and_then(|count| usize::try_from(count).ok()).unwrap_or(default)
    }
}

/// Runs it.
///
/// # Errors
/// When something does not start, or ingest refuses.
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
    progress.say("starting ingest");
    let mut services = Services::prepare(options, servers).await?;
    services.start(&[ServiceName::Ingest]).await?;
    let caller = Arc::new(Caller::connect(&services.client()?, arguments.mode).await?);
    let responses = Arc::new(Responses {
        run: "ingest".to_owned(),
        alerts: arguments.alerts,
        anonymous: arguments.anonymous,
    });
    let meter = services.measured_by(servers.meter());
    // Ingest has just begun: nothing was written so far but what migrations fill tables with, and their session has ended.
    let (written, before) = (Written::read(&servers.pool).await?, meter.snapshot());
    let (clock, offered) = (Monotonic::start(), Offered::default());
    let latency = Arc::new(Mutex::new(Latency::new()));
    let record = {
        let latency = latency.clone();
        move |answered: Answered, results: &[SubmissionResult]| {
            let waited = answered.at.saturating_sub(answered.planned);
            let mut latency = latency.lock().unwrap_or_else(PoisonError::into_inner);
            latency.record_many(waited, results.len() as u64);
        }
    };
    progress.say(format!("offering responses for {} s", arguments.duration.as_secs()));
    let per_call = arguments.mode.per_call(arguments.batch);
    let whole = match arguments.rate {
        Rate::Max => {
            let until = Until::Elapsed(arguments.duration);
            closed(&caller, &responses, (arguments.in_flight(), per_call), until, &offered, record).await?;
            true
        }
        Rate::Of(rate) => {
            let plan = Plan {
                first: 0,
                rate,
                per_call,
                duration: arguments.duration,
                give_up_behind: Duration::from_secs(10),
            };
            open(&caller, &responses, plan, clock, &offered, record).await?
        }
    };
    let elapsed = clock.elapsed();
    meter.look_at_memory();
    services.check()?;
    progress.say("waiting until all of it is published");
    lag::outbox_empty(servers, ServiceName::Ingest).await?;
    let drained = clock.elapsed().saturating_sub(elapsed);
    let used = meter.snapshot().since(&before);
    drop(caller);
    services.stop(&[ServiceName::Ingest]).await;
    let written = Written::by_ended_sessions(&servers.pool).await?.since(written);

    let mut report = Report::new("ingest", servers.machine.clone())
        .parameter("mode", arguments.mode.word())
        .parameter("rate", arguments.rate.value())
        .parameter("duration", arguments.duration.as_secs_f64())
        .parameter("batch", per_call)
        .parameter("alerts", arguments.alerts)
        .parameter("anonymous", arguments.anonymous)
        .parameter("limit_seconds", options.limit_time.as_secs_f64())
        .parameter("nats_sync", servers.machine.nats_sync);
    if arguments.rate == Rate::Max {
        report = report.parameter("in_flight", arguments.in_flight());
    }
    let latency = latency.lock().unwrap_or_else(PoisonError::into_inner).clone();
    report.latency(options, elapsed, &latency)?;
    let lasted = match arguments.rate {
        Rate::Of(rate) => pacing::lasted(offered.accepted(), rate, elapsed),
        Rate::Max => elapsed,
    };
    report.rate(per_second(offered.accepted(), lasted));
    report.limit(limits.rate(Work::of_ingest()));
    report.figure("limit_is", Work::of_ingest().limit_is());
    report.cpu_us_per_response = used.per_response(offered.accepted());
    report.rss_mib = meter.rss_mib();
    report.rows_written = Some(written.rows);
    report.bytes_written = Some(written.bytes);
    report.figure("accepted", offered.accepted());
    report.figure("turned_away", offered.turned_away());
    report.figure("whole_plan_offered", whole);
    report.figure("drain_s", rounded(drained.as_secs_f64()));
    report.figure("foreign_cores", used.foreign_cores);
    report.figure("limits", limits.figures());
    Ok(report)
}
