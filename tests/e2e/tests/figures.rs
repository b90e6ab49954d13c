//! Every figure opens exactly the list behind it, holds as of any instant, and comes out of a rebuild byte by byte.

#![expect(clippy::indexing_slicing, reason = "a test says what it expects by failing")]

use anyhow::Context as _;
use contracts::{
    assignment::v1::{
        AcceptTaskRequest, CommandGuard, GetTaskRequest, ListTasksRequest, LogAttemptRequest,
        ResolveTaskRequest,
    },
    convert,
    ingest::v1::{Customer, Submission, SubmitResponseRequest, SubmitResponsesRequest},
    reporting::v1::{
        Case, Figures, GetFigureSeriesRequest, GetFiguresRequest, GetFiguresResponse, ListCasesRequest,
    },
    types::v1::{AttemptOutcome, Channel, Metric, Score, Task, TaskState},
};
use e2e::System;
use jiff::{SignedDuration, Timestamp};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};

const UNITS: [&str; 8] =
    ["store-lyon", "store-dijon", "store-nice", "store-london", "web", "centre", "nowhere", ""];

/// Ages of the world: each has its responses and calls.
const INSTANTS: [&str; 4] =
    ["2026-11-23T09:00:00Z", "2026-11-23T15:30:00Z", "2026-11-24T10:00:00Z", "2026-11-27T17:00:00Z"];

fn submission(index: usize, now: Timestamp, random: &mut StdRng) -> Submission {
    let (metric, raw) = match random.random_range(0..3) {
        0 => (Metric::Nps, f64::from(random.random_range(0..=10_u32))),
        1 => (Metric::Csat, f64::from(random.random_range(1..=5_u32))),
        _ => (Metric::Stars, f64::from(random.random_range(1..=5_u32))),
    };
    let history = random.random_bool(0.15);
    let customer = random.random_bool(0.6).then(|| Customer {
        reference: format!("customer-{}", random.random_range(0..12_u32)),
        contact_refused: random.random_bool(0.2),
        ..Customer::default()
    });
    let answered = now - SignedDuration::from_hours(random.random_range(1..400_i64));
    Submission {
        source: "survey".into(),
        external_id: format!("response-{index}"),
        unit: UNITS[random.random_range(0..UNITS.len())].into(),
        score: Some(Score { metric: metric.into(), raw, ..Score::default() }),
        answered_time: history.then(|| convert::timestamp(answered)),
        customer,
        test: random.random_bool(0.1),
        history,
        ..Submission::default()
    }
}

async fn submit(system: &System, from: usize, now: Timestamp, random: &mut StdRng) -> anyhow::Result<()> {
    let items = (from..from + 60).map(|index| SubmitResponseRequest {
        submission: Some(submission(index, now, random)),
        request_id: String::new(),
    });
    let request = SubmitResponsesRequest { items: items.collect() };
    system.client.ingest()?.submit_responses(request).await?;
    system.drain().await.map(drop)
}

/// Some tasks are accepted, some called, some resolved.
async fn work(system: &System, round: usize, random: &mut StdRng) -> anyhow::Result<()> {
    let list = ListTasksRequest { page_size: 500, ..ListTasksRequest::default() };
    let tasks = system.client.tasks()?.list_tasks(list).await?.into_inner().tasks;
    for task in tasks.iter().filter(|_| random.random_bool(0.4)).collect::<Vec<&Task>>() {
        let guard = |step: &str| {
            Some(CommandGuard {
                task_id: task.task_id.clone(),
                request_id: format!("{round}-{step}"),
                expected_work_version: 0,
            })
        };
        // What its state no longer allows is refused, and that is as good here.
        let _ = system.client.tasks()?.accept_task(AcceptTaskRequest { guard: guard("accept") }).await;
        if random.random_bool(0.7) {
            let outcome =
                if random.random_bool(0.7) { AttemptOutcome::Reached } else { AttemptOutcome::NoAnswer };
            let channel =
                [Channel::Phone, Channel::Email, Channel::InPerson][random.random_range(0..3_usize)];
            let attempt = LogAttemptRequest {
                guard: guard("attempt"),
                outcome: outcome.into(),
                channel: channel.into(),
                ..LogAttemptRequest::default()
            };
            let _ = system.client.tasks()?.log_attempt(attempt).await;
        }
        if random.random_bool(0.4) {
            let note = "Talked it over.".to_owned();
            let resolve =
                ResolveTaskRequest { guard: guard("resolve"), note, ..ResolveTaskRequest::default() };
            let _ = system.client.tasks()?.resolve_task(resolve).await;
        }
    }
    system.drain().await.map(drop)
}

async fn figures(system: &System, request: GetFiguresRequest) -> anyhow::Result<GetFiguresResponse> {
    Ok(system.client.figures()?.get_figures(request).await?.into_inner())
}

