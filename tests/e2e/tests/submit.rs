//! Files: killed in the middle and started again, every line is there once; a server that goes away is waited for.

#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use anyhow::Context as _;
use contracts::{
    ingest::v1::{Columns, GetResponseRequest, Row, SubmitRowsRequest, row},
    reporting::v1::{GetFiguresRequest, ListCasesRequest},
};
use e2e::{KEY, System, door::Door};
use recontact::{
    apply, resources,
    submit::{self, Submission},
};
use service_kit::config::Environment;
use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};
use testkit::until;
use tokio::net::TcpListener;

const HEADER: &str = "survey_id,shop,satisfaction,comment,answered_on,customer_number,customer_name,phone,email,\
                      language,no_contact,channel\n";

/// How many lines; `SUBMIT_ROWS=100000` by hand.
fn rows() -> usize {
    Environment::of_process().get("SUBMIT_ROWS").and_then(|rows| rows.parse().ok()).unwrap_or(10_000)
}

fn is_wrong(record: usize) -> bool {
    record.is_multiple_of(37) || is_ragged(record)
}

fn is_ragged(record: usize) -> bool {
    record.is_multiple_of(1_009)
}

/// A file in which some lines are wrong for ingest, some are no rows at all, and some have line breaks in them.
fn generate(path: &Path, rows: usize) -> anyhow::Result<()> {
    let mut text = HEADER.to_owned();
    for record in 1..=rows {
        if is_ragged(record) {
            writeln!(text, "S-{record},store-lyon,3")?;
            continue;
        }
        // Half of them by customers that answer again, so that decisions are of every sort.
        let score = if is_wrong(record) { 9 } else { record % 5 + 1 };
        let customer = record % 2 * (record % 500);
        writeln!(
            text,
            "S-{record},store-lyon,{score},\"late, and\n\"\"broken\"\"\",14/11/2026,C{customer},,,,,,web"
        )?;
    }
    Ok(std::fs::write(path, text)?)
}

/// Record number, and original cells, of every line of a rejects file.
fn rejects(path: &Path) -> anyhow::Result<Vec<(usize, csv::StringRecord)>> {
    let mut reader = csv::Reader::from_path(path)?;
    let column = reader.headers()?.iter().position(|name| name == "recontact_record").context("no column")?;
    reader
        .records()
        .map(|record| {
            let record = record?;
            Ok((record.get(column).context("no cell")?.parse()?, record))
        })
        .collect()
}

struct Files {
    _folder: tempfile::TempDir,
    file: PathBuf,
    rejects: PathBuf,
}

impl Files {
    fn new(rows: usize) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let (file, rejects) = (folder.path().join("big.csv"), folder.path().join("rejects.csv"));
        generate(&file, rows)?;
        Ok(Self { _folder: folder, file, rejects })
    }
}

/// `recontact submit` as a process of its own.
fn start(address: &str, file: &Path, rejects: &Path) -> anyhow::Result<Child> {
    let program = e2e::program()?;
    Command::new(&program)
        .arg("submit")
        .arg(file)
        .args(["--mapping", "survey", "--server", address, "--key", KEY, "--output", "json", "--rejects"])
        .arg(rejects)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| program.display().to_string())
}

async fn finished(child: Child) -> anyhow::Result<(serde_json::Value, String)> {
    let Output { status, stdout, stderr } =
        tokio::task::spawn_blocking(move || child.wait_with_output()).await??;
    let stderr = String::from_utf8(stderr)?;
    let summary: serde_json::Value = serde_json::from_slice(&stdout).with_context(|| stderr.clone())?;
    let expected = i32::from(number(&summary, "rejected") > 0);
    anyhow::ensure!(status.code() == Some(expected), "{status}: {stderr}");
    Ok((summary, stderr))
}

fn number(summary: &serde_json::Value, name: &str) -> usize {
    usize::try_from(summary[name].as_u64().unwrap_or_default()).unwrap()
}

async fn started() -> anyhow::Result<System> {
    let system = System::start().await?;
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    system.apply_sample().await?;
    Ok(system)
}

fn host(system: &System) -> &str {
    system.client.address().trim_start_matches("http://")
}

