//! `recontact case`

use crate::{
    cli::{ReadArgs, instant},
    client::Client,
    failure::{self, of_status},
    output::{self, moment, word},
};
use clap::{Args, Subcommand};
use contracts::{
    reporting::v1::{
        Case, CaseEvent, ExternalId, GetCaseRequest, GetCaseResponse, ListCasesRequest, ListCasesResponse,
        WatchCasesRequest, WatchCasesResponse, get_case_request::Id,
    },
    types::v1::{ActorKind, DecisionOutcome, Severity, TaskState},
};

/// `recontact case`
#[derive(Debug, Subcommand)]
pub enum CaseCommand {
    /// One case by any id, with everything that happened: when, who, why
    Show(CaseShowArgs),
    /// Cases by filter and order
    List(CaseListArgs),
    /// Follows what happens, live, whichever replica heard of it; Ctrl-C ends it
    Watch(CaseWatchArgs),
}

/// `recontact case show`
#[derive(Debug, Args)]
pub struct CaseShowArgs {
    /// Id of a case, response, alert, task or customer, or your own id with --source
    pub id: String,
    /// The source that your own id belongs to
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Proposals of the policy as well, and those that held no more, with the reason
    #[arg(long)]
    pub all: bool,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// `recontact case list`
#[derive(Debug, Args)]
pub struct CaseListArgs {
    /// Terms joined by AND: state = open, unit = north, owner = NAME, severity >= high, overdue = true, source = NAME,
    /// accepted_time >= INSTANT, counted_time < INSTANT, figure = NAME
    #[arg(long, default_value = "", value_name = "FILTER")]
    pub filter: String,
    /// accepted_time, next_deadline, severity or updated_time, each with an optional ` desc`
    #[arg(long, default_value = "", value_name = "ORDER")]
    pub order_by: String,
    /// The instant that the list holds for: what happened later is left out [default: now]
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub as_of: Option<jiff::Timestamp>,
    /// At most so many
    #[arg(long, default_value_t = 20, value_name = "N")]
    pub limit: i32,
    /// From the answer before
    #[arg(long, default_value = "", value_name = "TOKEN")]
    pub page_token: String,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// `recontact case watch`
#[derive(Debug, Args)]
pub struct CaseWatchArgs {
    /// Id of one case, or of its response, alert, task or customer [default: all that you may see]
    pub id: Option<String>,
    /// Unit, with all below
    #[arg(long, default_value = "", value_name = "NAME")]
    pub unit: String,
    /// Proposals of the policy as well, and those that held no more, with the reason
    #[arg(long)]
    pub all: bool,
    /// Whom to ask, how to print; JSON is one object a line
    #[command(flatten)]
    pub read: ReadArgs,
}

/// Runs one of the commands.
///
/// # Errors
/// What the service says.
pub async fn run(command: CaseCommand) -> anyhow::Result<()> {
    match command {
        CaseCommand::Show(args) => {
            let client = Client::connect(&args.read.client)?;
            let request = GetCaseRequest { id: Some(id(args.id, args.source)?) };
            let answer =
                client.status()?.get_case(request).await.map_err(|status| of_status(&status))?.into_inner();
            output::print(args.read.output.output, &answer, |answer| show_table(answer, args.all))
        }
        CaseCommand::List(args) => {
            let client = Client::connect(&args.read.client)?;
            let request = ListCasesRequest {
                filter: args.filter.clone(),
                order_by: args.order_by,
                page_size: args.limit,
                page_token: args.page_token,
                as_of_time: args.as_of.map(contracts::convert::timestamp),
            };
            let answer =
                client.status()?.list_cases(request).await.map_err(|status| of_status(&status))?.into_inner();
            output::print(args.read.output.output, &answer, |answer| list_table(answer, &args.filter))
        }
        CaseCommand::Watch(args) => watch(args).await,
    }
}

async fn watch(args: CaseWatchArgs) -> anyhow::Result<()> {
    let client = Client::connect(&args.read.client)?;
    let case_id = match args.id {
        None => String::new(),
        Some(text) if text.starts_with("cas_") => text,
        Some(text) => {
            let request = GetCaseRequest { id: Some(id(text, None)?) };
            let answer = client.status()?.get_case(request).await.map_err(|status| of_status(&status))?;
            let case = answer.into_inner().case.unwrap_or_default();
            if case.case_id.is_empty() {
                let message = format!("{} has no case: {}", case.response_id, state(&case));
                return Err(failure::input(message));
            }
            case.case_id
        }
    };
    let request = WatchCasesRequest { case_id, unit: args.unit };
    let answer = client.status()?.watch_cases(request).await;
    let mut changes = answer.map_err(|status| of_status(&status))?.into_inner();
    output::note("watching; Ctrl-C ends it");
    while let Some(change) = changes.message().await.map_err(|status| of_status(&status))? {
        let event = change.event.clone().unwrap_or_default();
        if !args.all && is_aside(&event) {
            continue;
        }
        match args.read.output.output {
            crate::cli::Output::Table => output::line(&watch_line(&change))?,
            crate::cli::Output::Json => output::line(&serde_json::to_string(&change)?)?,
            crate::cli::Output::Yaml => {
                output::print(crate::cli::Output::Yaml, &vec![change], |_| String::new())?
            }
        }
    }
    output::note("the service is stopping; watch again once it is back");
    Ok(())
}

/// One change on one line: when, what, who, why, which case.
fn watch_line(change: &WatchCasesResponse) -> String {
    let (case, event) = (change.case.clone().unwrap_or_default(), change.event.clone().unwrap_or_default());
    let unit = if case.resolved_unit.is_empty() { &case.unit } else { &case.resolved_unit };
    let name = if case.case_id.is_empty() { &case.response_id } else { &case.case_id };
    let by = who(&event);
    format!(
        "{}  {:<16} {:<22} {}{}{}  {name}",
        moment(event.event_time.as_ref(), &case.zone),
        unit,
        event.event,
        event.detail,
        if by.is_empty() || event.detail.is_empty() { "" } else { "  by " },
        by
    )
}

/// What people read only when they ask for all: a proposal, which its verdict tells as well, and one that held no more.
fn is_aside(event: &CaseEvent) -> bool {
    event.event == "followup.due" || event.event == "task.step-skipped"
}

/// Who did it, as people read it.
fn who(event: &CaseEvent) -> String {
    let actor = event.actor.clone().unwrap_or_default();
    match actor.kind() {
        _ if !actor.name.is_empty() => actor.name,
        ActorKind::System => "recontact".to_owned(),
        _ if event.event == "response.accepted" => "the customer".to_owned(),
        _ => String::new(),
    }
}

/// Which id it is, by its prefix; one of the submitter's own needs its source.
pub(crate) fn id(text: String, source: Option<String>) -> anyhow::Result<Id> {
    if let Some(source) = source {
        return Ok(Id::ExternalId(ExternalId { source, external_id: text }));
    }
    Ok(match text.split('_').next() {
        Some("cas") => Id::CaseId(text),
        Some("rsp") => Id::ResponseId(text),
        Some("alr") => Id::AlertId(text),
        Some("tsk") => Id::TaskId(text),
        Some("cus") => Id::CustomerId(text),
        _ => {
            let message = format!(
                "{text:?} is no id of ours (cas_, rsp_, alr_, tsk_, cus_); if it is your own, add --source NAME"
            );
            return Err(failure::input(message));
        }
    })
}

fn state(case: &Case) -> String {
    match case.state() {
        // A response, listed for itself or without a case.
        TaskState::Unspecified if case.alert_id.is_empty() => match case.decision() {
            DecisionOutcome::Unspecified => "not decided yet".to_owned(),
            decision => word(decision.as_str_name(), "DECISION_OUTCOME_"),
        },
        TaskState::Unspecified => "no task yet".to_owned(),
        state => word(state.as_str_name(), "TASK_STATE_"),
    }
}

fn show_table(answer: &GetCaseResponse, all: bool) -> String {
    let case = answer.case.clone().unwrap_or_default();
    let name = if case.case_id.is_empty() { &case.response_id } else { &case.case_id };
    let mut text = format!("{name}  {}", state(&case));
    if !case.owner.is_empty() {
        text.push_str(&format!(", owned by {}", case.owner));
    }
    if case.overdue {
        text.push_str(", OVERDUE");
    }
    text.push_str(&format!(
        "\nunit {}   source {}",
        if case.unit.is_empty() { "(none)" } else { &case.unit },
        case.source
    ));
    for (name, id) in [
        ("response", &case.response_id),
        ("alert", &case.alert_id),
        ("task", &case.task_id),
        ("customer", &case.customer_id),
    ] {
        if !id.is_empty() {
            text.push_str(&format!("\n{name} {id}"));
        }
    }
    if case.attachments > 0 {
        text.push_str(&format!("\n{} further response(s) joined it", case.attachments));
    }
    let zone = if case.zone.is_empty() { "UTC" } else { &case.zone };
    text.push_str(&format!("\n\ntimeline ({zone})\n"));
    let shown: Vec<&CaseEvent> = answer.timeline.iter().filter(|event| all || !is_aside(event)).collect();
    let rows = shown.iter().map(|event| {
        vec![
            format!("  {}", moment(event.event_time.as_ref(), zone)),
            event.event.clone(),
            who(event),
            event.detail.clone(),
        ]
    });
    text.push_str(&output::table(&[], rows.collect()));
    let hidden = answer.timeline.len() - shown.len();
    if hidden > 0 {
        text.push_str(&format!(
            "\n  {hidden} proposal(s) of the policy are left out, and those that held no more: --all shows them"
        ));
    }
    text
}

/// A service counts no further than this, unless a figure is asked for.
const COUNTED_MAX: u64 = 10_000;

/// A list for people; each instant in the zone of its unit. `filter` is what was asked for.
#[must_use]
pub fn list_table(answer: &ListCasesResponse, filter: &str) -> String {
    if answer.cases.is_empty() {
        return "no cases".to_owned();
    }
    let rows = answer.cases.iter().map(|case| {
        let due = case.next_deadline.as_ref().and_then(|deadline| deadline.due_time.as_ref());
        vec![
            moment(case.accepted_time.as_ref(), &case.zone),
            match case.severity() {
                Severity::Unspecified => "–".to_owned(),
                severity => word(severity.as_str_name(), "SEVERITY_"),
            },
            case.unit.clone(),
            state(case),
            case.owner.clone(),
            format!("{}{}", moment(due, &case.zone), if case.overdue { " !" } else { "" }),
            if case.case_id.is_empty() { case.response_id.clone() } else { case.case_id.clone() },
        ]
    });
    let header = ["ACCEPTED", "SEVERITY", "UNIT", "STATE", "OWNER", "NEXT DEADLINE", "CASE"];
    let mut text = output::table(&header, rows.collect());
    text.push_str(&format!("\n{} of {}", answer.cases.len(), answer.total));
    if answer.total == COUNTED_MAX && !filter.contains("figure") {
        text.push_str(" or more");
    }
    if !answer.next_page_token.is_empty() {
        text.push_str(&format!("; for more add --page-token {}", answer.next_page_token));
    }
    text
}
