//! What explains a deadline, added up by an independent counter, gives the deadline that is stored: for a hundred random
//! tasks of two sources, in two zones, over Easter and the change to summer time, under two versions of a calendar.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

#[path = "../../../crates/platform/business-time/tests/oracle/mod.rs"]
mod oracle;

use anyhow::Context as _;
use contracts::{
    assignment::v1::{DeadlineExplanation, ExplainDeadlinesRequest, ListTasksRequest},
    convert,
    types::v1::{CalendarSpec, Holiday, Task, resource::Resource},
};
use e2e::{System, sample};
use jiff::{
    SignedDuration, Span, Timestamp,
    civil::Date,
    tz::{TimeZone, TimeZoneDatabase},
};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng, seq::SliceRandom as _};
use recontact::{apply, resources, submit};
use service_kit::config::Environment;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

const TASKS: usize = 100;

/// The story's Easter: Thursday afternoon to the Friday after.
const MOMENTS: [&str; 5] = [
    "2027-03-25T15:00:07+01:00[Europe/Paris]",
    "2027-03-26T12:30:00+01:00[Europe/Paris]",
    "2027-03-27T18:59:59+01:00[Europe/Paris]",
    "2027-03-28T01:30:00+01:00[Europe/Paris]",
    "2027-03-30T09:15:30+02:00[Europe/Paris]",
];

#[tokio::test(flavor = "multi_thread")]
async fn the_explanation_of_a_deadline_adds_up_to_what_is_stored() -> anyhow::Result<()> {
    let seed = Environment::of_process()
        .get("E2E_SEED")
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| rand::rng().random::<u32>());
    println!("E2E_SEED={seed}");
    let mut random = StdRng::seed_from_u64(u64::from(seed));

    let system = System::start().await?;
    let moment = |index: usize| MOMENTS[index].parse::<jiff::Zoned>().map(|zoned| zoned.timestamp());
    system.world.set_time(moment(0)?).await?;
    let mut found = resources::read_folder(&sample())?;
    let applied = apply::apply(&system.client, &found, false).await?;
    // The last open hour before Good Friday there, before Easter Monday here; what is closed in between shows.
    assert_eq!(
        trials(&applied),
        [
            ("britain", "2027-03-25T17:00:00Z", "2027-03-27T12:00:00Z", "2027-03-26 Good Friday".to_owned()),
            (
                "france",
                "2027-03-27T17:30:00Z",
                "2027-03-30T10:30:00Z",
                "2027-03-28 closed, 2027-03-29 Easter Monday".to_owned()
            ),
        ]
        .map(|(name, from, due, closed)| (
            name.to_owned(),
            from.parse().unwrap(),
            due.parse().unwrap(),
            closed
        ))
    );
    let mut versions = Versions::default();
    versions.keep(&system).await?;
    submit_file(&system, &sample().join("responses.csv"), "survey", "sample").await?;
    let folder = tempfile::tempdir()?;
    for index in 0..MOMENTS.len() {
        system.world.set_time(moment(index)?).await?;
        if index == 2 {
            // The calendar changes while its deadlines run: those keep their version, new ones take the next.
            close_after_easter(&mut found)?;
            let would = trials(&apply::apply(&system.client, &found, true).await?);
            assert_eq!(would.len(), 1, "{would:?}");
            assert_eq!(would[0].2, "2027-03-31T10:30:00Z".parse()?, "a day later, for Tuesday is closed now");
            assert_eq!(trials(&apply::apply(&system.client, &found, false).await?), would);
            versions.keep(&system).await?;
        }
        let file = folder.path().join(format!("lounge-{index}.csv"));
        std::fs::write(&file, lounge(&mut random, index))?;
        submit_file(&system, &file, "lounge", &format!("lounge-{index}")).await?;
        // Nobody acts: tasks are escalated and moved, so deadlines are replaced.
        system.drain().await?;
    }

    let mut tasks = tasks(&system).await?;
    assert!(tasks.len() > TASKS, "{} tasks", tasks.len());
    tasks.sort_by(|a, b| a.response_id.cmp(&b.response_id));
    tasks.shuffle(&mut random);
    let mut seen = Seen::default();
    for task in &tasks[..TASKS] {
        let request = ExplainDeadlinesRequest { task_id: task.task_id.clone() };
        let answer = system.client.tasks()?.explain_deadlines(request).await?.into_inner();
        let explained: Vec<_> = answer.deadlines.iter().filter_map(|one| one.deadline.clone()).collect();
        assert_eq!(explained, task.deadlines, "{} has all of its deadlines explained", task.task_id);
        for deadline in &answer.deadlines {
            versions.check(deadline).with_context(|| format!("E2E_SEED={seed}, {}", task.task_id))?;
            seen.note(task, deadline);
        }
    }
    seen.check();
    system.stop().await
}

