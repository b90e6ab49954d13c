//! The gRPC services of assignment.

pub mod commands;
pub mod configuration;
mod explain;
mod forecast;
mod orphans;
mod tasks;
mod watch;

pub use watch::{TaskChanged, Timelines};

use crate::{domain::directory::Directory, metrics::AssignmentMetrics, store, wire};
use contracts::assignment::v1::{
    AcceptClockRequest, AcceptClockResponse, GetStatusRequest, GetStatusResponse, ReplayRequest,
    ReplayResponse, operations_service_server::OperationsService,
};
use eventing::{Error, Kit, resources::Cache, watch::Feed};
use service_kit::{
    caller::{self, Role},
    problem::Problem,
    readiness::Readiness,
};
use std::sync::Arc;
use tonic::{Request, Response, Status};

/// assignment, as its handlers see it.
#[derive(Clone)]
pub struct Assignment {
    pub(crate) kit: Kit,
    pub(crate) readiness: Readiness,
    pub(crate) directory: Arc<Cache<Directory>>,
    pub(crate) metrics: AssignmentMetrics,
    pub(crate) changes: Feed<TaskChanged>,
}

impl Assignment {
    async fn directory(&self) -> Result<Arc<Directory>, Problem> {
        let mut connection = self.kit.database.pool().acquire().await.map_err(Error::from)?;
        let directory = self.directory.get(&mut connection, |own, _| wire::directory::directory(own)).await?;
        Ok(directory)
    }
}

#[tonic::async_trait]
impl OperationsService for Assignment {
    async fn get_status(
        &self,
        request: Request<GetStatusRequest>,
    ) -> Result<Response<GetStatusResponse>, Status> {
        caller::of(&request)?.require(&[Role::Operator])?;
        let (tasks, open) = store::counts(self.kit.database.pool()).await.map_err(Problem::from)?;
        let counts = [("tasks".to_owned(), tasks), ("tasks_open".to_owned(), open)].into();
        let scan = store::orphans::newest_scan(self.kit.database.pool()).await.map_err(Problem::from)?;
        let findings = scan.as_ref().and_then(orphans::finding).into_iter().collect();
        let status = eventing::status::service_status(&self.kit, &self.readiness, counts, findings).await;
        Ok(Response::new(GetStatusResponse { status: Some(status.map_err(Problem::from)?) }))
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
