//! Writes the tables of `docs/guarantees.md` from the list of cases and the ledger.

use crate::{
    cases::{CASES, Place},
    controls,
    ledger::{Line, figures, kinds, sums},
};
use anyhow::Context as _;
use std::fmt::Write as _;

/// Where the computed part begins and ends.
const BEGIN: &str = "<!-- computed from the ledger: begin -->";
const END: &str = "<!-- computed from the ledger: end -->";

/// The document with its computed part made anew.
///
/// # Errors
/// When the document has no such part.
pub fn renew(document: &str, lines: &[Line], controls: &[controls::Line]) -> anyhow::Result<String> {
    let (before, rest) = document.split_once(BEGIN).context("the document has no computed part")?;
    let (_, after) = rest.split_once(END).context("the computed part has no end")?;
    Ok(format!("{before}{BEGIN}\n\n{}\n{}\n{END}{after}", tables(lines)?, taken_away(controls)))
}

fn tables(lines: &[Line]) -> anyhow::Result<String> {
    let sums = sums(lines);
    let mut text = String::from(
        "| case | broken | holds | shown by | runs | held | faults | accepted | lost | doubled | longest drain |\n\
         |---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for case in CASES {
        let shown = match case.place {
            Place::Fast => "`make test`, `make faults`".to_owned(),
            Place::Slow => "`make faults`".to_owned(),
            Place::Root => "`make faults` as root".to_owned(),
            Place::Elsewhere(test) => test.to_owned(),
            Place::NotHere(reason) => format!("not here: {reason}"),
        };
        write!(text, "| {} | {} | {} | {shown} ", case.number, case.name, case.promise)?;
        match sums.get(&case.number) {
            Some(sum) => {
                // A run that could not be counted may have lost anything.
                let unknown = if sum.uncounted > 0 { " or more" } else { "" };
                writeln!(
                    text,
                    "| {} | {} | {} | {} | {}{unknown} | {}{unknown} | {} ms |",
                    sum.runs,
                    sum.held,
                    sum.faults,
                    sum.accepted,
                    sum.lost,
                    sum.doubled,
                    sum.drain_milliseconds
                )?;
            }
            None => text.push_str("| | | | | | | |\n"),
        }
    }
    let total = |of: fn(&crate::ledger::Sum) -> u64| sums.values().map(of).sum::<u64>();
    writeln!(
        text,
        "\nAll together: {} runs, {} of them held; {} faults; {} responses offered, {} accepted, **{} lost, {} doubled**.\n",
        total(|sum| sum.runs),
        total(|sum| sum.held),
        total(|sum| sum.faults),
        total(|sum| sum.offered),
        total(|sum| sum.accepted),
        total(|sum| sum.lost),
        total(|sum| sum.doubled),
    )?;
    let uncounted = total(|sum| sum.uncounted);
    if uncounted > 0 {
        writeln!(text, "Of {uncounted} runs it could not be counted what was lost or doubled.\n")?;
    }
    let figures = figures(lines);
    if !figures.is_empty() {
        text.push_str("| case | measured | least | greatest |\n|---|---|---|---|\n");
        for ((case, name), (least, greatest)) in figures {
            writeln!(text, "| {case} | {name} | {least} | {greatest} |")?;
        }
        text.push('\n');
    }
    let kinds = kinds(lines);
    let all = |begins: &str| -> u64 {
        kinds.iter().filter(|(kind, _)| kind.starts_with(begins)).map(|(_, times)| times).sum()
    };
    writeln!(
        text,
        "Among the faults: {} SIGKILLs of a process, {} power cuts of the broker's disk and {} of Postgres's.\n",
        all("SIGKILL "),
        all("power cut nats-server"),
        all("power cut postgres"),
    )?;
    text.push_str("| fault | times |\n|---|---|\n");
    for (kind, times) in &kinds {
        writeln!(text, "| {kind} | {times} |")?;
    }
    Ok(text)
}

/// What happened where guards were taken away.
fn taken_away(controls: &[controls::Line]) -> String {
    let heading = "| taken away | case | seed | as it must be | what happened |\n|---|---|---|---|---|\n";
    let row = |line: &controls::Line| {
        let verdict = if line.as_expected { "yes" } else { "NO" };
        let noticed = line.noticed.replace('|', "\\|");
        format!("| {} | {} | {} | {verdict} | {noticed} |\n", line.off, line.case, line.seed)
    };
    std::iter::once(heading.to_owned()).chain(controls.iter().map(row)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_level_with_the_cases() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guarantees.md");
        let document = std::fs::read_to_string(path).unwrap();
        for case in CASES {
            let row = format!("| {} | {} | {} |", case.number, case.name, case.promise);
            assert!(
                document.contains(&row),
                "not in docs/guarantees.md, renew it by `make guarantees`: {row}"
            );
        }
    }

    #[test]
    fn only_the_computed_part_changes() {
        let document = format!("before\n{BEGIN}\nlast year\n{END}\nafter\n");
        let renewed = renew(&document, &[], &[]).unwrap();
        assert!(renewed.starts_with("before\n") && renewed.ends_with("\nafter\n"));
        assert!(renewed.contains("| 60 | erasure") && !renewed.contains("last year"));
        assert_eq!(renew(&renewed, &[], &[]).unwrap(), renewed);
        assert!(renew("nothing", &[], &[]).is_err());
    }
}
