//! An invariant that did not hold.

use std::fmt;
use uuid::Uuid;

/// An invariant that did not hold, and for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The invariant: its id in `docs/invariants.md`, a section of the design or the id of a feature.
    pub invariant: &'static str,
    /// What was seen.
    pub message: String,
    /// The response that it is about.
    pub response: Option<Uuid>,
    /// The case that it is about.
    pub case: Option<Uuid>,
}

impl Failure {
    /// What was seen, not yet said of what.
    pub fn new(invariant: &'static str, message: impl Into<String>) -> Self {
        Self { invariant, message: message.into(), response: None, case: None }
    }

    /// The same, said of a response and a case, where nothing was said yet.
    #[must_use]
    pub fn of(self, (response, case): (Option<Uuid>, Option<Uuid>)) -> Self {
        Self { response: self.response.or(response), case: self.case.or(case), ..self }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.invariant, self.message)
    }
}

/// Fails unless something holds.
///
/// # Errors
/// The invariant, with what was seen.
pub fn unless(holds: bool, invariant: &'static str, seen: impl FnOnce() -> String) -> Result<(), Failure> {
    if holds { Ok(()) } else { Err(Failure::new(invariant, seen())) }
}
