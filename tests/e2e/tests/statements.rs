//! Each consumer makes the same number of statements, and waits for NATS as often, for a batch of one and for a batch of
//! two hundred.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test says what it expects by failing")]

use contracts::{
    ingest::v1::{Customer, Submission, SubmitResponseRequest, SubmitResponsesRequest},
    types::v1::{Metric, Score},
};
use e2e::{System, invariants};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use testkit::{
    tap::{Sent, Tap},
    until,
};
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
    span,
};
use tracing_subscriber::{
    Layer,
    layer::{Context, SubscriberExt as _},
    registry::LookupSpan,
};

/// What reporting hears, in one transaction.
const REPORTING: &str = "reporting-responses, reporting-alerts, reporting-tasks, reporting-followups";

/// What alert-rules hears, in one transaction.
const ALERT_RULES: &str = "alert-rules-responses, alert-rules-tasks";

/// One transaction of a consumer: messages in it, statements that it made.
#[derive(Debug, Clone, Default)]
struct Transaction {
    consumer: String,
    messages: u64,
    statements: u64,
}

impl Visit for Transaction {
    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}

    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "messaging.consumer.group.name" {
            value.clone_into(&mut self.consumer);
        }
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        if field.name() == "messaging.batch.message_count" {
            self.messages = value;
        }
    }
}

/// Counts the statements below each span in which a batch is handled.
#[derive(Clone, Default)]
struct Counter(Arc<Mutex<Vec<Transaction>>>);

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Counter {
    fn on_new_span(&self, attributes: &span::Attributes<'_>, id: &span::Id, context: Context<'_, S>) {
        if attributes.metadata().name() == "process" {
            let mut transaction = Transaction::default();
            attributes.record(&mut transaction);
            if let Some(span) = context.span(id) {
                span.extensions_mut().insert(transaction);
            }
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        if event.metadata().target() != "sqlx::query" {
            return;
        }
        for span in context.event_scope(event).into_iter().flatten() {
            if let Some(transaction) = span.extensions_mut().get_mut::<Transaction>() {
                transaction.statements += 1;
            }
        }
    }

    fn on_close(&self, id: span::Id, context: Context<'_, S>) {
        let closed = context.span(&id).and_then(|span| span.extensions().get::<Transaction>().cloned());
        self.0.lock().unwrap().extend(closed);
    }
}

/// Submits responses that all raise alerts, in one call: they make one pack.
async fn submit(system: &System, name: &str, count: usize) -> anyhow::Result<()> {
    let items = (0..count)
        .map(|index| {
            let score = Score { metric: Metric::Csat.into(), raw: 1.0, ..Score::default() };
            let submission = Submission {
                source: "survey".into(),
                external_id: format!("{name}-{index}"),
                customer: Some(Customer { reference: format!("{name}-{index}"), ..Customer::default() }),
                unit: "store-lyon".into(),
                score: Some(score),
                ..Submission::default()
            };
            SubmitResponseRequest { submission: Some(submission), request_id: String::new() }
        })
        .collect();
    system.client.ingest()?.submit_responses(SubmitResponsesRequest { items }).await?;
    Ok(())
}

/// What the consumer of one durable sent to the broker.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Conversation {
    /// Acknowledgements that wait for nothing.
    acknowledgements: usize,
    /// The highest sequence of the stream among them.
    furthest: u64,
    /// Standing orders for further messages: their answers are the messages.
    pulls: usize,
    /// How the durable is: asked by the observer every five seconds, whatever comes.
    looks: usize,
    /// Whatever else the client waits for an answer to.
    awaited: usize,
}

/// Sorts what was sent by durable. What the relay publishes is no consumer's; it is pipelined.
fn conversations(sent: &[Sent]) -> BTreeMap<String, Conversation> {
    let mut conversations: BTreeMap<String, Conversation> = BTreeMap::new();
    for one in sent {
        let tokens: Vec<&str> = one.subject.split('.').collect();
        match tokens.as_slice() {
            ["$JS", "ACK", _, durable, _, sequence, ..] if !one.awaits_answer => {
                let of = conversations.entry((*durable).to_owned()).or_default();
                of.acknowledgements += 1;
                of.furthest = of.furthest.max(sequence.parse().unwrap_or_default());
            }
            ["$JS", "API", "CONSUMER", "MSG", "NEXT", _, durable] => {
                conversations.entry((*durable).to_owned()).or_default().pulls += 1;
            }
            ["$JS", "API", "CONSUMER", "INFO", _, durable] => {
                conversations.entry((*durable).to_owned()).or_default().looks += 1;
            }
            ["$JS", "ACK", _, durable, ..] | ["$JS", "API", .., durable] => {
                conversations.entry((*durable).to_owned()).or_default().awaited += 1;
            }
            _ => {}
        }
    }
    conversations
}

