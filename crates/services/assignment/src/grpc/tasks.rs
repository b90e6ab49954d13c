//! Reading tasks; the commands on them are in `commands`.

use super::{Assignment, commands::Done, watch::TaskStream};
use crate::{
    domain::{directory::Directory, rights::Rights, task::State},
    keeper::Held,
    store::{self, ListQuery, Order, TimelineRow},
    wire::task as wire,
};
use contracts::{
    assignment::v1::{
        AcceptTaskRequest, AcceptTaskResponse, CommentOnTaskRequest, CommentOnTaskResponse,
        DismissTaskRequest, DismissTaskResponse, EscalateTaskRequest, EscalateTaskResponse,
        ExplainDeadlinesRequest, ExplainDeadlinesResponse, ForecastRecipientsRequest,
        ForecastRecipientsResponse, GetTaskRequest, GetTaskResponse, GiveUpTaskRequest, GiveUpTaskResponse,
        ListOrphansRequest, ListOrphansResponse, ListTasksRequest, ListTasksResponse, LogAttemptRequest,
        LogAttemptResponse, ReassignTaskRequest, ReassignTaskResponse, ReopenTaskRequest, ReopenTaskResponse,
        ResolveTaskRequest, ResolveTaskResponse, RunCommandsRequest, RunCommandsResponse, SnoozeTaskRequest,
        SnoozeTaskResponse, TimelineEntry, WatchTasksRequest, task_command::Command,
        task_service_server::TaskService,
    },
    convert,
    ids::{self, IdKind},
    types::v1 as types,
};
use eventing::Error;
use jiff::Timestamp;
use service_kit::{
    caller::{self, Caller},
    page::Page,
    problem::Problem,
    readable,
};
use tonic::{Request, Response, Status};
use uuid::Uuid;

