//! What readers of values say, for a person: what stands there, what belongs there, which names are known.

/// The nearest of some names, if one is near, and all of them: `did you mean parent? known: parent, calendar`.
#[must_use]
pub fn known<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<&str> = known.collect();
    let distance = |other: &&str| strsim::damerau_levenshtein(&name.to_lowercase(), &other.to_lowercase());
    let nearest = all.iter().copied().min_by_key(distance);
    let near = nearest.filter(|nearest| distance(nearest) <= name.chars().count().max(3) / 3);
    let meant = near.map(|near| format!("did you mean {near}? ")).unwrap_or_default();
    format!("{meant}known: {}", names(all.into_iter()))
}

/// Most names that [`nearest`] tells: a message travels in a header.
const NEAREST_MAX: usize = 12;

/// As [`known`], where there may be thousands of names: the nearest of them, and how many more there are.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let mut all: Vec<&str> = known.collect();
    let wanted = name.to_lowercase();
    all.sort_by_cached_key(|other| strsim::damerau_levenshtein(&wanted, &other.to_lowercase()));
    let more = all.len().saturating_sub(NEAREST_MAX);
    all.truncate(NEAREST_MAX);
    let text = self::known(name, all.into_iter());
    if more == 0 { text } else { format!("{text} and {more} more") }
}

/// Names, one after the other.
#[must_use]
pub fn names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// How protobuf's JSON spells a name: each is listed in both ways, and one is enough for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// `ends_on`
    Underscores,
    /// `endsOn`
    Capitals,
}

/// The name that serde calls an unknown field or variant, and those that it knows, in one spelling.
#[must_use]
pub fn unknown_name(message: &str, spelling: Spelling) -> Option<(&str, Vec<&str>)> {
    if !message.starts_with("unknown field") && !message.starts_with("unknown variant") {
        return None;
    }
    let mut quoted = message.split('`').skip(1).step_by(2);
    let name = quoted.next()?;
    let all: Vec<&str> = quoted.collect();
    let spelt_well = |known: &&str| {
        let twin = all.iter().any(|other| other != known && same(other, known));
        !twin || (spelling == Spelling::Underscores) == known.contains('_')
    };
    Some((name, all.iter().copied().filter(spelt_well).collect()))
}

fn same(one: &str, other: &str) -> bool {
    one.replace('_', "").eq_ignore_ascii_case(&other.replace('_', ""))
}

/// What to write where any number may stand, whole or not.
pub const NO_NUMBER: &str = "is no number; write one without quotes";

/// What the reader of instants says of a text that is none.
const NO_INSTANT: [&str; 5] = [
    "premature end of input",
    "input contains invalid characters",
    "input is out of range",
    "no possible date and time matching input",
    "trailing input",
];

/// A value of the wrong type: what it is, and what to write instead.
#[must_use]
pub fn mistyped(message: &str) -> String {
    let message = message.lines().next().unwrap_or_default().trim_end();
    if message.contains("invalid float") {
        return NO_NUMBER.to_owned();
    }
    if message.contains("untagged enum") || message.contains("invalid digit") {
        return "is no number that is taken here; write a whole number, 0 or more, without quotes".to_owned();
    }
    if NO_INSTANT.iter().any(|told| message.strip_prefix(told).is_some_and(ends)) {
        return "is no instant; write 2026-11-23T09:00:00Z".to_owned();
    }
    let kind = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "));
    let Some((found, wanted)) = kind.and_then(|rest| rest.split_once(", expected ")) else {
        return message.to_owned();
    };
    let value = found.split('`').nth(1).unwrap_or_default();
    let found = match found.split(' ').next().unwrap_or_default() {
        "string" => format!("the text {}", found.trim_start_matches("string ")),
        "integer" | "floating" => format!("the number {value}"),
        "boolean" => value.to_owned(),
        "sequence" => "a list".to_owned(),
        "map" => "a map of fields".to_owned(),
        "unit" | "null" => "empty".to_owned(),
        _ => found.to_owned(),
    };
    // serde_json adds the place, which its caller knows better.
    let wanted = wanted.split(" at line ").next().unwrap_or(wanted);
    let wanted = match wanted {
        "a string" if !value.is_empty() => format!("a text, in quotes: \"{value}\""),
        "a string" => "a text".to_owned(),
        "a sequence" => "a list, [one, two]".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "a date string" => "an instant, in quotes: \"2026-11-23T09:00:00Z\"".to_owned(),
        "a map" => "a map, {name: value}".to_owned(),
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number, 0 or more, without quotes".to_owned(),
        "i32" | "i64" => "a whole number, without quotes".to_owned(),
        "f32" | "f64" => "a number, without quotes".to_owned(),
        _ if wanted.starts_with("struct ") => "a map of fields, {name: value}".to_owned(),
        _ => wanted.to_owned(),
    };
    format!("is {found}; write {wanted}")
}

/// Whether nothing follows but the place, which serde_json adds.
fn ends(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(" at line ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_names_the_nearest_are_told() {
        let names: Vec<String> = (0..5_000).map(|number| format!("shop-{number}")).collect();
        let told = nearest("shpo-17", names.iter().map(String::as_str));
        assert!(told.starts_with("did you mean shop-17? known: shop-17, "), "{told}");
        assert!(told.ends_with(" and 4988 more") && told.len() < 250, "{told}");
        assert_eq!(nearest("x", ["lyon", "web"].into_iter()), "known: web, lyon");
    }

    #[test]
    fn the_nearest_name_is_offered_only_when_it_is_near() {
        let of = |name| known(name, ["parent", "calendar"].into_iter());
        assert_eq!(of("calender"), "did you mean calendar? known: parent, calendar");
        assert_eq!(of("colour"), "known: parent, calendar");
        assert_eq!(known("x", std::iter::empty()), "known: none");
    }

    #[test]
    fn what_serde_says_is_told_in_words() {
        let message = "unknown field `parnt`, expected one of `parent`, `ends_on`, `endsOn`";
        let of = |spelling| unknown_name(message, spelling);
        assert_eq!(of(Spelling::Underscores), Some(("parnt", vec!["parent", "ends_on"])));
        assert_eq!(of(Spelling::Capitals), Some(("parnt", vec!["parent", "endsOn"])));
        assert_eq!(unknown_name("missing field `parent`", Spelling::Capitals), None);
        let cases = [
            (
                "invalid type: string \"a\", expected a sequence",
                "is the text \"a\"; write a list, [one, two]",
            ),
            (
                "invalid type: integer `5`, expected a string",
                "is the number 5; write a text, in quotes: \"5\"",
            ),
            (
                "invalid value: integer `-1`, expected u64\nin `pool`\n",
                "is the number -1; write a whole number, 0 or more, without quotes",
            ),
            ("invalid socket address syntax\nin `listen`", "invalid socket address syntax"),
            ("premature end of input", "is no instant; write 2026-11-23T09:00:00Z"),
            (
                "input contains invalid characters at line 1 column 30",
                "is no instant; write 2026-11-23T09:00:00Z",
            ),
            (
                "invalid type: integer `5`, expected a date string",
                "is the number 5; write an instant, in quotes: \"2026-11-23T09:00:00Z\"",
            ),
        ];
        for (message, told) in cases {
            assert_eq!(mistyped(message), told);
        }
    }
}
