//! Makes what the services find: schemas, roles, tables, streams, durables. Running it again changes nothing.

use crate::{
    broker::{Broker, DurableSettings},
    database::role,
    error::Error,
};
use contracts::topology::{DURABLES, STREAMS, ServiceName};
pub use sqlx::migrate::Migrator;
use sqlx::{Connection as _, Executor as _, PgConnection};

/// The tables of the delivery contract, version by version; forward only.
const PLATFORM: &[(i64, &str)] = &[
    (1, include_str!("../migrations/0001_platform.sql")),
    (2, include_str!("../migrations/0002_stream_marks.sql")),
    (3, include_str!("../migrations/0003_stream_acknowledgements.sql")),
    (4, include_str!("../migrations/0004_clock_acceptance.sql")),
    (5, include_str!("../migrations/0005_clock_kept.sql")),
    (6, include_str!("../migrations/0006_handed_on.sql")),
    (7, include_str!("../migrations/0007_take_in.sql")),
];

/// One service's schema.
pub struct ServiceMigration {
    /// The service.
    pub service: ServiceName,
    /// Its own migrations.
    pub migrator: &'static Migrator,
}

/// Two migrations at once wait for each other on this key.
const LOCK: i64 = 0x7265_636f_6e74;

/// Makes the schema, the role and the tables of services in the database at `url`.
///
/// # Errors
/// When Postgres refuses; nothing of a failed version stays.
pub async fn migrate_database(
    url: &str,
    installation: &str,
    services: &[ServiceMigration],
) -> Result<(), Error> {
    if !contracts::topology::is_token(installation) {
        return Err(anyhow::anyhow!("installation {installation:?}: use letters, digits, '-' or '_'").into());
    }
    let mut connection = PgConnection::connect(url).await?;
    sqlx::query("SELECT pg_advisory_lock($1)").bind(LOCK).execute(&mut connection).await?;
    let result = migrate_locked(&mut connection, installation, services).await;
    sqlx::query("SELECT pg_advisory_unlock($1)").bind(LOCK).execute(&mut connection).await?;
    result
}

async fn migrate_locked(
    connection: &mut PgConnection,
    installation: &str,
    services: &[ServiceMigration],
) -> Result<(), Error> {
    for ServiceMigration { service, migrator } in services {
        let (schema, role) = (service.schema(), role(installation, *service));
        make_role(connection, &role).await?;
        run(connection, &format!("CREATE SCHEMA IF NOT EXISTS {schema}")).await?;
        platform(connection, schema).await?;
        // sqlx keeps its own account of versions, in the service's schema by its sqlx.toml.
        migrator.run(&mut *connection).await.map_err(|error| Error::Other(error.into()))?;
        run(
            connection,
            &format!(
                "GRANT USAGE ON SCHEMA {schema} TO \"{role}\";
                 GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO \"{role}\";
                 GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO \"{role}\";
                 GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {schema} TO \"{role}\";"
            ),
        )
        .await?;
    }
    Ok(())
}

/// Roles belong to the whole Postgres: another database's installation may have made it, even just now. From version 16
/// on, who makes a role is a member that may not become it, so the question is asked as `SET ROLE` will ask it.
async fn make_role(connection: &mut PgConnection, role: &str) -> Result<(), Error> {
    run(
        connection,
        &format!(
            "DO $$ BEGIN
                 CREATE ROLE \"{role}\" NOLOGIN;
             EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
             END $$;
             DO $$ BEGIN
                 IF NOT pg_has_role(
                     current_user, '{role}',
                     CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END
                 ) THEN
                     EXECUTE format('GRANT %I TO %I', '{role}', current_user);
                 END IF;
             EXCEPTION WHEN unique_violation THEN NULL;
             END $$;"
        ),
    )
    .await
}

async fn platform(connection: &mut PgConnection, schema: &str) -> Result<(), Error> {
    let table = format!("{schema}._platform_migrations");
    run(connection, &format!("CREATE TABLE IF NOT EXISTS {table} (version bigint PRIMARY KEY)")).await?;
    for (version, sql) in PLATFORM {
        let known: bool = sqlx::query_scalar(sqlx::AssertSqlSafe(format!(
            "SELECT EXISTS (SELECT FROM {table} WHERE version = $1)"
        )))
        .bind(version)
        .fetch_one(&mut *connection)
        .await?;
        if known {
            continue;
        }
        let sql = sql.replace("{schema}", schema);
        run(connection, &format!("BEGIN; {sql} INSERT INTO {table} VALUES ({version}); COMMIT;")).await?;
    }
    Ok(())
}

/// Runs statements whose names come from the topology and from a checked setting.
async fn run(connection: &mut PgConnection, sql: &str) -> Result<(), Error> {
    connection.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()))).await?;
    Ok(())
}

/// Makes every stream and durable of the topology.
///
/// # Errors
/// When the broker refuses, naming the stream or durable.
pub async fn migrate_broker(
    broker: &Broker,
    settings: &DurableSettings,
    replicas: usize,
) -> Result<(), Error> {
    for stream in STREAMS {
        broker.make_stream(stream, replicas).await?;
    }
    for durable in DURABLES {
        broker.make_durable(durable, settings).await?;
    }
    Ok(())
}

/// What the schema at this connection lacks of this program, as a sentence for an operator; `None`: nothing.
///
/// # Errors
/// What Postgres says, but not that a table is missing.
pub async fn missing(
    database: &crate::Database,
    migrator: &'static Migrator,
) -> Result<Option<String>, Error> {
    let schema = database.service().schema();
    let platform = PLATFORM.iter().map(|(version, _)| *version).max().unwrap_or(0);
    let own = migrator.iter().map(|migration| migration.version).max().unwrap_or(0);
    let mut missing = Vec::new();
    for (of, table, wanted) in [
        ("delivery", format!("{schema}._platform_migrations"), platform),
        ("the service", format!("{schema}._sqlx_migrations"), own),
    ] {
        let query = format!("SELECT coalesce(max(version), 0) FROM {table}");
        let found = sqlx::query_scalar::<_, i64>(sqlx::AssertSqlSafe(query)).fetch_one(database.pool()).await;
        let found = match found {
            Ok(version) => version,
            // 42P01 undefined_table, 3F000 invalid_schema_name: never migrated.
            Err(sqlx::Error::Database(error))
                if matches!(error.code().as_deref(), Some("42P01" | "3F000")) =>
            {
                0
            }
            Err(error) => return Err(error.into()),
        };
        if found < wanted {
            missing.push(format!("its tables for {of} are at version {found}, this program needs {wanted}"));
        }
    }
    Ok((!missing.is_empty()).then(|| {
        format!("schema {schema} is older than the program: {}; run `recontact migrate`", missing.join(", "))
    }))
}
