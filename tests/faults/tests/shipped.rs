//! What is shipped can't have its guards taken away.

#[test]
fn the_program_that_is_shipped_knows_no_controls() {
    let bytes = std::fs::read(e2e::program().unwrap()).unwrap();
    let contains = |text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
    assert!(contains(b"RECONTACT_CONFIG"), "this looks at the wrong file");
    assert!(!contains(b"EVENTING_GUARDS_OFF"), "built with the feature `controls`");
}
