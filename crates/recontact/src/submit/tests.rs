//! Whole runs against an ingest that remembers rows and loses answers when told to.

use super::*;
use contracts::{
    ingest::v1::{
        self as api, ListResourceVersionsResponse, SubmissionOutcome, SubmissionResult, SubmitRowsRequest,
        SubmitRowsResponse, configuration_service_server as configuration, ingest_service_server as ingest,
    },
    types::v1::{ResourceName, ResourceVersion},
};
use service_kit::{
    caller::Callers,
    metrics::Metrics,
    readiness::Readiness,
    server::{Part, ServerOptions, run_until_stopped},
    tasks::Tracker,
};
use std::{
    collections::BTreeSet,
    fmt::Write as _,
    pin::Pin,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio_util::sync::CancellationToken;
use tonic::{Request, Response, Status, Streaming};

/// What becomes of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Carried out and answered.
    Answered,
    /// Carried out, and the answer is lost.
    AnswerLost,
    /// Lost before it arrives.
    Lost,
    /// Refused for good: the run ends there, as a killed one does.
    Ends,
}

/// An ingest that takes every row once, by file and record.
#[derive(Clone, Default)]
struct Memory {
    known: Arc<Mutex<BTreeSet<(String, u64)>>>,
    fates: Arc<Mutex<Vec<Fate>>>,
    /// Calls with rows after this record end the run, in whatever order calls arrive.
    ends_after: Arc<Mutex<Option<u64>>>,
}

impl Memory {
    /// Says what becomes of the calls to come, in their order; of those after them nothing bad.
    fn then(&self, fates: &[Fate]) {
        self.fates.lock().unwrap().extend(fates);
    }

    fn forget(&self) {
        self.known.lock().unwrap().clear();
    }

    fn held(&self) -> usize {
        self.known.lock().unwrap().len()
    }

    fn take(&self, request: SubmitRowsRequest) -> SubmitRowsResponse {
        let mut known = self.known.lock().unwrap();
        let results = request.rows.into_iter().map(|row| {
            let new = known.insert((row.file, row.record));
            let outcome = if new { SubmissionOutcome::Accepted } else { SubmissionOutcome::Duplicate };
            SubmissionResult { outcome: outcome.into(), ..SubmissionResult::default() }
        });
        SubmitRowsResponse { results: results.collect() }
    }
}

fn unused<T>() -> Result<Response<T>, Status> {
    Err(Status::unimplemented("no run calls this"))
}

#[tonic::async_trait]
impl ingest::IngestService for Memory {
    type StreamResponsesStream =
        Pin<Box<dyn futures::Stream<Item = Result<api::StreamResponsesResponse, Status>> + Send>>;

    async fn submit_rows(
        &self,
        request: Request<SubmitRowsRequest>,
    ) -> Result<Response<SubmitRowsResponse>, Status> {
        let first = request.get_ref().rows.first().map_or(0, |row| row.record);
        let ends = self.ends_after.lock().unwrap().is_some_and(|last| first > last);
        let fate = {
            let mut fates = self.fates.lock().unwrap();
            match (ends, fates.is_empty()) {
                (true, _) => Fate::Ends,
                (false, true) => Fate::Answered,
                (false, false) => fates.remove(0),
            }
        };
        match fate {
            Fate::Answered => Ok(Response::new(self.take(request.into_inner()))),
            Fate::AnswerLost => {
                self.take(request.into_inner());
                Err(Status::unavailable("the connection broke"))
            }
            Fate::Lost => Err(Status::unavailable("the connection broke")),
            Fate::Ends => Err(Status::permission_denied("not any more")),
        }
    }

    async fn submit_response(
        &self,
        _: Request<api::SubmitResponseRequest>,
    ) -> Result<Response<api::SubmitResponseResponse>, Status> {
        unused()
    }

    async fn submit_responses(
        &self,
        _: Request<api::SubmitResponsesRequest>,
    ) -> Result<Response<api::SubmitResponsesResponse>, Status> {
        unused()
    }

