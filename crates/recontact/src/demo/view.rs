//! The live view: lines that stay, and below them two clocks and the figures, drawn again as time passes.

use super::tell::{Line, Mood};
use crate::output;
use business_time::Calendar;
use console::{Style, Term, measure_text_width, pad_str, truncate_str};
use contracts::reporting::v1::Figures;
use jiff::{SignedDuration, Timestamp, civil::Date};
use service_kit::clock::Monotonic;
use std::time::Duration;

/// How often the clocks are drawn again.
const FRAME: Duration = Duration::from_millis(100);

/// The speed at which the story lasts two minutes.
const AN_HOUR_A_SECOND: f64 = 3600.0;
/// Quiet hours pass so many times faster: what they save is spent on reading.
const QUIET: f64 = 3.0;
/// How long it takes to read a line, at an hour a second.
const LINE: Duration = Duration::from_millis(1_250);
/// How long it takes to read a paragraph, at an hour a second.
const TEXT: Duration = Duration::from_secs(4);

/// Width of the column of times, `Thu 15:00 CEST`.
const WHEN: usize = 14;
/// Width of the column of places.
const PLACE: usize = 9;
/// Columns of a terminal below which places and times take a line of their own.
const NARROW: usize = 64;
/// Lines do not grow longer than this: nobody reads them.
const WIDE: usize = 132;

/// A place with its clock.
#[derive(Debug, Clone)]
pub struct Place {
    /// What it is called.
    pub name: &'static str,
    /// Its calendar.
    pub calendar: Calendar,
}

/// The terminal, or a pipe.
pub struct View {
    term: Term,
    /// Draws below the lines; a pipe gets lines only.
    live: bool,
    places: Vec<Place>,
    start: Timestamp,
    end: Timestamp,
    /// Business seconds a second, on the whole.
    speed: f64,
    /// What the clocks show.
    now: Timestamp,
    /// How long it takes to read what was written since they ran, at an hour a second.
    reading: Duration,
    /// Since when they stand.
    stood: Monotonic,
    figures: Figures,
    drawn: usize,
}

impl View {
    /// Begins.
    #[must_use]
    pub fn new(places: Vec<Place>, start: Timestamp, end: Timestamp, speed: f64) -> Self {
        let term = Term::stdout();
        let live = term.is_term();
        if live {
            // A terminal that can't hide its cursor shows it.
            let _ = term.hide_cursor();
        }
        let (now, reading, stood) = (start, Duration::ZERO, Monotonic::start());
        let figures = Figures::default();
        Self { term, live, places, start, end, speed, now, reading, stood, figures, drawn: 0 }
    }

    fn width(&self) -> usize {
        if self.live { usize::from(self.term.size().1).clamp(20, WIDE) } else { WIDE }
    }

    /// Lets what was written be read, then lets time pass until an instant.
    pub async fn run_until(&mut self, at: Timestamp) {
        self.draw(self.now);
        // What the system needed meanwhile was time to read as well.
        let reading = std::mem::take(&mut self.reading).div_f64(self.speed / AN_HOUR_A_SECOND);
        tokio::time::sleep(reading.saturating_sub(self.stood.elapsed())).await;
        let (running, from, speed) = (Monotonic::start(), self.now, self.speed * QUIET);
        while self.now < at {
            let passed = SignedDuration::try_from_secs_f64(running.elapsed().as_secs_f64() * speed);
            let passed = passed.unwrap_or(SignedDuration::MAX);
            self.now = from.saturating_add(passed).unwrap_or(at).min(at);
            self.draw(self.now);
            let left = at.duration_since(self.now).as_secs_f64() / speed;
            tokio::time::sleep(FRAME.min(Duration::from_secs_f64(left.max(0.0)))).await;
        }
        self.stood = Monotonic::start();
    }

    /// New figures.
    pub fn figures(&mut self, figures: Figures) {
        self.figures = figures;
    }

    /// Writes a line that stays.
    ///
    /// # Errors
    /// When standard output can't be written.
    pub fn line(&mut self, line: &Line) -> anyhow::Result<()> {
        let (width, live) = (self.width(), self.live);
        self.reading += LINE;
        self.erase();
        for text in layout(line, width, live) {
            output::line(&text)?;
        }
        Ok(())
    }

    /// Writes text that stays.
    ///
    /// # Errors
    /// When standard output can't be written.
    pub fn text(&mut self, text: &str) -> anyhow::Result<()> {
        let width = self.width();
        self.reading += TEXT;
        self.erase();
        for paragraph in text.lines() {
            if measure_text_width(paragraph) <= width {
                output::line(paragraph)?;
                continue;
            }
            for line in wrap(paragraph, width) {
                output::line(&line)?;
            }
        }
        Ok(())
    }

