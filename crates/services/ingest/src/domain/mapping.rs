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
mod tests {
    use super::*;

    fn spec() -> MappingSpec {
        let expressions = [
            ("unit", "row.shop"),
            ("score.value", "row.score"),
            ("verbatim", "row.comment"),
            ("answered_time", "row.date"),
            ("attributes.channel", "row.channel"),
            ("contact_refused", "row.no == \"yes\""),
            ("customer_reference", "row.number"),
        ];
        MappingSpec {
            source: "survey".into(),
            expressions: expressions.map(|(field, text)| (field.to_owned(), text.to_owned())).into(),
            score: Some(ScoreSpec { metric: "csat".into(), scale: None, required: true }),
            answered_time_format: "%d/%m/%Y".into(),
            answered_time_zone: "Europe/Paris".into(),
            ..MappingSpec::default()
        }
    }

    fn row(cells: [(&str, &str); 7]) -> Row {
        let columns = cells.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        Row { record: 7, file: "a.csv".into(), content: Content::Columns(columns) }
    }

    const GOOD: [(&str, &str); 7] = [
        ("shop", " lyon "),
        ("score", "2,0"),
        ("comment", "🙁 non"),
        ("date", "14/11/2026"),
        ("channel", "web"),
        ("no", "yes"),
        ("number", "C1"),
    ];

    #[test]
    fn a_row_becomes_a_draft() {
        let draft = Mapping::compile(&spec()).unwrap().draft(&row(GOOD)).unwrap();
        assert_eq!(
            (draft.external_id.as_str(), draft.unit.as_str(), draft.score.unwrap().raw),
            ("a.csv#7", "lyon", 2.0)
        );
        assert_eq!(draft.answered_at.unwrap().to_string(), "2026-11-13T23:00:00Z");
        assert!(draft.customer.unwrap().contact_refused);
        assert_eq!(draft.attributes["channel"], "web");
    }

