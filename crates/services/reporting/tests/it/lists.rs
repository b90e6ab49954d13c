//! Lists and figures: filter, order, page by page, only what the caller may see, and all of one answer at one instant.

use super::{Told, case, id, start, status, tell};
use contracts::{
    events::v1::{ResponsesAccepted, ResponsesDecided, UnitChanged},
    ids::IdKind,
    reporting::v1::{
        GetCaseRequest, GetFiguresRequest, ListCasesRequest, figure_service_client::FigureServiceClient,
        get_case_request::Id,
    },
    topology::{RESPONSE_ACCEPTED, RESPONSE_DECIDED, ServiceName, UNIT_CHANGED},
    types::v1::DecisionOutcome,
};
use prost::Message as _;
use serde_json::json;
use testkit::{
    World,
    service::{OPERATOR, Served, message},
    until,
};
use tonic::{Code, Status};
use tonic_types::StatusExt as _;

/// Units top, lyon and paris, and eight cases: of lyon the odd ones.
async fn world() -> anyhow::Result<(World, Served)> {
    let (world, served) = start().await?;
    for (name, parent) in [("top", ""), ("lyon", "top"), ("paris", "top")] {
        let unit =
            json!({ "metadata": { "name": name, "set": "s" }, "version": 1, "spec": { "parent": parent } });
        let changed: UnitChanged = message(json!({ "unit": unit, "change": {} }))?;
        world.publish(&UNIT_CHANGED, "2026-11-23T08:00:00Z".parse()?, changed.encode_to_vec()).await?;
    }
    let mut events = Vec::new();
    for number in 1..=8 {
        let (unit, severity) =
            if number % 2 == 1 { ("lyon", "SEVERITY_HIGH") } else { ("paris", "SEVERITY_LOW") };
        let told = case(number, unit, severity)?;
        // The first four were resolved, the others were only assigned.
        let heard = if number <= 4 { 8 } else { 4 };
        events.extend(told.into_iter().take(heard));
    }
    tell(&world, &events).await?;
    world.drain(ServiceName::Reporting).await?;
    Ok((world, served))
}

/// The minutes after nine at which the listed cases were accepted: the number of each case.
async fn list(
    served: &Served,
    key: &str,
    request: ListCasesRequest,
) -> anyhow::Result<(Vec<i64>, u64, String)> {
    let answer = status(served, key)?.list_cases(request).await?.into_inner();
    let nine: jiff::Timestamp = "2026-11-23T09:00:00Z".parse()?;
    let numbers = answer.cases.iter().map(|case| {
        let accepted = contracts::convert::instant(case.accepted_time.as_ref().unwrap()).unwrap();
        accepted.duration_since(nine).as_mins()
    });
    Ok((numbers.collect(), answer.total, answer.next_page_token))
}

