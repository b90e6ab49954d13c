//! A door to a server that can be shut: what a cut connection or a server that went away looks like.

use service_kit::tasks::Tracker;
use testkit::until;
use tokio::{
    net::{TcpListener, TcpStream},
    task::{JoinHandle, JoinSet},
};

/// A door to a server.
#[derive(Debug)]
pub struct Door(JoinHandle<()>);

impl Door {
    /// Opens it at a local port; `to` is host and port of the server.
    ///
    /// # Errors
    /// When the port does not become free.
    pub async fn open(port: u16, to: &str) -> anyhow::Result<Self> {
        let listener =
            until("the port is free", || async { Ok(TcpListener::bind(("127.0.0.1", port)).await.ok()) })
                .await?;
        let to = to.to_owned();
        Ok(Self(Tracker::default().spawn(async move {
            let mut through = JoinSet::new();
            while let Ok((mut one, _)) = listener.accept().await {
                let to = to.clone();
                through.spawn(async move {
                    if let Ok(mut other) = TcpStream::connect(to).await {
                        // A connection that breaks is what this door is for.
                        let _ = tokio::io::copy_bidirectional(&mut one, &mut other).await;
                    }
                });
            }
        })))
    }

    /// Shuts it, with every connection through it.
    pub fn close(self) {
        self.0.abort();
    }
}
