//! Decides on every accepted response.

use super::batch::{Batch, Target};
use crate::{
    domain::{
        decide::{Decision, Effect, decide, sample},
        rule_set::Severity,
    },
    metrics::{AlertRulesMetrics, CauseLabel, OutcomeLabel},
    store::{self, DecisionRow},
    wire::{self, CaseIds, Item},
};
use contracts::{
    events::v1::{AlertAttached, AlertRaised, AlertSeverityChanged, ResponseDecided},
    topology::{self, ALERT_ATTACHED, ALERT_RAISED, ALERT_SEVERITY_CHANGED, RESPONSE_DECIDED},
    types::v1::Alert,
};
use eventing::{
    Event, Kit, PackItem, Tx, Verdict,
    controls::{self, Guard},
};
use jiff::Timestamp;
use prost::Message as _;
use std::sync::Arc;

/// Decides on responses.
pub struct Responses {
    /// Ids.
    pub kit: Kit,
    /// Counters.
    pub metrics: AlertRulesMetrics,
}

impl Responses {
    /// Decides on one response, in what its batch knows. A version that was decided on before is not decided on again, and counted.
    pub(super) fn decide(
        &self,
        batch: &mut Batch<'_>,
        tx: &mut Tx,
        item: &Item,
        stopped: &mut usize,
    ) -> Verdict {
        // The natural key: one decision per response version, for ever.
        let decided = batch.decided.get(&item.response_id);
        if decided.is_some_and(|decided| decided.versions.contains(&item.version))
            && !controls::is_off(Guard::NaturalKeys)
        {
            *stopped += 1;
            return Verdict::Done;
        }
        let Some(rules) = batch.rules else {
            return Verdict::Retry("no rule set is applied; one must be for `*`".to_owned());
        };
        let (target, known) = match batch.known(item) {
            Ok(known) => known,
            Err(reason) => return Verdict::Park(reason),
        };
        let facts = batch.facts(item);
        let Some(decision) = decide(rules, &facts, &known, sample(item.response_id)) else {
            return Verdict::Retry("no rule set is for this source, nor one for `*`".to_owned());
        };
        self.count(&decision);
        let case = self.act(batch, tx, item, (&decision, decision.effect(&known)), target, rules.version());
        let now = batch.now;
        if let Some(conversation) = batch.conversation(item) {
            conversation.remember(wire::past_response(item, now), now);
        }
        let decided = batch.decided.entry(item.response_id).or_default();
        decided.versions.push(item.version);
        decided.alert_id = case.alert_id;
        let message = wire::decision_message(item, &decision, rules.version(), &case, batch.now);
        batch.decisions.push(DecisionRow {
            response_id: item.response_id,
            response_version: item.version,
            outcome: wire::outcome_name(&decision.outcome),
            rules_version: rules.version(),
            rule_set: decision.rule_set,
            rule: decision.rule,
            decided_at: batch.now,
            facts: serde_json::to_string(&facts).unwrap_or_default(),
            known: serde_json::to_string(&known).unwrap_or_default(),
            alert_id: case.alert_id,
            body: message.encode_to_vec(),
        });
        let decided = ResponseDecided {
            item_id: self.kit.ids.next().to_string(),
            decision: Some(message),
            traceparent: item.traceparent.clone(),
        };
        let pack_item = PackItem {
            kind: &RESPONSE_DECIDED,
            partition: topology::partition(item.conversation_id()),
            payload: decided.encode_to_vec(),
            traceparent: (!item.traceparent.is_empty()).then(|| item.traceparent.clone()),
        };
        tx.emit_in_pack(pack_item, self.kit.ids.next(), batch.now);
        Verdict::Done
    }

