//! What a condition may name, and of which type it is.

use std::fmt;

/// Type of one value, in CEL's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// True or false.
    Bool,
    /// A whole number.
    Int,
    /// A number.
    Double,
    /// A text.
    Text,
}

/// Type of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// One value.
    One(Scalar),
    /// A list of values of one type.
    List(Scalar),
    /// `[]`, which fits every list.
    EmptyList,
    /// Texts by name.
    Map,
    /// A list of earlier responses.
    Records,
    /// One earlier response, which is only ever used by its fields.
    Record,
}

/// `bool`, short for the type that every condition must have.
pub const BOOL: Type = Type::One(Scalar::Bool);
/// `int`.
pub const INT: Type = Type::One(Scalar::Int);
/// `double`.
pub const DOUBLE: Type = Type::One(Scalar::Double);
/// `string`.
pub const TEXT: Type = Type::One(Scalar::Text);

impl Type {
    /// Whether it is a number, whole or not.
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(self, Self::One(Scalar::Int | Scalar::Double))
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Bool => "bool",
            Self::Int => "int",
            Self::Double => "double",
            Self::Text => "string",
        })
    }
}

impl fmt::Display for Type {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(scalar) => scalar.fmt(formatter),
            Self::List(scalar) => write!(formatter, "list of {scalar}"),
            Self::EmptyList => formatter.write_str("empty list"),
            Self::Map => formatter.write_str("map of string to string"),
            Self::Records => formatter.write_str("list of earlier responses"),
            Self::Record => formatter.write_str("earlier response"),
        }
    }
}

/// One field of a variable.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub kind: Type,
    /// Whether a response may lack it; a rule that needs what is missing does not hold.
    pub optional: bool,
    /// What it means.
    pub about: &'static str,
}

/// One variable, which is only ever used by its fields.
#[derive(Debug)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

const fn always(name: &'static str, kind: Type, about: &'static str) -> Field {
    Field { name, kind, optional: false, about }
}

const fn maybe(name: &'static str, kind: Type, about: &'static str) -> Field {
    Field { name, kind, optional: true, about }
}

