//! The lines of the story: what happened, when in their time, why.

use super::{
    play::Happening,
    story::{self, Answer},
};
use crate::names::Names;
use contracts::{
    convert,
    reporting::v1::CaseEvent,
    types::v1::{DeadlineKind, Task},
};
use jiff::{Timestamp, tz::TimeZone};

/// What colour a line speaks in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// A customer speaks.
    Customer,
    /// Work begins, or goes on.
    Plain,
    /// Somebody is reminded.
    Reminder,
    /// Somebody above hears of it, or gets it.
    Escalation,
    /// A deadline passed.
    Miss,
    /// It went well.
    Good,
    /// The storyteller speaks.
    Note,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// `Thu 15:00 CET`, in the unit's zone.
    pub when: String,
    /// Where.
    pub place: String,
    /// In which colour.
    pub mood: Mood,
    /// What happened.
    pub what: String,
    /// Why. Empty: it needs no reason.
    pub why: String,
}

/// An instant as its people read it: `Thu 15:00 CET`.
#[must_use]
pub fn clock(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%a %H:%M %Z").to_string()
}

/// The line of something that happened; `None`: it is said by another one.
#[must_use]
pub fn line(happening: &Happening, at: Timestamp, home: &TimeZone, names: &Names) -> Option<Line> {
    match happening {
        Happening::Note(text) => Some(Line {
            when: clock(at, home),
            place: String::new(),
            mood: Mood::Note,
            what: (*text).to_owned(),
            why: String::new(),
        }),
        Happening::Case { answer, event, task } => case_line(answer, event, task.as_deref(), home, names),
    }
}

fn case_line(
    answer: &Answer,
    event: &CaseEvent,
    task: Option<&Task>,
    home: &TimeZone,
    names: &Names,
) -> Option<Line> {
    let zone = task.map_or_else(|| home.clone(), |task| names.zone(&task.calendar));
    let at = event.event_time.as_ref().and_then(convert::instant)?;
    let actor = event.actor.as_ref().map(|actor| names.person(&actor.name).to_owned()).unwrap_or_default();
    // What the event tells, then the reason that assignment gave for it.
    let detail = event.detail.as_str();
    let (told, because) = detail.split_once("; ").unwrap_or((detail, detail));
    let (mood, what, why) = match event.event.as_str() {
        "response.accepted" => {
            let mood = if answer.score > 3 { Mood::Good } else { Mood::Customer };
            (mood, format!("a customer gives {} of 5: “{}”", answer.score, answer.verbatim), String::new())
        }
        "response.decided" if task.is_none() => {
            (Mood::Plain, "nobody needs to call".to_owned(), "no rule asks for it".to_owned())
        }
        "task.assigned" => {
            let task = task?;
            let owner = names.person(&task.owner);
            let until = deadlines(task, &zone);
            (Mood::Plain, format!("task for {owner}, who manages it: {until}"), String::new())
        }
        "task.accepted" => (Mood::Plain, format!("{actor} takes it on"), String::new()),
        "task.attempted" if told.starts_with("reached") => {
            (Mood::Good, format!("{actor} calls and reaches the customer"), String::new())
        }
        "task.attempted" => (Mood::Plain, format!("{actor} calls: {told}"), String::new()),
        "task.reminded" => {
            let (step, whom) = split(told);
            (Mood::Reminder, format!("reminder to {}", names.in_words(whom)), reason(step))
        }
        "task.escalated" => {
            let (step, whom) = split(told);
            (Mood::Escalation, names.in_words(whom), reason(step))
        }
        "task.overdue" => (Mood::Miss, format!("MISSED: {}", missed(detail)), String::new()),
        "task.step-skipped" => (Mood::Note, "a step is skipped".to_owned(), names.in_words(because)),
        "task.resolved" => (Mood::Good, format!("{actor} has resolved it"), String::new()),
        "task.closed" => (
            Mood::Good,
            "closed".to_owned(),
            "it stayed quiet for 24 hours of the customer's time".to_owned(),
        ),
        // Proposals and the alert itself are said by what comes of them.
        _ => return None,
    };
    Some(Line { when: clock(at, &zone), place: answer.place.to_owned(), mood, what, why })
}

/// What a missed deadline means.
fn missed(detail: &str) -> &str {
    match detail.trim_end_matches(" passed unmet") {
        "accept by" => "nobody accepted it in time",
        "contact by" => "the customer was not reached in time",
        "resolve by" => "it was not resolved in time",
        other => other,
    }
}

/// A detail of reporting, `step: what it did`.
fn split(detail: &str) -> (&str, &str) {
    detail.split_once(": ").unwrap_or(("", detail))
}

fn reason(step: &str) -> String {
    story::reason(step).unwrap_or(step).to_owned()
}

/// The first three deadlines in a few words: `accept by 17:00, reach by 19:00, resolve by Sat 13:30`.
fn deadlines(task: &Task, zone: &TimeZone) -> String {
    let mut last =
        task.assigned_time.as_ref().and_then(convert::instant).map(|at| at.to_zoned(zone.clone()).date());
    let mut parts = Vec::new();
    for deadline in task.deadlines.iter().take(3) {
        let verb = match deadline.kind() {
            DeadlineKind::AcceptBy => "accept",
            DeadlineKind::ContactBy => "reach",
            DeadlineKind::ResolveBy => "resolve",
            DeadlineKind::Unspecified => continue,
        };
        let Some(due) = deadline.due_time.as_ref().and_then(convert::instant) else {
            continue;
        };
        let due = due.to_zoned(zone.clone());
        // The weekday is said where it changes.
        let form = if last == Some(due.date()) { "%H:%M" } else { "%a %H:%M" };
        last = Some(due.date());
        parts.push(format!("{verb} by {}", due.strftime(form)));
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use contracts::types::v1::Actor;

    fn told(event: &str, detail: &str) -> (Mood, String, String) {
        let event = CaseEvent {
            event: format!("task.{event}"),
            event_time: Some(convert::timestamp("2027-03-25T16:30:00Z".parse().unwrap())),
            actor: Some(Actor { name: "karen".into(), ..Actor::default() }),
            detail: detail.into(),
            ..CaseEvent::default()
        };
        let line = case_line(&story::LONDON, &event, None, &TimeZone::UTC, &Names::default()).unwrap();
        assert_eq!((line.when.as_str(), line.place.as_str()), ("Thu 16:30 UTC", "London"));
        (line.mood, line.what, line.why)
    }

    #[test]
    fn each_line_says_what_happened_and_why() {
        let line = |mood, what: &str, why: &str| (mood, what.to_owned(), why.to_owned());
        assert_eq!(
            told("escalated", "tell-the-region: informed alice, past bruno (away); because so"),
            line(
                Mood::Escalation,
                "informed alice, past bruno (away)",
                "still nobody has accepted it, half an hour after the deadline"
            )
        );
        assert_eq!(
            told("overdue", "contact by passed unmet"),
            line(Mood::Miss, "MISSED: the customer was not reached in time", "")
        );
        assert_eq!(
            told("step-skipped", "tell-the-region; alice owns it"),
            line(Mood::Note, "a step is skipped", "alice owns it")
        );
        assert_eq!(
            told("attempted", "no answer by phone"),
            line(Mood::Plain, "karen calls: no answer by phone", "")
        );
        assert_eq!(
            told("attempted", "reached by phone; because so"),
            line(Mood::Good, "karen calls and reaches the customer", "")
        );
        // A step that the story does not know is called by its name.
        assert_eq!(
            told("reminded", "a-new-step: david"),
            line(Mood::Reminder, "reminder to david", "a-new-step")
        );
    }
}
