//! What every corpus begins with: the golden events and the sample. `UPDATE_GENERATED=1` writes them anew.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test says what it expects by failing")]

use contracts::{
    FILE_DESCRIPTOR_SET,
    ids::{IdKind, to_text},
    topology::EVENTS,
};
use prost_reflect::{DescriptorPool, DynamicMessage, Kind, ReflectMessage as _, Value};
use std::{collections::BTreeMap, path::Path};
use uuid::Uuid;

type Seeds = BTreeMap<(&'static str, String), Vec<u8>>;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap()
}

/// An input whose first byte chooses how the rest is read.
fn chosen(first: u8, rest: &[u8]) -> Vec<u8> {
    let mut input = vec![first];
    input.extend_from_slice(rest);
    input
}

/// Golden messages hold the names of their fields as texts: what must be an id becomes one, and enums their first value.
fn with_ids(message: &mut DynamicMessage) {
    let set: Vec<_> = message.descriptor().fields().filter(|field| message.has_field(field)).collect();
    for field in set {
        let mut value = message.get_field(&field).into_owned();
        mend(field.name(), &mut value);
        message.set_field(&field, value);
    }
}

fn mend(name: &str, value: &mut Value) {
    let id = Uuid::from_u128(0x019a_1b2c_3d4e_7f60_8a9b_0c1d_2e3f_4a5b);
    match value {
        Value::Message(message) => with_ids(message),
        Value::List(values) => values.iter_mut().for_each(|value| mend(name, value)),
        Value::EnumNumber(number) => *number = 1,
        Value::String(text) => {
            let of = match name {
                "response_id" => IdKind::Response,
                "customer_id" => IdKind::Customer,
                "case_id" => IdKind::Case,
                "alert_id" => IdKind::Alert,
                "task_id" | "matter_id" | "regarding_task_id" => IdKind::Task,
                "zone" => return *text = "Europe/Paris".to_owned(),
                _ => return,
            };
            *text = to_text(of, id);
        }
        _ => {}
    }
}

