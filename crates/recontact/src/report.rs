//! `recontact report`

use crate::{
    cases,
    cli::{ReadArgs, instant},
    client::Client,
    failure::{self, of_status},
    output::{self, moment, word},
};
use clap::{Args, Subcommand, ValueEnum};
use contracts::{
    convert,
    reporting::v1::{
        Figures, GetFigureSeriesRequest, GetFigureSeriesResponse, GetFiguresRequest, GetFiguresResponse,
        ListCasesRequest, ScoreFigure,
    },
};
use pbjson_types::Duration;

/// `recontact report`
#[derive(Debug, Subcommand)]
pub enum ReportCommand {
    /// Figures of a unit and all below: what came in, what is open, how fast customers are called, how they score
    #[command(after_help = KPIS_HELP)]
    Kpis(KpisArgs),
}

const KPIS_HELP: &str = "\
Every figure is explained in docs/figures.md. Examples:
  recontact report kpis --by-unit                            everything until now, a row for each unit below
  recontact report kpis --unit south --month 2027-03         March of the south, in its own time zone
  recontact report kpis --last 30d --series week             the last 30 days, week by week
  recontact report kpis --unit south --open overdue          the cases behind a figure
  recontact report kpis --as-of 2027-03-31T18:00:00Z -o json as it stood then, for programs";

/// `recontact report kpis`
#[derive(Debug, Args)]
pub struct KpisArgs {
    /// The unit, with all below [default: the whole tree]
    #[arg(long, default_value = "", value_name = "NAME")]
    pub unit: String,
    /// First instant: 2027-03-01T00:00:00Z [default: from the beginning]
    #[arg(long, value_name = "INSTANT", value_parser = instant, conflicts_with_all = ["month", "last"])]
    pub from: Option<jiff::Timestamp>,
    /// First instant that counts no more [default: until now]
    #[arg(long, value_name = "INSTANT", value_parser = instant, conflicts_with_all = ["month", "last"])]
    pub until: Option<jiff::Timestamp>,
    /// A period by civil dates of the unit's zone: 2027-03, 2027, 2027-W12 or 2027-03-26
    #[arg(long, visible_alias = "period", value_name = "PERIOD")]
    pub month: Option<String>,
    /// The last days, today included: 30d
    #[arg(long, value_name = "DAYS", conflicts_with = "month")]
    pub last: Option<String>,
    /// IANA zone of the dates [default: that of the unit's calendar]
    #[arg(long, default_value = "", value_name = "ZONE")]
    pub zone: String,
    /// A row for each unit directly below as well
    #[arg(long)]
    pub by_unit: bool,
    /// The instant that the figures hold for: what happened later is left out [default: now]
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub as_of: Option<jiff::Timestamp>,
    /// The same figures period by period [default time: the last 30 days, 12 weeks or year]
    #[arg(long, value_enum, value_name = "PERIOD", conflicts_with = "by_unit")]
    pub series: Option<SeriesPeriod>,
    /// Lists the cases or responses behind a figure: overdue, to_do, reached_by_phone, open_under_4h, nps
    #[arg(long, value_name = "FIGURE", conflicts_with_all = ["by_unit", "series"])]
    pub open: Option<String>,
    /// At most so many of them
    #[arg(long, default_value_t = 20, value_name = "N", requires = "open")]
    pub limit: i32,
    /// From the answer before
    #[arg(long, default_value = "", value_name = "TOKEN", requires = "open")]
    pub page_token: String,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// How a series is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SeriesPeriod {
    /// From midnight to midnight
    Day,
    /// From Monday to Monday
    Week,
    /// From the first to the first
    Month,
}

/// Runs one of the commands.
///
/// # Errors
/// What the service says.
pub async fn run(command: ReportCommand) -> anyhow::Result<()> {
    let ReportCommand::Kpis(args) = command;
    if let Some(period) = args.series {
        return series(args, period).await;
    }
    let client = Client::connect(&args.read.client)?;
    let answer = client.figures()?.get_figures(request(&args)).await;
    let answer = answer.map_err(|status| of_flags(&status, &flags(&args)))?.into_inner();
    match &args.open {
        Some(figure) => open(&client, &args, figure, &answer).await,
        None => output::print(args.read.output.output, &answer, |answer| figures_table(answer, args.by_unit)),
    }
}