/// Lets responses come and time pass; gives what was sent to the broker meanwhile. Only the database is asked whether
/// all is done: a service that is asked for its status asks the broker.
async fn turn(
    system: &System,
    tap: &Tap,
    name: &str,
    count: usize,
    then: &str,
) -> anyhow::Result<BTreeMap<String, Conversation>> {
    drop(tap.take());
    submit(system, name, count).await?;
    invariants::come_to_rest(&system.world).await?;
    system.world.set_time(then.parse()?).await?;
    invariants::come_to_rest(&system.world).await?;
    let mut sent = Vec::new();
    until("the last batches are acknowledged", || {
        sent.extend(tap.take());
        let conversations = conversations(&sent);
        let furthest = |durable| conversations.get(durable).map_or(0, |one| one.furthest);
        // What two hear, both acknowledge. Not counted: one may have sent its last of the turn before only now.
        let level = furthest("assignment-followups") == furthest("reporting-followups")
            && furthest("follow-up-scheduler-tasks") == furthest("reporting-tasks")
            && furthest("assignment-followups") > 0;
        async move { Ok(level.then_some(conversations)) }
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_statements_nor_awaited_answers_grow_with_the_batch() -> anyhow::Result<()> {
    let counter = Counter::default();
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(counter.clone()))?;
    let (system, tap) = System::start_tapped().await?;
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    system.apply_sample().await?;
    // Caches fill: rules, directory, policies are read once.
    turn(&system, &tap, "first", 1, "2026-11-23T12:00:00Z").await?;
    counter.0.lock().unwrap().clear();

    let one = turn(&system, &tap, "one", 1, "2026-11-23T14:00:00Z").await?;
    let many = turn(&system, &tap, "many", 200, "2026-11-24T12:00:00Z").await?;
    system.stop().await?;
    let seen = counter.0.lock().unwrap().clone();
    same_number_of_statements(&seen);
    nothing_awaited(&one, &many);
    Ok(())
}

fn same_number_of_statements(seen: &[Transaction]) {
    // A batch in which nothing was new makes fewer: what counts is the most that small and large ones make.
    let most = |consumer: &str, messages: std::ops::RangeInclusive<u64>| {
        let of = seen.iter().filter(|one| one.consumer == consumer && messages.contains(&one.messages));
        of.map(|one| one.statements).max()
    };
    // Singles: many messages in one transaction. Beside each the most statements that it may make: a batch costs by them.
    for (consumer, at_most) in [
        (ALERT_RULES, 5),
        ("assignment-alerts", 6),
        ("assignment-followups", 6),
        ("follow-up-scheduler-tasks", 5),
        (REPORTING, 7),
    ] {
        let (small, large) = (most(consumer, 1..=8), most(consumer, 20..=u64::MAX));
        println!("{consumer}: {small:?} statements for a few messages, {large:?} for many");
        assert!(small.is_some() && large.is_some(), "{consumer}: {small:?} {large:?}");
        // What a batch of these holds is chance: responses, tasks or both; each have statements of their own.
        if ![REPORTING, ALERT_RULES].contains(&consumer) {
            assert_eq!(small, large, "{consumer} makes more statements for more messages");
        }
        assert!(large <= Some(at_most), "{consumer} makes more statements than it did");
    }
    // Packs: one item or two hundred in one message.
    let consumer = ALERT_RULES;
    let of: Vec<u64> = seen.iter().filter(|one| one.consumer == consumer).map(|one| one.statements).collect();
    let most = of.iter().max().copied();
    println!("{consumer}: {of:?} statements");
    assert!(of.iter().filter(|count| Some(**count) == most).count() >= 2, "{consumer}: {of:?}");
    assert!(most <= Some(7), "{consumer} makes more statements than it did");
}

fn nothing_awaited(one: &BTreeMap<String, Conversation>, many: &BTreeMap<String, Conversation>) {
    for durable in [
        "alert-rules-responses",
        "assignment-alerts",
        "assignment-followups",
        "follow-up-scheduler-tasks",
        "reporting-responses",
        "reporting-alerts",
        "reporting-tasks",
        "reporting-followups",
    ] {
        let (one, many) = (one[durable], many[durable]);
        println!("{durable}: {one:?} for one response, {many:?} for two hundred");
        assert!(one.acknowledgements > 0, "{durable} was not seen at work");
        assert_eq!((one.awaited, many.awaited), (0, 0), "{durable} waits for the broker in a batch");
        // A look is two questions; a turn that takes a minute has twelve looks.
        assert!(many.looks <= 24, "{durable} asks how it is for its batches");
        // A pull stands for at least 64 messages and is renewed in the background, when half of it is used up.
        assert!(
            many.pulls <= one.pulls + 2 + many.acknowledgements / 25,
            "{durable} pulls message by message"
        );
    }
    assert!(many["assignment-alerts"].acknowledgements >= 200, "{many:?}");
}
