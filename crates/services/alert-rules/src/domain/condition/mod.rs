//! Conditions: CEL, checked when applied, cheap and bounded when evaluated.
//!
//! The `cel` crate parses and evaluates; everything that would let a rule surprise somebody stands here. A condition
//! is checked against [`schema`] when it is applied, so that at run time nothing but a missing field can fail; whole
//! numbers and others mix, for the checker writes the conversions itself; patterns are compiled once, when the rules
//! are; and a bound on length, nesting, size and cost is refused before it can cost anything.

mod check;
mod evaluate;
mod parse;
mod parts;
mod pattern;
pub mod schema;
mod value;

#[cfg(test)]
mod tests;

pub use evaluate::{Failure, Scope};
pub use parts::Part;
pub use value::Fact;

use cel::{
    IdedExpr,
    common::ast::{CallExpr, Expr, LiteralValue, operators},
};
use pattern::Pattern;

/// Greatest length of a condition in bytes: a screenful, which is more than anybody reads at once.
pub const LENGTH_MAX: usize = 4_000;
/// Greatest number of names, values and operators in a condition.
pub const NODES_MAX: usize = 500;
/// Greatest depth of brackets, and of operators inside operators: what a parser and an evaluator need of the stack.
pub const NESTING_MAX: usize = 16;
/// Greatest number of elements in a list that is written out.
pub const LIST_MAX: usize = 200;
/// Greatest cost of one evaluation; a comparison costs 1, a search in a text 20, a pattern 100.
pub const COST_MAX: u64 = 10_000;

/// Something wrong with a condition, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct Mistake {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What is wrong, with the known names where one is not known.
    pub message: String,
}

/// A condition that was checked.
#[derive(Debug)]
pub struct Condition {
    text: String,
    expression: IdedExpr,
    patterns: Vec<Pattern>,
    guards: Vec<Guard>,
    cost: u64,
}

impl Condition {
    /// Reads, checks and compiles a condition.
    ///
    /// # Errors
    /// Every mistake in it, by place.
    pub fn compile(text: &str) -> Result<Self, Vec<Mistake>> {
        let parsed = parse::parse(text).map_err(|mistake| vec![mistake])?;
        let checked = check::check(&parsed)?;
        Ok(Self {
            text: text.to_owned(),
            guards: guards(&checked.expression),
            expression: checked.expression,
            patterns: checked.patterns,
            cost: checked.cost,
        })
    }

    /// As it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What one evaluation may cost at most.
    #[must_use]
    pub const fn cost(&self) -> u64 {
        self.cost
    }

    /// Whether it always holds, as a catch-all must.
    #[must_use]
    pub fn is_true(&self) -> bool {
        matches!(&self.expression.expr, Expr::Literal(LiteralValue::Boolean(value)) if *value.inner())
    }
}

/// A comparison that must hold for the whole to hold: looked at before CEL is.
#[derive(Debug, Clone, PartialEq)]
enum Guard {
    HasScore,
    Score(Bound),
    Normalized(Bound),
    /// A fact that is a text, and the text that it must be: `unit.name == "lyon"`.
    Text {
        fact: String,
        text: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Bound {
    Below(f64),
    AtMost(f64),
    Above(f64),
    AtLeast(f64),
}

impl Bound {
    fn admits(self, value: f64) -> bool {
        match self {
            Self::Below(limit) => value < limit,
            Self::AtMost(limit) => value <= limit,
            Self::Above(limit) => value > limit,
            Self::AtLeast(limit) => value >= limit,
        }
    }
}

/// The comparisons of a score, and of a text with what is written, that are joined by `&&` at the top.
fn guards(expression: &IdedExpr) -> Vec<Guard> {
    match &expression.expr {
        Expr::Call(CallExpr { func_name, args, .. }) if func_name == operators::LOGICAL_AND => {
            args.iter().flat_map(guards).collect()
        }
        Expr::Ident(name) if name == "response.has_score" => vec![Guard::HasScore],
        Expr::Call(CallExpr { func_name, args, .. }) => guard(func_name, args).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn guard(operator: &str, arguments: &[IdedExpr]) -> Option<Guard> {
    let [left, right] = arguments else { return None };
    let Expr::Ident(name) = &left.expr else { return None };
    match &right.expr {
        Expr::Literal(LiteralValue::Double(limit)) => score_guard(name, operator, *limit.inner()),
        Expr::Literal(LiteralValue::String(text)) if operator == operators::EQUALS => {
            Some(Guard::Text { fact: name.clone(), text: text.inner().to_owned() })
        }
        _ => None,
    }
}

fn score_guard(name: &str, operator: &str, limit: f64) -> Option<Guard> {
    let bound = match operator {
        operators::LESS => Bound::Below(limit),
        operators::LESS_EQUALS => Bound::AtMost(limit),
        operators::GREATER => Bound::Above(limit),
        operators::GREATER_EQUALS => Bound::AtLeast(limit),
        _ => return None,
    };
    match name {
        "response.score" => Some(Guard::Score(bound)),
        "response.normalized" => Some(Guard::Normalized(bound)),
        _ => None,
    }
}
