//! Applies resources: validated everywhere first, then owner by owner, then waited for.

use crate::{
    calendars,
    cli::ApplyArgs,
    client::Client,
    failure::{self, Exit, Failure, of_status},
    output,
    resources::{self, Found, OWNERS, Place},
};
use contracts::{
    assignment::v1::CalendarTrial,
    topology::ServiceName,
    types::v1::{
        Resource, ResourceChange, ResourceChangeKind, ResourceProblem, ResourceReference, ResourceVersion,
    },
};
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// Longest wait until every copy is level.
const LEVEL_WITHIN: Duration = Duration::from_secs(30);

/// `recontact apply`
///
/// # Errors
/// Every mistake in the folder, or what a service says.
pub async fn run(args: ApplyArgs) -> anyhow::Result<()> {
    let found = resources::read_folder(&args.folder)?;
    let client = Client::connect(&args.read.client)?;
    let applied = apply(&client, &found, args.dry_run).await?;
    output::print(args.read.output.output, &applied, |Applied { changes, trials }| {
        let rows = changes
            .iter()
            .filter(|change| change.change() != ResourceChangeKind::Unchanged)
            .map(row)
            .collect::<Vec<_>>();
        let unchanged = changes.len() - rows.len();
        let mut text = if rows.is_empty() {
            String::new()
        } else {
            output::table(&["KIND", "NAME", "CHANGE", "VERSION"], rows) + "\n"
        };
        text.push_str(&format!("{unchanged} unchanged"));
        for trial in trials {
            text.push('\n');
            text.push_str(&calendars::trial(trial));
        }
        if args.dry_run {
            text.push_str("\nnothing was changed: this was a dry run");
        }
        text
    })
}

fn row(change: &ResourceChange) -> Vec<String> {
    let version = change.version.clone().unwrap_or_default();
    let resource = version.resource.unwrap_or_default();
    let word = output::word(change.change().as_str_name(), "RESOURCE_CHANGE_KIND_");
    vec![resource.kind, resource.name, word, version.version.to_string()]
}

/// What applying did, or would do.
#[derive(Debug, Default, Serialize)]
pub struct Applied {
    /// The changes of all owners.
    pub changes: Vec<ResourceChange>,
    /// What each calendar that is new or differs makes of an example.
    pub trials: Vec<CalendarTrial>,
}

/// What one owner answers.
#[derive(Debug, Default)]
struct Answer {
    trials: Vec<CalendarTrial>,
    problems: Vec<ResourceProblem>,
    references: Vec<ResourceReference>,
    changes: Vec<ResourceChange>,
}

/// Applies resources, or only says what would change.
///
/// # Errors
/// Every mistake, or what a service says; a failure half-way says what is live.
pub async fn apply(client: &Client, found: &[Found], dry_run: bool) -> anyhow::Result<Applied> {
    let sets = resources::sets(found);
    let mut answers = Vec::new();
    for (owner, kinds) in OWNERS {
        answers.push(ask(client, owner, &sets, resources::of_owner(found, kinds), true).await?);
    }
    let mut problems: Vec<String> =
        answers.iter().flat_map(|answer| &answer.problems).map(|problem| describe(problem, found)).collect();
    problems.extend(dangling(client, &answers, found).await?);
    if !problems.is_empty() {
        let below = resources::nothing_changed(problems.len());
        return Err(failure::input(format!("{}\n{below}", problems.join("\n"))));
    }
    if dry_run {
        let mut would = Applied::default();
        for answer in answers {
            would.changes.extend(answer.changes);
            would.trials.extend(answer.trials);
        }
        return Ok(would);
    }
    let mut live = Applied::default();
    for (owner, kinds) in OWNERS {
        let answer = ask(client, owner, &sets, resources::of_owner(found, kinds), false).await;
        match answer {
            Ok(answer) if answer.problems.is_empty() => {
                live.changes.extend(answer.changes);
                live.trials.extend(answer.trials);
            }
            outcome => {
                let cause = match outcome {
                    Ok(answer) => answer
                        .problems
                        .iter()
                        .map(|problem| describe(problem, found))
                        .collect::<Vec<_>>()
                        .join("\n"),
                    Err(error) => error.to_string(),
                };
                let done: Vec<&str> = OWNERS
                    .iter()
                    .take_while(|(service, _)| *service != owner)
                    .flat_map(|(_, kinds)| kinds.iter().copied())
                    .collect();
                let done = if done.is_empty() {
                    "nothing is live yet".to_owned()
                } else {
                    format!("live are: {}", done.join(", "))
                };
                return Err(Failure {
                    exit: Exit::Unreachable,
                    message: format!("{owner}: {cause}\n{done}; run it again to finish"),
                }
                .into());
            }
        }
    }
    wait_until_level(client, &live.changes).await?;
    Ok(live)
}

