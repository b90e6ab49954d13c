//! Operators: which types they take, and what they give.

use super::{Checker, Outcome, Typed, as_double, call};
use crate::domain::condition::{
    evaluate::PRESENT,
    schema::{BOOL, DOUBLE, INT, Scalar, TEXT, Type},
};
use cel::{
    IdedExpr,
    common::ast::{CallExpr, Expr, LiteralValue, operators},
};

impl Checker<'_> {
    /// An operator's application; `None`: the call is of a function.
    pub(super) fn operator(&mut self, node: &IdedExpr, applied: &CallExpr) -> Option<Outcome> {
        let name = applied.func_name.as_str();
        Some(match (name, applied.args.as_slice()) {
            (operators::LOGICAL_AND, [left, right]) => self.logical(node, name, "&&", left, right),
            (operators::LOGICAL_OR, [left, right]) => self.logical(node, name, "||", left, right),
            (operators::LOGICAL_NOT, [operand]) => self.not(node, operand),
            (operators::NEGATE, [operand]) => self.negate(node, operand),
            (operators::CONDITIONAL, [condition, then, otherwise]) => {
                self.conditional(node, condition, then, otherwise)
            }
            (operators::EQUALS, [left, right]) => self.equality(node, name, "==", left, right),
            (operators::NOT_EQUALS, [left, right]) => self.equality(node, name, "!=", left, right),
            (operators::LESS, [left, right]) => self.ordering(node, name, "<", left, right),
            (operators::LESS_EQUALS, [left, right]) => self.ordering(node, name, "<=", left, right),
            (operators::GREATER, [left, right]) => self.ordering(node, name, ">", left, right),
            (operators::GREATER_EQUALS, [left, right]) => self.ordering(node, name, ">=", left, right),
            (operators::ADD, [left, right]) => self.arithmetic(node, name, "+", left, right),
            (operators::SUBSTRACT, [left, right]) => self.arithmetic(node, name, "-", left, right),
            (operators::MULTIPLY, [left, right]) => self.arithmetic(node, name, "*", left, right),
            (operators::DIVIDE, [left, right]) => self.arithmetic(node, name, "/", left, right),
            (operators::MODULO, [left, right]) => self.modulo(node, left, right),
            (operators::IN, [element, list]) => self.contained(node, element, list),
            (operators::INDEX, [operand, index]) => self.index(node, operand, index),
            _ => return None,
        })
    }

    /// Both sides, so that mistakes in both are found in one go.
    fn both(&mut self, left: &IdedExpr, right: &IdedExpr) -> Option<(Typed, Typed)> {
        let (left, right) = (self.expression(left), self.expression(right));
        Some((left?, right?))
    }

    fn logical(
        &mut self,
        node: &IdedExpr,
        name: &str,
        sign: &str,
        left: &IdedExpr,
        right: &IdedExpr,
    ) -> Outcome {
        let (one, other) = (self.expression(left), self.expression(right));
        let mut arguments = Vec::with_capacity(2);
        for (typed, place) in [(one, left), (other, right)] {
            match typed {
                Some(typed) if typed.kind == BOOL => arguments.push(typed.node),
                Some(typed) => self.note(place, format!("`{sign}` joins bools; this is a {}", typed.kind)),
                None => {}
            }
        }
        (arguments.len() == 2).then(|| built(node, BOOL, call(name, arguments)))
    }

    fn not(&mut self, node: &IdedExpr, operand: &IdedExpr) -> Outcome {
        let typed = self.expression(operand)?;
        match typed.kind {
            BOOL => Some(built(node, BOOL, call(operators::LOGICAL_NOT, vec![typed.node]))),
            kind => self.refuse(operand, format!("`!` takes a bool; this is a {kind}")),
        }
    }

    fn negate(&mut self, node: &IdedExpr, operand: &IdedExpr) -> Outcome {
        let typed = self.expression(operand)?;
        if !typed.kind.is_number() {
            return self.refuse(operand, format!("`-` takes a number; this is a {}", typed.kind));
        }
        // A negative literal, so that it can still become a double.
        let expr = match &typed.node.expr {
            Expr::Literal(LiteralValue::Int(number)) => match number.inner().checked_neg() {
                Some(negative) => Expr::Literal(LiteralValue::Int(negative.into())),
                None => return self.refuse(operand, "this number is too large".to_owned()),
            },
            Expr::Literal(LiteralValue::Double(number)) => {
                Expr::Literal(LiteralValue::Double((-*number.inner()).into()))
            }
            _ => call(operators::NEGATE, vec![typed.node]),
        };
        Some(built(node, typed.kind, expr))
    }

    fn conditional(
        &mut self,
        node: &IdedExpr,
        condition: &IdedExpr,
        then: &IdedExpr,
        otherwise: &IdedExpr,
    ) -> Outcome {
        let decides = self.expression(condition);
        let branches = self.both(then, otherwise);
        let decides = decides?;
        if decides.kind != BOOL {
            return self.refuse(condition, format!("before `?` stands a bool; this is a {}", decides.kind));
        }
        let (kind, then, alternative) = match branches? {
            (one, other) if one.kind == other.kind && matches!(one.kind, Type::One(_)) => {
                (one.kind, one.node, other.node)
            }
            (one, other) if one.kind.is_number() && other.kind.is_number() => {
                (DOUBLE, as_double(one), as_double(other))
            }
            (one, other) => {
                let message = format!(
                    "both sides of `:` must be of one type; these are {} and {}",
                    one.kind, other.kind
                );
                return self.refuse(otherwise, message);
            }
        };
        Some(built(node, kind, call(operators::CONDITIONAL, vec![decides.node, then, alternative])))
    }

    fn equality(
        &mut self,
        node: &IdedExpr,
        name: &str,
        sign: &str,
        left: &IdedExpr,
        right: &IdedExpr,
    ) -> Outcome {
        let (one, other) = self.both(left, right)?;
        match (one.kind, other.kind) {
            (Type::One(_), Type::One(_)) => {}
            (kind, Type::One(_)) | (_, kind) => {
                return self.refuse(node, format!("`{sign}` compares single values, not a {kind}"));
            }
        }
        self.compared(node, name, sign, one, other)
    }

    fn ordering(
        &mut self,
        node: &IdedExpr,
        name: &str,
        sign: &str,
        left: &IdedExpr,
        right: &IdedExpr,
    ) -> Outcome {
        let (one, other) = self.both(left, right)?;
        for kind in [one.kind, other.kind] {
            if !kind.is_number() && kind != TEXT {
                return self.refuse(node, format!("`{sign}` compares numbers or strings, not a {kind}"));
            }
        }
        self.compared(node, name, sign, one, other)
    }

    fn compared(&mut self, node: &IdedExpr, name: &str, sign: &str, one: Typed, other: Typed) -> Outcome {
        let arguments = match (one.kind, other.kind) {
            (left, right) if left == right => vec![one.node, other.node],
            (left, right) if left.is_number() && right.is_number() => vec![as_double(one), as_double(other)],
            (left, right) => {
                return self.refuse(node, format!("`{sign}` can't compare a {left} with a {right}"));
            }
        };
        Some(built(node, BOOL, call(name, arguments)))
    }

    fn arithmetic(
        &mut self,
        node: &IdedExpr,
        name: &str,
        sign: &str,
        left: &IdedExpr,
        right: &IdedExpr,
    ) -> Outcome {
        let (one, other) = self.both(left, right)?;
        let (kind, arguments) = match (one.kind, other.kind) {
            (INT, INT) => (INT, vec![one.node, other.node]),
            (TEXT, TEXT) if name == operators::ADD => (TEXT, vec![one.node, other.node]),
            (left, right) if left.is_number() && right.is_number() => {
                (DOUBLE, vec![as_double(one), as_double(other)])
            }
            (left, right) => {
                return self.refuse(node, format!("`{sign}` can't be applied to a {left} and a {right}"));
            }
        };
        Some(built(node, kind, call(name, arguments)))
    }

    fn modulo(&mut self, node: &IdedExpr, left: &IdedExpr, right: &IdedExpr) -> Outcome {
        let (one, other) = self.both(left, right)?;
        match (one.kind, other.kind) {
            (INT, INT) => Some(built(node, INT, call(operators::MODULO, vec![one.node, other.node]))),
            (left, right) => {
                self.refuse(node, format!("`%` takes whole numbers, not a {left} and a {right}"))
            }
        }
    }

    fn contained(&mut self, node: &IdedExpr, element: &IdedExpr, list: &IdedExpr) -> Outcome {
        let (one, other) = self.both(element, list)?;
        let arguments = match (one.kind, other.kind) {
            (Type::One(_), Type::EmptyList) => vec![one.node, other.node],
            (Type::One(left), Type::List(right)) if left == right => vec![one.node, other.node],
            (INT, Type::List(Scalar::Double)) => vec![as_double(one), other.node],
            (DOUBLE, Type::List(Scalar::Int)) => vec![one.node, doubles(other.node)],
            (TEXT, Type::Map) => return Some(presence(node, one.node, other.node)),
            (_, Type::Map) => {
                return self
                    .refuse(element, format!("the names in a map are strings; this is a {}", one.kind));
            }
            (Type::One(left), Type::List(right)) => {
                return self.refuse(node, format!("a {left} is never in a list of {right}"));
            }
            (_, kind) => {
                return self.refuse(list, format!("after `in` stands a list or a map, not a {kind}"));
            }
        };
        Some(built(node, BOOL, call(operators::IN, arguments)))
    }

    fn index(&mut self, node: &IdedExpr, operand: &IdedExpr, index: &IdedExpr) -> Outcome {
        let (container, key) = self.both(operand, index)?;
        match (container.kind, key.kind) {
            (Type::Map, TEXT) => {
                // A literal key makes the same single name as `.key` does.
                if let (Expr::Ident(map), Expr::Literal(LiteralValue::String(key))) =
                    (&container.node.expr, &key.node.expr)
                {
                    return Some(built(node, TEXT, Expr::Ident(format!("{map}.{}", key.inner()))));
                }
                Some(built(node, TEXT, call(operators::INDEX, vec![container.node, key.node])))
            }
            (Type::List(kind), INT) => {
                Some(built(node, Type::One(kind), call(operators::INDEX, vec![container.node, key.node])))
            }
            (Type::Map, kind) => {
                self.refuse(index, format!("the names in a map are strings; this is a {kind}"))
            }
            (Type::List(_) | Type::EmptyList, kind) => {
                self.refuse(index, format!("a list's elements are numbered from 0; this is a {kind}"))
            }
            (Type::Records, _) => {
                let message = "ask with exists, exists_one or all; the last score is history.last_score";
                self.refuse(operand, message.to_owned())
            }
            (kind, _) => self.refuse(operand, format!("a {kind} has no elements")),
        }
    }
}

/// `"name" in response.attributes`.
fn presence(node: &IdedExpr, key: IdedExpr, map: IdedExpr) -> Typed {
    if let (Expr::Literal(LiteralValue::String(key)), Expr::Ident(map)) = (&key.expr, &map.expr) {
        return built(node, BOOL, Expr::Ident(format!("{PRESENT}{map}.{}", key.inner())));
    }
    built(node, BOOL, call(operators::IN, vec![key, map]))
}

/// A written-out list of whole numbers, as doubles.
fn doubles(list: IdedExpr) -> IdedExpr {
    let IdedExpr { id, expr } = list;
    let expr = match expr {
        Expr::List(mut list) => {
            let elements = std::mem::take(&mut list.elements);
            list.elements = elements.into_iter().map(|node| as_double(Typed { kind: INT, node })).collect();
            Expr::List(list)
        }
        other => other,
    };
    IdedExpr { id, expr }
}

pub(super) fn built(node: &IdedExpr, kind: Type, expr: Expr) -> Typed {
    Typed { kind, node: IdedExpr { id: node.id, expr } }
}
