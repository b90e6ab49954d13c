//! From a row of a file to a draft: CEL expressions over `row`, `file` and `record` (IN-3, IN-4).

mod expression;

use super::{
    score::{Metric, parse_number},
    submission::{Customer, Draft, DraftScore, SignalKind, Violation},
};
use cel::{Context, ExecutionError, Program, Value};
use jiff::{Timestamp, civil, tz::TimeZone};
use service_kit::readable::known;
use std::collections::{BTreeMap, HashMap};

/// What expressions may name.
pub const VARIABLES: [&str; 3] = ["row", "file", "record"];

/// Longest expression in bytes.
pub const EXPRESSION_MAX: usize = 2_000;

/// Longest list, and most names of an object, in a row that an expression goes over: with each step it may search a text
/// of the row, and `map` copies what it has so far.
pub const LOOP_MAX: usize = 1_000;

/// A mapping as it was written. Empty expressions give nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MappingSpec {
    /// Source of every response that it makes.
    pub source: String,
    /// The expressions, by field of the draft: `unit`, `score.value`, `attributes.airport`.
    pub expressions: BTreeMap<String, String>,
    /// The score's metric; `None`: the rows have no score.
    pub score: Option<ScoreSpec>,
    /// Kind of signal, a plain word; empty: survey.
    pub kind: String,
    /// strptime format of `answered_time`; empty: ISO 8601.
    pub answered_time_format: String,
    /// Zone of a date without one; empty: UTC.
    pub answered_time_zone: String,
    /// A row without a date is rejected.
    pub answered_time_required: bool,
}

/// How the score is read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ScoreSpec {
    /// `nps`, `csat`, `ces`, `stars` or `custom`.
    pub metric: String,
    /// Scale of a custom metric.
    pub scale: Option<(f64, f64)>,
    /// A row without a score is rejected.
    pub required: bool,
}

/// A mistake in a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappingMistake {
    /// Path of the field: `spec.unit`.
    pub field: String,
    /// Line and column inside the expression, from 1; 0 where there is none.
    pub place: (u32, u32),
    /// What is wrong.
    pub message: String,
}

/// A mapping that was checked.
pub struct Mapping {
    source: String,
    programs: BTreeMap<String, Program>,
    /// The expressions as they were written: messages name the column by them.
    written: BTreeMap<String, String>,
    score: Option<CheckedScore>,
    kind: SignalKind,
    format: Option<String>,
    zone: TimeZone,
    date_required: bool,
    has_loop: bool,
}

/// A score's metric, its scale if one was given, and whether a row must have one.
type CheckedScore = (Metric, Option<(f64, f64)>, bool);

impl std::fmt::Debug for Mapping {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Mapping({})", self.source)
    }
}

/// One cell, or one value of a JSON object.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Truth(bool),
    /// A list.
    List(Vec<Cell>),
    /// An object.
    Object(BTreeMap<String, Cell>),
    /// Nothing.
    Null,
}

/// One row of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its place in the file, from 1.
    pub record: u64,
    /// The file, or what stands for it.
    pub file: String,
    /// What it holds.
    pub content: Content,
}

/// What a row holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Columns of a CSV file: a name that is not there is a mistake of the mapping.
    Columns(BTreeMap<String, String>),
    /// A JSON object: a name that is not there is nothing said.
    Object(BTreeMap<String, Cell>),
}

