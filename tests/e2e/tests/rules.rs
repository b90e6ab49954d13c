//! A rule changes while responses flow: both replicas decide with it from their next batch on, and every decision names
//! the one version that gives it.

use contracts::{
    events::v1::ResponsesDecided,
    ingest::v1::{Submission, SubmitResponseRequest, SubmitResponsesRequest},
    topology::ServiceName,
    types::v1::{Metric, Score},
};
use e2e::{Fleet, sample};
use prost::Message as _;
use recontact::{
    apply,
    client::Client,
    resources::{self, Found},
};
use service_kit::tasks::Tracker;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use testkit::until;
use tokio_util::sync::CancellationToken;

/// Scores up to it raise an alert: each change another one, so that the outcomes tell which rules gave them.
const THRESHOLDS: [u32; 6] = [2, 7, 1, 5, 8, 4];

/// The only rule set for every source.
fn rule_set(threshold: u32) -> anyhow::Result<Vec<Found>> {
    let text = format!(
        "kind: RuleSet
metadata: {{name: flow, set: flow}}
spec:
  sources: ['*']
  rules:
    - name: up-to-{threshold}
      position: 10
      when: response.score <= {threshold}.0
      raise:
        severity: high
        time_box: {{accept_within: 2h, contact_within: 4h, resolve_within: 16h}}
        escalation_policy: standard
    - {{name: nobody-needed, position: 1000, when: 'true'}}"
    );
    resources::read([(Path::new("flow.yaml"), text.as_str())].into_iter())
}

/// One response of every score; `phase` says how many rule sets were live before it was sent.
fn batch(phase: usize, name: &str) -> SubmitResponsesRequest {
    let items = (0..=10)
        .map(|raw| {
            let score = Score { metric: Metric::Nps.into(), raw: f64::from(raw), ..Score::default() };
            let submission = Submission {
                source: "survey".into(),
                external_id: format!("{name}-{raw}"),
                unit: "store-lyon".into(),
                score: Some(score),
                attributes: [("phase".to_owned(), phase.to_string())].into(),
                ..Submission::default()
            };
            SubmitResponseRequest { submission: Some(submission), request_id: String::new() }
        })
        .collect();
    SubmitResponsesRequest { items }
}

/// Sends batches to one replica until it is stopped.
async fn flow(
    client: Client,
    name: &'static str,
    phase: Arc<AtomicUsize>,
    stop: CancellationToken,
) -> anyhow::Result<()> {
    let mut sent = 0;
    while !stop.is_cancelled() {
        let request = batch(phase.load(Ordering::SeqCst), &format!("{name}-{sent}"));
        client.ingest()?.submit_responses(request).await?;
        sent += 1;
    }
    Ok(())
}

/// How many decisions each replica made.
async fn decided(fleet: &Fleet) -> anyhow::Result<[u64; 2]> {
    let of = |replica| fleet.counter(ServiceName::AlertRules, replica, "alert_rules_decisions");
    Ok([of(0).await?, of(1).await?])
}

