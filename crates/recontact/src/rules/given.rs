//! What a test of rules gives: a response, its customer and their past, made into the facts that rules see.

use alert_rules::domain::{
    conversation::{Case, Conversation, PastResponse},
    decide::{Known, KnownCase},
    directory::Directory,
    facts::{AnsweredFacts, CustomerFacts, Facts, ResponseFacts, ScoreFacts, TimeFacts},
    rule_set::Severity,
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::Deserialize;
use serde_saphyr::Spanned;
use std::collections::BTreeMap;
use uuid::Uuid;

/// When a test takes place unless it says otherwise: a Monday at ten in the unit's zone.
const USUAL_TIME: &str = "2026-11-23T10:00:00";

/// What is given.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Given {
    /// When it is decided: `2026-11-23T10:00[Europe/Paris]`, `2026-11-23T09:00:00Z`, or a local time of the unit's zone.
    pub time: Option<Spanned<String>>,
    /// What the customer says.
    pub response: GivenResponse,
    /// Who says it.
    pub customer: Option<GivenCustomer>,
    /// What the customer said before.
    pub history: Vec<GivenPast>,
    /// Cases of the customer.
    pub cases: Vec<GivenCase>,
}

/// A response.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GivenResponse {
    source: String,
    unit: String,
    kind: String,
    completeness: String,
    score: Option<f64>,
    scale: Spanned<String>,
    verbatim: String,
    /// How long before the decision the customer answered: `3d`.
    answered: Option<Spanned<String>>,
    test: bool,
    history: bool,
    attributes: BTreeMap<String, String>,
}

impl Default for GivenResponse {
    fn default() -> Self {
        let nowhere = serde_saphyr::Location::UNKNOWN;
        Self {
            source: "survey".to_owned(),
            unit: String::new(),
            kind: "survey".to_owned(),
            completeness: "final".to_owned(),
            score: None,
            scale: Spanned::new("csat".to_owned(), nowhere, nowhere),
            verbatim: String::new(),
            answered: None,
            test: false,
            history: false,
            attributes: BTreeMap::new(),
        }
    }
}

/// A customer.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GivenCustomer {
    contact_refused: bool,
    has_phone: bool,
    has_email: bool,
    language: String,
    zone: String,
}

/// An earlier response.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenPast {
    /// Score from 0 to 100.
    #[serde(default)]
    normalized: Option<f64>,
    /// How long before the present response: `3d`.
    age: Spanned<String>,
    #[serde(default = "usual_source")]
    source: String,
    #[serde(default)]
    unit: String,
}

fn usual_source() -> String {
    "survey".to_owned()
}

/// A case of the customer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenCase {
    /// How long ago it was raised: `20d`.
    raised: Spanned<String>,
    /// How long ago its task ended; absent: it goes on.
    #[serde(default)]
    ended: Option<Spanned<String>>,
    /// The cool-down of the rule that raised it; absent: none.
    #[serde(default)]
    cool_down: Option<Spanned<String>>,
    /// Severity of its alert.
    severity: Severity,
}

/// A mistake in a test, and where.
#[derive(Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Line and column, from 1.
    pub place: (u64, u64),
    /// What is wrong.
    pub message: String,
}

impl Mistake {
    /// A mistake in a value.
    #[must_use]
    pub fn at<T>(value: &Spanned<T>, message: String) -> Self {
        Self { place: (value.referenced.line(), value.referenced.column()), message }
    }
}

fn ago(value: &Spanned<String>, from: Timestamp) -> Result<Timestamp, Mistake> {
    if value.value.trim() == "0" {
        return Ok(from);
    }
    let duration =
        business_time::customer_duration(&value.value).map_err(|message| Mistake::at(value, message))?;
    from.checked_sub(duration).map_err(|error| Mistake::at(value, error.to_string()))
}

fn instant(value: &Spanned<String>, zone: &TimeZone) -> Result<Timestamp, Mistake> {
    let text = value.value.as_str();
    let wrong = |what: &str| {
        Mistake::at(
            value,
            format!("{text:?} {what}; write 2026-11-23T10:00[Europe/Paris] or 2026-11-23T10:00"),
        )
    };
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Ok(instant);
    }
    let (local, zone) = match text.strip_suffix(']').and_then(|text| text.split_once('[')) {
        Some((local, name)) => {
            let zone = business_time::zone(name).map_err(|_| wrong("names no zone that is known"))?;
            (local, zone)
        }
        None => (text, zone.clone()),
    };
    let local: jiff::civil::DateTime = local.parse().map_err(|_| wrong("is no time"))?;
    zone.to_timestamp(local).map_err(|_| wrong("is outside the years that are known"))
}

