//! What a stream lost, told from what was noted of it and what the broker says now.

use crate::broker::StreamState;
use jiff::Timestamp;

/// How far a stream was seen to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// When the stream was made.
    pub created: Timestamp,
    /// Sequence of the oldest message that it held; beyond the last: it held none.
    pub first_sequence: u64,
    /// Its last sequence.
    pub last_sequence: u64,
    /// Whatever was logged before this instant had been acknowledged.
    pub unpublished_since: Timestamp,
}

/// What the broker acknowledged to one round of the relay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// When the stream was made, asked before the round published.
    pub created: Timestamp,
    /// The highest sequence that was known before the round published.
    pub known: u64,
    /// The highest sequence of the round, of a message that the stream had already too.
    pub highest: u64,
    /// The sequences that new messages were given.
    pub new: Ranges,
}

/// Sequences as ranges, both ends included, in order.
pub type Ranges = Vec<(u64, u64)>;

/// What a stream lost: its newest messages, or everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// The last sequence that is left of what was there; 0: nothing is, or nobody knows.
    pub left: u64,
    /// Whatever was logged before this instant is not lost.
    pub since: Timestamp,
}

impl Loss {
    /// It was made anew or emptied, or the loss reaches back beyond every mark.
    pub const EVERYTHING: Self = Self { left: 0, since: Timestamp::UNIX_EPOCH };

    /// What covers both.
    #[must_use]
    pub fn both(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        match (one, other) {
            (Some(one), Some(other)) => {
                Some(Self { left: one.left.min(other.left), since: one.since.min(other.since) })
            }
            (one, other) => one.or(other),
        }
    }
}

/// What the stream lost since it was noted; `marks` newest first. `None`: nothing, or it is seen for the first time.
#[must_use]
pub fn loss(marks: &[Mark], rounds: &[Round], state: &StreamState) -> Option<Loss> {
    let anew = |created: Timestamp| created != state.created;
    if marks.iter().any(|mark| anew(mark.created) || was_emptied(mark, state))
        || (marks.is_empty() && rounds.iter().any(|round| anew(round.created)))
    {
        return Some(Loss::EVERYTHING);
    }
    let rounds: Vec<&Round> = rounds.iter().filter(|round| !anew(round.created)).collect();
    let left = [ends_early(marks, &rounds, state), went_back(&rounds), given_twice(&rounds)];
    let left = left.into_iter().flatten().min()?;
    // What is gone came after the last sequence that is left, so also after every mark that is not beyond it.
    let before = marks.iter().find(|mark| mark.last_sequence <= left);
    Some(before.map_or(Loss::EVERYTHING, |mark| Loss { left, since: mark.unpublished_since }))
}

/// Whether all that it held when it was marked is gone. Where that is old age, there is nothing left to put back.
const fn was_emptied(mark: &Mark, state: &StreamState) -> bool {
    mark.first_sequence > 0
        && mark.first_sequence <= mark.last_sequence
        && state.first_sequence > mark.last_sequence
}

/// The last sequence, where the stream had been further.
fn ends_early(marks: &[Mark], rounds: &[&Round], state: &StreamState) -> Option<u64> {
    let marked = marks.iter().map(|mark| mark.last_sequence);
    let furthest = marked.chain(rounds.iter().map(|round| round.highest)).max()?;
    (state.last_sequence < furthest).then_some(state.last_sequence)
}

/// The last sequence that was left, where a new message got one that was known before it was published.
fn went_back(rounds: &[&Round]) -> Option<u64> {
    let lowest = |round: &&Round| Some((round.new.first()?.0, round.known));
    let back = rounds.iter().filter_map(lowest).filter(|(lowest, known)| lowest <= known);
    back.map(|(lowest, _)| lowest.saturating_sub(1)).min()
}

/// The last sequence that was left, where two new messages got the same one. Rounds of several replicas run side by
/// side, so neither needs to have known of the other.
fn given_twice(rounds: &[&Round]) -> Option<u64> {
    let mut ranges: Ranges = rounds.iter().flat_map(|round| round.new.iter().copied()).collect();
    ranges.sort_unstable();
    let mut end: Option<u64> = None;
    for (first, last) in ranges {
        if end.is_some_and(|end| first <= end) {
            return Some(first.saturating_sub(1));
        }
        end = Some(last);
    }
    None
}

