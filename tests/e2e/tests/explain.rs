//! What is explained is what was decided: each decision is made again from the facts that were kept.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

use contracts::{
    ids::{IdKind, to_text},
    reporting::v1::get_case_request::Id,
    types::v1::DecisionOutcome,
};
use e2e::{System, sample};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};
use recontact::{
    explain::response::{Explanation, ask},
    submit::{Submission, submit},
};
use service_kit::config::Environment;
use std::{collections::BTreeMap, fmt::Write as _, path::Path};
use uuid::Uuid;

/// Responses of each file that are explained.
const EXPLAINED: usize = 100;

/// A file as review sites give it: a score of 1 to 5 with dirt, records over several lines, units of nobody's directory.
fn reviews(random: &mut StdRng) -> String {
    let mut text = "airline_name,date,content,airport,lounge_type,overall_rating\n".to_owned();
    let words = ["Quiet \"and\" clean", "No fire exit", "Café fermé", "Broken\nseats", ""];
    for index in 0..240 {
        let score = ["1", "2.0", "3", "4", "5", "", "9"][random.random_range(0..7)];
        let content = words[random.random_range(0..words.len())].replace('"', "\"\"");
        let _ = writeln!(
            text,
            "airline-{},2014-03-{:02},\"{content}\",Airport {index},First,{score}",
            index % 7,
            index % 27 + 1
        );
    }
    text
}

async fn feed(system: &System, file: &Path, mapping: &str, rejects: &Path) -> anyhow::Result<()> {
    let (file_as, rejects) = (Some(mapping), Some(rejects));
    let submission = Submission { file, mapping, file_as, rejects, history: false, test: false };
    submit(&system.client, &submission).await?;
    system.drain().await.map(drop)
}

fn check(explanation: &Explanation) {
    let answer = &explanation.decision;
    let decision = answer.decision.clone().unwrap();
    assert_eq!(answer.reevaluated.as_ref(), Some(&decision), "decided again, and otherwise");
    let first = answer.rules.iter().find(|rule| rule.held).unwrap();
    assert_eq!(first.rule, decision.rule, "another rule holds than the one that decided");
    for rule in &answer.rules {
        assert!(!rule.conditions.is_empty(), "{rule:?}");
        let decisive = rule.conditions.iter().any(|part| part.decisive);
        assert!(rule.held || decisive, "nothing says why {} did not hold: {rule:?}", rule.rule);
    }
    if decision.outcome() == DecisionOutcome::Raise {
        assert!(first.raise.is_some() && explanation.case.is_some());
        assert!(explanation.task.as_ref().is_some_and(|task| !task.resolution.is_empty()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn explaining_a_hundred_responses_agrees_with_what_was_decided() -> anyhow::Result<()> {
    let system = System::start().await?;
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    system.apply_sample().await?;
    let seed = Environment::of_process()
        .get("E2E_SEED")
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| rand::rng().random::<u32>());
    println!("E2E_SEED={seed}");
    let mut random = StdRng::seed_from_u64(u64::from(seed));
    let folder = tempfile::tempdir()?;
    let rejects = folder.path().join("rejects.csv");
    feed(&system, &sample().join("responses.csv"), "survey", &rejects).await?;
    let lounge = folder.path().join("lounge.csv");
    std::fs::write(&lounge, reviews(&mut random))?;
    feed(&system, &lounge, "lounge", &folder.path().join("lounge-rejects.csv")).await?;
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    for set in ["standard", "lounge"] {
        let decided: Vec<Uuid> = sqlx::query_scalar(
            "SELECT DISTINCT response_id FROM alert_rules.decisions WHERE rule_set = $1 ORDER BY response_id",
        )
        .bind(set)
        .fetch_all(&system.world.pool)
        .await?;
        assert!(decided.len() > EXPLAINED, "{set}: only {} decisions", decided.len());
        for response in decided.sample(&mut random, EXPLAINED) {
            let explanation =
                ask(&system.client, Id::ResponseId(to_text(IdKind::Response, *response)), 0).await?;
            check(&explanation);
            let outcome = explanation.decision.decision.map(|decision| decision.outcome().as_str_name());
            *outcomes.entry(outcome.unwrap_or_default()).or_default() += 1;
        }
    }
    println!("{outcomes:?}");
    assert!(outcomes.len() >= 2, "all were decided alike: {outcomes:?}");
    system.stop().await
}
