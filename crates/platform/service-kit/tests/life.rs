//! The life of a process: it drains when it is asked to stop, and ends with an error when a part of it dies.

use anyhow::anyhow;
use service_kit::{
    caller::{Caller, CallerKind, Callers, DevelopmentKey},
    clock::Monotonic,
    metrics::Metrics,
    readiness::Readiness,
    server::{Part, ServerOptions, run_until_stopped},
    tasks::{BackgroundTask, Tracker},
};
use std::{
    collections::BTreeSet,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::oneshot,
};
use tokio_util::sync::CancellationToken;

fn part(tasks: Vec<BackgroundTask>) -> Part {
    Part {
        name: "probe",
        grpc: tonic::service::RoutesBuilder::default().routes(),
        http: axum::Router::new(),
        grpc_names: Vec::new(),
        tasks,
        readiness: Readiness::default(),
    }
}

/// Runs a process with these loops, asked to stop by the token.
async fn run(tasks: Vec<BackgroundTask>, drain: Duration, stop: CancellationToken) -> anyhow::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let options = ServerOptions { callers: Callers::default(), metrics: Metrics::default(), drain };
    run_until_stopped(vec![part(tasks)], listener, options, stop).await
}

fn forever() -> BackgroundTask {
    BackgroundTask::new("steady", |stop: CancellationToken| async move {
        stop.cancelled().await;
        Ok(())
    })
}

#[tokio::test]
async fn a_stop_waits_for_what_is_under_way() -> anyhow::Result<()> {
    let finished = Arc::new(AtomicBool::new(false));
    let (done, (release, released)) = (finished.clone(), oneshot::channel::<()>());
    let busy = BackgroundTask::new("busy", move |stop: CancellationToken| async move {
        stop.cancelled().await;
        let _ = released.await;
        done.store(true, Ordering::SeqCst);
        Ok(())
    });
    let stop = CancellationToken::new();
    let mut running =
        Tracker::default().spawn(run(vec![busy, forever()], Duration::from_secs(60), stop.clone()));
    stop.cancel();
    let early = tokio::time::timeout(Duration::from_millis(100), &mut running).await;
    assert!(early.is_err(), "it ended though a loop was still busy");
    let _ = release.send(());
    running.await??;
    assert!(finished.load(Ordering::SeqCst));
    Ok(())
}

#[tokio::test]
async fn what_hangs_is_not_waited_for_longer_than_the_deadline() -> anyhow::Result<()> {
    let hangs = BackgroundTask::new("hangs", |_| std::future::pending());
    let (stop, clock) = (CancellationToken::new(), Monotonic::start());
    stop.cancel();
    let ended = run(vec![hangs], Duration::from_millis(200), stop).await;
    assert!(ended.is_err_and(|error| error.to_string().contains("still busy")));
    assert!(clock.elapsed() < Duration::from_secs(30));
    Ok(())
}

#[tokio::test]
async fn a_loop_that_dies_ends_the_process_with_its_name() {
    let fails = || BackgroundTask::new("relay", |_| async { Err(anyhow!("no more paper")) });
    let ends = || BackgroundTask::new("relay", |_| async { Ok(()) });
    let panics = || {
        BackgroundTask::new("relay", |_| async {
            assert!(std::hint::black_box(false), "on purpose");
            Ok(())
        })
    };
    for (task, expected) in [
        (fails(), "task probe: relay died"),
        (ends(), "task probe: relay ended though nobody asked it to"),
        (panics(), "a task panicked"),
    ] {
        let ended = run(vec![task, forever()], Duration::from_secs(60), CancellationToken::new()).await;
        let error = ended.map_err(|error| format!("{error:#}")).err().unwrap_or_default();
        assert!(error.contains(expected), "{expected}: {error:?}");
    }
}

/// What is answered to a request, head and body.
async fn ask(address: SocketAddr, line: &str, content_type: &str) -> anyhow::Result<String> {
    let mut connection = TcpStream::connect(address).await?;
    let request = format!(
        "{line} HTTP/1.1\r\nhost: probe\r\nauthorization: Bearer probe\r\nconnection: close\r\ncontent-type: {content_type}\r\ncontent-length: 2\r\n\r\n{{}}"
    );
    connection.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await?;
    Ok(answer)
}

#[tokio::test]
async fn a_path_that_there_is_not_is_no_success() -> anyhow::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let caller = Caller {
        name: "probe".to_owned(),
        kind: CallerKind::Service,
        roles: BTreeSet::new(),
        units: BTreeSet::new(),
    };
    let options = ServerOptions {
        callers: Callers::new(vec![DevelopmentKey { key: "probe".to_owned(), caller }]),
        metrics: Metrics::default(),
        drain: Duration::from_secs(60),
    };
    let stop = CancellationToken::new();
    let running = run_until_stopped(vec![part(vec![forever()])], listener, options, stop.clone());
    let running = Tracker::default().spawn(running);
    for (line, path) in [
        ("POST /v1/response", "/v1/response"),
        ("POST /v1/responses/?mapping=a", "/v1/responses/"),
        ("POST /responses", "/responses"),
        ("GET /", "/"),
        ("POST /recontact.ingest.v1.IngestService/Nothing", "/recontact.ingest.v1.IngestService/Nothing"),
        ("POST /grpc.health.v1.Health/Check", "/grpc.health.v1.Health/Check"),
    ] {
        for content_type in ["application/json", "application/x-www-form-urlencoded"] {
            let answer = ask(address, line, content_type).await?;
            assert!(answer.starts_with("HTTP/1.1 404 "), "{line}: {answer}");
            let body = answer.split_once("\r\n\r\n").map(|(_, body)| body).unwrap_or_default();
            let body: serde_json::Value = serde_json::from_str(body)?;
            assert_eq!(body["error"]["reason"], "NO_SUCH_PATH", "{line}: {body}");
            let message = body["error"]["message"].as_str().unwrap_or_default();
            assert!(
                message.contains(&format!("{path:?}")) && message.contains("/v1/openapi.json"),
                "{message}"
            );
        }
        if !path.starts_with("/grpc.") {
            let answer = ask(address, line, "application/grpc").await?.to_lowercase();
            assert!(
                answer.starts_with("http/1.1 200 ") && answer.contains("\r\ngrpc-status: 12\r\n"),
                "{answer}"
            );
        }
    }
    let answer = ask(address, "GET /livez", "text/plain").await?;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    stop.cancel();
    running.await?
}
