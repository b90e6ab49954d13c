//! What each figure counts, in SQL, once: the number and the list behind it ask with the same words.

use super::as_of::AsOf;
use crate::domain::{
    figure::{Channel, Counted, Figure},
    figures::{Figures, Quantiles},
    period::Part,
    response::outcome,
    units::{Scope, Units},
};
use eventing::Error;
use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgConnection, Postgres, QueryBuilder, Row as _, postgres::PgRow};
use std::collections::BTreeMap;

/// Writes the condition under which a row counts for a figure.
pub(super) fn condition(builder: &mut QueryBuilder<Postgres>, figure: Figure, as_of: Timestamp) {
    let told = "NOT test AND NOT history AND ";
    let mut plain = |text: &str| {
        builder.push(text);
    };
    match figure {
        Figure::Responses => plain("NOT test AND NOT history"),
        Figure::Tests => plain("test"),
        Figure::History => plain("history AND NOT test"),
        Figure::Nps => plain("NOT test AND nps IS NOT NULL"),
        Figure::Csat => plain("NOT test AND csat IS NOT NULL"),
        Figure::Attached => plain("NOT test AND NOT history AND attached"),
        Figure::Refused => drop(builder.push(told).push("outcome = ").push_bind(outcome::REFUSED)),
        Figure::Suppressed => drop(builder.push(told).push("outcome = ").push_bind(outcome::SUPPRESS)),
        Figure::Received => plain("NOT test"),
        // An alert whose task is not heard of yet waits for somebody as well.
        Figure::ToDo => plain("NOT test AND task_required AND state IN ('', 'open')"),
        Figure::InProgress => plain("NOT test AND state IN ('accepted', 'reached')"),
        Figure::Resolved => plain("NOT test AND state IN ('resolved', 'closed')"),
        Figure::Unreachable => plain("NOT test AND state = 'unreachable'"),
        Figure::Dismissed => plain("NOT test AND state = 'dismissed'"),
        Figure::Overdue => drop(builder.push("NOT test AND next_deadline_at < ").push_bind(as_of.to_sqlx())),
        Figure::Missed => drop(builder.push("NOT test AND missed_from < ").push_bind(as_of.to_sqlx())),
        Figure::Reached => plain("NOT test AND reached_at IS NOT NULL"),
        Figure::Contacts => plain("NOT test AND contact_customer_seconds IS NOT NULL"),
        Figure::Reopened => plain("NOT test AND reopenings > 0"),
        Figure::ReachedBy(channel) => {
            builder.push("NOT test AND reached_at IS NOT NULL AND reached_channel = ");
            builder.push_bind(channel.number());
        }
        Figure::Open(age) => {
            let (youngest, too_old) = age.bounds();
            let accepted = |seconds: i64| {
                as_of.saturating_sub(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MIN).to_sqlx()
            };
            builder.push("NOT test AND task_required AND state IN ('', 'open', 'accepted', 'reached')");
            builder.push(" AND accepted_at <= ").push_bind(accepted(youngest));
            if let Some(too_old) = too_old {
                builder.push(" AND accepted_at > ").push_bind(accepted(too_old));
            }
        }
    }
}

/// Up to so many units are looked for one by one. To compare every row with more names than that takes longer than to read all
/// rows of the time.
const NAMED_MAX: usize = 200;

/// Units to count for, by the row of the answer that they belong to.
#[derive(Debug)]
pub struct Rows<'a> {
    units: &'a Units,
    rows: &'a [Scope],
}

impl<'a> Rows<'a> {
    /// One row of the answer for each scope.
    #[must_use]
    pub const fn new(units: &'a Units, rows: &'a [Scope]) -> Self {
        Self { units, rows }
    }

    /// Joins each row to the rows of the answer that it counts for. What no unit is known for counts for the root. Gives the
    /// units that can count at all, where they are few.
    fn join(&self, builder: &mut QueryBuilder<Postgres>, column: &str) -> Option<Vec<String>> {
        let root = self.units.root().unwrap_or_default();
        let mut pairs: Vec<(String, i32)> = Vec::new();
        for (row, scope) in (0..).zip(self.rows) {
            let below = self.units.names().chain([root]).filter(|name| scope.contains(name));
            let below: std::collections::BTreeSet<&str> = below.collect();
            pairs.extend(below.into_iter().map(|name| (name.to_owned(), row)));
        }
        let (units, rows): (Vec<String>, Vec<i32>) = pairs.into_iter().unzip();
        let only: std::collections::BTreeSet<&String> = units.iter().collect();
        let only = (only.len() <= NAMED_MAX && !only.iter().any(|name| *name == root))
            .then(|| only.into_iter().cloned().collect());
        if only.is_none() {
            let known: Vec<String> = self.units.names().map(str::to_owned).collect();
            builder.push(" LEFT JOIN UNNEST(").push_bind(known);
            builder.push("::text[]) AS known (name) ON known.name = r.").push(column);
        }
        builder.push(" JOIN UNNEST(").push_bind(units).push("::text[], ").push_bind(rows);
        builder.push("::int[]) AS scope (name, line) ON scope.name = ");
        if only.is_none() {
            builder.push("coalesce(known.name, ").push_bind(root.to_owned()).push(")");
        } else {
            // All of them are known.
            builder.push("r.").push(column);
        }
        only
    }
}

/// Figures by period and by row of the answer, both counted from 0.
pub type Counts = BTreeMap<(usize, usize), Figures>;

