//! Made-up conversations: what each service would have told of them, entry by entry of the journal.

use super::{directory, id};
use contracts::{
    ids::{self, IdKind},
    types::v1::{ActorKind, Channel, DeadlineKind, DecisionOutcome, Metric, Severity, SignalKind, TaskState},
};
use jiff::{SignedDuration, Timestamp};
use reporting::domain::fact::Entry;
use serde_json::{Value, json};
use uuid::Uuid;

/// Days over which stories are spread.
const DAYS: u32 = 365;

/// Younger than this, a case is still worked on.
const WORKED_ON: SignedDuration = SignedDuration::from_hours(72);

/// Duty time until accepted, reached and resolved, as if it never paused.
const TIME_BOX_HOURS: [i64; 3] = [2, 4, 16];

/// One response, and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// The response.
    pub response: Uuid,
    /// Its customer.
    pub customer: Uuid,
    /// The case that it opened and the task of that; `None`: it needed nobody.
    pub case: Option<(Uuid, Uuid)>,
    /// What was told of it, oldest first.
    pub entries: Vec<Entry>,
}

/// How a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Open,
    Accepted,
    Closed,
    ClosedLate,
    Dismissed,
}

/// The story with this number of so many, which are spread over the year before `now`, the first the oldest. Those that
/// opened a case and those that needed nobody are asked for one by one.
///
/// # Errors
/// When the journal no longer reads what is made up here.
pub fn story(number: u32, of: u32, now: Timestamp, raised: bool) -> anyhow::Result<Story> {
    let age = SignedDuration::from_hours(24 * i64::from(DAYS)).as_secs()
        * i64::from(of.saturating_sub(number))
        / i64::from(of.max(1));
    let accepted = Timestamp::from_second(now.as_second().saturating_sub(age.max(60)))?;
    // Of one number, the case and the response that needed nobody have ids of their own.
    let which = number * 2 + u32::from(raised);
    let mut told = Telling::new(which, number, accepted);
    if !raised {
        told.response(10.0);
        told.decision(DecisionOutcome::Pass, 0);
        return told.end();
    }
    let young = now.duration_since(accepted) < WORKED_ON;
    let end = match (young, number % 10) {
        (true, 0..=4) => End::Open,
        (true, _) => End::Accepted,
        (false, 0..=6) => End::Closed,
        (false, 7 | 8) => End::ClosedLate,
        (false, _) => End::Dismissed,
    };
    told.response(f64::from(number % 5));
    let severity = if number.is_multiple_of(7) { Severity::Critical } else { Severity::High };
    told.decision(DecisionOutcome::Raise, severity.into());
    told.alert(severity.into());
    told.work(end, severity.into());
    told.end()
}

/// Everything that one story names, and what was told so far.
struct Telling {
    response: Uuid,
    customer: Uuid,
    alert: Uuid,
    case: Uuid,
    task: Uuid,
    unit: String,
    owner: String,
    hash: String,
    accepted: Timestamp,
    raised: bool,
    entries: Vec<Value>,
}

/// What happens to a task, as its facts tell it.
struct Step<'a> {
    event: &'a str,
    after: SignedDuration,
    actor: (ActorKind, &'a str),
    detail: &'a str,
}

impl Telling {
    fn new(which: u32, number: u32, accepted: Timestamp) -> Self {
        let of = |kind| id::original(kind, which, accepted);
        let (digits, _) = id::spelling(0);
        Self {
            response: of(IdKind::Response),
            customer: of(IdKind::Customer),
            alert: of(IdKind::Alert),
            case: of(IdKind::Case),
            task: of(IdKind::Task),
            unit: directory::shop(number),
            owner: format!("owner-{}", number % 200),
            hash: format!("{which:054x}{digits}"),
            accepted,
            raised: false,
            entries: Vec::new(),
        }
    }

    fn after(&self, duration: SignedDuration) -> Timestamp {
        self.accepted.saturating_add(duration).unwrap_or(self.accepted)
    }

