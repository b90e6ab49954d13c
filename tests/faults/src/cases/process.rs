//! Processes that die, stand still, or are asked to end.

use crate::{
    lab::{Lab, NEXT_NOON, lasts},
    link::Flow,
    load::{self, Kind},
};
use anyhow::{Context as _, ensure};
use contracts::{
    ingest::v1::{SubmissionOutcome, SubmitResponsesRequest},
    topology::{self, ServiceName},
};
use e2e::KEY;
use rand::seq::SliceRandom as _;
use recontact::{client::Client, doctor};
use rustix::process::Signal;
use service_kit::{clock::Monotonic, tasks::Tracker};
use std::time::Duration;
use testkit::until;

/// A replica of ingest dies so often under load.
pub async fn ingest_killed(lab: &mut Lab, times: usize) -> anyhow::Result<()> {
    lab.start_load()?;
    for turn in 0..times {
        lab.accepted_more(1..60).await?;
        lab.kill(ServiceName::Ingest, turn % 2)?;
        lab.restart(ServiceName::Ingest, turn % 2)?;
    }
    lab.accepted_more(40..60).await
}

/// Ingest commits, and dies before its answer arrives: the same request to the other replica finds the response.
pub async fn killed_before_the_answer(lab: &mut Lab) -> anyhow::Result<()> {
    let index = lab.fleet.index(ServiceName::Ingest, 0).context("no replica")?;
    let link = crate::link::Link::before(lab.fleet.address(index)?.trim_start_matches("http://")).await?;
    let behind = Client::new(&format!("http://{}", link.address()), KEY)?;
    // The connection stands before its answers are held.
    load::offer(&behind, &lab.history, &["warm".to_owned()]).await?;
    link.flow(Flow::Pass, Flow::Hold);
    let before = lab.world().count("SELECT count(*) FROM ingest.responses").await?;
    let history = lab.history.clone();
    let asked = Tracker::default()
        .spawn(async move { load::offer(&behind, &history, &["held".to_owned()]).await.is_ok() });
    let committed = before + 1;
    lab.at_least("SELECT count(*) FROM ingest.responses", committed).await?;
    lab.kill(ServiceName::Ingest, 0)?;
    link.reset();
    ensure!(!asked.await?, "no answer may have arrived");
    lab.restart(ServiceName::Ingest, 0)?;
    let again = SubmitResponsesRequest { items: vec![load::submission("held", 0)] };
    let answer = lab.fleet.client(1)?.ingest()?.submit_responses(again).await?.into_inner();
    let result = answer.results.first().context("no result")?;
    ensure!(result.outcome() == SubmissionOutcome::Duplicate, "{result:?}");
    lab.history.accept("held", &result.response_id);
    ensure!(lab.world().count("SELECT count(*) FROM ingest.responses").await? == committed, "one row");
    Ok(())
}

/// What the stream of responses holds.
async fn messages(lab: &Lab) -> anyhow::Result<u64> {
    Ok(lab.world().broker.stream_state(&topology::RESPONSES).await?.last_sequence)
}

/// Packs of responses that were ever committed.
const LOGGED: &str =
    "SELECT count(*) FROM ingest.event_log WHERE event_type = 'recontact.v1.response.accepted'";

async fn messages_reach(lab: &Lab, count: u64) -> anyhow::Result<()> {
    until("the stream has the messages", || async { Ok((messages(lab).await? >= count).then_some(())) }).await
}

