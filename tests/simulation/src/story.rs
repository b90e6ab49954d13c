//! What happened, in order, so that a failing seed can tell it of the one case that broke.

use crate::{failure::Failure, random::number};
use jiff::Timestamp;
use std::{
    collections::BTreeSet,
    fmt::{self, Write as _},
};
use uuid::Uuid;

/// Lines of a story at most: its end is what matters.
const LINES_MAX: usize = 120;

/// One thing that happened.
#[derive(Debug, Clone)]
struct Line {
    at: Timestamp,
    who: String,
    what: String,
    response: Option<Uuid>,
    case: Option<Uuid>,
}

/// What happened. Nothing is kept unless it is to be told.
#[derive(Debug, Default)]
pub struct Story {
    told: bool,
    lines: Vec<Line>,
}

impl Story {
    /// A story that is kept only if it is to be told.
    #[must_use]
    pub const fn new(told: bool) -> Self {
        Self { told, lines: Vec::new() }
    }

    /// Whether it is to be told.
    #[must_use]
    pub const fn is_told(&self) -> bool {
        self.told
    }

    /// Notes what happened to a response and a case; what concerns neither concerns all.
    pub fn note(
        &mut self,
        at: Timestamp,
        who: &str,
        (response, case): (Option<Uuid>, Option<Uuid>),
        what: impl FnOnce() -> String,
    ) {
        if self.told {
            self.lines.push(Line { at, who: who.to_owned(), what: what(), response, case });
        }
    }

    /// The story of what broke.
    #[must_use]
    pub fn of(&self, failure: &Failure) -> String {
        let responses: BTreeSet<Uuid> = self
            .lines
            .iter()
            .filter(|line| line.case.is_some() && line.case == failure.case)
            .filter_map(|line| line.response)
            .chain(failure.response)
            .collect();
        let mine = |line: &&Line| match (line.case, line.response) {
            (None, None) => true,
            (case, response) => {
                (case.is_some() && case == failure.case)
                    || (case.is_none() && response.is_some_and(|id| responses.contains(&id)))
                    || (failure.case.is_none() && response.is_some_and(|id| responses.contains(&id)))
            }
        };
        let lines: Vec<&Line> = self.lines.iter().filter(mine).collect();
        let mut story = String::new();
        if lines.len() > LINES_MAX {
            let _ = writeln!(story, "  … {} lines before", lines.len() - LINES_MAX);
        }
        for line in lines.iter().skip(lines.len().saturating_sub(LINES_MAX)) {
            let _ = writeln!(story, "  {line}");
        }
        story
    }
}

impl fmt::Display for Line {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.at.strftime("%a %Y-%m-%d %H:%M:%S");
        write!(formatter, "{at}  {:<20} ", self.who)?;
        if let Some(case) = self.case {
            write!(formatter, "case {}: ", number(case))?;
        } else if let Some(response) = self.response {
            write!(formatter, "response {}: ", number(response))?;
        }
        formatter.write_str(&self.what)
    }
}
