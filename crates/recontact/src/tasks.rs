//! `recontact tasks`

pub mod commands;
pub mod watch;

use crate::{
    cli::{TaskListArgs, TasksCommand},
    client::Client,
    explain,
    failure::{self, of_status},
    output::{self, minute, word},
};
use contracts::{
    assignment::v1::{GetTaskRequest, GetTaskResponse, ListTasksRequest, ListTasksResponse},
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
        TasksCommand::Watch(args) => watch::watch(args).await,
        TasksCommand::Orphans(args) => watch::orphans(args).await,
        TasksCommand::Accept(args) => commands::accept(&args).await,
        TasksCommand::Attempt(args) => commands::attempt(&args).await,
        TasksCommand::Resolve(args) => commands::resolve(&args).await,
        TasksCommand::Comment(args) => commands::comment(&args).await,
        TasksCommand::Snooze(args) => commands::snooze(&args).await,
        TasksCommand::Reassign(args) => commands::reassign(&args).await,
        TasksCommand::Escalate(args) => commands::escalate(&args).await,
        TasksCommand::Reopen(args) => commands::reopen(&args).await,
        TasksCommand::Dismiss(args) => commands::dismiss(&args).await,
        TasksCommand::GiveUp(args) => commands::give_up(&args).await,
    }
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
        let fate = explain::fate(deadline, minute);
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

#[cfg(test)]
mod tests {
    use super::*;
    use contracts::types::v1::Deadline;

    #[test]
    fn a_miss_is_told_whatever_came_after_it() {
        let at = |text: &str| Some(contracts::convert::timestamp(text.parse().unwrap()));
        let due = at("2027-03-22T17:01:00Z");
        let missed =
            Deadline { due_time: due, overdue_time: at("2027-03-22T17:01:02Z"), ..Deadline::default() };
        let later = at("2027-03-23T09:27:00Z");
        let deadlines = vec![
            Deadline { due_time: due, ..Deadline::default() },
            missed.clone(),
            Deadline { replaced_time: later, ..missed.clone() },
            Deadline { met_time: later, ..missed.clone() },
            Deadline { met_time: at("2027-03-22T17:00:00Z"), due_time: due, ..Deadline::default() },
        ];
        let task = Some(Task { deadlines, ..Task::default() });
        let text = show_table(&GetTaskResponse { task, ..GetTaskResponse::default() });
        let told = text.lines().skip_while(|line| !line.starts_with("deadlines")).skip(1).take(5);
        let told: Vec<&str> =
            told.filter_map(|line| line.split_once(":01  ")).map(|(_, fate)| fate.trim()).collect();
        let expected = [
            "stands",
            "missed",
            "missed, then replaced 2027-03-23 09:27",
            "met late, 2027-03-23 09:27",
            "met 2027-03-22 17:00",
        ];
        assert_eq!(told, expected, "{text}");
    }
}
