//! Starts children from one thread that lives as long as the process.
//!
//! The kernel sends the parent's death signal when the *thread* that started a child ends. A test's thread ends with
//! its test, and a runtime's threads with the runtime, so neither may start a server.

use anyhow::Context as _;
use rustix::process::{Pid, Signal, kill_process};
use std::{
    os::unix::process::CommandExt as _,
    process::{Child, Command},
    sync::{Mutex, OnceLock, PoisonError, mpsc},
    time::Duration,
};

type Order = (Command, mpsc::Sender<std::io::Result<Child>>);

static KEEPER: OnceLock<Mutex<mpsc::Sender<Order>>> = OnceLock::new();

/// Starts a child in a process group of its own, so that a terminal's Ctrl-C reaches us alone.
pub(crate) fn spawn(mut command: Command) -> anyhow::Result<Child> {
    command.process_group(0);
    let (answer, answered) = mpsc::channel();
    let keeper = KEEPER.get_or_init(|| {
        let (orders, received) = mpsc::channel::<Order>();
        std::thread::spawn(move || {
            for (mut command, answer) in received {
                // The asker is gone only when its process is.
                let _ = answer.send(command.spawn());
            }
        });
        Mutex::new(orders)
    });
    let program = command.get_program().to_string_lossy().into_owned();
    let orders = keeper.lock().unwrap_or_else(PoisonError::into_inner).clone();
    orders.send((command, answer)).context("the thread that starts servers is gone")?;
    answered.recv()?.with_context(|| format!("starting {program}"))
}

/// Sends a signal; a process that is gone is fine.
pub(crate) fn signal(pid: u32, signal: Signal) {
    if let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) {
        let _ = kill_process(pid, signal);
    }
}

/// Waits for the child's end; kills it when that takes too long.
pub(crate) async fn wait_or_kill(child: &mut Child, at_most: Duration) {
    let clock = service_kit::clock::Monotonic::start();
    while clock.elapsed() < at_most {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let _ = child.kill();
    let _ = child.wait();
}