    /// Adds one entry; what it has in common with others is filled in.
    fn tell(&mut self, of: (&str, String, u64), event: &str, at: Timestamp, detail: &str, more: Value) {
        let (aggregate, aggregate_id, version) = of;
        let mut entry = json!({
            "aggregate": aggregate, "aggregate_id": aggregate_id, "version": version, "event": event,
            "occurred_at": at, "response_id": self.response, "case_id": self.raised.then_some(self.case),
            "actor": null, "detail": detail,
        });
        if let (Some(entry), Value::Object(more)) = (entry.as_object_mut(), more) {
            entry.extend(more);
        }
        self.entries.push(entry);
    }

    fn response(&mut self, score: f64) {
        let fact = json!({
            "kind": "response", "source": "survey", "external_id_hash": self.hash,
            "customer_id": ids::to_text(IdKind::Customer, self.customer), "unit": self.unit, "score": score,
            "accepted_at": self.accepted, "test": false, "history": false, "metric": i32::from(Metric::Nps),
            "normalized": score * 10.0, "signal": i32::from(SignalKind::Survey), "answered_at": self.accepted,
        });
        let response = ids::to_text(IdKind::Response, self.response);
        let detail = format!("score {score} of 0 to 10");
        // A response names its case only through its decision.
        self.tell(
            ("response", response, 1),
            "response.accepted",
            self.accepted,
            &detail,
            json!({ "fact": fact }),
        );
    }

    fn decision(&mut self, outcome: DecisionOutcome, severity: i32) {
        self.raised = outcome == DecisionOutcome::Raise;
        let fact = json!({
            "kind": "decision", "outcome": i32::from(outcome), "rules_version": 3, "rule_set": "standard",
            "rule": if self.raised { "very-dissatisfied" } else { "nobody-needed" }, "severity": severity,
            "reason": "", "driver_hint": "",
        });
        let actor = json!([i32::from(ActorKind::System), "rule standard/very-dissatisfied"]);
        let detail = if self.raised { "raise, rules version 3" } else { "pass, rules version 3" };
        let response = ids::to_text(IdKind::Response, self.response);
        let at = self.after(SignedDuration::from_millis(1_000));
        self.tell(
            ("decision", response, 1),
            "response.decided",
            at,
            detail,
            json!({ "fact": fact, "actor": actor }),
        );
    }

    fn alert(&mut self, severity: i32) {
        let at = self.after(SignedDuration::from_secs(1));
        let fact = json!({
            "kind": "alert", "response_id": ids::to_text(IdKind::Response, self.response),
            "customer_id": ids::to_text(IdKind::Customer, self.customer), "source": "survey", "unit": self.unit,
            "severity": severity, "score": 2.0, "accepted_at": self.accepted, "raised_at": at, "test": false,
            "task_required": true, "attachments": 0, "driver_hint": "waiting-time",
        });
        let alert = ids::to_text(IdKind::Alert, self.alert);
        self.tell(("alert", alert, 1), "alert.raised", at, "severity high", json!({ "fact": fact }));
    }

