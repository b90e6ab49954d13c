//! Events or rows that are lost: fewer decisions than responses, fewer tasks than alerts, while nothing is on its way between the two.
//! Neither service sees that alone, and reporting heard of all of them (I1, I2).

use contracts::{
    topology::ServiceName,
    types::v1::{Finding, FindingLevel, ServiceStatus},
};

/// For each of the first there is at least one of the second.
pub(super) struct Pair {
    /// Who has what is answered, and what it calls that.
    pub(super) first: (ServiceName, &'static str),
    /// Who answers, and what it calls that.
    pub(super) second: (ServiceName, &'static str),
    check: &'static str,
}

pub(super) const PAIRS: [Pair; 2] = [
    Pair {
        first: (ServiceName::Ingest, "responses"),
        second: (ServiceName::AlertRules, "decisions"),
        check: "decisions-missing",
    },
    Pair {
        first: (ServiceName::AlertRules, "alerts"),
        second: (ServiceName::Assignment, "tasks"),
        check: "tasks-missing",
    },
];

/// The finding, where there are fewer. The second must have been asked after the first: twice, if it was still at work the
/// first time.
pub(super) fn finding(pair: &Pair, first: &ServiceStatus, second: &ServiceStatus) -> Option<Finding> {
    let Pair { first: (owner, all), second: (answers, counted), check } = pair;
    let (wanted, there) = (first.counts.get(*all)?, second.counts.get(*counted)?);
    let on_its_way: u64 =
        second.consumers.iter().map(|consumer| consumer.pending + consumer.unacknowledged).sum();
    let waits = first.outbox_messages + on_its_way + second.waiting_for_retry + second.parked;
    if waits > 0 || !first.ready || !second.ready || there >= wanted {
        return None;
    }
    Some(Finding {
        level: FindingLevel::Error.into(),
        check: (*check).to_owned(),
        message: format!(
            "{wanted} {all} of {owner}, and {there} {counted}, though nothing is on its way: events or rows are lost"
        ),
        next_step: format!(
            "`recontact replay {owner} --since INSTANT` publishes again what was logged; where that does not help, \
             restore the store of {answers} from its backup"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(name: &str, count: u64) -> ServiceStatus {
        ServiceStatus { ready: true, counts: [(name.to_owned(), count)].into(), ..ServiceStatus::default() }
    }

    #[test]
    fn something_is_lost_only_where_nothing_is_on_its_way() {
        let pair = &PAIRS[0];
        let (responses, decisions) = (status("responses", 3), status("decisions", 2));
        let found = finding(pair, &responses, &decisions).expect("one is lost");
        assert_eq!((found.check.as_str(), found.level()), ("decisions-missing", FindingLevel::Error));
        assert!(found.next_step.contains("restore the store of alert-rules"), "{}", found.next_step);
        // A revised response has a decision for each version.
        assert!(finding(pair, &responses, &status("decisions", 4)).is_none());
        let published = ServiceStatus { outbox_messages: 1, ..responses.clone() };
        assert!(finding(pair, &published, &decisions).is_none());
        let parked = ServiceStatus { parked: 1, ..decisions.clone() };
        assert!(finding(pair, &responses, &parked).is_none());
        let away = ServiceStatus { ready: false, ..decisions };
        assert!(finding(pair, &responses, &away).is_none());
    }
}
