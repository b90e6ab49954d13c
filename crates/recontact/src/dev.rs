//! `recontact dev`: the whole system for one person, from nothing.

mod folder;
pub mod idle;
pub(crate) mod sample;
mod time;
mod welcome;

use crate::{
    apply,
    cli::{DevArgs, Output},
    client::{Addresses, Client},
    failure::{self, Exit, Failure},
    output, serve,
    services::{self, Settings},
    submit::{self, Submission},
};
use contracts::topology::ServiceName;
use eventing::{Database, metrics::SharedMetrics};
use folder::DataFolder;
pub(crate) use folder::KEYS;
use idle::Counts;
use local_servers::{Durability, LocalServers};
use serde::Serialize;
use service_kit::{
    caller::Callers,
    config::{Environment, Secret},
    metrics::Metrics,
    server::{Part, ServerOptions, run_until_stopped},
    tasks::{Tracker, stop_on_signals},
    telemetry::{self, TelemetryConfig},
};
use std::{net::SocketAddr, path::Path, time::Duration};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
pub(crate) use welcome::program;

/// Longest time that making schemas and streams may take.
const MAKE_TIMEOUT: Duration = Duration::from_secs(60);

/// What `--until-idle` prints.
#[derive(Debug, Serialize)]
struct Report {
    responses: submit::Summary,
    alerts: Alerts,
    tasks: Tasks,
    escalations: u64,
    schedules: Schedules,
    parked: u64,
}

#[derive(Debug, Serialize)]
struct Alerts {
    raised: u64,
}

#[derive(Debug, Serialize)]
struct Tasks {
    assigned: u64,
    open: u64,
}

#[derive(Debug, Serialize)]
struct Schedules {
    pending: u64,
}

/// `recontact dev`
///
/// # Errors
/// When a server does not start, or a part of the system dies.
pub async fn run(args: DevArgs, log: Option<String>) -> anyhow::Result<()> {
    // What is wrong with the command line is told before anything is started.
    time::check(&args)?;
    if let Some(file) = &args.submit {
        submit::check(file, args.rejects.as_deref())?;
    }
    telemetry::init(&TelemetryConfig {
        // That a copy is filled while it is being made is no news here.
        filter: log.unwrap_or_else(|| "warn,service_kit::readiness=error".to_owned()),
        plain: Environment::of_process().get("NO_COLOR").is_some(),
        ..TelemetryConfig::default()
    })?;
    let stop = stop_on_signals()?;
    let folder = DataFolder::open(&args)?;
    let started = tokio::select! {
        started = start(&args, &folder) => started?,
        // What runs already ends with this process.
        () = stop.cancelled() => return stopped(&args, Reached::Starting),
    };
    let result = started
        .live(&args, &folder, &stop, async |client: &Client, addresses: &Addresses| {
            work(&args, &folder, client, addresses).await
        })
        .await;
    folder.close();
    result
}

/// Everything over servers of its own in a temporary folder, for as long as `work` takes.
pub(crate) async fn host_ephemeral<W>(
    log: Option<String>,
    stop: &CancellationToken,
    work: W,
) -> anyhow::Result<()>
where
    W: AsyncFnOnce(&Path, &Client, &Addresses) -> anyhow::Result<()>,
{
    telemetry::init(&TelemetryConfig {
        // What a person looks at is no place for warnings that mend themselves.
        filter: log.unwrap_or_else(|| "error".to_owned()),
        plain: Environment::of_process().get("NO_COLOR").is_some(),
        ..TelemetryConfig::default()
    })?;
    let args = DevArgs { ephemeral: true, until_idle: true, ..DevArgs::default() };
    let folder = DataFolder::open(&args)?;
    let started = tokio::select! {
        started = start(&args, &folder) => started?,
        () = stop.cancelled() => return stopped(&args, Reached::Starting),
    };
    let result = started
        .live(&args, &folder, stop, async |client: &Client, addresses: &Addresses| {
            idle::reachable(client).await?;
            work(folder.path(), client, addresses).await
        })
        .await;
    folder.close();
    result
}

/// How far it was when somebody stopped it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reached {
    /// Nothing was accepted yet.
    Starting,
    /// Resources are applied, and responses submitted.
    Working,
}

