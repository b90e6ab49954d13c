//! One target under libFuzzer, which chooses inputs by what they reach: `make fuzz TARGET=conditions SECONDS=600`.

#![no_main]
#![expect(
    clippy::disallowed_methods,
    clippy::panic,
    reason = "libFuzzer takes the arguments; the target has no other way in"
)]

use fuzz::TARGETS;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let wanted = std::env::var("FUZZ_TARGET").unwrap_or_default();
    let found = TARGETS.into_iter().find(|(name, _)| *name == wanted);
    let known = || TARGETS.map(|(name, _)| name).join(", ");
    found.unwrap_or_else(|| panic!("there is no target {wanted:?}; known: {}", known())).1
});

fuzz_target!(|input: &[u8]| TARGET(input));
