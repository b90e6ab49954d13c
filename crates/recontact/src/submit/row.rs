//! One record of a file: the row to send, or the reject to keep.

use crate::rejects::{COLUMNS, Original, Reject};
use contracts::ingest::v1::{Columns, Row, row};
use std::collections::BTreeMap;

/// Longest record in bytes that is sent; a message of gRPC is at most 4 MiB.
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
    /// Roughly its size in a message.
    pub(super) fn bytes(&self) -> usize {
        match &self.original {
            Original::Cells(cells) => cells.iter().map(|cell| cell.len() + 16).sum(),
            Original::Line(line) => line.len(),
        }
    }

    /// The row to send, or which field is wrong and why.
    pub(super) fn row(&self, header: &[String], name: &str) -> Result<Row, Wrong> {
        if self.bytes() > BYTES_MAX {
            let message = format!("has {} bytes; at most {BYTES_MAX} are taken", self.bytes());
            return Err(("row".to_owned(), message));
        }
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

    #[test]
    fn a_rejects_file_fed_again_keeps_the_first_identity() {
        let header =
            header("a,recontact_file,recontact_record,recontact_line,recontact_field,recontact_reason");
        let record = record(&["5", "x.csv", "17", "18", "score", "wrong"]);
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
