//! Where cases stand (RE-1).

use super::Reporting;
use crate::{
    domain::{
        filter::{self, Term},
        units::Units,
    },
    store::{self, Key, ListQuery, Order},
    wire,
};
use contracts::{
    ids::{self, IdKind},
    reporting::v1::{
        Case, GetCaseRequest, GetCaseResponse, ListCasesRequest, ListCasesResponse, get_case_request::Id,
        status_service_server::StatusService,
    },
};
use eventing::Error;
use service_kit::{
    caller::{self, Caller, Role},
    identity::external_id_hash,
    page::Page,
    problem::Problem,
};
use std::collections::BTreeSet;
use tonic::{Request, Response, Status};

const READERS: &[Role] = &[Role::Experience, Role::Manager, Role::Reader];

#[tonic::async_trait]
impl StatusService for Reporting {
    async fn get_case(&self, request: Request<GetCaseRequest>) -> Result<Response<GetCaseResponse>, Status> {
        let caller = caller::of(&request)?;
        caller.require(READERS)?;
        let id =
            request.into_inner().id.ok_or_else(|| Problem::invalid_field("id", "is missing; give one id"))?;
        Ok(Response::new(self.case(&caller, id).await?))
    }

    async fn list_cases(
        &self,
        request: Request<ListCasesRequest>,
    ) -> Result<Response<ListCasesResponse>, Status> {
        let caller = caller::of(&request)?;
        caller.require(READERS)?;
        Ok(Response::new(self.list(&caller, request.into_inner()).await?))
    }
}

impl Reporting {
    fn key(&self, id: &Id) -> Result<Key, Problem> {
        let parse = |kind: IdKind, field: &str, text: &str| {
            ids::parse(kind, text).map_err(|error| Problem::invalid_field(field, error.to_string()))
        };
        Ok(match id {
            Id::CaseId(text) => Key::Case(parse(IdKind::Case, "case_id", text)?),
            Id::ResponseId(text) => Key::Response(parse(IdKind::Response, "response_id", text)?),
            Id::AlertId(text) => parse(IdKind::Alert, "alert_id", text).map(|_| Key::Alert(text.clone()))?,
            Id::TaskId(text) => parse(IdKind::Task, "task_id", text).map(|_| Key::Task(text.clone()))?,
            Id::CustomerId(text) => {
                parse(IdKind::Customer, "customer_id", text).map(|_| Key::Customer(text.clone()))?
            }
            Id::ExternalId(external) => {
                let hash = external_id_hash(&self.identity_key, &external.source, &external.external_id);
                Key::ExternalId(hex::encode(hash))
            }
        })
    }

    async fn case(&self, caller: &Caller, id: Id) -> Result<GetCaseResponse, Problem> {
        let key = self.key(&id)?;
        let units = self.units().await?;
        let now = self.kit.database.now().await?.business;
        let nothing = || {
            Problem::not_found(
                "no case or response of your units has this id; it may not have been heard of yet",
            )
        };
        let mut connection = self.kit.database.pool().acquire().await.map_err(Error::from)?;
        let (response_id, case_id) = store::find(&mut connection, &key).await?;
        let case = match case_id {
            Some(case_id) => store::case(&mut connection, case_id).await?,
            None => None,
        };
        let (message, responses, cases) = match (case, response_id) {
            (Some(case), _) => {
                let responses = store::responses_of(&mut connection, case.case_id).await?;
                (wire::case_message(&case, now), responses, vec![case.case_id])
            }
            (None, Some(response_id)) => {
                let response = store::response(&mut connection, response_id).await?.ok_or_else(nothing)?;
                (wire::response_message(response_id, &response), vec![response_id], Vec::new())
            }
            (None, None) => return Err(nothing()),
        };
        if !may_see(caller, &units, &message) {
            return Err(nothing());
        }
        let mut timeline = store::journal(&mut connection, &responses, &cases, None).await?;
        // Of one instant, in the order of the data path: what was decided stands after what it was decided on.
        timeline.sort_by_key(|entry| (entry.occurred_at, entry.aggregate, entry.version));
        let timeline = timeline.iter().map(wire::event_message).collect();
        Ok(GetCaseResponse { case: Some(message), timeline })
    }

    async fn list(&self, caller: &Caller, request: ListCasesRequest) -> Result<ListCasesResponse, Problem> {
        let units = self.units().await?;
        let terms =
            filter::parse(&request.filter).map_err(|message| Problem::invalid_field("filter", message))?;
        let (order, descending) = order(&request.order_by)?;
        let page = Page::read(request.page_size, &request.page_token)?;
        let mut unit_sets = Vec::new();
        for term in &terms {
            if let Term::Unit(_, unit) = term {
                if !units.contains(unit) {
                    return Err(Problem::invalid_field("filter", format!("there is no unit {unit:?}")));
                }
                unit_sets.push(units.below(unit));
            }
        }
        let seen: Option<BTreeSet<String>> =
            (!caller.sees_all()).then(|| caller.units.iter().flat_map(|unit| units.below(unit)).collect());
        let now = self.kit.database.now().await?.business;
        let or_owner = caller.name.clone();
        let query = ListQuery {
            terms,
            unit_sets,
            seen,
            or_owner,
            now,
            order,
            descending,
            limit: page.limit(),
            after: page.after.clone(),
        };
        let (mut rows, total) = store::list(self.kit.database.pool(), &query).await?;
        let next_page_token = page.cut(&mut rows, |case| case.case_id);
        let cases = rows.iter().map(|(_, case)| wire::case_message(case, now)).collect();
        Ok(ListCasesResponse { cases, next_page_token, total })
    }
}

/// People see what they own, and their own units and below.
fn may_see(caller: &Caller, units: &Units, case: &Case) -> bool {
    let unit = if case.resolved_unit.is_empty() { &case.unit } else { &case.resolved_unit };
    caller.sees_all()
        || (!case.owner.is_empty() && case.owner == caller.name)
        || units.path(unit).iter().any(|above| caller.units.contains(*above))
}

fn order(text: &str) -> Result<(Order, bool), Problem> {
    let (name, descending) = match text.trim() {
        "" => ("accepted_time", true),
        text => match text.strip_suffix(" desc") {
            Some(name) => (name.trim(), true),
            None => (text, false),
        },
    };
    let order = match name {
        "accepted_time" => Order::AcceptedTime,
        "next_deadline" => Order::NextDeadline,
        "severity" => Order::Severity,
        "updated_time" => Order::UpdatedTime,
        other => {
            let known = "accepted_time, next_deadline, severity, updated_time, each with an optional ` desc`";
            return Err(Problem::invalid_field("order_by", format!("{other:?} is no order; known: {known}")));
        }
    };
    Ok((order, descending))
}
