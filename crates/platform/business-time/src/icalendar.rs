//! Holidays out of iCalendar text (RFC 5545): whole-day events, once or yearly. What it does not read it refuses.

use jiff::civil::Date;
use std::collections::BTreeSet;

/// Longest text in bytes: it travels in every event of its calendar.
const TEXT_MAX: usize = 64 * 1024;

/// Longest event in days.
const DAYS_MAX: i64 = 366;

/// A whole-day event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Event {
    /// What a person reads.
    pub(crate) name: String,
    start: Date,
    /// Number of days, from 1.
    days: i64,
    rule: Option<Yearly>,
    /// First days that are taken out of the rule.
    except: BTreeSet<Date>,
}

/// A rule that repeats an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Yearly {
    /// Every so many years.
    interval: i16,
    /// Last first day.
    last: Option<Date>,
}

impl Event {
    /// The first day of its occurrence in that year. A rule that began on 29 February holds in leap years only.
    fn occurrence(&self, year: i16) -> Option<Date> {
        let first = match self.rule {
            None => (self.start.year() == year).then_some(self.start)?,
            Some(rule) => {
                let years = year.checked_sub(self.start.year()).filter(|years| *years >= 0)?;
                if years % rule.interval != 0 {
                    return None;
                }
                let first = Date::new(year, self.start.month(), self.start.day()).ok()?;
                rule.last.is_none_or(|last| first <= last).then_some(first)?
            }
        };
        (!self.except.contains(&first)).then_some(first)
    }

    /// Whether that day is one of its own.
    pub(crate) fn covers(&self, date: Date) -> bool {
        // An event is at most 366 days long: one that covers the day began in its year or the year before.
        [date.year() - 1, date.year()].into_iter().filter_map(|year| self.occurrence(year)).any(|first| {
            let past = first.checked_add(jiff::Span::new().days(self.days));
            first <= date && past.is_ok_and(|past| date < past)
        })
    }

    /// Its first day of all.
    pub(crate) const fn start(&self) -> Date {
        self.start
    }
}

/// One line of content: folded lines are one again.
struct Line {
    number: usize,
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

impl Line {
    fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Mistakes, each with its line.
type Mistakes = Vec<(usize, String)>;

/// Reads the events of a text.
///
/// # Errors
/// Every mistake, with the number of its line, from 1.
pub(crate) fn read(text: &str) -> Result<Vec<Event>, Mistakes> {
    if text.len() > TEXT_MAX {
        let message =
            format!("longer than {} KiB; keep the events of the years that matter", TEXT_MAX / 1024);
        return Err(vec![(1, message)]);
    }
    let mut reader = Reader::default();
    for line in lines(text, &mut reader.mistakes) {
        reader.take(line);
    }
    reader.finish(text.lines().count())
}

/// Unfolds lines, and takes each apart.
fn lines(text: &str, mistakes: &mut Mistakes) -> Vec<Line> {
    let mut unfolded: Vec<(usize, String)> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        match (line.strip_prefix([' ', '\t']), unfolded.last_mut()) {
            (Some(rest), Some((_, folded))) => folded.push_str(rest),
            _ if line.trim().is_empty() => {}
            _ => unfolded.push((index + 1, line.to_owned())),
        }
    }
    let mut lines = Vec::with_capacity(unfolded.len());
    for (number, content) in unfolded {
        match content_line(number, &content) {
            Some(line) => lines.push(line),
            None => mistakes.push((
                number,
                format!("{content:?} is no line of iCalendar; write NAME:VALUE, or begin it with a space to go on with the line above"),
            )),
        }
    }
    lines
}

fn content_line(number: usize, content: &str) -> Option<Line> {
    let mut quoted = false;
    let mut parts = vec![String::new()];
    let mut rest = None;
    for (at, character) in content.char_indices() {
        match character {
            '"' => quoted = !quoted,
            ';' if !quoted => parts.push(String::new()),
            ':' if !quoted => {
                rest = content.get(at + 1..);
                break;
            }
            _ => parts.last_mut()?.push(character),
        }
    }
    let value = rest?.to_owned();
    let mut parts = parts.into_iter();
    let name = parts.next()?.trim().to_ascii_uppercase();
    let parameters = parts
        .map(|part| {
            let (key, value) = part.split_once('=')?;
            Some((key.to_ascii_uppercase(), value.to_owned()))
        })
        .collect::<Option<_>>()?;
    let is_name = |character: char| character.is_ascii_alphanumeric() || character == '-';
    (!name.is_empty() && name.chars().all(is_name)).then_some(Line { number, name, parameters, value })
}

/// Where the reader stands.
#[derive(Default)]
enum Place {
    #[default]
    Before,
    InCalendar,
    InEvent,
    After,
}

#[derive(Default)]
struct Reader {
    place: Place,
    draft: Draft,
    events: Vec<Event>,
    mistakes: Mistakes,
}

/// An event as far as it was read.
#[derive(Default)]
struct Draft {
    begin: usize,
    name: Option<String>,
    start: Option<Date>,
    end: Option<(usize, Date)>,
    days: Option<i64>,
    rule: Option<(usize, String)>,
    except: Vec<(usize, Date)>,
}

/// Properties of a calendar that change no day.
const CALENDAR_IGNORED: [&str; 11] = [
    "PRODID",
    "METHOD",
    "NAME",
    "DESCRIPTION",
    "UID",
    "LAST-MODIFIED",
    "URL",
    "CATEGORIES",
    "REFRESH-INTERVAL",
    "SOURCE",
    "COLOR",
];

/// Properties of an event that change no day.
const EVENT_IGNORED: [&str; 15] = [
    "UID",
    "DTSTAMP",
    "CREATED",
    "LAST-MODIFIED",
    "SEQUENCE",
    "TRANSP",
    "CLASS",
    "CATEGORIES",
    "DESCRIPTION",
    "LOCATION",
    "URL",
    "COMMENT",
    "PRIORITY",
    "COLOR",
    "CONTACT",
];

impl Reader {
    fn wrong(&mut self, line: usize, message: impl Into<String>) {
        self.mistakes.push((line, message.into()));
    }

