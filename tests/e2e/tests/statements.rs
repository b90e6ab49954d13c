//! Each consumer makes the same number of statements for a batch of one and for a batch of two hundred.

use contracts::{
    ingest::v1::{Submission, SubmitResponseRequest, SubmitResponsesRequest},
    types::v1::{Metric, Score},
};
use e2e::System;
use std::sync::{Arc, Mutex};
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

async fn submit(system: &System, name: &str, count: usize) -> anyhow::Result<()> {
    let items = (0..count)
        .map(|index| {
            let score = Score { metric: Metric::Csat.into(), raw: 1.0, ..Score::default() };
            let submission = Submission {
                source: "survey".into(),
                external_id: format!("{name}-{index}"),
                unit: "store-lyon".into(),
                score: Some(score),
                ..Submission::default()
            };
            SubmitResponseRequest { submission: Some(submission), request_id: String::new() }
        })
        .collect();
    system.client.ingest()?.submit_responses(SubmitResponsesRequest { items }).await?;
    system.drain().await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_number_of_statements_does_not_depend_on_the_batch() -> anyhow::Result<()> {
    let counter = Counter::default();
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(counter.clone()))?;
    let system = System::start().await?;
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    system.apply_sample().await?;
    // Caches fill: rules, directory, policies are read once.
    submit(&system, "first", 1).await?;
    system.world.set_time("2026-11-23T12:00:00Z".parse()?).await?;
    system.drain().await?;
    counter.0.lock().unwrap().clear();

    submit(&system, "one", 1).await?;
    system.world.set_time("2026-11-23T14:00:00Z".parse()?).await?;
    system.drain().await?;
    submit(&system, "many", 200).await?;
    system.world.set_time("2026-11-24T12:00:00Z".parse()?).await?;
    system.drain().await?;
    system.stop().await?;

    // A batch in which nothing was new makes fewer: what counts is the most that small and large ones make.
    let seen = counter.0.lock().unwrap().clone();
    let most = |consumer: &str, messages: std::ops::RangeInclusive<u64>| {
        let of = seen.iter().filter(|one| one.consumer == consumer && messages.contains(&one.messages));
        of.map(|one| one.statements).max()
    };
    // Singles: many messages in one transaction.
    for consumer in [
        "assignment-alerts",
        "assignment-followups",
        "follow-up-scheduler-tasks",
        "reporting-alerts",
        "reporting-tasks",
        "reporting-followups",
    ] {
        let (small, large) = (most(consumer, 1..=8), most(consumer, 20..=u64::MAX));
        println!("{consumer}: {small:?} statements for a few messages, {large:?} for many");
        assert!(small.is_some() && large.is_some(), "{consumer}: {small:?} {large:?}");
        assert_eq!(small, large, "{consumer} makes more statements for more messages");
    }
    // Packs: one item or two hundred in one message.
    for consumer in ["alert-rules-responses", "reporting-responses"] {
        let of: Vec<u64> =
            seen.iter().filter(|one| one.consumer == consumer).map(|one| one.statements).collect();
        let most = of.iter().max().copied();
        assert!(of.iter().filter(|count| Some(**count) == most).count() >= 2, "{consumer}: {of:?}");
    }
    Ok(())
}
