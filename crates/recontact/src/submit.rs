//! Submits a file of responses, record by record, through a mapping (IN-4).
//!
//! Batches travel several at a time and are answered in the file's order. After each answer the rejects are on disk
//! and a checkpoint says how far it is, so the process may be killed at any moment: the same command goes on from
//! there, and what is sent twice is told apart by the rows' permanent identity.

mod batch;
mod checkpoint;
mod progress;
mod records;
mod row;
mod run;
mod send;
#[cfg(test)]
mod tests;

use crate::{
    cli::SubmitArgs,
    client::Client,
    failure::{self, Exit, Failure},
    output,
    rejects::{self, COLUMNS, Partial},
};
use checkpoint::{Checkpoint, Key};
use contracts::ingest::v1::Row;
use progress::Progress;
use records::Records;
use run::Run;
use send::Sender;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Every record of a file as it would be sent: a row, or which of its fields is wrong and why.
///
/// # Errors
/// A file that can't be read, or has no header.
pub fn rows(path: &Path, name: &str) -> anyhow::Result<Vec<Result<Row, (String, String)>>> {
    let mut records = Records::open(path)?;
    let mut rows = Vec::new();
    while let Some(record) = records.next(path)? {
        rows.push(record.row(records.header(), name));
    }
    Ok(rows)
}

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

    /// These and others.
    const fn and(self, other: Self) -> Self {
        Self {
            accepted: self.accepted + other.accepted,
            duplicates: self.duplicates + other.duplicates,
            revised: self.revised + other.revised,
            rejected: self.rejected + other.rejected,
        }
    }

    /// What becomes of the same rows when they come again.
    const fn as_duplicates(self) -> Self {
        let duplicates = self.accepted + self.duplicates + self.revised;
        Self { accepted: 0, duplicates, revised: 0, rejected: self.rejected }
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
/// When the file can't be read, the service refuses, or rows were rejected.
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
    output::print(args.read.output.output, &summary, table)?;
    ended(&summary)
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

/// What a command ends with that submitted a file.
///
/// # Errors
/// When rows were rejected.
pub fn ended(summary: &Summary) -> anyhow::Result<()> {
    let rejected = summary.counts.rejected;
    if rejected == 0 {
        return Ok(());
    }
    let place = summary.rejects_file.as_ref().map(|path| format!("; they are in {}", path.display()));
    let message = format!("{rejected} row(s) were rejected{}", place.unwrap_or_default());
    Err(Failure { exit: Exit::NeedsPerson, message }.into())
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
    let kept = (partial, Checkpoint::path(&place));
    Run::new(submission.file, sender, &progress, key, kept).run(records).await
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
