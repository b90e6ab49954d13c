//! Source mappings: the first line is an expression, the second a strptime format, the rest a JSON object, the row.

use crate::first_line;
use ingest::{
    domain::mapping::{Mapping, MappingSpec, ScoreSpec},
    http::body::{Shape, rows},
    wire,
};

/// Makes every field of a mapping out of the one expression, and takes the row through it.
pub fn target(input: &[u8]) {
    let (expression, rest) = first_line(input);
    let (format, row) = first_line(rest.as_bytes());
    let fields = ["external_id", "unit", "verbatim", "answered_time", "score.value", "attributes.a"];
    let spec = MappingSpec {
        source: "source".to_owned(),
        expressions: fields.map(|field| (field.to_owned(), expression.clone())).into(),
        score: Some(ScoreSpec { metric: "csat".to_owned(), scale: None, required: false }),
        answered_time_format: format,
        answered_time_zone: "Europe/Paris".to_owned(),
        ..MappingSpec::default()
    };
    match Mapping::compile(&spec) {
        Ok(mapping) => {
            let row = format!("[{row}]");
            for row in rows(Shape::Json, &row.into_bytes().into()).unwrap_or_default() {
                crate::rows::through(&mapping, &wire::row(row, "file.csv"));
            }
        }
        Err(mistakes) => {
            for mistake in mistakes {
                crate::assert_named(&mistake.field, &mistake.message);
            }
        }
    }
}
