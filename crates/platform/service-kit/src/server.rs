//! One port for gRPC and HTTP, and the life of a process: run, drain, stop.

use crate::{
    caller::Callers,
    metrics::Metrics,
    problem::{ErrorCode, Problem},
    readiness::Readiness,
    tasks::{BackgroundTask, Tracker},
};
use anyhow::{Context as _, anyhow, bail};
use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Request, State},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse as _, Response},
    routing::get,
    serve::ListenerExt as _,
};
use http::StatusCode;
use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{family::Family, histogram::Histogram},
};
use std::time::Duration;
use tokio::{net::TcpListener, task::JoinSet};
use tokio_util::sync::CancellationToken;
use tonic::service::{Routes, RoutesBuilder};

/// Largest HTTP body taken, in bytes. gRPC keeps tonic's 4 MiB a message.
pub const HTTP_BODY_MAX: usize = 8 * 1024 * 1024;

/// Longest time that any unary call may take, whatever its deadline says.
pub const CALL_TIME_MAX: Duration = Duration::from_secs(30);

/// One built service: everything that it serves and runs. Building can fail, binds and connects; running loops.
pub struct Part {
    /// Name of the service.
    pub name: &'static str,
    /// Its gRPC services.
    pub grpc: Routes,
    /// Its HTTP routes.
    pub http: Router,
    /// Full names of its gRPC services, for health checks.
    pub grpc_names: Vec<&'static str>,
    /// Its loops.
    pub tasks: Vec<BackgroundTask>,
    /// What it waits for.
    pub readiness: Readiness,
}

