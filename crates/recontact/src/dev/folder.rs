//! The data folder: identity key, caller keys, addresses; everything in it can be thrown away together.

use crate::{cli::DevArgs, client::Addresses, failure};
use anyhow::Context as _;
use service_kit::caller::{DevelopmentKey, read_key_file, write_key_file};
use std::{
    fs::{OpenOptions, Permissions},
    io::Write as _,
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

/// Name of the file of caller keys.
pub(crate) const KEYS: &str = "keys.json";
const IDENTITY_KEY: &str = "identity.key";

/// A data folder, kept or temporary.
pub(super) struct DataFolder {
    path: PathBuf,
    temporary: Option<tempfile::TempDir>,
}

impl DataFolder {
    /// Makes it if it isn't there.
    pub(super) fn open(args: &DevArgs) -> anyhow::Result<Self> {
        if args.ephemeral {
            let temporary = tempfile::Builder::new().prefix("recontact-").tempdir()?;
            return Ok(Self { path: temporary.path().to_path_buf(), temporary: Some(temporary) });
        }
        if args.data_dir.is_file() {
            let message = "is a file; name a folder with --data-dir";
            return Err(failure::input(format!("{} {message}", args.data_dir.display())));
        }
        std::fs::create_dir_all(&args.data_dir)
            .with_context(|| format!("data folder {}", args.data_dir.display()))?;
        // It holds keys: nobody else may look in.
        std::fs::set_permissions(&args.data_dir, Permissions::from_mode(0o700))?;
        Ok(Self { path: args.data_dir.clone(), temporary: None })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Removes it, if it is temporary.
    pub(super) fn close(self) {
        if let Some(temporary) = self.temporary
            && let Err(error) = temporary.close()
        {
            tracing::warn!(%error, "the temporary folder was not removed");
        }
    }

    /// The identity key, made at the first start and kept for ever.
    pub(super) fn identity_key(&self) -> anyhow::Result<String> {
        let path = self.path.join(IDENTITY_KEY);
        if let Ok(key) = std::fs::read_to_string(&path) {
            return Ok(key.trim().to_owned());
        }
        let key = format!("{}{}", service_kit::ids::secret(), service_kit::ids::secret());
        write_private(&path, key.as_bytes())?;
        Ok(key)
    }

    /// File of caller keys.
    pub(super) fn keys_file(&self) -> PathBuf {
        self.path.join(KEYS)
    }

    /// Keeps the keys that are there, and adds those of callers who have none yet.
    pub(super) fn write_keys(&self, wanted: &[DevelopmentKey]) -> anyhow::Result<()> {
        let path = self.keys_file();
        let known = if path.exists() { read_key_file(&path)? } else { Vec::new() };
        let keys: Vec<DevelopmentKey> = wanted
            .iter()
            .map(|entry| {
                let key = known
                    .iter()
                    .find(|known| known.caller.name == entry.caller.name)
                    .map(|known| known.key.clone());
                DevelopmentKey { key: key.unwrap_or_else(|| entry.key.clone()), caller: entry.caller.clone() }
            })
            .collect();
        write_private(&path, b"")?;
        write_key_file(&path, &keys)
    }

    /// The operator's key.
    pub(super) fn operator_key(&self) -> anyhow::Result<String> {
        let keys = read_key_file(&self.keys_file())?;
        let operator = keys.into_iter().find(|entry| entry.caller.name == super::sample::OPERATOR);
        Ok(operator.context("the key file has no operator")?.key)
    }

    /// Says where everything is, for as long as it is there.
    pub(super) fn write_addresses(&self, addresses: &Addresses) -> anyhow::Result<()> {
        let text = serde_json::to_string_pretty(addresses)? + "\n";
        write_private(&self.path.join(Addresses::FILE), text.as_bytes())
    }

    /// Nothing is there any more.
    pub(super) fn forget_addresses(&self) {
        // It is gone already when somebody threw the folder away.
        let _ = std::fs::remove_file(self.path.join(Addresses::FILE));
    }
}

fn write_private(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
        .with_context(|| path.display().to_string())?;
    file.write_all(content).with_context(|| path.display().to_string())
}
