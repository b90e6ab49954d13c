//! Postgres refuses to run as root. For root it runs as nobody who still reaches root's files.

use crate::Binaries;
use anyhow::bail;
use std::{
    path::Path,
    process::{Command, Stdio},
};

/// The kernel's nobody.
const NOBODY: &str = "65534";

/// As whom Postgres runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Guise {
    /// As the user that we are.
    Ourselves,
    /// In a user namespace of its own: nobody inside, while its files belong to root outside.
    Namespace,
    /// As nobody with the right to pass over permissions, where namespaces are forbidden, as in most containers.
    Nobody,
}

impl Guise {
    /// What works here.
    ///
    /// # Errors
    /// When we are root and nothing does.
    pub(crate) fn find(binaries: &Binaries) -> anyhow::Result<Self> {
        if !rustix::process::geteuid().is_root() {
            return Ok(Self::Ourselves);
        }
        let works = |guise: Self| {
            let mut command = guise.command(binaries, Path::new("true"));
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            command.status().is_ok_and(|status| status.success())
        };
        if binaries.unshare.is_some() && works(Self::Namespace) {
            Ok(Self::Namespace)
        } else if binaries.setpriv.is_some() && works(Self::Nobody) {
            Ok(Self::Nobody)
        } else {
            bail!(
                "Postgres refuses to run as root, and here neither `unshare` nor `setpriv` (util-linux) can hide that we \
                 are; start this as an ordinary user, or set DATABASE_URL to a Postgres of your own"
            )
        }
    }

    /// A command that runs a program so, and ends with us.
    pub(crate) fn command(self, binaries: &Binaries, program: &Path) -> Command {
        let mut words = Vec::new();
        if let (Self::Namespace, Some(unshare)) = (self, &binaries.unshare) {
            let user = [format!("--map-user={NOBODY}"), format!("--map-group={NOBODY}")];
            words.extend([unshare.clone(), "--user".into()]);
            words.extend(user.map(Into::into));
        }
        if let Some(setpriv) = &binaries.setpriv {
            words.extend([setpriv.clone(), "--pdeathsig".into(), "KILL".into()]);
            if self == Self::Nobody {
                let user = ["--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"];
                let rights = ["--inh-caps", "-all,+dac_override", "--ambient-caps", "-all,+dac_override"];
                words.extend(user.into_iter().chain(rights).map(Into::into));
            }
        }
        words.push(program.to_path_buf());
        let mut words = words.into_iter();
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words);
        command
    }
}
