//! `recontact rules test`

use super::{
    TestArgs,
    given::{Given, Mistake},
};
use crate::{
    apply,
    failure::{self, Exit, Failure},
    output,
    resources::{self, Found},
};
use alert_rules::{
    domain::{
        condition::schema::suggest,
        decide::{Decision, decide},
        directory::{Directory, Unit},
        rule_set::RuleSet,
        rules::{Rules, clashes},
    },
    wire,
};
use contracts::types::v1::resource::Resource;
use serde::{Deserialize, Serialize};
use serde_saphyr::Spanned;
use std::path::{Path, PathBuf};

/// A document that holds tests.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(rename = "kind")]
    _kind: String,
    tests: Vec<Test>,
}

/// One test.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Test {
    name: Spanned<String>,
    given: Given,
    expect: Expect,
}

/// What is expected; what is left out is not looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Expect {
    rule: Option<Spanned<String>>,
    severity: Option<Spanned<String>>,
    outcome: Option<Spanned<String>>,
    reason: Option<Spanned<String>>,
}

/// What came of one test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// File, line and column.
    pub place: String,
    /// Name of the test.
    pub name: String,
    /// Whether everything was as expected.
    pub passed: bool,
    /// What was otherwise, line by line.
    pub differences: Vec<String>,
}

/// Runs it.
///
/// # Errors
/// A mistake in a file, or a test that failed.
pub fn run(args: &TestArgs) -> anyhow::Result<()> {
    let mut texts = Vec::new();
    for path in &args.paths {
        texts.extend(resources::texts(path)?);
    }
    let outcomes = run_texts(&texts)?;
    let failed = outcomes.iter().filter(|outcome| !outcome.passed).count();
    output::print(args.output.output, &outcomes, |outcomes| {
        let mut text = String::new();
        for outcome in outcomes {
            let word = if outcome.passed { "ok  " } else { "FAIL" };
            text.push_str(&format!("{word}  {}  ({})\n", outcome.name, outcome.place));
            for difference in &outcome.differences {
                text.push_str(&format!("        {difference}\n"));
            }
        }
        text.push_str(&format!("\n{} passed, {failed} failed", outcomes.len() - failed));
        text
    })?;
    if failed == 0 {
        return Ok(());
    }
    let message = format!("{failed} test(s) of rules failed; mend the rule, or what the test expects");
    Err(Failure { exit: Exit::NeedsPerson, message }.into())
}

/// Runs the tests that stand in some files against the rule sets that stand in them.
///
/// # Errors
/// Every mistake in a rule set, or in a test, with file, line and column.
pub fn run_texts(texts: &[(PathBuf, String)]) -> anyhow::Result<Vec<Outcome>> {
    let found = resources::read(texts.iter().map(|(path, text)| (path.as_path(), text.as_str())))?;
    let tests = texts.iter().filter_map(|(path, text)| Some((path, resources::tests(text)?)));
    let rules = rules(&found)?;
    let directory = directory(&found);
    let (mut outcomes, mut mistakes) = (Vec::new(), Vec::new());
    for (path, text) in tests {
        let documents: Vec<Document> = match serde_saphyr::from_multiple(&text) {
            Ok(documents) => documents,
            Err(error) => {
                let place = error.location().map_or((1, 1), |place| (place.line(), place.column()));
                // The crate draws the lines around the place; the first line says what is wrong.
                let text = error.to_string();
                let message = text.lines().next().unwrap_or_default().to_owned();
                mistakes.push(located(path, &Mistake { place, message }));
                continue;
            }
        };
        for test in documents.iter().flat_map(|document| &document.tests) {
            match run_one(test, &rules, &directory, path) {
                Ok(outcome) => outcomes.push(outcome),
                Err(mistake) => mistakes.push(located(path, &mistake)),
            }
        }
    }
    if !mistakes.is_empty() {
        return Err(failure::input(mistakes.join("\n")));
    }
    if outcomes.is_empty() {
        let message =
            "there is no test; write some under `tests` in a document of kind RuleTest (docs/rules.md)";
        return Err(failure::input(message));
    }
    Ok(outcomes)
}

fn located(path: &Path, mistake: &Mistake) -> String {
    let (line, column) = mistake.place;
    format!("{}:{line}:{column}: {}", path.display(), mistake.message)
}

