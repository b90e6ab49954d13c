//! CloudEvents headers. A line is one: `name: value`, as it travels, percent-encoded.

use crate::sample::now;
use eventing::{
    Received,
    broker::{CloudEvent, cloud_event_headers, decoded_headers},
};
use std::collections::BTreeMap;

/// Reads lines as headers, and writes them as attributes that come back.
pub fn target(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let raw: BTreeMap<String, String> = text
        .lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let given = |name: &str| raw.get(name).cloned().unwrap_or_default();
    let event = CloudEvent {
        id: given("ce-id").parse().unwrap_or_default(),
        event_type: given("ce-type"),
        source: given("ce-source"),
        subject: given("ce-subject"),
        time: given("ce-time").parse().unwrap_or_else(|_| now()),
        schema: given("ce-dataschema"),
        traceparent: raw.get("traceparent").cloned(),
    };
    let mut headers = cloud_event_headers(&event);
    let read = decoded_headers(Some(&headers));
    for (name, value) in [
        ("ce-id", &event.id.to_string()),
        ("ce-type", &event.event_type),
        ("ce-source", &event.source),
        ("ce-subject", &event.subject),
        ("ce-dataschema", &event.schema),
    ] {
        assert_eq!(read.get(name), Some(value), "{name} comes back");
    }
    let (message, _) = Received::read(&event.subject, read, Vec::new().into(), 1, "TASKS:1");
    assert_eq!(message.occurred_at(), Some(event.time));
    // And as another team may write them: not encoded, or encoded wrongly.
    for name in ["ce-id", "ce-type", "ce-time", "traceparent"] {
        let value: String = given(name).chars().filter(|letter| !letter.is_control()).collect();
        headers.insert(name, value.as_str());
    }
    let (message, complete) =
        Received::read(&event.subject, decoded_headers(Some(&headers)), Vec::new().into(), 1, "TASKS:1");
    let _ = message.occurred_at();
    let _ = message.traceparent();
    assert!(complete.is_ok() || message.kind.is_none() || message.event_id.get_version_num() == 5);
}