/// Name, first and last instant, and closed days of each example.
fn trials(applied: &apply::Applied) -> Vec<(String, Timestamp, Timestamp, String)> {
    let mut trials: Vec<_> = applied
        .trials
        .iter()
        .map(|trial| {
            let (from, due) = (instant(trial.from_time).unwrap(), instant(trial.due_time).unwrap());
            (trial.calendar.clone(), from, due, trial.closed_days.join(", "))
        })
        .collect();
    trials.sort();
    trials
}

/// What the hundred covered: a test that meets no second version shows nothing of it.
#[derive(Default)]
struct Seen {
    sources: BTreeSet<String>,
    calendars: BTreeSet<(String, u64)>,
    notes: BTreeSet<String>,
    replaced: usize,
}

impl Seen {
    fn note(&mut self, task: &Task, explained: &DeadlineExplanation) {
        self.sources.insert(task.source.clone());
        self.calendars.insert((explained.calendar.clone(), explained.calendar_version));
        self.notes.extend(explained.days.iter().map(|day| day.note.clone()));
        let replaced = explained.deadline.as_ref().is_some_and(|deadline| deadline.replaced_time.is_some());
        self.replaced += usize::from(replaced);
    }

    fn check(&self) {
        assert_eq!(self.sources, BTreeSet::from(["lounge".to_owned(), "survey".to_owned()]));
        let calendars: Vec<(&str, u64)> =
            self.calendars.iter().map(|(name, version)| (name.as_str(), *version)).collect();
        assert_eq!(calendars, [("britain", 1), ("france", 1), ("france", 2)]);
        for note in ["Good Friday", "closed, clocks go forward by 1h", "Easter Monday", "Stocktaking"] {
            assert!(self.notes.contains(note), "{note} not in {:?}", self.notes);
        }
        assert!(self.replaced > 0, "no deadline was ever replaced");
    }
}

/// Every version of every calendar, read by this test alone.
#[derive(Default)]
struct Versions(BTreeMap<(String, u64), oracle::Minutes>);

impl Versions {
    async fn keep(&mut self, system: &System) -> anyhow::Result<()> {
        let request = contracts::assignment::v1::ListResourcesRequest { kinds: vec!["Calendar".to_owned()] };
        let answer = system.client.assignment_configuration()?.list_resources(request).await?.into_inner();
        for resource in answer.resources {
            let Some(Resource::Calendar(calendar)) = resource.resource else { continue };
            let name = calendar.metadata.unwrap_or_default().name;
            let spec = calendar.spec.unwrap_or_default();
            let sheet = Sheet::read(&spec);
            let hours = oracle::Hours { zone: zone(&spec.zone), on: &|date| sheet.on(date) };
            let from = "2027-03-25T00:00:00Z".parse()?;
            self.0.insert((name, calendar.version), oracle::Minutes::look(&hours, from, 40));
        }
        Ok(())
    }

    fn check(&self, explained: &DeadlineExplanation) -> anyhow::Result<()> {
        let key = (explained.calendar.clone(), explained.calendar_version);
        let counter = self.0.get(&key).with_context(|| format!("{key:?} was never applied"))?;
        let deadline = explained.deadline.clone().context("no deadline")?;
        let from = instant(deadline.set_time)?;
        let due = instant(deadline.due_time)?;
        let within = duration(explained.within)?;
        anyhow::ensure!(counter.between(from, due) == within, "{from} to {due} by {key:?}");
        anyhow::ensure!(counter.add(from, within) == Some(due), "{from} and {within:#} by {key:?}: {due}");
        let zone = zone(&explained.zone);
        let (mut total, mut days) = (SignedDuration::ZERO, BTreeMap::new());
        for day in &explained.days {
            let date: Date = day.date.parse()?;
            let counted = duration(day.counted)?;
            total += counted;
            anyhow::ensure!(duration(day.total)? == total, "{date}");
            if !counted.is_zero() {
                days.insert(date, counted);
            }
            for open in &day.open {
                anyhow::ensure!(zone.to_datetime(instant(open.from_time)?).date() == date, "{date}");
            }
        }
        anyhow::ensure!(total == within, "{total:#} of {within:#}");
        anyhow::ensure!(days == counter.by_day(from, due), "{days:?}");
        anyhow::ensure!(duration(explained.customer_time)? == due.duration_since(from));
        Ok(())
    }
}

/// A calendar as this test reads it.
struct Sheet {
    week: BTreeMap<String, Vec<oracle::Interval>>,
    special: BTreeMap<Date, Vec<oracle::Interval>>,
    off: BTreeSet<Date>,
    closed: BTreeSet<Date>,
}

