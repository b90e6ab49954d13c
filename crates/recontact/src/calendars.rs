//! `recontact calendars`

use crate::{
    cli::ReadArgs,
    client::Client,
    doctor,
    failure::{self, of_status},
    output,
};
use assignment::wire::directory::calendar;
use business_time::{Calendar, DatedDay, Origin, Standing};
use clap::{Args, Subcommand};
use contracts::{
    assignment::v1::{CalendarTrial, ListResourcesRequest},
    convert,
    topology::ServiceName,
    types::v1::{self as types, resource::Resource},
};
use jiff::tz::TimeZone;
use serde::Serialize;

/// `recontact calendars`
#[derive(Debug, Subcommand)]
pub enum CalendarsCommand {
    /// Every calendar with its zone
    List(ReadArgs),
    /// One calendar: its week, and each day of a year that it names, with where it was written and whether it counts
    Show(ShowArgs),
}

/// `recontact calendars show`
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Name of the calendar
    pub name: String,
    /// Year [default: the present one by the business clock]
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1970..=2200))]
    pub year: Option<i16>,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// Runs one of the commands.
///
/// # Errors
/// What the service says.
pub async fn run(command: CalendarsCommand) -> anyhow::Result<()> {
    match command {
        CalendarsCommand::List(args) => {
            let calendars = calendars(&Client::connect(&args.client)?).await?;
            output::print(args.output.output, &calendars, |calendars| list_table(calendars))
        }
        CalendarsCommand::Show(args) => {
            let client = Client::connect(&args.read.client)?;
            let calendars = calendars(&client).await?;
            let year = match args.year {
                Some(year) => year,
                None => this_year(&client).await?,
            };
            let shown = show(&calendars, &args.name, year)?;
            output::print(args.read.output.output, &shown, show_table)
        }
    }
}

/// Every calendar that assignment owns.
///
/// # Errors
/// What the service says.
async fn calendars(client: &Client) -> anyhow::Result<Vec<types::Calendar>> {
    let request = ListResourcesRequest { kinds: vec!["Calendar".to_owned()] };
    let answer = client.assignment_configuration()?.list_resources(request).await;
    let resources = answer.map_err(|status| of_status(&status))?.into_inner().resources;
    Ok(resources
        .into_iter()
        .filter_map(|resource| match resource.resource? {
            Resource::Calendar(calendar) => Some(calendar),
            _ => None,
        })
        .collect())
}

/// The present year by the business clock.
async fn this_year(client: &Client) -> anyhow::Result<i16> {
    let status = doctor::status(client, ServiceName::Assignment).await;
    let time = status.ok().and_then(|status| convert::instant(status.business_time.as_ref()?));
    let time = time.ok_or_else(|| {
        failure::input("only an operator may ask which year the services have; give --year 2027")
    })?;
    Ok(time.to_zoned(TimeZone::UTC).year())
}

/// A calendar as it is shown.
#[derive(Debug, Serialize)]
struct Shown {
    name: String,
    version: u64,
    zone: String,
    year: i16,
    weekly: Vec<types::WeeklyHours>,
    days: Vec<Day>,
}

/// One day that a calendar names.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Day {
    date: String,
    weekday: String,
    name: String,
    /// Opening hours; empty: closed.
    hours: Vec<String>,
    /// The field that it was written in.
    origin: &'static str,
    /// `counts`, `switched off`, or `overruled` by `holidays` or `special_days`.
    standing: &'static str,
}

fn show(calendars: &[types::Calendar], name: &str, year: i16) -> anyhow::Result<Shown> {
    let is_named = |calendar: &&types::Calendar| metadata(calendar).name == name;
    let found = calendars.iter().find(is_named).ok_or_else(|| {
        let known: Vec<String> = calendars.iter().map(|calendar| metadata(calendar).name).collect();
        let known =
            if known.is_empty() { "none; apply a folder with one".to_owned() } else { known.join(", ") };
        failure::input(format!("there is no calendar {name:?}; known: {known}"))
    })?;
    let spec = found.spec.clone().unwrap_or_default();
    let read = calendar(name, found.version, &spec).map_err(|mistakes| {
        failure::input(format!(
            "this program can't read calendar {name}: {mistakes:?}; is it older than the services?"
        ))
    })?;
    Ok(Shown {
        name: name.to_owned(),
        version: found.version,
        zone: spec.zone,
        year,
        weekly: spec.weekly,
        days: days(&read, year),
    })
}

fn metadata(calendar: &types::Calendar) -> types::Metadata {
    calendar.metadata.clone().unwrap_or_default()
}