/// Waits until so many responses are accepted.
async fn accepted(system: &System, at_least: usize) -> anyhow::Result<()> {
    let at_least = i64::try_from(at_least)?;
    until("responses are accepted", || async {
        let count = system.world.count("SELECT count(*) FROM ingest.responses").await?;
        Ok((count >= at_least).then_some(()))
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_the_middle_and_started_again_every_line_is_there_once() -> anyhow::Result<()> {
    let rows = rows();
    let files = Files::new(rows)?;
    let wrong: Vec<usize> = (1..=rows).filter(|record| is_wrong(*record)).collect();
    let right = rows - wrong.len();
    let system = started().await?;
    for share in [5, 2] {
        let mut child = start(system.client.address(), &files.file, &files.rejects)?;
        accepted(&system, right / share).await?;
        child.kill()?;
        child.wait()?;
        let held = system.world.count("SELECT count(*) FROM ingest.responses").await?;
        assert!(usize::try_from(held)? < right, "killed too late to show anything: {held} of {right}");
        assert!(!files.rejects.exists(), "there is never half a rejects file");
    }
    let (summary, notes) = finished(start(system.client.address(), &files.file, &files.rejects)?).await?;
    println!("{summary} {notes}");
    assert!(notes.contains("goes on after"), "{notes}");
    assert_eq!(number(&summary, "rejected"), wrong.len());
    assert_eq!(number(&summary, "accepted") + number(&summary, "duplicates"), right);
    assert!(number(&summary, "duplicates") <= 3 * 5 * 500, "little is sent twice: {summary}");
    let responses = system.world.count("SELECT count(*) FROM ingest.responses").await?;
    let identities = system.world.count("SELECT count(*) FROM ingest.response_identity").await?;
    assert_eq!((usize::try_from(responses)?, usize::try_from(identities)?), (right, right));
    let found = rejects(&files.rejects)?;
    assert_eq!(found.iter().map(|(record, _)| *record).collect::<Vec<_>>(), wrong, "each once, in order");
    let left: Vec<_> = std::fs::read_dir(files.file.parent().context("no folder")?)?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect::<Result<_, _>>()?;
    assert_eq!(left.len(), 2, "only the file and its rejects are left: {left:?}");

    // The same command after the end: nothing new, and the same rejects.
    let before = std::fs::read(&files.rejects)?;
    let (again, _) = finished(start(system.client.address(), &files.file, &files.rejects)?).await?;
    assert_eq!((number(&again, "accepted"), number(&again, "duplicates")), (0, right));
    assert!(before == std::fs::read(&files.rejects)?, "another rejects file");

    // Fed again as they are, they are rejected for the same reasons, those too that have as many cells now as columns.
    let more = files.rejects.with_file_name("more.csv");
    let (summary, _) = finished(start(system.client.address(), &files.rejects, &more)?).await?;
    assert_eq!((number(&summary, "rejected"), number(&summary, "accepted")), (wrong.len(), 0), "{summary}");
    assert!(before == std::fs::read(&more)?, "another rejects file");
    std::fs::remove_file(&more)?;

    // Corrected and fed again, each keeps its identity: a second time they are duplicates.
    let mut reader = csv::Reader::from_path(&files.rejects)?;
    let corrected = files.rejects.with_file_name("corrected.csv");
    let mut writer = csv::Writer::from_path(&corrected)?;
    writer.write_record(reader.headers()?)?;
    for (_, record) in &found {
        let cells = record.iter().enumerate().map(|(index, cell)| if index == 2 { "2" } else { cell });
        writer.write_record(cells)?;
    }
    writer.flush()?;
    for expected in ["accepted", "duplicates"] {
        let (summary, _) = finished(start(system.client.address(), &corrected, &more)?).await?;
        assert_eq!(number(&summary, expected), wrong.len(), "{summary}");
        assert!(!more.exists());
    }
    assert_eq!(usize::try_from(system.world.count("SELECT count(*) FROM ingest.responses").await?)?, rows);
    assert_eq!(system.world.count("SELECT count(*) FROM ingest.rejected_rows").await?, 0, "all are mended");
    system.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_checkpoint_of_another_installation_skips_nothing() -> anyhow::Result<()> {
    let rows = 6_000;
    let files = Files::new(rows)?;
    let right = (1..=rows).filter(|record| !is_wrong(*record)).count();
    let port = TcpListener::bind("127.0.0.1:0").await?.local_addr()?.port();
    let address = format!("http://127.0.0.1:{port}");
    let first = started().await?;
    let door = Door::open(port, host(&first)).await?;
    let mut child = start(&address, &files.file, &files.rejects)?;
    accepted(&first, right / 2).await?;
    child.kill()?;
    child.wait()?;
    door.close();
    first.stop().await?;

    // At the same address stands another one, which never saw a row.
    let second = started().await?;
    let _door = Door::open(port, host(&second)).await?;
    let (summary, notes) = finished(start(&address, &files.file, &files.rejects)?).await?;
    assert!(notes.contains("beginning at the first row"), "{notes}");
    assert_eq!(number(&summary, "accepted") + number(&summary, "duplicates"), right);
    let held = second.world.count("SELECT count(*) FROM ingest.responses").await?;
    assert_eq!(usize::try_from(held)?, right);
    assert_eq!(rejects(&files.rejects)?.len(), rows - right);
    second.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_goes_away_is_waited_for() -> anyhow::Result<()> {
    let rows = 6_000;
    let files = Files::new(rows)?;
    let right = (1..=rows).filter(|record| !is_wrong(*record)).count();
    let system = started().await?;
    let port = TcpListener::bind("127.0.0.1:0").await?.local_addr()?.port();
    let door = Door::open(port, host(&system)).await?;
    let child = start(&format!("http://127.0.0.1:{port}"), &files.file, &files.rejects)?;
    accepted(&system, right / 4).await?;
    door.close();
    let door = Door::open(port, host(&system)).await?;
    let (summary, notes) = finished(child).await?;
    door.close();
    assert!(notes.contains("ingest can't be reached"), "{notes}");
    assert!(notes.contains("ingest answers again"), "{notes}");
    assert_eq!(number(&summary, "accepted") + number(&summary, "duplicates"), right);
    let held = system.world.count("SELECT count(*) FROM ingest.responses").await?;
    assert_eq!(usize::try_from(held)?, right);
    system.stop().await
}

/// Feeds a small file of low scores in this process.
async fn feed(system: &System, name: &str, history: bool, test: bool) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let (file, rejects) = (folder.path().join(name), folder.path().join("rejects.csv"));
    let mut text = HEADER.to_owned();
    for record in 1..=3 {
        writeln!(text, "{name}-{record},store-lyon,1,,14/11/2026,,,,,,,web")?;
    }
    std::fs::write(&file, text)?;
    let rejects = Some(rejects.as_path());
    let submission = Submission { file: &file, mapping: "survey", file_as: None, rejects, history, test };
    let summary = submit::submit(&system.client, &submission).await?;
    anyhow::ensure!(summary.counts.accepted == 3, "{summary:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn tests_are_counted_nowhere_and_history_raises_nothing() -> anyhow::Result<()> {
    let system = started().await?;
    feed(&system, "plain", false, false).await?;
    let before = system.drain().await?;
    // What is accepted at the instant of the question counts only after it.
    let figures = async |now: &str| -> anyhow::Result<_> {
        system.world.set_time(now.parse()?).await?;
        let answer = system.client.figures()?.get_figures(GetFiguresRequest::default()).await?;
        answer.into_inner().total.context("no figures")
    };
    let counted = figures("2026-11-23T09:10:00Z").await?;
    assert_eq!((before.alerts, counted.responses, counted.received), (3, 3, 3));

    feed(&system, "trial", false, true).await?;
    let after = system.drain().await?;
    let still = figures("2026-11-23T09:20:00Z").await?;
    assert_eq!(
        (still.responses, still.received, still.to_do),
        (3, 3, counted.to_do),
        "no figure counts a test"
    );
    assert_eq!(after.alerts, 6, "a test goes the whole way …");
    let cases = system.client.status()?.list_cases(ListCasesRequest::default()).await?.into_inner().cases;
    assert_eq!(cases.iter().filter(|case| case.test).count(), 3, "… and is marked");

    feed(&system, "backfill", true, false).await?;
    let last = system.drain().await?;
    assert_eq!((last.alerts, last.tasks), (after.alerts, after.tasks), "history raises nothing");
    let told = figures("2026-11-23T09:30:00Z").await?;
    assert_eq!((told.history, told.responses, told.received), (3, 3, 3), "and is counted by itself");
    assert_eq!(
        system.world.count("SELECT count(*) FROM alert_rules.decisions").await?,
        9,
        "and is decided on"
    );
    system.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mapping_makes_every_kind_of_signal() -> anyhow::Result<()> {
    let system = started().await?;
    let kinds = ["survey", "review", "social_post", "complaint", "interview", "weak_signal"];
    let texts = kinds.map(|kind| {
        format!(
            "kind: SourceMapping\nmetadata: {{name: {kind}, set: kinds}}\nspec: {{source: desk, unit: row.shop, kind: {kind}, external_id: row.id, score: {{value: row.score, metric: csat}}}}\n"
        )
    });
    let found = resources::read(texts.iter().map(|text| (Path::new("kinds.yaml"), text.as_str())))?;
    apply::apply(&system.client, &found, false).await?;
    for kind in kinds {
        let cells = [("id", kind), ("shop", "web"), ("score", "4")];
        let values = cells.map(|(name, cell)| (name.to_owned(), cell.to_owned())).into();
        let content = Some(row::Content::Columns(Columns { values }));
        let rows = vec![Row { record: 1, content, file: String::new() }];
        let request =
            SubmitRowsRequest { mapping: kind.into(), file: "a.csv".into(), rows, ..Default::default() };
        let results = system.client.ingest()?.submit_rows(request).await?.into_inner().results;
        let response_id = results.first().context("no result")?.response_id.clone();
        let read =
            system.client.ingest()?.get_response(GetResponseRequest { response_id }).await?.into_inner();
        let told = read.response.context("no response")?.kind().as_str_name().to_lowercase();
        assert_eq!(told, format!("signal_kind_{kind}"));
    }
    system.stop().await
}
