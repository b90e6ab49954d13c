//! `recontact bench limits`: the raw work that no design can leave out, timed on this very machine.

mod raw;
mod work;

pub use raw::Limits;
pub use work::Work;

use crate::frame::{BenchOptions, Progress, Report, Servers, with_servers};

/// `recontact bench limits`
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {}

/// Measures the limits alone.
///
/// # Errors
/// When a server does not start, or refuses.
pub async fn run(options: &BenchOptions, _arguments: &Arguments) -> anyhow::Result<Report> {
    let progress = Progress::new(options.lively);
    progress.say("starting Postgres and NATS");
    let report = with_servers(options, async |servers: &Servers| {
        let limits = measure(options, servers, &progress).await?;
        let mut report = Report::new("limits", servers.machine.clone())
            .parameter("limit_seconds", options.limit_time.as_secs_f64());
        report.latency(options, options.limit_time, &limits.fsync)?;
        // What a response costs at least is above all its row.
        report.rate(limits.insert_per_s);
        report.limit(limits.insert_per_s);
        report.figure("rate_is", "rows inserted by UNNEST: one stands for a response, and is its own limit");
        report.figure("latency_is", "from a write of 8 KiB until it is on disk");
        report.figure("limits", limits.figures());
        report.figure("cpu_is", options.cpu_is("of one row"));
        report.rss_mib = limits.rss_mib;
        report.cpu_us_per_response = limits.insert_cpu_us;
        Ok(report)
    })
    .await;
    progress.finish();
    report
}

/// Measures the limits, for a benchmark that gives its result as a share of them.
///
/// # Errors
/// When a server refuses.
pub async fn measure(
    options: &BenchOptions,
    servers: &Servers,
    progress: &Progress,
) -> anyhow::Result<Limits> {
    let meter = servers.meter();
    progress.say("raw limits: fsync");
    let fsync = raw::fsync(servers.folder(), options.limit_time).await?;
    progress.say("raw limits: rows by UNNEST");
    let (insert_per_s, insert_cpu_us) = raw::insert(servers, &meter, options.limit_time).await?;
    progress.say("raw limits: JetStream");
    let (publish_per_s, pull_per_s) = raw::jetstream(servers, &meter, options.limit_time).await?;
    Ok(Limits { publish_per_s, pull_per_s, insert_per_s, insert_cpu_us, rss_mib: meter.rss_mib(), fsync })
}
