//! The invariants of a system at rest: everything arrived, nothing is due.

use crate::{
    failure::{Failure, unless},
    ledger::Ledger,
    random::Random,
    services::{
        follow_up_scheduler::Row,
        reporting::{self, Key, Reporting},
    },
    simulation::Simulation,
};
use follow_up_scheduler::domain::{
    matter::Deadline,
    next::Due,
    policy::{Action, Condition},
};
use reporting_domain::{case, fact::Aggregate, response};
use uuid::Uuid;

use ::reporting::domain as reporting_domain;

/// Looks at everything.
///
/// # Errors
/// The first invariant that does not hold.
pub(crate) fn check(simulation: &mut Simulation) -> Result<(), Failure> {
    decisions(simulation)?;
    tasks(simulation)?;
    verdicts(&simulation.ledger)?;
    schedules(simulation)?;
    conversations(simulation)?;
    journal(&simulation.ledger, &simulation.reporting)?;
    let mut random = simulation.random.clone();
    folds(&simulation.reporting, &simulation.ledger, &mut random)?;
    simulation.tally.tasks = simulation.ledger.tasks.len() as u64;
    simulation.tally.proposals = simulation.ledger.proposals.len() as u64;
    Ok(())
}

/// I1, and the first half of I2.
fn decisions(simulation: &Simulation) -> Result<(), Failure> {
    let ledger = &simulation.ledger;
    for (id, version) in simulation.ingest.accepted.keys() {
        unless(ledger.decisions.contains_key(&(*id, *version)), "I1", || {
            format!("version {version} was accepted and never decided")
        })
        .map_err(|failure| failure.of((Some(*id), None)))?;
    }
    for decision in ledger.decisions.values() {
        let alert = ledger.raised.get(&decision.response_id);
        unless(decision.outcome != "raise" || alert.is_some(), "I2", || "it raised no alert".to_owned())
            .map_err(|failure| failure.of((Some(decision.response_id), decision.case_id)))?;
    }
    for response in ledger.raised.keys() {
        let mut of_response = ledger.decisions.range((*response, 0)..=(*response, u64::MAX));
        unless(of_response.any(|(_, decision)| decision.outcome == "raise"), "I2", || {
            "an alert was raised by no decision".to_owned()
        })
        .map_err(|failure| failure.of((Some(*response), None)))?;
    }
    Ok(())
}

/// The second half of I2; and every deadline that was not kept is recorded as missed.
fn tasks(simulation: &Simulation) -> Result<(), Failure> {
    let ledger = &simulation.ledger;
    for alert in ledger.alerts.values() {
        let about = (Some(alert.response_id), Some(alert.case_id));
        let task = ledger.tasks.get(&alert.id);
        unless(task.is_some(), "I2", || "its alert has no task".to_owned())
            .map_err(|failure| failure.of(about))?;
        let account = task.and_then(|task| ledger.accounts.get(task));
        for promise in account.into_iter().flat_map(|account| &account.promises) {
            let passed = promise.due <= simulation.ends + simulation.skew;
            unless(promise.missed != promise.kept() || !passed, "§1", || {
                format!("at rest, it is neither kept nor recorded as missed: {promise:?}")
            })
            .map_err(|failure| failure.of(about))?;
        }
    }
    Ok(())
}

/// I3.
fn verdicts(ledger: &Ledger) -> Result<(), Failure> {
    for ((task, number), (proposal, _)) in &ledger.proposals {
        let answered = ledger.accounts.get(task).is_some_and(|account| account.has_answered(*number));
        unless(answered, "I3", || format!("proposal {number} ({}) got no verdict", proposal.due.step))
            .map_err(|failure| failure.of((None, Some(proposal.case_id))))?;
    }
    Ok(())
}

