//! Customers: they answer, answer again, correct themselves, and their answers are submitted more than once.

use crate::{
    failure::{Failure, unless},
    message::Message,
    random::Random,
    services::ingest::Answer,
    simulation::Simulation,
    world::World,
};
use ingest::domain::{
    score::Metric,
    submission::{Customer, Draft, DraftScore},
};
use jiff::Timestamp;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What was submitted under an external id, from the outside.
#[derive(Debug, Default)]
pub(crate) struct Customers {
    submitted: BTreeMap<(String, String), (Uuid, u64, Draft)>,
    /// All that was taken before it.
    earlier: BTreeMap<(String, String), Vec<Draft>>,
}

impl Customers {
    /// Everything that customers will say in so many days, and when it is submitted.
    pub(crate) fn answers(random: &mut Random, begins: Timestamp, days: u64) -> Vec<(Timestamp, Draft)> {
        let mut answers = Vec::new();
        for customer in 0..random.between(1, 3) {
            let unhappy = random.chance(600);
            let refused = random.chance(80);
            for answer in 0..random.between(1, 4) {
                let at = begins + random.seconds(0, days * 86_400 * 3 / 4);
                let draft = draft(random, (customer, answer), unhappy, refused);
                answer_and_more(random, at, draft, &mut answers);
            }
        }
        answers
    }
}

/// One answer, and what comes of it: the same again, a correction, a half that is completed, an id used twice.
fn answer_and_more(random: &mut Random, at: Timestamp, draft: Draft, answers: &mut Vec<(Timestamp, Draft)>) {
    // Some think again within a minute: then the second word may overtake the first on its way.
    let later = |random: &mut Random| {
        let at_most = if random.chance(300) { 90 } else { 400_000 };
        at + random.seconds(0, at_most)
    };
    if random.chance(200) {
        answers.push((later(random), draft.clone()));
    }
    if random.chance(250) {
        let revision = random.between(1, 3);
        let unhappy = random.chance(600);
        let revised = Draft { revision, score: Some(score(random, unhappy)), ..draft.clone() };
        answers.push((later(random), revised));
    }
    if random.chance(50) {
        answers.push((later(random), Draft { score: Some(score(random, true)), ..draft.clone() }));
    }
    let partial = random.chance(50);
    if partial {
        answers.push((later(random), draft.clone()));
    }
    answers.push((at, Draft { partial, ..draft }));
}

fn score(random: &mut Random, unhappy: bool) -> DraftScore {
    let raw = if unhappy { random.between(0, 5) } else { random.between(2, 10) };
    let raw = u32::try_from(raw).map(f64::from).unwrap_or_default();
    DraftScore { metric: Some(Metric::Nps), raw, scale: None }
}

fn draft(random: &mut Random, (customer, answer): (u64, u64), unhappy: bool, refused: bool) -> Draft {
    let known = !random.chance(100);
    Draft {
        source: random.pick(&["web", "store", "panel"]).copied().unwrap_or("web").to_owned(),
        external_id: format!("answer-{customer}-{answer}"),
        unit: World::unit_for_a_response(random).to_owned(),
        score: Some(score(random, unhappy)),
        customer: known.then(|| Customer {
            reference: format!("customer-{customer}"),
            language: if random.chance(300) { "fr-CA".to_owned() } else { String::new() },
            contact_refused: refused,
            ..Customer::default()
        }),
        test: random.chance(40),
        history: random.chance(30),
        ..Draft::default()
    }
}

impl Simulation {
    /// Somebody submits a response; what ingest answers is held against what was submitted before.
    pub(crate) fn submit(&mut self, draft: Draft) -> Result<(), Failure> {
        let key = (draft.source.clone(), draft.external_id.clone());
        let answer = self.ingest.submit(draft.clone(), &mut self.random, self.now);
        let before = self.customers.submitted.get(&key);
        let about = (before.map(|(id, ..)| *id), None);
        let same = before.is_some_and(|(_, _, known)| content(known) == content(&draft));
        let mut earlier = self.customers.earlier.get(&key).into_iter().flatten();
        let came_again = earlier.any(|earlier| content(earlier) == content(&draft));
        let about_it = |failure: Failure| failure.of(about);
        match answer {
            Answer::Taken(response) => {
                let version = before.map_or(1, |(_, version, _)| version + 1);
                let id_stays = before.is_none_or(|(id, ..)| *id == response.id);
                unless(!same, "IN-7", || "what was submitted again became a version".to_owned())
                    .and_then(|()| {
                        unless(id_stays && response.version == version, "IN-7", || {
                            format!("one external id names {} and another response", response.id)
                        })
                    })
                    .map_err(about_it)?;
                self.customers.earlier.entry(key.clone()).or_default().push(draft.clone());
                self.customers.submitted.insert(key, (response.id, response.version, draft));
                self.tally.responses += 1;
                self.commit("ingest", vec![Message::Response(response)], None, self.now)
            }
            Answer::Duplicate(id, version) => {
                let first = before.is_some_and(|(known, newest, _)| (*known, *newest) == (id, version));
                unless((same || came_again) && first, "IN-7", || {
                    "new content was taken for a duplicate".to_owned()
                })
                .map_err(about_it)?;
                self.story.note(self.now, "ingest", (Some(id), None), || "is told the same again".to_owned());
                Ok(())
            }
            Answer::Refused(reason) => {
                unless(before.is_some() && !same, "IN-7", || {
                    format!("a good response was refused: {reason}")
                })
                .map_err(about_it)?;
                self.story.note(self.now, "ingest", about, || format!("refuses: {reason}"));
                Ok(())
            }
        }
    }
}

/// What a duplicate repeats.
fn content(draft: &Draft) -> Draft {
    Draft { revision: 0, ..draft.clone() }
}
