//! Every event folds, and tells in a few words what came of it.

use super::*;
use crate::domain::{case, fact::Entry};
use contracts::{events::v1::*, topology::EVENTS};
use prost::Message;

const NOW: &str = "2026-11-23T09:00:00Z";

fn text(kind: IdKind) -> String {
    ids::to_text(kind, Uuid::from_u128(7))
}

fn at(text: &str) -> Option<pbjson_types::Timestamp> {
    Some(convert::timestamp(text.parse().unwrap()))
}

fn received(name: &str, message: &impl Message) -> Received {
    Received {
        event_id: Uuid::from_u128(1),
        kind: EVENTS.iter().copied().find(|kind| format!("{}.{}", kind.entity, kind.event) == name),
        subject: String::new(),
        headers: [("ce-time".to_owned(), NOW.to_owned())].into(),
        payload: message.encode_to_vec().into(),
        delivered: 1,
    }
}

fn read(name: &str, message: &impl Message) -> Entry {
    let mut entries = entries(&received(name, message)).unwrap();
    assert_eq!(entries.len(), 1, "{name}");
    let entry = entries.remove(0);
    assert_eq!(entry.event, name);
    entry
}

fn task(state: types::TaskState) -> Option<types::Task> {
    Some(types::Task {
        task_id: text(IdKind::Task),
        version: 3,
        case_id: text(IdKind::Case),
        response_id: text(IdKind::Response),
        owner: "alice".into(),
        owner_source: types::OwnerSource::LevelAbove.into(),
        severity: types::Severity::High.into(),
        state: state.into(),
        attempts: 4,
        attachments: 2,
        reopenings: 1,
        snoozed_until_time: at("2026-11-23T15:00:00Z"),
        dismissal_reason: types::DismissalReason::NotOurs.into(),
        reached_channel: types::Channel::Phone.into(),
        ..types::Task::default()
    })
}

fn change(reason: &str) -> Option<TaskChange> {
    let actor = types::Actor { kind: types::ActorKind::Person.into(), name: "bruno".into() };
    Some(TaskChange { actor: Some(actor), change_time: at(NOW), reason: reason.into() })
}

fn proposal() -> Option<types::Proposal> {
    Some(types::Proposal { step: "inform".into(), policy: "standard".into(), ..types::Proposal::default() })
}

#[test]
fn what_happens_to_a_task_is_told_with_who_and_why() {
    use types::TaskState::{Accepted, Dismissed, Open, Resolved, Unreachable};
    let finding = |person: &str, finding: &str| types::ResolutionStep {
        unit: "lyon".into(),
        person: person.into(),
        finding: finding.into(),
    };
    let resolution = vec![finding("david", "absent until 2026-12-01"), finding("alice", "chosen")];
    let assigned =
        TaskAssigned { task: task(Open), resolution: resolution.clone(), ..TaskAssigned::default() };
    let told = read("task.assigned", &assigned);
    assert_eq!(told.detail, "to alice (level above), past david (absent until 2026-12-01)");
    let attempted = TaskAttempted {
        task: task(Accepted),
        change: change(""),
        outcome: types::AttemptOutcome::NoAnswer.into(),
        channel: types::Channel::Phone.into(),
        ..TaskAttempted::default()
    };
    let told = read("task.attempted", &attempted);
    assert_eq!((told.detail.as_str(), told.actor), ("no answer by phone", Some((1, "bruno".to_owned()))));
    let snoozed = TaskSnoozed {
        task: task(Accepted),
        change: change("until the next opening"),
        ..TaskSnoozed::default()
    };
    let told = read("task.snoozed", &snoozed);
    let zone = business_time::zone("Europe/Paris").unwrap();
    let answer = answer::event(&told, Some(&zone)).detail;
    assert_eq!(answer, "until the next opening; until Mon 2026-11-23 16:00 CET");
    let reassigned = TaskReassigned { task: task(Open), change: change(""), previous_owner: "carmen".into() };
    assert_eq!(read("task.reassigned", &reassigned).detail, "from carmen to alice");
    let dismissed = TaskDismissed {
        task: task(Dismissed),
        change: change(""),
        dismissal_reason: types::DismissalReason::NotOurs.into(),
    };
    assert_eq!(read("task.dismissed", &dismissed).detail, "not ours");
    let unreachable = TaskUnreachable { task: task(Unreachable), change: change("") };
    assert_eq!(read("task.unreachable", &unreachable).detail, "after 4 attempt(s)");
    let escalated = TaskEscalated {
        task: task(Open),
        proposal: proposal(),
        recipients: vec!["alice".into()],
        resolution,
        ..TaskEscalated::default()
    };
    let told = read("task.escalated", &escalated);
    assert_eq!(told.detail, "inform: informed alice, past david (absent until 2026-12-01)");
    let by_hand = TaskEscalated { proposal: None, moved: true, ..escalated };
    assert!(read("task.escalated", &by_hand).detail.starts_with("moved to alice"));
    let skipped =
        TaskStepSkipped { task: task(Accepted), change: change("accepted in time"), proposal: proposal() };
    assert_eq!(read("task.step-skipped", &skipped).detail, "inform; accepted in time");
    let resolved =
        TaskResolved { task: task(Resolved), driver_found: "price".into(), ..TaskResolved::default() };
    assert_eq!(read("task.resolved", &resolved).detail, "driver found price");
    let amended = TaskAmended { task: task(Open), change: change(""), response_id: text(IdKind::Response) };
    let told = read("task.amended", &amended).detail;
    assert_eq!(told, format!("{}; severity high, 2 attachment(s)", text(IdKind::Response)));
}

