//! The gRPC services of reporting.

mod figures;
mod status;
mod watch;

use crate::{
    completeness,
    domain::units::Units,
    fold::{self, Place},
    metrics::ReportingMetrics,
    store,
    watch::Happened,
    wire,
};
use contracts::reporting::v1::{
    AcceptClockRequest, AcceptClockResponse, GetStatusRequest, GetStatusResponse, RebuildProjectionRequest,
    RebuildProjectionResponse, ReplayRequest, ReplayResponse, operations_service_server::OperationsService,
    projection_service_server::ProjectionService,
};
use eventing::{Error, Kit, configuration, resources::Cache, watch::Feed};
use jiff::SignedDuration;
use service_kit::{
    caller::{self, Role},
    page,
    problem::Problem,
    readable,
    readiness::Readiness,
};
use std::{sync::Arc, time::Duration};
use tonic::{Request, Response, Status};

/// reporting, as its handlers see it.
#[derive(Clone)]
pub struct Reporting {
    pub(crate) kit: Kit,
    pub(crate) readiness: Readiness,
    pub(crate) units: Arc<Cache<Units>>,
    pub(crate) metrics: ReportingMetrics,
    pub(crate) happened: Feed<Happened>,
    pub(crate) late_after: SignedDuration,
    pub(crate) identity_key: Arc<[u8]>,
}

impl Reporting {
    async fn units(&self) -> Result<Arc<Units>, Problem> {
        let mut connection = self.kit.database.pool().acquire().await.map_err(Error::from)?;
        Ok(self.units.get(&mut connection, |own, copies| Ok(wire::units(own, copies))).await?)
    }
}

/// A field that names a unit which is not there.
fn no_such_unit(field: &str, unit: &str, units: &Units) -> Problem {
    Problem::invalid_field(
        field,
        format!("there is no unit {unit:?}; {}", readable::nearest(unit, units.names())),
    )
}

/// How long one call rebuilds: far less than a call may last.
const REBUILD_FOR: Duration = Duration::from_secs(5);

/// What a token of a rebuild is at.
const RESPONSES: &str = "responses";
const CASES: &str = "cases";

fn rebuild_from(token: &str) -> Result<Place, Problem> {
    if token.is_empty() {
        return Ok(Place::BEGINNING);
    }
    let (at, after) = page::read_token(token)?;
    match at.as_str() {
        RESPONSES => Ok(Place { cases: false, after }),
        CASES => Ok(Place { cases: true, after }),
        _ => Err(Problem::invalid_field("page_token", "is not of a rebuild; leave it out to begin anew")),
    }
}

#[tonic::async_trait]
impl ProjectionService for Reporting {
    async fn rebuild_projection(
        &self,
        request: Request<RebuildProjectionRequest>,
    ) -> Result<Response<RebuildProjectionResponse>, Status> {
        caller::of(&request)?.require(&[Role::Operator])?;
        let from = rebuild_from(&request.get_ref().page_token)?;
        let rebuilt = fold::rebuild(&self.kit, from, REBUILD_FOR).await.map_err(Problem::from)?;
        let next =
            rebuilt.next.map(|place| page::token(if place.cases { CASES } else { RESPONSES }, place.after));
        Ok(Response::new(RebuildProjectionResponse {
            responses: rebuilt.responses,
            cases: rebuilt.cases,
            differences: rebuilt.differences,
            next_page_token: next.unwrap_or_default(),
        }))
    }
}

#[tonic::async_trait]
impl OperationsService for Reporting {
    async fn get_status(
        &self,
        request: Request<GetStatusRequest>,
    ) -> Result<Response<GetStatusResponse>, Status> {
        caller::of(&request)?.require(&[Role::Operator])?;
        let pool = self.kit.database.pool();
        let [responses, cases, entries, escalations] = store::counts(pool).await.map_err(Problem::from)?;
        let findings = completeness::look(&self.kit, &self.metrics, self.late_after);
        let findings = findings.await.map_err(Problem::from)?;
        let counts =
            [("responses", responses), ("cases", cases), ("journal", entries), ("escalations", escalations)];
        let counts = counts.map(|(name, count)| (name.to_owned(), count)).into();
        let status = eventing::status::service_status(&self.kit, &self.readiness, counts, findings).await;
        let copies = configuration::list_versions(&self.kit.database, &[]).await;
        Ok(Response::new(GetStatusResponse {
            status: Some(status.map_err(Problem::from)?),
            copies: copies.map_err(Problem::from)?,
        }))
    }

    async fn replay(&self, request: Request<ReplayRequest>) -> Result<Response<ReplayResponse>, Status> {
        let caller = caller::of(&request)?;
        caller.require(&[Role::Operator])?;
        let selection = request.into_inner().selection;
        let messages = eventing::replay::replay(&self.kit, &caller, selection).await?;
        Ok(Response::new(ReplayResponse { messages }))
    }

    async fn accept_clock(
        &self,
        request: Request<AcceptClockRequest>,
    ) -> Result<Response<AcceptClockResponse>, Status> {
        let caller = caller::of(&request)?;
        caller.require(&[Role::Operator])?;
        let accepted = self.kit.database.accept_clock(&caller.name).await.map_err(Problem::from)?;
        let accepted_time = Some(contracts::convert::timestamp(accepted));
        Ok(Response::new(AcceptClockResponse { accepted_time }))
    }
}
