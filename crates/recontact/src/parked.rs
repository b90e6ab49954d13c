//! `recontact parked`: looks into a service's own schema, so that it works while the service does not.

use crate::{
    cli::{ParkedListArgs, RedriveArgs, StoreArgs},
    client::Addresses,
    failure, output,
    services::Settings,
};
use eventing::{Database, parked};
use serde::Serialize;
use service_kit::config::{Environment, Secret};

/// Most rows listed.
const LIST_MAX: i64 = 500;

#[derive(Debug, Serialize)]
struct Item {
    event_id: String,
    item_index: i32,
    consumer: String,
    state: String,
    attempts: i32,
    parked_at: String,
    subject: String,
    reason: String,
}

/// `recontact parked list`
///
/// # Errors
/// When Postgres is away.
pub async fn list(args: &ParkedListArgs) -> anyhow::Result<()> {
    let database = database(&args.store).await?;
    let items: Vec<Item> = parked::list(&database, LIST_MAX)
        .await?
        .into_iter()
        .map(|row| Item {
            event_id: row.event_id.to_string(),
            item_index: row.item_index,
            consumer: row.consumer,
            state: row.state,
            attempts: row.attempts,
            parked_at: row.parked_at.to_string(),
            subject: row.subject,
            reason: row.reason,
        })
        .collect();
    database.close().await;
    output::print(args.output.output, &items, |items| {
        if items.is_empty() {
            return "nothing is put aside".to_owned();
        }
        let rows = items.iter().map(|item| {
            vec![
                item.event_id.clone(),
                item.item_index.to_string(),
                item.consumer.clone(),
                item.state.clone(),
                item.attempts.to_string(),
                item.reason.clone(),
            ]
        });
        output::table(&["EVENT", "ITEM", "CONSUMER", "STATE", "TRIES", "REASON"], rows.collect())
    })
}

/// `recontact parked redrive`
///
/// # Errors
/// When Postgres is away.
pub async fn redrive(args: &RedriveArgs) -> anyhow::Result<()> {
    let database = database(&args.store).await?;
    let mut count = 0;
    for row in parked::list(&database, LIST_MAX).await? {
        if args.event.is_none_or(|event| event == row.event_id)
            && parked::redrive(&database, &row.consumer, row.event_id, row.item_index).await?
        {
            count += 1;
        }
    }
    database.close().await;
    output::line(&format!("{count} item(s) get another try"))
}

/// The service's Postgres: the one of the settings, else that of a running `recontact dev`.
async fn database(args: &StoreArgs) -> anyhow::Result<Database> {
    let mut settings = Settings::load(args.config.as_deref(), &Environment::of_process())?;
    if settings.database_url(args.service).is_err() {
        let addresses = Addresses::read(&args.data_dir).map_err(|_| {
            failure::input(format!(
                "no Postgres is named, and nothing runs over {}; set DATABASE_URL, or give --data-dir of a running \
                 `recontact dev`",
                args.data_dir.display()
            ))
        })?;
        settings.database_url = Secret::new(addresses.database_url);
        // What runs there may be thrown away at any moment anyway.
        settings.allow_unsafe_database = true;
    }
    settings.database(args.service).await
}
