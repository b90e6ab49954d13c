//! `recontact reporting`: what an operator does to the projection.

use crate::{cli::ReadArgs, client::Client, failure::of_status, output};
use clap::Subcommand;
use contracts::reporting::v1::{RebuildProjectionRequest, RebuildProjectionResponse};

/// Between two signs of life of a rebuild.
const PROGRESS_EVERY: std::time::Duration = std::time::Duration::from_secs(5);

/// `recontact reporting`
#[derive(Debug, Subcommand)]
pub enum ReportingCommand {
    /// Folds the journal again, case by case, while events flow on
    Rebuild(ReadArgs),
}

/// Runs one of the commands.
///
/// # Errors
/// What the service says.
pub async fn run(command: ReportingCommand) -> anyhow::Result<()> {
    match command {
        ReportingCommand::Rebuild(args) => rebuild(args).await,
    }
}

/// Rebuilds everything, call after call; what all of them did.
///
/// # Errors
/// What reporting says.
pub async fn rebuild_all(client: &Client) -> anyhow::Result<RebuildProjectionResponse> {
    let mut projection = client.projection()?;
    let mut all = RebuildProjectionResponse::default();
    let mut page_token = String::new();
    loop {
        let answer = projection.rebuild_projection(RebuildProjectionRequest { page_token }).await;
        let answer = answer.map_err(|status| of_status(&status))?.into_inner();
        all.responses += answer.responses;
        all.cases += answer.cases;
        all.differences += answer.differences;
        if answer.next_page_token.is_empty() {
            return Ok(all);
        }
        page_token = answer.next_page_token;
    }
}

async fn rebuild(args: ReadArgs) -> anyhow::Result<()> {
    let client = Client::connect(&args.client)?;
    output::note("folding the journal again, a few cases at a time; events flow on");
    let clock = service_kit::clock::Monotonic::start();
    let rebuild = rebuild_all(&client);
    tokio::pin!(rebuild);
    let answer = loop {
        tokio::select! {
            answer = &mut rebuild => break answer,
            () = tokio::time::sleep(PROGRESS_EVERY) => {
                output::note(&format!("{} s …", clock.elapsed().as_secs()));
            }
        }
    };
    let answer = answer?;
    let seconds = clock.elapsed().as_secs_f64();
    output::print(args.output.output, &answer, |answer| {
        let found = match answer.differences {
            0 => "every row came out as it stood".to_owned(),
            rows => format!(
                "{rows} row(s) came out different and were replaced; after an update that folds more facts this is as it should be, else tell us"
            ),
        };
        format!(
            "{} responses and {} cases folded again in {seconds:.1} s\n{found}",
            answer.responses, answer.cases
        )
    })
}
