//! Reads resources: YAML documents that are the JSON mapping of the protobuf form.

mod places;

pub use places::{NotYaml, Place, Places};

use crate::failure;
use contracts::{
    topology::ServiceName,
    types::v1::{self as types, Resource, resource},
};
use service_kit::readable;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// A resource, and where it stands.
#[derive(Debug, Clone)]
pub struct Found {
    /// The resource.
    pub resource: resource::Resource,
    /// Its file.
    pub file: PathBuf,
    /// Where its fields stand in it.
    pub places: Places,
}

/// The kinds, in the order in which they are applied: what is named comes before what names it.
pub const OWNERS: [(ServiceName, &[&str]); 4] = [
    (ServiceName::Assignment, &["Calendar", "Person", "Unit"]),
    (ServiceName::FollowUpScheduler, &["EscalationPolicy"]),
    (ServiceName::AlertRules, &["RuleSet"]),
    (ServiceName::Ingest, &["SourceMapping"]),
];

/// Reads every YAML and JSON file of a folder, and of those below it. Documents with tests of rules are no resources.
///
/// # Errors
/// Every document that can't be read, with its file and number.
pub fn read_folder(folder: &Path) -> anyhow::Result<Vec<Found>> {
    let texts = texts(folder)?;
    read(texts.iter().map(|(path, text)| (path.as_path(), text.as_str())))
}

/// The documents of a text that hold tests of rules (`kind: RuleTest`), each at its own lines; `None`: it has none.
#[must_use]
pub fn tests(text: &str) -> Option<String> {
    parts(text).any(is_test).then(|| only(text, is_test))
}

/// A text in which the lines of all other documents are blank, so that those that are left keep their places.
fn only(text: &str, wanted: fn(&str) -> bool) -> String {
    parts(text)
        .map(|part| if wanted(part) { part.to_owned() } else { "\n".repeat(part.lines().count()) })
        .collect()
}

/// The documents of a text, each with the `---` before it. No scalar of YAML has such a line in it.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut end = rest.len();
        let mut at = 0;
        for (index, line) in rest.split_inclusive('\n').enumerate() {
            if index > 0 && line.trim_end().split(' ').next() == Some("---") {
                end = at;
                break;
            }
            at += line.len();
        }
        let (part, after) = rest.split_at_checked(end)?;
        rest = after;
        (!part.is_empty()).then_some(part)
    })
}

/// Whether a document holds tests of rules. One that is no YAML is judged by its lines.
fn is_test(part: &str) -> bool {
    match serde_saphyr::from_str::<serde_json::Value>(part) {
        Ok(document) => document.get("kind").is_some_and(|kind| kind == "RuleTest"),
        Err(_) => part.lines().any(|line| line.trim_end() == "kind: RuleTest"),
    }
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
            let cause = failure::cause(&error);
            failure::input(format!("{}: {cause}; name a folder of YAML files", path.display()))
        })?;
    }
    files.sort();
    let texts: Vec<(PathBuf, String)> = files
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).map_err(|error| {
                failure::input(format!("{}: {error}; save it as UTF-8, or take it out", path.display()))
            })?;
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

/// Reads documents; those with tests of rules are passed over.
///
/// # Errors
/// Everything that can't be read, with its file, line and column.
pub fn read<'a>(texts: impl Iterator<Item = (&'a Path, &'a str)>) -> anyhow::Result<Vec<Found>> {
    let (mut found, mut mistakes) = (Vec::new(), Vec::new());
    for (path, text) in texts {
        match documents(&only(text, |part| !is_test(part))) {
            Ok(documents) => {
                for (document, places) in documents {
                    match resource(document) {
                        Ok(resource) => found.push(Found { resource, file: path.to_path_buf(), places }),
                        Err((field, message)) => {
                            mistakes.push(format!("{}: {message}", at(path, places.of(&field))));
                        }
                    }
                }
            }
            Err(NotYaml { at: place, message }) => mistakes.push(format!("{}: {message}", at(path, place))),
        }
    }
    mistakes.extend(twice(&found));
    if mistakes.is_empty() {
        return Ok(found);
    }
    Err(failure::input(format!("{}\n{}", mistakes.join("\n"), nothing_changed(mistakes.len()))))
}

/// What stands below a list of mistakes.
#[must_use]
pub fn nothing_changed(mistakes: usize) -> String {
    let mistakes = if mistakes == 1 { "1 mistake".to_owned() } else { format!("{mistakes} mistakes") };
    format!("{mistakes}; nothing was changed")
}

/// `file:line:column`
fn at(path: &Path, place: Place) -> String {
    format!("{}:{}:{}", path.display(), place.line, place.column)
}

