//! How far a file is answered, so that the same command goes on from there after Ctrl-C or a crash.
//!
//! It may be stale in any way: the identity of a row is permanent, so sending it again is harmless, and nothing is
//! skipped unless the file's bytes, the mapping's version and ingest's memory of the last rows are what they were.

use super::{Counts, records::Mark};
use serde::{Deserialize, Serialize};
use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

/// What must be the same for a checkpoint to mean anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Key {
    /// Where it is sent.
    pub(super) server: String,
    /// The mapping.
    pub(super) mapping: String,
    /// Its version: a mended mapping looks at every row again.
    pub(super) mapping_version: u64,
    /// What stands for the file's name.
    pub(super) file: String,
    /// All are history.
    pub(super) history: bool,
    /// All are tests.
    pub(super) test: bool,
}

/// How far a file is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Checkpoint {
    /// What it belongs to.
    pub(super) key: Key,
    /// Before the last batch that was answered: that one is sent again, to see whether ingest still knows it.
    pub(super) mark: Mark,
    /// What became of the rows of that batch.
    pub(super) answered: Counts,
    /// What became of the rows before the mark.
    pub(super) counts: Counts,
    /// Bytes of the unfinished rejects file that belong to them.
    pub(super) rejects_bytes: u64,
}

impl Checkpoint {
    /// Where it stands: beside the rejects file.
    pub(super) fn path(rejects: &Path) -> PathBuf {
        crate::rejects::beside(rejects, "checkpoint")
    }

    /// Reads one; what can't be read is none.
    pub(super) fn read(path: &Path, key: &Key) -> Option<Self> {
        let text = std::fs::read(path).ok()?;
        let checkpoint: Self = serde_json::from_slice(&text).ok()?;
        (checkpoint.key == *key).then_some(checkpoint)
    }

    /// Puts it in the place of the one before, whole.
    ///
    /// # Errors
    /// When it can't be written.
    pub(super) fn write(&self, path: &Path) -> std::io::Result<()> {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}
