//! What all seeds choose from: calendars, rules and policies. To read them costs more than to simulate a week.

use alert_rules::domain::{
    rule_set::{FatigueSpec, RaiseSpec, RuleSet, RuleSetSpec, RuleSpec},
    rules::Rules,
};
use anyhow::anyhow;
use business_time::{Calendar, CalendarSpec, HolidaySpec, SpecialDaySpec, WeeklySpec};
use follow_up_scheduler::domain::policy::{Policy, PolicySpec, StepSpec};
use std::{collections::BTreeMap, rc::Rc};

/// Versions that each calendar and each policy has.
pub const VERSIONS: u64 = 3;

/// What all seeds choose from. One per thread.
#[derive(Debug)]
pub struct Library {
    /// By name and version.
    pub calendars: BTreeMap<(String, u64), Calendar>,
    /// Each is a rules version.
    pub rules: Vec<Rc<Rules>>,
    /// By name and version; version 0 is the built-in one.
    pub policies: BTreeMap<(String, u64), Rc<Policy>>,
}

impl Library {
    /// Reads all of it, as services do.
    ///
    /// # Errors
    /// A mistake in what is written here.
    pub fn read() -> anyhow::Result<Self> {
        let mut calendars = BTreeMap::new();
        for spec in calendars_as_written() {
            let calendar =
                Calendar::parse(&spec).map_err(|mistakes| anyhow!("{}: {mistakes:?}", spec.name))?;
            calendars.insert((spec.name, spec.version), calendar);
        }
        let rules = (1..=2).map(rules_as_written).collect::<anyhow::Result<Vec<_>>>()?;
        let built_in = Policy::built_in();
        let mut policies = BTreeMap::from([((built_in.name.clone(), 0), Rc::new(built_in))]);
        for (name, version, spec) in policies_as_written() {
            let policy = Policy::compile(name, version, &spec)
                .map_err(|mistakes| anyhow!("{name} {version}: {mistakes:?}"))?;
            policies.insert((name.to_owned(), version), Rc::new(policy));
        }
        Ok(Self { calendars, rules, policies })
    }
}

fn texts(several: &[&str]) -> Vec<String> {
    several.iter().map(|text| (*text).to_owned()).collect()
}

fn weekly(days: &[&str], hours: &[&str]) -> WeeklySpec {
    WeeklySpec { days: texts(days), hours: texts(hours) }
}

/// Two zones whose clocks change on different days, hours over noon, on Saturdays, and in the night of the change.
fn calendars_as_written() -> Vec<CalendarSpec> {
    const WEEKDAYS: [&str; 5] = ["monday", "tuesday", "wednesday", "thursday", "friday"];
    let holiday = |date: &str| HolidaySpec { date: date.into(), name: "Closed".into(), inactive: false };
    let office = [&["09:00-12:00", "13:00-18:00"][..], &["08:00-17:00"], &["10:00-16:00"]];
    let shop = [&["10:00-20:00"][..], &["09:30-21:00"], &["11:00-18:00"]];
    let nights = [&["00:00-04:00", "20:00-24:00"][..], &["00:00-02:30", "22:00-24:00"], &["01:00-03:00"]];
    let mut calendars = Vec::new();
    for (version, ((office, shop), nights)) in (1..).zip(office.into_iter().zip(shop).zip(nights)) {
        calendars.push(CalendarSpec {
            name: "office".into(),
            version,
            zone: "Europe/Paris".into(),
            weekly: vec![weekly(&WEEKDAYS, office)],
            holidays: ["2026-12-25", "2027-01-01", "2026-11-11", "2026-07-14"].map(holiday).to_vec(),
            special_days: vec![SpecialDaySpec {
                date: "2026-12-24".into(),
                name: "Christmas Eve".into(),
                hours: texts(&["09:00-12:00"]),
            }],
            ..CalendarSpec::default()
        });
        calendars.push(CalendarSpec {
            name: "shop".into(),
            version,
            zone: "America/New_York".into(),
            weekly: vec![weekly(&WEEKDAYS, shop), weekly(&["saturday"], &["10:00-17:00"])],
            holidays: ["2026-11-26", "2026-12-25"].map(holiday).to_vec(),
            ..CalendarSpec::default()
        });
        calendars.push(CalendarSpec {
            name: "nights".into(),
            version,
            zone: "Europe/Paris".into(),
            weekly: vec![weekly(&["friday", "saturday", "sunday", "monday"], nights)],
            ..CalendarSpec::default()
        });
    }
    calendars
}

