//! How far it is: a bar on a terminal, a line now and then elsewhere.

use super::Counts;
use crate::output;
use console::Term;
use indicatif::{ProgressBar, ProgressFinish, ProgressStyle};
use service_kit::clock::Monotonic;
use std::{cell::RefCell, time::Duration};

/// How often a line is written where there is no terminal.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// What a person sees while a file is submitted.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    bytes: u64,
    clock: Monotonic,
    // One task draws: what it drew last is nobody else's.
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    began_at: (u64, u64),
    rows: u64,
    last_line: Duration,
}

impl Progress {
    /// Of a file of so many bytes.
    pub(super) fn new(bytes: u64) -> Self {
        let style = ProgressStyle::with_template(template(Term::stderr().size().1));
        let bar = output::is_lively()
            .then_some(style)
            .and_then(Result::ok)
            .map(|style| ProgressBar::new(bytes).with_style(style).with_finish(ProgressFinish::AndClear));
        Self { bar, bytes, clock: Monotonic::start(), state: RefCell::default() }
    }

    /// Goes on after rows that were answered before; they don't count for the rate.
    pub(super) fn resume(&self, rows: u64, bytes: u64) {
        self.state.borrow_mut().began_at = (rows, bytes);
        if let Some(bar) = &self.bar {
            bar.set_position(bytes);
        }
        self.say(&format!("goes on after {} rows that were answered before", grouped(rows)));
    }

    /// Begins at the first row after all, and why.
    pub(super) fn restart(&self, why: &str) {
        self.state.borrow_mut().began_at = (0, 0);
        self.say(&format!("{why}; beginning at the first row"));
    }

    /// So many rows and bytes are answered.
    pub(super) fn reached(&self, counts: &Counts, bytes: u64) {
        let mut state = self.state.borrow_mut();
        state.rows = counts.rows();
        let elapsed = self.clock.elapsed();
        let text = describe(counts, (bytes, self.bytes), state.began_at, elapsed);
        match &self.bar {
            Some(bar) => {
                bar.set_position(bytes);
                bar.set_message(text);
            }
            None if elapsed >= state.last_line + LINE_EVERY => {
                state.last_line = elapsed;
                output::note(&format!("{} %  {text}", bytes * 100 / self.bytes.max(1)));
            }
            None => {}
        }
    }

    /// Tells a person something without tearing the bar.
    pub(super) fn say(&self, text: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| output::note(text)),
            None => output::note(text),
        }
    }

    /// The bar goes; what a long run took is told.
    pub(super) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        let state = self.state.borrow();
        let (rows, seconds) =
            (state.rows.saturating_sub(state.began_at.0), self.clock.elapsed().as_secs_f64());
        if seconds >= 1.0 {
            let (rate, time) = (per_second(rows, seconds), took(seconds));
            self.say(&format!("{} rows in {time}, {rate} rows/s", grouped(rows)));
        }
    }
}

/// How a line of so many columns is shared out. What is said matters more than the bar, and is cut where it would go on
/// in a second line: a bar of two lines tears.
const fn template(columns: u16) -> &'static str {
    match columns {
        0..72 => "{percent:>3} %  {wide_msg}",
        72..100 => "{bar:10} {percent:>3} %  {wide_msg}",
        _ => "{bar:30} {percent:>3} %  {wide_msg}",
    }
}

/// Rows, rate and time left.
fn describe(
    counts: &Counts,
    (bytes, total): (u64, u64),
    (rows_before, bytes_before): (u64, u64),
    elapsed: Duration,
) -> String {
    let (rows, seconds) = (counts.rows(), elapsed.as_secs_f64());
    let rate = per_second(rows.saturating_sub(rows_before), seconds);
    let mut text = format!("{} rows, {rate} rows/s", grouped(rows));
    #[expect(clippy::cast_precision_loss, reason = "shown to whole seconds")]
    let (done, left) = (bytes.saturating_sub(bytes_before) as f64, total.saturating_sub(bytes) as f64);
    if done > 0.0 {
        text.push_str(&format!(", {} left", took(left * seconds / done)));
    }
    if counts.rejected > 0 {
        text.push_str(&format!(", {} rejected", grouped(counts.rejected)));
    }
    text
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "shown as a whole number that is never negative"
)]
fn per_second(rows: u64, seconds: f64) -> String {
    grouped((rows as f64 / seconds.max(0.001)) as u64)
}

/// A time as people say it, with its two greatest units.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "never negative, and shown whole"
)]
fn took(seconds: f64) -> String {
    let seconds = seconds.round() as u64;
    match (seconds / 3_600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, seconds) => format!("{minutes} min {seconds} s"),
        (hours, minutes, _) => format!("{hours} h {minutes} min"),
    }
}

/// A number with its thousands apart.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn what_is_said_of_a_large_file_fits_into_a_common_terminal() {
        let counts = Counts { accepted: 987_654, rejected: 1_234, ..Counts::default() };
        let text = describe(&counts, (300, 600), (0, 0), Duration::from_secs(754));
        for (columns, bar) in [(80, 10), (100, 30)] {
            assert!(template(columns).contains(&format!("{{bar:{bar}}}")));
            let width = bar + " 100 %  ".len() + text.chars().count();
            assert!(width <= usize::from(columns), "{width} columns of {columns}: {text}");
        }
        assert!(!template(60).contains("bar"));
    }

    #[test]
    fn rate_and_time_left_count_from_where_this_run_began() {
        let counts = Counts { accepted: 3_000, rejected: 2, ..Counts::default() };
        let text = describe(&counts, (300, 600), (1_002, 100), Duration::from_secs(2));
        assert_eq!(text, "3,002 rows, 1,000 rows/s, 3 s left, 2 rejected");
        let text = describe(&counts, (300, 600_000), (1_002, 100), Duration::from_secs(2));
        assert_eq!(text, "3,002 rows, 1,000 rows/s, 1 h 39 min left, 2 rejected");
    }
}
