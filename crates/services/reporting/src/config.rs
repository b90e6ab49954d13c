//! Settings of reporting.

use service_kit::config::Secret;

/// Settings, with what they are when nobody says otherwise.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The key that ingest hashes external ids with: a question by external id is hashed with it.
    pub identity_key: Secret,
}
