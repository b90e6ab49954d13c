//! Settings of reporting.

use service_kit::config::Secret;

/// Settings, with what they are when nobody says otherwise.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The key that ingest hashes external ids with: a question by external id is hashed with it.
    pub identity_key: Secret,
    /// Seconds of machine time after which a case's next event is late.
    pub late_after_seconds: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self { identity_key: Secret::default(), late_after_seconds: 300 }
    }
}
