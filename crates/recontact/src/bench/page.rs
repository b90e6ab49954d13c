//! A benchmark's result as a person reads it: what came of it first, then latencies, what each part took, and the rest.

use crate::output::table;
use bench::{Report, frame::LatencyReport};
use serde_json::Value;

/// Columns of a terminal that nobody has widened.
const COLUMNS: usize = 80;

/// What stands for a figure that there is none of.
const NOTHING: &str = "–";

/// Figures that are words about the others: they stand at the head.
const SAID_FIRST: [&str; 7] =
    ["sustained", "verdict", "rate_is", "limit_is", "latency_is", "cpu_is", "schedules_made_by"];

/// The whole page.
#[must_use]
pub(super) fn page(report: &Report) -> String {
    let sections = [head(report), latencies(report), parts(report), figures(report)];
    sections.into_iter().filter(|section| !section.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// What was asked where, and what came of it.
fn head(report: &Report) -> String {
    let asked: Vec<String> =
        report.parameters.iter().map(|(name, value)| format!("{name}={}", as_asked(value))).collect();
    let machine = &report.machine;
    let mut place = vec![
        format!("{} × {}", machine.cores, machine.processor),
        format!("{} MiB", machine.memory_mib),
        machine.kernel.clone(),
        machine.file_system.clone(),
        format!("{} build of {}", machine.build, machine.program),
    ];
    if !machine.postgres.is_empty() {
        let (commit, log) = (&machine.synchronous_commit, &machine.max_wal_size);
        place.push(format!("{}, synchronous_commit {commit}, max_wal_size {log}", machine.postgres));
        place.push(format!("NATS {}, sync {}", machine.nats, machine.nats_sync));
    }
    place.retain(|part| !part.is_empty());
    let row = |name: &str, value: String| vec![name.to_owned(), value];
    let mut rows = vec![
        row(report.bench, asked.join("  ")),
        row("machine", place.join("; ")),
        row("rate", format!("{}/s", number(report.rate_per_s))),
    ];
    if let (Some(limit), Some(share)) = (report.limit_rate_per_s, report.share_of_limit) {
        let percent = number(share * 100.0);
        rows.push(row("limit", format!("{}/s; the rate is {percent} % of it", number(limit))));
    }
    rows.extend(SAID_FIRST.iter().filter_map(|name| Some(row(name, text(report.figures.get(name)?)))));
    table(&[], rows)
}

fn latencies(report: &Report) -> String {
    let named = match &report.latency_ms {
        LatencyReport::None => return String::new(),
        LatencyReport::One(quantiles) => vec![("all", *quantiles)],
        LatencyReport::Named(named) => named.iter().map(|(name, quantiles)| (*name, *quantiles)).collect(),
    };
    let rows = named.into_iter().map(|(name, of)| {
        let quantiles = [of.p50, of.p90, of.p99, of.p999, of.max];
        let told = quantiles.map(|quantile| quantile.map_or_else(|| NOTHING.to_owned(), number));
        std::iter::once(name.to_owned()).chain(told).chain([of.count.to_string()]).collect()
    });
    let header = ["latency, ms", "p50", "p90", "p99", "p999", "longest", "count"];
    aligned(&header, rows.collect())
}

fn parts(report: &Report) -> String {
    let names: std::collections::BTreeSet<&String> =
        report.cpu_us_per_response.keys().chain(report.rss_mib.keys()).collect();
    if names.is_empty() {
        return String::new();
    }
    let cell = |value: Option<&f64>| value.map_or_else(|| NOTHING.to_owned(), |value| number(*value));
    // The sum stands under its parts.
    let (sums, parts): (Vec<&String>, Vec<&String>) = names.into_iter().partition(|name| *name == "total");
    let rows = parts.into_iter().chain(sums).map(|name| {
        vec![name.clone(), cell(report.cpu_us_per_response.get(name)), cell(report.rss_mib.get(name))]
    });
    aligned(&["part", "processor, µs each", "memory, MiB"], rows.collect())
}

/// What only this benchmark has: plain figures by name, lists as tables of their own.
fn figures(report: &Report) -> String {
    let mut plain = Vec::new();
    let written = [("rows_written", report.rows_written), ("bytes_written", report.bytes_written)];
    plain.extend(
        written.into_iter().filter_map(|(name, value)| Some(vec![name.to_owned(), value?.to_string()])),
    );
    let mut lists = Vec::new();
    for (name, value) in report.figures.iter().filter(|(name, _)| !SAID_FIRST.contains(name)) {
        match value.as_array().filter(|values| !values.is_empty() && values.iter().all(Value::is_object)) {
            Some(values) => lists.push(list(name, values)),
            None => flatten(name, value, &mut plain),
        }
    }
    lists.insert(0, if plain.is_empty() { String::new() } else { aligned(&[], plain) });
    lists.retain(|section| !section.is_empty());
    lists.join("\n\n")
}

/// Objects of one form, a line each.
fn list(name: &str, values: &[Value]) -> String {
    let lines: Vec<Vec<Vec<String>>> = values
        .iter()
        .map(|value| {
            let mut cells = Vec::new();
            flatten("", value, &mut cells);
            cells
        })
        .collect();
    let mut header: Vec<&str> = Vec::new();
    for cell in lines.iter().flatten() {
        let field = cell.first().map_or("", String::as_str);
        if !header.contains(&field) {
            header.push(field);
        }
    }
    // What is told apart stands first, in words before numbers; parts of a sum stand last.
    let is_word = |field: &str| values.iter().any(|value| value.get(field).is_some_and(Value::is_string));
    header.sort_by_key(|field| (field.contains('.'), !is_word(field)));
    let value = |cells: &Vec<Vec<String>>, field: &str| {
        let cell = cells.iter().find(|cell| cell.first().is_some_and(|name| name == field));
        cell.and_then(|cell| cell.get(1)).cloned().unwrap_or_else(|| NOTHING.to_owned())
    };
    let rows = lines.iter().map(|cells| header.iter().map(|field| value(cells, field)).collect());
    let told = aligned(&header, rows.collect());
    let width = |table: &str| table.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    // A line for each field where one for each object would not fit.
    let by_field = |field: &&str| {
        std::iter::once((*field).to_owned()).chain(lines.iter().map(|cells| value(cells, field))).collect()
    };
    let turned = aligned(&[], header.iter().map(by_field).collect());
    let told = if width(&told) > COLUMNS && width(&turned) < width(&told) { turned } else { told };
    format!("{name}\n{told}")
}

fn flatten(name: &str, value: &Value, rows: &mut Vec<Vec<String>>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let name = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                flatten(&name, value, rows);
            }
        }
        other => rows.push(vec![name.to_owned(), text(other)]),
    }
}

