//! The static check: every name and type, before a rule is live. It also writes the conversions that CEL asks for
//! (a whole number beside another), turns paths into single names, and compiles patterns.

use super::evaluate::MATCHES;
use super::{
    COST_MAX, LIST_MAX, Mistake, NESTING_MAX, NODES_MAX,
    parse::Parsed,
    pattern::Pattern,
    schema::{self, BOOL, Scalar, TEXT, Type, suggest},
};
use cel::{
    IdedExpr,
    common::ast::{CallExpr, Expr, LiteralValue, SelectExpr},
};

mod calls;
mod comprehensions;
mod operators;

/// Greatest number of units above one another; no list that stands in the facts is longer.
pub(crate) const PATH_MAX: usize = 64;

pub(super) struct Checked {
    pub(super) expression: IdedExpr,
    pub(super) patterns: Vec<Pattern>,
    pub(super) cost: u64,
}

/// An expression that is right so far, rewritten, and its type.
struct Typed {
    kind: Type,
    node: IdedExpr,
}

/// `None`: a mistake was noted, and another one about what depends on it would help nobody.
type Outcome = Option<Typed>;

struct Checker<'a> {
    parsed: &'a Parsed,
    mistakes: Vec<Mistake>,
    patterns: Vec<Pattern>,
    /// The variable of the comprehension that we are in.
    element: Option<(String, Type)>,
    /// How often the present expression may be evaluated.
    times: u64,
    nodes: usize,
    depth: usize,
    cost: u64,
}

pub(super) fn check(parsed: &Parsed) -> Result<Checked, Vec<Mistake>> {
    let mut checker = Checker {
        parsed,
        mistakes: Vec::new(),
        patterns: Vec::new(),
        element: None,
        times: 1,
        nodes: 0,
        depth: 0,
        cost: 0,
    };
    let root = &parsed.expression;
    let typed = checker.expression(root);
    if let Some(Typed { kind, .. }) = &typed
        && *kind != BOOL
    {
        checker.note(root, format!("a condition must be a bool; this is a {kind}"));
    }
    if checker.cost > COST_MAX {
        let message = format!("one evaluation may cost {}; at most {COST_MAX} is allowed", checker.cost);
        checker.note(root, message);
    }
    let Checker { mut mistakes, patterns, cost, .. } = checker;
    match typed {
        Some(typed) if mistakes.is_empty() => Ok(Checked { expression: typed.node, patterns, cost }),
        _ => {
            mistakes.sort_by_key(|mistake| (mistake.line, mistake.column));
            Err(mistakes)
        }
    }
}

/// Moves the numbers of a condition's patterns on, when those of several conditions become one list.
pub(super) fn renumber(node: &mut IdedExpr, offset: i64) {
    match &mut node.expr {
        Expr::Call(call) => {
            if call.func_name == MATCHES
                && let Some(Expr::Literal(LiteralValue::Int(index))) =
                    call.args.get_mut(1).map(|argument| &mut argument.expr)
            {
                *index = (*index.inner() + offset).into();
            }
            call.target.iter_mut().for_each(|target| renumber(target, offset));
            call.args.iter_mut().for_each(|argument| renumber(argument, offset));
        }
        Expr::Comprehension(comprehension) => {
            renumber(&mut comprehension.iter_range, offset);
            renumber(&mut comprehension.loop_step, offset);
        }
        Expr::List(list) => list.elements.iter_mut().for_each(|element| renumber(element, offset)),
        _ => {}
    }
}

