//! The facts by the names that conditions use for them.

use super::schema;
use crate::domain::facts::{Facts, PreviousFacts, Texts};
use std::fmt;

/// Greatest number of characters of a text that an explanation repeats.
const TEXT_MAX: usize = 200;

/// One fact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fact<'a> {
    /// True or false.
    Truth(bool),
    /// A whole number.
    Whole(i64),
    /// A number.
    Number(f64),
    /// A text.
    Text(&'a str),
    /// Texts in order.
    List(&'a [String]),
    /// Texts by name.
    Map(&'a Texts),
    /// Earlier responses.
    Previous(&'a [PreviousFacts]),
    /// Their scores.
    Scores(&'a [PreviousFacts]),
}

impl Facts {
    /// The fact of that name, `response.score`; `None`: the response lacks it.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<Fact<'_>> {
        let (variable, field) = name.split_once('.')?;
        match variable {
            "response" => self.response_fact(field),
            "customer" => self.customer_fact(field),
            "unit" => self.unit_fact(field),
            "history" => self.history_fact(field),
            "time" => self.time_fact(field),
            _ => None,
        }
    }

    /// Every fact that conditions may name, in the schema's order, as a person reads it. What is missing says so.
    #[must_use]
    pub fn values(&self) -> Vec<(String, String)> {
        let names = schema::VARIABLES.iter().flat_map(|variable| {
            variable.fields.iter().map(move |field| format!("{}.{}", variable.name, field.name))
        });
        names.map(|name| (name.clone(), self.shown(&name))).collect()
    }

    /// A fact as a person reads it.
    #[must_use]
    pub fn shown(&self, name: &str) -> String {
        self.fact(name).map_or_else(|| "missing".to_owned(), |fact| fact.to_string())
    }

    fn response_fact(&self, field: &str) -> Option<Fact<'_>> {
        let response = &self.response;
        Some(match field {
            "has_score" => Fact::Truth(response.score.is_some()),
            "score" => Fact::Number(response.score.as_ref()?.raw),
            "normalized" => Fact::Number(response.score.as_ref()?.normalized),
            "scale_minimum" => Fact::Number(response.score.as_ref()?.scale_minimum),
            "scale_maximum" => Fact::Number(response.score.as_ref()?.scale_maximum),
            "metric" => Fact::Text(&response.score.as_ref()?.metric),
            "source" => Fact::Text(&response.source),
            "unit" => Fact::Text(&response.unit),
            "kind" => Fact::Text(&response.kind),
            "completeness" => Fact::Text(&response.completeness),
            "verbatim" => Fact::Text(&response.verbatim),
            "version" => Fact::Whole(i64::try_from(response.version).unwrap_or(i64::MAX)),
            "revision" => Fact::Whole(i64::try_from(response.revision).unwrap_or(i64::MAX)),
            "test" => Fact::Truth(response.test),
            "history" => Fact::Truth(response.history),
            "answered_date" => Fact::Text(&response.answered.as_ref()?.date),
            "answered_hour" => Fact::Whole(response.answered.as_ref()?.hour),
            "answered_weekday" => Fact::Text(&response.answered.as_ref()?.weekday),
            "age_days" => Fact::Whole(response.answered.as_ref()?.age_days),
            "accepted_date" => Fact::Text(&response.accepted_date),
            "attributes" => Fact::Map(&response.attributes),
            _ => Fact::Text(response.attributes.get(field.strip_prefix("attributes.")?)?),
        })
    }

    fn customer_fact(&self, field: &str) -> Option<Fact<'_>> {
        let customer = &self.customer;
        Some(match field {
            "known" => Fact::Truth(customer.known),
            "contact_refused" => Fact::Truth(customer.contact_refused),
            "has_phone" => Fact::Truth(customer.has_phone),
            "has_email" => Fact::Truth(customer.has_email),
            "language" => Fact::Text(&customer.language),
            "zone" => Fact::Text(&customer.zone),
            _ => return None,
        })
    }

    fn unit_fact(&self, field: &str) -> Option<Fact<'_>> {
        let unit = &self.unit;
        Some(match field {
            "name" => Fact::Text(&self.response.unit),
            "known" => Fact::Truth(unit.known),
            "title" => Fact::Text(&unit.title),
            "path" => Fact::List(&unit.path),
            "ancestors" => Fact::List(unit.path.get(1..).unwrap_or_default()),
            "attributes" => Fact::Map(&unit.attributes),
            _ => Fact::Text(unit.attributes.get(field.strip_prefix("attributes.")?)?),
        })
    }

    fn history_fact(&self, field: &str) -> Option<Fact<'_>> {
        let history = &self.history;
        Some(match field {
            "last_score" => Fact::Number(history.previous.first()?.normalized),
            "last_age_days" => Fact::Whole(history.previous.first()?.age_days),
            "average" => Fact::Number(history.average()?),
            "previous_scores" => Fact::Scores(&history.previous),
            "previous" => Fact::Previous(&history.previous),
            "responses_7d" => Fact::Whole(history.responses.d7),
            "responses_30d" => Fact::Whole(history.responses.d30),
            "responses_90d" => Fact::Whole(history.responses.d90),
            "responses_365d" => Fact::Whole(history.responses.d365),
            "low_7d" => Fact::Whole(history.low.d7),
            "low_30d" => Fact::Whole(history.low.d30),
            "low_90d" => Fact::Whole(history.low.d90),
            "low_365d" => Fact::Whole(history.low.d365),
            "open_case" => Fact::Truth(history.open_case),
            "days_since_case" => Fact::Whole(history.days_since_case?),
            _ => return None,
        })
    }

    fn time_fact(&self, field: &str) -> Option<Fact<'_>> {
        let time = &self.time;
        Some(match field {
            "local_hour" => Fact::Whole(time.hour),
            "local_minute" => Fact::Whole(time.minute),
            "local_weekday" => Fact::Text(&time.weekday),
            "local_date" => Fact::Text(&time.date),
            "zone" => Fact::Text(&time.zone),
            _ => return None,
        })
    }
}