impl Mapping {
    /// Reads and checks a mapping.
    ///
    /// # Errors
    /// Every mistake in it.
    pub fn compile(spec: &MappingSpec) -> Result<Self, Vec<MappingMistake>> {
        let mut mistakes = Vec::new();
        let mut wrong = |field: &str, message: String| {
            mistakes.push(MappingMistake { field: format!("spec.{field}"), place: (0, 0), message });
        };
        if !contracts::topology::is_token(&spec.source) {
            wrong("source", "use 1 to 64 of letters, digits, '-' and '_'".to_owned());
        }
        let kind = match spec.kind.as_str() {
            "" => Some(SignalKind::default()),
            name => SignalKind::parse(name),
        };
        if kind.is_none() {
            let kinds = SignalKind::ALL.map(SignalKind::name).into_iter();
            wrong("kind", format!("{:?} is no kind of signal; {}", spec.kind, known(&spec.kind, kinds)));
        }
        let score = spec.score.as_ref().map(|score| {
            let metric = Metric::parse(&score.metric);
            match (metric, score.scale) {
                (None, _) => {
                    wrong(
                        "score.metric",
                        format!(
                            "{:?} is no metric; {}",
                            score.metric,
                            known(&score.metric, Metric::NAMES.into_iter())
                        ),
                    );
                }
                (Some(Metric::Custom), scale) if scale.is_none_or(|(low, high)| low >= high) => {
                    wrong("score.maximum", "a custom score needs a minimum below its maximum".to_owned());
                }
                _ => {}
            }
            (metric.unwrap_or(Metric::Custom), score.scale, score.required)
        });
        let zone = match spec.answered_time_zone.as_str() {
            "" => TimeZone::UTC,
            name => business_time::zone(name).unwrap_or_else(|error| {
                wrong("answered_time_zone", error);
                TimeZone::UTC
            }),
        };
        let dated = spec.expressions.get("answered_time").is_some_and(|written| !written.trim().is_empty());
        if spec.answered_time_required && !dated {
            wrong(
                "answered_time_required",
                "needs answered_time, which says where the date stands".to_owned(),
            );
        }
        let (mut programs, mut has_loop) = (BTreeMap::new(), false);
        for (field, expression) in &spec.expressions {
            if expression.trim().is_empty() {
                continue;
            }
            match expression::compile(expression) {
                Ok(compiled) => {
                    has_loop |= compiled.has_loop;
                    programs.insert(field.clone(), compiled.program);
                }
                Err((place, message)) => {
                    mistakes.push(MappingMistake { field: format!("spec.{field}"), place, message });
                }
            }
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        Ok(Self {
            source: spec.source.clone(),
            programs,
            written: spec.expressions.clone(),
            score,
            kind: kind.unwrap_or_default(),
            format: (!spec.answered_time_format.is_empty()).then(|| spec.answered_time_format.clone()),
            zone,
            date_required: spec.answered_time_required,
            has_loop,
        })
    }

    /// The source of every response that it makes.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Makes a draft of a row.
    ///
    /// # Errors
    /// What is wrong, by field of the draft.
    pub fn draft(&self, row: &Row) -> Result<Draft, Vec<Violation>> {
        if self.has_loop && longest(&row.content) > LOOP_MAX {
            let message = format!(
                "holds a list or an object of more than {LOOP_MAX}, and an expression of the mapping goes over lists; \
                 send less, or read it by its place: row.list[0]"
            );
            return Err(vec![Violation::new("row", message)]);
        }
        let mut context = Context::default();
        context.add_variable_from_value("row", row_value(&row.content));
        context.add_variable_from_value("file", row.file.clone());
        context.add_variable_from_value("record", i64::try_from(row.record).unwrap_or(i64::MAX));
        let reader = Reader { mapping: self, context, lenient: matches!(row.content, Content::Object(_)) };
        let mut violations = Vec::new();
        let mut text = |field: &str| {
            reader.text(field).unwrap_or_else(|violation| {
                violations.push(violation);
                String::new()
            })
        };
        let external_id = match text("external_id") {
            id if id.is_empty() => format!("{}#{}", row.file, row.record),
            id => id,
        };
        let (unit, verbatim, answered) = (text("unit"), text("verbatim"), text("answered_time"));
        let customer = Customer {
            reference: text("customer_reference"),
            name: text("customer_name"),
            phone: text("customer_phone"),
            email: text("customer_email"),
            language: text("language"),
            zone: text("zone"),
            contact_window: String::new(),
            contact_refused: false,
        };
        let (refused, raw) = (text("contact_refused"), text("score.value"));
        let attributes: BTreeMap<String, String> = self
            .programs
            .keys()
            .filter_map(|field| field.strip_prefix("attributes."))
            .map(|name| (name.to_owned(), text(&format!("attributes.{name}"))))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        let customer = self.customer(customer, &refused, &mut violations);
        let score = self.score(&raw, &mut violations);
        let answered_at = self.answered_at(&answered, &mut violations);
        if !violations.is_empty() {
            return Err(violations);
        }
        Ok(Draft {
            source: self.source.clone(),
            external_id,
            unit: unit.trim().to_owned(),
            score,
            verbatim,
            answered_at,
            customer,
            kind: self.kind,
            attributes,
            ..Draft::default()
        })
    }

    /// Who the row is of. Without a number nobody could tell whose name, number or refusal it is: such a row is rejected, for
    /// one that is accepted would lose them, and call somebody who said no.
    fn customer(
        &self,
        customer: Customer,
        refused: &str,
        violations: &mut Vec<Violation>,
    ) -> Option<Customer> {
        let contact_refused = match refused.trim().to_ascii_lowercase().as_str() {
            "" | "false" => false,
            "true" => true,
            _ => {
                let message = format!(
                    "{:?} is neither true nor false; let the mapping say when contact is refused: \
                     !(row.column in [\"\", \"no\"])",
                    refused.chars().take(40).collect::<String>()
                );
                violations.push(Violation::new("contact_refused", message));
                return None;
            }
        };
        if !customer.reference.trim().is_empty() {
            return Some(Customer { contact_refused, ..customer });
        }
        // Language and zone alone are often the mapping's, and say of nobody who it is.
        let said = [
            ("customer_name", !customer.name.trim().is_empty()),
            ("customer_phone", !customer.phone.trim().is_empty()),
            ("customer_email", !customer.email.trim().is_empty()),
            ("contact_refused", contact_refused),
        ];
        let said: Vec<&str> = said.into_iter().filter(|(_, said)| *said).map(|(field, _)| field).collect();
        let told = violations.iter().any(|violation| violation.field == "customer_reference");
        if !said.is_empty() && !told {
            let cause = match self.written("customer_reference") {
                Some(expression) => format!("{expression} gives none"),
                None => "the mapping has no customer_reference".to_owned(),
            };
            let message = format!(
                "is missing: {cause}, and the row has {}; give the customer's number, or nothing of the customer for an \
                 anonymous response",
                said.join(", ")
            );
            violations.push(Violation::new("customer_reference", message));
        }
        None
    }

    /// A field's expression, which names its column, as a part of a sentence.
    fn written(&self, field: &str) -> Option<&str> {
        let expression = self.written.get(field)?.trim();
        match expression.len() {
            0 => None,
            1..=80 => Some(expression),
            _ => Some("its expression"),
        }
    }

    fn score(&self, raw: &str, violations: &mut Vec<Violation>) -> Option<DraftScore> {
        let (metric, scale, required) = self.score?;
        if raw.trim().is_empty() {
            if required {
                violations.push(Violation::new("score", "is missing; the mapping requires one"));
            }
            return None;
        }
        let Some(raw) = parse_number(raw) else {
            violations.push(Violation::new(
                "score.raw",
                format!("{:?} is no number; write 3, 3.5 or 3,5", raw.chars().take(40).collect::<String>()),
            ));
            return None;
        };
        let scale = scale.filter(|_| metric == Metric::Custom);
        Some(DraftScore { metric: Some(metric), raw, scale })
    }

    fn answered_at(&self, text: &str, violations: &mut Vec<Violation>) -> Option<Timestamp> {
        let text = text.trim();
        let column = self.written("answered_time").unwrap_or("no column");
        if text.is_empty() {
            if self.date_required {
                let message = format!("is missing; the mapping requires one, and {column} gives none");
                violations.push(Violation::new("answered_time", message));
            }
            return None;
        }
        let found = instant(text, self.format.as_deref(), &self.zone);
        if found.is_none() {
            let wanted = match self.format.as_deref() {
                None => "2026-11-23 or 2026-11-23T09:00:00Z".to_owned(),
                Some(format) => self
                    .example(format)
                    .map_or_else(|| format.to_owned(), |example| format!("{format}: {example}")),
            };
            let text: String = text.chars().take(40).collect();
            let message = format!("{text:?} is no usable date; the mapping reads {column} as {wanted}");
            violations.push(Violation::new("answered_time", message));
        }
        found
    }

    /// A date as the mapping's format writes it.
    fn example(&self, format: &str) -> Option<String> {
        let example = civil::date(2026, 11, 23).at(9, 0, 0, 0).to_zoned(self.zone.clone()).ok()?;
        jiff::fmt::strtime::format(format, &example).ok()
    }
}

/// Reads an instant, a date and time, or a date (its beginning in the zone).
fn instant(text: &str, format: Option<&str>, zone: &TimeZone) -> Option<Timestamp> {
    let in_zone =
        |datetime: civil::DateTime| datetime.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp());
    let Some(format) = format else {
        let instant: Option<Timestamp> = text.parse().ok();
        return instant
            .or_else(|| in_zone(text.parse::<civil::DateTime>().ok()?))
            .or_else(|| in_zone(text.parse::<civil::Date>().ok()?.at(0, 0, 0, 0)));
    };
    let parsed = jiff::fmt::strtime::parse(format, text).ok()?;
    let instant = parsed.to_timestamp().ok();
    instant
        .or_else(|| in_zone(parsed.to_datetime().ok()?))
        .or_else(|| in_zone(parsed.to_date().ok()?.at(0, 0, 0, 0)))
}

