//! Process settings: one typed struct from a TOML file and the environment.

use crate::readable;
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

    /// The names of all variables.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
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
        let count = self.0.len();
        write!(formatter, "{count} mistake{} in the settings:", if count == 1 { "" } else { "s" })?;
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
    let mut places = Places::default();
    let mut table = match file.map(|path| (path, std::fs::read_to_string(path))) {
        None => toml::Table::new(),
        Some((path, Err(error))) => {
            mistakes
                .push(format!("{}: cannot be read: {error}; name a file that you may read", path.display()));
            toml::Table::new()
        }
        Some((path, Ok(text))) => {
            places.file = Some((path.display().to_string(), text.clone()));
            text.parse::<toml::Table>().unwrap_or_else(|error| {
                mistakes.push(format!("{}: {error}", path.display()));
                toml::Table::new()
            })
        }
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
        places.variables.insert(path.join("."), name.clone());
    }
    let settings = deserialize(table, &places, &mut mistakes);
    match settings {
        Some(settings) if mistakes.is_empty() => Ok(settings),
        _ => Err(ConfigMistakes(mistakes)),
    }
}

/// Where each setting was said.
#[derive(Default)]
struct Places {
    file: Option<(String, String)>,
    variables: BTreeMap<String, String>,
}

impl Places {
    /// The variable, or file and line; of what nobody said, its path.
    fn of(&self, path: &str) -> String {
        if let Some(variable) = self.variables.get(path) {
            return variable.clone();
        }
        let key = path.rsplit('.').next().unwrap_or(path);
        let line = self.file.as_ref().and_then(|(file, text)| {
            let says = |line: &str| line.split('=').next().is_some_and(|name| name.trim() == key);
            Some(format!("{file}:{}: {path}", text.lines().position(says)? + 1))
        });
        line.unwrap_or_else(|| path.to_owned())
    }
}

/// What is wrong with a setting, and what to write.
fn told(message: &str) -> String {
    match readable::unknown_name(message, readable::Spelling::Underscores) {
        Some((name, known)) => {
            format!("there is no such setting; {}", readable::known(name, known.into_iter()))
        }
        None if message.contains("socket address") => "is no address; write 127.0.0.1:7070".to_owned(),
        None => readable::mistyped(message),
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
fn deserialize<T: DeserializeOwned>(
    mut table: toml::Table,
    places: &Places,
    mistakes: &mut Vec<String>,
) -> Option<T> {
    // Bounded: each round takes out one key.
    for _ in 0..200 {
        match serde_path_to_error::deserialize(toml::Value::Table(table.clone())) {
            Ok(settings) => return Some(settings),
            Err(error) => {
                let path = error.path().to_string();
                mistakes.push(format!("{}: {}", places.of(&path), told(&error.inner().to_string())));
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
        for field in ["X_PORT", "X_DATABASE__POOL", "X_DATABASE__SCHEME", "X_COLOUR", "X_KEY_FILE"] {
            assert!(mistakes.iter().any(|mistake| mistake.contains(field)), "{field} in {mistakes:#?}");
        }
    }
}
