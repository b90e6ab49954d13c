//! Sees tasks appear: their events as they are published, and a sample of their cases through the status API.

use super::ledger::Ledger;
use crate::frame::{Client, Servers, client::Authorized, number};
use anyhow::Context as _;
use contracts::{
    events::v1::TaskAssigned,
    reporting::v1::{GetCaseRequest, get_case_request::Id, status_service_client::StatusServiceClient},
    topology::{ServiceName, TASK_ASSIGNED},
};
use futures::StreamExt as _;
use prost::Message as _;
use service_kit::{clock::Monotonic, tasks::Tracker};
use std::time::Duration;
use tokio_util::sync::{CancellationToken, DropGuard};

/// Events that may wait for us. A slow subscriber loses some: more than this never waits.
const WAITING_MAX: usize = 1 << 20;

/// Alerts looked at through the status API, per second: each look is a call like a user's, and many would be load, most of it
/// just when there is too much already.
const SAMPLES_PER_SECOND: f64 = 10.0;

/// First wait between two looks at one case. It grows with what was waited already: a case that is late is not asked for a
/// thousand times, and is told at most by that share later than it was there.
const LOOK_EVERY: Duration = Duration::from_millis(5);
const SHARE_OF_WAITED: u32 = 5;

/// Longest time that one case is looked for.
const LOOK_FOR: Duration = Duration::from_secs(300);

/// One alert in so many is looked at, at so many alerts a second. Counted, not timed: of what comes late and all at once it
/// is as many as of what comes evenly.
pub(crate) fn one_in(alerts_per_second: f64) -> u64 {
    number::to_count((alerts_per_second / SAMPLES_PER_SECOND).round()).max(1)
}

/// Watches tasks until it is dropped.
pub(crate) struct Observer {
    tracker: Tracker,
    watching: CancellationToken,
    _ending: DropGuard,
    _client: async_nats::Client,
}

impl Observer {
    /// Begins to watch; looks at one task in so many. Instants are those of `clock`.
    pub(crate) async fn begin(
        servers: &Servers,
        client: &Client,
        ledger: Ledger,
        (clock, one_in): (Monotonic, u64),
    ) -> anyhow::Result<Self> {
        // A plain subscription: it costs the server one more copy of each task's event, and no acknowledgement.
        let nats = async_nats::ConnectOptions::new()
            .subscription_capacity(WAITING_MAX)
            .connect(&servers.nats_url)
            .await
            .context("NATS can't be reached")?;
        let subject = servers.prefix.subject(&format!("{}.>", TASK_ASSIGNED.ce_type()));
        let mut events = nats.subscribe(subject).await?;
        nats.flush().await?;
        let status = StatusServiceClient::new(client.channel(ServiceName::Reporting)?);
        let (tracker, stop) = (Tracker::default(), CancellationToken::new());
        let (ending, looks, watching) = (stop.clone(), tracker.clone(), stop.child_token());
        let watched = watching.clone();
        tracker.spawn(async move {
            let mut seen = 0_u64;
            loop {
                let event = tokio::select! {
                    () = watched.cancelled() => return,
                    event = events.next() => event,
                };
                let Some(event) = event else { return };
                let at = clock.elapsed();
                // Only the response's id is of interest here, and an event that is no event shows as a missing task.
                let Ok(assigned) = TaskAssigned::decode(event.payload) else { continue };
                let Some(response) = assigned.task.map(|task| task.response_id) else { continue };
                ledger.assigned(&response, at);
                seen += 1;
                if seen.is_multiple_of(one_in) {
                    looks.spawn(look(status.clone(), response, ledger.clone(), clock, ending.clone()));
                }
            }
        });
        Ok(Self { tracker, watching, _ending: stop.drop_guard(), _client: nats })
    }

    /// Ends it, once every look that was begun is over: the last ones are the longest. All cases are shown by now.
    pub(crate) async fn end(self) {
        self.watching.cancel();
        self.tracker.finish().await;
    }
}

/// Looks at one case until it shows its task.
async fn look(
    mut status: StatusServiceClient<Authorized>,
    response: String,
    ledger: Ledger,
    clock: Monotonic,
    ending: CancellationToken,
) {
    let began = clock.elapsed();
    loop {
        let request = GetCaseRequest { id: Some(Id::ResponseId(response.clone())) };
        // Not found is what a case is before reporting heard of it.
        let shown = status.get_case(request).await.ok().and_then(|answer| answer.into_inner().case);
        if shown.is_some_and(|case| !case.task_id.is_empty()) {
            ledger.visible(&response, clock.elapsed());
            return;
        }
        let waited = clock.elapsed().saturating_sub(began);
        if waited > LOOK_FOR {
            return;
        }
        tokio::select! {
            () = ending.cancelled() => return,
            () = tokio::time::sleep(LOOK_EVERY.max(waited / SHARE_OF_WAITED)) => {}
        }
    }
}