fn rules(found: &[Found]) -> anyhow::Result<Rules> {
    let (mut sets, mut mistakes) = (Vec::new(), Vec::new());
    for one in found {
        let Resource::RuleSet(set) = &one.resource else { continue };
        let name = one.metadata().name;
        match RuleSet::compile(&name, &wire::rule_set::spec(set.spec.clone().unwrap_or_default())) {
            Ok(set) => sets.push(set),
            Err(wrong) => mistakes.extend(
                wrong
                    .into_iter()
                    .map(|mistake| apply::describe(&wire::rule_set::problem(&name, mistake), found)),
            ),
        }
    }
    let beside = sets.iter().map(|set| (set.name.as_str(), set.sources.as_slice()));
    mistakes
        .extend(clashes(beside).into_iter().map(|clash| format!("RuleSet {}: {}", clash.set, clash.message)));
    if !mistakes.is_empty() {
        return Err(failure::input(mistakes.join("\n")));
    }
    if sets.is_empty() {
        let message = "there is no RuleSet among these files; name the folder that holds them as well";
        return Err(failure::input(message));
    }
    Ok(Rules::new(0, sets))
}

fn directory(found: &[Found]) -> Directory {
    let (mut units, mut zones) = (std::collections::BTreeMap::new(), std::collections::BTreeMap::new());
    for one in found {
        let metadata = one.metadata();
        match &one.resource {
            Resource::Unit(unit) => {
                let spec = unit.spec.clone().unwrap_or_default();
                let (parent, calendar, attributes) = (spec.parent, spec.calendar, spec.attributes);
                let unit = Unit { parent, title: metadata.title, calendar, attributes };
                units.insert(metadata.name, unit);
            }
            Resource::Calendar(calendar) => {
                let zone = calendar.spec.clone().unwrap_or_default().zone;
                zones.insert(metadata.name, business_time::zone(&zone).unwrap_or(jiff::tz::TimeZone::UTC));
            }
            _ => {}
        }
    }
    Directory::new(units, zones)
}

fn run_one(test: &Test, rules: &Rules, directory: &Directory, path: &Path) -> Result<Outcome, Mistake> {
    let (facts, known) = test.given.facts(directory)?;
    let source = &facts.response.source;
    let set = rules.set_for(source).ok_or_else(|| {
        Mistake::at(&test.name, format!("no rule set is for source {source:?}, nor one for `*`"))
    })?;
    if let Some(rule) = &test.expect.rule
        && !set.rules.iter().any(|known| known.name == rule.value)
    {
        let known = suggest(&rule.value, set.rules.iter().map(|rule| rule.name.as_str()));
        let message = format!(
            "set {}, which is for source {source:?}, has no rule {:?}; {known}",
            set.name, rule.value
        );
        return Err(Mistake::at(rule, message));
    }
    check_words(&test.expect)?;
    // Nobody is left out by a sampling share: a test is about what a rule asks for.
    let decision = decide(rules, &facts, &known, 0.0)
        .ok_or_else(|| Mistake::at(&test.name, "no rule set is for its source".to_owned()))?;
    let mut differences = differences(&test.expect, &decision);
    if let Some(expected) = test.expect.rule.as_ref().filter(|rule| rule.value != decision.rule) {
        let findings = rules.findings(set, &facts, known.age);
        let parts = findings.into_iter().filter(|finding| finding.rule.name == expected.value);
        for part in parts.flat_map(|finding| finding.parts).filter(|part| part.decisive) {
            let values: Vec<String> =
                part.values.iter().map(|(name, value)| format!("{name} is {value}")).collect();
            differences.push(format!(
                "{} did not hold: {} ({})",
                expected.value,
                part.text,
                values.join(", ")
            ));
        }
    }
    let place = &test.name.referenced;
    Ok(Outcome {
        place: format!("{}:{}:{}", path.display(), place.line(), place.column()),
        name: test.name.value.clone(),
        passed: differences.is_empty(),
        differences,
    })
}

const SEVERITIES: [&str; 5] = ["none", "low", "medium", "high", "critical"];
const OUTCOMES: [&str; 6] = ["raise", "pass", "attach", "suppress", "refused", "superseded"];

fn check_words(expect: &Expect) -> Result<(), Mistake> {
    for (value, known, noun) in [
        (&expect.severity, SEVERITIES.as_slice(), "severity"),
        (&expect.outcome, OUTCOMES.as_slice(), "outcome"),
    ] {
        if let Some(value) = value.as_ref().filter(|value| !known.contains(&value.value.as_str())) {
            let message = format!("{:?} is no {noun}; known: {}", value.value, known.join(", "));
            return Err(Mistake::at(value, message));
        }
    }
    Ok(())
}

