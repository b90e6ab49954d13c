//! Folds responses and cases from the journal, under their locks: events and a rebuild run the very same fold.

use crate::{
    domain::{case, fact::Entry, response},
    store::{self, Touched},
};
use eventing::{Error, Kit, Tx};
use service_kit::clock::Monotonic;
use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};
use uuid::Uuid;

/// Writes what the journal does not have of some entries, all of them locked, and folds what that touches; gives how many
/// there were.
///
/// # Errors
/// What Postgres says.
pub async fn take_in(tx: &mut Tx, entries: &[&Entry]) -> Result<usize, Error> {
    let known = store::journal(tx.connection(), &Touched::by(entries.iter().copied()), None).await?;
    let fresh = not_among(&known, entries);
    if fresh.is_empty() {
        return Ok(0);
    }
    store::write_journal(tx, &fresh).await?;
    let touched = Touched::by(fresh.iter().copied());
    save(tx, &touched, known.iter().chain(fresh.iter().copied())).await?;
    Ok(fresh.len())
}

/// Those that are not known, each once. The natural key: each version of each aggregate once.
fn not_among<'a>(known: &'a [Entry], entries: &[&'a Entry]) -> Vec<&'a Entry> {
    let key = |entry: &'a Entry| (entry.aggregate, entry.aggregate_id.as_str(), store::entry::version(entry));
    let mut keys: HashSet<_> = known.iter().map(key).collect();
    entries.iter().copied().filter(|entry| keys.insert(key(entry))).collect()
}

/// Folds what was locked from the journal; gives how many rows came out different.
///
/// # Errors
/// What Postgres says.
async fn fold(tx: &mut Tx, touched: &Touched) -> Result<u64, Error> {
    let entries = store::journal(tx.connection(), touched, None).await?;
    save(tx, touched, &entries).await
}

/// Folds from all entries that there are; gives how many rows came out different. What others name and nobody heard of yet
/// has no row: it gets one when it is.
async fn save<'a>(
    tx: &mut Tx,
    touched: &Touched,
    entries: impl IntoIterator<Item = &'a Entry>,
) -> Result<u64, Error> {
    let (by_response, by_case) = group(entries);
    let responses = touched.responses.iter();
    let responses: Vec<_> =
        responses.filter_map(|id| Some((*id, response::fold(by_response.get(id)?)?))).collect();
    let cases = touched.cases.iter();
    let cases: Vec<_> = cases.filter_map(|id| Some((*id, case::fold(*id, by_case.get(id)?)?))).collect();
    let changed = store::save_responses(tx, &responses).await?;
    Ok(changed + store::save_cases(tx, &cases).await?)
}

/// Entries by the id of what they are about.
pub type ById<'a> = HashMap<Uuid, Vec<&'a Entry>>;

/// Entries of responses by response, and of cases by case.
pub fn group<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> (ById<'a>, ById<'a>) {
    let (mut responses, mut cases) = (ById::new(), ById::new());
    for entry in entries {
        if let Some(id) = entry.response_id.filter(|_| entry.is_of_response()) {
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
        let touched = if place.cases { Touched::named(&[], &ids) } else { Touched::named(&ids, &[]) };
        *(if place.cases { &mut rebuilt.cases } else { &mut rebuilt.responses }) += count;
        rebuilt.differences += kit
            .database
            .transact(move |tx| {
                Box::pin(async move {
                    tx.lock(&store::locks(&touched)).await?;
                    fold(tx, &touched).await
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
