//! CEL conditions: parsed, checked, and evaluated against responses within their cost.

use alert_rules::domain::{
    condition::{COST_MAX, Condition, LENGTH_MAX, Scope},
    facts::{AnsweredFacts, Facts, HistoryFacts, PreviousFacts, ScoreFacts, TimeFacts},
};
use jiff::tz::TimeZone;
use service_kit::clock::Monotonic;
use std::{sync::LazyLock, time::Duration};

/// The time in which a condition of the greatest cost is judged, with a great reserve for a busy machine.
const JUDGED_WITHIN: Duration = Duration::from_secs(5);

/// Reads the input as a condition and judges it.
pub fn target(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let mut condition = match Condition::compile(&text) {
        Ok(condition) => condition,
        Err(mistakes) => {
            assert!(!mistakes.is_empty());
            for mistake in mistakes {
                assert!(mistake.line > 0 && mistake.column > 0 && !mistake.message.is_empty(), "{mistake:?}");
            }
            return;
        }
    };
    assert!(
        condition.cost() <= COST_MAX && text.len() <= LENGTH_MAX,
        "{} passed with {}",
        text,
        condition.cost()
    );
    let again = Condition::compile(condition.text()).unwrap();
    assert_eq!(
        (again.text(), again.cost(), again.is_true()),
        (&*text, condition.cost(), condition.is_true())
    );
    let scope = Scope::new(std::iter::once(&mut condition));
    for facts in FACTS.iter() {
        let clock = Monotonic::start();
        let held = scope.holds(&condition, facts);
        assert!(clock.elapsed() < JUDGED_WITHIN, "{text} took {:?}", clock.elapsed());
        assert_eq!(scope.holds(&condition, facts), held, "the same facts are judged the same");
        if let Some(told) = condition.at_a_glance(facts) {
            assert_eq!(held, Ok(told), "{text}: a glance tells what CEL says");
        }
        if let Err(failure) = held {
            assert!(!failure.to_string().is_empty());
        }
        let _ = condition.parts(facts);
    }
}

/// Nothing said; a usual response; the largest that can be.
static FACTS: LazyLock<[Facts; 3]> = LazyLock::new(|| {
    let now = crate::sample::now();
    let mut usual = Facts { time: TimeFacts::at(now, &TimeZone::UTC), ..Facts::default() };
    usual.response.score = Some(ScoreFacts {
        raw: 2.0,
        normalized: 25.0,
        scale_minimum: 1.0,
        scale_maximum: 5.0,
        metric: "csat".to_owned(),
    });
    usual.response.answered = Some(AnsweredFacts::at(now, now, &TimeZone::UTC));
    usual.response.verbatim = "Nobody called me back, I shall never return.".to_owned();
    usual.response.attributes = [("airport".to_owned(), "CDG".to_owned())].into();
    let mut largest = usual.clone();
    largest.response.verbatim = "aé ".repeat(64 * 1024 / 4);
    largest.response.attributes = (0..64).map(|index| (format!("a{index}"), "x".repeat(500))).collect();
    let previous = |age_days| PreviousFacts {
        normalized: 50.0,
        age_days,
        source: "survey".to_owned(),
        unit: "web".to_owned(),
    };
    largest.history = HistoryFacts { previous: (0..50).map(previous).collect(), ..HistoryFacts::default() };
    [Facts::default(), usual, largest]
});
