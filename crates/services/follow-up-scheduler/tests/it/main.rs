//! follow-up-scheduler on a real Postgres and a real NATS: one schedule for each task, fired once.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

use contracts::{
    events::v1::{CalendarChanged, FollowupDue, TaskAccepted, TaskAssigned, TaskSnoozed, TaskStepSkipped},
    follow_up_scheduler::v1::{
        ApplyResourcesRequest, GetScheduleRequest, GetScheduleResponse,
        configuration_service_client::ConfigurationServiceClient,
        schedule_service_client::ScheduleServiceClient,
    },
    ids::{self, IdKind},
    topology::{
        ASSIGNMENT_FOLLOWUPS, CALENDAR_CHANGED, FOLLOWUP_DUE, ServiceName, TASK_ACCEPTED, TASK_ASSIGNED,
        TASK_SNOOZED, TASK_STEP_SKIPPED,
    },
    types::v1::Task,
};
use eventing::migrate::ServiceMigration;
use follow_up_scheduler::{
    frontier::Frontier,
    store::{self, Place, ScheduleRow},
};
use futures::StreamExt as _;
use prost::Message as _;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use testkit::{
    World,
    service::{OPERATOR, Served, message},
    until,
};
use uuid::Uuid;

const NOW: &str = "2026-11-23T09:00:00Z";

async fn world() -> anyhow::Result<World> {
    let service = ServiceName::FollowUpScheduler;
    let world = World::new(&[ServiceMigration { service, migrator: &follow_up_scheduler::MIGRATOR }]).await?;
    world.set_time(NOW.parse()?).await?;
    // The office is always open, so that instants are easy to read.
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let calendar: CalendarChanged = message(json!({ "calendar": {
        "metadata": { "name": "office", "set": "s" }, "version": 1,
        "spec": { "zone": "UTC", "weekly": [{ "days": days, "hours": ["00:00-24:00"] }] }
    }, "change": {} }))?;
    world.publish(&CALENDAR_CHANGED, NOW.parse()?, calendar.encode_to_vec()).await?;
    Ok(world)
}

async fn replica(world: &World) -> anyhow::Result<Served> {
    let kit = world.kit(ServiceName::FollowUpScheduler).await?;
    // Small claims, so that it takes several.
    let config = follow_up_scheduler::Config {
        poll_milliseconds: 20,
        claim: 200,
        ..follow_up_scheduler::Config::default()
    };
    Served::start(kit, Vec::new(), async |kit| Ok(follow_up_scheduler::build(config, kit))).await
}

async fn apply_policy(served: &Served, remind_after: &str) -> anyhow::Result<()> {
    let request: ApplyResourcesRequest = message(
        json!({ "sets": ["s"], "resources": [{ "escalationPolicy": {
        "metadata": { "name": "quick", "set": "s" },
        "spec": { "closeAfter": "1d", "steps": [
            { "name": "remind", "action": "remind", "when": "not_accepted", "after": { "duty": remind_after } },
            { "name": "tell", "action": "tell", "role": "supervisor", "when": "not_resolved",
              "after": { "duty": "8h" }, "repeat": { "everyDuty": "8h" } }
        ] }
    } }] }),
    )?;
    let mut client = ConfigurationServiceClient::new(served.channel(OPERATOR)?);
    let answer = client.apply_resources(request).await?.into_inner();
    anyhow::ensure!(answer.problems.is_empty(), "{:?}", answer.problems);
    Ok(())
}

fn id(number: u128) -> String {
    ids::to_text(IdKind::Task, Uuid::from_u128(number))
}

fn task(number: u128, version: u64, policy: &str, more: Value) -> anyhow::Result<Task> {
    let deadline = |kind: &str, due: &str| json!({ "kind": kind, "dueTime": due, "setTime": NOW });
    let mut task = json!({
        "taskId": id(number), "version": version, "workVersion": version,
        "caseId": ids::to_text(IdKind::Case, Uuid::from_u128(number)), "unit": "lyon", "resolvedUnit": "lyon",
        "severity": "SEVERITY_HIGH", "state": "TASK_STATE_OPEN", "owner": "lea",
        "ownerSinceTime": NOW, "assignedTime": NOW, "escalationPolicy": policy, "calendar": "office",
        "calendarVersion": 1,
        "deadlines": [
            deadline("DEADLINE_KIND_ACCEPT_BY", "2026-11-23T12:00:00Z"),
            deadline("DEADLINE_KIND_CONTACT_BY", "2026-11-23T14:00:00Z"),
            deadline("DEADLINE_KIND_RESOLVE_BY", "2026-11-23T20:00:00Z")
        ]
    });
    for (name, value) in more.as_object().unwrap() {
        task[name] = value.clone();
    }
    message(task)
}

