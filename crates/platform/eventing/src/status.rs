//! How a service's delivery is: for `doctor`, for idle, for people.

use crate::{
    Kit,
    database::{Database, Reading},
    error::Error,
};
use contracts::{
    convert,
    topology::{DURABLES, Durable, ServiceName},
    types::v1::{ConsumerStatus, Finding, FindingLevel, ServiceStatus},
};
use jiff::SignedDuration;
use service_kit::{clock::ClockState, readiness::Readiness};
use sqlx::Row as _;
use std::collections::BTreeMap;

/// What waits inside one service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waiting {
    /// Messages not yet published.
    pub outbox_messages: u64,
    /// Their bytes.
    pub outbox_bytes: u64,
    /// Items that wait for another try.
    pub retries: u64,
    /// Items that wait for a person.
    pub parked: u64,
}

/// What waits inside one service, in one statement.
///
/// # Errors
/// What Postgres says.
pub async fn waiting(database: &Database) -> Result<Waiting, Error> {
    let query = sqlx::query(
        "SELECT (SELECT count(*) FROM outbox_pending) AS messages,
                (SELECT coalesce(sum(bytes), 0)::bigint FROM outbox_pending) AS bytes,
                (SELECT count(*) FROM parked WHERE state = 'retry') AS retries,
                (SELECT count(*) FROM parked WHERE state = 'parked') AS parked",
    )
    .fetch_one(database.pool());
    let row = database.answered(query).await?;
    let count =
        |name: &str| -> Result<u64, Error> { Ok(u64::try_from(row.try_get::<i64, _>(name)?).unwrap_or(0)) };
    Ok(Waiting {
        outbox_messages: count("messages")?,
        outbox_bytes: count("bytes")?,
        retries: count("retries")?,
        parked: count("parked")?,
    })
}

/// Age in seconds of the oldest message that waits for the broker; `None`: none does.
///
/// # Errors
/// What Postgres says.
pub async fn oldest_in_outbox(database: &Database) -> Result<Option<i64>, Error> {
    let oldest = sqlx::query_scalar(
        "SELECT extract(epoch FROM clock_timestamp() - min(l.logged_at))::bigint
         FROM outbox_pending p JOIN event_log l USING (event_id)",
    );
    database.answered(oldest.fetch_one(database.pool())).await
}

/// The durables that a service reads.
#[must_use]
pub fn durables_of(service: contracts::topology::ServiceName) -> Vec<&'static Durable> {
    DURABLES.iter().copied().filter(|durable| durable.service == service).collect()
}

/// The whole status of a service; `counts` and `findings` are its own.
///
/// # Errors
/// What Postgres says.
pub async fn service_status(
    kit: &Kit,
    readiness: &Readiness,
    counts: BTreeMap<String, u64>,
    mut findings: Vec<Finding>,
) -> Result<ServiceStatus, Error> {
    let database = &kit.database;
    let waiting = waiting(database).await?;
    let oldest = oldest_in_outbox(database).await?;
    let held_back = kit.held_back.causes();
    let mut consumers = Vec::new();
    for durable in durables_of(database.service()) {
        let (pending, unacknowledged) = match kit.broker.lag(durable).await {
            Ok(lag) => lag,
            Err(error) => {
                let next = "run `recontact migrate`, and look at the NATS server";
                findings.push(finding(FindingLevel::Error, "durable", &error.to_string(), next));
                (0, 0)
            }
        };
        let held_back = held_back.get(durable.name).cloned().unwrap_or_default();
        consumers.push(ConsumerStatus {
            durable: durable.name.to_owned(),
            pending,
            unacknowledged,
            held_back,
        });
    }
    for (durable, cause) in held_back {
        let message = format!("{durable} does not run: {cause}");
        findings.push(finding(
            FindingLevel::Warning,
            "held-back",
            &message,
            "apply what is missing: `recontact apply`",
        ));
    }
    for (component, cause) in readiness.causes() {
        let message = format!("{component}: {cause}");
        findings.push(finding(
            FindingLevel::Error,
            "not-ready",
            &message,
            "mend the cause; the service goes on by itself",
        ));
    }
    let reading = database.now().await?;
    if reading.state == ClockState::Leaping {
        findings.push(leap(database.service(), &reading));
    }
    if waiting.parked > 0 {
        let message = format!("{} item(s) are parked", waiting.parked);
        let service = database.service().kebab();
        let next = format!(
            "`recontact parked list {service}` shows why; mend that, then `recontact parked redrive {service}`"
        );
        findings.push(finding(FindingLevel::Error, "parked", &message, &next));
    }
    let query = sqlx::query_scalar(
        "SELECT extract(epoch FROM clock_timestamp() - min(parked_at))::bigint FROM parked WHERE state = 'retry'",
    )
    .fetch_one(database.pool());
    let retried: Option<i64> = database.answered(query).await?;
    if retried.is_some_and(|age| age > 60) {
        let message = format!(
            "{} item(s) wait for another try, the oldest for {} s",
            waiting.retries,
            retried.unwrap_or(0)
        );
        let next = format!("`recontact parked list {}` shows why", database.service().kebab());
        findings.push(finding(FindingLevel::Warning, "retry", &message, &next));
    }
    if oldest.is_some_and(|age| age > 60) {
        let message = format!(
            "{} message(s) wait for NATS, the oldest for {} s",
            waiting.outbox_messages,
            oldest.unwrap_or(0)
        );
        findings.push(finding(
            FindingLevel::Warning,
            "outbox",
            &message,
            "look at the NATS server and its streams",
        ));
    }
    Ok(ServiceStatus {
        service: database.service().kebab().to_owned(),
        program_version: env!("CARGO_PKG_VERSION").to_owned(),
        ready: readiness.is_ready(),
        findings,
        outbox_messages: waiting.outbox_messages,
        outbox_bytes: waiting.outbox_bytes,
        outbox_oldest_age: oldest.map(|age| convert::duration(SignedDuration::from_secs(age))),
        waiting_for_retry: waiting.retries,
        parked: waiting.parked,
        consumers,
        counts,
        business_time: Some(convert::timestamp(reading.business)),
    })
}

/// The database's clock leapt, and nobody believes it yet; or it could have while nobody watched.
fn leap(service: ServiceName, reading: &Reading) -> Finding {
    let by = reading.machine.duration_since(reading.business).as_secs();
    if by == 0 {
        let message = "nobody watched the database's clock for more than a minute: no schedule fires yet";
        let next = format!(
            "wait for 30 s of steady readings, or if the clock is right: `recontact clock accept {}`",
            service.kebab()
        );
        return finding(FindingLevel::Warning, "clock-unwatched", message, &next);
    }
    let message = format!(
        "the database's clock leapt by {by} s: no schedule fires, commands go on by the process's own clock"
    );
    let next = format!(
        "look at the clock of the database's host; it is believed after 30 s of steady readings, or at once by \
         `recontact clock accept {}`",
        service.kebab()
    );
    finding(FindingLevel::Error, "clock-leap", &message, &next)
}

/// A finding with its next step.
#[must_use]
pub fn finding(level: FindingLevel, check: &str, message: &str, next_step: &str) -> Finding {
    Finding {
        level: level.into(),
        check: check.to_owned(),
        message: message.to_owned(),
        next_step: next_step.to_owned(),
    }
}
