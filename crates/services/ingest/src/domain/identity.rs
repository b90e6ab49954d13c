//! Accept, duplicate, revise or refuse: (source, external id) is never reused (IN-7).

use jiff::Timestamp;
use std::cmp::Ordering;
use uuid::Uuid;

/// Most contents that are remembered besides the newest: a survey is saved page by page, and no row grows for ever.
pub const EARLIER_MAX: usize = 256;

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
    /// Hashes of the contents before it, oldest first; kept only while the newest version is a half.
    pub earlier_hashes: Vec<Vec<u8>>,
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

/// What is remembered after a submission was taken in, as new or as a revision. `id` is the response's, if it is new.
#[must_use]
pub fn taken(before: Option<&Known>, said: Said<'_>, id: impl FnOnce() -> Uuid, now: Timestamp) -> Known {
    Known {
        response_id: before.map_or_else(id, |known| known.response_id),
        version: before.map_or(1, |known| known.version + 1),
        // A half that goes on without a number keeps the one that was said.
        revision: said.revision.max(before.map_or(0, |known| known.revision)),
        partial: said.partial,
        earlier_hashes: earlier_hashes(before, said.partial),
        content_hash: said.content_hash.to_vec(),
        accepted_at: now,
    }
}

/// Decides on a submission whose identity is locked.
#[must_use]
pub fn decide(known: Option<&Known>, said: Said<'_>) -> Decision {
    let Some(known) = known else {
        return Decision::Accept;
    };
    // An earlier content comes back either as a redelivery or, with a number of its own, because somebody changed an
    // answer back.
    let came_again = said.revision <= known.revision
        && known.earlier_hashes.iter().any(|earlier| earlier == said.content_hash);
    if known.content_hash == said.content_hash || came_again {
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

/// The hashes that stand behind the newest one, once a submission was taken: those of every content before it while a
/// half is the newest, none beside a final response.
#[must_use]
pub fn earlier_hashes(before: Option<&Known>, partial: bool) -> Vec<Vec<u8>> {
    let Some(before) = before.filter(|_| partial) else {
        return Vec::new();
    };
    let all = before.earlier_hashes.iter().chain([&before.content_hash]);
    let too_many = (before.earlier_hashes.len() + 1).saturating_sub(EARLIER_MAX);
    all.skip(too_many).cloned().collect()
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
            earlier_hashes: Vec::new(),
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

    #[test]
    fn a_half_that_was_taken_is_a_duplicate_however_often_it_comes_again() {
        let known = Known { earlier_hashes: vec![vec![7], vec![8]], ..known(3, true) };
        let cases = [
            ([7], 0, true, Decision::Duplicate),
            ([8], 0, true, Decision::Duplicate),
            ([8], 3, true, Decision::Duplicate),
            ([7], 2, true, Decision::Duplicate),
            ([7], 4, true, Decision::Revise),
            ([9], 0, true, Decision::Revise),
        ];
        for (hash, revision, partial, expected) in cases {
            let said = Said { content_hash: &hash, revision, partial };
            assert_eq!(decide(Some(&known), said), expected, "{said:?}");
        }
    }

    #[test]
    fn earlier_contents_are_remembered_while_a_half_is_the_newest() {
        assert!(earlier_hashes(None, true).is_empty());
        let half = Known { earlier_hashes: vec![vec![7]], ..known(0, true) };
        assert_eq!(earlier_hashes(Some(&half), true), [[7], [1]]);
        assert!(earlier_hashes(Some(&half), false).is_empty(), "a final response forgets them");
        assert_eq!(earlier_hashes(Some(&known(3, false)), true), [[1]], "a half may follow a final response");
        let full = Known { earlier_hashes: vec![vec![7]; EARLIER_MAX], ..half };
        let kept = earlier_hashes(Some(&full), true);
        assert_eq!((kept.len(), kept.last()), (EARLIER_MAX, Some(&vec![1])));
    }
}