/// I6, at rest: one schedule for every task, which knows its newest version and waits for what has not come due.
fn schedules(simulation: &Simulation) -> Result<(), Failure> {
    for (task, change) in &simulation.ledger.changes {
        let about = (None, Some(change.alert.case_id));
        let row = simulation.scheduler.rows.get(task);
        let version = row.map_or(0, |row| row.schedule.matter_version);
        unless(version == change.task.version, "I6", || {
            format!("its schedule knows version {version} of {}", change.task.version)
        })
        .map_err(|failure| failure.of(about))?;
        let Some(row) = row else { continue };
        check_schedule(row).map_err(|failure| failure.of(about))?;
        let open = simulation.ledger.accounts.get(task).is_some_and(crate::account::Account::is_worked_on);
        let next = row.schedule.next_at;
        unless(!open || next.is_some(), "I6", || "nothing comes due any more".to_owned())
            .map_err(|failure| failure.of(about))?;
        let waits = next.is_none_or(|next| next - simulation.skew > simulation.ends);
        unless(waits, "I6", || format!("{} was due at {next:?} and not proposed", row.schedule.next_step))
            .map_err(|failure| failure.of(about))?;
    }
    Ok(())
}

/// I6, after every step: what a schedule waits for comes, and not later than the next deadline.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn check_schedule(row: &Row) -> Result<(), Failure> {
    let (matter, schedule) = (&row.matter, &row.schedule);
    let proposed = |step: &str, from| schedule.proposed.iter().any(|it| it.step == step && it.from == from);
    let goes_on = match (matter.ended, matter.resolved) {
        (Some(_), _) => false,
        (None, Some(resolved)) => !proposed("close", resolved),
        (None, None) => true,
    };
    unless(!goes_on || schedule.next_at.is_some(), "I6", || "it is open and has no next instant".to_owned())?;
    let waits = |deadline: &&Deadline| {
        let in_time = deadline.met.or(deadline.replaced).is_some_and(|settled| settled <= deadline.due);
        !in_time && !deadline.overdue && !proposed(deadline.kind.overdue_step(), deadline.due)
    };
    let next_deadline = matter.deadlines.iter().filter(waits).map(|deadline| deadline.due).min();
    let in_time = next_deadline.is_none_or(|due| schedule.next_at.is_some_and(|next| next <= due));
    unless(in_time, "I6", || {
        format!("its next instant is {:?}, and its next deadline {next_deadline:?}", schedule.next_at)
    })
}

/// What is proposed holds, as far as the scheduler has heard.
///
/// # Errors
/// What speaks against it.
pub(crate) fn check_proposal(row: &Row, due: &Due) -> Result<(), Failure> {
    let matter = &row.matter;
    let missed = |deadline: &Deadline| {
        let settled = deadline.met.or(deadline.replaced);
        deadline.due == due.due && settled.is_none_or(|settled| settled > deadline.due)
    };
    let void = match due.action {
        Action::Overdue(_) => !matter.deadlines.iter().any(missed),
        Action::Close => matter.ended.is_some() || matter.resolved != Some(due.from),
        _ => {
            let accepted = due.condition == Condition::NotAccepted && matter.accepted.is_some();
            let put_off = due.action == Action::Remind && matter.snoozed_until.is_some_and(|it| due.due < it);
            accepted || put_off || matter.ended.is_some() || matter.resolved.is_some()
        }
    };
    unless(!void, "FO-3", || format!("{} was proposed, and by {matter:?} it does not hold", due.step))
}

/// What alert-rules knows of every case is how its task stands.
fn conversations(simulation: &Simulation) -> Result<(), Failure> {
    for change in simulation.ledger.changes.values() {
        let about = (None, Some(change.alert.case_id));
        let Some(customer) = change.alert.customer else { continue };
        let conversation = simulation.alert_rules.conversations.get(&customer);
        let mut cases = conversation.into_iter().flat_map(|conversation| &conversation.cases);
        let case = cases.find(|case| case.case_id == change.alert.case_id);
        let known = case.map(|case| (case.task_version, case.ended));
        unless(known == Some((change.task.version, change.task.ended)), "§5", || {
            format!(
                "alert-rules knows {known:?} of its task, and it is {:?}",
                (change.task.version, change.task.ended)
            )
        })
        .map_err(|failure| failure.of(about))?;
    }
    Ok(())
}

