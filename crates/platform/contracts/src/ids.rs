//! Ids: UUIDv7 in columns, TypeID text on the wire and before people's eyes.

use std::str::FromStr as _;
use type_safe_id::{DynamicType, TypeSafeId};
use uuid::Uuid;

/// What an id is of; its text begins with the prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IdKind {
    /// `rsp_…`
    Response,
    /// `cus_…`
    Customer,
    /// `cas_…`
    Case,
    /// `alr_…`
    Alert,
    /// `tsk_…`
    Task,
}

impl IdKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Response, Self::Customer, Self::Case, Self::Alert, Self::Task];

    /// The three letters before the underscore.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Response => "rsp",
            Self::Customer => "cus",
            Self::Case => "cas",
            Self::Alert => "alr",
            Self::Task => "tsk",
        }
    }

    /// What a person calls it.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Response => "response",
            Self::Customer => "customer",
            Self::Case => "case",
            Self::Alert => "alert",
            Self::Task => "task",
        }
    }
}

/// A text that is no id of the kind expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Another kind's id.
    #[error("{text:?} is a {found} id; expected a {expected} id, which begins with {prefix}_", expected = .expected.noun(), prefix = .expected.prefix(), found = .found.noun())]
    OtherKind {
        /// What came.
        text: String,
        /// What was expected.
        expected: IdKind,
        /// What it is.
        found: IdKind,
    },
    /// No id at all.
    #[error("{text:?} is not a {expected} id; one looks like {prefix}_01hz…, 26 characters after the underscore", expected = .expected.noun(), prefix = .expected.prefix())]
    Malformed {
        /// What came.
        text: String,
        /// What was expected.
        expected: IdKind,
    },
}

/// The text form: `tsk_01jz…`.
#[must_use]
pub fn to_text(kind: IdKind, id: Uuid) -> String {
    match DynamicType::new(kind.prefix()) {
        Ok(prefix) => TypeSafeId::from_type_and_uuid(prefix, id).to_string(),
        // Unreachable: the prefixes above are three lower-case letters; a test holds it.
        Err(_) => format!("{}_{}", kind.prefix(), id.simple()),
    }
}

/// Reads the text form.
///
/// # Errors
/// When the text is no id, or one of another kind.
pub fn parse(kind: IdKind, text: &str) -> Result<Uuid, IdError> {
    let malformed = || IdError::Malformed { text: text.to_owned(), expected: kind };
    // The library cuts a text that is too long by bytes, and panics within a letter of several.
    if !text.is_ascii() {
        return Err(malformed());
    }
    let id = TypeSafeId::<DynamicType>::from_str(text).map_err(|_| malformed())?;
    let prefix = id.type_prefix();
    if prefix == kind.prefix() {
        return Ok(id.uuid());
    }
    match IdKind::ALL.into_iter().find(|other| prefix == other.prefix()) {
        Some(found) => Err(IdError::OtherKind { text: text.to_owned(), expected: kind, found }),
        None => Err(malformed()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn reading_what_was_written_gives_the_same_id(bits: u128, index in 0..IdKind::ALL.len()) {
            let (kind, id) = (IdKind::ALL[index], Uuid::from_u128(bits));
            let text = to_text(kind, id);
            prop_assert!(text.starts_with(kind.prefix()) && text.len() == 30);
            prop_assert_eq!(parse(kind, &text), Ok(id));
        }
    }

    #[test]
    fn letters_of_several_bytes_are_refused() {
        let text = format!("{}é{}", "a".repeat(62), "a".repeat(30));
        assert!(matches!(parse(IdKind::Task, &text), Err(IdError::Malformed { .. })));
    }

    #[test]
    fn an_id_of_another_kind_says_so() {
        let task = to_text(IdKind::Task, Uuid::from_u128(7));
        let error = parse(IdKind::Alert, &task).unwrap_err().to_string();
        assert!(error.contains("is a task id; expected a alert id") || error.contains("expected"), "{error}");
        assert!(matches!(parse(IdKind::Alert, "17"), Err(IdError::Malformed { .. })));
    }
}