/// The relay has its acknowledgement, and dies before it deletes: what it published comes again. Within the broker's
/// window it is stopped there; beyond it the inbox stops it.
pub async fn relay_killed_before_deletion(lab: &mut Lab, beyond_the_window: bool) -> anyhow::Result<()> {
    if beyond_the_window {
        let broker = lab.broker().await?;
        let name = lab.world().broker.prefix().stream(&topology::RESPONSES);
        let mut stream = broker.get_stream(&name).await?;
        let mut config = stream.info().await?.config.clone();
        config.duplicate_window = Duration::from_millis(100);
        broker.update_stream(config).await?;
    }
    let (before, logged) = (messages(lab).await?, lab.world().count(LOGGED).await?);
    // Committed while the broker can't hear it, so that the deletion is all that is left to freeze.
    lab.ground.broker_link.flow(Flow::Hold, Flow::Pass);
    lab.offer(0, 20).await?;
    // One, unless the commits fell apart.
    let packs = u64::try_from(lab.world().count(LOGGED).await? - logged)?;
    let frozen = lab.freeze("ingest.outbox_pending").await?;
    lab.ground.broker_link.calm();
    messages_reach(lab, before + packs).await?;
    lab.somebody_waits().await?;
    lab.kill_both(ServiceName::Ingest)?;
    frozen.thaw().await?;
    until("what was published is still to be published", || async {
        Ok((lab.world().count(PENDING).await? > 0).then_some(()))
    })
    .await?;
    let again = u64::try_from(lab.world().count(PENDING).await?)?;
    if beyond_the_window {
        lasts(Duration::from_secs(1)).await;
    }
    lab.restart_both(ServiceName::Ingest)?;
    until("it was published", || async { Ok((lab.world().count(PENDING).await? == 0).then_some(())) })
        .await?;
    let published = messages(lab).await? - before;
    if beyond_the_window {
        ensure!(published == packs + again, "{packs} packs, {again} published again: {published} messages");
    } else {
        ensure!(
            published == packs,
            "the broker's window stops {again} of {packs} packs: {published} messages"
        );
    }
    Ok(())
}

/// A consumer dies in its transaction.
pub async fn consumer_killed_before_commit(lab: &mut Lab) -> anyhow::Result<()> {
    let frozen = lab.freeze("alert_rules.inbox").await?;
    lab.offer(0, 40).await?;
    lab.somebody_waits().await?;
    lab.kill_both(ServiceName::AlertRules)?;
    ensure!(
        lab.world().count("SELECT count(*) FROM alert_rules.decisions").await? == 0,
        "nothing was decided"
    );
    frozen.thaw().await?;
    lab.restart_both(ServiceName::AlertRules)
}

/// A consumer commits, and dies before its acknowledgement leaves: the message comes again and finds its inbox row.
pub async fn consumer_killed_before_acknowledging(lab: &mut Lab) -> anyhow::Result<()> {
    let frozen = lab.freeze("alert_rules.inbox").await?;
    lab.offer(0, 40).await?;
    lab.somebody_waits().await?;
    lab.ground.broker_link.flow(Flow::Hold, Flow::Pass);
    frozen.thaw().await?;
    lab.at_least("SELECT count(*) FROM alert_rules.decisions", 40).await?;
    lab.kill_both(ServiceName::AlertRules)?;
    // Acknowledgements that are still in the link die with their connection.
    lab.ground.broker_link.reset();
    lab.ground.broker_link.calm();
    lab.restart_both(ServiceName::AlertRules)?;
    until("the message comes again, and is known", || async {
        let mut known = 0;
        for replica in 0..2 {
            known += lab
                .fleet
                .counter(ServiceName::AlertRules, replica, "eventing_messages_duplicate")
                .await
                .unwrap_or(0);
        }
        Ok((known > 0).then_some(()))
    })
    .await
}

/// Proposals ever.
pub(super) const FIRED: &str =
    "SELECT coalesce(sum(proposals), 0)::bigint FROM follow_up_scheduler.schedules";

/// Tasks whose first reminder is due as soon as time moves.
async fn tasks_wait(lab: &mut Lab) -> anyhow::Result<()> {
    lab.offer(0, 100).await?;
    lab.at_least("SELECT count(*) FROM follow_up_scheduler.schedules", 20).await
}

/// The scheduler dies while it fires: nothing of it was, and the next one fires.
pub async fn scheduler_killed_while_firing(lab: &mut Lab) -> anyhow::Result<()> {
    tasks_wait(lab).await?;
    let frozen = lab.freeze("follow_up_scheduler.event_log").await?;
    lab.world().set_time(NEXT_NOON.parse()?).await?;
    lab.somebody_waits().await?;
    lab.kill_both(ServiceName::FollowUpScheduler)?;
    frozen.thaw().await?;
    ensure!(lab.world().count(FIRED).await? == 0, "nothing was fired");
    lab.restart_both(ServiceName::FollowUpScheduler)?;
    lab.at_least(FIRED, 20).await
}

