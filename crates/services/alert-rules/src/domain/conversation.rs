//! One customer's conversation: what was said before (RU-2), and the cases that came of it (RU-4).

use super::facts::{HistoryFacts, PreviousFacts, Windows};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use uuid::Uuid;

/// Responses of one customer that are kept: the newest, for a condition that needs more is no condition.
pub const RESPONSES_MAX: usize = 50;
/// Days for which a response, and a case after its end, are kept: a year and the month that a yearly survey may slip.
pub const DAYS_MAX: i64 = 400;
/// Cases of one customer that are kept.
pub const CASES_MAX: usize = 50;
/// Greatest normalized score that counts as low.
pub const LOW_MAX: f64 = 40.0;

/// What is known of one customer. Tests stand beside the rest and are never seen by it (IN-9).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Conversation {
    /// What the customer said before, newest first.
    #[serde(default)]
    pub responses: Vec<PastResponse>,
    /// The cases, newest first.
    #[serde(default)]
    pub cases: Vec<Case>,
}

/// A response as it is remembered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PastResponse {
    /// Which.
    pub response_id: Uuid,
    /// Its newest version.
    pub version: u64,
    /// When the customer answered; where that is not known, when it was accepted.
    pub at: Timestamp,
    /// Score from 0 to 100, if it has one.
    pub normalized: Option<f64>,
    /// Where it came from.
    pub source: String,
    /// The unit as it came.
    pub unit: String,
    /// A test.
    pub test: bool,
}

/// A case, as far as joining it needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Its id.
    pub case_id: Uuid,
    /// The alert that opened it.
    pub alert_id: Uuid,
    /// When that was raised.
    pub raised: Timestamp,
    /// How long after the task's end a signal opens no new call.
    pub cool_down_seconds: i64,
    /// A test.
    pub test: bool,
    /// Highest version of its task that was heard of; 0: none yet.
    pub task_version: u64,
    /// When its task ended; `None`: it has not.
    pub ended: Option<Timestamp>,
}

/// What assignment tells of a task.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskHeard {
    /// Its case.
    pub case_id: Uuid,
    /// The alert that it was made of.
    pub alert_id: Uuid,
    /// Its version.
    pub version: u64,
    /// When it was assigned.
    pub assigned: Timestamp,
    /// When it ended; `None`: it has not.
    pub ended: Option<Timestamp>,
    /// A test.
    pub test: bool,
}

/// A case that a signal joins instead of opening one of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Joinable<'a> {
    /// Which.
    pub case: &'a Case,
    /// Its task has ended, but less than the cool-down ago.
    pub cooling: bool,
}

impl Conversation {
    /// Remembers a response; an older version of one that is known changes nothing.
    pub fn remember(&mut self, response: PastResponse, now: Timestamp) {
        match self.responses.iter_mut().find(|known| known.response_id == response.response_id) {
            Some(known) if known.version > response.version => return,
            Some(known) => *known = response,
            None => self.responses.push(response),
        }
        self.responses.sort_by_key(|known| (Reverse(known.at), Reverse(known.response_id)));
        self.responses.retain(|known| days(known.at, now) < DAYS_MAX);
        // Each side keeps as many as if the other were not there.
        for test in [true, false] {
            let mut kept = 0;
            self.responses.retain(|known| {
                kept += usize::from(known.test == test);
                known.test != test || kept <= RESPONSES_MAX
            });
        }
    }

    /// Notes a case that was raised.
    pub fn open(&mut self, case: Case, now: Timestamp) {
        self.cases.push(case);
        self.cases.sort_by_key(|case| (Reverse(case.raised), Reverse(case.case_id)));
        // Nothing is forgotten of a case that goes on.
        let mut kept = 0;
        self.cases.retain(|case| {
            kept += 1;
            case.ended.is_none_or(|ended| kept <= CASES_MAX && days(ended, now) < DAYS_MAX)
        });
    }

    /// Takes what assignment tells of a task, if it is newer than what was heard; whether it was.
    pub fn hear(&mut self, task: &TaskHeard, now: Timestamp) -> bool {
        match self.cases.iter_mut().find(|case| case.case_id == task.case_id) {
            Some(case) if case.task_version >= task.version => false,
            Some(case) => {
                case.task_version = task.version;
                case.ended = task.ended;
                true
            }
            None => {
                let case = Case {
                    case_id: task.case_id,
                    alert_id: task.alert_id,
                    raised: task.assigned,
                    // It was raised before cases were kept, or long ago: nobody waits any more.
                    cool_down_seconds: 0,
                    test: task.test,
                    task_version: task.version,
                    ended: task.ended,
                };
                self.open(case, now);
                true
            }
        }
    }

