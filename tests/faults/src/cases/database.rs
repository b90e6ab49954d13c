//! Postgres dies, loses connections, refuses, is slow or busy.

use crate::{
    lab::{Lab, NEXT_NOON, lasts},
    link::Flow,
};
use anyhow::ensure;
use service_kit::clock::Monotonic;
use sqlx::{Connection as _, PgConnection};
use std::time::Duration;
use testkit::until;

/// The postmaster dies under load, so often.
pub async fn killed(lab: &mut Lab, times: usize) -> anyhow::Result<()> {
    lab.start_load()?;
    for _ in 0..times {
        lab.accepted_more(20..60).await?;
        lab.note("SIGKILL postgres");
        lab.ground.kill_database();
        lab.ground.start_database().await?;
        lab.healed();
        let clock = Monotonic::start();
        lab.accepted_more(1..2).await?;
        ensure!(clock.elapsed() < lab.heals_within(), "pools took {:?}", clock.elapsed());
    }
    lab.accepted_more(20..40).await
}

/// How soon whoever asks is told that Postgres is away.
const REFUSED_WITHIN: Duration = Duration::from_secs(2);

/// Where a machine that is busy with something else may stand in the way: one refusal in twenty, and not longer than this.
const REFUSED_AT_LEAST_WITHIN: Duration = Duration::from_secs(5);

/// Postgres is away for a while: whoever asks is told soon.
pub async fn away(lab: &mut Lab, time: Duration) -> anyhow::Result<()> {
    lab.start_load()?;
    lab.accepted_more(20..60).await?;
    lab.finish_load().await?;
    lab.note("SIGKILL postgres");
    lab.ground.kill_database();
    let away = Monotonic::start();
    let mut took = Vec::new();
    while away.elapsed() < time {
        let clock = Monotonic::start();
        let refused = lab.offer(0, 5).await;
        took.push(clock.elapsed());
        ensure!(refused.is_err(), "accepted without a database");
    }
    let unhelpful: Vec<String> =
        lab.history.refusals().into_iter().filter(|refusal| !refusal.contains("unavailable")).collect();
    lab.ground.start_database().await?;
    lab.healed();
    let slowest = took.iter().copied().max().unwrap_or_default();
    let late = took.iter().filter(|took| **took >= REFUSED_WITHIN).count();
    lab.measure("slowest refusal in milliseconds", u64::try_from(slowest.as_millis())?);
    ensure!(late <= took.len().div_ceil(20), "{late} of {} refusals took longer than 2 s", took.len());
    ensure!(slowest < REFUSED_AT_LEAST_WITHIN, "the slowest refusal took {slowest:?}");
    ensure!(unhelpful.is_empty(), "{unhelpful:?}");
    lab.start_load()?;
    lab.accepted_more(20..40).await
}

/// Every connection of the services is terminated in the middle of its work, so often.
pub async fn connections_terminated(lab: &mut Lab, times: usize) -> anyhow::Result<()> {
    lab.start_load()?;
    for _ in 0..times {
        lab.accepted_more(20..40).await?;
        lab.note("connections terminated");
        lab.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND application_name IN
             ('ingest', 'alert-rules', 'assignment', 'follow-up-scheduler', 'reporting')",
        )
        .await?;
        lab.healed();
    }
    lab.accepted_more(20..40).await
}

/// A transaction with writes stays open in another database of the cluster: nobody here waits for it.
pub async fn long_transaction_elsewhere(lab: &mut Lab) -> anyhow::Result<()> {
    let url = lab.ground.database_url()?;
    let (base, _) = url.rsplit_once('/').unwrap_or((&url, ""));
    let mut elsewhere = PgConnection::connect(&format!("{base}/postgres")).await?;
    sqlx::raw_sql("BEGIN; CREATE TABLE open_for_long AS SELECT 1 AS number").execute(&mut elsewhere).await?;
    lab.note("long transaction in another database");
    lab.start_load()?;
    lab.accepted_more(100..140).await?;
    lab.finish_load().await?;
    // At rest while it is still open.
    e2e::invariants::come_to_rest(lab.world()).await?;
    sqlx::raw_sql("ROLLBACK").execute(&mut elsewhere).await?;
    lab.healed();
    Ok(elsewhere.close().await?)
}

/// Tables that every service writes in each of its transactions.
const WRITTEN: [&str; 4] =
    ["alert_rules.decisions", "assignment.tasks", "follow_up_scheduler.schedules", "reporting.journal"];

