//! Two services that know nothing but the delivery contract: one emits packs, the other writes each item down once.

#![allow(dead_code, reason = "each test uses what it needs")]
#![expect(clippy::panic, reason = "a test says what it expects by failing")]

use contracts::{
    events::v1::{ResponseAccepted, ResponsesAccepted},
    topology::{RESPONSE_ACCEPTED, ServiceName},
};
use eventing::{Error, Handler, Kit, Locks, PackItem, Received, Tx, Verdict, migrate::ServiceMigration};
use prost::Message as _;
use service_kit::tasks::{BackgroundTask, Tracker};
use sqlx::migrate::Migrator;
use testkit::{World, until};
use tokio_util::sync::CancellationToken;

pub(crate) static NOTHING: Migrator = Migrator::DEFAULT;

fn services() -> [ServiceMigration; 2] {
    [ServiceName::Ingest, ServiceName::AlertRules]
        .map(|service| ServiceMigration { service, migrator: &NOTHING })
}

pub(crate) async fn world() -> anyhow::Result<World> {
    prepared(World::new(&services()).await?).await
}

pub(crate) async fn world_over(nats_url: String) -> anyhow::Result<World> {
    prepared(World::over(&services(), nats_url).await?).await
}

async fn prepared(world: World) -> anyhow::Result<World> {
    for statement in [
        "CREATE TABLE alert_rules.handled (item text PRIMARY KEY)",
        "GRANT ALL ON alert_rules.handled TO recontact_alert_rules",
    ] {
        sqlx::query(statement).execute(&world.pool).await?;
    }
    Ok(world)
}

pub(crate) fn run(tasks: Vec<BackgroundTask>, stop: &CancellationToken) {
    for task in tasks {
        Tracker::default().spawn((task.run)(stop.clone()));
    }
}

/// Emits one pack in one transaction; `fail`: the transaction ends with an error.
pub(crate) async fn emit(kit: &Kit, items: &[&str], fail: bool) -> Result<(), Error> {
    emit_to(kit, items, |_| 0, fail).await
}

/// Emits items in one transaction, each in a pack of the partition that its place gives.
pub(crate) async fn emit_to(
    kit: &Kit,
    items: &[&str],
    partition: fn(usize) -> u32,
    fail: bool,
) -> Result<(), Error> {
    let (ids, items): (_, Vec<String>) =
        (kit.ids.clone(), items.iter().map(|&item| item.to_owned()).collect());
    kit.database
        .transact(move |tx| {
            Box::pin(async move {
                let now = tx.now().await?;
                for (place, item) in items.into_iter().enumerate() {
                    let accepted = ResponseAccepted { verbatim: item, ..ResponseAccepted::default() };
                    let item = PackItem {
                        kind: &RESPONSE_ACCEPTED,
                        partition: partition(place),
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
pub(crate) struct Probe;

impl Handler for Probe {
    type Item = String;

    fn decode(&self, message: &Received) -> Result<Vec<String>, String> {
        let pack = ResponsesAccepted::decode(message.payload.clone()).map_err(|error| error.to_string())?;
        Ok(pack.items.into_iter().map(|item| item.verbatim).collect())
    }

    fn locks(&self, _: &[&String]) -> Locks {
        Locks::default()
    }

    async fn handle(&self, tx: &mut Tx, items: &[&String]) -> Result<Vec<Verdict>, Error> {
        let mut verdicts = Vec::new();
        for item in items {
            if item.starts_with("panics") {
                panic!("on purpose");
            }
            if item.starts_with("parks until") {
                let mended = sqlx::query_scalar::<_, bool>(
                    "SELECT EXISTS (SELECT FROM handled WHERE item = 'mended')",
                );
                if !mended.fetch_one(tx.connection()).await? {
                    verdicts.push(Verdict::Park("not mended yet".to_owned()));
                    continue;
                }
            } else if item.starts_with("parks") {
                verdicts.push(Verdict::Park("on purpose".to_owned()));
                continue;
            }
            if item.starts_with("slow") {
                // Nobody waits for it: Postgres breaks it off at the limit of statements, which is what is tried.
                sqlx::query("SELECT pg_sleep(30)").execute(tx.connection()).await?;
            }
            // A second time breaks the primary key: handling twice shows.
            sqlx::query("INSERT INTO handled (item) VALUES ($1)").bind(item).execute(tx.connection()).await?;
            verdicts.push(Verdict::Done);
        }
        Ok(verdicts)
    }
}

pub(crate) async fn handled(world: &World, count: i64) -> anyhow::Result<()> {
    until("items are handled", || async {
        Ok((world.count("SELECT count(*) FROM alert_rules.handled").await? == count).then_some(()))
    })
    .await
}
