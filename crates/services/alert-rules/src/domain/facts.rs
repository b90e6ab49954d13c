//! What the rules see of one response, at one instant.

use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Texts by name.
pub type Texts = BTreeMap<String, String>;

/// Everything that a condition can see. It is kept with the decision, so that the decision can be explained for as
/// long as it is kept, whatever the directory and the rules have become.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// The response.
    pub response: ResponseFacts,
    /// Who said it.
    pub customer: CustomerFacts,
    /// The part of the business.
    pub unit: UnitFacts,
    /// What the customer said before.
    #[serde(default)]
    pub history: HistoryFacts,
    /// When it was decided.
    pub time: TimeFacts,
}

/// A response, as conditions see it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ResponseFacts {
    /// Where it came from.
    pub source: String,
    /// The unit as it came.
    pub unit: String,
    /// Kind of signal.
    pub kind: String,
    /// Partial or final.
    pub completeness: String,
    /// What the customer said in words.
    pub verbatim: String,
    /// Its version.
    pub version: u64,
    /// The submitter's revision.
    pub revision: u64,
    /// A test.
    pub test: bool,
    /// Backfilled history.
    pub history: bool,
    /// The score, if there is one.
    pub score: Option<ScoreFacts>,
    /// When the customer answered, if that is known.
    pub answered: Option<AnsweredFacts>,
    /// Date of acceptance in the unit's zone.
    pub accepted_date: String,
    /// Further facts, named by the source.
    pub attributes: Texts,
}

/// A score.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ScoreFacts {
    /// As the customer gave it.
    pub raw: f64,
    /// From 0 to 100.
    pub normalized: f64,
    /// Lowest value of the scale.
    pub scale_minimum: f64,
    /// Highest value of the scale.
    pub scale_maximum: f64,
    /// The family of question.
    pub metric: String,
}

/// When the customer answered, in the unit's zone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AnsweredFacts {
    /// Civil date.
    pub date: String,
    /// Hour of the day.
    pub hour: i64,
    /// Weekday.
    pub weekday: String,
    /// Whole days before the decision.
    pub age_days: i64,
}

/// Consent and reachability.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CustomerFacts {
    /// The response names a customer.
    pub known: bool,
    /// Does not want to be contacted.
    pub contact_refused: bool,
    /// A phone number is known.
    pub has_phone: bool,
    /// An e-mail address is known.
    pub has_email: bool,
    /// Preferred language.
    pub language: String,
    /// IANA zone.
    pub zone: String,
}

/// The unit, as the directory knew it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct UnitFacts {
    /// Whether the directory has it.
    pub known: bool,
    /// What a person reads.
    pub title: String,
    /// The unit and all above it; of an unknown unit, the root alone.
    pub path: Vec<String>,
    /// Its attributes and those that it inherits.
    pub attributes: Texts,
}

/// A customer's past; empty where the customer is not known.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct HistoryFacts {
    /// Earlier responses with a score, newest first.
    pub previous: Vec<PreviousFacts>,
    /// Earlier responses, by how long ago.
    pub responses: Windows,
    /// Of these, with a low score.
    pub low: Windows,
    /// A case of the customer goes on.
    pub open_case: bool,
    /// Whole days since the last case ended, if one has.
    pub days_since_case: Option<i64>,
}

/// An earlier response with a score.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PreviousFacts {
    /// Score from 0 to 100.
    pub normalized: f64,
    /// Whole days before the present response.
    pub age_days: i64,
    /// Where it came from.
    pub source: String,
    /// The unit as it came.
    pub unit: String,
}

/// Counts within so many days before the present response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Windows {
    /// Within 7 days.
    pub d7: i64,
    /// Within 30 days.
    pub d30: i64,
    /// Within 90 days.
    pub d90: i64,
    /// Within 365 days.
    pub d365: i64,
}

impl HistoryFacts {
    /// The customer's own average of earlier scores; `None`: there are none.
    #[must_use]
    pub fn average(&self) -> Option<f64> {
        let count = u32::try_from(self.previous.len()).unwrap_or(u32::MAX);
        let sum: f64 = self.previous.iter().map(|previous| previous.normalized).sum();
        (count > 0).then(|| sum / f64::from(count))
    }
}

/// The instant of the decision, in the unit's zone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TimeFacts {
    /// Hour of the day.
    pub hour: i64,
    /// Minute of the hour.
    pub minute: i64,
    /// Weekday.
    pub weekday: String,
    /// Civil date.
    pub date: String,
    /// Name of the zone.
    pub zone: String,
}

impl TimeFacts {
    /// An instant as the people of a zone read it.
    #[must_use]
    pub fn at(instant: Timestamp, zone: &TimeZone) -> Self {
        let local = zone.to_datetime(instant);
        Self {
            hour: i64::from(local.hour()),
            minute: i64::from(local.minute()),
            weekday: weekday(local.weekday()).to_owned(),
            date: local.date().to_string(),
            zone: zone.iana_name().unwrap_or("UTC").to_owned(),
        }
    }
}

impl AnsweredFacts {
    /// An answer's instant as the people of a zone read it, and how long before `now` it was.
    #[must_use]
    pub fn at(answered: Timestamp, now: Timestamp, zone: &TimeZone) -> Self {
        let local = zone.to_datetime(answered);
        Self {
            date: local.date().to_string(),
            hour: i64::from(local.hour()),
            weekday: weekday(local.weekday()).to_owned(),
            age_days: now.duration_since(answered).as_hours() / 24,
        }
    }
}

const fn weekday(weekday: jiff::civil::Weekday) -> &'static str {
    match weekday {
        jiff::civil::Weekday::Monday => "monday",
        jiff::civil::Weekday::Tuesday => "tuesday",
        jiff::civil::Weekday::Wednesday => "wednesday",
        jiff::civil::Weekday::Thursday => "thursday",
        jiff::civil::Weekday::Friday => "friday",
        jiff::civil::Weekday::Saturday => "saturday",
        jiff::civil::Weekday::Sunday => "sunday",
    }
}
