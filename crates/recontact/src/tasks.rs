//! `recontact tasks`

use crate::{
    cli::{AttemptChannel, AttemptOutcome, ReadArgs, TaskCommandArgs, TaskListArgs, TasksCommand},
    client::Client,
    failure::{self, of_status},
    output::{self, minute, word},
};
use contracts::{
    assignment::v1::{
        AcceptTaskRequest, CommandGuard, CommentOnTaskRequest, GetTaskRequest, GetTaskResponse,
        ListTasksRequest, ListTasksResponse, LogAttemptRequest, ResolveTaskRequest,
    },
    convert,
    types::v1::{self as types, Task},
};

/// Runs one of the commands.
///
/// # Errors
/// What the service says.
pub async fn run(command: TasksCommand) -> anyhow::Result<()> {
    match command {
        TasksCommand::List(args) => {
            let client = Client::connect(&args.read.client)?;
            let answer = list(&client, &args).await?;
            output::print(args.read.output.output, &answer, list_table)
        }
        TasksCommand::Show(args) => {
            let client = Client::connect(&args.read.client)?;
            let request = GetTaskRequest { task_id: args.task };
            let answer =
                client.tasks()?.get_task(request).await.map_err(|status| of_status(&status))?.into_inner();
            output::print(args.read.output.output, &answer, show_table)
        }
        TasksCommand::Accept(args) => {
            let client = Client::connect(&args.read.client)?;
            let request = AcceptTaskRequest { guard: Some(guard(&args)) };
            let answer = client.tasks()?.accept_task(request).await.map_err(|status| of_status(&status))?;
            done(&args.read, answer.into_inner().task)
        }
        TasksCommand::Attempt(args) => {
            let client = Client::connect(&args.command.read.client)?;
            let request = LogAttemptRequest {
                guard: Some(guard(&args.command)),
                outcome: outcome(args.outcome).into(),
                channel: args.channel.map_or(types::Channel::Unspecified, channel).into(),
                note: args.note,
                call_back_time: args.call_back.map(convert::timestamp),
            };
            let answer = client.tasks()?.log_attempt(request).await.map_err(|status| of_status(&status))?;
            done(&args.command.read, answer.into_inner().task)
        }
        TasksCommand::Resolve(args) => {
            let client = Client::connect(&args.command.read.client)?;
            let request = ResolveTaskRequest {
                guard: Some(guard(&args.command)),
                note: args.note,
                driver_found: args.driver_found,
                driver_stated: args.driver_stated,
            };
            let answer = client.tasks()?.resolve_task(request).await.map_err(|status| of_status(&status))?;
            done(&args.command.read, answer.into_inner().task)
        }
        TasksCommand::Comment(args) => {
            let client = Client::connect(&args.command.read.client)?;
            let request = CommentOnTaskRequest { guard: Some(guard(&args.command)), text: args.text };
            let answer =
                client.tasks()?.comment_on_task(request).await.map_err(|status| of_status(&status))?;
            done(&args.command.read, answer.into_inner().task)
        }
    }
}

fn guard(args: &TaskCommandArgs) -> CommandGuard {
    CommandGuard {
        task_id: args.task.clone(),
        request_id: args.request_id.clone().unwrap_or_else(service_kit::ids::secret),
        expected_work_version: args.work_version.unwrap_or(0),
    }
}

fn done(read: &ReadArgs, task: Option<Task>) -> anyhow::Result<()> {
    let task = task.unwrap_or_default();
    output::print(read.output.output, &task, |task| {
        format!(
            "{} is {}, owned by {} (version {}, work version {})",
            task.task_id,
            state(task),
            task.owner,
            task.version,
            task.work_version
        )
    })
}

/// Asks for a list.
///
/// # Errors
/// What the service says.
pub async fn list(client: &Client, args: &TaskListArgs) -> anyhow::Result<ListTasksResponse> {
    let states = args
        .state
        .iter()
        .map(|name| {
            let full = format!("TASK_STATE_{}", name.to_uppercase());
            types::TaskState::from_str_name(&full).map(i32::from).ok_or_else(|| {
                failure::input(format!("--state {name:?}: known are open, accepted, reached, resolved, closed, unreachable, dismissed"))
            })
        })
        .collect::<anyhow::Result<_>>()?;
    let request = ListTasksRequest {
        owner: args.owner.clone().unwrap_or_default(),
        unit: args.unit.clone().unwrap_or_default(),
        states,
        order_by: args.order_by.clone().unwrap_or_default(),
        page_size: args.limit,
        page_token: args.page_token.clone().unwrap_or_default(),
    };
    Ok(client.tasks()?.list_tasks(request).await.map_err(|status| of_status(&status))?.into_inner())
}

fn state(task: &Task) -> String {
    word(task.state().as_str_name(), "TASK_STATE_")
}

fn list_table(answer: &ListTasksResponse) -> String {
    let mut text = call_list(answer);
    if !answer.next_page_token.is_empty() {
        text.push_str(&format!("; a higher --limit shows more, or --page-token {}", answer.next_page_token));
    }
    text
}

