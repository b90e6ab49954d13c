//! Hears from assignment which cases go on and when they ended: a signal joins a case that goes on (RU-4).

use crate::{domain::conversation::Conversation, wire::TaskItem};
use jiff::Timestamp;
use std::collections::HashMap;
use uuid::Uuid;

/// Hears of one task; whether it is news. The streams keep no order: of a task, the highest version counts.
pub(super) fn hear(conversations: &mut HashMap<Uuid, Conversation>, item: &TaskItem, now: Timestamp) -> bool {
    conversations.entry(item.conversation_id).or_default().hear(&item.task, now)
}
