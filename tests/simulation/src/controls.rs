//! Guards of the delivery contract that a negative control takes out, and how often each stopped something.

use std::collections::BTreeSet;

/// What stops a second delivery, or one that comes too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guard {
    /// What a consumer has handled it does not handle again.
    Inbox,
    /// A version, a proposal, an entry of the journal does its work once, for ever.
    NaturalKeys,
    /// An older version of a task changes no schedule.
    Versions,
    /// What was not acknowledged is delivered again.
    Redelivery,
}

impl Guard {
    /// Every guard.
    pub const ALL: [Self; 4] = [Self::Inbox, Self::NaturalKeys, Self::Versions, Self::Redelivery];

    /// As the command line spells it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Inbox => "inbox",
            Self::NaturalKeys => "natural-keys",
            Self::Versions => "versions",
            Self::Redelivery => "redelivery",
        }
    }
}

/// Which guards stand.
#[derive(Debug, Clone, Default)]
pub struct Controls {
    taken_out: BTreeSet<Guard>,
    /// Times that a guard stopped something.
    pub stopped: u64,
}

impl Controls {
    /// All guards but these.
    #[must_use]
    pub fn without(guards: &[Guard]) -> Self {
        Self { taken_out: guards.iter().copied().collect(), stopped: 0 }
    }

    /// Whether a guard stands.
    #[must_use]
    pub fn stands(&self, guard: Guard) -> bool {
        !self.taken_out.contains(&guard)
    }

    /// Whether a guard that is asked to stop something does so.
    pub fn stops(&mut self, guard: Guard, asked: bool) -> bool {
        let stops = asked && self.stands(guard);
        self.stopped += u64::from(stops);
        stops
    }
}
