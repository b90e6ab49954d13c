//! Submits a file of responses, record by record, through a mapping (IN-4).
//!
//! Batches travel several at a time and are answered in the file's order. After each answer the rejects are on disk
//! and a checkpoint says how far it is, so the process may be killed at any moment: the same command goes on from
//! there, and what is sent twice is told apart by the rows' permanent identity.

mod checkpoint;
mod progress;
mod records;
mod row;
mod send;

use crate::{
    cli::SubmitArgs,
    client::Client,
    failure::{self, Exit, Failure},
    output,
    rejects::{self, COLUMNS, Partial, Reject},
};
use checkpoint::{Checkpoint, Key};
use contracts::ingest::v1::{Row, SubmissionOutcome, SubmissionResult, SubmitRowsRequest};
use futures::{StreamExt as _, TryStreamExt as _};
use progress::Progress;
use records::{Mark, Records};
use row::{BYTES_MAX, Record, Wrong};
use send::Sender;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Most rows of one call.
const ROWS_MAX: usize = 500;
/// Calls in flight; with the rows of one call this bounds the memory.
const CALLS_IN_FLIGHT: usize = 4;

/// What became of rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Accepted for the first time.
    pub accepted: u64,
    /// Accepted before with the same content.
    pub duplicates: u64,
    /// Accepted as a revision.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub revised: u64,
    /// Not accepted.
    pub rejected: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference over")]
const fn is_zero(count: &u64) -> bool {
    *count == 0
}

impl Counts {
    /// All of them.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.accepted + self.duplicates + self.revised + self.rejected
    }
}

/// What became of a file.
#[derive(Debug, Clone, Default, Serialize, PartialEq, Eq)]
pub struct Summary {
    /// What became of its rows.
    #[serde(flatten)]
    pub counts: Counts,
    /// Where the rejected ones are.
    pub rejects_file: Option<PathBuf>,
}

/// What to submit.
#[derive(Debug, Clone)]
pub struct Submission<'a> {
    /// The file.
    pub file: &'a Path,
    /// The mapping.
    pub mapping: &'a str,
    /// What stands for the file's name.
    pub file_as: Option<&'a str>,
    /// Where rejects go.
    pub rejects: Option<&'a Path>,
    /// All are history.
    pub history: bool,
    /// All are tests.
    pub test: bool,
}

/// `recontact submit`
///
/// # Errors
/// When the file can't be read, or the service refuses.
pub async fn run(args: SubmitArgs) -> anyhow::Result<()> {
    check(&args.file, args.rejects.as_deref())?;
    let client = Client::connect(&args.read.client)?;
    let submission = Submission {
        file: &args.file,
        mapping: &args.mapping,
        file_as: args.file_as.as_deref(),
        rejects: args.rejects.as_deref(),
        history: args.history,
        test: args.test,
    };
    let summary = tokio::select! {
        summary = submit(&client, &submission) => summary?,
        signal = tokio::signal::ctrl_c() => {
            signal?;
            let message = "interrupted; the same command goes on from there".to_owned();
            return Err(Failure { exit: Exit::NeedsPerson, message }.into());
        }
    };
    output::print(args.read.output.output, &summary, table)
}

/// A summary for people.
#[must_use]
pub fn table(summary: &Summary) -> String {
    let Counts { accepted, duplicates, revised, rejected } = summary.counts;
    let mut text = format!("{accepted} accepted, {duplicates} duplicates, {rejected} rejected");
    if revised > 0 {
        text.push_str(&format!(", {revised} revised"));
    }
    if let Some(path) = &summary.rejects_file {
        text.push_str(&format!(
            "\nrejected rows are in {}: correct them there and submit that file with the same mapping",
            path.display()
        ));
    }
    text
}

/// Submits a file, or goes on with one that was interrupted.
///
/// # Errors
/// When the file can't be read, or the service refuses.
pub async fn submit(client: &Client, submission: &Submission<'_>) -> anyhow::Result<Summary> {
    let name = match submission.file_as {
        Some(name) => name.to_owned(),
        None => file_name(submission.file)?,
    };
    let place = submission.rejects.map_or_else(|| rejects::default_path(submission.file), Path::to_path_buf);
    let records = Records::open(submission.file)?;
    let bytes = std::fs::metadata(submission.file).map_or(0, |metadata| metadata.len());
    let progress = Progress::new(bytes);
    let sender = Sender::new(client, &progress);
    let key = Key {
        server: client.address().to_owned(),
        mapping: submission.mapping.to_owned(),
        mapping_version: sender.mapping_version(submission.mapping).await?,
        file: name,
        history: submission.history,
        test: submission.test,
    };
    let partial = Partial::open(&place, columns(submission.file, &records))?;
    let checkpoint_path = Checkpoint::path(&place);
    let (path, first) = (submission.file, None);
    let run = Run { path, sender, progress: &progress, key, partial, checkpoint_path, first };
    run.run(records).await
}

