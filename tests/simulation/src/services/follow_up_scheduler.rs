//! follow-up-scheduler: what comes due next when nobody acts.

use super::Retry;
use crate::{
    controls::{Controls, Guard},
    library::Library,
    message::{Message, Proposal, TaskChange},
};
use assignment::domain::task;
use business_time::Calendar;
use follow_up_scheduler::domain::{
    matter::{Deadline, DeadlineKind, Matter},
    policy::{DEFAULT, Policy},
    schedule::Schedule,
};
use jiff::{Timestamp, tz::TimeZone};
use std::{collections::BTreeMap, rc::Rc};
use uuid::Uuid;

/// One schedule, with what it is decided with.
#[derive(Debug, Clone)]
pub struct Row {
    /// What is decided of it.
    pub schedule: Schedule,
    /// The task as last heard.
    pub matter: Matter,
    /// Name and version of its policy.
    pub policy: (String, u64),
    calendar: (String, u64),
    case_id: Uuid,
}

/// What follow-up-scheduler keeps.
#[derive(Debug)]
pub struct Scheduler {
    library: Rc<Library>,
    /// Newest version of each policy that is applied.
    pub policies: BTreeMap<String, u64>,
    /// Version of each calendar that was heard of.
    calendars: BTreeMap<String, u64>,
    /// By task.
    pub rows: BTreeMap<Uuid, Row>,
    always: Calendar,
}

impl Scheduler {
    /// No schedule yet.
    #[must_use]
    pub fn new(library: Rc<Library>, calendars: BTreeMap<String, u64>) -> Self {
        Self {
            library,
            policies: BTreeMap::new(),
            calendars,
            rows: BTreeMap::new(),
            always: Calendar::always_open("always", TimeZone::UTC),
        }
    }

    /// Hears of a newer version of a calendar.
    pub fn hear_calendar(&mut self, name: &str, version: u64) {
        let held = self.calendars.entry(name.to_owned()).or_default();
        *held = version.max(*held);
    }

    /// Hears how a task stands.
    ///
    /// # Errors
    /// When its calendar is not level yet, or does not open within the search.
    pub fn hear(&mut self, change: &TaskChange, controls: &mut Controls) -> Result<(), Retry> {
        let task = &change.task;
        let before = self.rows.get(&task.id);
        let old = before.is_some_and(|row| !row.schedule.is_news(task.version));
        if old && let Some(number) = change.proposal.filter(|_| change.put_off) {
            return self.comes_again(task.id, number);
        }
        if controls.stops(Guard::Versions, old) {
            return Ok(());
        }
        let wanted = if change.alert.policy.is_empty() { DEFAULT } else { change.alert.policy.as_str() };
        let begins_with = || match self.policies.get(wanted) {
            Some(version) => (wanted.to_owned(), *version),
            None => (DEFAULT.to_owned(), 0),
        };
        let mut row = Row {
            schedule: before.map(|row| row.schedule.clone()).unwrap_or_default(),
            matter: matter(task),
            policy: before.map_or_else(begins_with, |row| row.policy.clone()),
            calendar: task.calendar.clone(),
            case_id: change.alert.case_id,
        };
        if let Some(number) = change.proposal.filter(|_| change.put_off) {
            row.schedule.put_off(number);
        }
        let calendar = self.calendar(&row)?;
        let policy = self.policy(&row)?;
        let heard = row.schedule.hear(task.version, &row.matter, policy, calendar);
        heard.map_err(|error| Retry(error.to_string()))?;
        self.rows.insert(task.id, row);
        Ok(())
    }

    /// What an older version says of a reminder holds all the same: it was skipped, and comes again.
    fn comes_again(&mut self, task: Uuid, number: u64) -> Result<(), Retry> {
        let Some(mut row) = self.rows.get(&task).cloned() else { return Ok(()) };
        if row.schedule.put_off(number) {
            let (calendar, policy) = (self.calendar(&row)?, self.policy(&row)?);
            let planned = row.schedule.look_again(&row.matter, policy, calendar);
            planned.map_err(|error| Retry(error.to_string()))?;
            self.rows.insert(task, row);
        }
        Ok(())
    }

    /// Proposes what is due of one task.
    ///
    /// # Errors
    /// When its calendar does not open within the search.
    pub fn fire(&mut self, task: Uuid, now: Timestamp) -> Result<Vec<Message>, Retry> {
        let Some(row) =
            self.rows.get(&task).filter(|row| row.schedule.next_at.is_some_and(|next| next <= now))
        else {
            return Ok(Vec::new());
        };
        let mut row = row.clone();
        let (calendar, policy) = (self.calendar(&row)?, self.policy(&row)?);
        let fired = row.schedule.fire(&row.matter, policy, calendar, now);
        let proposals = fired.map_err(|error| Retry(error.to_string()))?.into_iter().map(|(number, due)| {
            let (case_id, policy) = (row.case_id, row.policy.clone());
            Message::Proposal(Proposal { task_id: task, case_id, number, due, policy })
        });
        let proposals = proposals.collect();
        self.rows.insert(task, row);
        Ok(proposals)
    }

    fn policy(&self, row: &Row) -> Result<&Policy, Retry> {
        let policy = self.library.policies.get(&row.policy);
        policy.map(Rc::as_ref).ok_or_else(|| Retry(format!("there is no policy {:?}", row.policy)))
    }

    /// The calendar as it was heard of last, which must not be older than the one that the deadlines were made with.
    fn calendar(&self, row: &Row) -> Result<&Calendar, Retry> {
        let (name, version) = &row.calendar;
        if *version == 0 {
            return Ok(&self.always);
        }
        let held = self.calendars.get(name).copied().unwrap_or_default();
        if held < *version {
            return Err(Retry(format!("calendar {name} is held at version {held}, not {version}")));
        }
        let calendar = self.library.calendars.get(&(name.clone(), held));
        calendar.ok_or_else(|| Retry(format!("there is no calendar {name}")))
    }
}

/// A task as the scheduler sees it.
fn matter(task: &task::Task) -> Matter {
    let deadline = |deadline: &task::Deadline| Deadline {
        kind: match deadline.kind {
            task::DeadlineKind::AcceptBy => DeadlineKind::AcceptBy,
            task::DeadlineKind::ContactBy => DeadlineKind::ContactBy,
            task::DeadlineKind::ResolveBy => DeadlineKind::ResolveBy,
        },
        due: deadline.due,
        set: deadline.set,
        met: deadline.met,
        replaced: deadline.replaced,
        overdue: deadline.overdue.is_some(),
    };
    Matter {
        assigned: task.assigned,
        owner_since: task.owner_since,
        accepted: task.accepted,
        last_attempt: task.last_attempt,
        resolved: task.resolved,
        ended: task.ended,
        snoozed_until: task.snoozed_until,
        deadlines: task.deadlines.iter().map(deadline).collect(),
    }
}
