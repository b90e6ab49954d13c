//! Documents with tests of rules, beside the rules that they are about.

use std::path::PathBuf;

const RULES: &str = include_str!("../../../deploy/dev/sample/rules.yaml");

/// Reads the input as a file of tests and runs them against the sample's rules.
pub fn target(input: &[u8]) {
    let tests = String::from_utf8_lossy(input).into_owned();
    // A file with another kind of document is `manifests`' matter, and the rules take a while to read.
    let Some(tests) = recontact::resources::tests(&tests) else { return };
    let texts = [(PathBuf::from("rules.yaml"), RULES.to_owned()), (PathBuf::from("tests.yaml"), tests)];
    if let Err(error) = recontact::rules::test::run_texts(&texts) {
        assert!(!error.to_string().is_empty());
    }
}