fn seeds() -> Seeds {
    let mut seeds = Seeds::new();
    events(&mut seeds);
    let mut add = |target, name: &str, input: Vec<u8>| drop(seeds.insert((target, name.to_owned()), input));
    add("headers", "attributes", b"ce-id: 019a1b2c-3d4e-7f60-8a9b-0c1d2e3f4a5b\nce-type: recontact.v1.alert.raised\nce-source: /recontact/alert-rules\nce-subject: unit%C3%A9 100%\nce-time: 2027-03-25T14:00:00Z\nce-dataschema: proto:recontact.events.v1.AlertRaised\ntraceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n".to_vec());
    let submission = r#"{"source":"survey","external_id":"S-1","unit":"web","score":{"metric":"METRIC_CSAT","raw":2},"verbatim":"Nobody called.","answered_time":"2026-11-20T10:00:00Z","customer":{"reference":"C1","language":"en","zone":"Europe/London"},"attributes":{"channel":"web"}}"#;
    add("submissions", "object", chosen(0, submission.as_bytes()));
    add("submissions", "array", chosen(0, format!("[{submission},{submission}]").as_bytes()));
    add("submissions", "lines", chosen(1, format!("{submission}\n\n{submission}\n").as_bytes()));
    let csv: String = read("deploy/dev/sample/responses.csv").split_inclusive('\n').take(4).collect();
    let row = r#"{"survey_id":"S-1","shop":"web","satisfaction":2,"comment":"é","answered_on":"14/11/2026","customer_number":"C1","airline_name":"a","overall_rating":"3,5","content":"c","date":"2026-11-14","n":[1,{"a":null}]}"#;
    add("rows", "csv", chosen(0, csv.as_bytes()));
    add("rows", "array", chosen(1, format!("[{row}]").as_bytes()));
    add("rows", "lines", chosen(2, format!("{row}\n{row}\n").as_bytes()));
    add("files", "csv", chosen(0, csv.as_bytes()));
    add("files", "lines", chosen(1, format!("{row}\n{row}\n").as_bytes()));
    add("files", "rejects", chosen(0, b"a,recontact_file,recontact_record,recontact_line,recontact_field,recontact_reason,recontact_fingerprint\n5,x.csv,17,18,score,wrong,\n"));
    for (name, expression) in [
        ("cell", "row.satisfaction"),
        ("joined", r##"file + "#" + string(record)"##),
        ("choice", r#"row.survey_id == "" ? "none" : row.survey_id.startsWith("S") ? "s" : "t""#),
        ("macro", "[1,2].map(x, string(x))[0]"),
    ] {
        add("mappings", name, format!("{expression}\n%d/%m/%Y\n{row}").into_bytes());
    }
    for file in ["calendars", "mappings", "people", "policies", "rules", "units"] {
        for (index, part) in
            read(&format!("deploy/dev/sample/{file}.yaml")).split("\n---\n").take(2).enumerate()
        {
            add("manifests", &format!("{file}-{index}"), part.as_bytes().to_vec());
        }
    }
    add("rule_tests", "standard", read("deploy/dev/sample/tests/standard.yaml").into_bytes());
    conditions(&mut add);
    add("calendars", "plain", b"Europe/Paris\n09:00-12:00 14:00-18:00\n2027-03-28\n".to_vec());
    add("calendars", "icalendar", b"Asia/Tokyo\n00:00-24:00\n2027-05-01\nBEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:New\\, year\nDTSTART;VALUE=DATE:20240229\nDTEND;VALUE=DATE:20240302\nRRULE:FREQ=YEARLY;INTERVAL=4;UNTIL=20401231\nEXDATE;VALUE=DATE:20280229\nEND:VEVENT\nEND:VCALENDAR\n".to_vec());
    for (name, text) in [
        (
            "page",
            "30313961316232632d336434652d376636302d386139622d30633164326533663461356220323032362d31312d3233",
        ),
        ("task", "tsk_01k8dj7fae7xg8n6rc3mq3yjjv"),
        ("type", "recontact.v1.task.step-skipped"),
        ("timeout", "99999999H"),
        ("service", "alert-rules"),
        ("key", "Bearer k1"),
        ("prefix", "acme"),
    ] {
        add("tokens", name, text.as_bytes().to_vec());
    }
    for (name, text) in [
        ("instant", "2026-11-23T09:00:00+01:00"),
        ("zoned", "2026-11-23T09:00[Europe/Paris]"),
        ("duration", "1w 2d 3h 4m"),
        ("iso-duration", "P1DT2H"),
        ("week", "2027-W12"),
        ("month", "2027-03"),
        ("day", "2027-03-26"),
        ("last", "30d"),
        ("zone", "America/Santiago"),
        (
            "filter",
            "state = open AND severity>=high AND unit=\"north\" AND accepted_time < 2027-03-01T00:00:00Z",
        ),
        ("figure", "figure = nps"),
        ("numbers", "\u{1}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{2}\u{0}\u{0}\u{0}"),
    ] {
        add("instants", name, text.as_bytes().to_vec());
    }
    commands(&mut seeds);
    seeds
}

fn conditions(add: &mut impl FnMut(&'static str, &str, Vec<u8>)) {
    let rules = read("deploy/dev/sample/rules.yaml");
    let written = rules.lines().filter_map(|line| line.split_once("when: "));
    for (index, (_, condition)) in written.take(20).enumerate() {
        let condition = condition.trim_matches(['\'', '"', ',', '}', ' ', '>', '|']);
        if !condition.is_empty() {
            add("conditions", &format!("rule-{index}"), condition.as_bytes().to_vec());
        }
    }
    for (name, condition) in [
        ("words", "response.verbatim.anyWord(['fraud', 'c++']) && response.score <= 2.0"),
        ("pattern", "response.verbatim.matches('(?i)never (again|return)')"),
        ("history", "history.previous.exists(p, p.normalized < 20.0 && p.age_days < 30)"),
        ("has", "has(response.attributes.airport) && response.attributes['airport'] in ['CDG', 'ORY']"),
        ("sum", "1 + 2 * 3 - size(response.verbatim) / 0 > 1 ? true : !false"),
    ] {
        add("conditions", name, condition.as_bytes().to_vec());
    }
}

fn events(seeds: &mut Seeds) {
    let pool = DescriptorPool::decode(FILE_DESCRIPTOR_SET).unwrap();
    for (first, kind) in (0_u8..).zip(EVENTS) {
        let name = format!("{}.{}", kind.entity, kind.event);
        let folder =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/platform/contracts/tests/golden");
        let golden = std::fs::read(folder.join(format!("{name}.1.binpb"))).unwrap();
        let descriptor = pool.get_message_by_name(kind.message).unwrap();
        let mut message = DynamicMessage::decode(descriptor, golden.as_slice()).unwrap();
        with_ids(&mut message);
        seeds
            .insert(("events", name), chosen(first, &prost_reflect::prost::Message::encode_to_vec(&message)));
    }
}

fn commands(seeds: &mut Seeds) {
    let pool = DescriptorPool::decode(FILE_DESCRIPTOR_SET).unwrap();
    let command = pool.get_message_by_name("recontact.assignment.v1.TaskCommand").unwrap();
    for field in command.fields() {
        let Kind::Message(asked) = field.kind() else { continue };
        let mut request = DynamicMessage::new(asked.clone());
        for part in asked.fields() {
            match part.kind() {
                Kind::String => request.set_field(&part, Value::String(part.name().to_owned())),
                Kind::Enum(_) => request.set_field(&part, Value::EnumNumber(1)),
                Kind::Uint32 => request.set_field(&part, Value::U32(1)),
                Kind::Message(inner) => {
                    let mut message = DynamicMessage::new(inner.clone());
                    for text in inner.fields().filter(|field| field.kind() == Kind::String) {
                        message.set_field(&text, Value::String(text.name().to_owned()));
                    }
                    request.set_field(&part, Value::Message(message));
                }
                _ => {}
            }
        }
        with_ids(&mut request);
        let mut message = DynamicMessage::new(command.clone());
        message.set_field(&field, Value::Message(request));
        let bytes = prost_reflect::prost::Message::encode_to_vec(&message);
        seeds.insert(("commands", field.name().to_owned()), bytes);
    }
}

#[test]
fn every_corpus_begins_with_what_the_repository_holds() {
    let update = std::env::var("UPDATE_GENERATED").is_ok();
    for ((target, name), input) in seeds() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
        let path = folder.join(format!("seed-{name}"));
        if update {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &input).unwrap();
        }
        let held = std::fs::read(&path).unwrap_or_default();
        assert!(held == input, "{} is not what it was made of; UPDATE_GENERATED=1 writes it", path.display());
    }
}
