//! A glance and CEL agree, over conditions and facts of every kind that a glance knows and some that it does not.

use super::super::{Condition, Failure, Scope};
use crate::domain::facts::{AnsweredFacts, Facts, PreviousFacts, ScoreFacts};
use proptest::{prelude::*, sample::select};

fn both(text: &str, facts: &Facts) -> (Option<bool>, Result<bool, Failure>) {
    let mut condition = Condition::compile(text).unwrap_or_else(|mistakes| panic!("{text}: {mistakes:?}"));
    let told = condition.at_a_glance(facts);
    let scope = Scope::new(std::iter::once(&mut condition));
    assert_eq!(condition.at_a_glance(facts), told, "{text}: whoever shares a scope is told the same");
    (told, scope.holds(&condition, facts))
}

const NUMBERS: [&str; 8] = [
    "response.score",
    "response.normalized",
    "response.version",
    "response.answered_hour",
    "history.last_score",
    "history.last_age_days",
    "history.low_90d",
    "time.local_hour",
];
const TEXTS: [&str; 7] = [
    "response.source",
    "response.verbatim",
    "response.metric",
    "response.answered_weekday",
    "response.attributes.channel",
    "unit.attributes[\"region\"]",
    "unit.name",
];
const TRUTHS: [&str; 7] = [
    "response.has_score",
    "customer.known",
    "true",
    "false",
    "has(response.score)",
    "has(response.attributes.channel)",
    "\"region\" in unit.attributes",
];
const WRITTEN_NUMBERS: [&str; 6] = ["-1", "0", "2", "2.0", "25.0", "-0.0"];
const WRITTEN_TEXTS: [&str; 6] =
    ["\"\"", "\"survey\"", "\"web\"", "\"The lid was broken.\"", "\"lid\"", "\"e\""];
const OPERATORS: [&str; 6] = ["==", "!=", "<", "<=", ">", ">="];
/// What a glance leaves to CEL.
const OPEN: [&str; 5] = [
    "unit.path.exists(u, u.startsWith(\"ly\"))",
    "size(response.verbatim) > 3",
    "10 / response.version > 3",
    "response.verbatim.lowerAscii() == \"the lid was broken.\"",
    "customer.known ? response.score > 2.0 : response.test",
];

fn number() -> impl Strategy<Value = &'static str> {
    prop_oneof![select(&NUMBERS[..]), select(&WRITTEN_NUMBERS[..])]
}

fn text() -> impl Strategy<Value = &'static str> {
    prop_oneof![3 => select(&TEXTS[..]), 2 => select(&WRITTEN_TEXTS[..])]
}

fn compared(
    left: impl Strategy<Value = &'static str>,
    right: impl Strategy<Value = &'static str>,
) -> impl Strategy<Value = String> {
    (left, select(&OPERATORS[..]), right)
        .prop_map(|(left, operator, right)| format!("{left} {operator} {right}"))
}

fn part() -> impl Strategy<Value = String> {
    let truth = select(&TRUTHS[..]).prop_map(str::to_owned);
    let two_truths = (select(&TRUTHS[..]), any::<bool>(), select(&TRUTHS[..]))
        .prop_map(|(left, equal, right)| format!("({left}) {} ({right})", if equal { "==" } else { "!=" }));
    let searched = (text(), select(vec!["contains", "startsWith", "endsWith"]), text())
        .prop_map(|(text, function, part)| format!("{text}.{function}({part})"));
    let text_in = (text(), proptest::collection::vec(select(&WRITTEN_TEXTS[..]), 0..4))
        .prop_map(|(text, among)| format!("{text} in [{}]", among.join(", ")));
    let number_in = (number(), proptest::collection::vec(select(&WRITTEN_NUMBERS[..]), 0..4))
        .prop_map(|(number, among)| format!("{number} in [{}]", among.join(", ")));
    let in_list = (select(vec!["\"lyon\"", "response.unit"]), select(vec!["unit.path", "unit.ancestors"]))
        .prop_map(|(text, list)| format!("{text} in {list}"));
    let in_scores = Just("25.0 in history.previous_scores".to_owned());
    let matched = (select(&TEXTS[..]), select(vec!["^The", "(?i)LID", "web|survey"]))
        .prop_map(|(text, pattern)| format!("{text}.matches(\"{pattern}\")"));
    let words = select(&TEXTS[..]).prop_map(|text| format!("anyWord({text}, [\"LID\", \"web\"])"));
    let open = select(&OPEN[..]).prop_map(str::to_owned);
    prop_oneof![
        3 => truth,
        1 => two_truths,
        4 => compared(number(), number()),
        3 => compared(text(), text()),
        2 => searched,
        2 => prop_oneof![text_in, number_in, in_list, in_scores],
        2 => prop_oneof![matched, words],
        2 => open,
    ]
}

fn condition() -> impl Strategy<Value = String> {
    part().prop_recursive(4, 24, 4, |inner| {
        let joined = |joint: &'static str| {
            proptest::collection::vec(inner.clone(), 2..4)
                .prop_map(move |parts| format!("({})", parts.join(joint)))
        };
        let either = (inner.clone(), inner.clone(), inner.clone())
            .prop_map(|(decides, then, otherwise)| format!("(({decides}) ? {then} : {otherwise})"));
        prop_oneof![
            4 => joined(" && "),
            4 => joined(" || "),
            2 => inner.clone().prop_map(|part| format!("!({part})")),
            1 => either,
        ]
    })
}

