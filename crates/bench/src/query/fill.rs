//! Fills a reporting store. A few thousand stories are written and folded by reporting's own functions; the others are
//! copies of their rows with other ids, made by the database itself.

use super::{
    directory, store,
    story::{Story, story},
};
use crate::frame::{Progress, Servers, number::rounded};
use eventing::{Database, resources};
use futures::TryStreamExt as _;
use jiff::Timestamp;
use reporting::{domain::fact::Entry, fold, store::Touched};
use serde_json::{Value, json};
use service_kit::clock::Monotonic;
use sqlx::{Connection as _, PgConnection};

/// Stories of one transaction.
const CHUNK: u32 = 100;

/// Copies of one transaction.
const COPIES: u32 = 5;

/// Connections that copy at once: as many as there are processors would leave none for anybody else's work.
const WRITERS: usize = 2;

/// What the store holds: enough to name any of it.
#[derive(Debug, Clone, Copy)]
pub struct Filled {
    /// Original stories of each kind.
    pub originals: u32,
    /// Copies of each, the original among them.
    pub copies: u32,
    /// The business instant that they were told by.
    pub now: Timestamp,
}

/// How many originals, of at most so many, make so many cases in how many copies; a few cases more than asked for where
/// it does not divide.
#[must_use]
pub fn shape(cases: u64, originals_max: u64) -> (u32, u32) {
    let copies = cases.div_ceil(originals_max.max(1)).max(1);
    let narrow = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    (narrow(cases.div_ceil(copies).max(1)), narrow(copies))
}

/// Fills the store of a service that is not running.
///
/// # Errors
/// What Postgres says.
pub async fn fill(
    servers: &Servers,
    database: &Database,
    (cases, stories): (u64, u64),
    passed: bool,
    progress: &Progress,
) -> anyhow::Result<(Filled, Value)> {
    let clock = Monotonic::start();
    let (originals, copies) = shape(cases, stories);
    let now = database.now().await?.business;
    let filled = Filled { originals, copies, now };
    database
        .transact(|tx| {
            Box::pin(async move {
                let copies = directory::copies();
                resources::copy_newer(tx, &copies.iter().collect::<Vec<_>>()).await
            })
        })
        .await?;
    let mut number = 0;
    while number < originals {
        let end = originals.min(number + CHUNK);
        progress.say(format!("{number} of {originals} stories are folded"));
        write(database, (number, end), &filled, passed).await?;
        number = end;
    }
    let folded_within = clock.elapsed();
    store::keep_originals(&servers.pool).await?;
    let indexes = store::drop_indexes(&servers.pool).await?;
    copy_all(servers, copies, progress).await?;
    progress.say("indexes are made");
    store::finish(&servers.pool, &indexes).await?;
    let [cases, responses, entries, bytes] = store::held(&servers.pool).await?;
    let store = json!({
        "cases": cases, "responses": responses, "journal_entries": entries, "mib": bytes / (1024 * 1024),
        "folded_by_reporting": originals, "seconds": rounded(clock.elapsed().as_secs_f64()),
        "seconds_of_folding": rounded(folded_within.as_secs_f64()),
    });
    Ok((filled, store))
}

/// Writes and folds some stories as reporting's consumer does.
async fn write(
    database: &Database,
    (from, until): (u32, u32),
    filled: &Filled,
    passed: bool,
) -> anyhow::Result<()> {
    let (of, now) = (filled.originals, filled.now);
    let raised = (from..until).map(|number| story(number, of, now, true));
    let others = (from..until).filter(|_| passed).map(|number| story(number, of, now, false));
    let stories: Vec<Story> = raised.chain(others).collect::<anyhow::Result<_>>()?;
    let written = database.transact(move |tx| {
        Box::pin(async move {
            let entries: Vec<&Entry> = stories.iter().flat_map(|story| &story.entries).collect();
            tx.lock(&reporting::store::locks(&Touched::by(entries.iter().copied()))).await?;
            fold::take_in(tx, &entries).await
        })
    });
    written.await?;
    Ok(())
}

async fn copy_all(servers: &Servers, copies: u32, progress: &Progress) -> anyhow::Result<()> {
    let step = usize::try_from(COPIES)?;
    let ranges = (1..copies).step_by(step).map(|from| (from, copies.min(from + COPIES)));
    let queue = std::sync::Mutex::new(ranges);
    let next = || queue.lock().unwrap_or_else(std::sync::PoisonError::into_inner).next();
    let writers = (0..WRITERS).map(|_| async {
        let mut connection = PgConnection::connect(&servers.database_url).await?;
        while let Some(range) = next() {
            progress.say(format!("{} of {copies} copies are written", range.0));
            store::copy(&mut connection, range).await?;
        }
        anyhow::Ok(connection.close().await?)
    });
    writers.collect::<futures::stream::FuturesUnordered<_>>().try_collect().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_cases_are_copies_of_some_and_few_are_all_originals() {
        assert_eq!(shape(1_000_000, 4_000), (4_000, 250));
        assert_eq!(shape(150, 4_000), (150, 1));
        assert_eq!(shape(4_001, 4_000), (2_001, 2));
    }
}
