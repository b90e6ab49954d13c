//! The payload of every kind of event. The first byte chooses the kind.

use crate::sample::{SAMPLE, now};
use alert_rules::domain::{
    conversation::Conversation,
    decide::{Known, decide},
    directory::Directory,
};
use assignment::domain::{alert, owner::Loads, verdict};
use contracts::{
    directory,
    events::v1::{
        AlertAttached, AlertRaised, AlertSeverityChanged, CalendarChanged, FollowupDue, PersonChanged,
        ResponsesAccepted, ResponsesDecided, TaskAccepted, TaskAmended, TaskAssigned, TaskAttempted,
        TaskClosed, TaskCommented, TaskDismissed, TaskEscalated, TaskOverdue, TaskReassigned, TaskReminded,
        TaskReopened, TaskResolved, TaskSnoozed, TaskStepSkipped, TaskUnreachable, UnitChanged,
    },
    topology::{EVENTS, EventKind},
};
use eventing::{Received, resources::Copy};
use follow_up_scheduler::domain::{next::upcoming, policy::Policy};
use prost::Message;
use serde::{Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Reads the rest of the input as an event of the kind that its first byte names, as every service does that hears it.
pub fn target(input: &[u8]) {
    let Some((first, payload)) = input.split_first() else { return };
    let Some(kind) = EVENTS.get(usize::from(*first) % EVENTS.len()) else { return };
    written_again(kind, payload);
    let headers = [
        ("ce-id", "019a1b2c-3d4e-7f60-8a9b-0c1d2e3f4a5b".to_owned()),
        ("ce-type", kind.ce_type()),
        ("ce-time", now().to_string()),
    ];
    let headers: BTreeMap<String, String> =
        headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let (message, complete) = Received::read("", headers, payload.to_vec().into(), 1, "RESPONSES:1");
    assert_eq!((complete, message.kind), (Ok(()), Some(*kind)));
    alert_rules_hears(&message);
    assignment_hears(&message);
    scheduler_hears(&message);
    reporting_hears(&message);
    if kind.entity == "directory" {
        copies(kind, payload);
    }
}

/// What is unreadable is told.
fn told<T>(read: Result<Vec<T>, String>) -> Vec<T> {
    read.unwrap_or_else(|reason| {
        assert!(!reason.is_empty(), "refused without a word");
        Vec::new()
    })
}

fn alert_rules_hears(message: &Received) {
    let nobody = Directory::default();
    for item in told(alert_rules::wire::items(message)) {
        let mut conversation = Conversation::default();
        conversation.remember(alert_rules::wire::past_response(&item, now()), now());
        let mut facts = alert_rules::wire::facts(&item, &nobody, now());
        let (given, test) = (item.given(now()), item.response.test);
        facts.history = conversation.history(Uuid::nil(), given, test, now());
        let known = Known::of(Some(&conversation), &[], None, |_| None, (given, test), now());
        let _ = decide(&SAMPLE.rules, &facts, &known, 0.5);
        let text = serde_json::to_string(&facts).unwrap();
        serde_json::from_str::<alert_rules::domain::facts::Facts>(&text).unwrap();
    }
    if message.kind.is_some_and(|kind| kind.entity == "task") {
        told(alert_rules::wire::task_items(message));
    }
}

fn assignment_hears(message: &Received) {
    let loads = Loads::default();
    for item in told(assignment::wire::alert_items(message)) {
        // Raised first, then what the message says: it may be about an alert that has its task.
        let raised = alert::hear(None, &item.alert, None, &SAMPLE.directory, &loads, Uuid::nil, now());
        let Ok(Some(change)) = raised else { continue };
        let snapshot = assignment::wire::task::task_message(&change.task, &item.message);
        let read = assignment::wire::task::task(&snapshot, &item.message).unwrap();
        assert_eq!(read, change.task, "a task that was written is read again");
        // A calendar that never opens is no fault of the event.
        let _ = alert::hear(
            Some(&change.task),
            &item.alert,
            item.joined.as_ref(),
            &SAMPLE.directory,
            &loads,
            Uuid::nil,
            now(),
        );
    }
    for item in told(assignment::wire::proposal::proposal_items(message)) {
        let Some(task) = &*TASK else { continue };
        let _ = verdict::judge(task, &item.proposal, &SAMPLE.directory, now());
    }
}

/// A task on which proposals are judged.
static TASK: std::sync::LazyLock<Option<assignment::domain::task::Task>> = std::sync::LazyLock::new(|| {
    let hours = |hours| jiff::SignedDuration::from_hours(hours);
    let raised = alert::Alert {
        unit: "web".to_owned(),
        severity: assignment::domain::task::Severity::High,
        channel: assignment::domain::task::Channel::Phone,
        time_box: [hours(2), hours(4), hours(16)],
        cool_down: hours(0),
        attachments: 0,
        snoozes_allowed: 2,
        language: String::new(),
        response_accepted: now(),
    };
    let made = alert::hear(None, &raised, None, &SAMPLE.directory, &Loads::default(), Uuid::nil, now());
    made.unwrap().map(|change| change.task)
});

fn scheduler_hears(message: &Received) {
    for item in told(follow_up_scheduler::wire::task_items(message)) {
        let matter = follow_up_scheduler::wire::matter(&item.task).unwrap();
        let Ok(calendar) = follow_up_scheduler::wire::calendar_of(&item.task, &SAMPLE.calendars) else {
            continue;
        };
        // A calendar that can't be walked that far is told; nothing else may happen.
        let _ = upcoming(&matter, &Policy::built_in(), &calendar, &[]);
    }
}

fn reporting_hears(message: &Received) {
    let entries = told(reporting::wire::entries(message));
    for entry in &entries {
        let text = serde_json::to_string(&entry.fact).unwrap();
        serde_json::from_str::<reporting::domain::fact::Fact>(&text).unwrap();
    }
    let (responses, cases) = reporting::fold::group(&entries);
    for of_one in responses.values() {
        if let Some(response) = reporting::domain::response::fold(of_one) {
            let _ = response.counts_at();
        }
    }
    for (case_id, of_one) in cases {
        if let Some(case) = reporting::domain::case::fold(case_id, &of_one) {
            let _ = case.is_overdue(now());
            let _ = case.resolve_seconds();
        }
    }
}

/// The copies that four services keep of DIRECTORY, and what each makes of them.
fn copies(kind: &EventKind, payload: &[u8]) {
    let Ok(changed) = directory::read(kind, payload).inspect_err(|reason| assert!(!reason.is_empty())) else {
        return;
    };
    let copy = Copy {
        kind: changed.kind.to_owned(),
        name: changed.name,
        version: changed.version,
        ended: changed.change.ended,
        body: payload.to_vec(),
    };
    let copies = || vec![copy.clone()];
    let directory = alert_rules::wire::directory(Vec::new(), copies());
    let _ = directory.facts(&copy.name);
    let _ = directory.zone(&copy.name);
    let readers = ingest::wire::directory::read(copies());
    let _ = readers.reaches("zoe", &[copy.name.clone()].into(), &copy.name, now());
    let _ = reporting::wire::units(Vec::new(), copies());
    if let Ok(calendars) = follow_up_scheduler::wire::calendars(Vec::new(), copies()) {
        calendars.values().for_each(crate::calendars::walk);
    }
}

/// An event that reads is written, read and written once more: the bytes stay the same, and its JSON says the same.
fn written_again(kind: &EventKind, payload: &[u8]) {
    macro_rules! by_message {
        ($($message:ident),+ $(,)?) => {
            match kind.message.rsplit('.').next() {
                $(Some(stringify!($message)) => round_trip::<$message>(payload),)+
                other => panic!("{other:?} has no target"),
            }
        };
    }
    by_message!(
        ResponsesAccepted,
        ResponsesDecided,
        AlertRaised,
        AlertAttached,
        AlertSeverityChanged,
        TaskAssigned,
        TaskAccepted,
        TaskAttempted,
        TaskSnoozed,
        TaskReassigned,
        TaskResolved,
        TaskReopened,
        TaskClosed,
        TaskUnreachable,
        TaskDismissed,
        TaskCommented,
        TaskAmended,
        TaskReminded,
        TaskOverdue,
        TaskEscalated,
        TaskStepSkipped,
        UnitChanged,
        PersonChanged,
        CalendarChanged,
        FollowupDue,
    );
}

fn round_trip<M: Message + Default + Serialize + DeserializeOwned>(payload: &[u8]) {
    let Ok(message) = M::decode(payload) else { return };
    let written = message.encode_to_vec();
    assert_eq!(M::decode(written.as_slice()).unwrap().encode_to_vec(), written);
    // What this version has no name for has no JSON.
    if let Ok(text) = serde_json::to_string(&message) {
        let read: M = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
    }
}
