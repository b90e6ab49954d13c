//! Conditions: CEL, checked when applied, cheap and bounded when evaluated.
//!
//! The `cel` crate parses and evaluates; everything that would let a rule surprise somebody stands here. A condition
//! is checked against [`schema`] when it is applied, so that at run time nothing but a missing field can fail; whole
//! numbers and others mix, for the checker writes the conversions itself; patterns are compiled once, when the rules
//! are; and a bound on length, nesting, size and cost is refused before it can cost anything. What a glance at a few
//! facts tells ([`Condition::at_a_glance`]) is not asked of CEL again.

mod check;
mod evaluate;
mod glance;
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
    common::ast::{Expr, LiteralValue},
};
use glance::Glance;
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
    glance: Glance,
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
            glance: Glance::of(&checked.expression, &checked.patterns),
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
