//! Golden files: what was once emitted can be read for ever, field by field.
//!
//! `tests/golden/<event>.<n>.txt` says in words what `<event>.<n>.binpb` holds. Files are added, never changed: a field
//! that was renumbered, retyped or renamed turns this red. `UPDATE_GENERATED=1` writes the first files of an event that
//! has none, and touches no other.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test says what it expects by failing")]

use contracts::{FILE_DESCRIPTOR_SET, topology::EVENTS};
use prost::Message as _;
use prost_reflect::{
    DescriptorPool, DynamicMessage, FieldDescriptor, Kind, MapKey, MessageDescriptor, ReflectMessage as _,
    Value,
};
use std::{fmt::Write as _, path::PathBuf};

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden"))
}

/// A message with every field set: texts name their field, numbers are the field's number.
fn full(message: &MessageDescriptor, depth: usize) -> DynamicMessage {
    let mut filled = DynamicMessage::new(message.clone());
    for field in message.fields() {
        // Of a oneof, the last one set remains.
        if depth > 6 {
            continue;
        }
        if field.is_map() {
            let map = [(MapKey::String("key".to_owned()), Value::String(field.name().to_owned()))];
            filled.set_field(&field, Value::Map(map.into()));
        } else if field.is_list() {
            filled.set_field(&field, Value::List(vec![one(&field, depth)]));
        } else {
            filled.set_field(&field, one(&field, depth));
        }
    }
    filled
}

fn one(field: &FieldDescriptor, depth: usize) -> Value {
    let number = field.number();
    match field.kind() {
        Kind::Message(message) => Value::Message(full(&message, depth + 1)),
        Kind::Enum(values) => Value::EnumNumber(values.values().map(|value| value.number()).max().unwrap()),
        Kind::String => Value::String(field.name().to_owned()),
        Kind::Bytes => Value::Bytes(field.name().as_bytes().to_vec().into()),
        Kind::Bool => Value::Bool(true),
        Kind::Double => Value::F64(f64::from(number) + 0.5),
        Kind::Float => Value::F32(0.5),
        Kind::Int32 | Kind::Sint32 | Kind::Sfixed32 => Value::I32(number.cast_signed()),
        Kind::Int64 | Kind::Sint64 | Kind::Sfixed64 => Value::I64(i64::from(number)),
        Kind::Uint32 | Kind::Fixed32 => Value::U32(number),
        Kind::Uint64 | Kind::Fixed64 => Value::U64(u64::from(number)),
    }
}

/// A message in words, one field a line, by name.
fn words(message: &DynamicMessage, indent: usize, text: &mut String) {
    assert_eq!(
        message.unknown_fields().count(),
        0,
        "a field of {} is not known any more",
        message.descriptor().full_name()
    );
    for (field, value) in message.fields() {
        write_value(field.name(), value, indent, text);
    }
}

fn write_value(name: &str, value: &Value, indent: usize, text: &mut String) {
    let space = "  ".repeat(indent);
    match value {
        Value::Message(message) => {
            writeln!(text, "{space}{name}:").unwrap();
            words(message, indent + 1, text);
        }
        Value::List(values) => values.iter().for_each(|value| write_value(name, value, indent, text)),
        other => writeln!(text, "{space}{name}: {other:?}").unwrap(),
    }
}

fn in_words(message: &DynamicMessage) -> String {
    let mut text = String::new();
    words(message, 0, &mut text);
    text
}

#[test]
fn every_event_ever_emitted_still_reads() {
    let pool = DescriptorPool::decode(FILE_DESCRIPTOR_SET).unwrap();
    let update = std::env::var("UPDATE_GENERATED").is_ok();
    for kind in EVENTS {
        let name = format!("{}.{}", kind.entity, kind.event);
        let descriptor =
            pool.get_message_by_name(kind.message).unwrap_or_else(|| panic!("{} is gone", kind.message));
        let first = folder().join(format!("{name}.1.binpb"));
        if update && !first.exists() {
            let message = full(&descriptor, 0);
            std::fs::create_dir_all(folder()).unwrap();
            std::fs::write(&first, message.encode_to_vec()).unwrap();
            std::fs::write(first.with_extension("txt"), in_words(&message)).unwrap();
        }
        let mut count = 0;
        for number in 1.. {
            let file = folder().join(format!("{name}.{number}.binpb"));
            let Ok(bytes) = std::fs::read(&file) else { break };
            count += 1;
            let message = DynamicMessage::decode(descriptor.clone(), bytes.as_slice()).unwrap();
            let expected = std::fs::read_to_string(file.with_extension("txt")).unwrap();
            assert_eq!(in_words(&message), expected, "{}", file.display());
            assert_eq!(message.encode_to_vec(), bytes, "{}", file.display());
        }
        assert!(count > 0, "{name} has no golden file; UPDATE_GENERATED=1 writes the first one");
    }
}
