//! Evaluating a checked condition against the facts of one response.

use super::{Condition, pattern::Pattern, value::Fact};
use crate::domain::facts::{Facts, PreviousFacts, Texts};
use cel::{
    Context, Env, ExecutionError, FunctionContext, Value,
    common::{
        types::{CelBool, CelDouble, CelInt, CelList, CelMap, CelMapKey, CelString},
        value::{CowVal, Val},
    },
    context::VariableResolver,
};
use std::{collections::HashMap, sync::Arc};

/// Name of the function that stands for `matches` and `anyWord`: text, index of the pattern.
pub(super) const MATCHES: &str = "@matches";
/// Name of the function that stands for `lowerAscii`.
pub(super) const LOWER: &str = "@lower";
/// Before the path of a fact, asks whether it is there.
pub(super) const PRESENT: &str = "@present:";

/// Why a condition could not be judged; the rule then does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The response lacks a field that the condition needs.
    #[error("{0} is missing")]
    Missing(String),
    /// Anything else: a division by zero.
    #[error("{0}")]
    Failed(String),
}

impl Failure {
    /// The label of its metric.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::Failed(_) => "failed",
        }
    }
}

/// What all conditions of one rules version share: building it costs fifty times what evaluating does.
pub struct Scope(Context<'static, 'static>);

impl std::fmt::Debug for Scope {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Scope")
    }
}

impl Scope {
    /// Takes the patterns of the conditions over; each condition then knows its own by number.
    #[must_use]
    pub fn new<'a>(conditions: impl Iterator<Item = &'a mut Condition>) -> Self {
        let mut patterns: Vec<Pattern> = Vec::new();
        for condition in conditions {
            let offset = i64::try_from(patterns.len()).unwrap_or(i64::MAX);
            super::check::renumber(&mut condition.expression, offset);
            patterns.append(&mut condition.patterns);
        }
        let mut context = Context::with_env(Arc::new(Env::stdlib()));
        let matches = move |call: &FunctionContext| -> Result<Value, ExecutionError> {
            let text = text_argument(call)?;
            let index = call.args.get(1).and_then(|value| value.downcast_ref::<CelInt>());
            let pattern = index.and_then(|index| patterns.get(usize::try_from(*index.inner()).ok()?));
            let pattern = pattern.ok_or_else(|| call.error("no such pattern"))?;
            Ok(Value::Bool(pattern.is_match(text)))
        };
        let lower = |call: &FunctionContext| -> Result<Value, ExecutionError> {
            Ok(Value::String(Arc::new(text_argument(call)?.to_ascii_lowercase())))
        };
        // These names begin with a character that no identifier may, so they are never taken.
        let added = context.add_function(MATCHES, matches).and(context.add_function(LOWER, lower));
        debug_assert!(added.is_ok(), "{added:?}");
        Self(context)
    }

    /// Whether a condition holds, by CEL alone.
    ///
    /// # Errors
    /// When it needs what the response lacks, or divides by zero.
    pub fn holds(&self, condition: &Condition, facts: &Facts) -> Result<bool, Failure> {
        let mut context = self.0.new_inner_scope();
        context.set_variable_resolver(facts);
        let outcome = Value::resolve_val(&condition.expression, &context);
        match outcome {
            Ok(value) => value
                .downcast_ref::<CelBool>()
                .map(|value| *value.inner())
                .ok_or_else(|| Failure::Failed("it is neither true nor false".to_owned())),
            Err(ExecutionError::UndeclaredReference(name)) => Err(Failure::Missing(name.to_string())),
            Err(error) => Err(Failure::Failed(error.to_string())),
        }
    }
}

fn text_argument<'a>(call: &'a FunctionContext<'_, '_>) -> Result<&'a str, ExecutionError> {
    call.args
        .first()
        .and_then(|value| value.downcast_ref::<CelString>())
        .map(CelString::inner)
        .ok_or_else(|| call.error("the text is missing"))
}

impl VariableResolver for Facts {
    /// The checker turned every path into one name, so nothing is built that isn't asked for.
    fn resolve<'b>(&'b self, name: &str) -> Option<CowVal<'b, 'b>> {
        if let Some(path) = name.strip_prefix(PRESENT) {
            return Some(truth(self.fact(path).is_some()));
        }
        Some(match self.fact(name)? {
            Fact::Truth(value) => truth(value),
            Fact::Whole(value) => whole(value),
            Fact::Number(value) => number(value),
            Fact::Text(value) => text(value),
            Fact::List(values) => list(values.iter()),
            Fact::Map(values) => map(values),
            Fact::Scores(previous) => scores(previous),
            Fact::Previous(previous) => records(previous),
        })
    }
}

fn truth<'b>(value: bool) -> CowVal<'b, 'b> {
    CowVal::owned(CelBool::from(value))
}

fn number<'b>(value: f64) -> CowVal<'b, 'b> {
    CowVal::owned(CelDouble::from(value))
}

fn whole<'b>(value: i64) -> CowVal<'b, 'b> {
    CowVal::owned(CelInt::from(value))
}

fn text(value: &str) -> CowVal<'_, '_> {
    CowVal::owned(CelString::from(value))
}

fn list<'b>(values: impl Iterator<Item = &'b String>) -> CowVal<'b, 'b> {
    let values: Vec<Box<dyn Val + 'b>> =
        values.map(|value| Box::new(CelString::from(value.as_str())) as Box<dyn Val + 'b>).collect();
    CowVal::owned(CelList::from(values))
}

fn map(values: &Texts) -> CowVal<'_, '_> {
    let values: HashMap<CelMapKey<'_>, Box<dyn Val + '_>> = values
        .iter()
        .map(|(key, value)| {
            let value: Box<dyn Val + '_> = Box::new(CelString::from(value.as_str()));
            (CelMapKey::from(key.as_str()), value)
        })
        .collect();
    CowVal::owned(CelMap::from(values))
}

fn scores(previous: &[PreviousFacts]) -> CowVal<'_, '_> {
    let values: Vec<Box<dyn Val + '_>> = previous
        .iter()
        .map(|previous| Box::new(CelDouble::from(previous.normalized)) as Box<dyn Val>)
        .collect();
    CowVal::owned(CelList::from(values))
}

/// Earlier responses as maps, whose fields the checker knows.
fn records(previous: &[PreviousFacts]) -> CowVal<'_, '_> {
    fn record(previous: &PreviousFacts) -> Box<dyn Val + '_> {
        let fields: [(&str, Box<dyn Val + '_>); 4] = [
            ("normalized", Box::new(CelDouble::from(previous.normalized))),
            ("age_days", Box::new(CelInt::from(previous.age_days))),
            ("source", Box::new(CelString::from(previous.source.as_str()))),
            ("unit", Box::new(CelString::from(previous.unit.as_str()))),
        ];
        let fields: HashMap<CelMapKey<'_>, Box<dyn Val + '_>> =
            fields.into_iter().map(|(name, value)| (CelMapKey::from(name), value)).collect();
        Box::new(CelMap::from(fields))
    }
    CowVal::owned(CelList::from(previous.iter().map(record).collect::<Vec<_>>()))
}
