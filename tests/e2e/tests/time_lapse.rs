//! The story of `recontact demo`, played on the virtual clock: every instant of its timelines was worked out by hand.
//!
//! | calendar | hours | Good Friday 26 March | Saturday 27 | Sunday 28 | Easter Monday 29 | Tuesday 30 |
//! |---|---|---|---|---|---|---|
//! | france, CET = UTC+1, from Sunday CEST = UTC+2 | 09:30–12:30, 14:00–19:00 | open | 09:30–19:30 | closed | closed | open |
//! | britain, GMT = UTC, from Sunday BST = UTC+1 | 09:00–18:00 | closed | open | closed | closed | open |

use anyhow::Context as _;
use contracts::{
    assignment::v1::{GetTaskRequest, GetTaskResponse},
    convert,
    follow_up_scheduler::v1::ForecastScheduleRequest,
    reporting::v1::{CaseEvent, ExternalId, GetCaseRequest, GetFiguresRequest, get_case_request::Id},
};
use e2e::System;
use recontact::demo::{
    play::Play,
    story::{self, Answer},
};
use std::collections::BTreeMap;

/// Nobody touches it.
///
/// - Assigned on Thursday at 15:00 in Lyon. The time box is 2 h, 4 h, 16 h of duty: accept by 17:00, reach by 19:00 (at
///   closing), resolve by: 4 h on Thursday, 8 h on Friday, so 4 h are left for Saturday, 13:30.
/// - Reminder at half of the two hours: 16:00. Missed at 17:00. The region hears half an hour later, 17:30: its manager is
///   away, so the one above him. Missed at 19:00.
/// - An hour of duty after that is Friday 10:30: it moves, past the absent manager again. Two hours to accept, from 10:30:
///   reminder at 11:30, missed at 12:30. Half an hour after that, over lunch, is 14:30: she would be told of her own task,
///   which is skipped.
/// - Missed on Saturday at 13:30; the supervisors hear an hour later, 14:30, and again after eight hours of duty: 5 h until
///   19:30, and 3 h on Tuesday, 12:30, which is 10:30 UTC by now.
const LYON: [(&str, &str); 12] = [
    ("2027-03-25T14:00:00Z", "assigned"),
    ("2027-03-25T15:00:00Z", "reminded"),
    ("2027-03-25T16:00:00Z", "overdue"),
    ("2027-03-25T16:30:00Z", "escalated"),
    ("2027-03-25T18:00:00Z", "overdue"),
    ("2027-03-26T09:30:00Z", "escalated"),
    ("2027-03-26T10:30:00Z", "reminded"),
    ("2027-03-26T11:30:00Z", "overdue"),
    ("2027-03-26T13:30:00Z", "step-skipped"),
    ("2027-03-27T12:30:00Z", "overdue"),
    ("2027-03-27T13:30:00Z", "escalated"),
    ("2027-03-30T10:30:00Z", "escalated"),
];

/// Assigned on Thursday at 16:20 in London: 1 h 40 min until closing, Good Friday is closed, so accept by Saturday 09:20,
/// and reach by 11:20. Reminder at half of two hours, 17:20. Accepted and reached in time on Saturday, and therefore never
/// chased again. Resolved at 15:00; a day of the customer's time later is Sunday 15:00 UTC, 16:00 on the clocks there.
const LONDON: [(&str, &str); 7] = [
    ("2027-03-25T16:20:00Z", "assigned"),
    ("2027-03-25T17:20:00Z", "reminded"),
    ("2027-03-27T09:10:00Z", "accepted"),
    ("2027-03-27T09:40:00Z", "attempted"),
    ("2027-03-27T11:10:00Z", "attempted"),
    ("2027-03-27T15:00:00Z", "resolved"),
    ("2027-03-28T15:00:00Z", "closed"),
];

/// Accepted half an hour after it was assigned, and then forgotten: reminder two hours of duty later, 16:45. Six hours of
/// duty after accepting: 3 h 15 min until 18:00 on Thursday, 2 h 45 min on Saturday, 11:45: back into the chain. The next
/// owner calls, resolves at 13:00, and a day later it is closed.
const DUBLIN: [(&str, &str); 8] = [
    ("2027-03-25T14:15:00Z", "assigned"),
    ("2027-03-25T14:45:00Z", "accepted"),
    ("2027-03-25T16:45:00Z", "reminded"),
    ("2027-03-27T11:45:00Z", "escalated"),
    ("2027-03-27T12:15:00Z", "accepted"),
    ("2027-03-27T12:40:00Z", "attempted"),
    ("2027-03-27T13:00:00Z", "resolved"),
    ("2027-03-28T13:00:00Z", "closed"),
];

/// Accepted, called and resolved in time: nobody is reminded of anything.
const MARSEILLE: [(&str, &str); 5] = [
    ("2027-03-25T14:10:00Z", "assigned"),
    ("2027-03-25T14:30:00Z", "accepted"),
    ("2027-03-25T15:20:00Z", "attempted"),
    ("2027-03-26T09:00:00Z", "resolved"),
    ("2027-03-27T09:00:00Z", "closed"),
];

