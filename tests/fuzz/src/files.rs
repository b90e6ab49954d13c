//! Files of `recontact submit`. The first byte chooses: even for CSV, odd for NDJSON.

use std::io::Write as _;

/// Reads the rest of the input as a file.
pub fn target(input: &[u8]) {
    let Some((first, content)) = input.split_first() else { return };
    let ending = if first % 2 == 0 { ".csv" } else { ".ndjson" };
    let mut file = tempfile::Builder::new().suffix(ending).tempfile().unwrap();
    file.write_all(content).unwrap();
    match recontact::submit::rows(file.path(), "file") {
        Ok(rows) => {
            for (field, reason) in rows.into_iter().filter_map(Result::err) {
                // A column may have no name; the reason then says enough.
                assert!(!reason.is_empty(), "{field:?} is refused without a word");
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