fn alert(severity: types::Severity, version: u64) -> Option<types::Alert> {
    Some(types::Alert {
        alert_id: text(IdKind::Alert),
        version,
        case_id: text(IdKind::Case),
        response_id: text(IdKind::Response),
        severity: severity.into(),
        accepted_time: at(NOW),
        raised_time: at(NOW),
        task_required: true,
        attachments: u32::try_from(version).unwrap() - 1,
        rule_set: "standard".into(),
        rule: "low".into(),
        ..types::Alert::default()
    })
}

#[test]
fn a_case_follows_its_alert_through_attachments_and_severity() {
    let raised = read("alert.raised", &AlertRaised { alert: alert(types::Severity::Medium, 1) });
    assert_eq!(
        (raised.detail.as_str(), raised.actor.clone()),
        ("severity medium", Some((3, "rule standard/low".into())))
    );
    let joined = AlertAttached {
        alert: alert(types::Severity::Medium, 2),
        response_id: text(IdKind::Response),
        would_raise: true,
        ..AlertAttached::default()
    };
    let joined = read("alert.attached", &joined);
    assert!(joined.detail.ends_with("joined; it would have raised one itself"), "{}", joined.detail);
    let changed = AlertSeverityChanged {
        alert: alert(types::Severity::Critical, 3),
        previous_severity: types::Severity::Medium.into(),
        response_id: text(IdKind::Response),
    };
    let changed = read("alert.severity-changed", &changed);
    assert!(changed.detail.starts_with("medium to critical by rsp_"), "{}", changed.detail);
    let folded = case::fold(Uuid::from_u128(7), &[&changed, &joined, &raised]).unwrap();
    assert_eq!((folded.severity(), folded.alert.attachments), (4, 2));
}

#[test]
fn every_event_of_cases_is_known_and_others_are_left_alone() {
    let unit = received("directory.unit-changed", &UnitChanged::default());
    assert_eq!(entries(&unit).unwrap(), []);
    for kind in EVENTS.iter().filter(|kind| kind.entity == "task") {
        let name = format!("{}.{}", kind.entity, kind.event);
        let entry =
            read(&name, &TaskAccepted { task: task(types::TaskState::Open), change: change("because") });
        assert!(
            matches!(&entry.fact, Fact::Task(fact) if fact.reopenings == 1 && fact.reached_channel == 1),
            "{name}"
        );
        assert!(entry.detail.ends_with("because"), "{name}: {}", entry.detail);
    }
    let torn =
        Received { payload: vec![0xff, 0x01].into(), ..received("task.assigned", &TaskAssigned::default()) };
    assert!(entries(&torn).is_err());
}
