//! Generated code, and every subject, stream and durable in one file.
pub mod topology;