/// The documents of a file that say something, with the places of their fields.
fn documents(text: &str) -> Result<Vec<(serde_json::Value, Places)>, NotYaml> {
    let places = Places::read(text)?;
    let values: Vec<serde_json::Value> = serde_saphyr::from_multiple(text).map_err(|error| {
        let location = error.location();
        let number = |of: fn(&serde_saphyr::Location) -> u64| {
            location.as_ref().and_then(|location| usize::try_from(of(location)).ok()).unwrap_or(1)
        };
        let at = Place {
            line: number(serde_saphyr::Location::line),
            column: number(serde_saphyr::Location::column),
        };
        NotYaml { at, message: format!("this is no YAML: {}", error.without_snippet()) }
    })?;
    Ok(values.into_iter().filter(|value| !value.is_null()).zip(places).collect())
}

/// A resource, or which field is wrong and what is wrong with it.
fn resource(mut document: serde_json::Value) -> Result<resource::Resource, (String, String)> {
    let wrong = |field: &str, message: &str| (field.to_owned(), message.to_owned());
    let needs = "every document is a resource with kind, metadata and spec";
    let object = document.as_object_mut().ok_or_else(|| wrong("", needs))?;
    let kind = object.remove("kind").and_then(|kind| kind.as_str().map(str::to_owned));
    let kind = kind.ok_or_else(|| {
        wrong("kind", &format!("kind is missing; {needs}; known kinds: {}", readable::names(kinds())))
    })?;
    if object.contains_key("version") {
        return Err(wrong(
            "version",
            "version is not yours to write; each change makes the next one: take it out",
        ));
    }
    let name = object
        .get("metadata")
        .and_then(|metadata| metadata.get("name")?.as_str())
        .unwrap_or("without a name")
        .to_owned();
    if let Some(field) = zero_levels(&document) {
        let message =
            "is 0; 1 is the next level above the unit, and steps other than inform and move leave it out";
        return Err((field.clone(), format!("{kind} {name}: {field}: {message}")));
    }
    macro_rules! read {
        ($kind:ident) => {
            serde_path_to_error::deserialize(document).map(resource::Resource::$kind)
        };
    }
    let read = match kind.as_str() {
        "SourceMapping" => read!(SourceMapping),
        "RuleSet" => read!(RuleSet),
        "Unit" => read!(Unit),
        "Person" => read!(Person),
        "Calendar" => read!(Calendar),
        "EscalationPolicy" => read!(EscalationPolicy),
        other => {
            let message = format!("there is no kind {other:?}; {}", readable::known(other, kinds()));
            return Err(wrong("kind", &message));
        }
    };
    read.map_err(|error| {
        let path = error.path().to_string();
        let (field, message) = misread(&path, &error.into_inner().to_string());
        (field.clone(), format!("{kind} {name}: {field}: {message}"))
    })
}

/// A step that says it goes up no level. On the wire 0 is the same as nothing said, which means the next level above.
fn zero_levels(document: &serde_json::Value) -> Option<String> {
    let steps = document.pointer("/spec/steps")?.as_array()?;
    steps.iter().enumerate().find_map(|(index, step)| {
        let name = ["levels_up", "levelsUp"]
            .into_iter()
            .find(|name| step.get(name).and_then(serde_json::Value::as_u64) == Some(0))?;
        Some(format!("spec.steps[{index}].{name}"))
    })
}

fn kinds() -> impl Iterator<Item = &'static str> {
    OWNERS.iter().flat_map(|(_, kinds)| kinds.iter().copied())
}

/// What a reader of values says, for a person: the field it is about, and what to do.
fn misread(path: &str, message: &str) -> (String, String) {
    let path = path.trim_start_matches('.');
    let unknown = readable::unknown_name(message, readable::Spelling::Underscores);
    let Some((name, known)) = unknown.filter(|_| message.starts_with("unknown field")) else {
        return (path.to_owned(), readable::mistyped(message));
    };
    let parent = path.strip_suffix(name).unwrap_or(path).trim_end_matches(['.', '?']);
    let (field, whole) = match parent {
        "" => (name.to_owned(), "a resource"),
        _ => (format!("{parent}.{name}"), parent),
    };
    (field, format!("{whole} has no field {name:?}; {}", readable::known(name, known.into_iter())))
}

/// Names that two resources of one kind have.
fn twice(found: &[Found]) -> Vec<String> {
    let mut first: BTreeMap<(&str, String), &Found> = BTreeMap::new();
    let mut mistakes = Vec::new();
    for one in found {
        let (kind, name) = (one.kind(), one.metadata().name);
        match first.get(&(kind, name.clone())) {
            Some(other) if !name.is_empty() => mistakes.push(format!(
                "{}: {kind} {name}: there is one already, at {}; give each a name of its own",
                one.at("metadata.name", None),
                other.at("metadata.name", None)
            )),
            _ => {
                first.insert((kind, name), one);
            }
        }
    }
    mistakes
}

