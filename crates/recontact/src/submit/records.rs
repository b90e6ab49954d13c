//! Reads a file record by record, and knows byte for byte what was read.

use super::row::Record;
use crate::{failure, rejects::Original};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::{
    fs::File,
    io::{BufRead as _, BufReader, Read},
    path::Path,
};

/// Longest record in bytes; more than this is a quote that somebody forgot to close.
const RECORD_BYTES_MAX: usize = 16 * 1024 * 1024;

/// A place in a file between two records, and what stands before it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Mark {
    /// Records before it.
    pub(super) records: u64,
    /// Bytes before it.
    pub(super) bytes: u64,
    /// Line breaks before it.
    pub(super) line_breaks: u64,
    /// SHA-256 of the bytes before it, in hexadecimal.
    pub(super) sha256: String,
}

/// The records of a file, in their order.
pub(super) struct Records {
    header: Vec<String>,
    reader: Reader,
    passed: Passed,
}

enum Reader {
    Csv(Box<csv::Reader<Tee>>),
    Lines(BufReader<File>),
}

/// What was read so far.
#[derive(Clone, Default)]
struct Passed {
    hasher: Sha256,
    bytes: u64,
    line_breaks: u64,
    records: u64,
}

impl Passed {
    fn pass(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
        self.bytes += bytes.len() as u64;
        self.line_breaks += line_breaks(bytes);
    }

    fn mark(&self) -> Mark {
        Mark {
            records: self.records,
            bytes: self.bytes,
            line_breaks: self.line_breaks,
            sha256: hex::encode(self.hasher.clone().finalize()),
        }
    }
}

/// Keeps what the CSV reader took ahead, until the record that it belongs to is known.
struct Tee {
    file: File,
    ahead: Vec<u8>,
}

impl Read for Tee {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.ahead.len() > RECORD_BYTES_MAX {
            return Err(std::io::Error::other("the record does not end; is a quote left open?"));
        }
        let count = self.file.read(buffer)?;
        self.ahead.extend_from_slice(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}

/// Whether a file holds one JSON object a line; otherwise it is CSV.
pub(super) fn is_lines(path: &Path) -> bool {
    matches!(path.extension().and_then(|extension| extension.to_str()), Some("ndjson" | "jsonl"))
}

impl Records {
    /// Opens a file at its first record.
    ///
    /// # Errors
    /// When it can't be read, or a CSV file has no header.
    pub(super) fn open(path: &Path) -> anyhow::Result<Self> {
        let file = File::open(path).map_err(|error| unreadable(path, &error))?;
        let mut records = Self { header: Vec::new(), reader: reader(path, file), passed: Passed::default() };
        if matches!(records.reader, Reader::Csv(_)) {
            let header = records.next_cells(path)?.map(|(_, cells)| cells).unwrap_or_default();
            records.header = names(path, &header)?;
        }
        Ok(records)
    }

    /// Goes on at a mark, unless another text stands before it now.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(super) fn open_at(path: &Path, mark: &Mark) -> anyhow::Result<Option<Self>> {
        let header = Self::open(path)?.header;
        let mut file = File::open(path).map_err(|error| unreadable(path, &error))?;
        let mut passed = Passed { records: mark.records, ..Passed::default() };
        let mut buffer = vec![0; 256 * 1024];
        while passed.bytes < mark.bytes {
            let left = usize::try_from(mark.bytes - passed.bytes).unwrap_or(usize::MAX);
            let most = buffer.len().min(left);
            let part = buffer.get_mut(..most).unwrap_or_default();
            let count = file.read(part).map_err(|error| unreadable(path, &error))?;
            if count == 0 {
                return Ok(None);
            }
            passed.pass(part.get(..count).unwrap_or_default());
        }
        Ok((passed.mark() == *mark).then(|| Self { header, reader: reader(path, file), passed }))
    }

