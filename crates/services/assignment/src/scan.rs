//! The daily scan for tasks that nobody can work on as they are: once a day for the whole installation, when the root
//! opens (AS-14).

use crate::{
    domain::{
        directory::Directory,
        orphan::{OrphanKind, orphans},
    },
    keeper::Held,
    metrics::{AssignmentMetrics, OrphanLabel},
    store::orphans::{Scan, claim_scan, newest_scan, open_tasks, save_scan},
    wire,
};
use eventing::{Error, Kit, Tx, resources::Cache};
use jiff::{Timestamp, civil::Date};
use service_kit::{clock::ClockState, tasks::BackgroundTask};
use std::{sync::Arc, time::Duration};
use uuid::Uuid;

/// What the scan looks for, as people read it.
pub const ORPHANS: &str = "tasks that nobody can work on as they are";

/// Tasks that one statement reads.
pub const PAGE: i64 = 500;

/// Between two looks at the clock, which a test may move.
const LOOK: Duration = Duration::from_secs(1);

/// The scan as a background task; every replica runs it, and one of them scans.
#[must_use]
pub fn scan(kit: Kit, directory: Arc<Cache<Directory>>, metrics: AssignmentMetrics) -> BackgroundTask {
    BackgroundTask::new("orphan scan", move |stop| async move {
        let mut done: Option<Date> = None;
        while !stop.is_cancelled() {
            match look(&kit, &directory, done).await {
                Ok(Some(scan)) => {
                    for (kind, count) in OrphanKind::ALL.into_iter().zip(scan.counts) {
                        let gauge = metrics.orphans.get_or_create(&OrphanLabel { kind: kind.name() });
                        gauge.set(i64::try_from(count).unwrap_or(i64::MAX));
                    }
                    done = Some(scan.date);
                }
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, "the daily scan for orphans failed; it is tried again"),
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
        Ok(())
    })
}

/// The scan of today, made here or by another replica; `None`: it is not time, or was seen before.
async fn look(kit: &Kit, cache: &Cache<Directory>, done: Option<Date>) -> Result<Option<Scan>, Error> {
    let reading = kit.database.now().await?;
    if reading.state != ClockState::Steady {
        return Ok(None);
    }
    let mut connection = kit.database.pool().acquire().await?;
    let directory = cache.get(&mut connection, |own, _| wire::directory::directory(own)).await?;
    drop(connection);
    let Some(date) = due(&directory, reading.business).filter(|date| done != Some(*date)) else {
        return Ok(None);
    };
    let made = kit.database.transact(move |tx| {
        Box::pin(async move {
            if claim_scan(tx, date, reading.business).await? {
                let counts = count(tx, &directory, reading.business).await?;
                save_scan(tx, &Scan { date, scanned_at: reading.business, counts }).await?;
            }
            Ok(())
        })
    });
    made.await?;
    let newest = newest_scan(kit.database.pool()).await?;
    Ok(newest.filter(|scan| scan.date == date))
}

/// The date whose scan is due: today by the root's calendar, once the root has opened.
fn due(directory: &Directory, now: Timestamp) -> Option<Date> {
    let calendar = directory.calendar(directory.root()?);
    let date = calendar.date_at(now);
    let midnight = date.to_zoned(calendar.zone().clone()).ok()?.timestamp();
    // Hours that run over midnight began yesterday: open at midnight is opened today.
    let opens = business_time::next_opening(calendar, midnight).ok()?;
    (opens <= now && calendar.date_at(opens) == date).then_some(date)
}

async fn count(tx: &mut Tx, directory: &Directory, now: Timestamp) -> Result<[u64; 4], Error> {
    let mut counts = [0; 4];
    let mut after = Uuid::nil();
    loop {
        let rows = open_tasks(tx.connection(), None, &[], after, PAGE).await?;
        let Some(last) = rows.last() else { return Ok(counts) };
        after = last.task_id;
        for row in rows {
            let held = Held::read(row)?;
            for orphan in orphans(&held.task, held.has_phone(), directory, now) {
                for (kind, count) in OrphanKind::ALL.into_iter().zip(&mut counts) {
                    *count += u64::from(kind == orphan.kind);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::directory::tests::small;

    #[test]
    fn the_scan_is_due_once_the_root_has_opened() {
        let due = |text: &str| due(&small(), text.parse().unwrap()).map(|date| date.to_string());
        assert_eq!(due("2026-11-23T08:59:59Z"), None);
        assert_eq!(due("2026-11-23T09:00:00Z").as_deref(), Some("2026-11-23"));
        assert_eq!(due("2026-11-23T23:00:00Z").as_deref(), Some("2026-11-23"), "late is better than never");
        assert_eq!(due("2026-11-22T12:00:00Z"), None, "Sunday");
    }
}
