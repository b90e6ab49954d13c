//! What every benchmark stands on: servers, services, load, what they cost, and the report.

pub mod client;
pub mod latency;
pub mod machine;
pub mod number;
pub mod options;
pub mod pacing;
pub mod processes;
pub mod progress;
pub mod report;
pub mod servers;
pub mod services;
pub mod usage;
pub mod written;

pub use client::Client;
pub use latency::{Latency, Quantiles};
pub use machine::Machine;
pub use options::{BenchOptions, Interrupted, NatsSync};
pub use progress::Progress;
pub use report::{LatencyReport, Report};
pub use servers::{Servers, is_away, with_servers};
pub use services::Services;
pub use usage::{CpuUse, Meter};
pub use written::Written;
