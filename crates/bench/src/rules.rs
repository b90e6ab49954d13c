//! `bench rules`: what it costs to find the rule that decides, by the number of rules. Pure, in this process.

mod subject;

pub use subject::{Failing, Subject};

use crate::{
    frame::{
        BenchOptions, Machine, Progress, Report,
        number::{from_length, rounded},
        options,
    },
    timing::{each, nanoseconds},
};
use contracts::topology::ServiceName;
use serde::Serialize;
use serde_json::json;
use std::{collections::BTreeMap, time::Duration};

/// Rules whose evaluations per second are the rate of the report: the number that people are promised a time for.
const PROMISED: u64 = 100;

/// `recontact bench rules`
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    /// Numbers of rules, the catch-all apart
    #[arg(long, value_delimiter = ',', value_name = "N", default_value = "1,10,100,1000", value_parser = number_of_rules)]
    pub rules: Vec<u64>,
    /// How long each number of each kind is measured, in seconds
    #[arg(long, value_name = "S", default_value = "1", value_parser = options::seconds)]
    pub seconds: Duration,
}

/// Most rules: nobody has more, and ten times as many take minutes to compile.
const RULES_MAX: u64 = 100_000;

fn number_of_rules(text: &str) -> Result<u64, String> {
    let rules = options::count(text)?;
    if rules > RULES_MAX {
        return Err(format!("at most {RULES_MAX} rules are compiled"));
    }
    Ok(rules)
}

/// One measurement.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Cost {
    /// Rules before the catch-all.
    pub rules: u64,
    /// Why none of them holds.
    pub failing: Failing,
    /// Nanoseconds of one evaluation: of one response.
    pub ns_per_evaluation: f64,
}

/// Runs it.
///
/// # Errors
/// When the rules are refused.
pub async fn run(options: &BenchOptions, arguments: &Arguments) -> anyhow::Result<Report> {
    let progress = Progress::new(options.lively);
    let mut costs = Vec::new();
    for failing in Failing::ALL {
        for &rules in &arguments.rules {
            options.unless_stopped().await?;
            progress.say(format!("{rules} rules that fail {failing}"));
            let subject = Subject::new(usize::try_from(rules)?, failing)?;
            let ns_per_evaluation = rounded(nanoseconds(arguments.seconds, || subject.evaluate().is_some()));
            costs.push(Cost { rules, failing, ns_per_evaluation });
        }
    }
    let mut report = Report::new("rules", Machine::read())
        .parameter("rules", arguments.rules.clone())
        .parameter("seconds", arguments.seconds.as_secs_f64());
    if let Some(cost) = promised(&costs) {
        options.unless_stopped().await?;
        progress.say("the catch-all alone");
        let alone = Subject::new(0, cost.failing)?;
        report.rate(1e9 / cost.ns_per_evaluation);
        report.limit(1e9 / nanoseconds(arguments.seconds, || alone.evaluate().is_some()));
        options.unless_stopped().await?;
        progress.say(format!("one evaluation after the other, rules: {}", cost.rules));
        let subject = Subject::new(usize::try_from(cost.rules)?, cost.failing)?;
        let calls = each(arguments.seconds, || subject.evaluate().is_some());
        report.calls(options, ServiceName::AlertRules.kebab(), arguments.seconds, &calls)?;
        report.figure(
            "rate_is",
            format!("responses per second and core, {} rules that fail {}", cost.rules, cost.failing),
        );
        report.figure("limit_is", "the same with no rule before the catch-all");
        report.figure("cpu_is", "of one evaluation, inside this process");
    }
    let by_rule: BTreeMap<String, f64> = Failing::ALL
        .into_iter()
        .filter_map(|failing| Some((json!(failing).as_str()?.to_owned(), rounded(slope(&costs, failing)?))))
        .collect();
    report.figure("ns_per_rule", json!(by_rule));
    report.figure("evaluations", json!(costs));
    progress.finish();
    options.unless_stopped().await?;
    Ok(report)
}

/// What people write, looked at to its end, at the number of rules that is nearest to what they are promised a time for.
fn promised(costs: &[Cost]) -> Option<&Cost> {
    let judged = costs.iter().filter(|cost| cost.failing == Failing::AtItsEnd);
    judged.min_by_key(|cost| cost.rules.abs_diff(PROMISED))
}

/// Nanoseconds of one more rule: the slope of the straight line through all numbers of rules, by least squares. `None`:
/// there is only one number.
#[must_use]
pub fn slope(costs: &[Cost], failing: Failing) -> Option<f64> {
    let points: Vec<(f64, f64)> = costs
        .iter()
        .filter(|cost| cost.failing == failing)
        .map(|cost| (crate::frame::number::from_count(cost.rules), cost.ns_per_evaluation))
        .collect();
    let count = from_length(points.len());
    let mean = |pick: fn(&(f64, f64)) -> f64| points.iter().map(pick).sum::<f64>() / count;
    let (mean_rules, mean_ns) = (mean(|point| point.0), mean(|point| point.1));
    let spread: f64 = points.iter().map(|(rules, _)| (rules - mean_rules).powi(2)).sum();
    let together: f64 = points.iter().map(|(rules, ns)| (rules - mean_rules) * (ns - mean_ns)).sum();
    (spread > 0.0).then(|| together / spread)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(rules: u64, ns_per_evaluation: f64) -> Cost {
        Cost { rules, failing: Failing::AtItsEnd, ns_per_evaluation }
    }

    #[test]
    fn one_more_rule_costs_the_slope() {
        let costs = [cost(1, 350.0), cost(10, 800.0), cost(100, 5_300.0)];
        let slope = slope(&costs, Failing::AtItsEnd);
        assert!(slope.is_some_and(|slope| (slope - 50.0).abs() < 1e-9), "{slope:?}");
        assert_eq!(super::slope(&costs, Failing::AtItsScore), None, "nothing was measured");
        assert_eq!(super::slope(&costs[..1], Failing::AtItsEnd), None, "one point has no slope");
    }

    #[test]
    fn the_rate_is_that_of_a_hundred_rules_or_what_is_nearest() {
        let costs = [cost(1, 350.0), cost(100, 5_300.0), cost(1_000, 50_300.0)];
        assert_eq!(promised(&costs).map(|cost| cost.rules), Some(100));
        assert_eq!(promised(&costs[..1]).map(|cost| cost.rules), Some(1));
    }
}
