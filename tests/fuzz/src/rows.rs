//! Rows for a mapping. The first byte chooses the shape: CSV, JSON or NDJSON.

use crate::sample::SAMPLE;
use ingest::{
    domain::submission::check,
    http::body::{Shape, rows},
    wire,
};

/// Reads the rest of the input as rows, each through every mapping of the sample.
pub fn target(input: &[u8]) {
    let Some((first, body)) = input.split_first() else { return };
    let shape = match first % 3 {
        0 => Shape::Csv,
        1 => Shape::Json,
        _ => Shape::Ndjson,
    };
    let rows = match rows(shape, &body.to_vec().into()) {
        Ok(rows) => rows,
        Err(problem) => return crate::assert_told(&problem),
    };
    for row in rows.into_iter().take(500).map(|row| wire::row(row, "file.csv")) {
        SAMPLE.mappings.iter().for_each(|mapping| through(mapping, &row));
        assert!(!wire::kept_row(&row).to_string().contains("\\u0000"), "Postgres stores no NUL");
    }
}

/// A row through a mapping: a response that can be emitted, or which of its fields is wrong.
pub(crate) fn through(mapping: &ingest::domain::mapping::Mapping, row: &ingest::domain::mapping::Row) {
    match mapping.draft(row).and_then(check) {
        Ok(response) => crate::submissions::emitted(&response),
        Err(violations) => {
            assert!(!violations.is_empty());
            violations.iter().for_each(|wrong| crate::assert_named(&wrong.field, &wrong.message));
        }
    }
}
