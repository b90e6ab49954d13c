//! Lists of cases, and of the responses behind a figure.

use super::{Touched, as_of::AsOf, figures::condition, journal};
use crate::{
    domain::{
        case::{self, Case},
        figure::Counted,
        filter::{self, Comparison, Term},
        response::Response,
        units::Scope,
    },
    fold::group,
};
use contracts::ids::{self, IdKind};
use eventing::Error;
use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgConnection, Postgres, QueryBuilder};
use std::collections::HashMap;
use uuid::Uuid;

/// By what a list is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// When the response was accepted.
    AcceptedTime,
    /// The next deadline; cases without one come last.
    NextDeadline,
    /// How much it matters.
    Severity,
    /// When something last happened.
    UpdatedTime,
}

impl Order {
    /// What is compared, in the words of an index.
    const fn expression(self) -> &'static str {
        match self {
            Self::AcceptedTime => "accepted_at",
            Self::NextDeadline => NEXT_DEADLINE,
            Self::Severity => "severity",
            Self::UpdatedTime => "updated_at",
        }
    }

    /// Its type.
    const fn sql_type(self) -> &'static str {
        match self {
            Self::Severity => "integer",
            Self::AcceptedTime | Self::NextDeadline | Self::UpdatedTime => "timestamptz",
        }
    }

    /// What every key of a list in this order and direction begins with.
    fn prefix(self, descending: bool) -> String {
        format!("{self:?}{} ", if descending { " desc" } else { "" })
    }

    /// What a page token's key compares with; `None`: it is of another list.
    #[must_use]
    pub fn read_key(self, descending: bool, key: &str) -> Option<String> {
        let value = key.strip_prefix(&self.prefix(descending))?;
        match self {
            Self::Severity => value.parse::<i32>().ok().map(|number| number.to_string()),
            Self::NextDeadline if value == "infinity" => Some(value.to_owned()),
            Self::AcceptedTime | Self::NextDeadline | Self::UpdatedTime => {
                value.parse::<Timestamp>().ok().map(|instant| instant.to_string())
            }
        }
    }

    /// The same as text.
    fn key(self) -> String {
        let expression = self.expression();
        match self {
            Self::Severity => "severity::text".to_owned(),
            Self::AcceptedTime | Self::NextDeadline | Self::UpdatedTime => format!(
                "CASE WHEN isfinite({expression})
                      THEN to_char({expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')
                      ELSE 'infinity' END"
            ),
        }
    }
}

/// The next deadline; without one, after all others.
const NEXT_DEADLINE: &str = "coalesce(next_deadline_at, 'infinity'::timestamptz)";

/// So many are counted. To count more would take longer than the page, and tells nobody more; what a figure counts is
/// counted to its end, for both must be the same number.
pub const COUNTED_MAX: i64 = 10_000;

/// How far back a page of what happened last is looked for, before all there is.
const LATELY: SignedDuration = SignedDuration::from_hours(24);

/// Which cases or responses, in which order.
#[derive(Debug)]
pub struct ListQuery<'a> {
    /// Terms that all hold.
    pub terms: &'a [Term],
    /// Units for each unit term, in their order.
    pub scopes: Vec<Scope>,
    /// Units that the caller sees, any of them; `None`: all.
    pub seen: Option<Vec<Scope>>,
    /// Or owned by the caller, whatever the unit.
    pub or_owner: &'a str,
    /// As they stood at this instant.
    pub as_of: &'a AsOf,
    /// Order.
    pub order: Order,
    /// Greatest first.
    pub descending: bool,
    /// After this value and id, as [`Order::read_key`] gave it.
    pub after: Option<(String, Uuid)>,
    /// At most so many.
    pub limit: i64,
}

/// One of a list.
#[derive(Debug)]
pub enum Item {
    /// A case.
    Case(Box<Case>),
    /// A response, with its id.
    Response(Uuid, Box<Response>),
}

impl Item {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> Uuid {
        match self {
            Self::Case(case) => case.case_id,
            Self::Response(id, _) => *id,
        }
    }
}

