//! Ingest on a real Postgres and a real NATS: what is taken, what is refused and how it is said.

#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod http;
mod identity;
mod reading;
mod writing;

use contracts::{
    ingest::v1::{Submission, SubmitResponseRequest, ingest_service_client::IngestServiceClient},
    topology::ServiceName,
    types::v1::{Metric, Score},
};
use eventing::{Kit, migrate::ServiceMigration};
use service_kit::{caller::Role, config::Secret};
use testkit::{
    World,
    service::{Authorized, OPERATOR, Served, person},
};

async fn world() -> anyhow::Result<World> {
    let world =
        World::new(&[ServiceMigration { service: ServiceName::Ingest, migrator: &ingest::MIGRATOR }]).await?;
    world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    Ok(world)
}

async fn serve(kit: Kit) -> anyhow::Result<Served> {
    let callers = vec![
        person("clerk", [Role::Manager], ["lyon"]),
        person("paul", [Role::Manager], []),
        person("emma", [Role::Experience], []),
        person("lea", [Role::Reader], ["top"]),
    ];
    Served::start(kit, callers, async |kit| {
        let identity_key = Secret::new("0123456789abcdef0123456789abcdef".to_owned());
        ingest::build(ingest::Config { identity_key, ..ingest::Config::default() }, kit).await
    })
    .await
}

async fn start() -> anyhow::Result<(World, Served)> {
    let world = world().await?;
    let served = serve(world.kit(ServiceName::Ingest).await?).await?;
    Ok((world, served))
}

fn client(served: &Served) -> anyhow::Result<IngestServiceClient<Authorized>> {
    Ok(IngestServiceClient::new(served.channel(OPERATOR)?))
}

fn request(external_id: &str, raw: f64, revision: u64) -> SubmitResponseRequest {
    let score = Score { metric: Metric::Csat.into(), raw, ..Score::default() };
    let submission = Submission {
        source: "survey".into(),
        external_id: external_id.into(),
        revision,
        unit: "lyon".into(),
        score: Some(score),
        ..Submission::default()
    };
    SubmitResponseRequest { submission: Some(submission), request_id: String::new() }
}
