//! Live feeds: every change of a table, whichever replica made it, to whoever watches in this process.
//!
//! There is no cursor over a sequence: transactions commit in another order than they wrote their rows. Each look reads
//! the keys of the last few seconds again and drops what was passed on before, so a row that becomes visible late is
//! seen all the same. While nobody watches, nothing is asked.

use crate::{database::Database, error::Error};
use jiff::{SignedDuration, Timestamp};
use service_kit::tasks::BackgroundTask;
use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::{Notify, broadcast, watch};
use tokio_util::sync::CancellationToken;

/// How a feed looks.
#[derive(Debug, Clone)]
pub struct WatchSettings {
    /// Between two looks.
    pub poll: Duration,
    /// Before the next look when one failed.
    pub pause: Duration,
    /// How far each look reaches back: a row is seen if its transaction committed within this time after writing it.
    /// Half a minute is three times the longest statement; what takes longer stands on its timeline all the same.
    pub overlap: Duration,
    /// Changes that a watcher may be behind before it is told to begin anew.
    pub buffer: usize,
}

impl Default for WatchSettings {
    fn default() -> Self {
        Self {
            poll: Duration::from_millis(200),
            pause: Duration::from_secs(1),
            overlap: Duration::from_secs(30),
            buffer: 4_096,
        }
    }
}

/// A table whose changes are watched. It has a column with the machine instant at which each row was written
/// (`DEFAULT clock_timestamp()`), and an index on it.
pub trait Source: Send + Sync + 'static {
    /// What names a change for ever: aggregate and version.
    type Key: Clone + Eq + Hash + Send + Sync;
    /// What watchers get.
    type Change: Send + Sync + 'static;

    /// The keys of all rows written at this machine instant or later, with that instant, oldest first: one statement.
    fn keys(
        &self,
        since: Timestamp,
    ) -> impl Future<Output = Result<Vec<(Self::Key, Timestamp)>, Error>> + Send;

    /// The changes of these keys, in their order; what is there no more is left out.
    fn read(&self, keys: &[Self::Key]) -> impl Future<Output = Result<Vec<Self::Change>, Error>> + Send;
}

/// Most changes that one statement reads.
const READ: usize = 500;

/// What watchers subscribe to. Clones share it.
pub struct Feed<C>(Arc<Inner<C>>);

impl<C> Clone for Feed<C> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

struct Inner<C> {
    // Taken out when the feed ends, so that every watcher's stream ends too.
    sender: Mutex<Option<broadcast::Sender<Arc<C>>>>,
    looking: watch::Sender<bool>,
    subscribed: Notify,
}

