//! The auditor on a real Postgres: it finds what somebody broke, mends what can be mended, and runs in one place.

use contracts::{
    convert,
    ids::{self, IdKind},
    topology::{Prefix, ServiceName},
    types::v1::{Deadline, DeadlineKind, Task, TaskState},
};
use eventing::{
    Broker, ConsumerSettings, Database, Handler as _, Kit, Verdict, broker::BrokerConfig, consumer::HeldBack,
    database::DatabaseConfig, metrics::SharedMetrics, migrate::ServiceMigration, relay::RelaySettings,
    resources::Cache, retention::RetentionSettings,
};
use follow_up_scheduler::{
    Config, audit::Auditor, consumer::Tasks, metrics::SchedulerMetrics, policies::Policies,
    upcoming::Upcoming, wire::TaskItem,
};
use jiff::Timestamp;
use service_kit::{ids::Ids, metrics::Metrics};
use std::sync::Arc;
use testkit::World;
use uuid::Uuid;

const SERVICE: ServiceName = ServiceName::FollowUpScheduler;

async fn world() -> anyhow::Result<World> {
    let migrator = &follow_up_scheduler::MIGRATOR;
    World::new(&[ServiceMigration { service: SERVICE, migrator }]).await
}

/// A replica.
async fn replica(world: &World) -> anyhow::Result<(Tasks, Auditor)> {
    let config = DatabaseConfig { allow_unsafe: true, ..DatabaseConfig::new(&world.database_url) };
    let broker = BrokerConfig::new(&world.nats_url, Prefix::try_new(&world.prefix)?, SERVICE.kebab());
    let registry = Metrics::default();
    let kit = Kit {
        database: Database::connect(&config, SERVICE).await?,
        broker: Broker::connect(&broker).await?,
        ids: Ids::system(),
        metrics: SharedMetrics::register(&registry).of(SERVICE),
        registry: registry.clone(),
        consumer: ConsumerSettings::default(),
        relay: RelaySettings::default(),
        refill: eventing::refill::RefillSettings::default(),
        retention: RetentionSettings::default(),
        held_back: HeldBack::default(),
    };
    let (policies, calendars) = (Arc::new(Policies::default()), Arc::new(Cache::default()));
    let metrics = SchedulerMetrics::register(&registry);
    let upcoming = Arc::new(Upcoming::default());
    let tasks = Tasks {
        kit: kit.clone(),
        policies: policies.clone(),
        calendars: calendars.clone(),
        metrics: metrics.clone(),
        upcoming: upcoming.clone(),
    };
    let config = Config { audit_seconds: 60, ..Config::default() };
    Ok((tasks, Auditor { kit, policies, calendars, metrics, config, upcoming }))
}

fn at(text: &str) -> anyhow::Result<Timestamp> {
    Ok(text.parse()?)
}

/// A task assigned at ten, to be accepted by twelve; its calendar never closes.
fn task(id: Uuid) -> anyhow::Result<TaskItem> {
    let assigned = at("2026-11-23T10:00:00Z")?;
    let deadline = |kind: DeadlineKind, due: &str| -> anyhow::Result<Deadline> {
        Ok(Deadline {
            kind: kind.into(),
            due_time: Some(convert::timestamp(at(due)?)),
            set_time: Some(convert::timestamp(assigned)),
            ..Deadline::default()
        })
    };
    let task = Task {
        task_id: ids::to_text(IdKind::Task, id),
        version: 1,
        state: TaskState::Open.into(),
        assigned_time: Some(convert::timestamp(assigned)),
        owner_since_time: Some(convert::timestamp(assigned)),
        deadlines: vec![
            deadline(DeadlineKind::AcceptBy, "2026-11-23T12:00:00Z")?,
            deadline(DeadlineKind::ContactBy, "2026-11-23T14:00:00Z")?,
            deadline(DeadlineKind::ResolveBy, "2026-11-24T10:00:00Z")?,
        ],
        ..Task::default()
    };
    Ok(TaskItem { task_id: id, task, put_off: None })
}

async fn hears(tasks: Tasks, item: TaskItem) -> anyhow::Result<()> {
    let database = tasks.kit.database.clone();
    let verdicts = database
        .transact(move |tx| {
            Box::pin(async move {
                tx.lock(&tasks.locks(&[&item])).await?;
                tasks.handle(tx, &[&item]).await
            })
        })
        .await?;
    assert_eq!(verdicts, [Verdict::Done]);
    Ok(())
}

