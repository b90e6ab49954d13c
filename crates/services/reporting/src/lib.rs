#![doc = include_str!("../README.md")]

pub mod completeness;
pub mod config;
pub mod consumer;
pub mod domain;
pub mod fold;
pub mod grpc;
pub mod metrics;
pub mod store;
pub mod watch;
pub mod wire;

pub use config::Config;

use contracts::{
    reporting::v1::{
        figure_service_server::FigureServiceServer, operations_service_server::OperationsServiceServer,
        projection_service_server::ProjectionServiceServer, status_service_server::StatusServiceServer,
    },
    topology::{
        REPORTING_ALERTS, REPORTING_DIRECTORY, REPORTING_FOLLOWUPS, REPORTING_RESPONSES, REPORTING_TASKS,
    },
};
use eventing::{
    Consumer, Kit,
    resources::{Cache, CopyResources},
    watch::{Feed, WatchSettings},
};
use jiff::SignedDuration;
use service_kit::{readiness::Readiness, server::Part};
use std::{sync::Arc, time::Duration};

/// The schema of reporting, version by version.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");

/// How long reporting lets events gather: it is read by people, who do not see it.
const PACE: Duration = Duration::from_millis(25);
/// How long it lets responses gather: most are decided on by then, and folded once and not twice. Alerts and tasks, which
/// somebody waits for, are not kept by it.
const LEISURE: Duration = Duration::from_millis(250);
/// How far responses stay behind in a backlog: alert-rules, too, may take longer then.
pub const BEHIND: Duration = Duration::from_secs(1);

/// Builds reporting.
#[must_use]
pub fn build(config: Config, kit: Kit) -> Part {
    let readiness = Readiness::default();
    let metrics = metrics::ReportingMetrics::register(&kit.registry);
    let mut tasks = kit.tasks(&readiness);
    // Together: they tell of the same responses and cases within milliseconds, and each fold is made once.
    let durables = [&REPORTING_RESPONSES, &REPORTING_ALERTS, &REPORTING_TASKS, &REPORTING_FOLLOWUPS];
    let everything = consumer::Everything { kit: kit.clone(), metrics: metrics.clone() };
    let consumer = Consumer::of_all(&kit, &readiness, &durables, everything);
    tasks.extend(
        consumer.paced(PACE).at_leisure(&REPORTING_RESPONSES, LEISURE).staying_behind(BEHIND).tasks(),
    );
    let copies = CopyResources { database: kit.database.clone() };
    tasks.extend(Consumer::new(&kit, &readiness, &REPORTING_DIRECTORY, copies).tasks());
    let late_after = SignedDuration::from_secs(config.late_after_seconds.into());
    tasks.push(completeness::task(&kit, &metrics, late_after));
    let journal = watch::Journal { database: kit.database.clone() };
    let (happened, feed) = Feed::new(kit.database.clone(), journal, WatchSettings::default());
    tasks.push(feed);
    let service = grpc::Reporting {
        kit,
        readiness: readiness.clone(),
        units: Arc::new(Cache::default()),
        metrics,
        happened,
        late_after,
        identity_key: config.identity_key.reveal().as_bytes().into(),
    };
    let mut routes = tonic::service::RoutesBuilder::default();
    routes
        .add_service(StatusServiceServer::new(service.clone()))
        .add_service(FigureServiceServer::new(service.clone()))
        .add_service(ProjectionServiceServer::new(service.clone()))
        .add_service(OperationsServiceServer::new(service));
    Part {
        name: "reporting",
        grpc: routes.routes(),
        http: axum::Router::new(),
        grpc_names: vec![
            "recontact.reporting.v1.StatusService",
            "recontact.reporting.v1.FigureService",
            "recontact.reporting.v1.ProjectionService",
            "recontact.reporting.v1.OperationsService",
        ],
        tasks,
        readiness,
    }
}