/// A page, with the key of each for a page token, and how many there are in all, as far as they are counted:
/// [`COUNTED_MAX`].
///
/// # Errors
/// What Postgres says.
pub async fn list(
    connection: &mut PgConnection,
    query: &ListQuery<'_>,
) -> Result<(Vec<(String, Item)>, u64), Error> {
    let counted = filter::counted(query.terms);
    let exactly = query.terms.iter().any(|term| matches!(term, Term::Figure(_)));
    let mut count = QueryBuilder::<Postgres>::new("SELECT count(*) FROM (SELECT FROM ");
    query.as_of.relation(&mut count, counted);
    conditions(&mut count, query, counted);
    if !exactly {
        // As a number of the statement: Postgres plans for no more than it.
        count.push(" LIMIT ").push(COUNTED_MAX);
    }
    count.push(") AS counted");
    let total: i64 = count.build_query_scalar().fetch_one(&mut *connection).await?;

    // What happened last is looked for where it was written last: most pages are full of it, and all else need not be
    // sorted.
    let lately = counted == Counted::Cases && query.order == Order::UpdatedTime && query.descending;
    let mut rows = if lately { page(connection, query, counted, true).await? } else { Vec::new() };
    if i64::try_from(rows.len()).is_ok_and(|found| found < query.limit) {
        rows = page(connection, query, counted, false).await?;
    }
    let ids: Vec<Uuid> = rows.iter().map(|row| row.1).collect();
    let mut items = match counted {
        Counted::Cases => cases(connection, &ids, query.as_of).await?,
        Counted::Responses => responses(connection, &ids, query.as_of).await?,
    };
    let prefix = query.order.prefix(query.descending);
    let keyed = rows.into_iter().map(|(value, id)| {
        let item = items.remove(&id).ok_or_else(|| untold(counted, id))?;
        Ok((format!("{prefix}{value}"), item))
    });
    Ok((keyed.collect::<Result<_, Error>>()?, u64::try_from(total).unwrap_or(0)))
}

/// A row of which the journal does not tell: a list without it would be short, and nobody would know.
fn untold(counted: Counted, id: Uuid) -> Error {
    let (which, lacks) = match counted {
        Counted::Cases => (ids::to_text(IdKind::Case, id), "its alert"),
        Counted::Responses => (ids::to_text(IdKind::Response, id), "it"),
    };
    Error::Other(anyhow::anyhow!(
        "{which} has a row, but {lacks} is not in the journal: `recontact reporting rebuild` tells more"
    ))
}

/// Keys and ids of a page, or of as much of it as happened within [`LATELY`] before where it begins.
async fn page(
    connection: &mut PgConnection,
    query: &ListQuery<'_>,
    counted: Counted,
    lately: bool,
) -> Result<Vec<(String, Uuid)>, Error> {
    let order = query.order.expression();
    let id = match counted {
        Counted::Responses => "response_id",
        Counted::Cases => "case_id",
    };
    let mut page = QueryBuilder::<Postgres>::new("SELECT ");
    page.push(query.order.key()).push(" AS sort_key, ").push(id).push(" FROM ");
    query.as_of.relation(&mut page, counted);
    conditions(&mut page, query, counted);
    let (comparison, direction) = if query.descending { (" < (", " DESC") } else { (" > (", " ASC") };
    if let Some((after, after_id)) = &query.after {
        page.push(" AND (").push(order).push(", ").push(id).push(")").push(comparison);
        page.push_bind(after.clone()).push("::text::").push(query.order.sql_type());
        page.push(", ").push_bind(*after_id).push(")");
    }
    if lately {
        let begins = query.after.as_ref().and_then(|(after, _)| after.parse().ok());
        let begins: Timestamp = begins.unwrap_or_else(|| query.as_of.instant());
        let since = begins.saturating_sub(LATELY).unwrap_or(Timestamp::MIN);
        page.push(" AND updated_at > ").push_bind(since.to_sqlx());
    }
    page.push(" ORDER BY ").push(order).push(direction).push(", ").push(id).push(direction);
    page.push(" LIMIT ").push_bind(query.limit);
    Ok(page.build_query_as().fetch_all(connection).await?)
}

