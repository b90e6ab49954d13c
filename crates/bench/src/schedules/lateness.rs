//! How late proposals were, as they themselves tell it.

use contracts::{convert, events::v1::FollowupDue};
use jiff::{SignedDuration, Timestamp};
use prost::Message as _;

/// One proposal: by which policy, when it was due, when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// Name of its policy.
    pub policy: String,
    /// When it was due, on the business clock.
    pub due: Timestamp,
    /// When it was proposed, on the same clock.
    pub proposed: Timestamp,
}

impl Proposed {
    /// Reads a `followup.due`; `None`: it is not one.
    #[must_use]
    pub fn read(payload: &[u8]) -> Option<Self> {
        let proposal = FollowupDue::decode(payload).ok()?.proposal?;
        Some(Self {
            due: convert::instant(proposal.due_time.as_ref()?)?,
            proposed: convert::instant(proposal.proposed_time.as_ref()?)?,
            policy: proposal.policy,
        })
    }
}

/// How late those of a policy were that fell due within a time, `from` and `until` included.
#[must_use]
pub fn lateness(
    proposals: &[Proposed],
    policy: &str,
    from: Timestamp,
    until: Timestamp,
) -> Vec<SignedDuration> {
    let of_it = |proposal: &&Proposed| proposal.policy == policy && (from..=until).contains(&proposal.due);
    proposals.iter().filter(of_it).map(|proposal| proposal.proposed.duration_since(proposal.due)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    #[test]
    fn only_what_fell_due_in_the_time_asked_for_counts() {
        let proposed = |policy: &str, due: i64, late: i64| Proposed {
            policy: policy.to_owned(),
            due: at(due),
            proposed: at(due + late),
        };
        let proposals = [
            proposed("fresh", 9, 50),
            proposed("fresh", 10, 1),
            proposed("backlog", 11, 4_000),
            proposed("fresh", 20, 3),
            proposed("fresh", 21, 50),
        ];
        let late = lateness(&proposals, "fresh", at(10), at(20));
        assert_eq!(late, [SignedDuration::from_secs(1), SignedDuration::from_secs(3)]);
    }
}
