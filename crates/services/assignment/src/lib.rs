#![doc = include_str!("../README.md")]

pub mod consumer;
pub mod domain;
pub mod grpc;
pub mod keeper;
pub mod metrics;
pub mod refill;
pub mod scan;
pub mod store;
pub mod wire;

use contracts::{
    assignment::v1::{
        configuration_service_server::ConfigurationServiceServer,
        operations_service_server::OperationsServiceServer, task_service_server::TaskServiceServer,
    },
    topology::{ASSIGNMENT_ALERTS, ASSIGNMENT_FOLLOWUPS, DIRECTORY},
};
use eventing::{
    Consumer, Kit,
    resources::Cache,
    watch::{Feed, WatchSettings},
};
use service_kit::{readiness::Readiness, server::Part};
use std::sync::Arc;

/// The schema of assignment, version by version.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");

/// Builds assignment.
#[must_use]
pub fn build(kit: Kit) -> Part {
    let readiness = Readiness::default();
    let directory = Arc::new(Cache::default());
    let metrics = metrics::AssignmentMetrics::register(&kit.registry);
    let alerts =
        consumer::Alerts { kit: kit.clone(), directory: directory.clone(), metrics: metrics.clone() };
    let followups =
        consumer::Followups { kit: kit.clone(), directory: directory.clone(), metrics: metrics.clone() };
    let gate = consumer::gate(&kit, &directory);
    let mut tasks = kit.tasks(&readiness);
    let again = refill::emit_directory_again(&kit);
    tasks.push(eventing::refill::refill(&kit, &readiness, &DIRECTORY, Some(again)));
    tasks.extend(Consumer::new(&kit, &readiness, &ASSIGNMENT_ALERTS, alerts).behind(gate).tasks());
    tasks.extend(Consumer::new(&kit, &readiness, &ASSIGNMENT_FOLLOWUPS, followups).tasks());
    let timelines = grpc::Timelines { database: kit.database.clone(), directory: directory.clone() };
    let (changes, watch) = Feed::new(kit.database.clone(), timelines, WatchSettings::default());
    tasks.push(watch);
    tasks.push(scan::scan(kit.clone(), directory.clone(), metrics.clone()));
    let service = grpc::Assignment { kit, readiness: readiness.clone(), directory, metrics, changes };
    let mut routes = tonic::service::RoutesBuilder::default();
    routes
        .add_service(TaskServiceServer::new(service.clone()))
        .add_service(ConfigurationServiceServer::new(service.clone()))
        .add_service(OperationsServiceServer::new(service));
    Part {
        name: "assignment",
        grpc: routes.routes(),
        http: axum::Router::new(),
        grpc_names: vec![
            "recontact.assignment.v1.TaskService",
            "recontact.assignment.v1.ConfigurationService",
            "recontact.assignment.v1.OperationsService",
        ],
        tasks,
        readiness,
    }
}
