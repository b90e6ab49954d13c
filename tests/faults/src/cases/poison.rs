//! Messages that can't be handled, and commands that race with what is due.

use crate::lab::{Lab, NEXT_NOON};
use anyhow::ensure;
use contracts::{
    assignment::v1::{AcceptTaskRequest, CommandGuard, ListTasksRequest},
    topology::{self, ServiceName},
};
use service_kit::clock::Monotonic;
use sqlx::{Connection as _, PgConnection};
use std::time::Duration;
use testkit::until;

/// Offers packs one after the other and waits for each until it is decided; the poison is published before the middle
/// one. Gives the longest that a pack took.
async fn packs(lab: &mut Lab, packs: usize, size: usize, poisoned: bool) -> anyhow::Result<Duration> {
    let mut longest = Duration::ZERO;
    for pack in 0..packs {
        let clock = Monotonic::start();
        let before = lab.world().count(DECISIONS).await?;
        if poisoned && pack == packs / 2 {
            publish_poison(lab).await?;
        }
        lab.offer(pack % 2, size).await?;
        lab.at_least(DECISIONS, before + i64::try_from(size)?).await?;
        longest = longest.max(clock.elapsed());
    }
    Ok(longest)
}

const DECISIONS: &str = "SELECT count(*) FROM alert_rules.decisions";

const POISON: &str = "01990000-0000-7000-8000-00000000dead";

/// Bytes that are no event, under the headers of one.
async fn publish_poison(lab: &mut Lab) -> anyhow::Result<()> {
    let kind = &topology::RESPONSE_ACCEPTED;
    let event = eventing::broker::CloudEvent {
        id: POISON.parse()?,
        event_type: kind.ce_type(),
        source: "/recontact/ingest".to_owned(),
        subject: "0".to_owned(),
        time: crate::lab::MORNING.parse()?,
        schema: kind.ce_dataschema(),
        traceparent: None,
    };
    let headers = eventing::broker::cloud_event_headers(&event);
    lab.note("undecodable event");
    let subject = topology::pack_subject(kind, 0);
    lab.world().broker.publish(&subject, headers, vec![0xff; 64].into()).await?;
    Ok(())
}

/// Bytes that are no event, between so many packs that are: parked with what came, and the stream goes on as if they had
/// not come.
pub async fn undecodable(lab: &mut Lab, neighbours: usize, size: usize) -> anyhow::Result<()> {
    // The pace of this machine.
    let clean = packs(lab, neighbours, size, false).await?;
    let poisoned = packs(lab, neighbours, size, true).await?;
    ensure!(poisoned < clean + A_SECOND, "a pack took {poisoned:?}, and {clean:?} before the poison");
    let parked = "SELECT (SELECT count(*) FROM alert_rules.parked WHERE state = 'parked')
                       + (SELECT count(*) FROM reporting.parked WHERE state = 'parked')";
    until("both that hear it have parked it", || async {
        Ok((lab.world().count(parked).await? == 2).then_some(()))
    })
    .await?;
    let shown = lab.run(&["parked", "show", "alert-rules", POISON])?;
    ensure!(shown.contains(&"ff".repeat(64)), "the bytes are not those that came: {shown}");
    ensure!(shown.contains("ResponsesAccepted") && shown.contains("parked since"), "no reason: {shown}");
    // Nothing mends these bytes. What a person does with them is to throw them away.
    lab.sql("DELETE FROM alert_rules.parked; DELETE FROM reporting.parked").await?;
    lab.healed();
    Ok(())
}

/// How much later than they would have been neighbours of a poison may be through.
const A_SECOND: Duration = Duration::from_secs(1);

/// Chooses one response of the next pack, for whose decision a statement of PL/pgSQL runs.
async fn choose_a_victim(lab: &Lab, statement: &str) -> anyhow::Result<()> {
    lab.sql(&format!(
        "CREATE TABLE public.victim (response_id uuid);
         GRANT SELECT ON public.victim TO PUBLIC;
         CREATE FUNCTION public.meet_the_victim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
             IF EXISTS (SELECT FROM public.victim v WHERE v.response_id = NEW.response_id) THEN
                 {statement};
             END IF;
             RETURN NEW;
         END $$;
         CREATE TRIGGER meet BEFORE INSERT ON alert_rules.decisions FOR EACH ROW
         EXECUTE FUNCTION public.meet_the_victim();
         -- Chosen as it is kept, so that it stands in the very pack of its neighbours.
         CREATE FUNCTION public.choose_the_victim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
             INSERT INTO public.victim SELECT response_id FROM chosen ORDER BY response_id LIMIT 1;
             RETURN NULL;
         END $$;
         GRANT INSERT ON public.victim TO PUBLIC;
         CREATE TRIGGER choose AFTER INSERT ON ingest.responses REFERENCING NEW TABLE AS chosen
         FOR EACH STATEMENT EXECUTE FUNCTION public.choose_the_victim()",
    ))
    .await
}

