//! Holds the dependency rule.
