//! alert-rules: which rule holds, and which case a signal belongs to.

use super::Retry;
use crate::{
    controls::{Controls, Guard},
    message::{self, Alert, AlertChange, AlertEvent, Message, Response, TaskChange},
    random::Random,
};
use alert_rules::domain::{
    conversation::{Case, Conversation, PastResponse, TaskHeard},
    decide::{Decision, Effect, Known, Outcome, decide, sample},
    directory::Directory,
    facts::{CustomerFacts, Facts, ResponseFacts, ScoreFacts, TimeFacts},
    rule_set::{Raise, Severity},
    rules::Rules,
};
use jiff::Timestamp;
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};
use uuid::Uuid;

/// What alert-rules keeps.
#[derive(Debug)]
pub struct AlertRules {
    /// The rules in force.
    pub rules: Rc<Rules>,
    directory: Directory,
    /// By customer.
    pub conversations: BTreeMap<Uuid, Conversation>,
    decided: BTreeMap<Uuid, Decided>,
    /// By id.
    pub alerts: BTreeMap<Uuid, Alert>,
}

#[derive(Debug, Default)]
struct Decided {
    versions: BTreeSet<u64>,
    alert_id: Option<Uuid>,
}

impl AlertRules {
    /// Nothing heard yet.
    #[must_use]
    pub const fn new(rules: Rc<Rules>, directory: Directory) -> Self {
        Self {
            rules,
            directory,
            conversations: BTreeMap::new(),
            decided: BTreeMap::new(),
            alerts: BTreeMap::new(),
        }
    }

    /// Decides on a version of a response.
    ///
    /// # Errors
    /// When no rule set is for its source.
    pub fn decide(
        &mut self,
        response: &Response,
        controls: &mut Controls,
        random: &mut Random,
        now: Timestamp,
    ) -> Result<Vec<Message>, Retry> {
        let decided = self.decided.entry(response.id).or_default();
        if controls.stops(Guard::NaturalKeys, decided.versions.contains(&response.version)) {
            return Ok(Vec::new());
        }
        let conversation = response.customer.and_then(|customer| self.conversations.get(&customer));
        let own = decided.alert_id;
        let joinable = conversation.and_then(|known| known.joinable(response.test, now));
        let target = own.or(joinable.map(|joinable| joinable.case.alert_id));
        let severity = |id: Uuid| self.alerts.get(&id).map(|alert| alert.severity);
        let versions: Vec<u64> = decided.versions.iter().copied().collect();
        let given = (response.accepted, response.test);
        let known = Known::of(conversation, &versions, own.and_then(severity), severity, given, now);
        let facts = self.facts(response, conversation, now);
        let decision = decide(&self.rules, &facts, &known, sample(response.id))
            .ok_or_else(|| Retry("no rule set is for this source".to_owned()))?;
        let mut emitted = Vec::new();
        let target = target.and_then(|id| self.alerts.get(&id)).cloned();
        let case =
            self.act(response, (&decision, decision.effect(&known)), target, (random, now), &mut emitted);
        if let Some(customer) = response.customer {
            let past = PastResponse {
                response_id: response.id,
                version: response.version,
                at: response.accepted,
                normalized: Some(response.normalized),
                source: response.source.clone(),
                unit: response.unit.clone(),
                test: response.test,
            };
            self.conversations.entry(customer).or_default().remember(past, now);
        }
        let decided = self.decided.entry(response.id).or_default();
        decided.versions.insert(response.version);
        decided.alert_id = case.map(|(_, alert_id)| alert_id);
        emitted.push(Message::Decision(message::Decision {
            response_id: response.id,
            version: response.version,
            outcome: outcome(&decision.outcome),
            rule: decision.rule,
            reason: decision.reason,
            case_id: case.map(|(case_id, _)| case_id),
        }));
        Ok(emitted)
    }

