//! Entries of the journal as rows: columns, and as text what no column tells. Texts of older programs, which tell all of an
//! entry, read the same.

use crate::domain::fact::{Aggregate, AlertFact, DecisionFact, Entry, Fact, ResponseFact, TaskFact};
use eventing::Error;
use jiff::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

/// A row of the journal.
#[derive(Debug)]
pub struct Row {
    /// Name of the aggregate.
    pub aggregate_type: String,
    /// Its id in text form.
    pub aggregate_id: String,
    /// Its version.
    pub version: i64,
    /// What happened.
    pub event: String,
    /// When, to the microsecond.
    pub occurred_at: jiff_sqlx::Timestamp,
    /// The response that it is about.
    pub response_id: Option<Uuid>,
    /// The case that it is about.
    pub case_id: Option<Uuid>,
    /// What no column tells.
    pub entry: String,
}

/// The row that a checked statement gave, with columns of its own beside.
macro_rules! row {
    ($found:expr) => {
        $crate::store::entry::Row {
            aggregate_type: $found.aggregate_type,
            aggregate_id: $found.aggregate_id,
            version: $found.version,
            event: $found.event,
            occurred_at: $found.occurred_at,
            response_id: $found.response_id,
            case_id: $found.case_id,
            entry: $found.entry,
        }
    };
}
pub(super) use row;

/// What no column tells, to be written.
#[derive(Serialize)]
struct Text<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    occurred_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: &'a Option<(i32, String)>,
    #[serde(skip_serializing_if = "str::is_empty")]
    detail: &'a str,
    fact: &'a Fact,
}

/// The same, as it is read: which fact it is tells the column.
#[derive(Deserialize)]
struct Told<Of> {
    /// Where the column is not precise enough.
    occurred_at: Option<Timestamp>,
    actor: Option<(i32, String)>,
    #[serde(default)]
    detail: String,
    fact: Of,
}

#[derive(Deserialize)]
struct Proposal {
    step: String,
}

/// The version as the column holds it.
#[must_use]
pub fn version(entry: &Entry) -> i64 {
    i64::try_from(entry.version).unwrap_or(i64::MAX)
}

/// The text of an entry.
///
/// # Errors
/// None that is known of.
pub fn text(entry: &Entry) -> Result<String, Error> {
    let precise = entry.occurred_at.subsec_nanosecond() % 1_000 == 0;
    let text = Text {
        occurred_at: (!precise).then_some(entry.occurred_at),
        actor: &entry.actor,
        detail: &entry.detail,
        fact: &entry.fact,
    };
    serde_json::to_string(&text).map_err(|error| Error::Other(error.into()))
}

impl Row {
    /// The entry that it holds.
    ///
    /// # Errors
    /// When it no longer reads.
    pub fn read(self) -> Result<Entry, Error> {
        let unreadable = |why: String| {
            let Self { aggregate_type, aggregate_id, version, .. } = &self;
            anyhow::anyhow!(
                "the journal's entry {aggregate_type} {aggregate_id} {version} does not read: {why}"
            )
        };
        let aggregate = Aggregate::ALL
            .into_iter()
            .find(|aggregate| aggregate.name() == self.aggregate_type)
            .ok_or_else(|| unreadable("nothing is known of its type".to_owned()))?;
        let told = match aggregate {
            Aggregate::Response => read::<ResponseFact>(&self.entry, Fact::Response),
            Aggregate::Decision => read::<DecisionFact>(&self.entry, Fact::Decision),
            Aggregate::Alert => read::<AlertFact>(&self.entry, Fact::Alert),
            Aggregate::Task => read::<TaskFact>(&self.entry, Fact::Task),
            Aggregate::Schedule => {
                read::<Proposal>(&self.entry, |proposal| Fact::Proposal { step: proposal.step })
            }
        };
        let told = told.map_err(|error| unreadable(error.to_string()))?;
        Ok(Entry {
            aggregate,
            version: u64::try_from(self.version).unwrap_or_default(),
            occurred_at: told.occurred_at.unwrap_or_else(|| self.occurred_at.to_jiff()),
            actor: told.actor,
            detail: told.detail,
            fact: told.fact,
            aggregate_id: self.aggregate_id,
            event: self.event,
            response_id: self.response_id,
            case_id: self.case_id,
        })
    }
}

