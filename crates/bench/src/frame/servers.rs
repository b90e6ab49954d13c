//! Postgres and NATS: private and durable, or given by URL. Everything happens in a database and under a prefix of its
//! own, which are removed at the end.

use super::{
    machine::{Machine, postgres_version},
    options::{BenchOptions, Interrupted, NatsSync},
    usage::Meter,
};
use anyhow::Context as _;
use contracts::topology::{Prefix, ServiceName};
use eventing::{Broker, broker::BrokerConfig};
use futures::TryStreamExt as _;
use local_servers::{Binaries, Durability, PrivateNats, PrivatePostgres};
use sqlx::{Connection as _, PgConnection, PgPool, postgres::PgPoolOptions};
use std::path::{Path, PathBuf};

/// What the private NATS server reads where every acknowledgement is to be on disk.
const SYNC_ALWAYS: &str = "jetstream { sync_interval: always }\n";

/// Most connections of a benchmark itself.
const POOL_MAX: u32 = 8;

/// The servers of one benchmark.
pub struct Servers {
    /// Of the database that is the benchmark's own.
    pub database_url: String,
    /// Of the broker.
    pub nats_url: String,
    /// Before every subject and stream.
    pub prefix: Prefix,
    /// The prefix as text; also the name of the database and of the installation.
    pub name: String,
    /// For questions of the benchmark itself, as the owner of every schema.
    pub pool: PgPool,
    /// For questions of the benchmark itself.
    pub broker: Broker,
    /// Where this is, with the versions of both servers.
    pub machine: Machine,
    maintenance_url: String,
    postgres: Option<PrivatePostgres>,
    nats: Option<PrivateNats>,
    folder: PathBuf,
    _temporary: tempfile::TempDir,
}

/// Starts servers, works, and takes everything away again: also after a failure, and when a person interrupts.
///
/// # Errors
/// What the work says; that a server did not start; [`Interrupted`].
pub async fn with_servers<T>(
    options: &BenchOptions,
    work: impl AsyncFnOnce(&Servers) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let started = Servers::start(options).await?;
    let result = tokio::select! {
        result = work(&started) => result,
        () = options.stop.cancelled() => Err(Interrupted.into()),
    };
    let stopped = started.stop().await;
    let value = match result {
        // A terminal interrupts what was started as well: that it ended is no failure of its own.
        Err(_) if options.stop.is_cancelled() => return Err(Interrupted.into()),
        result => result?,
    };
    stopped?;
    Ok(value)
}

/// Whether something failed because a server can't be reached.
#[must_use]
pub fn is_away(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        matches!(cause.downcast_ref(), Some(sqlx::Error::Io(_)))
            || matches!(cause.downcast_ref(), Some(eventing::Error::Unavailable(_)))
    })
}

impl Servers {
    async fn start(options: &BenchOptions) -> anyhow::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix("recontact-bench-");
        let temporary = match &options.data_dir {
            Some(folder) => {
                std::fs::create_dir_all(folder).with_context(|| {
                    format!("{}: name a folder that you may write with --data-dir", folder.display())
                })?;
                builder.tempdir_in(folder)?
            }
            None => builder.tempdir()?,
        };
        let folder = temporary.path().canonicalize()?;
        let (postgres, nats) = tokio::select! {
            private = private(options, &folder) => private?,
            // Private servers end when what holds them is dropped.
            () = options.stop.cancelled() => return Err(Interrupted.into()),
        };
        let url = |given: &Option<String>, private: Option<&str>| {
            given.as_deref().or(private).unwrap_or_default().to_owned()
        };
        let given_url = url(&options.database_url, postgres.as_ref().map(PrivatePostgres::url));
        let nats_url = url(&options.nats_url, nats.as_ref().map(PrivateNats::url));
        let name = format!("bench_{}", service_kit::ids::secret().get(..16).unwrap_or_default());
        let prefix = Prefix::try_new(&name)?;
        let broker = Broker::connect(&BrokerConfig::new(&nats_url, prefix.clone(), "bench")).await?;
        // From here on there is something to take away, so nobody interrupts.
        let database_url = make_database(&given_url, &name).await?;
        let mut machine = Machine::read().with_options(options, &folder);
        let pool = match connected(&database_url, &nats_url, &mut machine).await {
            Ok(pool) => pool,
            Err(error) => {
                remove_database(&given_url, &name).await?;
                return Err(error);
            }
        };
        Ok(Self {
            database_url,
            nats_url,
            prefix,
            name,
            pool,
            broker,
            machine,
            maintenance_url: given_url,
            postgres,
            nats,
            folder,
            _temporary: temporary,
        })
    }

    /// How many connections keep every processor busy, as far as the benchmark's own go.
    #[must_use]
    pub fn writers(&self) -> usize {
        self.machine.cores.clamp(1, usize::try_from(POOL_MAX).unwrap_or(1))
    }

    /// A folder that is removed at the end: for logs, keys and resources.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Looks at this process and at the private servers. A benchmark adds its services.
    #[must_use]
    pub fn meter(&self) -> Meter {
        let mut meter = Meter::new();
        if let Some(postgres) = &self.postgres {
            meter = meter.family("postgres", postgres.pid());
        }
        if let Some(nats) = &self.nats {
            meter = meter.process("nats-server", nats.pid());
        }
        meter
    }

    /// A JetStream context of a connection of its own.
    ///
    /// # Errors
    /// When NATS is away.
    pub async fn jetstream(&self) -> anyhow::Result<async_nats::jetstream::Context> {
        let client = async_nats::connect(&self.nats_url).await.context("NATS can't be reached")?;
        Ok(async_nats::jetstream::new(client))
    }

    /// Removes database, roles and streams, then stops what is private.
    async fn stop(mut self) -> anyhow::Result<()> {
        self.pool.close().await;
        let cleaned = self.clean().await;
        // What they hold is thrown away with them: nobody waits for a last checkpoint.
        drop((self.nats.take(), self.postgres.take()));
        cleaned
    }

    async fn clean(&self) -> anyhow::Result<()> {
        // What is private goes as a whole.
        if self.postgres.is_none() {
            remove_database(&self.maintenance_url, &self.name).await.with_context(|| {
                format!("the benchmark's database {} was not removed; drop it by hand", self.name)
            })?;
        }
        if self.nats.is_none() {
            remove_streams(&self.jetstream().await?, &self.name).await.with_context(|| {
                format!("the benchmark's streams {}_… were not removed; delete them by hand", self.name)
            })?;
        }
        Ok(())
    }
}