/// The response or the case that an entry of the journal is about.
fn about(ledger: &Ledger, (aggregate, id, _): &Key) -> (Option<Uuid>, Option<Uuid>) {
    let Ok(id) = id.parse::<Uuid>() else { return (None, None) };
    match aggregate {
        Aggregate::Response | Aggregate::Decision => (Some(id), None),
        Aggregate::Alert => (None, ledger.alerts.get(&id).map(|alert| alert.case_id)),
        Aggregate::Task | Aggregate::Schedule => {
            (None, ledger.changes.get(&id).map(|change| change.alert.case_id))
        }
    }
}

/// I5: every version of everything exactly once.
fn journal(ledger: &Ledger, reporting: &Reporting) -> Result<(), Failure> {
    for key in &ledger.told {
        let (entry, written) = (reporting.journal.get(key), reporting.written.get(key));
        let about = about(ledger, key);
        unless(entry.is_some() && written == Some(&1), "I5", || {
            format!("the journal holds {key:?} {} times", written.copied().unwrap_or_default())
        })
        .map_err(|failure| failure.of(about))?;
    }
    let more = reporting.journal.keys().find(|key| !ledger.told.contains(key));
    unless(more.is_none(), "I5", || format!("the journal holds {more:?}, which nobody told"))
}

/// I5: the folds equal a rebuild, whatever the order in which things arrived, and say what is so.
fn folds(reporting: &Reporting, ledger: &Ledger, random: &mut Random) -> Result<(), Failure> {
    let (of_cases, of_responses) = reporting.grouped();
    for (id, mut entries) in of_cases {
        random.shuffle(&mut entries);
        let rebuilt = case::fold(id, &entries);
        unless(rebuilt.as_ref() == reporting.cases.get(&id), "I5", || {
            "a rebuild gives another case".to_owned()
        })
        .map_err(|failure| failure.of((None, Some(id))))?;
    }
    for (id, mut entries) in of_responses {
        random.shuffle(&mut entries);
        let rebuilt = response::fold(&entries);
        unless(rebuilt.as_ref() == reporting.responses.get(&id), "I5", || {
            "a rebuild gives another response".to_owned()
        })
        .map_err(|failure| failure.of((Some(id), None)))?;
    }
    for (task, change) in &ledger.changes {
        let id = change.alert.case_id;
        said_of_a_case(reporting, ledger, *task, reporting::task(change), id)
            .map_err(|failure| failure.of((None, Some(id))))?;
    }
    for (id, version) in &ledger.responses {
        let said = reporting.responses.get(id).and_then(|response| response.decision.as_ref());
        let decided = ledger.decisions.get(&(*id, *version));
        unless(said.map(|said| &said.rule) == decided.map(|decided| &decided.rule), "I5", || {
            format!("reporting shows {said:?}, and {decided:?} was decided")
        })
        .map_err(|failure| failure.of((Some(*id), None)))?;
    }
    Ok(())
}

fn said_of_a_case(
    reporting: &Reporting,
    ledger: &Ledger,
    task: Uuid,
    is: reporting_domain::fact::TaskFact,
    case: Uuid,
) -> Result<(), Failure> {
    let said = reporting.cases.get(&case);
    unless(said.and_then(|case| case.task.as_ref()) == Some(&is), "I5", || {
        format!("reporting shows {said:?}, and its task is {is:?}")
    })?;
    let Some(said) = said else { return Ok(()) };
    let alert = ledger.raised.values().find_map(|id| ledger.alerts.get(id).filter(|it| it.case_id == case));
    let attachments = alert.map(|alert| alert.attachments);
    unless(Some(said.alert.attachments) == attachments, "I5", || {
        format!("reporting counts {} signals, and {attachments:?} joined", said.alert.attachments)
    })?;
    let account = ledger.accounts.get(&task);
    let missed = account.and_then(|account| {
        account.promises.iter().filter(|promise| !promise.kept()).map(|promise| promise.due).min()
    });
    unless(said.missed_from() == missed, "I5", || {
        format!("reporting says missed from {:?}, and the first miss is {missed:?}", said.missed_from())
    })
}