fn request(unit: &str, span: &str, as_of: Option<Timestamp>) -> GetFiguresRequest {
    GetFiguresRequest {
        unit: unit.into(),
        span: span.into(),
        as_of_time: as_of.map(convert::timestamp),
        ..GetFiguresRequest::default()
    }
}

/// Every number with the name of its list.
fn numbers(figures: &Figures) -> Vec<(String, u64)> {
    let score =
        |score: &Option<contracts::reporting::v1::ScoreFigure>| score.map_or(0, |score| score.responses);
    let named = [
        ("responses", figures.responses),
        ("tests", figures.tests),
        ("history", figures.history),
        ("attached", figures.attached),
        ("refused", figures.refused),
        ("suppressed", figures.suppressed),
        ("nps", score(&figures.nps)),
        ("csat", score(&figures.csat)),
        ("received", figures.received),
        ("to_do", figures.to_do),
        ("in_progress", figures.in_progress),
        ("overdue", figures.overdue),
        ("missed", figures.missed),
        ("reached", figures.reached),
        ("contacts", figures.contacts),
        ("resolved", figures.resolved),
        ("unreachable", figures.unreachable),
        ("dismissed", figures.dismissed),
        ("reopened", figures.reopened),
    ];
    let named = named.into_iter().map(|(name, count)| (name.to_owned(), count));
    let channels = figures.channels.iter().map(|channel| (channel.figure.clone(), channel.reached));
    let ageing = figures.ageing.iter().map(|bucket| (bucket.figure.clone(), bucket.tasks));
    named.chain(channels).chain(ageing).collect()
}

/// The list behind each figure holds exactly what was counted; gives how many were compared and how many are not 0.
async fn every_list_is_as_long_as_its_figure(
    system: &System,
    answer: &GetFiguresResponse,
) -> anyhow::Result<(usize, usize)> {
    let total = answer.total.clone().context("no figures")?;
    let numbers = numbers(&total);
    for (name, count) in &numbers {
        let mut terms = vec![format!("figure = {name}")];
        if !total.unit.is_empty() {
            terms.push(format!("unit = {}", total.unit));
        }
        for (sign, time) in [(">=", &answer.from_time), ("<", &answer.until_time)] {
            if let Some(instant) = time.as_ref().and_then(convert::instant) {
                terms.push(format!("counted_time {sign} {instant}"));
            }
        }
        // Page by page: every one once.
        let (mut ids, mut token) = (std::collections::BTreeSet::new(), String::new());
        loop {
            let list = ListCasesRequest {
                filter: terms.join(" AND "),
                page_size: 20,
                page_token: token,
                as_of_time: answer.as_of_time,
                ..ListCasesRequest::default()
            };
            let page = system.client.status()?.list_cases(list).await?.into_inner();
            assert_eq!(page.total, *count, "{terms:?} as of {:?}", answer.as_of_time);
            ids.extend(page.cases.into_iter().map(|case| case.response_id));
            token = page.next_page_token;
            if token.is_empty() {
                break;
            }
        }
        assert_eq!(ids.len() as u64, *count, "{terms:?}");
    }
    // Whatever was received is in exactly one state, and what is open has exactly one age.
    let states = [total.to_do, total.in_progress, total.resolved, total.unreachable, total.dismissed];
    assert_eq!(states.iter().sum::<u64>(), total.received, "{total:?}");
    assert_eq!(total.ageing.iter().map(|bucket| bucket.tasks).sum::<u64>(), total.to_do + total.in_progress);
    assert_eq!(total.channels.iter().map(|channel| channel.reached).sum::<u64>(), total.reached);
    Ok((numbers.len(), numbers.iter().filter(|(_, count)| *count > 0).count()))
}

async fn list(system: &System, filter: &str) -> anyhow::Result<Vec<Case>> {
    let request = ListCasesRequest { filter: filter.into(), page_size: 500, ..ListCasesRequest::default() };
    Ok(system.client.status()?.list_cases(request).await?.into_inner().cases)
}

