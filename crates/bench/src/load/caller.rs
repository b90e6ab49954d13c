//! The doors of ingest: one call a response, batches, a stream, HTTP.

use crate::frame::{Client, client::Authorized};
use anyhow::{Context as _, bail, ensure};
use bytes::Bytes;
use clap::ValueEnum;
use contracts::{
    ingest::v1::{
        StreamResponsesRequest, SubmissionOutcome, SubmissionResult, SubmitResponseRequest,
        SubmitResponsesRequest, ingest_service_client::IngestServiceClient,
    },
    topology::ServiceName,
};
use http_body_util::{BodyExt as _, Full};
use hyper_util::{
    client::legacy::{Client as HttpClient, connect::HttpConnector},
    rt::TokioExecutor,
};
use service_kit::tasks::Tracker;
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::{mpsc, oneshot};
use tokio_stream::wrappers::ReceiverStream;

/// How responses are handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Mode {
    /// One gRPC call a response
    Unary,
    /// gRPC calls of many responses
    Batch,
    /// One gRPC stream without end, each response answered by itself
    Stream,
    /// HTTP calls of many responses, as NDJSON
    Http,
}

impl Mode {
    /// As the command line spells it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unary => "unary",
            Self::Batch => "batch",
            Self::Stream => "stream",
            Self::Http => "http",
        }
    }

    /// Responses of one call, of which a batch has so many.
    #[must_use]
    pub const fn per_call(self, batch: u64) -> u64 {
        match self {
            Self::Unary | Self::Stream => 1,
            Self::Batch | Self::Http => batch,
        }
    }
}

/// What ingest answered for a call.
#[derive(Debug)]
pub enum Answer {
    /// Every item is accepted and durable.
    Accepted(Vec<SubmissionResult>),
    /// Nothing was taken: it is full. The call is to be made again, as it asks.
    Full(Duration),
}

/// Connections to ingest. Calls go round them.
const CONNECTIONS: u64 = 4;

/// Requests of one stream that may wait to be sent.
const STREAM_QUEUE: usize = 1_024;

/// How long to wait where ingest does not say.
const TRY_AGAIN_IN: Duration = Duration::from_millis(100);

/// Hands responses over through one door.
pub struct Caller {
    mode: Mode,
    next: AtomicU64,
    clients: Vec<IngestServiceClient<Authorized>>,
    streams: Vec<Stream>,
    http: HttpClient<HttpConnector, Full<Bytes>>,
    address: String,
    key: String,
}

impl Caller {
    /// Connects.
    ///
    /// # Errors
    /// When ingest does not run or refuses a stream.
    pub async fn connect(client: &Client, mode: Mode) -> anyhow::Result<Self> {
        let clients: Vec<IngestServiceClient<Authorized>> = (0..CONNECTIONS)
            .map(|_| Ok(IngestServiceClient::new(client.channel(ServiceName::Ingest)?)))
            .collect::<anyhow::Result<_>>()?;
        let mut streams = Vec::new();
        if mode == Mode::Stream {
            for client in &clients {
                streams.push(Stream::open(client.clone()).await?);
            }
        }
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        Ok(Self {
            mode,
            next: AtomicU64::new(0),
            clients,
            streams,
            http: HttpClient::builder(TokioExecutor::new()).build(connector),
            address: format!("{}/v1/responses", client.address(ServiceName::Ingest)?),
            key: format!("Bearer {}", client.key()),
        })
    }