fn span(args: &KpisArgs) -> String {
    args.month.clone().or_else(|| args.last.clone()).unwrap_or_default()
}

fn request(args: &KpisArgs) -> GetFiguresRequest {
    GetFiguresRequest {
        unit: args.unit.clone(),
        from_time: args.from.map(convert::timestamp),
        until_time: args.until.map(convert::timestamp),
        as_of_time: args.as_of.map(convert::timestamp),
        by_unit: args.by_unit,
        span: span(args),
        zone: args.zone.clone(),
    }
}

/// The list behind a figure: the same unit, period and instant.
async fn open(
    client: &Client,
    args: &KpisArgs,
    figure: &str,
    figures: &GetFiguresResponse,
) -> anyhow::Result<()> {
    let mut terms = vec![format!("figure = {}", figure.replace(['-', ' '], "_"))];
    if !args.unit.is_empty() {
        terms.push(format!("unit = {}", args.unit));
    }
    for (sign, time) in [(">=", &figures.from_time), ("<", &figures.until_time)] {
        if let Some(instant) = time.as_ref().and_then(convert::instant) {
            terms.push(format!("counted_time {sign} {instant}"));
        }
    }
    let filter = terms.join(" AND ");
    let list = ListCasesRequest {
        filter: filter.clone(),
        order_by: String::new(),
        page_size: args.limit,
        page_token: args.page_token.clone(),
        as_of_time: figures.as_of_time,
    };
    let answer = client.status()?.list_cases(list).await;
    let answer = answer.map_err(|status| of_flags(&status, &[("filter", "--open")]))?.into_inner();
    output::print(args.read.output.output, &answer, |answer| cases::list_table(answer, &filter))
}

async fn series(args: KpisArgs, period: SeriesPeriod) -> anyhow::Result<()> {
    let (name, usual) = match period {
        SeriesPeriod::Day => ("day", "30d"),
        SeriesPeriod::Week => ("week", "84d"),
        SeriesPeriod::Month => ("month", "365d"),
    };
    let flags = flags(&args);
    if args.until.is_some() && args.from.is_none() {
        return Err(failure::input("--until says where the series ends; say with --from where it begins"));
    }
    let span = match span(&args) {
        span if span.is_empty() && args.from.is_none() => usual.to_owned(),
        span => span,
    };
    let request = GetFigureSeriesRequest {
        unit: args.unit,
        from_time: args.from.map(convert::timestamp),
        until_time: args.until.map(convert::timestamp),
        as_of_time: args.as_of.map(convert::timestamp),
        period: name.to_owned(),
        zone: args.zone,
        span,
    };
    let client = Client::connect(&args.read.client)?;
    let answer = client.figures()?.get_figure_series(request).await;
    let answer = answer.map_err(|status| of_flags(&status, &flags))?.into_inner();
    output::print(args.read.output.output, &answer, series_table)
}

/// What a service says of a field, told of the flag that a person wrote: the field is no word of theirs.
fn of_flags(status: &tonic::Status, flags: &[(&str, &str)]) -> anyhow::Error {
    let mut error = of_status(status);
    if let Some(failure) = error.downcast_mut::<failure::Failure>() {
        for (field, flag) in flags {
            if let Some(rest) = failure.message.strip_prefix(&format!("{field}: ")) {
                failure.message = format!("{flag}: {rest}");
                break;
            }
        }
    }
    error
}

/// Fields of a question, and the flags that they came from.
const fn flags(args: &KpisArgs) -> [(&'static str, &'static str); 6] {
    [
        ("span", if args.month.is_some() { "--month" } else { "--last" }),
        ("from_time", "--from"),
        ("until_time", "--until"),
        ("as_of_time", "--as-of"),
        ("zone", "--zone"),
        ("unit", "--unit"),
    ]
}

