//! (source, external id) names one response for ever (IN-7).

use super::{client, request, serve, start, world};
use contracts::{
    ingest::v1::{
        Customer, SubmissionOutcome, SubmissionResult, SubmitResponseRequest, SubmitResponsesRequest,
    },
    topology::ServiceName,
    types::v1::Completeness,
};
use std::collections::BTreeMap;
use testkit::service::Served;
use tonic::{Code, Status};
use tonic_types::StatusExt as _;

async fn submit(served: &Served, request: SubmitResponseRequest) -> Result<SubmissionResult, Status> {
    let answer = client(served).unwrap().submit_response(request).await?;
    Ok(answer.into_inner().result.unwrap())
}

fn refusal(status: &Status) -> (Code, String) {
    (status.code(), status.get_details_error_info().map(|info| info.reason).unwrap_or_default())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_names_one_response_whose_content_changes_by_revision_only() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let first = submit(&served, request("a", 1.0, 1)).await?;
    assert_eq!((first.outcome(), first.version), (SubmissionOutcome::Accepted, 1));
    let again = submit(&served, request("a", 1.0, 1)).await?;
    assert_eq!(again.outcome(), SubmissionOutcome::Duplicate);
    assert_eq!(
        (&again.response_id, again.version, &again.accepted_time),
        (&first.response_id, 1, &first.accepted_time),
        "the first answer again"
    );

    let reused = submit(&served, request("a", 2.0, 1)).await.unwrap_err();
    assert_eq!(refusal(&reused), (Code::AlreadyExists, "EXTERNAL_ID_REUSED".to_owned()));
    let revised = submit(&served, request("a", 2.0, 5)).await?;
    assert_eq!(
        (revised.outcome(), revised.version, &revised.response_id),
        (SubmissionOutcome::Revised, 2, &first.response_id)
    );
    let stale = submit(&served, request("a", 3.0, 4)).await.unwrap_err();
    assert_eq!(refusal(&stale), (Code::AlreadyExists, "STALE_REVISION".to_owned()));

    let versions = "SELECT version FROM ingest.responses";
    let version: i64 = sqlx::query_scalar(versions).fetch_one(&world.pool).await?;
    assert_eq!(version, 2);
    // Another source has ids of its own.
    let mut other = request("a", 1.0, 1);
    other.submission.as_mut().unwrap().source = "reviews".into();
    assert_eq!(submit(&served, other).await?.outcome(), SubmissionOutcome::Accepted);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_half_that_comes_again_after_another_makes_no_version() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let half = |verbatim: &str| {
        let mut request = request("a", 1.0, 0);
        let submission = request.submission.as_mut().unwrap();
        submission.set_completeness(Completeness::Partial);
        submission.verbatim = verbatim.into();
        request
    };
    let answer = async |verbatim: &str| -> anyhow::Result<_> {
        let result = submit(&served, half(verbatim)).await?;
        Ok((result.outcome(), result.version))
    };
    assert_eq!(answer("page one").await?, (SubmissionOutcome::Accepted, 1));
    assert_eq!(answer("page two").await?, (SubmissionOutcome::Revised, 2));
    assert_eq!(answer("page three").await?, (SubmissionOutcome::Revised, 3));
    for verbatim in ["page one", "page two", "page one", "page three"] {
        assert_eq!(answer(verbatim).await?, (SubmissionOutcome::Duplicate, 3), "{verbatim}");
    }
    assert_eq!(submit(&served, request("a", 1.0, 0)).await?.outcome(), SubmissionOutcome::Revised);
    let hashes =
        world.count("SELECT count(*) FROM ingest.response_identity WHERE earlier_hashes <> ''").await?;
    assert_eq!(hashes, 0, "a final response forgets the halves");
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_id_at_the_same_time_makes_one_response() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let calls = (0..20).map(|_| submit(&served, request("a", 1.0, 0)));
    let results = futures::future::try_join_all(calls).await?;
    let accepted = results.iter().filter(|result| result.outcome() == SubmissionOutcome::Accepted).count();
    assert_eq!(accepted, 1);
    assert!(results.iter().all(|result| result.response_id == results[0].response_id));
    assert_eq!(world.count("SELECT count(*) FROM ingest.responses").await?, 1);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_of_after_tomorrow_is_refused_by_business_time() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let answered = |id: &str, raw: f64, instant: &str| {
        let mut request = request(id, raw, 0);
        let instant: jiff::Timestamp = instant.parse().unwrap();
        request.submission.as_mut().unwrap().answered_time = Some(contracts::convert::timestamp(instant));
        request
    };
    // Business time is 09:00 of the 23rd.
    let refused = submit(&served, answered("a", 1.0, "2026-11-24T09:00:01Z")).await.unwrap_err();
    assert_eq!(refused.code(), Code::InvalidArgument);
    let fields = refused.get_details_bad_request().unwrap().field_violations;
    assert_eq!(fields[0].field, "answered_time");
    assert!(fields[0].description.contains("2026-11-23T09:00:00Z"), "{fields:?}");
    assert_eq!(world.count("SELECT count(*) FROM ingest.response_identity").await?, 0, "its id stays free");

    let items = vec![
        answered("a", 2.0, "2030-01-01T00:00:00Z"),
        answered("b", 1.0, "2026-11-24T09:00:00Z"),
        answered("b", 1.0, "2031-01-01T00:00:00Z"),
        answered("a", 3.0, "2026-11-23T10:00:00Z"),
    ];
    let results = submit_all(&served, items).await?;
    let outcomes: Vec<SubmissionOutcome> = results.iter().map(SubmissionResult::outcome).collect();
    let [accepted, rejected] = [SubmissionOutcome::Accepted, SubmissionOutcome::Rejected];
    assert_eq!(outcomes, [rejected, accepted, rejected, accepted]);

    // What was accepted keeps its first answer, should business time be set back.
    served.stop().await?;
    world.set_time("2026-11-20T09:00:00Z".parse()?).await?;
    let served = serve(world.kit(ServiceName::Ingest).await?).await?;
    let refused = submit(&served, answered("c", 1.0, "2026-11-24T09:00:00Z")).await.unwrap_err();
    assert_eq!(refused.code(), Code::InvalidArgument);
    let again = submit(&served, answered("b", 1.0, "2026-11-24T09:00:00Z")).await?;
    assert_eq!(
        (again.outcome(), &again.response_id),
        (SubmissionOutcome::Duplicate, &results[1].response_id),
        "a duplicate is one for ever"
    );
    served.stop().await
}

