//! Hears from assignment which cases go on and when they ended: a signal joins a case that goes on (RU-4).

use super::batch::Batch;
use crate::wire::TaskItem;

/// Hears of one task; whether it is news. The streams keep no order: of a task, the highest version counts.
pub(super) fn hear(batch: &mut Batch<'_>, item: &TaskItem) -> bool {
    let now = batch.now;
    let is_news = batch.conversations.entry(item.conversation_id).or_default().hear(&item.task, now);
    if is_news {
        batch.changed_conversations.insert(item.conversation_id);
    }
    is_news
}
