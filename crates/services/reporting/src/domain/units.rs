//! The unit tree, as far as figures need it.

use std::collections::{BTreeMap, BTreeSet};

/// A tree is never this deep; a loop would be.
const DEPTH_MAX: usize = 64;

/// Units by name, each with the name of the one above; the root's is empty.
#[derive(Debug, Clone, Default)]
pub struct Units(BTreeMap<String, String>);

impl Units {
    /// A tree of names and parents.
    #[must_use]
    pub const fn new(parents: BTreeMap<String, String>) -> Self {
        Self(parents)
    }

    /// Whether there is such a unit.
    #[must_use]
    pub fn contains(&self, unit: &str) -> bool {
        self.0.contains_key(unit)
    }

    /// Name of the root.
    #[must_use]
    pub fn root(&self) -> Option<&str> {
        self.0.iter().find(|(_, parent)| parent.is_empty()).map(|(name, _)| name.as_str())
    }

    /// The unit and all above it; of an unknown unit, the root alone.
    #[must_use]
    pub fn path(&self, unit: &str) -> Vec<&str> {
        let start = self.0.get_key_value(unit).map(|(name, _)| name.as_str()).or_else(|| self.root());
        let above = |name: &&str| self.0.get(*name).map(String::as_str).filter(|parent| !parent.is_empty());
        std::iter::successors(start, above).take(DEPTH_MAX).collect()
    }

    /// The unit and all below it.
    #[must_use]
    pub fn below(&self, unit: &str) -> BTreeSet<String> {
        self.0.keys().filter(|name| self.path(name).contains(&unit)).cloned().collect()
    }

    /// The units directly below; without a name, those below the root: it is the whole, and no part of it.
    #[must_use]
    pub fn children(&self, unit: &str) -> Vec<&str> {
        let unit = if unit.is_empty() { self.root().unwrap_or_default() } else { unit };
        self.0.iter().filter(|(_, parent)| parent.as_str() == unit).map(|(name, _)| name.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_has_the_parts_that_its_root_has() {
        let parents = [("chain", ""), ("north", "chain"), ("south", "chain"), ("store", "north")];
        let units = Units::new(parents.map(|(name, above)| (name.to_owned(), above.to_owned())).into());
        assert_eq!(units.children(""), ["north", "south"]);
        assert_eq!(units.children("north"), ["store"]);
        assert!(Units::default().children("").is_empty());
    }
}
