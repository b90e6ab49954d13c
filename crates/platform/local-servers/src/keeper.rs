//! Starts children from one thread that lives as long as the process.
//!
//! The kernel sends the parent's death signal when the *thread* that started a child ends. A test's thread ends with
//! its test, and a runtime's threads with the runtime, so neither may start a server.

use anyhow::Context as _;
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use service_kit::config::Environment;
use std::{
    os::unix::process::CommandExt as _,
    path::Path,
    process::{Child, Command, ExitStatus},
    sync::{Mutex, OnceLock, PoisonError, mpsc},
    time::Duration,
};

type Order = (Command, mpsc::Sender<std::io::Result<Child>>);

static KEEPER: OnceLock<Mutex<mpsc::Sender<Order>>> = OnceLock::new();

/// Longest time that a child may take to end when its handle is dropped.
const DROP_TIMEOUT: Duration = Duration::from_secs(3);

/// How often a child that shall end is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// A child that ends with its handle at the latest.
pub struct Kept {
    child: Child,
    last_wish: Signal,
}

impl Kept {
    /// Starts a child in a process group of its own, so that a terminal's Ctrl-C reaches us alone. `last_wish` is the
    /// signal that makes it end quickly without leaving anything behind.
    ///
    /// # Errors
    /// When it can't be started.
    pub fn spawn(command: Command, last_wish: Signal) -> anyhow::Result<Self> {
        Ok(Self { child: spawn(command)?, last_wish })
    }

    /// Process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// How it ended; `None`: it runs.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn ended(&mut self) -> std::io::Result<Option<ExitStatus>> {
        self.child.try_wait()
    }

    /// Sends a signal, waits for the end, and kills when that takes too long.
    pub async fn end(&mut self, by: Signal, at_most: Duration) {
        if !matches!(self.ended(), Ok(None)) {
            return;
        }
        signal(self.pid(), by);
        let clock = service_kit::clock::Monotonic::start();
        while clock.elapsed() < at_most {
            if !matches!(self.ended(), Ok(None)) {
                return;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        self.kill();
    }

    /// Ends it with its group at once, and waits for it.
    pub fn kill(&mut self) {
        signal_group(self.pid(), Signal::KILL);
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        if !matches!(self.ended(), Ok(None)) {
            return;
        }
        signal_group(self.pid(), self.last_wish);
        let clock = service_kit::clock::Monotonic::start();
        while clock.elapsed() < DROP_TIMEOUT {
            if !matches!(self.ended(), Ok(None)) {
                return;
            }
            #[expect(clippy::disallowed_methods, reason = "a destructor can't await")]
            std::thread::sleep(LOOK_EVERY);
        }
        self.kill();
    }
}

/// A command that runs a program so that the kernel ends it when this process ends, whichever way; where `setpriv` is not
/// installed, it ends with its handle alone.
#[must_use]
pub fn ends_with_us(program: &Path) -> Command {
    let path = Environment::of_process();
    let folders = path.get("PATH").unwrap_or("").split(':');
    let found = folders.map(|folder| Path::new(folder).join("setpriv")).find(|file| file.is_file());
    found.map_or_else(
        || Command::new(program),
        |setpriv| {
            let mut command = Command::new(setpriv);
            command.args(["--pdeathsig", "KILL"]).arg(program);
            command
        },
    )
}

fn spawn(mut command: Command) -> anyhow::Result<Child> {
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

/// Sends a signal to a child and to its own children.
fn signal_group(pid: u32, signal: Signal) {
    if let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) {
        let _ = kill_process_group(pid, signal);
    }
}
