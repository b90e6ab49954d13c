//! The resources of the sample, read once: what the targets decide with.

use alert_rules::domain::{rule_set::RuleSet, rules::Rules};
use assignment::domain::directory::Directory;
use contracts::types::v1::resource::Resource;
use follow_up_scheduler::wire::Calendars;
use ingest::domain::mapping::Mapping;
use jiff::Timestamp;
use std::{collections::BTreeMap, path::Path, sync::LazyLock};

/// What the sample makes.
#[derive(Debug)]
pub struct Sample {
    /// Rules of all its sets.
    pub rules: Rules,
    /// Its mappings.
    pub mappings: Vec<Mapping>,
    /// Units, people and calendars, as assignment sees them.
    pub directory: Directory,
    /// Calendars by name.
    pub calendars: Calendars,
}

const FILES: [(&str, &str); 5] = [
    ("calendars.yaml", include_str!("../../../deploy/dev/sample/calendars.yaml")),
    ("units.yaml", include_str!("../../../deploy/dev/sample/units.yaml")),
    ("people.yaml", include_str!("../../../deploy/dev/sample/people.yaml")),
    ("rules.yaml", include_str!("../../../deploy/dev/sample/rules.yaml")),
    ("mappings.yaml", include_str!("../../../deploy/dev/sample/mappings.yaml")),
];

/// The sample.
pub static SAMPLE: LazyLock<Sample> = LazyLock::new(|| {
    let (mut sets, mut mappings) = (Vec::new(), Vec::new());
    let (mut units, mut people, mut calendars) = (BTreeMap::new(), BTreeMap::new(), Calendars::new());
    for found in
        recontact::resources::read(FILES.iter().map(|(path, text)| (Path::new(path), *text))).unwrap()
    {
        let name = found.metadata().name;
        match found.resource {
            Resource::RuleSet(set) => {
                let spec = alert_rules::wire::rule_set::spec(set.spec.unwrap());
                sets.push(RuleSet::compile(&name, &spec).unwrap());
            }
            Resource::SourceMapping(mapping) => {
                mappings.push(Mapping::compile(&ingest::wire::mapping_spec(&mapping.spec.unwrap())).unwrap());
            }
            Resource::Unit(unit) => {
                units.insert(name, assignment::wire::directory::unit(&unit.spec.unwrap()).0);
            }
            Resource::Person(person) => {
                people.insert(name, assignment::wire::directory::person(&person.spec.unwrap()).0);
            }
            Resource::Calendar(calendar) => {
                let read = assignment::wire::directory::calendar(&name, 1, &calendar.spec.unwrap());
                calendars.insert(name, read.unwrap());
            }
            Resource::EscalationPolicy(_) => {}
        }
    }
    let directory = Directory::new(units, people, calendars.clone());
    Sample { rules: Rules::new(1, sets), mappings, directory, calendars }
});

/// An instant at which everything happens: the targets have no clock.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp::from_second(1_795_428_000).unwrap()
}