    /// Raises or attaches where the decision says so; gives the ids of the case.
    fn act(
        &self,
        batch: &mut Batch<'_>,
        tx: &mut Tx,
        item: &Item,
        (decision, effect): (&Decision, Effect<'_>),
        target: Option<Target>,
        rules_version: u64,
    ) -> CaseIds {
        match (effect, target) {
            (Effect::Open(raise), _) => {
                let (alert_id, case_id) = (self.kit.ids.next(), self.kit.ids.next());
                let case = CaseIds { case_id: Some(case_id), alert_id: Some(alert_id) };
                let alert = wire::alert_message(item, decision, raise, rules_version, &case, batch.now);
                batch.keep(alert_id, item.response_id, &alert);
                let opened = wire::case(item, raise, case_id, alert_id, batch.now);
                let now = batch.now;
                if let Some(conversation) = batch.conversation(item) {
                    conversation.open(opened, now);
                }
                let payload = AlertRaised { alert: Some(alert.clone()) }.encode_to_vec();
                tx.emit(self.event(&ALERT_RAISED, item, &alert, batch.now, payload));
                case
            }
            (Effect::Join { signals, would_raise, severity }, Some(target)) => {
                self.attach(batch, tx, item, target, (signals, would_raise, severity))
            }
            (Effect::Stay, Some(target)) => CaseIds::of(target.alert_id, &target.alert),
            _ => CaseIds::default(),
        }
    }

    /// Lets a response join an alert: a version for that, and another one where it makes the alert more serious.
    fn attach(
        &self,
        batch: &mut Batch<'_>,
        tx: &mut Tx,
        item: &Item,
        target: Target,
        (signals, would_raise, severity): (u32, bool, Option<Severity>),
    ) -> CaseIds {
        let Target { alert_id, alert } = target;
        let case = CaseIds::of(alert_id, &alert);
        let before = wire::severity_of(&alert);
        let alert = wire::attached(alert, signals);
        let payload = AlertAttached {
            alert: Some(alert.clone()),
            response_id: item.response.response_id.clone(),
            response_version: item.version,
            would_raise,
        };
        tx.emit(self.event(&ALERT_ATTACHED, item, &alert, batch.now, payload.encode_to_vec()));
        let mut newest = alert;
        if let Some(severity) = severity {
            newest = wire::with_severity(newest, severity);
            let payload = AlertSeverityChanged {
                alert: Some(newest.clone()),
                previous_severity: wire::severity(before).into(),
                response_id: item.response.response_id.clone(),
            };
            tx.emit(self.event(&ALERT_SEVERITY_CHANGED, item, &newest, batch.now, payload.encode_to_vec()));
        }
        batch.keep(alert_id, item.response_id, &newest);
        case
    }

    fn event(
        &self,
        kind: &'static topology::EventKind,
        item: &Item,
        alert: &Alert,
        now: Timestamp,
        payload: Vec<u8>,
    ) -> Event {
        Event {
            id: self.kit.ids.next(),
            kind,
            severity: topology::severity_token(alert.severity()),
            unit: Some(alert.unit.clone()),
            aggregate_id: alert.alert_id.clone(),
            occurred_at: now,
            payload,
            traceparent: (!item.traceparent.is_empty()).then(|| item.traceparent.clone()),
        }
    }

    fn count(&self, decision: &Decision) {
        let outcome = wire::outcome_name(&decision.outcome);
        self.metrics.decisions.get_or_create(&OutcomeLabel { outcome }).inc();
        for failure in &decision.failures {
            self.metrics.condition_failures.get_or_create(&CauseLabel { cause: failure.label() }).inc();
        }
    }
}

/// Held back until a rule set is there: events wait in the stream, and the service is ready, for `apply` must reach it.
#[must_use]
pub fn gate(kit: &Kit) -> eventing::consumer::GateCheck {
    let level = eventing::consumer::until_level(kit, &topology::ALERT_RULES_DIRECTORY);
    let database = kit.database.clone();
    Arc::new(move || {
        let (level, database) = (level.clone(), database.clone());
        Box::pin(async move {
            match level().await? {
                eventing::Gate::Open => {}
                closed => return Ok(closed),
            }
            let mut connection = database.pool().acquire().await?;
            Ok(match store::newest_rules(&mut connection).await? {
                Some((_, members)) if !members.is_empty() => eventing::Gate::Open,
                _ => eventing::Gate::HeldBack("no rule set is applied; one must be for `*`".to_owned()),
            })
        })
    })
}
