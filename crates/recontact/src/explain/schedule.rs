//! `recontact explain schedule`: what comes next if nobody acts, with names and times (FO-11).

use super::local;
use crate::{
    cli::ReadArgs,
    client::Client,
    failure::of_status,
    names::Names,
    output::{self, word},
};
use contracts::{
    assignment::v1::{ForecastRecipients, ForecastRecipientsRequest, ForecastStep, GetTaskRequest},
    follow_up_scheduler::v1::{ForecastScheduleRequest, ForecastScheduleResponse, ForecastedStep},
    types::v1::{CountsFrom, StepAction, StepCondition, StepTarget, Task, step_target::Target},
};
use jiff::tz::TimeZone;
use serde::Serialize;

/// `recontact explain schedule`
#[derive(Debug, clap::Args)]
pub struct ScheduleArgs {
    /// Id of the task: tsk_…
    pub task: String,
    /// At most so many steps
    #[arg(long, default_value_t = 20, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=200))]
    pub steps: u32,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// The future of a task if nobody acts.
#[derive(Debug, Serialize)]
struct Future {
    task: Task,
    forecast: ForecastScheduleResponse,
    /// As many as there are steps, in their order.
    recipients: Vec<ForecastRecipients>,
}

/// Runs the command.
///
/// # Errors
/// What a service says.
pub async fn run(args: ScheduleArgs) -> anyhow::Result<()> {
    let client = Client::connect(&args.read.client)?;
    let request = GetTaskRequest { task_id: args.task.clone() };
    let answer = client.tasks()?.get_task(request).await.map_err(|status| of_status(&status))?;
    let task = answer.into_inner().task.unwrap_or_default();
    let request = ForecastScheduleRequest { matter_id: args.task, steps: args.steps };
    let answer = client.schedules()?.forecast_schedule(request).await.map_err(|status| of_status(&status))?;
    let forecast = answer.into_inner();
    let recipients = recipients(&client, &task, &forecast).await?;
    let future = Future { task, forecast, recipients };
    let names = Names::read(&client).await?;
    output::print(args.read.output.output, &future, |future| table(future, &names))
}

/// Whom the steps would address: assignment knows the people.
async fn recipients(
    client: &Client,
    task: &Task,
    forecast: &ForecastScheduleResponse,
) -> anyhow::Result<Vec<ForecastRecipients>> {
    let steps = forecast.steps.iter().map(|step| ForecastStep {
        action: step.action,
        target: step.target.clone(),
        due_time: step.due_time,
    });
    let request = ForecastRecipientsRequest { task_id: task.task_id.clone(), steps: steps.collect() };
    let answer = client.tasks()?.forecast_recipients(request).await.map_err(|status| of_status(&status))?;
    Ok(answer.into_inner().steps)
}

fn table(future: &Future, names: &Names) -> String {
    let Future { task, forecast, recipients } = future;
    let zone = names.zone(&task.calendar);
    let version = match forecast.policy_version {
        0 => "built in".to_owned(),
        version => format!("version {version}"),
    };
    let mut text = format!(
        "{}  {}, owned by {}\nunit {}   policy {}, {version}   times of {}",
        task.task_id,
        word(task.state().as_str_name(), "TASK_STATE_"),
        names.person(&task.owner),
        names.unit(&task.resolved_unit),
        forecast.policy,
        zone.iana_name().unwrap_or("UTC"),
    );
    if task.snoozed_until_time.is_some() {
        let until = local(task.snoozed_until_time.as_ref(), &zone);
        text.push_str(&format!("\nput off until {until}: reminders wait until then, and nothing else"));
    }
    if forecast.steps.is_empty() {
        text.push_str("\n\nnothing comes any more: it has ended");
        return text;
    }
    text.push_str("\n\nIf nobody acts:\n\n");
    let recipients = recipients.iter().map(Some).chain(std::iter::repeat(None));
    let rows = forecast.steps.iter().zip(recipients).map(|(step, recipients)| {
        vec![
            local(step.due_time.as_ref(), &zone),
            what(step),
            whom(step, recipients, task, names),
            why(step, &zone),
        ]
    });
    text.push_str(&output::table(&["WHEN", "WHAT", "WHOM", "WHY"], rows.collect()));
    text
}

fn what(step: &ForecastedStep) -> String {
    match step.action() {
        StepAction::Overdue => format!("{} is missed", deadline(step.counts_from())),
        StepAction::Remind => repeated("remind", step),
        StepAction::Inform => repeated("inform", step),
        StepAction::Move => repeated("move", step),
        StepAction::Tell => repeated("tell", step),
        StepAction::Close => "close".to_owned(),
        StepAction::Unspecified => step.step.clone(),
    }
}

fn repeated(verb: &str, step: &ForecastedStep) -> String {
    match step.repetition {
        0 | 1 => verb.to_owned(),
        repetition => format!("{verb}, time {repetition}"),
    }
}

/// The people by name; where the step would be skipped, why; before people are known, whom it is meant for.
fn whom(
    step: &ForecastedStep,
    recipients: Option<&ForecastRecipients>,
    task: &Task,
    names: &Names,
) -> String {
    if let Some(recipients) = recipients {
        if !recipients.skipped.is_empty() {
            return format!("nobody: {}", names.in_words(&recipients.skipped));
        }
        if !recipients.recipients.is_empty() {
            let people: Vec<&str> = recipients.recipients.iter().map(|name| names.person(name)).collect();
            let passed = recipients.resolution.iter().filter(|passed| {
                !passed.person.is_empty() && !recipients.recipients.contains(&passed.person)
            });
            let passed =
                passed.map(|passed| format!(", past {} ({})", names.person(&passed.person), passed.finding));
            return people.join(", ") + &passed.collect::<String>();
        }
    }
    match step.target.as_ref().and_then(|StepTarget { target }| target.as_ref()) {
        None => String::new(),
        Some(Target::Owner(_)) => "the owner".to_owned(),
        Some(Target::LevelsUp(1)) => format!("the level above {}", names.unit(&task.resolved_unit)),
        Some(Target::LevelsUp(levels)) => {
            format!("{levels} levels above {}", names.unit(&task.resolved_unit))
        }
        Some(Target::Role(role)) => format!("everybody who is {role} there or above"),
    }
}

fn why(step: &ForecastedStep, zone: &TimeZone) -> String {
    let condition = match step.condition() {
        StepCondition::NotAccepted => "not accepted",
        StepCondition::NoAttempt => "no attempt",
        StepCondition::NotReached => "customer not reached",
        StepCondition::NotResolved => "not resolved",
        StepCondition::Resolved => "resolved, and it stayed quiet",
        StepCondition::DeadlineUnmet => "not met until then",
        StepCondition::Unspecified => "",
    };
    let from = match step.counts_from() {
        CountsFrom::Unspecified => return format!("{}: {condition}", step.step),
        CountsFrom::Assigned => "assignment",
        CountsFrom::OwnerSince => "when its owner got it",
        CountsFrom::Accepted => "accepting",
        CountsFrom::LastAttempt => "the last attempt",
        CountsFrom::Resolved => "resolving",
        // The miss is at the deadline itself.
        _ if step.action() == StepAction::Overdue => return format!("{}: {condition}", step.step),
        deadline => self::deadline(deadline),
    };
    format!(
        "{}: {condition}; counted from {from}, {}",
        step.step,
        local(step.counts_from_time.as_ref(), zone)
    )
}

const fn deadline(from: CountsFrom) -> &'static str {
    match from {
        CountsFrom::AcceptBy => "accept by",
        CountsFrom::ContactBy => "contact by",
        _ => "resolve by",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contracts::{convert, types::v1::ResolutionStep};

    fn step(action: StepAction, target: Option<Target>, condition: StepCondition) -> ForecastedStep {
        let at = |text: &str| Some(convert::timestamp(text.parse().unwrap()));
        ForecastedStep {
            step: "a-step".into(),
            repetition: 1,
            action: action.into(),
            target: target.map(|target| StepTarget { target: Some(target) }),
            condition: condition.into(),
            counts_from: CountsFrom::AcceptBy.into(),
            counts_from_time: at("2027-03-25T16:00:00Z"),
            due_time: at("2027-03-28T16:30:00Z"),
        }
    }

    #[test]
    fn each_step_says_when_what_whom_and_why() {
        let steps = vec![
            step(StepAction::Overdue, None, StepCondition::DeadlineUnmet),
            step(StepAction::Inform, Some(Target::LevelsUp(1)), StepCondition::NotAccepted),
            step(StepAction::Move, Some(Target::LevelsUp(1)), StepCondition::NotReached),
            step(StepAction::Inform, Some(Target::LevelsUp(1)), StepCondition::NotAccepted),
            ForecastedStep {
                repetition: 3,
                ..step(StepAction::Tell, Some(Target::Role("supervisor".into())), StepCondition::NotResolved)
            },
        ];
        let task = Task { task_id: "tsk_1".into(), owner: "david".into(), ..Task::default() };
        let forecast = ForecastScheduleResponse {
            policy: "standard".into(),
            policy_version: 2,
            steps,
            ..ForecastScheduleResponse::default()
        };
        let away = ResolutionStep {
            person: "bruno".into(),
            finding: "absent until 2027-05-03".into(),
            ..ResolutionStep::default()
        };
        let recipients = vec![
            ForecastRecipients::default(),
            ForecastRecipients::default(),
            ForecastRecipients {
                recipients: vec!["alice".into()],
                resolution: vec![away],
                ..ForecastRecipients::default()
            },
            ForecastRecipients { skipped: "alice owns it".into(), ..ForecastRecipients::default() },
        ];
        let text = table(&Future { task, forecast, recipients }, &Names::default());
        for expected in [
            "policy standard, version 2",
            "accept by is missed",
            "a-step: not met until then",
            "the level above",
            "alice, past bruno (absent until 2027-05-03)",
            "nobody: alice owns it",
            "a-step: not accepted; counted from accept by, Thu 2027-03-25 16:00 UTC",
            "tell, time 3",
            "everybody who is supervisor there or above",
        ] {
            assert!(text.contains(expected), "{expected} is not in\n{text}");
        }
    }
}
