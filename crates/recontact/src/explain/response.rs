//! `recontact explain response`

use super::{local, section, zone};
use crate::{
    cases,
    cli::ReadArgs,
    client::Client,
    failure::{self, of_status},
    output::{self, word},
};
use alert_rules::domain::facts::Facts;
use clap::Args;
use contracts::{
    alert_rules::v1::{GetDecisionRequest, GetDecisionResponse, RuleFinding},
    assignment::v1::{GetTaskRequest, GetTaskResponse},
    reporting::v1::{Case, GetCaseRequest, GetCaseResponse, get_case_request::Id},
    types::v1::{Decision, DecisionOutcome, Raise, Severity},
};
use jiff::tz::TimeZone;
use serde::Serialize;

/// `recontact explain response`
#[derive(Debug, Args)]
pub struct ResponseArgs {
    /// Id of a response, alert, task or case: rsp_…, alr_…, tsk_…, cas_…, or your own id with --source
    #[arg(required_unless_present = "external_id")]
    pub id: Option<String>,
    /// Your own id of the response, with the source that it belongs to
    #[arg(long, value_name = "ID", requires = "source", conflicts_with = "id")]
    pub external_id: Option<String>,
    /// The source that your own id belongs to
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Version of the response [default: the newest one decided on]
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub version: u64,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// All that is known of a decision.
#[derive(Debug, Serialize)]
pub struct Explanation {
    /// The decision, what the rules saw, and what each of them came to.
    pub decision: GetDecisionResponse,
    /// The case that the response opened or joined. Absent: none.
    pub case: Option<Case>,
    /// The task, and how its owner was found. Absent: none.
    pub task: Option<GetTaskResponse>,
}

/// Runs it.
///
/// # Errors
/// What a service says.
pub async fn run(args: ResponseArgs) -> anyhow::Result<()> {
    let client = Client::connect(&args.read.client)?;
    let id = which(args.id, args.external_id, args.source)?;
    let explanation = ask(&client, id, args.version).await?;
    output::print(args.read.output.output, &explanation, table)
}

fn which(id: Option<String>, external_id: Option<String>, source: Option<String>) -> anyhow::Result<Id> {
    match (id, external_id) {
        (_, Some(external)) => cases::id(external, source),
        (Some(id), None) => cases::id(id, source),
        (None, None) => Err(failure::input("name a response, alert, task or case")),
    }
}

/// Asks alert-rules why, reporting what came of it, and assignment how an owner was found.
///
/// # Errors
/// What a service says.
pub async fn ask(client: &Client, id: Id, version: u64) -> anyhow::Result<Explanation> {
    let named = match &id {
        Id::ResponseId(response_id) => Some(response_id.clone()),
        _ => None,
    };
    let found = client.status()?.get_case(GetCaseRequest { id: Some(id) }).await;
    let found = match (found, &named) {
        (Ok(found), _) => found.into_inner(),
        // Reporting may be behind: the decision is at its owner's all the same.
        (Err(status), Some(_)) if status.code() == tonic::Code::NotFound => GetCaseResponse::default(),
        (Err(status), _) => return Err(of_status(&status)),
    };
    let response_id = named.unwrap_or(found.response_id);
    let case = found.case.unwrap_or_default();
    let request = GetDecisionRequest { response_id, response_version: version };
    let decision = client.decisions()?.get_decision(request).await.map_err(|status| of_status(&status))?;
    let task = match case.task_id.as_str() {
        "" => None,
        task_id => {
            let request = GetTaskRequest { task_id: task_id.to_owned() };
            let task = client.tasks()?.get_task(request).await.map_err(|status| of_status(&status))?;
            Some(task.into_inner())
        }
    };
    let case = (!case.case_id.is_empty()).then_some(case);
    Ok(Explanation { decision: decision.into_inner(), case, task })
}

fn table(explanation: &Explanation) -> String {
    let answer = &explanation.decision;
    let decision = answer.decision.clone().unwrap_or_default();
    let differs = answer.reevaluated.as_ref() != Some(&decision);
    let facts: Facts = serde_json::from_str(&answer.facts_json).unwrap_or_default();
    let zone = zone(&facts.time.zone);
    let mut text = head(&decision, &zone);
    if differs {
        // Never so, unless something is broken: whoever reads on must know.
        text.push_str(
            "\nDECIDED AGAIN FROM THESE FACTS IT COMES OUT OTHERWISE: please report this with the id above",
        );
    }
    let seen = facts.values().into_iter().map(|(name, value)| vec![name, value]);
    section(&mut text, "what the rules saw", seen.collect());
    text.push_str(&format!("\n\nrules of set {}, in order; the first that holds decides", decision.rule_set));
    let mut decided = false;
    for (index, rule) in answer.rules.iter().enumerate() {
        text.push_str(&rule_text(index + 1, rule, &mut decided));
    }
    if let Some(task) = &explanation.task {
        task_sections(&mut text, task, &zone);
    }
    if let Some(case) = &explanation.case {
        let ids = [("case", &case.case_id), ("alert", &case.alert_id), ("task", &case.task_id)];
        let rows = ids.into_iter().filter(|(_, id)| !id.is_empty());
        let rows = rows.map(|(name, id)| vec![name.to_owned(), id.clone()]);
        section(&mut text, "where it stands", rows.collect());
        text.push_str(&format!("\n\n`recontact case show {}` prints the whole timeline", case.case_id));
    }
    text
}

fn head(decision: &Decision, zone: &TimeZone) -> String {
    let outcome = word(decision.outcome().as_str_name(), "DECISION_OUTCOME_");
    let mut text = format!(
        "{} version {}: {outcome}, by rule {} of set {}\n",
        decision.response_id, decision.response_version, decision.rule, decision.rule_set
    );
    text.push_str(match decision.outcome() {
        DecisionOutcome::Unspecified => "This version of the program does not know that outcome.",
        DecisionOutcome::Raise => "It needs a person: an alert was raised.",
        DecisionOutcome::Pass => "It needs nobody.",
        DecisionOutcome::Attach => "It joined a conversation that goes on: no second call.",
        DecisionOutcome::Suppress => "The rule held, but a limit kept it from raising; it is counted.",
        DecisionOutcome::SampleOut => "The rule held, but its sampling share left this one out.",
        DecisionOutcome::Refused => "The rule held, but the customer refuses contact: counted, no task.",
        DecisionOutcome::Superseded => "A newer version of it had been decided on before.",
    });
    if !decision.reason.is_empty() {
        text.push_str(&format!("\nreason {}", decision.reason));
    }
    if decision.severity() != Severity::Unspecified {
        text.push_str(&format!("\nseverity {}", word(decision.severity().as_str_name(), "SEVERITY_")));
    }
    if !decision.driver_hint.is_empty() {
        text.push_str(&format!("   driver {}", decision.driver_hint));
    }
    text.push_str(&format!(
        "\ndecided {} with rules version {}   source {}   unit {}",
        local(decision.decided_time.as_ref(), zone),
        decision.rules_version,
        decision.source,
        if decision.unit.is_empty() { "(none)" } else { &decision.unit },
    ));
    if !decision.customer_id.is_empty() {
        text.push_str(&format!("\ncustomer {}", decision.customer_id));
    }
    text
}

/// A rule: what it came to, and each part of its condition with the values that it saw.
fn rule_text(number: usize, rule: &RuleFinding, decided: &mut bool) -> String {
    let asks = rule.raise.as_ref().map_or_else(|| "needs nobody".to_owned(), asks_for);
    let verdict = match (rule.held, *decided) {
        (true, false) => format!("HOLDS and decides: {asks}"),
        (true, true) => format!("would hold, but comes later: {asks}"),
        (false, _) if !rule.error.is_empty() => format!("does not hold: {}", rule.error),
        (false, _) => "does not hold".to_owned(),
    };
    *decided |= rule.held;
    let mut text = format!("\n\n{number}. {}: {verdict}", rule.rule);
    let rows = rule.conditions.iter().map(|part| {
        let values = part.values.iter().map(|(name, value)| format!("{name} is {value}"));
        let mut values: Vec<String> = values.collect();
        values.sort();
        let mark = if part.decisive { "✗" } else { " " };
        vec![format!("   {mark} {}", part.outcome), part.condition.clone(), values.join(", ")]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    text.push('\n');
    text.push_str(&if rows.is_empty() { format!("     {}", rule.when) } else { output::table(&[], rows) });
    text
}

fn asks_for(raise: &Raise) -> String {
    let task = if raise.task.is_empty() { "recovery" } else { &raise.task };
    let within = raise.time_box.clone().unwrap_or_default();
    format!(
        "severity {}, {task}, accept within {}, contact within {}, resolve within {} of duty time",
        raise.severity, within.accept_within, within.contact_within, within.resolve_within
    )
}

fn task_sections(text: &mut String, answer: &GetTaskResponse, zone: &TimeZone) {
    let steps = answer
        .resolution
        .iter()
        .map(|step| vec![step.unit.clone(), step.person.clone(), step.finding.clone()]);
    section(text, "how its first owner was found, step by step", steps.collect());
    let task = answer.task.clone().unwrap_or_default();
    let state = word(task.state().as_str_name(), "TASK_STATE_");
    text.push_str(&format!("\n\nthe task is {state}, owned by {}", task.owner));
    let rows = task.deadlines.iter().map(|deadline| {
        let kind = word(deadline.kind().as_str_name(), "DEADLINE_KIND_");
        let fate = super::fate(deadline, |time| local(time, zone));
        vec![kind, local(deadline.due_time.as_ref(), zone), fate]
    });
    section(text, "deadlines", rows.collect());
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser as _;
    use contracts::types::v1::{Deadline, Task};

    #[test]
    fn a_deadline_that_was_replaced_does_not_stand() {
        let at = |text: &str| Some(contracts::convert::timestamp(text.parse().unwrap()));
        let due_time = at("2027-03-22T17:01:00Z");
        let standing = Deadline { due_time, ..Deadline::default() };
        let replaced = Deadline { replaced_time: at("2027-03-22T09:00:00Z"), ..standing.clone() };
        let task = Some(Task { deadlines: vec![replaced, standing], ..Task::default() });
        let mut text = String::new();
        task_sections(&mut text, &GetTaskResponse { task, ..GetTaskResponse::default() }, &TimeZone::UTC);
        let lines: Vec<&str> = text.lines().rev().take(2).collect();
        assert!(lines[1].ends_with("17:01 UTC  replaced Mon 2027-03-22 09:00 UTC"), "{text}");
        assert!(lines[0].ends_with("17:01 UTC  stands"), "{text}");
    }

    #[test]
    fn an_id_of_ones_own_may_be_told_in_both_ways() {
        let of = |words: &[&str]| {
            let line = ["recontact", "explain", "response"].iter().chain(words);
            let crate::cli::Command::Explain(command) =
                crate::cli::Cli::try_parse_from(line).unwrap().command
            else {
                panic!("another command")
            };
            let super::super::ExplainCommand::Response(args) = command else { panic!("another command") };
            which(args.id, args.external_id, args.source)
        };
        let own = of(&["S-00001", "--source", "survey"]).unwrap();
        assert_eq!(own, of(&["--external-id", "S-00001", "--source", "survey"]).unwrap());
        assert!(matches!(own, Id::ExternalId(_)));
        assert!(matches!(of(&["rsp_1"]).unwrap(), Id::ResponseId(_)));
        assert!(of(&["S-00001"]).unwrap_err().to_string().contains("add --source"));
        for words in [["--source", "survey"], ["--external-id", "S-1"]] {
            let line = ["recontact", "explain", "response"].into_iter().chain(words);
            assert!(crate::cli::Cli::try_parse_from(line).is_err(), "{words:?}");
        }
    }
}