/// Deadlocks and failures to serialize come at random, and pass.
pub async fn deadlocks(lab: &mut Lab, time: Duration) -> anyhow::Result<()> {
    lab.sql(
        "CREATE FUNCTION public.refuse_at_random() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
             IF random() < 0.2 THEN RAISE SQLSTATE '40P01' USING MESSAGE = 'deadlock, on purpose'; END IF;
             IF random() < 0.2 THEN RAISE SQLSTATE '40001' USING MESSAGE = 'not serialized, on purpose'; END IF;
             RETURN NULL;
         END $$",
    )
    .await?;
    for table in WRITTEN {
        let trigger = format!(
            "CREATE TRIGGER refuse AFTER INSERT OR UPDATE ON {table} FOR EACH STATEMENT
             EXECUTE FUNCTION public.refuse_at_random()"
        );
        lab.sql(&trigger).await?;
        lab.note(format!("deadlocks on {table}"));
    }
    lab.start_load()?;
    lab.accepted_more(60..100).await?;
    lab.world().set_time(NEXT_NOON.parse()?).await?;
    lasts(time).await;
    lab.accepted_more(20..40).await?;
    for table in WRITTEN {
        lab.sql(&format!("DROP TRIGGER refuse ON {table}")).await?;
    }
    lab.healed();
    let parked = "SELECT (SELECT count(*) FROM alert_rules.parked WHERE state = 'parked')
                       + (SELECT count(*) FROM assignment.parked WHERE state = 'parked')
                       + (SELECT count(*) FROM reporting.parked WHERE state = 'parked')";
    ensure!(lab.world().count(parked).await? == 0, "what the database refuses is never parked");
    Ok(())
}

/// One connection for each process: it is slow, and never stands still.
pub async fn one_connection(lab: &mut Lab) -> anyhow::Result<()> {
    lab.note("pools of one connection");
    lab.start_load()?;
    lab.accepted_more(100..140).await?;
    lab.world().set_time(NEXT_NOON.parse()?).await?;
    lab.accepted_more(40..60).await
}

/// `migrate` runs again and again while everything serves, and tables are locked for a moment as a migration does.
pub async fn migrated_under_load(lab: &mut Lab, times: usize) -> anyhow::Result<()> {
    lab.start_load()?;
    let (_, unanswered) = lab.history.calls();
    for turn in 0..times {
        lab.accepted_more(20..40).await?;
        lab.note("migrate under load");
        lab.run(&["migrate"])?;
        for table in WRITTEN {
            let statements = format!(
                "SET lock_timeout = '1s'; BEGIN; ALTER TABLE {table} ADD COLUMN added_{turn} integer;
                 ALTER TABLE {table} DROP COLUMN added_{turn}; COMMIT; RESET lock_timeout"
            );
            until("the migration finds its moment", || async {
                if lab.sql(&statements).await.is_ok() {
                    return Ok(Some(()));
                }
                // The pool's connection may be left in a transaction that failed.
                let _ = lab.sql("ROLLBACK; RESET lock_timeout").await;
                Ok(None)
            })
            .await?;
        }
        lab.healed();
    }
    lab.accepted_more(20..40).await?;
    let (calls, failed) = lab.history.calls();
    ensure!(failed == unanswered, "{} of {calls} calls failed or got no answer in time", failed - unanswered);
    Ok(())
}

/// Postgres hears nothing and answers nothing. Then it can be reached again, but by new connections alone: on an old one,
/// as when the host behind it was replaced, nothing passes and nobody is told.
pub async fn half_open(lab: &mut Lab, time: Duration) -> anyhow::Result<()> {
    lab.start_load()?;
    lab.accepted_more(20..60).await?;
    lab.note("Postgres half-open");
    lab.ground.database_link.flow(Flow::Hold, Flow::Hold);
    lasts(time).await;
    lab.ground.database_link.strand();
    lab.ground.database_link.calm();
    lab.healed();
    let clock = Monotonic::start();
    lab.accepted_more(20..40).await?;
    let took = clock.elapsed();
    lab.measure("milliseconds until new connections were used", u64::try_from(took.as_millis())?);
    ensure!(took < lab.heals_within(), "pools took {took:?}");
    // Whatever the old connections had locked when they fell silent, the server frees by itself: to it they are idle.
    Ok(())
}
