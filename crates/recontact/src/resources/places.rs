//! Where each field of a YAML document stands: file, line and column.

use granit_parser::{Event, Parser, ScalarStyle, Span};
use std::collections::BTreeMap;

/// A place in a text, both counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// A text as it is written: where it begins and in which style.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Written {
    at: Place,
    style: ScalarStyle,
    source: String,
    text: String,
}

/// Where the fields of one document stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    at: Place,
    // By path without its capitals and underscores: both spellings of the JSON mapping are found.
    fields: BTreeMap<String, Place>,
    texts: BTreeMap<String, Written>,
}

/// What is no YAML, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotYaml {
    /// Where.
    pub at: Place,
    /// What is wrong there.
    pub message: String,
}

impl Places {
    /// Reads the places of every document that says something.
    ///
    /// # Errors
    /// Where the text is no YAML.
    pub fn read(text: &str) -> Result<Vec<Self>, NotYaml> {
        let mut documents = Vec::new();
        let mut reader = Reader::default();
        for next in Parser::new_from_str(text) {
            let (event, span) = next.map_err(|error| NotYaml {
                at: place(error.marker().line(), error.marker().col()),
                message: not_yaml(&error.info()),
            })?;
            if matches!(event, Event::DocumentStart(..)) {
                reader = Reader { text_of_all: text, ..Reader::default() };
            } else if matches!(event, Event::DocumentEnd) {
                let read = std::mem::take(&mut reader);
                documents.extend(read.says_something.then_some(read.places));
            } else {
                reader.take(&event, &span)?;
            }
        }
        Ok(documents)
    }

    /// Where the document begins.
    #[must_use]
    pub const fn start(&self) -> Place {
        self.at
    }

    /// Where a field stands, or what it would be part of: `spec.levels[0].after`.
    #[must_use]
    pub fn of(&self, path: &str) -> Place {
        let path = normal(path);
        let mut path = path.as_str();
        loop {
            if let Some(place) = self.fields.get(path) {
                return *place;
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = path.get(..end).unwrap_or_default(),
                None => return self.at,
            }
        }
    }

    /// Where a line and column of a field's text stand in the file, however it is written and folded.
    #[must_use]
    pub fn within(&self, path: &str, inner: Place) -> Place {
        let Some(written) = self.texts.get(&normal(path)) else {
            return self.of(path);
        };
        // White space may be folded and indented; everything else stands in the file as often as in the text.
        let before: usize = written
            .text
            .split('\n')
            .enumerate()
            .map(|(index, line)| {
                let taken = match (index + 1).cmp(&inner.line) {
                    std::cmp::Ordering::Less => usize::MAX,
                    std::cmp::Ordering::Equal => inner.column.saturating_sub(1),
                    std::cmp::Ordering::Greater => 0,
                };
                line.chars().take(taken).filter(|letter| !letter.is_whitespace()).count()
            })
            .sum();
        written.nth(before)
    }
}

/// What a parser complains of, and what to do.
fn not_yaml(complaint: &str) -> String {
    let advice = if complaint.contains("tab") {
        "indent with blanks"
    } else if complaint.contains("unclosed") {
        "close it, or put the text in quotes"
    } else {
        "mend it there or just above; a text with a colon or a brace goes into quotes"
    };
    format!("this is no YAML: {complaint}; {advice}")
}

/// `spec.afterDuty` and `spec.after_duty` are one field.
fn normal(path: &str) -> String {
    path.chars().filter(|letter| *letter != '_').flat_map(char::to_lowercase).collect()
}

const fn place(line: usize, column: usize) -> Place {
    Place { line, column: column + 1 }
}

impl Written {
    /// The place of the nth character that is no white space; after the last one, the end.
    fn nth(&self, index: usize) -> Place {
        let (mut at, mut left) = (self.at, index);
        let mut letters = self.source.chars().peekable();
        // The opening quote is not part of the text; what follows the mark of a block begins with its first letter.
        let mut outside = matches!(self.style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let mut last = self.at;
        while let Some(letter) = letters.next() {
            let here = at;
            match letter {
                '\n' => at = Place { line: at.line + 1, column: 1 },
                _ => at.column += 1,
            }
            if std::mem::take(&mut outside) || letter.is_whitespace() {
                continue;
            }
            let escape = match (self.style, letter, letters.peek()) {
                (ScalarStyle::DoubleQuoted, '\\', Some(next)) => Some(*next),
                (ScalarStyle::SingleQuoted, '\'', Some('\'')) => Some('\''),
                _ => None,
            };
            if let Some(next) = escape {
                letters.next();
                at = if next == '\n' {
                    Place { line: at.line + 1, column: 1 }
                } else {
                    Place { column: at.column + 1, ..at }
                };
                if self.style == ScalarStyle::DoubleQuoted && matches!(next, 'n' | 't' | 'r' | ' ' | '\n') {
                    continue;
                }
            }
            if left == 0 {
                return here;
            }
            left -= 1;
            last = here;
        }
        last
    }
}

#[derive(Debug, Default)]
struct Reader<'a> {
    text_of_all: &'a str,
    places: Places,
    says_something: bool,
    open: Vec<Open>,
}

