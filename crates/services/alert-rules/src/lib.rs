#![doc = include_str!("../README.md")]

pub mod consumer;
pub mod domain;
pub mod grpc;
pub mod metrics;
pub mod rulebook;
pub mod store;
pub mod wire;

use contracts::{
    alert_rules::v1::{
        configuration_service_server::ConfigurationServiceServer,
        decision_service_server::DecisionServiceServer, operations_service_server::OperationsServiceServer,
    },
    topology::{ALERT_RULES_DIRECTORY, ALERT_RULES_RESPONSES, ALERT_RULES_TASKS},
};
use eventing::{Consumer, Kit, resources::CopyResources};
use service_kit::{readiness::Readiness, server::Part};
use std::time::Duration;

/// The schema of alert-rules, version by version.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");

/// How long news of tasks gather: a signal that joins a case comes by people, much later.
const LEISURE: Duration = Duration::from_millis(100);

/// Builds alert-rules.
#[must_use]
pub fn build(kit: Kit) -> Part {
    let readiness = Readiness::default();
    let metrics = metrics::AlertRulesMetrics::register(&kit.registry);
    let everything = consumer::Everything {
        kit: kit.clone(),
        rulebook: rulebook::Rulebook::default(),
        directory: eventing::resources::Cache::default(),
        responses: consumer::Responses { kit: kit.clone(), metrics },
    };
    let copies = CopyResources { database: kit.database.clone() };
    let mut tasks = kit.tasks(&readiness);
    tasks.extend(Consumer::new(&kit, &readiness, &ALERT_RULES_DIRECTORY, copies).tasks());
    let durables = [&ALERT_RULES_RESPONSES, &ALERT_RULES_TASKS];
    let consumer = Consumer::of_all(&kit, &readiness, &durables, everything).behind(consumer::gate(&kit));
    tasks.extend(consumer.at_leisure(&ALERT_RULES_TASKS, LEISURE).tasks());
    let service = grpc::AlertRules { kit, readiness: readiness.clone() };
    let mut routes = tonic::service::RoutesBuilder::default();
    routes
        .add_service(DecisionServiceServer::new(service.clone()))
        .add_service(ConfigurationServiceServer::new(service.clone()))
        .add_service(OperationsServiceServer::new(service));
    Part {
        name: "alert-rules",
        grpc: routes.routes(),
        http: axum::Router::new(),
        grpc_names: vec![
            "recontact.alert_rules.v1.DecisionService",
            "recontact.alert_rules.v1.ConfigurationService",
            "recontact.alert_rules.v1.OperationsService",
        ],
        tasks,
        readiness,
    }
}
