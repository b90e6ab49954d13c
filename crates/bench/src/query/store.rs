//! Every SQL statement of `bench query`. The stories that are copied are written and folded by reporting's own.

use super::id;
use crate::frame::number::per_second;
use service_kit::clock::Monotonic;
use sqlx::{Connection as _, PgConnection, PgPool};
use std::time::Duration;
use uuid::Uuid;

/// Tables that hold cases, with what is set in the rows that are copied: the journal's entries were not all written in the
/// last minute, as live feeds and the look for what is late would believe.
const TABLES: [(&str, &str); 3] =
    [("journal", "UPDATE reporting.journal SET logged_at = occurred_at"), ("responses", ""), ("cases", "")];

/// An index that is made again after bulk work.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Index {
    /// Its name, with its schema.
    pub name: String,
    /// The statement that makes it.
    pub definition: String,
}

/// Keeps the rows of all tables aside, as texts that copies are made of.
///
/// # Errors
/// What Postgres says.
pub async fn keep_originals(pool: &PgPool) -> anyhow::Result<()> {
    for (table, prepare) in TABLES {
        if !prepare.is_empty() {
            sqlx::query(prepare).execute(pool).await?;
        }
        let keep = format!(
            "CREATE UNLOGGED TABLE public.original_{table} AS SELECT to_jsonb(r)::text AS original FROM reporting.{table} r"
        );
        sqlx::query(sqlx::AssertSqlSafe(keep)).execute(pool).await?;
    }
    Ok(())
}

/// Takes away every index but those of keys; gives what makes them again.
///
/// # Errors
/// What Postgres says.
pub async fn drop_indexes(pool: &PgPool) -> anyhow::Result<Vec<Index>> {
    let indexes: Vec<Index> = sqlx::query_as(
        "SELECT format('%I.%I', i.schemaname, i.indexname) AS name, i.indexdef AS definition FROM pg_indexes i
         WHERE i.schemaname = 'reporting' AND i.tablename IN ('journal', 'responses', 'cases')
           AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)
         ORDER BY i.indexname",
    )
    .fetch_all(pool)
    .await?;
    for index in &indexes {
        sqlx::query(sqlx::AssertSqlSafe(format!("DROP INDEX {}", index.name))).execute(pool).await?;
    }
    Ok(indexes)
}

/// Writes copies of all that was kept aside, `from` included and `until` not, in one transaction.
///
/// # Errors
/// What Postgres says.
pub async fn copy(connection: &mut PgConnection, (from, until): (u32, u32)) -> anyhow::Result<()> {
    let (digits, letters) = id::spelling(0);
    let (new_digits, new_letters): (Vec<String>, Vec<String>) = (from..until).map(id::spelling).unzip();
    let mut transaction = connection.begin().await?;
    for (table, _) in TABLES {
        let statement = format!(
            "INSERT INTO reporting.{table}
             SELECT row.* FROM UNNEST($3::text[], $4::text[]) AS copy (digits, letters), public.original_{table} o
             CROSS JOIN LATERAL jsonb_populate_record(NULL::reporting.{table},
                 replace(replace(o.original, $1, copy.digits), $2, copy.letters)::jsonb) AS row"
        );
        sqlx::query(sqlx::AssertSqlSafe(statement))
            .bind(&digits)
            .bind(&letters)
            .bind(&new_digits)
            .bind(&new_letters)
            .execute(&mut *transaction)
            .await?;
    }
    Ok(transaction.commit().await?)
}

/// Makes indexes again, forgets what was kept aside, and lets Postgres count what there is.
///
/// # Errors
/// What Postgres says.
pub async fn finish(pool: &PgPool, indexes: &[Index]) -> anyhow::Result<()> {
    for index in indexes {
        sqlx::query(sqlx::AssertSqlSafe(index.definition.clone())).execute(pool).await?;
    }
    for (table, _) in TABLES {
        let forget = format!("DROP TABLE public.original_{table}");
        sqlx::query(sqlx::AssertSqlSafe(forget)).execute(pool).await?;
        let tidy = format!("VACUUM ANALYZE reporting.{table}");
        sqlx::query(sqlx::AssertSqlSafe(tidy)).execute(pool).await?;
    }
    Ok(())
}

/// Cases read by their keys, each with a round trip of its own, on as many connections at once as asked for, for so long:
/// per second. What tells where a case stands makes a few of these.
///
/// # Errors
/// What Postgres says.
pub async fn cases_per_second(pool: &PgPool, connections: usize, time: Duration) -> anyhow::Result<f64> {
    let ids: Vec<Uuid> =
        sqlx::query_scalar("SELECT case_id FROM reporting.cases ORDER BY md5(case_id::text) LIMIT 10000")
            .fetch_all(pool)
            .await?;
    let acquired = futures::future::try_join_all((0..connections).map(|_| pool.acquire())).await?;
    let clock = Monotonic::start();
    let readers = acquired.into_iter().map(|mut connection| async {
        let mut read = 0;
        for id in ids.iter().cycle() {
            let one = sqlx::query("SELECT * FROM reporting.cases WHERE case_id = $1").bind(id);
            one.fetch_one(&mut *connection).await?;
            read += 1;
            if clock.elapsed() >= time {
                break;
            }
        }
        drop(connection);
        anyhow::Ok(read)
    });
    let read: Vec<u64> = futures::future::try_join_all(readers).await?;
    Ok(per_second(read.iter().sum(), clock.elapsed()))
}

/// Cases, responses and entries of the journal; bytes of the database.
///
/// # Errors
/// What Postgres says.
pub async fn held(pool: &PgPool) -> anyhow::Result<[i64; 4]> {
    let counts: (i64, i64, i64, i64) = sqlx::query_as(
        "SELECT (SELECT count(*) FROM reporting.cases), (SELECT count(*) FROM reporting.responses),
                (SELECT count(*) FROM reporting.journal), pg_database_size(current_database())",
    )
    .fetch_one(pool)
    .await?;
    Ok(counts.into())
}