/// Counts responses and cases of some periods for some units.
///
/// # Errors
/// What Postgres says.
pub async fn count(
    connection: &mut PgConnection,
    periods: &[Part],
    rows: &Rows<'_>,
    responses: &AsOf,
    cases: &AsOf,
) -> Result<Counts, Error> {
    let mut counts = Counts::new();
    for row in grouped(connection, periods, rows, responses, Counted::Responses).await? {
        let figures = counts.entry(place(&row)?).or_default();
        read_counts(&row, Counted::Responses, figures)?;
        figures.promoters = number(&row, "promoters")?;
        figures.detractors = number(&row, "detractors")?;
        figures.satisfied = number(&row, "satisfied")?;
    }
    for row in grouped(connection, periods, rows, cases, Counted::Cases).await? {
        let figures = counts.entry(place(&row)?).or_default();
        read_counts(&row, Counted::Cases, figures)?;
        figures.contact.duty = quantiles(&row, "contact_duty")?;
        figures.contact.customer = quantiles(&row, "contact_customer")?;
        figures.resolve.duty = quantiles(&row, "resolve_duty")?;
        figures.resolve.customer = quantiles(&row, "resolve_customer")?;
        for channel in Channel::ALL {
            let times = figures.contact_by.entry(channel).or_default();
            times.duty = quantiles(&row, &by_channel("contact_duty", channel))?;
            times.customer = quantiles(&row, &by_channel("contact_customer", channel))?;
        }
    }
    Ok(counts)
}

/// One statement: counts and times by period and row of the answer.
async fn grouped(
    connection: &mut PgConnection,
    periods: &[Part],
    rows: &Rows<'_>,
    as_of: &AsOf,
    counted: Counted,
) -> Result<Vec<PgRow>, Error> {
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return Ok(Vec::new()) };
    let (time, unit) = match counted {
        Counted::Responses => ("counts_at", "unit"),
        Counted::Cases => ("accepted_at", "resolved_unit"),
    };
    let begins: Vec<jiff_sqlx::Timestamp> = periods.iter().map(|part| part.from.to_sqlx()).collect();
    let mut query = QueryBuilder::<Postgres>::new("SELECT width_bucket(r.");
    query.push(time).push(", ").push_bind(begins).push("::timestamptz[]) - 1 AS period, scope.line AS line");
    for figure in Figure::ALL.into_iter().filter(|figure| figure.counted() == counted) {
        query.push(", count(*) FILTER (WHERE ");
        condition(&mut query, figure, as_of.instant());
        query.push(") AS ").push(figure.name());
    }
    if counted == Counted::Responses {
        query.push(", count(*) FILTER (WHERE NOT test AND nps = 1) AS promoters");
        query.push(", count(*) FILTER (WHERE NOT test AND nps = -1) AS detractors");
        query.push(", count(*) FILTER (WHERE NOT test AND csat = 1) AS satisfied");
    } else {
        let not_test = |query: &mut QueryBuilder<Postgres>| {
            query.push("NOT test");
        };
        let resolved =
            |query: &mut QueryBuilder<Postgres>| condition(query, Figure::Resolved, as_of.instant());
        times(&mut query, "contact_duty", "contact_duty", not_test);
        times(&mut query, "contact_customer", "contact_customer", not_test);
        times(&mut query, "resolve_duty", "resolve_duty", resolved);
        times(&mut query, "resolve_customer", "resolve_customer", resolved);
        for channel in Channel::ALL {
            for of in ["contact_duty", "contact_customer"] {
                times(&mut query, of, &by_channel(of, channel), |query| {
                    condition(query, Figure::ReachedBy(channel), as_of.instant());
                });
            }
        }
    }
    query.push(" FROM ");
    as_of.relation(&mut query, counted);
    let only = rows.join(&mut query, unit);
    query.push(" WHERE r.").push(time).push(" >= ").push_bind(first.from.to_sqlx());
    query.push(" AND r.").push(time).push(" < ").push_bind(last.until.to_sqlx());
    if let Some(only) = only {
        query.push(" AND r.").push(unit).push(" = ANY(").push_bind(only).push(")");
    }
    query.push(" GROUP BY 1, 2");
    Ok(query.build().fetch_all(connection).await?)
}

/// Median and ninth decile of a column of seconds, of rows that meet a condition; `percentile_disc` is the nearest rank.
fn times(
    query: &mut QueryBuilder<Postgres>,
    of: &str,
    name: &str,
    condition: impl FnOnce(&mut QueryBuilder<Postgres>),
) {
    query.push(", percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY ").push(of);
    query.push("_seconds) FILTER (WHERE ");
    condition(query);
    query.push(") AS ").push(name);
}

/// Name of times of those that a channel reached.
fn by_channel(of: &str, channel: Channel) -> String {
    format!("{of}_{}", Figure::ReachedBy(channel).name())
}

fn place(row: &PgRow) -> Result<(usize, usize), Error> {
    let index = |name: &str| -> Result<usize, Error> {
        Ok(usize::try_from(row.try_get::<i32, _>(name)?).unwrap_or_default())
    };
    Ok((index("period")?, index("line")?))
}

fn read_counts(row: &PgRow, counted: Counted, figures: &mut Figures) -> Result<(), Error> {
    for figure in Figure::ALL.into_iter().filter(|figure| figure.counted() == counted) {
        figures.counts.insert(figure, number(row, figure.name())?);
    }
    Ok(())
}

fn number(row: &PgRow, name: &str) -> Result<u64, Error> {
    Ok(u64::try_from(row.try_get::<i64, _>(name)?).unwrap_or(0))
}

fn quantiles(row: &PgRow, name: &str) -> Result<Option<Quantiles>, Error> {
    let values: Option<Vec<Option<i64>>> = row.try_get(name)?;
    Ok(match values.as_deref() {
        Some([Some(p50), Some(p90)]) => Some(Quantiles { p50: *p50, p90: *p90 }),
        _ => None,
    })
}
