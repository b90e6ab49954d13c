//! Connections to the services that a benchmark runs.

use anyhow::Context as _;
use contracts::topology::ServiceName;
use std::{collections::BTreeMap, time::Duration};
use tonic::{
    Request, Status,
    metadata::{Ascii, MetadataValue},
    service::{Interceptor, interceptor::InterceptedService},
    transport::{Channel, Endpoint},
};

/// A channel that sends the operator's key.
pub type Authorized = InterceptedService<Channel, Key>;

/// Adds the key to every call.
#[derive(Debug, Clone)]
pub struct Key(MetadataValue<Ascii>);

impl Interceptor for Key {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        request.metadata_mut().insert("authorization", self.0.clone());
        Ok(request)
    }
}

/// Addresses of the services, and the operator's key.
#[derive(Debug, Clone)]
pub struct Client {
    addresses: BTreeMap<ServiceName, String>,
    key: Key,
    text: String,
}

impl Client {
    /// By address.
    ///
    /// # Errors
    /// When the key can't stand in a header.
    pub fn new(addresses: BTreeMap<ServiceName, String>, key: &str) -> anyhow::Result<Self> {
        let header =
            format!("Bearer {key}").parse().context("the key holds characters that no header may")?;
        Ok(Self { addresses, key: Key(header), text: key.to_owned() })
    }

    /// `http://127.0.0.1:…` of a service.
    ///
    /// # Errors
    /// When it does not run.
    pub fn address(&self, service: ServiceName) -> anyhow::Result<&str> {
        let address = self.addresses.get(&service);
        Ok(address.with_context(|| format!("{service} does not run in this benchmark"))?)
    }

    /// The addresses as `--server` takes them.
    #[must_use]
    pub fn server(&self) -> String {
        let parts = self.addresses.iter().map(|(service, address)| format!("{service}={address}"));
        parts.collect::<Vec<_>>().join(",")
    }

    /// The operator's key.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.text
    }

    /// A connection of its own to a service; clones of it share the connection.
    ///
    /// # Errors
    /// When the service does not run.
    pub fn channel(&self, service: ServiceName) -> anyhow::Result<Authorized> {
        let endpoint = Endpoint::from_shared(self.address(service)?.to_owned())?;
        let channel = endpoint.connect_timeout(Duration::from_secs(5)).tcp_nodelay(true).connect_lazy();
        Ok(InterceptedService::new(channel, self.key.clone()))
    }
}