/// Says at once that it stops. What runs until somebody stops it was not interrupted.
///
/// # Errors
/// When it was to end by itself, and has not.
fn stopped(args: &DevArgs, reached: Reached) -> anyhow::Result<()> {
    output::note("stopping");
    if !args.until_idle {
        return Ok(());
    }
    let message = match (args.ephemeral, reached) {
        (true, _) => "interrupted; nothing is kept of a run that is --ephemeral",
        (false, Reached::Starting) => "interrupted while it started; nothing was accepted",
        (false, Reached::Working) => "interrupted; what was accepted is kept, and the same command goes on",
    };
    Err(Failure { exit: Exit::Interrupted, message: message.to_owned() }.into())
}

/// Servers, services and where they are.
struct Started {
    servers: Option<LocalServers>,
    settings: Settings,
    parts: Vec<Part>,
    databases: Vec<Database>,
    registry: Metrics,
    listener: TcpListener,
    addresses: Addresses,
}

async fn start(args: &DevArgs, folder: &DataFolder) -> anyhow::Result<Started> {
    let listener = listen(args.listen).await?;
    let needs_servers = args.database_url.is_none() || args.nats_url.is_none();
    let servers = if needs_servers {
        output::note(&format!("starting Postgres and NATS over {}", folder.path().display()));
        let durability = if args.ephemeral { Durability::Off } else { Durability::On };
        Some(LocalServers::start(folder.path(), durability).await?)
    } else {
        None
    };
    let private = |own: &Option<String>, url: fn(&LocalServers) -> String| match (own, &servers) {
        (Some(own), _) => own.clone(),
        (None, Some(servers)) => url(servers),
        (None, None) => String::new(),
    };
    let settings = Settings {
        database_url: Secret::new(private(&args.database_url, |servers| servers.postgres.url().to_owned())),
        nats_url: private(&args.nats_url, |servers| servers.nats.url().to_owned()),
        identity_key: Secret::new(folder.identity_key()?),
        caller_keys: Some(folder.keys_file()),
        allow_unsafe_database: args.ephemeral,
        // Five services share one Postgres with few connections.
        pool_max: 4,
        drain_seconds: 10,
        scheduler_poll_milliseconds: 250,
        ..Settings::default()
    };
    make(args, &settings).await?;
    time::set(args, &settings).await?;
    folder.write_keys(&sample::keys()?)?;
    let registry = Metrics::default();
    let shared = SharedMetrics::register(&registry);
    let (mut parts, mut databases) = (Vec::new(), Vec::new());
    for service in ServiceName::ALL {
        let (part, database) = services::build(service, &settings, &registry, &shared).await?;
        parts.push(part);
        databases.push(database);
    }
    let addresses = Addresses {
        server: format!("http://{}", listener.local_addr()?),
        database_url: settings.database_url.reveal().to_owned(),
        nats_url: settings.nats_url.clone(),
    };
    Ok(Started { servers, settings, parts, databases, registry, listener, addresses })
}

/// Makes schemas, roles, streams and durables. Servers of somebody's own may be none, or may never answer.
async fn make(args: &DevArgs, settings: &Settings) -> anyhow::Result<()> {
    let own: Vec<&str> =
        [(&args.database_url, "DATABASE_URL (--database-url)"), (&args.nats_url, "NATS_URL (--nats-url)")]
            .into_iter()
            .filter_map(|(url, name)| url.is_some().then_some(name))
            .collect();
    let made = tokio::time::timeout(MAKE_TIMEOUT, serve::make(settings, 1)).await;
    let made = made.unwrap_or_else(|_| Err(anyhow::anyhow!("no answer within {} s", MAKE_TIMEOUT.as_secs())));
    match own.as_slice() {
        [] => made,
        own => made.map_err(|error| {
            let own = own.join(" and ");
            let message =
                format!("{error:#}\n{own} name servers of your own: look at the address, or leave it out");
            Failure { exit: Exit::Unreachable, message }.into()
        }),
    }
}

/// The address asked for; else the usual port, or any that is free.
async fn listen(asked: Option<SocketAddr>) -> anyhow::Result<TcpListener> {
    if let Some(address) = asked {
        return TcpListener::bind(address).await.map_err(|error| {
            failure::input(format!("can't serve at {address} ({error}); name another with --listen"))
        });
    }
    match TcpListener::bind(Settings::default().listen).await {
        Ok(listener) => Ok(listener),
        Err(_) => Ok(TcpListener::bind("127.0.0.1:0").await?),
    }
}

