//! The delivery contract on a real Postgres and a real NATS: from one service's transaction to another's.

#![expect(clippy::panic, reason = "a test says what it expects by failing")]

use contracts::{
    events::v1::{ResponseAccepted, ResponsesAccepted},
    topology::{ALERT_RULES_RESPONSES, Prefix, RESPONSE_ACCEPTED, ServiceName},
};
use eventing::{
    Consumer, Database, Error, Handler, Kit, PackItem, Received, Tx, Verdict, database::DatabaseConfig,
    metrics::ConsumerLabel, migrate::ServiceMigration,
};
use jiff::Timestamp;
use prost::Message as _;
use service_kit::{
    readiness::Readiness,
    tasks::{BackgroundTask, Tracker},
};
use sqlx::migrate::Migrator;
use testkit::{World, until};
use tokio_util::sync::CancellationToken;

static NOTHING: Migrator = Migrator::DEFAULT;

async fn world() -> anyhow::Result<World> {
    let services = [ServiceName::Ingest, ServiceName::AlertRules];
    let world = World::new(&services.map(|service| ServiceMigration { service, migrator: &NOTHING })).await?;
    for statement in [
        "CREATE TABLE alert_rules.handled (item text PRIMARY KEY)",
        "GRANT ALL ON alert_rules.handled TO recontact_alert_rules",
    ] {
        sqlx::query(statement).execute(&world.pool).await?;
    }
    Ok(world)
}

fn run(tasks: Vec<BackgroundTask>, stop: &CancellationToken) {
    for task in tasks {
        Tracker::default().spawn((task.run)(stop.clone()));
    }
}

/// Emits one pack in one transaction; `fail`: the transaction ends with an error.
async fn emit(kit: &Kit, items: &[&str], fail: bool) -> Result<(), Error> {
    let (ids, items): (_, Vec<String>) =
        (kit.ids.clone(), items.iter().map(|&item| item.to_owned()).collect());
    kit.database
        .transact(move |tx| {
            Box::pin(async move {
                let now = tx.now().await?;
                for item in items {
                    let accepted = ResponseAccepted { verbatim: item, ..ResponseAccepted::default() };
                    let item = PackItem {
                        kind: &RESPONSE_ACCEPTED,
                        partition: 0,
                        payload: accepted.encode_to_vec(),
                        traceparent: None,
                    };
                    tx.emit_in_pack(item, ids.next(), now);
                }
                if fail { Err(anyhow::anyhow!("on purpose").into()) } else { Ok(()) }
            })
        })
        .await
}

/// Writes each item down once; its text says how it misbehaves.
struct Probe;

impl Handler for Probe {
    type Item = String;

    fn decode(&self, message: &Received) -> Result<Vec<String>, String> {
        let pack = ResponsesAccepted::decode(message.payload.clone()).map_err(|error| error.to_string())?;
        Ok(pack.items.into_iter().map(|item| item.verbatim).collect())
    }

    async fn lock(&self, _: &mut Tx, _: &[&String]) -> Result<(), Error> {
        Ok(())
    }

    async fn handle(&self, tx: &mut Tx, items: &[&String], _: Timestamp) -> Result<Vec<Verdict>, Error> {
        let mut verdicts = Vec::new();
        for item in items {
            if item.starts_with("panics") {
                panic!("on purpose");
            }
            if item.starts_with("parks") {
                verdicts.push(Verdict::Park("on purpose".to_owned()));
                continue;
            }
            // A second time breaks the primary key: handling twice shows.
            sqlx::query("INSERT INTO handled (item) VALUES ($1)").bind(item).execute(tx.connection()).await?;
            verdicts.push(Verdict::Done);
        }
        Ok(verdicts)
    }
}

async fn handled(world: &World, count: i64) -> anyhow::Result<()> {
    until("items are handled", || async {
        Ok((world.count("SELECT count(*) FROM alert_rules.handled").await? == count).then_some(()))
    })
    .await
}

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