/// Figures for people: one sheet for the unit, and a row for each below it.
#[must_use]
pub fn figures_table(answer: &GetFiguresResponse, by_unit: bool) -> String {
    let zone = answer.zone.as_str();
    let figures = answer.total.clone().unwrap_or_default();
    let unit = if figures.unit.is_empty() { "the whole tree" } else { &figures.unit };
    let from = match &answer.from_time {
        Some(from) => moment(Some(from), zone),
        None => "the beginning".to_owned(),
    };
    let mut text = format!(
        "Figures of {unit}, with all below\nfrom {from} until {}, as of {}\n\n{}",
        moment(answer.until_time.as_ref(), zone),
        moment(answer.as_of_time.as_ref(), zone),
        sheet(&figures)
    );
    if !answer.units.is_empty() {
        let name = |row: &Figures| match row.unit == figures.unit {
            true => format!("{} (itself)", row.unit).trim_start().to_owned(),
            false => row.unit.clone(),
        };
        let rows = answer.units.iter().map(|row| (name(row), row));
        text.push_str(&format!("\n\n{}", rows_table("UNIT", rows)));
    }
    text.push_str(&format!(
        "\n\nthe list behind a figure, with the same times: `recontact report kpis {}--open FIGURE`; what each one means: docs/figures.md",
        match (by_unit, figures.unit.as_str()) {
            (true, _) => "--unit UNIT ".to_owned(),
            (false, "") => String::new(),
            (false, unit) => format!("--unit {unit} "),
        }
    ));
    text
}

/// The most important of it, in a row for the unit and one for each below it.
#[must_use]
pub fn short_table(answer: &GetFiguresResponse) -> String {
    let name =
        |figures: &Figures| if figures.unit.is_empty() { "all".to_owned() } else { figures.unit.clone() };
    let rows = answer.total.iter().chain(&answer.units).map(|figures| (name(figures), figures));
    rows_table("UNIT", rows)
}

/// A series for people.
#[must_use]
pub fn series_table(answer: &GetFigureSeriesResponse) -> String {
    let empty = Figures::default();
    let rows =
        answer.periods.iter().map(|period| (period.name.clone(), period.figures.as_ref().unwrap_or(&empty)));
    format!(
        "{}\n\nperiods begin in {}; as of {}; each case counts where its response was accepted",
        rows_table("PERIOD", rows),
        answer.zone,
        moment(answer.as_of_time.as_ref(), &answer.zone)
    )
}

fn rows_table<'a>(first: &str, rows: impl Iterator<Item = (String, &'a Figures)>) -> String {
    let header = [
        first,
        "RESPONSES",
        "RECEIVED",
        "TO DO",
        "IN PROGRESS",
        "OVERDUE",
        "REACHED",
        "RESOLVED",
        "UNREACHABLE",
        "MISSED",
        "DUTY",
        "CUSTOMER",
        "NPS",
        "CSAT",
    ];
    let rows = rows.map(|(name, figures)| {
        let counts = [
            figures.responses,
            figures.received,
            figures.to_do,
            figures.in_progress,
            figures.overdue,
            figures.reached,
            figures.resolved,
            figures.unreachable,
            figures.missed,
        ];
        let mut row = vec![name];
        row.extend(counts.map(|count| count.to_string()));
        row.push(output::duration(figures.contact_duty_p50.as_ref()));
        row.push(output::duration(figures.contact_customer_p50.as_ref()));
        row.push(score(figures.nps.as_ref(), true));
        row.push(score(figures.csat.as_ref(), false));
        row
    });
    format!(
        "{}\nDUTY and CUSTOMER: median time to contact in opening hours, and as the customer waited; ±: 95 % margin of error",
        output::table(&header, rows.collect())
    )
}

/// One unit on one sheet.
fn sheet(figures: &Figures) -> String {
    let mut parts = vec![customers(figures), counts(figures), format!("Times\n{}", times(figures))];
    if !figures.channels.is_empty() {
        parts.push(format!("Reached by\n{}", channels(figures)));
    }
    parts.push(format!("Waiting since\n{}", ageing(figures)));
    parts.join("\n\n")
}

