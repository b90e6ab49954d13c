//! Reading tasks, and the commands on them.

use super::{Assignment, configuration::actor};
use crate::{
    domain::{
        command::{Command, Refusal, carry_out},
        directory::Directory,
        task::{State, Task},
    },
    keeper::{Cause, Held, Keeper},
    store::{self, ListQuery, Order},
    wire::{instant, task as wire},
};
use contracts::{
    assignment::v1::{
        AcceptTaskRequest, AcceptTaskResponse, CommandGuard, CommentOnTaskRequest, CommentOnTaskResponse,
        ExplainDeadlinesRequest, ExplainDeadlinesResponse, GetTaskRequest, GetTaskResponse, ListTasksRequest,
        ListTasksResponse, LogAttemptRequest, LogAttemptResponse, ResolveTaskRequest, ResolveTaskResponse,
        TimelineEntry, task_service_server::TaskService,
    },
    convert,
    ids::{self, IdKind},
    types::v1 as types,
};
use eventing::{Error, Tx};
use prost::Message as _;
use service_kit::{
    caller::{self, Caller, Role},
    page::Page,
    problem::{ErrorCode, Problem},
};
use std::sync::Arc;
use tonic::{Request, Response, Status};
use uuid::Uuid;

/// Longest request id in characters.
const REQUEST_ID_MAX: usize = 128;

#[tonic::async_trait]
impl TaskService for Assignment {
    async fn get_task(&self, request: Request<GetTaskRequest>) -> Result<Response<GetTaskResponse>, Status> {
        let caller = caller::of(&request)?;
        let text = request.into_inner().task_id;
        Ok(Response::new(self.get(&caller, &text).await?))
    }

    async fn list_tasks(
        &self,
        request: Request<ListTasksRequest>,
    ) -> Result<Response<ListTasksResponse>, Status> {
        let caller = caller::of(&request)?;
        Ok(Response::new(self.list(&caller, request.into_inner()).await?))
    }

    async fn accept_task(
        &self,
        request: Request<AcceptTaskRequest>,
    ) -> Result<Response<AcceptTaskResponse>, Status> {
        let caller = caller::of(&request)?;
        let asked = request.get_ref().encode_to_vec();
        let task = self.command(caller, request.into_inner().guard, asked, Command::Accept).await?;
        Ok(Response::new(AcceptTaskResponse { task: Some(task) }))
    }

    async fn log_attempt(
        &self,
        request: Request<LogAttemptRequest>,
    ) -> Result<Response<LogAttemptResponse>, Status> {
        let caller = caller::of(&request)?;
        let asked = request.get_ref().encode_to_vec();
        let outcome = wire::outcome(request.get_ref().outcome());
        let outcome = outcome
            .ok_or_else(|| Problem::invalid_field("outcome", "is missing; say what came of the attempt"))?;
        let channel = wire::channel(request.get_ref().channel());
        let LogAttemptRequest { guard, note, call_back_time, .. } = request.into_inner();
        let call_back = call_back_time.as_ref().map(|time| instant(Some(time), "call_back_time")).transpose();
        let call_back = call_back.map_err(|message| Problem::invalid_field("call_back_time", message))?;
        let task = self
            .command(caller, guard, asked, Command::Attempt { outcome, channel, note, call_back })
            .await?;
        Ok(Response::new(LogAttemptResponse { task: Some(task) }))
    }

    async fn resolve_task(
        &self,
        request: Request<ResolveTaskRequest>,
    ) -> Result<Response<ResolveTaskResponse>, Status> {
        let caller = caller::of(&request)?;
        let asked = request.get_ref().encode_to_vec();
        let ResolveTaskRequest { guard, note, driver_found, driver_stated } = request.into_inner();
        let task = self
            .command(caller, guard, asked, Command::Resolve { note, driver_found, driver_stated })
            .await?;
        Ok(Response::new(ResolveTaskResponse { task: Some(task) }))
    }

    async fn comment_on_task(
        &self,
        request: Request<CommentOnTaskRequest>,
    ) -> Result<Response<CommentOnTaskResponse>, Status> {
        let caller = caller::of(&request)?;
        let asked = request.get_ref().encode_to_vec();
        let CommentOnTaskRequest { guard, text } = request.into_inner();
        let task = self.command(caller, guard, asked, Command::Comment { text }).await?;
        Ok(Response::new(CommentOnTaskResponse { task: Some(task) }))
    }

