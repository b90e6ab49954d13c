//! Accept, duplicate, revise or refuse: (source, external id) is never reused (IN-7).

use jiff::Timestamp;
use uuid::Uuid;

/// What is remembered of an identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The response that it names.
    pub response_id: Uuid,
    /// Our version, dense, from 1.
    pub version: u64,
    /// The submitter's revision.
    pub revision: u64,
    /// Hash of the newest content.
    pub content_hash: Vec<u8>,
    /// When the newest version was accepted.
    pub accepted_at: Timestamp,
}

/// What becomes of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is new.
    Accept,
    /// The same content is known: the first answer again.
    Duplicate,
    /// Other content, and it says that it is a revision.
    Revise,
    /// Other content under an id that was used.
    Reused,
    /// A revision older than the one known.
    Stale,
}

/// Decides on a submission whose identity is locked.
#[must_use]
pub fn decide(known: Option<&Known>, content_hash: &[u8], revision: u64) -> Decision {
    match known {
        None => Decision::Accept,
        Some(known) if known.content_hash == content_hash => Decision::Duplicate,
        Some(known) if revision > known.revision => Decision::Revise,
        Some(known) if revision > 0 && revision < known.revision => Decision::Stale,
        Some(_) => Decision::Reused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table() {
        let known = Known {
            response_id: Uuid::nil(),
            version: 2,
            revision: 3,
            content_hash: vec![1],
            accepted_at: Timestamp::UNIX_EPOCH,
        };
        let cases = [
            (None, [9], 0, Decision::Accept),
            (None, [9], 7, Decision::Accept),
            (Some(&known), [1], 0, Decision::Duplicate),
            (Some(&known), [1], 9, Decision::Duplicate),
            (Some(&known), [2], 4, Decision::Revise),
            (Some(&known), [2], 3, Decision::Reused),
            (Some(&known), [2], 2, Decision::Stale),
            (Some(&known), [2], 0, Decision::Reused),
        ];
        for (known, hash, revision, expected) in cases {
            assert_eq!(decide(known, &hash, revision), expected, "{known:?} {hash:?} {revision}");
        }
    }
}
