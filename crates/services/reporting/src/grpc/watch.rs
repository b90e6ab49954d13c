//! Everything that happens to cases, live.

use super::{
    Reporting, no_such_unit,
    status::{counts_for, may_see},
};
use crate::{
    domain::units::{Scope, Units},
    watch::Happened,
    wire::answer,
};
use contracts::{
    ids::{self, IdKind},
    reporting::v1::{Case, WatchCasesRequest, WatchCasesResponse},
};
use eventing::watch::Subscription;
use futures::{StreamExt as _, stream::BoxStream};
use service_kit::{
    caller::Caller,
    problem::{ErrorCode, Problem},
};
use std::sync::Arc;
use tonic::Status;
use uuid::Uuid;

/// What one watcher wants and may see.
struct Watcher {
    caller: Caller,
    case_id: Option<Uuid>,
    scope: Scope,
    units: Arc<Units>,
}

impl Reporting {
    pub(super) async fn watch(
        &self,
        caller: Caller,
        request: &WatchCasesRequest,
    ) -> Result<BoxStream<'static, Result<WatchCasesResponse, Status>>, Problem> {
        let units = self.units().await?;
        if !request.unit.is_empty() && !units.contains(&request.unit) {
            return Err(no_such_unit("unit", &request.unit, &units));
        }
        let case_id = match request.case_id.as_str() {
            "" => None,
            text => {
                let id = ids::parse(IdKind::Case, text);
                Some(id.map_err(|error| Problem::invalid_field("case_id", error.to_string()))?)
            }
        };
        let subscription = self.happened.subscribe().await.ok_or_else(|| {
            Problem::new(
                ErrorCode::Unavailable,
                "STOPPING",
                "the service is stopping; watch again once it is back",
            )
        })?;
        let scope = units.scope(&request.unit);
        let watcher = Watcher { caller, case_id, scope, units };
        let stream =
            futures::stream::unfold((subscription, Some(watcher)), |(mut subscription, watcher)| async {
                // After an error the stream is over.
                let watcher = watcher?;
                match watcher.next(&mut subscription).await? {
                    Ok(change) => Some((Ok(change), (subscription, Some(watcher)))),
                    Err(problem) => Some((Err(problem.into()), (subscription, None))),
                }
            });
        Ok(stream.boxed())
    }
}

impl Watcher {
    /// The next change that it wants; `None`: the service is stopping.
    async fn next(
        &self,
        subscription: &mut Subscription<Happened>,
    ) -> Option<Result<WatchCasesResponse, Problem>> {
        loop {
            let happened = match subscription.next().await? {
                Ok(happened) => happened,
                Err(behind) => {
                    return Some(Err(Problem::new(ErrorCode::Conflict, "BEHIND", behind.to_string())));
                }
            };
            if self.case_id.is_some() && self.case_id != happened.entry.case_id {
                continue;
            }
            let entry = &happened.entry;
            let case = match (&happened.case, entry.response_id, &happened.response) {
                (Some(case), ..) => answer::case(case, happened.read_at, &self.units),
                // Its alert comes in a moment.
                (None, Some(id), Some(response)) => answer::response(id, response, &self.units),
                (None, ..) => Case::default(),
            };
            let case_id = entry.case_id.map(|id| ids::to_text(IdKind::Case, id)).unwrap_or_default();
            let case = Case { case_id, ..case };
            let is_known = happened.case.is_some() || happened.response.is_some();
            let wanted = if is_known {
                self.scope.contains(counts_for(&case))
            } else {
                self.scope == Scope::Everything
            };
            let visible =
                if is_known { may_see(&self.caller, &self.units, &case) } else { self.caller.sees_all() };
            if wanted && visible {
                let event = answer::event(&happened.entry, self.units.zone(counts_for(&case)));
                return Some(Ok(WatchCasesResponse { case: Some(case), event: Some(event) }));
            }
        }
    }
}