/// Looks at what is to be submitted, before anything else is done.
///
/// # Errors
/// When the file is none that can be read, or rejects could not be written.
pub fn check(file: &Path, rejects: Option<&Path>) -> anyhow::Result<()> {
    if file.is_dir() {
        return Err(failure::input(format!("{} is a folder; name a file", file.display())));
    }
    // Opening it reads the header.
    Records::open(file)?;
    let path = rejects.map_or_else(|| rejects::default_path(file), Path::to_path_buf);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() || path.is_dir() {
        let message =
            "rejected rows can't be written there; name a file in a folder that exists with --rejects";
        return Err(failure::input(format!("{}: {message}", path.display())));
    }
    if path.exists() && same_file(&path, file) {
        return Err(failure::input(format!(
            "{} would be overwritten by its own rejects; name another place with --rejects",
            file.display()
        )));
    }
    Ok(())
}

/// The original columns that a rejects file has.
fn columns(path: &Path, records: &Records) -> Vec<String> {
    if records::is_lines(path) {
        return vec!["recontact_row".to_owned()];
    }
    records.header().iter().filter(|name| !COLUMNS.contains(&name.as_str())).cloned().collect()
}

fn file_name(path: &Path) -> anyhow::Result<String> {
    let name = path.file_name().and_then(|name| name.to_str());
    Ok(name
        .ok_or_else(|| {
            failure::input(format!("{}: give the file a name in UTF-8, or --as NAME", path.display()))
        })?
        .to_owned())
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// One run over a file.
struct Run<'a> {
    path: &'a Path,
    sender: Sender<'a>,
    progress: &'a Progress,
    key: Key,
    partial: Partial,
    checkpoint_path: PathBuf,
    /// The first reject of this run, in words.
    first: Option<String>,
}

/// What goes on after a file was read to its end, or not.
enum Ended {
    Whole(Counts),
    /// Ingest does not know what a checkpoint says that it answered.
    Forgotten,
}

impl Run<'_> {
    async fn run(mut self, records: Records) -> anyhow::Result<Summary> {
        match self.whole(records).await {
            Ok(counts) => {
                self.progress.finish();
                self.tell(&counts);
                let rejects_file = self.partial.finish()?;
                remove(&self.checkpoint_path)?;
                Ok(Summary { counts, rejects_file })
            }
            Err(error) => {
                // Where nothing was answered, nothing is left behind.
                if self.partial.bytes() == 0 && !self.checkpoint_path.exists() {
                    self.partial.finish()?;
                }
                Err(error)
            }
        }
    }

    async fn whole(&mut self, records: Records) -> anyhow::Result<Counts> {
        if let Some((checkpoint, rest)) = self.checkpoint()? {
            // Looking whether ingest still knows the last rows sends them: a second look would find what the first one made.
            // It is written again with the first answer; until then, a run begins at the first row.
            remove(&self.checkpoint_path)?;
            self.partial.cut(checkpoint.rejects_bytes)?;
            self.progress.resume(checkpoint.mark.records, checkpoint.mark.bytes);
            match self.feed(rest, checkpoint.counts, Some(checkpoint.answered)).await? {
                Ended::Whole(counts) => {
                    // The first of the file may have been one of the run before.
                    self.first = None;
                    return Ok(counts);
                }
                Ended::Forgotten => self
                    .progress
                    .say("ingest does not know the rows that it answered last; beginning at the first row"),
            }
        }
        self.partial.cut(0)?;
        match self.feed(records, Counts::default(), None).await? {
            Ended::Whole(counts) => Ok(counts),
            Ended::Forgotten => anyhow::bail!("a run from the first row has nothing to forget"),
        }
    }

    fn tell(&self, counts: &Counts) {
        if counts.rows() == 0 {
            self.progress.say(&format!("{} has a header and no rows", self.path.display()));
        }
        if let Some(first) = &self.first {
            self.progress.say(&format!("rejected: {}; the first is {first}", counts.rejected));
        }
    }

    /// A checkpoint that fits file, rejects and command.
    fn checkpoint(&self) -> anyhow::Result<Option<(Checkpoint, Records)>> {
        let fitting = Checkpoint::read(&self.checkpoint_path, &self.key)
            .filter(|checkpoint| checkpoint.rejects_bytes <= self.partial.bytes());
        let Some(checkpoint) = fitting else {
            return Ok(None);
        };
        let rest = Records::open_at(self.path, &checkpoint.mark)?;
        Ok(rest.map(|rest| (checkpoint, rest)))
    }

    /// Sends all that is left; of a run that goes on, the first `known` rows were answered before.
    async fn feed(&mut self, records: Records, counts: Counts, known: Option<u64>) -> anyhow::Result<Ended> {
        let header = records.header().to_vec();
        let Self { path, sender, progress, key, partial, checkpoint_path, first } = self;
        let mut batches = Batches { path, records, header: &header, name: &key.file };
        let calls = futures::stream::iter(std::iter::from_fn(|| batches.next().transpose())).map(|batch| {
            let (sender, key) = (&*sender, &*key);
            async move {
                let mut batch = batch?;
                let rows = std::mem::take(&mut batch.rows);
                let results =
                    if rows.is_empty() { Vec::new() } else { sender.rows(request(key, rows)).await? };
                anyhow::Ok((batch, results))
            }
        });
        let mut answers = std::pin::pin!(calls.buffered(CALLS_IN_FLIGHT));
        let (mut counts, mut known) = (counts, known);
        while let Some((batch, results)) = answers.try_next().await? {
            if let Some(known) = known.take().and_then(|known| usize::try_from(known).ok()) {
                let sent = batch.records.iter().take(known).filter(|(_, wrong)| wrong.is_none()).count();
                if !is_known(results.get(..sent).unwrap_or_default()) {
                    return Ok(Ended::Forgotten);
                }
            }
            let (before, rejects_bytes) = (counts, partial.bytes());
            let (mark, end, answered) = (batch.mark.clone(), batch.end, batch.records.len() as u64);
            let rejected = batch.judge(results, &header, &key.file, &mut counts);
            *first = first.take().or_else(|| rejected.first().map(in_words));
            partial.append(&rejected)?;
            let checkpoint = Checkpoint { key: key.clone(), mark, answered, counts: before, rejects_bytes };
            checkpoint
                .write(checkpoint_path)
                .map_err(|error| failure::input(format!("{}: {error}", checkpoint_path.display())))?;
            progress.reached(&counts, end);
        }
        Ok(Ended::Whole(counts))
    }
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

