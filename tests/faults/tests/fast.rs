//! The cases that need neither root nor patience, each with a fresh seed, which a failure names.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

use faults::cases::{CASES, Place};
use rand::RngExt as _;
use std::path::Path;

/// Its own servers, two replicas of every service, one case.
async fn show(number: u32) {
    let ledger = Path::new(env!("CARGO_TARGET_TMPDIR")).join("faults.jsonl");
    let seed = rand::rng().random::<u32>();
    let case = faults::case(number).unwrap();
    if let Err(error) = faults::run(case, seed.into(), false, &ledger).await {
        panic!("{}: {error:?}\nagain: make faults CASE={number} SEED={seed}", case.name);
    }
}

macro_rules! cases {
    ($($name:ident = $number:literal),* $(,)?) => {
        const SHOWN: &[u32] = &[$($number),*];
        $(#[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            show($number).await;
        })*
    };
}

cases! {
    case_01_ingest_killed = 1,
    case_02_killed_before_the_answer = 2,
    case_03_relay_killed_before_deletion = 3,
    case_04_relay_killed_beyond_the_window = 4,
    case_05_consumer_killed_before_commit = 5,
    case_06_consumer_killed_before_acknowledging = 6,
    case_07_scheduler_killed_while_firing = 7,
    case_08_scheduler_killed_after_firing = 8,
    case_09_all_killed = 9,
    case_10_consumer_stopped = 10,
    case_11_relay_stopped = 11,
    case_12_asked_to_end = 12,
    case_16_broker_killed = 16,
    case_17_broker_stopped = 17,
    case_20_broker_wiped = 20,
    case_22_stream_full = 22,
    case_23_durables_deleted = 23,
    case_24_stream_deleted = 24,
    case_25_acknowledgements_held = 25,
    case_26_handler_stuck = 26,
    case_31_postmaster_killed = 31,
    case_32_postgres_away = 32,
    case_33_connections_terminated = 33,
    case_34_calls_given_up = 34,
    case_35_long_transaction_elsewhere = 35,
    case_36_deadlocks = 36,
    case_38_one_connection = 38,
    case_40_migrated_under_load = 40,
    case_41_broker_cut = 41,
    case_42_postgres_half_open = 42,
    case_43_slow_network = 43,
    case_44_connections_reset = 44,
    case_45_clock_of_postgres_ahead = 45,
    case_46_clock_of_postgres_back = 46,
    case_48_clocks_of_services_wrong = 48,
    case_51_accepted_as_it_falls_due = 51,
    case_52_undecodable = 52,
    case_53_one_bad_item = 53,
    case_55_one_bad_item_of_500 = 55,
}

#[test]
fn every_fast_case_is_shown_here() {
    let fast = CASES.iter().filter(|case| case.place == Place::Fast).map(|case| case.number);
    assert_eq!(fast.collect::<Vec<_>>(), SHOWN);
    assert_eq!(CASES.iter().map(|case| case.number).collect::<Vec<_>>(), (1..=60).collect::<Vec<_>>());
}