fn days(calendar: &Calendar, year: i16) -> Vec<Day> {
    let day = |day: DatedDay| Day {
        date: day.date.to_string(),
        weekday: day.date.strftime("%A").to_string(),
        name: day.name,
        hours: day.hours,
        origin: match day.origin {
            Origin::Holiday => "holidays",
            Origin::SpecialDay => "special_days",
            Origin::ICalendar => "icalendar",
        },
        standing: match day.standing {
            Standing::Counts => "counts",
            Standing::SwitchedOff => "switched off",
            Standing::Overruled => "overruled",
        },
    };
    calendar.named_days(year).into_iter().map(day).collect()
}

fn list_table(calendars: &[types::Calendar]) -> String {
    if calendars.is_empty() {
        return "no calendars; apply a folder with one".to_owned();
    }
    let rows = calendars.iter().map(|calendar| {
        let (metadata, spec) = (metadata(calendar), calendar.spec.clone().unwrap_or_default());
        vec![metadata.name, spec.zone, calendar.version.to_string(), metadata.set, metadata.title]
    });
    output::table(&["NAME", "ZONE", "VERSION", "SET", "TITLE"], rows.collect())
}

fn show_table(shown: &Shown) -> String {
    let mut text = format!("{} version {}, {}\n", shown.name, shown.version, shown.zone);
    let rows = shown.weekly.iter().map(|week| vec![week.days.join(", "), week.hours.join(", ")]);
    text.push_str(&output::table(&[], rows.collect()));
    text.push_str("\n\n");
    if shown.days.is_empty() {
        text.push_str(&format!("{} has no holiday and no day with hours of its own", shown.year));
        return text;
    }
    let rows = shown.days.iter().map(|day| {
        let hours = if day.hours.is_empty() { "closed".to_owned() } else { day.hours.join(", ") };
        let weekday = day.weekday.get(..3).unwrap_or_default().to_owned();
        let [origin, standing] = [day.origin.to_owned(), day.standing.to_owned()];
        vec![day.date.clone(), weekday, day.name.clone(), hours, origin, standing]
    });
    text.push_str(&output::table(&["DATE", "DAY", "NAME", "HOURS", "WRITTEN IN", ""], rows.collect()));
    text
}

/// What a calendar makes of an example, in its own zone.
#[must_use]
pub fn trial(trial: &CalendarTrial) -> String {
    let zone = business_time::zone(&trial.zone).unwrap_or(TimeZone::UTC);
    let local = |time: &Option<pbjson_types::Timestamp>| {
        let instant = time.as_ref().and_then(convert::instant);
        instant.map(|instant| instant.to_zoned(zone.clone()).strftime("%a %Y-%m-%d %H:%M %Z").to_string())
    };
    let closed = match trial.closed_days.as_slice() {
        [] => String::new(),
        days => format!("; closed in between: {}", days.join(", ")),
    };
    format!(
        "calendar {}: {} of duty time from {} end {}{closed}",
        trial.calendar,
        output::duration(trial.duty.as_ref()),
        local(&trial.from_time).unwrap_or_default(),
        local(&trial.due_time).unwrap_or_default(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<types::Calendar> {
        let spec = types::CalendarSpec {
            zone: "Europe/London".into(),
            weekly: vec![types::WeeklyHours { days: vec!["monday".into()], hours: vec!["00:00-24:00".into()] }],
            holidays: vec![types::Holiday { date: "2027-05-03".into(), name: "Early May".into(), inactive: true }],
            special_days: vec![types::SpecialDay {
                date: "2027-12-25".into(),
                name: "Christmas sale".into(),
                hours: vec!["10:00-12:00".into()],
            }],
            icalendar: "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20201225\nSUMMARY:Christmas Day\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR\n".into(),
        };
        let metadata = types::Metadata { name: "britain".into(), ..types::Metadata::default() };
        vec![types::Calendar { metadata: Some(metadata), spec: Some(spec), version: 3 }]
    }

    #[test]
    fn each_day_says_where_it_was_written_and_whether_it_counts() {
        let shown = show(&sample(), "britain", 2027).unwrap();
        let days: Vec<_> = shown
            .days
            .iter()
            .map(|day| (day.date.as_str(), day.name.as_str(), day.origin, day.standing))
            .collect();
        assert_eq!(
            days,
            [
                ("2027-05-03", "Early May", "holidays", "switched off"),
                ("2027-12-25", "Christmas sale", "special_days", "counts"),
                ("2027-12-25", "Christmas Day", "icalendar", "overruled"),
            ]
        );
        assert!(
            show_table(&shown).contains("2027-12-25  Sat  Christmas sale  10:00-12:00  special_days  counts")
        );
    }

    #[test]
    fn an_unknown_calendar_is_answered_with_the_known_ones() {
        let error = show(&sample(), "brittany", 2027).unwrap_err().to_string();
        assert_eq!(error, "there is no calendar \"brittany\"; known: britain");
    }
}
