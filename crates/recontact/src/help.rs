//! What `--help` teaches: commands by what they are for, and examples that are tried by a test.

use crate::cli::Cli;
use clap::{Command, CommandFactory as _};

/// The commands by what they are for, in the order in which a newcomer meets them.
const GROUPS: [(&str, &[&str]); 7] = [
    ("Try it", &["dev", "demo"]),
    ("Feed it", &["submit"]),
    ("Work", &["tasks", "case"]),
    ("Understand", &["explain", "report"]),
    ("Configure", &["apply", "rules", "calendars"]),
    ("Operate", &["serve", "migrate", "doctor", "parked", "replay", "clock", "reporting"]),
    ("Measure", &["bench"]),
];

/// What one wants, and what to type.
type Examples = &'static [(&'static str, &'static str)];

/// Examples below the help of a command.
const EXAMPLES: [(&[&str], Examples); 17] = [
    (
        &["dev"],
        &[
            ("everything, with the sample", "recontact dev"),
            (
                "an hour a second, thrown away at the end",
                "recontact dev --ephemeral --start 2026-11-24T09:00:00Z --speed 3600",
            ),
            (
                "a file of your own, and out",
                "recontact dev --data-dir mine --submit reviews.csv --mapping lounge --until-idle",
            ),
        ],
    ),
    (
        &["submit"],
        &[
            (
                "a file; again after Ctrl-C or a crash, it goes on",
                "recontact submit march.csv --mapping survey",
            ),
            (
                "what was rejected, corrected in a copy",
                "recontact submit corrected.csv --mapping survey --rejects still-wrong.csv",
            ),
            ("last year, for figures only", "recontact submit 2025.csv --mapping survey --history"),
            ("a trial that no figure counts", "recontact submit trial.csv --mapping survey --test"),
        ],
    ),
    (
        &["apply"],
        &[("look first", "recontact apply -f config --dry-run"), ("then do it", "recontact apply -f config")],
    ),
    (
        &["tasks", "list"],
        &[
            ("what waits for me, the most urgent first", "recontact tasks list --owner me"),
            ("a region with all its shops", "recontact tasks list --unit south --limit 50"),
        ],
    ),
    (
        &["tasks", "accept"],
        &[("only if nobody changed it since I looked", "recontact tasks accept TASK --work-version 3")],
    ),
    (
        &["tasks", "attempt"],
        &[
            ("nobody answered", "recontact tasks attempt TASK --outcome no-answer"),
            (
                "the customer asks for another time",
                "recontact tasks attempt TASK --outcome call-back --call-back 2026-11-25T16:00:00Z",
            ),
        ],
    ),
    (&["tasks", "resolve"], &[("it is done", "recontact tasks resolve TASK --note \"Sent a new one.\"")]),
    (
        &["case", "show"],
        &[
            ("by any id", "recontact case show rsp_01jz0000000000000000000000"),
            ("by your own id of the response", "recontact case show S-00001 --source survey"),
        ],
    ),
    (
        &["case", "list"],
        &[(
            "what is overdue in the south",
            "recontact case list --filter \"unit = south AND overdue = true\" --order-by \"severity desc\"",
        )],
    ),
    (
        &["report", "kpis"],
        &[
            ("November by unit", "recontact report kpis --month 2026-11 --by-unit"),
            ("what is behind a number", "recontact report kpis --unit south --open overdue"),
            ("week by week", "recontact report kpis --series week"),
        ],
    ),
    (
        &["parked"],
        &[
            ("what was put aside, and why", "recontact parked list assignment"),
            ("another try for all of it", "recontact parked redrive assignment"),
        ],
    ),
    (
        &["replay"],
        &[
            (
                "all that was logged since an instant",
                "recontact replay assignment --since 2026-11-24T09:00:00Z",
            ),
            ("one task, counted first", "recontact replay assignment --aggregate TASK --dry-run"),
        ],
    ),
    (
        &["bench"],
        &[
            ("what the machine could do at most", "recontact bench limits"),
            (
                "all five services, a thousand responses a second for a minute",
                "recontact bench pipeline --rate 1000",
            ),
            (
                "over servers of your own",
                "recontact bench ingest --database-url postgres://me@localhost/postgres --nats-url nats://localhost",
            ),
        ],
    ),
    (
        &["bench", "pipeline"],
        &[
            (
                "the greatest rate that can be sustained, a response a call",
                "recontact bench pipeline --mode unary --rate max",
            ),
            (
                "for a program, with every latency in a file",
                "recontact bench pipeline --mode batch --rate 5000 --output json --histogram pipeline.hlog",
            ),
            (
                "every stream on disk before it is acknowledged",
                "recontact bench pipeline --mode batch --rate max --nats-sync always",
            ),
        ],
    ),
    (
        &["bench", "ingest"],
        &[
            ("as many as it takes, by stream", "recontact bench ingest --mode stream"),
            (
                "the time to a durable answer, a call each",
                "recontact bench ingest --mode unary --rate 1000 --duration 30",
            ),
        ],
    ),
    (
        &["bench", "catch-up"],
        &[("a million responses that waited", "recontact bench catch-up --backlog 1e6")],
    ),
    (
        &["completions"],
        &[
            ("for this shell", "source <(recontact completions bash)"),
            (
                "for every fish to come",
                "recontact completions fish > ~/.config/fish/completions/recontact.fish",
            ),
        ],
    ),
];

