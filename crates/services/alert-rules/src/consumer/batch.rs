//! What is loaded for a batch, what it gathers, and how that is saved: each in a number of statements that does not depend
//! on how many items there are.

use super::{Item, tasks};
use crate::{
    domain::{conversation::Conversation, decide::Known, directory::Directory, facts::Facts, rules::Rules},
    store::{self, AlertRow, Decided, DecisionRow, Decisions},
    wire::{self, Item as ResponseItem},
};
use contracts::types::v1::Alert;
use eventing::{Error, Tx};
use jiff::Timestamp;
use prost::Message as _;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// What a batch knows and gathers.
pub(super) struct Batch<'a> {
    pub(super) now: Timestamp,
    /// Rules in force, if there are any.
    pub(super) rules: Option<&'a Rules>,
    pub(super) directory: &'a Directory,
    pub(super) conversations: HashMap<Uuid, Conversation>,
    changed_conversations: BTreeSet<Uuid>,
    /// How many tasks told what was known.
    pub(super) heard_before: usize,
    pub(super) decided: HashMap<Uuid, Decided>,
    alerts: HashMap<Uuid, AlertRow>,
    changed_alerts: BTreeMap<Uuid, AlertRow>,
    pub(super) decisions: Vec<DecisionRow>,
}

/// Loads what all items need, in a number of statements that does not depend on how many there are.
pub(super) async fn load<'a>(
    tx: &mut Tx,
    items: &[&Item],
    (rules, directory): (Option<&'a Rules>, &'a Directory),
    now: Timestamp,
) -> Result<Batch<'a>, Error> {
    let accepted = || items.iter().filter_map(|item| item.response());
    let responses: Vec<Uuid> = accepted().map(|item| item.response_id).collect();
    // A response that names no customer has no past and no case but its own.
    let customers: BTreeSet<Uuid> = items.iter().filter_map(|item| item.customer_id()).collect();
    let mut conversations = store::conversations(tx, &customers.into_iter().collect::<Vec<_>>()).await?;
    // Tasks first: which case a response may join, and so which alerts are needed, is as they tell it.
    let (mut changed_conversations, mut heard_before) = (BTreeSet::new(), 0);
    for task in items.iter().filter_map(|item| item.task()) {
        if tasks::hear(&mut conversations, task, now) {
            changed_conversations.insert(task.conversation_id);
        } else {
            heard_before += 1;
        }
    }
    let decided = store::decided(tx, &responses).await?;
    let own = decided.values().filter_map(|decided| decided.alert_id);
    let of_cases = accepted().filter_map(|item| {
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
        changed_conversations,
        heard_before,
        decided,
        alerts,
        changed_alerts: BTreeMap::new(),
        decisions: Vec::new(),
    })
}

/// Saves what changed.
pub(super) async fn save(tx: &mut Tx, batch: Batch<'_>) -> Result<(), Error> {
    let Batch { mut conversations, changed_conversations, decisions, changed_alerts, .. } = batch;
    conversations.retain(|id, _| changed_conversations.contains(id));
    if decisions.is_empty() && changed_alerts.is_empty() && conversations.is_empty() {
        return Ok(());
    }
    let alerts = changed_alerts.into_values().collect();
    store::save(tx, &Decisions { rows: decisions, alerts, conversations }).await
}

/// An alert that a response may join.
pub(super) struct Target {
    pub(super) alert_id: Uuid,
    pub(super) alert: Alert,
}

impl Batch<'_> {
    /// The alert that the response raised or joined before, and what is known beside the facts.
    pub(super) fn known(&self, item: &ResponseItem) -> Result<(Option<Target>, Known), String> {
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

    pub(super) fn facts(&self, item: &ResponseItem) -> Facts {
        let conversation = item.customer_id.and_then(|customer| self.conversations.get(&customer));
        let (test, given) = (item.response.test, item.given(self.now));
        let history = conversation.map(|known| known.history(item.response_id, given, test, self.now));
        Facts { history: history.unwrap_or_default(), ..wire::facts(item, self.directory, self.now) }
    }

    /// The conversation of a response's customer, which is saved at the end.
    pub(super) fn conversation(&mut self, item: &ResponseItem) -> Option<&mut Conversation> {
        let customer = item.customer_id?;
        self.changed_conversations.insert(customer);
        Some(self.conversations.entry(customer).or_default())
    }

    pub(super) fn keep(&mut self, alert_id: Uuid, response_id: Uuid, alert: &Alert) {
        let response_id = self.alerts.get(&alert_id).map_or(response_id, |row| row.response_id);
        let row = AlertRow { alert_id, response_id, version: alert.version, body: alert.encode_to_vec() };
        self.alerts.insert(alert_id, row.clone());
        self.changed_alerts.insert(alert_id, row);
    }
}
