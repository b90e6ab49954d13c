//! assignment: who owns it, until when, and what a command or a proposal does to it.

use super::{Retry, alert_rules::severity};
use crate::{
    controls::{Controls, Guard},
    message::{Alert, AlertChange, AlertEvent, Message, Proposal, TaskChange},
    random::Random,
};
use alert_rules::domain::rule_set::Channel as RaisedChannel;
use assignment::domain::{
    alert::{self, Joined, hear},
    command::{By, Command, Refusal, carry_out, is_current},
    directory::Directory,
    event::{Change, TaskEvent},
    owner::Loads,
    rights::Rights,
    task::{Channel, Task},
    verdict::{self, Verdict, judge},
};
use follow_up_scheduler::domain::{matter, policy};
use jiff::Timestamp;
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};
use uuid::Uuid;

/// A task with the alert that it was made of.
#[derive(Debug)]
pub struct Held {
    /// The task.
    pub task: Task,
    /// The alert, as it was heard first.
    pub alert: Rc<Alert>,
}

/// What assignment keeps.
#[derive(Debug)]
pub struct Assignment {
    /// Units, people, calendars.
    pub directory: Directory,
    /// By id.
    pub tasks: BTreeMap<Uuid, Held>,
    /// Task by alert.
    by_alert: BTreeMap<Uuid, Uuid>,
    applied: BTreeSet<(Uuid, u64)>,
    answered: BTreeSet<(Uuid, u64)>,
}

impl Assignment {
    /// No task yet.
    #[must_use]
    pub const fn new(directory: Directory) -> Self {
        Self {
            directory,
            tasks: BTreeMap::new(),
            by_alert: BTreeMap::new(),
            applied: BTreeSet::new(),
            answered: BTreeSet::new(),
        }
    }

    /// Makes a task of an alert, or lets a later signal join the one that it has.
    ///
    /// # Errors
    /// When the calendar does not open within the search.
    pub fn hear(
        &mut self,
        event: &AlertEvent,
        controls: &mut Controls,
        random: &mut Random,
        now: Timestamp,
    ) -> Result<Vec<Message>, Retry> {
        let key = (event.alert.id, event.alert.version);
        if controls.stops(Guard::NaturalKeys, self.applied.contains(&key)) {
            return Ok(Vec::new());
        }
        let held = self.by_alert.get(&event.alert.id).and_then(|id| self.tasks.get(id));
        let joined = joined(&event.what);
        let change = hear(
            held.map(|held| &held.task),
            &alert_of(&event.alert),
            joined.as_ref(),
            &self.directory,
            &self.loads(&event.alert.unit),
            || random.id(),
            now,
        );
        let change = change.map_err(|error| Retry(error.to_string()))?;
        let alert = held.map_or_else(|| Rc::new(event.alert.clone()), |held| held.alert.clone());
        self.applied.insert(key);
        let rule = event.alert.rule.clone();
        Ok(change.into_iter().map(|change| self.keep(change, alert.clone(), rule.clone(), None)).collect())
    }

    /// Gives the verdict on a proposal.
    ///
    /// # Errors
    /// When the task is not there yet, it is early by our clock, or the calendar does not open.
    pub fn judge(
        &mut self,
        proposal: &Proposal,
        controls: &mut Controls,
        now: Timestamp,
    ) -> Result<Vec<Message>, Retry> {
        let key = (proposal.task_id, proposal.number);
        if controls.stops(Guard::NaturalKeys, self.answered.contains(&key)) {
            return Ok(Vec::new());
        }
        let held =
            self.tasks.get(&proposal.task_id).ok_or_else(|| Retry("there is no such task".to_owned()))?;
        let asked = proposal_of(proposal);
        match judge(&held.task, &asked, &self.directory, now).map_err(|error| Retry(error.to_string()))? {
            Verdict::Early => Err(Retry(format!("not due before {}", proposal.due.due))),
            Verdict::Given(change) => {
                self.answered.insert(key);
                let (alert, policy) = (held.alert.clone(), proposal.policy.0.clone());
                let put_off = change.event == TaskEvent::StepSkipped
                    && matches!(proposal.due.action, policy::Action::Remind)
                    && change.task.snoozed_until.is_some_and(|until| now < until);
                Ok(vec![self.keep(*change, alert, policy, Some((proposal.number, put_off)))])
            }
        }
    }

