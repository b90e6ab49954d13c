//! Folds responses and cases from the journal, under their locks: events and a rebuild run the very same fold.

use crate::{
    domain::{case, fact::Entry, response},
    store,
};
use eventing::{Error, Kit, Tx};
use service_kit::clock::Monotonic;
use std::{collections::HashMap, time::Duration};
use uuid::Uuid;

/// Folds what was locked; gives how many rows came out different. What others name and nobody heard of yet has no row: it gets
/// one when it is.
///
/// # Errors
/// What Postgres says.
pub async fn fold(tx: &mut Tx, responses: &[Uuid], cases: &[Uuid]) -> Result<u64, Error> {
    let entries = store::journal(tx.connection(), responses, cases, None).await?;
    let (by_response, by_case) = group(&entries);
    let folded_responses: Vec<_> =
        responses.iter().filter_map(|id| Some((*id, response::fold(by_response.get(id)?)?))).collect();
    let folded_cases: Vec<_> =
        cases.iter().filter_map(|id| Some((*id, case::fold(*id, by_case.get(id)?)?))).collect();
    let changed = store::save_responses(tx, &folded_responses).await?;
    Ok(changed + store::save_cases(tx, &folded_cases).await?)
}

/// Entries by the id of what they are about.
pub type ById<'a> = HashMap<Uuid, Vec<&'a Entry>>;

/// Entries by response and by case.
#[must_use]
pub fn group(entries: &[Entry]) -> (ById<'_>, ById<'_>) {
    let (mut responses, mut cases) = (ById::new(), ById::new());
    for entry in entries {
        if let Some(id) = entry.response_id {
            responses.entry(id).or_default().push(entry);
        }
        if let Some(id) = entry.case_id {
            cases.entry(id).or_default().push(entry);
        }
    }
    (responses, cases)
}

/// What a rebuild did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rebuilt {
    /// Responses folded.
    pub responses: u64,
    /// Cases folded.
    pub cases: u64,
    /// Rows that came out different from before.
    pub differences: u64,
    /// Where it goes on; `None`: all was folded again.
    pub next: Option<Place>,
}

/// How far a rebuild came: responses first, then cases, each by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Whether it is at the cases.
    pub cases: bool,
    /// The last id that was folded.
    pub after: Uuid,
}

impl Place {
    /// The beginning.
    pub const BEGINNING: Self = Self { cases: false, after: Uuid::nil() };
}

/// Folds made again in one transaction.
const CHUNK: i64 = 500;

/// Folds the journal again from a place on, a few at a time, while events flow on, and stops after a while: no call of an
/// API lasts as long as the journal of years takes.
///
/// # Errors
/// What Postgres says.
pub async fn rebuild(kit: &Kit, from: Place, a_while: Duration) -> Result<Rebuilt, Error> {
    let began = Monotonic::start();
    let mut rebuilt = Rebuilt::default();
    let mut place = from;
    loop {
        let (of_cases, after) = (place.cases, place.after);
        let ids =
            kit.database.transact(move |tx| Box::pin(store::ids_after(tx, of_cases, after, CHUNK))).await?;
        let Some(last) = ids.last().copied() else {
            if place.cases {
                return Ok(rebuilt);
            }
            place = Place { cases: true, after: Uuid::nil() };
            continue;
        };
        let count = ids.len() as u64;
        let (responses, of_cases) = if place.cases { (Vec::new(), ids) } else { (ids, Vec::new()) };
        *(if place.cases { &mut rebuilt.cases } else { &mut rebuilt.responses }) += count;
        rebuilt.differences += kit
            .database
            .transact(move |tx| {
                Box::pin(async move {
                    store::lock(tx, &responses, &of_cases).await?;
                    fold(tx, &responses, &of_cases).await
                })
            })
            .await?;
        place.after = last;
        if began.elapsed() >= a_while {
            rebuilt.next = Some(place);
            return Ok(rebuilt);
        }
    }
}