    /// Writes the heading of a day.
    ///
    /// # Errors
    /// When standard output can't be written.
    pub fn day(&mut self, date: Date) -> anyhow::Result<()> {
        self.erase();
        let name = date.strftime("%A %-d %B").to_string();
        output::line(&format!("\n{}", Style::new().bold().underlined().apply_to(name)))
    }

    /// What brings the cursor above what is drawn, and clears from there.
    fn above(&self) -> String {
        if self.drawn == 0 { String::new() } else { format!("\x1b[{}A\r\x1b[J", self.drawn) }
    }

    fn erase(&mut self) {
        let above = self.above();
        if !above.is_empty() {
            let _ = self.term.write_str(&above);
            self.drawn = 0;
        }
    }

    fn draw(&mut self, now: Timestamp) {
        if !self.live {
            return;
        }
        let width = self.width();
        let mut lines = vec![Style::new().dim().apply_to("─".repeat(width)).to_string()];
        let clocks: Vec<String> = self.places.iter().map(|place| face(place, now)).collect();
        let row = clocks.join("    ");
        if measure_text_width(&row) <= width {
            lines.push(row)
        } else {
            lines.extend(clocks)
        }
        lines.extend(counters(&self.figures, width));
        lines.push(self.progress(now, width));
        // One write, so that nothing flickers.
        let mut frame = self.above();
        for line in &lines {
            frame.push_str(&truncate_str(line, width, "…"));
            frame.push('\n');
        }
        // A terminal that went away is told of by the next line that stays.
        let _ = self.term.write_str(&frame);
        self.drawn = lines.len();
    }

    fn progress(&self, now: Timestamp, width: usize) -> String {
        let hours = |duration: SignedDuration| duration.as_hours();
        let (passed, whole) = (now.duration_since(self.start), self.end.duration_since(self.start));
        let label = format!(" hour {} of {} · Ctrl-C ends it", hours(passed), hours(whole));
        let bar = width.saturating_sub(measure_text_width(&label)).min(48);
        let share = passed.as_secs_f64() / whole.as_secs_f64().max(1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a share of at most 48 columns"
        )]
        let full = ((bar as f64 * share.clamp(0.0, 1.0)) as usize).min(bar);
        let dim = Style::new().dim();
        format!(
            "{}{}{}",
            Style::new().cyan().apply_to("━".repeat(full)),
            dim.apply_to("─".repeat(bar - full)),
            dim.apply_to(label)
        )
    }
}

impl Drop for View {
    fn drop(&mut self) {
        self.erase();
        if self.live {
            let _ = self.term.show_cursor();
        }
    }
}

/// `Paris  Thu 25 Mar 15:00 CET  open until 19:00`
fn face(place: &Place, now: Timestamp) -> String {
    let local = now.to_zoned(place.calendar.zone().clone());
    let (open, until) = opening(&place.calendar, now);
    let state = match (open, until) {
        (_, None) => String::new(),
        (true, Some(until)) => Style::new().green().apply_to(format!("open until {until}")).to_string(),
        (false, Some(until)) => Style::new().red().apply_to(format!("closed until {until}")).to_string(),
    };
    format!("{}  {}  {state}", Style::new().bold().apply_to(place.name), local.strftime("%a %d %b %H:%M %Z"),)
}

/// Whether it is open, and when that changes: `19:00`, or `Tue 09:30` on another day.
fn opening(calendar: &Calendar, now: Timestamp) -> (bool, Option<String>) {
    let Some((opens, closes)) = business_time::openings(calendar, now).next() else { return (false, None) };
    let open = opens <= now;
    let change = if open { closes } else { opens };
    let [today, then] = [now, change].map(|at| at.to_zoned(calendar.zone().clone()));
    let form = if today.date() == then.date() { "%H:%M" } else { "%a %H:%M" };
    (open, Some(then.strftime(form).to_string()))
}

fn counters(figures: &Figures, width: usize) -> Vec<String> {
    let counter = |name: &str, count: u64, style: Style| {
        let number = if count == 0 { Style::new().dim() } else { style.bold() };
        format!("{} {}", name, number.apply_to(count))
    };
    let mut parts = vec![
        counter("to do", figures.to_do, Style::new().yellow()),
        counter("in progress", figures.in_progress, Style::new().cyan()),
        counter("overdue", figures.overdue, Style::new().red()),
        counter("resolved", figures.resolved, Style::new().green()),
    ];
    if let Some(duty) = &figures.contact_duty_p50 {
        parts.push(format!("time to contact {} on duty", output::duration(Some(duty))));
    }
    flow(&parts, "   ", width)
}

