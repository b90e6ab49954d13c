//! The file of rejected rows: the original columns and five more, so that it can be corrected and fed again.

use anyhow::Context as _;
use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

/// The columns that are added. The first two give the identity when the file is fed again.
pub const COLUMNS: [&str; 5] =
    ["recontact_file", "recontact_record", "recontact_line", "recontact_field", "recontact_reason"];

/// A row that was rejected.
#[derive(Debug, Clone, PartialEq)]
pub struct Reject {
    /// The original cells, or the original object.
    pub original: Original,
    /// The file that it first came from.
    pub file: String,
    /// Number of the record in it, from 1.
    pub record: u64,
    /// Physical line at which it begins; the header is 1.
    pub line: u64,
    /// Fields that are wrong.
    pub field: String,
    /// What is wrong with them.
    pub reason: String,
}

/// A row as it came.
#[derive(Debug, Clone, PartialEq)]
pub enum Original {
    /// Cells of a CSV record.
    Cells(Vec<Vec<u8>>),
    /// A line of NDJSON.
    Line(String),
}

/// Where rejects go when nobody says otherwise.
#[must_use]
pub fn default_path(file: &Path) -> PathBuf {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    PathBuf::from(format!("{name}.rejects.csv"))
}

/// Writes the file as a whole, beside its place first, so that an interrupted run leaves no half of it.
///
/// # Errors
/// When it can't be written.
pub fn write(path: &Path, header: &[String], rejects: &[Reject]) -> anyhow::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut temporary = tempfile::NamedTempFile::new_in(folder)
        .with_context(|| format!("rejects file {}", path.display()))?;
    {
        let mut writer = csv::Writer::from_writer(&mut temporary);
        let lines = rejects.iter().any(|reject| matches!(reject.original, Original::Line(_)));
        let names: Vec<&str> =
            if lines { vec!["recontact_row"] } else { header.iter().map(String::as_str).collect() };
        writer.write_record(names.iter().copied().chain(COLUMNS))?;
        for reject in rejects {
            let mut cells: Vec<Vec<u8>> = match &reject.original {
                Original::Cells(cells) => cells.clone(),
                Original::Line(line) => vec![line.clone().into_bytes()],
            };
            // A record that is too short or too long keeps its place in the columns that there are.
            cells.resize(names.len(), Vec::new());
            let (record, line) = (reject.record.to_string(), reject.line.to_string());
            let added = [reject.file.as_str(), &record, &line, &reject.field, &reject.reason];
            cells.extend(added.iter().map(|text| text.as_bytes().to_vec()));
            writer.write_record(cells)?;
        }
        writer.flush()?;
    }
    temporary.flush()?;
    temporary.persist(path).with_context(|| format!("rejects file {}", path.display()))?;
    Ok(())
}