    async fn explain_deadlines(
        &self,
        request: Request<ExplainDeadlinesRequest>,
    ) -> Result<Response<ExplainDeadlinesResponse>, Status> {
        let caller = caller::of(&request)?;
        let text = request.into_inner().task_id;
        Ok(Response::new(self.explain_deadlines_of(&caller, &text).await?))
    }
}

/// People see what they own, and their own units and below.
pub(super) fn may_see(caller: &Caller, directory: &Directory, task: &Task) -> bool {
    caller.sees_all()
        || caller.name == task.owner
        || directory.path(&task.resolved_unit).iter().any(|unit| caller.units.contains(*unit))
}

pub(super) fn no_task(text: &str) -> Problem {
    Problem::not_found(format!("there is no task {text} in your units"))
}

pub(super) fn task_id(text: &str) -> Result<Uuid, Problem> {
    ids::parse(IdKind::Task, text).map_err(|error| Problem::invalid_field("task_id", error.to_string()))
}

impl Assignment {
    async fn get(&self, caller: &Caller, text: &str) -> Result<GetTaskResponse, Problem> {
        let id = task_id(text)?;
        let directory = self.directory().await?;
        let mut connection = self.kit.database.pool().acquire().await.map_err(Error::from)?;
        let row = store::tasks(&mut connection, &[id]).await?.pop().ok_or_else(|| no_task(text))?;
        let held = Held::read(row)?;
        if !may_see(caller, &directory, &held.task) {
            return Err(no_task(text));
        }
        let timeline = store::timeline(&mut connection, id)
            .await?
            .into_iter()
            .map(|row| TimelineEntry {
                version: row.version,
                event: row.event,
                actor: Some(types::Actor { kind: row.actor.0, name: row.actor.1 }),
                change_time: Some(convert::timestamp(row.changed_at)),
                reason: row.reason,
                text: row.text,
                attempt_outcome: row.attempt_outcome,
            })
            .collect();
        Ok(GetTaskResponse { task: Some(held.snapshot()), timeline, resolution: held.resolution() })
    }

    async fn list(&self, caller: &Caller, request: ListTasksRequest) -> Result<ListTasksResponse, Problem> {
        let directory = self.directory().await?;
        let states = states(&request)?;
        let (order, descending) = order(&request.order_by)?;
        let page = Page::read(request.page_size, &request.page_token)?;
        let seen: Option<Vec<String>> = (!caller.sees_all())
            .then(|| caller.units.iter().flat_map(|unit| directory.below(unit)).collect());
        let units = match (request.unit.as_str(), seen) {
            ("", seen) => seen,
            (unit, seen) => {
                let asked = directory.below(unit);
                if asked.is_empty() {
                    return Err(Problem::invalid_field("unit", format!("there is no unit {unit:?}")));
                }
                Some(
                    asked
                        .into_iter()
                        .filter(|unit| seen.as_ref().is_none_or(|seen| seen.contains(unit)))
                        .collect(),
                )
            }
        };
        let owner = match request.owner.as_str() {
            "" => None,
            "me" => Some(caller.name.clone()),
            name => Some(name.to_owned()),
        };
        let or_owner = (request.unit.is_empty()).then(|| caller.name.clone());
        let query = ListQuery {
            owner,
            units,
            or_owner,
            states,
            order,
            descending,
            limit: page.limit(),
            after: page.after.clone(),
        };
        let (mut rows, total) = store::list(self.kit.database.pool(), &query).await?;
        let next_page_token = page.cut(&mut rows, |row| row.task_id);
        let tasks =
            rows.into_iter().map(|(_, row)| Ok(Held::read(row)?.snapshot())).collect::<Result<_, Error>>()?;
        Ok(ListTasksResponse { tasks, next_page_token, total })
    }