async fn next(world: &World, id: Uuid) -> anyhow::Result<Option<Timestamp>> {
    let query = "SELECT next_at FROM follow_up_scheduler.schedules WHERE matter_id = $1";
    let next: Option<jiff_sqlx::Timestamp> =
        sqlx::query_scalar(query).bind(id).fetch_one(&world.pool).await?;
    Ok(next.map(jiff_sqlx::Timestamp::to_jiff))
}

async fn execute(world: &World, statement: &'static str) -> anyhow::Result<()> {
    sqlx::query(statement).execute(&world.pool).await?;
    Ok(())
}

/// A minute has passed.
async fn due_again(world: &World) -> anyhow::Result<()> {
    let statement = "UPDATE follow_up_scheduler.audits
                     SET started_at = started_at - interval '1 minute', finished_at = finished_at - interval '1 minute'";
    execute(world, statement).await
}

#[tokio::test]
async fn what_somebody_broke_is_found_and_repaired_from_the_task_itself() -> anyhow::Result<()> {
    let world = world().await?;
    let (tasks, auditor) = replica(&world).await?;
    let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
    hears(tasks.clone(), task(one)?).await?;
    hears(tasks, task(two)?).await?;
    let reminder = Some(at("2026-11-23T11:00:00Z")?);
    assert_eq!((next(&world, one).await?, next(&world, two).await?), (reminder, reminder));

    assert_eq!(auditor.round().await?, None, "the last run began less than a minute ago");
    due_again(&world).await?;
    let well = auditor.round().await?.unwrap();
    assert_eq!((well.checked, well.faulty, well.repaired), (2, 0, 0));

    // One loses its next instant, the other gets one after its deadline.
    let forget = "UPDATE follow_up_scheduler.schedules SET next_at = NULL
                  WHERE matter_id = (SELECT min(matter_id::text)::uuid FROM follow_up_scheduler.schedules)";
    execute(&world, forget).await?;
    let late =
        "UPDATE follow_up_scheduler.schedules SET next_at = '2026-11-23T12:00:01Z' WHERE next_at IS NOT NULL";
    execute(&world, late).await?;
    due_again(&world).await?;
    let mended = auditor.round().await?.unwrap();
    assert_eq!((mended.checked, mended.faulty, mended.repaired), (2, 2, 2));
    assert_eq!((next(&world, one).await?, next(&world, two).await?), (reminder, reminder));

    // What can't be computed again is told, and the other is mended all the same.
    execute(&world, "UPDATE follow_up_scheduler.schedules SET next_at = NULL").await?;
    let unreadable = "UPDATE follow_up_scheduler.schedules SET body = '\\xff'
                      WHERE matter_id = (SELECT min(matter_id::text)::uuid FROM follow_up_scheduler.schedules)";
    execute(&world, unreadable).await?;
    due_again(&world).await?;
    let told = auditor.round().await?.unwrap();
    assert_eq!((told.faulty, told.repaired, told.unrepaired()), (2, 1, 1));
    assert_eq!((next(&world, one).await?, next(&world, two).await?), (None, reminder));
    Ok(())
}

#[tokio::test]
async fn of_two_replicas_one_audits_and_a_killed_one_is_replaced() -> anyhow::Result<()> {
    let world = world().await?;
    let ((_, first), (_, second)) = (replica(&world).await?, replica(&world).await?);
    due_again(&world).await?;
    let (one, other) = tokio::join!(first.round(), second.round());
    let runs = [one?, other?];
    assert_eq!(runs.iter().flatten().count(), 1, "{runs:?}");

    // A run that began and never ended holds the next one up for five turns only.
    let killed = "UPDATE follow_up_scheduler.audits
                  SET started_at = clock_timestamp() - interval '2 minutes',
                      finished_at = clock_timestamp() - interval '3 minutes'";
    execute(&world, killed).await?;
    assert_eq!(second.round().await?, None);
    let long_ago = "UPDATE follow_up_scheduler.audits SET started_at = clock_timestamp() - interval '5 minutes',
                                                          finished_at = clock_timestamp() - interval '6 minutes'";
    execute(&world, long_ago).await?;
    assert!(second.round().await?.is_some());
    Ok(())
}
