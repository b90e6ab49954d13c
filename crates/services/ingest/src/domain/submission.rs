//! What is asked of a response before it is accepted (IN-6, IN-10).

use super::score::{Metric, Score};
use contracts::{ids, topology::ITEM_BYTES_MAX};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Longest verbatim in bytes.
pub const VERBATIM_BYTES_MAX: usize = 64 * 1024;
/// Longest id of a submitter's in characters.
pub const EXTERNAL_ID_MAX: usize = 256;
/// Longest request id in characters.
pub const REQUEST_ID_MAX: usize = 128;
/// Most attributes.
pub const ATTRIBUTES_MAX: usize = 64;
/// Longest of every other text in characters.
pub const TEXT_MAX: usize = 512;

/// How far after its acceptance a response may have been answered: clocks differ, and a date without a zone may be one of
/// the other side of the world.
pub const AHEAD_MAX: SignedDuration = SignedDuration::from_hours(24);

/// Kind of signal (IN-9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalKind {
    /// An answered questionnaire.
    #[default]
    Survey,
    /// A review on a site.
    Review,
    /// A public post.
    SocialPost,
    /// A complaint.
    Complaint,
    /// A conversation held to learn.
    Interview,
    /// Something that nobody said outright.
    WeakSignal,
}

impl SignalKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Survey, Self::Review, Self::SocialPost, Self::Complaint, Self::Interview, Self::WeakSignal];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Survey => "survey",
            Self::Review => "review",
            Self::SocialPost => "social_post",
            Self::Complaint => "complaint",
            Self::Interview => "interview",
            Self::WeakSignal => "weak_signal",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A score as it came, not yet looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DraftScore {
    /// The family of question; `None`: not said.
    pub metric: Option<Metric>,
    /// The value.
    pub raw: f64,
    /// The scale, if one was given.
    pub scale: Option<(f64, f64)>,
}

/// Who said it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Customer {
    /// The submitter's number.
    pub reference: String,
    /// Name.
    pub name: String,
    /// Phone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// BCP 47 tag.
    pub language: String,
    /// IANA zone.
    pub zone: String,
    /// `09:00-18:00`.
    pub contact_window: String,
    /// Does not want to be contacted.
    pub contact_refused: bool,
}

/// A submission as it came, not yet looked at.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// Where it comes from.
    pub source: String,
    /// The submitter's id.
    pub external_id: String,
    /// Stands in for an external id.
    pub request_id: String,
    /// The submitter's revision number.
    pub revision: u64,
    /// Unit that it is about.
    pub unit: String,
    /// The score.
    pub score: Option<DraftScore>,
    /// What was said in words.
    pub verbatim: String,
    /// When the customer answered.
    pub answered_at: Option<Timestamp>,
    /// Who said it.
    pub customer: Option<Customer>,
    /// Kind of signal.
    pub kind: SignalKind,
    /// Saved half-way.
    pub partial: bool,
    /// Further facts.
    pub attributes: BTreeMap<String, String>,
    /// A test.
    pub test: bool,
    /// Backfilled history.
    pub history: bool,
    /// The task that it answers.
    pub regarding_task_id: String,
}

/// By what a submission is known for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// The submitter's id of the response.
    ExternalId(String),
    /// The id of the request that brought it.
    RequestId(String),
}

/// A response that may be accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct NewResponse {
    /// Where it comes from.
    pub source: String,
    /// By what it is known.
    pub identity: Identity,
    /// The submitter's revision number.
    pub revision: u64,
    /// All that a duplicate must repeat.
    pub content: Content,
}

/// What a response says: two with the same content are the same.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Content {
    /// Unit as it came.
    pub unit: String,
    /// The score.
    pub score: Option<Score>,
    /// What was said in words.
    pub verbatim: String,
    /// When the customer answered.
    pub answered_at: Option<Timestamp>,
    /// Who said it.
    pub customer: Option<Customer>,
    /// Kind of signal.
    pub kind: SignalKind,
    /// Saved half-way.
    pub partial: bool,
    /// Further facts.
    pub attributes: BTreeMap<String, String>,
    /// A test.
    pub test: bool,
    /// Backfilled history.
    pub history: bool,
    /// The task that it answers.
    pub regarding_task_id: Option<Uuid>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Violation {
    /// Path of the field: `score.raw`.
    pub field: String,
    /// What is wrong, and the rule broken.
    pub message: String,
}

impl Violation {
    /// Names a field and what is wrong with it.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into() }
    }
}

