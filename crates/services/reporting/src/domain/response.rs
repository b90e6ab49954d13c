//! Folding one response.

use super::fact::{Aggregate, DecisionFact, Entry, Fact, ResponseFact};
use jiff::Timestamp;
use uuid::Uuid;

/// A response as reporting shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The newest version.
    pub fact: ResponseFact,
    /// When the first version was accepted.
    pub first_accepted_at: Timestamp,
    /// The decision on the newest version decided.
    pub decision: Option<DecisionFact>,
    /// The case that it opened or joined.
    pub case_id: Option<Uuid>,
    /// It joined a case that another response had opened.
    pub attached: bool,
    /// When something last happened.
    pub updated_at: Timestamp,
}

impl Response {
    /// The instant that places it in a period: when it was accepted. History counts when the customer answered, where
    /// that is known: it came late, and all of it at once.
    #[must_use]
    pub fn counts_at(&self) -> Timestamp {
        self.fact.answered_at.filter(|_| self.fact.history).unwrap_or(self.first_accepted_at)
    }

    /// What the rules made of the newest version decided, in the contract's numbers; 0: nothing yet.
    #[must_use]
    pub fn outcome(&self) -> i32 {
        self.decision.as_ref().map_or(0, |decision| decision.outcome)
    }
}

/// Outcomes in the contract's numbers.
pub(crate) mod outcome {
    pub(crate) const RAISE: i32 = 1;
    pub(crate) const ATTACH: i32 = 3;
    pub(crate) const SUPPRESS: i32 = 4;
    pub(crate) const REFUSED: i32 = 6;
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
    let was = |outcome: i32| {
        entries.iter().any(|entry| matches!(&entry.fact, Fact::Decision(fact) if fact.outcome == outcome))
    };
    let own = entries.iter().filter(|entry| entry.is_of_response());
    Some(Response {
        fact: fact.clone(),
        first_accepted_at: first.occurred_at,
        decision: decision.and_then(|entry| match &entry.fact {
            Fact::Decision(decision) => Some(decision.clone()),
            _ => None,
        }),
        case_id: decision.and_then(|entry| entry.case_id),
        // A revision of the one that opened the case joins its own.
        attached: was(outcome::ATTACH) && !was(outcome::RAISE),
        updated_at: own.map(|entry| entry.occurred_at).max()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{
        super::case::tests::{at, entry},
        *,
    };

    fn response(version: u64, second: i64, history: bool) -> Entry {
        let fact = ResponseFact {
            source: "survey".into(),
            external_id_hash: String::new(),
            customer_id: String::new(),
            unit: "lyon".into(),
            score: Some(1.0),
            accepted_at: at(second),
            test: false,
            history,
            metric: 2,
            normalized: Some(0.0),
            signal: 1,
            answered_at: Some(at(-500)),
        };
        entry(Aggregate::Response, version, second, Fact::Response(fact))
    }

    fn decision(version: u64, second: i64, outcome: i32) -> Entry {
        let fact = DecisionFact {
            outcome,
            rules_version: 1,
            rule_set: "default".into(),
            rule: "low".into(),
            severity: 2,
            reason: String::new(),
            driver_hint: String::new(),
        };
        entry(Aggregate::Decision, version, second, Fact::Decision(fact))
    }

    fn folded(entries: &[Entry]) -> Response {
        fold(&entries.iter().collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn a_revision_of_the_response_that_opened_a_case_is_no_further_signal() {
        let joined = folded(&[response(1, 0, false), decision(1, 1, outcome::ATTACH)]);
        assert!(joined.attached);
        let opened = [response(1, 0, false), decision(1, 1, outcome::RAISE)];
        let revised = [response(2, 9, false), decision(2, 9, outcome::ATTACH)];
        let revised = folded(&[opened, revised].concat());
        assert_eq!((revised.attached, revised.outcome()), (false, outcome::ATTACH));
    }

    #[test]
    fn history_counts_when_the_customer_answered() {
        assert_eq!(folded(&[response(1, 0, true)]).counts_at(), at(-500));
        assert_eq!(folded(&[response(2, 9, false), response(1, 0, false)]).counts_at(), at(0));
    }

    #[test]
    fn an_entry_of_an_older_program_still_folds() {
        let text = r#"{"aggregate":"response","aggregate_id":"rsp","version":1,"event":"response.accepted",
            "occurred_at":"2026-11-23T09:00:00Z","response_id":null,"case_id":null,"actor":null,"detail":"",
            "fact":{"kind":"response","source":"survey","external_id_hash":"","customer_id":"","unit":"lyon","score":1.0,
                    "accepted_at":"2026-11-23T09:00:00Z","test":false,"history":false}}"#;
        let entry: Entry = serde_json::from_str(text).unwrap();
        assert_eq!(folded(&[entry]).fact.metric, 0);
        let text = r#"{"kind":"alert","response_id":"rsp","customer_id":"","source":"survey","unit":"lyon","severity":2,
            "score":1.0,"accepted_at":"2026-11-23T09:00:00Z","raised_at":"2026-11-23T09:00:00Z","test":false}"#;
        let Fact::Alert(alert) = serde_json::from_str(text).unwrap() else { panic!("no alert") };
        assert!(alert.task_required);
        let text = r#"{"kind":"task","state":1,"owner":"a","resolved_unit":"lyon","severity":2,"deadlines":[],
            "reached_at":null,"resolved_at":null,"ended_at":null,"contact_seconds":null}"#;
        assert!(matches!(serde_json::from_str(text).unwrap(), Fact::Task(task) if task.reopenings == 0));
        let text = r#"{"kind":"decision","outcome":1,"rules_version":1,"rule_set":"a","rule":"b"}"#;
        assert!(matches!(serde_json::from_str(text).unwrap(), Fact::Decision(of) if of.reason.is_empty()));
    }
}
