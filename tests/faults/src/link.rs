//! A TCP proxy between clients and a server that can delay, hold, lose and cut what passes through it.

use anyhow::Context as _;
use service_kit::tasks::Tracker;
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
};

/// What happens to the bytes of one direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// They pass.
    Pass,
    /// They pass, so much later.
    Delay(Duration),
    /// They are kept back until this ends; the connection stays open: what a network that drops packets looks like.
    Hold,
    /// They vanish; the connection stays open, and what comes after this has a hole before it.
    Drop,
}

/// What happens to connections and bytes.
#[derive(Debug, Clone, Copy)]
struct Weather {
    upward: Flow,
    downward: Flow,
    /// Connections of an older generation are cut.
    generation: u64,
    /// Connections of an older era are stranded: nothing passes any more, and nobody is told.
    era: u64,
    /// New connections are reset at once.
    closed: bool,
}

/// A listener on a lasting port in front of a server, which may come back at another. Clones share everything.
#[derive(Debug, Clone)]
pub struct Link {
    port: u16,
    target: Arc<watch::Sender<String>>,
    weather: Arc<watch::Sender<Weather>>,
    fuse: Fuse,
}

/// Bytes that still pass before the connection that carries the last of them is cut.
#[derive(Debug, Clone, Default)]
struct Fuse(Arc<Mutex<Option<usize>>>);

impl Fuse {
    fn set(&self, bytes: usize) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(bytes);
    }

    /// How many of so many bytes pass, and whether the connection is cut after them: one connection, once.
    fn take(&self, length: usize) -> (usize, bool) {
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match *left {
            Some(bytes) if bytes <= length => {
                *left = None;
                (bytes, true)
            }
            Some(bytes) => {
                *left = Some(bytes - length);
                (length, false)
            }
            None => (length, false),
        }
    }
}

impl Link {
    /// Listens in front of a server, `host:port`.
    ///
    /// # Errors
    /// When it can't listen.
    pub async fn before(target: &str) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let (target, targets) = watch::channel(target.to_owned());
        let calm = Weather { upward: Flow::Pass, downward: Flow::Pass, generation: 0, era: 0, closed: false };
        let (weather, reports) = watch::channel(calm);
        let fuse = Fuse::default();
        let fuses = fuse.clone();
        let tracker = Tracker::default();
        let connections = tracker.clone();
        tracker.spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (target, reports, fuse) = (targets.borrow().clone(), reports.clone(), fuses.clone());
                connections.spawn(async move {
                    // A connection that breaks is what this is for.
                    let _ = pass(client, &target, reports, fuse).await;
                });
            }
        });
        Ok(Self { port, target: Arc::new(target), weather: Arc::new(weather), fuse })
    }

    /// `host:port` where clients connect in place of the server.
    #[must_use]
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// A URL of the server, by way of this.
    ///
    /// # Errors
    /// When it isn't one with host and port.
    pub fn instead_of(&self, url: &str) -> anyhow::Result<String> {
        let target = host_and_port(url)?;
        Ok(url.replace(&target, &self.address()))
    }

    /// The server is elsewhere now.
    ///
    /// # Errors
    /// When the URL has no host and port.
    pub fn retarget(&self, url: &str) -> anyhow::Result<()> {
        self.target.send_replace(host_and_port(url)?);
        Ok(())
    }

    /// Both directions at once.
    pub fn flow(&self, upward: Flow, downward: Flow) {
        self.weather.send_modify(|weather| (weather.upward, weather.downward) = (upward, downward));
    }

    /// Cuts every connection; new ones are welcome.
    pub fn reset(&self) {
        self.weather.send_modify(|weather| weather.generation += 1);
    }

    /// Strands every connection, as when the host behind it is gone: nothing passes on it any more, either way, nobody is
    /// told, and no later calm brings it back. New ones are welcome.
    pub fn strand(&self) {
        self.weather.send_modify(|weather| weather.era += 1);
    }

    /// Cuts the connection that carries the last of so many bytes from here on, either way: in the middle of a message
    /// more often than not. The others live on.
    pub fn cut_after(&self, bytes: usize) {
        self.fuse.set(bytes);
    }

    /// Cuts every connection, and resets new ones until [`Link::calm`].
    pub fn close(&self) {
        self.weather
            .send_modify(|weather| (weather.generation, weather.closed) = (weather.generation + 1, true));
    }

    /// Everything passes again.
    pub fn calm(&self) {
        self.weather.send_modify(|weather| {
            (weather.upward, weather.downward, weather.closed) = (Flow::Pass, Flow::Pass, false);
        });
    }
}

