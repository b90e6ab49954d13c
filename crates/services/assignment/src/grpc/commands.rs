//! The commands on tasks: read at the border, carried out once under the task's lock.

use super::{
    Assignment,
    configuration::actor,
    tasks::{no_task, rights, task_id},
};
use crate::{
    domain::{
        command::{By, Command, Refusal, Until, carry_out, is_current},
        directory::Directory,
        event::TaskEvent,
    },
    keeper::{Cause, Held, Keeper},
    store::{self, CommandRow},
    wire::{instant, task as wire},
};
use contracts::{
    assignment::v1::{
        CommandGuard, CommandProblem, CommandResult, LogAttemptRequest, RunCommandsResponse,
        SnoozeTaskRequest, TaskCommand, command_result, snooze_task_request, task_command,
    },
    types::v1 as types,
};
use eventing::{Error, Tx};
use prost::Message as _;
use service_kit::{
    caller::{Caller, Role},
    problem::{ErrorCode, Problem},
};
use std::sync::Arc;
use uuid::Uuid;

/// Longest request id in characters.
const REQUEST_ID_MAX: usize = 128;

/// Most commands of one call: each is a transaction of its own, and a call ends after 30 s.
const COMMANDS_MAX: usize = 200;

/// What became of a command.
pub(super) struct Done {
    /// The task after it.
    pub(super) task: types::Task,
    /// Who was informed by an escalation, or owns the task since.
    pub(super) recipients: Vec<String>,
}

/// A command that was read.
#[derive(Debug)]
pub struct Asked {
    /// Task, work version and request id.
    pub guard: CommandGuard,
    /// The task.
    pub id: Uuid,
    /// What was asked, byte by byte: the same request id must mean the same.
    pub bytes: Vec<u8>,
    /// What is asked.
    pub command: Command,
}

impl Assignment {
    /// Carries out a command once, whatever the number of times that it is sent.
    pub(super) async fn command(
        &self,
        caller: &Caller,
        command: task_command::Command,
    ) -> Result<Done, Problem> {
        caller.require(&[Role::Manager, Role::Experience])?;
        let asked = read(command)?;
        let directory = self.directory().await?;
        let (service, caller) = (self.clone(), caller.clone());
        let row = self.kit.database.transact(move |tx| {
            Box::pin(async move { service.in_transaction(tx, &caller, asked, &directory).await })
        });
        let row = row.await?;
        let task = types::Task::decode(row.answer.as_slice()).map_err(|error| Problem::internal(&error))?;
        Ok(Done { task, recipients: row.recipients })
    }

    /// Carries out many commands in their order; one that is refused hurts no other.
    pub(super) async fn commands(
        &self,
        caller: &Caller,
        commands: Vec<TaskCommand>,
    ) -> Result<RunCommandsResponse, Problem> {
        caller.require(&[Role::Manager, Role::Experience])?;
        if commands.len() > COMMANDS_MAX {
            let message = format!("holds {}; send at most {COMMANDS_MAX} at once", commands.len());
            return Err(Problem::invalid_field("commands", message));
        }
        let mut results = Vec::with_capacity(commands.len());
        for command in commands {
            let done = match command.command {
                Some(command) => self.command(caller, command).await,
                None => Err(Problem::invalid_field("command", "is missing; say what to do")),
            };
            let result = match done {
                Ok(done) => command_result::Result::Task(done.task),
                Err(problem) => command_result::Result::Problem(CommandProblem {
                    code: problem.code.grpc().into(),
                    reason: problem.reason.to_owned(),
                    message: problem.message,
                }),
            };
            results.push(CommandResult { result: Some(result) });
        }
        Ok(RunCommandsResponse { results })
    }

    async fn in_transaction(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        asked: Asked,
        directory: &Arc<Directory>,
    ) -> Result<CommandRow, Error> {
        let Asked { guard, id, bytes, command } = asked;
        let row = store::locked_task(tx, id).await?;
        let held = Held::read(row.ok_or_else(|| no_task(&guard.task_id))?)?;
        let now = tx.now().await?;
        // The same caller asks the same again: the first answer, also for who gave the task away by it.
        let request_hash =
            service_kit::identity::keyed_hash(caller.name.as_bytes(), &[&hex::encode(bytes)]).to_vec();
        let known = store::command(tx, id, &guard.request_id).await?;
        if let Some(known) = known.as_ref().filter(|known| known.request_hash == request_hash) {
            return Ok(known.clone());
        }
        let rights = rights(caller, directory, now);
        if !rights.reach(directory, &held.task.owner, &held.task.resolved_unit) {
            return Err(no_task(&guard.task_id).into());
        }
        if known.is_some() {
            let message = format!(
                "request_id {:?} was used for another command on this task; give each its own",
                guard.request_id
            );
            return Err(Problem::new(ErrorCode::AlreadyExists, "REQUEST_ID_REUSED", message).into());
        }
        check_work_version(&guard, &held)?;
        let by = By { name: &caller.name, oversees: rights.oversee(directory, &held.task, now) };
        let change = carry_out(&held.task, command, by, directory, now)
            .map_err(|refusal| problem(&guard.task_id, refusal))?;
        let recipients = match &change.event {
            TaskEvent::Escalated { recipients, .. } => recipients.clone(),
            _ => Vec::new(),
        };
        let mut keeper = Keeper::new(&self.kit, &self.metrics, now);
        let cause = Cause { actor: actor(caller), proposal: None, traceparent: None };
        let after = keeper.keep(tx, Some(&held), &held.alert, held.alert_id(), change, cause);
        keeper.save(tx).await?;
        let row = CommandRow { request_hash, answer: after.snapshot().encode_to_vec(), recipients };
        store::save_command(tx, id, &guard.request_id, &row).await?;
        Ok(row)
    }
}

