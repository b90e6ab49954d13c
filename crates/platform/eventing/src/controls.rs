//! Negative controls: each takes one guard away, so that `make controls` can show that somebody notices. They are there
//! only with the feature `controls`, which no shipped program is built with; without it every question is a constant.

/// A guard that a control takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// A message that was handled is not handled again.
    Inbox,
    /// A decision, an alert's version and a proposal are each answered once.
    NaturalKeys,
    /// Events are written in the transaction of their state.
    OutboxTransaction,
    /// Of what is heard twice, the higher version counts.
    Versions,
    /// A stream that lost messages gets them again.
    Refill,
    /// A batch that failed runs again item by item.
    Isolation,
    /// Business time does not leap with the database's clock.
    ClockGuard,
}

impl Guard {
    /// Every guard.
    pub const ALL: [Self; 7] = [
        Self::Inbox,
        Self::NaturalKeys,
        Self::OutboxTransaction,
        Self::Versions,
        Self::Refill,
        Self::Isolation,
        Self::ClockGuard,
    ];

    /// Its name in the environment.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Inbox => "inbox",
            Self::NaturalKeys => "natural-keys",
            Self::OutboxTransaction => "outbox-transaction",
            Self::Versions => "versions",
            Self::Refill => "refill",
            Self::Isolation => "isolation",
            Self::ClockGuard => "clock-guard",
        }
    }
}

/// Whether the guard was taken away.
#[cfg(not(feature = "controls"))]
#[must_use]
pub const fn is_off(_: Guard) -> bool {
    false
}

/// Whether the guard was taken away: `EVENTING_GUARDS_OFF=inbox,natural-keys`.
#[cfg(feature = "controls")]
#[must_use]
pub fn is_off(guard: Guard) -> bool {
    static OFF: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();
    let off = OFF.get_or_init(|| {
        let environment = service_kit::config::Environment::of_process();
        environment.get("EVENTING_GUARDS_OFF").unwrap_or("").split(',').map(str::to_owned).collect()
    });
    off.iter().any(|name| name == guard.name())
}