    /// What was done about it, up to how it stands.
    fn work(&mut self, end: End, severity: i32) {
        let mut task = self.assigned(severity);
        let owner = self.owner.clone();
        let person = (ActorKind::Person, owner.as_str());
        let system = (ActorKind::System, "policy standard");
        let minutes = SignedDuration::from_mins;
        let late = end == End::ClosedLate;
        let mut version = 1;
        let mut step = |told: &mut Self, task: &Value, step: Step<'_>| {
            told.step(version, task, &step);
            version += 1;
        };
        let assigned =
            Step { event: "task.assigned", after: minutes(0), actor: system, detail: "manager of the unit" };
        step(self, &task, assigned);
        if end == End::Open {
            return;
        }
        self.proposal(1, "remind-to-accept", minutes(60));
        step(
            self,
            &task,
            Step { event: "task.reminded", after: minutes(60), actor: system, detail: "remind-to-accept" },
        );
        if end == End::Dismissed {
            set(
                &mut task,
                json!({ "state": i32::from(TaskState::Dismissed), "ended_at": self.after(minutes(90)), "dismissal_reason": 1 }),
            );
            self.settle(&mut task, 3, minutes(90), "replaced");
            step(
                self,
                &task,
                Step { event: "task.dismissed", after: minutes(90), actor: person, detail: "a duplicate" },
            );
            return;
        }
        let accepted = if late { minutes(150) } else { minutes(75) };
        set(&mut task, json!({ "state": i32::from(TaskState::Accepted) }));
        if late {
            self.proposal(2, "overdue-accept-by", minutes(120));
            self.overdue(&mut task, minutes(120));
            step(
                self,
                &task,
                Step { event: "task.overdue", after: minutes(120), actor: system, detail: "accept by" },
            );
        }
        self.settle(&mut task, 1, accepted, "met");
        step(self, &task, Step { event: "task.accepted", after: accepted, actor: person, detail: "" });
        if end == End::Accepted {
            return;
        }
        let reached = accepted + minutes(40);
        let seconds = [reached.as_secs(), reached.as_secs()];
        set(
            &mut task,
            json!({
                "state": i32::from(TaskState::Reached), "reached_at": self.after(reached), "contact_seconds": seconds,
                "reached_channel": i32::from(Channel::Phone),
            }),
        );
        self.settle(&mut task, 2, reached, "met");
        step(
            self,
            &task,
            Step { event: "task.attempted", after: reached, actor: person, detail: "reached by phone" },
        );
        let resolved = reached + minutes(120);
        let seconds = [resolved.as_secs(), resolved.as_secs()];
        set(
            &mut task,
            json!({
                "state": i32::from(TaskState::Resolved), "resolved_at": self.after(resolved), "resolve_seconds": seconds,
            }),
        );
        self.settle(&mut task, 3, resolved, "met");
        step(
            self,
            &task,
            Step { event: "task.resolved", after: resolved, actor: person, detail: "order replaced" },
        );
        let closed = resolved + SignedDuration::from_hours(24);
        self.proposal(if late { 3 } else { 2 }, "close", closed);
        set(&mut task, json!({ "state": i32::from(TaskState::Closed), "ended_at": self.after(closed) }));
        step(self, &task, Step { event: "task.closed", after: closed, actor: system, detail: "close" });
    }

    fn assigned(&self, severity: i32) -> Value {
        let kinds = [DeadlineKind::AcceptBy, DeadlineKind::ContactBy, DeadlineKind::ResolveBy];
        let deadline = |(kind, hours): (DeadlineKind, i64)| {
            json!({
                "deadline": i32::from(kind), "due": self.after(SignedDuration::from_hours(hours)),
                "set": self.after(SignedDuration::from_secs(2)), "met": null, "replaced": null, "overdue": null,
            })
        };
        let deadlines: Vec<Value> = kinds.into_iter().zip(TIME_BOX_HOURS).map(deadline).collect();
        json!({
            "kind": "task", "state": i32::from(TaskState::Open), "owner": self.owner, "resolved_unit": self.unit,
            "severity": severity, "deadlines": deadlines, "reached_at": null, "resolved_at": null, "ended_at": null,
            "contact_seconds": null, "resolve_seconds": null, "reached_channel": 0, "reopenings": 0,
            "dismissal_reason": 0, "snoozed_until": null,
        })
    }

    /// Settles those of the first deadlines that stand.
    fn settle(&self, task: &mut Value, first: usize, after: SignedDuration, how: &str) {
        let at = json!(self.after(after));
        for deadline in deadlines(task).take(first) {
            if deadline.get("met") == Some(&Value::Null) && deadline.get("replaced") == Some(&Value::Null) {
                set(deadline, json!({ how: at }));
            }
        }
    }

    fn overdue(&self, task: &mut Value, after: SignedDuration) {
        let at = json!(self.after(after));
        if let Some(first) = deadlines(task).next() {
            set(first, json!({ "overdue": at }));
        }
    }

    fn step(&mut self, version: u64, fact: &Value, step: &Step<'_>) {
        let (kind, name) = step.actor;
        let at = self.after(step.after + SignedDuration::from_secs(2));
        let of = ("task", ids::to_text(IdKind::Task, self.task), version);
        self.tell(of, step.event, at, step.detail, json!({ "fact": fact, "actor": [i32::from(kind), name] }));
    }

    fn proposal(&mut self, number: u64, step: &str, after: SignedDuration) {
        let fact = json!({ "kind": "proposal", "step": step });
        let of = ("schedule", ids::to_text(IdKind::Task, self.task), number);
        let actor = json!([i32::from(ActorKind::System), "policy standard"]);
        let at = self.after(after + SignedDuration::from_secs(1));
        self.tell(of, "followup.due", at, step, json!({ "fact": fact, "actor": actor }));
    }

    fn end(self) -> anyhow::Result<Story> {
        let case = self.raised.then_some((self.case, self.task));
        let entries = self.entries.into_iter().map(serde_json::from_value).collect::<Result<_, _>>()?;
        Ok(Story { response: self.response, customer: self.customer, case, entries })
    }
}

