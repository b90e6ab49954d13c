//! `recontact demo`: five days of a retail chain in two minutes.

pub mod play;
pub mod story;
pub mod tell;
pub mod view;

use crate::{
    apply,
    client::{Addresses, Client},
    dev,
    failure::{self, of_status},
    names::Names,
    output,
};
use anyhow::Context as _;
use contracts::{
    assignment::v1::GetTaskRequest, convert, follow_up_scheduler::v1::ForecastScheduleRequest,
    reporting::v1::GetFiguresRequest, types::v1::StepAction,
};
use play::Play;
use service_kit::{caller::read_key_file, tasks::stop_on_signals};
use std::{collections::BTreeMap, path::Path};
use view::{Place, View};

/// Slowest and fastest that a person can follow: a minute a second, a day a second.
const SPEED: std::ops::RangeInclusive<f64> = 60.0..=86_400.0;

/// `recontact demo`
#[derive(Debug, clap::Args)]
pub struct DemoArgs {
    /// Business seconds per second on the whole; at 3600 it lasts two minutes
    #[arg(long, default_value_t = 3600.0, value_name = "N")]
    pub speed: f64,
}

/// Runs the command.
///
/// # Errors
/// When a server does not start, or a part of the system dies.
pub async fn run(args: DemoArgs, log: Option<String>) -> anyhow::Result<()> {
    if !SPEED.contains(&args.speed) {
        let message = format!("--speed {}: use 60 (a minute a second) to 86400 (a day a second)", args.speed);
        return Err(failure::input(message));
    }
    let stop = stop_on_signals()?;
    let speed = args.speed;
    let shown =
        dev::host_ephemeral(log, &stop, async |folder: &Path, client: &Client, addresses: &Addresses| {
            show(folder, client, addresses, speed).await
        });
    match shown.await {
        // Somebody has seen enough: nothing is left behind, and that is no error.
        Err(_) if stop.is_cancelled() => output::line("\nended; nothing is left behind"),
        shown => shown,
    }
}

async fn show(folder: &Path, client: &Client, addresses: &Addresses, speed: f64) -> anyhow::Result<()> {
    let people = people(folder, addresses)?;
    let mut play = Play::begin(client.clone(), people, &addresses.database_url).await?;
    apply::apply(client, &dev::sample::resources()?, false).await?;
    let names = Names::read(client).await?;
    let place = |name, calendar: &str| -> anyhow::Result<Place> {
        let calendar = names.calendar(calendar).with_context(|| format!("no calendar {calendar}"))?;
        Ok(Place { name, calendar: calendar.clone() })
    };
    let places = vec![place("Lyon", "france")?, place("London", "britain")?];
    let home = names.zone("france");
    let mut view = View::new(places, story::START.parse()?, story::END.parse()?, speed);
    view.text(OPENING)?;
    let mut today = None;
    while let Some(at) = play.next_instant().await? {
        view.run_until(at).await;
        let moment = play.step(at).await?;
        view.figures(moment.figures);
        let date = at.to_zoned(home.clone()).date();
        if today.replace(date) != Some(date) {
            view.day(date)?;
        }
        for happening in &moment.happenings {
            if let Some(line) = tell::line(happening, at, &home, &names) {
                view.line(&line)?;
            }
        }
    }
    view.run_until(story::END.parse()?).await;
    let text = summary(client, &play, &names).await?;
    view.text(&text)
}

/// A client of each person, who acts as nobody but themselves.
fn people(folder: &Path, addresses: &Addresses) -> anyhow::Result<BTreeMap<String, Client>> {
    let keys = read_key_file(&folder.join(dev::KEYS))?;
    let client = |key: &str| Client::new(&addresses.server, key);
    keys.into_iter().map(|entry| Ok((entry.caller.name.clone(), client(&entry.key)?))).collect()
}

const OPENING: &str = "
A retail chain at Easter 2027, from Thursday to Tuesday. Quiet hours fly by; the clocks wait while there is something to read.
Shops in France are open on Good Friday; shops in Britain and Ireland are not. Duty time runs only while a shop is open.
Only the customers and the people who call are played: every other step is taken by the five services. Times are those of \
each shop.
";

/// What came of it, what would come next, and what to try.
async fn summary(client: &Client, play: &Play, names: &Names) -> anyhow::Result<String> {
    let figures = client.figures()?.get_figures(GetFiguresRequest::default()).await;
    let figures = figures.map_err(|status| of_status(&status))?.into_inner().total.unwrap_or_default();
    let mut text = format!(
        "\n{} customers answered, {} needed a call, {} are resolved. Half of the customers reached had their call within {} \
         of duty time, {} as they waited. {} task(s) missed a deadline, and a miss stays in the figures.\n",
        figures.responses,
        figures.received,
        figures.resolved,
        output::duration(figures.contact_duty_p50.as_ref()),
        output::duration(figures.contact_customer_p50.as_ref()),
        figures.missed,
    );
    if let Some(task_id) = play.task_id(&story::LYON) {
        let request = GetTaskRequest { task_id: task_id.to_owned() };
        let task = client.tasks()?.get_task(request).await.map_err(|status| of_status(&status))?;
        let task = task.into_inner().task.unwrap_or_default();
        let request = ForecastScheduleRequest { matter_id: task_id.to_owned(), steps: 3 };
        let forecast = client.schedules()?.forecast_schedule(request).await;
        let steps = forecast.map_err(|status| of_status(&status))?.into_inner().steps;
        let zone = names.zone(&task.calendar);
        let next: Vec<String> = steps
            .iter()
            .filter(|step| step.action() == StepAction::Tell)
            .filter_map(|step| step.due_time.as_ref().and_then(convert::instant))
            .map(|at| at.to_zoned(zone.clone()).strftime("%a %d %b %H:%M").to_string())
            .collect();
        text.push_str(&format!(
            "\nNobody touched Lyon. It belongs to {} now, and if nobody acts the supervisors hear of it again on {}, and so \
             on: nobody can forget it quietly.\n",
            names.person(&task.owner),
            next.join(", "),
        ));
    }
    let program = dev::program();
    text.push_str(&format!(
        "\nTry it yourself:\n\
         \x20 make run                               the same chain, with some hundred responses to work on\n\
         and in another terminal:\n\
         \x20 {program} tasks list\n\
         \x20 {program} explain schedule TASK        what comes next, if nobody acts\n\
         \x20 {program} case show TASK               a whole story: who did what, when and why\n"
    ));
    Ok(text)
}
