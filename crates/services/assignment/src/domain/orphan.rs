//! Tasks that nobody can work on as they are (AS-14).

use super::{
    directory::Directory,
    owner,
    task::{Channel, State, Task},
};
use jiff::{SignedDuration, Timestamp};

/// Why a task is an orphan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrphanKind {
    /// Its owner is not in the directory, or is gone.
    NoOwner,
    /// Its owner is absent, and nobody stands in.
    OwnerAbsent,
    /// It is to be called, and there is no phone number.
    NoPhone,
    /// A deadline that stands lies in a period in which its unit is closed.
    DeadlineWhileClosed,
}

impl OrphanKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::NoOwner, Self::OwnerAbsent, Self::NoPhone, Self::DeadlineWhileClosed];

    /// As metrics and people name it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoOwner => "no-owner",
            Self::OwnerAbsent => "owner-absent",
            Self::NoPhone => "no-phone",
            Self::DeadlineWhileClosed => "deadline-while-closed",
        }
    }
}

/// What is wrong with a task, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// Why.
    pub kind: OrphanKind,
    /// In words.
    pub message: String,
    /// What to do.
    pub next_step: String,
}

/// Every reason for which nobody can work on a task as it is. Of a task that is done there is none.
#[must_use]
pub fn orphans(task: &Task, has_phone: bool, directory: &Directory, now: Timestamp) -> Vec<Orphan> {
    if task.state.is_end() || task.state == State::Resolved {
        return Vec::new();
    }
    let mut found = Vec::new();
    found.extend(without_owner(task, directory, now));
    if task.channel == Channel::Phone && !has_phone && task.state != State::Reached {
        found.push(Orphan {
            kind: OrphanKind::NoPhone,
            message: "it is to be called, and there is no phone number".to_owned(),
            next_step: "look for the number, try another channel, or dismiss it".to_owned(),
        });
    }
    let calendar = directory.calendar(&task.resolved_unit);
    for deadline in task.deadlines.iter().filter(|deadline| deadline.stands() && deadline.due > now) {
        // A deadline exactly at closing is in time: the instant before it must be open.
        let before = deadline.due.saturating_sub(SignedDuration::from_nanos(1)).unwrap_or(deadline.due);
        if !business_time::is_open(calendar, deadline.due) && !business_time::is_open(calendar, before) {
            found.push(Orphan {
                kind: OrphanKind::DeadlineWhileClosed,
                message: format!(
                    "{} is {}, when {} is closed by calendar {}",
                    deadline.kind.name(),
                    directory.local(&task.resolved_unit, deadline.due),
                    task.resolved_unit,
                    calendar.name()
                ),
                next_step: "act before, or reopen it later: deadlines that stand keep the hours of when they were set"
                    .to_owned(),
            });
        }
    }
    found
}

fn without_owner(task: &Task, directory: &Directory, now: Timestamp) -> Option<Orphan> {
    let date = directory.calendar(&task.resolved_unit).date_at(now);
    let person = directory.person(&task.owner);
    let away = owner::away(person, date)?;
    let gone = person.is_none_or(|person| person.ends_on.is_some_and(|ended| ended <= date));
    if gone {
        return Some(Orphan {
            kind: OrphanKind::NoOwner,
            message: format!("its owner {} is {away}", task.owner),
            next_step: "reassign it".to_owned(),
        });
    }
    let stood_in = directory.people().any(|(name, person)| {
        owner::away(Some(person), date).is_none()
            && owner::stands_in_for(directory, name, date).contains(&task.owner)
    });
    (!stood_in).then(|| Orphan {
        kind: OrphanKind::OwnerAbsent,
        message: format!("its owner {} is {away}, and nobody stands in", task.owner),
        next_step: format!("reassign it, or give {} a deputy", task.owner),
    })
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            directory::tests::{deputy, small, with},
            task::tests::{at, task},
        },
        *,
    };

    fn kinds(task: &Task, has_phone: bool, directory: &Directory) -> Vec<&'static str> {
        let found = orphans(task, has_phone, directory, at("2026-11-23T11:00:00Z"));
        found.into_iter().map(|orphan| orphan.kind.name()).collect()
    }

    #[test]
    fn each_kind_is_found() {
        let directory = small();
        let of = |owner: &str| Task { owner: owner.into(), ..task() };
        assert_eq!(kinds(&task(), true, &directory), [""; 0]);
        assert_eq!(kinds(&of("zoe"), true, &directory), ["no-owner"]);
        assert_eq!(kinds(&of("bruno"), true, &directory), ["owner-absent"]);
        assert_eq!(kinds(&task(), false, &directory), ["no-phone"]);
        assert_eq!(kinds(&Task { channel: Channel::Email, ..task() }, false, &directory), [""; 0]);
        let mut night = task();
        night.deadlines[2].due = at("2026-11-24T03:00:00Z");
        assert_eq!(kinds(&night, true, &directory), ["deadline-while-closed"]);
        // Exactly at closing is in time.
        night.deadlines[2].due = at("2026-11-24T17:00:00Z");
        assert_eq!(kinds(&night, true, &directory), [""; 0]);
    }

    #[test]
    fn who_is_stood_in_for_and_what_is_done_are_no_orphans() {
        let stood_in = with(small(), |_, people| {
            people.get_mut("bruno").unwrap().deputies = vec![deputy("ines")];
        });
        let absent = Task { owner: "bruno".into(), ..task() };
        assert_eq!(kinds(&absent, true, &stood_in), [""; 0]);
        let done = Task { state: State::Resolved, ..absent };
        assert_eq!(kinds(&done, false, &small()), [""; 0]);
    }
}