    /// Makes one call.
    ///
    /// # Errors
    /// When ingest does not answer, or refuses what it was offered: then the benchmark is wrong.
    pub async fn call(&self, items: Vec<SubmitResponseRequest>) -> anyhow::Result<Answer> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let turn = usize::try_from(number % CONNECTIONS).unwrap_or(0);
        let client = || self.clients.get(turn).cloned().context("there is no connection");
        let answer = match self.mode {
            Mode::Unary => unary(client()?, items).await?,
            Mode::Batch => batch(client()?, items).await?,
            Mode::Stream => {
                let stream = self.streams.get(turn).context("there is no stream")?;
                Answer::Accepted(stream.send(number, items).await?)
            }
            Mode::Http => self.http(items).await?,
        };
        if let Answer::Accepted(results) = &answer {
            let refused = results.iter().find(|result| {
                !matches!(result.outcome(), SubmissionOutcome::Accepted | SubmissionOutcome::Duplicate)
            });
            ensure!(refused.is_none(), "ingest refused a response of the benchmark: {refused:?}");
        }
        Ok(answer)
    }

    async fn http(&self, items: Vec<SubmitResponseRequest>) -> anyhow::Result<Answer> {
        let count = items.len();
        let mut body = Vec::with_capacity(count * 400);
        for submission in items.into_iter().filter_map(|item| item.submission) {
            serde_json::to_writer(&mut body, &submission)?;
            body.push(b'\n');
        }
        let request = http::Request::post(&self.address)
            .header(http::header::AUTHORIZATION, &self.key)
            .header(http::header::CONTENT_TYPE, "application/x-ndjson")
            .body(Full::new(Bytes::from(body)))?;
        let response = self.http.request(request).await.context("ingest does not answer over HTTP")?;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        if status == http::StatusCode::TOO_MANY_REQUESTS || status == http::StatusCode::SERVICE_UNAVAILABLE {
            return Ok(Answer::Full(TRY_AGAIN_IN));
        }
        ensure!(status.is_success(), "ingest answered {status}: {}", String::from_utf8_lossy(&body));
        #[derive(serde::Deserialize)]
        struct Results {
            results: Vec<SubmissionResult>,
        }
        let results = serde_json::from_slice::<Results>(&body)?.results;
        ensure!(results.len() == count, "ingest answered for {} of {count} responses", results.len());
        Ok(Answer::Accepted(results))
    }
}

async fn unary(
    mut client: IngestServiceClient<Authorized>,
    items: Vec<SubmitResponseRequest>,
) -> anyhow::Result<Answer> {
    let mut results = Vec::with_capacity(items.len());
    for item in items {
        match client.submit_response(item).await {
            Ok(answer) => results.extend(answer.into_inner().result),
            Err(status) => return refused(&status),
        }
    }
    Ok(Answer::Accepted(results))
}

async fn batch(
    mut client: IngestServiceClient<Authorized>,
    items: Vec<SubmitResponseRequest>,
) -> anyhow::Result<Answer> {
    match client.submit_responses(SubmitResponsesRequest { items }).await {
        Ok(answer) => Ok(Answer::Accepted(answer.into_inner().results)),
        Err(status) => refused(&status),
    }
}

fn refused(status: &tonic::Status) -> anyhow::Result<Answer> {
    match status.code() {
        tonic::Code::ResourceExhausted => Ok(Answer::Full(TRY_AGAIN_IN)),
        _ => bail!("ingest does not take responses: {}", service_kit::problem::describe(status)),
    }
}

/// Who waits for which sequence.
type Waiting = Arc<Mutex<HashMap<u64, oneshot::Sender<SubmissionResult>>>>;

/// One stream without end.
struct Stream {
    requests: mpsc::Sender<StreamResponsesRequest>,
    waiting: Waiting,
    _reader: Tracker,
}

impl Stream {
    async fn open(mut client: IngestServiceClient<Authorized>) -> anyhow::Result<Self> {
        let (requests, receiver) = mpsc::channel(STREAM_QUEUE);
        let waiting = Waiting::default();
        let answered = waiting.clone();
        let reader = Tracker::default();
        let mut answers = client
            .stream_responses(ReceiverStream::new(receiver))
            .await
            .context("ingest does not open a stream")?
            .into_inner();
        reader.spawn(async move {
            // Whoever still waits when the stream ends hears it by the sender that is dropped.
            while let Ok(Some(answer)) = answers.message().await {
                let sender = answered.lock().unwrap_or_else(PoisonError::into_inner).remove(&answer.sequence);
                if let (Some(sender), Some(result)) = (sender, answer.result) {
                    let _ = sender.send(result);
                }
            }
            answered.lock().unwrap_or_else(PoisonError::into_inner).clear();
        });
        Ok(Self { requests, waiting, _reader: reader })
    }

    /// The number is unique among all calls, and a call here has one item.
    async fn send(
        &self,
        number: u64,
        items: Vec<SubmitResponseRequest>,
    ) -> anyhow::Result<Vec<SubmissionResult>> {
        let mut results = Vec::with_capacity(items.len());
        for item in items {
            let (sender, receiver) = oneshot::channel();
            self.waiting.lock().unwrap_or_else(PoisonError::into_inner).insert(number, sender);
            let request = StreamResponsesRequest { sequence: number, item: Some(item) };
            self.requests.send(request).await.context("ingest closed the stream")?;
            results.push(receiver.await.context("ingest closed the stream before it answered")?);
        }
        Ok(results)
    }
}
