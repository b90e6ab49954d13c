//! One poison item in a pack of 500, and one poison message among 10,000: all others go through. What is parked says
//! why, and after the mending it is handled once.

mod probe;

use contracts::topology::{ALERT_RULES_RESPONSES, RESPONSE_ACCEPTED, ServiceName};
use eventing::{Consumer, Database, Kit, database::DatabaseConfig, parked};
use probe::{Probe, emit, emit_to, handled, run, world};
use service_kit::{clock::Monotonic, readiness::Readiness};
use std::time::Duration;
use testkit::until;
use tokio_util::sync::CancellationToken;

const POISON: &str = "parks until it is mended";

#[tokio::test(flavor = "multi_thread")]
async fn poison_hurts_no_neighbour_says_why_and_is_handled_once_after_the_mending() -> anyhow::Result<()> {
    let world = world().await?;
    let (sender, receiver) =
        (world.kit(ServiceName::Ingest).await?, world.kit(ServiceName::AlertRules).await?);
    let stop = CancellationToken::new();
    // A pack of 500 whose 250th item is poison.
    let pack: Vec<String> = (0..500).map(|number| format!("packed {number}")).collect();
    let mut pack: Vec<&str> = pack.iter().map(String::as_str).collect();
    pack[250] = POISON;
    emit(&sender, &pack, false).await?;
    // 10,000 messages, one of which is no protobuf.
    for part in 0..20 {
        let singles: Vec<String> = (0..500).map(|number| format!("single {part} {number}")).collect();
        let singles: Vec<&str> = singles.iter().map(String::as_str).collect();
        emit_to(&sender, &singles, |place| u32::try_from(place).unwrap_or(0), false).await?;
    }
    let unreadable = "UPDATE ingest.event_log SET payload = '\\xffff' WHERE event_id = (
                          SELECT event_id FROM ingest.event_log ORDER BY event_id OFFSET 5000 LIMIT 1)";
    sqlx::query(unreadable).execute(&world.pool).await?;
    assert_eq!(world.count("SELECT count(*) FROM ingest.outbox_pending").await?, 10_001);
    let clock = Monotonic::start();
    run(sender.tasks(&Readiness::default()), &stop);
    run(Consumer::new(&receiver, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    handled(&world, 499 + 9_999).await?;
    println!("all others went through in {:?}", clock.elapsed());

    let rows = until("both are parked", || async {
        let rows = parked::list(&receiver.database, 10).await?;
        Ok((rows.len() == 2).then_some(rows))
    })
    .await?;
    let of = |item_index| rows.iter().find(|row| row.item_index == item_index);
    let (Some(item), Some(message)) = (of(250), of(parked::WHOLE_MESSAGE)) else { anyhow::bail!("{rows:?}") };
    assert_eq!((item.reason.as_str(), item.state.as_str()), ("not mended yet", "parked"));
    assert_eq!(item.headers["ce-type"], RESPONSE_ACCEPTED.ce_type());
    assert!(message.reason.contains("failed to decode"), "{}", message.reason);
    assert_eq!(message.payload, [0xff, 0xff]);

    // Too early: it parks again. After the mending it is handled, once, and so it stays.
    let redrive = async |row: &parked::Row| {
        parked::redrive(&receiver.database, &row.consumer, row.event_id, row.item_index).await
    };
    assert!(redrive(item).await? && redrive(message).await?);
    until("both are parked again", || async {
        let again = "SELECT count(*) FROM alert_rules.parked WHERE state = 'parked'";
        Ok((world.count(again).await? == 2).then_some(()))
    })
    .await?;
    sqlx::query("INSERT INTO alert_rules.handled VALUES ('mended')").execute(&world.pool).await?;
    assert!(redrive(item).await?);
    handled(&world, 499 + 9_999 + 2).await?;
    until("it is parked no more", || async {
        Ok((world.count("SELECT count(*) FROM alert_rules.parked").await? == 1).then_some(()))
    })
    .await?;
    assert!(!redrive(item).await?, "there is nothing left to redrive");
    stop.cancel();
    Ok(())
}

/// A message that always takes too long, beside one that fails and others that do neither: it is set aside item by item, and
/// all others go through.
#[tokio::test(flavor = "multi_thread")]
async fn what_always_takes_too_long_holds_up_nobody() -> anyhow::Result<()> {
    let world = world().await?;
    let sender = world.kit(ServiceName::Ingest).await?;
    let config = DatabaseConfig {
        allow_unsafe: true,
        statement_timeout: Duration::from_millis(400),
        ..DatabaseConfig::new(&world.database_url)
    };
    let database = Database::connect(&config, ServiceName::AlertRules).await?;
    let receiver = Kit { database, ..world.kit(ServiceName::AlertRules).await? };
    let stop = CancellationToken::new();
    // A message each, and all of them there before anybody looks: one batch.
    for items in [&["a"][..], &["panics"], &["slow", "beside the slow one"], &["b"]] {
        emit(&sender, items, false).await?;
    }
    run(sender.tasks(&Readiness::default()), &stop);
    until("all are published", || async {
        Ok((world.count("SELECT count(*) FROM ingest.outbox_pending").await? == 0).then_some(()))
    })
    .await?;
    run(Consumer::new(&receiver, &Readiness::default(), &ALERT_RULES_RESPONSES, Probe).tasks(), &stop);
    handled(&world, 3).await?;
    let rows = until("the slow one waits, and says why", || async {
        let rows = parked::list(&receiver.database, 10).await?;
        let slow = rows.iter().find(|row| row.state == "retry" && row.attempts > 0);
        Ok(slow.is_some().then_some(rows))
    })
    .await?;
    let slow = rows.iter().find(|row| row.state == "retry");
    assert!(
        slow.is_some_and(|row| row.reason.contains("took more than") || row.reason.contains("timeout")),
        "{rows:?}"
    );
    assert_eq!(rows.len(), 2, "and the one that panics: {rows:?}");
    stop.cancel();
    Ok(())
}
