//! What an operator took away is named by readiness, and once it is back all goes on, and nothing is done twice.

mod probe;

use contracts::topology::{ALERT_RULES_RESPONSES, Prefix, RESPONSES, ServiceName};
use eventing::{
    Broker, Consumer,
    broker::{BrokerConfig, DurableSettings},
    metrics::ConsumerLabel,
    migrate,
};
use local_servers::{Binaries, PrivateNats};
use probe::{NOTHING, Probe, emit, handled, run, world, world_over};
use service_kit::{clock::Monotonic, readiness::Readiness};
use std::time::Duration;
use testkit::until;
use tokio_util::sync::CancellationToken;

/// Waits until readiness is false with a cause that holds all these words.
async fn unready(readiness: &Readiness, words: &[&str]) -> anyhow::Result<()> {
    until("readiness names the cause", || async {
        let causes = readiness.causes();
        let named = causes.iter().any(|(component, cause)| {
            words.iter().all(|word| component.contains(word) || cause.contains(word))
        });
        anyhow::ensure!(named, "{causes:?}");
        Ok(Some(()))
    })
    .await
}

async fn ready(readiness: &Readiness) -> anyhow::Result<()> {
    until("it is ready", || async {
        anyhow::ensure!(readiness.is_ready(), "{:?}", readiness.causes());
        Ok(Some(()))
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_durable_that_was_deleted_is_named_and_made_again_delivers_all_to_an_inbox_that_knows_it()
-> anyhow::Result<()> {
    let world = world().await?;
    let (sender, receiver) =
        (world.kit(ServiceName::Ingest).await?, world.kit(ServiceName::AlertRules).await?);
    let (stop, readiness) = (CancellationToken::new(), Readiness::default());
    run(sender.tasks(&Readiness::default()), &stop);
    run(Consumer::new(&receiver, &readiness, &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    emit(&sender, &["a", "b"], false).await?;
    handled(&world, 2).await?;
    ready(&readiness).await?;

    let clock = Monotonic::start();
    world.broker.remove_durable(&ALERT_RULES_RESPONSES).await?;
    unready(&readiness, &[ALERT_RULES_RESPONSES.name, "recontact migrate"]).await?;
    assert!(clock.elapsed() < Duration::from_secs(10), "it took {:?}", clock.elapsed());
    emit(&sender, &["c"], false).await?;
    migrate::migrate_broker(&receiver.broker, &DurableSettings::default(), 1).await?;
    handled(&world, 3).await?;
    ready(&readiness).await?;
    let label = ConsumerLabel { consumer: ALERT_RULES_RESPONSES.name };
    assert_eq!(receiver.metrics.duplicates.get_or_create(&label).get(), 1, "the first pack came again");
    stop.cancel();
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_is_missing_is_named_and_its_outbox_waits_until_it_is_made_again() -> anyhow::Result<()>
{
    let world = world().await?;
    let (sender, receiver) =
        (world.kit(ServiceName::Ingest).await?, world.kit(ServiceName::AlertRules).await?);
    let (stop, readiness) = (CancellationToken::new(), Readiness::default());
    run(sender.tasks(&readiness), &stop);
    emit(&sender, &["a"], false).await?;
    let marked = "SELECT count(*) FROM ingest.stream_marks WHERE stream = 'RESPONSES' AND last_sequence = 1";
    until("the stream is marked", || async { Ok((world.count(marked).await? == 1).then_some(())) }).await?;
    ready(&readiness).await?;

    let name = Prefix::try_new(&world.prefix)?.stream(&RESPONSES);
    let nats = async_nats::jetstream::new(async_nats::connect(&world.nats_url).await?);
    nats.delete_stream(&name).await?;
    emit(&sender, &["b"], false).await?;
    unready(&readiness, &[&name, "recontact migrate"]).await?;
    unready(&readiness, &["relay"]).await?;
    assert_eq!(world.count("SELECT count(*) FROM ingest.outbox_pending").await?, 1, "it waits");

    migrate::migrate_broker(&sender.broker, &DurableSettings::default(), 1).await?;
    run(Consumer::new(&receiver, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    handled(&world, 2).await?;
    ready(&readiness).await?;
    stop.cancel();
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_permission_that_is_missing_is_named_within_ten_seconds() -> anyhow::Result<()> {
    let (folder, binaries) = (tempfile::tempdir()?, Binaries::find()?);
    let config = folder.path().join("nats.conf");
    std::fs::write(
        &config,
        r#"authorization { users = [
            { user: silent, password: secret, permissions: { publish: { deny: "*.recontact.v1.>" } } }
        ] }
        no_auth_user: silent"#,
    )?;
    let arguments = ["--config", config.to_str().unwrap_or_default()];
    let nats = PrivateNats::start_with(&binaries, folder.path(), None, &arguments).await?;
    let world = world_over(nats.url().to_owned()).await?;
    let sender = world.kit(ServiceName::Ingest).await?;
    let (stop, readiness) = (CancellationToken::new(), Readiness::default());
    run(sender.tasks(&readiness), &stop);
    emit(&sender, &["a"], false).await?;
    let clock = Monotonic::start();
    unready(&readiness, &["permissions", "NATS refuses", "recontact.v1.response.accepted.0"]).await?;
    assert!(clock.elapsed() < Duration::from_secs(10), "it took {:?}", clock.elapsed());
    stop.cancel();
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_schema_older_than_the_program_is_named() -> anyhow::Result<()> {
    let world = world().await?;
    let kit = world.kit(ServiceName::Ingest).await?;
    assert_eq!(migrate::missing(&kit.database, &NOTHING).await?, None);
    sqlx::query(
        "DELETE FROM ingest._platform_migrations WHERE version = (SELECT max(version)
                 FROM ingest._platform_migrations)",
    )
    .execute(&world.pool)
    .await?;
    let cause = migrate::missing(&kit.database, &NOTHING).await?.unwrap_or_default();
    assert!(cause.contains("schema ingest is older") && cause.contains("recontact migrate"), "{cause}");
    sqlx::query("DROP TABLE ingest._platform_migrations").execute(&world.pool).await?;
    let cause = migrate::missing(&kit.database, &NOTHING).await?.unwrap_or_default();
    assert!(cause.contains("at version 0"), "{cause}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn user_and_password_stand_in_the_url_and_in_no_error() -> anyhow::Result<()> {
    let (folder, binaries) = (tempfile::tempdir()?, Binaries::find()?);
    let config = folder.path().join("nats.conf");
    // Whoever says nothing is a guest: only who sends a password can be refused for it.
    std::fs::write(
        &config,
        r#"authorization { users = [
            { user: guest, password: guest }
            { user: ingest, password: "s3cret:1" }
        ] }
        no_auth_user: guest"#,
    )?;
    let arguments = ["--config", config.to_str().unwrap_or_default()];
    let nats = PrivateNats::start_with(&binaries, folder.path(), None, &arguments).await?;
    let connect = |user: &str| {
        let url = nats.url().replace("nats://", &format!("nats://{user}@"));
        async move {
            let config = BrokerConfig::new(&url, Prefix::default(), "ingest");
            anyhow::Ok(Broker::connect(&config).await.map(|broker| broker.is_connected()))
        }
    };
    assert!(connect("ingest:s3cret%3A1").await?.is_ok_and(|connected| connected));
    let refused = connect("ingest:wr0ng").await?.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(refused.contains("NATS at 127.0.0.1") && !refused.contains("wr0ng"), "{refused}");
    Ok(())
}
