//! `--start` and `--speed`: one clock row in every schema, so that all read the same time.

use crate::{cli::DevArgs, failure, output, services::Settings};
use contracts::topology::ServiceName;
use eventing::Database;
use jiff::Timestamp;

/// Fastest time: a month a second; beyond it a person sees nothing.
const SPEED_MAX: f64 = 2_700_000.0;

/// Looks at what the command line says, before anything is started.
pub(super) fn check(args: &DevArgs) -> anyhow::Result<()> {
    match args.speed {
        Some(speed) if !(0.0..=SPEED_MAX).contains(&speed) => Err(failure::input(format!(
            "--speed {speed}: use 0 (stand still) to {SPEED_MAX}; 3600 runs an hour a second"
        ))),
        _ => Ok(()),
    }
}

/// Sets the clock where it is asked for, or where there is one: then time goes on from its last instant.
pub(super) async fn set(args: &DevArgs, settings: &Settings) -> anyhow::Result<()> {
    let database = settings.database(ServiceName::Ingest).await?;
    let result = set_with(args, settings, &database).await;
    database.close().await;
    result
}

async fn set_with(args: &DevArgs, settings: &Settings, database: &Database) -> anyhow::Result<()> {
    let reading = database.now().await?;
    let last = reading.clock.map(|_| reading.business);
    if args.start.is_none() && args.speed.is_none() && last.is_none() {
        return Ok(());
    }
    let start = match (args.start, last) {
        (Some(start), Some(last)) if start < last => {
            return Err(failure::input(format!(
                "--start {start} lies before {last}, where this folder's time is already, and time does not run back; \
                 leave it out, or use another --data-dir"
            )));
        }
        (Some(start), _) => start,
        (None, Some(last)) => last,
        (None, None) => reading.business,
    };
    let speed = args.speed.unwrap_or(1.0);
    eventing::database::set_clock(settings.database_url.reveal(), &ServiceName::ALL, start, speed).await?;
    output::note(&format!("business time starts at {start} and runs {speed} second(s) a second"));
    if speed >= 60.0 {
        output::note("to see what passes meanwhile told as a story, run `recontact demo`");
    }
    Ok(())
}

/// Lets the clock stand still where it is, so that time goes on from there at the next start.
pub(super) async fn keep(settings: &Settings) {
    let kept = async {
        let database = settings.database(ServiceName::Ingest).await?;
        let reading = database.now().await?;
        if reading.clock.is_some() {
            let instant: Timestamp = reading.business;
            eventing::database::set_clock(settings.database_url.reveal(), &ServiceName::ALL, instant, 0.0)
                .await?;
        }
        database.close().await;
        anyhow::Ok(())
    };
    if let Err(error) = kept.await {
        tracing::warn!(%error, "the clock was not stopped");
    }
}
