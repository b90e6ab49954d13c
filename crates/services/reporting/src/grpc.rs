//! The gRPC services of reporting.

mod figures;
mod status;
mod watch;

use crate::{domain::units::Units, fold, metrics::ReportingMetrics, store, watch::Happened, wire};
use contracts::{
    reporting::v1::{
        GetStatusRequest, GetStatusResponse, RebuildProjectionRequest, RebuildProjectionResponse,
        operations_service_server::OperationsService, projection_service_server::ProjectionService,
    },
    types::v1::FindingLevel,
};
use eventing::{Error, Kit, configuration, resources::Cache, status::finding, watch::Feed};
use service_kit::{
    caller::{self, Role},
    problem::Problem,
    readiness::Readiness,
};
use std::sync::Arc;
use tonic::{Request, Response, Status};

/// reporting, as its handlers see it.
#[derive(Clone)]
pub struct Reporting {
    pub(crate) kit: Kit,
    pub(crate) readiness: Readiness,
    pub(crate) units: Arc<Cache<Units>>,
    pub(crate) metrics: ReportingMetrics,
    pub(crate) happened: Feed<Happened>,
    pub(crate) identity_key: Arc<[u8]>,
}

impl Reporting {
    async fn units(&self) -> Result<Arc<Units>, Problem> {
        let mut connection = self.kit.database.pool().acquire().await.map_err(Error::from)?;
        Ok(self.units.get(&mut connection, |own, copies| Ok(wire::units(own, copies))).await?)
    }
}

#[tonic::async_trait]
impl ProjectionService for Reporting {
    async fn rebuild_projection(
        &self,
        request: Request<RebuildProjectionRequest>,
    ) -> Result<Response<RebuildProjectionResponse>, Status> {
        caller::of(&request)?.require(&[Role::Operator])?;
        let rebuilt = fold::rebuild(&self.kit).await.map_err(Problem::from)?;
        Ok(Response::new(RebuildProjectionResponse {
            responses: rebuilt.responses,
            cases: rebuilt.cases,
            differences: rebuilt.differences,
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
        let [responses, cases, entries] = store::counts(pool).await.map_err(Problem::from)?;
        let escalations = store::escalations(pool).await.map_err(Problem::from)?;
        let holes = store::holes(pool).await.map_err(Problem::from)?;
        self.metrics.holes.set(i64::try_from(holes).unwrap_or(i64::MAX));
        let mut findings = Vec::new();
        if holes > 0 {
            let message = format!("{holes} aggregate(s) miss a version for more than a minute");
            let next = "look whether the owner's outbox is empty and its stream complete";
            findings.push(finding(FindingLevel::Error, "hole", &message, next));
        }
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
}
