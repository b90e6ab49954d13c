//! Tasks that nobody can work on as they are, as they stand now.

use super::{
    Assignment,
    tasks::{asked_units, reach, rights},
};
use crate::{
    domain::orphan::{OrphanKind, orphans},
    keeper::Held,
    scan::{ORPHANS, PAGE},
    store::orphans::{Scan, open_tasks},
};
use contracts::{
    assignment::v1::{self as api, ListOrphansResponse},
    convert,
    types::v1::{Finding, FindingLevel},
};
use eventing::Error;
use service_kit::{caller::Caller, problem::Problem};
use uuid::Uuid;

/// Most orphans that one answer lists: whoever has more begins with these.
const LISTED_MAX: usize = 1_000;

impl Assignment {
    pub(super) async fn orphans(&self, caller: &Caller, unit: &str) -> Result<ListOrphansResponse, Problem> {
        let (directory, now) = (self.directory().await?, self.kit.database.now().await?.business);
        let asked = asked_units(&directory, unit)?;
        let reach = reach(&rights(caller, &directory, now), &directory);
        let (units, owners) = reach.map_or((None, Vec::new()), |(units, owners)| (Some(units), owners));
        let mut connection = self.kit.database.pool().acquire().await.map_err(Error::from)?;
        let mut found = Vec::new();
        let mut after = Uuid::nil();
        while found.len() < LISTED_MAX {
            let rows = open_tasks(&mut connection, units.as_deref(), &owners, after, PAGE).await?;
            let Some(last) = rows.last() else { break };
            after = last.task_id;
            for row in rows {
                let held = Held::read(row)?;
                let wanted = asked.as_ref().is_none_or(|units| units.contains(&held.task.resolved_unit));
                if wanted {
                    let of = orphans(&held.task, held.has_phone(), &directory, now);
                    found.extend(of.into_iter().map(|orphan| (held.clone(), orphan)));
                }
            }
        }
        // Tasks without a deadline that stands come last.
        found.sort_by_key(|(held, orphan)| {
            let deadline = held.task.next_deadline();
            (deadline.is_none(), deadline, held.task.id, orphan.kind)
        });
        found.truncate(LISTED_MAX);
        let orphans = found.into_iter().map(|(held, orphan)| api::Orphan {
            task: Some(held.snapshot()),
            kind: kind(orphan.kind).into(),
            message: orphan.message,
            next_step: orphan.next_step,
        });
        Ok(ListOrphansResponse { orphans: orphans.collect(), scan_time: Some(convert::timestamp(now)) })
    }
}

const fn kind(kind: OrphanKind) -> api::OrphanKind {
    match kind {
        OrphanKind::NoOwner => api::OrphanKind::NoOwner,
        OrphanKind::OwnerAbsent => api::OrphanKind::OwnerAbsent,
        OrphanKind::NoPhone => api::OrphanKind::NoPhone,
        OrphanKind::DeadlineWhileClosed => api::OrphanKind::DeadlineWhileClosed,
    }
}

/// What the newest scan means to whoever runs `doctor`; `None`: it found none.
pub(super) fn finding(scan: &Scan) -> Option<Finding> {
    let kinds: Vec<String> = OrphanKind::ALL
        .into_iter()
        .zip(scan.counts)
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| format!("{} {count}", kind.name()))
        .collect();
    let message = format!("the scan of {} found {ORPHANS}: {}", scan.date, kinds.join(", "));
    let next_step = "run `recontact tasks orphans`: it says what to do about each";
    (!kinds.is_empty())
        .then(|| eventing::status::finding(FindingLevel::Warning, "orphans", &message, next_step))
}
