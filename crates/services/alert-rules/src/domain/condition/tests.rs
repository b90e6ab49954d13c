//! What the checker takes, what it refuses and where it points, and what then happens when it is evaluated.

use super::{COST_MAX, Condition, Failure, LENGTH_MAX, LIST_MAX, Scope, pattern::COMPILED};
use crate::domain::facts::{Facts, ScoreFacts};

fn mistakes(text: &str) -> Vec<String> {
    let Err(mistakes) = Condition::compile(text) else { panic!("{text} was taken") };
    mistakes.iter().map(ToString::to_string).collect()
}

fn facts() -> Facts {
    let mut facts = Facts::default();
    facts.response.source = "survey".into();
    facts.response.verbatim = "The lid was BROKEN, twice.".into();
    facts.response.version = 2;
    facts.response.attributes.insert("channel".into(), "web".into());
    facts.response.score = Some(ScoreFacts {
        raw: 2.0,
        normalized: 25.0,
        scale_minimum: 1.0,
        scale_maximum: 5.0,
        metric: "csat".into(),
    });
    facts.unit.path = vec!["lyon".into(), "centre".into(), "top".into()];
    facts
}

fn holds(text: &str, facts: &Facts) -> Result<bool, Failure> {
    let mut condition = Condition::compile(text).unwrap_or_else(|mistakes| panic!("{text}: {mistakes:?}"));
    let scope = Scope::new(std::iter::once(&mut condition));
    scope.holds(&condition, facts)
}

