//! `recontact case` and `recontact figures`

use crate::{
    cli::{CaseCommand, FiguresArgs},
    client::Client,
    failure::{self, of_status},
    output::{self, minute, word},
};
use contracts::{
    convert,
    reporting::v1::{
        Case, ExternalId, Figures, GetCaseRequest, GetCaseResponse, GetFiguresRequest, GetFiguresResponse,
        ListCasesRequest, ListCasesResponse, get_case_request::Id,
    },
    types::v1::TaskState,
};

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
            output::print(args.read.output.output, &answer, show_table)
        }
        CaseCommand::List(args) => {
            let client = Client::connect(&args.read.client)?;
            let request = ListCasesRequest {
                filter: args.filter,
                order_by: args.order_by,
                page_size: args.limit,
                page_token: args.page_token,
                as_of_time: None,
            };
            let answer =
                client.status()?.list_cases(request).await.map_err(|status| of_status(&status))?.into_inner();
            output::print(args.read.output.output, &answer, list_table)
        }
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
        TaskState::Unspecified if case.case_id.is_empty() => {
            word(case.decision().as_str_name(), "DECISION_OUTCOME_")
        }
        TaskState::Unspecified => "no task yet".to_owned(),
        state => word(state.as_str_name(), "TASK_STATE_"),
    }
}

fn show_table(answer: &GetCaseResponse) -> String {
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
    text.push_str("\n\ntimeline (UTC)\n");
    let rows = answer.timeline.iter().map(|event| {
        let actor = event.actor.clone().unwrap_or_default().name;
        vec![
            format!("  {}", minute(event.event_time.as_ref())),
            event.event.clone(),
            actor,
            event.detail.clone(),
        ]
    });
    text.push_str(&output::table(&[], rows.collect()));
    text
}

fn list_table(answer: &ListCasesResponse) -> String {
    if answer.cases.is_empty() {
        return "no cases".to_owned();
    }
    let rows = answer.cases.iter().map(|case| {
        let due = case.next_deadline.as_ref().and_then(|deadline| deadline.due_time.as_ref());
        vec![
            minute(case.accepted_time.as_ref()),
            word(case.severity().as_str_name(), "SEVERITY_"),
            case.unit.clone(),
            state(case),
            case.owner.clone(),
            format!("{}{}", minute(due), if case.overdue { " !" } else { "" }),
            case.case_id.clone(),
        ]
    });
    let header = ["ACCEPTED (UTC)", "SEVERITY", "UNIT", "STATE", "OWNER", "NEXT DEADLINE", "CASE"];
    let mut text = output::table(&header, rows.collect());
    text.push_str(&format!("\n{} of {}", answer.cases.len(), answer.total));
    if !answer.next_page_token.is_empty() {
        text.push_str(&format!("; for more add --page-token {}", answer.next_page_token));
    }
    text
}

/// `recontact figures`
///
/// # Errors
/// What the service says.
pub async fn figures(args: FiguresArgs) -> anyhow::Result<()> {
    let client = Client::connect(&args.read.client)?;
    let request = GetFiguresRequest {
        unit: args.unit,
        from_time: args.from.map(convert::timestamp),
        until_time: args.until.map(convert::timestamp),
        as_of_time: args.as_of.map(convert::timestamp),
        by_unit: args.by_unit,
    };
    let answer =
        client.figures()?.get_figures(request).await.map_err(|status| of_status(&status))?.into_inner();
    output::print(args.read.output.output, &answer, figures_table)
}

/// Figures for people.
#[must_use]
pub fn figures_table(answer: &GetFiguresResponse) -> String {
    let row = |figures: &Figures| {
        let unit = if figures.unit.is_empty() { "all" } else { &figures.unit };
        let counts = [
            figures.responses,
            figures.received,
            figures.to_do,
            figures.in_progress,
            figures.overdue,
            figures.reached,
            figures.resolved,
            figures.missed,
        ];
        let mut row = vec![unit.to_owned()];
        row.extend(counts.map(|count| count.to_string()));
        row.push(output::duration(figures.contact_duty_p50.as_ref()));
        row.push(output::duration(figures.contact_customer_p50.as_ref()));
        row
    };
    let rows: Vec<Vec<String>> = answer.total.iter().chain(&answer.units).map(row).collect();
    let header = [
        "UNIT",
        "RESPONSES",
        "RECEIVED",
        "TO DO",
        "IN PROGRESS",
        "OVERDUE",
        "REACHED",
        "RESOLVED",
        "MISSED",
        "DUTY",
        "CUSTOMER",
    ];
    format!(
        "{}\nas of {} UTC; DUTY and CUSTOMER: median time to contact in opening hours, and as the customer waited",
        output::table(&header, rows),
        minute(answer.as_of_time.as_ref())
    )
}
