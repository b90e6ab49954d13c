//! The sixty cases: what is broken, what must hold, and where it is shown.

pub mod backlog;
pub mod broker;
pub mod clock;
pub mod database;
pub mod disk;
pub mod network;
pub mod poison;
pub mod process;
pub mod race;

use crate::{
    ground::GroundOptions,
    lab::{Lab, MORNING, Options},
};
use anyhow::{Context as _, bail};
use contracts::topology;
use disk::Disk;
use std::time::Duration;

/// Where a case is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In `make test` and in `make faults`.
    Fast,
    /// In `make faults` alone: it takes its time.
    Slow,
    /// In `make faults` alone: it needs root and filesystems of its own.
    Root,
    /// By another test, which is named.
    Elsewhere(&'static str),
    /// Nowhere, and why.
    NotHere(&'static str),
}

/// One case.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// Its number.
    pub number: u32,
    /// What is broken.
    pub name: &'static str,
    /// What holds all the same.
    pub promise: &'static str,
    /// Where it is shown.
    pub place: Place,
}

const fn case(number: u32, name: &'static str, promise: &'static str, place: Place) -> Case {
    Case { number, name, promise, place }
}

use Place::{Elsewhere, Fast, NotHere, Root, Slow};

/// Every case, in order.
pub const CASES: &[Case] = &[
    case(1, "ingest killed under load", "every accepted response is there, once", Fast),
    case(
        2,
        "ingest killed between commit and answer",
        "the same request is a duplicate with the same id",
        Fast,
    ),
    case(
        3,
        "relay killed between acknowledgement and deletion",
        "published again, stopped by the broker's window",
        Fast,
    ),
    case(4, "the same beyond the broker's window", "twice in the stream, stopped by the inbox", Fast),
    case(5, "consumer killed before commit", "delivered again, one effect", Fast),
    case(
        6,
        "consumer killed between commit and acknowledgement",
        "delivered again, known by the inbox",
        Fast,
    ),
    case(7, "scheduler killed while firing", "nothing of it was; fired once by the next", Fast),
    case(8, "scheduler killed after firing", "published by the next, fired once", Fast),
    case(9, "all processes killed at once", "they start in any order and go on", Fast),
    case(
        10,
        "consumer stopped for longer than ack_wait",
        "the other does its work; the zombie harms nobody",
        Fast,
    ),
    case(11, "relay stopped with rows claimed", "the other relays the rest; these come later", Fast),
    case(12, "asked to end under load", "every process ends well within 20 s, no answer is cut off", Fast),
    // In place of a kill for want of memory: that is the same SIGKILL, and whether it comes needs a limit that only a
    // container sets. What a process holds is bounded by its batches (256 messages, 512 KiB), whatever waits.
    case(13, "killed at any moment, hundreds of times", "nothing is lost and nothing done twice", Slow),
    case(
        14,
        "a handler panics",
        "the item is parked, the process lives",
        Elsewhere("eventing delivery.rs: one_bad_item_of_a_pack_hurts_no_neighbour"),
    ),
    case(
        15,
        "events of a newer version",
        "unknown fields and types are tolerated and counted",
        Elsewhere("eventing delivery.rs: events_of_a_newer_version_are_tolerated_and_counted"),
    ),
    case(16, "broker killed under load, away for seconds", "ingest accepts; everything drains", Fast),
    case(17, "broker stopped", "no false success; everything drains", Fast),
    case(18, "power cut of the broker's disk, sync always", "nothing is lost", Root),
    case(
        19,
        "power cut of the broker's disk, default sync",
        "what it had acknowledged and lost is published again",
        Root,
    ),
    case(
        20,
        "disk of the broker wiped",
        "migrate makes the streams, their owners refill them, no figure changes",
        Fast,
    ),
    case(21, "disk of the broker full", "no false acknowledgement; drains after space and a restart", Root),
    case(22, "a stream at its limit of bytes", "the relay waits, ingest goes on", Fast),
    case(23, "durables deleted under load", "made again they deliver everything; the inbox knows it", Fast),
    case(
        24,
        "a stream deleted while everything runs",
        "refilled; its new sequences confuse nobody; no figure changes",
        Fast,
    ),
    case(25, "acknowledgements held back", "delivered again and known; nothing runs out of deliveries", Fast),
    case(26, "a handler that is stuck", "the other consumers flow", Fast),
    case(27, "broker restarted again and again", "jittered reconnects; no memory and no file leaks", Slow),
    case(
        28,
        "permissions missing",
        "not ready, with the named cause",
        Elsewhere("eventing readiness.rs: a_permission_that_is_missing_is_named_within_ten_seconds"),
    ),
    case(29, "lame duck", "", NotHere("one server cannot hand its clients to another; a restart is case 16")),
    case(
        30,
        "slow consumer",
        "",
        NotHere(
            "pulls are bounded to a batch, far below the client's buffer; a consumer that stands still is case 10",
        ),
    ),
    case(31, "postmaster killed under load", "pools recover; unknown commits are retried by key", Fast),
    case(32, "Postgres away", "refused as unavailable within 2 s; everything drains", Fast),
    case(
        33,
        "every connection terminated in its work",
        "the work is done again, the pool replaces them",
        Fast,
    ),
    case(34, "calls given up at any moment", "no transaction stays open, no later call breaks", Fast),
    case(35, "a long transaction in another database", "the relay does not wait for it", Fast),
    case(36, "deadlocks and failures to serialize", "tried again, never parked", Fast),
    case(37, "disk of Postgres full", "refused, never falsely accepted; resumes", Root),
    case(38, "one connection for each process", "slow, never stuck", Fast),
    case(39, "power cut of Postgres's disk", "every accepted response is there", Root),
    case(40, "migrations under load", "answers go on", Fast),
    case(41, "broker cut off without a reset", "noticed, and resumed after healing", Fast),
    case(42, "Postgres half-open", "pools recover", Fast),
    // Without lost packets: TCP turns them into delay, which is what is shown, and into connections that break, which is
    // case 44.
    case(43, "a slow network", "slower, and no storm of retries", Fast),
    case(44, "connections cut again and again", "everything is done, once", Fast),
    case(
        45,
        "clock of Postgres hours ahead",
        "nothing is fired by it before it is believed; then each step once",
        Fast,
    ),
    case(
        46,
        "clock of Postgres hours back",
        "nothing is fired twice; what waits for another try does not wait for the hours",
        Fast,
    ),
    case(
        47,
        "clock of the broker's host ahead",
        "",
        NotHere("its effects are deliveries and duplicates, which e2e redelivery.rs and case 4 bring about"),
    ),
    case(48, "clock of the services wrong", "no effect: only the database's clock decides", Fast),
    case(
        49,
        "daylight saving, leap days",
        "civil time is right",
        Elsewhere("business-time golden.rs and laws.rs"),
    ),
    case(
        50,
        "scheduler down for six hours, 200,000 overdue",
        "fresh deadlines within 5 s, each step once",
        Slow,
    ),
    case(51, "commands race with what is due", "one of the two is first, and both see it", Fast),
    case(52, "undecodable event", "parked with its bytes; the stream goes on", Fast),
    case(53, "an item that always fails", "tried again until it is mended, then handled once", Fast),
    case(54, "a message that ends the process", "handled alone, then parked; neighbours commit", Slow),
    case(55, "one bad item in a pack of 500", "499 are through at once", Fast),
    case(
        56,
        "same id, other content",
        "refused, the first is kept",
        Elsewhere(
            "ingest tests/it/identity.rs: an_id_names_one_response_whose_content_changes_by_revision_only",
        ),
    ),
    case(
        57,
        "events and bodies that are too large",
        "refused at the edge, before any write",
        Elsewhere(
            "ingest tests/it/identity.rs: what_is_too_large_is_refused_by_the_name_of_its_field; e2e openapi.rs",
        ),
    ),
    case(58, "webhooks", "", NotHere("there are no incoming webhooks yet")),
    case(
        59,
        "hostile text, impossible values",
        "refused by name, or kept as it came",
        Elsewhere(
            "e2e errors.rs; eventing delivery.rs: what_postgres_cannot_keep_as_text_is_parked_and_blocks_nobody",
        ),
    ),
    case(60, "erasure during redelivery", "", NotHere("erasure is not built yet")),
];