/// The scheduler dies after it fired, with everything still to be published.
pub async fn scheduler_killed_after_firing(lab: &mut Lab) -> anyhow::Result<()> {
    tasks_wait(lab).await?;
    lab.ground.broker_link.flow(Flow::Hold, Flow::Pass);
    lab.world().set_time(NEXT_NOON.parse()?).await?;
    lab.at_least("SELECT count(*) FROM follow_up_scheduler.outbox_pending", 20).await?;
    lab.kill_both(ServiceName::FollowUpScheduler)?;
    lab.ground.broker_link.reset();
    lab.ground.broker_link.calm();
    lab.restart_both(ServiceName::FollowUpScheduler)
}

/// All ten processes die at once and come back in any order.
pub async fn all_killed(lab: &mut Lab, times: usize) -> anyhow::Result<()> {
    lab.start_load()?;
    for turn in 0..times {
        lab.accepted_more(60..120).await?;
        if turn + 1 == times {
            lab.world().set_time(NEXT_NOON.parse()?).await?;
        }
        let mut order: Vec<(ServiceName, usize)> =
            ServiceName::ALL.iter().flat_map(|service| [(*service, 0), (*service, 1)]).collect();
        for (service, replica) in &order {
            lab.kill(*service, *replica)?;
        }
        order.shuffle(&mut lab.random);
        for (service, replica) in &order {
            lab.restart(*service, *replica)?;
        }
    }
    lab.accepted_more(40..60).await
}

/// Any process dies, so often, at any moment.
pub async fn anyone_killed(lab: &mut Lab, times: usize) -> anyhow::Result<()> {
    use rand::RngExt as _;
    // As much as two cores do beside so many starts: a backlog would only make the end wait.
    lab.start_load_of(Kind { batch: 5, ..Kind::usual("anyone".to_owned()) })?;
    for turn in 0..times {
        lab.accepted_more(1..20).await?;
        if turn == times / 2 {
            lab.world().set_time(NEXT_NOON.parse()?).await?;
        }
        let index = lab.random.random_range(0..lab.fleet.len());
        let service = lab.fleet.kill_and_restart(index)?;
        lab.note(format!("SIGKILL {service}"));
    }
    lab.accepted_more(1..20).await
}

/// A consumer stands still for longer than `ack_wait`: the other does its work, and the zombie harms nobody.
pub async fn consumer_stopped(lab: &mut Lab, time: Duration) -> anyhow::Result<()> {
    lab.start_load()?;
    for service in [ServiceName::AlertRules, ServiceName::Assignment, ServiceName::Reporting] {
        lab.accepted_more(20..60).await?;
        lab.stop_for(service, 0, time).await?;
    }
    lab.accepted_more(20..40).await
}

/// Rows of the outbox that some transaction has claimed.
const CLAIMED: &str = "
    SELECT (SELECT count(*) FROM ingest.outbox_pending)
         - (SELECT count(*) FROM (SELECT FROM ingest.outbox_pending FOR UPDATE SKIP LOCKED) AS free)";

const PENDING: &str = "SELECT count(*) FROM ingest.outbox_pending";

/// A relay stands still with rows claimed and not one of them published: the other passes over them, and they come later.
pub async fn relay_stopped(lab: &mut Lab, time: Duration) -> anyhow::Result<()> {
    lab.offer(0, 20).await?;
    until("the outbox is empty", || async { Ok((lab.world().count(PENDING).await? == 0).then_some(())) })
        .await?;
    let first = lab.fleet.index(ServiceName::Ingest, 0).context("no replica")?;
    let second = lab.fleet.index(ServiceName::Ingest, 1).context("no replica")?;
    // Only the first can claim, and nothing that it sends arrives.
    lab.fleet.signal(second, Signal::STOP)?;
    lab.ground.broker_link.flow(Flow::Hold, Flow::Pass);
    lab.offer(0, 40).await?;
    let claimed = until("rows are claimed", || async {
        let claimed = lab.world().count(CLAIMED).await?;
        Ok((claimed > 0 && claimed == lab.world().count(PENDING).await?).then_some(claimed))
    })
    .await?;
    lab.note("SIGSTOP ingest");
    lab.fleet.signal(first, Signal::STOP)?;
    let clock = Monotonic::start();
    lab.fleet.signal(second, Signal::CONT)?;
    // What was held dies with its connections.
    lab.ground.broker_link.reset();
    lab.ground.broker_link.calm();
    let before = messages(lab).await?;
    for _ in 0..4 {
        lab.offer(1, 20).await?;
    }
    until("the other relay publishes what is not claimed", || async {
        let (pending, messages) = (lab.world().count(PENDING).await?, messages(lab).await?);
        ensure!(pending == claimed && messages > before, "{pending} rows wait, {claimed} are claimed");
        Ok(Some(()))
    })
    .await?;
    lab.measure("rows claimed by the relay that stood still", u64::try_from(claimed)?);
    lasts(time.saturating_sub(clock.elapsed())).await;
    lab.fleet.signal(first, Signal::CONT)?;
    lab.healed();
    lab.start_load()?;
    lab.accepted_more(20..40).await
}