/// Waits until each replica decided on at least one response that was accepted after now.
async fn both_decide(fleet: &Fleet) -> anyhow::Result<()> {
    let before = decided(fleet).await?;
    let accepted = u64::try_from(fleet.world.count("SELECT count(*) FROM ingest.responses").await?)?;
    // All that was accepted so far and not yet decided may go to one replica: one more is new.
    let waiting = accepted.saturating_sub(before.iter().sum());
    until("both replicas decide on what came after the change", || async {
        let now = decided(fleet).await?;
        Ok(now.iter().zip(before).all(|(now, before)| now - before > waiting).then_some(()))
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_reaches_both_replicas_and_each_decision_names_the_version_that_gives_it()
-> anyhow::Result<()> {
    let fleet = Fleet::start().await?;
    fleet.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    let clients = [fleet.client(0)?, fleet.client(1)?];
    let mut world = resources::read_folder(&sample())?;
    world.retain(|found| found.kind() != "RuleSet");
    apply::apply(&clients[0], &world, false).await?;

    let (phase, stop) = (Arc::new(AtomicUsize::new(0)), CancellationToken::new());
    let tracker = Tracker::default();
    let flows = ["first", "second"].into_iter().zip(clients.clone());
    let flows: Vec<_> =
        flows.map(|(name, client)| tracker.spawn(flow(client, name, phase.clone(), stop.clone()))).collect();
    let mut thresholds: BTreeMap<i64, u32> = BTreeMap::new();
    for (turn, threshold) in THRESHOLDS.into_iter().enumerate() {
        let applied = apply::apply(&clients[turn % 2], &rule_set(threshold)?, false).await?;
        let version =
            applied.changes.iter().find_map(|change| change.version.as_ref()).map(|one| one.version);
        thresholds.insert(i64::try_from(version.unwrap_or(0))?, threshold);
        phase.store(turn + 1, Ordering::SeqCst);
        both_decide(&fleet).await?;
    }
    stop.cancel();
    for flow in flows {
        flow.await??;
    }
    until("every response is decided on", || async {
        let left =
            "SELECT (SELECT count(*) FROM ingest.responses) - (SELECT count(*) FROM alert_rules.decisions)";
        Ok((fleet.world.count(left).await? == 0).then_some(()))
    })
    .await?;

    // Each decision names one version, whose only rule set gives its outcome and its rule.
    let decisions: Vec<(i64, Option<i64>, String, String, f64, i64)> = sqlx::query_as(
        "SELECT d.rules_version, (v.members -> 0 ->> 'version')::bigint, d.outcome, d.rule,
                (d.facts::jsonb #>> '{response,score,raw}')::float8, (d.facts::jsonb #>> '{response,attributes,phase}')::bigint
         FROM alert_rules.decisions d LEFT JOIN alert_rules.rules_versions v
              ON v.rules_version = d.rules_version AND jsonb_array_length(v.members) = 1",
    )
    .fetch_all(&fleet.world.pool)
    .await?;
    let set_versions: Vec<i64> = thresholds.keys().copied().collect();
    let mut used: BTreeSet<i64> = BTreeSet::new();
    for (rules_version, set_version, outcome, rule, score, phase) in &decisions {
        let set_version =
            set_version.ok_or_else(|| anyhow::anyhow!("there is no version {rules_version}"))?;
        let threshold = thresholds[&set_version];
        let expected = if *score <= f64::from(threshold) {
            ("raise", format!("up-to-{threshold}"))
        } else {
            ("pass", "nobody-needed".to_owned())
        };
        assert_eq!((outcome.as_str(), rule), (expected.0, &expected.1), "score {score}, up to {threshold}");
        // What was sent after `apply` returned is decided by that version or a later one.
        let live = set_versions[..usize::try_from(*phase)?].last().copied().unwrap_or(0);
        assert!(set_version >= live, "sent when version {live} was live, decided by {set_version}");
        used.insert(set_version);
    }
    assert_eq!(used.into_iter().collect::<Vec<_>>(), set_versions, "every version decided something");

    // A batch uses one version: so does every pack that it emits.
    let packs: Vec<Vec<u8>> = sqlx::query_scalar(
        "SELECT payload FROM alert_rules.event_log WHERE event_type = 'recontact.v1.response.decided'",
    )
    .fetch_all(&fleet.world.pool)
    .await?;
    let mut items = 0;
    for pack in &packs {
        let pack = ResponsesDecided::decode(pack.as_slice())?;
        items += pack.items.len();
        let versions = pack.items.iter().filter_map(|item| item.decision.as_ref());
        let versions: BTreeSet<u64> = versions.map(|decision| decision.rules_version).collect();
        assert_eq!(versions.len(), 1, "{versions:?} in one pack");
    }
    assert_eq!(items, decisions.len());
    println!("{} decisions in {} packs by {} versions", decisions.len(), packs.len(), set_versions.len());
    Ok(())
}