async fn submit_all(
    served: &Served,
    items: Vec<SubmitResponseRequest>,
) -> anyhow::Result<Vec<SubmissionResult>> {
    Ok(client(served)?.submit_responses(SubmitResponsesRequest { items }).await?.into_inner().results)
}

#[tokio::test(flavor = "multi_thread")]
async fn two_replicas_that_get_the_same_ids_in_any_order_make_one_response_of_each() -> anyhow::Result<()> {
    let world = world().await?;
    let replicas = [
        serve(world.kit(ServiceName::Ingest).await?).await?,
        serve(world.kit(ServiceName::Ingest).await?).await?,
    ];
    let ids: Vec<String> = (0..40).map(|number| number.to_string()).collect();
    for round in 0..5_u64 {
        // Forwards, backwards, from the middle; the customers the other way round. Of each round but the first, all are
        // known and revised by whoever comes first.
        let calls = (0..6_usize).map(|call| {
            let mut order = ids.clone();
            order.rotate_left(call * 7);
            if call % 2 == 1 {
                order.reverse();
            }
            let items = order.iter().map(|id| {
                let mut request = request(id, 1.0, round);
                let submission = request.submission.as_mut().unwrap();
                submission.verbatim = format!("round {round}");
                let reference = format!("customer {}", 100 - id.parse::<u64>().unwrap());
                submission.customer = Some(Customer { reference, ..Customer::default() });
                request
            });
            submit_all(&replicas[call % 2], items.collect())
        });
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for result in futures::future::try_join_all(calls).await?.into_iter().flatten() {
            assert_eq!(result.version, round + 1, "{result:?}");
            let first = result.outcome() != SubmissionOutcome::Duplicate;
            *taken.entry(result.response_id).or_default() += usize::from(first);
        }
        assert_eq!((taken.len(), taken.values().max()), (ids.len(), Some(&1)), "{taken:?}");
    }
    for rows in [
        "SELECT count(*) FROM ingest.responses",
        "SELECT count(*) FROM ingest.response_identity",
        "SELECT count(*) FROM ingest.customers",
    ] {
        assert_eq!(world.count(rows).await?, 40, "{rows}");
    }
    let orphans = "SELECT count(*) FROM ingest.responses r WHERE NOT EXISTS (
                       SELECT FROM ingest.customers c WHERE c.customer_id = r.customer_id)";
    assert_eq!(world.count(orphans).await?, 0, "each response names a customer that is there");
    for served in replicas {
        served.stop().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn one_call_may_hold_what_is_new_what_is_known_and_both_of_one_id() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let with = |id: &str, verbatim: &str, revision: u64| {
        let mut request = request(id, 1.0, revision);
        request.submission.as_mut().unwrap().verbatim = verbatim.into();
        request
    };
    submit_all(&served, vec![with("known", "first", 0), with("revised", "first", 0)]).await?;
    let items = vec![
        with("new", "first", 0),
        with("known", "first", 0),
        with("both", "first", 0),
        with("revised", "second", 1),
        with("known", "other", 0),
        with("both", "second", 3),
        with("both", "first", 1),
        with("both", "second", 0),
    ];
    let results = submit_all(&served, items).await?;
    let told: Vec<(SubmissionOutcome, u64)> =
        results.iter().map(|result| (result.outcome(), result.version)).collect();
    assert_eq!(
        told,
        [
            (SubmissionOutcome::Accepted, 1),
            (SubmissionOutcome::Duplicate, 1),
            (SubmissionOutcome::Accepted, 1),
            (SubmissionOutcome::Revised, 2),
            (SubmissionOutcome::Rejected, 0),
            (SubmissionOutcome::Revised, 2),
            (SubmissionOutcome::Rejected, 0),
            (SubmissionOutcome::Duplicate, 2),
        ]
    );
    let kept: Vec<(i64, i64, String)> = sqlx::query_as(
        "SELECT i.version, i.revision, r.verbatim FROM ingest.response_identity i
         JOIN ingest.responses r ON r.response_id = i.response_id AND r.version = i.version ORDER BY 1, 2, 3",
    )
    .fetch_all(&world.pool)
    .await?;
    let first = (1, 0, "first".to_owned());
    let expected = [first.clone(), first, (2, 1, "second".to_owned()), (2, 3, "second".to_owned())];
    assert_eq!(kept, expected);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_external_id_the_request_id_is_the_identity() -> anyhow::Result<()> {
    let (_world, served) = start().await?;
    let with =
        |request_id: &str| SubmitResponseRequest { request_id: request_id.into(), ..request("", 1.0, 0) };
    let first = submit(&served, with("r1")).await?;
    let again = submit(&served, with("r1")).await?;
    assert_eq!((again.outcome(), &again.response_id), (SubmissionOutcome::Duplicate, &first.response_id));
    assert_eq!(submit(&served, with("r2")).await?.outcome(), SubmissionOutcome::Accepted);
    let without = submit(&served, with("")).await.unwrap_err();
    let fields = without.get_details_bad_request().unwrap().field_violations;
    assert_eq!((without.code(), fields[0].field.as_str()), (Code::InvalidArgument, "external_id"));
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_is_refused_by_the_name_of_its_field() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let mut large = request("a", 1.0, 0);
    large.submission.as_mut().unwrap().verbatim = "é".repeat(33 * 1024);
    let refused = submit(&served, large).await.unwrap_err();
    let fields = refused.get_details_bad_request().unwrap().field_violations;
    assert_eq!((refused.code(), fields[0].field.as_str()), (Code::InvalidArgument, "verbatim"));
    assert!(fields[0].description.contains("67584 bytes"), "{fields:?}");
    assert_eq!(world.count("SELECT count(*) FROM ingest.responses").await?, 0);
    served.stop().await
}
