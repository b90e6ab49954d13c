//! The file of rejected rows: the original columns and six more, so that it can be corrected and fed again.
//!
//! While a run lasts, rejects are appended to `<file>.partial`, which alone one run may hold; at its end that file
//! takes the place of the rejects file as a whole. So there is never half a rejects file, and a run that goes on
//! after a crash cuts off what it does not know and appends it again.

use crate::failure;
use anyhow::Context as _;
use sha2::{Digest as _, Sha256};
use std::{
    ffi::OsString,
    fs::{File, OpenOptions, TryLockError},
    io::{Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

/// The columns that are added. The first two give the identity when the file is fed again; the last one tells whether
/// a record that did not fit the header was mended.
pub const COLUMNS: [&str; 6] = [
    "recontact_file",
    "recontact_record",
    "recontact_line",
    "recontact_field",
    "recontact_reason",
    "recontact_fingerprint",
];

/// A row that was rejected.
#[derive(Debug, Clone, PartialEq)]
pub struct Reject {
    /// The original cells, or the original object.
    pub original: Original,
    /// Its cells did not fit the header, and were made to.
    pub misshapen: bool,
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
    Line(Vec<u8>),
}

/// What tells whether cells are still those that were rejected.
#[must_use]
pub fn fingerprint<'a>(cells: impl Iterator<Item = &'a Vec<u8>>) -> String {
    let mut hasher = Sha256::new();
    for cell in cells {
        hasher.update((cell.len() as u64).to_be_bytes());
        hasher.update(cell);
    }
    // The word before it keeps spreadsheets from reading a number.
    let hash = hex::encode(hasher.finalize());
    format!("sha256:{}", hash.get(..16).unwrap_or_default())
}

/// Where rejects go when nobody says otherwise.
#[must_use]
pub fn default_path(file: &Path) -> PathBuf {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    PathBuf::from(format!("{name}.rejects.csv"))
}

/// A file that belongs to a rejects file: its name and a suffix.
#[must_use]
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

/// A rejects file in the making.
#[derive(Debug)]
pub struct Partial {
    place: PathBuf,
    path: PathBuf,
    file: File,
    columns: Vec<String>,
    bytes: u64,
}

impl Partial {
    /// Opens it for this run alone; `columns` are the original ones.
    ///
    /// # Errors
    /// When it can't be written, or another run holds it.
    pub fn open(place: &Path, columns: Vec<String>) -> anyhow::Result<Self> {
        let path = beside(place, "partial");
        let unwritable = |error: &std::io::Error| {
            failure::input(format!(
                "{}: {}; name a place that you may write with --rejects",
                path.display(),
                failure::cause(error)
            ))
        };
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(|error| unwritable(&error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(failure::input(format!(
                    "another `recontact submit` writes {}; wait for it, or name another place with --rejects",
                    place.display()
                )));
            }
            Err(TryLockError::Error(error)) => return Err(unwritable(&error)),
        }
        let bytes = file.metadata().map_err(|error| unwritable(&error))?.len();
        Ok(Self { place: place.to_path_buf(), path, file, columns, bytes })
    }

    /// Its length.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Cuts off what was written after so many bytes.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn cut(&mut self, bytes: u64) -> anyhow::Result<()> {
        self.file
            .set_len(bytes)
            .and_then(|()| self.file.seek(SeekFrom::Start(bytes)))
            .with_context(self.named())?;
        self.bytes = bytes;
        Ok(())
    }

    /// Appends rejects and makes them durable.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn append(&mut self, rejects: &[Reject]) -> anyhow::Result<()> {
        if rejects.is_empty() {
            return Ok(());
        }
        let mut writer = csv::Writer::from_writer(Vec::new());
        if self.bytes == 0 {
            writer.write_record(self.columns.iter().map(String::as_str).chain(COLUMNS))?;
        }
        for reject in rejects {
            writer.write_record(self.cells(reject))?;
        }
        let text = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
        self.file.write_all(&text).and_then(|()| self.file.sync_data()).with_context(self.named())?;
        self.bytes += text.len() as u64;
        Ok(())
    }

    fn cells(&self, reject: &Reject) -> Vec<Vec<u8>> {
        let mut cells: Vec<Vec<u8>> = match &reject.original {
            Original::Cells(cells) => cells.clone(),
            Original::Line(line) => vec![line.clone()],
        };
        // A record that is too short or too long keeps its place in the columns that there are, and all that it holds.
        if let Some(last) = self.columns.len().checked_sub(1).filter(|_| cells.len() > self.columns.len()) {
            let rest = cells.split_off(last).join(&b',');
            cells.push(rest);
        }
        cells.resize(self.columns.len(), Vec::new());
        let (record, line) = (reject.record.to_string(), reject.line.to_string());
        let fingerprint = if reject.misshapen { fingerprint(cells.iter()) } else { String::new() };
        let added = [reject.file.as_str(), &record, &line, &reject.field, &reject.reason, &fingerprint];
        cells.extend(added.iter().map(|text| text.as_bytes().to_vec()));
        cells
    }

    /// Takes the place of the rejects file; without a single reject it goes away. Gives that place.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn finish(self) -> anyhow::Result<Option<PathBuf>> {
        if self.bytes == 0 {
            std::fs::remove_file(&self.path).with_context(self.named())?;
            return Ok(None);
        }
        std::fs::rename(&self.path, &self.place).with_context(self.named())?;
        Ok(Some(self.place))
    }

    fn named(&self) -> impl FnOnce() -> String + use<> {
        let path = self.path.clone();
        move || format!("rejects file {}", path.display())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reject(record: u64) -> Reject {
        let original = Original::Cells(vec![b"5".to_vec(), "two\nlines".into()]);
        let (field, reason) = ("score".into(), "is missing".into());
        Reject { original, misshapen: false, file: "x.csv".into(), record, line: record + 1, field, reason }
    }

    fn open(place: &Path) -> Partial {
        Partial::open(place, vec!["a".into(), "b".into()]).unwrap()
    }

    const WHOLE: &str = "a,b,recontact_file,recontact_record,recontact_line,recontact_field,recontact_reason,recontact_fingerprint\n\
                         5,\"two\nlines\",x.csv,2,3,score,is missing,\n\
                         5,\"two\nlines\",x.csv,4,5,score,is missing,\n";

    #[test]
    fn a_run_that_goes_on_writes_the_file_that_one_without_a_crash_would_have() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("r.csv");
        let mut partial = open(&place);
        partial.append(&[reject(2)]).unwrap();
        let known = partial.bytes();
        partial.append(&[reject(4), reject(6)]).unwrap();
        assert!(!place.exists(), "nobody sees half a file");
        drop(partial);
        let mut partial = open(&place);
        partial.cut(known).unwrap();
        partial.append(&[reject(4)]).unwrap();
        assert_eq!(partial.finish().unwrap().as_deref(), Some(place.as_path()));
        assert_eq!(std::fs::read_to_string(&place).unwrap(), WHOLE);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
    }

    #[test]
    fn without_a_reject_there_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(open(&folder.path().join("r.csv")).finish().unwrap(), None);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn two_runs_never_write_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("r.csv");
        let _first = open(&place);
        let error = Partial::open(&place, Vec::new()).unwrap_err().to_string();
        assert!(error.starts_with("another `recontact submit` writes"), "{error}");
    }
}