/// Lowest and highest value of a scale.
fn scale(value: &Spanned<String>) -> Result<(f64, f64, &'static str), Mistake> {
    Ok(match value.value.as_str() {
        "nps" => (0.0, 10.0, "nps"),
        "csat" => (1.0, 5.0, "csat"),
        "ces" => (1.0, 7.0, "ces"),
        "stars" => (1.0, 5.0, "stars"),
        other => {
            let bounds = other.split_once('-');
            let number = |text: &str| text.trim().parse::<f64>().ok();
            match bounds.and_then(|(low, high)| Some((number(low)?, number(high)?))) {
                Some((low, high)) if low < high => (low, high, "custom"),
                _ => {
                    let message = format!(
                        "{other:?} is no scale; known: nps, csat, ces, stars, or bounds such as 1-10"
                    );
                    return Err(Mistake::at(value, message));
                }
            }
        }
    })
}

impl Given {
    /// The facts that rules see, and what is known beside them.
    ///
    /// # Errors
    /// The first value that can't be read, with its place.
    pub fn facts(&self, directory: &Directory) -> Result<(Facts, Known), Mistake> {
        let zone = directory.zone(&self.response.unit);
        let nowhere = serde_saphyr::Location::UNKNOWN;
        let usual = Spanned::new(USUAL_TIME.to_owned(), nowhere, nowhere);
        let now = instant(self.time.as_ref().unwrap_or(&usual), &zone)?;
        let answered = self.response.answered.as_ref().map(|value| ago(value, now)).transpose()?;
        let given = answered.unwrap_or(now);
        let (low, high, metric) = scale(&self.response.scale)?;
        let response = &self.response;
        let score = response.score.map(|raw| ScoreFacts {
            raw,
            normalized: (raw - low) / (high - low) * 100.0,
            scale_minimum: low,
            scale_maximum: high,
            metric: metric.to_owned(),
        });
        let conversation = self.conversation(given, now)?;
        let is_known = self.customer.is_some() || !self.history.is_empty() || !self.cases.is_empty();
        let customer = self.customer.clone().unwrap_or_default();
        let facts = Facts {
            response: ResponseFacts {
                source: response.source.clone(),
                unit: response.unit.clone(),
                kind: response.kind.clone(),
                completeness: response.completeness.clone(),
                verbatim: response.verbatim.clone(),
                version: 1,
                revision: 0,
                test: response.test,
                history: response.history,
                score,
                answered: answered.map(|answered| AnsweredFacts::at(answered, now, &zone)),
                accepted_date: zone.to_datetime(now).date().to_string(),
                attributes: response.attributes.clone(),
            },
            customer: CustomerFacts {
                known: is_known,
                contact_refused: customer.contact_refused,
                has_phone: customer.has_phone,
                has_email: customer.has_email,
                language: customer.language,
                zone: customer.zone,
            },
            unit: directory.facts(&response.unit),
            history: conversation.history(Uuid::nil(), given, response.test, now),
            time: TimeFacts::at(now, &zone),
        };
        let joinable = conversation.joinable(response.test, now);
        let severity_of = |case: &Case| {
            let index = usize::try_from(case.case_id.as_u128()).unwrap_or_default();
            self.cases.get(index).map_or(Severity::Low, |given| given.severity)
        };
        let known = Known {
            case: joinable
                .map(|found| KnownCase { severity: severity_of(found.case), cooling: found.cooling }),
            case_ages: conversation.case_ages(response.test, now),
            age: now.duration_since(given).as_secs(),
            ..Known::default()
        };
        Ok((facts, known))
    }

    fn conversation(&self, given: Timestamp, now: Timestamp) -> Result<Conversation, Mistake> {
        let mut conversation = Conversation::default();
        for (index, past) in (1_u128..).zip(&self.history) {
            let response = PastResponse {
                response_id: Uuid::from_u128(index),
                version: 1,
                at: ago(&past.age, given)?,
                normalized: past.normalized,
                source: past.source.clone(),
                unit: past.unit.clone(),
                test: self.response.test,
            };
            conversation.remember(response, now);
        }
        for (index, case) in (0_u128..).zip(&self.cases) {
            let cool_down = case.cool_down.as_ref().map(|value| ago(value, now)).transpose()?;
            let cool_down = cool_down.map_or(SignedDuration::ZERO, |until| now.duration_since(until));
            let case = Case {
                case_id: Uuid::from_u128(index),
                alert_id: Uuid::from_u128(index),
                raised: ago(&case.raised, now)?,
                cool_down_seconds: cool_down.as_secs(),
                test: self.response.test,
                task_version: 1,
                ended: case.ended.as_ref().map(|value| ago(value, now)).transpose()?,
            };
            conversation.open(case, now);
        }
        Ok(conversation)
    }
}
