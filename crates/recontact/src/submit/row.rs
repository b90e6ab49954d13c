//! One record of a file: the row to send, or the reject to keep.

use crate::rejects::{self, COLUMNS, Original, Reject};
use contracts::ingest::v1::{Columns, Row, row};
use prost::Message as _;
use std::collections::BTreeMap;

/// Longest row in bytes that is sent, as it travels: with the names of its columns. See [`CALL_BYTES`].
///
/// [`CALL_BYTES`]: super::batch::CALL_BYTES
pub(super) const BYTES_MAX: usize = 1024 * 1024;

/// Which field of a row is wrong, and why.
pub(super) type Wrong = (String, String);

/// One record of a file.
#[derive(Debug, Clone)]
pub(super) struct Record {
    /// Its number, from 1.
    pub(super) number: u64,
    /// The line at which it begins; the header is line 1.
    pub(super) line: u64,
    /// As it stands there.
    pub(super) original: Original,
}

impl Record {
    /// Roughly its size in the file.
    pub(super) fn bytes(&self) -> usize {
        match &self.original {
            Original::Cells(cells) => cells.iter().map(|cell| cell.len() + 16).sum(),
            Original::Line(line) => line.len(),
        }
    }

    /// The row to send, or which field is wrong and why.
    pub(super) fn row(&self, header: &[String], name: &str) -> Result<Row, Wrong> {
        let too_large = |bytes: usize| {
            let message =
                format!("has {bytes} bytes with the names of its columns; at most {BYTES_MAX} are taken");
            Err(("row".to_owned(), message))
        };
        // What is far too large is not even read.
        if self.bytes() > BYTES_MAX {
            return too_large(self.bytes());
        }
        match self.read(header, name)? {
            row if row.encoded_len() > BYTES_MAX => too_large(row.encoded_len()),
            row => Ok(row),
        }
    }

    fn read(&self, header: &[String], name: &str) -> Result<Row, Wrong> {
        let cells = match &self.original {
            Original::Line(line) => {
                let content = Some(object(line)?);
                return Ok(Row { record: self.number, content, file: name.to_owned() });
            }
            Original::Cells(cells) => cells,
        };
        if cells.len() != header.len() {
            let message = format!(
                "has {} cells, the header names {} columns; quote a cell that holds a comma",
                cells.len(),
                header.len()
            );
            return Err(("row".to_owned(), message));
        }
        if let Some(wrong) = unmended(header, cells) {
            return Err(wrong);
        }
        let mut values = BTreeMap::new();
        for (column, cell) in header.iter().zip(cells) {
            let text = std::str::from_utf8(cell)
                .map_err(|_| (column.clone(), "is not UTF-8; save the file as CSV in UTF-8".to_owned()))?;
            values.insert(column.clone(), text.to_owned());
        }
        let (file, record) = identity(&mut values, name, self.number)?;
        let content = match values.remove("recontact_row") {
            Some(line) => object(line.as_bytes())?,
            None => row::Content::Columns(Columns { values }),
        };
        Ok(Row { record, content: Some(content), file })
    }

    /// What the rejects file keeps of it.
    pub(super) fn rejected(self, header: &[String], name: &str, (field, reason): Wrong) -> Reject {
        let (mut file, mut record, mut line) = (name.to_owned(), self.number, self.line);
        let mut misshapen = false;
        let original = match self.original {
            Original::Line(line) => Original::Line(line),
            Original::Cells(cells) => {
                misshapen = cells.len() != header.len() || unmended(header, &cells).is_some();
                let cell = |column: &str| text_of(header, &cells, column);
                if let Some(first) = cell("recontact_file").filter(|first| !first.is_empty()) {
                    file = first.to_owned();
                }
                if let Some(first) = cell("recontact_record").and_then(|first| first.parse().ok()) {
                    record = first;
                }
                if let Some(first) = cell("recontact_line").and_then(|first| first.parse().ok()) {
                    line = first;
                }
                Original::Cells(own(header, &cells).cloned().collect())
            }
        };
        Reject { original, misshapen, file, record, line, field, reason }
    }
}

/// The cells of the file itself, without those that a rejects file adds.
fn own<'a>(header: &'a [String], cells: &'a [Vec<u8>]) -> impl Iterator<Item = &'a Vec<u8>> {
    let is_own = |index: usize| header.get(index).is_none_or(|name| !COLUMNS.contains(&name.as_str()));
    cells.iter().enumerate().filter(move |(index, _)| is_own(*index)).map(|(_, cell)| cell)
}

/// The cell of a column, if it is text.
fn text_of<'a>(header: &[String], cells: &'a [Vec<u8>], column: &str) -> Option<&'a str> {
    let index = header.iter().position(|name| name == column)?;
    std::str::from_utf8(cells.get(index)?).ok()
}

/// What a record was rejected for whose cells did not fit the header, if nobody touched it since: in the rejects file
/// it has as many cells as there are columns, and would be read as if the ones that were missing had been empty.
fn unmended(header: &[String], cells: &[Vec<u8>]) -> Option<Wrong> {
    let cell = |column: &str| text_of(header, cells, column).filter(|text| !text.is_empty());
    let (field, reason) = (cell("recontact_field")?, cell("recontact_reason")?);
    let untouched = cell("recontact_fingerprint")? == rejects::fingerprint(own(header, cells));
    untouched.then(|| (field.to_owned(), reason.to_owned()))
}

