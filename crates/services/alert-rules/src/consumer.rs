//! Decides on every accepted response: lock, load, decide, save, emit.

use crate::{
    domain::{
        decide::{Decision, Known, Outcome, decide, sample},
        directory::Directory,
        facts::Facts,
        rules::Rules,
    },
    metrics::{AlertRulesMetrics, CauseLabel, OutcomeLabel},
    rulebook::Rulebook,
    store::{self, AlertRow, DecisionRow},
    wire::{self, CaseIds, Item},
};
use contracts::{
    events::v1::{AlertAttached, AlertRaised, ResponseDecided},
    ids::{self, IdKind},
    topology::{self, ALERT_ATTACHED, ALERT_RAISED, RESPONSE_DECIDED},
    types::v1::Alert,
};
use eventing::{Error, Event, Handler, Kit, PackItem, Received, Tx, Verdict, resources::Cache};
use jiff::Timestamp;
use prost::Message as _;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};
use uuid::Uuid;

/// The handler of [`topology::ALERT_RULES_RESPONSES`].
pub struct Responses {
    /// Ids and delivery's metrics.
    pub kit: Kit,
    /// Rules in force.
    pub rulebook: Rulebook,
    /// Units and zones.
    pub directory: Cache<Directory>,
    /// Counters.
    pub metrics: AlertRulesMetrics,
}

impl Handler for Responses {
    type Item = Item;

    fn decode(&self, message: &Received) -> Result<Vec<Item>, String> {
        wire::items(message)
    }

    async fn lock(&self, tx: &mut Tx, items: &[&Item]) -> Result<(), Error> {
        let mut conversations: Vec<Uuid> = items.iter().map(|item| item.conversation_id()).collect();
        conversations.sort_unstable();
        conversations.dedup();
        store::lock_conversations(tx, &conversations).await
    }

    async fn handle(&self, tx: &mut Tx, items: &[&Item], now: Timestamp) -> Result<Vec<Verdict>, Error> {
        let Some(rules) = self.rulebook.in_force(tx.connection()).await? else {
            let reason = "no rule set is applied; one must be for `*`";
            return Ok(vec![Verdict::Retry(reason.to_owned()); items.len()]);
        };
        let directory =
            self.directory.get(tx.connection(), |own, copies| Ok(wire::directory(own, copies))).await?;
        let responses: Vec<Uuid> = items.iter().map(|item| item.response_id).collect();
        let mut batch = Batch {
            now,
            rules: &rules,
            decided: store::decided_versions(tx, &responses).await?,
            alerts: store::alerts(tx, &responses).await?,
            changed_alerts: BTreeMap::new(),
            decisions: Vec::new(),
            stopped: 0,
        };
        let mut verdicts = Vec::with_capacity(items.len());
        for item in items {
            let facts = wire::facts(item, &directory, now);
            verdicts.push(self.handle_one(&mut batch, tx, item, &facts));
        }
        self.kit.metrics.stopped("decision", batch.stopped);
        if !batch.decisions.is_empty() {
            store::save_decisions(tx, &batch.decisions).await?;
        }
        if !batch.changed_alerts.is_empty() {
            store::save_alerts(tx, &batch.changed_alerts.into_values().collect::<Vec<_>>()).await?;
        }
        Ok(verdicts)
    }
}

/// What a batch knows and gathers.
struct Batch<'a> {
    now: Timestamp,
    rules: &'a Rules,
    decided: HashMap<Uuid, Vec<u64>>,
    alerts: HashMap<Uuid, AlertRow>,
    changed_alerts: BTreeMap<Uuid, AlertRow>,
    decisions: Vec<DecisionRow>,
    stopped: usize,
}

impl Responses {
    fn handle_one(&self, batch: &mut Batch<'_>, tx: &mut Tx, item: &Item, facts: &Facts) -> Verdict {
        let decided = batch.decided.entry(item.response_id).or_default();
        // The natural key: one decision per response version, for ever.
        if decided.contains(&item.version) {
            batch.stopped += 1;
            return Verdict::Done;
        }
        let alert = batch.alerts.get(&item.response_id).map(|row| Alert::decode(row.body.as_slice()));
        let alert = match alert.transpose() {
            Ok(alert) => alert,
            Err(error) => return Verdict::Park(format!("the alert of this response can't be read: {error}")),
        };
        let known = Known {
            decided_version: decided.iter().copied().max().unwrap_or(0),
            alert: alert.as_ref().map(wire::severity_of),
        };
        let Some(decision) = decide(batch.rules, facts, known, sample(item.response_id)) else {
            return Verdict::Retry("no rule set is for this source, nor one for `*`".to_owned());
        };
        decided.push(item.version);
        self.count(&decision);
        let case = self.act(batch, tx, item, &decision, alert);
        let message = wire::decision_message(item, &decision, batch.rules.version(), case, batch.now);
        batch.decisions.push(DecisionRow {
            response_id: item.response_id,
            response_version: item.version,
            outcome: wire::outcome_name(&decision.outcome),
            rules_version: batch.rules.version(),
            rule_set: decision.rule_set,
            rule: decision.rule,
            decided_at: batch.now,
            facts: serde_json::to_value(facts).unwrap_or_default(),
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
        decision: &Decision,
        alert: Option<Alert>,
    ) -> CaseIds {
        match (&decision.outcome, alert) {
            (Outcome::Raise(raise), _) => {
                let alert_id = self.kit.ids.next();
                // Until signals of one customer are joined, every raise opens a case of its own.
                let case = CaseIds {
                    case_id: ids::to_text(IdKind::Case, self.kit.ids.next()),
                    alert_id: ids::to_text(IdKind::Alert, alert_id),
                };
                let alert =
                    wire::alert_message(item, decision, raise, batch.rules.version(), &case, batch.now);
                self.keep(batch, alert_id, item.response_id, &alert);
                let payload = AlertRaised { alert: Some(alert.clone()) }.encode_to_vec();
                tx.emit(self.event(&ALERT_RAISED, item, &alert, batch.now, payload));
                case
            }
            (Outcome::Attach { severity, would_raise }, Some(alert)) => {
                let case = CaseIds { case_id: alert.case_id.clone(), alert_id: alert.alert_id.clone() };
                let alert = wire::attached(alert, *severity);
                if let Some(alert_id) = batch.alerts.get(&item.response_id).map(|row| row.alert_id) {
                    self.keep(batch, alert_id, item.response_id, &alert);
                }
                let payload = AlertAttached {
                    alert: Some(alert.clone()),
                    response_id: item.response.response_id.clone(),
                    response_version: item.version,
                    would_raise: *would_raise,
                };
                tx.emit(self.event(&ALERT_ATTACHED, item, &alert, batch.now, payload.encode_to_vec()));
                case
            }
            (_, Some(alert)) => CaseIds { case_id: alert.case_id, alert_id: alert.alert_id },
            _ => CaseIds::default(),
        }
    }

    fn keep(&self, batch: &mut Batch<'_>, alert_id: Uuid, response_id: Uuid, alert: &Alert) {
        let row = AlertRow { alert_id, response_id, version: alert.version, body: alert.encode_to_vec() };
        batch.alerts.insert(response_id, row.clone());
        batch.changed_alerts.insert(alert_id, row);
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