impl fmt::Display for Fact<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truth(value) => write!(formatter, "{value}"),
            Self::Whole(value) => write!(formatter, "{value}"),
            // With its point, so that it reads as the double that it is.
            Self::Number(value) => write!(formatter, "{value:?}"),
            Self::Text(text) => formatter.write_str(&quoted(text)),
            Self::List(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
                write!(formatter, "[{}]", texts.join(", "))
            }
            Self::Map(texts) => {
                let texts: Vec<String> =
                    texts.iter().map(|(name, text)| format!("{name}: {}", quoted(text))).collect();
                write!(formatter, "{{{}}}", texts.join(", "))
            }
            Self::Scores(previous) => {
                let scores: Vec<String> =
                    previous.iter().map(|previous| format!("{:?}", previous.normalized)).collect();
                write!(formatter, "[{}]", scores.join(", "))
            }
            Self::Previous(previous) => {
                let each = previous.iter().map(|previous| {
                    let PreviousFacts { normalized, age_days, source, unit } = previous;
                    format!("{normalized:?} {age_days} days before, source {source:?}, unit {unit:?}")
                });
                write!(formatter, "[{}]", each.collect::<Vec<_>>().join("; "))
            }
        }
    }
}

fn quoted(text: &str) -> String {
    match text.char_indices().nth(TEXT_MAX) {
        Some((end, _)) => format!("{:?}…", text.get(..end).unwrap_or_default()),
        None => format!("{text:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_schema_has_a_fact() {
        let mut facts = Facts::default();
        facts.response.score = Some(crate::domain::facts::ScoreFacts::default());
        facts.response.answered = Some(crate::domain::facts::AnsweredFacts::default());
        for variable in schema::VARIABLES {
            for field in variable.fields {
                let name = format!("{}.{}", variable.name, field.name);
                assert!(field.optional || facts.fact(&name).is_some(), "{name}");
            }
        }
        assert_eq!(facts.shown("response.score"), "0.0");
        assert_eq!(facts.shown("response.attributes.channel"), "missing");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let text = "é".repeat(300);
        assert_eq!(Fact::Text(&text).to_string().chars().count(), TEXT_MAX + 3);
    }
}
