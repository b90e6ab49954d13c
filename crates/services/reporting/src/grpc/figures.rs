//! Figures as of an instant.

use super::{Reporting, no_such_unit};
use crate::{
    domain::{
        figure::Counted,
        figures::Figures,
        period::{self, Part, Period},
        units::{Scope, Units},
    },
    store::{
        as_of::{self, AsOf, CHANGED_MAX, Past},
        figures::{self, Counts, Rows},
    },
    wire::answer,
};
use contracts::{
    convert,
    reporting::v1::{
        FigurePeriod, GetFigureSeriesRequest, GetFigureSeriesResponse, GetFiguresRequest, GetFiguresResponse,
        figure_service_server::FigureService,
    },
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use service_kit::{
    caller::{self, Caller, Role},
    problem::{ErrorCode, Problem},
};
use sqlx::PgConnection;
use tonic::{Request, Response, Status};

const READERS: &[Role] = &[Role::Experience, Role::Manager, Role::Reader];

#[tonic::async_trait]
impl FigureService for Reporting {
    async fn get_figures(
        &self,
        request: Request<GetFiguresRequest>,
    ) -> Result<Response<GetFiguresResponse>, Status> {
        let caller = caller::of(&request)?;
        caller.require(READERS)?;
        Ok(Response::new(self.figures(&caller, request.into_inner()).await?))
    }

    async fn get_figure_series(
        &self,
        request: Request<GetFigureSeriesRequest>,
    ) -> Result<Response<GetFigureSeriesResponse>, Status> {
        let caller = caller::of(&request)?;
        caller.require(READERS)?;
        Ok(Response::new(self.series(&caller, request.into_inner()).await?))
    }
}

/// The time that a question is about, as it came.
struct Asked<'a> {
    from: &'a Option<pbjson_types::Timestamp>,
    until: &'a Option<pbjson_types::Timestamp>,
    as_of: &'a Option<pbjson_types::Timestamp>,
    span: &'a str,
    zone: &'a str,
}

/// The time that a question is about.
struct Time {
    /// `None`: from the beginning.
    from: Option<Timestamp>,
    until: Timestamp,
    as_of: Timestamp,
    zone: TimeZone,
    zone_name: String,
}

impl Reporting {
    async fn figures(
        &self,
        caller: &Caller,
        request: GetFiguresRequest,
    ) -> Result<GetFiguresResponse, Problem> {
        let units = self.units().await?;
        let unit = request.unit.as_str();
        visible(caller, &units, unit)?;
        let asked = Asked {
            from: &request.from_time,
            until: &request.until_time,
            as_of: &request.as_of_time,
            span: &request.span,
            zone: &request.zone,
        };
        let time = self.time(&asked, &units, unit).await?;
        let from = time.from.unwrap_or(Timestamp::UNIX_EPOCH);
        let whole = Part { from, until: time.until.max(from), name: String::new() };
        let mut names = vec![unit];
        if request.by_unit {
            names.extend(units.children(unit));
        }
        let mut rows: Vec<Scope> = names.iter().map(|name| units.scope(name)).collect();
        // The rows add up: what counts on no unit below has one of its own.
        if names.len() > 1 {
            rows.push(units.own(unit));
            names.push(unit);
        }
        let counts = self.counts(&[whole], &rows, &units, time.as_of).await?;
        if rows.len() > 1 && !counts.contains_key(&(0, rows.len() - 1)) {
            names.pop();
        }
        let row = |(index, unit): (usize, &&str)| answer_of(&counts, (0, index), unit);
        let mut figures = names.iter().enumerate().map(row);
        Ok(GetFiguresResponse {
            total: figures.next(),
            units: figures.collect(),
            as_of_time: Some(convert::timestamp(time.as_of)),
            zone: time.zone_name,
            from_time: time.from.map(convert::timestamp),
            until_time: Some(convert::timestamp(time.until)),
        })
    }

    async fn series(
        &self,
        caller: &Caller,
        request: GetFigureSeriesRequest,
    ) -> Result<GetFigureSeriesResponse, Problem> {
        let units = self.units().await?;
        let unit = request.unit.as_str();
        visible(caller, &units, unit)?;
        let asked = Asked {
            from: &request.from_time,
            until: &request.until_time,
            as_of: &request.as_of_time,
            span: &request.span,
            zone: &request.zone,
        };
        let time = self.time(&asked, &units, unit).await?;
        let period =
            Period::parse(&request.period).map_err(|message| Problem::invalid_field("period", message))?;
        let from = time.from.ok_or_else(|| {
            Problem::invalid_field("from_time", "is missing; say where the series begins, or give a span")
        })?;
        let parts = period
            .cut(from, time.until, &time.zone)
            .map_err(|message| Problem::invalid_field("from_time", message))?;
        let counts = self.counts(&parts, &[units.scope(unit)], &units, time.as_of).await?;
        let periods = parts.iter().enumerate().map(|(index, part)| FigurePeriod {
            from_time: Some(convert::timestamp(part.from)),
            until_time: Some(convert::timestamp(part.until)),
            name: part.name.clone(),
            figures: Some(answer_of(&counts, (index, 0), unit)),
        });
        Ok(GetFigureSeriesResponse {
            periods: periods.collect(),
            as_of_time: Some(convert::timestamp(time.as_of)),
            zone: time.zone_name,
        })
    }