/// A mapping or a list that is not closed yet.
#[derive(Debug)]
struct Open {
    path: String,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// The key that was read and has no value yet.
    Mapping(Option<String>),
    /// The number of the next entry.
    List(usize),
}

impl Reader<'_> {
    fn take(&mut self, event: &Event<'_>, span: &Span) -> Result<(), NotYaml> {
        let at = place(span.start.line(), span.start.col());
        match event {
            Event::Scalar(text, style, ..) => {
                if let Some(Open { path, kind: Kind::Mapping(key @ None) }) = self.open.last_mut() {
                    let field = format!("{path}{}{text}", if path.is_empty() { "" } else { "." });
                    let known = self.places.fields.insert(normal(&field), at);
                    *key = Some(text.clone().into_owned());
                    return match known {
                        Some(first) => {
                            let message = format!(
                                "{text} is written twice in one place, first in line {}; keep one of them",
                                first.line
                            );
                            Err(NotYaml { at, message })
                        }
                        None => Ok(()),
                    };
                }
                let path = self.next_path(at);
                if self.open.is_empty() {
                    let nothing = *style == ScalarStyle::Plain && ["", "~", "null"].contains(&text.as_ref());
                    (self.says_something, self.places.at) = (!nothing, at);
                }
                let source = span.slice(self.text_of_all).unwrap_or_default().to_owned();
                self.places.texts.insert(
                    normal(&path),
                    Written { at, style: *style, source, text: text.clone().into_owned() },
                );
            }
            Event::MappingStart(..) => self.open(at, Kind::Mapping(None)),
            Event::SequenceStart(..) => self.open(at, Kind::List(0)),
            Event::MappingEnd | Event::SequenceEnd => {
                self.open.pop();
            }
            Event::Alias(_) => {
                self.next_path(at);
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, at: Place, kind: Kind) {
        self.says_something = true;
        if self.open.is_empty() {
            self.places.at = at;
        }
        let path = self.next_path(at);
        self.open.push(Open { path, kind });
    }

    /// The path of the value that comes now. Entries of lists stand where they begin, fields where their name does.
    fn next_path(&mut self, at: Place) -> String {
        match self.open.last_mut() {
            None => String::new(),
            Some(Open { path, kind: Kind::Mapping(key) }) => {
                let key = key.take().unwrap_or_default();
                if path.is_empty() { key } else { format!("{path}.{key}") }
            }
            Some(Open { path, kind: Kind::List(next) }) => {
                let path = format!("{path}[{next}]");
                *next += 1;
                self.places.fields.insert(normal(&path), at);
                path
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
# words
kind: RuleSet
metadata: {name: top, set: s}
spec:
  rules:
    - name: one
      when: a == 1 && nmae
    - name: two
      when: >-
        a == 1 &&

          b == 2
        && nmae
    - name: three
      when: |
        a == 1 &&
          nmae
    - name: four
      when: \"a == \\\"x\\\" && nmae\"
    - name: five
      when: 'a == ''x''
        && nmae'
---
# nothing
---
kind: Unit
";

    fn line(at: Place) -> &'static str {
        let line = TEXT.lines().nth(at.line - 1).unwrap();
        &line[at.column - 1..]
    }

    #[test]
    fn every_field_has_its_place_and_a_missing_one_that_of_its_parent() {
        let documents = Places::read(TEXT).unwrap();
        assert_eq!(documents.len(), 2, "a document of comments says nothing");
        let of = |path| line(documents[0].of(path));
        assert_eq!(of("metadata.set"), "set: s}");
        assert_eq!(of("spec.rules[1].when"), "when: >-");
        assert_eq!(of("spec.rules[1].severity"), "name: two");
        assert_eq!(of("spec.Rules[1].na_me"), "name: two");
        assert_eq!(of("spec.sources[0]"), "spec:");
        assert_eq!(of("nothing"), "kind: RuleSet");
        assert_eq!(line(documents[1].of("spec.parent")), "kind: Unit");
    }

    #[test]
    fn a_place_inside_a_text_is_found_in_every_style() {
        let places = &Places::read(TEXT).unwrap()[0];
        let texts = [
            "a == 1 && nmae",
            "a == 1 &&\n\n  b == 2\n&& nmae",
            "a == 1 &&\n  nmae\n",
            "a == \"x\" && nmae",
            "a == 'x' && nmae",
        ];
        for (index, text) in texts.into_iter().enumerate() {
            let before = text.split("nmae").next().unwrap();
            let inner = Place {
                line: before.matches('\n').count() + 1,
                column: before.rsplit('\n').next().unwrap().chars().count() + 1,
            };
            let at = places.within(&format!("spec.rules[{index}].when"), inner);
            assert!(line(at).starts_with("nmae"), "{index}: {at:?} {}", line(at));
        }
    }

    #[test]
    fn what_is_no_yaml_or_stands_there_twice_has_a_place() {
        let at = |text| Places::read(text).unwrap_err().at;
        assert_eq!(at("kind: Unit\nspec: {a: 1\n").line, 2);
        assert_eq!(at("spec:\n  a: 1\n  b: 2\n  a: 3\n"), Place { line: 4, column: 3 });
    }
}
