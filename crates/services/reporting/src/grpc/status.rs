//! Where cases stand (RE-1).

use super::{
    Reporting,
    figures::{instant, past},
    no_such_unit,
};
use crate::{
    domain::{
        case,
        figure::Counted,
        filter::{self, Comparison, Term},
        response,
        units::{Scope, Units},
    },
    fold::group,
    store::{
        self, Key, Touched,
        list::{Item, ListQuery, Order},
    },
    wire::answer,
};
use contracts::{
    ids::{self, IdKind},
    reporting::v1::{
        Case, GetCaseRequest, GetCaseResponse, ListCasesRequest, ListCasesResponse, WatchCasesRequest,
        WatchCasesResponse, get_case_request::Id, status_service_server::StatusService,
    },
};
use futures::stream::BoxStream;
use jiff::Timestamp;
use service_kit::{
    caller::{self, Caller, Role},
    identity::external_id_hash,
    page::Page,
    problem::Problem,
};
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

    type WatchCasesStream = BoxStream<'static, Result<WatchCasesResponse, Status>>;

    async fn watch_cases(
        &self,
        request: Request<WatchCasesRequest>,
    ) -> Result<Response<Self::WatchCasesStream>, Status> {
        let caller = caller::of(&request)?;
        caller.require(READERS)?;
        Ok(Response::new(self.watch(caller, &request.into_inner()).await?))
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
        let (mut connection, reading) = self.kit.database.reader().await?;
        let units = self
            .units
            .as_read(&reading, &mut connection, |own, copies| Ok(crate::wire::units(own, copies)))
            .await?;
        let now = reading.business;
        let nothing = || {
            Problem::not_found(
                "no case or response of your units has this id; it may not have been heard of yet",
            )
        };
        let (response_id, case_id) = store::find(&mut connection, &key).await?;
        let entries = match case_id {
            Some(case_id) => {
                let responses = store::responses_of(&mut connection, case_id).await?;
                store::journal(&mut connection, &Touched::named(&responses, &[case_id]), None).await?
            }
            None => Vec::new(),
        };
        let case = case_id.and_then(|id| case::fold(id, group(&entries).1.get(&id)?));
        let (message, entries) = match (case, response_id) {
            (Some(case), _) => (answer::case(&case, now, &units), entries),
            // Its alert comes in a moment, or it needs nobody.
            (None, Some(id)) => {
                let entries = store::journal(&mut connection, &Touched::named(&[id], &[]), None).await?;
                let told = group(&entries).0.remove(&id).ok_or_else(nothing)?;
                let response = response::fold(&told).ok_or_else(nothing)?;
                (answer::response(id, &response, &units), entries)
            }
            (None, None) => return Err(nothing()),
        };
        if !may_see(caller, &units, &message) {
            return Err(nothing());
        }
        let timeline = answer::timeline(entries, units.zone(counts_for(&message)));
        // Of a case that several responses joined, the one that was asked for.
        let response_id = response_id.map(|id| ids::to_text(IdKind::Response, id));
        let response_id = response_id.unwrap_or_else(|| message.response_id.clone());
        Ok(GetCaseResponse { case: Some(message), timeline, response_id })
    }

    async fn list(&self, caller: &Caller, request: ListCasesRequest) -> Result<ListCasesResponse, Problem> {
        let units = self.units().await?;
        let terms =
            filter::parse(&request.filter).map_err(|message| Problem::invalid_field("filter", message))?;
        let counted = filter::counted(&terms);
        let (order, descending) = order(&request.order_by, counted)?;
        let page = Page::read(request.page_size, &request.page_token)?;
        let after = match &page.after {
            None => None,
            Some((key, id)) => {
                let value = order.read_key(descending, key).ok_or_else(|| {
                    let message = "is of a list in another order; begin again without one";
                    Problem::invalid_field("page_token", message)
                })?;
                Some((value, *id))
            }
        };
        let mut scopes = Vec::new();
        for term in &terms {
            if let Term::Unit(_, unit) = term {
                if !units.contains(unit) {
                    return Err(no_such_unit("filter", unit, &units));
                }
                scopes.push(units.scope(unit));
            }
        }
        let own = || -> Vec<Scope> { caller.units.iter().map(|unit| units.scope(unit)).collect() };
        let now = self.kit.database.now().await?.business;
        let as_of = instant(&request.as_of_time, "as_of_time")?.unwrap_or(now);
        if as_of > now {
            let message = "lies in the future; lists hold for the past and now";
            return Err(Problem::invalid_field("as_of_time", message));
        }
        let mut connection = self.kit.database.snapshot().await?;
        let rows = past(&mut connection, counted, bounds(&terms), as_of).await?;
        let query = ListQuery {
            terms: &terms,
            scopes,
            seen: (!caller.sees_all()).then(own),
            or_owner: &caller.name,
            as_of: &rows,
            order,
            descending,
            limit: page.limit(),
            after,
        };
        let (mut rows, total) = store::list::list(&mut connection, &query).await?;
        let next_page_token = page.cut(&mut rows, Item::id);
        let case = |(_, item): &(String, Item)| match item {
            Item::Case(case) => answer::case(case, as_of, &units),
            Item::Response(id, response) => answer::response(*id, response, &units),
        };
        Ok(ListCasesResponse { cases: rows.iter().map(case).collect(), next_page_token, total })
    }
}

/// The unit that a case or a response counts for, as an answer tells it.
pub(super) fn counts_for(case: &Case) -> &str {
    if case.resolved_unit.is_empty() { &case.unit } else { &case.resolved_unit }
}

/// The time that terms leave open, as far as it is one: what changed since outside it need not be looked at.
fn bounds(terms: &[Term]) -> (Option<Timestamp>, Option<Timestamp>) {
    let (mut from, mut until) = (None::<Timestamp>, None::<Timestamp>);
    for term in terms {
        let (Term::AcceptedTime(comparison, instant) | Term::CountedTime(comparison, instant)) = term else {
            continue;
        };
        match comparison {
            Comparison::AtLeast => from = Some(from.map_or(*instant, |held| held.max(*instant))),
            Comparison::Below => until = Some(until.map_or(*instant, |held| held.min(*instant))),
            _ => {}
        }
    }
    (from, until)
}

/// People see what they own, and their own units and below.
pub(super) fn may_see(caller: &Caller, units: &Units, case: &Case) -> bool {
    caller.sees_all()
        || (!case.owner.is_empty() && case.owner == caller.name)
        || units.path(counts_for(case)).iter().any(|above| caller.units.contains(*above))
}

fn order(text: &str, counted: Counted) -> Result<(Order, bool), Problem> {
    let (name, descending) = match text.trim() {
        "" => ("accepted_time", true),
        text => match text.strip_suffix(" desc") {
            Some(name) => (name.trim(), true),
            None => (text, false),
        },
    };
    let order = match name {
        "accepted_time" => Order::AcceptedTime,
        "next_deadline" | "severity" if counted == Counted::Responses => {
            let message = format!(
                "{name:?} orders cases, and this figure counts responses; known: accepted_time, updated_time"
            );
            return Err(Problem::invalid_field("order_by", message));
        }
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
