//! Reads a list's filter: terms joined by AND (after AIP-160, as far as a list of cases needs it).

use super::figure::{Counted, Figure};
use jiff::Timestamp;

/// How a field is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// As SQL writes it.
    #[must_use]
    pub const fn sql(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "<>",
            Self::Below => "<",
            Self::AtMost => "<=",
            Self::Above => ">",
            Self::AtLeast => ">=",
        }
    }
}

/// One term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// State by name.
    State(Comparison, &'static str),
    /// Unit, with all below.
    Unit(Comparison, String),
    /// Owner.
    Owner(Comparison, String),
    /// Source.
    Source(Comparison, String),
    /// Severity, 1 to 4.
    Severity(Comparison, i32),
    /// Whether a deadline that stands has passed.
    Overdue(bool),
    /// When the response was accepted.
    AcceptedTime(Comparison, Timestamp),
    /// The instant that places it in a period of figures.
    CountedTime(Comparison, Timestamp),
    /// What a figure counts.
    Figure(Figure),
}

const STATES: [&str; 7] = ["open", "accepted", "reached", "resolved", "closed", "unreachable", "dismissed"];
const SEVERITIES: [&str; 4] = ["low", "medium", "high", "critical"];
const FIELDS: &str = "state, unit, owner, source, severity, overdue, accepted_time, counted_time, figure";

/// Reads a filter; an empty one has no terms.
///
/// # Errors
/// Which term can't be read, and what could stand there.
pub fn parse(text: &str) -> Result<Vec<Term>, String> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let terms: Vec<Term> = text.split(" AND ").map(|part| term(part.trim())).collect::<Result<_, _>>()?;
    if terms.iter().filter(|term| matches!(term, Term::Figure(_))).count() > 1 {
        return Err("a list is behind one figure; leave the other away".to_owned());
    }
    if counted(&terms) == Counted::Responses
        && let Some(field) = terms.iter().find_map(Term::of_cases_only)
    {
        return Err(format!("this figure counts responses, and a response has no {field}; leave it away"));
    }
    Ok(terms)
}

/// Whether terms list cases or responses: only the figure tells.
#[must_use]
pub fn counted(terms: &[Term]) -> Counted {
    let figure = terms.iter().find_map(|term| match term {
        Term::Figure(figure) => Some(figure.counted()),
        _ => None,
    });
    figure.unwrap_or(Counted::Cases)
}

impl Term {
    /// The field, where only a case has it.
    const fn of_cases_only(&self) -> Option<&'static str> {
        match self {
            Self::State(..) => Some("state"),
            Self::Owner(..) => Some("owner"),
            Self::Severity(..) => Some("severity"),
            Self::Overdue(_) => Some("overdue"),
            _ => None,
        }
    }
}

fn term(text: &str) -> Result<Term, String> {
    // Longest first, so that `>=` is not read as `>`.
    let operators = [
        ("!=", Comparison::NotEqual),
        ("<=", Comparison::AtMost),
        (">=", Comparison::AtLeast),
        ("=", Comparison::Equal),
        ("<", Comparison::Below),
        (">", Comparison::Above),
    ];
    let found =
        operators.iter().filter_map(|(sign, comparison)| Some((text.find(sign)?, *sign, *comparison)));
    let Some((at, sign, comparison)) = found.min_by_key(|(at, sign, _)| (*at, std::cmp::Reverse(sign.len())))
    else {
        return Err(format!(
            "{text:?} compares nothing; write a field, one of = != < <= > >=, and a value, joined by AND"
        ));
    };
    let field = text.get(..at).unwrap_or_default().trim();
    let value = text.get(at + sign.len()..).unwrap_or_default().trim().trim_matches('"');
    let only_equal = |term: Term| match comparison {
        Comparison::Equal | Comparison::NotEqual => Ok(term),
        _ => Err(format!("{field} is compared with = or != only")),
    };
    match field {
        "state" => match STATES.into_iter().find(|state| *state == value) {
            Some(state) => only_equal(Term::State(comparison, state)),
            None => Err(format!("{value:?} is no state; known: {}", STATES.join(", "))),
        },
        "unit" => only_equal(Term::Unit(comparison, value.to_owned())),
        "owner" => only_equal(Term::Owner(comparison, value.to_owned())),
        "source" => only_equal(Term::Source(comparison, value.to_owned())),
        "severity" => {
            let number = SEVERITIES
                .iter()
                .position(|name| *name == value)
                .and_then(|index| i32::try_from(index + 1).ok());
            number
                .map(|number| Term::Severity(comparison, number))
                .ok_or_else(|| format!("{value:?} is no severity; known: {}", SEVERITIES.join(", ")))
        }
        "overdue" => match (comparison, value) {
            (Comparison::Equal, "true") | (Comparison::NotEqual, "false") => Ok(Term::Overdue(true)),
            (Comparison::Equal, "false") | (Comparison::NotEqual, "true") => Ok(Term::Overdue(false)),
            _ => Err("overdue is `= true` or `= false`".to_owned()),
        },
        "accepted_time" => Ok(Term::AcceptedTime(comparison, instant(value)?)),
        "counted_time" => Ok(Term::CountedTime(comparison, instant(value)?)),
        "figure" if comparison != Comparison::Equal => Err("a figure is compared with = only".to_owned()),
        "figure" => Figure::parse(value)
            .map(Term::Figure)
            .ok_or_else(|| format!("{value:?} is no figure; known: {}", Figure::names())),
        other => Err(format!("{other:?} is no field; known: {FIELDS}")),
    }
}

fn instant(text: &str) -> Result<Timestamp, String> {
    text.parse().map_err(|_| format!("{text:?} is no instant; write it as 2027-03-01T00:00:00Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_joined_by_and() {
        let terms = parse("state = open AND severity>=high AND unit=\"north\" AND overdue = true").unwrap();
        assert_eq!(
            terms,
            [
                Term::State(Comparison::Equal, "open"),
                Term::Severity(Comparison::AtLeast, 3),
                Term::Unit(Comparison::Equal, "north".into()),
                Term::Overdue(true),
            ]
        );
        assert!(matches!(
            parse("accepted_time < 2027-03-01T00:00:00Z").unwrap()[0],
            Term::AcceptedTime(Comparison::Below, _)
        ));
        assert_eq!(parse("  "), Ok(vec![]));
    }

    #[test]
    fn what_can_not_be_read_says_what_could_stand_there() {
        let refused = |text| parse(text).unwrap_err();
        assert!(refused("colour = red").contains("known: state, unit"));
        assert!(refused("state = asleep").contains("known: open"));
        assert!(refused("owner > bob").contains("= or != only"));
        assert!(refused("open").contains("compares nothing"));
        assert!(refused("figure = happiness").contains("known: responses, tests"));
        assert!(refused("figure != nps").contains("= only"));
        assert!(refused("figure = nps AND figure = csat").contains("one figure"));
        assert!(refused("figure = nps AND state = open").contains("a response has no state"));
        assert!(refused("accepted_time > yesterday").contains("2027-03-01T00:00:00Z"));
    }
}
