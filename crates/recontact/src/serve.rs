//! One service as a process.

use crate::{
    cli::{MigrateArgs, ServeArgs},
    failure, output,
    services::{self, Settings},
};
use anyhow::Context as _;
use contracts::topology::ServiceName;
use eventing::{metrics::SharedMetrics, migrate::missing};
use service_kit::{
    caller::Callers,
    config::Environment,
    metrics::Metrics,
    readiness::Readiness,
    server::{Part, ServerOptions, run_until_stopped},
    tasks::{BackgroundTask, stop_on_signals},
    telemetry::{self, TelemetryConfig},
};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// `recontact serve`
///
/// # Errors
/// When it can't start, or a part of it dies.
pub async fn serve(args: ServeArgs, log: Option<String>) -> anyhow::Result<()> {
    let settings = Settings::load(args.config.as_deref(), &Environment::of_process())?;
    let telemetry = telemetry::init(&TelemetryConfig {
        json: settings.log_json,
        filter: log.unwrap_or_default(),
        otlp_endpoint: settings.otlp_endpoint.clone(),
        service_name: args.service.kebab().to_owned(),
        plain: Environment::of_process().get("NO_COLOR").is_some(),
    })?;
    let result = run(&args, &settings).await;
    telemetry.flush();
    result
}

async fn run(args: &ServeArgs, settings: &Settings) -> anyhow::Result<()> {
    let stop = stop_on_signals()?;
    let keys = settings.check(args.service)?;
    let callers = Callers::from_file(keys).map_err(|error| {
        failure::input(format!("{error:#}; `recontact dev` writes such a file: .recontact/dev/keys.json"))
    })?;
    until_migrated(args, settings, &callers, &stop).await?;
    if stop.is_cancelled() {
        return Ok(());
    }
    let registry = Metrics::default();
    let (part, database) =
        services::build(args.service, settings, &registry, &SharedMetrics::register(&registry)).await?;
    if database.now().await?.clock.is_some() && !args.test_clock {
        return Err(failure::input(format!(
            "the database of {} holds a test clock, whose time is not the world's; empty {}.clock, or say --test-clock",
            args.service,
            args.service.schema()
        )));
    }
    let listener = listener(settings).await?;
    tracing::info!(service = args.service.kebab(), address = %listener.local_addr()?, "serving");
    let options =
        ServerOptions { callers, metrics: registry, drain: Duration::from_secs(settings.drain_seconds) };
    let result = run_until_stopped(vec![part], listener, options, stop).await;
    // What was committed while draining is still waited for; what hangs must not hold the process.
    let _ = tokio::time::timeout(Duration::from_secs(5), database.close()).await;
    result
}

/// While the schema is older than this program, it serves nothing but that it is not ready, and why.
async fn until_migrated(
    args: &ServeArgs,
    settings: &Settings,
    callers: &Callers,
    stop: &CancellationToken,
) -> anyhow::Result<()> {
    let database = settings.database(args.service).await?;
    let migrator = services::migrator(args.service);
    if let Some(cause) = missing(&database, migrator).await? {
        let (readiness, level) = (Readiness::default(), stop.child_token());
        tracing::warn!(service = args.service.kebab(), %cause, "not ready");
        readiness.unwell("schema", &cause);
        let (looked_at, found) = (database.clone(), level.clone());
        let look = BackgroundTask::new("schema", move |ending| async move {
            while !ending.is_cancelled() {
                if matches!(missing(&looked_at, migrator).await, Ok(None)) {
                    found.cancel();
                }
                tokio::select! {
                    () = ending.cancelled() => {}
                    () = tokio::time::sleep(Duration::from_secs(1)) => {}
                }
            }
            Ok(())
        });
        let part = Part {
            name: args.service.kebab(),
            grpc: tonic::service::RoutesBuilder::default().routes(),
            http: axum::Router::new(),
            grpc_names: Vec::new(),
            tasks: vec![look],
            readiness,
        };
        let listener = listener(settings).await?;
        let drain = Duration::from_secs(settings.drain_seconds);
        let options = ServerOptions { callers: callers.clone(), metrics: Metrics::default(), drain };
        run_until_stopped(vec![part], listener, options, level).await?;
    }
    database.close().await;
    Ok(())
}

async fn listener(settings: &Settings) -> anyhow::Result<tokio::net::TcpListener> {
    tokio::net::TcpListener::bind(settings.listen).await.with_context(|| {
        format!("can't serve at {}; set RECONTACT_LISTEN to a free address", settings.listen)
    })
}

/// `recontact migrate`
///
/// # Errors
/// When a server is away or refuses.
pub async fn migrate(args: &MigrateArgs) -> anyhow::Result<()> {
    let settings = Settings::load(args.config.as_deref(), &Environment::of_process())?;
    make(&settings, args.replicas).await?;
    output::line("schemas, roles, streams and durables are in place")
}

/// Makes schemas, roles, streams and durables.
///
/// # Errors
/// When a server is away or refuses.
pub async fn make(settings: &Settings, replicas: usize) -> anyhow::Result<()> {
    for migration in services::migrations() {
        let service: ServiceName = migration.service;
        let url = settings.database_url(service)?.to_owned();
        eventing::migrate::migrate_database(&url, &settings.installation, &[migration])
            .await
            .with_context(|| format!("the schema of {service}"))?;
    }
    let broker = settings.broker("migrate").await?;
    eventing::migrate::migrate_broker(&broker, &settings.durables(), replicas).await?;
    Ok(())
}
