//! What a glance tells of a condition, before CEL is asked: most rules compare a few facts with what is written, and
//! CEL takes ten times as long for that.
//!
//! A glance tells that a condition holds, that it does not, or nothing. Where it tells something, CEL would say the
//! same: a part that it can't judge (a fact is missing, or the part is more than a comparison or a search) leaves the
//! whole open, unless another part decides it, just as CEL lets `false && …` and `true || …` stand whatever the rest
//! fails at. Why a condition can't be judged, only CEL says.

use super::{
    Condition,
    evaluate::{MATCHES, PRESENT},
    pattern::Pattern,
    value::Fact,
};
use crate::domain::facts::Facts;
use cel::{
    IdedExpr,
    common::ast::{CallExpr, Expr, LiteralValue, operators},
};
use std::cmp::Ordering;

impl Condition {
    /// Whether it holds, as far as a glance tells. `None`: CEL must judge it ([`super::Scope::holds`]).
    #[must_use]
    pub fn at_a_glance(&self, facts: &Facts) -> Option<bool> {
        self.glance.tell(facts)
    }
}

/// A condition, as far as it can be judged without CEL.
#[derive(Debug)]
pub(super) enum Glance {
    /// Only CEL can judge it.
    Open,
    /// `true`, `false`.
    Written(bool),
    /// `response.has_score`
    Truth(Name),
    /// `has(response.score)`
    Present(Name),
    /// `response.score <= 2.0`
    Compared { left: Operand, comparison: Comparison, right: Operand },
    /// `response.source in ["survey", "web"]`, with values that are written out.
    OneOf { value: Operand, among: Vec<Operand> },
    /// `"lyon" in unit.path`
    Among { text: Operand, list: Name },
    /// `response.verbatim.contains("broken")`
    Searched { text: Operand, search: Search, part: Operand },
    /// `anyWord(response.verbatim, ["fire"])` and `matches`.
    Matched { text: Operand, pattern: Pattern },
    /// `!…`
    Not(Box<Glance>),
    /// `… && …`
    All(Vec<Glance>),
    /// `… || …`
    Any(Vec<Glance>),
}

/// The name of a fact. Those that most rules begin with are read without looking their name up.
#[derive(Debug)]
pub(super) enum Name {
    HasScore,
    Score,
    Normalized,
    Other(String),
}

/// What is compared.
#[derive(Debug)]
pub(super) enum Operand {
    Fact(Name),
    Truth(bool),
    Whole(i64),
    Number(f64),
    Text(String),
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Comparison {
    Equal,
    Unequal,
    Below,
    AtMost,
    Above,
    AtLeast,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Search {
    Contains,
    StartsWith,
    EndsWith,
}

/// How long a part takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Effort {
    Compare,
    Search,
    Match,
}

impl Glance {
    /// Of a checked expression, whose patterns are numbered by their place in `patterns`.
    pub(super) fn of(node: &IdedExpr, patterns: &[Pattern]) -> Self {
        match &node.expr {
            Expr::Literal(LiteralValue::Boolean(value)) => Self::Written(*value.inner()),
            Expr::Ident(name) => match name.strip_prefix(PRESENT) {
                Some(name) => Self::Present(Name::new(name)),
                None => Self::Truth(Name::new(name)),
            },
            Expr::Call(call) => Self::of_call(call, patterns).unwrap_or(Self::Open),
            _ => Self::Open,
        }
    }

