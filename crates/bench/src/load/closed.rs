//! Closed loop: the next call is made when one is answered. Shows the greatest rate, and no honest latency under it.

use super::{
    Caller, Offered, Responses,
    open::{Answered, insist},
};
use contracts::ingest::v1::SubmissionResult;
use futures::{StreamExt as _, TryStreamExt as _};
use service_kit::clock::Monotonic;
use std::time::Duration;

/// Until when a closed loop goes on.
#[derive(Debug, Clone, Copy)]
pub enum Until {
    /// For so long.
    Elapsed(Duration),
    /// For so many responses.
    Responses(u64),
}

/// Keeps so many calls under way, each of so many responses, numbered from 0. How many responses were accepted.
///
/// # Errors
/// What ingest refuses or leaves unanswered.
pub async fn closed(
    caller: &Caller,
    responses: &Responses,
    (in_flight, per_call): (usize, u64),
    until: Until,
    offered: &Offered,
    answered: impl Fn(Answered, &[SubmissionResult]),
) -> anyhow::Result<u64> {
    let clock = Monotonic::start();
    let mut first = 0;
    let calls = std::iter::from_fn(|| {
        let count = match until {
            Until::Elapsed(duration) if clock.elapsed() >= duration => return None,
            Until::Elapsed(_) => per_call,
            Until::Responses(all) if first >= all => return None,
            Until::Responses(all) => per_call.min(all - first),
        };
        let call = (first, count);
        first += count;
        Some(call)
    });
    let one = |(first, count)| {
        let answered = &answered;
        async move {
            let planned = clock.elapsed();
            offered.count(count, 0, 0);
            let results = insist(caller, responses, first, count, offered).await?;
            answered(Answered { first, planned, at: clock.elapsed() }, &results);
            offered.count(0, count, 0);
            anyhow::Ok(())
        }
    };
    futures::stream::iter(calls).map(one).buffer_unordered(in_flight).try_collect::<()>().await?;
    Ok(offered.accepted())
}
