//! Databases, prefixes and drains for tests.
