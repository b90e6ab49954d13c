//! The rows of one call.

use super::{
    Counts,
    records::{Mark, Records},
    row::{Record, Wrong},
};
use crate::rejects::Reject;
use contracts::ingest::v1::{Row, SubmissionOutcome, SubmissionResult};
use prost::Message as _;
use std::{collections::BTreeMap, path::Path, rc::Rc};

/// Most rows of one call.
const ROWS_MAX: usize = 500;
/// From so many bytes a call takes no further row. With the one row that may be the last, the name of the file and that
/// of the mapping it stays well below the 4 MiB that a message of gRPC may have.
pub(super) const CALL_BYTES: usize = 2 * 1024 * 1024;

/// The records of one call.
pub(super) struct Batch {
    /// The place before its first record.
    pub(super) mark: Mark,
    /// Bytes of the file up to its end.
    pub(super) end: u64,
    /// The rows to send.
    pub(super) rows: Vec<Row>,
    header: Rc<[String]>,
    records: Vec<(Record, Option<Wrong>)>,
}

impl Batch {
    /// What ingest took for the first time of it, by record.
    pub(super) fn taken(&self, results: &[SubmissionResult]) -> Vec<(u64, SubmissionOutcome)> {
        let sent = self.records.iter().filter(|(_, wrong)| wrong.is_none());
        let outcomes = sent.zip(results).map(|((record, _), result)| (record.number, result.outcome()));
        let new = |outcome| matches!(outcome, SubmissionOutcome::Accepted | SubmissionOutcome::Revised);
        outcomes.filter(|(_, outcome)| new(*outcome)).collect()
    }

    /// Counts what became of each record, and gives the rejected ones.
    pub(super) fn judge(
        self,
        results: Vec<SubmissionResult>,
        name: &str,
        taken: &BTreeMap<u64, SubmissionOutcome>,
    ) -> (Counts, Vec<Reject>) {
        let (mut counts, mut rejected) = (Counts::default(), Vec::new());
        let mut results = results.into_iter();
        for (record, wrong) in self.records {
            let wrong = match wrong {
                Some(wrong) => wrong,
                None => {
                    // As many results as rows were sent: the sender looked.
                    let result = results.next().unwrap_or_default();
                    let outcome = match result.outcome() {
                        SubmissionOutcome::Duplicate => taken.get(&record.number).copied(),
                        _ => None,
                    };
                    match outcome.unwrap_or_else(|| result.outcome()) {
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
            rejected.push(record.rejected(&self.header, name, wrong));
        }
        (counts, rejected)
    }
}

fn reason(result: SubmissionResult) -> Wrong {
    let problem = result.problem.unwrap_or_default();
    let fields: Vec<&str> = problem.fields.iter().map(|field| field.field.as_str()).collect();
    let messages: Vec<&str> = problem.fields.iter().map(|field| field.message.as_str()).collect();
    (fields.join("; "), if messages.is_empty() { problem.reason.clone() } else { messages.join("; ") })
}

/// Cuts a file into batches.
pub(super) struct Batches<'a> {
    path: &'a Path,
    records: Records,
    header: Rc<[String]>,
    name: &'a str,
}

impl<'a> Batches<'a> {
    /// Of the records that are left of a file.
    pub(super) fn new(path: &'a Path, records: Records, name: &'a str) -> Self {
        let header = records.header().into();
        Self { path, records, header, name }
    }

    /// The next one, of at most so many records.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(super) fn next(&mut self, most: usize) -> anyhow::Result<Option<Batch>> {
        let (mut records, mut rows, mut bytes) = (Vec::new(), Vec::new(), 0);
        let mark = self.records.mark();
        while records.len() < most.min(ROWS_MAX) && bytes < CALL_BYTES {
            let Some(record) = self.records.next(self.path)? else {
                break;
            };
            let wrong = match record.row(&self.header, self.name) {
                Ok(row) => {
                    bytes += encoded_len_in_list(&row);
                    rows.push(row);
                    None
                }
                Err(wrong) => {
                    bytes += record.bytes();
                    Some(wrong)
                }
            };
            records.push((record, wrong));
        }
        let (end, header) = (self.records.bytes(), self.header.clone());
        Ok((!records.is_empty()).then_some(Batch { mark, end, rows, header, records }))
    }
}

/// What a row takes in a call: itself, its tag and its length.
fn encoded_len_in_list(row: &Row) -> usize {
    let length = row.encoded_len();
    1 + prost::length_delimiter_len(length) + length
}

#[cfg(test)]
mod tests {
    use super::*;
    use contracts::ingest::v1::SubmitRowsRequest;
    use std::fmt::Write as _;

    #[test]
    fn a_call_of_rows_with_many_long_names_is_smaller_than_a_message_may_be() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wide.csv");
        let names: Vec<String> =
            (0..65).map(|column| format!("{}-{column}", "question".repeat(32))).collect();
        let mut text = names.join(",") + "\n";
        for _ in 0..2_000 {
            writeln!(text, "{}", vec!["5"; 65].join(",")).unwrap();
        }
        std::fs::write(&path, text).unwrap();
        let mut batches = Batches::new(&path, Records::open(&path).unwrap(), "wide.csv");
        let (mut rows, mut largest) = (0, 0);
        while let Some(batch) = batches.next(usize::MAX).unwrap() {
            rows += batch.rows.len();
            let request =
                SubmitRowsRequest { rows: batch.rows, file: "wide.csv".into(), ..Default::default() };
            largest = largest.max(request.encoded_len());
        }
        assert_eq!(rows, 2_000);
        assert!(
            (CALL_BYTES..3 * 1024 * 1024 + 1024).contains(&largest),
            "{largest} bytes in the largest call"
        );
    }
}
