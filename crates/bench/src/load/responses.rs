//! The responses that are offered: by number, so that the same number is the same response.

use crate::{
    frame::number::{from_count, to_count},
    world,
};
use contracts::{
    ingest::v1::{Customer, Submission, SubmitResponseRequest},
    types::v1::{Metric, Score},
};

/// What customers say; none of it is what a rule looks for.
const WORDS: [&str; 4] = [
    "The lady at the desk was friendly and found what I was looking for within minutes. Thank you.",
    "Le personnel est accueillant, mais il y avait une seule caisse ouverte et j'ai attendu vingt minutes.",
    "Delivery came two days late and one part was missing; the hotline answered after the third try.",
    "Everything as expected. The new layout of the garden section makes it hard to find the small tools.",
];

/// Responses of one run.
#[derive(Debug, Clone)]
pub struct Responses {
    /// Before every external id: a run that follows offers others.
    pub run: String,
    /// Which share of them raises an alert, by its score.
    pub alerts: f64,
    /// Whether they name no customer.
    pub anonymous: bool,
}

impl Responses {
    /// Whether a response raises an alert. They are spread evenly.
    #[must_use]
    pub fn is_alert(&self, number: u64) -> bool {
        let up_to = |number: u64| to_count(from_count(number) * self.alerts + 1e-9);
        up_to(number + 1) > up_to(number)
    }

    /// How many of a row of them raise one.
    #[must_use]
    pub fn alerts_among(&self, first: u64, count: u64) -> u64 {
        let up_to = |number: u64| to_count(from_count(number) * self.alerts + 1e-9);
        up_to(first + count) - up_to(first)
    }

    /// The response of a number.
    #[must_use]
    pub fn item(&self, number: u64) -> SubmitResponseRequest {
        // On the scale of 1 to 5 the two lowest are what the rules call dissatisfied.
        let raw = match (self.is_alert(number), number % 2) {
            (true, 0) => 1.0,
            (true, _) => 2.0,
            (false, 0) => 4.0,
            (false, _) => 5.0,
        };
        let words =
            usize::try_from(number % 4).ok().and_then(|at| WORDS.get(at)).copied().unwrap_or_default();
        let submission = Submission {
            source: "bench".to_owned(),
            external_id: format!("{}-{number}", self.run),
            unit: world::store(number),
            score: Some(Score { metric: Metric::Csat.into(), raw, ..Score::default() }),
            verbatim: words.to_owned(),
            customer: (!self.anonymous).then(|| self.customer(number)),
            ..Submission::default()
        };
        SubmitResponseRequest { submission: Some(submission), request_id: String::new() }
    }

    /// Each response has a customer of its own: a second signal of one would join the first, and raise nothing.
    fn customer(&self, number: u64) -> Customer {
        Customer {
            reference: format!("{}-c{number}", self.run),
            name: format!("Customer {number}"),
            phone: format!("+336{:08}", number % 100_000_000),
            language: "fr".to_owned(),
            zone: "Europe/Paris".to_owned(),
            ..Customer::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn responses(alerts: f64) -> Responses {
        Responses { run: "r".to_owned(), alerts, anonymous: false }
    }

    #[test]
    fn alerts_are_spread_and_counted() {
        for share in [0.0, 0.2, 0.31, 1.0] {
            let responses = responses(share);
            let count = (0..10_000).filter(|&number| responses.is_alert(number)).count() as u64;
            assert_eq!(count, responses.alerts_among(0, 10_000), "{share}");
            assert_eq!(count, to_count(10_000.0 * share), "{share}");
            let some = (100..350).filter(|&number| responses.is_alert(number)).count() as u64;
            assert_eq!(some, responses.alerts_among(100, 250), "{share}");
        }
    }

    #[test]
    fn an_alert_has_a_low_score_and_the_others_have_none() {
        let responses = responses(0.2);
        for number in 0..100 {
            let submission = responses.item(number).submission.unwrap();
            assert_eq!(submission.score.unwrap().raw <= 2.0, responses.is_alert(number), "{number}");
            assert_eq!(submission.customer.unwrap().reference, format!("r-c{number}"));
        }
        let anonymous = Responses { anonymous: true, ..responses };
        assert!(anonymous.item(1).submission.unwrap().customer.is_none());
    }
}
