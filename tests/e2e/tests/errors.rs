//! What a stranger reads when something is wrong: where, what, which rule is broken, what to do next. Each table is a
//! snapshot, so that a message changes only when somebody wants it to.

use anyhow::Context as _;
use contracts::ingest::v1::{Submission, SubmitResponseRequest};
use e2e::{KEY, System, program};
use recontact::{apply, resources};
use std::{
    fmt::Write as _,
    path::Path,
    process::{Command, Stdio},
};
use testkit::until;

const GOOD: &str = include_str!("errors/good.yaml");

/// A table as it is kept: each input with what it is answered.
#[derive(Default)]
struct Table(String);

impl Table {
    fn add(&mut self, what: &str, input: &str, answer: &str) -> anyhow::Result<()> {
        let answer = answer.trim_end().replace('\n', "\n    ");
        Ok(write!(self.0, "{what}\n  {}\n    {answer}\n\n", input.replace('\n', "\n  "))?)
    }
}

/// (what is wrong, what stands in the good folder, what stands there instead)
const RESOURCES: &[(&str, &str, &str)] = &[
    ("a brace is not closed", "spec: {parent: top}", "spec: {parent: top"),
    ("a tab indents", "  zone: Europe/Paris", "\tzone: Europe/Paris"),
    ("a key stands twice", "  zone: Europe/Paris", "  zone: Europe/Paris\n  zone: Europe/London"),
    ("an unknown kind", "kind: EscalationPolicy", "kind: EscalationPolcy"),
    ("no kind", "kind: Person\n", ""),
    ("an unknown field", "fallback_owner: alice", "fallbackowner: alice\n  fallback_ower: alice"),
    ("a word where a number belongs", "levels_up: 1", "levels_up: one"),
    ("a word where a list belongs", "[{person: alice}]", "alice"),
    ("no metadata", "metadata: {name: shop, set: t}\n", ""),
    ("no name", "{name: shop, set: t}", "{set: t}"),
    ("a name with a blank", "{name: shop, set: t}", "{name: my shop, set: t}"),
    ("two of one name", "{name: shop, set: t}", "{name: top, set: t}"),
    ("an unknown person", "{person: alice}", "{person: alcie}"),
    ("an unknown calendar", "calendar: office", "calendar: ofice"),
    ("an unknown policy", "escalation_policy: standard", "escalation_policy: standart"),
    ("two roots", "spec: {parent: top}", "spec: {calendar: office, fallback_owner: alice}"),
    ("a circle of units", "  calendar: office\n  managers", "  parent: shop\n  calendar: office\n  managers"),
    ("a root without a calendar", "  calendar: office\n", ""),
    ("a root without a fallback owner", "  fallback_owner: alice\n", ""),
    ("hours that overlap", "14:00-18:00", "11:00-18:00"),
    ("hours after midnight", "14:00-18:00", "14:00-25:00"),
    ("hours that end before they begin", "14:00-18:00", "18:00-14:00"),
    ("an unknown day", "[monday, tuesday]", "[monday, tuseday]"),
    ("an unknown zone", "zone: Europe/Paris", "zone: Europe/Pariss"),
    ("a holiday that is no date", "date: \"2026-12-25\"", "date: \"25/12/2026\""),
    ("a rule names an unknown fact", "response.normalized <= 40.0", "response.normalised <= 40.0"),
    ("a rule compares a number with a text", "response.normalized <= 40.0", "response.normalized <= \"low\""),
    ("a rule is no expression", "response.normalized <= 40.0", "response.normalized <= && 40.0"),
    ("a rule is no question", "when: \"true\"", "when: \"response.score\""),
    ("no rule for the rest", "when: \"true\"", "when: \"response.has_score\""),
    ("two rules at one position", "position: 20", "position: 10"),
    ("two rules of one name", "name: nobody, position", "name: low, position"),
    ("a duration without a unit", "accept_within: 2h", "accept_within: \"2\""),
    ("deadlines in the wrong order", "accept_within: 2h", "accept_within: 6h"),
    ("an unknown severity", "severity: high", "severity: hihg"),
    ("no set for the rest", "sources: [\"*\"]", "sources: [survey]"),
    ("a source with two sets", "sources: [\"*\"]", "sources: [\"*\", survey, survey]"),
    ("the last step does not repeat", ", repeat: {every_duty: 8h}", ""),
    ("an unknown condition of a step", "when: not_accepted", "when: not_acepted"),
    ("an unknown action", "action: inform", "action: infrom"),
    ("levels for a reminder", "action: remind, when", "action: remind, levels_up: 2, when"),
    ("two delays", "after: {duty: 1h}", "after: {duty: 1h, customer: 2h}"),
    ("a duration that is none", "after: {duty: 1h}", "after: {duty: soon}"),
    ("a mapping is no expression", "unit: row.shop", "unit: row.shop +"),
    ("a mapping names an unknown variable", "unit: row.shop", "unit: \"'x' + rwo.shop\""),
    ("an unknown metric", "metric: csat", "metric: nsp"),
    ("an unknown kind of signal", "  source: survey\n", "  source: survey\n  kind: rant\n"),
    ("a version of one's own", "kind: Person\n", "kind: Person\nversion: 3\n"),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_folder_is_told_by_file_line_and_column() -> anyhow::Result<()> {
    let system = System::start().await?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("all.yaml");
    std::fs::write(&file, GOOD)?;
    apply::apply(&system.client, &resources::read_folder(folder.path())?, false).await?;
    let mut table = Table::default();
    for (what, from, to) in RESOURCES {
        assert!(GOOD.contains(from), "{what}: {from:?} does not stand there");
        std::fs::write(&file, GOOD.replacen(from, to, 1))?;
        let answer = match resources::read_folder(folder.path()) {
            Ok(found) => apply::apply(&system.client, &found, false).await.err(),
            Err(error) => Some(error),
        };
        let answer = answer.with_context(|| format!("{what}: nothing was wrong"))?.to_string();
        let answer = answer.replace(&folder.path().display().to_string(), "config");
        assert!(answer.contains("nothing was changed"), "{what}: {answer}");
        assert!(answer.contains("config/all.yaml:"), "{what}: {answer}");
        table.add(what, to, &answer)?;
    }
    // And indeed: the good folder finds nothing to change.
    std::fs::write(&file, GOOD)?;
    let changes = apply::apply(&system.client, &resources::read_folder(folder.path())?, true).await?;
    let changed: Vec<_> = changes
        .changes
        .iter()
        .filter(|change| change.change().as_str_name() != "RESOURCE_CHANGE_KIND_UNCHANGED")
        .collect();
    assert!(changed.is_empty(), "{changed:?}");
    insta::assert_snapshot!("resources", table.0);
    system.stop().await
}

/// Runs the program in a folder; gives exit code and what it says.
async fn run(folder: &Path, environment: &[(&str, &str)], arguments: &[&str]) -> anyhow::Result<String> {
    let mut command = Command::new(program()?);
    command.current_dir(folder).env_clear().envs(environment.iter().copied()).args(arguments);
    command.stdin(Stdio::null());
    let output = tokio::task::spawn_blocking(move || command.output()).await??;
    let code = output.status.code().context("it was killed")?;
    let (said, told) = (String::from_utf8(output.stdout)?, String::from_utf8(output.stderr)?);
    // How long it took is told only of what took long.
    let told: Vec<&str> = told.trim_end().lines().filter(|line| !line.contains(" rows/s")).collect();
    Ok(format!("{said}{}\n(exit {code})", told.join("\n")))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_file_of_responses_is_told_line_by_line() -> anyhow::Result<()> {
    let system = System::start().await?;
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("all.yaml"), GOOD)?;
    apply::apply(&system.client, &resources::read_folder(folder.path())?, false).await?;
    let files: [(&str, &str, &[u8]); 11] = [
        ("nothing in it", "empty.csv", b""),
        ("two columns of one name", "twice.csv", b"id,shop,shop\n1,a,b\n"),
        ("a header that is not UTF-8", "latin.csv", b"id,caf\xe9\n1,a\n"),
        ("a column is missing", "missing.csv", b"id,score,date\n1,3,2026-11-23\n"),
        ("a ragged row", "ragged.csv", b"id,shop,score,date\n1,a,3\n2,a,b,3,2026-11-23\n"),
        ("a cell that is not UTF-8", "cell.csv", b"id,shop,score,date\n1,caf\xe9,3,2026-11-23\n"),
        ("a score off its scale", "scale.csv", b"id,shop,score,date\n1,a,9,2026-11-23\n"),
        (
            "a score that is none",
            "words.csv",
            b"id,shop,score,date\n1,a,\"1,000,5\",2026-11-23\n2,a,,2026-11-23\n",
        ),
        ("a date that is none", "date.csv", b"id,shop,score,date\n1,a,\"3,5\",23/11/2026\n"),
        (
            "one id for two contents",
            "reused.csv",
            b"id,shop,score,date\n1,a,3,2026-11-23\n1,a,4,2026-11-23\n",
        ),
        ("no JSON", "lines.ndjson", b"{\"id\": 1\n[1]\n"),
    ];
    let mut table = Table::default();
    for (what, name, content) in files {
        std::fs::write(folder.path().join(name), content)?;
        let arguments =
            ["submit", name, "--mapping", "survey", "--server", system.client.address(), "--key", KEY];
        let mut answer = run(folder.path(), &[], &arguments).await?;
        if let Ok(rejects) = std::fs::read(folder.path().join(format!("{name}.rejects.csv"))) {
            answer = format!("{answer}\n{}", String::from_utf8_lossy(&rejects));
        }
        table.add(what, &String::from_utf8_lossy(content), &answer)?;
    }
    insta::assert_snapshot!("files", table.0);
    system.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_command_is_told_with_what_to_do() -> anyhow::Result<()> {
    let system = System::start().await?;
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    let folder = tempfile::tempdir()?;
    std::fs::create_dir(folder.path().join("config"))?;
    std::fs::create_dir(folder.path().join("nothing"))?;
    std::fs::write(folder.path().join("config/all.yaml"), GOOD)?;
    std::fs::write(folder.path().join("good.csv"), "id,shop,score,date\n1,shop,1,2026-11-23\n")?;
    apply::apply(&system.client, &resources::read_folder(&folder.path().join("config"))?, false).await?;
    let address = system.client.address().to_owned();
    let task = one_task(&system).await?;
    let missing = "tsk_01hzzzzzzzzzzzzzzzzzzzzzzz";
    let commands: Vec<(&str, Vec<&str>)> = vec![
        ("an unknown command", vec!["task", "list"]),
        ("an unknown flag", vec!["tasks", "list", "--ownr", "alice"]),
        ("an instant that is none", vec!["report", "kpis", "--as-of", "yesterday"]),
        ("an unknown service", vec!["serve", "ingst"]),
        ("a folder that is not there", vec!["apply", "-f", "confg"]),
        ("a folder without resources", vec!["apply", "-f", "nothing"]),
        ("an unknown mapping", vec!["submit", "good.csv", "--mapping", "survye"]),
        ("a file that is not there", vec!["submit", "god.csv", "--mapping", "survey"]),
        ("a task that is not there", vec!["tasks", "show", missing]),
        ("a mistyped id", vec!["tasks", "show", "tsk_123"]),
        ("an id of another kind", vec!["tasks", "show", "rsp_01hzzzzzzzzzzzzzzzzzzzzzzz"]),
        ("a stale work version", vec!["tasks", "accept", &task, "--work-version", "7"]),
        ("a case that is not there", vec!["case", "show", "cas_01hzzzzzzzzzzzzzzzzzzzzzzz"]),
        ("an unknown term of a filter", vec!["case", "list", "--filter", "stat = open"]),
        ("an unknown order", vec!["tasks", "list", "--order-by", "urgency"]),
        ("an unknown unit", vec!["report", "kpis", "--unit", "shpo"]),
        ("an unknown figure", vec!["report", "kpis", "--open", "bogus"]),
        ("days that are none", vec!["report", "kpis", "--last", "3x"]),
        ("a month that is none", vec!["report", "kpis", "--month", "march"]),
        ("an unknown unit of tasks", vec!["tasks", "list", "--unit", "shpo"]),
        ("an unknown unit in a filter", vec!["case", "list", "--filter", "unit = \"shpo\""]),
        ("an unknown unit to watch", vec!["case", "watch", "--unit", "shpo"]),
    ];
    let mut table = Table::default();
    let with = |answer: String| answer.replace(&address, "http://127.0.0.1:7070").replace(&task, "tsk_…");
    for (what, arguments) in commands {
        let mut all = arguments.clone();
        if !matches!(arguments[0], "serve" | "task") {
            all.extend(["--server", &address, "--key", KEY]);
        }
        let answer = run(folder.path(), &[], &all).await?;
        table.add(what, &with(format!("recontact {}", arguments.join(" "))), &with(answer))?;
    }
    let nowhere: Vec<(&str, Vec<&str>)> = vec![
        ("nothing runs over the data folder", vec!["tasks", "list"]),
        ("nothing answers", vec!["tasks", "list", "--server", "http://127.0.0.1:9", "--key", KEY]),
        ("an address that is none", vec!["tasks", "list", "--server", "not an address", "--key", KEY]),
        ("a key that nobody has", vec!["tasks", "list", "--server", &address, "--key", "not-a-key"]),
        ("a doctor with a key that nobody has", vec!["doctor", "--server", &address, "--key", "not-a-key"]),
        ("a doctor whom nothing answers", vec!["doctor", "--server", "http://127.0.0.1:9", "--key", KEY]),
        (
            "a caller who may not",
            vec![
                "submit",
                "good.csv",
                "--mapping",
                "survey",
                "--server",
                &address,
                "--key",
                e2e::MANAGER_KEY,
            ],
        ),
    ];
    for (what, arguments) in nowhere {
        let answer = run(folder.path(), &[], &arguments).await?;
        table.add(what, &with(format!("recontact {}", arguments.join(" "))), &with(answer))?;
    }
    insta::assert_snapshot!("commands", table.0);
    system.stop().await
}

async fn one_task(system: &System) -> anyhow::Result<String> {
    use contracts::{
        assignment::v1::ListTasksRequest,
        types::v1::{Metric, Score},
    };
    let score = Score { metric: Metric::Csat.into(), raw: 1.0, ..Score::default() };
    let submission = Submission {
        source: "survey".into(),
        external_id: "first".into(),
        unit: "shop".into(),
        score: Some(score),
        ..Submission::default()
    };
    let request = SubmitResponseRequest { submission: Some(submission), request_id: String::new() };
    system.client.ingest()?.submit_response(request).await?;
    until("there is a task", || async {
        let tasks = system.client.tasks()?.list_tasks(ListTasksRequest::default()).await?.into_inner().tasks;
        Ok(tasks.into_iter().next().map(|task| task.task_id))
    })
    .await
}

/// (what is wrong, variables, arguments)
type Start<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [&'a str]);

#[tokio::test(flavor = "multi_thread")]
async fn wrong_settings_are_told_all_at_once() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
    write("unknown.toml", "databse_url = \"postgres://localhost\"\n")?;
    write("wrong.toml", "pool_max = \"many\"\ndrain_seconds = -1\nlisten = \"here\"\n")?;
    write("syntax.toml", "pool_max = \n")?;
    std::fs::create_dir(folder.path().join("data"))?;
    write("data/lock", "4711\n")?;
    let held = std::fs::File::open(folder.path().join("data/lock"))?;
    held.lock()?;
    write("keys.json", "{\"keys\": []}")?;
    write("bad.json", "{}")?;
    write("few.toml", "database_url = \"postgres://127.0.0.1:9/x\"\nnats_url = \"nats://127.0.0.1:9\"\n")?;
    write(
        "most.toml",
        "database_url = \"postgres://127.0.0.1:9/x\"\nnats_url = \"nats://127.0.0.1:9\"\ncaller_keys = \"keys.json\"\n",
    )?;
    let key = ("RECONTACT_IDENTITY_KEY", "0123456789abcdef0123456789abcdef");
    let settings: [Start; 16] = [
        ("an unknown key", &[], &["serve", "ingest", "--config", "unknown.toml"]),
        ("values of the wrong sort", &[], &["serve", "ingest", "--config", "wrong.toml"]),
        ("no TOML", &[], &["serve", "ingest", "--config", "syntax.toml"]),
        ("a file that is not there", &[], &["serve", "ingest", "--config", "none.toml"]),
        (
            "a wrong variable",
            &[("RECONTACT_POOL_MAX", "many"), ("RECONTACT_POOL_MXA", "4")],
            &["serve", "ingest"],
        ),
        ("nothing at all", &[], &["serve", "ingest"]),
        ("no keys of callers", &[], &["serve", "assignment", "--config", "few.toml"]),
        ("no identity key", &[], &["serve", "reporting", "--config", "most.toml"]),
        (
            "a short identity key",
            &[("RECONTACT_IDENTITY_KEY", "secret")],
            &["serve", "ingest", "--config", "most.toml"],
        ),
        (
            "a prefix with a dot",
            &[("RECONTACT_PREFIX", "eu.west")],
            &["serve", "assignment", "--config", "most.toml"],
        ),
        (
            "a number that is none of these",
            &[("RECONTACT_BATCH_MESSAGES", "-1")],
            &["serve", "assignment", "--config", "most.toml"],
        ),
        ("a Postgres that does not answer", &[key], &["serve", "ingest", "--config", "most.toml"]),
        (
            "keys of callers that can't be read",
            &[("RECONTACT_CALLER_KEYS", "bad.json")],
            &["serve", "assignment", "--config", "few.toml"],
        ),
        ("no servers", &[("RECONTACT_CALLER_KEYS", "keys.json")], &["serve", "assignment"]),
        ("no Postgres to migrate", &[], &["migrate"]),
        ("a data folder in use", &[], &["dev", "--data-dir", "data"]),
    ];
    let mut table = Table::default();
    for (what, environment, arguments) in settings {
        let answer = run(folder.path(), environment, arguments).await?;
        let answer = answer.replace(&folder.path().canonicalize()?.display().to_string(), "…");
        let set = environment.iter().map(|(name, value)| format!("{name}={value} "));
        table.add(what, &format!("{}recontact {}", set.collect::<String>(), arguments.join(" ")), &answer)?;
    }
    insta::assert_snapshot!("settings", table.0);
    Ok(())
}