fn ask(filter: &str, order_by: &str) -> ListCasesRequest {
    ListCasesRequest { filter: filter.into(), order_by: order_by.into(), ..ListCasesRequest::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_and_orders_choose_and_sort() -> anyhow::Result<()> {
    let (_world, served) = world().await?;
    for (filter, order, expected) in [
        ("", "", vec![8, 7, 6, 5, 4, 3, 2, 1]),
        ("", "accepted_time", vec![1, 2, 3, 4, 5, 6, 7, 8]),
        ("state = open", "accepted_time", vec![5, 6, 7, 8]),
        ("state != open AND unit = lyon", "accepted_time", vec![1, 3]),
        ("unit = top AND severity >= high", "accepted_time desc", vec![7, 5, 3, 1]),
        ("accepted_time >= 2026-11-23T09:07:00Z", "accepted_time", vec![7, 8]),
        ("source = elsewhere", "", vec![]),
        ("overdue = true", "accepted_time", vec![5, 6, 7, 8]),
    ] {
        let (numbers, total, _) = list(&served, OPERATOR, ask(filter, order)).await?;
        assert_eq!(
            (numbers.as_slice(), total),
            (expected.as_slice(), expected.len() as u64),
            "{filter} {order}"
        );
    }
    let (by_severity, _, _) = list(&served, OPERATOR, ask("", "severity desc")).await?;
    assert!(by_severity[..4].iter().all(|number| number % 2 == 1), "{by_severity:?}");
    for (filter, order, field) in
        [("colour = red", "", "filter"), ("unit = mars", "", "filter"), ("", "colour", "order_by")]
    {
        let refused = status(&served, OPERATOR)?.list_cases(ask(filter, order)).await.unwrap_err();
        let fields = refused.get_details_bad_request().unwrap().field_violations;
        assert_eq!((refused.code(), fields[0].field.as_str()), (Code::InvalidArgument, field));
    }
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_on_a_list_is_the_case_that_is_asked_for() -> anyhow::Result<()> {
    let (world, served) = world().await?;
    // Each of another length; the last thing told of some changes neither alert nor task. Postgres keeps microseconds.
    for number in 11..=18 {
        let mut told = case(number, "lyon", "SEVERITY_HIGH")?;
        told.iter_mut().for_each(|one| one.at += jiff::SignedDuration::from_nanos(1_789));
        tell(&world, &told[..usize::try_from(number)? - 10]).await?;
    }
    let mut client = status(&served, OPERATOR)?;
    let listed = client.list_cases(ListCasesRequest::default()).await?.into_inner().cases;
    let mut alone = Vec::new();
    for case in &listed {
        let request = GetCaseRequest { id: Some(Id::CaseId(case.case_id.clone())) };
        alone.extend(client.get_case(request).await?.into_inner().case);
    }
    assert_eq!((listed.len(), &listed), (14, &alone));
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_one_another_without_a_gap_though_cases_come_meanwhile() -> anyhow::Result<()> {
    let (world, served) = world().await?;
    for order in ["accepted_time desc", "severity desc", "next_deadline", "updated_time desc"] {
        let (whole, total, _) = list(&served, OPERATOR, ask("", order)).await?;
        assert_eq!(total, 8);
        let (mut pages, mut token) = (Vec::new(), String::new());
        loop {
            let request = ListCasesRequest { page_size: 3, page_token: token, ..ask("", order) };
            let (numbers, _, next) = list(&served, OPERATOR, request).await?;
            pages.extend(numbers);
            token = next;
            if token.is_empty() {
                break;
            }
        }
        assert_eq!(pages, whole, "{order}");
    }
    // Newest first: what comes after the first page was read stands before it, and moves nothing.
    let first = ListCasesRequest { page_size: 5, ..ask("", "accepted_time desc") };
    let (_, _, page_token) = list(&served, OPERATOR, first).await?;
    for order in ["severity", "updated_time desc", "accepted_time"] {
        let other = ListCasesRequest { page_token: page_token.clone(), ..ask("", order) };
        let refused = status(&served, OPERATOR)?.list_cases(other).await.unwrap_err();
        assert!(
            refused.get_details_bad_request().unwrap().field_violations[0].field == "page_token",
            "{refused:?}"
        );
    }
    tell(&world, &case(9, "lyon", "SEVERITY_HIGH")?).await?;
    let second = ListCasesRequest { page_size: 5, page_token, ..ask("", "accepted_time desc") };
    assert_eq!(list(&served, OPERATOR, second).await?.0, [3, 2, 1]);
    let wrong = ListCasesRequest { page_token: "made up".into(), ..ListCasesRequest::default() };
    assert_eq!(status(&served, OPERATOR)?.list_cases(wrong).await.unwrap_err().code(), Code::InvalidArgument);
    served.stop().await
}

/// A response accepted at nine and suppressed so many seconds later.
fn suppressed_after(number: u128, seconds: i64) -> anyhow::Result<[Told; 2]> {
    let nine: jiff::Timestamp = "2026-11-23T09:00:00Z".parse()?;
    let decided = nine + jiff::SignedDuration::from_secs(seconds);
    let response = json!({ "responseId": id(IdKind::Response, number), "source": "survey", "unit": "lyon", "version": 1,
                           "acceptedTime": nine.to_string() });
    let response: ResponsesAccepted = message(json!({ "items": [{ "itemId": "i", "response": response }] }))?;
    let decision = json!({ "responseId": id(IdKind::Response, number), "responseVersion": 1, "rulesVersion": 1,
                           "outcome": "DECISION_OUTCOME_SUPPRESS", "decidedTime": decided.to_string() });
    let decision: ResponsesDecided = message(json!({ "items": [{ "itemId": "i", "decision": decision }] }))?;
    let told = |kind, at, payload| Told { kind, at, payload };
    Ok([
        told(&RESPONSE_ACCEPTED, nine, response.encode_to_vec()),
        told(&RESPONSE_DECIDED, decided, decision.encode_to_vec()),
    ])
}

#[tokio::test(flavor = "multi_thread")]
async fn decisions_of_seconds_and_of_days_stand_in_the_past_as_they_stood() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let mut events = Vec::new();
    for (number, seconds) in [(1, 30), (2, 60), (3, 61), (4, 1_800)] {
        events.extend(suppressed_after(number, seconds)?);
    }
    tell(&world, &events).await?;
    assert_eq!(
        world.count("SELECT count(*) FROM reporting.responses WHERE changed_late_at IS NOT NULL").await?,
        2,
        "after more than a minute"
    );
    let nine: jiff::Timestamp = "2026-11-23T09:00:00Z".parse()?;
    for (seconds, suppressed) in [(0, 0), (29, 0), (30, 1), (60, 2), (61, 3), (1_799, 3), (1_800, 4)] {
        let as_of = nine + jiff::SignedDuration::from_secs(seconds);
        let as_of_time = Some(contracts::convert::timestamp(as_of));
        for (figure, expected) in [("suppressed", suppressed), ("responses", 4)] {
            let request = ListCasesRequest { as_of_time, ..ask(&format!("figure = {figure}"), "") };
            let answer = status(&served, OPERATOR)?.list_cases(request).await?.into_inner();
            assert_eq!((answer.total, answer.cases.len()), (expected, usize::try_from(expected)?), "{as_of}");
            let told =
                answer.cases.iter().filter(|case| case.decision() == DecisionOutcome::Suppress).count();
            assert_eq!(u64::try_from(told)?, suppressed, "{figure} {as_of}");
        }
    }
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn people_see_what_they_own_and_their_units() -> anyhow::Result<()> {
    let (_world, served) = world().await?;
    // All cases are lea's own; paul has those of paris.
    assert_eq!(list(&served, "lea", ask("", "accepted_time")).await?.1, 8);
    assert_eq!(list(&served, "paul", ask("", "accepted_time")).await?.0, [2, 4, 6, 8]);
    assert_eq!(list(&served, "paul", ask("unit = lyon", "")).await?.1, 0);
    served.stop().await
}

/// Runs a question that must wait in its middle, for a table that nobody can read, and takes all cases and responses
/// away before it may go on: what it read before is there, what it reads afterwards would not be.
async fn asked_while_all_goes_away<T>(
    world: &World,
    table: &str,
    question: impl Future<Output = Result<T, Status>>,
) -> anyhow::Result<T> {
    let mut change = world.pool.begin().await?;
    let lock = format!("LOCK TABLE reporting.{table} IN ACCESS EXCLUSIVE MODE");
    sqlx::query(sqlx::AssertSqlSafe(lock)).execute(&mut *change).await?;
    let changed = async move {
        until("the question waits", || async {
            let waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessShareLock'
                           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
            Ok((world.count(waiting).await? > 0).then_some(()))
        })
        .await?;
        for delete in ["DELETE FROM reporting.cases", "DELETE FROM reporting.responses"] {
            sqlx::query(delete).execute(&mut *change).await?;
        }
        change.commit().await?;
        anyhow::Ok(())
    };
    let answered = async { Ok(question.await?) };
    let (answer, ()) = tokio::try_join!(answered, changed)?;
    assert_eq!(world.count("SELECT count(*) FROM reporting.cases").await?, 0);
    Ok(answer)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_in_the_middle_of_an_answer_is_in_none_of_its_figures() -> anyhow::Result<()> {
    let (world, served) = world().await?;
    let mut client = FigureServiceClient::new(served.channel(OPERATOR)?);
    let question =
        client.get_figures(GetFiguresRequest { unit: "top".into(), ..GetFiguresRequest::default() });
    let answer = asked_while_all_goes_away(&world, "cases", question).await?.into_inner();
    let total = answer.total.unwrap();
    assert_eq!((total.responses, total.received, total.resolved, total.to_do), (8, 8, 4, 4));
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_of_a_unit_are_those_that_it_has_as_a_part() -> anyhow::Result<()> {
    let (world, served) = world().await?;
    // Of no unit that is known: it counts for the root.
    tell(&world, &case(9, "nowhere", "SEVERITY_HIGH")?).await?;
    let mut client = FigureServiceClient::new(served.channel(OPERATOR)?);
    let mut ask = async |unit: &str| {
        let request = GetFiguresRequest { unit: unit.into(), by_unit: true, ..GetFiguresRequest::default() };
        client.get_figures(request).await.map(tonic::Response::into_inner)
    };
    let (top, lyon) = (ask("top").await?, ask("lyon").await?);
    let total = top.total.unwrap();
    assert_eq!((total.responses, total.received, total.resolved), (9, 9, 5));
    assert_eq!(top.units.iter().map(|of| of.unit.as_str()).collect::<Vec<_>>(), ["lyon", "paris", "top"]);
    let received = |of: &[contracts::reporting::v1::Figures]| of.iter().map(|row| row.received).sum::<u64>();
    assert_eq!((top.units[2].responses, top.units[2].received, received(&top.units)), (1, 1, 9));
    let mut whole = ask("").await?;
    assert_eq!((whole.total.as_ref().unwrap().received, received(&whole.units)), (9, 9));
    assert_eq!(whole.units[2].unit, "", "a row of one's own has one's own name");
    whole.units[2].unit = "top".into();
    assert_eq!(whole.units[2], top.units[2], "the whole has the rows that its root has");
    assert_eq!((&top.units[0], lyon.units.len()), (lyon.total.as_ref().unwrap(), 0));
    let lyon = &top.units[0];
    assert_eq!((lyon.responses, lyon.received, lyon.resolved), (4, 4, 2));
    // Times by the channel that reached are those of all whom any reached: one did.
    let reached: Vec<_> = lyon.channels.iter().map(|of| (of.reached, of.contact_customer_p90)).collect();
    assert_eq!(reached, [(lyon.reached, lyon.contact_customer_p90)]);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_in_the_middle_of_a_list_is_not_on_it() -> anyhow::Result<()> {
    let (world, served) = world().await?;
    // As they stood at 09:14, before two of them were resolved: those are folded again from the journal.
    let as_of_time = Some(contracts::convert::timestamp("2026-11-23T09:14:00Z".parse()?));
    let request = ListCasesRequest { as_of_time, ..ask("", "accepted_time") };
    let mut client = status(&served, OPERATOR)?;
    let answer = asked_while_all_goes_away(&world, "journal", client.list_cases(request)).await?.into_inner();
    assert_eq!((answer.total, answer.cases.len()), (8, 8));
    served.stop().await
}
