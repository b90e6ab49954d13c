//! The messages of several durables as one stream, in the order in which they were published.

use futures::{Stream, StreamExt as _};
use std::{
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

/// What is known of when a message was published, in nanoseconds since 1970 by the broker's clock.
pub(super) trait Published {
    /// When.
    fn published(&self) -> i128;
}

/// Gives of what is there what was published first. What one of the streams brings may count as later than it is, so that in a
/// backlog, too, what others tell about the same thing a moment later has come by then.
pub(super) struct Merged<S: Stream> {
    sources: Vec<Source<S>>,
}

struct Source<S: Stream> {
    messages: S,
    later: i128,
    first: Option<S::Item>,
}

impl<S: Stream> Merged<S> {
    /// Of these streams, each with how much later it counts.
    pub(super) fn of(streams: impl IntoIterator<Item = (S, Duration)>) -> Self {
        let source = |(messages, later): (S, Duration)| {
            let later = i128::try_from(later.as_nanos()).unwrap_or(i128::MAX);
            Source { messages, later, first: None }
        };
        Self { sources: streams.into_iter().map(source).collect() }
    }
}

impl<S: Stream + Unpin> Stream for Merged<S>
where
    S::Item: Published + Unpin,
{
    type Item = S::Item;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let mut all_ended = true;
        for source in &mut self.sources {
            if source.first.is_none() {
                match source.messages.poll_next_unpin(context) {
                    Poll::Ready(Some(message)) => source.first = Some(message),
                    Poll::Ready(None) => continue,
                    Poll::Pending => {}
                }
            }
            all_ended = false;
        }
        let instant = |source: &Source<S>| {
            source.first.as_ref().map(|message| message.published().saturating_add(source.later))
        };
        let waiting = self.sources.iter_mut().filter(|source| source.first.is_some());
        match waiting.min_by_key(|source| instant(source)) {
            Some(source) => Poll::Ready(source.first.take()),
            None if all_ended => Poll::Ready(None),
            None => Poll::Pending,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::{FutureExt as _, channel::mpsc, stream};

    impl Published for i128 {
        fn published(&self) -> i128 {
            *self
        }
    }

    fn later(nanoseconds: u64) -> Duration {
        Duration::from_nanos(nanoseconds)
    }

    #[tokio::test]
    async fn what_was_published_first_comes_first_and_one_stream_counts_as_later() {
        let merged = Merged::of([
            (stream::iter(vec![1_i128, 5, 9, 50]), later(0)),
            (stream::iter(vec![0, 2, 8, 9]), later(10)),
            (stream::iter(vec![7]), later(0)),
        ]);
        assert_eq!(merged.collect::<Vec<_>>().await, [1, 5, 7, 9, 0, 2, 8, 9, 50]);
    }

    #[tokio::test]
    async fn a_stream_that_has_nothing_keeps_no_other_waiting_and_wakes_when_it_has() {
        let (sender, silent) = mpsc::unbounded();
        let mut merged = Merged::of([
            (stream::iter([1_i128]).chain(stream::pending()).boxed(), later(10)),
            (silent.boxed(), later(0)),
        ]);
        assert_eq!(merged.next().now_or_never(), Some(Some(1)));
        assert_eq!(merged.next().now_or_never(), None);
        let (next, ()) = tokio::join!(merged.next(), async { sender.unbounded_send(3_i128).unwrap() });
        assert_eq!(next, Some(3));
    }
}
