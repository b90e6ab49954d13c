//! The whole system as separate processes.