async fn ask(
    client: &Client,
    owner: ServiceName,
    sets: &BTreeSet<String>,
    resources: Vec<Resource>,
    validate_only: bool,
) -> anyhow::Result<Answer> {
    let sets: Vec<String> = sets.iter().cloned().collect();
    macro_rules! ask {
        ($client:ident, $path:ident) => {{
            let request = contracts::$path::v1::ApplyResourcesRequest { sets, resources, validate_only };
            let answer = client
                .$client()?
                .apply_resources(request)
                .await
                .map_err(|status| of_status(&status))?
                .into_inner();
            Answer {
                problems: answer.problems,
                references: answer.references,
                changes: answer.changes,
                trials: Vec::new(),
            }
        }};
    }
    Ok(match owner {
        ServiceName::Ingest => ask!(ingest_configuration, ingest),
        ServiceName::AlertRules => ask!(alert_rules_configuration, alert_rules),
        ServiceName::Assignment => {
            let request = contracts::assignment::v1::ApplyResourcesRequest { sets, resources, validate_only };
            let answer = client
                .assignment_configuration()?
                .apply_resources(request)
                .await
                .map_err(|status| of_status(&status))?
                .into_inner();
            Answer {
                problems: answer.problems,
                references: answer.references,
                changes: answer.changes,
                trials: answer.trials,
            }
        }
        ServiceName::FollowUpScheduler => ask!(scheduler_configuration, follow_up_scheduler),
        ServiceName::Reporting => Answer::default(),
    })
}

/// A mistake with its place: `file:line:column: kind name: field: what is wrong`.
pub(crate) fn describe(problem: &ResourceProblem, found: &[Found]) -> String {
    let resource = problem.resource.clone().unwrap_or_default();
    let inner = (problem.line > 0).then(|| Place {
        line: usize::try_from(problem.line).unwrap_or(1),
        column: usize::try_from(problem.column).unwrap_or(1),
    });
    let named = found
        .iter()
        .find(|found| found.kind() == resource.kind && found.metadata().name == resource.name)
        .map(|found| format!("{}: ", found.at(&problem.field, inner)));
    let whom = match (resource.name.as_str(), &named) {
        ("", None) => format!("all of kind {} together", resource.kind),
        ("", Some(_)) => format!("{} without a name", resource.kind),
        (name, _) => format!("{} {name}", resource.kind),
    };
    format!("{}{whom}: {}: {}", named.unwrap_or_default(), problem.field, problem.message)
}

/// References to what is neither in the folder nor at its owner.
async fn dangling(client: &Client, answers: &[Answer], found: &[Found]) -> anyhow::Result<Vec<String>> {
    let in_folder: BTreeSet<(String, String)> =
        found.iter().map(|found| (found.kind().to_owned(), found.metadata().name)).collect();
    let mut at_owner: Option<BTreeSet<(String, String)>> = None;
    let mut dangling = Vec::new();
    for reference in answers.iter().flat_map(|answer| &answer.references) {
        let to = reference.to.clone().unwrap_or_default();
        let key = (to.kind.clone(), to.name.clone());
        if in_folder.contains(&key) {
            continue;
        }
        if at_owner.is_none() {
            at_owner = Some(policies(client).await?);
        }
        if at_owner.as_ref().is_some_and(|known| known.contains(&key)) {
            continue;
        }
        let all = in_folder.iter().chain(at_owner.iter().flatten());
        let names: BTreeSet<&str> =
            all.filter(|(kind, _)| *kind == to.kind).map(|(_, name)| name.as_str()).collect();
        let problem = ResourceProblem {
            resource: reference.from.clone(),
            field: reference.field.clone(),
            message: format!(
                "there is no {} {:?}, neither in the folder nor applied before; {}",
                to.kind,
                to.name,
                service_kit::readable::known(&to.name, names.into_iter())
            ),
            line: 0,
            column: 0,
        };
        dangling.push(describe(&problem, found));
    }
    Ok(dangling)
}

