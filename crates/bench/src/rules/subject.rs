//! Rule sets of any size, and a response that they are evaluated for.

use alert_rules::domain::{
    facts::{
        AnsweredFacts, CustomerFacts, Facts, HistoryFacts, PreviousFacts, ResponseFacts, ScoreFacts,
        TimeFacts, UnitFacts, Windows,
    },
    rule_set::{RuleMistake, RuleSet, RuleSetSpec, RuleSpec},
    rules::Rules,
};
use serde::Serialize;
use std::{collections::BTreeMap, fmt};

/// Why a rule of a set does not hold. The last one is the catch-all, which always does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Failing {
    /// All of its condition but the last part holds, and that goes through a list, which only CEL can judge.
    BeyondAGlance,
    /// All of its condition but the last comparison or search holds, so all of it is looked at.
    AtItsEnd,
    /// It is for another unit, which its first comparison says.
    AtItsUnit,
    /// It is for lower scores, which a glance at the score says.
    AtItsScore,
}

impl Failing {
    /// Every kind, the dearest first.
    pub const ALL: [Self; 4] = [Self::BeyondAGlance, Self::AtItsEnd, Self::AtItsUnit, Self::AtItsScore];

    /// The condition of the rule with this number.
    fn condition(self, number: usize) -> String {
        match (self, number % 3) {
            (Self::BeyondAGlance, _) => format!(
                "response.has_score && response.normalized <= 40.0 && unit.path.exists(u, u == \"region-{number}\")"
            ),
            // What people write: the sample's rules, with another last term each.
            (Self::AtItsEnd, 0) => {
                format!(
                    "response.has_score && response.normalized <= 40.0 && history.low_90d >= {}",
                    number + 2
                )
            }
            (Self::AtItsEnd, 1) => {
                format!(
                    "response.has_score && response.normalized <= 60.0 && unit.name.startsWith(\"shop-{number}-x\")"
                )
            }
            (Self::AtItsEnd, _) => {
                format!(
                    "response.source == \"survey\" && anyWord(response.verbatim, [\"fire\", \"word{number}\"])"
                )
            }
            (Self::AtItsUnit, _) => format!(
                "unit.name == \"shop-{number}\" && response.has_score && response.normalized <= 40.0 && history.low_90d >= 1"
            ),
            (Self::AtItsScore, _) => {
                format!(
                    "response.has_score && response.normalized <= 5.0 && history.low_90d >= {}",
                    number + 2
                )
            }
        }
    }
}

impl fmt::Display for Failing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::BeyondAGlance => "beyond a glance",
            Self::AtItsEnd => "at their end",
            Self::AtItsUnit => "at their unit",
            Self::AtItsScore => "at their score",
        })
    }
}

/// Rules, and the response that they are evaluated for.
#[derive(Debug)]
pub struct Subject {
    rules: Rules,
    facts: Facts,
}

impl Subject {
    /// So many rules that fail in one way, and the catch-all after them.
    ///
    /// # Errors
    /// When the rules refuse them: the conditions here are no longer what conditions may be.
    pub fn new(count: usize, failing: Failing) -> anyhow::Result<Self> {
        let rule = |number: usize| RuleSpec {
            name: format!("rule-{number}"),
            position: u32::try_from(number).unwrap_or(u32::MAX),
            when: failing.condition(number),
            ..RuleSpec::default()
        };
        let mut rules: Vec<RuleSpec> = (0..count).map(rule).collect();
        rules.push(RuleSpec { when: "true".to_owned(), ..rule(count) });
        let spec = RuleSetSpec { sources: vec!["*".to_owned()], rules, contact_fatigue: None };
        let set = RuleSet::compile("bench", &spec).map_err(|mistakes| refused(&mistakes))?;
        Ok(Self { rules: Rules::new(1, vec![set]), facts: facts() })
    }

    /// Finds the rule that decides, as every response is decided: its place in the set.
    #[must_use]
    pub fn evaluate(&self) -> Option<&str> {
        let set = self.rules.set_for(&self.facts.response.source)?;
        let found = self.rules.first_that_holds(set, &self.facts, 3_600);
        found.rule.map(|rule| rule.name.as_str())
    }
}

fn refused(mistakes: &[RuleMistake]) -> anyhow::Error {
    let first = mistakes.first().map(|mistake| format!("{}: {}", mistake.field, mistake.message));
    anyhow::anyhow!("the rules of the benchmark are refused: {}", first.unwrap_or_default())
}

/// A dissatisfied customer of a shop who has written a few words and was heard of before.
fn facts() -> Facts {
    let text = str::to_owned;
    let previous = |normalized: f64, age_days: i64| PreviousFacts {
        normalized,
        age_days,
        source: text("survey"),
        unit: text("shop-17-north"),
    };
    Facts {
        response: ResponseFacts {
            source: text("survey"),
            unit: text("shop-17-north"),
            kind: text("survey"),
            completeness: text("final"),
            verbatim: text(
                "I waited for forty minutes, and then nobody knew where my order was. Very disappointed.",
            ),
            version: 1,
            score: Some(ScoreFacts {
                raw: 3.0,
                normalized: 30.0,
                scale_minimum: 0.0,
                scale_maximum: 10.0,
                metric: text("nps"),
            }),
            answered: Some(AnsweredFacts {
                date: text("2026-11-23"),
                hour: 9,
                weekday: text("monday"),
                age_days: 0,
            }),
            accepted_date: text("2026-11-23"),
            attributes: BTreeMap::from([("channel", "web"), ("segment", "gold")])
                .into_iter()
                .map(|(name, value)| (text(name), text(value)))
                .collect(),
            ..ResponseFacts::default()
        },
        customer: CustomerFacts {
            known: true,
            has_phone: true,
            language: text("fr"),
            zone: text("Europe/Paris"),
            ..CustomerFacts::default()
        },
        unit: UnitFacts {
            known: true,
            title: text("Shop 17 North"),
            path: ["shop-17-north", "north", "france", "europe"].map(text).to_vec(),
            ..UnitFacts::default()
        },
        history: HistoryFacts {
            previous: vec![previous(40.0, 20), previous(80.0, 100)],
            responses: Windows { d7: 0, d30: 1, d90: 1, d365: 2 },
            low: Windows { d7: 0, d30: 1, d90: 1, d365: 1 },
            ..HistoryFacts::default()
        },
        time: TimeFacts {
            hour: 10,
            minute: 5,
            weekday: text("monday"),
            date: text("2026-11-23"),
            zone: text("Europe/Paris"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catch_all_decides_whatever_the_rules_before_it_fail_at() -> anyhow::Result<()> {
        for failing in Failing::ALL {
            for count in [0, 1, 7] {
                let subject = Subject::new(count, failing)?;
                assert_eq!(subject.evaluate(), Some(format!("rule-{count}").as_str()), "{failing}");
            }
        }
        Ok(())
    }

    #[test]
    fn what_is_compared_or_searched_for_is_judged_at_a_glance() -> anyhow::Result<()> {
        for failing in Failing::ALL {
            let Subject { rules, facts } = Subject::new(6, failing)?;
            let set = rules.set_for("survey").expect("a set for all");
            let ruled_out =
                set.rules.iter().filter(|rule| rule.condition.at_a_glance(&facts) == Some(false)).count();
            assert_eq!(ruled_out, if failing == Failing::BeyondAGlance { 0 } else { 6 }, "{failing}");
        }
        Ok(())
    }
}