/// The figures of the whole tree, counted again from the cases, tasks and responses themselves.
async fn figures_agree_with_what_they_are_about(system: &System) -> anyhow::Result<()> {
    let total = figures(system, request("", "", None)).await?.total.context("no figures")?;
    let cases: Vec<Case> = list(system, "").await?.into_iter().filter(|case| !case.test).collect();
    let count = |holds: fn(&Case) -> bool| cases.iter().filter(|case| holds(case)).count() as u64;
    assert_eq!(total.received, cases.len() as u64);
    assert_eq!(total.to_do, count(|case| case.state() == TaskState::Open));
    let under_way = |case: &Case| matches!(case.state(), TaskState::Accepted | TaskState::Reached);
    assert_eq!(total.in_progress, count(under_way));
    assert_eq!(total.resolved, count(|case| matches!(case.state(), TaskState::Resolved | TaskState::Closed)));
    assert_eq!(total.overdue, count(|case| case.overdue));

    let (mut duty, mut customer, mut missed, mut by_phone) = (vec![], vec![], 0, 0);
    let (mut resolve, mut resolve_duty) = (vec![], vec![]);
    let now = total_time(system).await?;
    for case in &cases {
        let request = GetTaskRequest { task_id: case.task_id.clone() };
        let task = system.client.tasks()?.get_task(request).await?.into_inner().task.context("no task")?;
        if let Some(elapsed) = &task.time_to_contact {
            duty.push(elapsed.duty.context("no duty time")?.seconds);
            customer.push(elapsed.customer.context("no customer time")?.seconds);
        }
        if let (Some(accepted), Some(resolved)) = (&task.response_accepted_time, &task.resolved_time) {
            resolve.push(resolved.seconds - accepted.seconds);
            let elapsed = task.time_to_resolve.as_ref().context("no time to resolve")?;
            resolve_duty.push(elapsed.duty.context("no duty time")?.seconds);
        }
        by_phone += u64::from(task.reached_time.is_some() && task.reached_channel() == Channel::Phone);
        let is_missed = task.deadlines.iter().any(|deadline| {
            let due = deadline.due_time.as_ref().and_then(convert::instant).unwrap_or_default();
            let settled = [&deadline.met_time, &deadline.replaced_time];
            let settled = settled.into_iter().flatten().filter_map(convert::instant).min().unwrap_or(now);
            due < now && settled > due
        });
        missed += u64::from(is_missed);
    }
    assert_eq!(total.missed, missed);
    assert!(!resolve.is_empty() && duty.len() > 5, "too little happened: {duty:?} {resolve:?}");
    let rank = |values: &mut Vec<i64>, percent: usize| {
        values.sort_unstable();
        Some(values[(values.len() * percent).div_ceil(100) - 1])
    };
    let seconds = |duration: &Option<pbjson_types::Duration>| duration.as_ref().map(|of| of.seconds);
    assert_eq!(seconds(&total.contact_duty_p50), rank(&mut duty, 50));
    assert_eq!(seconds(&total.contact_duty_p90), rank(&mut duty, 90));
    assert_eq!(seconds(&total.contact_customer_p50), rank(&mut customer, 50));
    assert_eq!(seconds(&total.contact_customer_p90), rank(&mut customer, 90));
    assert_eq!(seconds(&total.resolve_duty_p50), rank(&mut resolve_duty, 50));
    assert_eq!(seconds(&total.resolve_duty_p90), rank(&mut resolve_duty, 90));
    assert_eq!(seconds(&total.resolve_customer_p50), rank(&mut resolve, 50));
    assert_eq!(seconds(&total.resolve_customer_p90), rank(&mut resolve, 90));
    let phone = total.channels.iter().find(|channel| channel.channel() == Channel::Phone);
    assert_eq!(phone.map_or(0, |channel| channel.reached), by_phone);

    let scores = list(system, "figure = nps").await?;
    let scores: Vec<f64> = scores.iter().filter_map(|response| response.score).collect();
    let share = |holds: fn(f64) -> bool| {
        let some = scores.iter().filter(|score| holds(**score)).count();
        100.0 * some as f64 / scores.len() as f64
    };
    let nps = total.nps.context("nobody was asked")?;
    assert!(
        (nps.value - (share(|score| score >= 9.0) - share(|score| score <= 6.0))).abs() < 1e-9,
        "{nps:?}"
    );
    assert!(nps.margin.is_some_and(|margin| margin > 0.0 && margin < 40.0), "{nps:?}");
    let scores = list(system, "figure = csat").await?;
    let scores: Vec<f64> = scores.iter().filter_map(|response| response.score).collect();
    let satisfied = scores.iter().filter(|score| **score >= 4.0).count() as f64 / scores.len() as f64;
    let csat = total.csat.context("nobody was asked")?;
    assert!((csat.value - 100.0 * satisfied).abs() < 1e-9, "{csat:?}");
    Ok(())
}