fn differences(expect: &Expect, decision: &Decision) -> Vec<String> {
    let severity = decision.severity.map_or("none", wire::severity_name);
    let seen = [
        ("rule", &expect.rule, decision.rule.as_str()),
        ("severity", &expect.severity, severity),
        ("outcome", &expect.outcome, wire::outcome_name(&decision.outcome)),
        ("reason", &expect.reason, decision.reason.as_str()),
    ];
    let differs = seen.into_iter().filter_map(|(noun, expected, got)| {
        let expected = expected.as_ref().filter(|expected| expected.value != got)?;
        Some(format!("expected {noun} {}, got {got}", expected.value))
    });
    differs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &str = r#"
kind: RuleSet
metadata: {name: standard, set: s}
spec:
  sources: ["*"]
  rules:
    - name: low
      position: 1
      when: response.has_score && response.normalized <= 20.0
      raise: {severity: high, time_box: {accept_within: 1h, contact_within: 2h, resolve_within: 3h}}
    - {name: rest, position: 9, when: "true"}
"#;

    fn run(tests: &str) -> anyhow::Result<Vec<Outcome>> {
        let tests = format!("kind: RuleTest\ntests:\n{tests}");
        run_texts(&[("rules.yaml".into(), RULES.to_owned()), ("tests.yaml".into(), tests)])
    }

    #[test]
    fn a_test_passes_or_says_what_was_otherwise_and_why() {
        let outcomes = run(concat!(
            "  - name: a\n    given: {response: {score: 1}}\n    expect: {rule: low, severity: high, outcome: raise}\n",
            "  - name: b\n    given: {response: {score: 3}}\n    expect: {rule: low, severity: high}\n",
        ))
        .unwrap();
        assert!(outcomes[0].passed, "{outcomes:?}");
        assert_eq!(outcomes[1].place, "tests.yaml:6:11");
        assert_eq!(
            outcomes[1].differences,
            [
                "expected rule low, got rest",
                "expected severity high, got none",
                "low did not hold: response.normalized <= 20.0 (response.normalized is 50.0)",
            ]
        );
    }

    #[test]
    fn the_past_and_the_cases_are_what_the_services_would_see() {
        let outcomes = run(concat!(
            "  - name: cooling\n    given:\n      response: {score: 1}\n",
            "      cases: [{raised: 9d, ended: 3d, cool_down: 7d, severity: medium}]\n",
            "    expect: {outcome: attach, reason: cool-down, rule: low}\n",
            "  - name: over\n    given:\n      response: {score: 1}\n",
            "      cases: [{raised: 9d, ended: 3d, cool_down: 2d, severity: medium}]\n",
            "    expect: {outcome: raise}\n",
        ))
        .unwrap();
        assert!(outcomes.iter().all(|outcome| outcome.passed), "{outcomes:?}");
    }

    #[test]
    fn every_mistake_has_its_place() {
        let message = |tests: &str| run(tests).unwrap_err().to_string();
        let wrong = message("  - name: a\n    given: {response: {scroe: 1}}\n    expect: {rule: low}\n");
        assert!(wrong.starts_with("tests.yaml:4:24: ") && wrong.contains("scroe"), "{wrong}");
        let wrong = message("  - name: a\n    given: {response: {score: 1}}\n    expect: {rule: lowe}\n");
        assert!(wrong.starts_with("tests.yaml:5:20: ") && wrong.contains("did you mean `low`?"), "{wrong}");
        let wrong = message("  - name: a\n    given: {time: noon}\n    expect: {rule: low}\n");
        assert!(wrong.starts_with("tests.yaml:4:19: \"noon\" is no time"), "{wrong}");
        let wrong = message("  - name: a\n    given: {}\n    expect: {severity: hihg}\n");
        assert!(wrong.contains("known: none, low, medium, high, critical"), "{wrong}");
        assert!(run("  []\n").unwrap_err().to_string().contains("there is no test"));
    }

    #[test]
    fn tests_may_stand_beside_the_rules_in_one_file() {
        let test = "kind: RuleTest\ntests:\n  - name: a\n    given: {response: {score: 1}}\n    expect: {rule: low}\n";
        for text in [format!("{test}---{RULES}"), format!("{RULES}---\n{test}")] {
            let line = text.lines().position(|line| line.contains("name: a")).unwrap() + 1;
            let outcomes = run_texts(&[("rules.yaml".into(), text)]).unwrap();
            assert!(outcomes[0].passed, "{outcomes:?}");
            assert_eq!(outcomes[0].place, format!("rules.yaml:{line}:11"));
        }
    }

    #[test]
    fn the_tests_of_the_sample_pass() {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy/dev/sample");
        let outcomes = run_texts(&resources::texts(&sample).unwrap()).unwrap();
        let failed: Vec<&Outcome> = outcomes.iter().filter(|outcome| !outcome.passed).collect();
        assert!(outcomes.len() >= 10 && failed.is_empty(), "{failed:#?}");
    }
}
