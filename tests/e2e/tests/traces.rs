//! One trace leads from a submission to its task, across processes; a process that is asked to end ends well.

#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use anyhow::Context as _;
use contracts::{
    ingest::v1::{Submission, SubmitResponseRequest},
    types::v1::{Metric, Score},
};
use e2e::{Fleet, sample};
use futures::StreamExt as _;
use opentelemetry_proto::tonic::{
    collector::trace::v1::{
        ExportTraceServiceRequest, ExportTraceServiceResponse,
        trace_service_server::{TraceService, TraceServiceServer},
    },
    common::v1::any_value::Value,
};
use recontact::{apply, dev::idle, resources};
use service_kit::tasks::Tracker;
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};
use tokio_util::sync::CancellationToken;

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

/// A span as it was sent.
#[derive(Clone)]
struct Seen {
    service: String,
    trace: String,
    links: Vec<String>,
}

/// Keeps what it is sent.
#[derive(Clone, Default)]
struct Collector(Arc<Mutex<Vec<Seen>>>);

#[tonic::async_trait]
impl TraceService for Collector {
    async fn export(
        &self,
        request: tonic::Request<ExportTraceServiceRequest>,
    ) -> Result<tonic::Response<ExportTraceServiceResponse>, tonic::Status> {
        for resource in request.into_inner().resource_spans {
            let attributes = resource.resource.unwrap_or_default().attributes;
            let name = attributes.into_iter().find(|attribute| attribute.key == "service.name");
            let Some(Value::StringValue(service)) = name.and_then(|name| name.value?.value) else { continue };
            for span in resource.scope_spans.into_iter().flat_map(|scope| scope.spans) {
                let links = span.links.iter().map(|link| hexadecimal(&link.trace_id)).collect();
                let seen = Seen { service: service.clone(), trace: hexadecimal(&span.trace_id), links };
                self.0.lock().unwrap().push(seen);
            }
        }
        Ok(tonic::Response::new(ExportTraceServiceResponse::default()))
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Starts a collector; where it listens.
async fn collect(collector: Collector, stop: CancellationToken) -> anyhow::Result<String> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("http://{}", listener.local_addr()?);
    let incoming = tonic::transport::server::TcpIncoming::from(listener);
    let server = tonic::transport::Server::builder().add_service(TraceServiceServer::new(collector));
    Tracker::default()
        .spawn(async move { server.serve_with_incoming_shutdown(incoming, stop.cancelled_owned()).await });
    Ok(address)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trace_leads_from_the_submission_to_the_task() -> anyhow::Result<()> {
    let (collector, stop) = (Collector::default(), CancellationToken::new());
    let mut fleet = Fleet::start_traced(collect(collector.clone(), stop.clone()).await?).await?;
    let client = fleet.client(0)?;
    apply::apply(&client, &resources::read_folder(&sample())?, false).await?;
    let nats = async_nats::connect(&fleet.world.nats_url).await?;
    let mut assigned = nats.subscribe(format!("{}.recontact.v1.task.assigned.>", fleet.world.prefix)).await?;

    let submission = Submission {
        source: "survey".into(),
        external_id: "traced".into(),
        unit: "store-lyon".into(),
        score: Some(Score { metric: Metric::Csat.into(), raw: 1.0, ..Score::default() }),
        ..Submission::default()
    };
    let mut request = tonic::Request::new(SubmitResponseRequest {
        submission: Some(submission),
        ..SubmitResponseRequest::default()
    });
    request.metadata_mut().insert("traceparent", format!("00-{TRACE}-00f067aa0ba902b7-01").parse()?);
    client.ingest()?.submit_response(request).await?;
    let message = assigned.next().await.context("nothing was assigned")?;
    let header = message.headers.as_ref().and_then(|headers| headers.get("traceparent"));
    let header = header.context("no traceparent")?.as_str().to_owned();
    assert!(header.contains(TRACE), "{header}");
    tokio::time::timeout(testkit::PATIENCE, idle::wait(&client)).await??;

    // Asked to end, each process sends what it still holds and ends well.
    for (service, status) in fleet.terminate()? {
        assert!(status.success(), "{service}: {status}");
    }
    let seen = collector.0.lock().unwrap().clone();
    let of_trace = |service: &str| {
        seen.iter().any(|span| {
            span.service == service && (span.trace == TRACE || span.links.iter().any(|link| link == TRACE))
        })
    };
    let silent: BTreeSet<&str> = ["ingest", "alert-rules", "assignment", "follow-up-scheduler", "reporting"]
        .into_iter()
        .filter(|service| !of_trace(service))
        .collect();
    assert!(silent.is_empty(), "no span of the trace from {silent:?}");
    stop.cancel();
    Ok(())
}
