//! What people do to tasks, and what they see of it live: two replicas of every service, and a virtual clock.

use anyhow::Context as _;
use contracts::{
    assignment::v1::{
        AcceptTaskRequest, CommandGuard, CommentOnTaskRequest, DismissTaskRequest, EscalateTaskRequest,
        ForecastRecipientsRequest, ForecastStep, GetTaskRequest, GiveUpTaskRequest, ListOrphansRequest,
        ListTasksRequest, LogAttemptRequest, OrphanKind, ReassignTaskRequest, ReopenTaskRequest,
        RunCommandsRequest, SnoozeTaskRequest, TaskCommand, WatchTasksRequest, WatchTasksResponse,
        command_result, snooze_task_request::Until, task_command::Command,
    },
    convert,
    ingest::v1::{Submission, SubmitResponseRequest, SubmitResponsesRequest},
    topology::ServiceName,
    types::v1::{
        AttemptOutcome, DismissalReason, Metric, OwnerSource, Score, StepAction, StepTarget, Task, TaskState,
        step_target::Target,
    },
};
use e2e::{Fleet, System, sample};
use recontact::{apply, client::Client, resources};
use service_kit::{clock::Monotonic, tasks::Tracker};
use std::{collections::BTreeMap, process::Stdio, time::Duration};
use testkit::until;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tonic::{Code, Status};

/// Low scores of one unit, each of another customer.
async fn submit(client: &Client, name: &str, unit: &str, count: usize) -> anyhow::Result<()> {
    let items = (0..count).map(|index| {
        let score = Score { metric: Metric::Csat.into(), raw: 1.0, ..Score::default() };
        let submission = Submission {
            source: "survey".into(),
            external_id: format!("{name}-{index}"),
            unit: unit.into(),
            score: Some(score),
            ..Submission::default()
        };
        SubmitResponseRequest { submission: Some(submission), request_id: String::new() }
    });
    client.ingest()?.submit_responses(SubmitResponsesRequest { items: items.collect() }).await?;
    Ok(())
}

async fn tasks(client: &Client, unit: &str, count: usize) -> anyhow::Result<Vec<Task>> {
    until("the tasks are assigned", || async {
        let request = ListTasksRequest {
            unit: unit.into(),
            order_by: "assigned_time".into(),
            page_size: 500,
            ..ListTasksRequest::default()
        };
        let tasks = client.tasks()?.list_tasks(request).await?.into_inner().tasks;
        Ok((tasks.len() >= count).then_some(tasks))
    })
    .await
}

fn guard(task: &Task, request_id: &str) -> Option<CommandGuard> {
    let (task_id, request_id) = (task.task_id.clone(), request_id.to_owned());
    Some(CommandGuard { task_id, request_id, expected_work_version: 0 })
}

fn reason(status: &Status) -> String {
    use tonic_types::StatusExt as _;
    status.get_details_error_info().map(|info| info.reason).unwrap_or_default()
}

async fn get(client: &Client, task: &Task) -> anyhow::Result<Task> {
    let request = GetTaskRequest { task_id: task.task_id.clone() };
    client.tasks()?.get_task(request).await?.into_inner().task.context("no task")
}

