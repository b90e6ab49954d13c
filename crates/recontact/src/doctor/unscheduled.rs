//! Open tasks that have no schedule at all: neither service sees that alone, so `doctor` asks both (I6).

use crate::{client::Client, failure::of_status};
use contracts::{
    assignment::v1::ListTasksRequest,
    follow_up_scheduler::v1::GetScheduleRequest,
    topology::ServiceName,
    types::v1::{Finding, FindingLevel, ServiceStatus},
};
use tonic::Code;

/// Tasks named in a finding; the rest are counted.
const NAMED_MAX: usize = 3;

/// Most tasks of one page.
const PAGE: i32 = 500;

/// The finding, where there are fewer schedules than open tasks while nothing is on its way between the two.
///
/// # Errors
/// What a service says.
pub(super) async fn finding(client: &Client, services: &[ServiceStatus]) -> anyhow::Result<Option<Finding>> {
    let of = |name: ServiceName| services.iter().find(|status| status.service == name.kebab());
    let (Some(assignment), Some(scheduler)) =
        (of(ServiceName::Assignment), of(ServiceName::FollowUpScheduler))
    else {
        return Ok(None);
    };
    let count = |status: &ServiceStatus, name: &str| status.counts.get(name).copied().unwrap_or(0);
    let on_its_way: u64 =
        scheduler.consumers.iter().map(|consumer| consumer.pending + consumer.unacknowledged).sum();
    if on_its_way + assignment.outbox_messages + scheduler.waiting_for_retry > 0
        || count(scheduler, "schedules_pending") >= count(assignment, "tasks_open")
    {
        return Ok(None);
    }
    let missing = missing(client).await?;
    if missing.is_empty() {
        return Ok(None);
    }
    let named = missing.iter().take(NAMED_MAX).cloned().collect::<Vec<_>>().join(", ");
    let more = if missing.len() > NAMED_MAX { ", …" } else { "" };
    Ok(Some(Finding {
        level: FindingLevel::Error.into(),
        check: "schedule-missing".to_owned(),
        message: format!(
            "{} open task(s) have no schedule, so nobody is reminded: {named}{more}",
            missing.len()
        ),
        next_step: "a comment on a task makes its schedule anew: `recontact tasks comment TASK --text …`"
            .to_owned(),
    }))
}

async fn missing(client: &Client) -> anyhow::Result<Vec<String>> {
    let mut request = ListTasksRequest { page_size: PAGE, ..ListTasksRequest::default() };
    let mut missing = Vec::new();
    loop {
        let page = client.tasks()?.list_tasks(request.clone()).await.map_err(|status| of_status(&status))?;
        let page = page.into_inner();
        for task in page.tasks {
            let asked = GetScheduleRequest { matter_id: task.task_id.clone() };
            match client.schedules()?.get_schedule(asked).await {
                Ok(_) => {}
                Err(status) if status.code() == Code::NotFound => missing.push(task.task_id),
                Err(status) => return Err(of_status(&status)),
            }
        }
        if page.next_page_token.is_empty() {
            return Ok(missing);
        }
        request.page_token = page.next_page_token;
    }
}