/// As it would be typed.
fn as_asked(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string().trim_end_matches(".0").to_owned(),
        Value::Array(values) => values.iter().map(as_asked).collect::<Vec<_>>().join(","),
        other => text(other),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => NOTHING.to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(value) => value.as_f64().map_or_else(|| value.to_string(), number),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Array(values) => values.iter().map(text).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

/// Whole numbers as they are; fractions with as many digits as say something.
fn number(value: f64) -> String {
    let digits = match value.abs() {
        _ if value.fract() == 0.0 => 0,
        size if size >= 1_000.0 => 0,
        size if size >= 100.0 => 1,
        size if size >= 10.0 => 2,
        size if size >= 0.01 => 3,
        _ => 6,
    };
    format!("{value:.digits$}")
}

/// A table in which every column but the first stands at its right.
fn aligned(header: &[&str], mut rows: Vec<Vec<String>>) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut header: Vec<String> = header.iter().map(|&name| name.to_owned()).collect();
    let length = |cell: &String| cell.chars().count();
    for column in 1..columns {
        let cells = rows.iter().filter_map(|row| row.get(column)).chain(header.get(column));
        let wide = cells.map(length).max().unwrap_or(0);
        for cell in rows.iter_mut().chain([&mut header]).filter_map(|row| row.get_mut(column)) {
            *cell = format!("{cell:>wide$}");
        }
    }
    table(&header.iter().map(String::as_str).collect::<Vec<_>>(), rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bench::{Latency, Machine};
    use serde_json::json;
    use std::{collections::BTreeMap, time::Duration};

    #[test]
    fn what_came_of_it_stands_first_and_the_sum_under_its_parts() {
        let mut report = Report::new("pipeline", Machine::default())
            .parameter("mode", "batch")
            .parameter("duration", 60.0);
        let mut assigned = Latency::new();
        assigned.record(Duration::from_millis(12));
        report.latency_ms = LatencyReport::Named(BTreeMap::from([
            ("assigned", assigned.quantiles()),
            ("visible", Latency::new().quantiles()),
        ]));
        report.cpu_us_per_response = [("assignment", 2.5), ("total", 12.5), ("reporting", 10.0)]
            .map(|(name, us)| (name.to_owned(), us))
            .into();
        report.rate(5_000.0);
        report.limit(20_000.0);
        report.figure("evaluations", json!([{"rules": 1, "ns": 0.5}, {"rules": 1_000}]));
        let parts =
            json!({"follow-up-scheduler": 31.5, "load-generator": 20.25, "nats-server": 22, "postgres": 52});
        report.figure("prices", json!([{"pending": 1_000, "cpu_us": parts}, {"pending": 1_000_000}]));
        report.figure("limits", json!({"fsync_ms": {"p50": 0.125}}));
        insta::assert_snapshot!(page(&report));
    }
}
