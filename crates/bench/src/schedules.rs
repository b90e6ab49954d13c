//! `bench schedules`: a scheduler with very many schedules. How fast they are made and fired, how late they are fired
//! while everything is well and while a backlog is worked off, and whether one costs more among many.

pub mod ground;
pub mod lateness;
pub mod limit;
pub mod phases;
pub mod policy;
pub mod row;
pub mod store;
pub mod wheel;

use crate::frame::{
    BenchOptions, Progress, Report,
    number::{per_second, rounded},
    options, with_servers,
};
use ground::Ground;
use serde_json::json;
use std::time::Duration;
use wheel::Wheel;

/// Bare timers of the limit: enough that the first claims weigh nothing.
const LIMIT_TIMERS: u64 = 200_000;

/// Fewest of them, where fewer schedules are asked for: a handful would time nothing but connections.
const LIMIT_TIMERS_MIN: u64 = 10_000;

/// `recontact bench schedules`
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    /// Schedules that are pending
    #[arg(long, value_name = "N", default_value = "1e6", value_parser = options::count)]
    pub pending: u64,
    /// Schedules that fall due each second while lateness is measured
    #[arg(long, value_name = "N", default_value = "1e3", value_parser = options::count)]
    pub rate: u64,
    /// How long lateness is measured while nothing else is due, in seconds
    #[arg(long, value_name = "S", default_value = "30", value_parser = options::seconds)]
    pub seconds: Duration,
    /// Schedules overdue for hours that are worked off while others fall due
    #[arg(long, value_name = "N", default_value = "2e5", value_parser = options::count)]
    pub backlog: u64,
    /// Fires that each price is the mean of
    #[arg(long, value_name = "N", default_value = "1e4", value_parser = options::count)]
    pub fires: u64,
    /// Tasks that the scheduler hears of by events, at most half of what is made; the other schedules are made by its own
    /// statements
    #[arg(long, value_name = "N", default_value = "2e4", value_parser = options::count)]
    pub events: u64,
}

/// Runs it.
///
/// # Errors
/// When something does not start, ends by itself, or makes no progress.
pub async fn run(options: &BenchOptions, arguments: &Arguments) -> anyhow::Result<Report> {
    with_servers(options, async |servers| {
        let progress = Progress::new(options.lively);
        let mut report = Report::new("schedules", servers.machine.clone())
            .parameter("pending", arguments.pending)
            .parameter("rate", arguments.rate)
            .parameter("seconds", arguments.seconds.as_secs_f64())
            .parameter("backlog", arguments.backlog)
            .parameter("fires", arguments.fires)
            .parameter("events", arguments.events);
        report.figure(
            "schedules_made_by",
            "the scheduler's own statements, 500 in a transaction; `events` of them by events",
        );
        progress.say("the limit: bare timers");
        report.limit(
            limit::timers_per_second(servers, LIMIT_TIMERS.min(arguments.pending.max(LIMIT_TIMERS_MIN)))
                .await?,
        );
        report.figure(
            "limit_is",
            "bare timers claimed and moved on, 2000 in a statement, by a connection for each processor",
        );
        let mut wheel =
            Wheel::new("2027-03-01T08:00:00Z".parse()?, phases::turn(arguments.pending, arguments.rate));
        let mut ground = Ground::start(options, servers, &wheel).await?;
        let measured = measure(&mut ground, &mut wheel, arguments, &progress, options, &mut report).await;
        report.rss_mib = ground.meter().rss_mib();
        ground.stop().await;
        progress.finish();
        measured.map(|()| report)
    })
    .await
}

async fn measure(
    ground: &mut Ground<'_>,
    wheel: &mut Wheel,
    arguments: &Arguments,
    progress: &Progress,
    options: &BenchOptions,
    report: &mut Report,
) -> anyhow::Result<()> {
    let mut made = 0;
    let mut prices = Vec::new();
    for size in phases::sizes(arguments.pending) {
        let scheduled = phases::fill(ground, wheel, (made, size), arguments.events, progress).await?;
        if size == arguments.pending {
            report.figure("scheduling", scheduled);
        }
        made = size;
        prices.push(phases::price(ground, wheel, size, arguments.fires, progress).await?);
    }
    report.figure("dearest_to_fewest", json!(phases::dearest_to_fewest(&prices).map(rounded)));
    report.figure("cost_per_fire", json!(prices));
    let steady = phases::steady(ground, wheel, arguments.seconds, progress).await?;
    let drained = phases::backlog(ground, wheel, arguments.backlog, progress).await?;
    report.latencies(
        options,
        arguments.seconds,
        &[("steady", &steady.latency), ("fresh_while_backlog_drains", &drained.fresh)],
    )?;
    report.figure("steady", steady.figure());
    report.figure("backlog", drained.figure());
    let all = phases::all(ground, wheel, arguments.pending, progress).await?;
    report.rate(per_second(all.fires, all.fired_within));
    report.figure("published_per_s", json!(rounded(per_second(all.fires, all.published_within))));
    report.figure("rate_is", "fires per second, all of them due at once");
    report.figure("cpu_is", options.cpu_is("of one fire"));
    report.cpu_us_per_response = all.cpu_us;
    Ok(())
}
