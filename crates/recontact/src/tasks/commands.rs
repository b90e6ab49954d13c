//! The commands on tasks: each takes one task, several, or those that standard input names.

use crate::{
    cli::{AttemptArgs, AttemptChannel, AttemptOutcome, CommentArgs, ReadArgs, ResolveArgs, TaskCommandArgs},
    client::Client,
    explain,
    failure::{self, Exit, Failure, of_status},
    output::{self, word},
};
use clap::{Args, ValueEnum};
use contracts::{
    assignment::v1::{
        AcceptTaskRequest, CommandGuard, CommandProblem, CommentOnTaskRequest, DismissTaskRequest,
        EscalateTaskRequest, GiveUpTaskRequest, LogAttemptRequest, ReassignTaskRequest, ReopenTaskRequest,
        ResolveTaskRequest, RunCommandsRequest, SnoozeTaskRequest, TaskCommand, command_result,
        snooze_task_request::Until, task_command::Command,
    },
    convert,
    types::v1::{self as types, Task},
};
use serde::Serialize;
use std::{collections::BTreeSet, io::BufRead};

/// `recontact tasks snooze`
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("when").required(true))]
pub struct SnoozeArgs {
    /// Which tasks
    #[command(flatten)]
    pub command: TaskCommandArgs,
    /// Until then, at most until resolve by
    #[arg(long, value_name = "INSTANT", group = "when", value_parser = crate::cli::instant)]
    pub until: Option<jiff::Timestamp>,
    /// Until the unit opens next
    #[arg(long, group = "when")]
    pub next_opening: bool,
    /// Why; it stays in assignment
    #[arg(long, default_value = "")]
    pub note: String,
}

/// `recontact tasks reassign`
#[derive(Debug, Args)]
pub struct ReassignArgs {
    /// Which tasks
    #[command(flatten)]
    pub command: TaskCommandArgs,
    /// Name of the person who should have it
    #[arg(long, value_name = "NAME")]
    pub to: String,
    /// Why; it stays in assignment
    #[arg(long)]
    pub comment: String,
}

/// `recontact tasks escalate`
#[derive(Debug, Args)]
pub struct EscalateArgs {
    /// Which tasks
    #[command(flatten)]
    pub command: TaskCommandArgs,
    /// How many levels above the unit
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=64))]
    pub levels: u32,
    /// The one above takes it over, and is not only informed
    #[arg(long = "move")]
    pub take_over: bool,
    /// What is needed; it stays in assignment
    #[arg(long)]
    pub comment: String,
}

/// `recontact tasks reopen`
#[derive(Debug, Args)]
pub struct ReopenArgs {
    /// Which tasks
    #[command(flatten)]
    pub command: TaskCommandArgs,
    /// What is still to be done; it stays in assignment
    #[arg(long)]
    pub comment: String,
}

/// `recontact tasks dismiss`
#[derive(Debug, Args)]
pub struct DismissArgs {
    /// Which tasks
    #[command(flatten)]
    pub command: TaskCommandArgs,
    /// Why it was none
    #[arg(long, value_enum)]
    pub reason: Reason,
    /// More of why; it stays in assignment. Needed with `other`
    #[arg(long, default_value = "")]
    pub note: String,
}

/// Why a task was none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Reason {
    /// The same matter is worked on elsewhere
    Duplicate,
    /// The response asks for nothing that a call could mend
    NoConcern,
    /// It is about somebody else's business
    NotOurs,
    /// It was a test
    Test,
    /// Something else; the note says what
    Other,
}

/// `recontact tasks give-up`
#[derive(Debug, Args)]
pub struct GiveUpArgs {
    /// Which tasks
    #[command(flatten)]
    pub command: TaskCommandArgs,
    /// What was tried; it stays in assignment
    #[arg(long, default_value = "")]
    pub note: String,
}

/// Most commands of one call.
const AT_ONCE: usize = 200;

pub(super) async fn accept(args: &TaskCommandArgs) -> anyhow::Result<()> {
    run(args, |guard| Command::Accept(AcceptTaskRequest { guard })).await
}

pub(super) async fn attempt(args: &AttemptArgs) -> anyhow::Result<()> {
    run(&args.command, |guard| {
        Command::LogAttempt(LogAttemptRequest {
            guard,
            outcome: outcome(args.outcome).into(),
            channel: args.channel.map_or(types::Channel::Unspecified, channel).into(),
            note: args.note.clone(),
            call_back_time: args.call_back.map(convert::timestamp),
        })
    })
    .await
}

