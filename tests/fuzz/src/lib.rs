#![doc = include_str!("../README.md")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a target says what it found by failing")]

pub mod calendars;
pub mod commands;
pub mod conditions;
pub mod events;
pub mod files;
pub mod headers;
pub mod instants;
pub mod manifests;
pub mod mappings;
pub mod mutation;
pub mod rows;
pub mod rule_tests;
pub mod sample;
pub mod submissions;
pub mod tokens;

/// A target: its name, and what it does with any bytes.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 13] = [
    ("events", events::target),
    ("headers", headers::target),
    ("submissions", submissions::target),
    ("rows", rows::target),
    ("files", files::target),
    ("mappings", mappings::target),
    ("manifests", manifests::target),
    ("rule_tests", rule_tests::target),
    ("conditions", conditions::target),
    ("calendars", calendars::target),
    ("tokens", tokens::target),
    ("instants", instants::target),
    ("commands", commands::target),
];

/// The first line of an input and the rest, as text. What is no UTF-8 is made so: the decoders take texts.
fn first_line(input: &[u8]) -> (String, String) {
    let text = String::from_utf8_lossy(input);
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    (first.to_owned(), rest.to_owned())
}

/// A refusal names a field and says what is wrong with it.
fn assert_named(field: &str, message: &str) {
    assert!(!field.is_empty(), "a refusal names no field: {message}");
    assert!(!message.is_empty(), "{field} is refused without a word");
}

/// A problem names its fields, or at least says something.
fn assert_told(problem: &service_kit::problem::Problem) {
    assert!(!problem.message.is_empty() && !problem.reason.is_empty(), "{problem:?}");
    for field in &problem.fields {
        assert_named(&field.field, &field.message);
    }
}
