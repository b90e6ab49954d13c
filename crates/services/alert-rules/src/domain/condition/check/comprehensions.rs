//! `exists`, `exists_one` and `all`: over a list, and never one inside another.

use super::{Checker, Outcome, PATH_MAX, Typed, operators::built};
use crate::domain::condition::schema::{self, BOOL, Type};
use cel::{
    IdedExpr,
    common::ast::{CallExpr, ComprehensionExpr, Expr, LiteralValue, operators},
};

impl Checker<'_> {
    pub(super) fn comprehension(&mut self, node: &IdedExpr, written: &ComprehensionExpr) -> Outcome {
        let Some(predicate) = predicate_of(written) else {
            let message = "`map` and `filter` are not allowed here; use exists, exists_one or all";
            return self.refuse(node, message.to_owned());
        };
        if self.element.is_some() {
            let message = "exists, exists_one and all can't stand inside one another";
            return self.refuse(node, message.to_owned());
        }
        let range = self.expression(&written.iter_range)?;
        let kind = match range.kind {
            Type::List(kind) => Type::One(kind),
            Type::Records => Type::Record,
            Type::EmptyList => return self.refuse(&written.iter_range, "this list is empty".to_owned()),
            kind => {
                let message = format!("exists, exists_one and all go over a list, not over a {kind}");
                return self.refuse(&written.iter_range, message);
            }
        };
        if schema::variable(&written.iter_var).is_some() {
            let message = format!("`{}` is taken; call the element something else", written.iter_var);
            return self.refuse(node, message);
        }
        let length = match &range.node.expr {
            Expr::List(list) => list.elements.len(),
            _ => PATH_MAX,
        };
        self.element = Some((written.iter_var.clone(), kind));
        self.times = u64::try_from(length).unwrap_or(u64::MAX);
        let checked = self.expression(predicate);
        self.times = 1;
        self.element = None;
        let checked = checked?;
        if checked.kind != BOOL {
            let message = format!("the condition on an element must be a bool; this is a {}", checked.kind);
            return self.refuse(predicate, message);
        }
        let rebuilt = ComprehensionExpr {
            iter_range: range.node,
            loop_step: with_predicate(&written.loop_step, checked),
            ..written.clone()
        };
        Some(built(node, BOOL, Expr::Comprehension(Box::new(rebuilt))))
    }
}

/// Which argument of the loop's step is what the author wrote: the parser has already expanded the macro.
fn place_of_predicate(step: &CallExpr) -> Option<usize> {
    match step.func_name.as_str() {
        operators::LOGICAL_OR | operators::LOGICAL_AND if step.args.len() == 2 => Some(1),
        operators::CONDITIONAL if step.args.len() == 3 => Some(0),
        _ => None,
    }
}

fn predicate_of(written: &ComprehensionExpr) -> Option<&IdedExpr> {
    let Expr::Literal(LiteralValue::Boolean(_) | LiteralValue::Int(_)) = &written.accu_init.expr else {
        // `map` and `filter` begin with an empty list.
        return None;
    };
    let Expr::Call(step) = &written.loop_step.expr else {
        return None;
    };
    step.args.get(place_of_predicate(step)?)
}

fn with_predicate(step: &IdedExpr, predicate: Typed) -> IdedExpr {
    let mut step = step.clone();
    if let Expr::Call(call) = &mut step.expr
        && let Some(place) = place_of_predicate(call)
        && let Some(argument) = call.args.get_mut(place)
    {
        *argument = predicate.node;
    }
    step
}
