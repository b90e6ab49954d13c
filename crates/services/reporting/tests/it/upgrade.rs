//! Rows of an older program: its journal reads, what comes next is folded with it, and a rebuild finds nothing to mend.

use crate::{case, id, rebuilt, status, tell};
use contracts::{
    ids::IdKind,
    reporting::v1::{GetCaseRequest, get_case_request::Id},
    topology::ServiceName,
};
use eventing::migrate::{ServiceMigration, migrate_database};
use sqlx::migrate::Migrator;
use testkit::{World, service::OPERATOR};

/// What an older program wrote of two responses and of the decision on the first, a minute and more later; and of a third, which
/// a case had named, but nobody had heard of.
const WRITTEN: &str = r#"
    INSERT INTO reporting.journal (aggregate_type, aggregate_id, version, event, occurred_at, response_id, entry)
    SELECT 'response', id, 1, 'response.accepted', '2026-11-23T09:01:00Z'::timestamptz, uuid, format(
        '{"aggregate":"response","aggregate_id":"%s","version":1,"event":"response.accepted",
          "occurred_at":"2026-11-23T09:01:00Z","response_id":"%s","case_id":null,"actor":null,"detail":"score 1",
          "fact":{"kind":"response","source":"survey","external_id_hash":"0%s","customer_id":"","unit":"lyon","score":1.0,
                  "accepted_at":"2026-11-23T09:01:00Z","test":false,"history":false,"metric":2,"normalized":null,"signal":0,
                  "answered_at":null}}', id, uuid, number)::json
    FROM (VALUES (1, $1, '00000000-0000-0000-0000-000000000001'::uuid),
                 (2, $2, '00000000-0000-0000-0000-000000000002'::uuid)) AS told (number, id, uuid)
    UNION ALL
    SELECT 'decision', $2, 1, 'response.decided', '2026-11-23T11:00:00Z', '00000000-0000-0000-0000-000000000002', format(
        '{"aggregate":"decision","aggregate_id":"%s","version":1,"event":"response.decided",
          "occurred_at":"2026-11-23T11:00:00Z","response_id":"00000000-0000-0000-0000-000000000002","case_id":null,
          "actor":null,"detail":"pass, rules version 1",
          "fact":{"kind":"decision","outcome":2,"rules_version":1,"rule_set":"all","rule":"low","severity":0,"reason":"",
                  "driver_hint":""}}', $2)::json"#;
const FOLDED: &str = "
    INSERT INTO reporting.responses
        (response_id, source, external_id_hash, customer_id, unit, accepted_at, body, updated_at, counts_at, outcome, csat)
    VALUES ('00000000-0000-0000-0000-000000000001', 'survey', '01', '', 'lyon', '2026-11-23T09:01:00Z', '{}',
            '2026-11-23T09:01:00Z', '2026-11-23T09:01:00Z', 0, NULL),
           ('00000000-0000-0000-0000-000000000002', 'survey', '02', '', 'lyon', '2026-11-23T09:01:00Z', '{}',
            '2026-11-23T11:00:00Z', '2026-11-23T09:01:00Z', 2, NULL),
           ('00000000-0000-0000-0000-000000000003', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)";

#[tokio::test(flavor = "multi_thread")]
async fn what_an_older_program_wrote_is_folded_with_what_comes() -> anyhow::Result<()> {
    let mut older = Migrator::DEFAULT;
    older.table_name = reporting::MIGRATOR.table_name.clone();
    older.migrations = reporting::MIGRATOR.iter().filter(|one| one.version <= 6).cloned().collect();
    let service = ServiceName::Reporting;
    let migration = ServiceMigration { service, migrator: Box::leak(Box::new(older)) };
    let world = World::new(&[migration]).await?;
    let [first, second] = [1, 2].map(|number| id(IdKind::Response, number));
    sqlx::query(WRITTEN).bind(&first).bind(&second).execute(&world.pool).await?;
    sqlx::query(FOLDED).execute(&world.pool).await?;
    let named = "INSERT INTO reporting.cases (case_id) VALUES ('00000000-0000-0000-0000-000000000003')";
    sqlx::query(named).execute(&world.pool).await?;
    let newer = ServiceMigration { service, migrator: &reporting::MIGRATOR };
    migrate_database(&world.database_url, "recontact", &[newer]).await?;

    let served = crate::serve(&world).await?;
    let rows = "SELECT count(*) FROM reporting.responses WHERE (changed_late_at IS NULL) = (outcome = 0)";
    assert_eq!(world.count(rows).await?, 2, "the second was decided on late, and the third has no row");
    assert_eq!(world.count("SELECT count(*) FROM reporting.cases").await?, 0, "nobody had heard of it");
    let kept = rebuilt(&served).await?;
    assert_eq!((kept.responses, kept.differences), (2, 0));
    // Its response again, and what came of it.
    tell(&world, &case(1, "lyon", "SEVERITY_HIGH")?).await?;
    assert_eq!(served.counter("duplicates_stopped", "guard=\"journal\""), 1);
    for (number, events) in [(1, 8), (2, 2)] {
        let request = GetCaseRequest { id: Some(Id::ResponseId(id(IdKind::Response, number))) };
        let answer = status(&served, OPERATOR)?.get_case(request).await?.into_inner();
        assert_eq!(answer.timeline.len(), events, "{:?}", answer.timeline);
    }
    assert_eq!(rebuilt(&served).await?.differences, 0);
    served.stop().await
}
