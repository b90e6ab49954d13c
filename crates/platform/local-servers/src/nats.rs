//! A private nats-server with JetStream.

use crate::{Binaries, START_TIMEOUT, free_port, keeper::Kept, log_file, tail};
use anyhow::bail;
use rustix::process::Signal;
use std::{
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

/// A running server. Its life ends with this process at the latest.
pub struct PrivateNats {
    child: Kept,
    url: String,
}

impl PrivateNats {
    /// Starts it over `<folder>/nats`.
    ///
    /// # Errors
    /// When it does not start: with the end of its log.
    pub async fn start(binaries: &Binaries, folder: &Path) -> anyhow::Result<Self> {
        Self::start_with(binaries, folder, None, &[]).await
    }

    /// Starts it over `<folder>/nats`, at a port of one that ran before, if one is given, and with further arguments.
    ///
    /// # Errors
    /// As [`PrivateNats::start`].
    pub async fn start_with(
        binaries: &Binaries,
        folder: &Path,
        port: Option<u16>,
        arguments: &[&str],
    ) -> anyhow::Result<Self> {
        let data = folder.join("nats");
        std::fs::create_dir_all(&data)?;
        let mut failure = None;
        for _ in 0..3 {
            let port = port.map_or_else(free_port, Ok)?;
            let (log, file) = log_file(folder, "nats.log")?;
            let mut command = match &binaries.setpriv {
                Some(setpriv) => {
                    let mut command = Command::new(setpriv);
                    command.args(["--pdeathsig", "KILL"]).arg(&binaries.nats_server);
                    command
                }
                None => Command::new(&binaries.nats_server),
            };
            command.args(["--addr", "127.0.0.1", "--port", &port.to_string(), "--jetstream", "--store_dir"]);
            command.arg(&data).args(arguments).stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
            let child = Kept::spawn(command, Signal::TERM)?;
            let mut started = Self { child, url: format!("nats://127.0.0.1:{port}") };
            match started.wait_until_ready().await {
                Ok(()) => return Ok(started),
                Err(error) => {
                    started.stop().await;
                    failure = Some(error.context(format!("{}:\n{}", log.display(), tail(&log))));
                }
            }
        }
        Err(failure.unwrap_or_else(|| anyhow::anyhow!("nats-server did not start")))
    }

    /// `nats://…`
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Process id.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.child.pid()
    }

    async fn wait_until_ready(&mut self) -> anyhow::Result<()> {
        let clock = service_kit::clock::Monotonic::start();
        loop {
            if let Some(status) = self.child.ended()? {
                bail!("nats-server ended while starting ({status})");
            }
            if let Ok(client) = async_nats::connect(&self.url).await {
                let account = async_nats::jetstream::new(client).query_account().await;
                if account.is_ok() {
                    return Ok(());
                }
            }
            if clock.elapsed() > START_TIMEOUT {
                bail!("nats-server does not answer");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Ends it on the spot, as a crash does.
    pub fn kill(&mut self) {
        self.child.kill();
    }

    /// Shuts it down in order.
    pub async fn stop(&mut self) {
        self.child.end(Signal::TERM, Duration::from_secs(10)).await;
    }
}
