//! Connections of the client commands.

use crate::{
    cli::ClientArgs,
    failure::{self, Exit, Failure},
};
use anyhow::Context as _;
use contracts::topology::ServiceName;
use serde::{Deserialize, Serialize};
use service_kit::caller::read_key_file;
use std::{collections::BTreeMap, path::Path, time::Duration};
use tonic::{
    Request, Status,
    metadata::{Ascii, MetadataValue},
    service::{Interceptor, interceptor::InterceptedService},
    transport::{Channel, Endpoint},
};

/// A channel that sends the caller's key.
pub type Authorized = InterceptedService<Channel, Key>;

/// Adds the key to every call.
#[derive(Clone)]
pub struct Key(MetadataValue<Ascii>);

impl Interceptor for Key {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        request.metadata_mut().insert("authorization", self.0.clone());
        Ok(request)
    }
}

/// Where `recontact dev` serves, as its data folder tells.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Addresses {
    /// gRPC and HTTP.
    pub server: String,
    /// Postgres.
    pub database_url: String,
    /// NATS.
    pub nats_url: String,
}

impl Addresses {
    /// File of a data folder.
    pub const FILE: &'static str = "addresses.json";

    /// Reads them from a data folder.
    ///
    /// # Errors
    /// When nothing runs over the folder.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let path = folder.join(Self::FILE);
        let text = std::fs::read_to_string(&path).map_err(|_| Failure {
            exit: Exit::Unreachable,
            message: format!(
                "nothing runs over {}; start it with `recontact dev`, or name one with --server and --key",
                folder.display()
            ),
        })?;
        serde_json::from_str(&text).with_context(|| path.display().to_string())
    }
}

/// Connections to the services, by name.
#[derive(Clone)]
pub struct Client {
    address: String,
    channels: BTreeMap<&'static str, Channel>,
    key: Key,
}

impl Client {
    /// From what the command line says.
    ///
    /// # Errors
    /// When an address or the key is missing or can't be read.
    pub fn connect(args: &ClientArgs) -> anyhow::Result<Self> {
        let server = match &args.server {
            Some(server) => server.clone(),
            None => Addresses::read(&args.data_dir)?.server,
        };
        let key = match &args.key {
            Some(key) => key.clone(),
            None => {
                let keys = read_key_file(&args.data_dir.join("keys.json")).map_err(|error| {
                    failure::input(format!(
                        "{error:#}; give --key, or --data-dir of a running `recontact dev`"
                    ))
                })?;
                let known: Vec<String> = keys.iter().map(|entry| entry.caller.name.clone()).collect();
                let entry = keys.into_iter().find(|entry| entry.caller.name == args.caller);
                entry
                    .ok_or_else(|| {
                        failure::input(format!("no key is {}'s; known: {}", args.caller, known.join(", ")))
                    })?
                    .key
            }
        };
        Self::new(&server, &key)
    }

    /// From one address for all, or `service=address` joined by commas.
    ///
    /// # Errors
    /// When an address or the key can't be read.
    pub fn new(server: &str, key: &str) -> anyhow::Result<Self> {
        let mut addresses: BTreeMap<&'static str, &str> = BTreeMap::new();
        for part in server.split(',') {
            match part
                .split_once('=')
                .and_then(|(name, address)| Some((ServiceName::parse(name.trim())?, address)))
            {
                Some((service, address)) => {
                    addresses.insert(service.kebab(), address);
                }
                None => ServiceName::ALL.iter().for_each(|service| {
                    addresses.entry(service.kebab()).or_insert(part);
                }),
            }
        }
        let mut channels = BTreeMap::new();
        let mut by_address: BTreeMap<&str, Channel> = BTreeMap::new();
        for (service, address) in addresses {
            let channel = match by_address.get(address) {
                Some(channel) => channel.clone(),
                None => {
                    let endpoint = Endpoint::from_shared(address.trim().to_owned()).ok();
                    let whole = endpoint.filter(|endpoint| {
                        endpoint.uri().scheme().is_some() && endpoint.uri().authority().is_some()
                    });
                    let endpoint = whole.ok_or_else(|| {
                        failure::input(format!("--server {address:?} is no address; write http://host:port"))
                    })?;
                    let channel = endpoint.connect_timeout(Duration::from_secs(5)).connect_lazy();
                    by_address.insert(address, channel.clone());
                    channel
                }
            };
            channels.insert(service, channel);
        }
        let key = format!("Bearer {key}")
            .parse()
            .map_err(|_| failure::input("the key holds characters that no header may"))?;
        Ok(Self { address: server.to_owned(), channels, key: Key(key) })
    }

    /// The address, or addresses, as they were given.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The channel of a service.
    ///
    /// # Errors
    /// When no address was given for it.
    pub fn channel(&self, service: ServiceName) -> anyhow::Result<Authorized> {
        let channel = self
            .channels
            .get(service.kebab())
            .ok_or_else(|| failure::input(format!("--server names no address of {service}")))?;
        Ok(InterceptedService::new(channel.clone(), self.key.clone()))
    }
}

macro_rules! clients {
    ($($(#[$documentation:meta])* $name:ident: $service:ident, $path:ident :: $module:ident :: $client:ident;)+) => {
        impl Client {
            $($(#[$documentation])*
            ///
            /// # Errors
            /// When no address was given for it.
            pub fn $name(&self) -> anyhow::Result<contracts::$path::v1::$module::$client<Authorized>> {
                Ok(contracts::$path::v1::$module::$client::new(self.channel(ServiceName::$service)?))
            })+
        }
    };
}

clients! {
    /// Submits responses.
    ingest: Ingest, ingest::ingest_service_client::IngestServiceClient;
    /// Mappings.
    ingest_configuration: Ingest, ingest::configuration_service_client::ConfigurationServiceClient;
    /// How ingest is.
    ingest_operations: Ingest, ingest::operations_service_client::OperationsServiceClient;
    /// Rules.
    alert_rules_configuration: AlertRules, alert_rules::configuration_service_client::ConfigurationServiceClient;
    /// Explains decisions.
    decisions: AlertRules, alert_rules::decision_service_client::DecisionServiceClient;
    /// How alert-rules is.
    alert_rules_operations: AlertRules, alert_rules::operations_service_client::OperationsServiceClient;
    /// Tasks.
    tasks: Assignment, assignment::task_service_client::TaskServiceClient;
    /// Units, people, calendars.
    assignment_configuration: Assignment, assignment::configuration_service_client::ConfigurationServiceClient;
    /// How assignment is.
    assignment_operations: Assignment, assignment::operations_service_client::OperationsServiceClient;
    /// Schedules.
    schedules: FollowUpScheduler, follow_up_scheduler::schedule_service_client::ScheduleServiceClient;
    /// Policies.
    scheduler_configuration: FollowUpScheduler, follow_up_scheduler::configuration_service_client::ConfigurationServiceClient;
    /// How follow-up-scheduler is.
    scheduler_operations: FollowUpScheduler, follow_up_scheduler::operations_service_client::OperationsServiceClient;
    /// Where cases stand.
    status: Reporting, reporting::status_service_client::StatusServiceClient;
    /// Figures.
    figures: Reporting, reporting::figure_service_client::FigureServiceClient;
    /// Rebuilds.
    projection: Reporting, reporting::projection_service_client::ProjectionServiceClient;
    /// How reporting is.
    reporting_operations: Reporting, reporting::operations_service_client::OperationsServiceClient;
}
