//! Runs a command with a throw-away Postgres and NATS, whose addresses stand in its environment.

use local_servers::{Durability, LocalServers};
use std::process::ExitCode;

fn main() -> anyhow::Result<ExitCode> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let Some((program, arguments)) = words.split_first() else {
        anyhow::bail!("usage: with-servers COMMAND [ARGUMENT…]");
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let stop = service_kit::tasks::stop_on_signals()?;
        let servers = LocalServers::start_temporary(Durability::Off).await?;
        let mut command = tokio::process::Command::new(program);
        command.args(arguments).kill_on_drop(true);
        command.env("TEST_DATABASE_URL", servers.postgres.url()).env("TEST_NATS_URL", servers.nats.url());
        let mut child = command.spawn()?;
        let code = tokio::select! {
            status = child.wait() => status?.code().unwrap_or(1),
            () = stop.cancelled() => {
                // The terminal told the command too; it has the time that a test needs to clean up.
                let _ = tokio::time::timeout(std::time::Duration::from_secs(5), child.wait()).await;
                130
            }
        };
        servers.stop().await;
        Ok(ExitCode::from(u8::try_from(code).unwrap_or(1)))
    })
}