async fn cases(
    connection: &mut PgConnection,
    ids: &[Uuid],
    as_of: &AsOf,
) -> Result<HashMap<Uuid, Item>, Error> {
    let (changed, unchanged): (Vec<Uuid>, Vec<Uuid>) = ids.iter().partition(|id| as_of.has_changed(id));
    let mut cases = super::cases(connection, &unchanged).await?;
    if !changed.is_empty() {
        let entries = journal(connection, &Touched::named(&[], &changed), Some(as_of.instant())).await?;
        let (_, by_case) = group(&entries);
        cases.extend(changed.iter().filter_map(|id| Some((*id, case::fold(*id, by_case.get(id)?)?))));
    }
    Ok(cases.into_iter().map(|(id, case)| (id, Item::Case(Box::new(case)))).collect())
}

async fn responses(
    connection: &mut PgConnection,
    ids: &[Uuid],
    as_of: &AsOf,
) -> Result<HashMap<Uuid, Item>, Error> {
    let folded = super::responses(connection, ids, Some(as_of.instant())).await?;
    Ok(folded.into_iter().map(|(id, response)| (id, Item::Response(id, Box::new(response)))).collect())
}

fn within(builder: &mut QueryBuilder<Postgres>, column: &str, scope: &Scope) {
    let (not, units) = match scope {
        Scope::Everything => {
            builder.push("true");
            return;
        }
        Scope::Within(units) => ("", units),
        Scope::Outside(units) => ("NOT ", units),
    };
    builder.push(not).push(column).push(" = ANY(");
    builder.push_bind(units.iter().cloned().collect::<Vec<_>>()).push(")");
}

fn conditions(builder: &mut QueryBuilder<Postgres>, query: &ListQuery<'_>, counted: Counted) {
    let (unit, counts_at) = match counted {
        Counted::Responses => ("unit", "counts_at"),
        Counted::Cases => ("resolved_unit", "accepted_at"),
    };
    builder.push(" WHERE true");
    if let Some(seen) = &query.seen {
        builder.push(" AND (false");
        for scope in seen {
            builder.push(" OR ");
            within(builder, unit, scope);
        }
        if counted == Counted::Cases {
            builder.push(" OR owner = ").push_bind(query.or_owner.to_owned());
        }
        builder.push(")");
    }
    let mut scopes = query.scopes.iter();
    let as_of = query.as_of.instant();
    for term in query.terms {
        builder.push(" AND ");
        let mut text = |column: &str, comparison: Comparison, value: &str| {
            builder.push(column).push(comparison.sql()).push_bind(value.to_owned());
        };
        match term {
            // As a word of the statement, for an index is there of the open ones alone; one of seven.
            Term::State(comparison, value) => {
                builder.push("state ").push(comparison.sql()).push(" '").push(*value).push("'");
            }
            Term::Owner(comparison, value) => text("owner ", *comparison, value),
            Term::Source(comparison, value) => text("source ", *comparison, value),
            Term::Unit(comparison, _) => {
                builder.push(if *comparison == Comparison::NotEqual { "NOT (" } else { "(" });
                within(builder, unit, scopes.next().unwrap_or(&Scope::Everything));
                builder.push(")");
            }
            Term::Severity(comparison, number) => {
                builder.push("severity ").push(comparison.sql()).push_bind(*number);
            }
            Term::AcceptedTime(comparison, instant) => {
                builder.push("accepted_at ").push(comparison.sql()).push_bind(instant.to_sqlx());
            }
            Term::CountedTime(comparison, instant) => {
                builder.push(counts_at).push(" ").push(comparison.sql()).push_bind(instant.to_sqlx());
            }
            Term::Overdue(overdue) => {
                builder.push(NEXT_DEADLINE).push(if *overdue { " < " } else { " >= " });
                builder.push_bind(as_of.to_sqlx());
            }
            Term::Figure(figure) => {
                builder.push("(");
                condition(builder, *figure, as_of);
                builder.push(")");
            }
        }
    }
}