pub(super) async fn resolve(args: &ResolveArgs) -> anyhow::Result<()> {
    run(&args.command, |guard| {
        Command::Resolve(ResolveTaskRequest {
            guard,
            note: args.note.clone(),
            driver_found: args.driver_found.clone(),
            driver_stated: args.driver_stated.clone(),
        })
    })
    .await
}

pub(super) async fn comment(args: &CommentArgs) -> anyhow::Result<()> {
    run(&args.command, |guard| Command::Comment(CommentOnTaskRequest { guard, text: args.text.clone() }))
        .await
}

pub(super) async fn snooze(args: &SnoozeArgs) -> anyhow::Result<()> {
    let until = match args.until {
        Some(instant) => Until::UntilTime(convert::timestamp(instant)),
        None => Until::NextOpening(args.next_opening),
    };
    run(&args.command, |guard| {
        Command::Snooze(SnoozeTaskRequest { guard, note: args.note.clone(), until: Some(until) })
    })
    .await
}

pub(super) async fn reassign(args: &ReassignArgs) -> anyhow::Result<()> {
    run(&args.command, |guard| {
        let (owner, comment) = (args.to.clone(), args.comment.clone());
        Command::Reassign(ReassignTaskRequest { guard, owner, comment })
    })
    .await
}

pub(super) async fn escalate(args: &EscalateArgs) -> anyhow::Result<()> {
    run(&args.command, |guard| {
        Command::Escalate(EscalateTaskRequest {
            guard,
            levels_up: args.levels,
            r#move: args.take_over,
            comment: args.comment.clone(),
        })
    })
    .await
}

pub(super) async fn reopen(args: &ReopenArgs) -> anyhow::Result<()> {
    run(&args.command, |guard| Command::Reopen(ReopenTaskRequest { guard, comment: args.comment.clone() }))
        .await
}

pub(super) async fn dismiss(args: &DismissArgs) -> anyhow::Result<()> {
    let reason = match args.reason {
        Reason::Duplicate => types::DismissalReason::Duplicate,
        Reason::NoConcern => types::DismissalReason::NoConcern,
        Reason::NotOurs => types::DismissalReason::NotOurs,
        Reason::Test => types::DismissalReason::Test,
        Reason::Other => types::DismissalReason::Other,
    };
    run(&args.command, |guard| {
        Command::Dismiss(DismissTaskRequest { guard, reason: reason.into(), note: args.note.clone() })
    })
    .await
}

pub(super) async fn give_up(args: &GiveUpArgs) -> anyhow::Result<()> {
    run(&args.command, |guard| Command::GiveUp(GiveUpTaskRequest { guard, note: args.note.clone() })).await
}

/// What became of one of many.
#[derive(Debug, Serialize)]
struct Item {
    task_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    task: Option<Task>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<CommandProblem>,
}

async fn run(
    args: &TaskCommandArgs,
    command: impl Fn(Option<CommandGuard>) -> Command,
) -> anyhow::Result<()> {
    let tasks = named(&args.tasks, &mut std::io::stdin().lock())?;
    if tasks.len() > 1 && args.work_version.is_some() {
        let message = "--work-version is of one task; leave it out for several, or run one command each";
        return Err(failure::input(message));
    }
    let client = Client::connect(&args.read.client)?;
    let mut items = Vec::with_capacity(tasks.len());
    for part in tasks.chunks(AT_ONCE) {
        let commands = part.iter().map(|task| TaskCommand { command: Some(command(guard(args, task))) });
        let request = RunCommandsRequest { commands: commands.collect() };
        let answer = client.tasks()?.run_commands(request).await.map_err(|status| of_status(&status))?;
        for (task_id, result) in part.iter().cloned().zip(answer.into_inner().results) {
            let (task, problem) = match result.result {
                Some(command_result::Result::Task(task)) => (Some(task), None),
                Some(command_result::Result::Problem(problem)) => (None, Some(problem)),
                None => (None, None),
            };
            items.push(Item { task_id, task, problem });
        }
    }
    report(&args.read, items)
}