/// What is wrong with an answer of the future, as business time is when it would be accepted.
#[must_use]
pub fn ahead(answered_at: Option<Timestamp>, now: Timestamp) -> Option<Violation> {
    let answered_at = answered_at.filter(|answered_at| answered_at.duration_since(now) > AHEAD_MAX)?;
    let message = format!(
        "is {answered_at:.0}, and business time is {now:.0}; at most a day ahead is taken, so look at the date or at the \
         clock that wrote it"
    );
    Some(Violation::new("answered_time", message))
}

/// Looks at a draft: the response, or everything that is wrong with it.
///
/// # Errors
/// Field by field.
pub fn check(draft: Draft) -> Result<NewResponse, Vec<Violation>> {
    let mut violations = Vec::new();
    let mut wrong = |field: &str, message: String| violations.push(Violation::new(field, message));
    if !contracts::topology::is_token(&draft.source) {
        wrong(
            "source",
            format!(
                "{:?} is no source: use 1 to 64 of letters, digits, '-' and '_'",
                shortened(&draft.source)
            ),
        );
    }
    let identity = match (draft.external_id.trim(), draft.request_id.trim()) {
        ("", "") => {
            let message = "give one, or a request_id (over HTTP: the header Idempotency-Key); without either a \
                           redelivery could not be told from a new response";
            wrong("external_id", message.to_owned());
            None
        }
        ("", request_id) if request_id.chars().count() > REQUEST_ID_MAX => {
            wrong("request_id", format!("is longer than {REQUEST_ID_MAX} characters"));
            None
        }
        ("", request_id) => Some(Identity::RequestId(request_id.to_owned())),
        (external_id, _) if external_id.chars().count() > EXTERNAL_ID_MAX => {
            wrong("external_id", format!("is longer than {EXTERNAL_ID_MAX} characters"));
            None
        }
        (external_id, _) => Some(Identity::ExternalId(external_id.to_owned())),
    };
    let score = match draft.score {
        None if draft.kind == SignalKind::Survey && !draft.partial => {
            wrong("score", "is missing; a survey needs one, other kinds of signal do without".to_owned());
            None
        }
        None => None,
        Some(DraftScore { metric: None, .. }) => {
            wrong("score.metric", "is missing; use nps, csat, ces, stars or custom".to_owned());
            None
        }
        Some(DraftScore { metric: Some(metric), raw, scale }) => match Score::new(metric, raw, scale) {
            Ok(score) => Some(score),
            Err((field, message)) => {
                wrong(&format!("score.{field}"), message);
                None
            }
        },
    };
    if draft.verbatim.len() > VERBATIM_BYTES_MAX {
        wrong(
            "verbatim",
            format!("has {} bytes; at most {VERBATIM_BYTES_MAX} are taken", draft.verbatim.len()),
        );
    }
    if draft.verbatim.contains('\0') {
        wrong("verbatim", "holds a NUL character, which no text may".to_owned());
    }
    for (field, text) in texts(&draft) {
        if text.chars().count() > TEXT_MAX {
            wrong(field, format!("is longer than {TEXT_MAX} characters"));
        }
        if text.contains('\0') {
            wrong(field, "holds a NUL character, which no text may".to_owned());
        }
    }
    check_attributes(&draft.attributes, &mut wrong);
    let regarding_task_id = match draft.regarding_task_id.as_str() {
        "" => None,
        text => match ids::parse(ids::IdKind::Task, text) {
            Ok(id) => Some(id),
            Err(error) => {
                wrong("regarding_task_id", error.to_string());
                None
            }
        },
    };
    if let Some(customer) = &draft.customer {
        check_customer(customer, &mut wrong);
    }
    let content = Content {
        unit: draft.unit,
        score,
        verbatim: draft.verbatim,
        answered_at: draft.answered_at,
        customer: draft.customer,
        kind: draft.kind,
        partial: draft.partial,
        attributes: draft.attributes,
        test: draft.test,
        history: draft.history,
        regarding_task_id,
    };
    if violations.is_empty() && content.bytes() > ITEM_BYTES_MAX {
        violations.push(Violation::new(
            "attributes",
            format!("the response is larger than {ITEM_BYTES_MAX} bytes in all"),
        ));
    }
    match identity {
        Some(identity) if violations.is_empty() => {
            Ok(NewResponse { source: draft.source, identity, revision: draft.revision, content })
        }
        _ => Err(violations),
    }
}

fn texts(draft: &Draft) -> Vec<(&'static str, &str)> {
    let mut texts = vec![
        ("unit", draft.unit.as_str()),
        ("external_id", &draft.external_id),
        ("request_id", &draft.request_id),
    ];
    if let Some(customer) = &draft.customer {
        texts.extend([
            ("customer.reference", customer.reference.as_str()),
            ("customer.name", &customer.name),
            ("customer.phone", &customer.phone),
            ("customer.email", &customer.email),
            ("customer.language", &customer.language),
            ("customer.contact_window", &customer.contact_window),
        ]);
    }
    texts
}

