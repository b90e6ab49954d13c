//! `recontact explain deadline`

use crate::{
    cli::ReadArgs,
    client::Client,
    failure::of_status,
    output::{self, word},
};
use clap::Args;
use contracts::{
    assignment::v1::{
        DayExplanation, DeadlineExplanation, ExplainDeadlinesRequest, ExplainDeadlinesResponse, Interval,
    },
    convert,
};
use jiff::{Timestamp, Zoned, tz::TimeZone};

/// `recontact explain deadline`
#[derive(Debug, Args)]
pub struct DeadlineArgs {
    /// Id of the task: tsk_…
    pub task: String,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// Asks, and prints.
///
/// # Errors
/// What the service says.
pub async fn run(args: DeadlineArgs) -> anyhow::Result<()> {
    let client = Client::connect(&args.read.client)?;
    let request = ExplainDeadlinesRequest { task_id: args.task };
    let answer =
        client.tasks()?.explain_deadlines(request).await.map_err(|status| of_status(&status))?.into_inner();
    output::print(args.read.output.output, &answer, text)
}

/// Every deadline with its days, in the zone of its calendar.
#[must_use]
pub fn text(answer: &ExplainDeadlinesResponse) -> String {
    let task = answer.task.clone().unwrap_or_default();
    let mut parts = vec![format!(
        "{}  {}, owned by {}, unit {}",
        task.task_id,
        word(task.state().as_str_name(), "TASK_STATE_"),
        task.owner,
        task.resolved_unit
    )];
    parts.extend(answer.deadlines.iter().map(deadline));
    parts.join("\n\n")
}

fn deadline(explained: &DeadlineExplanation) -> String {
    let zone = super::zone(&explained.zone);
    let local = |time: &Option<pbjson_types::Timestamp>| {
        time.as_ref().and_then(convert::instant).map(|instant| instant.to_zoned(zone.clone()))
    };
    let deadline = explained.deadline.clone().unwrap_or_default();
    let (set, due) = (local(&deadline.set_time), local(&deadline.due_time));
    let fate = super::fate(&deadline, |time| moment(local(&time.copied()).as_ref()));
    let mut text = format!(
        "{}  {}  ({fate})\n  {} of duty time since {}, by calendar {}{}\n  {} pass for the customer\n",
        word(deadline.kind().as_str_name(), "DEADLINE_KIND_"),
        moment(due.as_ref()),
        span(explained.within.as_ref()),
        moment(set.as_ref()),
        explained.calendar,
        if explained.calendar_version == 0 {
            " (built in)".to_owned()
        } else {
            format!(" version {}", explained.calendar_version)
        },
        span(explained.customer_time.as_ref()),
    );
    let rows = explained.days.iter().map(|day| row(day, set.as_ref(), due.as_ref(), &zone)).collect();
    text.push_str(&output::table(&["  DAY", "OPEN", "COUNTS", "SO FAR", ""], rows));
    for interval in &explained.postponed {
        let [from, until] = [local(&interval.from_time), local(&interval.until_time)];
        text.push_str(&format!(
            "\n  put off {} to {}; the deadline ran on",
            moment(from.as_ref()),
            moment(until.as_ref())
        ));
    }
    text
}

fn row(day: &DayExplanation, set: Option<&Zoned>, due: Option<&Zoned>, zone: &TimeZone) -> Vec<String> {
    let open: Vec<String> = day.open.iter().filter_map(|interval| hours(interval, zone)).collect();
    let on_this_day = |instant: Option<&Zoned>| {
        instant
            .filter(|zoned| zoned.date().to_string() == day.date)
            .map(|zoned| zoned.strftime("%H:%M").to_string())
    };
    let mut notes = Vec::new();
    if !day.note.is_empty() {
        notes.push(day.note.clone());
    }
    notes.extend(on_this_day(set).map(|time| format!("from {time}")));
    notes.extend(on_this_day(due).map(|time| format!("due {time}")));
    let weekday = day.weekday.get(..3).unwrap_or_default();
    let weekday: String =
        weekday.chars().enumerate().map(|(at, c)| if at == 0 { c.to_ascii_uppercase() } else { c }).collect();
    vec![
        format!("  {weekday} {}", day.date),
        if open.is_empty() { "–".to_owned() } else { open.join(", ") },
        span(day.counted.as_ref()),
        span(day.total.as_ref()),
        notes.join(", "),
    ]
}

/// `09:30-12:30`, in the zone; midnight at its end is 24:00.
fn hours(interval: &Interval, zone: &TimeZone) -> Option<String> {
    let local = |instant: Timestamp| instant.to_zoned(zone.clone());
    let from = local(interval.from_time.as_ref().and_then(convert::instant)?);
    let until = local(interval.until_time.as_ref().and_then(convert::instant)?);
    let midnight = until.time() == jiff::civil::Time::midnight() && until.date() > from.date();
    let until = if midnight { "24:00".to_owned() } else { until.strftime("%H:%M").to_string() };
    Some(format!("{}-{until}", from.strftime("%H:%M")))
}

/// `Mon 2027-03-29 10:30 CEST`, with seconds where there are some.
fn moment(zoned: Option<&Zoned>) -> String {
    let Some(zoned) = zoned else { return "–".to_owned() };
    let format = if zoned.second() == 0 { "%a %Y-%m-%d %H:%M %Z" } else { "%a %Y-%m-%d %H:%M:%S %Z" };
    zoned.strftime(format).to_string()
}

/// `26h 30m`: hours are never made days, for a day of duty is as long as its opening hours.
fn span(duration: Option<&pbjson_types::Duration>) -> String {
    let seconds = duration.map_or(0, |duration| duration.seconds);
    let (hours, minutes, seconds) = (seconds / 3600, seconds % 3600 / 60, seconds % 60);
    let parts = [(hours, "h"), (minutes, "m"), (seconds, "s")];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| format!("{count}{unit}"))
        .collect();
    if said.is_empty() { "0m".to_owned() } else { said.join(" ") }
}
