//! Resources as `recontact apply` reads them, and what their owners say of them.

use contracts::types::v1::{Resource, resource};
use eventing::configuration::Checked;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// Reads the input as a file of resources, and lets each owner check them.
pub fn target(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let path = PathBuf::from("resources.yaml");
    let found = match recontact::resources::read([(path.as_path(), text.as_ref())].into_iter()) {
        Ok(found) => found,
        Err(error) => return assert!(error.to_string().contains("resources.yaml:"), "{error}"),
    };
    let sets: BTreeSet<String> = found.iter().map(|found| found.metadata().set).collect();
    for found in found {
        read_again(&path, &found.resource);
        let resources = vec![Resource { resource: Some(found.resource.clone()) }];
        let checked = check(&found.resource, resources, &sets);
        for problem in &checked.problems {
            crate::assert_named(&problem.field, &problem.message);
            let inner = recontact::resources::Place {
                line: usize::try_from(problem.line).unwrap(),
                column: usize::try_from(problem.column).unwrap(),
            };
            assert!(found.at(&problem.field, Some(inner)).starts_with("resources.yaml:"));
        }
    }
}

fn check(kind: &resource::Resource, resources: Vec<Resource>, sets: &BTreeSet<String>) -> Checked {
    match kind {
        resource::Resource::SourceMapping(_) => ingest::grpc::check_mappings(resources, sets),
        resource::Resource::RuleSet(_) => alert_rules::grpc::check_rule_sets(resources, sets),
        resource::Resource::EscalationPolicy(_) => follow_up_scheduler::grpc::check(resources, sets),
        _ => assignment::grpc::configuration::check(resources, sets),
    }
}

/// A resource is written as JSON, which is YAML, and reads the same.
fn read_again(path: &Path, resource: &resource::Resource) {
    let (kind, written) = match resource {
        resource::Resource::SourceMapping(one) => ("SourceMapping", serde_json::to_value(one)),
        resource::Resource::RuleSet(one) => ("RuleSet", serde_json::to_value(one)),
        resource::Resource::Unit(one) => ("Unit", serde_json::to_value(one)),
        resource::Resource::Person(one) => ("Person", serde_json::to_value(one)),
        resource::Resource::Calendar(one) => ("Calendar", serde_json::to_value(one)),
        resource::Resource::EscalationPolicy(one) => ("EscalationPolicy", serde_json::to_value(one)),
    };
    let mut written = written.unwrap();
    written.as_object_mut().unwrap().insert("kind".to_owned(), kind.into());
    let text = serde_json::to_string(&written).unwrap();
    let read = recontact::resources::read([(path, text.as_str())].into_iter())
        .unwrap_or_else(|error| panic!("{error}: {text}"));
    let resources: Vec<_> = read.into_iter().map(|found| found.resource).collect();
    assert_eq!(format!("{resources:?}"), format!("{:?}", [resource]), "{text}");
}