struct Reader<'a> {
    mapping: &'a Mapping,
    context: Context<'a, 'a>,
    lenient: bool,
}

impl Reader<'_> {
    /// What a field's expression gives, as text.
    fn text(&self, field: &str) -> Result<String, Violation> {
        let Some(program) = self.mapping.programs.get(field) else {
            return Ok(String::new());
        };
        match program.execute(&self.context) {
            Ok(value) => text_of(&value).ok_or_else(|| {
                Violation::new(field, "the mapping's expression gives neither text, number nor truth")
            }),
            Err(ExecutionError::NoSuchKey(_)) if self.lenient => Ok(String::new()),
            Err(ExecutionError::NoSuchKey(name)) => Err(Violation::new(
                field,
                format!(
                    "the mapping needs the column {name}, which the file does not have; name the column so, or mend \
                     the mapping"
                ),
            )),
            Err(error) => Err(Violation::new(field, format!("the mapping's expression fails: {error}"))),
        }
    }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.as_str().to_owned()),
        Value::Int(number) => Some(number.to_string()),
        Value::UInt(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null => Some(String::new()),
        _ => None,
    }
}

fn row_value(content: &Content) -> Value {
    match content {
        Content::Columns(columns) => columns.clone().into_iter().collect::<HashMap<String, String>>().into(),
        Content::Object(object) => cell_value(&Cell::Object(object.clone())),
    }
}

/// The length of the longest list or object in a row.
fn longest(content: &Content) -> usize {
    fn of(cell: &Cell) -> usize {
        match cell {
            Cell::List(cells) => cells.iter().map(of).fold(cells.len(), usize::max),
            Cell::Object(object) => object.values().map(of).fold(object.len(), usize::max),
            Cell::Text(_) | Cell::Number(_) | Cell::Truth(_) | Cell::Null => 0,
        }
    }
    match content {
        Content::Columns(columns) => columns.len(),
        Content::Object(object) => object.values().map(of).fold(object.len(), usize::max),
    }
}

fn cell_value(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) => text.as_str().into(),
        // Whole numbers become CEL's int, so that an id prints without a point.
        #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small enough")]
        Cell::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => Value::Int(*number as i64),
        Cell::Number(number) => Value::Float(*number),
        Cell::Truth(truth) => Value::Bool(*truth),
        Cell::List(cells) => cells.iter().map(cell_value).collect::<Vec<_>>().into(),
        Cell::Object(object) => object
            .iter()
            .map(|(name, cell)| (name.clone(), cell_value(cell)))
            .collect::<HashMap<String, Value>>()
            .into(),
        Cell::Null => Value::Null,
    }
}

#[cfg(test)]
mod tests;
