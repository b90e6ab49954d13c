//! What a person sees meanwhile: one moving line on a terminal, nothing elsewhere.

use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// How often the line moves.
const TICK: Duration = Duration::from_millis(200);

/// One moving line on standard error. Clones share it.
#[derive(Debug, Clone)]
pub struct Progress(Option<ProgressBar>);

impl Progress {
    /// A line, or nothing at all where standard error is no terminal.
    #[must_use]
    pub fn new(lively: bool) -> Self {
        let style = ProgressStyle::with_template("{spinner} {elapsed:>4}  {wide_msg}").ok();
        Self(style.filter(|_| lively).map(|style| {
            let bar = ProgressBar::new_spinner().with_style(style);
            bar.enable_steady_tick(TICK);
            bar
        }))
    }

    /// Says what is being done now.
    pub fn say(&self, text: impl Into<String>) {
        if let Some(bar) = &self.0 {
            bar.set_message(text.into());
        }
    }

    /// Keeps a line above the moving one: a probe that ended, what was found.
    pub fn keep(&self, text: &str) {
        if let Some(bar) = &self.0 {
            bar.println(text);
        }
    }

    /// Takes the line away.
    pub fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
