//! Regenerates the committed code from `proto/` (no `protoc` needed) and fails when the two differ.
//! `make proto` runs it with `UPDATE_GENERATED=1`, which writes instead of comparing.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test says what it expects by failing")]

use prost::Message as _;
use std::{collections::BTreeMap, fs, path::Path};

/// Every proto file below `proto/`, relative to it, sorted.
fn proto_files(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "proto") {
                found.push(path.strip_prefix(root).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

fn generate(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let out = std::env::temp_dir().join(format!("contracts-generated-{}", std::process::id()));
    fs::create_dir_all(&out).unwrap();

    let descriptors = protox::Compiler::new([root])
        .unwrap()
        .include_imports(true)
        .include_source_info(true)
        .open_files(proto_files(root))
        .unwrap()
        .file_descriptor_set();

    let mut prost_config = prost_build::Config::new();
    prost_config
        .out_dir(&out)
        .compile_well_known_types()
        .extern_path(".google.protobuf", "::pbjson_types")
        .btree_map(["."]);
    tonic_prost_build::configure()
        .build_transport(true)
        .out_dir(&out)
        .compile_fds_with_config(descriptors.clone(), prost_config)
        .unwrap();

    // Source info is for the comments in the code; reflection doesn't need it.
    let mut bare = descriptors.clone();
    for file in &mut bare.file {
        file.source_code_info = None;
    }
    let encoded = bare.encode_to_vec();
    fs::write(out.join("descriptors.binpb"), &encoded).unwrap();

    pbjson_build::Builder::new()
        .register_descriptors(&encoded)
        .unwrap()
        .out_dir(&out)
        .btree_map(["."])
        .build(&[".recontact"])
        .unwrap();

    let files = fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.file_name().unwrap().to_string_lossy().starts_with("google"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    fs::remove_dir_all(&out).unwrap();
    files
}

#[test]
fn generated_code_is_current() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let committed = manifest.join("src/generated");
    let fresh = generate(&manifest.join("../../../proto"));

    if std::env::var_os("UPDATE_GENERATED").is_some() {
        for entry in fs::read_dir(&committed).unwrap() {
            fs::remove_file(entry.unwrap().path()).unwrap();
        }
        for (name, content) in &fresh {
            fs::write(committed.join(name), content).unwrap();
        }
        return;
    }

    let stale: Vec<&String> = fresh
        .iter()
        .filter(|(name, content)| fs::read(committed.join(name)).ok().as_ref() != Some(content))
        .map(|(name, _)| name)
        .collect();
    let count = fs::read_dir(&committed).unwrap().count();
    assert!(stale.is_empty() && count == fresh.len(), "run `make proto`; not current: {stale:?}");
}