/// Everything that a condition may name.
pub static VARIABLES: &[Variable] = &[
    Variable {
        name: "response",
        fields: &[
            always("source", TEXT, "where it came from"),
            always("unit", TEXT, "the unit as it came"),
            always("kind", TEXT, "survey, review, social_post, complaint, interview or weak_signal"),
            always("completeness", TEXT, "partial or final"),
            always("verbatim", TEXT, "what the customer said in words; empty: nothing"),
            always("version", INT, "its version, from 1"),
            always("revision", INT, "the submitter's revision number, 0 for a first submission"),
            always("test", BOOL, "a test response"),
            always("history", BOOL, "backfilled history, which never raises"),
            always("has_score", BOOL, "whether there is a score"),
            maybe("score", DOUBLE, "the score as the customer gave it"),
            maybe("normalized", DOUBLE, "the score from 0 to 100"),
            maybe("scale_minimum", DOUBLE, "lowest value of the scale"),
            maybe("scale_maximum", DOUBLE, "highest value of the scale"),
            maybe("metric", TEXT, "nps, csat, ces, stars or custom"),
            maybe("answered_date", TEXT, "date of the answer in the unit's zone: 2027-03-04"),
            maybe("answered_hour", INT, "hour of the answer in the unit's zone"),
            maybe("answered_weekday", TEXT, "weekday of the answer in the unit's zone: monday"),
            maybe("age_days", INT, "whole days since the answer"),
            always("accepted_date", TEXT, "date of acceptance in the unit's zone"),
            always("attributes", Type::Map, "further facts, named by the source"),
        ],
    },
    Variable {
        name: "customer",
        fields: &[
            always("known", BOOL, "whether the response names a customer"),
            always("contact_refused", BOOL, "the customer does not want to be contacted"),
            always("has_phone", BOOL, "a phone number is known"),
            always("has_email", BOOL, "an e-mail address is known"),
            always("language", TEXT, "preferred language; empty: unknown"),
            always("zone", TEXT, "IANA zone; empty: unknown"),
        ],
    },
    Variable {
        name: "unit",
        fields: &[
            always("name", TEXT, "the unit as it came"),
            always("known", BOOL, "whether the directory has it; else it counts as the root"),
            always("title", TEXT, "what a person reads"),
            always("path", Type::List(Scalar::Text), "the unit and all above it, up to the root"),
            always("ancestors", Type::List(Scalar::Text), "all units above it, up to the root"),
            always(
                "attributes",
                Type::Map,
                "its attributes, and those of the units above that it does not set",
            ),
        ],
    },
    Variable {
        name: "history",
        fields: &[
            maybe("last_score", DOUBLE, "the customer's last score before this one, from 0 to 100"),
            maybe("last_age_days", INT, "whole days between that one and this"),
            maybe("average", DOUBLE, "the customer's own average of earlier scores, from 0 to 100"),
            always(
                "previous_scores",
                Type::List(Scalar::Double),
                "earlier scores from 0 to 100, newest first",
            ),
            always("previous", Type::Records, "earlier responses with a score, newest first, at most 50"),
            always("responses_7d", INT, "earlier responses within 7 days before this one"),
            always("responses_30d", INT, "earlier responses within 30 days before this one"),
            always("responses_90d", INT, "earlier responses within 90 days before this one"),
            always("responses_365d", INT, "earlier responses within 365 days before this one"),
            always("low_7d", INT, "of these within 7 days, with a score of 40 of 100 or less"),
            always("low_30d", INT, "of these within 30 days, with a score of 40 of 100 or less"),
            always("low_90d", INT, "of these within 90 days, with a score of 40 of 100 or less"),
            always("low_365d", INT, "of these within 365 days, with a score of 40 of 100 or less"),
            always("open_case", BOOL, "a case of the customer goes on"),
            maybe("days_since_case", INT, "whole days since the customer's last case ended"),
        ],
    },
    Variable {
        name: "time",
        fields: &[
            always("local_hour", INT, "hour of the decision in the unit's zone"),
            always("local_minute", INT, "minute of the decision"),
            always("local_weekday", TEXT, "monday to sunday"),
            always("local_date", TEXT, "2027-03-04; dates compare as texts"),
            always("zone", TEXT, "the unit's zone"),
        ],
    },
];

/// The fields of one element of `history.previous`.
pub static PREVIOUS: Variable = Variable {
    name: "previous",
    fields: &[
        always("normalized", DOUBLE, "its score from 0 to 100"),
        always("age_days", INT, "whole days between it and the present response"),
        always("source", TEXT, "where it came from"),
        always("unit", TEXT, "the unit as it came"),
    ],
};

/// Functions that a condition may call.
pub static FUNCTIONS: &[&str] = &[
    "has",
    "size",
    "contains",
    "startsWith",
    "endsWith",
    "matches",
    "lowerAscii",
    "anyWord",
    "double",
    "int",
    "exists",
    "exists_one",
    "all",
];

/// The variable of that name.
#[must_use]
pub fn variable(name: &str) -> Option<&'static Variable> {
    VARIABLES.iter().find(|variable| variable.name == name)
}

impl Variable {
    /// The field of that name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// "did you mean …" for the nearest known name, and then all of them.
#[must_use]
pub fn suggest<'a>(wrong: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    let names: Vec<&str> = known.clone().collect();
    let nearest = known
        .map(|name| (distance(wrong, name), name))
        .min()
        // Beyond a third of the word it is another word, not a slip.
        .filter(|(distance, name)| *distance <= name.len().max(wrong.len()).div_ceil(3));
    match nearest {
        Some((_, name)) => format!("did you mean `{name}`? Known: {}", names.join(", ")),
        None => format!("known: {}", names.join(", ")),
    }
}

/// Levenshtein's distance.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, character) in one.chars().enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        let mut next = vec![left];
        for (above, candidate) in row.iter().skip(1).zip(&other) {
            left = (diagonal + usize::from(*candidate != character)).min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_counted_in_edits() {
        assert_eq!(distance("scroe", "score"), 2);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("same", "same"), 0);
    }
}