fn value() -> impl Strategy<Value = f64> {
    select(vec![-1.0, -0.0, 0.0, 2.0, 25.0, 99.5, f64::NAN])
}

fn word() -> impl Strategy<Value = String> {
    select(vec!["", "survey", "web", "lyon", "The lid was broken.", "É"]).prop_map(str::to_owned)
}

fn facts() -> impl Strategy<Value = Facts> {
    let score = proptest::option::of((value(), value(), word()).prop_map(|(raw, normalized, metric)| {
        ScoreFacts { raw, normalized, metric, ..ScoreFacts::default() }
    }));
    let answered = proptest::option::of((0..3_i64, word()).prop_map(|(hour, weekday)| AnsweredFacts {
        hour,
        weekday,
        ..AnsweredFacts::default()
    }));
    let previous = (value(), 0..3_i64).prop_map(|(normalized, age_days)| PreviousFacts {
        normalized,
        age_days,
        ..PreviousFacts::default()
    });
    let previous = proptest::collection::vec(previous, 0..3);
    let path = proptest::collection::vec(word(), 0..3);
    let attributes = (proptest::option::of(word()), proptest::option::of(word()));
    let rest = (word(), word(), word(), 0..3_u64, 0..3_i64, any::<bool>());
    (score, answered, previous, path, attributes, rest).prop_map(
        |(score, answered, previous, path, (channel, region), rest)| {
            let mut facts = Facts::default();
            facts.response.score = score;
            facts.response.answered = answered;
            facts.response.attributes.extend(channel.map(|channel| ("channel".to_owned(), channel)));
            facts.unit.attributes.extend(region.map(|region| ("region".to_owned(), region)));
            facts.unit.path = path;
            facts.history.previous = previous;
            (facts.response.source, facts.response.verbatim, facts.response.unit, _, _, _) = rest.clone();
            facts.response.version = rest.3;
            facts.history.low.d90 = rest.4;
            facts.time.hour = rest.4;
            facts.customer.known = rest.5;
            facts
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// What a glance tells is what CEL says.
    #[test]
    fn a_glance_tells_what_cel_says(text in condition(), facts in facts()) {
        // What would cost too much is refused; nothing else of it is.
        prop_assume!(Condition::compile(&text).is_ok());
        let (told, judged) = both(&text, &facts);
        if let Some(told) = told {
            prop_assert_eq!(judged, Ok(told), "{} of {:?}", text, facts);
        }
    }

    /// What a glance is made for, it tells wherever CEL can: where nothing is missing.
    #[test]
    fn a_comparison_or_a_search_is_told_at_a_glance(
        text in prop_oneof![
            compared(select(&["response.score", "history.last_score"][..]), select(&["2", "2.0", "25.0"][..])),
            compared(select(&["response.version", "history.low_90d"][..]), select(&["-1", "0", "2"][..])),
            compared(text(), text()),
            (select(&TEXTS[..]), select(&WRITTEN_TEXTS[..])).prop_map(|(text, part)| format!("{text}.contains({part})")),
            select(&TEXTS[..]).prop_map(|text| format!("anyWord({text}, [\"lid\", \"web\"]) || {text} in [\"web\", \"\"]")),
            Just("\"lyon\" in unit.path && !(response.has_score)".to_owned()),
        ],
        facts in facts(),
    ) {
        let (told, judged) = both(&text, &facts);
        let is_number = |fact: Option<f64>| fact.is_none_or(|value| !value.is_nan());
        prop_assume!(is_number(facts.response.score.as_ref().map(|score| score.raw)));
        prop_assume!(is_number(facts.history.previous.first().map(|previous| previous.normalized)));
        prop_assert_eq!(told, judged.ok(), "{}", text);
    }
}

#[test]
fn one_part_may_decide_whatever_the_others_are() {
    let mut facts = Facts::default();
    facts.response.version = 2;
    for (text, told) in [
        // Nobody knows the score: another part decides, or nothing does.
        ("response.score > 2.0 && response.version == 1", Some(false)),
        ("response.score > 2.0 || response.version == 2", Some(true)),
        ("response.score > 2.0 && response.version == 2", None),
        ("!(response.score > 2.0)", None),
        // The same where CEL alone knows a part.
        ("size(unit.path) > 9 && response.version == 1", Some(false)),
        ("size(unit.path) > 9 || response.version == 1", None),
        ("(response.version == 2 || size(unit.path) > 9) && !(response.version == 1)", Some(true)),
        // CEL is asked anyway, so the text is left to it.
        ("size(unit.path) > 9 && anyWord(response.verbatim, [\"fire\"])", None),
        ("response.version == 2 && anyWord(response.verbatim, [\"fire\"])", Some(false)),
    ] {
        let (seen, judged) = both(text, &facts);
        assert_eq!(seen, told, "{text}");
        assert!(told.is_none_or(|told| judged == Ok(told)), "{text}: {judged:?}");
    }
}