#[tonic::async_trait]
impl TaskService for Assignment {
    type WatchTasksStream = TaskStream;

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
        let done = self.command(&caller, Command::Accept(request.into_inner())).await?;
        Ok(Response::new(AcceptTaskResponse { task: Some(done.task) }))
    }

    async fn log_attempt(
        &self,
        request: Request<LogAttemptRequest>,
    ) -> Result<Response<LogAttemptResponse>, Status> {
        let caller = caller::of(&request)?;
        let done = self.command(&caller, Command::LogAttempt(request.into_inner())).await?;
        Ok(Response::new(LogAttemptResponse { task: Some(done.task) }))
    }

    async fn resolve_task(
        &self,
        request: Request<ResolveTaskRequest>,
    ) -> Result<Response<ResolveTaskResponse>, Status> {
        let caller = caller::of(&request)?;
        let done = self.command(&caller, Command::Resolve(request.into_inner())).await?;
        Ok(Response::new(ResolveTaskResponse { task: Some(done.task) }))
    }

    async fn comment_on_task(
        &self,
        request: Request<CommentOnTaskRequest>,
    ) -> Result<Response<CommentOnTaskResponse>, Status> {
        let caller = caller::of(&request)?;
        let done = self.command(&caller, Command::Comment(request.into_inner())).await?;
        Ok(Response::new(CommentOnTaskResponse { task: Some(done.task) }))
    }

    async fn snooze_task(
        &self,
        request: Request<SnoozeTaskRequest>,
    ) -> Result<Response<SnoozeTaskResponse>, Status> {
        let caller = caller::of(&request)?;
        let done = self.command(&caller, Command::Snooze(request.into_inner())).await?;
        Ok(Response::new(SnoozeTaskResponse { task: Some(done.task) }))
    }

    async fn reassign_task(
        &self,
        request: Request<ReassignTaskRequest>,
    ) -> Result<Response<ReassignTaskResponse>, Status> {
        let caller = caller::of(&request)?;
        let done = self.command(&caller, Command::Reassign(request.into_inner())).await?;
        Ok(Response::new(ReassignTaskResponse { task: Some(done.task) }))
    }

    async fn escalate_task(
        &self,
        request: Request<EscalateTaskRequest>,
    ) -> Result<Response<EscalateTaskResponse>, Status> {
        let caller = caller::of(&request)?;
        let Done { task, recipients } =
            self.command(&caller, Command::Escalate(request.into_inner())).await?;
        Ok(Response::new(EscalateTaskResponse { task: Some(task), recipients }))
    }

    async fn reopen_task(
        &self,
        request: Request<ReopenTaskRequest>,
    ) -> Result<Response<ReopenTaskResponse>, Status> {
        let caller = caller::of(&request)?;
        let done = self.command(&caller, Command::Reopen(request.into_inner())).await?;
        Ok(Response::new(ReopenTaskResponse { task: Some(done.task) }))
    }

    async fn dismiss_task(
        &self,
        request: Request<DismissTaskRequest>,
    ) -> Result<Response<DismissTaskResponse>, Status> {
        let caller = caller::of(&request)?;
        let done = self.command(&caller, Command::Dismiss(request.into_inner())).await?;
        Ok(Response::new(DismissTaskResponse { task: Some(done.task) }))
    }

    async fn give_up_task(
        &self,
        request: Request<GiveUpTaskRequest>,
    ) -> Result<Response<GiveUpTaskResponse>, Status> {
        let caller = caller::of(&request)?;
        let done = self.command(&caller, Command::GiveUp(request.into_inner())).await?;
        Ok(Response::new(GiveUpTaskResponse { task: Some(done.task) }))
    }

    async fn run_commands(
        &self,
        request: Request<RunCommandsRequest>,
    ) -> Result<Response<RunCommandsResponse>, Status> {
        let caller = caller::of(&request)?;
        Ok(Response::new(self.commands(&caller, request.into_inner().commands).await?))
    }

    async fn watch_tasks(
        &self,
        request: Request<WatchTasksRequest>,
    ) -> Result<Response<Self::WatchTasksStream>, Status> {
        let caller = caller::of(&request)?;
        Ok(Response::new(self.watch(caller, request.into_inner()).await?))
    }

    async fn forecast_recipients(
        &self,
        request: Request<ForecastRecipientsRequest>,
    ) -> Result<Response<ForecastRecipientsResponse>, Status> {
        let caller = caller::of(&request)?;
        Ok(Response::new(self.forecast(&caller, request.into_inner()).await?))
    }

    async fn list_orphans(
        &self,
        request: Request<ListOrphansRequest>,
    ) -> Result<Response<ListOrphansResponse>, Status> {
        let caller = caller::of(&request)?;
        Ok(Response::new(self.orphans(&caller, &request.into_inner().unit).await?))
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

/// What a caller reaches now.
pub(super) fn rights(caller: &Caller, directory: &Directory, now: Timestamp) -> Rights {
    Rights::of(directory, &caller.name, &caller.units, caller.sees_all(), now)
}

pub(super) fn no_task(text: &str) -> Problem {
    Problem::not_found(format!("there is no task {text} in your units"))
}

pub(super) fn task_id(text: &str) -> Result<Uuid, Problem> {
    ids::parse(IdKind::Task, text).map_err(|error| Problem::invalid_field("task_id", error.to_string()))
}

/// The units that a filter names: one with all below; empty: any.
pub(super) fn asked_units(directory: &Directory, unit: &str) -> Result<Option<Vec<String>>, Problem> {
    if unit.is_empty() {
        return Ok(None);
    }
    let below = directory.below(unit);
    if below.is_empty() {
        let known = readable::nearest(unit, directory.units().map(|(name, _)| name));
        return Err(Problem::invalid_field("unit", format!("there is no unit {unit:?}; {known}")));
    }
    Ok(Some(below))
}

/// An entry of the timeline as it travels.
pub(super) fn entry(row: TimelineRow) -> TimelineEntry {
    TimelineEntry {
        version: row.version,
        event: row.event,
        actor: Some(types::Actor { kind: row.actor.0, name: row.actor.1 }),
        change_time: Some(convert::timestamp(row.changed_at)),
        reason: row.reason,
        text: row.text,
        attempt_outcome: row.attempt_outcome,
    }
}

impl Assignment {
    /// One task that the caller may see.
    pub(super) async fn seen(&self, caller: &Caller, text: &str) -> Result<Held, Problem> {
        let id = task_id(text)?;
        let (directory, now) = (self.directory().await?, self.kit.database.now().await?.business);
        let mut connection = self.kit.database.pool().acquire().await.map_err(Error::from)?;
        let row = store::tasks(&mut connection, &[id]).await?.pop().ok_or_else(|| no_task(text))?;
        let held = Held::read(row)?;
        if !rights(caller, &directory, now).reach(&directory, &held.task.owner, &held.task.resolved_unit) {
            return Err(no_task(text));
        }
        Ok(held)
    }

    async fn get(&self, caller: &Caller, text: &str) -> Result<GetTaskResponse, Problem> {
        let held = self.seen(caller, text).await?;
        let mut connection = self.kit.database.pool().acquire().await.map_err(Error::from)?;
        let timeline = store::timeline(&mut connection, held.task.id).await?.into_iter().map(entry).collect();
        Ok(GetTaskResponse { task: Some(held.snapshot()), timeline, resolution: held.resolution() })
    }

    async fn list(&self, caller: &Caller, request: ListTasksRequest) -> Result<ListTasksResponse, Problem> {
        let (directory, now) = (self.directory().await?, self.kit.database.now().await?.business);
        let states = states(&request)?;
        let (order, descending) = order(&request.order_by)?;
        let page = Page::read(request.page_size, &request.page_token)?;
        let rights = rights(caller, &directory, now);
        let owner = match request.owner.as_str() {
            "" => None,
            "me" => Some(caller.name.clone()),
            name => Some(name.to_owned()),
        };
        let query = ListQuery {
            owner,
            units: asked_units(&directory, &request.unit)?,
            reach: reach(&rights, &directory),
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
}

/// The units and owners whose tasks a caller reaches; `None`: all.
pub(super) fn reach(rights: &Rights, directory: &Directory) -> Option<(Vec<String>, Vec<String>)> {
    let units = rights.units(directory)?;
    Some((units.into_iter().collect(), rights.owners().iter().cloned().collect()))
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
