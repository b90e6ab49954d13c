//! Connections are kept between transactions, and never one of which it isn't known what it is in the middle of.

mod probe;

use contracts::topology::ServiceName;
use eventing::{Database, Error, database::DatabaseConfig};
use probe::world;
use std::time::Duration;
use testkit::World;

async fn database(world: &World, pool_max: u32) -> anyhow::Result<Database> {
    let config = DatabaseConfig { allow_unsafe: true, pool_max, ..DatabaseConfig::new(&world.database_url) };
    Ok(Database::connect(&config, ServiceName::Ingest).await?)
}

/// The backend that a transaction runs in.
async fn backend(database: &Database) -> Result<i32, Error> {
    let work = database.transact(|tx| {
        Box::pin(async move {
            Ok(sqlx::query_scalar("SELECT pg_backend_pid()").fetch_one(tx.connection()).await?)
        })
    });
    work.await
}

async fn inside_a_transaction(world: &World) -> anyhow::Result<i64> {
    world
        .count(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ingest' AND xact_start IS NOT NULL
                                                     AND datname = current_database()",
        )
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_transaction_gets_the_connection_of_the_last_one() -> anyhow::Result<()> {
    let world = world().await?;
    let database = database(&world, 4).await?;
    let first = backend(&database).await?;
    for _ in 0..5 {
        assert_eq!(backend(&database).await?, first);
    }
    assert_eq!(inside_a_transaction(&world).await?, 0, "it rests outside a transaction");
    // Refused work rolls back, and its connection is as good as before.
    let refused: Result<(), Error> =
        database.transact(|_| Box::pin(async { Err(anyhow::anyhow!("on purpose").into()) })).await;
    refused.unwrap_err();
    assert_eq!(backend(&database).await?, first);
    database.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_cut_off_between_transactions_gets_another_connection() -> anyhow::Result<()> {
    let world = world().await?;
    let database = database(&world, 4).await?;
    for _ in 0..3 {
        let cut_off = backend(&database).await?;
        sqlx::query("SELECT pg_terminate_backend($1, 5000)").bind(cut_off).execute(&world.pool).await?;
        assert_ne!(backend(&database).await?, cut_off);
    }
    database.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_that_is_given_up_is_over_and_leaves_its_connection_to_nobody() -> anyhow::Result<()> {
    let world = world().await?;
    // One connection: whoever comes next would get that very one.
    for pool_max in [1, 4] {
        let database = database(&world, pool_max).await?;
        let first = backend(&database).await?;
        let limit = Duration::from_millis(200);
        let given_up: Result<(), Error> = database
            .transact_within(limit, |tx| {
                Box::pin(async move {
                    sqlx::query("SELECT pg_sleep(60)").execute(tx.connection()).await?;
                    Ok(())
                })
            })
            .await;
        assert!(matches!(given_up, Err(Error::TimedOut(_))), "{given_up:?}");
        let next =
            testkit::until("a transaction goes through", || async { Ok(backend(&database).await.ok()) });
        assert_ne!(next.await?, first, "the connection of what was given up was used again");
        database.close().await;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn reads_do_not_wait_for_what_is_kept() -> anyhow::Result<()> {
    let world = world().await?;
    // At most half of one is none.
    let database = database(&world, 1).await?;
    backend(&database).await?;
    let read = sqlx::query_scalar::<_, i32>("SELECT 1").fetch_one(database.pool());
    assert_eq!(tokio::time::timeout(Duration::from_millis(900), read).await??, 1);
    database.close().await;
    Ok(())
}