/// A limit of the product: `drain_seconds`.
const ENDS_WITHIN: Duration = Duration::from_secs(20);

/// Asked to end under load, every process finishes what it began and ends well, in time. Whoever calls the other replica
/// notices nothing. The one that ends may refuse a call, but none that it carried out goes without its answer: offered
/// again, its responses would be called duplicates.
pub async fn asked_to_end(lab: &mut Lab) -> anyhow::Result<()> {
    lab.start_load()?;
    for service in ServiceName::ALL {
        lab.accepted_more(20..40).await?;
        let index = lab.fleet.index(service, 0).context("no replica")?;
        let failed = lab.history.failures().len();
        lab.note(format!("SIGTERM {service}"));
        let clock = Monotonic::start();
        lab.fleet.signal(index, Signal::TERM)?;
        let pid = lab.fleet.pid(index)?;
        until("it ends", || async move { Ok(has_ended(pid).then_some(())) }).await?;
        let status = lab.fleet.ended(index)?;
        ensure!(status.success(), "{service} ended with {status}");
        ensure!(clock.elapsed() < ENDS_WITHIN, "{service} took {:?}", clock.elapsed());
        lab.accepted_more(20..40).await?;
        let failures = lab.history.failures().split_off(failed);
        let unexpected: Vec<_> = failures
            .iter()
            .filter(|failure| service != ServiceName::Ingest || failure.replica != 0)
            .collect();
        ensure!(
            unexpected.is_empty(),
            "while {service} ended, calls to replicas that run failed: {unexpected:?}"
        );
        lab.restart(service, 0)?;
        let client = lab.fleet.client(0)?;
        until("it answers again", || async { doctor::status(&client, service).await.map(Some) }).await?;
    }
    lab.accepted_more(20..40).await?;
    lab.finish_load().await?;
    let cut = lab.history.duplicates();
    ensure!(cut == 0, "{cut} responses were kept and their answer was cut off");
    Ok(())
}

/// Whether a child of ours has ended, without waiting for it. Where the system does not say, it has: then we wait.
fn has_ended(pid: u32) -> bool {
    let Ok(status) = std::fs::read_to_string(format!("/proc/{pid}/stat")) else { return true };
    status.rsplit_once(") ").is_none_or(|(_, state)| state.starts_with('Z'))
}

/// Calls that are given up at any moment leave no transaction open and break no later one.
pub async fn calls_given_up(lab: &mut Lab, calls: usize) -> anyhow::Result<()> {
    use rand::RngExt as _;
    let clients = lab.clients()?;
    for round in 0..calls.div_ceil(20) {
        let mut given_up = Vec::new();
        for turn in 0..20 {
            let [first, second] = &clients;
            let client = if turn % 2 == 0 { first } else { second }.clone();
            let id = format!("given-up-{round}-{turn}");
            lab.history.offer(&id);
            let patience = Duration::from_micros(lab.random.random_range(0..12_000));
            given_up.push(async move {
                let call = async {
                    let items = vec![load::submission(&id, turn)];
                    client.ingest()?.submit_responses(SubmitResponsesRequest { items }).await?;
                    anyhow::Ok(())
                };
                // Whether it was too late or not: it is given up without a look at the answer.
                let _ = tokio::time::timeout(patience, call).await;
            });
        }
        futures::future::join_all(given_up).await;
    }
    lab.note(format!("{calls} calls given up"));
    until("no transaction stays open", || async {
        let open = lab
            .world()
            .count(
                "SELECT count(*) FROM pg_stat_activity
                 WHERE datname = current_database() AND state LIKE 'idle in transaction%'
                   AND state_change < clock_timestamp() - interval '1 second'",
            )
            .await?;
        Ok((open == 0).then_some(()))
    })
    .await?;
    // More calls than there are connections: none of them may have been spoilt.
    for _ in 0..10 {
        lab.offer(0, 5).await?;
        lab.offer(1, 5).await?;
    }
    Ok(())
}
