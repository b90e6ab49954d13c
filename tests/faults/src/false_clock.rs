//! Clocks that are wrong: a process is shown another time than the machine's, and a case moves it while the process runs.

use anyhow::Context as _;
use jiff::SignedDuration;
use local_servers::Binaries;
use std::path::{Path, PathBuf};

/// The wall clock of one process and of its children. The monotonic clock stays right, as it does when a clock is set.
#[derive(Debug)]
pub struct FalseClock {
    library: PathBuf,
    file: PathBuf,
    ahead: SignedDuration,
}

impl FalseClock {
    /// A clock that is so far ahead of the machine's, kept in a file of that name.
    ///
    /// # Errors
    /// When the library that shows it is nowhere, saying how to get it.
    pub fn new(
        binaries: &Binaries,
        folder: &Path,
        name: &str,
        ahead: SignedDuration,
    ) -> anyhow::Result<Self> {
        let library = binaries.libfaketime.clone().context(
            "no libfaketime found; run `make servers` (Linux x86_64), or install it: `apt-get install libfaketime`",
        )?;
        let clock = Self { library, file: folder.join(format!("{name}.clock")), ahead };
        clock.write()?;
        Ok(clock)
    }

    /// With these a process sees it.
    #[must_use]
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        vec![
            ("LD_PRELOAD", self.library.display().to_string()),
            ("FAKETIME_TIMESTAMP_FILE", self.file.display().to_string()),
            // Looked at with every reading: a leap is seen at once.
            ("FAKETIME_NO_CACHE", "1".to_owned()),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
            // Files keep the times that the kernel gives them.
            ("NO_FAKE_STAT", "1".to_owned()),
        ]
    }

    /// Moves it, from this moment on; backwards when it is negative.
    ///
    /// # Errors
    /// When its file can't be written.
    pub fn leap(&mut self, by: SignedDuration) -> anyhow::Result<()> {
        self.ahead = self.ahead.checked_add(by).context("a clock can't show that")?;
        self.write()
    }

    /// In one step, for it is read all the time.
    fn write(&self) -> anyhow::Result<()> {
        let fresh = self.file.with_extension("new");
        std::fs::write(&fresh, format!("{:+}\n", self.ahead.as_secs()))?;
        std::fs::rename(&fresh, &self.file).with_context(|| self.file.display().to_string())
    }
}
