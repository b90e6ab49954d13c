//! ingest: accept, duplicate, revise, reject.

use crate::{message::Response, random::Random};
use ingest::domain::{
    identity::{Decision, Known, Said, decide, taken},
    submission::{Draft, Identity, check},
};
use jiff::Timestamp;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What ingest keeps.
#[derive(Debug, Default)]
pub struct Ingest {
    identities: BTreeMap<(String, String), Known>,
    customers: BTreeMap<String, Uuid>,
    /// Every version of every response that was accepted.
    pub accepted: BTreeMap<(Uuid, u64), Response>,
}

/// What became of a submission.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// This version was accepted.
    Taken(Response),
    /// The first answer again: the response and its newest version.
    Duplicate(Uuid, u64),
    /// It was refused, and why.
    Refused(String),
}

impl Ingest {
    /// Takes a submission.
    pub fn submit(&mut self, draft: Draft, random: &mut Random, now: Timestamp) -> Answer {
        let new = match check(draft) {
            Ok(new) => new,
            Err(violations) => return Answer::Refused(format!("{violations:?}")),
        };
        let identity = match &new.identity {
            Identity::ExternalId(id) => format!("external {id}"),
            Identity::RequestId(id) => format!("request {id}"),
        };
        let key = (new.source.clone(), identity);
        let content = new.content.canonical();
        let said =
            Said { content_hash: content.as_bytes(), revision: new.revision, partial: new.content.partial };
        let before = self.identities.get(&key);
        match (decide(before, said), before) {
            (Decision::Duplicate, Some(known)) => Answer::Duplicate(known.response_id, known.version),
            (Decision::Accept | Decision::Revise, before) => {
                let after = taken(before, said, || random.id(), now);
                let response = self.response(&after, new, random, now);
                self.identities.insert(key, after);
                self.accepted.insert((response.id, response.version), response.clone());
                Answer::Taken(response)
            }
            (refused, _) => Answer::Refused(format!("{refused:?}")),
        }
    }

    fn response(
        &mut self,
        known: &Known,
        new: ingest::domain::submission::NewResponse,
        random: &mut Random,
        now: Timestamp,
    ) -> Response {
        let customer = new.content.customer.unwrap_or_default();
        let known_customer = (!customer.reference.is_empty())
            .then(|| *self.customers.entry(customer.reference).or_insert_with(|| random.id()));
        let score = new.content.score;
        Response {
            id: known.response_id,
            version: known.version,
            revision: new.revision,
            customer: known_customer,
            source: new.source,
            unit: new.content.unit,
            score: score.map(|score| score.raw).unwrap_or_default(),
            normalized: score.map(|score| score.normalized()).unwrap_or_default(),
            accepted: now,
            test: new.content.test,
            history: new.content.history,
            refused: customer.contact_refused,
            language: customer.language,
        }
    }
}