async fn fleet() -> anyhow::Result<Fleet> {
    let fleet = Fleet::start().await?;
    fleet.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    apply::apply(&fleet.client(0)?, &resources::read_folder(&sample())?, false).await?;
    Ok(fleet)
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_people_who_accept_at_the_same_moment_one_has_it_and_the_other_is_told_who()
-> anyhow::Result<()> {
    const TASKS: usize = 12;
    let fleet = fleet().await?;
    submit(&fleet.client(0)?, "both", "store-lyon", TASKS).await?;
    let tasks = tasks(&fleet.client(0)?, "store-lyon", TASKS).await?;
    let (david, alice) =
        (Client::new(&fleet.addresses(0), "david-roux")?, Client::new(&fleet.addresses(1), "alice-moreau")?);
    let mut won = BTreeMap::from([("david-roux", 0), ("alice-moreau", 0)]);
    for task in &tasks {
        let accept = |client: &Client, who: &str| {
            let (client, guard) = (client.clone(), guard(task, who));
            async move { anyhow::Ok(client.tasks()?.accept_task(AcceptTaskRequest { guard }).await) }
        };
        let both = tokio::join!(accept(&david, "d"), accept(&alice, "a"));
        let (winner, refused) = match (both.0?, both.1?) {
            (Ok(_), Err(refused)) => ("david-roux", refused),
            (Err(refused), Ok(_)) => ("alice-moreau", refused),
            other => anyhow::bail!("not exactly one: {other:?}"),
        };
        assert_eq!(
            (refused.code(), reason(&refused).as_str()),
            (Code::FailedPrecondition, "ALREADY_ACCEPTED")
        );
        assert!(refused.message().contains(&format!("{winner} accepted it")), "{refused:?}");
        let after = get(&fleet.client(0)?, task).await?;
        assert_eq!((after.owner.as_str(), after.state()), (winner, TaskState::Accepted));
        *won.entry(winner).or_default() += 1;
    }
    println!("{won:?}");
    Ok(())
}

/// Everything that a watcher sees, with the moment at which it did.
fn watch(
    clock: Monotonic,
    mut stream: tonic::Streaming<WatchTasksResponse>,
) -> tokio::sync::mpsc::UnboundedReceiver<(String, u64, Duration)> {
    let (sender, receiver) = tokio::sync::mpsc::unbounded_channel();
    Tracker::default().spawn(async move {
        while let Ok(Some(change)) = stream.message().await {
            let (task, entry) = (change.task.unwrap_or_default(), change.entry.unwrap_or_default());
            assert_eq!(task.version, entry.version, "the task is as it was after the change");
            if sender.send((task.task_id, task.version, clock.elapsed())).is_err() {
                return;
            }
        }
    });
    receiver
}

#[tokio::test(flavor = "multi_thread")]
async fn a_watch_on_either_replica_sees_every_change_of_both_within_a_second() -> anyhow::Result<()> {
    const CHANGES: usize = 40;
    let mut fleet = fleet().await?;
    let clients = [fleet.client(0)?, fleet.client(1)?];
    submit(&clients[0], "seen", "store-lyon", 2).await?;
    let tasks = tasks(&clients[0], "store-lyon", 2).await?;
    let clock = Monotonic::start();
    let mut watchers = Vec::new();
    for client in &clients {
        let request = WatchTasksRequest { unit: "centre".into(), ..WatchTasksRequest::default() };
        let stream = client.tasks()?.watch_tasks(request).await?.into_inner();
        watchers.push(watch(clock, stream));
    }
    let mut made = Vec::new();
    for number in 0..CHANGES {
        let task = &tasks[number % tasks.len()];
        let text = format!("Change {number}.");
        let request = CommentOnTaskRequest { guard: guard(task, &text), text };
        let answer = clients[number / 2 % 2].tasks()?.comment_on_task(request).await?.into_inner();
        made.push((task.task_id.clone(), answer.task.context("no task")?.version, clock.elapsed()));
    }
    for (replica, watcher) in watchers.iter_mut().enumerate() {
        // What was committed a moment before the watch began may be among it.
        let mut seen = BTreeMap::new();
        let missing = |seen: &BTreeMap<(String, u64), Duration>| {
            made.iter().any(|(task, version, _)| !seen.contains_key(&(task.clone(), *version)))
        };
        while missing(&seen) {
            let next = tokio::time::timeout(testkit::PATIENCE, watcher.recv()).await;
            let (task, version, at) = next.context("a change was not seen")?.context("the watch ended")?;
            assert!(seen.insert((task, version), at).is_none(), "a change came twice");
        }
        let latencies = made.iter().map(|(task, version, done)| {
            seen.get(&(task.clone(), *version)).map(|at| at.saturating_sub(*done)).context("another change")
        });
        let mut latencies: Vec<Duration> = latencies.collect::<anyhow::Result<_>>()?;
        latencies.sort_unstable();
        let (median, most) = (latencies[latencies.len() / 2], latencies[latencies.len() - 1]);
        println!("replica {replica}: seen after {median:?} (median), {most:?} at most");
        // A machine that is busy with something else may stumble once or twice.
        assert!(latencies[CHANGES * 95 / 100] < Duration::from_secs(1), "replica {replica}: {latencies:?}");
    }

    // The command line shows it to people, one line a change, and survives that its replica dies.
    let program = std::env::current_exe()?;
    let program = program.ancestors().nth(2).context("no target folder")?.join("recontact");
    let mut watching = tokio::process::Command::new(program)
        .args(["tasks", "watch", "--key", e2e::KEY, "--server", &fleet.addresses(0)])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let mut lines = BufReader::new(watching.stdout.take().context("no output")?).lines();
    let mut notes = BufReader::new(watching.stderr.take().context("no notes")?).lines();
    let mut number = CHANGES;
    for round in ["before", "after the kill"] {
        let line = loop {
            // Until it is connected nothing is shown; then the next comment is.
            number += 1;
            let text = format!("Look {round} {number}.");
            let request = CommentOnTaskRequest { guard: guard(&tasks[0], &text), text };
            clients[1].tasks()?.comment_on_task(request).await?;
            match tokio::time::timeout(Duration::from_secs(1), lines.next_line()).await {
                Ok(line) => {
                    let line = line?.context("it ended")?;
                    if line.contains(round) {
                        break line;
                    }
                }
                Err(_) => anyhow::ensure!(number < CHANGES + 200, "nothing is shown"),
            }
        };
        assert!(line.starts_with("Mon 2026-11-23 10:00 CET  tsk_"), "{round}: {line}");
        assert!(line.contains("commented  operator  Look "), "{round}: {line}");
        if round == "before" {
            fleet.kill_and_restart(fleet.index(ServiceName::Assignment, 0).context("no replica")?)?;
            let note = tokio::time::timeout(testkit::PATIENCE, notes.next_line()).await??;
            assert!(note.context("no note")?.contains("connecting again"));
            let note = tokio::time::timeout(testkit::PATIENCE, notes.next_line()).await??;
            assert!(note.context("no note")?.contains("connected again"));
        }
    }
    let process = watching.id().context("it ended")?.to_string();
    std::process::Command::new("kill").args(["-INT", &process]).status()?;
    assert!(tokio::time::timeout(testkit::PATIENCE, watching.wait()).await??.success(), "Ctrl-C is no error");
    Ok(())
}

async fn system() -> anyhow::Result<System> {
    let system = System::start().await?;
    system.world.set_time("2026-11-23T09:00:00Z".parse()?).await?;
    system.apply_sample().await?;
    Ok(system)
}

#[tokio::test(flavor = "multi_thread")]
async fn people_put_off_give_away_end_and_reopen_what_is_theirs_and_nothing_else() -> anyhow::Result<()> {
    let system = system().await?;
    let of = |name: &str| Client::new(&system.address, name);
    let (david, emma, alice) = (of("david-roux")?, of("emma-petit")?, of("alice-moreau")?);
    submit(&system.client, "work", "store-lyon", 2).await?;
    let tasks = tasks(&system.client, "store-lyon", 2).await?;
    let task = &tasks[0];

    // AS-12: emma manages another store: the task is not there for her, whatever she asks.
    assert_eq!(get(&emma, task).await.unwrap_err().downcast::<Status>()?.code(), Code::NotFound);
    let accept = AcceptTaskRequest { guard: guard(task, "emma") };
    assert_eq!(emma.tasks()?.accept_task(accept).await.unwrap_err().code(), Code::NotFound);
    let one = WatchTasksRequest { task_id: task.task_id.clone(), ..WatchTasksRequest::default() };
    assert_eq!(emma.tasks()?.watch_tasks(one).await.unwrap_err().code(), Code::NotFound);
    assert_eq!(emma.tasks()?.list_tasks(ListTasksRequest::default()).await?.into_inner().total, 0);
    assert_eq!(david.tasks()?.list_tasks(ListTasksRequest::default()).await?.into_inner().total, 2);

    // The budget: as often as the rule allows, then somebody above decides.
    let snooze = |request_id: &str| SnoozeTaskRequest {
        guard: guard(task, request_id),
        note: "In a meeting.".into(),
        until: Some(Until::UntilTime(convert::timestamp(
            "2026-11-23T10:00:00Z".parse().expect("an instant"),
        ))),
    };
    for number in 0..task.snoozes_allowed {
        let after = david.tasks()?.snooze_task(snooze(&format!("s{number}"))).await?.into_inner().task;
        assert_eq!(after.context("no task")?.snoozes, number + 1);
    }
    let refused = david.tasks()?.snooze_task(snooze("beyond")).await.unwrap_err();
    assert_eq!((refused.code(), reason(&refused).as_str()), (Code::FailedPrecondition, "SNOOZES_USED_UP"));
    assert!(refused.message().contains("alice-moreau or somebody with the role experience"), "{refused:?}");
    let after = alice.tasks()?.snooze_task(snooze("above")).await?.into_inner().task.context("no task")?;
    assert_eq!((after.snoozes, after.deadlines.clone()), (task.snoozes_allowed + 1, task.deadlines.clone()));
    let again = alice.tasks()?.snooze_task(snooze("above")).await?.into_inner().task.context("no task")?;
    assert_eq!(again, after, "the same request id gets the first answer");

    // Reassigned, with a comment, to somebody who is here; then it is hers and a new round begins.
    let give = |to: &str, comment: &str| ReassignTaskRequest {
        guard: guard(task, &format!("give {to} {comment}")),
        owner: to.into(),
        comment: comment.into(),
    };
    for (request, field) in [
        (give("bruno-lefevre", "Yours."), "owner: bruno-lefevre is absent"),
        (give("nobody", "Yours."), "owner: there is no person"),
        (give("emma-petit", ""), "comment: is missing"),
    ] {
        let refused = david.tasks()?.reassign_task(request).await.unwrap_err();
        assert_eq!(refused.code(), Code::InvalidArgument);
        assert!(refused.message().contains(field), "{refused:?}");
    }
    david.tasks()?.reassign_task(give("emma-petit", "Knows the customer.")).await?;
    let hers = get(&emma, task).await?;
    assert_eq!((hers.owner.as_str(), hers.owner_source()), ("emma-petit", OwnerSource::Reassignment));
    assert_eq!((hers.snoozes, hers.snoozed_until_time), (0, None));

    // Given up after three attempts only; reopened it begins anew.
    let give_up = |id: &str| GiveUpTaskRequest { guard: guard(task, id), note: "Tried.".into() };
    for number in 0..3 {
        assert_eq!(
            emma.tasks()?.give_up_task(give_up(&format!("{number}"))).await.unwrap_err().code(),
            Code::FailedPrecondition
        );
        let outcome = AttemptOutcome::NoAnswer.into();
        let guard = guard(task, &format!("call {number}"));
        emma.tasks()?
            .log_attempt(LogAttemptRequest { guard, outcome, ..LogAttemptRequest::default() })
            .await?;
    }
    let ended = emma.tasks()?.give_up_task(give_up("at last")).await?.into_inner().task.context("no task")?;
    assert_eq!(ended.state(), TaskState::Unreachable);
    let reopen = ReopenTaskRequest { guard: guard(task, "again"), comment: "A new number.".into() };
    let open = emma.tasks()?.reopen_task(reopen).await?.into_inner().task.context("no task")?;
    assert_eq!((open.state(), open.round_attempts, open.attempts), (TaskState::Open, 0, 3));

    // Asked above: past bruno, who is away.
    let ask =
        EscalateTaskRequest { guard: guard(task, "help"), comment: "A refund.".into(), ..Default::default() };
    assert_eq!(emma.tasks()?.escalate_task(ask).await?.into_inner().recipients, ["alice-moreau"]);

    // Everybody is on the timeline, with why.
    let request = GetTaskRequest { task_id: task.task_id.clone() };
    let timeline = alice.tasks()?.get_task(request).await?.into_inner().timeline;
    let of = |event: &str| timeline.iter().find(|entry| entry.event == event).context(event.to_owned());
    let reassigned = of("reassigned")?;
    assert_eq!(reassigned.reason, "given by hand from david-roux to emma-petit");
    assert_eq!(reassigned.text, "Knows the customer.");
    assert_eq!(reassigned.actor.clone().context("nobody")?.name, "david-roux");
    assert!(of("snoozed")?.reason.starts_with("put off until Mon 2026-11-23 11:00 CET"));
    assert_eq!(of("unreachable")?.reason, "not reached in 3 attempts");
    assert_eq!(of("reopened")?.reason, "emma-petit asks for work again; it was unreachable");
    assert!(of("escalated")?.reason.contains("alice-moreau is informed"));
    system.drain().await?;
    system.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_commands_each_has_its_own_result() -> anyhow::Result<()> {
    let system = system().await?;
    submit(&system.client, "bulk", "store-dijon", 3).await?;
    let tasks = tasks(&system.client, "store-dijon", 3).await?;
    let emma = Client::new(&system.address, "emma-petit")?;
    let dismiss = |task: &Task, note: &str| {
        let reason = DismissalReason::Other.into();
        Command::Dismiss(DismissTaskRequest { guard: guard(task, "once"), reason, note: note.into() })
    };
    let accept = |task: &Task| Command::Accept(AcceptTaskRequest { guard: guard(task, "take") });
    let elsewhere = Task { task_id: "tsk_nonsense".into(), ..Task::default() };
    let commands = [
        accept(&tasks[0]),
        dismiss(&tasks[1], "The customer wrote that it is settled."),
        dismiss(&tasks[2], ""),
        accept(&elsewhere),
        accept(&tasks[1]),
        accept(&tasks[2]),
    ];
    let commands = commands.map(|command| TaskCommand { command: Some(command) }).to_vec();
    let request = RunCommandsRequest { commands };
    let results = emma.tasks()?.run_commands(request.clone()).await?.into_inner().results;
    let seen: Vec<String> = results
        .iter()
        .map(|result| match &result.result {
            Some(command_result::Result::Task(task)) => task.state().as_str_name().to_owned(),
            Some(command_result::Result::Problem(problem)) => problem.reason.clone(),
            None => String::new(),
        })
        .collect();
    assert_eq!(
        seen,
        [
            "TASK_STATE_ACCEPTED",
            "TASK_STATE_DISMISSED",
            "INVALID",
            "INVALID",
            "STATE_FORBIDS",
            "TASK_STATE_ACCEPTED"
        ]
    );
    assert_eq!(emma.tasks()?.run_commands(request.clone()).await?.into_inner().results, results, "once");
    let many = RunCommandsRequest { commands: vec![request.commands[0].clone(); 201] };
    assert!(emma.tasks()?.run_commands(many).await.unwrap_err().message().contains("at most 200"));
    system.drain().await?;
    system.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pool_shares_by_load_and_room_and_deputies_stand_in() -> anyhow::Result<()> {
    let system = system().await?;
    // Leeds: liam takes up to eight, karen up to two; then the manager, who is liam.
    submit(&system.client, "pool", "store-leeds", 12).await?;
    let tasks = tasks(&system.client, "store-leeds", 12).await?;
    let count = |owner: &str, source: OwnerSource| {
        tasks.iter().filter(|task| task.owner == owner && task.owner_source() == source).count()
    };
    assert_eq!(
        (
            count("karen-hughes", OwnerSource::Pool),
            count("liam-patel", OwnerSource::Pool),
            count("liam-patel", OwnerSource::Manager)
        ),
        (2, 8, 2)
    );
    let request = GetTaskRequest { task_id: tasks[0].task_id.clone() };
    let steps = system.client.tasks()?.get_task(request).await?.into_inner().resolution;
    assert!(steps.iter().any(|step| step.finding.starts_with("chosen from the pool")), "{steps:?}");

    // Easter: farid, who manages Clermont, is away, and emma stands in: she owns what comes, and works on what he has.
    submit(&system.client, "before", "store-clermont", 1).await?;
    let farids = self::tasks(&system.client, "store-clermont", 1).await?;
    assert_eq!(farids[0].owner, "farid-benali");
    let emma = Client::new(&system.address, "emma-petit")?;
    let comment = |id: &str| CommentOnTaskRequest { guard: guard(&farids[0], id), text: "Hello.".into() };
    assert_eq!(emma.tasks()?.comment_on_task(comment("early")).await.unwrap_err().code(), Code::NotFound);
    system.world.set_time("2027-03-24T09:00:00Z".parse()?).await?;
    emma.tasks()?.comment_on_task(comment("deputy")).await?;
    submit(&system.client, "easter", "store-clermont", 1).await?;
    let tasks = self::tasks(&system.client, "store-clermont", 2).await?;
    let newest =
        tasks.iter().max_by_key(|task| task.assigned_time.map(|time| time.seconds)).context("none")?;
    assert_eq!((newest.owner.as_str(), newest.owner_source()), ("emma-petit", OwnerSource::Deputy));
    system.drain().await?;
    system.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn orphans_are_found_once_a_day_and_steps_are_foretold() -> anyhow::Result<()> {
    let system = system().await?;
    submit(&system.client, "orphan", "store-lyon", 2).await?;
    let tasks = tasks(&system.client, "store-lyon", 2).await?;
    let orphans = system.client.tasks()?.list_orphans(ListOrphansRequest::default()).await?.into_inner();
    let kinds: Vec<OrphanKind> =
        orphans.orphans.iter().map(contracts::assignment::v1::Orphan::kind).collect();
    assert_eq!(kinds, [OrphanKind::NoPhone, OrphanKind::NoPhone], "nobody left a number");
    let emma = Client::new(&system.address, "emma-petit")?;
    let hers = emma.tasks()?.list_orphans(ListOrphansRequest::default()).await?.into_inner();
    assert!(hers.orphans.is_empty(), "Lyon is not hers");

    // Tuesday, when the root opens; not before.
    let scans = "SELECT count(*) FROM assignment.orphan_scans WHERE scan_date = '2026-11-24'";
    system.world.set_time("2026-11-24T07:00:00Z".parse()?).await?;
    system.drain().await?;
    assert_eq!(system.world.count(scans).await?, 0, "it is closed at eight in the morning");
    system.world.set_time("2026-11-24T09:00:00Z".parse()?).await?;
    let found = until("the scan of the day", || async {
        let status = recontact::doctor::status(&system.client, ServiceName::Assignment).await?;
        Ok(status.findings.into_iter().find(|finding| finding.message.contains("2026-11-24")))
    })
    .await?;
    assert!(found.message.contains("no-phone 2"), "{}", found.message);
    assert!(found.next_step.contains("recontact tasks orphans"), "{}", found.next_step);
    assert_eq!(system.world.count(scans).await?, 1);

    // If nobody acts: the owner is reminded, then it moves past bruno, and whoever owns it is reminded next.
    let step = |action: StepAction, target: Option<Target>, due: &str| ForecastStep {
        action: action.into(),
        target: target.map(|target| StepTarget { target: Some(target) }),
        due_time: due.parse().ok().map(convert::timestamp),
    };
    let request = ForecastRecipientsRequest {
        task_id: tasks[0].task_id.clone(),
        steps: vec![
            step(StepAction::Move, Some(Target::LevelsUp(1)), "2026-11-25T10:00:00Z"),
            step(StepAction::Remind, None, "2026-11-25T11:00:00Z"),
        ],
    };
    let steps = system.client.tasks()?.forecast_recipients(request).await?.into_inner().steps;
    assert!(steps.iter().all(|step| step.owner == "alice-moreau"), "{steps:?}");
    assert_eq!(steps[1].recipients, ["alice-moreau"]);
    system.stop().await
}
