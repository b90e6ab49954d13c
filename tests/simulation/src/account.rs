//! An account of one task, kept from the outside: from what was told to have happened, never from what assignment
//! computed. What assignment says of the task is held against it after every event.

use crate::{
    failure::{Failure, unless},
    message::{Proposal, TaskChange},
};
use assignment::domain::{
    directory::{Directory, Person},
    event::{AttemptOutcome, TaskEvent},
    task::{DeadlineKind, State, Task},
};
use follow_up_scheduler::domain::policy::{Action, Condition, CountsFrom};
use jiff::{SignedDuration, Timestamp, civil::Date};
use std::collections::BTreeSet;

/// A deadline, as the outside sees it.
#[derive(Debug, Clone)]
pub struct Promise {
    /// Which.
    pub kind: DeadlineKind,
    /// Until when.
    pub due: Timestamp,
    set: Timestamp,
    settled: Option<Timestamp>,
    /// The miss was recorded.
    pub missed: bool,
}

impl Promise {
    /// Whether it was met or replaced in time; at the very instant is in time.
    #[must_use]
    pub fn kept(&self) -> bool {
        self.settled.is_some_and(|settled| settled <= self.due)
    }

    /// Whether it was not kept, and nobody recorded it yet.
    fn is_missed_unsaid(&self) -> bool {
        !self.missed && !self.kept()
    }
}

/// What the outside knows of one task.
#[derive(Debug)]
pub struct Account {
    version: u64,
    work_version: u64,
    at: Timestamp,
    state: State,
    owner: String,
    assigned: Timestamp,
    owner_since: Timestamp,
    round: Timestamp,
    accepted: Option<Timestamp>,
    last_attempt: Option<Timestamp>,
    reached_in_round: bool,
    resolved: Option<Timestamp>,
    ended: Option<Timestamp>,
    snoozed_until: Option<Timestamp>,
    severity: assignment::domain::task::Severity,
    counts: [u32; 4],
    attempts_in_round: u32,
    answered: BTreeSet<u64>,
    /// Every deadline that it has or had.
    pub promises: Vec<Promise>,
}

