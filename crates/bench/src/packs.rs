//! Packs as a commit builds them: the items of one transaction become few messages.

use crate::events;
use contracts::topology::RESPONSE_ACCEPTED;
use eventing::{PackItem, tx};
use jiff::Timestamp;
use prost::Message as _;
use uuid::Uuid;

/// Items of one commit.
pub const ITEMS: usize = 100;

/// The items of one commit.
#[derive(Debug)]
pub struct Subject(Vec<PackItem>);

impl Default for Subject {
    fn default() -> Self {
        let item = |number: usize| PackItem {
            kind: &RESPONSE_ACCEPTED,
            partition: 0,
            payload: events::accepted(number as u128).encode_to_vec(),
            traceparent: None,
        };
        Self((0..ITEMS).map(item).collect())
    }
}

impl Subject {
    /// The payloads of the messages that the commit would publish. The items are copied first, for a commit consumes
    /// what it was given: that copy is part of what is measured.
    #[must_use]
    pub fn build(&self) -> Vec<Vec<u8>> {
        let items = self.0.iter().map(|item| (item.clone(), Uuid::nil(), Timestamp::UNIX_EPOCH));
        tx::pack_payloads(items.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contracts::events::v1::ResponsesAccepted;

    #[test]
    fn the_items_of_one_commit_become_one_message() {
        let messages = Subject::default().build();
        assert_eq!(messages.len(), 1);
        let pack = ResponsesAccepted::decode(messages.first().map_or(&[][..], Vec::as_slice));
        assert_eq!(pack.map(|pack| pack.items.len()).ok(), Some(ITEMS));
    }
}