fn request(key: &Key, rows: Vec<Row>) -> SubmitRowsRequest {
    SubmitRowsRequest {
        mapping: key.mapping.clone(),
        file: key.file.clone(),
        rows,
        history: key.history,
        test: key.test,
    }
}

/// Whether rows that were answered before are still known: some are duplicates, and none is new.
fn is_known(results: &[SubmissionResult]) -> bool {
    let any = |outcome| results.iter().any(|result| result.outcome() == outcome);
    any(SubmissionOutcome::Duplicate) && !any(SubmissionOutcome::Accepted) && !any(SubmissionOutcome::Revised)
}

/// The records of one call.
struct Batch {
    /// The place before its first record.
    mark: Mark,
    /// Bytes of the file up to its end.
    end: u64,
    records: Vec<(Record, Option<Wrong>)>,
    rows: Vec<Row>,
}

impl Batch {
    /// Counts what became of each record, and gives the rejected ones.
    fn judge(
        self,
        results: Vec<SubmissionResult>,
        header: &[String],
        name: &str,
        counts: &mut Counts,
    ) -> Vec<Reject> {
        let mut results = results.into_iter();
        let mut rejected = Vec::new();
        for (record, wrong) in self.records {
            let wrong = match wrong {
                Some(wrong) => wrong,
                // As many results as rows were sent: the sender looked.
                None => {
                    let result = results.next().unwrap_or_default();
                    match result.outcome() {
                        SubmissionOutcome::Accepted => counts.accepted += 1,
                        SubmissionOutcome::Duplicate => counts.duplicates += 1,
                        SubmissionOutcome::Revised => counts.revised += 1,
                        SubmissionOutcome::Rejected | SubmissionOutcome::Unspecified => {}
                    }
                    match result.outcome() {
                        SubmissionOutcome::Rejected | SubmissionOutcome::Unspecified => reason(result),
                        _ => continue,
                    }
                }
            };
            counts.rejected += 1;
            rejected.push(record.rejected(header, name, wrong));
        }
        rejected
    }
}

fn reason(result: SubmissionResult) -> Wrong {
    let problem = result.problem.unwrap_or_default();
    let fields: Vec<&str> = problem.fields.iter().map(|field| field.field.as_str()).collect();
    let messages: Vec<&str> = problem.fields.iter().map(|field| field.message.as_str()).collect();
    (fields.join("; "), if messages.is_empty() { problem.reason.clone() } else { messages.join("; ") })
}

/// Cuts a file into batches.
struct Batches<'a> {
    path: &'a Path,
    records: Records,
    header: &'a [String],
    name: &'a str,
}

impl Batches<'_> {
    fn next(&mut self) -> anyhow::Result<Option<Batch>> {
        let mut batch = Batch { mark: self.records.mark(), end: 0, records: Vec::new(), rows: Vec::new() };
        let mut bytes = 0;
        while batch.records.len() < ROWS_MAX && bytes < BYTES_MAX {
            let Some(record) = self.records.next(self.path)? else {
                break;
            };
            bytes += record.bytes();
            let wrong = record.row(self.header, self.name).map(|row| batch.rows.push(row)).err();
            batch.records.push((record, wrong));
        }
        batch.end = self.records.bytes();
        Ok((!batch.records.is_empty()).then_some(batch))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_file_of_rows_is_refused_with_a_word_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let complaint = |content: &[u8], rejects: Option<&Path>| {
            std::fs::write(&path, content).unwrap();
            check(&path, rejects).unwrap_err().to_string()
        };
        assert!(complaint(b"", None).contains("the first line must name the columns"));
        let nowhere = folder.path().join("none/r.csv");
        assert!(complaint(b"a\n1\n", Some(&nowhere)).contains("name a file in a folder that exists"));
        assert!(complaint(b"a\n1\n", Some(&path)).contains("overwritten by its own rejects"));
        assert!(check(folder.path(), None).unwrap_err().to_string().contains("is a folder"));
    }
}
