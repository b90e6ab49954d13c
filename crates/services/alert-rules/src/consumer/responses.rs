//! Decides on every accepted response: lock, load, decide, save, emit.

use crate::{
    domain::{
        conversation::Conversation,
        decide::{Decision, Effect, Known, decide, sample},
        directory::Directory,
        facts::Facts,
        rule_set::Severity,
        rules::Rules,
    },
    metrics::{AlertRulesMetrics, CauseLabel, OutcomeLabel},
    rulebook::Rulebook,
    store::{self, AlertRow, Decided, DecisionRow, LOCK_CONVERSATION},
    wire::{self, CaseIds, Item},
};
use contracts::{
    events::v1::{AlertAttached, AlertRaised, AlertSeverityChanged, ResponseDecided},
    topology::{self, ALERT_ATTACHED, ALERT_RAISED, ALERT_SEVERITY_CHANGED, RESPONSE_DECIDED},
    types::v1::Alert,
};
use eventing::{
    Error, Event, Handler, Kit, PackItem, Received, Tx, Verdict,
    controls::{self, Guard},
    resources::Cache,
};
use jiff::Timestamp;
use prost::Message as _;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
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
        let conversations: Vec<Uuid> = items.iter().map(|item| item.conversation_id()).collect();
        tx.lock(LOCK_CONVERSATION, &conversations).await
    }

    async fn handle(&self, tx: &mut Tx, items: &[&Item]) -> Result<Vec<Verdict>, Error> {
        let now = tx.now().await?;
        let Some(rules) = self.rulebook.in_force(tx).await? else {
            let reason = "no rule set is applied; one must be for `*`";
            return Ok(vec![Verdict::Retry(reason.to_owned()); items.len()]);
        };
        let directory = self.directory.within(tx, |own, copies| Ok(wire::directory(own, copies))).await?;
        let mut batch = load(tx, items, &rules, &directory, now).await?;
        let mut verdicts = Vec::with_capacity(items.len());
        for item in items {
            verdicts.push(self.handle_one(&mut batch, tx, item));
        }
        self.kit.metrics.stopped("decision", batch.stopped);
        save(tx, batch).await?;
        Ok(verdicts)
    }
}

/// What a batch knows and gathers.
struct Batch<'a> {
    now: Timestamp,
    rules: &'a Rules,
    directory: &'a Directory,
    conversations: HashMap<Uuid, Conversation>,
    changed_conversations: BTreeSet<Uuid>,
    decided: HashMap<Uuid, Decided>,
    alerts: HashMap<Uuid, AlertRow>,
    changed_alerts: BTreeMap<Uuid, AlertRow>,
    decisions: Vec<DecisionRow>,
    stopped: usize,
}

/// Loads what all items need, in a number of statements that does not depend on how many there are.
async fn load<'a>(
    tx: &mut Tx,
    items: &[&Item],
    rules: &'a Rules,
    directory: &'a Directory,
    now: Timestamp,
) -> Result<Batch<'a>, Error> {
    let responses: Vec<Uuid> = items.iter().map(|item| item.response_id).collect();
    // A response that names no customer has no past and no case but its own.
    let customers: BTreeSet<Uuid> = items.iter().filter_map(|item| item.customer_id).collect();
    let conversations = store::conversations(tx, &customers.into_iter().collect::<Vec<_>>()).await?;
    let decided = store::decided(tx, &responses).await?;
    let own = decided.values().filter_map(|decided| decided.alert_id);
    let of_cases = items.iter().filter_map(|item| {
        let conversation = conversations.get(&item.customer_id?)?;
        Some(conversation.joinable(item.response.test, now)?.case.alert_id)
    });
    let alerts: BTreeSet<Uuid> = own.chain(of_cases).collect();
    let alerts = store::alerts(tx, &alerts.into_iter().collect::<Vec<_>>()).await?;
    Ok(Batch {
        now,
        rules,
        directory,
        conversations,
        changed_conversations: BTreeSet::new(),
        decided,
        alerts,
        changed_alerts: BTreeMap::new(),
        decisions: Vec::new(),
        stopped: 0,
    })
}

async fn save(tx: &mut Tx, batch: Batch<'_>) -> Result<(), Error> {
    let Batch { mut conversations, changed_conversations, decisions, changed_alerts, .. } = batch;
    if !decisions.is_empty() {
        store::save_decisions(tx, &decisions).await?;
    }
    if !changed_alerts.is_empty() {
        store::save_alerts(tx, &changed_alerts.into_values().collect::<Vec<_>>()).await?;
    }
    conversations.retain(|id, _| changed_conversations.contains(id));
    if !conversations.is_empty() {
        store::save_conversations(tx, &conversations).await?;
    }
    Ok(())
}

