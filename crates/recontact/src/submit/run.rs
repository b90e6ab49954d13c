//! One run over a file: what is sent, what was answered, and what is kept of that.

use super::{
    Counts, Summary,
    batch::{Batch, Batches},
    checkpoint::{Checkpoint, Key},
    progress::Progress,
    records::Records,
    send::{Answer, Sender},
};
use crate::{
    failure,
    rejects::{Partial, Reject},
};
use contracts::ingest::v1::{Row, SubmissionOutcome, SubmissionResult, SubmitRowsRequest};
use futures::{StreamExt as _, TryStreamExt as _};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// Calls in flight; with the rows of one call this bounds the memory.
const CALLS_IN_FLIGHT: usize = 4;

/// One run over a file.
pub(super) struct Run<'a> {
    path: &'a Path,
    sender: Sender<'a>,
    progress: &'a Progress,
    key: Key,
    ledger: Ledger,
}

/// What is kept of the answers.
struct Ledger {
    partial: Partial,
    checkpoint_path: PathBuf,
    /// The first reject of this run, in words.
    first: Option<String>,
    /// What this run already brought to ingest, by record: coming again, it counts as what it was the first time.
    taken: BTreeMap<u64, SubmissionOutcome>,
    /// Duplicates in calls that were sent again: their first answer may have been lost.
    in_doubt: u64,
}

/// What goes on after a file was read to its end, or not.
enum Ended {
    Whole(Counts),
    /// Ingest does not know what a checkpoint says that it answered, or that can't be told; which of both, in words.
    Forgotten(&'static str),
}

impl<'a> Run<'a> {
    /// A run whose rejects go to `partial`.
    pub(super) fn new(
        path: &'a Path,
        sender: Sender<'a>,
        progress: &'a Progress,
        key: Key,
        (partial, checkpoint_path): (Partial, PathBuf),
    ) -> Self {
        let ledger = Ledger { partial, checkpoint_path, first: None, taken: BTreeMap::new(), in_doubt: 0 };
        Self { path, sender, progress, key, ledger }
    }

    /// Sends the whole file, or what a run before left of it.
    ///
    /// # Errors
    /// When the file can't be read, or the service refuses.
    pub(super) async fn run(mut self, records: Records) -> anyhow::Result<Summary> {
        match self.whole(records).await {
            Ok(counts) => {
                self.progress.finish();
                self.tell(&counts);
                let rejects_file = self.ledger.partial.finish()?;
                remove(&self.ledger.checkpoint_path)?;
                Ok(Summary { counts, rejects_file })
            }
            Err(error) => {
                // Where nothing was answered, nothing is left behind.
                if self.ledger.partial.bytes() == 0 && !self.ledger.checkpoint_path.exists() {
                    self.ledger.partial.finish()?;
                }
                Err(error)
            }
        }
    }

    async fn whole(&mut self, records: Records) -> anyhow::Result<Counts> {
        if let Some((checkpoint, rest)) = self.checkpoint()? {
            // Looking whether ingest still knows the last rows sends them: a second look would find what the first one made.
            // It is written again with the first answer; until then, a run begins at the first row.
            remove(&self.ledger.checkpoint_path)?;
            self.ledger.partial.cut(checkpoint.rejects_bytes)?;
            self.progress.resume(checkpoint.mark.records, checkpoint.mark.bytes);
            let before = checkpoint.counts;
            match self.feed(rest, before, Some(checkpoint)).await? {
                Ended::Whole(counts) => {
                    // The first of the file may have been one of the run before.
                    self.ledger.first = None;
                    return Ok(counts);
                }
                Ended::Forgotten(why) => self.progress.restart(why),
            }
        }
        self.ledger.partial.cut(0)?;
        match self.feed(records, Counts::default(), None).await? {
            Ended::Whole(counts) => Ok(counts),
            Ended::Forgotten(_) => anyhow::bail!("a run from the first row has nothing to forget"),
        }
    }

    fn tell(&self, counts: &Counts) {
        let Ledger { first, in_doubt, .. } = &self.ledger;
        if counts.rows() == 0 {
            self.progress.say(&format!("{} has a header and no rows", self.path.display()));
        }
        if let Some(first) = first {
            self.progress.say(&format!("rejected: {}; the first is {first}", counts.rejected));
        }
        if *in_doubt > 0 {
            self.progress.say(&format!(
                "{in_doubt} of the duplicates were sent twice because an answer was lost: this run may have brought them \
                 itself"
            ));
        }
    }

    /// A checkpoint that fits file, rejects and command.
    fn checkpoint(&self) -> anyhow::Result<Option<(Checkpoint, Records)>> {
        let Ledger { checkpoint_path, partial, .. } = &self.ledger;
        let fitting = Checkpoint::read(checkpoint_path, &self.key)
            .filter(|checkpoint| checkpoint.rejects_bytes <= partial.bytes());
        let Some(checkpoint) = fitting else {
            return Ok(None);
        };
        let rest = Records::open_at(self.path, &checkpoint.mark)?;
        Ok(rest.map(|rest| (checkpoint, rest)))
    }

