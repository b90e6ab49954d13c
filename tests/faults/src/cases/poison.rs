//! Messages that can't be handled.

use crate::lab::Lab;
use anyhow::ensure;
use contracts::topology::{self, ServiceName};
use rand::RngExt as _;
use service_kit::clock::Monotonic;
use sqlx::{Connection as _, PgConnection};
use std::time::Duration;
use testkit::until;
use uuid::Uuid;

/// Offers one pack and waits until all of it is decided but for `missing`, whose decision fails. How long that took.
async fn pack(lab: &mut Lab, replica: usize, size: usize, missing: i64) -> anyhow::Result<Duration> {
    let clock = Monotonic::start();
    let before = lab.world().count(DECISIONS).await?;
    lab.offer(replica, size).await?;
    lab.at_least(DECISIONS, before + i64::try_from(size)? - missing).await?;
    Ok(clock.elapsed())
}

/// How much later than they would have been neighbours of a poison may be through.
const A_SECOND: Duration = Duration::from_secs(1);

/// How often the comparison is made before it is believed that neighbours are late.
const ROUNDS: usize = 6;

/// The best of each kind so far. Whatever else a machine does makes a pack slower and never faster, so the best of several
/// is what the system itself takes; a poison that holds its neighbours up does so every time.
struct Best {
    clean: Duration,
    poisoned: Duration,
}

impl Best {
    const fn of_none() -> Self {
        Self { clean: Duration::MAX, poisoned: Duration::MAX }
    }

    fn add(&mut self, clean: Duration, poisoned: Duration) {
        self.clean = self.clean.min(clean);
        self.poisoned = self.poisoned.min(poisoned);
    }

    fn is_in_time(&self) -> bool {
        self.poisoned < self.clean.saturating_add(A_SECOND)
    }

    fn ensure_in_time(&self) -> anyhow::Result<()> {
        let Self { clean, poisoned } = self;
        ensure!(
            self.is_in_time(),
            "neighbours of a poison took {poisoned:?} at best, a pack without one {clean:?}, in {ROUNDS} rounds"
        );
        Ok(())
    }
}

const DECISIONS: &str = "SELECT count(*) FROM alert_rules.decisions";

/// Publishes bytes that are no event, under the headers of one. Their id, which no other has.
async fn publish_poison(lab: &mut Lab) -> anyhow::Result<Uuid> {
    let kind = &topology::RESPONSE_ACCEPTED;
    let id =
        Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 | u128::from(lab.random.random::<u32>()));
    let event = eventing::broker::CloudEvent {
        id,
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
    lab.published_by_the_lab(id);
    Ok(id)
}

/// Bytes that are no event, between so many packs that are: parked with what came, and the stream goes on as if they had
/// not come.
pub async fn undecodable(lab: &mut Lab, neighbours: usize, size: usize) -> anyhow::Result<()> {
    for number in 0..neighbours {
        pack(lab, number % 2, size, 0).await?;
    }
    let (mut best, mut poisons) = (Best::of_none(), Vec::new());
    while !best.is_in_time() && poisons.len() < ROUNDS {
        let replica = poisons.len() % 2;
        let clean = pack(lab, replica, size, 0).await?;
        poisons.push(publish_poison(lab).await?);
        best.add(clean, pack(lab, replica, size, 0).await?);
    }
    best.ensure_in_time()?;
    let parked = "SELECT (SELECT count(*) FROM alert_rules.parked WHERE state = 'parked')
                       + (SELECT count(*) FROM reporting.parked WHERE state = 'parked')";
    let wanted = i64::try_from(2 * poisons.len())?;
    until("both that hear them have parked them", || async {
        Ok((lab.world().count(parked).await? == wanted).then_some(()))
    })
    .await?;
    for poison in poisons {
        let shown = lab.run(&["parked", "show", "alert-rules", &poison.to_string()])?;
        ensure!(shown.contains(&"ff".repeat(64)), "the bytes are not those that came: {shown}");
        ensure!(shown.contains("ResponsesAccepted") && shown.contains("parked since"), "no reason: {shown}");
    }
    // Nothing mends these bytes. What a person does with them is to throw them away.
    lab.sql("DELETE FROM alert_rules.parked; DELETE FROM reporting.parked").await?;
    lab.healed();
    Ok(())
}

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

const VICTIMS: &str = "SELECT count(*) FROM public.victim";