/// How a case that needs no disk is set up.
#[must_use]
pub fn options(number: u32) -> Options {
    match number {
        // A Postgres that is killed keeps what it committed only if it may not be forgetful.
        31 | 32 => Options {
            ground: GroundOptions { durable: true, ..GroundOptions::default() },
            ..Options::default()
        },
        // A relay that waits for the lab in the middle of its work must not be thrown out of it.
        20 => Options {
            environment: vec![("RECONTACT_STATEMENT_TIMEOUT_MILLISECONDS", "20000".to_owned())],
            ..Options::default()
        },
        // As in production: over a slow network a transaction takes its time, and after an outage every process is busy.
        42 | 43 => Options {
            environment: vec![("RECONTACT_STATEMENT_TIMEOUT_MILLISECONDS", "10000".to_owned())],
            ..Options::default()
        },
        45 | 46 | 48 => by_the_database(),
        38 => Options { environment: vec![("RECONTACT_POOL_MAX", "1".to_owned())], ..Options::default() },
        _ => Options::default(),
    }
}

/// Business time is that of Postgres, whose clock the case can move.
fn by_the_database() -> Options {
    let ground = GroundOptions { postgres_clock: MORNING.parse().ok(), ..GroundOptions::default() };
    // A leap is believed after half a minute: work must not take so long that a busy machine brings that about.
    let environment = vec![("RECONTACT_STATEMENT_TIMEOUT_MILLISECONDS", "10000".to_owned())];
    Options { ground, real_time: true, environment }
}