fn check_attributes(attributes: &BTreeMap<String, String>, wrong: &mut impl FnMut(&str, String)) {
    if attributes.len() > ATTRIBUTES_MAX {
        wrong("attributes", format!("are {}; at most {ATTRIBUTES_MAX} are taken", attributes.len()));
    }
    for (name, value) in attributes {
        let field = format!("attributes.{}", shortened(name));
        if !contracts::topology::is_token(name) {
            wrong(
                &field,
                "is no name of an attribute: use 1 to 64 of letters, digits, '-' and '_'".to_owned(),
            );
        }
        if value.chars().count() > TEXT_MAX {
            wrong(&field, format!("is longer than {TEXT_MAX} characters"));
        }
        if value.contains('\0') {
            wrong(&field, "holds a NUL character, which no text may".to_owned());
        }
    }
}

fn check_customer(customer: &Customer, wrong: &mut impl FnMut(&str, String)) {
    if customer.reference.trim().is_empty() {
        wrong(
            "customer.reference",
            "is missing; leave out the customer as a whole for an anonymous response".to_owned(),
        );
    }
    if !customer.zone.is_empty()
        && let Err(error) = business_time::zone(&customer.zone)
    {
        wrong("customer.zone", error);
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(64).collect()
}

impl Content {
    /// A generous measure of its size as an item of a pack.
    fn bytes(&self) -> usize {
        // What every item carries besides its texts: ids, instants, numbers.
        let fixed = 512;
        let attributes: usize = self.attributes.iter().map(|(key, value)| key.len() + value.len() + 8).sum();
        fixed + self.unit.len() + self.verbatim.len() + attributes
    }

    /// The bytes that the content hash is made of.
    #[must_use]
    pub fn canonical(&self) -> String {
        // Serialising plain values and texts can't fail; an empty text would only make a duplicate a conflict.
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft {
            source: "survey".into(),
            external_id: "S-1".into(),
            score: Some(DraftScore { metric: Some(Metric::Csat), raw: 2.0, scale: None }),
            ..Draft::default()
        }
    }

    fn fields(draft: Draft) -> Vec<String> {
        check(draft).unwrap_err().into_iter().map(|violation| violation.field).collect()
    }

    #[test]
    fn a_plain_response_is_fine() {
        let response = check(draft()).unwrap();
        assert_eq!(response.identity, Identity::ExternalId("S-1".into()));
        assert_eq!(response.content.score.unwrap().normalized(), 25.0);
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let customer = Some(Customer { zone: "Mars/Olympus".into(), ..Customer::default() });
        let attributes = BTreeMap::from([("a b".to_owned(), "x".repeat(600))]);
        let wrong = Draft {
            source: "a b".into(),
            external_id: String::new(),
            customer,
            attributes,
            score: None,
            ..draft()
        };
        assert_eq!(
            fields(wrong),
            [
                "source",
                "external_id",
                "score",
                "attributes.a b",
                "attributes.a b",
                "customer.reference",
                "customer.zone"
            ]
        );
    }

    #[test]
    fn a_long_verbatim_is_refused_by_name() {
        assert_eq!(fields(Draft { verbatim: "x".repeat(VERBATIM_BYTES_MAX + 1), ..draft() }), ["verbatim"]);
        assert!(check(Draft { verbatim: "x".repeat(VERBATIM_BYTES_MAX), ..draft() }).is_ok());
    }

    #[test]
    fn an_answer_may_be_a_day_ahead_and_no_more() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let cases = [
            (None, false),
            (Some("1999-01-01T00:00:00Z"), false),
            (Some("2026-11-24T09:00:00Z"), false),
            (Some("2026-11-24T09:00:00.000000001Z"), true),
            (Some("2030-01-01T00:00:00Z"), true),
            (Some("9999-12-30T22:00:00Z"), true),
        ];
        for (answered, refused) in cases {
            let told = ahead(answered.map(|text| text.parse().unwrap()), now);
            assert_eq!(told.is_some(), refused, "{answered:?}: {told:?}");
        }
    }

    #[test]
    fn only_surveys_need_a_score() {
        assert_eq!(fields(Draft { score: None, ..draft() }), ["score"]);
        assert!(check(Draft { score: None, kind: SignalKind::Complaint, ..draft() }).is_ok());
        assert!(check(Draft { score: None, partial: true, ..draft() }).is_ok());
    }

    #[test]
    fn the_request_id_stands_in_for_the_external_id() {
        let response =
            check(Draft { external_id: String::new(), request_id: "r1".into(), ..draft() }).unwrap();
        assert_eq!(response.identity, Identity::RequestId("r1".into()));
    }
}
