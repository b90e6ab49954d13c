//! Accept, duplicate, revise or refuse: (source, external id) is never reused (IN-7).

use jiff::Timestamp;
use std::cmp::Ordering;
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
    /// Whether the newest version was saved half-way.
    pub partial: bool,
    /// When the newest version was accepted.
    pub accepted_at: Timestamp,
}

/// What a submission says under an identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'a> {
    /// Hash of its content.
    pub content_hash: &'a [u8],
    /// The submitter's revision; 0: none.
    pub revision: u64,
    /// Saved half-way.
    pub partial: bool,
}

/// What becomes of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is new.
    Accept,
    /// The same content is known: the first answer again.
    Duplicate,
    /// Other content, and it says that it is a revision, or it goes on where a half was saved (IN-8).
    Revise,
    /// Other content under an id that was used.
    Reused,
    /// A revision older than the one known, or a half that comes after the whole.
    Stale,
}

/// Decides on a submission whose identity is locked.
#[must_use]
pub fn decide(known: Option<&Known>, said: Said<'_>) -> Decision {
    let Some(known) = known else {
        return Decision::Accept;
    };
    if known.content_hash == said.content_hash {
        return Decision::Duplicate;
    }
    match said.revision.cmp(&known.revision) {
        Ordering::Greater => Decision::Revise,
        Ordering::Less if said.revision > 0 => Decision::Stale,
        _ if known.partial => Decision::Revise,
        _ if said.partial => Decision::Stale,
        _ => Decision::Reused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(revision: u64, partial: bool) -> Known {
        Known {
            response_id: Uuid::nil(),
            version: 2,
            revision,
            content_hash: vec![1],
            partial,
            accepted_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn the_table() {
        let whole = known(3, false);
        let cases = [
            (None, [9], 0, Decision::Accept),
            (None, [9], 7, Decision::Accept),
            (Some(&whole), [1], 0, Decision::Duplicate),
            (Some(&whole), [1], 9, Decision::Duplicate),
            (Some(&whole), [2], 4, Decision::Revise),
            (Some(&whole), [2], 3, Decision::Reused),
            (Some(&whole), [2], 2, Decision::Stale),
            (Some(&whole), [2], 0, Decision::Reused),
        ];
        for (known, hash, revision, expected) in cases {
            let said = Said { content_hash: &hash, revision, partial: false };
            assert_eq!(decide(known, said), expected, "{known:?} {said:?}");
        }
    }

    #[test]
    fn a_half_is_followed_by_the_whole_and_never_the_other_way_round() {
        let cases = [
            (known(0, true), 0, true, Decision::Revise),
            (known(0, true), 0, false, Decision::Revise),
            (known(0, false), 0, true, Decision::Stale),
            (known(0, false), 0, false, Decision::Reused),
            (known(3, true), 0, false, Decision::Revise),
            (known(3, true), 2, false, Decision::Stale),
            (known(3, false), 3, true, Decision::Stale),
            (known(3, false), 4, true, Decision::Revise),
        ];
        for (known, revision, partial, expected) in cases {
            let said = Said { content_hash: &[2], revision, partial };
            assert_eq!(decide(Some(&known), said), expected, "{known:?} {said:?}");
        }
    }
}