    fn take(&mut self, line: Line) {
        let upper = line.value.trim().to_ascii_uppercase();
        match (&self.place, line.name.as_str(), upper.as_str()) {
            (Place::Before, "BEGIN", "VCALENDAR") => self.place = Place::InCalendar,
            (Place::Before, _, _) => {
                self.wrong(line.number, "the text must begin with BEGIN:VCALENDAR");
                // Told once; what follows is read as if it stood there.
                self.place = Place::InCalendar;
                if line.name == "BEGIN" && upper == "VEVENT" {
                    self.take(line);
                }
            }
            (Place::InCalendar, "BEGIN", "VEVENT") => {
                self.place = Place::InEvent;
                self.draft = Draft { begin: line.number, ..Draft::default() };
            }
            (Place::InCalendar, "END", "VCALENDAR") => self.place = Place::After,
            (Place::InEvent, "END", "VEVENT") => {
                self.place = Place::InCalendar;
                let draft = std::mem::take(&mut self.draft);
                let event = draft.event(&mut self.mistakes);
                self.events.extend(event);
            }
            (Place::InCalendar | Place::InEvent, "BEGIN" | "END", _) => {
                let message = format!(
                    "{}:{} is not read here: only whole-day events are; take the part out",
                    line.name, line.value
                );
                self.wrong(line.number, message);
            }
            (Place::InCalendar, _, _) => self.calendar_property(&line, &upper),
            (Place::InEvent, _, _) => self.event_property(line, &upper),
            (Place::After, _, _) => {
                self.wrong(line.number, "stands after END:VCALENDAR; take it out, one calendar is read");
            }
        }
    }

    fn calendar_property(&mut self, line: &Line, upper: &str) {
        match (line.name.as_str(), upper) {
            ("VERSION", "2.0") | ("CALSCALE", "GREGORIAN") => {}
            ("VERSION", _) => {
                self.wrong(line.number, format!("VERSION:{} is not read; only 2.0 is", line.value))
            }
            ("CALSCALE", _) => {
                self.wrong(line.number, format!("CALSCALE:{} is not read; only GREGORIAN is", line.value));
            }
            (name, _) if name.starts_with("X-") || CALENDAR_IGNORED.contains(&name) => {}
            (name, _) => {
                self.wrong(line.number, format!("{name} is not read in a calendar; take the line out"))
            }
        }
    }

