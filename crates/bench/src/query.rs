//! `bench query`: how soon reporting answers over very many cases: where a case stands, a page of a list, the figures of
//! a unit and month.

pub mod call;
pub mod directory;
pub mod fill;
pub mod id;
pub mod store;
pub mod story;

use crate::frame::{
    BenchOptions, Client, Latency, Progress, Quantiles, Report, Servers, Services,
    number::{from_count, per_second},
    options,
    pacing::{planned, release},
    with_servers,
};
use anyhow::{Context as _, ensure};
use call::{Asking, Question};
use contracts::{
    reporting::v1::{RebuildProjectionRequest, projection_service_client::ProjectionServiceClient},
    topology::ServiceName,
};
use eventing::{Database, database::DatabaseConfig};
use fill::Filled;
use serde::Serialize;
use serde_json::json;
use service_kit::{clock::Monotonic, tasks::Tracker};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// The only service that takes part: it answers from what it holds itself.
const REPORTING: ServiceName = ServiceName::Reporting;

/// Up to so many cases, reporting folds all of them again and is asked whether any came out different.
const COMPARED_MAX: u64 = 20_000;

/// Questions of each kind that are asked before any is timed: caches of both sides are filled, connections are open.
const WARM: u32 = 20;

/// `recontact bench query`
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    /// Cases that the store holds; for each, it holds a response that needed nobody as well
    #[arg(long, value_name = "N", default_value = "1e6", value_parser = options::count)]
    pub cases: u64,
    /// Stories that reporting folds one by one, enough that every shop has some in every month; other cases are copies
    #[arg(long, value_name = "N", default_value = "4e3", value_parser = options::count)]
    pub stories: u64,
    /// Questions of each kind; of those about a whole country a tenth
    #[arg(long, value_name = "N", default_value = "500", value_parser = options::count)]
    pub calls: u64,
    /// Questions each second, whatever became of those before; of those about a whole country a tenth
    #[arg(long, value_name = "N", default_value = "20", value_parser = options::count)]
    pub rate: u64,
    /// Leaves out the responses that needed nobody: the store is filled in half the time, and figures are counted over less
    #[arg(long)]
    pub only_cases: bool,
}

/// What one kind of question took.
#[derive(Debug, Serialize)]
struct Asked {
    question: &'static str,
    #[serde(flatten)]
    latency_ms: Quantiles,
}

