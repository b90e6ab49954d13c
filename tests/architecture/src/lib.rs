//! Holds the dependency rule; see the test.
