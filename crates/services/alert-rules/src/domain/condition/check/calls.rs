//! Functions: which arguments they take, and what they give.

use super::{Checker, Outcome, Typed, as_double, call, operators::built};
use crate::domain::condition::{
    LIST_MAX,
    evaluate::{LOWER, MATCHES},
    pattern::Pattern,
    schema::{BOOL, DOUBLE, FUNCTIONS, INT, TEXT, Type, suggest},
};
use cel::{
    IdedExpr,
    common::ast::{CallExpr, Expr, LiteralValue},
};

/// Cost of searching a text.
const SEARCH_COST: u64 = 20;
/// Cost of matching a pattern.
const PATTERN_COST: u64 = 100;

impl Checker<'_> {
    pub(super) fn call(&mut self, node: &IdedExpr, called: &CallExpr) -> Outcome {
        if let Some(outcome) = self.operator(node, called) {
            return outcome;
        }
        let name = called.func_name.as_str();
        match (name, called.target.as_deref(), called.args.as_slice()) {
            ("contains" | "startsWith" | "endsWith", Some(text), [part]) => {
                self.search(node, name, text, part)
            }
            ("matches", Some(text), [pattern]) => self.matches(node, text, pattern),
            ("anyWord", None, [text, words]) | ("anyWord", Some(text), [words]) => {
                self.any_word(node, text, words)
            }
            ("lowerAscii", Some(text), []) => self.lower(node, text),
            ("size", None, [operand]) | ("size", Some(operand), []) => self.size(node, operand),
            ("double" | "int", None, [operand]) => self.convert(node, name, operand),
            _ => {
                let message = self.describe_wrong_call(name);
                self.refuse(node, message)
            }
        }
    }

    fn describe_wrong_call(&self, name: &str) -> String {
        let usage = match name {
            "contains" | "startsWith" | "endsWith" => "text.NAME(\"part\")",
            "matches" => "text.matches(\"pattern\")",
            "anyWord" => "anyWord(text, [\"word\", …])",
            "lowerAscii" => "text.lowerAscii()",
            "size" => "size(text)",
            "double" | "int" => "NAME(number)",
            "has" => "has(response.score)",
            "exists" | "exists_one" | "all" => "list.NAME(element, condition)",
            "map" | "filter" => {
                return format!("`{name}` is not allowed here; use exists, exists_one or all");
            }
            // Signs such as `_[?_]`: nobody wrote such a function.
            _ if !name.starts_with(|first: char| first.is_alphabetic()) => {
                return "this operator is not known here".to_owned();
            }
            _ => {
                return format!(
                    "there is no function `{name}`; {}",
                    suggest(name, FUNCTIONS.iter().copied())
                );
            }
        };
        format!("`{name}` is used as {}", usage.replace("NAME", name))
    }

    fn text(&mut self, node: &IdedExpr, function: &str) -> Option<IdedExpr> {
        let typed = self.expression(node)?;
        if typed.kind == TEXT {
            return Some(typed.node);
        }
        self.note(node, format!("`{function}` takes a string; this is a {}", typed.kind));
        None
    }

    fn search(&mut self, node: &IdedExpr, name: &str, text: &IdedExpr, part: &IdedExpr) -> Outcome {
        let (target, part) = (self.text(text, name), self.text(part, name));
        self.pay(SEARCH_COST);
        let call =
            CallExpr { func_name: name.to_owned(), target: Some(Box::new(target?)), args: vec![part?] };
        Some(built(node, BOOL, Expr::Call(call)))
    }

    fn matches(&mut self, node: &IdedExpr, text: &IdedExpr, pattern: &IdedExpr) -> Outcome {
        let target = self.text(text, "matches");
        let Expr::Literal(LiteralValue::String(literal)) = &pattern.expr else {
            let message =
                "the pattern of `matches` must be written out, so that it can be compiled beforehand";
            return self.refuse(pattern, message.to_owned());
        };
        self.nodes += 1;
        match Pattern::regex(literal.inner()) {
            Ok(compiled) => self.pattern(node, target?, compiled),
            Err(cause) => self.refuse(pattern, format!("this pattern is no regular expression: {cause}")),
        }
    }

    fn any_word(&mut self, node: &IdedExpr, text: &IdedExpr, words: &IdedExpr) -> Outcome {
        let target = self.text(text, "anyWord");
        let Expr::List(list) = &words.expr else {
            let message = "the words of `anyWord` must be written out: [\"refund\", \"broken\"]";
            return self.refuse(words, message.to_owned());
        };
        if list.elements.is_empty() || list.elements.len() > LIST_MAX {
            let message = format!("`anyWord` takes 1 to {LIST_MAX} words, not {}", list.elements.len());
            return self.refuse(words, message);
        }
        let mut texts = Vec::with_capacity(list.elements.len());
        for element in &list.elements {
            self.nodes += 1;
            match &element.expr {
                Expr::Literal(LiteralValue::String(word)) if !word.inner().trim().is_empty() => {
                    texts.push(word.inner());
                }
                Expr::Literal(LiteralValue::String(_)) => {
                    return self.refuse(element, "this word is empty".to_owned());
                }
                _ => return self.refuse(element, "`anyWord` takes words written out as strings".to_owned()),
            }
        }
        match Pattern::any_word(&texts) {
            Ok(compiled) => self.pattern(node, target?, compiled),
            Err(cause) => self.refuse(words, format!("these words can't be searched for: {cause}")),
        }
    }

    fn pattern(&mut self, node: &IdedExpr, text: IdedExpr, pattern: Pattern) -> Outcome {
        self.pay(PATTERN_COST);
        let index = i64::try_from(self.patterns.len()).unwrap_or(i64::MAX);
        self.patterns.push(pattern);
        let index = IdedExpr { id: node.id, expr: Expr::Literal(LiteralValue::Int(index.into())) };
        Some(built(node, BOOL, call(MATCHES, vec![text, index])))
    }

    fn lower(&mut self, node: &IdedExpr, text: &IdedExpr) -> Outcome {
        let text = self.text(text, "lowerAscii")?;
        self.pay(SEARCH_COST);
        Some(built(node, TEXT, call(LOWER, vec![text])))
    }

    fn size(&mut self, node: &IdedExpr, operand: &IdedExpr) -> Outcome {
        let typed = self.expression(operand)?;
        match typed.kind {
            TEXT | Type::List(_) | Type::EmptyList | Type::Map | Type::Records => {
                self.pay(SEARCH_COST);
                Some(built(node, INT, call("size", vec![typed.node])))
            }
            kind => self.refuse(operand, format!("`size` takes a string, a list or a map; this is a {kind}")),
        }
    }

    fn convert(&mut self, node: &IdedExpr, name: &str, operand: &IdedExpr) -> Outcome {
        let typed = self.expression(operand)?;
        if typed.kind != TEXT && !typed.kind.is_number() {
            return self
                .refuse(operand, format!("`{name}` takes a number or a string; this is a {}", typed.kind));
        }
        Some(match name {
            "double" if typed.kind == INT => {
                let node_of_double = as_double(typed);
                Typed { kind: DOUBLE, node: node_of_double }
            }
            "double" => built(node, DOUBLE, call(name, vec![typed.node])),
            _ => built(node, INT, call(name, vec![typed.node])),
        })
    }
}