    /// Carries out a command of a person, if they reach the task and it did not change since they looked.
    ///
    /// # Errors
    /// Why it was refused; `None`: they don't reach it, or it changed.
    pub fn command(
        &mut self,
        task: Uuid,
        command: Command,
        (name, expected_work_version): (&str, u64),
        now: Timestamp,
    ) -> Result<Message, Option<Refusal>> {
        let held = self.tasks.get(&task).ok_or(None::<Refusal>)?;
        let rights = Rights::of(&self.directory, name, &BTreeSet::new(), false, now);
        if !rights.reach(&self.directory, &held.task.owner, &held.task.resolved_unit)
            || !is_current(&held.task, expected_work_version)
        {
            return Err(None);
        }
        let by = By { name, oversees: rights.oversee(&self.directory, &held.task, now) };
        let change = carry_out(&held.task, command, by, &self.directory, now).map_err(Some)?;
        let alert = held.alert.clone();
        Ok(self.keep(change, alert, name.to_owned(), None))
    }

    /// Keeps a change; with the number of the proposal that it answers, and whether that comes again.
    fn keep(
        &mut self,
        change: Change,
        alert: Rc<Alert>,
        actor: String,
        proposal: Option<(u64, bool)>,
    ) -> Message {
        let Change { task, event, reason, text } = change;
        self.by_alert.insert(alert.id, task.id);
        self.tasks.insert(task.id, Held { task: task.clone(), alert: alert.clone() });
        let (proposal, put_off) = proposal.map_or((None, false), |(number, again)| (Some(number), again));
        Message::Task(Box::new(TaskChange { task, alert, event, actor, reason, text, proposal, put_off }))
    }

    fn loads(&self, unit: &str) -> Loads {
        let pooled = self.directory.pool_members(std::iter::once(unit));
        let mut loads = Loads::new();
        for held in self.tasks.values() {
            if !held.task.state.is_end() && pooled.contains(&held.task.owner) {
                *loads.entry(held.task.owner.clone()).or_default() += 1;
            }
        }
        loads
    }
}

fn joined(what: &AlertChange) -> Option<Joined> {
    match what {
        AlertChange::Raised => None,
        AlertChange::Attached { response_id, would_raise } => {
            Some(Joined::Signal { response_id: response_id.to_string(), would_raise: *would_raise })
        }
        AlertChange::MoreSerious { response_id } => {
            Some(Joined::Severity { response_id: response_id.to_string() })
        }
    }
}

fn alert_of(alert: &Alert) -> alert::Alert {
    alert::Alert {
        unit: alert.unit.clone(),
        severity: severity(alert.severity),
        channel: match alert.channel {
            RaisedChannel::Phone => Channel::Phone,
            RaisedChannel::Email => Channel::Email,
            RaisedChannel::Message => Channel::Message,
            RaisedChannel::InPerson => Channel::InPerson,
        },
        time_box: alert.time_box,
        cool_down: alert.cool_down,
        attachments: alert.attachments,
        snoozes_allowed: alert.snoozes_allowed,
        language: alert.language.clone(),
        response_accepted: alert.accepted,
    }
}

fn proposal_of(proposal: &Proposal) -> verdict::Proposal {
    let kind = |kind| match kind {
        matter::DeadlineKind::AcceptBy => assignment::domain::task::DeadlineKind::AcceptBy,
        matter::DeadlineKind::ContactBy => assignment::domain::task::DeadlineKind::ContactBy,
        matter::DeadlineKind::ResolveBy => assignment::domain::task::DeadlineKind::ResolveBy,
    };
    let due = &proposal.due;
    verdict::Proposal {
        number: proposal.number,
        action: match &due.action {
            policy::Action::Remind => verdict::Action::Remind,
            policy::Action::Inform(levels) => verdict::Action::Inform(*levels),
            policy::Action::Move(levels) => verdict::Action::Move(*levels),
            policy::Action::Tell(role) => verdict::Action::Tell(role.clone()),
            policy::Action::Overdue(which) => verdict::Action::Overdue(kind(*which)),
            policy::Action::Close => verdict::Action::Close,
        },
        condition: match due.condition {
            policy::Condition::NotAccepted => verdict::Condition::NotAccepted,
            policy::Condition::NoAttempt => verdict::Condition::NoAttempt,
            policy::Condition::NotReached => verdict::Condition::NotReached,
            policy::Condition::NotResolved => verdict::Condition::NotResolved,
            policy::Condition::Resolved => verdict::Condition::Resolved,
            policy::Condition::DeadlineUnmet => verdict::Condition::DeadlineUnmet,
        },
        counts_from: match due.counts_from {
            policy::CountsFrom::Assigned => verdict::CountsFrom::Assigned,
            policy::CountsFrom::OwnerSince => verdict::CountsFrom::OwnerSince,
            policy::CountsFrom::Accepted => verdict::CountsFrom::Accepted,
            policy::CountsFrom::LastAttempt => verdict::CountsFrom::LastAttempt,
            policy::CountsFrom::Deadline(which) => verdict::CountsFrom::Deadline(kind(which)),
            policy::CountsFrom::Resolved => verdict::CountsFrom::Resolved,
        },
        counts_from_instant: due.from,
        due: due.due,
    }
}
