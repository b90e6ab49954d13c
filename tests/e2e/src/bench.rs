//! Runs `recontact bench` at a small size, over the servers of the tests, and looks at its report.

use crate::program;
use anyhow::{Context as _, ensure};
use serde_json::Value;
use service_kit::config::Environment;
use sqlx::{Connection as _, PgConnection};
use std::process::Stdio;
use tokio::process::Command;

const NEED: &str = "run the tests with `make test`, which starts Postgres and NATS for them";

/// A benchmark over the servers of the tests, not started yet.
///
/// # Errors
/// When there are no servers, or the program isn't built.
pub fn command(arguments: &[&str]) -> anyhow::Result<Command> {
    let environment = Environment::of_process();
    let mut command = private_command(arguments)?;
    command
        .args(["--database-url", environment.get("TEST_DATABASE_URL").context(NEED)?])
        .args(["--nats-url", environment.get("TEST_NATS_URL").context(NEED)?])
        // The Postgres of the tests is fast and forgetful.
        .env("RECONTACT_ALLOW_UNSAFE_DATABASE", "true")
        // Several run at the same time, over one Postgres.
        .env("RECONTACT_POOL_MAX", "4");
    Ok(command)
}

/// A benchmark over servers of its own, not started yet.
///
/// # Errors
/// When the program isn't built.
pub fn private_command(arguments: &[&str]) -> anyhow::Result<Command> {
    let mut command = Command::new(program()?);
    command.arg("bench").args(arguments).args(["--output", "json", "--limit-seconds", "0.2"]);
    command.stdin(Stdio::null()).kill_on_drop(true);
    Ok(command)
}

/// Runs it to its end and gives its report, of which what every report has was looked at.
///
/// # Errors
/// When it fails, with what it says, or when something is missing in its report.
pub async fn report(mut command: Command) -> anyhow::Result<Value> {
    let output = command.output().await?;
    ensure!(
        output.status.success(),
        "{:?}: {}\n{}",
        command.as_std().get_args(),
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    let report: Value = serde_json::from_slice(&output.stdout)?;
    for field in ["bench", "parameters", "machine", "latency_ms"] {
        ensure!(report.get(field).is_some(), "{field} is missing in {report:#}");
    }
    for field in ["/rate_per_s", "/limit_rate_per_s", "/share_of_limit", "/rss_mib/load-generator"] {
        ensure!(number(&report, field)? > 0.0, "{field}: {report:#}");
    }
    let parts = report.get("cpu_us_per_response").and_then(Value::as_object).map_or(0, serde_json::Map::len);
    ensure!(
        number(&report, "/cpu_us_per_response/total")? >= 0.0 && parts > 1,
        "total and a part: {report:#}"
    );
    let latency = report.get("latency_ms").and_then(Value::as_object).context("latency_ms")?;
    let is_whole =
        |of: &serde_json::Map<String, Value>| ["p50", "p99", "p999"].iter().all(|key| of.contains_key(*key));
    let named = || latency.values().all(|of| of.as_object().is_some_and(is_whole)) && !latency.is_empty();
    ensure!(is_whole(latency) || named(), "quantiles are missing in {report:#}");
    ensure!(number(&report, "/machine/cores")? >= 1.0, "the machine is not described: {report:#}");
    Ok(report)
}

/// A number of a report, by its path: `/latency_ms/p50`.
///
/// # Errors
/// When there is none.
pub fn number(report: &Value, path: &str) -> anyhow::Result<f64> {
    let found = report.pointer(path).and_then(Value::as_f64);
    found.with_context(|| format!("{path} is no number in {report:#}"))
}

/// Databases and roles that benchmarks have left in the Postgres of the tests.
///
/// # Errors
/// What Postgres says.
pub async fn left_behind() -> anyhow::Result<i64> {
    let environment = Environment::of_process();
    let mut connection = PgConnection::connect(environment.get("TEST_DATABASE_URL").context(NEED)?).await?;
    let left = sqlx::query_scalar(
        r"SELECT (SELECT count(*) FROM pg_database WHERE datname LIKE 'bench\_%')
               + (SELECT count(*) FROM pg_roles WHERE rolname LIKE 'bench\_%')",
    )
    .fetch_one(&mut connection)
    .await?;
    connection.close().await?;
    Ok(left)
}