/// The decision on one response of a pack ends its process, whenever somebody tries: it is tried alone, parked in the
/// end, and its neighbours don't wait for it.
pub async fn ends_the_process(lab: &mut Lab) -> anyhow::Result<()> {
    // Whoever decides on it stands still at a lock that the lab holds, and is killed there.
    choose_a_victim(lab, "PERFORM pg_advisory_xact_lock(54)").await?;
    let mut holder = PgConnection::connect(&lab.world().database_url).await?;
    sqlx::query("SELECT pg_advisory_lock(54)").execute(&mut holder).await?;
    lab.offer(0, 20).await?;
    lab.sql("DROP TRIGGER choose ON ingest.responses").await?;
    let parked = "SELECT count(*) FROM alert_rules.parked WHERE state = 'parked'";
    let waits = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    let mut ends = 0;
    loop {
        let is_parked = until("it is tried again, or parked", || async {
            if lab.world().count(parked).await? == 1 {
                return Ok(Some(true));
            }
            Ok((lab.world().count(waits).await? > 0).then_some(false))
        })
        .await?;
        if is_parked {
            break;
        }
        ends += 1;
        ensure!(ends < 20, "it ended processes for ever");
        lab.kill_both(ServiceName::AlertRules)?;
        // Postgres would notice only with the lock in hand that the process is gone.
        lab.sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            .await?;
        until("nobody waits any more", || async { Ok((lab.world().count(waits).await? == 0).then_some(())) })
            .await?;
        lab.restart_both(ServiceName::AlertRules)?;
    }
    ensure!(ends >= 3, "parked after {ends} tries");
    lab.at_least(DECISIONS, 19).await?;
    lab.sql("DROP TRIGGER meet ON alert_rules.decisions").await?;
    holder.close().await?;
    lab.run(&["parked", "redrive", "alert-rules"])?;
    lab.healed();
    lab.at_least(DECISIONS, 20).await
}

/// The decision on one response of a pack fails, and its neighbours don't wait for it. It is shown with its reason; once
/// the cause is mended and it gets another try, it is handled once.
pub async fn one_bad_item(lab: &mut Lab, size: usize) -> anyhow::Result<()> {
    // The pace of this machine: packs in which nothing fails.
    let clean = packs(lab, 2, size, false).await?;
    let before = lab.world().count(DECISIONS).await?;
    choose_a_victim(lab, "RAISE SQLSTATE 'P0001' USING MESSAGE = 'this response fails, on purpose'").await?;
    lab.note("an item that fails");
    let clock = Monotonic::start();
    lab.offer(0, size).await?;
    let victims = lab.world().count("SELECT count(*) FROM public.victim").await?;
    let all = before + i64::try_from(size)?;
    lab.at_least(DECISIONS, all - victims).await?;
    let took = clock.elapsed();
    ensure!(took < clean + A_SECOND, "neighbours took {took:?}, a pack without it {clean:?}");
    lab.sql("DROP TRIGGER choose ON ingest.responses").await?;
    lab.at_least("SELECT count(*) FROM alert_rules.parked", victims).await?;
    let event: uuid::Uuid =
        sqlx::query_scalar("SELECT event_id FROM alert_rules.parked").fetch_one(&lab.world().pool).await?;
    let event = event.to_string();
    let listed = lab.run(&["parked", "list", "alert-rules"])?;
    ensure!(listed.contains(&event), "it is not listed: {listed}");
    let shown = lab.run(&["parked", "show", "alert-rules", &event])?;
    ensure!(shown.contains("this response fails, on purpose"), "no reason: {shown}");
    // The person is first, not its own next try.
    lab.sql("UPDATE alert_rules.parked SET next_attempt_at = clock_timestamp() + interval '19 seconds'")
        .await?;
    lab.sql("DROP TRIGGER meet ON alert_rules.decisions").await?;
    let told = lab.run(&["parked", "redrive", "alert-rules", "--event", &event])?;
    ensure!(told.starts_with(&format!("{victims} ")), "{told}");
    lab.healed();
    lab.at_least(DECISIONS, all).await?;
    let twice = lab.run(&["parked", "redrive", "alert-rules"])?;
    ensure!(twice.starts_with("0 "), "it is still put aside: {twice}");
    Ok(())
}

/// Every task is accepted in the very moment in which its reminder falls due: one of the two is first, and both see it.
pub async fn accepted_as_it_falls_due(lab: &mut Lab) -> anyhow::Result<()> {
    lab.offer(0, 150).await?;
    lab.at_least("SELECT count(*) FROM follow_up_scheduler.schedules", 30).await?;
    let request = ListTasksRequest { page_size: 100, ..ListTasksRequest::default() };
    let tasks = lab.fleet.client(0)?.tasks()?.list_tasks(request).await?.into_inner().tasks;
    ensure!(tasks.len() >= 30, "{} tasks", tasks.len());
    lab.note("commands race with what is due");
    let clients = lab.clients()?;
    let accept = |(turn, task): (usize, &contracts::types::v1::Task)| {
        let [first, second] = &clients;
        let client = if turn % 2 == 0 { first } else { second }.clone();
        let guard = CommandGuard {
            task_id: task.task_id.clone(),
            request_id: format!("accept {}", task.task_id),
            expected_work_version: 0,
        };
        async move {
            client.tasks()?.accept_task(AcceptTaskRequest { guard: Some(guard) }).await?;
            anyhow::Ok(())
        }
    };
    let commands = futures::future::join_all(tasks.iter().enumerate().map(accept));
    let time = lab.world().set_time(NEXT_NOON.parse()?);
    let (accepted, moved) = tokio::join!(commands, time);
    moved?;
    let accepted = accepted.iter().filter(|answer| answer.is_ok()).count();
    ensure!(accepted > 0, "no command was taken");
    lab.healed();
    e2e::invariants::come_to_rest(lab.world()).await?;
    let chased = "SELECT count(*) FROM assignment.task_timeline reminded
                  JOIN assignment.task_timeline accepted USING (task_id)
                  WHERE accepted.event = 'accepted' AND reminded.event = 'reminded'
                    AND reminded.version > accepted.version
                    AND reminded.changed_at < accepted.changed_at";
    ensure!(lab.world().count(chased).await? == 0, "order of locking is not order of time");
    Ok(())
}