async fn total_time(system: &System) -> anyhow::Result<Timestamp> {
    let answer = figures(system, request("", "", None)).await?;
    answer.as_of_time.as_ref().and_then(convert::instant).context("no instant")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_figure_opens_its_list_as_of_any_instant() -> anyhow::Result<()> {
    let seed = 20_261_123;
    println!("seed {seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let system = System::start().await?;
    system.world.set_time(INSTANTS[0].parse()?).await?;
    system.apply_sample().await?;
    let questions = [("", ""), ("centre", ""), ("verdandi", "2026-11-23"), ("islands", "3d")];
    let mut told = Vec::new();
    for (round, instant) in INSTANTS.iter().enumerate() {
        let now: Timestamp = instant.parse()?;
        system.world.set_time(now).await?;
        system.drain().await?;
        submit(&system, round * 60, now, &mut random).await?;
        work(&system, round, &mut random).await?;
        for (unit, span) in questions {
            let answer = figures(&system, request(unit, span, None)).await?;
            assert_eq!(answer.as_of_time, Some(convert::timestamp(now)));
            told.push((unit, span, now, answer));
        }
    }

    // What was told then is told now, as of then; and every number opens its list.
    let (mut compared, mut filled) = (0, 0);
    // The first round is a special case of the others.
    for (unit, span, then, before) in told.iter().skip(questions.len()) {
        let again = figures(&system, request(unit, span, Some(*then))).await?;
        assert_eq!(
            serde_json::to_string(&again)?,
            serde_json::to_string(before)?,
            "{unit} {span} as of {then}"
        );
        let (numbers, some) = every_list_is_as_long_as_its_figure(&system, before).await?;
        (compared, filled) = (compared + numbers, filled + some);
    }
    println!("{compared} figures compared with their lists, {filled} of them not 0");
    assert!(filled * 4 > compared, "too little happened: {filled} of {compared} figures");

    figures_agree_with_what_they_are_about(&system).await?;

    // The whole is the sum of its parts, and a series adds up to it.
    let whole = GetFiguresRequest { by_unit: true, ..request("verdandi", "", None) };
    let whole = figures(&system, whole).await?;
    let total = whole.total.context("no figures")?;
    let below: u64 = whole.units.iter().map(|figures| figures.received).sum();
    assert_eq!(below, total.received, "what no unit is known for counts for the root itself");
    let own = whole.units.iter().find(|figures| figures.unit == "verdandi").context("no row of its own")?;
    assert!(own.received > 0 && own.received < total.received, "{}", own.received);
    let series = GetFigureSeriesRequest {
        unit: "verdandi".into(),
        from_time: Some(convert::timestamp("2026-11-01T00:00:00Z".parse()?)),
        period: "day".into(),
        ..GetFigureSeriesRequest::default()
    };
    let series = system.client.figures()?.get_figure_series(series).await?.into_inner();
    assert_eq!((series.zone.as_str(), series.periods.len()), ("Europe/Paris", 27));
    let days = |pick: fn(&Figures) -> u64| -> u64 {
        series.periods.iter().filter_map(|period| period.figures.as_ref()).map(pick).sum()
    };
    assert_eq!((days(|of| of.received), days(|of| of.reached)), (total.received, total.reached));
    assert_eq!(days(|of| of.responses), total.responses);

    let before = serde_json::to_string(&told_now(&system).await?)?;
    let rebuilt = recontact::reporting::rebuild_all(&system.client).await?;
    assert_eq!((rebuilt.responses, rebuilt.differences), (240, 0));
    assert_eq!(serde_json::to_string(&told_now(&system).await?)?, before);
    system.stop().await
}

async fn told_now(system: &System) -> anyhow::Result<Vec<GetFiguresResponse>> {
    let mut told = Vec::new();
    for unit in UNITS.iter().filter(|unit| **unit != "nowhere") {
        told.push(figures(system, request(unit, "", None)).await?);
    }
    Ok(told)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_can_not_be_answered_says_what_could_be_asked() -> anyhow::Result<()> {
    let system = System::start().await?;
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    system.apply_sample().await?;
    system.drain().await?;
    let refused = async |request: GetFiguresRequest| -> anyhow::Result<String> {
        let status = system.client.figures()?.get_figures(request).await.expect_err("it can't be answered");
        assert_eq!(status.code(), tonic::Code::InvalidArgument);
        Ok(status.message().to_owned())
    };
    let of = |unit: &str, span: &str| request(unit, span, None);
    assert!(refused(of("mars", "")).await?.contains("there is no unit \"mars\""));
    assert!(refused(of("", "last month")).await?.contains("write 2027, 2027-03"));
    let future = request("", "", Some("2027-01-01T00:00:00Z".parse()?));
    assert!(refused(future).await?.contains("lies in the future"));
    let zone = GetFiguresRequest { zone: "Europe/Lyon".into(), ..of("", "") };
    assert!(refused(zone).await?.contains("IANA name"));
    for (filter, order_by, says) in [
        ("figure = happiness", "", "known: responses"),
        ("figure = nps AND owner = a", "", "a response has no owner"),
        ("figure = nps", "severity", "this figure counts responses"),
    ] {
        let list = ListCasesRequest {
            filter: filter.into(),
            order_by: order_by.into(),
            ..ListCasesRequest::default()
        };
        let status = system.client.status()?.list_cases(list).await.expect_err("it can't be answered");
        assert!(status.message().contains(says), "{filter}: {}", status.message());
    }
    system.stop().await
}
