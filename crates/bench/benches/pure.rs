//! What the pure parts cost, beside what they cost at the last run: `cargo bench -p bench`.

#![expect(clippy::expect_used, reason = "a benchmark that can't be built has nothing to say")]

use bench::{
    calendar::{self, CALENDARS, DEADLINES},
    events, packs,
    rules::{self, Failing},
};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn rules(criterion: &mut Criterion) {
    for failing in Failing::ALL {
        let mut group = criterion.benchmark_group(format!("rules that fail {failing}"));
        for count in [1, 10, 100, 1_000] {
            let subject = rules::Subject::new(count, failing).expect("the rules are taken");
            group.throughput(Throughput::Elements(1));
            group.bench_function(BenchmarkId::from_parameter(count), |bencher| {
                bencher.iter(|| subject.evaluate().is_some());
            });
        }
        group.finish();
    }
}

fn calendars(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("deadlines of a task");
    for name in CALENDARS {
        let mut subject = calendar::Subject::new(name).expect("the calendar is taken");
        group.throughput(Throughput::Elements(DEADLINES as u64));
        group.bench_function(name, |bencher| bencher.iter(|| subject.deadlines()));
    }
    group.finish();
}

fn bytes(criterion: &mut Criterion) {
    let (events, packs) = (events::Subject::default(), packs::Subject::default());
    let mut group = criterion.benchmark_group("a hundred responses");
    group.throughput(Throughput::Elements(events::ITEMS as u64));
    group.bench_function("encode", |bencher| bencher.iter(|| events.encode()));
    group.bench_function("decode", |bencher| bencher.iter(|| events.decode()));
    group.bench_function("pack", |bencher| bencher.iter(|| packs.build()));
    group.finish();
}

criterion_group!(pure, rules, calendars, bytes);
criterion_main!(pure);