/// Policies that were applied before: the only kind that another owner's resources refer to.
async fn policies(client: &Client) -> anyhow::Result<BTreeSet<(String, String)>> {
    use contracts::{follow_up_scheduler::v1::ListResourcesRequest, types::v1::resource::Resource};
    let request = ListResourcesRequest { kinds: Vec::new() };
    let answer = client
        .scheduler_configuration()?
        .list_resources(request)
        .await
        .map_err(|status| of_status(&status))?;
    let names = answer.into_inner().resources.into_iter().filter_map(|resource| match resource.resource? {
        Resource::EscalationPolicy(policy) => Some(("EscalationPolicy".to_owned(), policy.metadata?.name)),
        _ => None,
    });
    Ok(names.collect())
}

/// Waits until every service that keeps copies holds at least what was applied.
async fn wait_until_level(client: &Client, live: &[ResourceChange]) -> anyhow::Result<()> {
    let directory: BTreeMap<(String, String), u64> = live
        .iter()
        .filter_map(|change| {
            let version = change.version.clone()?;
            let resource = version.resource?;
            ["Unit", "Person", "Calendar"]
                .contains(&resource.kind.as_str())
                .then_some(((resource.kind, resource.name), version.version))
        })
        .collect();
    let clock = service_kit::clock::Monotonic::start();
    loop {
        let mut behind = Vec::new();
        for (service, held) in held(client).await? {
            let level =
                directory.iter().all(|(key, version)| held.get(key).is_some_and(|held| held >= version));
            if !level {
                behind.push(service.kebab());
            }
        }
        if behind.is_empty() {
            return Ok(());
        }
        if clock.elapsed() > LEVEL_WITHIN {
            return Err(Failure {
                exit: Exit::NeedsPerson,
                message: format!(
                    "everything is applied, but the copies of {} are not level after {} s; `recontact doctor` says why",
                    behind.join(", "),
                    LEVEL_WITHIN.as_secs()
                ),
            }
            .into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

type Held = BTreeMap<(String, String), u64>;

async fn held(client: &Client) -> anyhow::Result<Vec<(ServiceName, Held)>> {
    let map = |versions: Vec<ResourceVersion>| -> Held {
        versions
            .into_iter()
            .filter_map(|version| {
                let resource = version.resource?;
                Some(((resource.kind, resource.name), version.version))
            })
            .collect()
    };
    let kinds = Vec::new();
    let alert_rules = client
        .alert_rules_configuration()?
        .list_resource_versions(contracts::alert_rules::v1::ListResourceVersionsRequest {
            kinds: kinds.clone(),
        })
        .await
        .map_err(|status| of_status(&status))?;
    let scheduler = client
        .scheduler_configuration()?
        .list_resource_versions(contracts::follow_up_scheduler::v1::ListResourceVersionsRequest { kinds })
        .await
        .map_err(|status| of_status(&status))?;
    let reporting = client
        .reporting_operations()?
        .get_status(contracts::reporting::v1::GetStatusRequest {})
        .await
        .map_err(|status| of_status(&status))?;
    Ok(vec![
        (ServiceName::AlertRules, map(alert_rules.into_inner().versions)),
        (ServiceName::FollowUpScheduler, map(scheduler.into_inner().versions)),
        (ServiceName::Reporting, map(reporting.into_inner().copies)),
    ])
}
