//! The only spawn, and signals.

use std::future::Future;
use tokio::task::JoinHandle;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// Spawns what somebody will wait for.
#[derive(Debug, Clone, Default)]
pub struct Tracker(TaskTracker);

impl Tracker {
    /// Spawns a task that [`Tracker::finish`] waits for.
    pub fn spawn<F>(&self, task: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        self.0.spawn(task)
    }

    /// Waits for all of them.
    pub async fn finish(&self) {
        self.0.close();
        self.0.wait().await;
    }
}

/// A loop that lives as long as its service.
pub struct BackgroundTask {
    /// What an operator reads when it dies.
    pub name: String,
    /// The loop; it ends when the token is cancelled.
    pub run:
        Box<dyn FnOnce(CancellationToken) -> futures::future::BoxFuture<'static, anyhow::Result<()>> + Send>,
}

impl BackgroundTask {
    /// Names a loop.
    pub fn new<F, R>(name: impl Into<String>, run: R) -> Self
    where
        R: FnOnce(CancellationToken) -> F + Send + 'static,
        F: Future<Output = anyhow::Result<()>> + Send + 'static,
    {
        Self { name: name.into(), run: Box::new(move |stop| Box::pin(run(stop))) }
    }
}

/// A token that is cancelled by SIGTERM or SIGINT; a second signal ends the process at once.
///
/// # Errors
/// When the handlers can't be installed.
pub fn stop_on_signals() -> std::io::Result<CancellationToken> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let stop = CancellationToken::new();
    let token = stop.clone();
    #[expect(clippy::disallowed_methods, reason = "lives as long as the process; nobody could wait for it")]
    tokio::spawn(async move {
        let mut received = 0;
        loop {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            received += 1;
            if received > 1 {
                std::process::exit(130);
            }
            token.cancel();
        }
    });
    Ok(stop)
}
