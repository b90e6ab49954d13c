//! Process settings: one typed struct from a TOML file and the environment.

use serde::de::DeserializeOwned;
use std::{collections::BTreeMap, fmt, path::Path};

/// Where environment variables come from: the process, or a map in a test.
#[derive(Debug, Clone, Default)]
pub struct Environment(BTreeMap<String, String>);

impl Environment {
    /// The process's own environment: the only place that reads it.
    #[expect(clippy::disallowed_methods, reason = "this is the door to the environment")]
    #[must_use]
    pub fn of_process() -> Self {
        Self(std::env::vars().collect())
    }

    /// A given one.
    #[must_use]
    pub fn of<const N: usize>(variables: [(&str, &str); N]) -> Self {
        Self(variables.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    /// The same without some variables.
    #[must_use]
    pub fn without(&self, names: &[&str]) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(name, _)| !names.contains(&name.as_str()))
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
        )
    }

    /// The value of a variable that is set and not empty.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}

/// Everything that is wrong with the settings.
#[derive(Debug, PartialEq, Eq)]
pub struct ConfigMistakes(pub Vec<String>);

impl fmt::Display for ConfigMistakes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} mistake(s) in the settings:", self.0.len())?;
        self.0.iter().try_for_each(|mistake| write!(formatter, "\n  - {mistake}"))
    }
}

impl std::error::Error for ConfigMistakes {}

/// Reads settings: the file first, then variables `<PREFIX>_<KEY>` over it, where `__` goes one table down
/// (`RECONTACT_DATABASE__URL` is `database.url`) and `…_FILE` names a file that holds a secret.
///
/// # Errors
/// Every mistake in file and environment at once.
pub fn load<T: DeserializeOwned>(
    file: Option<&Path>,
    prefix: &str,
    environment: &Environment,
) -> Result<T, ConfigMistakes> {
    let mut mistakes = Vec::new();
    let mut table = match file.map(|path| (path, std::fs::read_to_string(path))) {
        None => toml::Table::new(),
        Some((path, Err(error))) => {
            mistakes.push(format!("{}: cannot be read: {error}", path.display()));
            toml::Table::new()
        }
        Some((path, Ok(text))) => text.parse::<toml::Table>().unwrap_or_else(|error| {
            mistakes.push(format!("{}: {error}", path.display()));
            toml::Table::new()
        }),
    };
    for (name, value) in &environment.0 {
        let Some(key) = name.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('_')) else {
            continue;
        };
        let (key, value) = match key.strip_suffix("_FILE") {
            Some(key) => match std::fs::read_to_string(value) {
                Ok(content) => (key, content.trim_end().to_owned()),
                Err(error) => {
                    mistakes.push(format!("{name}: {value} cannot be read: {error}"));
                    continue;
                }
            },
            None => (key, value.clone()),
        };
        let path: Vec<String> = key.split("__").map(str::to_lowercase).collect();
        insert(&mut table, &path, &value);
    }
    let settings = deserialize(table, &mut mistakes);
    match settings {
        Some(settings) if mistakes.is_empty() => Ok(settings),
        _ => Err(ConfigMistakes(mistakes)),
    }
}

fn insert(table: &mut toml::Table, path: &[String], value: &str) {
    match path {
        [] => {}
        [key] => {
            // A number or a boolean reads as one; everything else is text.
            let parsed = format!("value = {value}").parse::<toml::Table>().ok();
            let parsed = parsed.and_then(|mut table| table.remove("value"));
            let parsed = parsed.filter(|value| !value.is_table() && !value.is_datetime());
            table.insert(key.clone(), parsed.unwrap_or_else(|| toml::Value::String(value.to_owned())));
        }
        [key, rest @ ..] => {
            let entry = table.entry(key.clone()).or_insert_with(|| toml::Value::Table(toml::Table::new()));
            if !entry.is_table() {
                *entry = toml::Value::Table(toml::Table::new());
            }
            if let toml::Value::Table(table) = entry {
                insert(table, rest, value);
            }
        }
    }
}

/// serde stops at the first mistake; taking out what it complains of and trying again finds the others.
fn deserialize<T: DeserializeOwned>(mut table: toml::Table, mistakes: &mut Vec<String>) -> Option<T> {
    // Bounded: each round takes out one key.
    for _ in 0..200 {
        match serde_path_to_error::deserialize(toml::Value::Table(table.clone())) {
            Ok(settings) => return Some(settings),
            Err(error) => {
                let path = error.path().to_string();
                mistakes.push(format!("{path}: {}", error.inner().to_string().trim_end()));
                let keys: Vec<&str> = path.split('.').collect();
                if !remove(&mut table, &keys) {
                    return None;
                }
            }
        }
    }
    None
}

fn remove(table: &mut toml::Table, path: &[&str]) -> bool {
    match path {
        [] => false,
        [key] => table.remove(*key).is_some(),
        [key, rest @ ..] => match table.get_mut(*key) {
            Some(toml::Value::Table(inner)) => remove(inner, rest),
            _ => false,
        },
    }
}

/// A value that is never printed.
#[derive(Clone, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Hides a text.
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, for the one place that needs it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize, Default)]
    #[serde(default, deny_unknown_fields)]
    struct Settings {
        port: u16,
        key: Secret,
        database: Database,
    }

    #[derive(Debug, serde::Deserialize, Default)]
    #[serde(default, deny_unknown_fields)]
    struct Database {
        url: String,
        pool: u32,
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let folder = std::env::temp_dir().join(format!("config-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("settings.toml");
        std::fs::write(&file, "port = 1\n[database]\npool = 4\n").unwrap();
        std::fs::write(folder.join("key"), "s3cret\n").unwrap();
        let key = folder.join("key");
        let environment = Environment::of([
            ("X_PORT", "7"),
            ("X_DATABASE__URL", "postgres://db"),
            ("X_KEY_FILE", key.to_str().unwrap()),
        ]);
        let settings: Settings = load(Some(&file), "X", &environment).unwrap();
        assert_eq!(
            (settings.port, settings.database.pool, settings.database.url.as_str()),
            (7, 4, "postgres://db")
        );
        assert_eq!((settings.key.reveal(), format!("{:?}", settings.key)), ("s3cret", "***".to_owned()));
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let environment = Environment::of([
            ("X_PORT", "many"),
            ("X_DATABASE__POOL", "-1"),
            ("X_DATABASE__SCHEME", "y"),
            ("X_COLOUR", "red"),
            ("X_KEY_FILE", "/nowhere/at/all"),
        ]);
        let mistakes = load::<Settings>(None, "X", &environment).unwrap_err().0;
        assert_eq!(mistakes.len(), 5, "{mistakes:#?}");
        for field in ["port", "database.pool", "scheme", "colour", "X_KEY_FILE"] {
            assert!(mistakes.iter().any(|mistake| mistake.contains(field)), "{field} in {mistakes:#?}");
        }
    }
}
