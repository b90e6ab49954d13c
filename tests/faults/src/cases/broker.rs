//! The broker dies, stands still, forgets, fills up.

use crate::{
    lab::{Lab, NEXT_NOON, lasts},
    link::Flow,
};
use anyhow::{Context as _, ensure};
use contracts::topology::{self, STREAMS, ServiceName, Stream};
use rustix::process::Signal;
use sqlx::{Connection as _, PgConnection};
use std::time::Duration;
use testkit::until;

/// The broker dies under load and is away for a while: ingest accepts all the same.
pub async fn killed(lab: &mut Lab, times: usize, away: Duration) -> anyhow::Result<()> {
    lab.start_load()?;
    for _ in 0..times {
        lab.accepted_more(20..60).await?;
        lab.note("SIGKILL nats-server");
        lab.ground.kill_broker();
        lasts(away).await;
        // However busy the machine is: it goes on for as long as the broker is away.
        lab.accepted_more(1..2).await.context("ingest took nothing while the broker was away")?;
        lab.ground.start_broker().await?;
        lab.healed();
    }
    lab.accepted_more(20..40).await
}

/// The broker stands still: no false success, and everything flows when it goes on.
pub async fn stopped(lab: &mut Lab, time: Duration) -> anyhow::Result<()> {
    lab.start_load()?;
    lab.accepted_more(20..60).await?;
    lab.note("SIGSTOP nats-server");
    lab.ground.signal_broker(Signal::STOP)?;
    lasts(time).await;
    lab.ground.signal_broker(Signal::CONT)?;
    lab.healed();
    lab.accepted_more(20..40).await
}

/// The broker's whole disk is gone: `migrate` makes streams and durables again, and their owners refill them.
pub async fn wiped(lab: &mut Lab) -> anyhow::Result<()> {
    lab.start_load()?;
    lab.accepted_more(100..200).await?;
    lab.finish_load().await?;
    let before = Quiet::of(lab).await?;
    lab.note("disk of nats-server wiped");
    lab.ground.kill_broker();
    lab.ground.wipe_broker()?;
    lab.ground.start_broker().await?;
    lab.run(&["migrate"])?;
    lab.healed();
    before.refilled(lab).await?;
    lab.start_load()?;
    lab.accepted_more(20..40).await
}

/// Services that have an outbox which fills under load.
const RELAYS: [ServiceName; 3] = [ServiceName::Ingest, ServiceName::AlertRules, ServiceName::Assignment];

/// Between the acknowledgement of a message and its leaving the outbox, relays wait here: a lock that the lab holds.
const BEFORE_DELETION: &str = "
    CREATE FUNCTION public.wait_before_deletion() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM pg_advisory_xact_lock_shared(20);
        RETURN NULL;
    END $$";

/// The broker's disk is gone while everything runs, in the very moment in which relays hold rows that the broker has
/// acknowledged and nobody has read yet: whatever it said of them, the new streams lack them.
pub async fn wiped_under_load(lab: &mut Lab) -> anyhow::Result<()> {
    lab.sql(BEFORE_DELETION).await?;
    for service in RELAYS {
        lab.sql(&format!(
            "CREATE TRIGGER wait BEFORE DELETE ON {}.outbox_pending FOR EACH STATEMENT
             EXECUTE FUNCTION public.wait_before_deletion()",
            service.schema()
        ))
        .await?;
    }
    lab.start_load()?;
    lab.accepted_more(60..120).await?;
    let made_before = lab.world().count(MADE).await?;
    let mut gate = PgConnection::connect(&lab.world().database_url).await?;
    sqlx::query("SELECT pg_advisory_lock(20)").execute(&mut gate).await?;
    lab.accepted_more(20..40).await?;
    lab.at_least("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted", 2).await?;
    lab.note("disk of nats-server wiped under load");
    lab.ground.kill_broker();
    lab.ground.wipe_broker()?;
    lab.ground.start_broker().await?;
    lab.run(&["migrate"])?;
    until("the owner of the first stream sees that it was made anew", || async {
        Ok((lab.world().count(MADE).await? > made_before).then_some(()))
    })
    .await?;
    // It puts back now, or waits for the rows that are held.
    lasts(Duration::from_millis(500)).await;
    gate.close().await?;
    lab.healed();
    lab.accepted_more(20..40).await?;
    for service in RELAYS {
        lab.sql(&format!("DROP TRIGGER wait ON {}.outbox_pending", service.schema())).await?;
    }
    Ok(())
}

