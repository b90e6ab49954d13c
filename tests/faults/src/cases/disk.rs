//! Disks that fill up, and disks whose power is cut. These need root: a small filesystem, a loop device.

use crate::lab::Lab;
use anyhow::{Context as _, ensure};
use rustix::process::Signal;
use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

/// A filesystem of its own in a file, which can lose its power.
pub struct Disk {
    folder: PathBuf,
}

/// Runs a program of the system.
fn system(program: &str, arguments: &[&str]) -> anyhow::Result<()> {
    let output = Command::new(program).args(arguments).output().with_context(|| program.to_owned())?;
    ensure!(
        output.status.success(),
        "{program} {arguments:?}: {}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

fn text(path: &Path) -> anyhow::Result<&str> {
    path.to_str().context("a path of the lab is text")
}

/// Whether a filesystem stands there: it has another device than the folder above.
fn is_mounted(folder: &Path) -> anyhow::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let above = folder.parent().context("a disk has a folder above it")?;
    Ok(std::fs::metadata(folder)?.dev() != std::fs::metadata(above)?.dev())
}

impl Disk {
    /// Makes and mounts an ext4 of so many MiB.
    ///
    /// # Errors
    /// Without root, `mkfs.ext4` or loop devices.
    pub fn of_loop(name: &str, mebibytes: u32) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("recontact-disk-").tempdir()?.keep();
        let image = folder.with_extension("img");
        system("truncate", &["-s", &format!("{mebibytes}M"), text(&image)?])?;
        system("mkfs.ext4", &["-q", "-L", name, text(&image)?])?;
        system("mount", &["-o", "loop", text(&image)?, text(&folder)?])?;
        let disk = Self { folder };
        system("chmod", &["0777", text(&disk.folder)?])?;
        Ok(disk)
    }

    /// Makes and mounts a filesystem in memory of so many MiB.
    ///
    /// # Errors
    /// Without root.
    pub fn of_memory(mebibytes: u32) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("recontact-disk-").tempdir()?.keep();
        system(
            "mount",
            &["-t", "tmpfs", "-o", &format!("size={mebibytes}M,mode=0777"), "tmpfs", text(&folder)?],
        )?;
        Ok(Self { folder })
    }

    /// Where it is mounted.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Leaves about so many KiB free, by a file that takes the rest: in steps, because what a filesystem calls free it may
    /// want for itself.
    ///
    /// # Errors
    /// When the file can't be made.
    pub fn fill(&self, but_for_kib: u64) -> anyhow::Result<()> {
        let ballast = std::fs::File::create(self.folder.join("ballast"))?;
        let free = rustix::fs::statvfs(&self.folder)?;
        let wanted = (free.f_bavail * free.f_frsize).saturating_sub(but_for_kib * 1024);
        let (mut taken, mut step) = (0, wanted);
        while taken < wanted && step >= 4096 {
            let size = step.min(wanted - taken);
            match rustix::fs::fallocate(&ballast, rustix::fs::FallocateFlags::empty(), taken, size) {
                Ok(()) => taken += size,
                Err(rustix::io::Errno::NOSPC) => step /= 2,
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Takes that file away.
    ///
    /// # Errors
    /// When it isn't there.
    pub fn empty(&self) -> anyhow::Result<()> {
        Ok(std::fs::remove_file(self.folder.join("ballast"))?)
    }

    /// Cuts the power: what was not synced is gone. Whoever has files open there must be dead before
    /// [`Disk::power_on`].
    ///
    /// # Errors
    /// When the kernel refuses.
    pub fn cut_power(&self) -> anyhow::Result<()> {
        // EXT4_IOC_SHUTDOWN with NOLOGFLUSH: `xfs_io` and `python3` both know how to ask for it; the latter is here.
        let program = "import fcntl, os, struct, sys\n\
                       fd = os.open(sys.argv[1], os.O_RDONLY)\n\
                       fcntl.ioctl(fd, 0x8004587D, struct.pack('I', 2))";
        system("python3", &["-c", program, text(&self.folder)?])
    }

    /// Mounts it again as a machine that starts does.
    ///
    /// # Errors
    /// When somebody still has files open there.
    pub fn power_on(&self) -> anyhow::Result<()> {
        let image = self.folder.with_extension("img");
        // Off already when the loop device was not free yet and the machine tries to start once more.
        if is_mounted(&self.folder)? {
            system("umount", &[text(&self.folder)?])?;
        }
        system("mount", &["-o", "loop", text(&image)?, text(&self.folder)?])
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let Ok(folder) = text(&self.folder) else { return };
        // Lazily: a server may need a moment more to end.
        let _ = system("umount", &["-l", folder]);
        let _ = std::fs::remove_dir(&self.folder);
        let _ = std::fs::remove_file(self.folder.with_extension("img"));
    }
}

/// When the broker's disk has what the broker acknowledges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sync {
    /// Before it acknowledges.
    Always,
    /// Now and then.
    Now,
}

/// The power of the broker's disk is cut under load, so often. What it had acknowledged and lost is published again; where
/// it syncs first there is nothing that it lost.
pub async fn broker_power_cut(lab: &mut Lab, disk: &Disk, times: usize, sync: Sync) -> anyhow::Result<()> {
    lab.start_load_every(Duration::from_millis(500))?;
    for _ in 0..times {
        lab.accepted_more(20..80).await?;
        lab.note("power cut nats-server");
        // The machine stops with its disk: a server that went on for a moment would acknowledge what it can't write.
        lab.ground.signal_broker(Signal::STOP)?;
        disk.cut_power()?;
        lab.ground.kill_broker();
        disk.power_on()?;
        lab.ground.start_broker().await?;
        // A stream that was made a moment ago may be gone with its disk.
        lab.run(&["migrate"])?;
        lab.healed();
    }
    lab.accepted_more(20..40).await?;
    lab.finish_load().await?;
    e2e::invariants::come_to_rest(lab.world()).await?;
    let refilled = lab.counted("eventing_messages_refilled").await?;
    // None of 40 cuts may have met what was not on the disk yet: then this says 0, and the case showed no refill.
    lab.measure("messages that were lost and put back", refilled);
    ensure!(
        sync == Sync::Now || refilled == 0,
        "{refilled} messages were put back although the broker syncs before it acknowledges"
    );
    Ok(())
}

/// The power of Postgres's disk is cut under load, so often: every response that was accepted is there.
pub async fn database_power_cut(lab: &mut Lab, disk: &Disk, times: usize) -> anyhow::Result<()> {
    lab.start_load_every(Duration::from_millis(500))?;
    for _ in 0..times {
        lab.accepted_more(20..80).await?;
        lab.note("power cut postgres");
        disk.cut_power()?;
        lab.ground.cut_off_database();
        until_unmounted(disk).await?;
        lab.ground.start_database().await?;
        lab.healed();
    }
    lab.accepted_more(20..40).await
}

/// What was killed ends a moment later.
async fn until_unmounted(disk: &Disk) -> anyhow::Result<()> {
    testkit::until("nobody has a file open on the disk", || async { disk.power_on().map(Some) }).await
}

/// The broker's disk fills up: no false acknowledgement; with space and a restart everything arrives.
pub async fn broker_disk_full(lab: &mut Lab, disk: &Disk) -> anyhow::Result<()> {
    lab.start_load()?;
    lab.accepted_more(20..60).await?;
    lab.note("disk of nats-server full");
    disk.fill(0)?;
    testkit::until("the outbox waits", || async {
        Ok((lab.world().count("SELECT count(*) FROM ingest.outbox_pending").await? > 5).then_some(()))
    })
    .await?;
    lab.accepted_more(20..40).await?;
    disk.empty()?;
    // A file store that could not write stays frozen until the server starts again.
    lab.ground.kill_broker();
    lab.ground.start_broker().await?;
    lab.healed();
    lab.accepted_more(20..40).await
}

/// The disk of Postgres fills up: refused, never falsely accepted; with space it goes on.
pub async fn database_disk_full(lab: &mut Lab, disk: &Disk) -> anyhow::Result<()> {
    lab.start_load()?;
    lab.accepted_more(20..60).await?;
    lab.note("disk of postgres full");
    disk.fill(64)?;
    testkit::until("calls are refused", || async { Ok((lab.history.calls().1 > 5).then_some(())) }).await?;
    disk.empty()?;
    let before = lab.history.accepted();
    let ended = testkit::until("Postgres writes again, or has ended itself", || {
        // It does that when it can't write its log.
        let ended = lab.ground.database_has_ended();
        let accepted = lab.history.accepted();
        async move {
            let ended = ended?;
            Ok((ended || accepted > before).then_some(ended))
        }
    })
    .await?;
    if ended {
        lab.ground.start_database().await?;
    }
    lab.healed();
    lab.accepted_more(20..40).await
}