fn customers(figures: &Figures) -> String {
    let of = |score: Option<&ScoreFigure>| score.map_or(0, |score| score.responses);
    let apart = format!("apart: {} test(s), {} of history", figures.tests, figures.history);
    let rows = vec![
        vec!["  responses".to_owned(), figures.responses.to_string(), apart],
        vec!["  nps".to_owned(), score(figures.nps.as_ref(), true), over(of(figures.nps.as_ref()))],
        vec!["  csat".to_owned(), score(figures.csat.as_ref(), false), over(of(figures.csat.as_ref()))],
    ];
    format!("Customers\n{}", output::table(&[], rows))
}

fn over(responses: u64) -> String {
    format!("over {responses} response(s)")
}

fn counts(figures: &Figures) -> String {
    let row = |name: &str, count: u64, meaning: &str| {
        vec![format!("  {name}"), count.to_string(), meaning.to_owned()]
    };
    let rows = vec![
        row("received", figures.received, "cases"),
        row("to do", figures.to_do, "nobody accepted it yet"),
        row("in progress", figures.in_progress, "accepted or reached"),
        row("resolved", figures.resolved, "closed or waiting for it"),
        row("unreachable", figures.unreachable, "ended without a conversation"),
        row("dismissed", figures.dismissed, "ended, for it was none"),
        row("overdue", figures.overdue, "a deadline has passed and still stands"),
        row("missed", figures.missed, "a deadline was missed at any time"),
        row("reached", figures.reached, "somebody spoke with the customer"),
        row("reopened", figures.reopened, "needed work again"),
        row("attached", figures.attached, "further responses that joined a case"),
        row("refused", figures.refused, "responses of customers who refuse contact"),
        row("suppressed", figures.suppressed, "responses that a limit kept from raising"),
    ];
    format!("Cases\n{}", output::table(&[], rows))
}

fn times(figures: &Figures) -> String {
    let row = |name: &str, half: Option<&Duration>, most: Option<&Duration>| {
        vec![format!("  {name}"), output::duration(half), output::duration(most)]
    };
    let rows = vec![
        row("to contact, duty time", figures.contact_duty_p50.as_ref(), figures.contact_duty_p90.as_ref()),
        row(
            "to contact, customer time",
            figures.contact_customer_p50.as_ref(),
            figures.contact_customer_p90.as_ref(),
        ),
        row("to resolve, duty time", figures.resolve_duty_p50.as_ref(), figures.resolve_duty_p90.as_ref()),
        row(
            "to resolve, customer time",
            figures.resolve_customer_p50.as_ref(),
            figures.resolve_customer_p90.as_ref(),
        ),
    ];
    output::table(&["", "MEDIAN", "9 OF 10 WITHIN"], rows)
}

fn channels(figures: &Figures) -> String {
    let rows = figures.channels.iter().map(|channel| {
        let name = match channel.channel() {
            contracts::types::v1::Channel::Unspecified => "unknown".to_owned(),
            known => word(known.as_str_name(), "CHANNEL_"),
        };
        vec![
            format!("  {name}"),
            channel.reached.to_string(),
            output::duration(channel.contact_duty_p50.as_ref()),
            output::duration(channel.contact_customer_p50.as_ref()),
        ]
    });
    output::table(&["", "REACHED", "MEDIAN (DUTY)", "MEDIAN (CUSTOMER)"], rows.collect())
}

/// Widest bar of the ageing table, in characters.
const BAR: u64 = 30;

