//! What all benchmarks are told.

use clap::ValueEnum;
use std::{path::PathBuf, time::Duration};
use tokio_util::sync::CancellationToken;

/// When the private NATS server brings its streams to the disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum NatsSync {
    /// Every two minutes, as NATS does by default
    #[default]
    Default,
    /// Before every acknowledgement
    Always,
}

impl NatsSync {
    /// As the command line and the report spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Always => "always",
        }
    }
}

/// What all benchmarks are told.
#[derive(Debug, Clone)]
pub struct BenchOptions {
    /// The program whose `serve`, `migrate` and `apply` are run: the running one.
    pub program: PathBuf,
    /// Postgres to use in place of a private one. Everything happens in a database of its own.
    pub database_url: Option<String>,
    /// NATS to use in place of a private one. Everything happens under a prefix of its own.
    pub nats_url: Option<String>,
    /// When the private NATS server brings its streams to the disk. Says nothing of a given one.
    pub nats_sync: NatsSync,
    /// Folder on the disk that is to be measured, where private servers keep their data; it is made and emptied.
    /// `None`: the system's folder for temporary files.
    pub data_dir: Option<PathBuf>,
    /// How long each raw limit is measured.
    pub limit_time: Duration,
    /// File that all latencies are written to, as an HdrHistogram log.
    pub histogram: Option<PathBuf>,
    /// Whether progress is shown on standard error.
    pub lively: bool,
    /// Cancelled when a person wants it to end.
    pub stop: CancellationToken,
}

impl BenchOptions {
    /// For what keeps a processor busy: lets others have a turn, and ends where a person wants it to.
    ///
    /// # Errors
    /// [`Interrupted`].
    pub async fn unless_stopped(&self) -> Result<(), Interrupted> {
        tokio::task::yield_now().await;
        if self.stop.is_cancelled() { Err(Interrupted) } else { Ok(()) }
    }

    /// What processor time is of, in words: of servers that were given it is not known.
    #[must_use]
    pub fn cpu_is(&self, of: &str) -> String {
        let given = [("Postgres", &self.database_url), ("NATS", &self.nats_url)];
        let given: Vec<&str> = given.iter().filter(|(_, url)| url.is_some()).map(|(name, _)| *name).collect();
        if given.is_empty() {
            of.to_owned()
        } else {
            format!("{of}; without that of {}", given.join(" and "))
        }
    }
}

/// A number of seconds on the command line, with a fraction if need be.
///
/// # Errors
/// How to write it.
pub fn seconds(text: &str) -> Result<Duration, String> {
    let told = || "write a number of seconds above 0: 60, or 0.5".to_owned();
    let seconds: f64 = text.parse().map_err(|_| told())?;
    Duration::try_from_secs_f64(seconds).ok().filter(|seconds| !seconds.is_zero()).ok_or_else(told)
}

/// A count on the command line, as digits or as `1e6`.
///
/// # Errors
/// How to write it.
pub fn count(text: &str) -> Result<u64, String> {
    let number: f64 = text.replace('_', "").parse().unwrap_or(0.0);
    if (1.0..=1e12).contains(&number) && number.fract() == 0.0 {
        return Ok(super::number::to_count(number));
    }
    Err("write a whole number above 0: 1000000, or 1e6".to_owned())
}

/// A share on the command line.
///
/// # Errors
/// How to write it.
pub fn share(text: &str) -> Result<f64, String> {
    let share = text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "write a share from 0 to 1: 0.2 is a fifth".to_owned())
}

/// A rate on the command line: per second, or as much as can be sustained.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rate {
    /// So many per second.
    Of(f64),
    /// The greatest that can be sustained.
    Max,
}

impl Rate {
    /// As the command line spells it.
    #[must_use]
    pub fn value(self) -> serde_json::Value {
        match self {
            Self::Of(rate) => rate.into(),
            Self::Max => "max".into(),
        }
    }
}

/// A rate on the command line.
///
/// # Errors
/// How to write it.
pub fn rate(text: &str) -> Result<Rate, String> {
    if text == "max" {
        return Ok(Rate::Max);
    }
    let rate = text.parse().ok().filter(|rate: &f64| rate.is_finite() && *rate > 0.0);
    rate.map(Rate::Of).ok_or_else(|| "write responses per second, as 1000, or max".to_owned())
}

/// A person ended the benchmark. What it had started has ended too.
#[derive(Debug, thiserror::Error)]
#[error("interrupted; all that was started has ended, and nothing was measured to the end")]
pub struct Interrupted;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_or_told_how_to_write() {
        assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
        assert_eq!((count("1e6"), count("1_000")), (Ok(1_000_000), Ok(1_000)));
        assert_eq!((rate("max"), rate("1000")), (Ok(Rate::Max), Ok(Rate::Of(1_000.0))));
        assert_eq!(share("0.2"), Ok(0.2));
        for wrong in ["", "-1", "many", "nan"] {
            assert!(seconds(wrong).is_err() && count(wrong).is_err(), "{wrong:?}");
            assert!(rate(wrong).is_err() && share(wrong).is_err(), "{wrong:?}");
        }
        assert!(
            seconds("0").is_err() && count("0").is_err() && count("1.5").is_err() && share("1.1").is_err()
        );
    }
}
