//! The invariants of `docs/invariants.md` as questions to the database, by their ids. Every question counts what breaks
//! one, so that 0 is the answer of a system in which it holds.

use anyhow::ensure;
use contracts::topology::DURABLES;
use testkit::{World, until};

/// What waits while the system is at work, kind by kind; no row once it came to rest (I4). A minus says that there is more
/// than there should be.
const WAITING: &str = "
    WITH sums AS (
        SELECT (SELECT coalesce(sum(version), 0) FROM ingest.responses)::bigint AS responses,
               (SELECT count(*) FROM alert_rules.decisions) AS decisions,
               (SELECT count(*) FROM alert_rules.alerts) AS alerts,
               (SELECT coalesce(sum(version), 0) FROM alert_rules.alerts)::bigint AS alert_versions,
               (SELECT count(*) FROM assignment.tasks) AS tasks,
               (SELECT coalesce(sum(version), 0) FROM assignment.tasks)::bigint AS task_versions,
               (SELECT coalesce(sum(proposals), 0) FROM follow_up_scheduler.schedules)::bigint AS proposals,
               (SELECT count(*) FROM assignment.verdicts) AS verdicts
    ), heard AS (
        SELECT count(*) FILTER (WHERE aggregate_type = 'response') AS responses,
               count(*) FILTER (WHERE aggregate_type = 'decision') AS decisions,
               count(*) FILTER (WHERE aggregate_type = 'alert') AS alert_versions,
               count(*) FILTER (WHERE aggregate_type = 'task') AS task_versions,
               count(*) FILTER (WHERE aggregate_type = 'schedule') AS proposals
        FROM reporting.journal
    )
    SELECT what, count FROM sums, heard, LATERAL (VALUES
        ('messages in the outbox of ingest', (SELECT count(*) FROM ingest.outbox_pending)),
        ('messages in the outbox of alert-rules', (SELECT count(*) FROM alert_rules.outbox_pending)),
        ('messages in the outbox of assignment', (SELECT count(*) FROM assignment.outbox_pending)),
        ('messages in the outbox of follow-up-scheduler', (SELECT count(*) FROM follow_up_scheduler.outbox_pending)),
        ('messages in the outbox of reporting', (SELECT count(*) FROM reporting.outbox_pending)),
        ('items put aside by ingest', (SELECT count(*) FROM ingest.parked)),
        ('items put aside by alert-rules', (SELECT count(*) FROM alert_rules.parked)),
        ('items put aside by assignment', (SELECT count(*) FROM assignment.parked)),
        ('items put aside by follow-up-scheduler', (SELECT count(*) FROM follow_up_scheduler.parked)),
        ('items put aside by reporting', (SELECT count(*) FROM reporting.parked)),
        ('schedules that are due', (SELECT count(*) FROM follow_up_scheduler.schedules
             WHERE next_at <= coalesce((SELECT business_anchor + speed * (clock_timestamp() - machine_anchor)
                                        FROM follow_up_scheduler.clock), clock_timestamp()))),
        ('responses to decide on', sums.responses - sums.decisions),
        ('alerts to make tasks of', sums.alerts - sums.tasks),
        ('proposals to give a verdict on', sums.proposals - sums.verdicts),
        ('tasks of which follow-up-scheduler has not the newest version', (SELECT count(*) FROM assignment.tasks t
             LEFT JOIN follow_up_scheduler.schedules s ON s.matter_id = t.task_id
             WHERE s.matter_version IS DISTINCT FROM t.version)),
        ('responses that reporting has not heard of', sums.responses - heard.responses),
        ('decisions that reporting has not heard of', sums.decisions - heard.decisions),
        ('versions of alerts that reporting has not heard of', sums.alert_versions - heard.alert_versions),
        ('versions of tasks that reporting has not heard of', sums.task_versions - heard.task_versions),
        ('proposals that reporting has not heard of', sums.proposals - heard.proposals)
    ) AS kinds (what, count) WHERE count <> 0";

