//! Bodies of `POST /v1/responses`. The first byte chooses the shape: even for a JSON document, odd for NDJSON.

use contracts::types::v1 as types;
use ingest::{
    domain::submission::check,
    http::body::{Shape, Submissions, submissions},
    wire,
};
use prost::Message as _;
use uuid::Uuid;

/// Reads the rest of the input as a body, and everything that it submits up to the event that would be emitted.
pub fn target(input: &[u8]) {
    let Some((first, body)) = input.split_first() else { return };
    let shape = if first % 2 == 0 { Shape::Json } else { Shape::Ndjson };
    let items = match submissions(shape, &body.to_vec().into(), "key") {
        Ok(Submissions::One(item)) => vec![*item],
        Ok(Submissions::Many(items)) => items,
        Err(problem) => return crate::assert_told(&problem),
    };
    for item in items {
        match item.and_then(wire::draft).and_then(check) {
            Ok(response) => emitted(&response),
            Err(violations) => {
                assert!(!violations.is_empty());
                violations.iter().for_each(|wrong| crate::assert_named(&wrong.field, &wrong.message));
            }
        }
    }
}

/// What was accepted becomes an event that every service can read.
pub(crate) fn emitted(response: &ingest::domain::submission::NewResponse) {
    assert!(!response.content.canonical().is_empty(), "what tells a duplicate from a conflict");
    let message = wire::response_message(response, "hash", None, (Uuid::nil(), 1), crate::sample::now());
    let written = message.encode_to_vec();
    assert!(written.len() <= contracts::topology::ITEM_BYTES_MAX, "{} bytes in an item", written.len());
    assert_eq!(types::Response::decode(written.as_slice()).unwrap(), message);
    let json = serde_json::to_string(&message).unwrap();
    assert_eq!(serde_json::from_str::<types::Response>(&json).unwrap(), message);
}
