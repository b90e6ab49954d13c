//! What was told, kept from the outside, and the invariants that hold after every step.

use crate::{
    account::Account,
    failure::{Failure, unless},
    message::{Alert, AlertChange, AlertEvent, Decision, Event, Message, Proposal, TaskChange},
    services::reporting::{self, Key},
};
use assignment::domain::directory::Directory;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What was told, kept from the outside.
#[derive(Debug, Default)]
pub struct Ledger {
    /// Newest version of every response.
    pub responses: BTreeMap<Uuid, u64>,
    /// By response and version.
    pub decisions: BTreeMap<(Uuid, u64), Decision>,
    /// By id.
    pub alerts: BTreeMap<Uuid, Alert>,
    /// Alert by the response that raised it.
    pub raised: BTreeMap<Uuid, Uuid>,
    /// Task by alert.
    pub tasks: BTreeMap<Uuid, Uuid>,
    /// By task.
    pub accounts: BTreeMap<Uuid, Account>,
    /// The newest change of every task.
    pub changes: BTreeMap<Uuid, TaskChange>,
    /// By task and number, with what its policy says of closing.
    pub proposals: BTreeMap<(Uuid, u64), (Proposal, SignedDuration)>,
    steps: BTreeSet<(Uuid, String, Timestamp, u32)>,
    /// What reporting must hold in the end.
    pub told: BTreeSet<Key>,
}

/// What a step was made with.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The directory as assignment has it.
    pub directory: &'a Directory,
    /// What is being handled, if it is an event.
    pub handling: Option<&'a Message>,
    /// Closing, by the policy of the proposal that was emitted.
    pub close_after: SignedDuration,
}

impl Ledger {
    /// Takes what was told.
    ///
    /// # Errors
    /// The invariant that does not hold.
    pub fn take(&mut self, event: &Event, context: Context<'_>) -> Result<(), Failure> {
        let taken = match event.message.as_ref() {
            Message::Response(response) => {
                let before = self.responses.insert(response.id, response.version).unwrap_or_default();
                dense("a response", before, response.version)
            }
            Message::Decision(decision) => self.decision(decision),
            Message::Alert(alert) => self.alert(alert),
            Message::Task(change) => self.task(change, context, event.at),
            Message::Proposal(proposal) => self.proposal(proposal, context, event.at),
            Message::Calendar(..) => Ok(()),
        };
        taken.map_err(|failure| failure.of(event.message.about()))?;
        self.told.extend(
            reporting::entry(&event.message, event.at)
                .map(|entry| (entry.aggregate, entry.aggregate_id, entry.version)),
        );
        Ok(())
    }

    fn decision(&mut self, decision: &Decision) -> Result<(), Failure> {
        let key = (decision.response_id, decision.version);
        let of_response = (decision.response_id, 0)..=(decision.response_id, u64::MAX);
        let earlier: Vec<&Decision> = self.decisions.range(of_response).map(|(_, it)| it).collect();
        let newest = earlier.iter().map(|earlier| earlier.version).max().unwrap_or_default();
        let raised = earlier.iter().any(|earlier| earlier.outcome == "raise");
        unless((decision.outcome == "superseded") == (decision.version < newest), "I1", || {
            format!("version {} was decided after {newest} and is {}", decision.version, decision.outcome)
        })?;
        unless(!(raised && decision.outcome == "raise"), "I2", || {
            "two versions of one response raised".to_owned()
        })?;
        let kept = earlier.iter().rev().find_map(|earlier| earlier.case_id);
        unless(kept.is_none() || decision.case_id == kept, "I2", || {
            "a later version left the case of an earlier one".to_owned()
        })?;
        let accepted = self.responses.get(&decision.response_id).copied().unwrap_or_default();
        unless(decision.version <= accepted, "I1", || "it was decided and not accepted".to_owned())?;
        let before = self.decisions.insert(key, decision.clone());
        unless(before.is_none(), "I1", || format!("version {} was decided twice", decision.version))
    }

    fn alert(&mut self, event: &AlertEvent) -> Result<(), Failure> {
        let alert = &event.alert;
        let before = self.alerts.insert(alert.id, alert.clone());
        dense("an alert", before.as_ref().map_or(0, |before| before.version), alert.version)?;
        if event.what == AlertChange::Raised {
            let other = self.raised.insert(alert.response_id, alert.id);
            unless(other.is_none(), "I2", || "its response has a second alert".to_owned())?;
        }
        let Some(before) = before else { return Ok(()) };
        unless(alert.severity >= before.severity, "§6", || {
            format!("its alert fell from {:?} to {:?}", before.severity, alert.severity)
        })?;
        unless((before.case_id, before.response_id) == (alert.case_id, alert.response_id), "§5", || {
            "an alert changed its case".to_owned()
        })?;
        unless(matches!(alert.attachments.checked_sub(before.attachments), Some(0 | 1)), "§5", || {
            "one signal counted twice".to_owned()
        })
    }

    fn task(&mut self, change: &TaskChange, context: Context<'_>, at: Timestamp) -> Result<(), Failure> {
        let id = change.task.id;
        let other = self.tasks.insert(change.alert.id, id);
        unless(other.is_none_or(|other| other == id), "I2", || "its alert has a second task".to_owned())?;
        self.changes.insert(id, change.clone());
        let Some(account) = self.accounts.get_mut(&id) else {
            self.accounts.insert(id, Account::open(change, context.directory, at)?);
            return Ok(());
        };
        let answers = change.proposal.and_then(|number| self.proposals.get(&(id, number)));
        unless(change.proposal.is_none() || answers.is_some(), "I3", || {
            "a verdict answers nothing that was proposed".to_owned()
        })?;
        let would_raise = matches!(
            context.handling,
            Some(Message::Alert(AlertEvent { what: AlertChange::Attached { would_raise: true, .. }, .. }))
        );
        if let Some((proposal, _)) = answers.filter(|_| change.put_off) {
            // Nobody was reminded: the same step may be proposed once more.
            let due = &proposal.due;
            self.steps.remove(&(id, due.step.clone(), due.from, due.repetition));
        }
        let answers = answers.map(|(proposal, close_after)| (proposal, *close_after));
        account.take(change, answers, would_raise, context.directory, at)
    }

    fn proposal(&mut self, proposal: &Proposal, context: Context<'_>, at: Timestamp) -> Result<(), Failure> {
        let (task, due) = (proposal.task_id, &proposal.due);
        let of_task = (task, 0)..=(task, u64::MAX);
        let last = self.proposals.range(of_task).next_back().map_or(0, |((_, number), _)| *number);
        dense("a schedule", last, proposal.number)?;
        unless(due.due <= at, "FO-2", || {
            format!("{} was proposed at {at}, and is due at {}", due.step, due.due)
        })?;
        let step = (task, due.step.clone(), due.from, due.repetition);
        unless(self.steps.insert(step), "I3", || {
            format!("{} from {} was proposed twice", due.step, due.from)
        })?;
        self.proposals.insert((task, proposal.number), (proposal.clone(), context.close_after));
        Ok(())
    }
}

fn dense(what: &str, before: u64, version: u64) -> Result<(), Failure> {
    unless(version == before + 1, "I5", || format!("version {version} of {what} came after {before}"))
}