/// Where the disk of a case that needs one is put, and what else is set.
fn on_disk(number: u32, disk: &Disk) -> Options {
    let folder = Some(disk.folder().to_path_buf());
    let ground = match number {
        18 => GroundOptions {
            nats_folder: folder,
            nats_configuration: Some("jetstream { sync_interval: always }".to_owned()),
            ..GroundOptions::default()
        },
        37 | 39 => GroundOptions { postgres_folder: folder, durable: true, ..GroundOptions::default() },
        _ => GroundOptions { nats_folder: folder, ..GroundOptions::default() },
    };
    Options { ground, ..Options::default() }
}

/// The disk that a case needs.
///
/// # Errors
/// Without root.
pub fn disk(number: u32) -> anyhow::Result<Option<(Disk, Options)>> {
    let disk = match number {
        18 | 19 => Disk::of_loop("broker", 512)?,
        39 => Disk::of_loop("postgres", 2048)?,
        21 => Disk::of_memory(256)?,
        37 => Disk::of_memory(1024)?,
        _ => return Ok(None),
    };
    let options = on_disk(number, &disk);
    Ok(Some((disk, options)))
}

/// Does what a case is about.
///
/// # Errors
/// What did not hold.
pub async fn act(number: u32, lab: &mut Lab, disk: Option<&Disk>, long: bool) -> anyhow::Result<()> {
    let times = |fast: usize, all: usize| if long { all } else { fast };
    let seconds = |fast: u64, all: u64| Duration::from_secs(if long { all } else { fast });
    let disk = || disk.context("this case needs a disk of its own");
    match number {
        1 => process::ingest_killed(lab, times(5, 20)).await,
        2 => process::killed_before_the_answer(lab).await,
        3 => process::relay_killed_before_deletion(lab, false).await,
        4 => process::relay_killed_before_deletion(lab, true).await,
        5 => process::consumer_killed_before_commit(lab).await,
        6 => process::consumer_killed_before_acknowledging(lab).await,
        7 => process::scheduler_killed_while_firing(lab).await,
        8 => process::scheduler_killed_after_firing(lab).await,
        9 => process::all_killed(lab, times(2, 5)).await,
        10 => process::consumer_stopped(lab, seconds(4, 60)).await,
        11 => process::relay_stopped(lab, seconds(3, 60)).await,
        12 => process::asked_to_end(lab).await,
        13 => process::anyone_killed(lab, 300).await,
        16 => broker::killed(lab, times(1, 5), seconds(4, 5)).await,
        17 => broker::stopped(lab, seconds(5, 30)).await,
        18 => disk::broker_power_cut(lab, disk()?, 10, disk::Sync::Always).await,
        19 => disk::broker_power_cut(lab, disk()?, 40, disk::Sync::Now).await,
        20 => {
            broker::wiped(lab).await?;
            lab.finish_load().await?;
            broker::wiped_under_load(lab).await
        }
        21 => disk::broker_disk_full(lab, disk()?).await,
        22 => broker::stream_full(lab).await,
        23 => broker::durables_deleted(lab).await,
        24 if long => {
            broker::stream_deleted(lab, &topology::TASKS).await?;
            lab.finish_load().await?;
            broker::streams_deleted_under_load(lab).await
        }
        24 if lab.coin() => broker::streams_deleted_under_load(lab).await,
        24 => broker::stream_deleted(lab, &topology::TASKS).await,
        25 => broker::acknowledgements_held(lab, seconds(6, 60)).await,
        26 => broker::handler_stuck(lab).await,
        27 => broker::flapping(lab, 20).await,
        31 => database::killed(lab, times(2, 10)).await,
        32 => database::away(lab, seconds(5, 60)).await,
        33 => database::connections_terminated(lab, times(4, 20)).await,
        34 => process::calls_given_up(lab, times(500, 10_000)).await,
        35 => database::long_transaction_elsewhere(lab).await,
        36 => database::deadlocks(lab, seconds(4, 20)).await,
        37 => disk::database_disk_full(lab, disk()?).await,
        38 => database::one_connection(lab).await,
        39 => disk::database_power_cut(lab, disk()?, 15).await,
        40 => database::migrated_under_load(lab, times(2, 10)).await,
        41 => network::broker_cut(lab, seconds(4, 120)).await,
        42 => database::half_open(lab, seconds(8, 30)).await,
        43 => network::slow(lab, Duration::from_millis(100), seconds(8, 300)).await,
        44 => network::resets(lab, times(10, 60)).await,
        45 => clock::ahead(lab, long).await,
        46 => clock::back(lab, long).await,
        48 => clock::of_services(lab).await,
        50 => backlog::away(lab, times(2_000, 200_000)).await,
        51 => race::accepted_as_it_falls_due(lab).await,
        52 => poison::undecodable(lab, times(2, 20), times(50, 500)).await,
        53 => poison::one_bad_item(lab, 20).await,
        54 => poison::ends_the_process(lab).await,
        55 => poison::one_bad_item(lab, 500).await,
        _ => bail!("case {number} is not shown in the lab: {:?}", crate::case(number)?.place),
    }
}