impl Started {
    /// Serves until the work is done or somebody stops it, then stops everything in order.
    async fn live<W>(
        mut self,
        args: &DevArgs,
        folder: &DataFolder,
        stop: &CancellationToken,
        work: W,
    ) -> anyhow::Result<()>
    where
        W: AsyncFnOnce(&Client, &Addresses) -> anyhow::Result<()>,
    {
        let ending = CancellationToken::new();
        let options = ServerOptions {
            callers: Callers::from_file(&folder.keys_file())?,
            metrics: self.registry.clone(),
            drain: Duration::from_secs(self.settings.drain_seconds),
        };
        let tracker = Tracker::default();
        let mut serving = tracker.spawn(run_until_stopped(
            std::mem::take(&mut self.parts),
            self.listener,
            options,
            ending.clone(),
        ));
        let operator = folder.operator_key()?;
        let client = Client::new(&self.addresses.server, &operator)?;
        folder.write_addresses(&self.addresses)?;
        let worked = tokio::select! {
            worked = work(&client, &self.addresses) => worked,
            () = stop.cancelled() => stopped(args, Reached::Working),
            served = &mut serving => Err(anyhow::anyhow!("the services ended by themselves: {served:?}")),
        };
        let worked = match worked {
            Ok(()) if !args.until_idle && !stop.is_cancelled() => tokio::select! {
                () = stop.cancelled() => stopped(args, Reached::Working),
                served = &mut serving => Err(anyhow::anyhow!("the services ended by themselves: {served:?}")),
            },
            worked => worked,
        };
        folder.forget_addresses();
        ending.cancel();
        if !serving.is_finished() {
            match serving.await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => tracing::warn!(%error, "the services did not stop in order"),
                Err(error) => tracing::warn!(%error, "the services did not stop in order"),
            }
        }
        time::keep(&self.settings).await;
        for database in &self.databases {
            database.close().await;
        }
        if let Some(servers) = self.servers.take() {
            servers.stop().await;
        }
        worked
    }
}

/// Loads the sample, submits, and shows what came of it.
async fn work(
    args: &DevArgs,
    folder: &DataFolder,
    client: &Client,
    addresses: &Addresses,
) -> anyhow::Result<()> {
    let resources = sample::resources()?;
    idle::reachable(client).await?;
    apply::apply(client, &resources, false).await?;
    let before = Counts::read(client).await?;
    let sample = sample::Responses::write(folder.path())?;
    let submission = match (&args.submit, &args.mapping) {
        (Some(file), Some(mapping)) => Submission {
            file,
            mapping,
            file_as: args.file_as.as_deref(),
            rejects: args.rejects.as_deref(),
            history: false,
            test: false,
        },
        _ => sample.submission(),
    };
    let mut responses = submit::submit(client, &submission).await?;
    if args.until_idle {
        if args.ephemeral && args.submit.is_none() {
            // They stand in the folder that is about to go.
            responses.rejects_file = None;
        }
        let after = idle::wait(client).await?;
        // Some of the sample's are wrong on purpose.
        let ended = if args.submit.is_some() { submit::ended(&responses) } else { Ok(()) };
        report(args.output.output, &before, &after, responses)?;
        return ended;
    }
    // A person wants to see tasks, not the moment before them.
    idle::settle(client).await;
    welcome::show(args, folder.path(), client, addresses, &responses).await
}

fn report(output: Output, before: &Counts, after: &Counts, responses: submit::Summary) -> anyhow::Result<()> {
    let report = Report {
        responses,
        alerts: Alerts { raised: after.alerts - before.alerts },
        tasks: Tasks { assigned: after.tasks - before.tasks, open: after.tasks_open },
        escalations: after.escalations - before.escalations,
        schedules: Schedules { pending: after.schedules_pending },
        parked: after.parked,
    };
    output::print(output, &report, |report| {
        format!(
            "{}\n{} alerts raised, {} tasks assigned, {} escalations\n{} tasks open, {} schedules pending, {} parked",
            submit::table(&report.responses),
            report.alerts.raised,
            report.tasks.assigned,
            report.escalations,
            report.tasks.open,
            report.schedules.pending,
            report.parked
        )
    })?;
    if report.parked > 0 {
        let message =
            "something is parked; `recontact doctor` says where, `recontact parked list SERVICE` why"
                .to_owned();
        return Err(Failure { exit: Exit::NeedsPerson, message }.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_until_it_is_stopped_was_not_interrupted() {
        for reached in [Reached::Starting, Reached::Working] {
            assert!(stopped(&DevArgs::default(), reached).is_ok());
            let args = DevArgs { until_idle: true, ..DevArgs::default() };
            let error = stopped(&args, reached).unwrap_err();
            assert_eq!(failure::exit_code(&error), 130);
            let kept = error.to_string().contains("what was accepted is kept");
            assert_eq!(kept, reached == Reached::Working, "{error}");
        }
    }
}