/// Sequences as ranges.
#[must_use]
pub fn ranges(mut sequences: Vec<u64>) -> Ranges {
    sequences.sort_unstable();
    let mut ranges: Ranges = Vec::new();
    for sequence in sequences {
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(sequence) => *last = sequence,
            _ => ranges.push((sequence, sequence)),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn mark(created: i64, last_sequence: u64, since: i64) -> Mark {
        Mark { created: at(created), first_sequence: 1, last_sequence, unpublished_since: at(since) }
    }

    fn round(known: u64, new: &[(u64, u64)]) -> Round {
        let highest = new.iter().map(|range| range.1).max().unwrap_or(known);
        Round { created: at(1), known, highest, new: new.to_vec() }
    }

    fn state(created: i64, last_sequence: u64) -> StreamState {
        StreamState { created: at(created), first_sequence: 1, last_sequence }
    }

    const EVERYTHING: Option<Loss> = Some(Loss::EVERYTHING);

    fn since(left: u64, second: i64) -> Option<Loss> {
        Some(Loss { left, since: at(second) })
    }

    fn marks() -> [Mark; 3] {
        [mark(1, 30, 130), mark(1, 20, 120), mark(1, 10, 110)]
    }

    #[test]
    fn a_loss_is_seen_and_reaches_back_to_the_last_mark_that_is_left() {
        let seen = |created, last_sequence| loss(&marks(), &[], &state(created, last_sequence));
        assert_eq!((seen(1, 30), seen(1, 31)), (None, None));
        assert_eq!(seen(1, 29), since(29, 120));
        assert_eq!(seen(1, 20), since(20, 120));
        assert_eq!(seen(1, 5), EVERYTHING, "older than every mark");
        assert_eq!(seen(2, 40), EVERYTHING, "made anew");
        assert_eq!(loss(&[], &[], &state(1, 7)), None);
    }

    #[test]
    fn a_loss_of_what_was_acknowledged_after_the_last_mark_is_seen() {
        let rounds = [round(30, &[(31, 34)]), round(34, &[(35, 36)])];
        assert_eq!(loss(&marks(), &rounds, &state(1, 36)), None);
        assert_eq!(loss(&marks(), &rounds, &state(1, 35)), since(35, 130));
        assert_eq!(loss(&[], &rounds, &state(1, 35)), EVERYTHING, "no mark yet");
        let again = [Round { highest: 37, ..round(36, &[]) }];
        assert_eq!(loss(&marks(), &again, &state(1, 36)), since(36, 130), "it had it already");
    }

    #[test]
    fn a_loss_that_was_outgrown_before_anybody_looked_is_seen() {
        // Known to be at 36, then 25 was given to a new message.
        let rounds = [round(30, &[(31, 36)]), round(36, &[(25, 40)])];
        assert_eq!(loss(&marks(), &rounds, &state(1, 40)), since(24, 120));
        // Two replicas at once: none knew of the other.
        let rounds = [round(30, &[(31, 33), (36, 36)]), round(30, &[(34, 36)])];
        assert_eq!(loss(&marks(), &rounds, &state(1, 36)), since(35, 130));
        let rounds = [round(30, &[(31, 33), (36, 37)]), round(30, &[(34, 35)])];
        assert_eq!(loss(&marks(), &rounds, &state(1, 37)), None, "side by side is no loss");
    }

    #[test]
    fn a_stream_that_was_emptied_is_seen_and_one_that_had_been_empty_is_not() {
        let held = [mark(1, 30, 130)];
        let emptied = StreamState { first_sequence: 31, ..state(1, 30) };
        assert_eq!(loss(&held, &[], &emptied), EVERYTHING);
        let aged = StreamState { first_sequence: 30, ..state(1, 30) };
        assert_eq!(loss(&held, &[], &aged), None, "its oldest went by age");
        let empty = [Mark { first_sequence: 31, ..mark(1, 30, 130) }];
        assert_eq!(loss(&empty, &[], &emptied), None);
    }

    #[test]
    fn rounds_of_a_stream_made_anew_tell_so_only_without_marks() {
        let old = [Round { created: at(0), ..round(3, &[(4, 5)]) }];
        assert_eq!(loss(&[], &old, &state(1, 9)), EVERYTHING);
        // A replica that has not heard of it yet notes under the old one for a while.
        assert_eq!(loss(&marks(), &old, &state(1, 30)), None);
    }

    #[test]
    fn two_losses_are_one_that_covers_both() {
        let (early, late) = (since(10, 110), since(30, 105));
        assert_eq!(Loss::both(early, late), since(10, 105));
        assert_eq!((Loss::both(early, None), Loss::both(None, late)), (early, late));
        assert_eq!(Loss::both(None, None), None);
    }

    #[test]
    fn sequences_become_ranges() {
        assert_eq!(ranges(vec![5, 1, 2, 9, 3]), [(1, 3), (5, 5), (9, 9)]);
        assert_eq!(ranges(vec![]), []);
    }
}
