//! Live feeds of two replicas: every change once, also one that commits late, until the end.

use contracts::topology::ServiceName;
use eventing::{
    Database, Error,
    database::DatabaseConfig,
    migrate::ServiceMigration,
    watch::{Feed, Source, Subscription, WatchSettings},
};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use service_kit::tasks::Tracker;
use sqlx::{PgPool, migrate::Migrator};
use std::time::Duration;
use testkit::{PATIENCE, World};
use tokio_util::sync::CancellationToken;

static NOTHING: Migrator = Migrator::DEFAULT;

struct Changes(PgPool);

impl Source for Changes {
    type Key = String;
    type Change = String;

    async fn keys(&self, since: Timestamp) -> Result<Vec<(String, Timestamp)>, Error> {
        let rows: Vec<(String, jiff_sqlx::Timestamp)> = sqlx::query_as(
            "SELECT name, logged_at FROM changes WHERE logged_at >= $1 ORDER BY logged_at, name",
        )
        .bind(since.to_sqlx())
        .fetch_all(&self.0)
        .await?;
        Ok(rows.into_iter().map(|(name, written)| (name, written.to_jiff())).collect())
    }

    async fn read(&self, keys: &[String]) -> Result<Vec<String>, Error> {
        Ok(keys.to_vec())
    }
}

async fn world() -> anyhow::Result<World> {
    let world = World::new(&[ServiceMigration { service: ServiceName::Ingest, migrator: &NOTHING }]).await?;
    for statement in [
        "CREATE TABLE ingest.changes
             (name text PRIMARY KEY, logged_at timestamptz NOT NULL DEFAULT clock_timestamp())",
        "GRANT ALL ON ingest.changes TO recontact_ingest",
    ] {
        sqlx::query(statement).execute(&world.pool).await?;
    }
    Ok(world)
}

/// The feed of one replica, with connections of its own.
async fn feed(
    world: &World,
    settings: WatchSettings,
    stop: &CancellationToken,
) -> anyhow::Result<Feed<String>> {
    let config = DatabaseConfig { allow_unsafe: true, ..DatabaseConfig::new(&world.database_url) };
    let database = Database::connect(&config, ServiceName::Ingest).await?;
    let (feed, task) = Feed::new(database.clone(), Changes(database.pool().clone()), settings);
    Tracker::default().spawn((task.run)(stop.clone()));
    Ok(feed)
}

const WRITE: &str = "INSERT INTO ingest.changes (name) VALUES ($1)";

async fn write(world: &World, name: &str) -> anyhow::Result<()> {
    sqlx::query(WRITE).bind(name).execute(&world.pool).await?;
    Ok(())
}

async fn next(subscription: &mut Subscription<String>) -> anyhow::Result<Option<String>> {
    let next = tokio::time::timeout(PATIENCE, subscription.next()).await?;
    Ok(next.transpose()?.map(|change| change.as_str().to_owned()))
}

#[tokio::test(flavor = "multi_thread")]
async fn each_replica_sees_every_change_once_also_one_that_commits_late() -> anyhow::Result<()> {
    let world = world().await?;
    write(&world, "before").await?;
    let stop = CancellationToken::new();
    let mut watchers = Vec::new();
    for _ in 0..2 {
        let feed = feed(&world, WatchSettings::default(), &stop).await?;
        watchers.push(feed.subscribe().await.expect("it runs"));
    }
    // Written first, committed last: behind everything that was passed on meanwhile.
    let mut late = world.pool.begin().await?;
    sqlx::query(WRITE).bind("late").execute(&mut *late).await?;
    write(&world, "early").await?;
    for watcher in &mut watchers {
        assert_eq!(next(watcher).await?.as_deref(), Some("early"));
    }
    late.commit().await?;
    for watcher in &mut watchers {
        assert_eq!(next(watcher).await?.as_deref(), Some("late"));
    }
    // Nothing comes twice: the next one is the next one.
    write(&world, "last").await?;
    for watcher in &mut watchers {
        assert_eq!(next(watcher).await?.as_deref(), Some("last"));
    }
    stop.cancel();
    for watcher in &mut watchers {
        assert_eq!(next(watcher).await?, None, "stopping ends every watcher");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_watches_after_nobody_did_sees_what_comes_from_then_on() -> anyhow::Result<()> {
    let world = world().await?;
    let stop = CancellationToken::new();
    let feed = feed(&world, WatchSettings::default(), &stop).await?;
    for round in 0..20 {
        write(&world, &format!("before {round}")).await?;
        let mut watcher = feed.subscribe().await.expect("it runs");
        write(&world, &format!("after {round}")).await?;
        // The feed may not have noticed yet that the last watcher left.
        let before = next(&mut watcher).await?.filter(|change| *change != format!("before {round}"));
        let after = if before.is_some() { before } else { next(&mut watcher).await? };
        assert_eq!(after, Some(format!("after {round}")));
    }
    stop.cancel();
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_watcher_that_is_too_slow_is_told_so() -> anyhow::Result<()> {
    let world = world().await?;
    let stop = CancellationToken::new();
    let settings = WatchSettings { buffer: 2, poll: Duration::from_millis(20), ..WatchSettings::default() };
    let feed = feed(&world, settings, &stop).await?;
    let (mut slow, mut quick) =
        (feed.subscribe().await.expect("it runs"), feed.subscribe().await.expect("it runs"));
    for name in ["a", "b", "c", "d", "e"] {
        write(&world, name).await?;
        assert_eq!(next(&mut quick).await?.as_deref(), Some(name));
    }
    let told = tokio::time::timeout(PATIENCE, slow.next()).await?.expect("it runs");
    let told = told.expect_err("it lost some").to_string();
    assert!(told.contains("3 change(s) were lost") && told.contains("watch anew"), "{told}");
    stop.cancel();
    assert!(feed.subscribe().await.is_none() || next(&mut quick).await?.is_none());
    Ok(())
}
