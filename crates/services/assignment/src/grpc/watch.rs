//! Live: every change of the tasks that a caller reaches, whichever replica made it.

use super::{
    Assignment,
    tasks::{asked_units, entry, rights, task_id},
};
use crate::{
    domain::directory::Directory,
    store::watch::{ChangeKey, ChangeRow, change_keys, changes},
    wire,
};
use contracts::{
    assignment::v1::{WatchTasksRequest, WatchTasksResponse},
    ids::{self, IdKind},
};
use eventing::{
    Database, Error,
    resources::Cache,
    watch::{Source, Subscription},
};
use futures::{Stream, stream};
use jiff::Timestamp;
use service_kit::{
    caller::Caller,
    problem::{ErrorCode, Problem},
};
use std::{pin::Pin, sync::Arc};
use tonic::Status;

/// What `WatchTasks` answers with.
pub(super) type TaskStream = Pin<Box<dyn Stream<Item = Result<WatchTasksResponse, Status>> + Send>>;

/// One change, with all that says who may see it.
pub struct TaskChanged {
    message: WatchTasksResponse,
    previous_owner: String,
    changed_at: Timestamp,
    directory: Arc<Directory>,
}

/// The timelines, as a feed reads them.
pub struct Timelines {
    /// Assignment's.
    pub database: Database,
    /// Units, people, calendars.
    pub directory: Arc<Cache<Directory>>,
}

impl Source for Timelines {
    type Key = ChangeKey;
    type Change = TaskChanged;

    async fn keys(&self, since: Timestamp) -> Result<Vec<(ChangeKey, Timestamp)>, Error> {
        change_keys(self.database.pool(), since).await
    }

    async fn read(&self, keys: &[ChangeKey]) -> Result<Vec<TaskChanged>, Error> {
        let mut connection = self.database.pool().acquire().await?;
        let directory = self.directory.get(&mut connection, |own, _| wire::directory::directory(own)).await?;
        drop(connection);
        let rows = changes(self.database.pool(), keys).await?;
        rows.into_iter().map(|row| read(row, &directory)).collect()
    }
}

fn read(row: ChangeRow, directory: &Arc<Directory>) -> Result<TaskChanged, Error> {
    let (task, _) = contracts::tasks::read(&row.payload)
        .map_err(|cause| anyhow::anyhow!("change {} of {}: {cause}", row.entry.version, row.entry.task_id))?;
    Ok(TaskChanged {
        previous_owner: row.entry.previous_owner.clone(),
        changed_at: row.entry.changed_at,
        message: WatchTasksResponse { task: Some(task), entry: Some(entry(row.entry)) },
        directory: directory.clone(),
    })
}

/// What a watcher asked for.
struct Wanted {
    caller: Caller,
    owner: String,
    unit: String,
    task_id: String,
}

impl Wanted {
    fn wants(&self, change: &TaskChanged) -> bool {
        let Some(task) = &change.message.task else { return false };
        let (directory, before) = (&change.directory, &change.previous_owner);
        let reached = rights(&self.caller, directory, change.changed_at);
        // Whoever lost a task is told so.
        let reached = [&task.owner, before]
            .into_iter()
            .any(|owner| !owner.is_empty() && reached.reach(directory, owner, &task.resolved_unit));
        reached
            && (self.owner.is_empty() || self.owner == task.owner || self.owner == *before)
            && (self.unit.is_empty() || directory.path(&task.resolved_unit).contains(&self.unit.as_str()))
            && (self.task_id.is_empty() || self.task_id == task.task_id)
    }
}

impl Assignment {
    pub(super) async fn watch(
        &self,
        caller: Caller,
        request: WatchTasksRequest,
    ) -> Result<TaskStream, Problem> {
        asked_units(&*self.directory().await?, &request.unit)?;
        let task_id = match request.task_id.as_str() {
            "" => String::new(),
            text => {
                self.seen(&caller, text).await?;
                ids::to_text(IdKind::Task, task_id(text)?)
            }
        };
        let owner = if request.owner == "me" { caller.name.clone() } else { request.owner };
        let wanted = Wanted { caller, owner, unit: request.unit, task_id };
        let subscription = self.changes.subscribe().await;
        let subscription = subscription
            .ok_or_else(|| Problem::unavailable("this replica is stopping; connect again for another"))?;
        Ok(Box::pin(stream::unfold(Some((subscription, wanted)), next)))
    }
}

type Watcher = Option<(Subscription<TaskChanged>, Wanted)>;

async fn next(watcher: Watcher) -> Option<(Result<WatchTasksResponse, Status>, Watcher)> {
    let (mut subscription, wanted) = watcher?;
    loop {
        match subscription.next().await? {
            Ok(change) if wanted.wants(&change) => {
                return Some((Ok(change.message.clone()), Some((subscription, wanted))));
            }
            Ok(_) => {}
            Err(behind) => {
                let problem = Problem::new(ErrorCode::Exhausted, "WATCHER_TOO_SLOW", behind.to_string());
                return Some((Err(problem.into()), None));
            }
        }
    }
}
