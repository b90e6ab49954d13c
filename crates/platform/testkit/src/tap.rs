//! A listener between clients and NATS: what they publish, and what they wait for an answer to.

use anyhow::Context as _;
use service_kit::tasks::Tracker;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

/// One message that a client sent to the broker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Its subject.
    pub subject: String,
    /// Whether it names where an answer goes: the client waits for one round trip.
    pub awaits_answer: bool,
}

/// Passes bytes both ways and writes down what clients send. Clones share the notes.
#[derive(Clone)]
pub struct Tap {
    url: String,
    sent: Arc<Mutex<Vec<Sent>>>,
}

impl Tap {
    /// Listens on a free loopback port in front of a broker.
    ///
    /// # Errors
    /// When it can't listen.
    pub async fn before(nats_url: &str) -> anyhow::Result<Self> {
        let (_, broker) = nats_url.split_once("://").context("a broker's URL has a scheme")?;
        let broker = broker.to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let tap =
            Self { url: format!("nats://{}", listener.local_addr()?), sent: Arc::new(Mutex::default()) };
        let (tracker, sent) = (Tracker::default(), tap.sent.clone());
        let connections = tracker.clone();
        tracker.spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (broker, sent) = (broker.clone(), sent.clone());
                connections.spawn(async move {
                    if let Err(error) = pass(client, &broker, &sent).await {
                        tracing::debug!(%error, "a tapped connection ended");
                    }
                });
            }
        });
        Ok(tap)
    }

    /// Where clients connect in place of the broker.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What was sent since this was last asked.
    #[must_use]
    pub fn take(&self) -> Vec<Sent> {
        std::mem::take(&mut self.sent.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn pass(client: TcpStream, broker: &str, sent: &Mutex<Vec<Sent>>) -> std::io::Result<()> {
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_broker, mut to_broker) = TcpStream::connect(broker).await?.into_split();
    let upwards = async {
        let mut reader = Reader::default();
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let length = from_client.read(&mut buffer).await?;
            let Some(bytes) = buffer.get(..length).filter(|bytes| !bytes.is_empty()) else {
                return to_broker.shutdown().await;
            };
            // Noted before it is passed on: whoever sees its effect finds it here.
            sent.lock().unwrap_or_else(PoisonError::into_inner).extend(reader.read(bytes));
            to_broker.write_all(bytes).await?;
        }
    };
    let downwards = async {
        tokio::io::copy(&mut from_broker, &mut to_client).await?;
        to_client.shutdown().await
    };
    tokio::try_join!(upwards, downwards).map(drop)
}

/// Reads the client's half of the NATS protocol: lines, of which `PUB` and `HPUB` are followed by a payload.
#[derive(Debug, Default)]
struct Reader {
    line: Vec<u8>,
    payload_left: usize,
}

impl Reader {
    fn read(&mut self, bytes: &[u8]) -> Vec<Sent> {
        let mut sent = Vec::new();
        for &byte in bytes {
            if self.payload_left > 0 {
                self.payload_left -= 1;
                continue;
            }
            self.line.push(byte);
            if byte == b'\n' {
                let line = String::from_utf8_lossy(&std::mem::take(&mut self.line)).into_owned();
                sent.extend(self.publication(&line));
            }
        }
        sent
    }

    /// `PUB <subject> [reply] <size>` and `HPUB <subject> [reply] <size of headers> <size>`.
    fn publication(&mut self, line: &str) -> Option<Sent> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let words_without_reply = match words.first()?.to_ascii_uppercase().as_str() {
            "PUB" => 3,
            "HPUB" => 4,
            _ => return None,
        };
        let size: usize = words.last()?.parse().ok()?;
        // The payload ends with a line end of its own.
        self.payload_left = size + 2;
        Some(Sent { subject: (*words.get(1)?).to_owned(), awaits_answer: words.len() > words_without_reply })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publications_are_read_whatever_the_pieces_that_they_come_in() {
        let bytes = b"CONNECT {\"verbose\":false}\r\nPUB $JS.ACK.s.c.1 4\r\n+ACK\r\nPING\r\n\
                      PUB api reply 7\r\nPUB a 1\r\nHPUB events reply 12 14\r\nNATS/1.0\r\n\r\nab\r\nPUB last 0\r\n\r\n";
        let sent = |subject: &str, awaits_answer| Sent { subject: subject.to_owned(), awaits_answer };
        let expected =
            [sent("$JS.ACK.s.c.1", false), sent("api", true), sent("events", true), sent("last", false)];
        assert_eq!(Reader::default().read(bytes), expected);
        for size in 1..20 {
            let mut reader = Reader::default();
            let read: Vec<Sent> = bytes.chunks(size).flat_map(|piece| reader.read(piece)).collect();
            assert_eq!(read, expected, "in pieces of {size}");
        }
    }
}