    fn of_call(call: &CallExpr, patterns: &[Pattern]) -> Option<Self> {
        let name = call.func_name.as_str();
        Some(match (name, call.target.as_deref(), call.args.as_slice()) {
            (operators::LOGICAL_AND, None, parts) => Self::All(joined(parts, patterns, |part| match part {
                Self::All(parts) => Ok(parts),
                other => Err(other),
            })),
            (operators::LOGICAL_OR, None, parts) => Self::Any(joined(parts, patterns, |part| match part {
                Self::Any(parts) => Ok(parts),
                other => Err(other),
            })),
            (operators::LOGICAL_NOT, None, [operand]) => Self::Not(Box::new(Self::of(operand, patterns))),
            (operators::IN, None, [value, list]) => Self::contained(Operand::of(value)?, list)?,
            (MATCHES, None, [text, index]) => {
                let Expr::Literal(LiteralValue::Int(index)) = &index.expr else { return None };
                let pattern = patterns.get(usize::try_from(*index.inner()).ok()?)?;
                Self::Matched { text: Operand::of(text)?, pattern: pattern.clone() }
            }
            (_, Some(text), [part]) => {
                let (text, part) = (Operand::of(text)?, Operand::of(part)?);
                Self::Searched { text, search: Search::new(name)?, part }
            }
            (_, None, [left, right]) => {
                let (left, right) = (Operand::of(left)?, Operand::of(right)?);
                Self::Compared { left, comparison: Comparison::new(name)?, right }
            }
            _ => return None,
        })
    }

    fn contained(value: Operand, list: &IdedExpr) -> Option<Self> {
        match &list.expr {
            Expr::Ident(list) => Some(Self::Among { text: value, list: Name::new(list) }),
            Expr::List(list) => {
                let among: Option<Vec<Operand>> = list.elements.iter().map(Operand::written).collect();
                Some(Self::OneOf { value, among: among? })
            }
            _ => None,
        }
    }

    fn tell(&self, facts: &Facts) -> Option<bool> {
        match self {
            Self::Open => None,
            Self::Written(value) => Some(*value),
            Self::Truth(name) => match name.read(facts)? {
                Fact::Truth(value) => Some(value),
                _ => None,
            },
            Self::Present(name) => Some(name.read(facts).is_some()),
            Self::Compared { left, comparison, right } => {
                Some(comparison.admits(ordering(left.read(facts)?, right.read(facts)?)?))
            }
            Self::OneOf { value, among } => {
                let value = value.read(facts)?;
                for other in among {
                    if ordering(value, other.read(facts)?)?.is_eq() {
                        return Some(true);
                    }
                }
                Some(false)
            }
            Self::Among { text, list } => match (text.read(facts)?, list.read(facts)?) {
                (Fact::Text(text), Fact::List(list)) => Some(list.iter().any(|other| other == text)),
                _ => None,
            },
            Self::Searched { text, search, part } => match (text.read(facts)?, part.read(facts)?) {
                (Fact::Text(text), Fact::Text(part)) => Some(search.finds(text, part)),
                _ => None,
            },
            Self::Matched { text, pattern } => match text.read(facts)? {
                Fact::Text(text) => Some(pattern.is_match(text)),
                _ => None,
            },
            Self::Not(glance) => glance.tell(facts).map(|value| !value),
            Self::All(parts) => together(parts, facts, false),
            Self::Any(parts) => together(parts, facts, true),
        }
    }

    fn effort(&self) -> Effort {
        match self {
            Self::Matched { .. } => Effort::Match,
            Self::Searched { .. } => Effort::Search,
            Self::Not(glance) => glance.effort(),
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().map(Self::effort).max().unwrap_or(Effort::Compare)
            }
            _ => Effort::Compare,
        }
    }
}

/// What `&&` or `||` joins, in one list; what takes least comes first, for any of it may decide.
fn joined(
    parts: &[IdedExpr],
    patterns: &[Pattern],
    same: fn(Glance) -> Result<Vec<Glance>, Glance>,
) -> Vec<Glance> {
    let parts = parts.iter().map(|part| same(Glance::of(part, patterns)));
    let mut all: Vec<Glance> = parts.flat_map(|part| part.unwrap_or_else(|single| vec![single])).collect();
    all.sort_by_key(Glance::effort);
    all
}

/// What parts come to together, of which one that is `decisive` decides.
fn together(parts: &[Glance], facts: &Facts, decisive: bool) -> Option<bool> {
    let mut told = Some(!decisive);
    for part in parts {
        // CEL will be asked, and searches the texts itself: mostly nothing is searched twice.
        if told.is_none() && part.effort() > Effort::Compare {
            return None;
        }
        match part.tell(facts) {
            Some(value) if value == decisive => return Some(decisive),
            Some(_) => {}
            None => told = None,
        }
    }
    told
}