impl Checker<'_> {
    fn note(&mut self, node: &IdedExpr, message: String) {
        self.note_after(node, 0, message);
    }

    fn note_after(&mut self, node: &IdedExpr, skip: usize, message: String) {
        let mistake = self.parsed.mistake(node.id, skip, message);
        // A comprehension's parts share a place; one sentence about it is enough.
        if !self.mistakes.contains(&mistake) {
            self.mistakes.push(mistake);
        }
    }

    fn refuse(&mut self, node: &IdedExpr, message: String) -> Outcome {
        self.note(node, message);
        None
    }

    /// Counts what one evaluation may cost.
    fn pay(&mut self, cost: u64) {
        self.cost = self.cost.saturating_add(cost.saturating_mul(self.times));
    }

    fn expression(&mut self, node: &IdedExpr) -> Outcome {
        self.nodes += 1;
        if self.nodes == NODES_MAX + 1 {
            let message = format!("the condition has more than {NODES_MAX} names, values and operators");
            return self.refuse(node, message);
        }
        if self.nodes > NODES_MAX {
            return None;
        }
        if self.depth >= NESTING_MAX * 2 {
            let message = format!("the condition is nested more than {} deep", NESTING_MAX * 2);
            return self.refuse(node, message);
        }
        self.depth += 1;
        self.pay(1);
        let outcome = match &node.expr {
            Expr::Literal(value) => self.literal(node, value),
            Expr::Ident(name) => self.name(node, name),
            Expr::Select(select) => self.select(node, select),
            Expr::Call(call) => self.call(node, call),
            Expr::List(list) if list.optional_indices.is_empty() => self.list(node, &list.elements),
            Expr::Comprehension(comprehension) => self.comprehension(node, comprehension),
            Expr::Map(_) | Expr::Struct(_) => {
                self.refuse(node, "a condition can't build maps; compare single values".to_owned())
            }
            Expr::List(_) | Expr::Unspecified => self.refuse(node, "this is not understood here".to_owned()),
        };
        self.depth -= 1;
        outcome
    }

    fn literal(&mut self, node: &IdedExpr, value: &LiteralValue) -> Outcome {
        let kind = match value {
            LiteralValue::Boolean(_) => Scalar::Bool,
            LiteralValue::Int(_) => Scalar::Int,
            LiteralValue::Double(_) => Scalar::Double,
            LiteralValue::String(_) => Scalar::Text,
            LiteralValue::UInt(number) => {
                let message = format!("write {0}, not {0}u", number.inner());
                return self.refuse(node, message);
            }
            LiteralValue::Null => {
                let message = "there is no null here; ask `has(…)` whether a field is there";
                return self.refuse(node, message.to_owned());
            }
            LiteralValue::Bytes(_) => {
                return self.refuse(node, "write a text without b before it".to_owned());
            }
        };
        Some(Typed { kind: Type::One(kind), node: node.clone() })
    }

    fn name(&mut self, node: &IdedExpr, name: &str) -> Outcome {
        if let Some((element, kind)) = &self.element
            && element == name
        {
            if *kind == Type::Record {
                let message = format!("`{name}` has no value of its own; {}", known_fields(name));
                return self.refuse(node, message);
            }
            return Some(Typed { kind: *kind, node: node.clone() });
        }
        let message = match schema::variable(name) {
            Some(variable) => {
                let fields: Vec<_> = variable.fields.iter().map(|field| field.name).collect();
                format!("`{name}` has no value of its own; use one of its fields: {}", fields.join(", "))
            }
            None => self.unknown_name(name),
        };
        self.refuse(node, message)
    }

    fn unknown_name(&self, name: &str) -> String {
        let element = self.element.as_ref().map(|(element, _)| element.as_str());
        let known = schema::VARIABLES.iter().map(|variable| variable.name).chain(element);
        format!("`{name}` is not known; {}", suggest(name, known))
    }

    fn select(&mut self, node: &IdedExpr, select: &SelectExpr) -> Outcome {
        if let Expr::Ident(name) = &select.operand.expr
            && self.element.as_ref().is_some_and(|(element, kind)| element == name && *kind == Type::Record)
        {
            return self.field_of_record(node, name, select);
        }
        let (kind, path) = self.path(node, select)?;
        let (kind, path) = match select.test {
            true => (BOOL, format!("{}{path}", super::evaluate::PRESENT)),
            false => (kind, path),
        };
        Some(Typed { kind, node: IdedExpr { id: node.id, expr: Expr::Ident(path) } })
    }

    /// A field of the earlier response that we are at.
    fn field_of_record(&mut self, node: &IdedExpr, name: &str, select: &SelectExpr) -> Outcome {
        if select.test {
            let message = format!("an earlier response always has its fields; write {name}.{}", select.field);
            return self.refuse(node, message);
        }
        let Some(field) = schema::PREVIOUS.field(&select.field) else {
            let known = suggest(&select.field, schema::PREVIOUS.fields.iter().map(|field| field.name));
            let message = format!("an earlier response has no field `{}`; {known}", select.field);
            self.note_after(node, 1, message);
            return None;
        };
        Some(Typed { kind: field.kind, node: node.clone() })
    }

    /// The type and the full name of `variable.field` or `variable.attributes.key`.
    fn path(&mut self, node: &IdedExpr, select: &SelectExpr) -> Option<(Type, String)> {
        // A selection's place is its dot; that of `has(…)` is the bracket, so the field is searched from there.
        let skip = if select.test { 0 } else { 1 };
        match &select.operand.expr {
            Expr::Ident(name) if self.element.as_ref().is_none_or(|(element, _)| element != name) => {
                let Some(variable) = schema::variable(name) else {
                    let message = self.unknown_name(name);
                    self.note(&select.operand, message);
                    return None;
                };
                let Some(field) = variable.field(&select.field) else {
                    let known = suggest(&select.field, variable.fields.iter().map(|field| field.name));
                    let message = format!("`{name}` has no field `{}`; {known}", select.field);
                    self.note_after(node, skip, message);
                    return None;
                };
                Some((field.kind, format!("{name}.{}", field.name)))
            }
            _ => {
                let operand = self.expression(&select.operand)?;
                match (operand.kind, operand.node.expr) {
                    (Type::Map, Expr::Ident(map)) => Some((TEXT, format!("{map}.{}", select.field))),
                    (kind, _) => {
                        let message = format!("a {kind} has no fields, so no `{}`", select.field);
                        self.note_after(node, skip, message);
                        None
                    }
                }
            }
        }
    }

    fn list(&mut self, node: &IdedExpr, elements: &[IdedExpr]) -> Outcome {
        if elements.len() > LIST_MAX {
            let message = format!("the list has {} elements; at most {LIST_MAX} are allowed", elements.len());
            return self.refuse(node, message);
        }
        let mut kind: Option<Scalar> = None;
        let mut typed = Vec::with_capacity(elements.len());
        for element in elements {
            let checked = self.expression(element)?;
            let Type::One(scalar) = checked.kind else {
                let message = format!("a list holds single values, not a {}", checked.kind);
                return self.refuse(element, message);
            };
            kind = match (kind, scalar) {
                (None, scalar) => Some(scalar),
                (Some(before), scalar) if before == scalar => Some(before),
                (Some(Scalar::Int | Scalar::Double), Scalar::Int | Scalar::Double) => Some(Scalar::Double),
                (Some(before), scalar) => {
                    let message =
                        format!("a list holds values of one type; this is a {scalar} among {before}s");
                    return self.refuse(element, message);
                }
            };
            typed.push(checked);
        }
        let Some(kind) = kind else {
            return Some(Typed { kind: Type::EmptyList, node: node.clone() });
        };
        let elements = typed
            .into_iter()
            .map(|element| if kind == Scalar::Double { as_double(element) } else { element.node })
            .collect();
        let list = cel::common::ast::ListExpr::new(elements);
        Some(Typed { kind: Type::List(kind), node: IdedExpr { id: node.id, expr: Expr::List(list) } })
    }
}

fn known_fields(element: &str) -> String {
    let fields = schema::PREVIOUS.fields.iter().map(|field| format!("{element}.{}", field.name));
    format!("use one of its fields: {}", fields.collect::<Vec<_>>().join(", "))
}

/// The same number as a double: a literal is rewritten, all else converted when it is evaluated.
fn as_double(typed: Typed) -> IdedExpr {
    let Typed { kind, node } = typed;
    if kind != schema::INT {
        return node;
    }
    let id = node.id;
    let expr = match node.expr {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a limit beyond 2^53 is no score, hour or number of days"
        )]
        Expr::Literal(LiteralValue::Int(number)) => {
            Expr::Literal(LiteralValue::Double((*number.inner() as f64).into()))
        }
        expr => call("double", vec![IdedExpr { id, expr }]),
    };
    IdedExpr { id, expr }
}

fn call(name: &str, arguments: Vec<IdedExpr>) -> Expr {
    Expr::Call(CallExpr { func_name: name.to_owned(), target: None, args: arguments })
}
