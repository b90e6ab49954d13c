//! Settings of ingest.

use service_kit::config::Secret;

/// Settings, with what they are when nobody says otherwise.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Key of the hashes by which external ids and customers are known outside ingest. Reporting has the same one;
    /// it can never be changed.
    pub identity_key: Secret,
    /// Responses that may wait for the writer before new ones are refused.
    pub queue: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self { identity_key: Secret::default(), queue: 10_000 }
    }
}