/// An alert that a response may join.
struct Target {
    alert_id: Uuid,
    alert: Alert,
}

impl Batch<'_> {
    /// The alert that the response raised or joined before, and what is known beside the facts.
    fn known(&self, item: &Item) -> Result<(Option<Target>, Known), String> {
        let decided = self.decided.get(&item.response_id);
        let conversation = item.customer_id.and_then(|customer| self.conversations.get(&customer));
        let joinable = conversation.and_then(|known| known.joinable(item.response.test, self.now));
        let own = self.target(decided.and_then(|decided| decided.alert_id))?;
        let of_case = self.target(joinable.map(|joinable| joinable.case.alert_id))?;
        let severity = |target: &Target| wire::severity_of(&target.alert);
        let known = Known::of(
            conversation,
            decided.map_or(&[][..], |decided| decided.versions.as_slice()),
            own.as_ref().map(severity),
            |_| of_case.as_ref().map(severity),
            (item.given(self.now), item.response.test),
            self.now,
        );
        Ok((own.or(of_case), known))
    }

    fn target(&self, alert_id: Option<Uuid>) -> Result<Option<Target>, String> {
        let Some(row) = alert_id.and_then(|id| self.alerts.get(&id)) else {
            return Ok(None);
        };
        let alert = Alert::decode(row.body.as_slice())
            .map_err(|error| format!("the alert that it would join can't be read: {error}"))?;
        Ok(Some(Target { alert_id: row.alert_id, alert }))
    }

    fn facts(&self, item: &Item) -> Facts {
        let conversation = item.customer_id.and_then(|customer| self.conversations.get(&customer));
        let (test, given) = (item.response.test, item.given(self.now));
        let history = conversation.map(|known| known.history(item.response_id, given, test, self.now));
        Facts { history: history.unwrap_or_default(), ..wire::facts(item, self.directory, self.now) }
    }

    /// The conversation of a response's customer, which is saved at the end.
    fn conversation(&mut self, item: &Item) -> Option<&mut Conversation> {
        let customer = item.customer_id?;
        self.changed_conversations.insert(customer);
        Some(self.conversations.entry(customer).or_default())
    }

    fn keep(&mut self, alert_id: Uuid, response_id: Uuid, alert: &Alert) {
        let response_id = self.alerts.get(&alert_id).map_or(response_id, |row| row.response_id);
        let row = AlertRow { alert_id, response_id, version: alert.version, body: alert.encode_to_vec() };
        self.alerts.insert(alert_id, row.clone());
        self.changed_alerts.insert(alert_id, row);
    }
}

impl Responses {
    fn handle_one(&self, batch: &mut Batch<'_>, tx: &mut Tx, item: &Item) -> Verdict {
        // The natural key: one decision per response version, for ever.
        let decided = batch.decided.get(&item.response_id);
        if decided.is_some_and(|decided| decided.versions.contains(&item.version))
            && !controls::is_off(Guard::NaturalKeys)
        {
            batch.stopped += 1;
            return Verdict::Done;
        }
        let (target, known) = match batch.known(item) {
            Ok(known) => known,
            Err(reason) => return Verdict::Park(reason),
        };
        let facts = batch.facts(item);
        let Some(decision) = decide(batch.rules, &facts, &known, sample(item.response_id)) else {
            return Verdict::Retry("no rule set is for this source, nor one for `*`".to_owned());
        };
        self.count(&decision);
        let case = self.act(batch, tx, item, (&decision, decision.effect(&known)), target);
        let now = batch.now;
        if let Some(conversation) = batch.conversation(item) {
            conversation.remember(wire::past_response(item, now), now);
        }
        let decided = batch.decided.entry(item.response_id).or_default();
        decided.versions.push(item.version);
        decided.alert_id = case.alert_id;
        let message = wire::decision_message(item, &decision, batch.rules.version(), &case, batch.now);
        batch.decisions.push(DecisionRow {
            response_id: item.response_id,
            response_version: item.version,
            outcome: wire::outcome_name(&decision.outcome),
            rules_version: batch.rules.version(),
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
    ) -> CaseIds {
        match (effect, target) {
            (Effect::Open(raise), _) => {
                let (alert_id, case_id) = (self.kit.ids.next(), self.kit.ids.next());
                let case = CaseIds { case_id: Some(case_id), alert_id: Some(alert_id) };
                let alert =
                    wire::alert_message(item, decision, raise, batch.rules.version(), &case, batch.now);
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