#[test]
fn a_mistake_says_what_is_wrong_and_where() {
    for (text, place, message) in [
        ("response.score", "line 1, column 9", "a condition must be a bool; this is a double"),
        ("1 + 2", "line 1", "a condition must be a bool; this is a int"),
        ("response.score == 'two'", "line 1", "can't compare a double with a string"),
        ("!response.score", "line 1", "`!` takes a bool; this is a double"),
        ("true && 1", "line 1", "`&&` joins bools; this is a int"),
        ("response.verbatim - 1 > 0", "line 1", "can't be applied to a string and a int"),
        ("response.score % 2 == 0", "line 1", "`%` takes whole numbers"),
        ("3 in ['a']", "line 1", "a int is never in a list of string"),
        ("response.source in ['a', 2]", "line 1", "a list holds values of one type"),
        ("size(response.version) > 1", "line 1", "`size` takes a string, a list or a map; this is a int"),
        ("response == response", "line 1", "`response` has no value of its own; use one of its fields"),
        ("response.verbatim.matches('(')", "line 1", "this pattern is no regular expression"),
        ("response.verbatim.matches('((a{100}){100}){100}')", "line 1", "bytes when compiled"),
        ("anyWord(response.verbatim, [])", "line 1", "`anyWord` takes 1 to 200 words, not 0"),
        ("unit.path.map(u, u) == []", "line 1", "not allowed here; use exists, exists_one or all"),
        ("unit.path.exists(u, 1)", "line 1", "the condition on an element must be a bool"),
        ("response.version > 1u", "line 1", "write 1, not 1u"),
        ("response.score <=", "line 1", "not a CEL expression"),
    ] {
        let found = mistakes(text);
        assert!(
            found.iter().any(|mistake| mistake.starts_with(place) && mistake.contains(message)),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn a_name_that_is_not_known_comes_with_the_one_that_was_meant() {
    for (text, place, name, meant) in [
        ("response.scroe <= 2.0", "line 1, column", "scroe", "score"),
        ("respnse.score <= 2.0", "line 1, column 1", "respnse", "response"),
        ("true &&\n  unit.nmae == 'lyon'", "line 2, column", "nmae", "name"),
        ("response.verbatim.contians('x')", "line 1, column", "contians", "contains"),
    ] {
        let found = mistakes(text);
        assert!(
            found.iter().any(|mistake| {
                mistake.starts_with(place) && mistake.contains(name) && mistake.contains(meant)
            }),
            "{text}: {found:?}"
        );
    }
    // All mistakes at once, in the order of the text.
    let found = mistakes("response.scroe <= 2.0 ||\nunit.nmae == 'lyon' ||\nresponse.version == 'x'");
    let lines: Vec<&str> = found.iter().filter_map(|mistake| mistake.split(',').next()).collect();
    assert_eq!(lines, ["line 1", "line 2", "line 3"], "{found:?}");
}

#[test]
fn what_would_cost_too_much_is_refused_before_it_can() {
    let long = format!("response.source == '{}'", "x".repeat(LENGTH_MAX));
    let words: Vec<String> = (0..=LIST_MAX).map(|number| format!("'w{number}'")).collect();
    let many = format!("response.source in [{}]", words.join(","));
    let deep = format!("{}true{}", "(".repeat(20), ")".repeat(20));
    let wide = vec!["true"; 300].join(" && ");
    let nested = "unit.path.all(u, unit.path.all(v, u.matches('a.*b')))";
    let searches = ["unit.path.exists(u, u.matches('a.*b'))"; 3].join(" || ");
    for (text, limit) in [
        (long.as_str(), format!("at most {LENGTH_MAX} are allowed")),
        (many.as_str(), format!("at most {LIST_MAX} are allowed")),
        (deep.as_str(), "nested more than".to_owned()),
        (wide.as_str(), "more than 500 names".to_owned()),
        (searches.as_str(), format!("at most {COST_MAX} is allowed")),
    ] {
        let found = mistakes(text);
        assert!(found.iter().any(|mistake| mistake.contains(&limit)), "{limit}: {found:?}");
    }
    assert!(!mistakes(nested).is_empty());
    let cheap = Condition::compile("response.score <= 2.0 && response.version > 1").unwrap();
    assert!(cheap.cost() < 20, "{}", cheap.cost());
}

#[test]
fn whole_numbers_and_others_mix() {
    let facts = facts();
    for (text, expected) in [
        ("response.score <= 2", true),
        ("response.score < 2", false),
        ("2 == response.score", true),
        ("response.version >= 1.5", true),
        ("response.score + 1 == 3", true),
        ("response.score * response.version == 4", true),
        ("response.normalized / 2 == 12.5", true),
        ("response.version / 2 == 1", true),
        ("response.score in [1, 2, 3]", true),
        ("response.score in [1.0, 3]", false),
        ("-response.version == -2", true),
        ("double(response.version) == 2.0", true),
    ] {
        assert_eq!(holds(text, &facts), Ok(expected), "{text}");
    }
}

#[test]
fn conditions_see_texts_lists_and_what_is_there() {
    let facts = facts();
    for (text, expected) in [
        ("response.has_score", true),
        ("anyWord(response.verbatim, ['broken'])", true),
        ("anyWord(response.verbatim, ['broke'])", false),
        ("response.verbatim.matches('(?i)broken, tw.ce')", true),
        ("response.verbatim.lowerAscii().contains('broken')", true),
        ("response.source.startsWith('sur') && !response.source.endsWith('x')", true),
        ("'centre' in unit.path", true),
        ("unit.path.exists(u, u == 'top')", true),
        ("unit.path.all(u, size(u) > 3)", false),
        ("response.attributes.channel == 'web'", true),
        ("'channel' in response.attributes && has(response.attributes.channel)", true),
        ("has(response.attributes.till)", false),
        ("response.version > 5 ? false : response.source != 'web'", true),
    ] {
        assert_eq!(holds(text, &facts), Ok(expected), "{text}");
    }
}

#[test]
fn what_is_missing_is_named_and_a_division_by_zero_is_a_failure() {
    let mut facts = facts();
    facts.response.score = None;
    assert_eq!(holds("response.score <= 2.0", &facts), Err(Failure::Missing("response.score".to_owned())));
    assert_eq!(holds("response.has_score && response.score <= 2.0", &facts), Ok(false));
    let failed = holds("1 / (response.version - 2) > 0", &facts);
    assert!(matches!(failed, Err(Failure::Failed(_))), "{failed:?}");
}

#[test]
fn patterns_are_compiled_when_the_rules_are_and_never_again() {
    let mut condition =
        Condition::compile("response.verbatim.matches('brok.n') || anyWord(response.verbatim, ['lid'])")
            .unwrap();
    let scope = Scope::new(std::iter::once(&mut condition));
    let before = COMPILED.with(std::cell::Cell::get);
    let facts = facts();
    for _ in 0..100 {
        assert_eq!(condition.at_a_glance(&facts), Some(true));
        assert_eq!(scope.holds(&condition, &facts), Ok(true));
    }
    assert_eq!(COMPILED.with(std::cell::Cell::get), before);
}

#[test]
fn a_glance_rules_out_only_what_can_not_hold() {
    let ruled_out = |text: &str| Condition::compile(text).unwrap().at_a_glance(&facts()) == Some(false);
    for text in [
        r#"response.attributes.channel == "app" && history.low_90d > 0"#,
        r#"history.low_90d == 0 && (response.version > 1 && response.source == "web")"#,
        "response.normalized > 25.0 && response.version == 2",
        // What can't be judged beside it does not matter: one part is false.
        r#"response.attributes.shop == "x" && response.source == "web""#,
    ] {
        assert!(ruled_out(text), "{text}");
        assert_ne!(holds(text, &facts()), Ok(true), "{text}");
    }
    for text in [
        r#"response.source == "web" || response.version == 2"#,
        r#"!(response.source == "web")"#,
        r#"response.source == "survey""#,
        // Missing: whoever wrote it is told so.
        r#"response.attributes.shop == "x""#,
        r#"response.source != "web""#,
    ] {
        assert!(!ruled_out(text), "{text}");
    }
}
