//! `recontact explain`: why things are as they are, and what all explanations print alike.

pub mod deadline;
pub mod response;
pub mod schedule;

use crate::output;
use clap::Subcommand;
use contracts::{convert, types::v1::Deadline};
use jiff::tz::TimeZone;

/// `recontact explain`
#[derive(Debug, Subcommand)]
pub enum ExplainCommand {
    /// Why the rules decided as they did on a response: what they saw, rule by rule, and how an owner was found
    Response(response::ResponseArgs),
    /// What comes next if nobody acts: each step with its time, whom it reaches and why
    Schedule(schedule::ScheduleArgs),
    /// How each deadline of a task came about, day by day: opening hours, holidays, changes of the clocks
    Deadline(deadline::DeadlineArgs),
}

/// Runs one of the commands.
///
/// # Errors
/// What a service says.
pub async fn run(command: ExplainCommand) -> anyhow::Result<()> {
    match command {
        ExplainCommand::Response(args) => response::run(args).await,
        ExplainCommand::Schedule(args) => schedule::run(args).await,
        ExplainCommand::Deadline(args) => deadline::run(args).await,
    }
}

/// An instant as the people of a zone read it: `Mon 2027-03-29 09:00 CEST`; empty: none.
#[must_use]
pub fn local(time: Option<&pbjson_types::Timestamp>, zone: &TimeZone) -> String {
    let instant = time.and_then(convert::instant);
    let local = instant.map(|instant| instant.to_zoned(zone.clone()));
    local.map(|local| local.strftime("%a %Y-%m-%d %H:%M %Z").to_string()).unwrap_or_default()
}

/// What became of a deadline: a miss is told whatever came after it. `moment` says how an instant is told.
#[must_use]
pub fn fate(deadline: &Deadline, moment: impl Fn(Option<&pbjson_types::Timestamp>) -> String) -> String {
    let instant = |time: &Option<pbjson_types::Timestamp>| time.as_ref().and_then(convert::instant);
    let late =
        instant(&deadline.due_time).zip(instant(&deadline.met_time)).is_some_and(|(due, met)| due < met);
    let (met, replaced) = (deadline.met_time.as_ref(), deadline.replaced_time.as_ref());
    match (met, replaced, &deadline.overdue_time) {
        (Some(_), _, _) if late => format!("met late, {}", moment(met)),
        (Some(_), _, _) => format!("met {}", moment(met)),
        (None, Some(_), Some(_)) => format!("missed, then replaced {}", moment(replaced)),
        (None, Some(_), None) => format!("replaced {}", moment(replaced)),
        (None, None, Some(_)) => "missed".to_owned(),
        (None, None, None) => "stands".to_owned(),
    }
}

/// The zone of that name; UTC where it is not known.
#[must_use]
pub fn zone(name: &str) -> TimeZone {
    business_time::zone(name).unwrap_or(TimeZone::UTC)
}

/// Adds a titled table below what is there, each row indented; nothing where there are no rows.
pub fn section(text: &mut String, title: &str, rows: Vec<Vec<String>>) {
    if rows.is_empty() {
        return;
    }
    let rows = rows.into_iter().map(|mut row| {
        if let Some(first) = row.first_mut() {
            first.insert_str(0, "  ");
        }
        row
    });
    text.push_str("\n\n");
    text.push_str(title);
    text.push('\n');
    text.push_str(&output::table(&[], rows.collect()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_read_in_its_zone() {
        let instant = convert::timestamp("2027-03-28T01:30:00Z".parse().unwrap());
        assert_eq!(local(Some(&instant), &zone("Europe/Paris")), "Sun 2027-03-28 03:30 CEST");
        assert_eq!(local(Some(&instant), &zone("Nowhere/Land")), "Sun 2027-03-28 01:30 UTC");
        assert_eq!(local(None, &TimeZone::UTC), "");
    }
}