/// When the newest stream of responses was made that its owner knows of.
const MADE: &str = "SELECT coalesce(max(extract(epoch FROM created_at) * 1000000), 0)::bigint
                    FROM ingest.stream_marks WHERE stream = 'RESPONSES'";

/// One stream is deleted and made again while everything runs: its sequences begin anew.
pub async fn stream_deleted(lab: &mut Lab, stream: &'static Stream) -> anyhow::Result<()> {
    lab.start_load()?;
    lab.accepted_more(60..120).await?;
    lab.finish_load().await?;
    let before = Quiet::of(lab).await?;
    let name = lab.world().broker.prefix().stream(stream);
    lab.note(format!("stream {} deleted", stream.name));
    lab.broker().await?.delete_stream(&name).await?;
    lab.run(&["migrate"])?;
    lab.healed();
    before.refilled(lab).await?;
    lab.start_load()?;
    lab.accepted_more(20..40).await
}

/// The same under load, for all streams at once.
pub async fn streams_deleted_under_load(lab: &mut Lab) -> anyhow::Result<()> {
    lab.start_load()?;
    lab.accepted_more(60..120).await?;
    let broker = lab.broker().await?;
    for stream in STREAMS {
        lab.note(format!("stream {} deleted", stream.name));
        broker.delete_stream(lab.world().broker.prefix().stream(stream)).await?;
    }
    lab.run(&["migrate"])?;
    lab.healed();
    lab.accepted_more(40..80).await
}

/// What is there when nothing is under way: every figure of the whole company.
struct Quiet(String);

impl Quiet {
    async fn of(lab: &Lab) -> anyhow::Result<Self> {
        e2e::invariants::come_to_rest(lab.world()).await?;
        Ok(Self(figures(lab)?))
    }

    /// The streams hold every event that was ever emitted, and not one figure changed.
    async fn refilled(&self, lab: &Lab) -> anyhow::Result<()> {
        until("the streams hold what was emitted", || async {
            let different = lab.streams_differ().await?;
            ensure!(different.is_empty(), "{}", different.join(", "));
            Ok(Some(()))
        })
        .await?;
        e2e::invariants::come_to_rest(lab.world()).await?;
        until("the figures are those from before", || async {
            let figures = figures(lab)?;
            ensure!(figures == self.0, "before:\n{}\nnow:\n{figures}", self.0);
            Ok(Some(()))
        })
        .await
    }
}

/// Every figure of the whole company, as the program prints them.
fn figures(lab: &Lab) -> anyhow::Result<String> {
    lab.run(&["report", "kpis", "--by-unit", "--output", "json"])
}

/// A stream takes no more bytes: the relay waits, ingest goes on, and nothing is lost when there is room again.
pub async fn stream_full(lab: &mut Lab) -> anyhow::Result<()> {
    lab.start_load()?;
    lab.accepted_more(20..60).await?;
    let broker = lab.broker().await?;
    let mut stream = broker.get_stream(lab.world().broker.prefix().stream(&topology::RESPONSES)).await?;
    let info = stream.info().await?.clone();
    let mut config = info.config.clone();
    config.max_bytes = i64::try_from(info.state.bytes)? + 4096;
    lab.note("stream RESPONSES full");
    broker.update_stream(config.clone()).await?;
    until("the outbox waits", || async {
        Ok((lab.world().count("SELECT count(*) FROM ingest.outbox_pending").await? > 5).then_some(()))
    })
    .await?;
    lab.accepted_more(40..60).await?;
    config.max_bytes = -1;
    broker.update_stream(config).await?;
    lab.healed();
    Ok(())
}

/// A durable is deleted under load and made again: it delivers all that its stream holds, and the inbox knows it.
pub async fn durables_deleted(lab: &mut Lab) -> anyhow::Result<()> {
    lab.start_load()?;
    lab.accepted_more(60..80).await?;
    // So that proposals and verdicts are among what is delivered again.
    lab.world().set_time(NEXT_NOON.parse()?).await?;
    lab.at_least("SELECT count(*) FROM assignment.verdicts", 10).await?;
    for durable in topology::DURABLES {
        lab.accepted_more(1..20).await?;
        lab.note(format!("durable {} deleted", durable.name));
        lab.world().broker.remove_durable(durable).await?;
    }
    lab.accepted_more(20..40).await?;
    lab.run(&["migrate"])?;
    lab.healed();
    lab.accepted_more(20..40).await
}

