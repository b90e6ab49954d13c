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
}

impl Default for Config {
    fn default() -> Self {
        Self { poll_milliseconds: 1_000, claim: 200 }
    }
}
