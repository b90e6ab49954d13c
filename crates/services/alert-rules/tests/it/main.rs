//! alert-rules on a real Postgres and a real NATS: which rules decide, and what is kept of a decision.

use alert_rules::{
    consumer::{Everything, Item, Responses},
    metrics::AlertRulesMetrics,
    rulebook::Rulebook,
};
use contracts::{
    alert_rules::v1::{
        ApplyResourcesRequest, ApplyResourcesResponse, GetDecisionRequest,
        configuration_service_client::ConfigurationServiceClient,
        decision_service_client::DecisionServiceClient,
    },
    events::v1::{
        AlertAttached, AlertRaised, ResponseAccepted, ResponsesAccepted, ResponsesDecided, TaskClosed,
        UnitChanged,
    },
    ids::{self, IdKind},
    topology::{
        ALERT_ATTACHED, ALERT_RAISED, EventKind, RESPONSE_ACCEPTED, RESPONSE_DECIDED, ServiceName,
        TASK_CLOSED, TASK_REOPENED, UNIT_CHANGED,
    },
    types::v1::{DecisionOutcome, ResourceChangeKind, Severity, Task},
};
use eventing::{Handler as _, Received, Verdict, migrate::ServiceMigration};
use prost::Message as _;
use serde_json::{Value, json};
use service_kit::caller::Role;
use std::collections::BTreeMap;
use testkit::{
    World,
    service::{Authorized, OPERATOR, Served, message, person},
    until,
};
use tonic::Code;
use uuid::Uuid;

const NOW: &str = "2026-11-23T09:00:00Z";

async fn start() -> anyhow::Result<(World, Served)> {
    let service = ServiceName::AlertRules;
    let world = World::new(&[ServiceMigration { service, migrator: &alert_rules::MIGRATOR }]).await?;
    world.set_time(NOW.parse()?).await?;
    let callers = vec![
        person("clerk", [Role::Reader], ["lyon"]),
        person("paul", [Role::Manager], ["paris"]),
        person("ines", [Role::Manager], ["top"]),
        person("emma", [Role::Experience], []),
    ];
    let served =
        Served::start(world.kit(service).await?, callers, async |kit| Ok(alert_rules::build(kit))).await?;
    Ok((world, served))
}

/// A rule set that raises up to a score.
fn rule_set(name: &str, sources: &[&str], up_to: f64) -> Value {
    json!({ "ruleSet": {
        "metadata": { "name": name, "set": name },
        "spec": { "sources": sources, "rules": [
            {
                "name": "low", "position": 10, "when": format!("response.score <= {up_to:.1}"),
                "raise": {
                    "severity": "medium", "escalationPolicy": "standard",
                    "timeBox": { "acceptWithin": "1h", "contactWithin": "2h", "resolveWithin": "8h" }
                }
            },
            { "name": "nobody-needed", "position": 1000, "when": "true" }
        ] }
    } })
}

async fn apply(served: &Served, sets: &[&str], resources: Value) -> anyhow::Result<ApplyResourcesResponse> {
    let request: ApplyResourcesRequest = message(json!({ "sets": sets, "resources": resources }))?;
    Ok(ConfigurationServiceClient::new(served.channel(OPERATOR)?)
        .apply_resources(request)
        .await?
        .into_inner())
}

fn response(id: Uuid, version: u64, source: &str, raw: f64) -> anyhow::Result<ResponseAccepted> {
    message(json!({
        "itemId": Uuid::from_u128(id.as_u128() + u128::from(version)).to_string(),
        "response": {
            "responseId": ids::to_text(IdKind::Response, id), "version": version, "revision": version,
            "source": source, "unit": "lyon", "kind": "SIGNAL_KIND_SURVEY", "acceptedTime": NOW,
            "score": { "metric": "METRIC_CSAT", "raw": raw, "scaleMinimum": 1.0, "scaleMaximum": 5.0,
                       "normalized": (raw - 1.0) * 25.0 }
        },
        "verbatim": "The lid does not close."
    }))
}

/// Lets a pack come and waits until it is decided on.
async fn hear(world: &World, items: Vec<ResponseAccepted>) -> anyhow::Result<()> {
    let payload = ResponsesAccepted { items }.encode_to_vec();
    world.publish(&RESPONSE_ACCEPTED, NOW.parse()?, payload).await?;
    world.drain(ServiceName::AlertRules).await
}