impl Sheet {
    fn read(spec: &CalendarSpec) -> Self {
        let date = |text: &str| text.parse::<Date>().unwrap();
        let mut week: BTreeMap<String, Vec<oracle::Interval>> = BTreeMap::new();
        for entry in &spec.weekly {
            for day in &entry.days {
                week.entry(day.clone()).or_default().extend(entry.hours.iter().map(|text| interval(text)));
            }
        }
        let by_hand = |inactive: bool| {
            let days = spec.holidays.iter().filter(move |day| day.inactive == inactive);
            days.map(|day| date(&day.date)).collect::<BTreeSet<_>>()
        };
        let mut closed = icalendar(&spec.icalendar);
        closed.extend(by_hand(false));
        let special = spec.special_days.iter();
        let special =
            special.map(|day| (date(&day.date), day.hours.iter().map(|text| interval(text)).collect()));
        Self { week, special: special.collect(), off: by_hand(true), closed }
    }

    fn on(&self, date: Date) -> Vec<oracle::Interval> {
        if let Some(hours) = self.special.get(&date) {
            return hours.clone();
        }
        if self.closed.contains(&date) && !self.off.contains(&date) {
            return Vec::new();
        }
        self.week.get(&date.strftime("%A").to_string().to_lowercase()).cloned().unwrap_or_default()
    }
}

fn interval(text: &str) -> oracle::Interval {
    let minute = |text: &str| {
        let (hour, minute) = text.split_once(':').unwrap();
        hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap()
    };
    let (opens, closes) = text.split_once('-').unwrap();
    (minute(opens), minute(closes))
}

/// The closed days of a text that is known to be well formed, as far as 2030.
fn icalendar(text: &str) -> BTreeSet<Date> {
    let mut closed = BTreeSet::new();
    for event in text.split("BEGIN:VEVENT").skip(1) {
        let value = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        let day =
            |text: &str| format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]).parse::<Date>().unwrap();
        let start = day(value("DTSTART;VALUE=DATE:").unwrap());
        let days = match (value("DTEND;VALUE=DATE:"), value("DURATION:P")) {
            (Some(end), _) => i64::from((day(end) - start).get_days()),
            (None, Some(length)) => length.trim_end_matches('D').parse().unwrap(),
            (None, None) => 1,
        };
        let years = if value("RRULE:FREQ=YEARLY").is_some() { 4 } else { 1 };
        for year in 0..years {
            let first = start + Span::new().years(year);
            closed.extend((0..days).map(|days| first + Span::new().days(days)));
        }
    }
    closed
}

fn zone(name: &str) -> TimeZone {
    TimeZoneDatabase::bundled().get(name).unwrap()
}

fn instant(time: Option<pbjson_types::Timestamp>) -> anyhow::Result<Timestamp> {
    time.as_ref().and_then(convert::instant).context("no instant")
}

fn duration(duration: Option<pbjson_types::Duration>) -> anyhow::Result<SignedDuration> {
    duration.as_ref().and_then(convert::signed_duration).context("no duration")
}

/// One holiday more in France, on the Tuesday after Easter.
fn close_after_easter(found: &mut [resources::Found]) -> anyhow::Result<()> {
    let calendar =
        found.iter_mut().find(|found| found.kind() == "Calendar" && found.metadata().name == "france");
    let Some(Resource::Calendar(calendar)) = calendar.map(|found| &mut found.resource) else {
        anyhow::bail!("the sample has no calendar france");
    };
    let spec = calendar.spec.as_mut().context("no spec")?;
    spec.holidays.push(Holiday { date: "2027-03-30".into(), name: "Stocktaking".into(), inactive: false });
    Ok(())
}

/// Reviews in the format of the lounges, all of them low; by units of both zones, and by one that nobody knows.
fn lounge(random: &mut StdRng, file: usize) -> String {
    let units =
        ["store-london", "store-leeds", "store-dublin", "store-lyon", "store-nice", "web", "aegean-airlines"];
    let mut text = "airline_name,date,content,airport,lounge_type,overall_rating\n".to_owned();
    for row in 0..30 {
        let (unit, rating) = (units[random.random_range(0..units.len())], random.random_range(1..=2));
        text.push_str(&format!(
            "{unit},2027-03-2{},\"Crowded, file {file}, row {row}\",ATH,Business,{rating}.0\n",
            file % 5
        ));
    }
    text
}

async fn submit_file(system: &System, file: &Path, mapping: &str, file_as: &str) -> anyhow::Result<()> {
    let rejects = tempfile::tempdir()?;
    let rejects = rejects.path().join("rejects.csv");
    let submission = submit::Submission {
        file,
        mapping,
        file_as: Some(file_as),
        rejects: Some(&rejects),
        history: false,
        test: false,
    };
    submit::submit(&system.client, &submission).await?;
    system.drain().await?;
    Ok(())
}

async fn tasks(system: &System) -> anyhow::Result<Vec<Task>> {
    let (mut tasks, mut page_token) = (Vec::new(), String::new());
    loop {
        let request = ListTasksRequest { page_size: 500, page_token, ..ListTasksRequest::default() };
        let answer = system.client.tasks()?.list_tasks(request).await?.into_inner();
        tasks.extend(answer.tasks);
        if answer.next_page_token.is_empty() {
            return Ok(tasks);
        }
        page_token = answer.next_page_token;
    }
}