fn guard(args: &TaskCommandArgs, task: &str) -> Option<CommandGuard> {
    Some(CommandGuard {
        task_id: task.to_owned(),
        request_id: args.request_id.clone().unwrap_or_else(service_kit::ids::secret),
        expected_work_version: args.work_version.unwrap_or(0),
    })
}

/// The tasks named, each once, in their order; `-` stands for the lines of standard input.
fn named(tasks: &[String], input: &mut impl BufRead) -> anyhow::Result<Vec<String>> {
    let mut named = Vec::new();
    for task in tasks {
        if task == "-" {
            for line in input.lines() {
                named.extend(line?.split_whitespace().next().map(str::to_owned));
            }
        } else {
            named.push(task.clone());
        }
    }
    let mut seen = BTreeSet::new();
    named.retain(|task| seen.insert(task.clone()));
    if named.is_empty() {
        return Err(failure::input("standard input names no task; write one id a line: tsk_…"));
    }
    Ok(named)
}

/// One task: it, or why not. Several: a line each, and exit code 1 where any was refused.
fn report(read: &ReadArgs, items: Vec<Item>) -> anyhow::Result<()> {
    if let [item] = items.as_slice() {
        if let Some(problem) = &item.problem {
            let code = tonic::Code::from_i32(problem.code);
            return Err(of_status(&tonic::Status::new(code, problem.message.clone())));
        }
        let task = item.task.clone().unwrap_or_default();
        return output::print(read.output.output, &task, line);
    }
    output::print(read.output.output, &items, |items| {
        let lines = items.iter().map(|item| match (&item.task, &item.problem) {
            (_, Some(problem)) => {
                let message = problem.message.trim_start_matches(&format!("{}: ", item.task_id)).to_owned();
                format!("{}  REFUSED: {message}", item.task_id)
            }
            (Some(task), None) => line(task),
            (None, None) => format!("{}  no answer; look with `recontact tasks show`", item.task_id),
        });
        lines.collect::<Vec<_>>().join("\n")
    })?;
    let refused = items.iter().filter(|item| item.task.is_none()).count();
    if refused > 0 {
        let message = format!("{refused} of {} were refused; the others are done", items.len());
        return Err(Failure { exit: Exit::NeedsPerson, message }.into());
    }
    Ok(())
}

fn line(task: &Task) -> String {
    let put_off = task.snoozed_until_time.as_ref().map_or(String::new(), |until| {
        format!(", put off until {}", explain::local(Some(until), &jiff::tz::TimeZone::UTC))
    });
    format!(
        "{} is {}, owned by {}{put_off} (version {}, work version {})",
        task.task_id,
        word(task.state().as_str_name(), "TASK_STATE_"),
        task.owner,
        task.version,
        task.work_version
    )
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{ClientArgs, Output, OutputArgs};

    #[test]
    fn tasks_come_from_arguments_and_from_standard_input_each_once() {
        let names = ["tsk_a", "-", "tsk_c"].map(str::to_owned);
        let named = named(&names, &mut &b"tsk_b open\n\n tsk_a\ntsk_b\n"[..]).unwrap();
        assert_eq!(named, ["tsk_a", "tsk_b", "tsk_c"]);
        let nothing = super::named(&["-".to_owned()], &mut &b"\n"[..]).unwrap_err();
        assert!(nothing.to_string().contains("names no task"), "{nothing}");
    }

    #[test]
    fn what_was_refused_is_exit_code_one_of_many_and_its_own_of_one() {
        let client = ClientArgs { server: None, key: None, data_dir: "x".into(), caller: "x".into() };
        let read = ReadArgs { client, output: OutputArgs { output: Output::Json } };
        let refused = || Item {
            task_id: "tsk_a".into(),
            task: None,
            problem: Some(CommandProblem {
                code: tonic::Code::FailedPrecondition.into(),
                reason: "ALREADY_ACCEPTED".into(),
                message: "tsk_a: alice accepted it".into(),
            }),
        };
        let done = || Item { task_id: "tsk_b".into(), task: Some(Task::default()), problem: None };
        let code = |items| report(&read, items).map_err(|error| failure::exit_code(&error)).err();
        assert_eq!(code(vec![done(), refused()]), Some(1));
        assert_eq!(code(vec![refused()]), Some(4));
        assert_eq!(code(vec![done(), done()]), None);
    }
}
