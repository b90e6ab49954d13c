#![doc = include_str!("../README.md")]

pub mod config;
pub mod domain;
pub mod grpc;
pub mod http;
pub mod metrics;
pub mod service;
pub mod store;
pub mod wire;
pub mod writer;

pub use config::Config;

use anyhow::bail;
use contracts::{
    ingest::v1::{
        configuration_service_server::ConfigurationServiceServer, ingest_service_server::IngestServiceServer,
        operations_service_server::OperationsServiceServer,
    },
    topology::INGEST_DIRECTORY,
};
use eventing::{Consumer, Kit, resources::CopyResources};
use service_kit::{identity::keyed_hash, readiness::Readiness, server::Part};
use std::sync::Arc;

/// The schema of ingest, version by version.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");

/// Builds ingest: everything that can fail before it serves.
///
/// # Errors
/// When the identity key is missing, or is another one than the stored hashes were made with.
pub async fn build(config: Config, kit: Kit) -> anyhow::Result<Part> {
    let key: Arc<[u8]> = config.identity_key.reveal().as_bytes().into();
    if key.len() < 16 {
        bail!(
            "identity_key must have at least 16 characters; make one with `openssl rand -hex 32` and keep it for ever"
        );
    }
    let value = keyed_hash(&key, &["check"]);
    let mut connection = kit.database.pool().acquire().await?;
    if store::check_value(&mut connection, &value).await? != value {
        bail!(
            "the identity key is not the one that this database's identities were made with: with another key every \
             redelivered survey would open a second call; give the key that was used before"
        );
    }
    drop(connection);
    let readiness = Readiness::default();
    let metrics = metrics::IngestMetrics::register(&kit.registry);
    let (writer, writing) = writer::Writer::new(kit.clone(), key, metrics.clone(), config.queue);
    let mut tasks = kit.tasks(&readiness);
    tasks.push(writing);
    let copies = CopyResources { database: kit.database.clone() };
    tasks.extend(Consumer::new(&kit, &readiness, &INGEST_DIRECTORY, copies).tasks());
    let ingest = service::Ingest {
        kit,
        readiness: readiness.clone(),
        writer,
        metrics,
        mappings: Arc::default(),
        directory: Arc::default(),
        streams: service_kit::tasks::Tracker::default(),
    };
    let mut routes = tonic::service::RoutesBuilder::default();
    routes
        .add_service(IngestServiceServer::new(ingest.clone()))
        .add_service(ConfigurationServiceServer::new(ingest.clone()))
        .add_service(OperationsServiceServer::new(ingest.clone()));
    Ok(Part {
        name: "ingest",
        grpc: routes.routes(),
        http: http::routes(ingest),
        grpc_names: vec![
            "recontact.ingest.v1.IngestService",
            "recontact.ingest.v1.ConfigurationService",
            "recontact.ingest.v1.OperationsService",
        ],
        tasks,
        readiness,
    })
}
