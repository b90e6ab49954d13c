//! reporting: how events fold into responses and cases.

use crate::{
    controls::{Controls, Guard},
    message::{AlertChange, Message, TaskChange},
};
use assignment::domain::task::{Channel, DeadlineKind, DismissalReason, State};
use jiff::Timestamp;
use reporting::domain::{
    case::{self, Case},
    fact::{Aggregate, AlertFact, DeadlineFact, DecisionFact, Entry, Fact, ResponseFact, TaskFact},
    response::{self, Response},
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Aggregate, id, version: the journal's key.
pub type Key = (Aggregate, String, u64);

/// Entries by the id of what they are about.
pub type ById<'a> = BTreeMap<Uuid, Vec<&'a Entry>>;

/// What reporting keeps.
#[derive(Debug, Default)]
pub struct Reporting {
    /// Every event once.
    pub journal: BTreeMap<Key, Entry>,
    /// Times that an entry was written.
    pub written: BTreeMap<Key, u32>,
    of_case: BTreeMap<Uuid, BTreeSet<Key>>,
    of_response: BTreeMap<Uuid, BTreeSet<Key>>,
    /// Folded cases.
    pub cases: BTreeMap<Uuid, Case>,
    /// Folded responses.
    pub responses: BTreeMap<Uuid, Response>,
}

impl Reporting {
    /// Writes what it hears into the journal and folds what that is about.
    pub fn hear(&mut self, message: &Message, at: Timestamp, controls: &mut Controls) {
        let Some(entry) = entry(message, at) else { return };
        let key = (entry.aggregate, entry.aggregate_id.clone(), entry.version);
        if controls.stops(Guard::NaturalKeys, self.journal.contains_key(&key)) {
            return;
        }
        *self.written.entry(key.clone()).or_default() += 1;
        if let Some(id) = entry.case_id {
            self.of_case.entry(id).or_default().insert(key.clone());
        }
        let own = matches!(entry.aggregate, Aggregate::Response | Aggregate::Decision);
        if let Some(id) = entry.response_id.filter(|_| own) {
            self.of_response.entry(id).or_default().insert(key.clone());
        }
        let (response_id, case_id) = (entry.response_id, entry.case_id);
        self.journal.insert(key, entry);
        if let Some(id) = case_id
            && let Some(case) = case::fold(id, &self.entries(self.of_case.get(&id)))
        {
            self.cases.insert(id, case);
        }
        if let Some(id) = response_id
            && let Some(response) = response::fold(&self.entries(self.of_response.get(&id)))
        {
            self.responses.insert(id, response);
        }
    }

    fn entries(&self, keys: Option<&BTreeSet<Key>>) -> Vec<&Entry> {
        keys.into_iter().flatten().filter_map(|key| self.journal.get(key)).collect()
    }

    /// The entries of every case, and of every response.
    #[must_use]
    pub fn grouped(&self) -> (ById<'_>, ById<'_>) {
        let group = |of: &BTreeMap<Uuid, BTreeSet<Key>>| {
            of.iter().map(|(id, keys)| (*id, self.entries(Some(keys)))).collect()
        };
        (group(&self.of_case), group(&self.of_response))
    }
}

/// The entry that a message makes, as the journal keeps it.
#[must_use]
pub fn entry(message: &Message, at: Timestamp) -> Option<Entry> {
    let (response_id, case_id) = message.about();
    let (aggregate, aggregate_id, version, event, fact) = match message {
        Message::Response(response) => {
            let fact = ResponseFact {
                source: response.source.clone(),
                external_id_hash: String::new(),
                customer_id: name(response.customer),
                unit: response.unit.clone(),
                score: Some(response.score),
                accepted_at: response.accepted,
                test: response.test,
                history: response.history,
                metric: 1,
                normalized: Some(response.normalized),
                signal: 1,
                answered_at: None,
            };
            (Aggregate::Response, response.id, response.version, "response.accepted", Fact::Response(fact))
        }
        Message::Decision(decision) => {
            let fact = DecisionFact {
                outcome: outcome(decision.outcome),
                rules_version: 1,
                rule_set: String::new(),
                rule: decision.rule.clone(),
                severity: 0,
                reason: decision.reason.clone(),
                driver_hint: String::new(),
            };
            let fact = Fact::Decision(fact);
            (Aggregate::Decision, decision.response_id, decision.version, "response.decided", fact)
        }
        Message::Alert(event) => {
            let alert = &event.alert;
            let fact = AlertFact {
                response_id: alert.response_id.to_string(),
                customer_id: name(alert.customer),
                source: alert.source.clone(),
                unit: alert.unit.clone(),
                severity: alert.severity as i32 + 1,
                score: Some(alert.score),
                accepted_at: alert.accepted,
                raised_at: alert.raised,
                test: alert.test,
                task_required: true,
                attachments: alert.attachments,
                driver_hint: String::new(),
            };
            let name = match event.what {
                AlertChange::Raised => "alert.raised",
                AlertChange::Attached { .. } => "alert.attached",
                AlertChange::MoreSerious { .. } => "alert.severity-changed",
            };
            (Aggregate::Alert, alert.id, alert.version, name, Fact::Alert(fact))
        }
        Message::Task(change) => {
            (Aggregate::Task, change.task.id, change.task.version, "task", Fact::Task(task(change)))
        }
        Message::Proposal(proposal) => {
            let fact = Fact::Proposal { step: proposal.due.step.clone() };
            (Aggregate::Schedule, proposal.task_id, proposal.number, "followup.due", fact)
        }
        Message::Calendar(..) => return None,
    };
    Some(Entry {
        aggregate,
        aggregate_id: aggregate_id.to_string(),
        version,
        event: event.to_owned(),
        occurred_at: at,
        response_id,
        case_id,
        actor: None,
        detail: String::new(),
        fact,
    })
}

fn name(id: Option<Uuid>) -> String {
    id.map(|id| id.to_string()).unwrap_or_default()
}

/// What a task tells reporting.
#[must_use]
pub fn task(change: &TaskChange) -> TaskFact {
    let task = &change.task;
    let deadlines = task.deadlines.iter().map(|deadline| DeadlineFact {
        deadline: match deadline.kind {
            DeadlineKind::AcceptBy => 1,
            DeadlineKind::ContactBy => 2,
            DeadlineKind::ResolveBy => 3,
        },
        due: deadline.due,
        set: deadline.set,
        met: deadline.met,
        replaced: deadline.replaced,
        overdue: deadline.overdue,
    });
    TaskFact {
        state: match task.state {
            State::Open => 1,
            State::Accepted => 2,
            State::Reached => 3,
            State::Resolved => 4,
            State::Closed => 5,
            State::Unreachable => 6,
            State::Dismissed => 7,
        },
        owner: task.owner.clone(),
        resolved_unit: task.resolved_unit.clone(),
        severity: task.severity as i32 + 1,
        deadlines: deadlines.collect(),
        reached_at: task.reached,
        resolved_at: task.resolved,
        ended_at: task.ended,
        contact_seconds: task
            .time_to_contact
            .map(|elapsed| (elapsed.duty.as_secs(), elapsed.customer.as_secs())),
        resolve_seconds: task
            .time_to_resolve
            .map(|elapsed| (elapsed.duty.as_secs(), elapsed.customer.as_secs())),
        reached_channel: task.reached_channel.map_or(0, |channel| match channel {
            Channel::Phone => 1,
            Channel::Email => 2,
            Channel::Message => 3,
            Channel::InPerson => 4,
        }),
        reopenings: task.reopenings,
        dismissal_reason: task.dismissal.map_or(0, |reason| match reason {
            DismissalReason::Duplicate => 1,
            DismissalReason::NoConcern => 2,
            DismissalReason::NotOurs => 3,
            DismissalReason::Test => 4,
            DismissalReason::Other => 5,
        }),
        snoozed_until: task.snoozed_until,
    }
}

fn outcome(name: &str) -> i32 {
    match name {
        "raise" => 1,
        "pass" => 2,
        "attach" => 3,
        "suppress" => 4,
        "sample-out" => 5,
        "refused" => 6,
        _ => 7,
    }
}
