//! recontact, tests → bench → services → platform; services never each other; no business noun below.

#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use cargo_metadata::{DependencyKind, MetadataCommand};
use std::collections::{BTreeMap, BTreeSet};

const SERVICES: [&str; 5] = ["ingest", "alert-rules", "assignment", "follow-up-scheduler", "reporting"];
const PLATFORM: [&str; 6] =
    ["contracts", "business-time", "service-kit", "eventing", "local-servers", "testkit"];

fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = MetadataCommand::new().no_deps().exec().unwrap();
    let packages = metadata.packages.into_iter();
    packages
        .map(|package| {
            let normal = package
                .dependencies
                .into_iter()
                .filter(|dependency| dependency.kind == DependencyKind::Normal);
            (package.name.to_string(), normal.map(|dependency| dependency.name).collect())
        })
        .collect()
}

#[test]
fn services_meet_in_contracts_and_never_each_other() {
    let dependencies = dependencies();
    for service in SERVICES {
        let of = &dependencies[service];
        let own: Vec<&String> = of.iter().filter(|name| dependencies.contains_key(*name)).collect();
        let wrong: Vec<&&String> = own.iter().filter(|name| !PLATFORM.contains(&name.as_str())).collect();
        assert!(wrong.is_empty(), "{service} depends on {wrong:?}");
        assert!(
            !of.contains("testkit") && !of.contains("local-servers"),
            "{service} leans on what is for tests"
        );
        assert!(!of.contains("async-nats"), "{service} speaks to NATS past eventing");
    }
}

#[test]
fn the_platform_knows_nothing_above_it() {
    let dependencies = dependencies();
    for platform in PLATFORM {
        let wrong: Vec<&String> = dependencies[platform]
            .iter()
            .filter(|name| dependencies.contains_key(*name) && !PLATFORM.contains(&name.as_str()))
            .collect();
        assert!(wrong.is_empty(), "{platform} depends on {wrong:?}");
    }
    for bottom in ["contracts", "business-time"] {
        let wrong: Vec<&String> =
            dependencies[bottom].iter().filter(|name| dependencies.contains_key(*name)).collect();
        assert!(wrong.is_empty(), "{bottom} depends on {wrong:?}");
    }
}

#[test]
fn the_benchmarks_stand_beside_the_program_and_below_nothing_else() {
    let dependencies = dependencies();
    let of = &dependencies["bench"];
    for wrong in ["recontact", "testkit"] {
        assert!(!of.contains(wrong), "bench depends on {wrong}: it measures the program from outside");
    }
    let above = dependencies.iter().filter(|(_, of)| of.contains("bench")).map(|(name, _)| name.as_str());
    assert_eq!(above.collect::<Vec<_>>(), ["recontact"], "what is for measuring serves nobody else");
}

#[test]
fn only_stores_hold_sql() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../crates/services");
    let mut wrong = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(root)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            // A service's tests set the scene that its store has no statement for.
            if path.is_dir() && !path.ends_with("tests") && !path.ends_with("src/store") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !path.ends_with("store.rs")
                && !path.parent().is_some_and(|folder| folder.ends_with("store"))
            {
                let text = std::fs::read_to_string(&path).unwrap();
                if text.contains("sqlx::query") {
                    wrong.push(path);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}