async fn task(system: &System, play: &Play, answer: &Answer) -> anyhow::Result<GetTaskResponse> {
    let task_id = play.task_id(answer).context("no task")?.to_owned();
    Ok(system.client.tasks()?.get_task(GetTaskRequest { task_id }).await?.into_inner())
}

fn timeline(answer: &GetTaskResponse) -> Vec<(String, String)> {
    let at = |time| convert::instant(time).map(|at| at.to_string()).unwrap_or_default();
    let entries = answer.timeline.iter();
    entries
        .map(|entry| (entry.change_time.as_ref().map(at).unwrap_or_default(), entry.event.clone()))
        .collect()
}

fn expected(story: &[(&str, &str)]) -> Vec<(String, String)> {
    story.iter().map(|(at, event)| ((*at).to_owned(), (*event).to_owned())).collect()
}

/// The instants that the scheduler foretells for Lyon if nobody acts.
async fn foretold(system: &System, play: &Play) -> anyhow::Result<Vec<String>> {
    let matter_id = play.task_id(&story::LYON).context("no task")?.to_owned();
    let request = ForecastScheduleRequest { matter_id, steps: 11 };
    let forecast = system.client.schedules()?.forecast_schedule(request).await?.into_inner();
    assert_eq!((forecast.policy.as_str(), forecast.policy_version), ("standard", 1));
    let due = forecast.steps.iter().map(|step| step.due_time.as_ref().and_then(convert::instant));
    Ok(due.map(|due| due.map(|due| due.to_string()).unwrap_or_default()).collect())
}

async fn case_events(system: &System, answer: &Answer) -> anyhow::Result<Vec<CaseEvent>> {
    let id = ExternalId { source: story::SOURCE.to_owned(), external_id: answer.id.to_owned() };
    let request = GetCaseRequest { id: Some(Id::ExternalId(id)) };
    Ok(system.client.status()?.get_case(request).await?.into_inner().timeline)
}

#[tokio::test(flavor = "multi_thread")]
async fn five_days_at_easter_come_out_to_the_minute() -> anyhow::Result<()> {
    let system = System::start().await?;
    let mut play = Play::begin(system.client.clone(), BTreeMap::new(), &system.world.database_url).await?;
    system.apply_sample().await?;
    let (mut forecast, mut overdue_since) = (None, None);
    while let Some(at) = play.next_instant().await? {
        let moment = play.step(at).await?;
        if forecast.is_none() {
            forecast = Some(foretold(&system, &play).await?);
        }
        if moment.figures.overdue > 0 {
            overdue_since.get_or_insert(moment.at.to_string());
        }
    }

    let lyon = task(&system, &play, &story::LYON).await?;
    assert_eq!(timeline(&lyon), expected(&LYON));
    assert_eq!(timeline(&task(&system, &play, &story::LONDON).await?), expected(&LONDON));
    let dublin = task(&system, &play, &story::DUBLIN).await?;
    assert_eq!(timeline(&dublin), expected(&DUBLIN));
    assert_eq!(timeline(&task(&system, &play, &story::MARSEILLE).await?), expected(&MARSEILLE));

    // Both went past or to whom they should.
    assert_eq!(lyon.task.context("no task")?.owner, "alice-moreau", "bruno-lefevre is away");
    assert_eq!(dublin.task.context("no task")?.owner, "james-wright");
    let events = case_events(&system, &story::LYON).await?;
    let told = events.iter().filter(|event| event.event == "task.escalated");
    // After a semicolon stands why, in words of assignment's own.
    let told: Vec<&str> = told.filter_map(|event| event.detail.split("; ").next()).collect();
    let past = "past bruno-lefevre (absent until 2027-05-03)";
    assert_eq!(
        told,
        [
            format!("tell-the-region: informed alice-moreau, {past}"),
            format!("move-to-the-region: moved to alice-moreau, {past}"),
            "tell-the-top: informed alice-moreau".to_owned(),
            "tell-the-top: informed alice-moreau".to_owned(),
        ]
    );

    // What was foretold on Thursday at 15:00 is what came: the forecast is the same function.
    let came: Vec<String> = LYON.iter().skip(1).map(|(at, _)| (*at).to_owned()).collect();
    assert_eq!(forecast.context("no forecast")?, came);

    // The figure moved at the very instant of the first miss, and at the end one of five is still to do.
    assert_eq!(overdue_since.as_deref(), Some("2027-03-25T16:00:00Z"));
    let figures = system.client.figures()?.get_figures(GetFiguresRequest::default()).await?.into_inner();
    let total = figures.total.context("no figures")?;
    assert_eq!(
        (total.responses, total.received, total.to_do, total.overdue, total.resolved, total.missed),
        (6, 5, 1, 1, 4, 1)
    );
    system.stop().await
}
