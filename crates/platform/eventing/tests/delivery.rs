//! The delivery contract on a real Postgres and a real NATS: from one service's transaction to another's.

mod probe;

use contracts::{
    events::v1::{ResponseAccepted, ResponsesAccepted},
    topology::{ALERT_RULES_RESPONSES, RESPONSE_ACCEPTED, ServiceName},
};
use eventing::{Consumer, Database, PackItem, database::DatabaseConfig, migrate::ServiceMigration, parked};
use probe::{NOTHING, Probe, emit, handled, run, world};
use prost::Message as _;
use service_kit::readiness::Readiness;
use sqlx::Row as _;
use testkit::{World, until};
use tokio_util::sync::CancellationToken;

#[tokio::test(flavor = "multi_thread")]
async fn what_commits_arrives_once_and_leaves_the_outbox() -> anyhow::Result<()> {
    let world = world().await?;
    let (sender, receiver) =
        (world.kit(ServiceName::Ingest).await?, world.kit(ServiceName::AlertRules).await?);
    let stop = CancellationToken::new();
    // The outbox is part of the transaction: what fails leaves nothing, what commits waits for a relay.
    assert!(emit(&sender, &["lost"], true).await.is_err());
    emit(&sender, &["a", "b", "c"], false).await?;
    assert_eq!(world.count("SELECT count(*) FROM ingest.outbox_pending").await?, 1, "one pack");
    run(sender.tasks(&Readiness::default()), &stop);
    run(Consumer::new(&receiver, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    handled(&world, 3).await?;
    until("the outbox is empty", || async {
        Ok((world.count("SELECT count(*) FROM ingest.outbox_pending").await? == 0).then_some(()))
    })
    .await?;
    assert_eq!(
        world.count("SELECT count(*) FROM ingest.event_log").await?,
        1,
        "the log keeps it for a refill"
    );

    // The same message again, past the broker's own window: the inbox stops it. Its neighbour shows that it was read.
    let log = sqlx::query_as::<_, (uuid::Uuid, Vec<u8>)>("SELECT event_id, payload FROM ingest.event_log");
    let (event_id, payload) = log.fetch_one(&world.pool).await?;
    let nats = async_nats::jetstream::new(async_nats::connect(&world.nats_url).await?);
    let mut headers = async_nats::HeaderMap::new();
    headers.insert("ce-id", event_id.to_string().as_str());
    headers.insert("ce-type", RESPONSE_ACCEPTED.ce_type().as_str());
    let subject = format!("{}.recontact.v1.response.accepted.0", world.prefix);
    nats.publish_with_headers(subject, headers, payload.into()).await?.await?;
    emit(&sender, &["d"], false).await?;
    handled(&world, 4).await?;
    assert_eq!(world.count("SELECT count(*) FROM alert_rules.inbox").await?, 2);
    assert_eq!(world.count("SELECT count(*) FROM alert_rules.parked").await?, 0);
    stop.cancel();
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_item_of_a_pack_hurts_no_neighbour() -> anyhow::Result<()> {
    let world = world().await?;
    let (sender, receiver) =
        (world.kit(ServiceName::Ingest).await?, world.kit(ServiceName::AlertRules).await?);
    let stop = CancellationToken::new();
    sqlx::query("INSERT INTO alert_rules.handled VALUES ('taken')").execute(&world.pool).await?;
    emit(&sender, &["a", "panics", "b", "parks", "taken", "c"], false).await?;
    run(sender.tasks(&Readiness::default()), &stop);
    run(Consumer::new(&receiver, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    handled(&world, 4).await?;
    let parked =
        "SELECT count(*) FROM alert_rules.parked WHERE state = 'parked' AND reason LIKE '%on purpose%'";
    assert_eq!(world.count(parked).await?, 2, "what panics, and what parks");
    let retried = "SELECT count(*) FROM alert_rules.parked WHERE state = 'retry' AND item_index = 4";
    assert_eq!(world.count(retried).await?, 1, "what Postgres refused");
    // Once its cause is mended, the item goes through by itself, once.
    sqlx::query("DELETE FROM alert_rules.handled WHERE item = 'taken'").execute(&world.pool).await?;
    handled(&world, 4).await?;
    until("the retried item is gone", || async {
        Ok((world.count("SELECT count(*) FROM alert_rules.parked WHERE state = 'retry'").await? == 0)
            .then_some(()))
    })
    .await?;
    stop.cancel();
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retried_item_is_never_parked_because_many_replicas_see_it() -> anyhow::Result<()> {
    let world = world().await?;
    let sender = world.kit(ServiceName::Ingest).await?;
    let stop = CancellationToken::new();
    sqlx::query("INSERT INTO alert_rules.handled VALUES ('taken')").execute(&world.pool).await?;
    emit(&sender, &["taken"], false).await?;
    run(sender.tasks(&Readiness::default()), &stop);
    for _ in 0..6 {
        let mut replica = world.kit(ServiceName::AlertRules).await?;
        replica.consumer.retry_poll = std::time::Duration::from_millis(1);
        replica.consumer.retry_rest = std::time::Duration::from_millis(1);
        run(Consumer::new(&replica, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    }
    let tries = "SELECT count(*) FROM alert_rules.parked WHERE state = 'retry' AND attempts >= 4";
    until("it was tried several times", || async { Ok((world.count(tries).await? == 1).then_some(())) })
        .await?;
    assert_eq!(world.count("SELECT count(*) FROM alert_rules.parked WHERE state = 'parked'").await?, 0);
    stop.cancel();
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_postgres_cannot_keep_as_text_is_parked_and_blocks_nobody() -> anyhow::Result<()> {
    let world = world().await?;
    let (sender, receiver) =
        (world.kit(ServiceName::Ingest).await?, world.kit(ServiceName::AlertRules).await?);
    let stop = CancellationToken::new();
    let nats = async_nats::jetstream::new(async_nats::connect(&world.nats_url).await?);
    let mut headers = async_nats::HeaderMap::new();
    headers.insert("ce-id", sender.ids.next().to_string().as_str());
    headers.insert("ce-type", RESPONSE_ACCEPTED.ce_type().as_str());
    headers.insert("ce-subject", "%00");
    let subject = format!("{}.recontact.v1.response.accepted.0", world.prefix);
    nats.publish_with_headers(subject, headers, "no protobuf".into()).await?.await?;
    emit(&sender, &["a"], false).await?;
    run(sender.tasks(&Readiness::default()), &stop);
    run(Consumer::new(&receiver, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    handled(&world, 1).await?;
    assert_eq!(world.count("SELECT count(*) FROM alert_rules.parked WHERE state = 'parked'").await?, 1);
    stop.cancel();
    Ok(())
}

/// Nobody mended it, so a redrive leaves it where a person finds it.
#[tokio::test(flavor = "multi_thread")]
async fn a_message_without_the_headers_of_an_event_stays_parked() -> anyhow::Result<()> {
    let world = world().await?;
    let receiver = world.kit(ServiceName::AlertRules).await?;
    let stop = CancellationToken::new();
    let nats = async_nats::jetstream::new(async_nats::connect(&world.nats_url).await?);
    let subject = format!("{}.recontact.v1.response.accepted.0", world.prefix);
    nats.publish(subject, "hello".into()).await?.await?;
    run(Consumer::new(&receiver, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    let is_parked = async || {
        until("it is parked", || async {
            let parked = parked::list(&receiver.database, 10).await?;
            Ok(parked.into_iter().find(|row| row.state == "parked"))
        })
        .await
    };
    let row = is_parked().await?;
    assert_eq!(row.reason, "the message has no ce-id header that is a UUID");
    assert!(parked::redrive(&receiver.database, &row.consumer, row.event_id, row.item_index).await?);
    let again = is_parked().await?;
    assert_eq!((again.reason, again.payload), (row.reason, b"hello".to_vec()));
    stop.cancel();
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn events_of_a_newer_version_are_tolerated_and_counted() -> anyhow::Result<()> {
    let world = world().await?;
    let (sender, receiver) =
        (world.kit(ServiceName::Ingest).await?, world.kit(ServiceName::AlertRules).await?);
    let stop = CancellationToken::new();
    let nats = async_nats::jetstream::new(async_nats::connect(&world.nats_url).await?);
    let subject = format!("{}.recontact.v1.response.accepted.0", world.prefix);
    let item = ResponseAccepted { verbatim: "of tomorrow".into(), ..ResponseAccepted::default() };
    let mut payload = ResponsesAccepted { items: vec![item] }.encode_to_vec();
    // Field 1000, a number: nobody here knows it.
    payload.extend([0xc0, 0x3e, 1]);
    for ce_type in [RESPONSE_ACCEPTED.ce_type(), "recontact.v1.response.praised".to_owned()] {
        let mut headers = async_nats::HeaderMap::new();
        headers.insert("ce-id", sender.ids.next().to_string().as_str());
        headers.insert("ce-type", ce_type.as_str());
        nats.publish_with_headers(subject.clone(), headers, payload.clone().into()).await?.await?;
    }
    run(Consumer::new(&receiver, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    handled(&world, 1).await?;
    until("the type that nobody knows is counted", || async {
        let unknown = testkit::service::counter(&receiver.registry.encode(), "eventing_messages_unknown", "");
        Ok((unknown == 1).then_some(()))
    })
    .await?;
    assert_eq!(world.count("SELECT count(*) FROM alert_rules.parked").await?, 0);
    stop.cancel();
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn state_is_not_kept_without_its_event() -> anyhow::Result<()> {
    let world = world().await?;
    let sender = world.kit(ServiceName::AlertRules).await?;
    let keep = async |item: &'static str| {
        let ids = sender.ids.clone();
        let work = sender.database.transact(move |tx| {
            Box::pin(async move {
                let now = tx.now().await?;
                sqlx::query("INSERT INTO handled (item) VALUES ($1)")
                    .bind(item)
                    .execute(tx.connection())
                    .await?;
                let payload = ResponseAccepted::default().encode_to_vec();
                let packed = PackItem { kind: &RESPONSE_ACCEPTED, partition: 0, payload, traceparent: None };
                tx.emit_in_pack(packed, ids.next(), now);
                Ok(())
            })
        });
        work.await
    };
    sqlx::query("ALTER TABLE alert_rules.outbox_pending ADD CONSTRAINT full_up CHECK (false)")
        .execute(&world.pool)
        .await?;
    assert!(keep("without").await.is_err(), "the outbox takes nothing");
    assert_eq!(world.count("SELECT count(*) FROM alert_rules.handled").await?, 0, "nor is the state kept");
    sqlx::query("ALTER TABLE alert_rules.outbox_pending DROP CONSTRAINT full_up")
        .execute(&world.pool)
        .await?;
    keep("with").await?;
    assert_eq!(world.count("SELECT count(*) FROM alert_rules.handled").await?, 1);
    assert_eq!(world.count("SELECT count(*) FROM alert_rules.outbox_pending").await?, 1);
    Ok(())
}

#[tokio::test]
async fn a_login_that_is_no_superuser_can_migrate_and_work() -> anyhow::Result<()> {
    let world = World::new(&[]).await?;
    let name = world.prefix.clone();
    for statement in [
        format!("CREATE ROLE {name} LOGIN CREATEROLE PASSWORD 'secret'"),
        format!("ALTER DATABASE {name} OWNER TO {name}"),
    ] {
        sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&world.pool).await?;
    }
    let (_, address) = world.database_url.rsplit_once('@').unwrap();
    let url = format!("postgres://{name}:secret@{address}");
    let services = [ServiceMigration { service: ServiceName::Ingest, migrator: &NOTHING }];
    let config =
        DatabaseConfig { allow_unsafe: true, installation: name.clone(), ..DatabaseConfig::new(&url) };
    let early = Database::connect(&config, ServiceName::Ingest).await.map(drop).unwrap_err().to_string();
    assert!(
        early.contains(&format!("role \"{name}_ingest\" does not exist; run `recontact migrate`")),
        "{early}"
    );
    for _ in 0..2 {
        eventing::migrate::migrate_database(&url, &name, &services).await?;
    }
    let database = Database::connect(&config, ServiceName::Ingest).await?;
    database.now().await?;
    database.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_is_not_used_inside_a_transaction_that_was_given_up() -> anyhow::Result<()> {
    let world = world().await?;
    let config = DatabaseConfig {
        allow_unsafe: true,
        pool_max: 1,
        connection_wait: std::time::Duration::from_secs(10),
        ..DatabaseConfig::new(&world.database_url)
    };
    let database = Database::connect(&config, ServiceName::Ingest).await?;
    for turns in (0..3_000).step_by(10) {
        // At any moment: before BEGIN is sent, while it is on its way, after its answer.
        let given_up = async {
            for _ in 0..turns {
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            begun = database.pool().begin() => drop(begun?),
            () = given_up => {}
        }
        let row = sqlx::raw_sql("SELECT now() = statement_timestamp()").fetch_one(database.pool()).await?;
        let outside: bool = row.try_get(0)?;
        assert!(outside, "given up after {turns} turns, its transaction goes on");
    }
    // And who only comes and goes keeps the connection.
    let backend =
        async || sqlx::query_scalar::<_, i32>("SELECT pg_backend_pid()").fetch_one(database.pool()).await;
    let first = backend().await?;
    drop(database.pool().begin().await?);
    assert_eq!(backend().await?, first);
    Ok(())
}
