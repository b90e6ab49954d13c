//! Figures as of an instant.

use super::Reporting;
use crate::{
    domain::{
        case::{self, Case},
        figures::count,
        units::Units,
    },
    fold::group,
    store, wire,
};
use contracts::{
    convert,
    reporting::v1::{Figures, GetFiguresRequest, GetFiguresResponse, figure_service_server::FigureService},
};
use eventing::Error;
use jiff::Timestamp;
use service_kit::{
    caller::{self, Caller, Role},
    problem::Problem,
};
use sqlx::PgConnection;
use std::collections::BTreeMap;
use tonic::{Request, Response, Status};
use uuid::Uuid;

#[tonic::async_trait]
impl FigureService for Reporting {
    async fn get_figures(
        &self,
        request: Request<GetFiguresRequest>,
    ) -> Result<Response<GetFiguresResponse>, Status> {
        let caller = caller::of(&request)?;
        caller.require(&[Role::Experience, Role::Manager, Role::Reader])?;
        Ok(Response::new(self.figures(&caller, request.into_inner()).await?))
    }
}

impl Reporting {
    async fn figures(
        &self,
        caller: &Caller,
        request: GetFiguresRequest,
    ) -> Result<GetFiguresResponse, Problem> {
        let units = self.units().await?;
        let unit = request.unit.as_str();
        if !unit.is_empty() && !units.contains(unit) {
            return Err(Problem::invalid_field("unit", format!("there is no unit {unit:?}")));
        }
        let allowed = caller.sees_all()
            || units.path(unit).iter().any(|above| !unit.is_empty() && caller.units.contains(*above));
        if !allowed {
            return Err(Problem::denied(format!(
                "{} sees figures of own units and below; name one of them",
                caller.name
            )));
        }
        let now = self.kit.database.now().await?.business;
        let instant = |time: &Option<pbjson_types::Timestamp>, field: &str, otherwise: Timestamp| match time {
            None => Ok(otherwise),
            Some(time) => convert::instant(time)
                .ok_or_else(|| Problem::invalid_field(field, "lies outside the years -9999 to 9999")),
        };
        let as_of = instant(&request.as_of_time, "as_of_time", now)?;
        if as_of > now {
            return Err(Problem::invalid_field(
                "as_of_time",
                "lies in the future; figures hold for the past and now",
            ));
        }
        let from = instant(&request.from_time, "from_time", Timestamp::UNIX_EPOCH)?;
        // What counts for the period, and was known at the instant asked for.
        let after_as_of = as_of.saturating_add(jiff::SignedDuration::from_nanos(1)).unwrap_or(as_of);
        let until = instant(&request.until_time, "until_time", after_as_of)?.min(after_as_of);
        let mut connection = self.kit.database.pool().acquire().await.map_err(Error::from)?;
        let cases = cases_as_of(&mut connection, from, until, (as_of < now).then_some(as_of)).await?;
        let responses = store::responses_accepted(&mut connection, from, until).await?;
        let row = |unit: &str| figures_of(&cases, &responses, &units, unit, as_of);
        let children = if request.by_unit { units.children(unit) } else { Vec::new() };
        Ok(GetFiguresResponse {
            total: Some(row(unit)),
            units: children.into_iter().map(row).collect(),
            as_of_time: Some(convert::timestamp(as_of)),
        })
    }
}

fn figures_of(
    cases: &[Case],
    responses: &BTreeMap<String, u64>,
    units: &Units,
    unit: &str,
    as_of: Timestamp,
) -> Figures {
    let below = |came: &str| unit.is_empty() || units.path(came).contains(&unit);
    let responses = responses.iter().filter(|(came, _)| below(came)).map(|(_, count)| count).sum();
    wire::figures_message(unit, &count(cases, units, unit, responses, as_of))
}

/// Cases raised in a period: as they stand, or folded again from what was known at an instant.
async fn cases_as_of(
    connection: &mut PgConnection,
    from: Timestamp,
    until: Timestamp,
    as_of: Option<Timestamp>,
) -> Result<Vec<Case>, Error> {
    let cases = store::cases_raised(connection, from, until).await?;
    let Some(as_of) = as_of else { return Ok(cases) };
    let ids: Vec<Uuid> = cases.iter().map(|case| case.case_id).collect();
    let mut folded = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(1_000) {
        let entries = store::journal(connection, &[], chunk, Some(as_of)).await?;
        let (_, by_case) = group(&entries);
        folded.extend(chunk.iter().filter_map(|id| case::fold(*id, by_case.get(id)?)));
    }
    Ok(folded)
}
