//! The simulation holds for a few seeds, is the same every time, and breaks where a guard is taken out.

#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use simulation::{Broken, controls::Guard, library::Library, play};
use std::rc::Rc;

fn library() -> Rc<Library> {
    Rc::new(Library::read().unwrap())
}

/// The first seed that breaks without some guards.
fn first_broken(without: &[Guard], seeds: u64) -> Option<Box<Broken>> {
    let library = library();
    (1..=seeds).find_map(|seed| play(seed, &library, without).err())
}

#[test]
fn the_invariants_hold() {
    let broken = first_broken(&[], 20);
    assert!(broken.is_none(), "{}", broken.unwrap());
}

#[test]
fn a_seed_is_the_same_every_time() {
    let library = library();
    let tally = play(7, &library, &[]).unwrap();
    assert_eq!(play(7, &library, &[]).unwrap(), tally);
    assert!(tally.steps > 0);
}

#[test]
fn the_inbox_alone_and_the_natural_keys_alone_are_enough_and_without_both_it_breaks() {
    let broken = first_broken(&[Guard::Inbox], 20);
    assert!(broken.is_none(), "{}", broken.unwrap());
    let broken = first_broken(&[Guard::Inbox, Guard::NaturalKeys], 200).unwrap();
    assert!(broken.to_string().ends_with(&format!("play it again: make sim SEED={}", broken.seed)));
}

#[test]
fn without_versions_or_redelivery_it_breaks_and_tells_the_story_of_one_case() {
    for guard in [Guard::Versions, Guard::Redelivery] {
        let broken = first_broken(&[guard], 200);
        let broken = broken.unwrap_or_else(|| panic!("without {} nothing broke", guard.name()));
        assert!(broken.story.contains("case ") || broken.story.contains("response "), "{broken}");
    }
}
