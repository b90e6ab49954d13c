//! The network between services and broker, or services and Postgres.

use crate::{
    lab::{Lab, lasts},
    link::Flow,
};
use anyhow::ensure;
use contracts::topology::{self, DURABLES};
use eventing::broker::DurableSettings;
use rand::RngExt as _;
use service_kit::clock::Monotonic;
use std::time::Duration;
use testkit::until;

/// Nothing passes between services and broker, and no connection breaks. When the way is free again it is so for new
/// connections alone: whoever waits on an old one waits for ever, and must find that out by itself.
pub async fn broker_cut(lab: &mut Lab, time: Duration) -> anyhow::Result<()> {
    // For minutes: what waits then, two cores must be able to do in one.
    lab.start_load_every(Duration::from_millis(500))?;
    lab.accepted_more(20..60).await?;
    lab.note("broker cut");
    lab.ground.broker_link.flow(Flow::Hold, Flow::Hold);
    lasts(time).await;
    let before = lab.world().broker.stream_state(&topology::RESPONSES).await?.last_sequence;
    lab.ground.broker_link.strand();
    lab.ground.broker_link.calm();
    lab.healed();
    let clock = Monotonic::start();
    until("messages reach the broker by new connections", || async {
        let last = lab.world().broker.stream_state(&topology::RESPONSES).await?.last_sequence;
        Ok((last > before).then_some(()))
    })
    .await?;
    ensure!(
        clock.elapsed() < lab.heals_within(),
        "the dead connections were found out after {:?}",
        clock.elapsed()
    );
    lab.accepted_more(20..40).await
}

/// What was sent, and what it was sent for.
struct Traffic {
    events: u64,
    published: u64,
    handled: u64,
    known: u64,
}

impl Traffic {
    async fn of(lab: &Lab) -> anyhow::Result<Self> {
        let events =
            "SELECT (SELECT count(*) FROM ingest.event_log) + (SELECT count(*) FROM alert_rules.event_log)
                           + (SELECT count(*) FROM assignment.event_log)
                           + (SELECT count(*) FROM follow_up_scheduler.event_log)";
        Ok(Self {
            events: u64::try_from(lab.world().count(events).await?)?,
            published: lab.counted("eventing_messages_published").await?,
            handled: lab.counted("eventing_messages_handled").await?,
            known: lab.counted("eventing_messages_duplicate").await?,
        })
    }
}

/// Everything takes longer, and for that nobody asks again and again: no event is published twice as often as it must be,
/// and no message handled is delivered twice as often.
pub async fn slow(lab: &mut Lab, delay: Duration, time: Duration) -> anyhow::Result<()> {
    // As in production: elsewhere in the lab a message comes again so soon that a slow network alone would bring it.
    for durable in DURABLES {
        lab.world().broker.make_durable(durable, &DurableSettings::default()).await?;
    }
    lab.start_load()?;
    lab.accepted_more(20..60).await?;
    let before = Traffic::of(lab).await?;
    lab.note("slow network");
    for link in [&lab.ground.broker_link, &lab.ground.database_link] {
        link.flow(Flow::Delay(delay), Flow::Delay(delay));
    }
    lasts(time).await;
    for link in [&lab.ground.broker_link, &lab.ground.database_link] {
        link.calm();
    }
    lab.healed();
    lab.accepted_more(20..40).await?;
    lab.finish_load().await?;
    e2e::invariants::come_to_rest(lab.world()).await?;
    let after = Traffic::of(lab).await?;
    let (events, published) = (after.events - before.events, after.published - before.published);
    let (handled, known) = (after.handled - before.handled, after.known - before.known);
    lab.measure("messages published for 100 events", published * 100 / events.max(1));
    lab.measure("messages delivered for 100 handled", (handled + known) * 100 / handled.max(1));
    ensure!(published <= 2 * events, "{published} messages were published for {events} events");
    ensure!(known <= handled, "{} messages were delivered for {handled} that were handled", handled + known);
    Ok(())
}

/// Connections are cut, again and again: all of them at once, or one in the middle of what it carries.
pub async fn resets(lab: &mut Lab, times: usize) -> anyhow::Result<()> {
    lab.start_load()?;
    lab.accepted_more(20..60).await?;
    for _ in 0..times {
        if lab.coin() {
            lab.note("connections cut");
            lab.ground.broker_link.reset();
            lab.ground.database_link.reset();
        } else {
            lab.note("connections cut in a message");
            let (of_broker, of_database) = (1..4_000, 1..20_000);
            lab.ground.broker_link.cut_after(lab.random.random_range(of_broker));
            lab.ground.database_link.cut_after(lab.random.random_range(of_database));
        }
        lasts(Duration::from_millis(500)).await;
    }
    lab.healed();
    lab.accepted_more(20..40).await
}
