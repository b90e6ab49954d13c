#![doc = include_str!("../README.md")]

pub mod audit;
pub mod basis;
pub mod config;
pub mod consumer;
pub mod domain;
pub mod fire;
pub mod frontier;
pub mod grpc;
pub mod metrics;
pub mod policies;
pub mod store;
pub mod upcoming;
pub mod wire;

pub use config::Config;

use contracts::{
    follow_up_scheduler::v1::{
        configuration_service_server::ConfigurationServiceServer,
        operations_service_server::OperationsServiceServer, schedule_service_server::ScheduleServiceServer,
    },
    topology::{FOLLOW_UP_SCHEDULER_DIRECTORY, FOLLOW_UP_SCHEDULER_TASKS},
};
use eventing::{
    Consumer, Kit,
    resources::{Cache, CopyResources},
};
use service_kit::{readiness::Readiness, server::Part};
use std::{sync::Arc, time::Duration};

/// The schema of follow-up-scheduler, version by version.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");

/// How long changes of tasks gather: no deadline is as near as that.
const PACE: Duration = Duration::from_millis(50);

/// Builds follow-up-scheduler.
#[must_use]
pub fn build(config: Config, kit: Kit) -> Part {
    let readiness = Readiness::default();
    let metrics = metrics::SchedulerMetrics::register(&kit.registry);
    let (policies, calendars) = (Arc::new(policies::Policies::default()), Arc::new(Cache::default()));
    let upcoming = Arc::new(upcoming::Upcoming::default());
    let handler = consumer::Tasks {
        kit: kit.clone(),
        policies: policies.clone(),
        calendars: calendars.clone(),
        metrics: metrics.clone(),
        upcoming: upcoming.clone(),
    };
    let firing = fire::Firing {
        kit: kit.clone(),
        policies: policies.clone(),
        calendars: calendars.clone(),
        metrics: metrics.clone(),
        config: config.clone(),
        readiness: readiness.clone(),
        upcoming: upcoming.clone(),
    };
    let auditor = audit::Auditor {
        kit: kit.clone(),
        policies: policies.clone(),
        calendars: calendars.clone(),
        metrics,
        config,
        upcoming,
    };
    let copies = CopyResources { database: kit.database.clone() };
    let mut tasks = kit.tasks(&readiness);
    tasks.extend(Consumer::new(&kit, &readiness, &FOLLOW_UP_SCHEDULER_DIRECTORY, copies).tasks());
    let gate = eventing::consumer::until_level(&kit, &FOLLOW_UP_SCHEDULER_DIRECTORY);
    tasks.extend(
        Consumer::new(&kit, &readiness, &FOLLOW_UP_SCHEDULER_TASKS, handler).behind(gate).paced(PACE).tasks(),
    );
    tasks.push(firing.task());
    tasks.push(auditor.task());
    let service = grpc::Scheduler { kit, readiness: readiness.clone(), policies, calendars };
    let mut routes = tonic::service::RoutesBuilder::default();
    routes
        .add_service(ScheduleServiceServer::new(service.clone()))
        .add_service(ConfigurationServiceServer::new(service.clone()))
        .add_service(OperationsServiceServer::new(service));
    Part {
        name: "follow-up-scheduler",
        grpc: routes.routes(),
        http: axum::Router::new(),
        grpc_names: vec![
            "recontact.follow_up_scheduler.v1.ScheduleService",
            "recontact.follow_up_scheduler.v1.ConfigurationService",
            "recontact.follow_up_scheduler.v1.OperationsService",
        ],
        tasks,
        readiness,
    }
}
