//! How the deadlines of a task came about.

use super::Assignment;
use crate::{
    domain::{
        explain::{DeadlineExplanation, Interval, explain},
        task::{Basis, Deadline},
    },
    store::{self, TimelineRow},
    wire::{directory, task as wire},
};
use business_time::{Calendar, DayCount};
use contracts::{
    assignment::v1 as api,
    convert,
    types::v1::{self as types},
};
use eventing::{
    Error,
    resources::{self, StoredResource},
};
use jiff::tz::TimeZone;
use prost::Message as _;
use service_kit::{
    caller::Caller,
    problem::{ErrorCode, Problem},
};
use std::collections::{BTreeMap, btree_map::Entry};

impl Assignment {
    /// Explains every deadline that a task has or had, each by the version of the calendar that it was computed with.
    pub(super) async fn explain_deadlines_of(
        &self,
        caller: &Caller,
        text: &str,
    ) -> Result<api::ExplainDeadlinesResponse, Problem> {
        let held = self.seen(caller, text).await?;
        let mut connection = self.kit.database.pool().acquire().await.map_err(Error::from)?;
        let postponed = postponed(&store::timeline(&mut connection, held.task.id).await?);
        let mut calendars: BTreeMap<(String, u64), Calendar> = BTreeMap::new();
        let mut deadlines = Vec::with_capacity(held.task.deadlines.len());
        for deadline in &held.task.deadlines {
            if deadline.basis.within.is_zero() {
                return Err(not_noted(text, deadline));
            }
            let Basis { calendar, version, .. } = &deadline.basis;
            let calendar = match calendars.entry((calendar.clone(), *version)) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => {
                    // Every version that ever was is kept; 0 is none of them.
                    let stored = match version {
                        0 => None,
                        _ => resources::version(&mut connection, "Calendar", calendar, *version).await?,
                    };
                    unknown.insert(read(calendar, *version, stored)?)
                }
            };
            let explained = explain(deadline, calendar, &postponed);
            let explained = explained.map_err(|cause| Problem::internal(&format!("task {text}: {cause}")))?;
            deadlines.push(message(deadline, calendar, &explained));
        }
        Ok(api::ExplainDeadlinesResponse { task: Some(held.snapshot()), deadlines })
    }
}

/// A deadline that was set before what it is computed with was noted beside it.
fn not_noted(task: &str, deadline: &Deadline) -> Problem {
    let message = format!(
        "{task}: {} {} was set by an older version of recontact, which did not note its calendar; it holds, and how it came \
         about can't be told any more. Deadlines that are set from now on can be explained",
        deadline.kind.name(),
        deadline.due
    );
    Problem::new(ErrorCode::Precondition, "CALENDAR_NOT_NOTED", message)
}

/// When the task was put off: from each such act until what it said, or what came before: another such act, another
/// owner, an end, a new round.
fn postponed(timeline: &[TimelineRow]) -> Vec<Interval> {
    let ends = |row: &TimelineRow| {
        row.snoozed_until.is_some()
            || !row.previous_owner.is_empty()
            || matches!(row.event.as_str(), "resolved" | "reopened" | "closed" | "dismissed" | "unreachable")
    };
    let acts = timeline.iter().enumerate().filter_map(|(index, row)| Some((index, row, row.snoozed_until?)));
    acts.map(|(index, row, until)| {
        let ended = timeline.iter().skip(index + 1).find(|later| ends(later)).map(|later| later.changed_at);
        (row.changed_at, ended.map_or(until, |ended| ended.min(until)))
    })
    .collect()
}

/// One version of a calendar.
fn read(name: &str, version: u64, stored: Option<StoredResource>) -> Result<Calendar, Problem> {
    if version == 0 {
        return Ok(Calendar::always_open(name, TimeZone::UTC));
    }
    let of = format!("calendar {name} version {version}");
    let stored =
        stored.ok_or_else(|| Problem::internal(&format!("{of} is not among those that are kept")))?;
    let message = types::Calendar::decode(stored.body.as_slice())
        .map_err(|error| Problem::internal(&format!("{of}: {error}")))?;
    directory::calendar(name, version, &message.spec.unwrap_or_default())
        .map_err(|mistakes| Problem::internal(&format!("{of}: {mistakes:?}")))
}

fn message(
    deadline: &Deadline,
    calendar: &Calendar,
    explained: &DeadlineExplanation,
) -> api::DeadlineExplanation {
    api::DeadlineExplanation {
        deadline: Some(wire::deadline_message(deadline)),
        calendar: calendar.name().to_owned(),
        calendar_version: calendar.version(),
        zone: calendar.zone().iana_name().unwrap_or("UTC").to_owned(),
        within: Some(convert::duration(deadline.basis.within)),
        customer_time: Some(convert::duration(explained.customer_time)),
        days: explained.way.days.iter().map(day_message).collect(),
        postponed: explained.postponed.iter().map(interval_message).collect(),
    }
}

fn day_message(day: &DayCount) -> api::DayExplanation {
    let notes: Vec<String> = day.notes.iter().map(ToString::to_string).collect();
    api::DayExplanation {
        date: day.date.to_string(),
        weekday: day.date.strftime("%A").to_string().to_lowercase(),
        open: day.opening.iter().map(interval_message).collect(),
        counted: Some(convert::duration(day.counted)),
        total: Some(convert::duration(day.total)),
        note: notes.join(", "),
    }
}

fn interval_message(&(from, until): &Interval) -> api::Interval {
    api::Interval { from_time: Some(convert::timestamp(from)), until_time: Some(convert::timestamp(until)) }
}