    /// Names of the columns; of a file of JSON objects none.
    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    /// The place after the record that was read last.
    pub(super) fn mark(&self) -> Mark {
        self.passed.mark()
    }

    /// Bytes of the records that were read.
    pub(super) const fn bytes(&self) -> u64 {
        self.passed.bytes
    }

    /// The next record.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(super) fn next(&mut self, path: &Path) -> anyhow::Result<Option<Record>> {
        let (line, original) = match &mut self.reader {
            Reader::Csv(_) => match self.next_cells(path)? {
                Some((line, cells)) => (line, Original::Cells(cells)),
                None => return Ok(None),
            },
            Reader::Lines(lines) => loop {
                let number = self.passed.line_breaks + 1;
                let mut line = Vec::new();
                lines.read_until(b'\n', &mut line).map_err(|error| unreadable(path, &error))?;
                if line.is_empty() {
                    return Ok(None);
                }
                self.passed.pass(&line);
                let text = line.trim_ascii();
                if !text.is_empty() {
                    break (number, Original::Line(text.to_vec()));
                }
            },
        };
        self.passed.records += 1;
        Ok(Some(Record { number: self.passed.records, line, original }))
    }

    /// The next cells of a CSV file, and the line at which they begin.
    fn next_cells(&mut self, path: &Path) -> anyhow::Result<Option<(u64, Vec<Vec<u8>>)>> {
        let Reader::Csv(reader) = &mut self.reader else {
            return Ok(None);
        };
        let from = reader.position().byte();
        let mut cells = csv::ByteRecord::new();
        let found = reader.read_byte_record(&mut cells).map_err(|error| {
            let line = self.passed.line_breaks + 1;
            let cause = error.to_string();
            failure::input(format!("{}: line {line}: {cause}", path.display()))
        })?;
        let length = usize::try_from(reader.position().byte() - from).unwrap_or(usize::MAX);
        let ahead = &mut reader.get_mut().ahead;
        let record: Vec<u8> = ahead.drain(..length.min(ahead.len())).collect();
        // Blank lines before a record are skipped by the reader and belong to no record.
        let blank = record.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let line = self.passed.line_breaks + line_breaks(record.get(..blank).unwrap_or_default()) + 1;
        self.passed.pass(&record);
        Ok(found.then(|| (line, cells.iter().map(<[u8]>::to_vec).collect())))
    }
}

fn reader(path: &Path, file: File) -> Reader {
    if is_lines(path) {
        return Reader::Lines(BufReader::new(file));
    }
    let tee = Tee { file, ahead: Vec::new() };
    let reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(tee);
    Reader::Csv(Box::new(reader))
}

fn names(path: &Path, header: &[Vec<u8>]) -> anyhow::Result<Vec<String>> {
    let is_no_text =
        |name: &Vec<u8>| name.contains(&0) || name.starts_with(b"\xff\xfe") || name.starts_with(b"\xfe\xff");
    if header.iter().any(is_no_text) {
        let message = "this is no text in UTF-8; save it as CSV in UTF-8 (from a spreadsheet: export it)";
        return Err(failure::input(format!("{}: {message}", path.display())));
    }
    let names = header
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let name = if index == 0 { name.strip_prefix(b"\xef\xbb\xbf").unwrap_or(name) } else { name };
            String::from_utf8(name.to_vec()).map_err(|_| {
                failure::input(format!(
                    "{}: line 1: the name of column {} is not UTF-8; save the file as CSV in UTF-8",
                    path.display(),
                    index + 1
                ))
            })
        })
        .collect::<anyhow::Result<Vec<String>>>()?;
    if names.iter().all(String::is_empty) {
        return Err(failure::input(format!(
            "{}: line 1: there is no header; the first line must name the columns",
            path.display()
        )));
    }
    let twice =
        names.iter().enumerate().find(|(index, name)| names.iter().take(*index).any(|one| one == *name));
    if let Some((_, name)) = twice {
        return Err(failure::input(format!(
            "{}: line 1: two columns are named {name:?}; give each column a name of its own",
            path.display()
        )));
    }
    Ok(names)
}

