//! Submits a file of responses, record by record, through a mapping (IN-4).

use crate::{
    cli::SubmitArgs,
    client::Client,
    failure::{self, of_status},
    output,
    rejects::{self, COLUMNS, Original, Reject},
};
use anyhow::Context as _;
use contracts::ingest::v1::{
    Columns, Row, SubmissionOutcome, SubmissionResult, SubmitRowsRequest, SubmitRowsResponse, row,
};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufRead as _, BufReader, Read as _},
    path::{Path, PathBuf},
    time::Duration,
};
use tonic::Code;
use tonic_types::StatusExt as _;

/// Most rows of one call.
const ROWS_MAX: usize = 500;
/// Bytes of rows from which a call takes no further one; a message of gRPC is at most 4 MiB.
const BYTES_MAX: usize = 1024 * 1024;
/// How often a call is tried again while the service says "later" or is away.
const TRIES: u32 = 60;

/// What became of a file.
#[derive(Debug, Clone, Default, Serialize, PartialEq, Eq)]
pub struct Summary {
    /// Accepted for the first time.
    pub accepted: u64,
    /// Accepted before with the same content.
    pub duplicates: u64,
    /// Accepted as a revision.
    #[serde(skip_serializing_if = "is_zero")]
    pub revised: u64,
    /// Not accepted.
    pub rejected: u64,
    /// Where those are.
    pub rejects_file: Option<PathBuf>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference over")]
const fn is_zero(count: &u64) -> bool {
    *count == 0
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
    let summary = submit(&client, &submission).await?;
    output::print(args.read.output.output, &summary, table)
}

/// A summary for people.
#[must_use]
pub fn table(summary: &Summary) -> String {
    let mut text = format!(
        "{} accepted, {} duplicates, {} rejected",
        summary.accepted, summary.duplicates, summary.rejected
    );
    if summary.revised > 0 {
        text.push_str(&format!(", {} revised", summary.revised));
    }
    if let Some(path) = &summary.rejects_file {
        text.push_str(&format!(
            "\nrejected rows are in {}: correct them there and submit that file with the same mapping",
            path.display()
        ));
    }
    text
}

/// Submits a file. Running it again after an interruption gives duplicates for what was accepted.
///
/// # Errors
/// When the file can't be read, or the service refuses.
pub async fn submit(client: &Client, submission: &Submission<'_>) -> anyhow::Result<Summary> {
    let name = match submission.file_as {
        Some(name) => name.to_owned(),
        None => file_name(submission.file)?,
    };
    let rejects_path =
        submission.rejects.map_or_else(|| rejects::default_path(submission.file), Path::to_path_buf);
    let (header, records) = read_records(submission.file)?;
    if records.is_empty() {
        output::note(&format!("{} has a header and no rows", submission.file.display()));
    }
    let progress = progress(records.len() as u64);
    let mut summary = Summary::default();
    let mut rejected: Vec<Reject> = Vec::new();
    let mut batch: Vec<(Record, Row)> = Vec::new();
    let mut bytes = 0;
    let mut records = records.into_iter().peekable();
    while records.peek().is_some() || !batch.is_empty() {
        let full = batch.len() >= ROWS_MAX || bytes >= BYTES_MAX;
        if let Some(record) = (!full).then(|| records.next()).flatten() {
            match record.row(&header, &name) {
                Ok(row) => {
                    bytes += record.bytes();
                    batch.push((record, row));
                }
                Err((field, reason)) => {
                    progress.inc(1);
                    rejected.push(record.rejected(&header, &name, field, reason));
                }
            }
            continue;
        }
        let (sent, rows): (Vec<Record>, Vec<Row>) = std::mem::take(&mut batch).into_iter().unzip();
        bytes = 0;
        let results = send(client, submission, &name, rows).await?;
        if results.len() != sent.len() {
            anyhow::bail!("ingest answered {} of {} rows", results.len(), sent.len());
        }
        progress.inc(sent.len() as u64);
        for (record, result) in sent.into_iter().zip(results) {
            match result.outcome() {
                SubmissionOutcome::Accepted => summary.accepted += 1,
                SubmissionOutcome::Duplicate => summary.duplicates += 1,
                SubmissionOutcome::Revised => summary.revised += 1,
                SubmissionOutcome::Rejected | SubmissionOutcome::Unspecified => {
                    let (field, reason) = reason(result);
                    rejected.push(record.rejected(&header, &name, field, reason));
                }
            }
        }
    }
    progress.finish_and_clear();
    summary.rejected = rejected.len() as u64;
    if !rejected.is_empty() {
        rejected.sort_by_key(|reject| reject.line);
        if let Some(Reject { file, record, line, reason, field, .. }) = rejected.first() {
            let several = field.contains("; ");
            let one = |text: &str| match text.split_once("; ") {
                Some((first, _)) if several => format!("{first} …"),
                _ => text.to_owned(),
            };
            let first = format!("record {record} of {file} (line {line}): {}: {}", one(field), one(reason));
            output::note(&format!("rejected: {}; the first is {first}", rejected.len()));
        }
        let original: Vec<String> =
            header.iter().filter(|name| !COLUMNS.contains(&name.as_str())).cloned().collect();
        rejects::write(&rejects_path, &original, &rejected)?;
        summary.rejects_file = Some(rejects_path);
    }
    Ok(summary)
}

/// Looks at what is to be submitted, before anything else is done.
///
/// # Errors
/// When the file is none that can be read, or rejects could not be written.
pub fn check(file: &Path, rejects: Option<&Path>) -> anyhow::Result<()> {
    if !file.exists() {
        return Err(failure::input(format!("{}: there is no such file", file.display())));
    }
    if file.is_dir() {
        return Err(failure::input(format!("{} is a folder; name a file", file.display())));
    }
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
    read_records(file).map(|_| ())
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

fn progress(count: u64) -> indicatif::ProgressBar {
    if !output::is_lively() {
        return indicatif::ProgressBar::hidden();
    }
    let style = indicatif::ProgressStyle::with_template("{bar:30} {pos}/{len} rows");
    let bar = indicatif::ProgressBar::new(count);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn reason(result: SubmissionResult) -> (String, String) {
    let problem = result.problem.unwrap_or_default();
    let fields: Vec<&str> = problem.fields.iter().map(|field| field.field.as_str()).collect();
    let messages: Vec<String> = problem.fields.iter().map(|field| field.message.clone()).collect();
    (fields.join("; "), if messages.is_empty() { problem.reason } else { messages.join("; ") })
}

async fn send(
    client: &Client,
    submission: &Submission<'_>,
    name: &str,
    rows: Vec<Row>,
) -> anyhow::Result<Vec<SubmissionResult>> {
    let request = SubmitRowsRequest {
        mapping: submission.mapping.to_owned(),
        file: name.to_owned(),
        rows,
        history: submission.history,
        test: submission.test,
    };
    let mut tries = 0;
    loop {
        let answer = client.ingest()?.submit_rows(request.clone()).await;
        match answer {
            Ok(answer) => {
                let SubmitRowsResponse { results } = answer.into_inner();
                return Ok(results);
            }
            Err(status)
                if matches!(status.code(), Code::ResourceExhausted | Code::Unavailable) && tries < TRIES =>
            {
                tries += 1;
                let asked = status.get_details_retry_info().and_then(|info| info.retry_delay);
                tokio::time::sleep(asked.unwrap_or(Duration::from_millis(500))).await;
            }
            Err(status) => return Err(of_status(&status)),
        }
    }
}

/// One record of a file.
#[derive(Debug, Clone)]
struct Record {
    number: u64,
    line: u64,
    original: Original,
}

impl Record {
    fn bytes(&self) -> usize {
        match &self.original {
            Original::Cells(cells) => cells.iter().map(|cell| cell.len() + 16).sum(),
            Original::Line(line) => line.len(),
        }
    }

    /// The row to send, or which field is wrong and why.
    fn row(&self, header: &[String], name: &str) -> Result<Row, (String, String)> {
        match &self.original {
            Original::Line(line) => {
                let object = serde_json::from_str(line)
                    .map_err(|error| ("row".to_owned(), format!("is no JSON object: {error}")))?;
                Ok(Row {
                    record: self.number,
                    content: Some(row::Content::Object(object)),
                    file: name.to_owned(),
                })
            }
            Original::Cells(cells) => {
                if cells.len() != header.len() {
                    let message = format!("has {} columns; the header has {}", cells.len(), header.len());
                    return Err(("row".to_owned(), message));
                }
                let mut values = BTreeMap::new();
                for (column, cell) in header.iter().zip(cells) {
                    let text =
                        std::str::from_utf8(cell).map_err(|_| (column.clone(), "is not UTF-8".to_owned()))?;
                    values.insert(column.clone(), text.to_owned());
                }
                let (file, record) = identity(&mut values, name, self.number)?;
                if let Some(line) = values.remove("recontact_row") {
                    let object = serde_json::from_str(&line)
                        .map_err(|error| ("row".to_owned(), format!("is no JSON object: {error}")))?;
                    return Ok(Row { record, content: Some(row::Content::Object(object)), file });
                }
                Ok(Row { record, content: Some(row::Content::Columns(Columns { values })), file })
            }
        }
    }

    fn rejected(self, header: &[String], name: &str, field: String, reason: String) -> Reject {
        let (mut file, mut record, mut line) = (name.to_owned(), self.number, self.line);
        let original = match self.original {
            Original::Line(line) => Original::Line(line),
            Original::Cells(cells) => {
                let cell = |column: &str| {
                    let index = header.iter().position(|name| name == column)?;
                    cells.get(index).and_then(|cell| std::str::from_utf8(cell).ok()).map(str::to_owned)
                };
                if let Some(first) = cell("recontact_file").filter(|first| !first.is_empty()) {
                    file = first;
                }
                if let Some(first) = cell("recontact_record").and_then(|first| first.parse().ok()) {
                    record = first;
                }
                if let Some(first) = cell("recontact_line").and_then(|first| first.parse().ok()) {
                    line = first;
                }
                let kept = cells.iter().enumerate().filter(|(index, _)| {
                    header.get(*index).is_none_or(|name| !COLUMNS.contains(&name.as_str()))
                });
                Original::Cells(kept.map(|(_, cell)| cell.clone()).collect())
            }
        };
        Reject { original, file, record, line, field, reason }
    }
}

/// The identity that a rejects file carries, taken out of the columns; otherwise the file's own.
fn identity(
    values: &mut BTreeMap<String, String>,
    name: &str,
    number: u64,
) -> Result<(String, u64), (String, String)> {
    let mut added = COLUMNS.map(|column| values.remove(column));
    let record = match added.get_mut(1).and_then(Option::take).filter(|text| !text.is_empty()) {
        None => number,
        Some(text) => text.trim().parse().map_err(|_| {
            ("recontact_record".to_owned(), format!("{text:?} is no number; it must stay as it was written"))
        })?,
    };
    let file = added.get_mut(0).and_then(Option::take).filter(|file| !file.is_empty());
    Ok((file.unwrap_or_else(|| name.to_owned()), record))
}

/// Reads a file: CSV by default, NDJSON by its extension. Gives the header (of CSV) and every record.
fn read_records(path: &Path) -> anyhow::Result<(Vec<String>, Vec<Record>)> {
    let unreadable = |error: std::io::Error| failure::input(format!("{}: {error}", path.display()));
    let file = File::open(path).map_err(unreadable)?;
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or("");
    if matches!(extension, "ndjson" | "jsonl") {
        let mut records = Vec::new();
        for (index, line) in BufReader::new(file).lines().enumerate() {
            let line = line.map_err(unreadable)?;
            if !line.trim().is_empty() {
                let number = records.len() as u64 + 1;
                records.push(Record { number, line: index as u64 + 1, original: Original::Line(line) });
            }
        }
        return Ok((Vec::new(), records));
    }
    let mut content = Vec::new();
    BufReader::new(file).read_to_end(&mut content).map_err(unreadable)?;
    if content.starts_with(b"\xff\xfe") || content.starts_with(b"\xfe\xff") || content.contains(&0) {
        let message = "this is no text in UTF-8; save it as CSV in UTF-8 (from a spreadsheet: export it)";
        return Err(failure::input(format!("{}: {message}", path.display())));
    }
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(content.as_slice());
    let header = reader.byte_headers().with_context(|| path.display().to_string())?.clone();
    let header: Vec<String> = header
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let name = if index == 0 { name.strip_prefix(b"\xef\xbb\xbf").unwrap_or(name) } else { name };
            String::from_utf8(name.to_vec()).map_err(|_| {
                failure::input(format!(
                    "{}: the name of column {} is not UTF-8; save the file as CSV in UTF-8",
                    path.display(),
                    index + 1
                ))
            })
        })
        .collect::<anyhow::Result<_>>()?;
    if header.iter().all(String::is_empty) {
        return Err(failure::input(format!(
            "{}: there is no header; the first line must name the columns",
            path.display()
        )));
    }
    let mut records = Vec::new();
    for record in reader.byte_records() {
        let record = record.map_err(|error| failure::input(format!("{}: {error}", path.display())))?;
        let number = records.len() as u64 + 1;
        let line =
            record.position().map_or(0, |position| position.line() + blank_lines(&content, position.byte()));
        let cells = record.iter().map(<[u8]>::to_vec).collect();
        records.push(Record { number, line, original: Original::Cells(cells) });
    }
    Ok((header, records))
}

/// Blank lines before a record, which the reader skips without counting them to it.
fn blank_lines(content: &[u8], from: u64) -> u64 {
    let rest = usize::try_from(from).ok().and_then(|from| content.get(from..)).unwrap_or_default();
    let blank = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
    blank.filter(|byte| **byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> (Vec<String>, Vec<Record>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, text).unwrap();
        read_records(&path).unwrap()
    }

    #[test]
    fn records_know_their_number_and_their_physical_line() {
        let (header, records) = records("\u{feff}a,b\n1,\"two\nlines\"\n\n3,4\n");
        assert_eq!(header, ["a", "b"]);
        assert_eq!(
            records.iter().map(|record| (record.number, record.line)).collect::<Vec<_>>(),
            [(1, 2), (2, 5)]
        );
    }

    #[test]
    fn a_rejects_file_fed_again_keeps_the_first_identity() {
        let (header, records) = records(
            "a,recontact_file,recontact_record,recontact_line,recontact_field,recontact_reason\n5,x.csv,17,18,score,wrong\n",
        );
        let row = records[0].row(&header, "x.csv.rejects.csv").unwrap();
        assert_eq!((row.file.as_str(), row.record), ("x.csv", 17));
        let Some(row::Content::Columns(columns)) = row.content else { panic!("no columns") };
        assert_eq!(columns.values, BTreeMap::from([("a".to_owned(), "5".to_owned())]));
        let again = records[0].clone().rejected(&header, "x.csv.rejects.csv", "score".into(), "still".into());
        assert_eq!(
            (again.file.as_str(), again.record, again.original),
            ("x.csv", 17, Original::Cells(vec![b"5".to_vec()]))
        );
        assert_eq!(again.line, 18, "the line is that of the first file, as its name and record are");
    }

    #[test]
    fn what_is_no_file_of_rows_is_refused_with_a_word_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let complaint = |content: &[u8], rejects: Option<&Path>| {
            std::fs::write(&path, content).unwrap();
            check(&path, rejects).unwrap_err().to_string()
        };
        assert!(complaint(b"", None).contains("the first line must name the columns"));
        assert!(complaint(b"\x7fELF\0\x01", None).contains("save it as CSV in UTF-8"));
        assert!(complaint(b"\xff\xfea\0,\0", None).contains("save it as CSV in UTF-8"));
        assert!(complaint(b"caf\xe9,b\n", None).contains("column 1 is not UTF-8"));
        let nowhere = folder.path().join("none/r.csv");
        assert!(complaint(b"a\n1\n", Some(&nowhere)).contains("name a file in a folder that exists"));
        assert!(complaint(b"a\n1\n", Some(&path)).contains("overwritten by its own rejects"));
        assert!(check(folder.path(), None).unwrap_err().to_string().contains("is a folder"));
    }

    #[test]
    fn what_is_no_row_is_rejected_with_its_reason() {
        let (header, records) = records("a,b\n1\n");
        assert_eq!(records[0].row(&header, "f").unwrap_err().1, "has 1 columns; the header has 2");
    }

    #[test]
    fn a_rejects_file_is_written_whole_and_reads_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("r.csv");
        let original = Original::Cells(vec![b"5".to_vec(), "two\nlines".into()]);
        let reject = Reject {
            original,
            file: "x.csv".into(),
            record: 2,
            line: 3,
            field: "score".into(),
            reason: "is missing".into(),
        };
        rejects::write(&path, &["a".into(), "b".into()], &[reject]).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(
            text,
            "a,b,recontact_file,recontact_record,recontact_line,recontact_field,recontact_reason\n5,\"two\nlines\",x.csv,2,3,score,is missing\n"
        );
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
