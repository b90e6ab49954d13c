//! I7: what is known of a customer is nowhere but where the contract says. I8: every change says who, when and why.

use anyhow::Context as _;
use contracts::{
    assignment::v1::{
        CommandGuard, CommentOnTaskRequest, ListTasksRequest, LogAttemptRequest, ResolveTaskRequest,
    },
    ingest::v1::{Customer, Submission, SubmitResponseRequest},
    topology::{STREAMS, ServiceName},
    types::v1::{AttemptOutcome, Metric, Score},
};
use e2e::{System, invariants};
use sqlx::Row as _;
use std::collections::BTreeSet;

/// What is planted, and the only places where it may be found: `schema.table`, or a stream with a type of event.
const PLANTED: [(&str, &str, &[&str]); 7] = [
    ("name", "Xanthippe Quillfeather", &["ingest.customers"]),
    ("phone", "+33 6 98 76 54 32", &["ingest.customers"]),
    ("e-mail", "xanthippe@quillfeather.example", &["ingest.customers"]),
    ("submitter's number of the customer", "loyalty-884422", &["ingest.customers"]),
    ("external id", "receipt-553311", &[]),
    (
        "verbatim",
        "the handle of the kettle melted",
        &["ingest.responses", "ingest.event_log", "alert_rules.decisions", "RESPONSES response.accepted"],
    ),
    ("text of a call", "promised a voucher over the phone", &["assignment.task_timeline"]),
];

/// Every table of the services in which a text stands, as text or as bytes.
async fn tables_with(system: &System, text: &str) -> anyhow::Result<BTreeSet<String>> {
    let schemas: Vec<String> = ServiceName::ALL.iter().map(|service| service.schema().to_owned()).collect();
    let tables = sqlx::query(
        "SELECT table_schema, table_name FROM information_schema.tables
         WHERE table_schema = ANY($1) AND table_type = 'BASE TABLE'",
    )
    .bind(schemas)
    .fetch_all(&system.world.pool)
    .await?;
    assert!(tables.len() > 40, "only {} tables were looked at", tables.len());
    let hexadecimal: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut found = BTreeSet::new();
    for table in tables {
        let (schema, name): (String, String) = (table.try_get(0)?, table.try_get(1)?);
        let query = format!(
            "SELECT count(*) FROM \"{schema}\".\"{name}\" AS r WHERE strpos(r::text, $1) > 0 OR strpos(r::text, $2) > 0"
        );
        let query = sqlx::query_scalar::<_, i64>(sqlx::AssertSqlSafe(query)).bind(text).bind(&hexadecimal);
        if query.fetch_one(&system.world.pool).await? > 0 {
            found.insert(format!("{schema}.{name}"));
        }
    }
    Ok(found)
}

/// Every message of every stream: stream and type of event, and all bytes of headers, subject and payload.
async fn messages(system: &System) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let context = async_nats::jetstream::new(async_nats::connect(&system.world.nats_url).await?);
    let mut messages = Vec::new();
    for stream in STREAMS {
        let held = context.get_stream(system.world.broker.prefix().stream(stream)).await?;
        let state = &held.cached_info().state;
        for sequence in state.first_sequence..=state.last_sequence {
            let Ok(message) = held.get_raw_message(sequence).await else {
                continue; // Only the last values of a directory subject are kept.
            };
            let kind =
                message.headers.get("ce-type").map(|kind| kind.as_str().to_owned()).unwrap_or_default();
            let kind = kind.trim_start_matches("recontact.v1.").to_owned();
            let mut bytes = format!("{} {:?} ", message.subject, message.headers).into_bytes();
            bytes.extend_from_slice(&message.payload);
            messages.push((format!("{} {kind}", stream.name), bytes));
        }
    }
    Ok(messages)
}

/// A customer complains, is called and comes back; time passes on a second case.
async fn story(system: &System) -> anyhow::Result<()> {
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    system.apply_sample().await?;
    let [
        (_, name, _),
        (_, phone, _),
        (_, email, _),
        (_, reference, _),
        (_, id, _),
        (_, verbatim, _),
        (_, call, _),
    ] = PLANTED;
    for revision in 1..=2 {
        let score = Score { metric: Metric::Csat.into(), raw: 1.0, ..Score::default() };
        let submission = Submission {
            source: "survey".into(),
            external_id: id.into(),
            revision,
            unit: "store-lyon".into(),
            score: Some(score),
            verbatim: format!("{verbatim}, for the {revision}. time"),
            customer: Some(Customer {
                reference: reference.into(),
                name: name.into(),
                phone: phone.into(),
                email: email.into(),
                language: "fr".into(),
                ..Customer::default()
            }),
            ..Submission::default()
        };
        let request = SubmitResponseRequest { submission: Some(submission), request_id: String::new() };
        system.client.ingest()?.submit_response(request).await?;
        system.drain().await?;
    }
    let tasks = system.client.tasks()?.list_tasks(ListTasksRequest::default()).await?.into_inner().tasks;
    let task = tasks.first().context("no task")?;
    let guard = |request_id: &str| {
        Some(CommandGuard {
            task_id: task.task_id.clone(),
            request_id: request_id.into(),
            expected_work_version: 0,
        })
    };
    let comment = CommentOnTaskRequest { guard: guard("a"), text: call.into() };
    system.client.tasks()?.comment_on_task(comment).await?;
    let attempt = LogAttemptRequest {
        guard: guard("b"),
        outcome: AttemptOutcome::Reached.into(),
        note: call.into(),
        ..LogAttemptRequest::default()
    };
    system.client.tasks()?.log_attempt(attempt).await?;
    system.world.set_time("2026-11-24T18:00:00Z".parse()?).await?;
    system.drain().await?;
    let resolve =
        ResolveTaskRequest { guard: guard("c"), note: call.into(), ..ResolveTaskRequest::default() };
    system.client.tasks()?.resolve_task(resolve).await?;
    system.world.set_time("2026-12-03T18:00:00Z".parse()?).await?;
    system.drain().await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_known_of_a_customer_stays_where_it_belongs_and_every_change_says_who_and_when()
-> anyhow::Result<()> {
    let system = System::start().await?;
    story(&system).await?;
    let messages = messages(&system).await?;
    assert!(messages.iter().any(|(kind, _)| kind == "TASKS task.closed"), "the story reached its end");
    for (what, text, allowed) in PLANTED {
        let mut found = tables_with(&system, text).await?;
        let in_messages = messages
            .iter()
            .filter(|(_, bytes)| bytes.windows(text.len()).any(|window| window == text.as_bytes()));
        found.extend(in_messages.map(|(kind, _)| kind.clone()));
        let allowed: BTreeSet<String> = allowed.iter().map(|&place| place.to_owned()).collect();
        // Neither elsewhere nor missing: a search that finds nothing where it must proves nothing.
        assert_eq!(found, allowed, "I7: {what} stands in other places than it may");
    }
    invariants::hold(&system.world).await?;

    // I8: why. What the system does names the rule or the policy; its reason is not left empty by a verdict.
    let without_reason = "SELECT count(*) FROM assignment.task_timeline
                          WHERE actor_kind = 3 AND event IN ('escalated', 'overdue', 'step-skipped') AND reason = ''";
    assert_eq!(system.world.count(without_reason).await?, 0, "I8: a verdict without a reason");
    system.stop().await
}
