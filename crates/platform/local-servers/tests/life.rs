//! The servers' beginning and end.

use local_servers::{Durability, LocalServers};
use std::{path::Path, process::Command};

fn runs(pid: u32) -> bool {
    let command = std::fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
    !command.is_empty()
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_end_with_their_handle_and_start_again_over_the_same_folder() {
    let folder = tempfile::tempdir().unwrap();
    let servers = LocalServers::start(folder.path(), Durability::Off).await.unwrap();
    let pids = [servers.postgres.pid(), servers.nats.pid()];
    if Path::new("/proc/self/cmdline").exists() {
        assert!(pids.into_iter().all(runs));
    }
    drop(servers);
    assert!(!pids.into_iter().any(runs));
    LocalServers::start(folder.path(), Durability::Off).await.unwrap().stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_number_of_a_dead_postmaster_that_is_anothers_now_keeps_nobody_from_starting() {
    let folder = tempfile::tempdir().unwrap();
    LocalServers::start(folder.path(), Durability::Off).await.unwrap().stop().await;
    let mut other = Command::new("sleep").arg("600").spawn().unwrap();
    std::fs::write(folder.path().join("postgres/postmaster.pid"), format!("{}\n", other.id())).unwrap();
    let started = LocalServers::start(folder.path(), Durability::Off).await;
    assert!(runs(other.id()), "it is not ours to stop");
    other.kill().unwrap();
    other.wait().unwrap();
    started.unwrap().stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_in_use_names_the_process_that_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let servers = LocalServers::start(folder.path(), Durability::Off).await.unwrap();
    let error = LocalServers::start(folder.path(), Durability::Off).await.err().unwrap().to_string();
    assert!(error.contains(&format!("in use by process {}", std::process::id())), "{error}");
    servers.stop().await;
}