/// What the server itself needs.
#[derive(Clone)]
pub struct ServerOptions {
    /// Who may call.
    pub callers: Callers,
    /// The process's registry.
    pub metrics: Metrics,
    /// Longest time from the stop until everything has ended.
    pub drain: Duration,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct CallLabels {
    rpc_method: String,
    rpc_status_code: String,
}

#[derive(Clone)]
struct Layer {
    callers: Callers,
    durations: Family<CallLabels, Histogram>,
}

/// Runs the parts until the token is cancelled, then drains.
///
/// # Errors
/// When a background task dies (its name stands in the error), the listener fails, or draining takes too long.
pub async fn run_until_stopped(
    parts: Vec<Part>,
    listener: TcpListener,
    options: ServerOptions,
    stop: CancellationToken,
) -> anyhow::Result<()> {
    let tracker = Tracker::default();
    let (health, health_service) = tonic_health::server::health_reporter();
    let reflection = tonic_reflection::server::Builder::configure()
        .register_encoded_file_descriptor_set(contracts::FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(tonic_health::pb::FILE_DESCRIPTOR_SET)
        .build_v1()
        .context("reflection")?;
    let mut own = RoutesBuilder::default();
    own.add_service(health_service).add_service(reflection);

    let ready: Vec<(&'static str, Readiness)> =
        parts.iter().map(|part| (part.name, part.readiness.clone())).collect();
    let names: Vec<&'static str> = parts.iter().flat_map(|part| part.grpc_names.clone()).collect();
    let mut router = own.routes().into_axum_router();
    let mut loops: JoinSet<(String, anyhow::Result<()>)> = JoinSet::new();
    let ending = CancellationToken::new();
    for part in parts {
        router = router.merge(part.grpc.into_axum_router().reset_fallback()).merge(part.http);
        for task in part.tasks {
            let (name, token) = (format!("{}: {}", part.name, task.name), ending.child_token());
            loops.spawn(async move { (name, (task.run)(token).await) });
        }
    }
    let router = router
        .merge(operator_routes(ready.clone(), options.metrics.clone()))
        .fallback(nowhere)
        .layer(DefaultBodyLimit::max(HTTP_BODY_MAX))
        .layer(from_fn_with_state(layer(&options), before_every_handler));

    let reports = tracker.spawn(report_health(health, ready, names, ending.clone()));
    let closing = ending.clone();
    // An answer is several small frames: without this the last may wait 40 ms for the caller's delayed acknowledgement.
    let listener = listener.tap_io(|connection| {
        if let Err(error) = connection.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps its delay");
        }
    });
    let mut server = tracker.spawn(async move {
        axum::serve(listener, router).with_graceful_shutdown(async move { closing.cancelled().await }).await
    });

    let died = tokio::select! {
        () = stop.cancelled() => None,
        Some(ended) = loops.join_next(), if !loops.is_empty() => Some(ended),
        served = &mut server => bail!("the server ended by itself: {served:?}"),
    };
    ending.cancel();
    let drained = tokio::time::timeout(options.drain, async {
        while let Some(ended) = loops.join_next().await {
            if let Ok((name, Err(error))) = ended {
                tracing::warn!(task = %name, %error, "a task ended with an error while stopping");
            }
        }
        let _ = server.await;
        let _ = reports.await;
    })
    .await;
    match (died, drained) {
        (Some(Ok((name, Err(error)))), _) => Err(error.context(format!("task {name} died"))),
        (Some(Ok((name, Ok(())))), _) => Err(anyhow!("task {name} ended though nobody asked it to")),
        (Some(Err(panic)), _) => Err(anyhow!(panic).context("a task panicked")),
        (None, Err(_)) => bail!("still busy {} s after the stop; gave up waiting", options.drain.as_secs()),
        (None, Ok(())) => Ok(()),
    }
}

fn layer(options: &ServerOptions) -> Layer {
    let buckets =
        || Histogram::new([0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0]);
    let durations = options.metrics.register(
        "rpc_server_call_duration_seconds",
        "Time from a call to its answer",
        Family::new_with_constructor(buckets as fn() -> Histogram),
    );
    Layer { callers: options.callers.clone(), durations }
}

/// Resolves the caller, opens the span, holds the deadline, measures.
async fn before_every_handler(State(layer): State<Layer>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let grpc = is_grpc(&request);
    let called = path.starts_with("/recontact.");
    // A gRPC service says what is wrong in a header, under the status 200, which no other client takes for a refusal.
    if !grpc && (called || path.starts_with("/grpc.")) {
        return nowhere(request).await;
    }
    if !called && !path.starts_with("/v1/") {
        return next.run(request).await;
    }
    let authorization = header(&request, "authorization");
    let (traceparent, timeout) = (header(&request, "traceparent"), header(&request, "grpc-timeout"));
    match layer.callers.resolve(authorization.as_deref()) {
        Ok(caller) => request.extensions_mut().insert(caller),
        Err(problem) => return refuse(problem, grpc),
    };
    let span = tracing::info_span!("call", "otel.name" = %path, "rpc.method" = %path, "otel.kind" = "server");
    if let Some(traceparent) = traceparent {
        crate::telemetry::set_parent(&span, &traceparent);
    }
    let limit = timeout.as_deref().and_then(parse_grpc_timeout).unwrap_or(CALL_TIME_MAX).min(CALL_TIME_MAX);
    let clock = crate::clock::Monotonic::start();
    let handled = tokio::time::timeout(limit, tracing::Instrument::instrument(next.run(request), span)).await;
    let response = handled.unwrap_or_else(|_| {
        let status = tonic::Status::deadline_exceeded(format!("no answer within {} ms", limit.as_millis()));
        if grpc { status.into_http() } else { StatusCode::GATEWAY_TIMEOUT.into_response() }
    });
    let code = match response.headers().get("grpc-status").and_then(|value| value.to_str().ok()) {
        Some(code) => code.to_owned(),
        None if grpc => "0".to_owned(),
        None => response.status().as_u16().to_string(),
    };
    // A method that does not exist is a word that a stranger made up; it becomes no label.
    if code != "12" && code != "404" {
        let labels = CallLabels { rpc_method: path, rpc_status_code: code };
        layer.durations.get_or_create(&labels).observe(clock.elapsed().as_secs_f64());
    }
    response
}

/// There is nothing at this path. To all but gRPC clients that is 404: whoever reads 200 believes that it was accepted.
async fn nowhere(request: Request) -> Response {
    if is_grpc(&request) {
        return tonic::Status::unimplemented("").into_http();
    }
    let message = format!(
        "there is nothing at {:?} for HTTP; responses go to POST /v1/responses and /v1/rows of ingest, and its GET \
         /v1/openapi.json says how; gRPC calls have a content-type of application/grpc",
        request.uri().path()
    );
    Problem::new(ErrorCode::NotFound, "NO_SUCH_PATH", message).into_response()
}

fn header(request: &Request, name: &str) -> Option<String> {
    request.headers().get(name)?.to_str().ok().map(str::to_owned)
}

fn is_grpc(request: &Request) -> bool {
    let content_type =
        request.headers().get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    content_type.is_some_and(|value| value.starts_with("application/grpc"))
}

fn refuse(problem: Problem, grpc: bool) -> Response {
    if grpc { tonic::Status::from(problem).into_http() } else { problem.into_response() }
}

/// How long a gRPC caller waits: `grpc-timeout` is up to eight digits and a unit.
#[must_use]
pub fn parse_grpc_timeout(text: &str) -> Option<Duration> {
    let (amount, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let amount: u64 = amount.parse().ok().filter(|_| amount.len() <= 8)?;
    match unit {
        "H" => Some(Duration::from_secs(amount * 3600)),
        "M" => Some(Duration::from_secs(amount * 60)),
        "S" => Some(Duration::from_secs(amount)),
        "m" => Some(Duration::from_millis(amount)),
        "u" => Some(Duration::from_micros(amount)),
        "n" => Some(Duration::from_nanos(amount)),
        _ => None,
    }
}

fn operator_routes(ready: Vec<(&'static str, Readiness)>, metrics: Metrics) -> Router {
    Router::new()
        .route("/livez", get(|| async { "alive\n" }))
        .route("/metrics", get(move || async move { metrics_page(&metrics) }))
        .route("/readyz", get(move || async move { readiness_page(&ready) }))
}

fn metrics_page(metrics: &Metrics) -> Response {
    let content_type = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(http::header::CONTENT_TYPE, content_type)], metrics.encode()).into_response()
}

fn readiness_page(ready: &[(&'static str, Readiness)]) -> Response {
    let waiting: Vec<serde_json::Value> = ready
        .iter()
        .flat_map(|(service, readiness)| {
            readiness.causes().into_iter().map(move |(component, cause)| {
                serde_json::json!({ "service": service, "component": component, "cause": cause })
            })
        })
        .collect();
    let status = if waiting.is_empty() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(serde_json::json!({ "ready": waiting.is_empty(), "waiting_for": waiting }))).into_response()
}

/// Keeps grpc.health.v1 level with the readiness, looking four times a second; not serving from the stop on.
async fn report_health(
    health: tonic_health::server::HealthReporter,
    ready: Vec<(&'static str, Readiness)>,
    names: Vec<&'static str>,
    ending: CancellationToken,
) {
    loop {
        let serving = !ending.is_cancelled() && ready.iter().all(|(_, readiness)| readiness.is_ready());
        let status = if serving {
            tonic_health::ServingStatus::Serving
        } else {
            tonic_health::ServingStatus::NotServing
        };
        for name in names.iter().copied().chain([""]) {
            health.set_service_status(name, status).await;
        }
        if ending.is_cancelled() {
            return;
        }
        tokio::select! {
            () = ending.cancelled() => {}
            () = tokio::time::sleep(Duration::from_millis(250)) => {}
        }
    }
}