/// Private servers in place of those that are not given.
async fn private(
    options: &BenchOptions,
    folder: &Path,
) -> anyhow::Result<(Option<PrivatePostgres>, Option<PrivateNats>)> {
    let postgres = match options.database_url {
        Some(_) => None,
        None => Some(PrivatePostgres::start(&Binaries::find()?, folder, Durability::OnUnderLoad).await?),
    };
    let nats = match options.nats_url {
        Some(_) => None,
        None => Some(private_nats(options.nats_sync, folder).await?),
    };
    Ok((postgres, nats))
}

/// Connects to the database, and notes what serves.
async fn connected(database_url: &str, nats_url: &str, machine: &mut Machine) -> anyhow::Result<PgPool> {
    let pool = PgPoolOptions::new().max_connections(POOL_MAX).connect(database_url).await?;
    let settings = "SELECT version(), current_setting('synchronous_commit'), current_setting('max_wal_size')";
    let (version, synchronous_commit, max_wal_size): (String, String, String) =
        sqlx::query_as(settings).fetch_one(&pool).await?;
    machine.postgres = postgres_version(&version);
    machine.synchronous_commit = synchronous_commit;
    machine.max_wal_size = max_wal_size;
    machine.nats = async_nats::connect(nats_url).await?.server_info().version;
    Ok(pool)
}

async fn private_nats(sync: NatsSync, folder: &Path) -> anyhow::Result<PrivateNats> {
    let binaries = Binaries::find()?;
    match sync {
        NatsSync::Default => PrivateNats::start(&binaries, folder).await,
        NatsSync::Always => {
            let file = folder.join("nats.conf");
            std::fs::write(&file, SYNC_ALWAYS)?;
            let file = file.to_string_lossy().into_owned();
            PrivateNats::start_with(&binaries, folder, None, &["--config", &file]).await
        }
    }
}

/// The URL of another database of the same server.
fn with_database(url: &str, name: &str) -> anyhow::Result<String> {
    let (address, parameters) = match url.split_once('?') {
        Some((address, parameters)) => (address, format!("?{parameters}")),
        None => (url, String::new()),
    };
    let scheme =
        address.find("://").context("--database-url is no URL; write postgres://user@host/database")?;
    let server = match address.get(scheme + 3..).and_then(|rest| rest.rfind('/')) {
        Some(slash) => address.get(..scheme + 3 + slash).unwrap_or(address),
        None => address,
    };
    Ok(format!("{server}/{name}{parameters}"))
}

/// The name is ours: letters, digits and an underscore.
async fn make_database(url: &str, name: &str) -> anyhow::Result<String> {
    let mut connection = PgConnection::connect(url)
        .await
        .context("Postgres can't be reached; is it running, and is --database-url right?")?;
    let statement = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
    sqlx::query(statement).execute(&mut connection).await.context(
        "a database of its own can't be made; give the role of --database-url CREATEDB and CREATEROLE",
    )?;
    connection.close().await?;
    with_database(url, name)
}

async fn remove_database(url: &str, name: &str) -> anyhow::Result<()> {
    let mut connection = PgConnection::connect(url).await?;
    let statement = sqlx::AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    sqlx::query(statement).execute(&mut connection).await?;
    for service in ServiceName::ALL {
        let statement = format!("DROP ROLE IF EXISTS \"{name}_{}\"", service.schema());
        sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&mut connection).await?;
    }
    Ok(connection.close().await?)
}

async fn remove_streams(context: &async_nats::jetstream::Context, name: &str) -> anyhow::Result<()> {
    let ours = format!("{name}_");
    let names: Vec<String> = context.stream_names().try_collect().await?;
    for stream in names.iter().filter(|stream| stream.starts_with(&ours)) {
        context.delete_stream(stream).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_is_away_is_told_from_other_failures() {
        let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
        let postgres = anyhow::Error::from(sqlx::Error::Io(refused)).context("Postgres can't be reached");
        assert!(is_away(&postgres));
        assert!(is_away(&eventing::Error::Unavailable("NATS".into()).into()));
        assert!(!is_away(&anyhow::anyhow!("something else")));
    }

    #[test]
    fn another_database_of_the_same_server() {
        let named = |url: &str| with_database(url, "bench_1").unwrap();
        assert_eq!(named("postgres://u:p@h:5432/mine"), "postgres://u:p@h:5432/bench_1");
        assert_eq!(named("postgres://h/mine?sslmode=require"), "postgres://h/bench_1?sslmode=require");
        assert_eq!(named("postgres://h"), "postgres://h/bench_1");
        assert!(with_database("nonsense", "bench_1").is_err());
    }
}