fn check_work_version(guard: &CommandGuard, held: &Held) -> Result<(), Problem> {
    let (expected, current) = (guard.expected_work_version, held.task.work_version);
    if is_current(&held.task, expected) {
        return Ok(());
    }
    let message = format!(
        "the task changed meanwhile (work version {current}, not {expected}): it is {}, owned by {}; look again",
        held.task.state.name(),
        held.task.owner
    );
    let problem = Problem::new(ErrorCode::Conflict, "WORK_VERSION_CHANGED", message);
    let metadata = vec![("work_version", current.to_string()), ("owner", held.task.owner.clone())];
    Err(Problem { metadata, ..problem })
}

fn problem(task: &str, refusal: Refusal) -> Problem {
    let (reason, message) = match refusal {
        Refusal::Invalid(field, message) => return Problem::invalid_field(field, message),
        Refusal::State(message) => ("STATE_FORBIDS", message),
        Refusal::Taken(message) => ("ALREADY_ACCEPTED", message),
        Refusal::SnoozesUsedUp(message) => ("SNOOZES_USED_UP", message),
    };
    Problem::new(ErrorCode::Precondition, reason, format!("{task}: {message}"))
}

/// Reads what is asked of a task.
///
/// # Errors
/// Which field is missing or wrong.
pub fn read(command: task_command::Command) -> Result<Asked, Problem> {
    use task_command::Command as Wire;
    let (guard, bytes, command) = match command {
        Wire::Accept(request) => (request.guard.clone(), request.encode_to_vec(), Command::Accept),
        Wire::LogAttempt(request) => (request.guard.clone(), request.encode_to_vec(), attempt(request)?),
        Wire::Resolve(request) => {
            let (guard, bytes) = (request.guard.clone(), request.encode_to_vec());
            let (note, driver_found, driver_stated) =
                (request.note, request.driver_found, request.driver_stated);
            (guard, bytes, Command::Resolve { note, driver_found, driver_stated })
        }
        Wire::Comment(request) => {
            (request.guard.clone(), request.encode_to_vec(), Command::Comment { text: request.text })
        }
        Wire::Snooze(request) => (request.guard.clone(), request.encode_to_vec(), snooze(request)?),
        Wire::Reassign(request) => {
            let (guard, bytes) = (request.guard.clone(), request.encode_to_vec());
            (guard, bytes, Command::Reassign { owner: request.owner, comment: request.comment })
        }
        Wire::Escalate(request) => {
            let (guard, bytes) = (request.guard.clone(), request.encode_to_vec());
            let (levels, take_over) = (request.levels_up.max(1), request.r#move);
            (guard, bytes, Command::Escalate { levels, take_over, comment: request.comment })
        }
        Wire::Reopen(request) => {
            (request.guard.clone(), request.encode_to_vec(), Command::Reopen { comment: request.comment })
        }
        Wire::Dismiss(request) => {
            let reason = wire::dismissal(request.reason()).ok_or_else(|| {
                let known = "duplicate, no concern, not ours, test, other";
                Problem::invalid_field("reason", format!("is missing; say why it is none: {known}"))
            })?;
            let (guard, bytes) = (request.guard.clone(), request.encode_to_vec());
            (guard, bytes, Command::Dismiss { reason, note: request.note })
        }
        Wire::GiveUp(request) => {
            (request.guard.clone(), request.encode_to_vec(), Command::GiveUp { note: request.note })
        }
    };
    let guard = guard.ok_or_else(|| Problem::invalid_field("guard", "is missing; name the task"))?;
    let id = task_id(&guard.task_id).map_err(|_| {
        let message = format!("{:?} is no task's id; one begins with tsk_", guard.task_id);
        Problem::invalid_field("guard.task_id", message)
    })?;
    if guard.request_id.is_empty() || guard.request_id.chars().count() > REQUEST_ID_MAX {
        let message = format!(
            "is needed, with at most {REQUEST_ID_MAX} characters: the same id again gets the first answer"
        );
        return Err(Problem::invalid_field("guard.request_id", message));
    }
    Ok(Asked { guard, id, bytes, command })
}

fn attempt(request: LogAttemptRequest) -> Result<Command, Problem> {
    let outcome = wire::outcome(request.outcome())
        .ok_or_else(|| Problem::invalid_field("outcome", "is missing; say what came of the attempt"))?;
    let channel = wire::channel(request.channel());
    let call_back = request.call_back_time.as_ref().map(|time| instant(Some(time), "call_back_time"));
    let call_back =
        call_back.transpose().map_err(|message| Problem::invalid_field("call_back_time", message))?;
    Ok(Command::Attempt { outcome, channel, note: request.note, call_back })
}

fn snooze(request: SnoozeTaskRequest) -> Result<Command, Problem> {
    let until = match &request.until {
        Some(snooze_task_request::Until::UntilTime(time)) => {
            let instant = instant(Some(time), "until_time");
            Until::Instant(instant.map_err(|message| Problem::invalid_field("until_time", message))?)
        }
        Some(snooze_task_request::Until::NextOpening(true)) => Until::NextOpening,
        Some(snooze_task_request::Until::NextOpening(false)) | None => {
            let message = "is missing; give until_time, or next_opening";
            return Err(Problem::invalid_field("until", message));
        }
    };
    Ok(Command::Snooze { until, note: request.note })
}
