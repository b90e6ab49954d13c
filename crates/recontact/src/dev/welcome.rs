//! What a person sees once everything runs: addresses, the call list by deadline, what to try next.

use super::folder;
use crate::{
    cli::DevArgs,
    client::{Addresses, Client},
    failure::of_status,
    output, report, submit, tasks,
};
use contracts::{assignment::v1::ListTasksRequest, reporting::v1::GetFiguresRequest};
use std::path::Path;

/// Tasks that the call list shows.
const TASKS_SHOWN: i32 = 12;

/// Shows it.
pub(super) async fn show(
    args: &DevArgs,
    folder: &Path,
    client: &Client,
    addresses: &Addresses,
    responses: &submit::Summary,
) -> anyhow::Result<()> {
    output::note(&format!(
        "\ngRPC and HTTP  {}\nNATS           {}\nPostgres       DATABASE_URL in {}\nkeys           {}\n\n{}\n",
        addresses.server,
        addresses.nats_url,
        folder.join(Addresses::FILE).display(),
        folder.join(folder::KEYS).display(),
        submit::table(responses),
    ));
    output::note("The call list, by deadline:\n");
    let request = ListTasksRequest { page_size: TASKS_SHOWN, ..ListTasksRequest::default() };
    let list = client.tasks()?.list_tasks(request).await.map_err(|status| of_status(&status))?.into_inner();
    output::print(args.output.output, &list, tasks::call_list)?;
    if let Ok(figures) = client.figures()?.get_figures(GetFiguresRequest::default()).await {
        output::note(&format!("\n{}", report::short_table(&figures.into_inner())));
    }
    let first = list.tasks.first().map_or("TASK", |task| task.task_id.as_str());
    output::note(&next(args, folder, first, &program()));
    Ok(())
}

/// What to try next, ready to be copied.
fn next(args: &DevArgs, folder: &Path, task: &str, program: &str) -> String {
    let data_dir = match folder == Path::new(".recontact/dev") {
        true => String::new(),
        false => format!(" --data-dir {}", folder.display()),
    };
    let lines = [
        ("how its owner was found, its deadlines, what happened", format!("tasks show {task}")),
        ("you phoned, and it is done", format!("tasks attempt {task} --outcome reached --note \"listened\"")),
        ("", format!("tasks resolve {task} --note \"refunded\"")),
        ("the whole story, and the figures", format!("case show {task}")),
        ("", "report kpis --by-unit".to_owned()),
        ("the whole list, and how the services are", "tasks list --limit 100".to_owned()),
        ("", "doctor".to_owned()),
    ];
    let mut text = "\nTry next, in another terminal:\n".to_owned();
    for (comment, command) in lines {
        if !comment.is_empty() {
            text.push_str(&format!("\n  # {comment}\n"));
        }
        text.push_str(&format!("  {program} {command}{data_dir}\n"));
    }
    if args.speed.is_none() {
        text.push_str(&format!(
            "\n  # an hour a second, to watch nobody act\n  {program} dev --ephemeral --speed 3600\n"
        ));
    }
    text.push_str(match args.ephemeral {
        true => "\nCtrl-C stops everything, and nothing of it is kept.",
        false => "\nCtrl-C stops everything; the same command goes on from there.",
    });
    text
}

/// The program as a person here would type it.
pub(crate) fn program() -> String {
    let Ok(path) = std::env::current_exe() else {
        return "recontact".to_owned();
    };
    let below =
        std::env::current_dir().ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf));
    match below {
        Some(below) => below.display().to_string(),
        None => path.display().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser as _;

    #[test]
    fn every_command_that_is_suggested_is_one() {
        let line = ["recontact", "dev", "--ephemeral"];
        let crate::cli::Command::Dev(args) = crate::cli::Cli::parse_from(line).command else {
            panic!("no dev")
        };
        let text = next(&args, Path::new("elsewhere"), "tsk_1", "recontact");
        let commands: Vec<&str> =
            text.lines().map(str::trim).filter(|line| line.starts_with("recontact ")).collect();
        assert_eq!(commands.len(), 8);
        for command in commands {
            crate::cli::Cli::try_parse_from(command.split(' ')).unwrap();
        }
    }
}