    /// Carries out a command once, whatever the number of times that it is sent.
    async fn command(
        &self,
        caller: Caller,
        guard: Option<CommandGuard>,
        asked: Vec<u8>,
        command: Command,
    ) -> Result<types::Task, Problem> {
        caller.require(&[Role::Manager])?;
        let guard = guard.ok_or_else(|| Problem::invalid_field("guard", "is missing"))?;
        let id = task_id(&guard.task_id).map_err(|_| {
            Problem::invalid_field(
                "guard.task_id",
                format!("{:?} is no task's id; one begins with tsk_", guard.task_id),
            )
        })?;
        if guard.request_id.is_empty() || guard.request_id.chars().count() > REQUEST_ID_MAX {
            let message = format!(
                "is needed, with at most {REQUEST_ID_MAX} characters: the same id again gets the first answer"
            );
            return Err(Problem::invalid_field("guard.request_id", message));
        }
        let directory = self.directory().await?;
        let service = self.clone();
        let answer = self.kit.database.transact(move |tx| {
            Box::pin(async move {
                service.in_transaction(tx, &caller, &guard, id, &asked, command, &directory).await
            })
        });
        let answer = answer.await?;
        types::Task::decode(answer.as_slice()).map_err(|error| Problem::internal(&error))
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the parts of one command; a struct for one call would only rename them"
    )]
    async fn in_transaction(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        guard: &CommandGuard,
        id: Uuid,
        asked: &[u8],
        command: Command,
        directory: &Arc<Directory>,
    ) -> Result<Vec<u8>, Error> {
        store::lock_tasks(tx, &[id]).await?;
        let row = store::tasks(tx.connection(), &[id]).await?.pop();
        let held = Held::read(row.ok_or_else(|| no_task(&guard.task_id))?)?;
        if !may_see(caller, directory, &held.task) {
            return Err(no_task(&guard.task_id).into());
        }
        let hash = service_kit::identity::keyed_hash(caller.name.as_bytes(), &[&hex::encode(asked)]);
        if let Some((known, answer)) = store::command(tx, id, &guard.request_id).await? {
            if known == hash {
                return Ok(answer);
            }
            let message = format!(
                "request_id {:?} was used for another command on this task; give each its own",
                guard.request_id
            );
            return Err(Problem::new(ErrorCode::AlreadyExists, "REQUEST_ID_REUSED", message).into());
        }
        let (expected, current) = (guard.expected_work_version, held.task.work_version);
        if expected != 0 && expected != current {
            let message = format!(
                "the task changed meanwhile (work version {current}, not {expected}): it is {}, owned by {}; look again",
                held.task.state.name(),
                held.task.owner
            );
            let problem = Problem::new(ErrorCode::Conflict, "WORK_VERSION_CHANGED", message);
            let metadata = vec![("work_version", current.to_string())];
            return Err(Problem { metadata, ..problem }.into());
        }
        let now = tx.now().await?;
        let change = carry_out(&held.task, command, directory, now).map_err(|refusal| match refusal {
            Refusal::Invalid(field, message) => Problem::invalid_field(field, message),
            Refusal::State(message) => {
                let message = format!("{}: {message}", guard.task_id);
                Problem::new(ErrorCode::Precondition, "STATE_FORBIDS", message)
            }
        })?;
        let mut keeper = Keeper::new(&self.kit, &self.metrics, now);
        let cause = Cause { actor: actor(caller), proposal: None, traceparent: None };
        let after = keeper.keep(tx, Some(&held), &held.alert, held.alert_id(), change, cause);
        keeper.save(tx).await?;
        let answer = after.snapshot().encode_to_vec();
        store::save_command(tx, id, &guard.request_id, &hash, &answer).await?;
        Ok(answer)
    }
}

fn states(request: &ListTasksRequest) -> Result<Vec<&'static str>, Problem> {
    let all = [
        State::Open,
        State::Accepted,
        State::Reached,
        State::Resolved,
        State::Closed,
        State::Unreachable,
        State::Dismissed,
    ];
    request
        .states
        .iter()
        .map(|&number| {
            let state = all.into_iter().find(|state| i32::from(wire::state_message(*state)) == number);
            state
                .map(State::name)
                .ok_or_else(|| Problem::invalid_field("states", format!("{number} is no state of a task")))
        })
        .collect()
}

fn order(text: &str) -> Result<(Order, bool), Problem> {
    let (name, descending) = match text.strip_suffix(" desc") {
        Some(name) => (name, true),
        None => (text, false),
    };
    let order = match name.trim() {
        "" | "next_deadline" => Order::NextDeadline,
        "assigned_time" => Order::AssignedTime,
        "severity" => Order::Severity,
        other => {
            let message = format!(
                "{other:?} is no order; known: next_deadline, assigned_time, severity, each with an optional ` desc`"
            );
            return Err(Problem::invalid_field("order_by", message));
        }
    };
    Ok((order, descending))
}
