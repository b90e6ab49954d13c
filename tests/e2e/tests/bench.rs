//! `recontact bench` at small sizes: every report is whole, and nothing is left behind.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

use e2e::bench::{command, left_behind, number, private_command, report};
use futures::TryStreamExt as _;
use rustix::process::{Pid, Signal, kill_process};
use service_kit::config::Environment;
use std::time::Duration;

/// One test, in which several run at the same time: what they leave behind is looked at once all have ended.
#[tokio::test(flavor = "multi_thread")]
async fn every_benchmark_gives_a_whole_report_and_leaves_nothing_behind() {
    tokio::try_join!(
        limits(),
        ingest("unary", "1"),
        ingest("stream", "1"),
        ingest("batch", "20"),
        ingest("http", "20"),
        pipeline(),
        catch_up(),
        interrupted(),
    )
    .unwrap();
    assert_eq!(left_behind().await.unwrap(), 0, "databases or roles are left");
    let nats = Environment::of_process().get("TEST_NATS_URL").unwrap().to_owned();
    let streams = async_nats::jetstream::new(async_nats::connect(nats).await.unwrap()).stream_names();
    let streams: Vec<String> = streams.try_collect().await.unwrap();
    assert!(!streams.iter().any(|name| name.starts_with("bench_")), "{streams:?}");
}

async fn limits() -> anyhow::Result<()> {
    // The one that is run over servers of its own: they are durable.
    let report = report(private_command(&["limits", "--nats-sync", "always"])?).await?;
    for limit in ["publish_per_s", "pull_per_s", "insert_per_s"] {
        assert!(number(&report, &format!("/limits/{limit}"))? > 0.0);
    }
    assert!(number(&report, "/latency_ms/p50")? > 0.0, "an fsync takes time");
    for part in ["total", "postgres"] {
        assert!(number(&report, &format!("/cpu_us_per_response/{part}"))? > 0.0, "a row takes time");
        assert!(part == "total" || number(&report, &format!("/rss_mib/{part}"))? > 1.0, "{report:#}");
    }
    assert_eq!(report["machine"]["synchronous_commit"], "on");
    assert_eq!(report["machine"]["nats_sync"], "always");
    assert_eq!(report["parameters"]["limit_seconds"], 0.2);
    Ok(())
}

async fn ingest(mode: &str, batch: &str) -> anyhow::Result<()> {
    let arguments = ["ingest", "--mode", mode, "--batch", batch, "--in-flight", "4", "--duration", "1"];
    let report = report(command(&arguments)?).await?;
    assert_eq!((&report["bench"], &report["parameters"]["mode"]), (&"ingest".into(), &mode.into()));
    let (accepted, timed) = (number(&report, "/accepted")?, number(&report, "/latency_ms/count")?);
    assert!(accepted > 0.0 && accepted == timed, "{report:#}");
    for field in ["/latency_ms/p50", "/latency_ms/p99", "/latency_ms/p999", "/rows_written", "/bytes_written"]
    {
        assert!(number(&report, field)? > 0.0, "{field}");
    }
    assert!(number(&report, "/rss_mib/ingest")? > 1.0);
    assert!(number(&report, "/cpu_us_per_response/total")? > 0.0);
    assert!(number(&report, "/limit_rate_per_s")? > 0.0 && number(&report, "/share_of_limit")? > 0.0);
    Ok(())
}

async fn pipeline() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let histogram = folder.path().join("pipeline.hlog");
    let arguments = [
        ["pipeline", "--mode", "batch", "--batch", "10", "--rate", "50", "--warm-up", "2"].as_slice(),
        &["--alerts", "0.2", "--duration", "1", "--histogram", histogram.to_str().unwrap_or_default()],
    ]
    .concat();
    let report = report(command(&arguments)?).await?;
    assert_eq!((number(&report, "/accepted")?, number(&report, "/alerts")?), (50.0, 10.0));
    assert_eq!(number(&report, "/latency_ms/answered/count")?, 50.0);
    assert_eq!(
        number(&report, "/latency_ms/assigned/count")?,
        10.0,
        "every alert has a task that was heard of"
    );
    for field in ["assigned/p50", "assigned/p99", "assigned/p999", "visible/p50", "visible/p99"] {
        assert!(number(&report, &format!("/latency_ms/{field}"))? > 0.0, "{field}");
    }
    for part in ["ingest", "alert-rules", "assignment", "follow-up-scheduler", "reporting", "load-generator"]
    {
        assert!(number(&report, &format!("/cpu_us_per_response/{part}"))? >= 0.0);
        assert!(number(&report, &format!("/rss_mib/{part}"))? > 1.0);
    }
    assert!(number(&report, "/share_of_limit")? > 0.0);
    // What the load wrote and nothing else: neither the limits' 10,000s of rows nor the load before it.
    let rows = number(&report, "/rows_per_response")?;
    assert!((11.0..17.0).contains(&rows), "{rows} rows a response");
    let lag = report["lag"].as_array().cloned().unwrap_or_default();
    assert!(!lag.is_empty() && lag.iter().all(|lag| lag["messages"]["reporting-tasks"].is_u64()), "{lag:?}");
    let log = std::fs::read_to_string(histogram)?;
    assert!(log.contains("Tag=assigned,") && log.contains("Tag=visible,"), "{log}");
    Ok(())
}

async fn catch_up() -> anyhow::Result<()> {
    let report = report(command(&["catch-up", "--backlog", "200", "--batch", "50"])?).await?;
    assert_eq!((&report["bench"], number(&report, "/parameters/backlog")?), (&"catch-up".into(), 200.0));
    assert!(number(&report, "/level_s")? >= number(&report, "/ready_s")?);
    assert!(number(&report, "/rss_mib/reporting")? > 1.0);
    assert!(number(&report, "/limit_rate_per_s")? > 0.0);
    Ok(())
}

/// A person who interrupts is told so, and what was started has ended.
async fn interrupted() -> anyhow::Result<()> {
    let mut command = command(&["pipeline", "--rate", "10", "--duration", "600"])?;
    let child = command.stderr(std::process::Stdio::piped()).spawn()?;
    let pid = child.id().and_then(|pid| Pid::from_raw(pid.cast_signed()));
    let (pid, number) = (pid.unwrap(), child.id().unwrap_or(0));
    // Once services run, it is in the midst of it.
    testkit::until("services run", || async { Ok((children(number) >= 5).then_some(())) }).await?;
    kill_process(pid, Signal::INT)?;
    let output = tokio::time::timeout(Duration::from_secs(60), child.wait_with_output()).await??;
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{told}");
    assert!(told.contains("interrupted; all that was started has ended"), "{told}");
    Ok(())
}

/// How many processes a process has started that still run.
fn children(parent: u32) -> usize {
    let entries = std::fs::read_dir("/proc").unwrap();
    let stats = entries.filter_map(|entry| std::fs::read_to_string(entry.ok()?.path().join("stat")).ok());
    let parents = stats.filter_map(|stat| {
        let (_, rest) = stat.rsplit_once(") ")?;
        rest.split(' ').nth(1)?.parse::<u32>().ok()
    });
    parents.filter(|of| *of == parent).count()
}