impl Account {
    /// Opens the account of a task that was assigned.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn open(change: &TaskChange, directory: &Directory, at: Timestamp) -> Result<Self, Failure> {
        let task = &change.task;
        let assigned = matches!(change.event, TaskEvent::Assigned(_));
        unless(assigned && task.version == 1, "I5", || "a task began without being assigned".to_owned())?;
        let mut account = Self {
            version: 0,
            work_version: 0,
            at,
            state: State::Open,
            owner: task.owner.clone(),
            assigned: at,
            owner_since: at,
            round: at,
            accepted: None,
            last_attempt: None,
            reached_in_round: false,
            resolved: None,
            ended: None,
            snoozed_until: None,
            severity: task.severity,
            counts: [0; 4],
            attempts_in_round: 0,
            answered: BTreeSet::new(),
            promises: Vec::new(),
        };
        account.promise_anew(task, at);
        present(directory, task, &task.owner, at)?;
        account.compare(change, directory, at)?;
        Ok(account)
    }

    /// Takes what happened next. `proposal` is what it answers, `close_after` that policy's; `would_raise`: a later
    /// signal, which would have raised by itself, made it happen.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn take(
        &mut self,
        change: &TaskChange,
        proposal: Option<(&Proposal, SignedDuration)>,
        would_raise: bool,
        directory: &Directory,
        at: Timestamp,
    ) -> Result<(), Failure> {
        unless(change.task.version == self.version + 1, "I5", || {
            format!("version {} of its task came after version {}", change.task.version, self.version)
        })?;
        unless(at >= self.at, "I5", || format!("its task changed at {at}, before {}", self.at))?;
        if let Some((proposal, close_after)) = proposal {
            self.judge(change, proposal, close_after, directory, at)?;
        }
        let done = self.state == State::Resolved;
        unless(!(would_raise && done && !matches!(change.event, TaskEvent::Reopened)), "§5", || {
            "a signal that needs a person by itself left a resolved task resolved".to_owned()
        })?;
        self.happen(change, at)?;
        self.compare(change, directory, at)
    }

    /// What happened, in the outside's own words.
    fn happen(&mut self, change: &TaskChange, at: Timestamp) -> Result<(), Failure> {
        let task = &change.task;
        match &change.event {
            TaskEvent::Assigned(_) => return Err(Failure::new("I2", "its alert has a second task")),
            TaskEvent::Accepted => {
                unless(self.accepted.is_none(), "§8", || "it was accepted twice".to_owned())?;
                self.take_on(task, at);
            }
            TaskEvent::Attempted { outcome, .. } => {
                if self.accepted.is_none() {
                    self.take_on(task, at);
                }
                self.last_attempt = Some(at);
                self.attempts_in_round += 1;
                if *outcome == AttemptOutcome::Reached {
                    self.reached_in_round = true;
                    self.state = State::Reached;
                    self.settle(Some(DeadlineKind::ContactBy), at);
                }
            }
            TaskEvent::Resolved { .. } => {
                if self.accepted.is_none() {
                    self.accepted = Some(at);
                    self.settle(Some(DeadlineKind::AcceptBy), at);
                }
                self.settle(Some(DeadlineKind::ResolveBy), at);
                self.resolved = Some(at);
                self.state = State::Resolved;
                self.snoozed_until = None;
            }
            TaskEvent::Snoozed(until) => self.snoozed_until = Some(*until),
            TaskEvent::Reassigned(_) | TaskEvent::Escalated { previous_owner: Some(_), .. } => {
                self.hand_over(task, at);
            }
            TaskEvent::Dismissed(_) => self.end(State::Dismissed, at),
            TaskEvent::Unreachable => {
                unless(self.attempts_in_round >= 3, "AS-4", || {
                    format!("given up after {} attempts in this round", self.attempts_in_round)
                })?;
                self.end(State::Unreachable, at);
            }
            TaskEvent::Closed => self.end(State::Closed, at),
            TaskEvent::Reopened => self.reopen(task, at),
            TaskEvent::Overdue(deadline) => {
                let missed = self.promises.iter_mut().find(|promise| {
                    (promise.kind, promise.due) == (deadline.kind, deadline.due) && promise.is_missed_unsaid()
                });
                if let Some(promise) = missed {
                    promise.missed = true;
                }
            }
            TaskEvent::Commented
            | TaskEvent::Amended(_)
            | TaskEvent::Reminded(_)
            | TaskEvent::StepSkipped
            | TaskEvent::Escalated { previous_owner: None, .. } => {}
        }
        let counted = match &change.event {
            TaskEvent::Attempted { .. } => Some(0),
            TaskEvent::Escalated { .. } => Some(1),
            TaskEvent::Reminded(_) => Some(2),
            TaskEvent::Reopened => Some(3),
            _ => None,
        };
        if let Some(count) = counted.and_then(|counted: usize| self.counts.get_mut(counted)) {
            *count += 1;
        }
        Ok(())
    }

    fn take_on(&mut self, task: &Task, at: Timestamp) {
        if task.owner != self.owner {
            self.owner.clone_from(&task.owner);
            self.owner_since = at;
            self.snoozed_until = None;
            self.attempts_in_round = 0;
        }
        self.accepted = Some(at);
        self.settle(Some(DeadlineKind::AcceptBy), at);
        if self.state == State::Open {
            self.state = State::Accepted;
        }
    }

    fn hand_over(&mut self, task: &Task, at: Timestamp) {
        self.owner.clone_from(&task.owner);
        self.owner_since = at;
        self.accepted = None;
        self.snoozed_until = None;
        self.attempts_in_round = 0;
        self.settle(Some(DeadlineKind::AcceptBy), at);
        if self.state == State::Accepted {
            self.state = State::Open;
        }
        self.promise(task, DeadlineKind::AcceptBy, at);
    }

    fn reopen(&mut self, task: &Task, at: Timestamp) {
        self.settle(None, at);
        (self.state, self.assigned, self.owner_since, self.round) = (State::Open, at, at, at);
        (self.accepted, self.resolved, self.ended, self.snoozed_until) = (None, None, None, None);
        (self.reached_in_round, self.attempts_in_round) = (false, 0);
        self.promise_anew(task, at);
    }

    fn end(&mut self, state: State, at: Timestamp) {
        self.state = state;
        self.ended = Some(at);
        self.snoozed_until = None;
        self.settle(None, at);
    }

    fn settle(&mut self, kind: Option<DeadlineKind>, at: Timestamp) {
        for promise in &mut self.promises {
            if promise.settled.is_none() && kind.is_none_or(|kind| kind == promise.kind) {
                promise.settled = Some(at);
            }
        }
    }

    fn promise_anew(&mut self, task: &Task, at: Timestamp) {
        for kind in [DeadlineKind::AcceptBy, DeadlineKind::ContactBy, DeadlineKind::ResolveBy] {
            self.promise(task, kind, at);
        }
    }

    /// A fresh deadline; until when, is what assignment says, and looked at where all is compared.
    fn promise(&mut self, task: &Task, kind: DeadlineKind, at: Timestamp) {
        let due = task.newest(kind).map_or(Timestamp::MIN, |deadline| deadline.due);
        self.promises.push(Promise { kind, due, set: at, settled: None, missed: false });
    }

    /// Holds what assignment says against the account.
    fn compare(&mut self, change: &TaskChange, directory: &Directory, at: Timestamp) -> Result<(), Failure> {
        let task = &change.task;
        let same = task.state == self.state
            && task.owner == self.owner
            && task.assigned == self.assigned
            && task.owner_since == self.owner_since
            && task.accepted == self.accepted
            && task.last_attempt == self.last_attempt
            && task.resolved == self.resolved
            && task.ended == self.ended
            && task.snoozed_until == self.snoozed_until
            && [task.attempts, task.escalations, task.reminders, task.reopenings] == self.counts;
        unless(same, "§8", || {
            format!("after {:?} its task should be {self:?}, and is {task:?}", change.event)
        })?;
        unless(task.severity >= self.severity, "§5", || "its severity fell".to_owned())?;
        unless(task.work_version >= self.work_version, "§8", || "its work version fell".to_owned())?;
        self.compare_deadlines(task, directory, at)?;
        let named = !change.actor.is_empty();
        unless(named, "I8", || format!("nobody is named for {:?}", change.event))?;
        unless(
            !change.reason.is_empty() || !change.text.is_empty() || tells_why(&change.event),
            "I8",
            || format!("nothing says why {:?} happened", change.event),
        )?;
        (self.version, self.work_version, self.at) = (task.version, task.work_version, at);
        self.severity = task.severity;
        Ok(())
    }

    /// No deadline is lost, changed or set to another instant than its calendar says; a miss is never undone.
    fn compare_deadlines(&self, task: &Task, directory: &Directory, at: Timestamp) -> Result<(), Failure> {
        unless(task.deadlines.len() == self.promises.len(), "§8", || {
            format!("it should have {:?}, and has {:?}", self.promises, task.deadlines)
        })?;
        for (promise, deadline) in self.promises.iter().zip(&task.deadlines) {
            let same = deadline.kind == promise.kind
                && deadline.due == promise.due
                && deadline.set == promise.set
                && deadline.met.or(deadline.replaced) == promise.settled
                && deadline.overdue.is_some() == promise.missed;
            unless(same, "§8", || format!("{promise:?} should be, and is {deadline:?}"))?;
            if deadline.set != at {
                continue;
            }
            let calendar = directory.calendar(&task.resolved_unit);
            let [accept, contact, resolve] = task.time_box;
            let within = match deadline.kind {
                DeadlineKind::AcceptBy => accept,
                DeadlineKind::ContactBy => contact,
                DeadlineKind::ResolveBy => resolve,
            };
            let expected = business_time::add(calendar, at, within).ok();
            let measured = business_time::between(calendar, at, deadline.due);
            unless(expected == Some(deadline.due) && measured == within, "§8", || {
                format!(
                    "{} from {at} is {}, and business time says {expected:?} ({measured:#} between them)",
                    deadline.kind.name(),
                    deadline.due
                )
            })?;
        }
        Ok(())
    }

    /// Whether a proposal got the verdict that the account gives it.
    fn judge(
        &mut self,
        change: &TaskChange,
        proposal: &Proposal,
        close_after: SignedDuration,
        directory: &Directory,
        at: Timestamp,
    ) -> Result<(), Failure> {
        let due = &proposal.due;
        unless(self.answered.insert(proposal.number), "I3", || {
            format!("proposal {} got a second verdict: {:?}", proposal.number, change.event)
        })?;
        unless(at >= due.due, "§8", || format!("{} was due at {}, and judged at {at}", due.step, due.due))?;
        let against = self.against(proposal, close_after, at);
        match (&change.event, &against) {
            (TaskEvent::StepSkipped, Some(_)) => Ok(()),
            (TaskEvent::StepSkipped, None) => {
                // The account knows nothing against it; only who would be told may be missing.
                let nobody = matches!(due.action, Action::Inform(_) | Action::Move(_) | Action::Tell(_))
                    && (change.reason.contains("owns it") || change.reason.contains("nobody who is here"));
                unless(nobody, "§1", || format!("{} holds, and was skipped: {}", due.step, change.reason))
            }
            (event, Some(against)) => {
                let message = format!("{} brought {event:?} although {against}", due.step);
                Err(Failure::new("§1", message))
            }
            (TaskEvent::Reminded(recipients), None) => {
                unless(recipients == std::slice::from_ref(&self.owner), "§1", || {
                    format!("{recipients:?} were reminded, and {} owns it", self.owner)
                })
            }
            (TaskEvent::Escalated { recipients, .. }, None) => {
                unless(!recipients.is_empty(), "§1", || format!("{} told nobody", due.step))?;
                recipients.iter().try_for_each(|person| present(directory, &change.task, person, at))
            }
            (_, None) => Ok(()),
        }
    }

    /// What speaks against a proposal; `None`: nothing.
    fn against(&self, proposal: &Proposal, close_after: SignedDuration, at: Timestamp) -> Option<String> {
        let due = &proposal.due;
        if let Action::Overdue(kind) = due.action {
            let mut of_it =
                self.promises.iter().filter(|promise| kinds(promise.kind) == kind && promise.due == due.due);
            let missed = of_it.any(Promise::is_missed_unsaid);
            return (!missed).then(|| format!("nothing was missed then: {:?}", self.promises));
        }
        let newest = |kind| self.promises.iter().rev().find(|promise| kinds(promise.kind) == kind);
        let counts_from = match due.counts_from {
            CountsFrom::Assigned => Some(self.assigned),
            CountsFrom::OwnerSince => Some(self.owner_since),
            CountsFrom::Accepted => self.accepted,
            CountsFrom::LastAttempt => self.last_attempt,
            CountsFrom::Deadline(kind) => newest(kind).map(|promise| promise.due),
            CountsFrom::Resolved => self.resolved,
        };
        let closes = due.action == Action::Close;
        let reasons = [
            (self.ended.is_some(), "it has ended"),
            (self.resolved.is_some() && !closes, "it is resolved"),
            (
                closes && self.resolved.is_none_or(|resolved| at < resolved + close_after),
                "it was not quiet for long enough",
            ),
            (counts_from != Some(due.from), "what it counts from has changed"),
            (due.condition == Condition::NotAccepted && self.accepted.is_some(), "it is accepted"),
            (
                due.condition == Condition::NoAttempt && self.last_attempt.is_some_and(|it| it >= self.round),
                "an attempt was made",
            ),
            (due.condition == Condition::NotReached && self.reached_in_round, "the customer was reached"),
            (
                due.action == Action::Remind && self.snoozed_until.is_some_and(|until| at < until),
                "it is put off",
            ),
        ];
        reasons.into_iter().find(|(holds, _)| *holds).map(|(_, reason)| reason.to_owned())
    }

    /// Whether the task has neither ended nor been resolved.
    #[must_use]
    pub const fn is_worked_on(&self) -> bool {
        self.ended.is_none() && self.resolved.is_none()
    }

    /// Whether a proposal got its verdict.
    #[must_use]
    pub fn has_answered(&self, number: u64) -> bool {
        self.answered.contains(&number)
    }
}