fn ageing(figures: &Figures) -> String {
    let most = figures.ageing.iter().map(|bucket| bucket.tasks).max().unwrap_or(0).max(1);
    let rows = figures.ageing.iter().map(|bucket| {
        let age = match (&bucket.from_age, &bucket.until_age) {
            (from, Some(until)) if from.as_ref().is_none_or(|from| from.seconds == 0) => {
                format!("under {}", age(until))
            }
            (Some(from), Some(until)) => format!("{} to {}", age(from), age(until)),
            (from, _) => format!("over {}", from.as_ref().map(age).unwrap_or_default()),
        };
        let bar = usize::try_from((bucket.tasks * BAR).div_ceil(most)).unwrap_or_default();
        vec![format!("  {age}"), bucket.tasks.to_string(), "▇".repeat(bar)]
    });
    output::table(&[], rows.collect())
}

fn age(duration: &Duration) -> String {
    match duration.seconds / 3_600 {
        hours if hours < 24 => format!("{hours} h"),
        hours => format!("{} d", hours / 24),
    }
}

/// A score with its margin: `+23 ±11`, `81 % ±4`.
fn score(score: Option<&ScoreFigure>, is_net: bool) -> String {
    let Some(score) = score else { return "–".to_owned() };
    let value = if is_net { format!("{:+.0}", score.value) } else { format!("{:.0} %", score.value) };
    match score.margin {
        Some(margin) => format!("{value} ±{margin:.0}"),
        None => format!("{value} (too few for a margin)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_told_with_their_margin() {
        let of = |value: f64, margin: Option<f64>| ScoreFigure { responses: 40, value, margin };
        assert_eq!(score(Some(&of(22.6, Some(10.9))), true), "+23 ±11");
        assert_eq!(score(Some(&of(-5.0, None)), true), "-5 (too few for a margin)");
        assert_eq!(score(Some(&of(81.2, Some(3.6))), false), "81 % ±4");
        assert_eq!(score(None, false), "–");
    }

    #[test]
    fn the_command_at_the_end_of_the_figures_is_one() {
        use clap::Parser as _;
        let rows = vec![Figures { unit: "south".into(), ..Figures::default() }];
        let answer = GetFiguresResponse { units: rows, ..GetFiguresResponse::default() };
        for (words, answer) in [(vec!["--by-unit"], answer), (vec![], GetFiguresResponse::default())] {
            let text = figures_table(&answer, !words.is_empty());
            let last = text.lines().last().unwrap();
            let command = last.split('`').nth(1).unwrap();
            let parsed = crate::cli::Cli::try_parse_from(command.split(' ')).unwrap();
            assert!(matches!(parsed.command, crate::cli::Command::Report(_)), "{last}");
            assert!(last.contains("--open FIGURE"), "{last}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_of_the_flag_that_was_given() {
        let status = |message: &str| tonic::Status::invalid_argument(message);
        let flags = [("filter", "--open"), ("span", "--last")];
        let told = of_flags(&status("filter: \"bogus\" is no figure"), &flags);
        assert_eq!(told.to_string(), "--open: \"bogus\" is no figure");
        assert_eq!(failure::exit_code(&told), 2);
        assert_eq!(of_flags(&status("span: is none"), &flags).to_string(), "--last: is none");
        assert_eq!(of_flags(&status("unit: is none"), &flags).to_string(), "unit: is none");
    }

    #[test]
    fn ages_are_told_in_hours_and_days() {
        let bucket = |from: i64, until: Option<i64>, tasks: u64| contracts::reporting::v1::AgeingBucket {
            from_age: Some(Duration { seconds: from, nanos: 0 }),
            until_age: until.map(|seconds| Duration { seconds, nanos: 0 }),
            tasks,
            figure: String::new(),
        };
        let figures = Figures {
            ageing: vec![
                bucket(0, Some(14_400), 1),
                bucket(86_400, Some(259_200), 30),
                bucket(2_592_000, None, 0),
            ],
            ..Figures::default()
        };
        let text = ageing(&figures);
        let lines: Vec<Vec<&str>> = text
            .lines()
            .map(|line| line.split("  ").filter(|part| !part.is_empty()).map(str::trim).collect())
            .collect();
        assert_eq!(lines[0], ["under 4 h", "1", "▇"]);
        assert_eq!(lines[1][..2], ["1 d to 3 d", "30"]);
        assert_eq!(lines[2][..2], ["over 30 d", "0"]);
    }
}