/// `host:port` of a URL, which may name a user and a path.
///
/// # Errors
/// When there is no scheme or no port in it.
pub fn host_and_port(url: &str) -> anyhow::Result<String> {
    let (_, rest) = url.split_once("://").context("a URL has a scheme")?;
    let authority = rest.split('/').next().unwrap_or(rest);
    let host = authority.rsplit('@').next().unwrap_or(authority);
    anyhow::ensure!(host.contains(':'), "no port in {host}");
    Ok(host.to_owned())
}

async fn pass(
    client: TcpStream,
    target: &str,
    mut reports: watch::Receiver<Weather>,
    fuse: Fuse,
) -> anyhow::Result<()> {
    let born = *reports.borrow_and_update();
    if born.closed {
        client.set_zero_linger()?;
        return Ok(());
    }
    let Ok(server) = TcpStream::connect(target).await else {
        client.set_zero_linger()?;
        return Ok(());
    };
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let era = born.era;
    let up = Pump { reports: reports.clone(), direction: |weather| weather.upward, era, fuse: fuse.clone() };
    let down = Pump { reports: reports.clone(), direction: |weather| weather.downward, era, fuse };
    let (up, down) = (up.run(from_client, to_server), down.run(from_server, to_client));
    let cut = async {
        // An error means that the link itself is gone.
        let _ = reports.wait_for(|weather| weather.generation > born.generation).await;
    };
    tokio::select! {
        // First: what was held when the connection was cut must not pass because it cleared up at the same moment.
        biased;
        () = cut => {}
        ended = async { tokio::try_join!(up, down) } => drop(ended?),
    }
    Ok(())
}

/// One direction of one connection.
struct Pump {
    reports: watch::Receiver<Weather>,
    direction: fn(&Weather) -> Flow,
    /// The era that the connection was made in.
    era: u64,
    fuse: Fuse,
}

impl Pump {
    async fn run(mut self, mut from: OwnedReadHalf, mut to: OwnedWriteHalf) -> anyhow::Result<()> {
        let mut buffer = vec![0; 16 * 1024];
        loop {
            let length = from.read(&mut buffer).await?;
            match self.flow(length == 0).await? {
                Flow::Drop => continue,
                Flow::Delay(delay) => tokio::time::sleep(delay).await,
                Flow::Pass | Flow::Hold => {}
            }
            if length == 0 {
                to.shutdown().await?;
                return Ok(());
            }
            let (passes, cut) = self.fuse.take(length);
            to.write_all(buffer.get(..passes).context("a read within the buffer")?).await?;
            anyhow::ensure!(!cut, "cut after the last byte that may pass");
        }
    }