/// Whoever is given a task, or told of it, is here.
fn present(directory: &Directory, task: &Task, person: &str, at: Timestamp) -> Result<(), Failure> {
    let root = directory.root().unwrap_or_default();
    let fallback = directory.unit(root).is_some_and(|unit| unit.fallback_owner == person);
    let path = directory.path(&task.resolved_unit);
    let here =
        path.iter().any(|unit| is_here(directory.person(person), directory.calendar(unit).date_at(at)));
    unless(here || fallback, "AS-2", || format!("{person} was chosen and is away"))
}

fn is_here(person: Option<&Person>, date: Date) -> bool {
    person.is_some_and(|person| {
        let absent = person.absences.iter().any(|(first, back, _)| (*first..*back).contains(&date));
        !absent && person.ends_on.is_none_or(|gone| date < gone)
    })
}

const fn kinds(kind: DeadlineKind) -> follow_up_scheduler::domain::matter::DeadlineKind {
    use follow_up_scheduler::domain::matter::DeadlineKind as Theirs;
    match kind {
        DeadlineKind::AcceptBy => Theirs::AcceptBy,
        DeadlineKind::ContactBy => Theirs::ContactBy,
        DeadlineKind::ResolveBy => Theirs::ResolveBy,
    }
}

/// What happened says by itself why, or a person's act needs no reason.
const fn tells_why(event: &TaskEvent) -> bool {
    !matches!(
        event,
        TaskEvent::StepSkipped | TaskEvent::Reopened | TaskEvent::Amended(_) | TaskEvent::Reassigned(_)
    )
}