/// What breaks an invariant, by its id.
const BROKEN: [(&str, &str); 15] = [
    (
        "I1: a response without exactly one decision for each of its versions",
        "SELECT count(*) FROM ingest.responses r
         WHERE (SELECT coalesce(array_agg(d.response_version ORDER BY d.response_version), '{}')
                FROM alert_rules.decisions d WHERE d.response_id = r.response_id)
               <> ARRAY(SELECT generate_series(1, r.version))",
    ),
    (
        "I1: a decision on a response that ingest does not have",
        "SELECT count(*) FROM alert_rules.decisions d
         WHERE NOT EXISTS (SELECT FROM ingest.responses r WHERE r.response_id = d.response_id)",
    ),
    (
        "I2: a decision to raise without an alert",
        "SELECT count(*) FROM alert_rules.decisions d WHERE d.outcome = 'raise'
         AND NOT EXISTS (SELECT FROM alert_rules.alerts a WHERE a.response_id = d.response_id)",
    ),
    (
        "I2: an alert that no decision raised, or more than one did",
        "SELECT count(*) FROM alert_rules.alerts a WHERE 1 <>
         (SELECT count(*) FROM alert_rules.decisions d WHERE d.response_id = a.response_id AND d.outcome = 'raise')",
    ),
    (
        "I2: an alert without exactly one task",
        "SELECT count(*) FROM alert_rules.alerts a
         WHERE 1 <> (SELECT count(*) FROM assignment.tasks t WHERE t.alert_id = a.alert_id)",
    ),
    (
        "I2: a task of no alert",
        "SELECT count(*) FROM assignment.tasks t
         WHERE NOT EXISTS (SELECT FROM alert_rules.alerts a WHERE a.alert_id = t.alert_id)",
    ),
    (
        "I3: a matter whose proposals and verdicts differ",
        "SELECT count(*) FROM follow_up_scheduler.schedules s
         WHERE (SELECT coalesce(array_agg(v.proposal_number ORDER BY v.proposal_number), '{}')
                FROM assignment.verdicts v WHERE v.task_id = s.matter_id)
               <> ARRAY(SELECT generate_series(1, s.proposals))",
    ),
    (
        "I3: a verdict on no proposal",
        "SELECT count(*) FROM assignment.verdicts v
         WHERE NOT EXISTS (SELECT FROM follow_up_scheduler.schedules s WHERE s.matter_id = v.task_id)",
    ),
    (
        "I3: a task that changed without a line in its timeline, or with two",
        "SELECT count(*) FROM assignment.tasks t
         WHERE t.version <> (SELECT count(*) FROM assignment.task_timeline l WHERE l.task_id = t.task_id)",
    ),
    (
        "I5: an aggregate of which reporting lacks a version",
        "SELECT count(*) FROM (SELECT FROM reporting.journal GROUP BY aggregate_type, aggregate_id
                               HAVING max(version) <> count(*)) AS holes",
    ),
    (
        "I5: a directory resource of which reporting does not hold the newest version",
        "SELECT count(*) FROM (SELECT kind, name, max(version) AS version FROM assignment.resource_versions
                               GROUP BY kind, name) AS newest
         LEFT JOIN reporting.resource_copies c USING (kind, name)
         WHERE c.version IS DISTINCT FROM newest.version",
    ),
    (
        "I6: an open task without a schedule, or an ended one with an instant",
        "SELECT count(*) FROM assignment.tasks t LEFT JOIN follow_up_scheduler.schedules s
         ON s.matter_id = t.task_id WHERE t.open <> (s.next_at IS NOT NULL)",
    ),
    (
        "I6: a schedule that looks again only after the next deadline",
        "SELECT count(*) FROM assignment.tasks t JOIN follow_up_scheduler.schedules s ON s.matter_id = t.task_id
         WHERE t.open
           AND t.next_deadline_at > coalesce((SELECT business_anchor + speed * (clock_timestamp() - machine_anchor)
                                                FROM assignment.clock), clock_timestamp())
           AND s.next_at > t.next_deadline_at",
    ),
    (
        "I8: a change of a task that does not say who, what or when",
        "SELECT count(*) FROM assignment.task_timeline
         WHERE actor_kind = 0 OR actor = '' OR event = '' OR changed_at IS NULL",
    ),
    (
        "I8: a version of a resource that does not say who applied it",
        "SELECT count(*) FROM (SELECT applied_by FROM ingest.resource_versions
            UNION ALL SELECT applied_by FROM alert_rules.resource_versions
            UNION ALL SELECT applied_by FROM assignment.resource_versions
            UNION ALL SELECT applied_by FROM follow_up_scheduler.resource_versions) AS all_versions
         WHERE applied_by = ''",
    ),
];

/// What waits (I4), each kind with its count, as the database says; empty: the system is at rest.
///
/// # Errors
/// What Postgres says.
pub async fn waiting(world: &World) -> anyhow::Result<Vec<String>> {
    let kinds: Vec<(String, i64)> = sqlx::query_as(WAITING).fetch_all(&world.pool).await?;
    Ok(kinds.into_iter().map(|(what, count)| format!("{count} {what}")).collect())
}

/// Durables that are not level (I4), each with what it has still to deliver or to hear acknowledged, as the broker says.
///
/// # Errors
/// What the broker says, also when a durable is missing.
pub async fn not_level(world: &World) -> anyhow::Result<Vec<String>> {
    let mut behind = Vec::new();
    for durable in DURABLES {
        let (pending, unacknowledged) = world.broker.lag(durable).await?;
        if (pending, unacknowledged) != (0, 0) {
            behind.push(format!(
                "{pending} messages to deliver and {unacknowledged} to be acknowledged by {}",
                durable.name
            ));
        }
    }
    Ok(behind)
}

/// Waits until the system came to rest (I4), asking the database alone: neither a service is asked nor the broker.
///
/// # Errors
/// When it does not, with every kind of thing that waits.
pub async fn come_to_rest(world: &World) -> anyhow::Result<()> {
    until("I4: outboxes are empty, nothing waits, nothing is due, all is heard", || async {
        let waiting = waiting(world).await?;
        ensure!(waiting.is_empty(), "there wait {}", waiting.join(", "));
        Ok(Some(()))
    })
    .await
}

/// Looks whether every invariant holds.
///
/// # Errors
/// Every one that does not, by its id.
pub async fn hold(world: &World) -> anyhow::Result<()> {
    let mut broken = Vec::new();
    for (invariant, query) in BROKEN {
        let count = world.count(query).await?;
        if count != 0 {
            broken.push(format!("{invariant}: {count}"));
        }
    }
    ensure!(broken.is_empty(), "{}", broken.join("\n"));
    Ok(())
}
