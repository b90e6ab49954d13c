//! Lets the messages of one durable gather while others go on.

use futures::{Stream, StreamExt as _};
use std::{
    pin::{Pin, pin},
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::time::{Instant, Sleep};

/// A stream that rests once all that was there is taken, and gives what gathered meanwhile together. What comes after a
/// longer silence comes at once. Where `many` come within one rest there is a backlog, or nearly one, and nothing rests: the
/// broker sends no more ahead than that, so a rest would hold up what waits behind them.
pub(super) struct Leisurely<S> {
    messages: S,
    rest: Duration,
    many: usize,
    resting: Option<Pin<Box<Sleep>>>,
    /// Taken since the count began.
    taken: usize,
    count_began: Instant,
    busy: bool,
}

impl<S> Leisurely<S> {
    pub(super) fn new(messages: S, rest: Duration, many: usize) -> Self {
        Self { messages, rest, many, resting: None, taken: 0, count_began: now(), busy: false }
    }

    /// Whether to rest, now that nothing more is there.
    fn rests(&mut self) -> bool {
        let now = now();
        if now.duration_since(self.count_began) >= self.rest {
            self.busy = self.taken >= self.many;
            (self.taken, self.count_began) = (0, now);
        }
        !self.busy
    }
}

#[expect(clippy::disallowed_methods, reason = "it goes with the rest beside it, whose clock a test moves on")]
fn now() -> Instant {
    Instant::now()
}

impl<S: Stream + Unpin> Stream for Leisurely<S> {
    type Item = S::Item;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        if let Some(resting) = &mut self.resting {
            ready!(resting.as_mut().poll(context));
            self.resting = None;
        }
        // Unconstrained: what only the runtime's budget holds back is there all the same.
        let next = pin!(tokio::task::unconstrained(self.messages.next())).poll(context);
        match next {
            Poll::Ready(_) => self.taken += 1,
            Poll::Pending if self.taken > 0 && !self.rest.is_zero() && self.rests() => {
                let mut resting = Box::pin(tokio::time::sleep(self.rest));
                // Asked once, so that its end wakes whoever waits.
                if resting.as_mut().poll(context).is_pending() {
                    self.resting = Some(resting);
                }
            }
            Poll::Pending => {}
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt as _;
    use tokio::sync::mpsc;

    const REST: Duration = Duration::from_millis(200);
    const MANY: usize = 64;

    type Numbers = Leisurely<futures::stream::LocalBoxStream<'static, u32>>;

    fn channel() -> (mpsc::UnboundedSender<u32>, Numbers) {
        let (sender, receiver) = mpsc::unbounded_channel();
        let messages = futures::stream::unfold(receiver, |mut receiver| async move {
            let next = receiver.recv().await?;
            Some((next, receiver))
        });
        (sender, Leisurely::new(messages.boxed_local(), REST, MANY))
    }

    #[tokio::test(start_paused = true)]
    async fn what_gathers_while_it_rests_comes_together() {
        let (sender, mut messages) = channel();
        sender.send(1).unwrap();
        assert_eq!(messages.next().now_or_never(), Some(Some(1)), "after a silence at once");
        assert_eq!(messages.next().now_or_never(), None);
        let since = now();
        sender.send(2).unwrap();
        sender.send(3).unwrap();
        assert_eq!(messages.next().now_or_never(), None, "it rests");
        assert_eq!(messages.next().await, Some(2));
        assert_eq!(messages.next().now_or_never(), Some(Some(3)));
        assert!(since.elapsed() >= REST && since.elapsed() < REST * 2, "{:?}", since.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn a_backlog_that_comes_in_pieces_is_not_held_up() {
        let (sender, mut messages) = channel();
        let since = now();
        // No more than the broker sends ahead, and after that a moment in which nothing is here.
        for _ in 0..100 {
            (0..64).for_each(|number| sender.send(number).unwrap());
            for _ in 0..64 {
                assert!(messages.next().await.is_some());
            }
            assert_eq!(messages.next().now_or_never(), None);
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        // A hundred pieces of 10 ms each, and the first rest.
        assert!(since.elapsed() <= Duration::from_secs(1) + REST * 2, "{:?}", since.elapsed());
        for number in 1..=2 {
            tokio::time::sleep(REST).await;
            sender.send(number).unwrap();
            assert_eq!(messages.next().await, Some(number));
            assert_eq!(messages.next().now_or_never(), None);
        }
        sender.send(3).unwrap();
        assert_eq!(messages.next().now_or_never(), None, "it rests again once there is no backlog");
    }
}
