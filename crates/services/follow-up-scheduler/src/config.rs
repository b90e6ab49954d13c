//! Settings of follow-up-scheduler.

/// Settings, with what they are when nobody says otherwise.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Longest sleep between two looks at what is due, in milliseconds of machine time: what another replica wrote, and
    /// a moved test clock, are seen after it.
    pub poll_milliseconds: u64,
    /// Schedules claimed in one transaction.
    pub claim: u32,
    /// How often schedules are audited, in seconds of machine time.
    pub audit_seconds: u64,
}

impl Default for Config {
    fn default() -> Self {
        Self { poll_milliseconds: 1_000, claim: 500, audit_seconds: 60 }
    }
}