    fn event_property(&mut self, line: Line, upper: &str) {
        let number = line.number;
        let twice = match line.name.as_str() {
            "SUMMARY" => self.draft.name.replace(unescaped(&line.value)).is_some(),
            "DTSTART" => match whole_day(&line) {
                Ok(date) => self.draft.start.replace(date).is_some(),
                Err(message) => return self.wrong(number, message),
            },
            "DTEND" => match whole_day(&line) {
                Ok(date) => self.draft.end.replace((number, date)).is_some(),
                Err(message) => return self.wrong(number, message),
            },
            "DURATION" => match whole_days(upper) {
                Some(days) => self.draft.days.replace(days).is_some(),
                None => {
                    let message = format!(
                        "DURATION:{} is not a number of whole days up to {DAYS_MAX}; write P1D, P3D or P1W",
                        line.value
                    );
                    return self.wrong(number, message);
                }
            },
            "RRULE" => self.draft.rule.replace((number, upper.to_owned())).is_some(),
            "EXDATE" => {
                for part in line.value.split(',') {
                    let one = Line {
                        value: part.to_owned(),
                        parameters: line.parameters.clone(),
                        name: line.name.clone(),
                        number,
                    };
                    match whole_day(&one) {
                        Ok(date) => self.draft.except.push((number, date)),
                        Err(message) => self.wrong(number, message),
                    }
                }
                false
            }
            "STATUS" if upper == "CONFIRMED" => false,
            name if name.starts_with("X-") || EVENT_IGNORED.contains(&name) => false,
            name => {
                let message = format!(
                    "{name} is not read in an event: it may change which days are holidays; take the line out, or write the days with DTSTART, DTEND and RRULE"
                );
                return self.wrong(number, message);
            }
        };
        if twice {
            self.wrong(number, format!("{} stands a second time in this event; keep one", line.name));
        }
    }

