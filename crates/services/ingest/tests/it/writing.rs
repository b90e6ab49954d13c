//! Group commit (IN-11), the three ways over gRPC, and what happens when the outbox is full.

use super::{client, request, serve, start, world};
use contracts::{
    events::v1::ResponsesAccepted,
    ingest::v1::{
        StreamResponsesRequest, SubmissionOutcome, SubmitResponsesRequest,
        ingest_service_client::IngestServiceClient,
    },
    topology::{RESPONSE_ACCEPTED, RESPONSES, ServiceName},
};
use eventing::{Database, Kit, database::DatabaseConfig};
use futures::{StreamExt as _, future::try_join_all};
use ingest::{
    domain::{
        score::Metric,
        submission::{Draft, DraftScore, check},
    },
    metrics::IngestMetrics,
    writer::Writer,
};
use prost::Message as _;
use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use testkit::until;
use tonic::Code;
use tonic_types::StatusExt as _;

#[tokio::test(flavor = "multi_thread")]
async fn requests_that_come_together_share_a_transaction_and_a_pack() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    // The first transaction waits for this lock; meanwhile the others come.
    let mut lock = world.pool.begin().await?;
    sqlx::query("LOCK TABLE ingest.response_identity IN ACCESS EXCLUSIVE MODE").execute(&mut *lock).await?;
    let calls = 60;
    let submit = async |number: usize| {
        client(&served)?
            .submit_response(request(&number.to_string(), 1.0, 0))
            .await
            .map_err(anyhow::Error::from)
    };
    let all = try_join_all((0..calls).map(submit));
    let release = async {
        until("the writer waits for the lock", || async {
            let waiting = "SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
                           WHERE c.relname = 'response_identity' AND NOT l.granted";
            Ok((world.count(waiting).await? > 0).then_some(()))
        })
        .await?;
        lock.commit().await?;
        anyhow::Ok(())
    };
    let (answers, ()) = futures::future::try_join(all, release).await?;
    let ids: BTreeSet<String> =
        answers.into_iter().map(|answer| answer.into_inner().result.unwrap().response_id).collect();
    assert_eq!(ids.len(), calls, "each has a response of its own");
    let transactions = world.count("SELECT count(DISTINCT xmin::text) FROM ingest.responses").await?;
    assert!(transactions < i64::try_from(calls)? / 2, "{calls} requests in {transactions} transactions");
    let packs = world.emitted(&RESPONSE_ACCEPTED).await?;
    assert_eq!(i64::try_from(packs.len())?, transactions, "one pack for each transaction");
    let items = packs.iter().map(|pack| ResponsesAccepted::decode(pack.as_slice()).unwrap().items.len());
    assert_eq!(items.sum::<usize>(), calls);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_item_of_a_batch_has_its_own_result_in_its_place() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let items = vec![request("a", 1.0, 0), request("b", 9.0, 0), request("", 1.0, 0), request("a", 1.0, 0)];
    let answer = client(&served)?.submit_responses(SubmitResponsesRequest { items }).await?.into_inner();
    let outcomes: Vec<SubmissionOutcome> = answer.results.iter().map(|result| result.outcome()).collect();
    assert_eq!(
        outcomes,
        [
            SubmissionOutcome::Accepted,
            SubmissionOutcome::Rejected,
            SubmissionOutcome::Rejected,
            SubmissionOutcome::Duplicate
        ]
    );
    let field = |index: usize| answer.results[index].problem.clone().unwrap().fields[0].field.clone();
    assert_eq!((field(1).as_str(), field(2).as_str()), ("score.raw", "external_id"));
    assert_eq!(answer.results[0].response_id, answer.results[3].response_id);
    assert_eq!(world.count("SELECT count(*) FROM ingest.responses").await?, 1);

    let stream = (1..=30).map(|sequence| StreamResponsesRequest {
        sequence,
        item: Some(request(&format!("s{sequence}"), if sequence == 7 { 0.0 } else { 2.0 }, 0)),
    });
    let stream = futures::stream::iter(stream.collect::<Vec<_>>());
    let mut answers = client(&served)?.stream_responses(stream).await?.into_inner();
    let mut seen = BTreeSet::new();
    while let Some(answer) = answers.message().await? {
        let rejected = answer.result.unwrap().outcome() == SubmissionOutcome::Rejected;
        assert_eq!(rejected, answer.sequence == 7);
        seen.insert(answer.sequence);
    }
    assert_eq!(seen, (1..=30).collect());
    assert_eq!(world.count("SELECT count(*) FROM ingest.responses").await?, 30);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_answers_each_response_and_takes_only_so_many_beyond_its_answers() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    // Nothing is committed while this lock is held, so nothing may be answered.
    let mut lock = world.pool.begin().await?;
    sqlx::query("LOCK TABLE ingest.response_identity IN ACCESS EXCLUSIVE MODE").execute(&mut *lock).await?;
    let count: u64 = 4_000;
    let sent = Arc::new(AtomicU64::new(0));
    let requests = futures::stream::iter(1..=count).inspect({
        let sent = sent.clone();
        move |_| {
            sent.fetch_add(1, Ordering::Relaxed);
        }
    });
    // What is on its way between two processes is bounded in bytes; so large, that is some hundred.
    let requests = requests.map(|sequence| {
        let mut item = request(&sequence.to_string(), 1.0, 0);
        item.submission.as_mut().unwrap().verbatim = "word ".repeat(800);
        StreamResponsesRequest { sequence, item: Some(item) }
    });
    let mut answers = client(&served)?.stream_responses(requests).await?.into_inner();
    until("the writer waits for the lock", || async {
        let waiting = "SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
                       WHERE c.relname = 'response_identity' AND NOT l.granted";
        Ok((world.count(waiting).await? > 0).then_some(()))
    })
    .await?;
    let early = tokio::time::timeout(Duration::from_millis(300), answers.message()).await;
    assert!(early.is_err(), "answered before it was committed: {early:?}");
    let held_back = sent.load(Ordering::Relaxed);
    assert!(held_back < count / 2, "{held_back} of {count} were taken though none was answered");
    lock.commit().await?;
    let mut seen = BTreeSet::new();
    while let Some(answer) = answers.message().await? {
        assert_eq!(answer.result.unwrap().outcome(), SubmissionOutcome::Accepted);
        assert!(seen.insert(answer.sequence), "{} is answered twice", answer.sequence);
    }
    assert_eq!(seen, (1..=count).collect());
    assert_eq!(world.count("SELECT count(*) FROM ingest.responses").await?, i64::try_from(count)?);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_streams_queue_takes_no_room_from_calls() -> anyhow::Result<()> {
    let kit = world().await?.kit(ServiceName::Ingest).await?;
    let metrics = IngestMetrics::register(&kit.registry);
    // Nobody runs the loop that writes: what is queued stays.
    let (writer, _writes) = Writer::new(kit, Arc::from(&b"key"[..]), metrics, 500);
    let responses = |count: usize| {
        let draft = Draft {
            source: "survey".to_owned(),
            external_id: "a".to_owned(),
            score: Some(DraftScore { metric: Some(Metric::Csat), raw: 2.0, scale: None }),
            ..Draft::default()
        };
        vec![check(draft).unwrap(); count]
    };
    let mut streams: Vec<_> = (0..10).map(|_| Box::pin(writer.submit_in_turn(responses(100)))).collect();
    for stream in &mut streams {
        assert!(futures::poll!(stream).is_pending(), "it has its turn, or waits for it");
    }
    let mut call = Box::pin(writer.submit(responses(500)));
    assert!(futures::poll!(&mut call).is_pending(), "it is queued");
    let refused = writer.submit(responses(1)).await.unwrap_err();
    assert!(refused.to_string().contains("too many responses wait"), "{refused}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_outbox_refuses_new_work_and_says_when_to_try_again() -> anyhow::Result<()> {
    let world = world().await?;
    let config =
        DatabaseConfig { allow_unsafe: true, outbox_quota: 1, ..DatabaseConfig::new(&world.database_url) };
    let database = Database::connect(&config, ServiceName::Ingest).await?;
    let served = serve(Kit { database, ..world.kit(ServiceName::Ingest).await? }).await?;
    // The stream is gone: nothing can be published.
    let context = async_nats::jetstream::new(async_nats::connect(&world.nats_url).await?);
    context.delete_stream(world.broker.prefix().stream(&RESPONSES)).await?;
    client(&served)?.submit_response(request("a", 1.0, 0)).await?;
    let mut turn = 0;
    let refused = until("new work is refused", || {
        turn += 1;
        let request = request(&format!("b{turn}"), 1.0, 0);
        let client = client(&served);
        async move { Ok(client?.submit_response(request).await.err()) }
    })
    .await?;
    assert_eq!(refused.code(), Code::ResourceExhausted, "{refused:?}");
    let retry = refused.get_details_retry_info().and_then(|info| info.retry_delay);
    assert!(retry.is_some_and(|delay| delay > Duration::ZERO), "{refused:?}");
    // Once the broker takes what waits, work is taken again.
    world.broker.make_stream(&RESPONSES, 1).await?;
    until("new work is taken", || {
        let client = client(&served);
        async move { Ok(client?.submit_response(request("c", 1.0, 0)).await.ok().map(drop)) }
    })
    .await?;
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn only_submitters_submit_and_without_a_key_nobody_does() -> anyhow::Result<()> {
    let (_world, served) = start().await?;
    let mut clerk = IngestServiceClient::new(served.channel("clerk")?);
    let refused = clerk.submit_response(request("a", 1.0, 0)).await.unwrap_err();
    assert_eq!(refused.code(), Code::PermissionDenied);
    assert!(refused.message().contains("submitter"), "{}", refused.message());
    let mut nobody = IngestServiceClient::new(served.channel("nobody")?);
    assert_eq!(nobody.submit_response(request("a", 1.0, 0)).await.unwrap_err().code(), Code::Unauthenticated);
    served.stop().await
}
