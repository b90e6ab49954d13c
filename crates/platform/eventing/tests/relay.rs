//! A stream that takes nothing keeps no other stream of its owner waiting; what a refill puts back goes again.

use anyhow::Context as _;
use async_nats::jetstream;
use contracts::topology::{DIRECTORY, EventKind, ServiceName, TASK_COMMENTED, TASKS, UNIT_CHANGED};
use eventing::{Error, Event, Kit, migrate::ServiceMigration};
use service_kit::{readiness::Readiness, tasks::Tracker};
use sqlx::migrate::Migrator;
use testkit::{World, until};
use tokio_util::sync::CancellationToken;

static NOTHING: Migrator = Migrator::DEFAULT;

/// More than a round claims.
const MORE_THAN_A_CLAIM: u32 = 700;

async fn emit(kit: &Kit, kind: &'static EventKind, count: u32) -> Result<(), Error> {
    let ids = kit.ids.clone();
    let work = kit.database.transact(move |tx| {
        Box::pin(async move {
            let now = tx.now().await?;
            for number in 0..count {
                tx.emit(Event {
                    id: ids.next(),
                    kind,
                    severity: None,
                    unit: Some("store-lyon".to_owned()),
                    aggregate_id: format!("aggregate-{number}"),
                    occurred_at: now,
                    payload: vec![0; 100],
                    traceparent: None,
                });
            }
            Ok(())
        })
    });
    work.await
}

/// Sets how many bytes the stream of tasks may hold beyond what it holds; `None`: as many as there are.
async fn room_for_tasks(world: &World, bytes: Option<u64>) -> anyhow::Result<()> {
    let broker = jetstream::new(async_nats::connect(&world.nats_url).await?);
    let mut stream = broker.get_stream(world.broker.prefix().stream(&TASKS)).await?;
    let info = stream.info().await?.clone();
    let room = bytes.map_or(Ok(-1), |bytes| i64::try_from(info.state.bytes + bytes))?;
    broker.update_stream(jetstream::stream::Config { max_bytes: room, ..info.config }).await?;
    Ok(())
}

async fn waiting(world: &World) -> anyhow::Result<i64> {
    world.count("SELECT count(*) FROM assignment.outbox_pending").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_is_full_or_gone_keeps_no_other_waiting() -> anyhow::Result<()> {
    let services = [ServiceMigration { service: ServiceName::Assignment, migrator: &NOTHING }];
    let world = World::new(&services).await?;
    let kit = world.kit(ServiceName::Assignment).await?;
    let stop = CancellationToken::new();
    room_for_tasks(&world, Some(1)).await?;
    emit(&kit, &TASK_COMMENTED, MORE_THAN_A_CLAIM).await?;
    emit(&kit, &UNIT_CHANGED, 1).await?;
    for task in kit.tasks(&Readiness::default()) {
        Tracker::default().spawn((task.run)(stop.clone()));
    }
    let directory = async |count: u64| {
        until("the directory's event is published", || async {
            Ok((world.broker.stream_state(&DIRECTORY).await?.last_sequence >= count).then_some(()))
        })
        .await
    };
    directory(1).await.context("the stream of tasks is full")?;
    let left = waiting(&world).await?;
    assert_eq!(left, i64::from(MORE_THAN_A_CLAIM), "all of the full stream's events wait");

    let broker = jetstream::new(async_nats::connect(&world.nats_url).await?);
    broker.delete_stream(world.broker.prefix().stream(&TASKS)).await?;
    emit(&kit, &UNIT_CHANGED, 1).await?;
    directory(2).await.context("the stream of tasks is gone")?;

    eventing::migrate::migrate_broker(&kit.broker, &Default::default(), 1).await?;
    until("the rest is published", || async { Ok((waiting(&world).await? == 0).then_some(())) }).await?;
    // What the refill found in a relay's hands is there twice.
    assert!(world.broker.stream_state(&TASKS).await?.last_sequence >= u64::from(MORE_THAN_A_CLAIM));
    stop.cancel();
    Ok(())
}

/// Whoever deletes from the outbox waits for a lock first.
const BEFORE_DELETION: &str = "
    CREATE FUNCTION public.wait_before_deletion() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM pg_advisory_xact_lock_shared(20);
        RETURN NULL;
    END $$;
    CREATE TRIGGER wait BEFORE DELETE ON assignment.outbox_pending FOR EACH STATEMENT
    EXECUTE FUNCTION public.wait_before_deletion()";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_put_back_after_it_was_published_goes_again() -> anyhow::Result<()> {
    let services = [ServiceMigration { service: ServiceName::Assignment, migrator: &NOTHING }];
    let world = World::new(&services).await?;
    let kit = world.kit(ServiceName::Assignment).await?;
    let stop = CancellationToken::new();
    sqlx::raw_sql(BEFORE_DELETION).execute(&world.pool).await?;
    let mut gate = world.pool.acquire().await?;
    sqlx::query("SELECT pg_advisory_lock(20)").execute(&mut *gate).await?;
    for task in kit.tasks(&Readiness::default()) {
        Tracker::default().spawn((task.run)(stop.clone()));
    }
    let published = async |count: u64| {
        until("it is published", || async {
            Ok((world.broker.stream_state(&TASKS).await?.last_sequence == count).then_some(()))
        })
        .await
    };
    emit(&kit, &TASK_COMMENTED, 1).await?;
    published(1).await?;
    until("it is about to leave the outbox", || async {
        let waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
                       AND wait_event_type = 'Lock' AND query LIKE '%outbox_pending%'";
        Ok((world.count(waiting).await? > 0).then_some(()))
    })
    .await?;
    sqlx::query("UPDATE assignment.outbox_pending SET again = true").execute(&world.pool).await?;
    sqlx::query("SELECT pg_advisory_unlock(20)").execute(&mut *gate).await?;
    published(2).await?;
    until("the outbox is empty", || async { Ok((waiting(&world).await? == 0).then_some(())) }).await?;
    stop.cancel();
    Ok(())
}
