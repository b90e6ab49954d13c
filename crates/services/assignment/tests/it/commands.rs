//! Commands: once for each request id, guarded by the work version, and only by whom the task concerns.

use super::{all, apply, get, raise, start, tasks, units};
use contracts::{
    assignment::v1::{
        AcceptTaskRequest, CommandGuard, CommentOnTaskRequest, GetTaskRequest, ListTasksRequest,
        ReassignTaskRequest, ResolveTaskRequest,
    },
    topology::{ServiceName, TASK_ACCEPTED},
    types::v1::{ActorKind, Task, TaskState},
};
use testkit::{
    World,
    service::{OPERATOR, Served},
};
use tonic::{Code, Status};
use tonic_types::StatusExt as _;

async fn one_task() -> anyhow::Result<(World, Served, Task)> {
    let (world, served) = start().await?;
    apply(&served, units()).await?;
    raise(&world, 1, "lyon").await?;
    world.drain(ServiceName::Assignment).await?;
    let task = all(&served).await?.remove(0);
    Ok((world, served, task))
}

fn guard(task: &Task, request_id: &str, expected_work_version: u64) -> Option<CommandGuard> {
    Some(CommandGuard { task_id: task.task_id.clone(), request_id: request_id.into(), expected_work_version })
}

fn reason(status: &Status) -> String {
    status.get_details_error_info().map(|info| info.reason).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_that_is_sent_again_is_carried_out_once() -> anyhow::Result<()> {
    let (world, served, task) = one_task().await?;
    let accept = AcceptTaskRequest { guard: guard(&task, "a", task.work_version) };
    let calls = (0..8)
        .map(async |_| tasks(&served, "lea")?.accept_task(accept.clone()).await.map_err(anyhow::Error::from));
    let answers = futures::future::try_join_all(calls).await?;
    let first = answers[0].get_ref().task.clone().unwrap();
    assert_eq!(first.state(), TaskState::Accepted);
    assert!(
        answers.iter().all(|answer| answer.get_ref().task.as_ref() == Some(&first)),
        "the first answer again"
    );
    assert_eq!(world.emitted(&TASK_ACCEPTED).await?.len(), 1);
    let timeline = get(&served, &task).await?.timeline;
    let actor = timeline[1].actor.clone().unwrap();
    assert_eq!((timeline[1].event.as_str(), actor.name.as_str()), ("accepted", "lea"));
    assert_eq!(actor.kind(), ActorKind::Person);

    let other = ResolveTaskRequest { guard: guard(&task, "a", 0), ..ResolveTaskRequest::default() };
    let refused = tasks(&served, "lea")?.resolve_task(other).await.unwrap_err();
    assert_eq!((refused.code(), reason(&refused).as_str()), (Code::AlreadyExists, "REQUEST_ID_REUSED"));
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_on_what_changed_meanwhile_is_refused() -> anyhow::Result<()> {
    let (_world, served, task) = one_task().await?;
    let comment = CommentOnTaskRequest { guard: guard(&task, "a", 0), text: "Rang twice.".into() };
    tasks(&served, "lea")?.comment_on_task(comment).await?;
    // A comment does not stand in the way of a click; another's acceptance does.
    let accept = |id: &str| AcceptTaskRequest { guard: guard(&task, id, task.work_version) };
    tasks(&served, "lea")?.accept_task(accept("b")).await?;
    let refused = tasks(&served, "lea")?.accept_task(accept("c")).await.unwrap_err();
    assert_eq!((refused.code(), reason(&refused).as_str()), (Code::Aborted, "WORK_VERSION_CHANGED"));
    assert!(refused.message().contains("accepted, owned by lea"), "{}", refused.message());
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_gave_a_task_away_gets_the_first_answer_again_and_sees_it_no_more() -> anyhow::Result<()> {
    let (_world, served, task) = one_task().await?;
    let give = |to: &str, request_id: &str| ReassignTaskRequest {
        guard: guard(&task, request_id, 0),
        owner: to.into(),
        comment: "Knows the customer.".into(),
    };
    tasks(&served, "lea")?.reassign_task(give("paul", "there")).await?;
    let first = tasks(&served, "paul")?.reassign_task(give("lea", "back")).await?.into_inner();
    assert_eq!(first.task.as_ref().map(|task| task.owner.as_str()), Some("lea"));
    // The answer was lost on the way, and the task is of a unit that is not his.
    let again = tasks(&served, "paul")?.reassign_task(give("lea", "back")).await?.into_inner();
    assert_eq!(again, first);
    for other in [give("lea", "another"), give("ines", "back"), give("paul", "there")] {
        let refused = tasks(&served, "paul")?.reassign_task(other).await.unwrap_err();
        assert_eq!(refused.code(), Code::NotFound, "it is not there for him, whoever used which id");
    }
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_a_task_does_not_concern_neither_sees_nor_changes_it() -> anyhow::Result<()> {
    let (_world, served, task) = one_task().await?;
    let request = || GetTaskRequest { task_id: task.task_id.clone() };
    let stranger = tasks(&served, "paul")?.get_task(request()).await.unwrap_err();
    assert_eq!(stranger.code(), Code::NotFound, "not even that it exists");
    let accept = AcceptTaskRequest { guard: guard(&task, "a", 0) };
    let refused = tasks(&served, "paul")?.accept_task(accept.clone()).await.unwrap_err();
    assert_eq!(refused.code(), Code::NotFound);
    let listed = tasks(&served, "paul")?.list_tasks(ListTasksRequest::default()).await?.into_inner();
    assert_eq!((listed.total, listed.tasks.len()), (0, 0));
    // Above the unit one sees it; a role that only reads changes nothing.
    assert!(tasks(&served, "reader")?.get_task(request()).await.is_ok());
    let refused = tasks(&served, "reader")?.accept_task(accept.clone()).await.unwrap_err();
    assert_eq!(refused.code(), Code::PermissionDenied);
    let nobody = tasks(&served, "stranger")?.accept_task(accept).await.unwrap_err();
    assert_eq!(nobody.code(), Code::Unauthenticated);
    assert_eq!(get(&served, &task).await?.timeline.len(), 1);
    let unknown = GetTaskRequest { task_id: "tsk_nothing".into() };
    let refused = tasks(&served, OPERATOR)?.get_task(unknown).await.unwrap_err();
    assert_eq!(refused.code(), Code::InvalidArgument);
    served.stop().await
}