    #[test]
    fn blanks_and_oddities_are_named_by_field() {
        let mapping = Mapping::compile(&spec()).unwrap();
        let with = |name: &str, value: &'static str| {
            let mut cells = GOOD;
            cells.iter_mut().filter(|cell| cell.0 == name).for_each(|cell| cell.1 = value);
            mapping.draft(&row(cells))
        };
        assert_eq!(with("score", " ").unwrap_err()[0].field, "score");
        assert_eq!(with("score", "three").unwrap_err()[0].field, "score.raw");
        assert_eq!(with("date", " ").unwrap().answered_at, None);
    }

    #[test]
    fn a_date_that_cant_be_read_names_the_column_and_what_is_read() {
        let dated = |mapping: &Mapping, date: &'static str| {
            let mut cells = GOOD;
            cells[3].1 = date;
            mapping.draft(&row(cells)).map(|draft| draft.answered_at)
        };
        let mapping = Mapping::compile(&spec()).unwrap();
        for date in ["5 June", "31/02/2026", "2026-11-14"] {
            let message =
                format!("{date:?} is no usable date; the mapping reads row.date as %d/%m/%Y: 23/11/2026");
            assert_eq!(dated(&mapping, date).unwrap_err(), [Violation::new("answered_time", message)]);
        }
        let iso = Mapping::compile(&MappingSpec { answered_time_format: String::new(), ..spec() }).unwrap();
        for date in ["2026-11-31", "28/11/2026"] {
            let told = &dated(&iso, date).unwrap_err()[0];
            assert!(told.message.contains("row.date as 2026-11-23 or 2026-11-23T09:00:00Z"), "{told:?}");
        }
        assert_eq!(dated(&iso, ""), Ok(None));
        let mut undated = MappingSpec { answered_time_required: true, ..spec() };
        undated.expressions.remove("answered_time");
        let mistakes = Mapping::compile(&undated).unwrap_err();
        assert_eq!(mistakes[0].field, "spec.answered_time_required");
        let required = Mapping::compile(&MappingSpec { answered_time_required: true, ..spec() }).unwrap();
        let message = "is missing; the mapping requires one, and row.date gives none";
        assert_eq!(dated(&required, "").unwrap_err(), [Violation::new("answered_time", message)]);
    }

    #[test]
    fn a_row_that_says_something_of_a_customer_needs_the_customers_number() {
        let mut of_customers = spec();
        for (field, expression) in [
            ("customer_name", "row.name"),
            ("customer_phone", "row.phone"),
            ("customer_email", "row.mail"),
            ("language", "\"fr\""),
            ("zone", "\"Europe/Paris\""),
        ] {
            of_customers.expressions.insert(field.to_owned(), expression.to_owned());
        }
        let mapping = Mapping::compile(&of_customers).unwrap();
        let nothing = [("no", ""), ("number", " "), ("name", ""), ("phone", ""), ("mail", " ")];
        let with = |mapping: &Mapping, name: &str, value: &str| {
            let cells =
                GOOD.into_iter().chain(nothing).map(|(name, value)| (name.to_owned(), value.to_owned()));
            let mut columns: BTreeMap<String, String> = cells.collect();
            columns.insert(name.to_owned(), value.to_owned());
            mapping.draft(&Row { record: 1, file: "a.csv".into(), content: Content::Columns(columns) })
        };
        assert_eq!(
            with(&mapping, "no", "").unwrap().customer,
            None,
            "language and zone alone are no customer"
        );
        let said = [
            ("no", "yes", "contact_refused"),
            ("name", "Anon Ymous", "customer_name"),
            ("phone", "+33199000001", "customer_phone"),
            ("mail", "a@b.example", "customer_email"),
        ];
        for (column, value, field) in said {
            let told = with(&mapping, column, value).unwrap_err();
            let message = format!(
                "is missing: row.number gives none, and the row has {field}; give the customer's number, or nothing of \
                 the customer for an anonymous response"
            );
            assert_eq!(told, [Violation::new("customer_reference", message)]);
        }
        of_customers.expressions.remove("customer_reference");
        let without = Mapping::compile(&of_customers).unwrap();
        let told = &with(&without, "phone", "+33199000001").unwrap_err()[0];
        assert!(
            told.message.starts_with("is missing: the mapping has no customer_reference, and"),
            "{told:?}"
        );
    }

    #[test]
    fn a_refusal_of_contact_is_true_or_false_and_nothing_else_is_taken_for_consent() {
        let refused = |expression: &str| {
            let mut other = spec();
            other.expressions.insert("contact_refused".to_owned(), expression.to_owned());
            let draft = Mapping::compile(&other).unwrap().draft(&row(GOOD));
            draft.map(|draft| draft.customer.unwrap().contact_refused)
        };
        assert_eq!(
            ["true", "\" TRUE\"", "false", "\"\""].map(refused),
            [Ok(true), Ok(true), Ok(false), Ok(false)]
        );
        let told = &refused("row.no").unwrap_err()[0];
        assert_eq!(told.field, "contact_refused");
        assert!(told.message.starts_with("\"yes\" is neither true nor false; "), "{told:?}");
    }

    #[test]
    fn in_the_sample_only_a_clear_no_is_consent() {
        let sample = include_str!("../../../../../deploy/dev/sample/mappings.yaml");
        let line = sample.lines().find_map(|line| line.trim().strip_prefix("contact_refused: ")).unwrap();
        let mut of_sample = spec();
        let expression = line.trim_matches('\'').replace("row.no_contact", "row.no");
        of_sample.expressions.insert("contact_refused".to_owned(), expression);
        let mapping = Mapping::compile(&of_sample).unwrap();
        let refused = |text: &'static str| {
            let mut cells = GOOD;
            cells[5].1 = text;
            mapping.draft(&row(cells)).unwrap().customer.unwrap().contact_refused
        };
        for text in ["yes", "Yes", "YES", "true", "TRUE", "y", "1", "x", "oui", "do not call"] {
            assert!(refused(text), "{text}");
        }
        for text in ["", " ", "no", "No", "NO", "n", "false", "False", "0", "non"] {
            assert!(!refused(text), "{text}");
        }
        let of_json = |said: Option<Cell>| {
            let mut object: BTreeMap<String, Cell> = [("number", "C1"), ("score", "2")]
                .map(|(name, text)| (name.to_owned(), Cell::Text(text.to_owned())))
                .into();
            object.extend(said.map(|said| ("no".to_owned(), said)));
            let row = Row { record: 1, file: "a".into(), content: Content::Object(object) };
            mapping.draft(&row).unwrap().customer.unwrap().contact_refused
        };
        assert!(of_json(Some(Cell::Truth(true))) && of_json(Some(Cell::Number(1.0))));
        assert!(![None, Some(Cell::Null), Some(Cell::Truth(false))].into_iter().any(of_json));
    }

    #[test]
    fn a_missing_column_names_the_column_and_a_missing_json_name_is_nothing() {
        let mapping = Mapping::compile(&spec()).unwrap();
        let mut short = row(GOOD);
        if let Content::Columns(columns) = &mut short.content {
            columns.remove("comment");
        }
        let violation = &mapping.draft(&short).unwrap_err()[0];
        assert!(violation.message.contains("comment") && violation.field == "verbatim", "{violation:?}");
        let object = BTreeMap::from([
            ("score".to_owned(), Cell::Number(2.0)),
            ("shop".to_owned(), Cell::Number(17.0)),
        ]);
        let draft = mapping.draft(&Row { content: Content::Object(object), ..short }).unwrap();
        assert_eq!((draft.unit.as_str(), draft.score.unwrap().raw), ("17", 2.0));
    }

    #[test]
    fn mistakes_are_found_when_it_is_applied() {
        let mut wrong = spec();
        wrong.expressions.insert("unit".into(), "rwo.shop".into());
        wrong.expressions.insert("verbatim".into(), "row.comment +".into());
        wrong.kind = "rant".into();
        wrong.answered_time_zone = "Europe/Pariss".into();
        wrong.score = Some(ScoreSpec { metric: "custom".into(), scale: None, required: false });
        let mistakes = Mapping::compile(&wrong).unwrap_err();
        let fields: Vec<&str> = mistakes.iter().map(|mistake| mistake.field.as_str()).collect();
        assert_eq!(
            fields,
            ["spec.kind", "spec.score.maximum", "spec.answered_time_zone", "spec.unit", "spec.verbatim"]
        );
        assert!(mistakes[3].message.contains("known: row, file, record"), "{mistakes:?}");
        assert_eq!(mistakes[4].place.0, 1);
    }

    #[test]
    fn dates_come_in_several_shapes() {
        let read = |text| instant(text, None, &TimeZone::UTC).map(|at| at.to_string());
        assert_eq!(read("2015-07-20").as_deref(), Some("2015-07-20T00:00:00Z"));
        assert_eq!(read("2015-07-20T10:00:00+02:00").as_deref(), Some("2015-07-20T08:00:00Z"));
        assert_eq!(read("2015-07-20 10:00").as_deref(), Some("2015-07-20T10:00:00Z"));
        assert_eq!(read("20.7.2015"), None);
    }
}