    fn finish(mut self, last_line: usize) -> Result<Vec<Event>, Mistakes> {
        match self.place {
            Place::After => {}
            Place::Before => {
                self.wrong(1, "the text is empty; leave icalendar out, or begin it with BEGIN:VCALENDAR")
            }
            Place::InCalendar => self.wrong(last_line, "END:VCALENDAR is missing at the end"),
            Place::InEvent => self.wrong(last_line, "END:VEVENT and END:VCALENDAR are missing at the end"),
        }
        self.mistakes.sort();
        if self.mistakes.is_empty() { Ok(self.events) } else { Err(self.mistakes) }
    }
}

impl Draft {
    fn event(self, mistakes: &mut Mistakes) -> Option<Event> {
        let before = mistakes.len();
        let Some(start) = self.start else {
            // A start that could not be read was told already.
            if !mistakes.iter().any(|(line, _)| *line > self.begin) {
                mistakes.push((
                    self.begin,
                    "the event has no DTSTART; add DTSTART;VALUE=DATE:20271225".to_owned(),
                ));
            }
            return None;
        };
        let days = match (self.end, self.days) {
            (Some((line, _)), Some(_)) => {
                mistakes.push((line, "the event has both DTEND and DURATION; keep one".to_owned()));
                1
            }
            (Some((line, end)), None) => {
                let days = start.until(end).map_or(0, |span| i64::from(span.get_days()));
                if !(1..=DAYS_MAX).contains(&days) {
                    let message = format!(
                        "DTEND is the first day after the event: at least {}, at most {DAYS_MAX} days later",
                        start.tomorrow().unwrap_or(start)
                    );
                    mistakes.push((line, message));
                }
                days
            }
            (None, days) => days.unwrap_or(1),
        };
        let rule = self.rule.and_then(|(line, text)| match yearly(&text, start) {
            Ok(rule) => Some(rule),
            Err(message) => {
                mistakes.push((line, message));
                None
            }
        });
        let name = self.name.filter(|name| !name.is_empty()).unwrap_or_else(|| "holiday".to_owned());
        let mut event = Event { name, start, days, rule, except: BTreeSet::new() };
        if mistakes.len() == before {
            for (line, date) in &self.except {
                if event.occurrence(date.year()) != Some(*date) {
                    let message = format!(
                        "EXDATE {date} is no first day of this event, so it takes nothing out; correct it or take it out"
                    );
                    mistakes.push((*line, message));
                }
            }
            event.except = self.except.into_iter().map(|(_, date)| date).collect();
        }
        (mistakes.len() == before).then_some(event)
    }
}

/// The value of a property that must be a whole day.
fn whole_day(line: &Line) -> Result<Date, String> {
    let (name, value) = (&line.name, line.value.trim());
    let typed = line.parameter("VALUE").is_some_and(|kind| kind.eq_ignore_ascii_case("DATE"));
    match (typed, date(value)) {
        (true, Some(date)) => Ok(date),
        (true, None) => Err(format!("{value:?} is no date; write {name};VALUE=DATE:20271225")),
        (false, _) => {
            let day = value.get(..8).filter(|day| date(day).is_some()).unwrap_or("20271225");
            Err(format!("{name}:{value} is not marked as a whole day; write {name};VALUE=DATE:{day}"))
        }
    }
}

fn date(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Date::new(text.get(..4)?.parse().ok()?, text.get(4..6)?.parse().ok()?, text.get(6..)?.parse().ok()?).ok()
}

/// `P3D`, `P1W`.
fn whole_days(text: &str) -> Option<i64> {
    let text = text.strip_prefix('+').unwrap_or(text).strip_prefix('P')?;
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let number: u16 = number.parse().ok()?;
    let days = match unit {
        "D" => i64::from(number),
        "W" => i64::from(number) * 7,
        _ => return None,
    };
    (1..=DAYS_MAX).contains(&days).then_some(days)
}

/// A rule, in upper case: yearly on the day of the start.
fn yearly(text: &str, start: Date) -> Result<Yearly, String> {
    let (mut frequent, mut interval, mut count, mut until) = (false, 1_i16, None, None);
    for part in text.split(';') {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        let number = value.parse::<i16>().ok().filter(|number| *number >= 1);
        let understood = match key {
            "FREQ" => {
                frequent = value == "YEARLY";
                frequent
            }
            "INTERVAL" => number.map(|number| interval = number).is_some(),
            "COUNT" => number.map(|number| count = Some(number)).is_some(),
            "UNTIL" => date(value).map(|date| until = Some(date)).is_some(),
            "BYMONTH" => number == Some(i16::from(start.month())),
            "BYMONTHDAY" => number == Some(i16::from(start.day())),
            // Where a week begins moves no day of a year.
            "WKST" => true,
            _ => false,
        };
        if !understood {
            return Err(format!(
                "{part:?} of RRULE is not read: an event repeats on the day of its DTSTART with FREQ=YEARLY and, if need be, INTERVAL, COUNT or UNTIL=20301225; write other days as events of their own"
            ));
        }
    }
    if !frequent {
        return Err("RRULE has no FREQ; write RRULE:FREQ=YEARLY".to_owned());
    }
    if count.is_some() && until.is_some() {
        return Err("RRULE has both COUNT and UNTIL; keep one".to_owned());
    }
    if until.is_some_and(|until| until < start) {
        return Err(format!("UNTIL lies before DTSTART {start}; correct one of the two"));
    }
    let last = match count {
        None => until,
        Some(count) => (start.year()..=9999)
            .step_by(usize::try_from(interval).unwrap_or(1))
            .filter_map(|year| Date::new(year, start.month(), start.day()).ok())
            .nth(usize::try_from(count).unwrap_or(1).saturating_sub(1)),
    };
    Ok(Yearly { interval, last })
}

/// A text without its escapes; line ends become spaces.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.trim().chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'N') => plain.push(' '),
                Some(escaped) => plain.push(escaped),
                None => {}
            },
            other => plain.push(other),
        }
    }
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests;
