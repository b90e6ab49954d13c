//! Completions for shells, made of the command line itself.

use crate::{help, output};
use clap::Args;

/// `recontact completions`
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Which shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// `recontact completions`
///
/// # Errors
/// When standard output can't be written.
pub fn run(args: &CompletionsArgs) -> anyhow::Result<()> {
    output::line(script(args.shell).trim_end())
}

fn script(shell: clap_complete::Shell) -> String {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut help::command(), "recontact", &mut text);
    String::from_utf8_lossy(&text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap_complete::Shell;

    #[test]
    fn a_script_knows_commands_and_options() {
        for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
            let script = script(shell);
            for word in ["submit", "mapping", "redrive"] {
                assert!(script.contains(word), "{shell}: {word}");
            }
        }
    }
}
