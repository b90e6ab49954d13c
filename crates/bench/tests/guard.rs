//! The guard against what makes every response dearer: how many instructions the pure parts take, counted by valgrind.
//!
//! Instructions are the same on a busy machine and on an idle one, which no time is. Each part runs twice under
//! `callgrind`, a few times and many times over; the difference, divided, is what one call takes, without start-up. A count
//! above its bound fails. Where it grew for a good reason, the new count goes into the table, in the same commit and with
//! the reason. Where there is no valgrind, each part is timed beside a yardstick in this process, with a wide bound.

#![expect(clippy::expect_used, clippy::panic, reason = "a test says what it expects by failing")]

use bench::{
    calendar, events, packs,
    rules::{self, Failing},
    timing::nanoseconds,
};
use service_kit::config::Environment;
use std::{hint::black_box, process::Command, time::Duration};

/// Which part the counted process works on, and how many times over.
const PART: &str = "GUARD_PART";
const TIMES: &str = "GUARD_TIMES";

/// A count may be so much above what was measured: other versions of the compiler and of libraries move it by less.
const MARGIN: f64 = 1.25;

/// The same for times beside the yardstick, which a busy machine moves far more.
const MARGIN_OF_TIMES: f64 = 10.0;

/// A part that is guarded.
struct Part {
    name: &'static str,
    /// How often it runs in the first process; in the second, eleven times as often.
    few: u64,
    /// Instructions of one call, as measured in a debug build, which tests are. A release build takes fewer.
    instructions: f64,
    /// Time of one call as a multiple of the yardstick's, measured in the same build.
    yardsticks: f64,
}

const fn part(name: &'static str, few: u64, instructions: f64, yardsticks: f64) -> Part {
    Part { name, few, instructions, yardsticks }
}

/// What is guarded. Ten rules, looked at to their end: a response's. Ten that CEL judges. A hundred that their first
/// comparisons rule out. Three deadlines: a task's. A hundred responses encoded, decoded, built into a pack.
const PARTS: [Part; 7] = [
    part("ten-rules", 20, 48_885.0, 1.2),
    part("ten-by-cel", 4, 890_147.0, 12.4),
    part("hundred-ruled-out", 20, 72_390.0, 1.0),
    part("three-deadlines", 40, 276_824.0, 6.2),
    part("encode", 4, 4_109_731.0, 63.0),
    part("decode", 2, 4_862_513.0, 91.0),
    part("pack", 10, 349_570.0, 4.2),
];

/// One call of a part.
fn call(part: &str) -> Box<dyn FnMut()> {
    match part {
        "ten-rules" | "ten-by-cel" | "hundred-ruled-out" => {
            let (count, failing) = match part {
                "ten-rules" => (10, Failing::AtItsEnd),
                "ten-by-cel" => (10, Failing::BeyondAGlance),
                _ => (100, Failing::AtItsScore),
            };
            let subject = rules::Subject::new(count, failing).expect("the rules are taken");
            Box::new(move || {
                black_box(subject.evaluate());
            })
        }
        "three-deadlines" => {
            let mut subject = calendar::Subject::new("shop").expect("the calendar is taken");
            Box::new(move || {
                black_box(subject.deadlines());
            })
        }
        "encode" => {
            let subject = events::Subject::default();
            Box::new(move || {
                black_box(subject.encode());
            })
        }
        "decode" => {
            let subject = events::Subject::default();
            Box::new(move || {
                black_box(subject.decode());
            })
        }
        "pack" => {
            let subject = packs::Subject::default();
            Box::new(move || {
                black_box(subject.build());
            })
        }
        other => panic!("no part {other:?}"),
    }
}

#[test]
#[ignore = "what the guard counts: it runs this itself, under valgrind"]
fn counted_work() {
    let environment = Environment::of_process();
    let Some(part) = environment.get(PART) else { return };
    let times: u64 = environment.get(TIMES).and_then(|times| times.parse().ok()).expect("how many times");
    let mut call = call(part);
    (0..times).for_each(|_| call());
}

/// Instructions of one process that calls a part so often; `None`: there is no valgrind.
fn instructions(part: &str, times: u64) -> Option<u64> {
    let program = std::env::current_exe().expect("this test is a program");
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(["--ignored", "--exact", "counted_work", "--test-threads=1"])
        .env(PART, part)
        .env(TIMES, times.to_string())
        .output();
    let output = match output {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        Err(error) => panic!("valgrind: {error}"),
    };
    let (told, worked) = (String::from_utf8_lossy(&output.stderr), String::from_utf8_lossy(&output.stdout));
    assert!(output.status.success() && worked.contains("1 passed"), "{part}: {worked}\n{told}");
    let collected = told.lines().find_map(|line| line.split_once("Collected : "));
    let (_, count) = collected.unwrap_or_else(|| panic!("{part}: valgrind collected nothing\n{told}"));
    Some(count.trim().parse().expect("a number of instructions"))
}

/// Instructions of one call, start-up taken out; `None`: there is no valgrind.
fn instructions_of_one_call(part: &Part) -> Option<u64> {
    let (few, many) = (part.few, part.few * 11);
    Some(instructions(part.name, many)?.saturating_sub(instructions(part.name, few)?) / (many - few))
}

/// A thousand rounds of arithmetic that no compiler foresees.
fn yardstick() -> u64 {
    (0..1_000_u64)
        .fold(7, |sum, round| black_box(sum ^ round).rotate_left(7).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// Time of one call as a multiple of the yardstick's.
fn yardsticks_of_one_call(part: &Part) -> f64 {
    let time = Duration::from_millis(160);
    nanoseconds(time, call(part.name)) / nanoseconds(time, yardstick)
}

#[test]
fn no_pure_part_takes_more_instructions_than_it_did() {
    let mut wrong = Vec::new();
    for part in &PARTS {
        let bound = part.instructions * MARGIN;
        let Some(counted) = instructions_of_one_call(part) else {
            eprintln!(
                "there is no valgrind: instructions are not counted, and times are compared with a yardstick"
            );
            times_beside_the_yardstick();
            return;
        };
        eprintln!("{}: {counted} instructions of at most {bound:.0}", part.name);
        if bench::frame::number::from_count(counted) > bound {
            wrong.push(format!("{}: {counted} instructions a call, and {bound:.0} is the bound", part.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is left where nothing counts instructions.
fn times_beside_the_yardstick() {
    for part in &PARTS {
        let (measured, bound) = (yardsticks_of_one_call(part), part.yardsticks * MARGIN_OF_TIMES);
        assert!(
            measured <= bound,
            "{}: {measured:.2} yardsticks a call, and {bound:.2} is the bound",
            part.name
        );
    }
}

#[test]
fn where_nothing_counts_instructions_times_are_compared_with_a_yardstick() {
    times_beside_the_yardstick();
}