fn unreadable(path: &Path, error: &std::io::Error) -> anyhow::Error {
    let cause = failure::cause(error);
    failure::input(format!("{}: {cause}; name a CSV or NDJSON file that you may read", path.display()))
}

fn line_breaks(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        (folder, path)
    }

    fn all(path: &Path, mut records: Records) -> (Vec<(u64, u64, Original)>, Vec<Mark>) {
        let (mut found, mut marks) = (Vec::new(), vec![records.mark()]);
        while let Some(record) = records.next(path).unwrap() {
            found.push((record.number, record.line, record.original));
            marks.push(records.mark());
        }
        (found, marks)
    }

    #[test]
    fn records_know_their_number_and_their_physical_line() {
        for text in
            ["\u{feff}a,b\n1,\"two\nlines\"\n\n3,4\n", "\u{feff}a,b\r\n1,\"two\r\nlines\"\r\n\r\n3,4\r\n"]
        {
            let (_folder, path) = file("a.csv", text.as_bytes());
            let records = Records::open(&path).unwrap();
            assert_eq!(records.header(), ["a", "b"]);
            let (found, _) = all(&path, records);
            assert_eq!(
                found.iter().map(|one| (one.0, one.1)).collect::<Vec<_>>(),
                [(1, 2), (2, 5)],
                "{text:?}"
            );
        }
    }

    #[test]
    fn reading_goes_on_at_every_mark_as_if_it_had_never_stopped() {
        let csv = "a,b\r\n1,\"two\r\nlines\"\r\n\r\n3,4\r\n5,\"6, \"\"7\"\"\"\r\n8\r\n\r\n9,10";
        let lines = "{\"a\": 1}\n\n{\"a\": 2}\n  \n{\"a\": 3}";
        for (name, text) in [("a.csv", csv), ("b.csv", &csv.replace('\r', "")), ("c.ndjson", lines)] {
            let (_folder, path) = file(name, text.as_bytes());
            let (found, marks) = all(&path, Records::open(&path).unwrap());
            assert!(found.len() >= 3, "{name}");
            for (index, mark) in marks.iter().enumerate() {
                let (rest, _) = all(&path, Records::open_at(&path, mark).unwrap().unwrap());
                assert_eq!(rest, found[index..], "{name} after {index} records");
            }
        }
    }

    #[test]
    fn a_mark_of_another_text_is_refused() {
        let (_folder, path) = file("a.csv", b"a,b\n1,2\n3,4\n5,6\n");
        let (_, marks) = all(&path, Records::open(&path).unwrap());
        std::fs::write(&path, b"a,b\n1,2\n3,9\n5,6\n").unwrap();
        assert!(Records::open_at(&path, &marks[1]).unwrap().is_some(), "what stands before it is the same");
        assert!(Records::open_at(&path, &marks[2]).unwrap().is_none(), "a row before it was changed");
        std::fs::write(&path, b"a,b\n1,2\n").unwrap();
        assert!(Records::open_at(&path, &marks[3]).unwrap().is_none(), "it is shorter now");
    }

    #[test]
    fn what_is_no_table_is_refused_with_its_place() {
        let refused = |text: &[u8]| {
            let (_folder, path) = file("a.csv", text);
            let error = Records::open(&path).err().unwrap().to_string();
            error.replace(&path.display().to_string(), "a.csv")
        };
        insta::assert_snapshot!(refused(b""), @"a.csv: line 1: there is no header; the first line must name the columns");
        insta::assert_snapshot!(refused(b"a,a\n1,2\n"), @r#"a.csv: line 1: two columns are named "a"; give each column a name of its own"#);
        insta::assert_snapshot!(refused(b"a,\xff\n1,2\n"), @"a.csv: line 1: the name of column 2 is not UTF-8; save the file as CSV in UTF-8");
    }
}
