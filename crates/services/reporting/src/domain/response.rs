//! Folding one response.

use super::fact::{Aggregate, DecisionFact, Entry, Fact, ResponseFact};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A response as reporting shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Response {
    /// The newest version.
    pub fact: ResponseFact,
    /// When the first version was accepted.
    pub first_accepted_at: Timestamp,
    /// The decision on the newest version decided.
    pub decision: Option<DecisionFact>,
    /// The case that it opened or joined.
    pub case_id: Option<Uuid>,
    /// When something last happened.
    pub updated_at: Timestamp,
}

/// Folds the entries of one response, in any order; `None`: it was not heard of itself.
#[must_use]
pub fn fold(entries: &[&Entry]) -> Option<Response> {
    let newest = |aggregate: Aggregate| {
        entries.iter().filter(|entry| entry.aggregate == aggregate).max_by_key(|entry| entry.version)
    };
    let Fact::Response(fact) = &newest(Aggregate::Response)?.fact else {
        return None;
    };
    let first = entries
        .iter()
        .filter(|entry| entry.aggregate == Aggregate::Response)
        .min_by_key(|entry| entry.version)?;
    let decision = newest(Aggregate::Decision);
    let own =
        entries.iter().filter(|entry| matches!(entry.aggregate, Aggregate::Response | Aggregate::Decision));
    Some(Response {
        fact: fact.clone(),
        first_accepted_at: first.occurred_at,
        decision: decision.and_then(|entry| match &entry.fact {
            Fact::Decision(decision) => Some(decision.clone()),
            _ => None,
        }),
        case_id: decision.and_then(|entry| entry.case_id),
        updated_at: own.map(|entry| entry.occurred_at).max()?,
    })
}