fn read<Of: DeserializeOwned>(text: &str, fact: impl FnOnce(Of) -> Fact) -> serde_json::Result<Told<Fact>> {
    let Told { occurred_at, actor, detail, fact: of } = serde_json::from_str(text)?;
    Ok(Told { occurred_at, actor, detail, fact: fact(of) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::tests::{alert, at, entry, task};
    use jiff_sqlx::ToSqlx as _;

    /// The row of an entry, with another text.
    fn row(of: &Entry, text: String) -> Row {
        Row {
            aggregate_type: of.aggregate.name().to_owned(),
            aggregate_id: of.aggregate_id.clone(),
            version: version(of),
            event: of.event.clone(),
            // As a column keeps it.
            occurred_at: of.occurred_at.round(jiff::Unit::Microsecond).unwrap().to_sqlx(),
            response_id: of.response_id,
            case_id: of.case_id,
            entry: text,
        }
    }

    fn every_kind() -> Vec<Entry> {
        let response = ResponseFact {
            source: "survey".into(),
            external_id_hash: "ab".into(),
            customer_id: String::new(),
            unit: "lyon".into(),
            score: Some(0.1 + 0.2),
            accepted_at: at(0),
            test: true,
            history: false,
            metric: 1,
            normalized: Some(100.0 / 3.0),
            signal: 2,
            answered_at: None,
        };
        let decision = DecisionFact {
            outcome: 1,
            rules_version: 7,
            rule_set: "standard".into(),
            rule: String::new(),
            severity: 3,
            reason: "why".into(),
            driver_hint: String::new(),
        };
        let mut precise = task(2, 3, 2);
        precise.occurred_at += jiff::SignedDuration::from_nanos(7);
        precise.actor = Some((1, "lea".into()));
        precise.detail = "to \"lea\"".into();
        vec![
            entry(Aggregate::Response, 1, 0, Fact::Response(response)),
            entry(Aggregate::Decision, 1, 1, Fact::Decision(decision)),
            alert(1),
            precise,
            entry(Aggregate::Schedule, 1, 4, Fact::Proposal { step: "remind".into() }),
        ]
    }

    #[test]
    fn an_entry_reads_as_it_was_written() {
        for entry in every_kind() {
            let text = text(&entry).unwrap();
            assert!(!text.contains("aggregate") && !text.contains("case_id"), "columns tell it: {text}");
            assert_eq!(row(&entry, text).read().unwrap(), entry);
        }
    }

    #[test]
    fn an_entry_of_an_older_program_reads_too() {
        for entry in every_kind() {
            let whole = serde_json::to_string(&entry).unwrap();
            assert_eq!(row(&entry, whole).read().unwrap(), entry);
        }
        let told = r#"{"fact":{"kind":"response","source":"survey","external_id_hash":"","customer_id":"","unit":"lyon",
            "score":1.0,"accepted_at":"2026-11-23T09:00:00Z","test":false,"history":false}}"#;
        let of = every_kind().remove(0);
        let Fact::Response(fact) = row(&of, told.to_owned()).read().unwrap().fact else {
            panic!("no response")
        };
        assert_eq!((fact.metric, fact.signal, fact.unit.as_str()), (0, 0, "lyon"));
    }

    #[test]
    fn what_does_not_read_is_named_without_its_text() {
        let of = alert(1);
        let error = row(&of, r#"{"fact":{"owner":"somebody"}}"#.to_owned()).read().unwrap_err().to_string();
        assert!(error.contains("alert alert 1") && !error.contains("somebody"), "{error}");
        let strange = Row { aggregate_type: "moon".into(), ..row(&of, String::new()) };
        assert!(strange.read().unwrap_err().to_string().contains("moon"));
    }
}