/// Sets fields of an object.
fn set(object: &mut Value, fields: Value) {
    if let (Some(object), Value::Object(fields)) = (object.as_object_mut(), fields) {
        object.extend(fields);
    }
}

fn deadlines(task: &mut Value) -> impl Iterator<Item = &mut Value> {
    task.get_mut("deadlines").and_then(Value::as_array_mut).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use reporting::domain::{case, response};
    use std::collections::BTreeMap;

    const STORIES: u32 = 1_000;

    fn now() -> Timestamp {
        "2027-03-01T08:00:00Z".parse().expect("an instant")
    }

    #[test]
    fn every_story_folds_to_a_response_and_its_case() -> anyhow::Result<()> {
        let mut states: BTreeMap<i32, u32> = BTreeMap::new();
        for number in 0..STORIES {
            let Story { response, case, entries, .. } = story(number, STORIES, now(), true)?;
            let entries: Vec<&Entry> = entries.iter().collect();
            let folded = response::fold(&entries).expect("its response was told of");
            assert_eq!(folded.case_id, case.map(|(case, _)| case), "{response}");
            let (case, task) = case.expect("it was raised");
            let of_case: Vec<&Entry> =
                entries.iter().filter(|entry| entry.case_id.is_some()).copied().collect();
            let folded = case::fold(case, &of_case).expect("its alert was told of");
            assert_eq!(folded.task_id, ids::to_text(IdKind::Task, task));
            assert!(folded.updated_at <= now() || folded.task.is_some_and(|task| task.ended_at.is_none()));
            *states
                .entry(case::fold(case, &of_case).and_then(|case| case.task).expect("a task").state)
                .or_default() += 1;
        }
        let expected = [(1, 3), (2, 5), (5, 893), (7, 99)];
        assert_eq!(states.into_iter().collect::<Vec<_>>(), expected, "open, accepted, closed, dismissed");
        Ok(())
    }

    #[test]
    fn what_needed_nobody_has_no_case_and_no_id_of_another() -> anyhow::Result<()> {
        let (passed, raised) = (story(7, STORIES, now(), false)?, story(7, STORIES, now(), true)?);
        assert_eq!((passed.case, passed.entries.len()), (None, 2));
        assert!(passed.response != raised.response && passed.customer != raised.customer);
        Ok(())
    }

    #[test]
    fn versions_are_dense() -> anyhow::Result<()> {
        for number in 0..10 {
            let Story { entries, .. } = story(number, STORIES, now(), true)?;
            let versions: Vec<u64> = entries
                .iter()
                .filter(|entry| entry.event.starts_with("task."))
                .map(|entry| entry.version)
                .collect();
            assert_eq!(versions, (1..=versions.len() as u64).collect::<Vec<_>>());
        }
        Ok(())
    }
}