    /// Raises or attaches where the decision says so; gives the case and its alert.
    fn act(
        &mut self,
        response: &Response,
        (decision, effect): (&Decision, Effect<'_>),
        target: Option<Alert>,
        (random, now): (&mut Random, Timestamp),
        emitted: &mut Vec<Message>,
    ) -> Option<(Uuid, Uuid)> {
        match (effect, target) {
            (Effect::Open(raise), _) => {
                let alert = alert(response, decision, raise, random, now);
                if let Some(customer) = response.customer {
                    let case = Case {
                        case_id: alert.case_id,
                        alert_id: alert.id,
                        raised: now,
                        cool_down_seconds: alert.cool_down.as_secs(),
                        test: response.test,
                        task_version: 0,
                        ended: None,
                    };
                    self.conversations.entry(customer).or_default().open(case, now);
                }
                let ids = (alert.case_id, alert.id);
                self.keep(alert, AlertChange::Raised, emitted);
                Some(ids)
            }
            (Effect::Join { signals, would_raise, severity }, Some(mut alert)) => {
                let ids = (alert.case_id, alert.id);
                alert.version += 1;
                alert.attachments += signals;
                let attached = AlertChange::Attached { response_id: response.id, would_raise };
                self.keep(alert.clone(), attached, emitted);
                if let Some(severity) = severity {
                    alert.version += 1;
                    alert.severity = severity;
                    self.keep(alert, AlertChange::MoreSerious { response_id: response.id }, emitted);
                }
                Some(ids)
            }
            (Effect::Stay, Some(alert)) => Some((alert.case_id, alert.id)),
            _ => None,
        }
    }

    fn keep(&mut self, alert: Alert, what: AlertChange, emitted: &mut Vec<Message>) {
        self.alerts.insert(alert.id, alert.clone());
        emitted.push(Message::Alert(AlertEvent { alert, what }));
    }

    /// Hears how a task stands.
    pub fn hear(&mut self, change: &TaskChange, now: Timestamp) {
        let Some(customer) = change.alert.customer else { return };
        let heard = TaskHeard {
            case_id: change.alert.case_id,
            alert_id: change.alert.id,
            version: change.task.version,
            assigned: change.task.assigned,
            ended: change.task.ended,
            test: change.alert.test,
        };
        self.conversations.entry(customer).or_default().hear(&heard, now);
    }

    fn facts(&self, response: &Response, conversation: Option<&Conversation>, now: Timestamp) -> Facts {
        let zone = self.directory.zone(&response.unit);
        let history =
            conversation.map(|known| known.history(response.id, response.accepted, response.test, now));
        Facts {
            response: ResponseFacts {
                source: response.source.clone(),
                unit: response.unit.clone(),
                version: response.version,
                revision: response.revision,
                test: response.test,
                history: response.history,
                score: Some(ScoreFacts {
                    raw: response.score,
                    normalized: response.normalized,
                    scale_minimum: 0.0,
                    scale_maximum: 10.0,
                    metric: "nps".to_owned(),
                }),
                ..ResponseFacts::default()
            },
            customer: CustomerFacts {
                known: response.customer.is_some(),
                contact_refused: response.refused,
                language: response.language.clone(),
                ..CustomerFacts::default()
            },
            unit: self.directory.facts(&response.unit),
            history: history.unwrap_or_default(),
            time: TimeFacts::at(now, &zone),
        }
    }
}

fn alert(
    response: &Response,
    decision: &Decision,
    raise: &Raise,
    random: &mut Random,
    now: Timestamp,
) -> Alert {
    Alert {
        id: random.id(),
        version: 1,
        case_id: random.id(),
        response_id: response.id,
        customer: response.customer,
        source: response.source.clone(),
        unit: response.unit.clone(),
        severity: raise.severity,
        time_box: raise.time_box,
        channel: raise.channel,
        cool_down: raise.cool_down,
        policy: raise.escalation_policy.clone(),
        snoozes_allowed: raise.snoozes_allowed,
        attachments: 0,
        score: response.score,
        accepted: response.accepted,
        raised: now,
        test: response.test,
        language: response.language.clone(),
        rule: decision.rule.clone(),
    }
}

/// An outcome in a word.
const fn outcome(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Raise(_) => "raise",
        Outcome::Pass => "pass",
        Outcome::Attach { .. } => "attach",
        Outcome::Suppress => "suppress",
        Outcome::SampleOut => "sample-out",
        Outcome::Refused => "refused",
        Outcome::Superseded => "superseded",
    }
}

/// How serious, as assignment counts it.
#[must_use]
pub const fn severity(severity: Severity) -> assignment::domain::task::Severity {
    use assignment::domain::task::Severity as Theirs;
    match severity {
        Severity::Low => Theirs::Low,
        Severity::Medium => Theirs::Medium,
        Severity::High => Theirs::High,
        Severity::Critical => Theirs::Critical,
    }
}
