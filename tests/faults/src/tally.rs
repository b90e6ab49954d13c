//! What became of everything that was offered: the history outside against the rows inside.

use crate::load::History;
use contracts::{
    ids::{self, IdKind},
    types::v1::Response,
};
use prost::Message as _;
use serde::{Deserialize, Serialize};
use service_kit::identity::external_id_hash;
use sqlx::PgPool;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The key by which the services of the lab know an external id.
const IDENTITY_KEY: &[u8] = b"0123456789abcdef0123456789abcdef";

/// What became of everything that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Responses that were offered.
    pub offered: u64,
    /// Those of which an answer said that they are kept.
    pub accepted: u64,
    /// Accepted ones that the system does not have, under the very id that was answered.
    pub lost: u64,
    /// Offered ones that the system has, or says that it has, more than once; and those it has that nobody offered.
    pub doubled: u64,
}

/// A response that ingest has.
struct Kept {
    id: String,
    source: String,
    /// Hex of the keyed hash of the submitter's id.
    external_id_hash: String,
}

impl History {
    /// Compares with what ingest has.
    ///
    /// # Errors
    /// What Postgres says; a row that can't be read.
    pub async fn tally(&self, pool: &PgPool) -> anyhow::Result<Tally> {
        let rows: Vec<(Uuid, Vec<u8>)> =
            sqlx::query_as("SELECT response_id, body FROM ingest.responses").fetch_all(pool).await?;
        let kept = rows.into_iter().map(|(id, body)| {
            let Response { source, external_id_hash, .. } = Response::decode(body.as_slice())?;
            Ok(Kept { id: ids::to_text(IdKind::Response, id), source, external_id_hash })
        });
        Ok(compare(&self.offered(), &kept.collect::<anyhow::Result<Vec<_>>>()?))
    }
}

/// Each response for itself: a sum would let one that is lost and one that is doubled cancel out.
fn compare(offered: &BTreeMap<String, BTreeSet<String>>, kept: &[Kept]) -> Tally {
    let mut rows: BTreeMap<(&str, String), BTreeSet<&str>> = BTreeMap::new();
    for row in kept {
        rows.entry((&row.source, row.external_id_hash.clone())).or_default().insert(&row.id);
    }
    let sources: BTreeSet<&str> = kept.iter().map(|row| row.source.as_str()).collect();
    let mut tally = Tally { offered: offered.len() as u64, accepted: 0, lost: 0, doubled: 0 };
    for (external_id, answered) in offered {
        let mut here: BTreeSet<&str> = BTreeSet::new();
        for source in &sources {
            let hash = external_id_hash(IDENTITY_KEY, source, external_id);
            let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            here.extend(rows.remove(&(*source, hash)).unwrap_or_default());
        }
        tally.accepted += u64::from(!answered.is_empty());
        tally.lost += answered.iter().filter(|id| !here.contains(id.as_str())).count() as u64;
        tally.doubled += u64::from(answered.len() > 1 || here.len() > 1);
    }
    // What is left is of nobody.
    tally.doubled += rows.values().map(BTreeSet::len).sum::<usize>() as u64;
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(entries: &[(&str, &[&str])]) -> BTreeMap<String, BTreeSet<String>> {
        let answered = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        entries.iter().map(|(external, ids)| ((*external).to_owned(), answered(ids))).collect()
    }

    fn kept(id: &str, external_id: &str) -> Kept {
        let hash = external_id_hash(IDENTITY_KEY, "survey", external_id);
        let external_id_hash = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        Kept { id: id.to_owned(), source: "survey".to_owned(), external_id_hash }
    }

    fn counts(tally: Tally) -> (u64, u64, u64, u64) {
        (tally.offered, tally.accepted, tally.lost, tally.doubled)
    }

    #[test]
    fn what_was_answered_is_there_once_and_what_was_not_may_be() {
        let offered = offered(&[("a", &["1"]), ("b", &[]), ("c", &[])]);
        assert_eq!(counts(compare(&offered, &[kept("1", "a"), kept("2", "b")])), (3, 1, 0, 0));
    }

    #[test]
    fn a_loss_and_a_double_do_not_cancel_out() {
        let offered = offered(&[("a", &["1"]), ("b", &["2"])]);
        assert_eq!(counts(compare(&offered, &[kept("1", "a"), kept("3", "a")])), (2, 2, 1, 1));
    }

    #[test]
    fn two_ids_of_one_and_a_response_of_nobody_are_doubles() {
        let twice = offered(&[("a", &["1", "2"])]);
        assert_eq!(counts(compare(&twice, &[kept("1", "a"), kept("2", "a")])), (1, 1, 0, 1));
        let strange = offered(&[("a", &["1"])]);
        assert_eq!(counts(compare(&strange, &[kept("1", "a"), kept("9", "z")])), (1, 1, 0, 1));
    }

    #[test]
    fn another_row_than_the_one_that_was_answered_is_a_loss() {
        assert_eq!(counts(compare(&offered(&[("a", &["1"])]), &[kept("2", "a")])), (1, 1, 1, 0));
    }
}
