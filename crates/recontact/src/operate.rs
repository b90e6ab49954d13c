//! `recontact replay` and `recontact clock`: what an operator asks one service to do.

use crate::{
    cli::{ReadArgs, instant, service},
    client::Client,
    failure::of_status,
    output,
};
use clap::{Args, Subcommand};
use contracts::{convert, topology::ServiceName, types::v1::ReplaySelection};
use serde::Serialize;

/// `recontact replay`
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("which").required(true).multiple(true).args(["since", "stream", "aggregate"]))]
pub struct ReplayArgs {
    /// Whose log
    #[arg(value_parser = service)]
    pub service: ServiceName,
    /// Logged at this instant or later, on the machine clock
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub since: Option<jiff::Timestamp>,
    /// Logged before this instant, on the machine clock
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub until: Option<jiff::Timestamp>,
    /// Only this stream of the service: TASKS
    #[arg(long, value_name = "NAME")]
    pub stream: Option<String>,
    /// Only events of, or about, this response, case, alert or task
    #[arg(long, value_name = "ID")]
    pub aggregate: Option<String>,
    /// Counts only
    #[arg(long)]
    pub dry_run: bool,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// `recontact clock`
#[derive(Debug, Subcommand)]
pub enum ClockCommand {
    /// Accepts a service's database clock as it is, for all its replicas: schedules fire again
    Accept(ClockArgs),
}

/// `recontact clock accept`
#[derive(Debug, Args)]
pub struct ClockArgs {
    /// Whose database
    #[arg(value_parser = service)]
    pub service: ServiceName,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

#[derive(Debug, Serialize)]
struct Replayed {
    service: &'static str,
    messages: u64,
    dry_run: bool,
}

#[derive(Debug, Serialize)]
struct Accepted {
    service: &'static str,
    accepted_at: String,
}

/// Puts one question to whichever service: its messages differ by package only.
macro_rules! ask {
    ($client:expr, $service:expr, |$operations:ident, $messages:ident| $call:expr) => {
        match $service {
            ServiceName::Ingest => {
                use contracts::ingest::v1 as $messages;
                let mut $operations = $client.ingest_operations()?;
                $call
            }
            ServiceName::AlertRules => {
                use contracts::alert_rules::v1 as $messages;
                let mut $operations = $client.alert_rules_operations()?;
                $call
            }
            ServiceName::Assignment => {
                use contracts::assignment::v1 as $messages;
                let mut $operations = $client.assignment_operations()?;
                $call
            }
            ServiceName::FollowUpScheduler => {
                use contracts::follow_up_scheduler::v1 as $messages;
                let mut $operations = $client.scheduler_operations()?;
                $call
            }
            ServiceName::Reporting => {
                use contracts::reporting::v1 as $messages;
                let mut $operations = $client.reporting_operations()?;
                $call
            }
        }
    };
}

/// `recontact replay`
///
/// # Errors
/// What the service says.
pub async fn replay(args: ReplayArgs) -> anyhow::Result<()> {
    let client = Client::connect(&args.read.client)?;
    let selection = Some(ReplaySelection {
        since_time: args.since.map(convert::timestamp),
        until_time: args.until.map(convert::timestamp),
        stream: args.stream.unwrap_or_default(),
        aggregate_id: args.aggregate.unwrap_or_default(),
        validate_only: args.dry_run,
    });
    let messages = ask!(client, args.service, |operations, messages| {
        let answer = operations.replay(messages::ReplayRequest { selection }).await;
        answer.map_err(|status| of_status(&status))?.into_inner().messages
    });
    let replayed = Replayed { service: args.service.kebab(), messages, dry_run: args.dry_run };
    output::print(args.read.output.output, &replayed, |replayed| {
        let verb = if replayed.dry_run { "would be" } else { "are" };
        format!("{} message(s) {verb} published again; who has them drops them", replayed.messages)
    })
}

/// `recontact clock accept`
///
/// # Errors
/// What the service says.
pub async fn accept_clock(args: ClockArgs) -> anyhow::Result<()> {
    let client = Client::connect(&args.read.client)?;
    let accepted = ask!(client, args.service, |operations, messages| {
        let answer = operations.accept_clock(messages::AcceptClockRequest {}).await;
        answer.map_err(|status| of_status(&status))?.into_inner().accepted_time
    });
    let accepted_at = accepted.as_ref().and_then(convert::instant).map(|at| at.to_string());
    let accepted = Accepted { service: args.service.kebab(), accepted_at: accepted_at.unwrap_or_default() };
    output::print(args.read.output.output, &accepted, |accepted| {
        format!("{}: the clock is accepted at {}", accepted.service, accepted.accepted_at)
    })
}