    /// What to do now that something came. The end of a connection is no byte, but where bytes vanish, so does it: it is
    /// kept back until they pass again.
    async fn flow(&mut self, is_end: bool) -> anyhow::Result<Flow> {
        let (direction, era) = (self.direction, self.era);
        let passes = |weather: &Weather| {
            let flow = direction(weather);
            weather.era == era && flow != Flow::Hold && !(is_end && flow == Flow::Drop)
        };
        Ok(direction(&*self.reports.wait_for(passes).await?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A server that sends back what it gets.
    async fn echo() -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let tracker = Tracker::default();
        let connections = tracker.clone();
        tracker.spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                connections.spawn(async move {
                    let (mut from, mut to) = stream.split();
                    let _ = tokio::io::copy(&mut from, &mut to).await;
                });
            }
        });
        address
    }

    async fn answered(stream: &mut TcpStream) -> bool {
        let mut byte = [0];
        let read = tokio::time::timeout(Duration::from_millis(200), stream.read(&mut byte)).await;
        matches!(read, Ok(Ok(1)))
    }

    /// A connection that has passed one byte, and whose next answer is in the link.
    async fn an_answer_is_held() -> (Link, TcpStream) {
        let link = Link::before(&echo().await).await.unwrap();
        let mut stream = TcpStream::connect(link.address()).await.unwrap();
        stream.write_all(b"a").await.unwrap();
        assert!(answered(&mut stream).await, "it passes");
        link.flow(Flow::Pass, Flow::Hold);
        stream.write_all(b"b").await.unwrap();
        assert!(!answered(&mut stream).await, "the answer is held");
        (link, stream)
    }

    #[tokio::test]
    async fn what_is_held_comes_later_and_what_is_cut_never() {
        let (link, mut stream) = an_answer_is_held().await;
        link.calm();
        assert!(answered(&mut stream).await, "and comes when it clears up");
        link.close();
        assert!(!answered(&mut stream).await, "its connection is gone");
        let mut refused = TcpStream::connect(link.address()).await.unwrap();
        assert!(!answered(&mut refused).await);
        link.calm();
        let mut again = TcpStream::connect(link.address()).await.unwrap();
        again.write_all(b"c").await.unwrap();
        assert!(answered(&mut again).await);
    }

    #[tokio::test]
    async fn what_is_held_dies_with_its_connection_although_it_clears_up_at_once() {
        for _ in 0..10 {
            let (link, mut stream) = an_answer_is_held().await;
            link.reset();
            link.calm();
            assert!(!answered(&mut stream).await, "what was held is gone");
        }
    }

    #[tokio::test]
    async fn a_stranded_connection_never_passes_anything_and_a_new_one_does() {
        let (link, mut stream) = an_answer_is_held().await;
        link.strand();
        link.calm();
        assert!(!answered(&mut stream).await, "no calm brings it back");
        stream.write_all(b"c").await.unwrap();
        assert!(!answered(&mut stream).await);
        let mut again = TcpStream::connect(link.address()).await.unwrap();
        again.write_all(b"d").await.unwrap();
        assert!(answered(&mut again).await, "the new one is none of its era");
        // Still open: whoever waits is not told.
        assert!(tokio::time::timeout(Duration::from_millis(200), stream.read(&mut [0])).await.is_err());
    }

    #[tokio::test]
    async fn what_is_dropped_never_comes_and_the_connection_stays() {
        let link = Link::before(&echo().await).await.unwrap();
        let mut stream = TcpStream::connect(link.address()).await.unwrap();
        link.flow(Flow::Drop, Flow::Pass);
        stream.write_all(b"lost").await.unwrap();
        assert!(!answered(&mut stream).await);
        link.calm();
        assert!(!answered(&mut stream).await, "it was not kept back");
        stream.write_all(b"k").await.unwrap();
        let mut byte = [0];
        stream.read_exact(&mut byte).await.unwrap();
        assert_eq!(&byte, b"k", "the connection is the same, with a hole in it");
    }

    #[tokio::test]
    async fn a_connection_is_cut_in_the_middle_of_what_it_carries_and_only_that_one() {
        let link = Link::before(&echo().await).await.unwrap();
        let mut other = TcpStream::connect(link.address()).await.unwrap();
        other.write_all(b"a").await.unwrap();
        assert!(answered(&mut other).await);
        let mut stream = TcpStream::connect(link.address()).await.unwrap();
        // Five up; of the five that come back three pass.
        link.cut_after(8);
        stream.write_all(b"bcdef").await.unwrap();
        let mut came = Vec::new();
        let ended = tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut came)).await;
        assert!(ended.is_ok(), "it was not cut");
        assert_eq!(came, b"bcd");
        other.write_all(b"g").await.unwrap();
        assert!(answered(&mut other).await, "the other lives, and nothing else is cut");
    }

    #[test]
    fn a_url_leads_through_the_link() {
        assert_eq!(host_and_port("postgres://a:b@127.0.0.1:5/x").unwrap(), "127.0.0.1:5");
        assert_eq!(host_and_port("nats://127.0.0.1:7").unwrap(), "127.0.0.1:7");
        assert!(host_and_port("127.0.0.1").is_err());
    }
}