    /// The newest case whose task goes on, which may be an older one that was reopened; else the one that ended last, if
    /// that was less than its cool-down ago.
    #[must_use]
    pub fn joinable(&self, test: bool, now: Timestamp) -> Option<Joinable<'_>> {
        let own = || self.cases.iter().filter(|case| case.test == test);
        if let Some(case) = own().find(|case| case.ended.is_none()) {
            return Some(Joinable { case, cooling: false });
        }
        let cooling = |case: &&Case| {
            let cool_down = SignedDuration::from_secs(case.cool_down_seconds);
            case.ended.is_some_and(|ended| now.duration_since(ended) < cool_down)
        };
        own().filter(cooling).max_by_key(|case| case.ended).map(|case| Joinable { case, cooling: true })
    }

    /// How many seconds ago each case was raised.
    #[must_use]
    pub fn case_ages(&self, test: bool, now: Timestamp) -> Vec<i64> {
        let cases = self.cases.iter().filter(|case| case.test == test);
        cases.map(|case| now.duration_since(case.raised).as_secs()).collect()
    }

    /// What conditions see of the past of a response that was given at `at`: everything not later than it.
    #[must_use]
    pub fn history(&self, response_id: Uuid, at: Timestamp, test: bool, now: Timestamp) -> HistoryFacts {
        let mut facts = HistoryFacts::default();
        let earlier = self
            .responses
            .iter()
            .filter(|known| known.test == test && known.response_id != response_id && known.at <= at);
        for known in earlier {
            let age_days = days(known.at, at);
            let low = known.normalized.is_some_and(|normalized| normalized <= LOW_MAX);
            facts.responses.count(age_days);
            if low {
                facts.low.count(age_days);
            }
            if let Some(normalized) = known.normalized {
                facts.previous.push(PreviousFacts {
                    normalized,
                    age_days,
                    source: known.source.clone(),
                    unit: known.unit.clone(),
                });
            }
        }
        let mut cases = self.cases.iter().filter(|case| case.test == test);
        facts.open_case = cases.clone().any(|case| case.ended.is_none());
        facts.days_since_case =
            cases.by_ref().filter_map(|case| case.ended).max().map(|ended| days(ended, now));
        facts
    }
}

impl Windows {
    fn count(&mut self, age_days: i64) {
        for (window, within) in
            [(&mut self.d7, 7), (&mut self.d30, 30), (&mut self.d90, 90), (&mut self.d365, 365)]
        {
            *window += i64::from(age_days < within);
        }
    }
}

