//! Reads resources: YAML documents that are the JSON mapping of the protobuf form.

use crate::failure;
use contracts::{
    topology::ServiceName,
    types::v1::{self as types, Resource, resource},
};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// A resource, and where it stands.
#[derive(Debug, Clone)]
pub struct Found {
    /// The resource.
    pub resource: resource::Resource,
    /// File and number of the document, from 1.
    pub place: (PathBuf, usize),
}

/// The kinds, in the order in which they are applied: what is named comes before what names it.
pub const OWNERS: [(ServiceName, &[&str]); 4] = [
    (ServiceName::Assignment, &["Calendar", "Person", "Unit"]),
    (ServiceName::FollowUpScheduler, &["EscalationPolicy"]),
    (ServiceName::AlertRules, &["RuleSet"]),
    (ServiceName::Ingest, &["SourceMapping"]),
];

/// Reads every YAML and JSON file of a folder, and of those below it. Files with tests of rules hold no resources.
///
/// # Errors
/// Every document that can't be read, with its file and number.
pub fn read_folder(folder: &Path) -> anyhow::Result<Vec<Found>> {
    let texts = texts(folder)?;
    let resources = texts.iter().filter(|(_, text)| !holds_tests(text));
    read(resources.map(|(path, text)| (path.as_path(), text.as_str())))
}

/// Whether a file holds tests of rules: its first document's kind is `RuleTest`.
#[must_use]
pub fn holds_tests(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.find(|line| *line != "---") == Some("kind: RuleTest")
}

/// The texts of a file, or of every YAML and JSON file of a folder and of those below it.
///
/// # Errors
/// What can't be read, or a folder without such a file.
pub fn texts(path: &Path) -> anyhow::Result<Vec<(PathBuf, String)>> {
    let mut files = Vec::new();
    if path.is_file() {
        files.push(path.to_path_buf());
    } else {
        collect(path, &mut files).map_err(|error| {
            failure::input(format!("{}: {error}; name a folder of YAML files", path.display()))
        })?;
    }
    files.sort();
    let texts: Vec<(PathBuf, String)> = files
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path)
                .map_err(|error| failure::input(format!("{}: {error}", path.display())))?;
            Ok((path, text))
        })
        .collect::<anyhow::Result<_>>()?;
    if texts.is_empty() {
        return Err(failure::input(format!(
            "{}: there is no .yaml, .yml or .json file in it",
            path.display()
        )));
    }
    Ok(texts)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|extension| ["yaml", "yml", "json"].iter().any(|known| extension == *known))
        {
            files.push(path);
        }
    }
    Ok(())
}

/// Reads documents.
///
/// # Errors
/// Every document that can't be read, with its file and number.
pub fn read<'a>(texts: impl Iterator<Item = (&'a Path, &'a str)>) -> anyhow::Result<Vec<Found>> {
    let (mut found, mut mistakes) = (Vec::new(), Vec::new());
    for (path, text) in texts {
        let documents: Vec<serde_json::Value> = match serde_saphyr::from_multiple(text) {
            Ok(documents) => documents,
            Err(error) => {
                mistakes.push(format!("{}: {error}", path.display()));
                continue;
            }
        };
        for (index, document) in documents.into_iter().enumerate().filter(|(_, document)| !document.is_null())
        {
            match resource(document) {
                Ok(resource) => found.push(Found { resource, place: (path.to_path_buf(), index + 1) }),
                Err(message) => {
                    mistakes.push(format!("{}, document {}: {message}", path.display(), index + 1))
                }
            }
        }
    }
    if mistakes.is_empty() { Ok(found) } else { Err(failure::input(mistakes.join("\n"))) }
}

