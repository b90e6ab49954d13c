//! `recontact tasks watch` and `recontact tasks orphans`

use crate::{
    cli::{Output, ReadArgs},
    client::Client,
    explain,
    failure::of_status,
    names::Names,
    output::{self, word},
};
use clap::Args;
use contracts::{
    assignment::v1::{ListOrphansRequest, ListOrphansResponse, WatchTasksRequest, WatchTasksResponse},
    types::v1::AttemptOutcome,
};
use service_kit::tasks::stop_on_signals;
use std::time::Duration;
use tonic::{Code, Status};

/// `recontact tasks watch`
#[derive(Debug, Args)]
pub struct WatchArgs {
    /// Owner; `me` is the caller
    #[arg(long, default_value = "", value_name = "NAME")]
    pub owner: String,
    /// Unit, with all below
    #[arg(long, default_value = "", value_name = "NAME")]
    pub unit: String,
    /// One task only: tsk_…
    #[arg(long, default_value = "", value_name = "ID")]
    pub task: String,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// `recontact tasks orphans`
#[derive(Debug, Args)]
pub struct OrphansArgs {
    /// Unit, with all below
    #[arg(long, default_value = "", value_name = "NAME")]
    pub unit: String,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// First and longest wait before connecting again.
const WAITS: (Duration, Duration) = (Duration::from_millis(250), Duration::from_secs(5));

/// Prints changes until a person ends it; connects again when the server goes away.
pub(super) async fn watch(args: WatchArgs) -> anyhow::Result<()> {
    let stop = stop_on_signals()?;
    let client = Client::connect(&args.read.client)?;
    let mut follower = Follower { client, args, names: None };
    let mut wait = WAITS.0;
    loop {
        let (connected, ended) = tokio::select! {
            () = stop.cancelled() => return Ok(()),
            followed = follower.follow() => followed?,
        };
        // Whoever was never there is a wrong address, and waiting mends nothing.
        if follower.names.is_none() || !passes(&ended) {
            return Err(of_status(&ended));
        }
        if connected {
            wait = WAITS.0;
            output::note("the server went away; connecting again (Ctrl-C ends)");
        }
        tokio::select! {
            () = stop.cancelled() => return Ok(()),
            () = tokio::time::sleep(wait) => wait = (wait * 2).min(WAITS.1),
        }
    }
}

/// Whether it may be otherwise in a moment.
fn passes(status: &Status) -> bool {
    matches!(
        status.code(),
        Code::Ok
            | Code::Unavailable
            | Code::Unknown
            | Code::Cancelled
            | Code::Internal
            | Code::ResourceExhausted
    )
}

struct Follower {
    client: Client,
    args: WatchArgs,
    /// Zones of the calendars, once there was an answer.
    names: Option<Names>,
}

impl Follower {
    /// Prints what comes: whether there was a connection, and how it ended.
    async fn follow(&mut self) -> anyhow::Result<(bool, Status)> {
        let request = WatchTasksRequest {
            owner: self.args.owner.clone(),
            unit: self.args.unit.clone(),
            task_id: self.args.task.clone(),
        };
        let mut stream = match self.client.tasks()?.watch_tasks(request).await {
            Ok(stream) => stream.into_inner(),
            Err(status) => return Ok((false, status)),
        };
        let names = match (Names::read(&self.client).await, self.names.take()) {
            (read, Some(known)) => {
                output::note("connected again; `recontact tasks list` shows what happened in between");
                // Zones as they were will do if the server is gone again.
                self.names.insert(read.unwrap_or(known))
            }
            (read, None) => self.names.insert(read?),
        };
        loop {
            match stream.message().await {
                Ok(Some(change)) => print(self.args.read.output.output, &change, names)?,
                Ok(None) => return Ok((true, Status::ok("the stream ended"))),
                Err(status) => return Ok((true, status)),
            }
        }
    }
}

fn print(output: Output, change: &WatchTasksResponse, names: &Names) -> anyhow::Result<()> {
    match output {
        Output::Json => output::line(&serde_json::to_string(change)?),
        Output::Yaml => output::line(&format!("---\n{}", serde_saphyr::to_string(change)?.trim_end())),
        Output::Table => output::line(&line(change, names)),
    }
}

/// One change: when in the unit's time, which task, what, who, why.
fn line(change: &WatchTasksResponse, names: &Names) -> String {
    let task = change.task.clone().unwrap_or_default();
    let entry = change.entry.clone().unwrap_or_default();
    let when = explain::local(entry.change_time.as_ref(), &names.zone(&task.calendar));
    let what = match entry.attempt_outcome() {
        AttemptOutcome::Unspecified => entry.event.clone(),
        outcome => format!("{} ({})", entry.event, word(outcome.as_str_name(), "ATTEMPT_OUTCOME_")),
    };
    let who = entry.actor.clone().unwrap_or_default().name;
    let why = [entry.reason, entry.text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let parts = [when, task.task_id, what, who, why.join(": ").replace('\n', " ")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

pub(super) async fn orphans(args: OrphansArgs) -> anyhow::Result<()> {
    let client = Client::connect(&args.read.client)?;
    let request = ListOrphansRequest { unit: args.unit };
    let answer = client.tasks()?.list_orphans(request).await.map_err(|status| of_status(&status))?;
    output::print(args.read.output.output, &answer.into_inner(), orphan_table)
}

fn orphan_table(answer: &ListOrphansResponse) -> String {
    if answer.orphans.is_empty() {
        return "no orphans: everybody who owns a task can work on it".to_owned();
    }
    let rows = answer.orphans.iter().map(|orphan| {
        let task = orphan.task.clone().unwrap_or_default();
        vec![
            task.task_id,
            task.resolved_unit,
            task.owner,
            format!("{} → {}", orphan.message, orphan.next_step),
        ]
    });
    output::table(&["TASK", "UNIT", "OWNER", "WHY, AND WHAT TO DO"], rows.collect())
}
