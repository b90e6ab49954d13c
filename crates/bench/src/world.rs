//! The resources that a benchmark applies: ten rules, a directory of units and people, a calendar, a policy.

use anyhow::Context as _;
use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

/// Regions below the root.
pub const REGIONS: u64 = 5;

/// Stores, spread over the regions, each with a manager.
pub const STORES: u64 = 100;

const FILES: [(&str, &str); 3] = [
    ("calendars.yaml", include_str!("../resources/calendars.yaml")),
    ("policies.yaml", include_str!("../resources/policies.yaml")),
    ("rules.yaml", include_str!("../resources/rules.yaml")),
];

/// Writes the resources to a folder below the given one, for `Services::apply`; where it is.
///
/// # Errors
/// When it can't be written.
pub fn write(below: &Path) -> anyhow::Result<PathBuf> {
    let folder = below.join("resources");
    let context = || folder.display().to_string();
    std::fs::create_dir_all(&folder).with_context(context)?;
    for (name, text) in FILES {
        std::fs::write(folder.join(name), text).with_context(context)?;
    }
    std::fs::write(folder.join("directory.yaml"), directory()).with_context(context)?;
    Ok(folder)
}

/// The name of a store; numbers above the last begin again at the first.
#[must_use]
pub fn store(number: u64) -> String {
    format!("store-{:04}", number % STORES)
}

/// Units and people: a root, regions, stores, and somebody for each.
fn directory() -> String {
    let mut text = String::new();
    person(&mut text, "root-manager", "{role: supervisor, unit: company}");
    unit(
        &mut text,
        "company",
        "calendar: shops, managers: [{person: root-manager}], fallback_owner: root-manager",
    );
    for region in 0..REGIONS {
        person(&mut text, &format!("region-{region}-manager"), "");
        let spec = format!("parent: company, managers: [{{person: region-{region}-manager}}]");
        unit(&mut text, &format!("region-{region}"), &spec);
    }
    for number in 0..STORES {
        let (store, region) = (store(number), number % REGIONS);
        person(&mut text, &format!("{store}-manager"), "");
        let spec = format!("parent: region-{region}, managers: [{{person: {store}-manager}}]");
        unit(&mut text, &store, &spec);
    }
    text
}

fn unit(text: &mut String, name: &str, spec: &str) {
    resource(text, "Unit", name, spec);
}

fn person(text: &mut String, name: &str, role: &str) {
    let roles = if role.is_empty() { String::new() } else { format!(", roles: [{role}]") };
    resource(text, "Person", name, &format!("email: {name}@bench.example, languages: [fr]{roles}"));
}

fn resource(text: &mut String, kind: &str, name: &str, spec: &str) {
    // Writing to a String cannot fail.
    let _ = write!(
        text,
        "---\nkind: {kind}\nmetadata: {{name: {name}, set: bench, title: {name}}}\nspec: {{{spec}}}\n"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_named_is_there_and_there_are_ten_rules() {
        let text = directory();
        assert_eq!(text.matches("kind: Unit").count() as u64, 1 + REGIONS + STORES);
        assert_eq!(text.matches("kind: Person").count() as u64, 1 + REGIONS + STORES);
        assert_eq!((store(1), store(STORES + 1)), ("store-0001".to_owned(), "store-0001".to_owned()));
        assert_eq!(FILES[2].1.matches("position: ").count(), 10);
    }
}
