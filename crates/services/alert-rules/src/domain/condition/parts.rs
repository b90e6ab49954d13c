//! The parts of a condition, for the explanation: what stands between `&&` and `||` outside every bracket.

use super::{Condition, Failure, Scope, evaluate::PRESENT};
use crate::domain::facts::Facts;
use cel::{
    IdedExpr,
    common::ast::{Expr, operators},
};
use std::collections::BTreeMap;

/// What one part came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// As it was written.
    pub text: String,
    /// The facts that it names, as a person reads them.
    pub values: BTreeMap<String, String>,
    /// Whether it held, or why it could not be judged.
    pub held: Result<bool, Failure>,
    /// Whether the whole did not hold because of it.
    pub decisive: bool,
}

impl Condition {
    /// What each part of the condition comes to. Parts joined by `&&` must all hold; of those joined by `||` one group.
    #[must_use]
    pub fn parts(&self, facts: &Facts) -> Vec<Part> {
        // What can't stand alone is shown as a whole: `a && b ? c : d` has parts that decide nothing.
        let groups = self.groups().unwrap_or_else(|| vec![vec![self.text.trim().to_owned()]]);
        groups.into_iter().flat_map(|group| judge(group, facts)).collect()
    }

    fn groups(&self) -> Option<Vec<Vec<String>>> {
        let is_joined = matches!(&self.expression.expr, Expr::Call(call)
            if call.func_name == operators::LOGICAL_AND || call.func_name == operators::LOGICAL_OR);
        let groups = is_joined.then(|| split(&self.text))?;
        let stand_alone = groups.iter().flatten().all(|part| Self::compile(part).is_ok());
        stand_alone.then_some(groups)
    }
}

/// Evaluates the parts of a conjunction. What decides is the first that is false; where none is, the first that could
/// not be judged.
fn judge(group: Vec<String>, facts: &Facts) -> Vec<Part> {
    let mut parts: Vec<Part> = group.into_iter().map(|text| evaluate(text, facts)).collect();
    let decisive = parts
        .iter()
        .position(|part| part.held == Ok(false))
        .or_else(|| parts.iter().position(|part| part.held.is_err()));
    if let Some(part) = decisive.and_then(|index| parts.get_mut(index)) {
        part.decisive = true;
    }
    parts
}

fn evaluate(text: String, facts: &Facts) -> Part {
    let mut values = BTreeMap::new();
    let held = match Condition::compile(&text) {
        Ok(mut condition) => {
            names(&condition.expression, facts, &mut values);
            let scope = Scope::new(std::iter::once(&mut condition));
            scope.holds(&condition, facts)
        }
        Err(mistakes) => Err(Failure::Failed(mistakes.first().map(ToString::to_string).unwrap_or_default())),
    };
    Part { text, values, held, decisive: false }
}

/// Notes the facts that an expression names.
fn names(node: &IdedExpr, facts: &Facts, values: &mut BTreeMap<String, String>) {
    match &node.expr {
        Expr::Ident(name) => {
            let name = name.strip_prefix(PRESENT).unwrap_or(name);
            // The element of a comprehension is no fact: it has no dot.
            if name.contains('.') {
                values.insert(name.to_owned(), facts.shown(name));
            }
        }
        Expr::Call(call) => {
            call.target.iter().for_each(|target| names(target, facts, values));
            call.args.iter().for_each(|argument| names(argument, facts, values));
        }
        Expr::Comprehension(comprehension) => {
            names(&comprehension.iter_range, facts, values);
            names(&comprehension.loop_step, facts, values);
        }
        Expr::List(list) => list.elements.iter().for_each(|element| names(element, facts, values)),
        _ => {}
    }
}

/// Splits at `||`, and each side at `&&`, outside brackets and texts.
fn split(text: &str) -> Vec<Vec<String>> {
    let mut groups: Vec<Vec<String>> = vec![Vec::new()];
    let (mut depth, mut quote, mut start) = (0_usize, None, 0);
    let mut characters = text.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        match (quote, character) {
            (Some(_), '\\') => drop(characters.next()),
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(character),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth = depth.saturating_sub(1),
            (None, '&' | '|')
                if depth == 0 && characters.peek().is_some_and(|(_, next)| *next == character) =>
            {
                characters.next();
                close(&mut groups, text.get(start..offset));
                start = offset + 2;
                if character == '|' {
                    groups.push(Vec::new());
                }
            }
            (None, _) => {}
        }
    }
    close(&mut groups, text.get(start..));
    groups
}