/// Runs it.
///
/// # Errors
/// When something does not start, or a question is not answered.
pub async fn run(options: &BenchOptions, arguments: &Arguments) -> anyhow::Result<Report> {
    with_servers(options, async |servers| {
        let progress = Progress::new(options.lively);
        let mut report = Report::new("query", servers.machine.clone())
            .parameter("cases", arguments.cases)
            .parameter("stories", arguments.stories)
            .parameter("calls", arguments.calls)
            .parameter("rate", arguments.rate)
            .parameter("only_cases", arguments.only_cases)
            .parameter("limit_seconds", options.limit_time.as_secs_f64());
        let mut services = Services::prepare(options, servers).await?;
        let filled = fill_store(servers, arguments, &progress, &mut report).await?;
        services.start(&[REPORTING]).await?;
        let client = services.client()?;
        if arguments.cases <= COMPARED_MAX {
            progress.say("reporting folds everything again");
            report.figure("differences_after_rebuild", compare(&client).await?);
        }
        let meter = services.measured_by(servers.meter());
        warm(&client, filled).await?;
        let clock = Monotonic::start();
        let mut by_question = BTreeMap::new();
        for question in Question::ALL {
            progress.say(format!("{} {}", arguments.calls.div_ceil(question.one_in()), question.name()));
            let latency = ask_all(&client, filled, question, arguments).await;
            by_question.insert(question, latency.with_context(|| format!("asking {}", question.name()))?);
            services.check()?;
        }
        let elapsed = clock.elapsed();
        let callers = servers.writers();
        progress.say("where cases stand, asked back to back");
        let before = meter.snapshot();
        let (answered, within) = back_to_back(&client, filled, callers, options.limit_time).await?;
        report.cpu_us_per_response = meter.snapshot().since(&before).per_response(answered);
        meter.look_at_memory();
        report.rss_mib = meter.rss_mib();
        report.rate(per_second(answered, within));
        report.figure("rate_is", "answers to status_by_case, back to back by a caller for each processor");
        report.figure("cpu_is", options.cpu_is("of one of these answers"));
        progress.say("the limit: rows by key");
        report.limit(store::cases_per_second(&servers.pool, callers, options.limit_time).await?);
        report
            .figure("limit_is", "one row by its key, a round trip each, on a connection for each processor");
        let grouped = grouped(&by_question);
        let named: Vec<(&'static str, &Latency)> =
            grouped.iter().map(|(name, latency)| (*name, latency)).collect();
        report.latencies(options, elapsed, &named)?;
        let asked: Vec<Asked> = by_question
            .iter()
            .map(|(question, latency)| Asked { question: question.name(), latency_ms: latency.quantiles() })
            .collect();
        report.figure("by_question", json!(asked));
        services.stop(&[REPORTING]).await;
        progress.finish();
        Ok(report)
    })
    .await
}

async fn fill_store(
    servers: &Servers,
    arguments: &Arguments,
    progress: &Progress,
    report: &mut Report,
) -> anyhow::Result<Filled> {
    let config = DatabaseConfig {
        installation: servers.name.clone(),
        // Whether Postgres may be used at all is for the service to say.
        allow_unsafe: true,
        pool_max: 2,
        // Folding thousands of stories is bulk work.
        statement_timeout: Duration::from_secs(60),
        ..DatabaseConfig::new(&servers.database_url)
    };
    let database = Database::connect(&config, REPORTING).await?;
    let (filled, store) =
        fill::fill(servers, &database, (arguments.cases, arguments.stories), !arguments.only_cases, progress)
            .await?;
    database.close().await;
    report.figure("store", store);
    Ok(filled)
}

/// Lets reporting fold its whole journal again: what came out different was not filled as it would have been.
async fn compare(client: &Client) -> anyhow::Result<u64> {
    let mut projection = ProjectionServiceClient::new(client.channel(REPORTING)?);
    let (mut cases, mut differences, mut page_token) = (0, 0, String::new());
    loop {
        let rebuilt =
            projection.rebuild_projection(RebuildProjectionRequest { page_token }).await?.into_inner();
        cases += rebuilt.cases;
        differences += rebuilt.differences;
        if rebuilt.next_page_token.is_empty() {
            break;
        }
        page_token = rebuilt.next_page_token;
    }
    ensure!(cases > 0, "reporting found no case to fold again");
    Ok(differences)
}

async fn warm(client: &Client, filled: Filled) -> anyhow::Result<()> {
    let mut asking = Asking::new(client.channel(REPORTING)?, filled);
    for question in Question::ALL {
        for number in 0..WARM {
            asking.ask(question, number).await?;
        }
    }
    Ok(())
}

/// Asks questions of one kind at even distances. Latency counts from when each was planned.
async fn ask_all(
    client: &Client,
    filled: Filled,
    question: Question,
    arguments: &Arguments,
) -> anyhow::Result<Latency> {
    let asking = Asking::new(client.channel(REPORTING)?, filled);
    let (tracker, latency) = (Tracker::default(), Arc::new(Mutex::new(Latency::new())));
    let (clock, rate) = (Monotonic::start(), from_count(arguments.rate) / from_count(question.one_in()));
    let mut due = release(arguments.calls.div_ceil(question.one_in()), rate, clock);
    let mut calls = Vec::new();
    while let Some(call) = due.recv().await {
        let (mut asking, latency) = (asking.clone(), latency.clone());
        let number = u32::try_from(call)?.wrapping_add(WARM);
        calls.push(tracker.spawn(async move {
            let answered = asking.ask(question, number).await;
            let took = clock.elapsed().saturating_sub(planned(call, rate));
            latency.lock().unwrap_or_else(PoisonError::into_inner).record(took);
            answered
        }));
    }
    for call in calls {
        call.await??;
    }
    let latency = latency.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(latency.clone())
}

/// Asks where cases stand, each caller as soon as it was answered, for so long: how many answers, and within what.
async fn back_to_back(
    client: &Client,
    filled: Filled,
    callers: usize,
    time: Duration,
) -> anyhow::Result<(u64, Duration)> {
    let mut connected = Vec::new();
    for caller in 0..u32::try_from(callers)? {
        let mut asking = Asking::new(client.channel(REPORTING)?, filled);
        // Each begins somewhere else; connected by its first question, which does not count.
        let first = caller.wrapping_mul(1_000_003);
        asking.ask(Question::StatusByCase, first).await?;
        connected.push((asking, first));
    }
    let clock = Monotonic::start();
    let callers = connected.into_iter().map(|(mut asking, first)| async move {
        let mut answered = 0;
        while answered == 0 || clock.elapsed() < time {
            answered += 1;
            asking.ask(Question::StatusByCase, first.wrapping_add(answered)).await?;
        }
        anyhow::Ok(u64::from(answered))
    });
    let answered: Vec<u64> = futures::future::try_join_all(callers).await?;
    Ok((answered.iter().sum(), clock.elapsed()))
}

/// Latencies of the questions that people are promised one time for, together.
fn grouped(by_question: &BTreeMap<Question, Latency>) -> BTreeMap<&'static str, Latency> {
    let mut groups: BTreeMap<&'static str, Latency> = BTreeMap::new();
    for (question, latency) in by_question {
        groups.entry(question.group()).or_default().merge(latency);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_of_one_promise_are_summed_up() {
        let latency = |milliseconds: u64| {
            let mut latency = Latency::new();
            latency.record(Duration::from_millis(milliseconds));
            latency
        };
        let by_question = BTreeMap::from([
            (Question::StatusByCase, latency(1)),
            (Question::StatusByCustomer, latency(3)),
            (Question::ListAll, latency(9)),
        ]);
        let groups = grouped(&by_question);
        assert_eq!(
            groups.iter().map(|(name, of)| (*name, of.count())).collect::<Vec<_>>(),
            [("list", 1), ("status", 2)]
        );
    }
}
