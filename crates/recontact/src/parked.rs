//! `recontact parked`: looks into a service's own schema, so that it works while the service does not.

use crate::{
    cli::{ParkedListArgs, ParkedShowArgs, RedriveArgs, StoreArgs},
    client::Addresses,
    failure::{self, Exit, Failure},
    output,
    services::Settings,
};
use contracts::topology::EventKind;
use eventing::{Database, parked};
use prost_reflect::{DescriptorPool, DynamicMessage};
use serde::Serialize;
use service_kit::config::{Environment, Secret};
use std::collections::BTreeMap;
use uuid::Uuid;

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

/// One message that was put aside.
#[derive(Debug, Serialize)]
struct Shown {
    event_id: String,
    consumer: String,
    subject: String,
    headers: BTreeMap<String, String>,
    /// Its items that were put aside, and why.
    items: Vec<ShownItem>,
    bytes: usize,
    /// What it says, where it can be read.
    message: Option<serde_json::Value>,
    /// The bytes in hexadecimal, where it can't.
    payload: Option<String>,
}

#[derive(Debug, Serialize)]
struct ShownItem {
    item_index: i32,
    state: String,
    attempts: i32,
    parked_at: String,
    reason: String,
}

/// `recontact parked show`
///
/// # Errors
/// When Postgres is away, or nothing of that id is put aside.
pub async fn show(args: &ParkedShowArgs) -> anyhow::Result<()> {
    let database = database(&args.store).await?;
    let rows = parked::of_event(&database, args.event).await?;
    database.close().await;
    let mut shown: Vec<Shown> = Vec::new();
    for row in rows {
        let item = ShownItem {
            item_index: row.item_index,
            state: row.state,
            attempts: row.attempts,
            parked_at: row.parked_at.to_string(),
            reason: row.reason,
        };
        // Several consumers may have put the same message aside.
        if let Some(of) = shown.iter_mut().find(|shown| shown.consumer == row.consumer) {
            of.items.push(item);
            continue;
        }
        let message = row.headers.get("ce-type").and_then(|ce_type| readable(ce_type, &row.payload));
        shown.push(Shown {
            event_id: row.event_id.to_string(),
            consumer: row.consumer,
            subject: row.subject,
            headers: row.headers,
            items: vec![item],
            bytes: row.payload.len(),
            payload: message.is_none().then(|| hex::encode(&row.payload)),
            message,
        });
    }
    if shown.is_empty() {
        let service = args.store.service.kebab();
        return Err(not_there(service, args.event));
    }
    output::print(args.output.output, &shown, |shown| shown.iter().map(told).collect::<Vec<_>>().join("\n\n"))
}

fn told(shown: &Shown) -> String {
    let mut text =
        format!("event {}\nconsumer {}\nsubject {}", shown.event_id, shown.consumer, shown.subject);
    for item in &shown.items {
        let what = match item.item_index {
            parked::WHOLE_MESSAGE => "the whole message".to_owned(),
            index => format!("item {index}"),
        };
        text.push_str(&format!(
            "\n\n{what}: {} since {} after {} tries\n  {}",
            item.state, item.parked_at, item.attempts, item.reason
        ));
    }
    text.push_str("\n\nheaders");
    for (name, value) in &shown.headers {
        text.push_str(&format!("\n  {name}: {value}"));
    }
    let said = match (&shown.message, &shown.payload) {
        (Some(message), _) => serde_json::to_string_pretty(message).unwrap_or_default(),
        (None, payload) => payload.clone().unwrap_or_default(),
    };
    let form = if shown.message.is_some() { "message" } else { "bytes, hexadecimal" };
    text.push_str(&format!("\n\n{form} ({} bytes)\n{said}", shown.bytes));
    text
}

/// The message as JSON, by the published contract; `None`: it can't be read.
fn readable(ce_type: &str, payload: &[u8]) -> Option<serde_json::Value> {
    let schema = EventKind::of_type(ce_type)?.ce_dataschema();
    let pool = DescriptorPool::decode(contracts::FILE_DESCRIPTOR_SET).ok()?;
    let descriptor = pool.get_message_by_name(schema.strip_prefix("proto:")?)?;
    let message = DynamicMessage::decode(descriptor, payload).ok()?;
    serde_json::to_value(&message).ok()
}

/// `recontact parked redrive`
///
/// # Errors
/// When Postgres is away, or nothing of the event that is named is put aside.
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
    if let Some(event) = args.event.filter(|_| count == 0) {
        return Err(not_there(args.store.service.kebab(), event));
    }
    output::line(&format!("{count} item(s) get another try"))
}

fn not_there(service: &str, event: Uuid) -> anyhow::Error {
    let message = format!(
        "{service} has put nothing of event {event} aside; `recontact parked list {service}` shows what there is"
    );
    Failure { exit: Exit::Refused, message }.into()
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

#[cfg(test)]
mod tests {
    use super::*;
    use contracts::{events::v1::ResponsesAccepted, topology::RESPONSE_ACCEPTED};
    use prost::Message as _;

    #[test]
    fn what_can_be_read_is_shown_as_json_and_what_cannot_as_its_bytes() {
        let pack = ResponsesAccepted { items: vec![Default::default()] }.encode_to_vec();
        let json = readable(&RESPONSE_ACCEPTED.ce_type(), &pack).unwrap();
        assert!(json["items"].is_array(), "{json}");
        assert_eq!(readable(&RESPONSE_ACCEPTED.ce_type(), b"\xff\xff"), None);
        assert_eq!(readable("another.event", &pack), None);
    }
}