fn resource(mut document: serde_json::Value) -> Result<resource::Resource, String> {
    let object = document.as_object_mut().ok_or("is no resource; it needs kind, metadata and spec")?;
    let kind = object.remove("kind").and_then(|kind| kind.as_str().map(str::to_owned));
    let kind = kind.ok_or("has no kind")?;
    if object.contains_key("version") {
        return Err("version is not yours to write; each change makes the next one".to_owned());
    }
    let name = object
        .get("metadata")
        .and_then(|metadata| metadata.get("name")?.as_str())
        .unwrap_or("without a name")
        .to_owned();
    let in_it = |error: serde_json::Error| format!("{kind} {name}: {error}");
    Ok(match kind.as_str() {
        "SourceMapping" => {
            resource::Resource::SourceMapping(serde_json::from_value(document).map_err(in_it)?)
        }
        "RuleSet" => resource::Resource::RuleSet(serde_json::from_value(document).map_err(in_it)?),
        "Unit" => resource::Resource::Unit(serde_json::from_value(document).map_err(in_it)?),
        "Person" => resource::Resource::Person(serde_json::from_value(document).map_err(in_it)?),
        "Calendar" => resource::Resource::Calendar(serde_json::from_value(document).map_err(in_it)?),
        "EscalationPolicy" => {
            resource::Resource::EscalationPolicy(serde_json::from_value(document).map_err(in_it)?)
        }
        other => {
            let known: Vec<&str> = OWNERS.iter().flat_map(|(_, kinds)| kinds.iter().copied()).collect();
            return Err(format!("{other:?} is no kind; known: {}", known.join(", ")));
        }
    })
}

impl Found {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match &self.resource {
            resource::Resource::SourceMapping(_) => "SourceMapping",
            resource::Resource::RuleSet(_) => "RuleSet",
            resource::Resource::Unit(_) => "Unit",
            resource::Resource::Person(_) => "Person",
            resource::Resource::Calendar(_) => "Calendar",
            resource::Resource::EscalationPolicy(_) => "EscalationPolicy",
        }
    }

    /// Its metadata.
    #[must_use]
    pub fn metadata(&self) -> types::Metadata {
        let metadata = match &self.resource {
            resource::Resource::SourceMapping(resource) => &resource.metadata,
            resource::Resource::RuleSet(resource) => &resource.metadata,
            resource::Resource::Unit(resource) => &resource.metadata,
            resource::Resource::Person(resource) => &resource.metadata,
            resource::Resource::Calendar(resource) => &resource.metadata,
            resource::Resource::EscalationPolicy(resource) => &resource.metadata,
        };
        metadata.clone().unwrap_or_default()
    }
}

/// The resources that a service owns.
#[must_use]
pub fn of_owner(found: &[Found], kinds: &[&str]) -> Vec<Resource> {
    let mut own: Vec<&Found> = found.iter().filter(|found| kinds.contains(&found.kind())).collect();
    own.sort_by_key(|found| kinds.iter().position(|kind| *kind == found.kind()));
    own.into_iter().map(|found| Resource { resource: Some(found.resource.clone()) }).collect()
}

/// The sets that resources name.
#[must_use]
pub fn sets(found: &[Found]) -> BTreeSet<String> {
    found.iter().map(|found| found.metadata().set).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_one(text: &str) -> anyhow::Result<Vec<Found>> {
        read([(Path::new("a.yaml"), text)].into_iter())
    }

    #[test]
    fn yaml_is_the_json_mapping() {
        let text = "kind: Unit\nmetadata: {name: top, set: s}\nspec: {fallback_owner: ines}\n---\n# only words\n---\nkind: Person\nmetadata: {name: ines, set: s}\n";
        let found = read_one(text).unwrap();
        assert_eq!(found.iter().map(Found::kind).collect::<Vec<_>>(), ["Unit", "Person"]);
        let resource::Resource::Unit(unit) = &found[0].resource else { panic!("no unit") };
        assert_eq!(unit.spec.as_ref().unwrap().fallback_owner, "ines");
        assert_eq!(sets(&found), BTreeSet::from(["s".to_owned()]));
    }

    #[test]
    fn every_mistake_names_its_document() {
        let text = "kind: Unit\nmetadata: {name: top}\nspec: {fallbck_owner: ines}\n---\nkind: Onit\n---\njust words\n";
        let error = read_one(text).unwrap_err().to_string();
        assert!(error.contains("a.yaml, document 1: Unit top: unknown field `fallbck_owner`"), "{error}");
        assert!(error.contains("document 2: \"Onit\" is no kind; known: Calendar"), "{error}");
        assert!(error.contains("document 3: is no resource"), "{error}");
    }
}
