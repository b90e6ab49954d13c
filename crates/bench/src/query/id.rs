//! Ids of made-up cases: their last forty bits say which copy of a story they belong to, so that a copy is made by
//! replacing ten hexadecimal digits, or the eight letters that the same bits are in an id's text form.

use contracts::ids::{self, IdKind};
use jiff::Timestamp;
use uuid::Uuid;

/// Bits at the end of an id that tell the copy.
const COPY_BITS: u32 = 40;

/// What the last forty bits begin at: digits and letters that stand nowhere else in a case.
const FIRST: u128 = 0xbe_c400_0000;

/// Letters of a text form that hold the last forty bits.
const LETTERS: usize = 8;

/// The id of a kind that a story with this number has in its original.
#[must_use]
pub fn original(kind: IdKind, story: u32, at: Timestamp) -> Uuid {
    let milliseconds = u128::try_from(at.as_millisecond().max(0)).unwrap_or_default();
    // Which kind, where a UUIDv7 has its first random bits.
    let kind = IdKind::ALL.iter().position(|known| *known == kind).unwrap_or_default() as u128;
    let version_and_variant = (0x7_u128 << 76) | (0b10_u128 << 62);
    let story = u128::from(story & 0x3f_ffff) << COPY_BITS;
    Uuid::from_u128((milliseconds << 80) | version_and_variant | (kind << 64) | story | FIRST)
}

/// The same id in a copy; copy 0 is the original.
#[must_use]
pub fn in_copy(id: Uuid, copy: u32) -> Uuid {
    Uuid::from_u128(id.as_u128() + u128::from(copy))
}

/// How the ids of a copy are spelt: the last ten digits of a UUID, and the last eight letters of a text form.
#[must_use]
pub fn spelling(copy: u32) -> (String, String) {
    let id = in_copy(original(IdKind::Case, 0, Timestamp::UNIX_EPOCH), copy);
    let text = ids::to_text(IdKind::Case, id);
    let letters = text.get(text.len().saturating_sub(LETTERS)..).unwrap_or_default().to_owned();
    (format!("{:010x}", FIRST + u128::from(copy)), letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_its_original_with_other_last_digits_and_letters() {
        let at: Timestamp = "2027-03-01T08:00:00Z".parse().expect("an instant");
        let (digits, letters) = spelling(0);
        for copy in [1, 9, 31, 32, 4_711, 999_999] {
            let (other_digits, other_letters) = spelling(copy);
            for kind in IdKind::ALL {
                let id = original(kind, 77, at);
                let copied = in_copy(id, copy);
                assert_eq!(id.to_string().replace(&digits, &other_digits), copied.to_string());
                let text = ids::to_text(kind, id).replace(&letters, &other_letters);
                assert_eq!(text, ids::to_text(kind, copied));
            }
        }
    }

    #[test]
    fn ids_of_different_stories_and_kinds_differ_and_are_sorted_by_time() {
        let at = |second: i64| Timestamp::from_second(1_800_000_000 + second).expect("in range");
        let mut all: Vec<Uuid> = IdKind::ALL
            .into_iter()
            .flat_map(|kind| (0..3).map(move |story| original(kind, story, at(0))))
            .collect();
        assert!(all.iter().all(|id| id.get_version_num() == 7 && *id < original(IdKind::Response, 0, at(1))));
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 15);
    }
}