/// The command line with all that teaches.
#[must_use]
pub fn command() -> Command {
    let mut root = Cli::command();
    for (path, examples) in EXAMPLES {
        root = at(root, path, &|command| {
            let lines: Vec<String> =
                examples.iter().map(|(what, example)| format!("  # {what}\n  {example}")).collect();
            command.after_help(format!("Examples:\n{}", lines.join("\n")))
        });
    }
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{}Options:\n{{options}}{{after-help}}",
        groups(&root)
    );
    root.help_template(template)
}

/// Changes the command at a path, if it is there.
fn at(command: Command, path: &[&str], change: &dyn Fn(Command) -> Command) -> Command {
    match path {
        [] => change(command),
        [name, rest @ ..] => {
            if command.find_subcommand(name).is_none() {
                return command;
            }
            command.mut_subcommand(*name, |inner| at(inner, rest, change))
        }
    }
}

fn groups(root: &Command) -> String {
    let line = |command: &Command| {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        format!("  {:<12} {about}\n", command.get_name())
    };
    let mut text = String::new();
    for (title, names) in GROUPS {
        let lines: String = names.iter().filter_map(|name| root.find_subcommand(name)).map(line).collect();
        if !lines.is_empty() {
            text.push_str(&format!("{title}:\n{lines}\n"));
        }
    }
    let grouped = |name: &str| GROUPS.iter().any(|(_, names)| names.contains(&name));
    let others: String =
        root.get_subcommands().filter(|command| !grouped(command.get_name())).map(line).collect();
    if others.is_empty() { text } else { format!("{text}Besides:\n{others}\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_in_the_help_once() {
        let help = command().render_help().to_string();
        for name in Cli::command().get_subcommands().map(|command| command.get_name().to_owned()) {
            let lines = help.lines().filter(|line| line.trim_start().split(' ').next() == Some(&name));
            assert_eq!(lines.count(), 1, "{name} in\n{help}");
        }
    }

    #[test]
    fn every_example_is_a_command_that_reads() {
        for (path, examples) in EXAMPLES {
            assert!(!examples.is_empty(), "{path:?}");
            for (_, example) in examples {
                reads(example.trim_start_matches("source <("));
            }
        }
    }

    /// Whether a line can be typed.
    fn reads(line: &str) {
        let line = if line.contains('"') { line } else { line.split(['>', ')']).next().unwrap() };
        // Where a page writes EVENT, a person writes the id of one.
        let line = &line.replace("EVENT", "01a21070-530f-77d0-822b-6bbc807f7d1a");
        // Quoted words hold blanks; the shell takes the quotes away.
        let words: Vec<String> = line
            .split('"')
            .enumerate()
            .flat_map(|(index, part)| match index % 2 {
                0 => part.split_whitespace().map(str::to_owned).collect(),
                _ => vec![part.to_owned()],
            })
            .collect();
        if let Err(error) = command().try_get_matches_from(words) {
            panic!("{line}: {error}");
        }
    }

    /// The commands that a page prints, one a line.
    fn printed(page: &str) -> impl Iterator<Item = &str> {
        page.lines().filter(|line| line.starts_with("recontact ") || line.starts_with("RECONTACT_"))
    }

    #[test]
    fn every_command_of_the_quick_starts_reads() {
        let pages = [
            include_str!("../../../docs/unit-manager.md"),
            include_str!("../../../docs/experience-lead.md"),
            include_str!("../../../docs/platform-engineer.md"),
            include_str!("../../../docs/subscriber.md"),
        ];
        for page in pages {
            assert!(printed(page).count() > 0);
            for line in printed(page) {
                let at = line.find("recontact ").unwrap();
                reads(&line[at..]);
            }
        }
    }

    #[test]
    fn every_option_says_what_it_does() {
        fn look(command: &Command, path: &str) {
            for argument in command.get_arguments() {
                let name = argument.get_id().as_str();
                assert!(
                    argument.get_help().is_some() || matches!(name, "help" | "version"),
                    "{path}: {name} has no help"
                );
            }
            for inner in command.get_subcommands() {
                assert!(inner.get_about().is_some(), "{path} {} says nothing", inner.get_name());
                look(inner, &format!("{path} {}", inner.get_name()));
            }
        }
        look(&command(), "recontact");
    }
}
