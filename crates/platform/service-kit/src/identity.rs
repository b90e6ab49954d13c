//! The keyed hash by which an external id or a customer's reference is known outside ingest.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// HMAC-SHA256 over the parts, each preceded by its length, so that no two lists of parts share a hash.
#[must_use]
pub fn keyed_hash(key: &[u8], parts: &[&str]) -> [u8; 32] {
    // HMAC takes keys of any length; the type's error can't occur.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return [0; 32];
    };
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    mac.finalize().into_bytes().into()
}

/// The hash of a submitter's id of a response.
#[must_use]
pub fn external_id_hash(key: &[u8], source: &str, external_id: &str) -> [u8; 32] {
    keyed_hash(key, &["external-id", source, external_id])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(keyed_hash(b"k", &["ab", "c"]), keyed_hash(b"k", &["a", "bc"]));
        assert_ne!(external_id_hash(b"k", "s", "1"), external_id_hash(b"other", "s", "1"));
        assert_eq!(external_id_hash(b"k", "s", "1"), external_id_hash(b"k", "s", "1"));
    }
}
