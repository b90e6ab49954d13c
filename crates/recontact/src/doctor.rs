//! `recontact doctor`: asks every service how it is.

mod fewer;
pub mod invariants;
mod unscheduled;

use crate::{
    cli::ReadArgs,
    client::Client,
    failure::{Exit, Failure, of_status},
    output,
};
use contracts::{
    topology::ServiceName,
    types::v1::{Finding, FindingLevel, ServiceStatus},
};
use serde::Serialize;

/// What `doctor` prints.
#[derive(Debug, Serialize)]
struct Examination {
    services: Vec<ServiceStatus>,
    invariants: Vec<invariants::Invariant>,
}

/// Asks one service.
///
/// # Errors
/// When it can't be reached.
pub async fn status(client: &Client, service: ServiceName) -> anyhow::Result<ServiceStatus> {
    macro_rules! ask {
        ($client:ident, $path:ident) => {
            client
                .$client()?
                .get_status(contracts::$path::v1::GetStatusRequest {})
                .await
                .map_err(|status| of_status(&status))?
                .into_inner()
                .status
        };
    }
    let status = match service {
        ServiceName::Ingest => ask!(ingest_operations, ingest),
        ServiceName::AlertRules => ask!(alert_rules_operations, alert_rules),
        ServiceName::Assignment => ask!(assignment_operations, assignment),
        ServiceName::FollowUpScheduler => ask!(scheduler_operations, follow_up_scheduler),
        ServiceName::Reporting => ask!(reporting_operations, reporting),
    };
    Ok(status.unwrap_or_default())
}

/// `recontact doctor`
///
/// # Errors
/// Exit code 1 when something needs a person, 3 when no service can be reached, 4 when none takes the key.
pub async fn run(args: ReadArgs) -> anyhow::Result<()> {
    let client = Client::connect(&args.client)?;
    let services = examine(&client).await?;
    let invariants = invariants::invariants(&services);
    let examination = Examination { services, invariants };
    output::print(args.output.output, &examination, table)?;
    let errors =
        findings(&examination.services).filter(|(_, finding)| finding.level() == FindingLevel::Error).count();
    if examination.services.iter().all(is_away) {
        let message = "no service can be reached".to_owned();
        return Err(Failure { exit: Exit::Unreachable, message }.into());
    }
    if errors > 0 {
        return Err(Failure {
            exit: Exit::NeedsPerson,
            message: format!("{errors} finding(s) need a person"),
        }
        .into());
    }
    Ok(())
}

/// Asks every service, and what none of them can see alone.
///
/// # Errors
/// When one that answered answers no more, or all of them refuse to.
pub async fn examine(client: &Client) -> anyhow::Result<Vec<ServiceStatus>> {
    let (mut services, mut refusals) = (Vec::new(), Vec::new());
    for service in ServiceName::ALL {
        services.push(match status(client, service).await {
            Ok(status) => status,
            Err(error) => {
                let status = unreachable_service(service, &error);
                refusals.extend(is_refusal(&error).then_some(error));
                status
            }
        });
    }
    // It is about the caller then, and about no service.
    if refusals.len() == services.len()
        && let Some(refusal) = refusals.pop()
    {
        return Err(refusal);
    }
    if let Some(finding) = unscheduled::finding(client, &services).await? {
        add(&mut services, ServiceName::FollowUpScheduler, finding);
    }
    for pair in &fewer::PAIRS {
        let of = |name: ServiceName| services.iter().find(|status| status.service == name.kebab());
        let (Some(first), Some(second)) = (of(pair.first.0), of(pair.second.0)) else { continue };
        if fewer::finding(pair, first, second).is_none() {
            continue;
        }
        // It may have been handling just what was counted: whatever was on its way then is there by now.
        let first = first.clone();
        // One that answers no more by now is told of the next time.
        if let Ok(second) = status(client, pair.second.0).await
            && let Some(finding) = fewer::finding(pair, &first, &second)
        {
            add(&mut services, pair.second.0, finding);
        }
    }
    Ok(services)
}

fn add(services: &mut [ServiceStatus], name: ServiceName, finding: Finding) {
    if let Some(status) = services.iter_mut().find(|status| status.service == name.kebab()) {
        status.findings.push(finding);
    }
}

fn is_refusal(error: &anyhow::Error) -> bool {
    error.downcast_ref::<Failure>().is_some_and(|failure| failure.exit == Exit::NotAllowed)
}

/// The check that an unreachable service is found by.
const UNREACHABLE: &str = "unreachable";

/// What to do where a service does not take the key.
const MEND_KEY: &str = "mend --key";

fn is_away(service: &ServiceStatus) -> bool {
    service.findings.iter().any(|finding| finding.check == UNREACHABLE && finding.next_step != MEND_KEY)
}

fn unreachable_service(service: ServiceName, error: &anyhow::Error) -> ServiceStatus {
    let finding = Finding {
        level: FindingLevel::Error.into(),
        check: UNREACHABLE.to_owned(),
        message: error.to_string().lines().next().unwrap_or_default().to_owned(),
        next_step: if is_refusal(error) { MEND_KEY } else { "start it, or mend --server" }.to_owned(),
    };
    ServiceStatus { service: service.kebab().to_owned(), findings: vec![finding], ..ServiceStatus::default() }
}

fn findings(services: &[ServiceStatus]) -> impl Iterator<Item = (&str, &Finding)> {
    services
        .iter()
        .flat_map(|service| service.findings.iter().map(move |finding| (service.service.as_str(), finding)))
}

fn table(examination: &Examination) -> String {
    let rows = examination.services.iter().map(|service| {
        let waiting: u64 =
            service.consumers.iter().map(|consumer| consumer.pending + consumer.unacknowledged).sum();
        let counts = service
            .counts
            .iter()
            .map(|(name, count)| format!("{name} {count}"))
            .collect::<Vec<_>>()
            .join(", ");
        vec![
            service.service.clone(),
            if service.ready { "yes" } else { "NO" }.to_owned(),
            service.outbox_messages.to_string(),
            waiting.to_string(),
            service.waiting_for_retry.to_string(),
            service.parked.to_string(),
            counts,
        ]
    });
    let mut text = output::table(
        &["SERVICE", "READY", "OUTBOX", "TO READ", "TO RETRY", "PARKED", "OWNS"],
        rows.collect(),
    );
    text.push('\n');
    text.push_str(&invariants::lines(&examination.invariants));
    for (service, finding) in findings(&examination.services) {
        let level = output::word(finding.level().as_str_name(), "FINDING_LEVEL_");
        text.push_str(&format!("\n{level}: {service}: {} → {}", finding.message, finding.next_step));
    }
    if findings(&examination.services).next().is_none() {
        text.push_str("\nall is well");
    }
    text
}
