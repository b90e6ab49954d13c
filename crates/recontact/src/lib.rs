//! The one program: serves, develops, applies, submits, asks.