async fn outcomes(world: &World) -> anyhow::Result<Vec<(String, String, i64)>> {
    let query = "SELECT outcome, rule_set, rules_version FROM alert_rules.decisions
                 ORDER BY response_id, response_version";
    Ok(sqlx::query_as(query).fetch_all(&world.pool).await?)
}

fn decisions(served: &Served, key: &str) -> anyhow::Result<DecisionServiceClient<Authorized>> {
    Ok(DecisionServiceClient::new(served.channel(key)?))
}

/// Lets the units come: `top`, below it lyon and paris.
async fn hear_units(world: &World) -> anyhow::Result<()> {
    for (name, parent) in [("top", ""), ("lyon", "top"), ("paris", "top")] {
        let unit =
            json!({ "metadata": { "name": name, "set": "s" }, "version": 1, "spec": { "parent": parent } });
        let changed: UnitChanged = message(json!({ "unit": unit, "change": {} }))?;
        world.publish(&UNIT_CHANGED, NOW.parse()?, changed.encode_to_vec()).await?;
    }
    world.drain(ServiceName::AlertRules).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_before_the_rules_waits_and_the_source_chooses_the_set() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let items = vec![
        response(Uuid::from_u128(1), 1, "survey", 2.0)?,
        response(Uuid::from_u128(2), 1, "lounge", 2.0)?,
        response(Uuid::from_u128(3), 1, "lounge", 1.0)?,
    ];
    let payload = ResponsesAccepted { items }.encode_to_vec();
    world.publish(&RESPONSE_ACCEPTED, NOW.parse()?, payload).await?;
    until("the consumer says what it waits for", || async {
        let causes = served.kit.held_back.causes();
        Ok(causes
            .get("alert-rules-responses")
            .is_some_and(|cause| cause.contains("no rule set"))
            .then_some(()))
    })
    .await?;
    assert_eq!(outcomes(&world).await?, []);
    let sets = json!([rule_set("all", &["*"], 3.0), rule_set("lounge", &["lounge"], 1.0)]);
    let applied = apply(&served, &["all", "lounge"], sets).await?;
    assert_eq!((applied.problems, applied.rules_version), (vec![], 1));
    until("the responses are decided on", || async {
        Ok((outcomes(&world).await?.len() == 3).then_some(()))
    })
    .await?;
    let expected = [("raise", "all"), ("pass", "lounge"), ("raise", "lounge")];
    let expected = expected.map(|(outcome, set)| (outcome.to_owned(), set.to_owned(), 1));
    assert_eq!(outcomes(&world).await?, expected);
    world.drain(ServiceName::AlertRules).await?;
    assert_eq!(world.emitted(&ALERT_RAISED).await?.len(), 2);
    let pack = world.emitted(&RESPONSE_DECIDED).await?;
    assert_eq!(pack.len(), 1, "one batch, one pack");
    assert_eq!(ResponsesDecided::decode(pack[0].as_slice())?.items.len(), 3);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_sets_for_one_source_are_refused_and_nothing_changes() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    let none = apply(&served, &["lounge"], json!([rule_set("lounge", &["lounge"], 1.0)])).await?;
    assert!(!none.problems.is_empty(), "exactly one set is for every source");
    apply(&served, &["all"], json!([rule_set("all", &["*"], 3.0)])).await?;
    for sources in [["*"], ["lounge"]] {
        let both = json!([rule_set("one", &["lounge"], 1.0), rule_set("two", &sources, 2.0)]);
        let clash = apply(&served, &["one", "two"], both).await?;
        assert!(!clash.problems.is_empty(), "{sources:?} is taken");
    }
    let wrong = json!([rule_set("all", &["*"], 2.0), { "ruleSet": {
        "metadata": { "name": "bad", "set": "all" },
        "spec": { "sources": ["web"], "rules": [{ "name": "r", "position": 1, "when": "response.scor > 1.0" }] }
    } }]);
    let refused = apply(&served, &["all"], wrong).await?;
    assert!(refused.problems.iter().any(|problem| problem.message.contains("score")), "{refused:?}");
    assert_eq!(world.count("SELECT max(rules_version) FROM alert_rules.rules_versions").await?, 1);
    // The same again makes no new version; a change makes exactly one.
    let same = apply(&served, &["all"], json!([rule_set("all", &["*"], 3.0)])).await?;
    assert_eq!((same.rules_version, same.changes[0].change()), (1, ResourceChangeKind::Unchanged));
    assert_eq!(apply(&served, &["all"], json!([rule_set("all", &["*"], 4.0)])).await?.rules_version, 2);
    let mut clerk = ConfigurationServiceClient::new(served.channel("clerk")?);
    let refused = clerk.apply_resources(ApplyResourcesRequest::default()).await.unwrap_err();
    assert_eq!(refused.code(), Code::PermissionDenied);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_decision_record_and_the_answer_agree_after_the_rules_have_changed() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    apply(&served, &["all"], json!([rule_set("all", &["*"], 3.0)])).await?;
    let id = Uuid::from_u128(7);
    hear(&world, vec![response(id, 1, "survey", 2.0)?]).await?;
    apply(&served, &["all"], json!([rule_set("all", &["*"], 1.0)])).await?;

    let request = GetDecisionRequest { response_id: ids::to_text(IdKind::Response, id), response_version: 1 };
    let answer = decisions(&served, OPERATOR)?.get_decision(request).await?.into_inner();
    let decision = answer.decision.unwrap();
    assert_eq!(
        (decision.outcome(), decision.rule.as_str(), decision.rules_version),
        (DecisionOutcome::Raise, "low", 1)
    );
    let facts: Value = serde_json::from_str(&answer.facts_json)?;
    assert_eq!(facts["response"]["score"]["raw"], 2.0);
    // The rules of that version, tried again on the facts that were kept, give the decision that was stored.
    let held: Vec<&str> =
        answer.rules.iter().filter(|rule| rule.held).map(|rule| rule.rule.as_str()).collect();
    assert_eq!(held.first(), Some(&"low"), "{:?}", answer.rules);
    assert_eq!(answer.rules[0].when, "response.score <= 3.0", "as it was then");

    let unknown = GetDecisionRequest {
        response_id: ids::to_text(IdKind::Response, Uuid::from_u128(8)),
        response_version: 0,
    };
    assert_eq!(decisions(&served, OPERATOR)?.get_decision(unknown).await.unwrap_err().code(), Code::NotFound);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revision_joins_the_alert_an_older_version_is_superseded_and_each_is_decided_once()
-> anyhow::Result<()> {
    let (world, served) = start().await?;
    apply(&served, &["all"], json!([rule_set("all", &["*"], 3.0)])).await?;
    let id = Uuid::from_u128(9);
    hear(&world, vec![response(id, 1, "survey", 2.0)?]).await?;
    // The third comes before the second, and the first once more under another event.
    hear(&world, vec![response(id, 3, "survey", 5.0)?]).await?;
    hear(&world, vec![response(id, 2, "survey", 1.0)?, response(id, 1, "survey", 2.0)?]).await?;
    let outcomes: Vec<String> = outcomes(&world).await?.into_iter().map(|row| row.0).collect();
    assert_eq!(outcomes, ["raise", "superseded", "attach"]);
    assert_eq!(served.counter("duplicates_stopped", "guard=\"decision\""), 1);
    assert_eq!(world.emitted(&ALERT_RAISED).await?.len(), 1, "never a second alert");
    let attached = world.emitted(&ALERT_ATTACHED).await?;
    let attached = AlertAttached::decode(attached[0].as_slice())?;
    let alert = attached.alert.unwrap();
    assert_eq!((alert.version, alert.severity(), attached.would_raise), (2, Severity::Medium, false));
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_explained_to_its_own_units_and_without_the_words_of_the_customer() -> anyhow::Result<()>
{
    let (world, served) = start().await?;
    let mut set = rule_set("all", &["*"], 3.0);
    set["ruleSet"]["spec"]["rules"][0]["when"] =
        json!(r#"response.score <= 3.0 && response.verbatim.contains("lid")"#);
    apply(&served, &["all"], json!([set])).await?;
    hear_units(&world).await?;
    let (said, silent) = (Uuid::from_u128(10), Uuid::from_u128(11));
    let quiet = ResponseAccepted { verbatim: String::new(), ..response(silent, 1, "survey", 2.0)? };
    hear(&world, vec![response(said, 1, "survey", 2.0)?, quiet]).await?;

    let ask =
        |id| GetDecisionRequest { response_id: ids::to_text(IdKind::Response, id), response_version: 0 };
    for (key, sees) in [("clerk", true), ("ines", true), ("emma", true), (OPERATOR, true), ("paul", false)] {
        match decisions(&served, key)?.get_decision(ask(said)).await {
            Ok(answer) => {
                assert!(sees, "{key}");
                let text = format!("{:?}", answer.get_ref());
                assert!(!text.contains("does not close"), "{key} reads what the customer said: {text}");
                let parts = &answer.get_ref().rules[0].conditions;
                assert_eq!(parts[1].outcome, "true");
                assert!(parts[1].values["response.verbatim"].contains("ask ingest"), "{parts:?}");
            }
            Err(status) => assert_eq!((sees, status.code()), (false, Code::NotFound), "{key}: {status}"),
        }
    }
    // To a stranger a response that there is and one that there never was look the same.
    let refused = decisions(&served, "paul")?.get_decision(ask(said)).await.unwrap_err();
    let unknown = decisions(&served, "paul")?.get_decision(ask(Uuid::from_u128(12))).await.unwrap_err();
    let without_id = |status: &tonic::Status, id| status.message().replace(&ask(id).response_id, "");
    assert_eq!(without_id(&refused, said), without_id(&unknown, Uuid::from_u128(12)));
    // That nothing was said may be seen.
    let answer = decisions(&served, "clerk")?.get_decision(ask(silent)).await?.into_inner();
    assert_eq!(answer.rules[0].conditions[1].values["response.verbatim"], "\"\"");
    served.stop().await
}

/// What a message of this kind tells.
fn told(handler: &Everything, kind: &EventKind, payload: Vec<u8>) -> anyhow::Result<Vec<Item>> {
    let headers = BTreeMap::from([("ce-type".to_owned(), kind.ce_type())]);
    let (received, _) = Received::read("", headers, payload.into(), 1, "here");
    handler.decode(&received).map_err(anyhow::Error::msg)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_response_beside_the_task_that_goes_on_again_joins_its_case() -> anyhow::Result<()> {
    let (world, served) = start().await?;
    apply(&served, &["all"], json!([rule_set("all", &["*"], 3.0)])).await?;
    let customer = ids::to_text(IdKind::Customer, Uuid::from_u128(70));
    let said = |id: u128| -> anyhow::Result<Vec<u8>> {
        let mut accepted = response(Uuid::from_u128(id), 1, "survey", 2.0)?;
        accepted.response.as_mut().unwrap().customer_id.clone_from(&customer);
        Ok(ResponsesAccepted { items: vec![accepted] }.encode_to_vec())
    };
    world.publish(&RESPONSE_ACCEPTED, NOW.parse()?, said(71)?).await?;
    world.drain(ServiceName::AlertRules).await?;
    let raised = AlertRaised::decode(world.emitted(&ALERT_RAISED).await?[0].as_slice())?.alert.unwrap();
    let task = |version: u64, ended: Option<&str>| -> anyhow::Result<Vec<u8>> {
        let task: Task = message(json!({
            "taskId": ids::to_text(IdKind::Task, Uuid::from_u128(72)), "version": version, "assignedTime": NOW,
            "caseId": raised.case_id, "alertId": raised.alert_id, "customerId": customer, "endedTime": ended
        }))?;
        Ok(TaskClosed { task: Some(task), ..TaskClosed::default() }.encode_to_vec())
    };
    world.publish(&TASK_CLOSED, NOW.parse()?, task(2, Some("2026-11-23T08:00:00Z"))?).await?;
    world.drain(ServiceName::AlertRules).await?;

    let kit = served.kit.clone();
    let metrics = AlertRulesMetrics::register(&service_kit::metrics::Metrics::default());
    let everything = Everything {
        kit: kit.clone(),
        rulebook: Rulebook::default(),
        directory: eventing::resources::Cache::default(),
        responses: Responses { kit: kit.clone(), metrics },
    };
    let mut items = told(&everything, &RESPONSE_ACCEPTED, said(73)?)?;
    items.extend(told(&everything, &TASK_REOPENED, task(3, None)?)?);
    let verdicts = kit.database.transact(move |tx| {
        Box::pin(async move { everything.handle(tx, &items.iter().collect::<Vec<_>>()).await })
    });
    assert_eq!(verdicts.await?, [Verdict::Done, Verdict::Done]);
    world.drain(ServiceName::AlertRules).await?;
    let counts = [&ALERT_RAISED, &ALERT_ATTACHED].map(|kind| world.emitted(kind));
    let [raised, attached] = counts;
    assert_eq!((raised.await?.len(), attached.await?.len()), (1, 1), "it joins, and opens no second case");
    served.stop().await
}