/// Parts side by side, in as many lines as they need.
fn flow(parts: &[String], between: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if measure_text_width(line) + between.len() + measure_text_width(part) <= width => {
                line.push_str(between);
                line.push_str(part);
            }
            _ => lines.push(part.clone()),
        }
    }
    lines
}

/// A line of the story in as many lines of the terminal as it needs.
fn layout(line: &Line, width: usize, coloured: bool) -> Vec<String> {
    let (mark, style) = match line.mood {
        Mood::Customer => ("☹", Style::new().yellow()),
        Mood::Plain => ("·", Style::new()),
        Mood::Reminder => ("●", Style::new().yellow()),
        Mood::Escalation => ("▲", Style::new().magenta().bold()),
        Mood::Miss => ("✗", Style::new().red().bold()),
        Mood::Good => ("✓", Style::new().green()),
        Mood::Note => ("", Style::new().dim()),
    };
    let narrow = width < NARROW;
    let margin = if narrow { 2 } else { WHEN + 2 + PLACE + 2 };
    let room = width.saturating_sub(margin + 2).max(16);
    let mut rows: Vec<String> =
        wrap(&line.what, room).into_iter().map(|row| style.apply_to(row).to_string()).collect();
    if !line.why.is_empty() {
        // The reason follows on the same line where it fits.
        let dim = Style::new().dim();
        let short = measure_text_width(&line.what) + 3 + measure_text_width(&line.why) <= room;
        match rows.last_mut() {
            Some(row) if short => row.push_str(&dim.apply_to(format!(" — {}", line.why)).to_string()),
            _ => rows.extend(
                wrap(&format!("because {}", line.why), room)
                    .into_iter()
                    .map(|row| dim.apply_to(row).to_string()),
            ),
        }
    }
    let when = Style::new().dim().apply_to(&line.when).to_string();
    let place = Style::new().bold().apply_to(line.place.as_str()).to_string();
    let mut lines = Vec::with_capacity(rows.len() + 1);
    if narrow {
        lines.push(format!("{when}  {place}"));
    }
    for (index, row) in rows.iter().enumerate() {
        let head = if narrow {
            String::new()
        } else if index == 0 {
            format!(
                "{}  {}  ",
                pad_str(&when, WHEN, console::Alignment::Left, None),
                pad_str(&place, PLACE, console::Alignment::Left, None)
            )
        } else {
            " ".repeat(margin)
        };
        let mark = if index == 0 { mark } else { "" };
        let mark = pad_str(mark, 2, console::Alignment::Left, None);
        lines.push(format!("{head}{}{row}", style.apply_to(mark)));
    }
    if coloured {
        lines
    } else {
        lines.iter().map(|line| console::strip_ansi_codes(line).trim_end().to_owned()).collect()
    }
}

/// Breaks a text between words. A word that is longer than the line stays whole.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let indent: String = text.chars().take_while(|character| *character == ' ').collect();
    let mut lines = vec![indent.clone()];
    for word in text.split_whitespace() {
        let Some(line) = lines.last_mut() else { break };
        let empty = line.trim().is_empty();
        if !empty && measure_text_width(line) + 1 + measure_text_width(word) > width {
            lines.push(format!("{indent}{word}"));
        } else {
            if !empty {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Line {
        Line {
            when: "Thu 17:30 CET".into(),
            place: "Lyon".into(),
            mood: Mood::Escalation,
            what: "informed Alice Moreau, past Bruno Lefèvre (absent until 2027-05-03)".into(),
            why: "still nobody has accepted it, half an hour after the deadline".into(),
        }
    }

    #[test]
    fn a_line_fits_every_width() {
        for width in [24, 40, 63, 64, 80, 132] {
            for row in layout(&line(), width, false) {
                assert!(measure_text_width(&row) <= width.max(18), "{width}: {row:?}");
            }
        }
    }

    #[test]
    fn times_places_and_texts_stand_in_columns() {
        assert_eq!(
            layout(&line(), 100, false),
            [
                "Thu 17:30 CET   Lyon       ▲ informed Alice Moreau, past Bruno Lefèvre (absent until 2027-05-03)",
                "                             because still nobody has accepted it, half an hour after the deadline",
            ]
        );
    }

    #[test]
    fn parts_flow_into_lines() {
        let parts = ["to do 1", "in progress 2", "overdue 3"].map(str::to_owned);
        assert_eq!(flow(&parts, "   ", 24), ["to do 1   in progress 2", "overdue 3"]);
    }
}
