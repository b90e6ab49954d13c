//! One expression of a mapping: read, and bounded before it can cost stack or time.

use super::{EXPRESSION_MAX, VARIABLES};
use cel::{
    IdedExpr, Program,
    common::ast::{EntryExpr, Expr, IdedEntryExpr},
};
use service_kit::readable::known;

/// Greatest depth of operators, calls and brackets in one another: what an evaluation needs of the stack.
const NESTING_MAX: usize = 32;

/// Stack for the parser, which needs about 100 KiB for each bracket inside another in a debug build. It is address
/// space, not memory.
const PARSER_STACK_BYTES: usize = 64 * 1024 * 1024;

/// Where in the expression, and what is wrong there.
pub(super) type Misreading = ((u32, u32), String);

/// An expression that was read.
pub(super) struct Compiled {
    /// The expression.
    pub(super) program: Program,
    /// Goes over lists or objects of the row.
    pub(super) has_loop: bool,
}

/// Reads and checks an expression.
///
/// # Errors
/// What is wrong with it, and where.
pub(super) fn compile(expression: &str) -> Result<Compiled, Misreading> {
    if expression.len() > EXPRESSION_MAX {
        return Err(((0, 0), format!("is longer than {EXPRESSION_MAX} bytes")));
    }
    let unread = |cause: &str| ((0, 0), format!("can't be read: {cause}"));
    // The parser recurses, and may panic on what no grammar foresaw: it gets a thread, and an end, of its own.
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .name("mapping-parser".to_owned())
            .stack_size(PARSER_STACK_BYTES)
            .spawn_scoped(scope, || compile_here(expression))
            .map_err(|error| unread(&error.to_string()))?
            .join()
            .unwrap_or_else(|_| Err(unread("it is no CEL expression")))
    })
}

fn compile_here(expression: &str) -> Result<Compiled, Misreading> {
    let program = Program::compile(expression).map_err(|errors| {
        let first = errors.errors.first();
        let (line, column) = first.map_or((1, 1), |error| error.pos);
        let place = |number: isize| u32::try_from(number.max(1)).unwrap_or(1);
        let message = first.map_or("it can't be read", |error| error.msg.as_str());
        ((place(line), place(column)), format!("not a CEL expression: {}", in_words(message)))
    })?;
    let mut shape = Shape::default();
    shape.look(program.expression(), 0, false).map_err(|message| ((1, 1), message))?;
    let unknown = program
        .references()
        .variables()
        .into_iter()
        .find(|name| !VARIABLES.contains(name))
        .map(str::to_owned);
    match unknown {
        // A comprehension's own variable is listed among the references; an expression with one is let through.
        Some(name) if !shape.has_loop => {
            let message = format!("`{name}` is not known here; {}", known(&name, VARIABLES.into_iter()));
            Err((place_of(expression, &name), message))
        }
        _ => Ok(Compiled { program, has_loop: shape.has_loop }),
    }
}

/// What an evaluation will need of the stack and of time.
#[derive(Default)]
struct Shape {
    has_loop: bool,
}

impl Shape {
    /// Looks at a node, so deep, inside a loop or not.
    fn look(&mut self, node: &IdedExpr, depth: usize, looping: bool) -> Result<(), String> {
        if depth > NESTING_MAX {
            return Err(format!(
                "operators, calls and brackets stand more than {NESTING_MAX} deep in one another"
            ));
        }
        let mut inside: Vec<&IdedExpr> = Vec::new();
        match &node.expr {
            Expr::Call(call) => inside.extend(call.target.iter().map(AsRef::as_ref).chain(&call.args)),
            Expr::List(list) => inside.extend(&list.elements),
            Expr::Select(select) => inside.push(&select.operand),
            Expr::Map(map) => map.entries.iter().for_each(|entry| inside.extend(parts(entry))),
            Expr::Struct(one) => one.entries.iter().for_each(|entry| inside.extend(parts(entry))),
            Expr::Comprehension(written) => {
                if looping {
                    return Err(
                        "map, filter, exists, exists_one and all can't stand inside one another".to_owned()
                    );
                }
                self.has_loop = true;
                self.look(&written.iter_range, depth + 1, false)?;
                // The parser has already expanded the macro: what the author wrote is somewhere in these.
                let within = [&written.accu_init, &written.loop_cond, &written.loop_step, &written.result];
                return within.into_iter().try_for_each(|node| self.look(node, depth + 1, true));
            }
            Expr::Unspecified | Expr::Ident(_) | Expr::Literal(_) => {}
        }
        inside.into_iter().try_for_each(|node| self.look(node, depth + 1, looping))
    }
}

/// What stands in an entry of an object that is written out.
fn parts(entry: &IdedEntryExpr) -> Vec<&IdedExpr> {
    match &entry.expr {
        EntryExpr::StructField(field) => vec![&field.value],
        EntryExpr::MapEntry(entry) => vec![&entry.key, &entry.value],
    }
}

/// What the parser says, without its grammar.
fn in_words(message: &str) -> String {
    let message = message.trim_start_matches("Syntax error: ");
    let message = message.split(" expecting ").next().unwrap_or(message);
    match message {
        "mismatched input '<EOF>'" => "it ends where a value should follow".to_owned(),
        _ => message.replace("mismatched input", "unexpected").replace("extraneous input", "unexpected"),
    }
}

/// Line and column, from 1, at which a name first stands by itself in an expression.
fn place_of(expression: &str, name: &str) -> (u32, u32) {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
    let alone = expression.match_indices(name).find(|(at, _)| {
        let (before, rest) = expression.split_at(*at);
        let after = rest.get(name.len()..).unwrap_or_default();
        !before.ends_with(is_part)
            && !after.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_')
    });
    let before = alone.and_then(|(at, _)| expression.get(..at)).unwrap_or_default();
    let number = |count: usize| u32::try_from(count + 1).unwrap_or(1);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
    (number(before.matches('\n').count()), number(column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_where_it_stands_alone() {
        assert_eq!(place_of("'x' +\n  row.rwo + rwos + rwo.shop", "rwo"), (2, 20));
        assert_eq!(place_of("rwo", "rwo"), (1, 1));
    }

    fn refused(expression: &str) -> String {
        compile(expression).map(|_| ()).unwrap_err().1
    }

    #[test]
    fn what_would_need_too_much_of_the_stack_is_refused_when_it_is_read() {
        let brackets = format!("{}1{}", "(".repeat(990), ")".repeat(990));
        assert!(!refused(&brackets).is_empty());
        assert!(refused(&vec!["row.a"; 200].join("+")).contains("more than 32 deep"));
        assert!(compile(&vec!["row.a"; 20].join("+")).is_ok());
    }

    #[test]
    fn one_loop_inside_another_is_refused_and_one_after_another_is_not() {
        assert!(refused("row.a.map(x, row.a.map(y, y))").contains("inside one another"));
        assert!(compile("row.a.filter(x, x > 1).map(x, string(x))[0]").is_ok_and(|read| read.has_loop));
        assert!(compile("row.a[0]").is_ok_and(|read| !read.has_loop));
    }
}