/// A call list for people.
#[must_use]
pub fn call_list(answer: &ListTasksResponse) -> String {
    if answer.tasks.is_empty() {
        return "no tasks".to_owned();
    }
    let rows = answer.tasks.iter().map(|task| {
        let (due, what) = next_deadline(task);
        vec![
            due,
            what,
            word(task.severity().as_str_name(), "SEVERITY_"),
            task.unit.clone(),
            task.owner.clone(),
            state(task),
            task.score.map(|score| score.raw.to_string()).unwrap_or_default(),
            task.task_id.clone(),
        ]
    });
    let header = ["DUE (UTC)", "TO", "SEVERITY", "UNIT", "OWNER", "STATE", "SCORE", "TASK"];
    let text = output::table(&header, rows.collect());
    format!("{text}\n{} of {}", answer.tasks.len(), answer.total)
}

/// The earliest deadline that stands, and what must be done until then.
fn next_deadline(task: &Task) -> (String, String) {
    let standing = task
        .deadlines
        .iter()
        .filter(|deadline| deadline.met_time.is_none() && deadline.replaced_time.is_none());
    let next = standing
        .min_by_key(|deadline| deadline.due_time.as_ref().map_or((0, 0), |due| (due.seconds, due.nanos)));
    match next {
        None => (String::new(), String::new()),
        Some(deadline) => {
            let what =
                word(deadline.kind().as_str_name(), "DEADLINE_KIND_").trim_end_matches(" by").to_owned();
            let late = if deadline.overdue_time.is_some() { " (missed)" } else { "" };
            (minute(deadline.due_time.as_ref()), format!("{what}{late}"))
        }
    }
}

fn show_table(answer: &GetTaskResponse) -> String {
    let task = answer.task.clone().unwrap_or_default();
    let mut text = format!(
        "{}  {}, {} severity, owned by {}\nunit {}{}   source {}   case {}\nresponse {}",
        task.task_id,
        state(&task),
        word(task.severity().as_str_name(), "SEVERITY_"),
        task.owner,
        if task.unit.is_empty() { "(none)" } else { &task.unit },
        if task.unit == task.resolved_unit {
            String::new()
        } else {
            format!(" (counts as {})", task.resolved_unit)
        },
        task.source,
        task.case_id,
        task.response_id,
    );
    text.push_str("\n\ndeadlines (UTC, by calendar ");
    text.push_str(&format!("{} version {})\n", task.calendar, task.calendar_version));
    let rows = task.deadlines.iter().map(|deadline| {
        let fate = match (&deadline.met_time, &deadline.replaced_time, &deadline.overdue_time) {
            (Some(met), _, _) => format!("met {}", minute(Some(met))),
            (None, Some(replaced), _) => format!("replaced {}", minute(Some(replaced))),
            (None, None, Some(_)) => "missed".to_owned(),
            (None, None, None) => "stands".to_owned(),
        };
        let kind = word(deadline.kind().as_str_name(), "DEADLINE_KIND_");
        vec![format!("  {kind}"), minute(deadline.due_time.as_ref()), fate]
    });
    text.push_str(&output::table(&[], rows.collect()));
    text.push_str("\n\nhow its first owner was found\n");
    let rows = answer
        .resolution
        .iter()
        .map(|step| vec![format!("  {}", step.unit), step.person.clone(), step.finding.clone()]);
    text.push_str(&output::table(&[], rows.collect()));
    text.push_str("\n\ntimeline (UTC)\n");
    let rows = answer.timeline.iter().map(|entry| {
        let outcome = match entry.attempt_outcome() {
            types::AttemptOutcome::Unspecified => String::new(),
            outcome => word(outcome.as_str_name(), "ATTEMPT_OUTCOME_"),
        };
        let parts = [entry.reason.clone(), outcome, entry.text.clone()];
        let what = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
        let actor = entry.actor.clone().unwrap_or_default().name;
        vec![format!("  {}", minute(entry.change_time.as_ref())), entry.event.clone(), actor, what]
    });
    text.push_str(&output::table(&[], rows.collect()));
    text
}

const fn outcome(outcome: AttemptOutcome) -> types::AttemptOutcome {
    match outcome {
        AttemptOutcome::Reached => types::AttemptOutcome::Reached,
        AttemptOutcome::NoAnswer => types::AttemptOutcome::NoAnswer,
        AttemptOutcome::Busy => types::AttemptOutcome::Busy,
        AttemptOutcome::Voicemail => types::AttemptOutcome::Voicemail,
        AttemptOutcome::WrongNumber => types::AttemptOutcome::WrongNumber,
        AttemptOutcome::Refused => types::AttemptOutcome::Refused,
        AttemptOutcome::CallBack => types::AttemptOutcome::CallBack,
    }
}

const fn channel(channel: AttemptChannel) -> types::Channel {
    match channel {
        AttemptChannel::Phone => types::Channel::Phone,
        AttemptChannel::Email => types::Channel::Email,
        AttemptChannel::Message => types::Channel::Message,
        AttemptChannel::InPerson => types::Channel::InPerson,
    }
}