fn close(groups: &mut [Vec<String>], part: Option<&str>) {
    if let Some(group) = groups.last_mut() {
        group.push(part.unwrap_or_default().trim().to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::facts::ScoreFacts;
    use proptest::prelude::*;

    fn facts(normalized: f64) -> Facts {
        let mut facts = Facts::default();
        facts.response.score = Some(ScoreFacts { normalized, ..ScoreFacts::default() });
        facts
    }

    fn parts(text: &str, facts: &Facts) -> Vec<Part> {
        Condition::compile(text).unwrap().parts(facts)
    }

    #[test]
    fn parts_stand_between_the_joints_outside_brackets_and_texts() {
        let text = r#"response.source == "a && b" && (unit.known || unit.name == "x") || size("||") > 1"#;
        let texts: Vec<String> = parts(text, &facts(1.0)).into_iter().map(|part| part.text).collect();
        let expected =
            [r#"response.source == "a && b""#, r#"(unit.known || unit.name == "x")"#, r#"size("||") > 1"#];
        assert_eq!(texts, expected);
    }

    #[test]
    fn what_can_not_be_split_is_one_part() {
        for text in
            ["unit.known ? true : response.test && unit.known", "!(unit.known && response.test)", "true"]
        {
            assert_eq!(parts(text, &facts(1.0)).len(), 1, "{text}");
        }
    }

    #[test]
    fn each_part_shows_the_values_that_it_names_and_the_first_false_one_decides() {
        let text =
            r#"response.has_score && response.normalized <= 20.0 && response.attributes.channel == "web""#;
        let seen = parts(text, &facts(75.0));
        assert_eq!(seen[1].values, BTreeMap::from([("response.normalized".to_owned(), "75.0".to_owned())]));
        assert_eq!(seen[2].values["response.attributes.channel"], "missing");
        assert_eq!(seen.iter().map(|part| part.decisive).collect::<Vec<_>>(), [false, true, false]);
        assert!(matches!(seen[2].held, Err(Failure::Missing(_))));
        // Where nothing is false, what could not be judged decides; where all hold, nothing does.
        let seen = parts(text, &facts(10.0));
        assert_eq!(seen.iter().map(|part| part.decisive).collect::<Vec<_>>(), [false, false, true]);
        assert!(
            parts("response.has_score && response.normalized <= 20.0", &facts(1.0))
                .iter()
                .all(|part| !part.decisive)
        );
    }

    #[test]
    fn the_past_is_looked_through_one_by_one() {
        let mut facts = facts(75.0);
        facts.history.previous = vec![crate::domain::facts::PreviousFacts {
            normalized: 25.0,
            age_days: 3,
            source: "survey".into(),
            unit: "lyon".into(),
        }];
        let text = r#"history.previous.exists(p, p.normalized <= 40 && p.age_days < 7 && p.unit == "lyon") && size(history.previous) == 1"#;
        let seen = parts(text, &facts);
        assert_eq!(seen.iter().map(|part| part.held.clone()).collect::<Vec<_>>(), [Ok(true), Ok(true)]);
        assert!(seen[0].values["history.previous"].contains("25.0 3 days before"), "{seen:?}");
        let wrong = Condition::compile("history.previous.exists(p, p.normalised < 3)").unwrap_err();
        assert!(wrong[0].message.contains("did you mean `normalized`?"), "{wrong:?}");
        for text in
            ["history.previous.exists(p, p == 3)", "history.previous[0] == 1", "history.previous == []"]
        {
            assert!(Condition::compile(text).is_err(), "{text}");
        }
    }

    const ATOMS: [&str; 5] = [
        "true",
        "false",
        r#"response.attributes.channel == "web""#,
        "response.normalized <= 20.0",
        "response.normalized > 20.0",
    ];

    proptest! {
        /// Parts that are put together again by the rules of `&&` and `||` give what the whole gives.
        #[test]
        fn the_parts_agree_with_the_whole(
            groups in proptest::collection::vec(proptest::collection::vec(0..ATOMS.len(), 1..4), 1..4),
        ) {
            let joined = |group: &Vec<usize>| group.iter().map(|&atom| ATOMS[atom]).collect::<Vec<_>>().join(" && ");
            let text = groups.iter().map(joined).collect::<Vec<_>>().join(" || ");
            let mut whole = Condition::compile(&text).unwrap();
            let facts = facts(10.0);
            let seen = whole.parts(&facts);
            let mut rest = seen.iter();
            let all_hold = |group: &Vec<usize>, rest: &mut std::slice::Iter<'_, Part>| {
                let outcomes: Vec<bool> = rest.take(group.len()).map(|part| part.held == Ok(true)).collect();
                outcomes.into_iter().all(|held| held)
            };
            let groups: Vec<bool> = groups.iter().map(|group| all_hold(group, &mut rest)).collect();
            let scope = Scope::new(std::iter::once(&mut whole));
            prop_assert_eq!(scope.holds(&whole, &facts) == Ok(true), groups.contains(&true), "{}", text);
        }
    }
}