/// Whole days from one instant to another; 0 where the first is the later one.
fn days(from: Timestamp, to: Timestamp) -> i64 {
    to.duration_since(from).as_hours().max(0) / 24
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(crate) fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn now() -> Timestamp {
        at("2026-11-23T10:00:00Z")
    }

    fn past(id: u128, days_ago: i64, normalized: Option<f64>) -> PastResponse {
        PastResponse {
            response_id: Uuid::from_u128(id),
            version: 1,
            at: now() - SignedDuration::from_hours(24 * days_ago),
            normalized,
            source: "survey".into(),
            unit: "lyon".into(),
            test: false,
        }
    }

    fn case(id: u128, days_ago: i64, ended_days_ago: Option<i64>) -> Case {
        let before = |days| now() - SignedDuration::from_hours(24 * days);
        Case {
            case_id: Uuid::from_u128(id),
            alert_id: Uuid::from_u128(id + 1_000),
            raised: before(days_ago),
            cool_down_seconds: 7 * 86_400,
            test: false,
            task_version: 3,
            ended: ended_days_ago.map(before),
        }
    }

    #[test]
    fn the_past_is_counted_from_the_answer_backwards_and_without_the_answer_itself() {
        let mut conversation = Conversation::default();
        for (id, days_ago, normalized) in
            [(1, 0, Some(0.0)), (2, 3, Some(25.0)), (3, 7, Some(75.0)), (4, 29, None), (5, 364, Some(40.0))]
        {
            conversation.remember(past(id, days_ago, normalized), now());
        }
        let facts = conversation.history(Uuid::from_u128(1), now(), false, now());
        let scores: Vec<(f64, i64)> =
            facts.previous.iter().map(|known| (known.normalized, known.age_days)).collect();
        assert_eq!(scores, [(25.0, 3), (75.0, 7), (40.0, 364)]);
        let windows = |windows: Windows| [windows.d7, windows.d30, windows.d90, windows.d365];
        assert_eq!((windows(facts.responses), windows(facts.low)), ([1, 3, 3, 4], [1, 1, 1, 2]));
        // An answer of ten days ago does not know what came after it.
        let earlier = now() - SignedDuration::from_hours(240);
        assert_eq!(conversation.history(Uuid::nil(), earlier, false, now()).responses.d365, 2);
    }

    #[test]
    fn tests_are_apart() {
        let mut conversation = Conversation::default();
        conversation.remember(PastResponse { test: true, ..past(1, 1, Some(0.0)) }, now());
        conversation.open(Case { test: true, ..case(1, 1, None) }, now());
        let seen = conversation.history(Uuid::nil(), now(), false, now());
        assert_eq!(seen, HistoryFacts::default());
        assert!(
            conversation.joinable(false, now()).is_none() && conversation.joinable(true, now()).is_some()
        );
    }

    #[test]
    fn a_revision_replaces_what_was_said_and_never_the_other_way() {
        let mut conversation = Conversation::default();
        conversation.remember(PastResponse { version: 2, ..past(1, 1, Some(100.0)) }, now());
        conversation.remember(past(1, 1, Some(0.0)), now());
        assert_eq!(conversation.responses.len(), 1);
        assert_eq!(conversation.responses[0].normalized, Some(100.0));
    }

    #[test]
    fn a_signal_joins_the_newest_case_until_the_cool_down_is_over() {
        let table = [
            ("no case", Vec::new(), None),
            ("one goes on", vec![case(1, 9, None)], Some((1, false))),
            ("ended within the cool-down", vec![case(1, 9, Some(6))], Some((1, true))),
            ("ended as long ago as the cool-down", vec![case(1, 9, Some(7))], None),
            ("one reopened goes on", vec![case(1, 9, None), case(2, 8, Some(7))], Some((1, false))),
        ];
        for (name, cases, expected) in table {
            let mut conversation = Conversation::default();
            cases.iter().for_each(|case| conversation.open(case.clone(), now()));
            let joinable = conversation.joinable(false, now());
            let found = joinable.map(|joinable| (joinable.case.case_id.as_u128(), joinable.cooling));
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn what_the_past_says_of_cases() {
        let mut conversation = Conversation::default();
        conversation.open(case(1, 30, Some(20)), now());
        let facts = conversation.history(Uuid::nil(), now(), false, now());
        assert_eq!((facts.open_case, facts.days_since_case), (false, Some(20)));
        conversation.open(case(2, 3, None), now());
        assert!(conversation.history(Uuid::nil(), now(), false, now()).open_case);
        assert_eq!(conversation.case_ages(false, now()), [3 * 86_400, 30 * 86_400]);
    }

    #[test]
    fn little_is_kept_but_every_case_that_goes_on() {
        let mut conversation = Conversation::default();
        conversation.open(case(1, 900, None), now());
        for id in 0..100 {
            conversation.remember(past(id, 1, None), now());
            conversation.open(case(id + 2, 1, Some(1)), now());
        }
        conversation.remember(past(500, DAYS_MAX, None), now());
        assert_eq!((conversation.responses.len(), conversation.cases.len()), (RESPONSES_MAX, CASES_MAX + 1));
    }

    proptest! {
        #[test]
        fn the_highest_version_of_a_task_wins_in_any_order(order in Just((1..=6_u64).collect::<Vec<_>>()).prop_shuffle()) {
            let mut conversation = Conversation::default();
            conversation.open(Case { task_version: 0, ..case(1, 9, None) }, now());
            for version in order {
                let ended = (version % 2 == 0).then(|| now() - SignedDuration::from_hours(version.cast_signed()));
                let task = TaskHeard {
                    case_id: Uuid::from_u128(1),
                    alert_id: Uuid::from_u128(1_001),
                    version,
                    assigned: now(),
                    ended,
                    test: false,
                };
                conversation.hear(&task, now());
                prop_assert!(!conversation.hear(&task, now()), "heard twice");
            }
            prop_assert_eq!(conversation.cases.len(), 1);
            prop_assert_eq!(conversation.cases[0].ended, Some(now() - SignedDuration::from_hours(6)));
        }
    }
}
