//! The auditor of schedules, watched: what it finds, and that it looks at all, is told by `doctor` (FO-12, I6).

use anyhow::Context as _;
use contracts::{
    assignment::v1::{CommandGuard, CommentOnTaskRequest, ListTasksRequest},
    ingest::v1::{Submission, SubmitResponseRequest},
    topology::ServiceName,
    types::v1::{Metric, Score},
};
use e2e::System;
use testkit::until;

async fn checks(system: &System) -> anyhow::Result<Vec<String>> {
    let status = recontact::doctor::status(&system.client, ServiceName::FollowUpScheduler).await?;
    Ok(status.findings.into_iter().map(|finding| finding.check).collect())
}

async fn schedule_missing(system: &System) -> anyhow::Result<Option<String>> {
    let services = recontact::doctor::examine(&system.client).await?;
    let mut findings = services.into_iter().flat_map(|service| service.findings);
    Ok(findings.find(|finding| finding.check == "schedule-missing").map(|finding| finding.message))
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_tells_what_the_auditor_repaired_and_when_it_has_stopped() -> anyhow::Result<()> {
    let system = System::start().await?;
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    system.apply_sample().await?;
    let submission = Submission {
        source: "survey".into(),
        external_id: "low".into(),
        unit: "store-lyon".into(),
        score: Some(Score { metric: Metric::Csat.into(), raw: 1.0, ..Score::default() }),
        ..Submission::default()
    };
    let request = SubmitResponseRequest { submission: Some(submission), request_id: String::new() };
    system.client.ingest()?.submit_response(request).await?;
    let counts = system.drain().await?;
    assert_eq!((counts.tasks_open, counts.schedules_pending), (1, 1));
    assert_eq!(checks(&system).await?, [""; 0]);

    // The schedule loses its next instant; a minute later the auditor has given it back.
    let pool = &system.world.pool;
    sqlx::query("UPDATE follow_up_scheduler.schedules SET next_at = NULL").execute(pool).await?;
    let minute_ago = "UPDATE follow_up_scheduler.audits
                      SET started_at = clock_timestamp() - interval '1 minute',
                          finished_at = clock_timestamp() - interval '1 minute'";
    sqlx::query(minute_ago).execute(pool).await?;
    until("the auditor repairs the schedule", || async {
        Ok((checks(&system).await? == ["schedule-repaired"]).then_some(()))
    })
    .await?;
    assert_eq!(system.drain().await?.schedules_pending, 1);

    // A row that is gone altogether: only who asks both services sees it, and a comment brings it back.
    sqlx::query("DELETE FROM follow_up_scheduler.schedules").execute(pool).await?;
    let missing = schedule_missing(&system).await?.context("nothing is missing")?;
    let tasks = system.client.tasks()?.list_tasks(ListTasksRequest::default()).await?.into_inner().tasks;
    let task = tasks.first().context("no task")?;
    assert!(missing.contains(&task.task_id), "{missing}");
    let guard = CommandGuard {
        task_id: task.task_id.clone(),
        request_id: "comment".into(),
        expected_work_version: 0,
    };
    let comment = CommentOnTaskRequest { guard: Some(guard), text: "Still there?".into() };
    system.client.tasks()?.comment_on_task(comment).await?;
    assert_eq!(system.drain().await?.schedules_pending, 1);
    assert_eq!(schedule_missing(&system).await?, None);

    // One that began and does not come back.
    let stuck = "UPDATE follow_up_scheduler.audits
                 SET started_at = clock_timestamp(), finished_at = clock_timestamp() - interval '6 minutes'";
    sqlx::query(stuck).execute(pool).await?;
    assert!(checks(&system).await?.contains(&"audit-late".to_owned()));
    system.stop().await
}