impl Name {
    fn new(name: &str) -> Self {
        match name {
            "response.has_score" => Self::HasScore,
            "response.score" => Self::Score,
            "response.normalized" => Self::Normalized,
            _ => Self::Other(name.to_owned()),
        }
    }

    #[inline]
    fn read<'a>(&self, facts: &'a Facts) -> Option<Fact<'a>> {
        let score = facts.response.score.as_ref();
        match self {
            Self::HasScore => Some(Fact::Truth(score.is_some())),
            Self::Score => Some(Fact::Number(score?.raw)),
            Self::Normalized => Some(Fact::Number(score?.normalized)),
            Self::Other(name) => facts.fact(name),
        }
    }
}

impl Operand {
    fn of(node: &IdedExpr) -> Option<Self> {
        match &node.expr {
            Expr::Ident(name) if !name.starts_with(PRESENT) => Some(Self::Fact(Name::new(name))),
            _ => Self::written(node),
        }
    }

    /// A value that is written out.
    fn written(node: &IdedExpr) -> Option<Self> {
        let Expr::Literal(literal) = &node.expr else { return None };
        match literal {
            LiteralValue::Boolean(value) => Some(Self::Truth(*value.inner())),
            LiteralValue::Int(value) => Some(Self::Whole(*value.inner())),
            LiteralValue::Double(value) => Some(Self::Number(*value.inner())),
            LiteralValue::String(value) => Some(Self::Text(value.inner().to_owned())),
            _ => None,
        }
    }

    #[inline]
    fn read<'a>(&'a self, facts: &'a Facts) -> Option<Fact<'a>> {
        match self {
            Self::Fact(name) => name.read(facts),
            Self::Truth(value) => Some(Fact::Truth(*value)),
            Self::Whole(value) => Some(Fact::Whole(*value)),
            Self::Number(value) => Some(Fact::Number(*value)),
            Self::Text(value) => Some(Fact::Text(value)),
        }
    }
}

/// `None`: CEL does not order them either, or by rules that are not repeated here.
#[inline]
fn ordering(left: Fact<'_>, right: Fact<'_>) -> Option<Ordering> {
    match (left, right) {
        (Fact::Truth(left), Fact::Truth(right)) => Some(left.cmp(&right)),
        (Fact::Whole(left), Fact::Whole(right)) => Some(left.cmp(&right)),
        (Fact::Number(left), Fact::Number(right)) => left.partial_cmp(&right),
        (Fact::Text(left), Fact::Text(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

impl Comparison {
    fn new(operator: &str) -> Option<Self> {
        Some(match operator {
            operators::EQUALS => Self::Equal,
            operators::NOT_EQUALS => Self::Unequal,
            operators::LESS => Self::Below,
            operators::LESS_EQUALS => Self::AtMost,
            operators::GREATER => Self::Above,
            operators::GREATER_EQUALS => Self::AtLeast,
            _ => return None,
        })
    }

    #[inline]
    const fn admits(self, ordering: Ordering) -> bool {
        match self {
            Self::Equal => ordering.is_eq(),
            Self::Unequal => ordering.is_ne(),
            Self::Below => ordering.is_lt(),
            Self::AtMost => ordering.is_le(),
            Self::Above => ordering.is_gt(),
            Self::AtLeast => ordering.is_ge(),
        }
    }
}

impl Search {
    fn new(function: &str) -> Option<Self> {
        match function {
            "contains" => Some(Self::Contains),
            "startsWith" => Some(Self::StartsWith),
            "endsWith" => Some(Self::EndsWith),
            _ => None,
        }
    }

    fn finds(self, text: &str, part: &str) -> bool {
        match self {
            Self::Contains => text.contains(part),
            Self::StartsWith => text.starts_with(part),
            Self::EndsWith => text.ends_with(part),
        }
    }
}

#[cfg(test)]
mod tests;