fn raise(severity: &str, time_box: [&str; 3], policy: &str, cool_down: &str) -> RaiseSpec {
    RaiseSpec {
        severity: severity.into(),
        time_box: time_box.map(str::to_owned),
        escalation_policy: policy.into(),
        cool_down: cool_down.into(),
        ..RaiseSpec::default()
    }
}

fn rules_as_written(version: u64) -> anyhow::Result<Rc<Rules>> {
    let rule = |name: &str, position, when: &str, raise| RuleSpec {
        name: name.into(),
        position,
        when: when.into(),
        raise,
        greatest_age: String::new(),
    };
    let low = |limit: u32| format!("response.has_score && response.normalized <= {limit}.0");
    let stricter = if version == 1 { 0 } else { 10 };
    let catch_all = || rule("nobody-needed", 1_000, "true", None);
    let standard = RuleSetSpec {
        sources: texts(&["*"]),
        rules: vec![
            rule(
                "again-and-again",
                10,
                &format!("{} && history.low_90d >= 2", low(40)),
                Some(raise("critical", ["30m", "2h", "8h"], "strict", "14d")),
            ),
            rule("low", 20, &low(20 + stricter), Some(raise("high", ["2h", "4h", "8h"], "", "7d"))),
            rule("lower", 30, &low(40), Some(raise("medium", ["4h", "8h", "24h"], "patient", "3d"))),
            rule(
                "lukewarm",
                40,
                &low(60),
                Some(RaiseSpec {
                    sampling_share: Some(0.5),
                    snoozes_allowed: Some(1),
                    ..raise("low", ["8h", "16h", "40h"], "unheard-of", "")
                }),
            ),
            catch_all(),
        ],
        contact_fatigue: None,
    };
    let panel = RuleSetSpec {
        sources: texts(&["panel"]),
        rules: vec![
            rule("low", 20, &low(50), Some(raise("high", ["1h", "3h", "6h"], "strict", "1d"))),
            catch_all(),
        ],
        contact_fatigue: Some(FatigueSpec { cases: 2, within: "30d".into() }),
    };
    let compile = |name: &str, spec: &RuleSetSpec| {
        RuleSet::compile(name, spec).map_err(|mistakes| anyhow!("{name}: {mistakes:?}"))
    };
    Ok(Rc::new(Rules::new(version, vec![compile("standard", &standard)?, compile("panel", &panel)?])))
}

fn step(name: &str, action: &str, when: &str, levels_up: u32) -> StepSpec {
    StepSpec { name: name.into(), action: action.into(), when: when.into(), levels_up, ..StepSpec::default() }
}

fn policies_as_written() -> Vec<(&'static str, u64, PolicySpec)> {
    let mut policies = Vec::new();
    for (version, (first, close)) in (1..).zip([("30m", "3d"), ("1h", "5d"), ("15m", "1d")]) {
        let strict = vec![
            StepSpec {
                after_duty: first.into(),
                repeat: Some(("2h".into(), String::new(), 2)),
                ..step("remind-early", "remind", "not_accepted", 0)
            },
            StepSpec {
                after_duty: "1h".into(),
                from: "accept_by".into(),
                ..step("move-unaccepted", "move", "not_accepted", 1)
            },
            StepSpec {
                after_customer: "6h".into(),
                from: "accepted".into(),
                ..step("remind-after-accepting", "remind", "no_attempt", 0)
            },
            StepSpec {
                after_customer: "24h".into(),
                from: "last_attempt".into(),
                ..step("move-unreached", "move", "not_reached", 2)
            },
            StepSpec {
                after_duty: "2h".into(),
                from: "contact_by".into(),
                role: "supervisor".into(),
                ..step("tell-supervisors", "tell", "not_reached", 0)
            },
            StepSpec {
                after_customer: "24h".into(),
                from: "resolve_by".into(),
                repeat: Some((String::new(), "24h".into(), 0)),
                ..step("inform-unresolved", "inform", "not_resolved", 2)
            },
        ];
        policies.push(("strict", version, PolicySpec { steps: strict, close_after: close.into() }));
        let patient = vec![
            StepSpec { after_percent: 80, ..step("remind-to-accept", "remind", "not_accepted", 0) },
            StepSpec { after_percent: 100, ..step("inform-uncalled", "inform", "no_attempt", 1) },
            StepSpec {
                after_duty: "10h".into(),
                from: "owner_since".into(),
                repeat: Some(("16h".into(), String::new(), 0)),
                ..step("remind-unresolved", "remind", "not_resolved", 0)
            },
        ];
        policies.push(("patient", version, PolicySpec { steps: patient, close_after: String::new() }));
    }
    policies
}
