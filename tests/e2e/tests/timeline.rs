//! A case tells everything that happened to it: in the order of causes, with who and why, in the unit's zone.

use anyhow::Context as _;
use contracts::{
    convert,
    ingest::v1::{Submission, SubmitResponseRequest},
    reporting::v1::{CaseEvent, ExternalId, GetCaseRequest, GetCaseResponse, get_case_request::Id},
    types::v1::{Metric, Score},
};
use e2e::System;

async fn case(system: &System) -> anyhow::Result<GetCaseResponse> {
    let external = ExternalId { source: "survey".into(), external_id: "forgotten".into() };
    let request = GetCaseRequest { id: Some(Id::ExternalId(external)) };
    Ok(system.client.status()?.get_case(request).await?.into_inner())
}

fn who(event: &CaseEvent) -> &str {
    event.actor.as_ref().map_or("", |actor| actor.name.as_str())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_tells_what_happened_in_the_order_of_causes() -> anyhow::Result<()> {
    let system = System::start().await?;
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    system.apply_sample().await?;
    let submission = Submission {
        source: "survey".into(),
        external_id: "forgotten".into(),
        unit: "store-lyon".into(),
        score: Some(Score { metric: Metric::Csat.into(), raw: 1.0, ..Score::default() }),
        ..Submission::default()
    };
    let request = SubmitResponseRequest { submission: Some(submission), request_id: String::new() };
    system.client.ingest()?.submit_response(request).await?;
    system.drain().await?;
    // All of it at the same instant, for the clock stands still.
    let answer = case(&system).await?;
    assert_eq!(answer.case.context("no case")?.zone, "Europe/Paris");
    let told: Vec<(&str, &str)> =
        answer.timeline.iter().map(|event| (event.event.as_str(), who(event))).collect();
    let rule = "rule standard/very-dissatisfied";
    assert_eq!(
        told[..3],
        [("response.accepted", ""), ("response.decided", rule), ("alert.raised", rule)],
        "{told:?}"
    );
    assert_eq!(told[3].0, "task.assigned");
    let assigned = &answer.timeline[3].detail;
    assert!(
        assigned.starts_with("to david-roux (manager); accept by Mon 2026-11-23 12:00 CET"),
        "{assigned}"
    );
    assert!(answer.timeline[0].detail.starts_with("score 1 of 1 to 5"), "{:?}", answer.timeline[0]);

    system.world.set_time("2026-11-24T18:00:00Z".parse()?).await?;
    system.drain().await?;
    let timeline = case(&system).await?.timeline;
    let instants: Vec<_> =
        timeline.iter().map(|event| event.event_time.as_ref().and_then(convert::instant)).collect();
    assert!(instants.is_sorted(), "{instants:?}");
    let place = |event: &str| timeline.iter().position(|one| one.event == event);
    assert!(
        place("followup.due").is_some() && place("followup.due") < place("task.reminded"),
        "{timeline:?}"
    );
    let escalated = timeline.iter().filter(|event| event.event == "task.escalated");
    let escalated: Vec<&CaseEvent> = escalated.collect();
    assert!(
        escalated.iter().any(|event| event.detail.contains("past bruno-lefevre (absent")),
        "{escalated:?}"
    );
    let overdue =
        timeline.iter().find(|event| event.event == "task.overdue").context("nothing was missed")?;
    assert!(overdue.detail.starts_with("accept by"), "{overdue:?}");
    system.stop().await
}