    async fn stream_responses(
        &self,
        _: Request<Streaming<api::StreamResponsesRequest>>,
    ) -> Result<Response<Self::StreamResponsesStream>, Status> {
        unused()
    }

    async fn get_response(
        &self,
        _: Request<api::GetResponseRequest>,
    ) -> Result<Response<api::GetResponseResponse>, Status> {
        unused()
    }
}

#[tonic::async_trait]
impl configuration::ConfigurationService for Memory {
    async fn list_resource_versions(
        &self,
        _: Request<api::ListResourceVersionsRequest>,
    ) -> Result<Response<ListResourceVersionsResponse>, Status> {
        let resource = Some(ResourceName { kind: "SourceMapping".into(), name: "survey".into() });
        let versions = vec![ResourceVersion { resource, version: 1 }];
        Ok(Response::new(ListResourceVersionsResponse { versions }))
    }

    async fn apply_resources(
        &self,
        _: Request<api::ApplyResourcesRequest>,
    ) -> Result<Response<api::ApplyResourcesResponse>, Status> {
        unused()
    }

    async fn list_resources(
        &self,
        _: Request<api::ListResourcesRequest>,
    ) -> Result<Response<api::ListResourcesResponse>, Status> {
        unused()
    }
}

/// A file, and the ingest that it is submitted to.
struct Desk {
    memory: Memory,
    client: Client,
    folder: tempfile::TempDir,
    stop: CancellationToken,
}

// Three calls: when the last of them ends a run, none is left that could arrive late.
const ROWS: usize = 1_300;

impl Desk {
    async fn open() -> Self {
        let memory = Memory::default();
        let mut routes = tonic::service::RoutesBuilder::default();
        routes
            .add_service(ingest::IngestServiceServer::new(memory.clone()))
            .add_service(configuration::ConfigurationServiceServer::new(memory.clone()));
        let part = Part {
            name: "ingest",
            grpc: routes.routes(),
            http: axum::Router::new(),
            grpc_names: Vec::new(),
            tasks: Vec::new(),
            readiness: Readiness::default(),
        };
        let caller = service_kit::caller::Caller {
            name: "operator".into(),
            kind: service_kit::caller::CallerKind::Service,
            roles: [service_kit::caller::Role::Operator].into(),
            units: BTreeSet::new(),
        };
        let callers = Callers::new(vec![service_kit::caller::DevelopmentKey { key: "key".into(), caller }]);
        let options =
            ServerOptions { callers, metrics: Metrics::default(), drain: Duration::from_millis(100) };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let stop = CancellationToken::new();
        drop(Tracker::default().spawn(run_until_stopped(vec![part], listener, options, stop.clone())));
        let folder = tempfile::tempdir().unwrap();
        let mut text = "a,b\n".to_owned();
        for record in 1..=ROWS {
            // One is no row at all.
            writeln!(text, "{record}{}", if record == 700 { "" } else { ",x" }).unwrap();
        }
        std::fs::write(folder.path().join("a.csv"), text).unwrap();
        Self { memory, client: Client::new(&address, "key").unwrap(), folder, stop }
    }

    async fn submit(&self) -> anyhow::Result<Counts> {
        let (file, rejects) = (self.folder.path().join("a.csv"), self.folder.path().join("r.csv"));
        let submission = Submission {
            file: &file,
            mapping: "survey",
            file_as: None,
            rejects: Some(&rejects),
            history: false,
            test: false,
        };
        submit(&self.client, &submission).await.map(|summary| summary.counts)
    }