impl<C: Send + Sync + 'static> Feed<C> {
    /// A feed, and the loop that fills it until it is stopped.
    pub fn new<S>(database: Database, source: S, settings: WatchSettings) -> (Self, BackgroundTask)
    where
        S: Source<Change = C>,
    {
        let feed = Self(Arc::new(Inner {
            sender: Mutex::new(Some(broadcast::Sender::new(settings.buffer))),
            looking: watch::Sender::new(false),
            subscribed: Notify::new(),
        }));
        let filled = feed.clone();
        let task = BackgroundTask::new("watch", move |stop| async move {
            filled.fill(&database, &source, &settings, &stop).await;
            filled.0.sender.lock().unwrap_or_else(PoisonError::into_inner).take();
            filled.0.looking.send_replace(true);
            Ok(())
        });
        (feed, task)
    }

    /// Everything that is committed from now on, and perhaps what was just before; `None`: the service is stopping.
    pub async fn subscribe(&self) -> Option<Subscription<C>> {
        let subscription = {
            let sender = self.0.sender.lock().unwrap_or_else(PoisonError::into_inner);
            Subscription(sender.as_ref()?.subscribe())
        };
        self.0.subscribed.notify_one();
        // Before the first look the feed can't tell what is new.
        self.0.looking.subscribe().wait_for(|looking| *looking).await.ok()?;
        Some(subscription)
    }

    /// Whether nobody watches; whoever comes now waits for a first look. One lock for both: no watcher is between.
    fn rests(&self) -> bool {
        let sender = self.0.sender.lock().unwrap_or_else(PoisonError::into_inner);
        let rests = sender.as_ref().is_none_or(|sender| sender.receiver_count() == 0);
        if rests {
            self.0.looking.send_replace(false);
        }
        rests
    }

    fn pass_on(&self, changes: Vec<C>) {
        let sender = self.0.sender.lock().unwrap_or_else(PoisonError::into_inner);
        for change in changes {
            // Without a watcher there is nobody to tell.
            let _ = sender.as_ref().map(|sender| sender.send(Arc::new(change)));
        }
    }

    async fn fill<S>(
        &self,
        database: &Database,
        source: &S,
        settings: &WatchSettings,
        stop: &CancellationToken,
    ) where
        S: Source<Change = C>,
    {
        let overlap = SignedDuration::try_from(settings.overlap).unwrap_or(SignedDuration::MAX);
        let mut seen: Option<Seen<S::Key>> = None;
        while !stop.is_cancelled() {
            if self.rests() {
                seen = None;
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = self.0.subscribed.notified() => {}
                }
                continue;
            }
            let look = async {
                match &mut seen {
                    Some(seen) => self.look(database, source, seen).await,
                    None => {
                        seen = Some(Seen::begin(database, source, overlap).await?);
                        self.0.looking.send_replace(true);
                        Ok(())
                    }
                }
            };
            let wait = match look.await {
                Ok(()) => settings.poll,
                Err(error) => {
                    tracing::warn!(%error, "a live feed could not be read; it goes on where it was");
                    settings.pause
                }
            };
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(wait) => {}
            }
        }
    }

    async fn look<S>(&self, database: &Database, source: &S, seen: &mut Seen<S::Key>) -> Result<(), Error>
    where
        S: Source<Change = C>,
    {
        let fresh = seen.fresh(database.answered(source.keys(seen.since())).await?);
        for part in fresh.chunks(READ) {
            let keys: Vec<S::Key> = part.iter().map(|(key, _)| key.clone()).collect();
            self.pass_on(database.answered(source.read(&keys)).await?);
            // Only now: what could not be read is read again at the next look.
            seen.keep(part);
        }
        Ok(())
    }
}

/// What was passed on within the overlap.
struct Seen<K> {
    newest: Timestamp,
    overlap: SignedDuration,
    keys: HashMap<K, Timestamp>,
}

impl<K: Clone + Eq + Hash + Send + Sync> Seen<K> {
    /// All that is there already is old.
    async fn begin<S>(database: &Database, source: &S, overlap: SignedDuration) -> Result<Self, Error>
    where
        S: Source<Key = K>,
    {
        let mut seen = Self { newest: database.now().await?.machine, overlap, keys: HashMap::new() };
        let keys = database.answered(source.keys(seen.since())).await?;
        seen.keep(&keys);
        Ok(seen)
    }

    fn since(&self) -> Timestamp {
        self.newest.saturating_sub(self.overlap).unwrap_or(Timestamp::MIN)
    }

    fn fresh(&self, keys: Vec<(K, Timestamp)>) -> Vec<(K, Timestamp)> {
        keys.into_iter().filter(|(key, _)| !self.keys.contains_key(key)).collect()
    }

    fn keep(&mut self, keys: &[(K, Timestamp)]) {
        for (key, written) in keys {
            self.keys.insert(key.clone(), *written);
            self.newest = self.newest.max(*written);
        }
        let since = self.since();
        self.keys.retain(|_, written| *written >= since);
    }
}

/// One watcher's place in a feed.
pub struct Subscription<C>(broadcast::Receiver<Arc<C>>);

/// A watcher was too slow: changes were lost to it, so it must look at the whole again and watch anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} change(s) were lost because the watcher is too slow; read the list again, then watch anew")]
pub struct Behind(pub u64);

impl<C: Send + Sync + 'static> Subscription<C> {
    /// The next change; `None`: the service is stopping.
    ///
    /// # Errors
    /// When the watcher was too slow.
    pub async fn next(&mut self) -> Option<Result<Arc<C>, Behind>> {
        match self.0.recv().await {
            Ok(change) => Some(Ok(change)),
            Err(broadcast::error::RecvError::Lagged(lost)) => Some(Err(Behind(lost))),
            Err(broadcast::error::RecvError::Closed) => None,
        }
    }
}
