//! From text to a syntax tree that knows its places.

use super::{LENGTH_MAX, Mistake, NESTING_MAX};
use cel::{IdedExpr, common::ast::SourceInfo, parser::Parser};

/// Stack for the parser, which needs about 100 KiB for each bracket inside another in a debug build. It is address
/// space, not memory.
const PARSER_STACK_BYTES: usize = 64 * 1024 * 1024;

/// A condition's syntax tree and where each node stands.
pub(super) struct Parsed {
    pub(super) expression: IdedExpr,
    places: SourceInfo,
}

impl Parsed {
    /// Line and column of a node, moved on by some bytes.
    pub(super) fn mistake(&self, node: u64, skip: usize, message: String) -> Mistake {
        let start = self.places.offset_for(node).map_or(0, |(start, _)| start);
        place(&self.places.source, usize::try_from(start).unwrap_or_default() + skip, message)
    }
}

fn place(source: &str, offset: usize, message: String) -> Mistake {
    let before = source.get(..offset).unwrap_or(source);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Mistake {
        line: count(before.matches('\n').count() + 1),
        column: count(before.get(line_start..).unwrap_or_default().chars().count() + 1),
        message,
    }
}

pub(super) fn parse(text: &str) -> Result<Parsed, Mistake> {
    if text.trim().is_empty() {
        let message = "the condition is empty; write `true` for a rule that always holds";
        return Err(place(text, 0, message.to_owned()));
    }
    if text.len() > LENGTH_MAX {
        let message = format!("the condition has {} bytes; at most {LENGTH_MAX} are allowed", text.len());
        return Err(place(text, 0, message));
    }
    refuse_deep_nesting(text)?;
    // The parser recurses deeply and may panic on what no grammar foresaw: it gets a thread, and an end, of its own.
    let parsed = std::thread::scope(|scope| {
        std::thread::Builder::new()
            .name("condition-parser".to_owned())
            .stack_size(PARSER_STACK_BYTES)
            .spawn_scoped(scope, || parse_here(text))
            .map_err(|error| place(text, 0, format!("the condition can't be read now: {error}")))?
            .join()
            .unwrap_or_else(|_| Err(place(text, 0, "the condition can't be read as CEL".to_owned())))
    })?;
    Ok(Parsed { expression: parsed.0, places: parsed.1 })
}

fn parse_here(text: &str) -> Result<(IdedExpr, SourceInfo), Mistake> {
    Parser::default().parse_with_source_info(text).map_err(|errors| {
        // The first error is the one to mend; what follows is mostly its echo.
        let first = errors.errors.first();
        let (line, column) = first.map_or((1, 1), |error| error.pos);
        let positive = |number: isize| u32::try_from(number.max(1)).unwrap_or(1);
        Mistake {
            line: positive(line),
            column: positive(column),
            message: explain(first.map_or("", |error| error.msg.as_str())),
        }
    })
}

/// The parser's message without its list of tokens, and with a hint for the slips that everybody makes.
fn explain(message: &str) -> String {
    let message = message.strip_prefix("Syntax error: ").unwrap_or(message);
    let message = message.split(" expecting ").next().unwrap_or(message);
    let hint = match message {
        _ if message.contains("'<EOF>'") => "; the condition ends too early",
        _ if message.contains("'and'") => "; write `&&` for and",
        _ if message.contains("'or'") => "; write `||` for or",
        _ if message.contains("'not'") => "; write `!` for not",
        _ if message.contains("error at: '= ") => "; write `==` to compare",
        _ if message.contains("error at: '\"") || message.contains("error at: '''") => {
            "; a text is not closed"
        }
        _ => "",
    };
    format!("not a CEL expression: {message}{hint}")
}

fn refuse_deep_nesting(text: &str) -> Result<(), Mistake> {
    let mut depth = 0_usize;
    let mut quote = None;
    let mut characters = text.char_indices();
    while let Some((offset, character)) = characters.next() {
        match (quote, character) {
            (Some(_), '\\') => drop(characters.next()),
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(character),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth = depth.saturating_sub(1),
            (None, _) => {}
        }
        if depth > NESTING_MAX {
            let message = format!("brackets are nested more than {NESTING_MAX} deep");
            return Err(place(text, offset, message));
        }
    }
    Ok(())
}
