//! A stream that lost messages gets them again, unasked, whatever the loss was, and nothing is handled twice.

mod probe;

use anyhow::Context as _;
use contracts::topology::{ALERT_RULES_RESPONSES, Prefix, RESPONSES, ServiceName};
use eventing::{Consumer, Kit, metrics::ConsumerLabel, relay::relay};
use local_servers::{Binaries, PrivateNats};
use probe::{Probe, emit, handled, run, world, world_over};
use service_kit::readiness::Readiness;
use std::path::Path;
use testkit::{World, until};
use tokio_util::sync::CancellationToken;

async fn wipe_and_make_anew(world: &World, sender: &Kit) -> anyhow::Result<()> {
    let nats = async_nats::jetstream::new(async_nats::connect(&world.nats_url).await?);
    nats.delete_stream(Prefix::try_new(&world.prefix)?.stream(&contracts::topology::RESPONSES)).await?;
    eventing::migrate::migrate_broker(&sender.broker, &Default::default(), 1).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_was_wiped_and_made_anew_is_refilled_and_nothing_is_handled_twice() -> anyhow::Result<()>
{
    let world = world().await?;
    let (sender, receiver) =
        (world.kit(ServiceName::Ingest).await?, world.kit(ServiceName::AlertRules).await?);
    let stop = CancellationToken::new();
    run(sender.tasks(&Readiness::default()), &stop);
    emit(&sender, &["a", "b"], false).await?;
    let marked = "SELECT count(*) FROM ingest.stream_marks WHERE stream = 'RESPONSES' AND last_sequence = 1";
    until("the stream is marked", || async { Ok((world.count(marked).await? == 1).then_some(())) }).await?;
    // Gone before anybody read it; an operator makes it again.
    wipe_and_make_anew(&world, &sender).await?;
    run(Consumer::new(&receiver, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    handled(&world, 2).await?;
    assert_eq!(sender.metrics.refilled.get(), 1, "one pack");
    // And once more, after all was handled: the inbox has it.
    wipe_and_make_anew(&world, &sender).await?;
    until("the consumer saw it again", || async {
        let duplicates = receiver
            .metrics
            .duplicates
            .get_or_create(&ConsumerLabel { consumer: ALERT_RULES_RESPONSES.name });
        Ok((duplicates.get() >= 1).then_some(()))
    })
    .await?;
    handled(&world, 2).await?;
    stop.cancel();
    Ok(())
}

/// A broker whose disk can be set back to an earlier state, as a power cut does.
struct Broker {
    folder: tempfile::TempDir,
    binaries: Binaries,
    server: PrivateNats,
    port: u16,
}

impl Broker {
    async fn start() -> anyhow::Result<Self> {
        let (folder, binaries) = (tempfile::tempdir()?, Binaries::find()?);
        let server = PrivateNats::start(&binaries, folder.path()).await?;
        let port = server.url().rsplit(':').next().context("no port")?.parse()?;
        Ok(Self { folder, binaries, server, port })
    }

    /// Stops it, does something to its folder, starts it again.
    async fn restart(&mut self, meanwhile: impl FnOnce(&Path) -> anyhow::Result<()>) -> anyhow::Result<()> {
        self.server.stop().await;
        self.start_again(meanwhile).await
    }

    async fn start_again(&mut self, before: impl FnOnce(&Path) -> anyhow::Result<()>) -> anyhow::Result<()> {
        before(self.folder.path())?;
        self.server =
            PrivateNats::start_with(&self.binaries, self.folder.path(), Some(self.port), &[]).await?;
        Ok(())
    }

    async fn remember(&mut self) -> anyhow::Result<()> {
        self.restart(|folder| copy(&folder.join("nats"), &folder.join("then"))).await
    }

    async fn lose_what_came_since(&mut self) -> anyhow::Result<()> {
        self.restart(set_back).await
    }
}

fn set_back(folder: &Path) -> anyhow::Result<()> {
    std::fs::remove_dir_all(folder.join("nats"))?;
    copy(&folder.join("then"), &folder.join("nats"))
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            std::fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// Emits items, each in a pack of its own, and waits until the broker has acknowledged them.
async fn publish(world: &World, sender: &Kit, items: &[&str]) -> anyhow::Result<()> {
    for item in items {
        emit(sender, &[item], false).await?;
    }
    outbox_is_empty(world).await
}

async fn outbox_is_empty(world: &World) -> anyhow::Result<()> {
    until("the outbox is empty", || async {
        Ok((world.count("SELECT count(*) FROM ingest.outbox_pending").await? == 0).then_some(()))
    })
    .await
}

async fn refilled(sender: &Kit, count: u64) -> anyhow::Result<()> {
    until("the stream is refilled", || async { Ok((sender.metrics.refilled.get() >= count).then_some(())) })
        .await
}

/// How far the stream is.
async fn messages(world: &World) -> anyhow::Result<u64> {
    Ok(world.broker.stream_state(&RESPONSES).await?.last_sequence)
}

/// The tasks of a sender: its relay alone, and its watch over the stream.
fn relay_alone(sender: &Kit, stop: &CancellationToken) {
    let (database, broker) = (sender.database.clone(), sender.broker.clone());
    let relay = relay(database, broker, sender.relay.clone(), Readiness::default(), sender.metrics.clone());
    run(vec![relay], stop);
}

fn watch(sender: &Kit, stop: &CancellationToken) {
    run(eventing::refill::from_log(sender, &Readiness::default()), stop);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loss_smaller_than_the_traffic_since_the_last_look_is_seen_and_so_is_the_next() -> anyhow::Result<()>
{
    let mut broker = Broker::start().await?;
    let world = world_over(broker.server.url().to_owned()).await?;
    let (sender, receiver) =
        (world.kit(ServiceName::Ingest).await?, world.kit(ServiceName::AlertRules).await?);
    let (stop, looking) = (CancellationToken::new(), CancellationToken::new());
    relay_alone(&sender, &stop);
    publish(&world, &sender, &["a", "b"]).await?;
    sqlx::query("UPDATE ingest.event_log SET logged_at = logged_at - interval '1 hour'")
        .execute(&world.pool)
        .await?;
    watch(&sender, &looking);
    let marked = "SELECT count(*) FROM ingest.stream_marks WHERE stream = 'RESPONSES' AND last_sequence = 2";
    until("the stream is marked", || async { Ok((world.count(marked).await? == 1).then_some(())) }).await?;
    looking.cancel();
    broker.remember().await?;

    // Nobody looks while four are acknowledged, two of them are lost, and four more come.
    publish(&world, &sender, &["c", "d"]).await?;
    broker.lose_what_came_since().await?;
    publish(&world, &sender, &["e", "f", "g", "h"]).await?;
    assert_eq!((messages(&world).await?, sender.metrics.refilled.get()), (6, 0));
    let looking = CancellationToken::new();
    watch(&sender, &looking);
    refilled(&sender, 6).await?;
    outbox_is_empty(&world).await?;
    until("what told of the loss is forgotten", || async {
        let noted = "SELECT count(*) FROM ingest.stream_acknowledgements WHERE known_sequence = 4";
        Ok((world.count(noted).await? == 0).then_some(()))
    })
    .await?;
    // It is seen once, and goes back no further than to the mark before it.
    assert_eq!(sender.metrics.refilled.get(), 6, "c to h");

    // The next loss, directly after: all but the first two are gone again.
    broker.lose_what_came_since().await?;
    refilled(&sender, 12).await?;
    run(Consumer::new(&receiver, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    handled(&world, 8).await?;
    outbox_is_empty(&world).await?;
    stop.cancel();
    looking.cancel();
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_put_back_and_is_lost_again_is_put_back_again() -> anyhow::Result<()> {
    let mut broker = Broker::start().await?;
    let world = world_over(broker.server.url().to_owned()).await?;
    let (sender, receiver) =
        (world.kit(ServiceName::Ingest).await?, world.kit(ServiceName::AlertRules).await?);
    let (stop, looking) = (CancellationToken::new(), CancellationToken::new());
    relay_alone(&sender, &stop);
    publish(&world, &sender, &["a", "b"]).await?;
    // Logged so long ago that no mark would reach back to it, if it did not know what is put back.
    sqlx::query("UPDATE ingest.event_log SET logged_at = logged_at - interval '1 hour'")
        .execute(&world.pool)
        .await?;
    watch(&sender, &looking);
    let marked = "SELECT count(*) FROM ingest.stream_marks WHERE stream = 'RESPONSES' AND last_sequence = 2";
    until("the stream is marked", || async { Ok((world.count(marked).await? == 1).then_some(())) }).await?;
    looking.cancel();
    wipe_and_make_anew(&world, &sender).await?;
    broker.remember().await?;
    watch(&sender, &stop);
    refilled(&sender, 2).await?;
    outbox_is_empty(&world).await?;
    broker.lose_what_came_since().await?;
    run(Consumer::new(&receiver, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    handled(&world, 2).await?;
    stop.cancel();
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_tells_of_a_loss_is_kept_while_the_broker_is_away() -> anyhow::Result<()> {
    let mut broker = Broker::start().await?;
    let world = world_over(broker.server.url().to_owned()).await?;
    let (sender, receiver) =
        (world.kit(ServiceName::Ingest).await?, world.kit(ServiceName::AlertRules).await?);
    let (stop, looking) = (CancellationToken::new(), CancellationToken::new());
    relay_alone(&sender, &stop);
    publish(&world, &sender, &["a"]).await?;
    watch(&sender, &looking);
    let marked = "SELECT count(*) FROM ingest.stream_marks WHERE stream = 'RESPONSES' AND last_sequence = 1";
    until("the stream is marked", || async { Ok((world.count(marked).await? == 1).then_some(())) }).await?;
    looking.cancel();

    // Two more, of which the broker keeps one; it is away for so long that what was noted of them is old.
    publish(&world, &sender, &["b"]).await?;
    broker.remember().await?;
    publish(&world, &sender, &["c"]).await?;
    broker.server.stop().await;
    sqlx::query(
        "UPDATE ingest.stream_acknowledgements SET acknowledged_at = acknowledged_at - interval '2 minutes'",
    )
    .execute(&world.pool)
    .await?;
    let readiness = Readiness::default();
    run(eventing::refill::from_log(&sender, &readiness), &stop);
    until("it looks in vain", || async { Ok((!readiness.causes().is_empty()).then_some(())) }).await?;
    broker.start_again(set_back).await?;
    run(Consumer::new(&receiver, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    handled(&world, 3).await?;
    stop.cancel();
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loss_before_the_first_look_is_seen() -> anyhow::Result<()> {
    let mut broker = Broker::start().await?;
    let world = world_over(broker.server.url().to_owned()).await?;
    let (sender, receiver) =
        (world.kit(ServiceName::Ingest).await?, world.kit(ServiceName::AlertRules).await?);
    let stop = CancellationToken::new();
    relay_alone(&sender, &stop);
    broker.remember().await?;
    publish(&world, &sender, &["a", "b", "c"]).await?;
    broker.lose_what_came_since().await?;
    watch(&sender, &stop);
    run(Consumer::new(&receiver, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    handled(&world, 3).await?;
    stop.cancel();
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_was_emptied_is_refilled() -> anyhow::Result<()> {
    let world = world().await?;
    let (sender, receiver) =
        (world.kit(ServiceName::Ingest).await?, world.kit(ServiceName::AlertRules).await?);
    let stop = CancellationToken::new();
    run(sender.tasks(&Readiness::default()), &stop);
    publish(&world, &sender, &["a", "b"]).await?;
    let marked = "SELECT count(*) FROM ingest.stream_marks
                  WHERE stream = 'RESPONSES' AND first_sequence = 1 AND last_sequence = 2";
    until("the stream is marked", || async { Ok((world.count(marked).await? == 1).then_some(())) }).await?;
    let nats = async_nats::jetstream::new(async_nats::connect(&world.nats_url).await?);
    nats.get_stream(Prefix::try_new(&world.prefix)?.stream(&RESPONSES)).await?.purge().await?;
    run(Consumer::new(&receiver, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    handled(&world, 2).await?;
    stop.cancel();
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_relay_holds_while_its_stream_is_refilled_is_put_back_too() -> anyhow::Result<()> {
    let world = world().await?;
    let (sender, receiver) =
        (world.kit(ServiceName::Ingest).await?, world.kit(ServiceName::AlertRules).await?);
    let (stop, looking) = (CancellationToken::new(), CancellationToken::new());
    relay_alone(&sender, &stop);
    publish(&world, &sender, &["a"]).await?;
    watch(&sender, &looking);
    let marked = "SELECT count(*) FROM ingest.stream_marks WHERE stream = 'RESPONSES' AND last_sequence = 1";
    until("the stream is marked", || async { Ok((world.count(marked).await? == 1).then_some(())) }).await?;
    stop.cancel();

    // Another relay has claimed the next one, and the stream acknowledged it; it has not committed yet.
    let mut relay = world.pool.begin().await?;
    emit(&sender, &["b"], false).await?;
    sqlx::query("SELECT FROM ingest.outbox_pending FOR UPDATE").fetch_one(&mut *relay).await?;
    wipe_and_make_anew(&world, &sender).await?;
    until("the refill waits for what the relay holds", || async {
        let waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
                       AND wait_event_type = 'Lock'";
        Ok((world.count(waiting).await? > 0).then_some(()))
    })
    .await?;
    sqlx::query("DELETE FROM ingest.outbox_pending").execute(&mut *relay).await?;
    relay.commit().await?;

    let stop = CancellationToken::new();
    relay_alone(&sender, &stop);
    run(Consumer::new(&receiver, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    handled(&world, 2).await?;
    stop.cancel();
    looking.cancel();
    Ok(())
}