/// What the services send never arrives, acknowledgements and publications alike, or arrives much later: by the seed.
pub async fn acknowledgements_held(lab: &mut Lab, time: Duration) -> anyhow::Result<()> {
    // For minutes: what waits then, two cores must be able to do in one.
    lab.start_load_every(Duration::from_millis(500))?;
    lab.accepted_more(20..60).await?;
    let known = lab.counted("eventing_messages_duplicate").await?;
    let (fault, flow) = if lab.coin() {
        ("acknowledgements lost", Flow::Drop)
    } else {
        ("acknowledgements held", Flow::Hold)
    };
    // Handled while nothing can be acknowledged: committed before, delivered before, and frozen in between.
    let frozen = lab.freeze("alert_rules.inbox").await?;
    lab.somebody_waits().await?;
    lab.note(fault);
    lab.ground.broker_link.flow(flow, Flow::Pass);
    frozen.thaw().await?;
    lasts(time).await;
    lab.ground.broker_link.calm();
    lab.healed();
    until("what was not acknowledged comes again, and is known", || async {
        Ok((lab.counted("eventing_messages_duplicate").await? > known).then_some(()))
    })
    .await?;
    lab.accepted_more(20..40).await?;
    lab.finish_load().await?;
    // Delivered ever so often, none was taken for one that ends its process.
    let given_up = "SELECT (SELECT count(*) FROM alert_rules.parked WHERE state = 'parked')
                         + (SELECT count(*) FROM assignment.parked WHERE state = 'parked')
                         + (SELECT count(*) FROM follow_up_scheduler.parked WHERE state = 'parked')
                         + (SELECT count(*) FROM reporting.parked WHERE state = 'parked')";
    ensure!(lab.world().count(given_up).await? == 0, "something ran out of deliveries");
    Ok(())
}

/// A handler that is stuck fills its durable; the others flow.
pub async fn handler_stuck(lab: &mut Lab) -> anyhow::Result<()> {
    let frozen = lab.freeze("alert_rules.inbox").await?;
    lab.note("handler of alert-rules stuck");
    lab.start_load()?;
    lab.accepted_more(200..240).await?;
    // Reporting hears the very stream that alert-rules is stuck on.
    until("reporting goes on", || async {
        let heard = "SELECT count(*) FROM reporting.journal WHERE aggregate_type = 'response'";
        Ok((lab.world().count(heard).await? >= 200).then_some(()))
    })
    .await?;
    ensure!(lab.world().count("SELECT count(*) FROM alert_rules.decisions").await? == 0, "it was stuck");
    frozen.thaw().await?;
    lab.healed();
    Ok(())
}

/// The broker comes and goes; every process stays, and none of them grows.
pub async fn flapping(lab: &mut Lab, times: usize) -> anyhow::Result<()> {
    lab.start_load()?;
    lab.accepted_more(40..60).await?;
    let before = memory(lab)?;
    for _ in 0..times {
        lab.note("SIGKILL nats-server");
        lab.ground.kill_broker();
        lab.ground.start_broker().await?;
        lasts(Duration::from_millis(500)).await;
    }
    lab.healed();
    lab.accepted_more(40..60).await?;
    let after = memory(lab)?;
    for (service, before, after) in before.iter().zip(after).map(|((s, b), (_, a))| (s, b, a)) {
        ensure!(after.0 < before.0 + 20 * 1024, "{service} grew from {} to {} KiB", before.0, after.0);
        ensure!(after.1 < before.1 + 20, "{service} has {} open files, and had {}", after.1, before.1);
    }
    Ok(())
}

/// Resident memory in KiB and open files of every process.
fn memory(lab: &Lab) -> anyhow::Result<Vec<(ServiceName, (u64, usize))>> {
    let mut sizes = Vec::new();
    for service in ServiceName::ALL {
        for replica in 0..2 {
            let index = lab.fleet.index(service, replica).context("no replica")?;
            let pid = lab.fleet.pid(index)?;
            let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
            let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("no VmRSS")?;
            let kib = line.split_whitespace().nth(1).context("no size")?.parse()?;
            sizes.push((service, (kib, std::fs::read_dir(format!("/proc/{pid}/fd"))?.count())));
        }
    }
    Ok(sizes)
}