impl Found {
    /// `file:line:column` of a field, or of a line and column inside its text.
    #[must_use]
    pub fn at(&self, field: &str, inner: Option<Place>) -> String {
        let place = match inner {
            Some(inner) => self.places.within(field, inner),
            None => self.places.of(field),
        };
        at(&self.file, place)
    }

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

    fn mistakes(text: &str) -> String {
        read_one(text).unwrap_err().to_string()
    }

    #[test]
    fn every_mistake_has_its_place() {
        let text = "kind: Unit\nmetadata: {name: top}\nspec: {fallbck_owner: ines}\n---\nkind: Onit\n---\njust words\n";
        insta::assert_snapshot!(mistakes(text), @r#"
        a.yaml:3:8: Unit top: spec.fallbck_owner: spec has no field "fallbck_owner"; did you mean fallback_owner? known: parent, calendar, managers, fallback_owner, attributes, ends_on, pool
        a.yaml:5:1: there is no kind "Onit"; did you mean Unit? known: Calendar, Person, Unit, EscalationPolicy, RuleSet, SourceMapping
        a.yaml:7:1: every document is a resource with kind, metadata and spec
        3 mistakes; nothing was changed
        "#);
    }

    #[test]
    fn what_is_of_another_type_is_told_in_words() {
        let text = "kind: Unit\nmetadata: {name: top}\nspec:\n  managers: ines\n---\nkind: Unit\nmetadata: {name: 5, set: s}\n---\nkind: Calendar\nmetadata: {name: c}\nspec: {weekly: [{days: {a: 1}}]}\n---\nkind: EscalationPolicy\nmetadata: {name: p}\nspec: {steps: [{levels_up: -1}, {after_percent: many}]}\n---\nkind: Unit\nsepc: {}\n";
        insta::assert_snapshot!(mistakes(text), @r#"
        a.yaml:4:3: Unit top: spec.managers: is the text "ines"; write a list, [one, two]
        a.yaml:7:12: Unit without a name: metadata.name: is the number 5; write a text, in quotes: "5"
        a.yaml:11:18: Calendar c: spec.weekly[0].days: is a map of fields; write a list, [one, two]
        a.yaml:15:17: EscalationPolicy p: spec.steps[0].levels_up: is no number that is taken here; write a whole number, 0 or more, without quotes
        a.yaml:18:1: Unit without a name: sepc: a resource has no field "sepc"; did you mean spec? known: metadata, spec, version
        5 mistakes; nothing was changed
        "#);
    }

    #[test]
    fn no_level_up_is_refused_and_not_taken_for_one() {
        let text = "kind: EscalationPolicy\nmetadata: {name: p, set: s}\nspec:\n  steps:\n    - {name: a, action: inform, levels_up: 1}\n    - {name: b, action: move, levels_up: 0}\n";
        insta::assert_snapshot!(mistakes(text), @r#"
        a.yaml:6:31: EscalationPolicy p: spec.steps[1].levels_up: is 0; 1 is the next level above the unit, and steps other than inform and move leave it out
        1 mistake; nothing was changed
        "#);
    }

    #[test]
    fn two_of_one_name_are_told_with_both_places() {
        let text = "kind: Unit\nmetadata: {name: top, set: s}\n---\nkind: Person\nmetadata: {name: top, set: s}\n---\nkind: Unit\nmetadata: {set: s, name: top}\n";
        insta::assert_snapshot!(mistakes(text), @r#"
        a.yaml:8:20: Unit top: there is one already, at a.yaml:2:12; give each a name of its own
        1 mistake; nothing was changed
        "#);
    }

    #[test]
    fn tests_of_rules_hide_no_resource_wherever_they_stand() {
        let test = "kind: RuleTest\ntests:\n  - name: a\n    nothing: [that resources would take\n";
        let unit = "kind: Unit\nmetadata: {name: top, set: s}\n";
        let json = "{\"kind\": \"RuleTest\", \"tests\": []}\n";
        for text in [
            format!("{test}---\n{unit}"),
            format!("{unit}---\n{test}"),
            format!("# first\n---\n{test}--- # then\n{unit}---\n{json}"),
        ] {
            let path = Path::new("a.yaml");
            let found = read([(path, text.as_str())].into_iter()).unwrap();
            let line = text.lines().position(|line| line.starts_with("metadata")).unwrap() + 1;
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].at("metadata.name", None), format!("a.yaml:{line}:12"), "{text}");
            let tests = tests(&text).unwrap();
            assert!(tests.contains("RuleTest") && !tests.contains("kind: Unit"), "{tests}");
            let place = |text: &str| text.lines().position(|line| line.contains("RuleTest"));
            assert_eq!(place(&tests), place(&text));
        }
        assert_eq!(tests(unit), None);
    }
}
