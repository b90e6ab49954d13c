//! What is searched for in texts, compiled once.

use regex::{Regex, RegexBuilder};
use std::sync::Arc;

/// Greatest size of a compiled pattern: one that unrolls beyond it, such as `(a{100}){100}`, is refused.
const PATTERN_BYTES_MAX: usize = 256 * 1024;

/// A compiled pattern. CEL refers to it by its index, a glance holds it itself: shared, for a copy of a [`Regex`] has
/// working memory of its own.
#[derive(Debug, Clone)]
pub(super) struct Pattern(Arc<Regex>);

impl Pattern {
    /// For `matches`.
    pub(super) fn regex(text: &str) -> Result<Self, String> {
        build(text, false)
    }

    /// For `anyWord`: any of the words, whole, whatever their case.
    pub(super) fn any_word(words: &[&str]) -> Result<Self, String> {
        let alternatives: Vec<String> = words.iter().map(|word| regex::escape(word.trim())).collect();
        // Half boundaries, so that a word may begin or end with what is no letter: `c++`.
        build(&format!(r"\b{{start-half}}(?:{})\b{{end-half}}", alternatives.join("|")), true)
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

fn build(text: &str, any_case: bool) -> Result<Pattern, String> {
    #[cfg(test)]
    COMPILED.with(|count| count.set(count.get() + 1));
    RegexBuilder::new(text)
        .case_insensitive(any_case)
        .size_limit(PATTERN_BYTES_MAX)
        .nest_limit(50)
        .build()
        .map(|regex| Pattern(Arc::new(regex)))
        .map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => {
                format!("it needs more than {PATTERN_BYTES_MAX} bytes when compiled")
            }
            // The crate draws a picture over several lines; its last line says what is wrong.
            other => {
                let text = other.to_string();
                let last = text.lines().last().unwrap_or_default();
                last.trim().trim_start_matches("error: ").to_owned()
            }
        })
}

#[cfg(test)]
thread_local! {
    /// How many patterns this thread compiled: proves that evaluating compiles none.
    pub(super) static COMPILED: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}
