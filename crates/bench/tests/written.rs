//! Rows are counted once whoever wrote them has told Postgres.

use bench::frame::Written;
use sqlx::{ConnectOptions as _, Connection as _, postgres::PgConnectOptions};
use std::time::Duration;
use testkit::World;

#[tokio::test]
async fn rows_are_counted_once_the_sessions_of_services_have_ended() {
    let world = World::new(&[]).await.unwrap();
    sqlx::query("CREATE TABLE public.written (number integer)").execute(&world.pool).await.unwrap();
    let before = Written::by_ended_sessions(&world.pool).await.unwrap();
    // A service logs in as the benchmark does.
    let options: PgConnectOptions = world.database_url.parse().unwrap();
    let mut service = options.application_name("ingest").connect().await.unwrap();
    let insert = "INSERT INTO public.written SELECT * FROM generate_series(1, 7)";
    sqlx::query(insert).execute(&mut service).await.unwrap();
    let early =
        tokio::time::timeout(Duration::from_millis(300), Written::by_ended_sessions(&world.pool)).await;
    assert!(early.is_err(), "the session has not ended");
    service.close().await.unwrap();
    let written = Written::by_ended_sessions(&world.pool).await.unwrap().since(before);
    assert_eq!(written.rows, 7);
    assert!(written.bytes > 0);
}