    fn rejects(&self) -> usize {
        std::fs::read_to_string(self.folder.path().join("r.csv")).map_or(0, |text| text.lines().count() - 1)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

const ALL_NEW: Counts = Counts { accepted: ROWS as u64 - 1, duplicates: 0, revised: 0, rejected: 1 };

/// A run that ends after two calls were answered.
async fn interrupted(desk: &Desk) {
    *desk.memory.ends_after.lock().unwrap() = Some(1_000);
    desk.submit().await.unwrap_err();
    *desk.memory.ends_after.lock().unwrap() = None;
    assert_eq!(desk.memory.held(), 999);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_goes_on_counts_as_one_that_was_never_interrupted() {
    let desk = Desk::open().await;
    interrupted(&desk).await;
    assert_eq!(desk.submit().await.unwrap(), ALL_NEW);
    assert_eq!((desk.memory.held(), desk.rejects()), (ROWS - 1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_rows_are_forgotten_each_is_brought_and_counted_once() {
    let desk = Desk::open().await;
    interrupted(&desk).await;
    desk.memory.forget();
    assert_eq!(desk.submit().await.unwrap(), ALL_NEW);
    assert_eq!((desk.memory.held(), desk.rejects()), (ROWS - 1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_lost_while_the_last_rows_are_looked_for_skips_nothing() {
    for fate in [Fate::AnswerLost, Fate::Lost] {
        let desk = Desk::open().await;
        interrupted(&desk).await;
        desk.memory.forget();
        desk.memory.then(&[fate]);
        let counts = desk.submit().await.unwrap();
        assert_eq!(desk.memory.held(), ROWS - 1, "{fate:?}: every row is brought");
        assert_eq!((counts.rows(), counts.rejected, desk.rejects()), (ROWS as u64, 1, 1), "{fate:?}");
        // What came with the lost answer can only be known as a duplicate afterwards.
        let unknown = if fate == Fate::AnswerLost { 500 } else { 0 };
        assert!(counts.duplicates <= unknown, "{fate:?}: {counts:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_is_sent_again_brings_each_row_once() {
    for fate in [Fate::AnswerLost, Fate::Lost] {
        let desk = Desk::open().await;
        desk.memory.then(&[Fate::Answered, fate]);
        let counts = desk.submit().await.unwrap();
        assert_eq!(desk.memory.held(), ROWS - 1, "{fate:?}");
        assert_eq!((counts.rows(), counts.rejected, desk.rejects()), (ROWS as u64, 1, 1), "{fate:?}");
        assert_eq!(counts.duplicates > 0, fate == Fate::AnswerLost, "{fate:?}: {counts:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_ends_while_the_last_rows_are_looked_for_leaves_no_checkpoint_behind() {
    let desk = Desk::open().await;
    interrupted(&desk).await;
    desk.memory.forget();
    // Its rows are brought, and nobody hears of it: a second look would take them for known.
    desk.memory.then(&[Fate::AnswerLost, Fate::Ends]);
    desk.submit().await.unwrap_err();
    let counts = desk.submit().await.unwrap();
    assert_eq!(desk.memory.held(), ROWS - 1, "every row is brought");
    assert_eq!((counts.rows(), desk.rejects()), (ROWS as u64, 1));
}

#[test]
fn what_is_no_file_of_rows_is_refused_with_a_word_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    let complaint = |content: &[u8], rejects: Option<&Path>| {
        std::fs::write(&path, content).unwrap();
        check(&path, rejects).unwrap_err().to_string()
    };
    assert!(complaint(b"", None).contains("the first line must name the columns"));
    let nowhere = folder.path().join("none/r.csv");
    assert!(complaint(b"a\n1\n", Some(&nowhere)).contains("name a file in a folder that exists"));
    assert!(complaint(b"a\n1\n", Some(&path)).contains("overwritten by its own rejects"));
    assert!(check(folder.path(), None).unwrap_err().to_string().contains("is a folder"));
}

#[test]
fn rejected_rows_need_a_person() {
    let rejects_file = Some(PathBuf::from("a.csv.rejects.csv"));
    let of = |accepted, rejected, rejects_file| {
        let counts = Counts { accepted, rejected, ..Counts::default() };
        ended(&Summary { counts, rejects_file })
    };
    assert!(of(5, 0, None).is_ok());
    let error = of(0, 299, rejects_file.clone()).unwrap_err();
    assert_eq!(crate::failure::exit_code(&error), 1);
    assert_eq!(error.to_string(), "299 row(s) were rejected; they are in a.csv.rejects.csv");
    assert_eq!(crate::failure::exit_code(&of(5, 1, rejects_file).unwrap_err()), 1);
}
