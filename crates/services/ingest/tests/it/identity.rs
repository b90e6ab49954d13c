//! (source, external id) names one response for ever (IN-7).

use super::{client, request, start};
use contracts::{
    ingest::v1::{SubmissionOutcome, SubmissionResult, SubmitResponseRequest},
    types::v1::Completeness,
};
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