/// Decisions on one response of each of some packs fail, and their neighbours don't wait for them. They are shown with
/// their reason; once the cause is mended and they get another try, each is handled once.
pub async fn one_bad_item(lab: &mut Lab, size: usize) -> anyhow::Result<()> {
    choose_a_victim(lab, "RAISE SQLSTATE 'P0001' USING MESSAGE = 'this response fails, on purpose'").await?;
    choose(lab, false).await?;
    // The first pack of a process takes longer than any other: not compared.
    pack(lab, 0, size, 0).await?;
    let mut best = Best::of_none();
    for round in 0..ROUNDS {
        let clean = pack(lab, round % 2, size, 0).await?;
        choose(lab, true).await?;
        lab.note("an item that fails");
        best.add(clean, poisoned_pack(lab, round % 2, size).await?);
        choose(lab, false).await?;
        if best.is_in_time() {
            break;
        }
    }
    best.ensure_in_time()?;
    show_and_redrive(lab).await
}

/// Whether each pack that is offered has a victim from here on.
async fn choose(lab: &Lab, on: bool) -> anyhow::Result<()> {
    let enable = if on { "ENABLE" } else { "DISABLE" };
    lab.sql(&format!("ALTER TABLE ingest.responses {enable} TRIGGER choose")).await
}

/// How long the neighbours of a victim took: as many as were kept at once have one victim.
async fn poisoned_pack(lab: &mut Lab, replica: usize, size: usize) -> anyhow::Result<Duration> {
    let (clock, before) = (Monotonic::start(), lab.world().count(DECISIONS).await?);
    let chosen = lab.world().count(VICTIMS).await?;
    lab.offer(replica, size).await?;
    let victims = lab.world().count(VICTIMS).await? - chosen;
    ensure!(victims > 0, "no response of the pack was chosen");
    lab.at_least(DECISIONS, before + i64::try_from(size)? - victims).await?;
    Ok(clock.elapsed())
}

/// A person looks at what was put aside, mends the cause, and gives it another try.
async fn show_and_redrive(lab: &mut Lab) -> anyhow::Result<()> {
    let (victims, decided) = (lab.world().count(VICTIMS).await?, lab.world().count(DECISIONS).await?);
    lab.at_least("SELECT count(*) FROM alert_rules.parked", victims).await?;
    let (event, items): (Uuid, i64) = sqlx::query_as(
        "SELECT event_id, count(*) FROM alert_rules.parked GROUP BY event_id ORDER BY event_id LIMIT 1",
    )
    .fetch_one(&lab.world().pool)
    .await?;
    let event = event.to_string();
    let listed = lab.run(&["parked", "list", "alert-rules"])?;
    ensure!(listed.contains(&event), "it is not listed: {listed}");
    let shown = lab.run(&["parked", "show", "alert-rules", &event])?;
    ensure!(shown.contains("this response fails, on purpose"), "no reason: {shown}");
    nobody_tries(lab).await?;
    lab.sql("DROP TRIGGER meet ON alert_rules.decisions").await?;
    let told = lab.run(&["parked", "redrive", "alert-rules", "--event", &event])?;
    ensure!(told.starts_with(&format!("{items} ")), "{items} items of one event, and: {told}");
    lab.at_least(DECISIONS, decided + items).await?;
    let told = lab.run(&["parked", "redrive", "alert-rules"])?;
    ensure!(told.starts_with(&format!("{} ", victims - items)), "{} are left, and: {told}", victims - items);
    lab.healed();
    lab.at_least(DECISIONS, decided + victims).await?;
    let twice = lab.run(&["parked", "redrive", "alert-rules"])?;
    ensure!(twice.starts_with("0 "), "it is still put aside: {twice}");
    Ok(())
}

/// The person is first, not the next try of the system itself: no try is under way, and none begins for a while.
async fn nobody_tries(lab: &Lab) -> anyhow::Result<()> {
    until("no try is under way", || async {
        // Just below what is taken for the word of a clock that went back.
        lab.sql(
            "UPDATE alert_rules.parked SET next_attempt_at = clock_timestamp() + interval '19 seconds'
             WHERE state = 'retry'",
        )
        .await?;
        // A try that was taken before that statement is counted here until it has put off the next one.
        let tries = "SELECT (SELECT count(*) FROM alert_rules.handled_alone)
                          + (SELECT count(*) FROM alert_rules.parked
                             WHERE state <> 'retry' OR next_attempt_at < clock_timestamp() + interval '17 seconds')";
        Ok((lab.world().count(tries).await? == 0).then_some(()))
    })
    .await
}
