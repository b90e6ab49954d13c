//! The sample world, which travels in the program: a retail chain in two time zones.

use crate::{
    resources::{self, Found},
    submit::Submission,
};
use contracts::types::v1::resource::Resource;
use service_kit::caller::{Caller, CallerKind, DevelopmentKey, Role};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// The caller who may do everything.
pub(super) const OPERATOR: &str = "operator";

const FILES: [(&str, &str); 6] = [
    ("sample/calendars.yaml", include_str!("../../../../deploy/dev/sample/calendars.yaml")),
    ("sample/people.yaml", include_str!("../../../../deploy/dev/sample/people.yaml")),
    ("sample/units.yaml", include_str!("../../../../deploy/dev/sample/units.yaml")),
    ("sample/policies.yaml", include_str!("../../../../deploy/dev/sample/policies.yaml")),
    ("sample/rules.yaml", include_str!("../../../../deploy/dev/sample/rules.yaml")),
    ("sample/mappings.yaml", include_str!("../../../../deploy/dev/sample/mappings.yaml")),
];

const RESPONSES: &str = include_str!("../../../../deploy/dev/sample/responses.csv");

/// Units, people, calendars, rules, policies and mappings.
pub(crate) fn resources() -> anyhow::Result<Vec<Found>> {
    resources::read(FILES.iter().map(|(path, text)| (Path::new(path), *text)))
}

/// A key for the operator, for customer experience, and for every person of the sample.
pub(super) fn keys() -> anyhow::Result<Vec<DevelopmentKey>> {
    let caller = |name: &str, kind, roles: &[Role], units| DevelopmentKey {
        key: service_kit::ids::secret(),
        caller: Caller { name: name.to_owned(), kind, roles: roles.iter().copied().collect(), units },
    };
    let found = resources()?;
    let mut managed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut people = Vec::new();
    for found in &found {
        let name = found.metadata().name;
        match &found.resource {
            Resource::Unit(unit) => {
                for manager in unit.spec.iter().flat_map(|spec| &spec.managers) {
                    managed.entry(manager.person.clone()).or_default().insert(name.clone());
                }
            }
            Resource::Person(_) => people.push(name),
            _ => {}
        }
    }
    let mut keys = vec![
        caller(OPERATOR, CallerKind::Service, &[Role::Operator], BTreeSet::new()),
        caller("survey-tool", CallerKind::Service, &[Role::Submitter], BTreeSet::new()),
        caller("customer-experience", CallerKind::Person, &[Role::Experience], BTreeSet::new()),
    ];
    for person in people {
        let units = managed.remove(&person).unwrap_or_default();
        keys.push(caller(&person, CallerKind::Person, &[Role::Manager], units));
    }
    Ok(keys)
}

/// The sample's responses as a file.
pub(super) struct Responses {
    folder: tempfile::TempDir,
    file: PathBuf,
    rejects: PathBuf,
}

impl Responses {
    /// Writes them to a temporary folder; what is rejected will be in the data folder.
    pub(super) fn write(data_folder: &Path) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let (file, rejects) = (folder.path().join("responses.csv"), data_folder.join("sample.rejects.csv"));
        std::fs::write(&file, RESPONSES)?;
        Ok(Self { folder, file, rejects })
    }

    /// What to submit.
    pub(super) fn submission(&self) -> Submission<'_> {
        debug_assert!(self.folder.path().exists());
        Submission {
            file: &self.file,
            mapping: "survey",
            file_as: Some("sample"),
            rejects: Some(&self.rejects),
            history: false,
            test: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_reads_and_everybody_in_it_has_a_key() {
        let kinds: BTreeSet<&str> = resources().unwrap().iter().map(Found::kind).collect();
        assert_eq!(kinds.len(), 6);
        let keys = keys().unwrap();
        let bruno = keys.iter().find(|entry| entry.caller.name == "bruno-lefevre").unwrap();
        assert_eq!(bruno.caller.units, BTreeSet::from(["centre".to_owned()]));
    }
}
