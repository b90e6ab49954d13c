//! Commands that race with what is due.

use super::process::FIRED;
use crate::lab::{Lab, NEXT_NOON};
use anyhow::{Context as _, ensure};
use contracts::{
    assignment::v1::{AcceptTaskRequest, CommandGuard, ListTasksRequest},
    events::v1::{TaskEscalated, TaskReminded},
    topology::{TASK_ESCALATED, TASK_REMINDED},
    types::v1::{StepCondition, Task},
};
use prost::Message as _;

/// Reminders given.
const REMINDED: &str = "SELECT count(*) FROM assignment.task_timeline WHERE event = 'reminded'";

/// Every task is accepted in the very moment in which its reminder falls due: one of the two is first, and both see it.
pub async fn accepted_as_it_falls_due(lab: &mut Lab) -> anyhow::Result<()> {
    lab.offer(0, 150).await?;
    lab.at_least("SELECT count(*) FROM follow_up_scheduler.schedules", 30).await?;
    let request = ListTasksRequest { page_size: 100, ..ListTasksRequest::default() };
    let tasks = lab.fleet.client(0)?.tasks()?.list_tasks(request).await?.into_inner().tasks;
    ensure!(tasks.len() >= 30, "{} tasks", tasks.len());
    lab.note("commands race with what is due");
    let clients = lab.clients()?;
    let accept = |(turn, task): (usize, &Task)| {
        let [first, second] = &clients;
        let client = if turn % 2 == 0 { first } else { second }.clone();
        let guard = CommandGuard {
            task_id: task.task_id.clone(),
            request_id: format!("accept {}", task.task_id),
            expected_work_version: 0,
        };
        async move {
            client.tasks()?.accept_task(AcceptTaskRequest { guard: Some(guard) }).await?;
            anyhow::Ok(())
        }
    };
    // A third as time moves, a third as soon as a step was proposed, a third as soon as one was taken: whatever the
    // machine's speed, some are first and some are second, and those between them race.
    let [early, rest @ ..] = &thirds(&tasks);
    let commands = futures::future::join_all(early.iter().enumerate().map(accept));
    let time = lab.world().set_time(NEXT_NOON.parse()?);
    let (mut accepted, moved) = tokio::join!(commands, time);
    moved?;
    for (tasks, when) in rest.iter().zip([FIRED, REMINDED]) {
        lab.at_least(when, 1).await?;
        accepted.extend(futures::future::join_all(tasks.iter().enumerate().map(accept)).await);
    }
    let accepted = accepted.iter().filter(|answer| answer.is_ok()).count();
    ensure!(accepted > 0, "no command was taken");
    lab.healed();
    e2e::invariants::come_to_rest(lab.world()).await?;
    both_saw_it(lab).await
}

fn thirds(tasks: &[Task]) -> [&[Task]; 3] {
    let (early, rest) = tasks.split_at(tasks.len() / 3);
    let (middle, late) = rest.split_at(rest.len() / 2);
    [early, middle, late]
}

/// Whoever was first, the other knows: of a task that had been accepted, nothing was said that holds only of one that was
/// not. The order is that of its versions, which is the order of locking; that of time must agree.
async fn both_saw_it(lab: &mut Lab) -> anyhow::Result<()> {
    let mut said = Vec::new();
    for payload in lab.world().emitted(&TASK_REMINDED).await? {
        let TaskReminded { task, proposal, .. } = TaskReminded::decode(payload.as_slice())?;
        said.push((task, proposal));
    }
    for payload in lab.world().emitted(&TASK_ESCALATED).await? {
        let TaskEscalated { task, proposal, .. } = TaskEscalated::decode(payload.as_slice())?;
        said.push((task, proposal));
    }
    let (mut before, mut blind) = (0_u64, Vec::new());
    for (task, proposal) in said {
        let (Some(task), Some(proposal)) = (task, proposal) else { continue };
        if proposal.condition() != StepCondition::NotAccepted {
            continue;
        }
        if had_been_accepted(lab, &task).await? {
            blind.push(task.task_id);
        } else {
            before += 1;
        }
    }
    ensure!(
        blind.is_empty(),
        "{} tasks had been accepted when they were chased for not being accepted: {blind:?}",
        blind.len()
    );
    let after = "SELECT count(*) FROM assignment.verdicts WHERE verdict = 'step-skipped'";
    let after = lab.world().count(after).await?;
    ensure!(before > 0, "no reminder came first: the case showed half of it");
    lab.measure("reminders that came first", before);
    lab.measure("reminders that came second and were skipped", u64::try_from(after)?);
    let backwards = "SELECT count(*) FROM assignment.task_timeline earlier
                     JOIN assignment.task_timeline later USING (task_id)
                     WHERE later.version > earlier.version AND later.changed_at < earlier.changed_at";
    ensure!(lab.world().count(backwards).await? == 0, "the order of locking is not the order of time");
    Ok(())
}

/// Whether somebody had accepted a task before this version of it, and it was still theirs.
async fn had_been_accepted(lab: &Lab, task: &Task) -> anyhow::Result<bool> {
    let id = contracts::ids::parse(contracts::ids::IdKind::Task, &task.task_id).context("a task's id")?;
    let accepted = sqlx::query_scalar(
        "SELECT EXISTS (SELECT FROM assignment.task_timeline a
                        WHERE a.task_id = $1 AND a.event = 'accepted' AND a.version < $2
                          AND NOT EXISTS (SELECT FROM assignment.task_timeline m
                                          WHERE m.task_id = a.task_id AND m.version > a.version AND m.version < $2
                                            AND (m.previous_owner <> '' OR m.event = 'reopened')))",
    );
    Ok(accepted.bind(id).bind(i64::try_from(task.version)?).fetch_one(&lab.world().pool).await?)
}