    /// Sends all that is left; a run that goes on begins with the rows that its checkpoint says were answered last.
    async fn feed(
        &mut self,
        records: Records,
        mut counts: Counts,
        last: Option<Checkpoint>,
    ) -> anyhow::Result<Ended> {
        let Self { path, sender, progress, key, ledger } = self;
        let mut batches = Batches::new(path, records, &key.file);
        if let Some(last) = last {
            // Alone: nothing else may be brought before it is known whether it was in vain.
            let rows = usize::try_from(last.answered.rows()).unwrap_or(usize::MAX);
            if let Some(batch) = batches.next(rows)? {
                let (batch, answer) = send(sender, key, batch).await?;
                if let Some(why) = forgotten(&answer) {
                    ledger.remember(&batch, &answer);
                    return Ok(Ended::Forgotten(why));
                }
                let end = batch.end;
                ledger.settle(key, batch, answer, &mut counts, Some(last.answered))?;
                progress.reached(&counts, end);
            }
        }
        let (sender, key) = (&*sender, &*key);
        let calls = futures::stream::iter(std::iter::from_fn(|| batches.next(usize::MAX).transpose()))
            .map(|batch| async move { send(sender, key, batch?).await });
        let mut answers = std::pin::pin!(calls.buffered(CALLS_IN_FLIGHT));
        while let Some((batch, answer)) = answers.try_next().await? {
            let end = batch.end;
            ledger.settle(key, batch, answer, &mut counts, None)?;
            progress.reached(&counts, end);
        }
        Ok(Ended::Whole(counts))
    }
}

impl Ledger {
    /// What was brought though it turned out that the file begins anew.
    fn remember(&mut self, batch: &Batch, answer: &Answer) {
        self.taken.extend(batch.taken(&answer.results));
        if answer.sent_again {
            let duplicate = |result: &&SubmissionResult| result.outcome() == SubmissionOutcome::Duplicate;
            self.in_doubt += answer.results.iter().filter(duplicate).count() as u64;
        }
    }

    /// Counts what was answered, keeps its rejects, and writes down how far the file is. `known` says how the same rows
    /// were counted by the run before.
    fn settle(
        &mut self,
        key: &Key,
        batch: Batch,
        answer: Answer,
        counts: &mut Counts,
        known: Option<Counts>,
    ) -> anyhow::Result<()> {
        let rejects_bytes = self.partial.bytes();
        let mark = batch.mark.clone();
        let (mut answered, rejected) = batch.judge(answer.results, &key.file, &self.taken);
        if answer.sent_again {
            self.in_doubt += answered.duplicates;
        }
        // They were counted when they came first; now they can only be duplicates.
        if let Some(known) = known.filter(|known| known.as_duplicates() == answered) {
            answered = known;
        }
        self.first = self.first.take().or_else(|| rejected.first().map(in_words));
        self.partial.append(&rejected)?;
        let checkpoint = Checkpoint { key: key.clone(), mark, answered, counts: *counts, rejects_bytes };
        checkpoint
            .write(&self.checkpoint_path)
            .map_err(|error| failure::input(format!("{}: {error}", self.checkpoint_path.display())))?;
        *counts = counts.and(answered);
        Ok(())
    }
}

async fn send(sender: &Sender<'_>, key: &Key, mut batch: Batch) -> anyhow::Result<(Batch, Answer)> {
    let rows = std::mem::take(&mut batch.rows);
    let answer = if rows.is_empty() { Answer::default() } else { sender.rows(request(key, rows)).await? };
    Ok((batch, answer))
}

fn request(key: &Key, rows: Vec<Row>) -> SubmitRowsRequest {
    SubmitRowsRequest {
        mapping: key.mapping.clone(),
        file: key.file.clone(),
        rows,
        history: key.history,
        test: key.test,
    }
}

/// Why rows that were answered before can't be said to be known still; `None`: some are duplicates, and none is new.
/// Of a call that was sent again the first try may have made them known, so its answer says nothing.
fn forgotten(answer: &Answer) -> Option<&'static str> {
    let any = |outcome| answer.results.iter().any(|result| result.outcome() == outcome);
    if any(SubmissionOutcome::Accepted)
        || any(SubmissionOutcome::Revised)
        || !any(SubmissionOutcome::Duplicate)
    {
        return Some("ingest does not know the rows that it answered last");
    }
    answer
        .sent_again
        .then_some("an answer was lost while ingest was asked for the rows that it answered last")
}

/// A reject as it is told at the end: where, which field, what is wrong with it.
fn in_words(reject: &Reject) -> String {
    let Reject { file, record, line, field, reason, .. } = reject;
    let several = field.contains("; ");
    let one = |text: &str| match text.split_once("; ") {
        Some((first, _)) if several => format!("{first} …"),
        _ => text.to_owned(),
    };
    format!("record {record} of {file} (line {line}): {}: {}", one(field), one(reason))
}

fn remove(path: &Path) -> anyhow::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(failure::input(format!("{}: {error}", path.display())))
        }
        _ => Ok(()),
    }
}
