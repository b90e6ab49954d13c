//! In which order a consumer takes what its durables bring.

use super::ConsumerSettings;
use futures::{
    FutureExt as _, Stream, StreamExt as _,
    stream::{Peekable, SelectAll, select_all},
};
use std::{collections::BTreeMap, pin::Pin, time::Duration};
use tokio::task::unconstrained;

/// A message, as far as its order goes.
pub(super) trait Timed {
    /// The name of what brought it.
    fn source(&self) -> &'static str;
    /// When it was published, in nanoseconds since 1970 by the broker's clock.
    fn published(&self) -> i128;
    /// Bytes of its payload.
    fn size(&self) -> usize;
}

/// What the durables of a consumer bring. What is heard at leisure is taken when nothing else is there. In a backlog, where
/// something else always is, it has every second turn; where it is to stay behind the others, only once it is so much older than
/// what came last of them: what they tell about the same thing has come by then.
pub(super) struct Inbound<P: Stream + Unpin, L: Stream> {
    prompt: SelectAll<P>,
    leisurely: Peekable<L>,
    /// How far it stays behind.
    behind: Option<Duration>,
    /// How far the last prompt batch came: the newest that each stream gave it, and of these the one that is furthest behind.
    reached: i128,
    /// Whether the last batch was taken at leisure.
    had_its_turn: bool,
}

impl<P, L> Inbound<P, L>
where
    P: Stream + Unpin,
    L: Stream<Item = P::Item> + Unpin,
    P::Item: Timed,
{
    /// Of these streams, of which none ends.
    pub(super) fn new(prompt: impl IntoIterator<Item = P>, leisurely: L, behind: Option<Duration>) -> Self {
        let (prompt, leisurely) = (select_all(prompt), leisurely.peekable());
        Self { prompt, leisurely, behind, reached: i128::MIN, had_its_turn: false }
    }

    /// Waits for a message, and takes what is there with it, as far as one batch goes; `None`: the streams ended. Nothing is lost
    /// when it is given up.
    pub(super) async fn batch(&mut self, settings: &ConsumerSettings) -> Option<Vec<P::Item>> {
        let (at_leisure, first) = self.first().await?;
        self.had_its_turn = at_leisure;
        let mut bytes = first.size();
        let mut taken = vec![first];
        while taken.len() < settings.batch_messages && bytes < settings.batch_bytes {
            // Unconstrained: the runtime's budget would stop after 128 messages though more are here.
            let next = if at_leisure {
                unconstrained(self.leisurely.next()).now_or_never()
            } else {
                unconstrained(self.prompt.next()).now_or_never()
            };
            let Some(Some(next)) = next else { break };
            bytes += next.size();
            taken.push(next);
        }
        if !at_leisure {
            let mut newest: BTreeMap<&str, i128> = BTreeMap::new();
            for message in &taken {
                let newest = newest.entry(message.source()).or_insert(i128::MIN);
                *newest = message.published().max(*newest);
            }
            self.reached = newest.into_values().min().unwrap_or(i128::MIN);
        }
        Some(taken)
    }

    /// The message that a batch begins with, and whether it is one at leisure.
    async fn first(&mut self) -> Option<(bool, P::Item)> {
        if self.is_due() && !self.had_its_turn {
            return Some((true, self.leisurely.next().await?));
        }
        tokio::select! {
            biased;
            next = unconstrained(self.prompt.next()) => Some((false, next?)),
            next = unconstrained(self.leisurely.next()) => Some((true, next?)),
        }
    }

    fn is_due(&mut self) -> bool {
        let head = unconstrained(Pin::new(&mut self.leisurely).peek()).now_or_never().flatten();
        match (head, self.behind) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(head), Some(behind)) => {
                let behind = i128::try_from(behind.as_nanos()).unwrap_or(i128::MAX);
                head.published().saturating_add(behind) <= self.reached
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::stream::{self, BoxStream};

    /// What brought it, and when it was published in milliseconds.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    struct Sent(&'static str, i128);

    impl Timed for Sent {
        fn source(&self) -> &'static str {
            self.0
        }

        fn published(&self) -> i128 {
            self.1 * 1_000_000
        }

        fn size(&self) -> usize {
            1
        }
    }

    fn sent(source: &'static str, instants: &[i128]) -> BoxStream<'static, Sent> {
        let messages: Vec<Sent> = instants.iter().map(|at| Sent(source, *at)).collect();
        stream::iter(messages).chain(stream::pending()).boxed()
    }

    const SECOND: Option<Duration> = Some(Duration::from_secs(1));

    /// The instants of each batch, two messages at most, what was at leisure below zero.
    fn batches(
        prompt: &[(&'static str, &[i128])],
        leisurely: &[i128],
        behind: Option<Duration>,
    ) -> Vec<Vec<i128>> {
        let settings = ConsumerSettings { batch_messages: 2, ..ConsumerSettings::default() };
        let prompt = prompt.iter().map(|(source, instants)| sent(source, instants));
        let mut inbound = Inbound::new(prompt, sent("leisurely", leisurely), behind);
        let mut batches = Vec::new();
        while let Some(Some(batch)) = inbound.batch(&settings).now_or_never() {
            batches.push(batch.iter().map(|one| if one.0 == "leisurely" { -one.1 } else { one.1 }).collect());
        }
        batches
    }

    #[test]
    fn what_is_at_leisure_comes_when_nothing_else_is_there() {
        let batches = batches(&[("a", &[10, 30]), ("b", &[20])], &[1, 2, 3], SECOND);
        assert_eq!(batches.concat()[3..], [-1, -2, -3], "{batches:?}");
    }

    #[test]
    fn in_a_backlog_it_has_every_second_turn() {
        let expected: [&[i128]; 6] = [&[-1, -2], &[4, 5], &[-3, -7], &[6, 8], &[-9], &[10]];
        assert_eq!(batches(&[("a", &[4, 5, 6, 8, 10])], &[1, 2, 3, 7, 9], None), expected);
    }

    #[test]
    fn where_it_stays_behind_it_has_that_turn_once_it_is_so_much_older() {
        let prompt: Vec<i128> = (0..10).map(|number| number * 500).collect();
        let expected: [&[i128]; 8] = [
            &[0, 500],
            &[1000, 1500],
            &[-100, -200],
            &[2000, 2500],
            &[-1400, -1600],
            &[3000, 3500],
            &[4000, 4500],
            &[-9000],
        ];
        assert_eq!(batches(&[("a", &prompt)], &[100, 200, 1400, 1600, 9000], SECOND), expected);
    }

    #[test]
    fn it_stays_behind_the_one_that_is_furthest_behind() {
        let (slow, fast) = (("a", &[0, 1, 2, 3][..]), ("b", &[5000, 5001, 5002, 5003][..]));
        let batches = batches(&[slow, fast], &[100], SECOND);
        assert_eq!(batches.last().map(Vec::as_slice), Some(&[-100][..]), "{batches:?}");
    }

    #[tokio::test]
    async fn whoever_waits_is_woken_by_either() {
        for prompt in [true, false] {
            let (sender, messages) = futures::channel::mpsc::unbounded();
            let (one, other) = (messages.boxed(), stream::pending().boxed());
            let (a, b) = if prompt { (one, other) } else { (other, one) };
            let mut inbound = Inbound::new([a], b, SECOND);
            let send = async { sender.unbounded_send(Sent("a", 1)).unwrap() };
            let settings = ConsumerSettings::default();
            let (batch, ()) = tokio::join!(inbound.batch(&settings), send);
            assert_eq!(batch, Some(vec![Sent("a", 1)]));
        }
    }
}