async fn assigned(world: &World, task: Task) -> anyhow::Result<()> {
    let payload = TaskAssigned { task: Some(task), ..TaskAssigned::default() }.encode_to_vec();
    world.publish(&TASK_ASSIGNED, NOW.parse()?, payload).await.map(drop)
}

async fn schedule(served: &Served, number: u128) -> anyhow::Result<GetScheduleResponse> {
    let request = GetScheduleRequest { matter_id: id(number) };
    Ok(ScheduleServiceClient::new(served.channel(OPERATOR)?).get_schedule(request).await?.into_inner())
}

/// Waits until nothing is due and all was published; gives the proposals, by matter.
async fn proposals(world: &World) -> anyhow::Result<BTreeMap<String, Vec<(u64, String)>>> {
    until("nothing is due", || async {
        let due = "SELECT count(*) FROM follow_up_scheduler.schedules
                   WHERE next_at <= (SELECT business_anchor FROM follow_up_scheduler.clock)";
        Ok((world.count(due).await? == 0).then_some(()))
    })
    .await?;
    world.drain(ServiceName::FollowUpScheduler).await?;
    let mut proposals: BTreeMap<String, Vec<(u64, String)>> = BTreeMap::new();
    for payload in world.emitted(&FOLLOWUP_DUE).await? {
        let proposal = FollowupDue::decode(payload.as_slice())?.proposal.unwrap();
        proposals.entry(proposal.matter_id).or_default().push((proposal.number, proposal.step));
    }
    Ok(proposals)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_matter_keeps_the_policy_version_that_it_began_with() -> anyhow::Result<()> {
    let world = world().await?;
    let served = replica(&world).await?;
    apply_policy(&served, "1h").await?;
    assigned(&world, task(1, 1, "quick", json!({}))?).await?;
    world.drain(ServiceName::FollowUpScheduler).await?;
    apply_policy(&served, "2h").await?;
    assigned(&world, task(2, 1, "quick", json!({}))?).await?;
    // A later event of the first: it goes on by the version that it began with.
    assigned(&world, task(1, 2, "quick", json!({}))?).await?;
    world.drain(ServiceName::FollowUpScheduler).await?;
    let (first, second) = (schedule(&served, 1).await?, schedule(&served, 2).await?);
    assert_eq!((first.policy_version, second.policy_version), (1, 2));
    let next = |schedule: &GetScheduleResponse| {
        contracts::convert::instant(schedule.next_time.as_ref().unwrap()).unwrap().to_string()
    };
    assert_eq!(
        (next(&first).as_str(), next(&second).as_str()),
        ("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z")
    );
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_policy_becomes_the_built_in_one_and_is_counted() -> anyhow::Result<()> {
    let world = world().await?;
    let served = replica(&world).await?;
    assigned(&world, task(1, 1, "lost", json!({}))?).await?;
    world.drain(ServiceName::FollowUpScheduler).await?;
    let schedule = schedule(&served, 1).await?;
    assert_eq!((schedule.policy.as_str(), schedule.policy_version), ("default", 0));
    assert!(schedule.next_time.is_some(), "nobody can forget it quietly");
    assert_eq!(served.counter("scheduler_unknown_policies", ""), 1);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_has_one_schedule_whatever_the_order_of_its_events() -> anyhow::Result<()> {
    let world = world().await?;
    let served = replica(&world).await?;
    apply_policy(&served, "1h").await?;
    let accepted = task(1, 2, "quick", json!({ "state": "TASK_STATE_ACCEPTED", "acceptedTime": NOW }))?;
    let payload = TaskAccepted { task: Some(accepted), ..TaskAccepted::default() }.encode_to_vec();
    world.publish(&TASK_ACCEPTED, NOW.parse()?, payload).await?;
    world.drain(ServiceName::FollowUpScheduler).await?;
    let before = schedule(&served, 1).await?;
    assigned(&world, task(1, 1, "quick", json!({}))?).await?;
    world.drain(ServiceName::FollowUpScheduler).await?;
    assert_eq!(schedule(&served, 1).await?, before, "the older version changes nothing");
    assert_ne!(before.next_step, "remind", "it is accepted: nobody is reminded to accept");
    assert_eq!(world.count("SELECT count(*) FROM follow_up_scheduler.schedules").await?, 1);
    // The end makes void what stood.
    let mut ended = task(1, 3, "quick", json!({ "state": "TASK_STATE_CLOSED", "endedTime": NOW }))?;
    let replaced = ended.assigned_time;
    ended.deadlines.iter_mut().for_each(|deadline| deadline.replaced_time = replaced);
    assigned(&world, ended).await?;
    world.drain(ServiceName::FollowUpScheduler).await?;
    assert_eq!(schedule(&served, 1).await?.next_time, None);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_replicas_fire_each_proposal_once() -> anyhow::Result<()> {
    let world = world().await?;
    let replicas = [replica(&world).await?, replica(&world).await?];
    apply_policy(&replicas[0], "1h").await?;
    let matters = 300;
    for number in 1..=matters {
        assigned(&world, task(number, 1, "quick", json!({}))?).await?;
    }
    world.drain(ServiceName::FollowUpScheduler).await?;
    assert_eq!(proposals(&world).await?.len(), 0, "nothing is due yet");
    // As a claim asks: when this fails, firing goes row by row, and all that is seen of it is that it takes forever.
    let kit = world.kit(ServiceName::FollowUpScheduler).await?;
    let claimed = kit.database.transact(|tx| {
        Box::pin(async move {
            let late = tx.now().await? + jiff::SignedDuration::from_hours(24);
            Ok(store::claim_newest(tx, Place::BEGINNING, Place::end_of(late), 10).await?.len())
        })
    });
    assert_eq!(claimed.await?, 10);
    for (time, expected) in [
        ("2026-11-23T10:30:00Z", vec!["remind"]),
        (
            "2026-11-24T10:30:00Z",
            vec!["remind", "accept-by", "contact-by", "tell", "resolve-by", "tell", "tell"],
        ),
    ] {
        world.set_time(time.parse()?).await?;
        let proposals = proposals(&world).await?;
        assert_eq!(proposals.len(), usize::try_from(matters)?);
        let shapes: BTreeSet<usize> = proposals.values().map(Vec::len).collect();
        assert_eq!(shapes, BTreeSet::from([expected.len()]), "{:?}", proposals.values().next());
        for steps in proposals.values() {
            let numbers: BTreeSet<u64> = steps.iter().map(|(number, _)| *number).collect();
            assert_eq!(numbers, (1..=steps.len() as u64).collect(), "dense, and each once");
        }
    }
    let fired: Vec<u64> = replicas.iter().map(|one| one.counter("scheduler_proposals", "")).collect();
    assert_eq!(fired.iter().sum::<u64>(), 7 * u64::try_from(matters)?, "{fired:?}");
    for replica in replicas {
        replica.stop().await?;
    }
    Ok(())
}

/// A schedule of which nothing is known but when it falls due.
fn due(number: u128, at: &str) -> ScheduleRow {
    let mut row = ScheduleRow::new(Uuid::from_u128(number));
    row.schedule.next_at = Some(at.parse().unwrap());
    row
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_begins_where_the_last_one_ended_and_what_fell_due_since_is_in_it() -> anyhow::Result<()> {
    let world = world().await?;
    let kit = world.kit(ServiceName::FollowUpScheduler).await?;
    let opening = "2026-11-23T09:00:00Z";
    let claims = kit.database.transact(move |tx| {
        Box::pin(async move {
            let backlog: Vec<ScheduleRow> = (1..=45).map(|number| due(number, opening)).collect();
            store::save(tx, &backlog).await?;
            let (mut frontier, mut claims) = (Frontier::default(), Vec::new());
            // Nothing that is claimed here is moved on, so whatever is looked at twice is claimed twice.
            for (now, fresh) in
                [("09:00:00", None), ("09:00:01", Some(101)), ("09:00:02", Some(102)), ("09:00:02", None)]
            {
                let now = format!("2026-11-23T{now}Z");
                if let Some(number) = fresh {
                    store::save(tx, &[due(number, &now)]).await?;
                }
                claims.push(frontier.claim(tx, now.parse().unwrap(), 10).await?);
            }
            // Put off and due again, or planned by somebody else in the past: once it is told, it is found.
            store::save(tx, &[due(200, "2026-11-23T08:00:00Z")]).await?;
            frontier.planned("2026-11-23T08:00:00Z".parse().unwrap());
            for _ in 0..10 {
                claims.push(frontier.claim(tx, "2026-11-23T09:00:02Z".parse().unwrap(), 10).await?);
            }
            Ok(claims)
        })
    });
    let claims: Vec<Vec<u128>> = claims
        .await?
        .into_iter()
        .map(|claim| claim.into_iter().map(|row| row.matter_id.as_u128()).collect())
        .collect();
    assert_eq!(claims[0], [1, 2, 3, 4, 5, 45, 44, 43, 42, 41], "the first and the last");
    assert_eq!(claims[1], [6, 7, 8, 9, 10, 101, 40, 39, 38, 37], "what is fresh, then the last");
    assert_eq!(claims[2], [11, 12, 13, 14, 15, 102, 36, 35, 34, 33]);
    assert_eq!(claims[3], [16, 17, 18, 19, 20, 32, 31, 30, 29, 28]);
    let later: BTreeSet<u128> = claims[4..].iter().flatten().copied().collect();
    assert!(later.contains(&200), "{later:?}");
    assert!((21..=27).all(|number| later.contains(&number)), "{later:?}");
    assert!(claims.last().unwrap().is_empty(), "all was claimed");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backlog_is_claimed_from_both_ends_at_once_and_nothing_of_it_twice_or_never() -> anyhow::Result<()>
{
    let world = world().await?;
    let kit = world.kit(ServiceName::FollowUpScheduler).await?;
    let now: jiff::Timestamp = "2026-11-23T09:00:00Z".parse()?;
    let saved = kit.database.transact(move |tx| {
        Box::pin(async move {
            let backlog: Vec<ScheduleRow> =
                (1..=50).map(|number| due(number, "2026-11-23T09:00:00Z")).collect();
            store::save(tx, &backlog).await
        })
    });
    saved.await?;
    let (mut frontier, mut claimed) = (Frontier::default(), Vec::new());
    for round in 0..3 {
        // Whoever claims waits for the other one, so that both hold their rows at once.
        let both = Arc::new(tokio::sync::Barrier::new(2));
        let one = async |mut frontier: Frontier, longest_waiting: bool, both: Arc<tokio::sync::Barrier>| {
            let claim = kit.database.transact(move |tx| {
                Box::pin(async move {
                    let rows = if longest_waiting {
                        frontier.claim_longest_waiting(tx, now, 10).await?
                    } else {
                        frontier.claim_last_due(tx, now, 10).await?
                    };
                    both.wait().await;
                    let mut ended = rows.clone();
                    ended.iter_mut().for_each(|row| row.schedule.next_at = None);
                    store::save_fired(tx, &ended).await?;
                    Ok((frontier, rows.iter().map(|row| row.matter_id.as_u128()).collect::<Vec<u128>>()))
                })
            });
            claim.await
        };
        let (first, last) = tokio::try_join!(one(frontier, true, both.clone()), one(frontier, false, both))?;
        frontier = Frontier::of_both(first.0, last.0);
        if round == 0 {
            assert_eq!(first.1, (1..=10).collect::<Vec<u128>>(), "what waits longest");
            assert_eq!(last.1, (41..=50).rev().collect::<Vec<u128>>(), "what fell due last");
        }
        claimed.extend(first.1);
        claimed.extend(last.1);
    }
    claimed.sort_unstable();
    assert_eq!(claimed, (1..=50).collect::<Vec<u128>>());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backlog_waits_for_answers_and_what_is_fresh_does_not() -> anyhow::Result<()> {
    let world = world().await?;
    let served = replica(&world).await?;
    apply_policy(&served, "1h").await?;
    for number in 1..=300 {
        assigned(&world, task(number, 1, "quick", json!({}))?).await?;
    }
    world.drain(ServiceName::FollowUpScheduler).await?;
    world.set_time("2026-11-23T10:30:00Z".parse()?).await?;
    assert_eq!(proposals(&world).await?.len(), 300);
    // Assignment is at work on one of the reminders, and takes its time.
    let durable = world.broker.durable(&ASSIGNMENT_FOLLOWUPS).await?;
    let at_work = durable.fetch().max_messages(1).messages().await?.next().await.unwrap().unwrap();

    // Six proposals of each: one claim is more than may be unanswered. A reminder falls due at this very moment.
    world.set_time("2026-11-24T10:30:00Z".parse()?).await?;
    let fired = "SELECT count(*) FROM follow_up_scheduler.schedules WHERE proposals > 1";
    until("a claim was fired", || async { Ok((world.count(fired).await? > 0).then_some(())) }).await?;
    let since = json!({ "ownerSinceTime": "2026-11-24T09:30:00Z", "assignedTime": "2026-11-24T09:30:00Z", "deadlines": [] });
    assigned(&world, task(301, 1, "quick", since)?).await?;
    until("the fresh one was proposed", || async {
        Ok((schedule(&served, 301).await.is_ok_and(|schedule| schedule.proposals == 1)).then_some(()))
    })
    .await?;
    assert!(world.count(fired).await? < 300, "the backlog went on though nobody answered");

    at_work.ack().await.unwrap();
    let proposals = proposals(&world).await?;
    assert_eq!(proposals.values().map(Vec::len).sum::<usize>(), 300 * 7 + 1);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_that_a_snooze_overtook_comes_once_more_after_it() -> anyhow::Result<()> {
    let world = world().await?;
    let served = replica(&world).await?;
    apply_policy(&served, "1h").await?;
    assigned(&world, task(1, 1, "quick", json!({}))?).await?;
    world.drain(ServiceName::FollowUpScheduler).await?;
    world.set_time("2026-11-23T10:00:00Z".parse()?).await?;
    let of = async || anyhow::Ok(proposals(&world).await?.remove(&id(1)).unwrap_or_default());
    assert_eq!(of().await?, [(1, "remind".to_owned())]);

    // Put off before it was judged, so it was skipped; what is told of that comes after what was told later.
    let put_off = json!({ "snoozedUntilTime": "2026-11-23T11:30:00Z" });
    let snoozed = TaskSnoozed { task: Some(task(1, 2, "quick", put_off.clone())?), ..TaskSnoozed::default() };
    let first = world.emitted(&FOLLOWUP_DUE).await?.remove(0);
    let change = json!({ "changeTime": "2026-11-23T10:00:00Z" });
    let skipped = TaskStepSkipped {
        task: Some(task(1, 3, "quick", put_off.clone())?),
        change: Some(message(change)?),
        proposal: FollowupDue::decode(first.as_slice())?.proposal,
    };
    let commented = task(1, 4, "quick", put_off)?;
    world.publish(&TASK_SNOOZED, NOW.parse()?, snoozed.encode_to_vec()).await?;
    assigned(&world, commented).await?;
    world.drain(ServiceName::FollowUpScheduler).await?;
    assert_eq!(schedule(&served, 1).await?.next_step, "overdue-accept-by");
    world.publish(&TASK_STEP_SKIPPED, NOW.parse()?, skipped.encode_to_vec()).await?;
    world.drain(ServiceName::FollowUpScheduler).await?;
    assert_eq!(schedule(&served, 1).await?.next_step, "remind");
    world.set_time("2026-11-23T11:30:00Z".parse()?).await?;
    assert_eq!(of().await?, [(1, "remind".to_owned()), (2, "remind".to_owned())]);

    // Told once more, and told of a step that was skipped for another reason: nothing comes again.
    world.publish(&TASK_STEP_SKIPPED, NOW.parse()?, skipped.encode_to_vec()).await?;
    let second = world.emitted(&FOLLOWUP_DUE).await?.remove(1);
    let accepted = json!({ "state": "TASK_STATE_ACCEPTED", "acceptedTime": "2026-11-23T11:29:00Z" });
    let answered = TaskStepSkipped {
        task: Some(task(1, 5, "quick", accepted)?),
        proposal: FollowupDue::decode(second.as_slice())?.proposal,
        ..skipped
    };
    world.publish(&TASK_STEP_SKIPPED, NOW.parse()?, answered.encode_to_vec()).await?;
    world.drain(ServiceName::FollowUpScheduler).await?;
    assert_eq!(of().await?.len(), 2);
    served.stop().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_schedule_that_was_taken_away_goes_on_from_what_was_proposed() -> anyhow::Result<()> {
    let world = world().await?;
    let served = replica(&world).await?;
    apply_policy(&served, "1h").await?;
    assigned(&world, task(1, 1, "quick", json!({}))?).await?;
    world.drain(ServiceName::FollowUpScheduler).await?;
    world.set_time("2026-11-23T12:00:00Z".parse()?).await?;
    let of = async || anyhow::Ok(proposals(&world).await?.remove(&id(1)).unwrap_or_default());
    let two = [(1, "remind".to_owned()), (2, "overdue-accept-by".to_owned())];
    assert_eq!(of().await?, two);

    sqlx::query("DELETE FROM follow_up_scheduler.schedules").execute(&world.pool).await?;
    // A policy that was applied since is for those that begin with it.
    apply_policy(&served, "2h").await?;
    assigned(&world, task(1, 2, "quick", json!({}))?).await?;
    world.drain(ServiceName::FollowUpScheduler).await?;
    assert_eq!(of().await?, two, "neither is proposed again");
    let restored = schedule(&served, 1).await?;
    assert_eq!((restored.policy_version, restored.proposals), (1, 2));
    world.set_time("2026-11-23T14:00:00Z".parse()?).await?;
    assert_eq!(of().await?[2..], [(3, "overdue-contact-by".to_owned())], "numbers go on");
    served.stop().await
}