fn object(line: &[u8]) -> Result<row::Content, Wrong> {
    let wrong = |message: String| ("row".to_owned(), format!("{message}; a line is one JSON object"));
    let value: serde_json::Value = serde_json::from_slice(line).map_err(|error| {
        let text = error.to_string();
        let cause = text.split(" at line ").next().unwrap_or_default();
        wrong(format!("is not JSON: {cause} at column {}", error.column()))
    })?;
    if !value.is_object() {
        return Err(wrong("is JSON, but no object".to_owned()));
    }
    let object = serde_json::from_value(value).map_err(|error| wrong(error.to_string()))?;
    Ok(row::Content::Object(object))
}

/// The identity that a rejects file carries, taken out of the columns; otherwise the file's own.
fn identity(values: &mut BTreeMap<String, String>, name: &str, number: u64) -> Result<(String, u64), Wrong> {
    let mut added = COLUMNS.map(|column| values.remove(column));
    let record = match added.get_mut(1).and_then(Option::take).filter(|text| !text.is_empty()) {
        None => number,
        Some(text) => text.trim().parse().map_err(|_| {
            let message = format!("{text:?} is no number; leave this column as it was written");
            ("recontact_record".to_owned(), message)
        })?,
    };
    let file = added.get_mut(0).and_then(Option::take).filter(|file| !file.is_empty());
    Ok((file.unwrap_or_else(|| name.to_owned()), record))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(cells: &[&str]) -> Record {
        let cells = cells.iter().map(|cell| cell.as_bytes().to_vec()).collect();
        Record { number: 1, line: 2, original: Original::Cells(cells) }
    }

    fn header(names: &str) -> Vec<String> {
        names.split(',').map(str::to_owned).collect()
    }

    const REJECTS_HEADER: &str = "a,recontact_file,recontact_record,recontact_line,recontact_field,\
                                  recontact_reason,recontact_fingerprint";

    #[test]
    fn what_did_not_fit_the_header_stays_rejected_until_somebody_touches_it() {
        let fingerprint = rejects::fingerprint([b"5".to_vec()].iter());
        let fed = |cell: &str, reason: &str| {
            record(&[cell, "x.csv", "17", "18", "row", reason, &fingerprint])
                .row(&header(REJECTS_HEADER), "r.csv")
        };
        assert_eq!(
            fed("5", "has 2 cells").unwrap_err(),
            ("row".into(), "has 2 cells".into()),
            "for the same reason"
        );
        assert!(fed("6", "has 2 cells").is_ok(), "a cell was mended");
        assert!(fed("5", "").is_ok(), "somebody says that it is right as it stands");
        let record = record(&["5", "x.csv", "17", "18", "row", "has 2 cells", &fingerprint]);
        let again = record.rejected(&header(REJECTS_HEADER), "r.csv", ("row".into(), "has 2 cells".into()));
        assert!(again.misshapen, "and the next rejects file says so too");
    }

    #[test]
    fn a_row_that_its_columns_names_make_too_large_is_rejected() {
        let header = header(&["a".repeat(600_000), "b".repeat(600_000)].join(","));
        let (field, reason) = record(&["1", "2"]).row(&header, "f").unwrap_err();
        assert_eq!(field, "row");
        assert!(reason.contains("1200") && reason.contains("with the names of its columns"), "{reason}");
        let numbers = format!("{{\"a\": [{}1]}}", "1,".repeat(BYTES_MAX / 4));
        let line = Record { original: Original::Line(numbers.into_bytes()), ..record(&[]) };
        assert!(line.row(&[], "f").unwrap_err().1.contains("at most 1048576 are taken"));
    }

    #[test]
    fn a_rejects_file_fed_again_keeps_the_first_identity() {
        let header = header(REJECTS_HEADER);
        let record = record(&["5", "x.csv", "17", "18", "score", "wrong", ""]);
        let row = record.row(&header, "x.csv.rejects.csv").unwrap();
        assert_eq!((row.file.as_str(), row.record), ("x.csv", 17));
        let Some(row::Content::Columns(columns)) = row.content else { panic!("no columns") };
        assert_eq!(columns.values, BTreeMap::from([("a".to_owned(), "5".to_owned())]));
        let again = record.rejected(&header, "x.csv.rejects.csv", ("score".into(), "still".into()));
        assert_eq!(
            (again.file.as_str(), again.record, again.original),
            ("x.csv", 17, Original::Cells(vec![b"5".to_vec()]))
        );
        assert_eq!(again.line, 18, "the line is that of the first file, as its name and record are");
    }

    #[test]
    fn what_is_no_row_is_rejected_with_its_reason() {
        let reason = |cells: &[&str], names: &str| record(cells).row(&header(names), "f").unwrap_err();
        assert_eq!(
            reason(&["1"], "a,b").1,
            "has 1 cells, the header names 2 columns; quote a cell that holds a comma"
        );
        assert_eq!(
            reason(&["1", "two"], "a,recontact_record"),
            ("recontact_record".into(), "\"two\" is no number; leave this column as it was written".into())
        );
        assert_eq!(reason(&[&"x".repeat(BYTES_MAX)], "a").0, "row");
        let line = Record { original: Original::Line(b"{\"a\": \xff}".to_vec()), ..record(&[]) };
        assert_eq!(line.row(&[], "f").unwrap_err().0, "row");
    }
}