    async fn time(&self, asked: &Asked<'_>, units: &Units, unit: &str) -> Result<Time, Problem> {
        let now = self.kit.database.now().await?.business;
        let as_of = instant(asked.as_of, "as_of_time")?.unwrap_or(now);
        if as_of > now {
            let message = "lies in the future; figures hold for the past and now";
            return Err(Problem::invalid_field("as_of_time", message));
        }
        let zone = match asked.zone {
            "" => units.zone(unit).cloned().unwrap_or(TimeZone::UTC),
            name => business_time::zone(name).map_err(|message| Problem::invalid_field("zone", message))?,
        };
        let (from, until) = match asked.span {
            "" => (instant(asked.from, "from_time")?, instant(asked.until, "until_time")?),
            _ if asked.from.is_some() || asked.until.is_some() => {
                let message = "stands beside from_time or until_time; give one or the other";
                return Err(Problem::invalid_field("span", message));
            }
            span => {
                let (from, until) = period::span(span, as_of, &zone)
                    .map_err(|message| Problem::invalid_field("span", message))?;
                (Some(from), Some(until))
            }
        };
        if let (Some(from), Some(until)) = (from, until)
            && from >= until
        {
            return Err(Problem::invalid_field("until_time", "is not after from_time; nothing lies between"));
        }
        // What was accepted at the very instant of the question was known at it.
        let after = as_of.saturating_add(SignedDuration::from_micros(1)).unwrap_or(as_of);
        let until = until.unwrap_or(after).min(after);
        let zone_name = zone.iana_name().unwrap_or("UTC").to_owned();
        Ok(Time { from, until, as_of, zone, zone_name })
    }

    async fn counts(
        &self,
        parts: &[Part],
        rows: &[Scope],
        units: &Units,
        as_of: Timestamp,
    ) -> Result<Counts, Problem> {
        // Begun after the instant was read: what changes meanwhile is seen by all of them as changed since, or by none.
        let mut connection = self.kit.database.snapshot().await?;
        let time = (parts.first().map(|part| part.from), parts.last().map(|part| part.until));
        let responses = past(&mut connection, Counted::Responses, time, as_of).await?;
        let cases = past(&mut connection, Counted::Cases, time, as_of).await?;
        Ok(figures::count(&mut connection, parts, &Rows::new(units, rows), &responses, &cases).await?)
    }
}

/// Rows as they stood at an instant.
pub(super) async fn past(
    connection: &mut PgConnection,
    counted: Counted,
    time: (Option<Timestamp>, Option<Timestamp>),
    as_of: Timestamp,
) -> Result<AsOf, Problem> {
    match as_of::at(connection, counted, time, as_of).await? {
        Past::Rows(rows) => Ok(rows),
        Past::TooMuch => {
            let message = format!(
                "more than {CHANGED_MAX} of what this asks for changed since {as_of}; ask for a shorter period or a later as_of_time"
            );
            Err(Problem::new(ErrorCode::Precondition, "TOO_MUCH_CHANGED", message))
        }
    }
}

fn visible(caller: &Caller, units: &Units, unit: &str) -> Result<(), Problem> {
    if !unit.is_empty() && !units.contains(unit) {
        return Err(no_such_unit("unit", unit, units));
    }
    let own = || !unit.is_empty() && units.path(unit).iter().any(|above| caller.units.contains(*above));
    if caller.sees_all() || own() {
        return Ok(());
    }
    Err(Problem::denied(format!("{} sees figures of own units and below; name one of them", caller.name)))
}

/// An instant of a request.
pub(super) fn instant(
    time: &Option<pbjson_types::Timestamp>,
    field: &str,
) -> Result<Option<Timestamp>, Problem> {
    let Some(time) = time else { return Ok(None) };
    convert::instant(time)
        .map(Some)
        .ok_or_else(|| Problem::invalid_field(field, "lies outside the years -9999 to 9999"))
}

fn answer_of(counts: &Counts, place: (usize, usize), unit: &str) -> contracts::reporting::v1::Figures {
    counts
        .get(&place)
        .map_or_else(|| answer::figures(unit, &Figures::default()), |of| answer::figures(unit, of))
}
